package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.Siret;
import fr.octroi.format.DonneurDOrdre;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.Sort;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.Pseudonymes;
import fr.octroi.suivi.SourcesDuRejeu;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Secrets put wherever a person's data may stand, then looked for wherever a text may come out. */
class SecretsTest {

    /** Accounts whose keys are right, so that they get in; long sums and days that stand nowhere else. */
    private static final String IBAN = "FR7630006000011234567890189";

    private static final Montant MONTANT = new Montant(98_765_432_1L);
    private static final BigDecimal NOMBRE = new BigDecimal("48151.62342");
    private static final LocalDate JOUR = LocalDate.of(1977, 3, 14);

    private static final List<Class<?>> TYPES = types();

    private static final List<Class<?>> MARQUES = TYPES.stream()
            .filter(type -> type.isAnnotationPresent(DonneePersonnelle.class))
            .toList();

    private static final List<Class<?>> FAITS = TYPES.stream()
            .filter(type -> Fait.class.isAssignableFrom(type) && type.isRecord())
            .toList();

    /** The name under which a kind of fact is read: that of its type, in capitals. */
    private static String code(Class<?> fait) {
        return fait.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(12).ofMaxLength(24);
    }

    private static List<Class<?>> types() {
        Path racine;
        try {
            racine = Path.of(DonneePersonnelle.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        try (Stream<Path> arbre = Files.walk(racine)) {
            return arbre.map(chemin -> racine.relativize(chemin).toString())
                    .filter(nom -> nom.endsWith(".class") && !nom.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(nom -> charger(
                            nom.substring(0, nom.length() - 6).replace('/', '.').replace('\\', '.')))
                    .toList();
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }

    private static Class<?> charger(String nom) {
        try {
            return Class.forName(nom, false, SecretsTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Property(tries = 200)
    void un_type_marque_ne_montre_rien_de_ses_valeurs(@ForAll("secrets") String secret) {
        for (Class<?> type : MARQUES) {
            Object valeur = fabriquer(type, secret);
            verifierMuet(type.getSimpleName(), valeur.toString(), secret);
        }
    }

    /** What holds a marked type shows no more of it than the type itself, at any depth. */
    @Property(tries = 50)
    void un_type_qui_contient_un_type_marque_n_en_montre_rien(@ForAll("secrets") String secret) {
        int essayes = 0;
        for (Class<?> type : TYPES) {
            if (type.isRecord() && contientUnMarque(type)) {
                essayes++;
                // Its own texts are not personal, only those of what it holds.
                Object valeur = fabriquerContenant(type, secret);
                assertFalse(valeur.toString().contains(secret), () -> type + " shows what it holds");
            }
        }
        assertTrue(essayes > 0);
    }

    private static boolean contientUnMarque(Class<?> type) {
        return !type.isAnnotationPresent(DonneePersonnelle.class)
                && Stream.of(type.getRecordComponents())
                        .anyMatch(composant -> MARQUES.stream()
                                .anyMatch(marque ->
                                        composant.getGenericType().getTypeName().contains(marque.getName())));
    }

    private static void verifierMuet(String quoi, String texte, String secret) {
        for (String valeur : List.of(
                secret,
                IBAN,
                IBAN.substring(4, 23),
                MONTANT.toString(),
                NOMBRE.toPlainString(),
                JOUR.toString(),
                Empreinte.deChamps(secret).hexadecimal())) {
            assertFalse(texte.contains(valeur), () -> quoi + " shows a value");
        }
    }

    /** A step of an amount may start from an income, and every proposal holds its steps. */
    @Test
    void une_proposition_qui_s_imprime_ne_dit_pas_le_revenu() {
        Grandeur revenu = new Grandeur(Fraction.of(NOMBRE), Unite.EURO);
        List<Etape> etapes = List.of(new Etape("TAUX", List.of(revenu), revenu));
        Proposition proposition =
                new Proposition.Accorder(Montant.ofEuros(200), etapes, EtatVersement.PAYABLE, List.of());
        verifierMuet("a proposal", proposition.toString(), "revenu");
        assertTrue(proposition.toString().contains("TAUX"));
    }

    @Test
    void tous_les_types_marques_sont_eprouves() {
        assertTrue(MARQUES.contains(Iban.class) && MARQUES.contains(Cle.class));
        for (Class<?> type : MARQUES) {
            assertTrue(
                    type.isRecord()
                            || Set.of(Cle.class, Pseudonymes.class, Formulaire.class)
                                    .contains(type),
                    () -> type + " has no recipe in this test");
        }
    }

    private static Object fabriquer(Class<?> type, String secret) {
        if (type.equals(Iban.class)) {
            return new Iban(IBAN);
        }
        if (type.equals(Cle.class)) {
            return new Cle(secret.repeat(2).getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals(Pseudonymes.class)) {
            return new Pseudonymes(new Cle(secret.repeat(2).getBytes(StandardCharsets.UTF_8)));
        }
        if (type.equals(Formulaire.class)) {
            return new Formulaire(secret, JOUR)
                    .demandeur(secret, secret, secret)
                    .compte(IBAN, secret)
                    .achat(JOUR, MONTANT);
        }
        if (type.equals(DroitAcces.class)) {
            return new DroitAcces(
                    (Dossier) construire(Dossier.class, secret, secret),
                    List.of(),
                    new TreeMap<>(Map.of(Empreinte.deChamps(secret), secret)),
                    new TreeSet<>(List.of(Empreinte.deChamps(secret))),
                    new Sort(Sort.Phase.EN_COURS, null, null, ""),
                    JOUR);
        }
        if (type.equals(PieceDeposee.class)) {
            return PieceDeposee.arrivee(secret, secret, Empreinte.deChamps(secret), 4);
        }
        return construire(type, secret, secret);
    }

    private static Object fabriquerContenant(Class<?> type, String secret) {
        if (type.equals(DonneurDOrdre.class)) {
            return new DonneurDOrdre("ordinaire", new Iban(IBAN), null, "", "", "ordinaire");
        }
        if (type.equals(SourcesDuRejeu.class)) {
            return new SourcesDuRejeu(
                    Catalogue.resoudre(List.of(LecteurReglement.fourni("cuve-gpso"))),
                    new TreeMap<>(Map.of(
                            Empreinte.deChamps("fichier"), (LecturePiece) fabriquer(LecturePiece.class, secret))),
                    new TreeMap<>(),
                    (dossier, instant) -> List.of(),
                    (Cle) fabriquer(Cle.class, secret));
        }
        return construire(type, "ordinaire", secret);
    }

    private static Object construire(Class<?> type, String texte, String secret) {
        RecordComponent[] composants = type.getRecordComponents();
        Class<?>[] types = new Class<?>[composants.length];
        Object[] valeurs = new Object[composants.length];
        for (int i = 0; i < composants.length; i++) {
            types[i] = composants[i].getType();
            valeurs[i] = valeur(composants[i].getGenericType(), texte, secret);
        }
        try {
            Constructor<?> constructeur = type.getDeclaredConstructor(types);
            constructeur.setAccessible(true);
            return constructeur.newInstance(valeurs);
        } catch (InvocationTargetException refus) {
            throw new IllegalStateException(type.getName(), refus.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }

    private static Object valeur(Type type, String texte, String secret) {
        if (type instanceof ParameterizedType generique) {
            Class<?> brut = (Class<?>) generique.getRawType();
            Type[] arguments = generique.getActualTypeArguments();
            if (brut.equals(SortedMap.class)) {
                SortedMap<Object, Object> table = new TreeMap<>();
                table.put(valeur(arguments[0], texte, secret), valeur(arguments[1], texte, secret));
                return table;
            }
            if (brut.equals(SortedSet.class)) {
                return new TreeSet<>(List.of(valeur(arguments[0], texte, secret)));
            }
            return List.of(valeur(arguments[0], texte, secret));
        }
        Class<?> classe = (Class<?>) type;
        if (classe.equals(String.class)) {
            return texte;
        } else if (classe.equals(byte[].class)) {
            return secret.getBytes(StandardCharsets.UTF_8);
        } else if (classe.equals(Siret.class)) {
            return new Siret("73282932000074");
        } else if (classe.equals(NumeroDossier.class)) {
            return new NumeroDossier("V-1");
        } else if (classe.equals(Empreinte.class)) {
            return Empreinte.deChamps(secret);
        } else if (classe.equals(Montant.class)) {
            return MONTANT;
        } else if (classe.equals(BigDecimal.class)) {
            return NOMBRE;
        } else if (classe.equals(LocalDate.class)) {
            return JOUR;
        } else if (classe.equals(Instant.class)) {
            return Instant.EPOCH;
        } else if (classe.equals(Valeur.class)) {
            return new Valeur.Code(secret);
        } else if (classe.equals(Donnee.class)) {
            return Vocabulaire.DEMANDEUR_COMMUNE;
        } else if (classe.equals(Condition.class)) {
            return new Condition(
                    "RESIDENCE",
                    "article 1",
                    "une phrase",
                    new Predicat.Parmi(Vocabulaire.DEMANDEUR_COMMUNE, new TreeSet<>(List.of("92012"))));
        } else if (classe.equals(int.class) || classe.equals(Integer.class)) {
            return 4;
        } else if (classe.equals(long.class) || classe.equals(Long.class)) {
            return 4L;
        } else if (classe.equals(boolean.class)) {
            return true;
        } else if (classe.isEnum()) {
            return classe.getEnumConstants()[0];
        } else if (classe.isAnnotationPresent(DonneePersonnelle.class)) {
            return fabriquer(classe, secret);
        } else if (classe.isRecord()) {
            return construire(classe, texte, secret);
        } else if (classe.isSealed()) {
            return construire(
                    Stream.of(classe.getPermittedSubclasses())
                            .filter(Class::isRecord)
                            .findFirst()
                            .orElseThrow(),
                    texte,
                    secret);
        }
        throw new IllegalStateException("no recipe for " + classe);
    }

    /** Every way in that takes a text: the value is refused by its code, and seen neither in the message nor a cause. */
    @Property
    void un_refus_porte_un_code_et_jamais_la_valeur(@ForAll("secrets") String secret) {
        SortedMap<String, String> donnees = new TreeMap<>();
        for (Class<?> fait : FAITS) {
            for (RecordComponent composant : fait.getRecordComponents()) {
                donnees.put(composant.getName(), secret);
            }
        }
        List<Consumer<String>> entrees = new ArrayList<>(List.of(
                texte -> Iban.parse(texte + "*"),
                texte -> new Iban(texte + "*"),
                Bic::parse,
                Bic::new,
                Siret::parse,
                Siret::new,
                texte -> new NumeroDossier(texte + "*"),
                texte -> Montant.parse(texte + "*"),
                texte -> Pourcentage.parse(texte + "*"),
                texte -> Delai.parse(texte + "*"),
                Empreinte::new,
                texte -> new Acteur("gpso", Role.USAGER, texte + "*"),
                texte -> new RetourComptable.Ligne(texte + "*", RetourComptable.Issue.PAYE, "", null, JOUR),
                texte -> new RetourComptable.Ligne("V1", RetourComptable.Issue.PAYE, texte + "*", null, JOUR),
                texte -> new Recours(
                        texte + "*", new NumeroDossier("V-1"), Recours.Genre.GRACIEUX, JOUR, Recours.Issue.PENDANT),
                texte -> new Motif(texte + "*", "article 1"),
                texte -> new Acte(texte + "*", "bureau", JOUR),
                texte -> new Acte("B1", texte + "*", JOUR),
                texte -> new Composition(new TreeSet<>(List.of(texte + "*"))),
                texte -> new Deliberation(new Acte("B1", "bureau", JOUR), List.of(texte + "*"), List.of()),
                texte -> new LigneDeliberee(
                        new NumeroDossier("V-1"), Issue.REFUSE, null, List.of(texte + "*"), List.of()),
                texte -> SeanceBureau.ouverte(texte + "*", JOUR, JOUR, 1),
                texte -> Enveloppe.of(texte + "*", 2020, new LigneBudgetaire("65", "6574", ""), MONTANT),
                texte -> incident(texte + "*", "agent-1", ""),
                texte -> incident("incident-1", texte + "*", ""),
                texte -> incident("incident-1", "agent-1", texte + "*"),
                texte -> new DemandeDeComplement.Element(texte, "article 1", true),
                texte -> new DemandeDeComplement.Element("FACTURE:ABSENTE", texte + "|", true),
                texte -> new Versement(
                        texte + "*",
                        new NumeroDossier("V-1"),
                        "B1",
                        MONTANT,
                        Empreinte.deChamps("compte"),
                        Versement.Etat.LIQUIDE),
                texte -> new Bordereau(texte + "*", 2020, JOUR, "velo-2020", List.of()),
                texte -> Fait.lire(texte, new TreeMap<>())));
        for (Class<?> fait : FAITS) {
            entrees.add(texte -> Fait.lire(code(fait), donnees));
        }
        for (Class<?> fait : FAITS) {
            // Another code would say that no such kind is known, and nothing was tried.
            assertEquals(
                    "FAIT_INVALIDE",
                    refuser(texte -> Fait.lire(code(fait), donnees), secret).code());
        }
        for (Consumer<String> entree : entrees) {
            ValeurInvalideException refus = refuser(entree, secret);
            assertEquals(refus.code(), refus.getMessage());
            assertTrue(refus.code().matches("[A-Z0-9]+(_[A-Z0-9]+)*"));
            StringWriter trace = new StringWriter();
            refus.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains(secret));
        }
    }

    private static Incident incident(String reference, String responsable, String cloture) {
        return new Incident(
                reference,
                Incident.Genre.MAUVAIS_FICHIER,
                Incident.Gravite.FORTE,
                responsable,
                LocalDate.of(2026, 4, 1),
                cloture);
    }

    /** What is kept for ever, handed to an accountant, or read out on the telephone, has no place for what tells of a person. */
    @Test
    void le_journal_les_registres_et_la_fiche_ne_contiennent_aucun_type_marque() {
        for (Class<?> type : List.of(
                Entree.class,
                Parcours.class,
                Message.class,
                SeanceBureau.class,
                Enveloppe.class,
                Bordereau.class,
                FicheDeSuivi.class,
                CoordonneesBancaires.class,
                Recours.class)) {
            assertEquals(List.of(), marquesDans(type), type::getName);
        }
        assertTrue(marquesDans(Ecriture.class).contains(Iban.class), "a dossier is found to hold an account");
    }

    /** The marked types that a value of a type holds, at any depth. */
    private static List<Class<?>> marquesDans(Class<?> depart) {
        Set<Class<?>> vus = new LinkedHashSet<>();
        Deque<Class<?>> aVoir = new ArrayDeque<>(List.of(depart));
        while (!aVoir.isEmpty()) {
            Class<?> type = aVoir.remove();
            if (type.getName().startsWith("fr.octroi.") && vus.add(type)) {
                Stream.of(type.getDeclaredFields())
                        .filter(champ -> !Modifier.isStatic(champ.getModifiers()))
                        .forEach(champ -> aVoir.addAll(classes(champ.getGenericType())));
                if (type.isSealed()) {
                    aVoir.addAll(List.of(type.getPermittedSubclasses()));
                }
            }
        }
        return vus.stream()
                .filter(type -> type.isAnnotationPresent(DonneePersonnelle.class))
                .toList();
    }

    private static List<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType generique) {
            return Stream.of(generique.getActualTypeArguments())
                    .flatMap(argument -> classes(argument).stream())
                    .toList();
        }
        return type instanceof Class<?> classe ? List.of(classe) : List.of();
    }

    private static ValeurInvalideException refuser(Consumer<String> entree, String secret) {
        try {
            entree.accept(secret);
        } catch (ValeurInvalideException refus) {
            return refus;
        }
        throw new AssertionError("a secret was taken for a value");
    }
}
