package fr.octroi.benchmarks;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one more condition costs: one dossier instructed under règlements of 10, 100 and 1,000 conditions.
 *
 * <p>Conditions are of every kind, and each verdict is compared with the same question asked in Java before anything is
 * measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConditionsBench {

    /** Which facts the conditions read. */
    public enum Faits {
        /** Four facts that every dossier has, over and over. */
        COMMUNS,
        /** One fact for each condition: the more conditions, the more facts. */
        PROPRES
    }

    private record Question(String exige, Predicate<Dossier> vrai) {}

    /** Conditions answered before a dossier comes back: the same number, lest caches and branches favour the few. */
    private static final int TOUR = 10_000;

    private static final LocalDate DU = LocalDate.of(2018, 10, 1);

    /** How many conditions, that of the period apart. */
    @Param({"10", "100", "1000"})
    public int conditions;

    /** Which facts they read. */
    @Param
    public Faits faits = Faits.COMMUNS;

    private final List<Dossier> dossiers = new ArrayList<>();
    private ParOctroi octroi = ParOctroi.surFaitsDeclares();
    private int suivant;

    /** Writes the règlement, draws the dossiers, and compares every verdict. */
    @Setup
    public void preparer() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            questions.add(faits == Faits.COMMUNS ? surUnFaitCommun(i) : surUnFaitPropre(i));
        }
        octroi = new ParOctroi(LecteurReglement.lire("conditions.yaml", reglement(questions)));
        Random hasard = new Random(1);
        for (int i = 0; i < TOUR / conditions; i++) {
            dossiers.add(dossier(i, hasard));
        }
        for (Dossier dossier : dossiers) {
            List<Verdict> attendus = new ArrayList<>(List.of(Verdict.SATISFAITE));
            for (Question question : questions) {
                attendus.add(question.vrai().test(dossier) ? Verdict.SATISFAITE : Verdict.NON_SATISFAITE);
            }
            List<Verdict> obtenus = octroi.instruire(dossier).constats().stream()
                    .filter(Constat.DeCondition.class::isInstance)
                    .map(constat ->
                            ((Constat.DeCondition) constat).appreciation().verdict())
                    .toList();
            if (!obtenus.equals(attendus)) {
                throw new IllegalStateException("a verdict differs on " + dossier.numero());
            }
        }
    }

    private static Question surUnFaitCommun(int rang) {
        Montant prix = Montant.ofEuros(1_000 + rang);
        LocalDate jour = DU.plusDays(rang % 700);
        return switch (rang % 4) {
            case 0 ->
                new Question(
                        "{fait: achat.nature, parmi: [VAE, VAE_CARGO]}",
                        dossier -> List.of("VAE", "VAE_CARGO")
                                .contains(dossier.depense().nature()));
            case 1 ->
                new Question(
                        "{fait: demandeur.commune, dans: TERRITOIRE}",
                        dossier -> !"75115".equals(dossier.demandeur().adresse().insee()));
            case 2 ->
                new Question(
                        "{fait: achat.prixTtc, minimum: " + prix + " EUR}",
                        dossier -> Objects.requireNonNull(dossier.depense().montantTtc())
                                        .compareTo(prix)
                                >= 0);
            default ->
                new Question(
                        "{fait: achat.date, maximum: " + jour + "}",
                        dossier -> !Objects.requireNonNull(dossier.depense().date())
                                .isAfter(jour));
        };
    }

    private static Question surUnFaitPropre(int rang) {
        String nom = "question.f" + rang;
        return switch (rang % 3) {
            case 0 ->
                new Question(
                        "{fait: " + nom + ", minimum: 50}",
                        dossier -> dossier.reponses().get(nom) instanceof Valeur.Nombre nombre
                                && nombre.nombre().compareTo(BigDecimal.valueOf(50)) >= 0);
            case 1 ->
                new Question(
                        "{fait: " + nom + ", parmi: [A, B]}",
                        dossier -> dossier.reponses().get(nom) instanceof Valeur.Code code
                                && List.of("A", "B").contains(code.mot()));
            default ->
                new Question(
                        "{fait: " + nom + ", vrai: oui}",
                        dossier -> dossier.reponses().get(nom) instanceof Valeur.Booleen reponse && reponse.vrai());
        };
    }

    private String reglement(List<Question> questions) {
        StringBuilder yaml = new StringBuilder("""
                aide: conditions
                version: "1"
                titre: Aide
                autorite: Collectivité
                base: délibération
                sources: [inventée]
                validite: {fait: achat.date, du: 2018-01-01, code: PERIODE, article: article 1, libelle: La période.}
                territoires:
                  TERRITOIRE:
                    libelle: le territoire
                    communes: ["92012", "92022", "92040", "92047", "92048", "92072", "92075", "92077"]
                montant: {article: article 2, arrondi: au centime, formule: {forfait: 200.00 EUR}}
                pieces: []
                doublons: []
                silence: 2 mois
                """);
        if (faits == Faits.PROPRES) {
            yaml.append("questions:\n");
            for (int i = 0; i < questions.size(); i++) {
                String type = List.of("nombre", "code", "booleen").get(i % 3);
                yaml.append("  f" + i + ": {type: " + type + ", libelle: le fait " + i + "}\n");
            }
        }
        yaml.append("conditions:\n");
        for (int i = 0; i < questions.size(); i++) {
            yaml.append("  - {code: C" + i + ", article: article " + i + ", libelle: La condition " + i + "., exige: "
                    + questions.get(i).exige() + "}\n");
        }
        return yaml.toString();
    }

    private Dossier dossier(int rang, Random hasard) {
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        for (int i = 0; faits == Faits.PROPRES && i < conditions; i++) {
            reponses.put(
                    "question.f" + i,
                    switch (i % 3) {
                        case 0 -> new Valeur.Nombre(BigDecimal.valueOf(hasard.nextInt(100)));
                        case 1 -> new Valeur.Code(List.of("A", "B", "C").get(hasard.nextInt(3)));
                        default -> new Valeur.Booleen(hasard.nextBoolean());
                    });
        }
        String commune = List.of("92012", "92040", "92077", "75115").get(hasard.nextInt(4));
        String nature = List.of("VAE", "VAE_CARGO", "SPEED_BIKE").get(hasard.nextInt(3));
        return new Dossier(
                new NumeroDossier("C-" + rang),
                "conditions",
                LocalDate.of(2020, 10, 1),
                new Demandeur("", "Nom", "Prenom", null, new Adresse("1 rue X", "", "", commune), "", ""),
                Foyer.INCONNU,
                new Depense(
                        nature,
                        "NEUF",
                        "",
                        DU.plusDays(hasard.nextInt(700)),
                        Montant.ofEuros(1_000 + hasard.nextInt(1_000)),
                        null,
                        null,
                        null,
                        "",
                        ""),
                null,
                "",
                null,
                reponses,
                List.of(),
                EtatDossier.DEPOSE);
    }

    /**
     * Instructs.
     *
     * @return the proposal; its time divided by the number of conditions is what is published
     */
    @Benchmark
    public Proposition instruire() {
        suivant = suivant + 1 == dossiers.size() ? 0 : suivant + 1;
        return octroi.instruire(dossiers.get(suivant));
    }
}
