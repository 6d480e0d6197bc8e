package fr.octroi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house of {@code docs/architecture.md}, rule by rule; each is seen to fail on a class made bad for it. */
class ArchitectureTest {

    /** Each package may use those before it, and no other of the house. */
    static final List<String> ORDRE = List.of(
            "commun",
            "calendrier",
            "reglement",
            "dossier",
            "demande",
            "instruction",
            "relance",
            "budget",
            "bureau",
            "versement",
            "recours",
            "journal",
            "echange",
            "rgpd",
            "suivi",
            "port",
            "guichet");

    private static final List<String> METIER = ORDRE.subList(0, ORDRE.indexOf("port"));

    private static final List<String> ANNEAU = List.of("format", "document", "memoire");

    static final JavaClasses MAISON = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.octroi");

    private static final JavaClasses TEMOINS = new ClassFileImporter().importPackages("fr.octroi.temoin");

    private static String[] paquets(String racine, List<String> noms) {
        return noms.stream().map(nom -> racine + "." + nom).toArray(String[]::new);
    }

    private static ArchRule ordre(String racine) {
        List<ArchRule> regles = new ArrayList<>();
        for (int i = 0; i < ORDRE.size(); i++) {
            List<String> interdits = new ArrayList<>(ORDRE.subList(i + 1, ORDRE.size()));
            interdits.addAll(ANNEAU);
            regles.add(noClasses()
                    .that()
                    .resideInAPackage(racine + "." + ORDRE.get(i))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(paquets(racine, interdits))
                            .or(resideInAPackage(racine).as("the composition root")))
                    .because(
                            "the packages are a table of contents: each is read with the help of those before it alone")
                    .allowEmptyShould(racine.endsWith("temoin")));
        }
        return CompositeArchRule.of(regles);
    }

    private static final ArchRule ANNEAU_INCONNU_DE_LUI_MEME = noClasses()
            .that()
            .resideInAnyPackage("fr.octroi.format", "fr.octroi.document")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.octroi.memoire", "fr.octroi")
            .because("a reader of documents that knew where they are stored could not be used by another host");

    private static final ArchRule MEMOIRE_SEULE = noClasses()
            .that()
            .resideInAPackage("fr.octroi.memoire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.octroi.format", "fr.octroi.document", "fr.octroi.guichet", "fr.octroi")
            .because("the embedded store is an adapter like any other: ports are all that it sees");

    private static ArchRule sansCycle(String racine) {
        return slices().matching(racine + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one package with two names");
    }

    private static final DescribedPredicate<JavaClass> PERMIS =
            DescribedPredicate.describe("of the trade or of the few the trade may use", ArchitectureTest::estPermis);

    private static final Set<String> HACHAGE = Set.of(
            "java.security.MessageDigest",
            "java.security.NoSuchAlgorithmException",
            "java.security.InvalidKeyException",
            "java.security.GeneralSecurityException",
            "java.security.Key",
            "javax.crypto.Mac",
            "javax.crypto.SecretKey",
            "javax.crypto.spec.SecretKeySpec");

    private static final Set<String> JAMAIS = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ClassLoader",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.UUID",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.time.Clock",
            "java.time.InstantSource");

    private static boolean estPermis(JavaClass classe) {
        JavaClass base = classe.getBaseComponentType();
        String nom = base.getName();
        String paquet = base.getPackageName();
        if (JAMAIS.contains(nom)) {
            return false;
        }
        return base.isPrimitive()
                || METIER.stream().anyMatch(metier -> Pattern.matches("fr\\.octroi(\\.temoin)?\\." + metier, paquet))
                || HACHAGE.contains(nom)
                || Set.of(
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.runtime",
                                "java.math",
                                "java.text",
                                "java.util")
                        .contains(paquet)
                // The bootstrap methods of lambdas and records, which no source names.
                || paquet.equals("java.lang.invoke")
                || Set.of("java.util.function", "java.util.regex", "java.util.stream")
                        .contains(paquet)
                || paquet.equals("java.time")
                || paquet.startsWith("java.time.")
                || paquet.startsWith("java.nio.charset")
                || paquet.startsWith("jakarta.validation")
                || paquet.startsWith("org.jspecify")
                || nom.equals("java.io.Serializable");
    }

    /**
     * It counts how often a règlement judged, and then loads a copy of a class of the house: who sees that late, or never, comes to the
     * same answers (ADR 0024).
     */
    private static final String SAISINE = "fr.octroi.reglement.Saisine";

    private static ArchRule purete(String racine) {
        return classes()
                .that()
                .resideInAnyPackage(paquets(racine, METIER))
                .and()
                .doNotHaveFullyQualifiedName(SAISINE)
                .should(onlyDependOnClassesThat(PERMIS))
                .because("the trade is a pure function of values: what it needs of the world comes in as an argument");
    }

    private static ArchRule sansHorloge(String racine) {
        return noClasses()
                .that()
                .resideInAnyPackage(paquets(racine, METIER))
                .should()
                .callMethodWhere(DescribedPredicate.describe("reads a clock, the machine or chance", appel -> {
                    String proprietaire = appel.getTargetOwner().getName();
                    String methode = appel.getTarget().getName();
                    return (methode.equals("now") && proprietaire.startsWith("java.time"))
                            || (proprietaire.equals("java.lang.System") && !methode.equals("arraycopy"))
                            || (proprietaire.equals("java.lang.Math") && methode.equals("random"))
                            || (proprietaire.equals("java.util.Collections") && methode.equals("shuffle"))
                            || methode.equals("parallelStream")
                            || methode.equals("printStackTrace")
                            || methode.equals("getDefault");
                }))
                .because("the same dossier must be decided alike tomorrow, elsewhere, and before a judge");
    }

    private static boolean estFlottant(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .map(JavaClass::getName)
                .anyMatch(Set.of("double", "float", "java.lang.Double", "java.lang.Float")::contains);
    }

    private static ArchRule sansFlottants(String racine) {
        String pourquoi = "a cent lost in a rounding that nobody named is a cent that nobody can explain";
        return CompositeArchRule.of(fields().that()
                        .areDeclaredInClassesThat(resideInAnyPackage(paquets(racine, METIER)))
                        .should(interdire(
                                "be no floating-point number", (JavaField champ) -> estFlottant(champ.getType())))
                        .because(pourquoi))
                .and(codeUnits()
                        .that()
                        .areDeclaredInClassesThat(resideInAnyPackage(paquets(racine, METIER)))
                        .should(interdire(
                                "take or give no floating-point number",
                                (JavaCodeUnit methode) -> estFlottant(methode.getReturnType())
                                        || methode.getParameterTypes().stream()
                                                .anyMatch(ArchitectureTest::estFlottant)))
                        .because(pourquoi));
    }

    private static <T extends HasName.AndFullName> ArchCondition<T> interdire(String description, Predicate<T> faute) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T element, ConditionEvents evenements) {
                if (faute.test(element)) {
                    evenements.add(SimpleConditionEvent.violated(element, element.getFullName() + ": " + description));
                }
            }
        };
    }

    /** What changes while it gathers, inside one call. */
    private static final Set<String> LE_TEMPS_D_UN_APPEL = Set.of(
            "fr.octroi.instruction.Releve",
            "fr.octroi.journal.Journal$Controle",
            "fr.octroi.journal.Relecture",
            "fr.octroi.journal.EnvoisRelus",
            "fr.octroi.journal.DemandesRelues",
            "fr.octroi.journal.ExamenRelu",
            "fr.octroi.journal.LimitationsRelues",
            "fr.octroi.journal.SeancesRelues",
            "fr.octroi.journal.PaiementsRelus",
            "fr.octroi.journal.RecoursRelus");

    private static ArchRule immuable(String racine) {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(paquets(racine, METIER))
                        .and(DescribedPredicate.describe(
                                "outlive a call",
                                classe -> !LE_TEMPS_D_UN_APPEL.contains(classe.getName())
                                        && !SAISINE.equals(classe.getName()))))
                .should()
                .beFinal()
                .because("a value that cannot change needs no lock and can be shared by every dossier");
    }

    /** A final field may still hold a builder or an array: no static one of the trade does. */
    private static ArchRule sansEtatStatique(String racine) {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(paquets(racine, METIER)))
                .and()
                .areStatic()
                .and(DescribedPredicate.describe(
                        "are written in the source",
                        champ -> !champ.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !champ.getName().startsWith("$")))
                .should(interdire(
                        "hold no state",
                        (JavaField champ) -> !champ.getModifiers().contains(JavaModifier.FINAL)
                                || champ.getRawType().isArray()
                                || champ.getRawType()
                                        .getName()
                                        .matches("java\\.util\\.(ArrayList|HashMap|TreeMap|concurrent.*)")
                                || champ.getRawType().getName().startsWith("java.lang.StringBu")))
                .because("two hosts in one machine share the classes of the trade, and nothing else");
    }

    private static ArchRule portsNus(String racine) {
        return codeUnits()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(racine + ".port"))
                .and()
                .areNotPrivate()
                .should(interdire(
                        "show nothing of a library",
                        (JavaCodeUnit methode) -> Stream.concat(
                                        Stream.of(methode.getReturnType()), methode.getParameterTypes().stream())
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .anyMatch(type -> !type.isPrimitive()
                                        && !type.getPackageName().startsWith("fr.octroi")
                                        && !Set.of(
                                                        "java.lang",
                                                        "java.util",
                                                        "java.util.function",
                                                        "java.util.stream",
                                                        "java.time",
                                                        "java.io")
                                                .contains(type.getPackageName()))))
                .because("who implements a port must not inherit the libraries that Octroi chose for itself");
    }

    private static final ArchRule EXCEPTIONS = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(RuntimeException.class)
            .andShould()
            .haveSimpleNameEndingWith("Exception")
            .because("an outcome of the trade is a value; an exception is a bug, a refusal or a failure of the world");

    private static ArchRule sansExceptionVerifiee(String racine) {
        return codeUnits()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(paquets(racine, ORDRE)))
                .and()
                .areNotPrivate()
                .should(interdire(
                        "declare no checked exception",
                        (JavaCodeUnit methode) -> methode.getExceptionTypes().stream()
                                .anyMatch(type -> !type.toErasure().isAssignableTo(RuntimeException.class))))
                .because("an outcome of the trade is a sealed value, and the failure of the world is unchecked");
    }

    private static final ArchRule METIER_MUET = noClasses()
            .that()
            .resideInAnyPackage(paquets("fr.octroi", ORDRE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.commons.logging..")
            .orShould()
            .accessTargetWhere(DescribedPredicate.describe(
                    "is a standard stream",
                    acces -> acces.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err", "in")
                                    .contains(acces.getTarget().getName())))
            .because("a log line is a way out for personal data: only the ring writes any");

    record Regle(String nom, ArchRule maison, ArchRule temoin) {
        @Override
        public String toString() {
            return nom;
        }
    }

    static Stream<Regle> regles() {
        SortedMap<String, Function<String, ArchRule>> regles = new TreeMap<>();
        regles.put("ordre", ArchitectureTest::ordre);
        regles.put("sans_cycle", ArchitectureTest::sansCycle);
        regles.put("purete", ArchitectureTest::purete);
        regles.put("sans_horloge_ni_hasard", ArchitectureTest::sansHorloge);
        regles.put("sans_flottants", ArchitectureTest::sansFlottants);
        regles.put("immuable", ArchitectureTest::immuable);
        regles.put("sans_etat_statique", ArchitectureTest::sansEtatStatique);
        regles.put("ports_nus", ArchitectureTest::portsNus);
        regles.put("sans_exception_verifiee", ArchitectureTest::sansExceptionVerifiee);
        return regles.entrySet().stream()
                .map(regle -> new Regle(
                        regle.getKey(),
                        regle.getValue().apply("fr.octroi"),
                        regle.getValue().apply("fr.octroi.temoin").allowEmptyShould(true)));
    }

    @ParameterizedTest
    @MethodSource("regles")
    void la_maison_tient_chaque_regle(Regle regle) {
        regle.maison().check(MAISON);
    }

    @ParameterizedTest
    @MethodSource("regles")
    void chaque_regle_peut_echouer(Regle regle) {
        assertTrue(regle.temoin().evaluate(TEMOINS).hasViolation());
    }

    /** The exceptions to {@code immuable} earn it: nobody outside sees one, and no field keeps one but those of its likes. */
    @Test
    void ce_qui_change_le_temps_d_un_appel_n_est_garde_nulle_part() {
        for (String nom : LE_TEMPS_D_UN_APPEL) {
            JavaClass classe = MAISON.get(nom);
            assertFalse(classe.getModifiers().contains(JavaModifier.PUBLIC), nom);
            assertEquals(
                    Set.of(),
                    MAISON.stream()
                            .flatMap(autre -> autre.getFields().stream())
                            .filter(champ ->
                                    champ.getType().getAllInvolvedRawTypes().contains(classe)
                                            && !LE_TEMPS_D_UN_APPEL.contains(
                                                    champ.getOwner().getName()))
                            .collect(Collectors.toSet()),
                    nom);
        }
    }

    @Test
    void l_anneau_ne_connait_que_ce_qu_il_met_en_oeuvre() {
        ANNEAU_INCONNU_DE_LUI_MEME.check(MAISON);
        MEMOIRE_SEULE.check(MAISON);
    }

    @Test
    void le_metier_n_ecrit_ni_journal_technique_ni_console() {
        METIER_MUET.check(MAISON);
    }

    @Test
    void les_exceptions_sont_non_verifiees() {
        EXCEPTIONS.check(MAISON);
    }

    /** A new package takes its place in the order, or this fails. */
    @Test
    void chaque_paquet_a_sa_place() {
        Set<String> connus = new TreeSet<>(List.of("fr.octroi"));
        Stream.concat(ORDRE.stream(), ANNEAU.stream())
                .map(nom -> "fr.octroi." + nom)
                .forEach(connus::add);
        assertEquals(
                connus, MAISON.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new)));
    }
}
