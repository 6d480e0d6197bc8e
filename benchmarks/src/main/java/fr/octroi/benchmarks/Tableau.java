package fr.octroi.benchmarks;

import static fr.octroi.benchmarks.PieceInventee.FACTURE;
import static fr.octroi.benchmarks.PieceInventee.FACTURE_A_LOGO;
import static fr.octroi.benchmarks.PieceInventee.FACTURE_A_TABLEAU;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.benchmarks.Mesures.Mesure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a result of JMH (JSON) into the tables of {@code benchmarks/README.md}: no figure there is typed by hand.
 *
 * <p>What the file does not hold, the processor, is read on the machine at hand: write the tables where you measured.
 */
public final class Tableau {

    private static final Path PROCESSEUR = Path.of("/proc/cpuinfo");
    private static final String DEBUT = "<!-- measures: written by Tableau, not by hand -->\n";
    private static final String FIN = "<!-- /measures -->\n";
    private static final String OCTROI = "InstructionBench.octroi";
    private static final String A_LA_MAIN = "InstructionBench.aLaMain";
    private static final String EXPLICATION = "ExplicationBench.page";
    private static final String PHRASES = "ExplicationBench.phrases";
    private static final String CATALOGUE = "CatalogueBench.toutesLesAides";
    private static final String CONDITIONS = "ConditionsBench.instruire";
    private static final List<String> DROOLS = List.of(
            "InstructionBench.droolsAvecEtat", "InstructionBench.droolsConditions", "InstructionBench.droolsSansEtat");
    private static final String LECTURE = "LectureBench.";
    private static final String MUR = "MurBench.";
    private static final String STOCKAGE = "StockageBench.";
    private static final String ARRIVEES = "ArriveesBench.";
    private static final List<Integer> LIGNES = List.of(50, 500, 5_000, 60_000);
    private static final List<Integer> NOMBRES = List.of(10, 100, 1_000);

    /** The slowest iteration of a benchmark on a quiet machine stays below its fastest times this. */
    private static final double CALME = 1.5;

    private final Mesures mesures;
    private final LocalDate jour;
    private final StringBuilder texte = new StringBuilder();

    private Tableau(Mesures mesures, LocalDate jour) {
        this.mesures = mesures;
        this.jour = jour;
    }

