package fr.octroi.benchmarks;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Proposition;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * How long until a fresh JVM proposes: machines are launched in turn, and each says the answer that is expected of it.
 *
 * <p>Beside a host of Octroi, from its règlement to its first proposal, one that starts Hibernate Validator and checks one bean. Both have the
 * same class path, made of what Octroi needs; the other libraries of the benchmarks would make both slower, and so more alike.
 */
public final class Demarrage {

    /** What is launched, and what it must say. */
    private enum Depart {
        JVM("a JVM that does nothing", "Rien", ""),
        VALIDATEUR("Hibernate Validator, one bean", "Validateur", "2 faults"),
        OCTROI("Octroi, règlement to proposal", "Hote", "ACCORDER 200.00");

        private final String sens;
        private final String classe;
        private final String reponse;

        Depart(String sens, String classe, String reponse) {
            this.sens = sens;
            this.classe = Demarrage.class.getName() + "$" + classe;
            this.reponse = reponse;
        }
    }

    private static final List<String> CHEMIN = List.of(
            "fr/octroi/",
            "com/fasterxml/",
            "org/yaml/",
            "org/hibernate/validator/",
            "jakarta/validation/",
            "org/jboss/logging/",
            "org/slf4j/",
            "META-INF/services/org.slf4j",
            "META-INF/services/jakarta.validation");

    private Demarrage() {}

    /**
     * Launches them all, so many times each, with and without an archive of classes; prints a table. Fails when one says anything else than
     * what is expected of it, never because of a figure.
     *
     * @param arguments how many times
     * @throws IOException when a JVM cannot be launched
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int fois = Integer.parseInt(arguments[0]);
        Path dossier = Files.createTempDirectory("demarrage");
        Path jar = dossier.resolve("octroi-seul.jar");
        Path tout = Path.of(System.getProperty("java.class.path"));
        reduire(tout, jar);
        Map<Depart, Path> archives = new EnumMap<>(Depart.class);
        for (Depart depart : Depart.values()) {
            Path archive = dossier.resolve(depart + ".jsa");
            lancer(depart, jar, "-XX:ArchiveClassesAtExit=" + archive);
            archives.put(depart, archive);
        }
        Map<Depart, List<Double>> sans = new EnumMap<>(Depart.class);
        Map<Depart, List<Double>> avec = new EnumMap<>(Depart.class);
        for (int i = 0; i < fois; i++) {
            for (Depart depart : Depart.values()) {
                sans.computeIfAbsent(depart, aucun -> new ArrayList<>()).add(lancer(depart, jar, "-Xshare:auto"));
                avec.computeIfAbsent(depart, aucun -> new ArrayList<>())
                        .add(lancer(depart, jar, "-Xshare:on", "-XX:SharedArchiveFile=" + archives.get(depart)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d launches each, in turn; ms until the process ended, medians (fastest and slowest)%n%n"
                        + "| | ms | with an archive of its classes | MB |%n|---|--:|--:|--:|%n",
                fois);
        for (Depart depart : Depart.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f |%n",
                    depart.sens,
                    dire(sans.getOrDefault(depart, List.of())),
                    dire(avec.getOrDefault(depart, List.of())),
                    Files.size(archives.get(depart)) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "| **Octroi ÷ Hibernate Validator** | **%.2f** | **%.2f** | |%n",
                mediane(sans.getOrDefault(Depart.OCTROI, List.of()))
                        / mediane(sans.getOrDefault(Depart.VALIDATEUR, List.of())),
                mediane(avec.getOrDefault(Depart.OCTROI, List.of()))
                        / mediane(avec.getOrDefault(Depart.VALIDATEUR, List.of())));
        effacer(dossier);
    }

    private static void reduire(Path tout, Path jar) throws IOException {
        try (JarFile source = new JarFile(tout.toFile());
                JarOutputStream cible = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Enumeration<JarEntry> entrees = source.entries(); entrees.hasMoreElements(); ) {
                JarEntry entree = entrees.nextElement();
                if (!entree.isDirectory() && CHEMIN.stream().anyMatch(entree.getName()::startsWith)) {
                    cible.putNextEntry(new JarEntry(entree.getName()));
                    try (var octets = source.getInputStream(entree)) {
                        octets.transferTo(cible);
                    }
                }
            }
        }
    }

    private static double lancer(Depart depart, Path jar, String... options) throws IOException, InterruptedException {
        List<String> commande = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        commande.addAll(List.of(options));
        commande.addAll(List.of("-cp", jar.toString(), depart.classe));
        Path erreurs = jar.resolveSibling("erreurs.txt");
        long debut = System.nanoTime();
        Process processus =
                new ProcessBuilder(commande).redirectError(erreurs.toFile()).start();
        String reponse = new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int fin = processus.waitFor();
        double duree = (System.nanoTime() - debut) / 1e6;
        // The JVM that leaves an archive warns on its output of the classes that it leaves out.
        boolean dite = depart.reponse.isEmpty() || reponse.lines().toList().contains(depart.reponse);
        if (fin != 0 || !dite) {
            throw new IllegalStateException(
                    depart + " ended with " + fin + " and said: " + reponse + Files.readString(erreurs));
        }
        return duree;
    }

    private static double mediane(List<Double> durees) {
        return durees.stream().sorted().toList().get(durees.size() / 2);
    }

    private static String dire(List<Double> durees) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f–%.0f)",
                mediane(durees),
                durees.stream().min(Comparator.naturalOrder()).orElseThrow(),
                durees.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static void effacer(Path dossier) throws IOException {
        try (var enfants = Files.list(dossier)) {
            for (Path enfant : enfants.toList()) {
                Files.delete(enfant);
            }
        }
        Files.delete(dossier);
    }

    /** The JVM alone. */
    static final class Rien {

        private Rien() {}

        public static void main(String[] arguments) {
            // Nothing: its own start is what is measured.
        }
    }

    /** Hibernate Validator alone. */
    static final class Validateur {

        private Validateur() {}

        record Demande(
                @NotBlank String nom,
                @Email String courriel,
                @Positive int montant) {}

        public static void main(String[] arguments) {
            int fautes = Validations.validateur()
                    .validate(new Demande("Exemple", "sans arobase", -1))
                    .size();
            System.out.println(fautes + " faults");
        }
    }

    /** A host of Octroi as the README has it, one request filed and instructed on what it declares. */
    static final class Hote {

        private static final Acteur PLATEFORME = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");

        private Hote() {}

        public static void main(String[] arguments) {
            Octroi octroi = Octroi.avec(
                            List.of(LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares()))
                    .build();
            octroi.guichet().deposer(PLATEFORME, "gpso-vae", demande());
            Proposition proposition = octroi.guichet()
                    .instruire(PLATEFORME, new NumeroDossier("D-1"))
                    .orElseThrow();
            String montant = proposition instanceof Proposition.Accorder accorder ? " " + accorder.montant() : "";
            System.out.println(proposition.code() + montant);
        }

        private static DemandeDeposee demande() {
            return new DemandeDeposee(
                    "D-1",
                    LocalDate.of(2020, 6, 1),
                    "Mme",
                    "Exemple",
                    "Ana",
                    LocalDate.of(1980, 1, 1),
                    "1 rue X",
                    "92100",
                    "Boulogne-Billancourt",
                    "92012",
                    "ana@exemple.invalid",
                    "",
                    null,
                    null,
                    null,
                    "VAE",
                    "NEUF",
                    "",
                    LocalDate.of(2020, 5, 1),
                    Montant.ofEuros(1_500),
                    null,
                    null,
                    "",
                    "F1",
                    "",
                    "",
                    "",
                    null,
                    new TreeMap<>(),
                    List.of());
        }
    }
}