    /**
     * Writes the tables.
     *
     * @param arguments the result of JMH, of a run with {@code -prof gc -rf json}; then the page whose tables are
     *     replaced, else they are printed
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path resultat = Path.of(arguments[0]);
        LocalDate jour = Files.getLastModifiedTime(resultat)
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        String tableaux = new Tableau(Mesures.lire(resultat), jour).ecrire();
        if (arguments.length == 1) {
            System.out.print(tableaux);
            return;
        }
        Path page = Path.of(arguments[1]);
        Matcher place = Pattern.compile(Pattern.quote(DEBUT) + ".*" + Pattern.quote(FIN), Pattern.DOTALL)
                .matcher(Files.readString(page));
        if (!place.find()) {
            throw new IllegalArgumentException(page + " has no place for the tables");
        }
        Files.writeString(page, place.replaceFirst(Matcher.quoteReplacement(DEBUT + tableaux + FIN)));
    }

    private String ecrire() throws IOException {
        conditionsDeMesure();
        calme();
        moteurs();
        arrivees();
        lectures();
        stockage();
        objectifs();
        parCondition();
        return texte.toString();
    }

    private void conditionsDeMesure() throws IOException {
        JsonNode essai = mesures.conditions();
        ligne("Measured on " + jour + " on " + machine() + ", JDK "
                + essai.path("vmVersion").asText() + " (" + essai.path("vmName").asText() + "), JVM options "
                + options(essai) + ", JMH " + essai.path("jmhVersion").asText() + ":");
        ligne("");
        ligne("    java -jar benchmarks/target/benchmarks.jar -f "
                + essai.path("forks").asText() + " -t "
                + essai.path("threads").asText() + " -wi "
                + essai.path("warmupIterations").asText() + " -w "
                + court(essai.path("warmupTime")) + " -i "
                + essai.path("measurementIterations").asText() + " -r "
                + court(essai.path("measurementTime")) + " -prof gc -rf json -rff benchmarks/target/jmh.json");
        ligne("");
    }

    /** What else a machine was doing shows in the spread of what it measured. */
    private void calme() {
        String agitees = mesures.toutes().entrySet().stream()
                .filter(mesure ->
                        mesure.getValue().maximum() > CALME * mesure.getValue().minimum())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!agitees.isEmpty()) {
            ligne("**Not to be quoted alone**: the slowest iteration took more than " + CALME + " times the fastest in "
                    + agitees + ". The machine was busy, or what they run was still being compiled.");
            ligne("");
        }
    }

    private static String options(JsonNode essai) {
        List<String> options = new ArrayList<>();
        essai.path("jvmArgs").forEach(option -> options.add("`" + option.asText() + "`"));
        return options.isEmpty() ? "by default" : String.join(" ", options);
    }

    private static String court(JsonNode duree) {
        return duree.asText().replace(" ", "");
    }

    private static String machine() throws IOException {
        String modele = System.getProperty("os.arch");
        if (Files.isReadable(PROCESSEUR)) {
            modele = Files.readAllLines(PROCESSEUR, StandardCharsets.UTF_8).stream()
                    .filter(ligne -> ligne.startsWith("model name"))
                    .map(ligne -> ligne.substring(ligne.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(modele);
        }
        return Runtime.getRuntime().availableProcessors() + " cores of " + modele + ", "
                + System.getProperty("os.name");
    }

    private void moteurs() {
        ligne("| one dossier, four rules | ns | fastest and slowest | bytes | × by hand |");
        ligne("|---|--:|--:|--:|--:|");
        moteur("by hand, yes or no without a reason", "InstructionBench.etalonSansMotif");
        moteur("**by hand, every result kept**", A_LA_MAIN);
        moteur("**Octroi**", OCTROI);
        moteur("Easy Rules, judged in actions", "InstructionBench.easyRules");
        moteur("Drools, session kept, judged in consequences", DROOLS.get(0));
        moteur("Drools, session kept, judged in conditions", DROOLS.get(1));
        moteur("Drools, stateless session, judged in consequences", DROOLS.get(2));
        moteur("DMN (Drools)", "InstructionBench.dmn");
        moteur("Octroi's sentences, one a finding and one a step, in French", PHRASES);
        moteur("Octroi's page of reasons, in French", EXPLICATION);
        moteur("Octroi, all of 341 aids for one applicant", CATALOGUE);
        ligne("");
    }

    private void moteur(String nom, String cle) {
        Mesure mesure = mesures.de(cle);
        if (mesure != null) {
            ligne("| " + nom + " | " + entier(mesure.mediane()) + " | " + entier(mesure.minimum()) + "–"
                    + entier(mesure.maximum()) + " | "
                    + entier(mesure.octets()) + " | " + rapport(rapport(cle, A_LA_MAIN)) + " |");
        }
    }

    private void objectifs() {
        OptionalDouble drools = DROOLS.stream()
                .flatMap(cle -> mesures.temps(cle).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .min();
        ligne("| target | asked | measured | met |");
        ligne("|---|--:|--:|---|");
        objectif("Octroi ÷ by hand, every result kept", rapport(OCTROI, A_LA_MAIN), 1.2, false);
        objectif(
                "the fastest Drools ÷ Octroi",
                drools.isPresent() && temps(OCTROI).isPresent()
                        ? OptionalDouble.of(drools.getAsDouble() / temps(OCTROI).getAsDouble())
                        : OptionalDouble.empty(),
                8,
                true);
        objectif("sentences ÷ evaluation", rapport(PHRASES, OCTROI), 15, false);
        objectif("page of reasons ÷ evaluation", rapport(EXPLICATION, OCTROI), 15, false);
        objectif("all of 341 aids ÷ evaluation", rapport(CATALOGUE, OCTROI), 100, false);
        for (ConditionsBench.Faits faits : ConditionsBench.Faits.values()) {
            objectif(
                    "one of 1,000 conditions ÷ one of 10, " + nom(faits),
                    parCondition(1_000, faits).isPresent()
                                    && parCondition(10, faits).isPresent()
                            ? OptionalDouble.of(parCondition(1_000, faits).getAsDouble()
                                    / parCondition(10, faits).getAsDouble())
                            : OptionalDouble.empty(),
                    1.2,
                    false);
        }
        objectif(
                "CSV mapped and checked ÷ jackson-csv and Hibernate Validator",
                rapport(ARRIVEES + "csv 5000", ARRIVEES + "csvParJackson 5000"),
                1.3,
                false);
        objectif(
                "JSON read and checked ÷ Jackson and Hibernate Validator",
                rapport(ARRIVEES + "json 5000", ARRIVEES + "jsonParJackson 5000"),
                1.3,
                false);
        objectif("one request of 5,000 ÷ one of 500, from CSV to proposal", croissance("csvInstruit"), 1.2, false);
        objectif("a second thread's gain ÷ that of a bare loop", aDeux(), 0.9, true);
        objectif("a page's facts ÷ its text by PDFBox", lecture("dansLHote", FACTURE, "pdfbox"), 1.25, false);
        objectif("the same, with a logo", lecture("dansLHote", FACTURE_A_LOGO, "pdfbox"), 1.25, false);
        objectif("the same, in frames", lecture("dansLHote", FACTURE_A_TABLEAU, "pdfbox"), 1.25, false);
        objectif("a page behind the wall ÷ in the host", lecture("derriereLeMur", FACTURE, "dansLHote"), 1.3, false);
        objectif(
                "a lot behind the wall, two workers ÷ its text by PDFBox, one file after the other",
                rapport(MUR + "derriereLeMur", MUR + "pdfbox"),
                1.5,
                false);
        objectif(
                "a lot's rows by COPY alone ÷ the lot filed by Octroi",
                rapport(STOCKAGE + "lotParCopie", STOCKAGE + "lotParOctroi"),
                0.4,
                true);
        objectif(
                "a page of what changed among 1,000,000 ÷ among 10,000",
                rapport(STOCKAGE + "pageDesChangements 1000000", STOCKAGE + "pageDesChangements 10000"),
                1.5,
                false);
        ligne("");
    }

    private OptionalDouble lecture(String dessus, PieceInventee piece, String dessous) {
        return rapport(LECTURE + dessus + ' ' + piece, LECTURE + dessous + ' ' + piece);
    }

    private void objectif(String quoi, OptionalDouble mesure, double demande, boolean auMoins) {
        String tenu = mesure.isEmpty()
                ? "not measured"
                : (auMoins ? mesure.getAsDouble() >= demande : mesure.getAsDouble() <= demande) ? "yes" : "**no**";
        ligne("| " + quoi + " | " + (auMoins ? "≥ " : "≤ ") + demande + " | " + rapport(mesure) + " | " + tenu + " |");
    }

    private void parCondition() {
        if (NOMBRES.stream()
                .noneMatch(nombre -> Stream.of(ConditionsBench.Faits.values())
                        .anyMatch(faits -> parCondition(nombre, faits).isPresent()))) {
            return;
        }
        ligne("| conditions | ns a condition, " + nom(ConditionsBench.Faits.COMMUNS) + " | ns a condition, "
                + nom(ConditionsBench.Faits.PROPRES) + " |");
        ligne("|--:|--:|--:|");
        for (int nombre : NOMBRES) {
            ligne("| " + String.format(Locale.ROOT, "%,d", nombre) + " | "
                    + dixieme(parCondition(nombre, ConditionsBench.Faits.COMMUNS)) + " | "
                    + dixieme(parCondition(nombre, ConditionsBench.Faits.PROPRES)) + " |");
        }
    }

    private void arrivees() {
        ligne("| one request of a month of | "
                + LIGNES.stream()
                        .map(lignes -> String.format(Locale.ROOT, "%,d: ns | bytes", lignes))
                        .collect(Collectors.joining(" | "))
                + " |");
        ligne("|---|" + "--:|--:|".repeat(LIGNES.size()));
        arrivee("checked by Hibernate Validator alone", "validerSeulement");
        arrivee("**checked by Octroi, and a dossier made of it**", "valider");
        arrivee("from CSV by Jackson, checked by Hibernate Validator", "csvParJackson");
        arrivee("**from CSV by Octroi, checked**", "csv");
        arrivee("from JSON by Jackson, checked by Hibernate Validator", "jsonParJackson");
        arrivee("**from JSON by Octroi, checked**", "json");
        arrivee("**from CSV by Octroi, checked and instructed**", "csvInstruit");
        ligne("");
    }

    private void arrivee(String nom, String comment) {
        if (LIGNES.stream()
                .allMatch(lignes -> temps(ARRIVEES + comment + ' ' + lignes).isEmpty())) {
            return;
        }
        ligne("| " + nom + " | "
                + LIGNES.stream()
                        .map(lignes -> {
                            Mesure mesure = mesures.de(ARRIVEES + comment + ' ' + lignes);
                            return mesure == null
                                    ? " | "
                                    : entier(mesure.mediane() / lignes) + " | " + entier(mesure.octets() / lignes);
                        })
                        .collect(Collectors.joining(" | "))
                + " |");
    }

    /** The gain of a second thread, beside that of a loop which needs nothing but a processor. */
    private OptionalDouble aDeux() {
        OptionalDouble lot = rapport(ARRIVEES + "csvInstruit 5000", ARRIVEES + "csvInstruitADeux 5000");
        OptionalDouble boucle = rapport(ARRIVEES + "calcul", ARRIVEES + "calculADeux");
        return lot.isPresent() && boucle.isPresent()
                ? OptionalDouble.of(lot.getAsDouble() / boucle.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble croissance(String comment) {
        OptionalDouble rapport = rapport(ARRIVEES + comment + " 5000", ARRIVEES + comment + " 500");
        return rapport.isPresent() ? OptionalDouble.of(rapport.getAsDouble() / 10) : rapport;
    }

    private void lectures() {
        ligne("| one page | ms | fastest and slowest | × PDFBox |");
        ligne("|---|--:|--:|--:|");
        for (PieceInventee piece : List.of(FACTURE, FACTURE_A_LOGO, FACTURE_A_TABLEAU)) {
            String page = switch (piece) {
                case FACTURE_A_LOGO -> "an invoice with a logo";
                case FACTURE_A_TABLEAU -> "an invoice in frames";
                default -> "an invoice";
            };
            lecture(page + ", its text by PDFBox", "pdfbox", piece);
            lecture("**" + page + ", its facts in the host**", "dansLHote", piece);
            lecture(page + ", its facts behind the wall", "derriereLeMur", piece);
        }
        ligne("");
    }

    private void lecture(String nom, String comment, PieceInventee piece) {
        Mesure mesure = mesures.de(LECTURE + comment + ' ' + piece);
        if (mesure != null) {
            ligne("| " + nom + " | " + millisecondes(mesure.mediane()) + " | " + millisecondes(mesure.minimum()) + "–"
                    + millisecondes(mesure.maximum()) + " | " + rapport(lecture(comment, piece, "pdfbox")) + " |");
        }
    }

    private void stockage() {
        ligne("| storage, PostgreSQL | ms | fastest and slowest |");
        ligne("|---|--:|--:|");
        stockage("a lot of 5,000 requests, its final rows by COPY alone", "lotParCopie");
        stockage("**a lot of 5,000 requests, filed by Octroi**", "lotParOctroi");
        stockage("a month of 500 requests, filed and instructed", "moisDeposeEtInstruit");
        stockage("100 of what changed, among 10,000 dossiers", "pageDesChangements 10000");
        stockage("100 of what changed, among 1,000,000 dossiers", "pageDesChangements 1000000");
        ligne("");
    }

    private void stockage(String nom, String comment) {
        Mesure mesure = mesures.de(STOCKAGE + comment);
        if (mesure != null) {
            ligne("| " + nom + " | " + millisecondes(mesure.mediane()) + " | " + millisecondes(mesure.minimum()) + "–"
                    + millisecondes(mesure.maximum()) + " |");
        }
    }

    private static String nom(ConditionsBench.Faits faits) {
        return switch (faits) {
            case COMMUNS -> "on four facts";
            case PROPRES -> "each on a fact of its own";
        };
    }

    /** The condition of the period counts too: it is answered like the others. */
    private OptionalDouble parCondition(int nombre, ConditionsBench.Faits faits) {
        OptionalDouble temps = temps(CONDITIONS + " " + nombre + " " + faits);
        return temps.isPresent() ? OptionalDouble.of(temps.getAsDouble() / (nombre + 1)) : temps;
    }

    private OptionalDouble temps(String cle) {
        return mesures.temps(cle);
    }

    private OptionalDouble rapport(String dessus, String dessous) {
        return mesures.rapport(dessus, dessous);
    }

    private static String entier(double nombre) {
        return Double.isNaN(nombre) ? "" : String.format(Locale.ROOT, "%,.0f", nombre);
    }

    private static String rapport(OptionalDouble nombre) {
        return nombre.isPresent() ? String.format(Locale.ROOT, "%.2f", nombre.getAsDouble()) : "";
    }

    private static String dixieme(OptionalDouble nombre) {
        return nombre.isPresent() ? String.format(Locale.ROOT, "%.1f", nombre.getAsDouble()) : "";
    }

    private static String millisecondes(double nanosecondes) {
        return String.format(Locale.ROOT, "%.2f", nanosecondes / 1_000_000);
    }

    private void ligne(String ligne) {
        texte.append(ligne).append('\n');
    }
}
