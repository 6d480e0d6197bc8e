package fr.octroi.examples.cli;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.JournalJson;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.format.ViolationCsv;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.Violation;
import fr.octroi.rgpd.Violation.Concerne;
import fr.octroi.rgpd.Violation.Perimetre;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi violation}: whom a breach touches, from the journals of what was touched. */
@Command(
        name = "violation",
        mixinStandardHelpOptions = true,
        description = {
            "Dit qui une violation de données concerne, de quelles données et depuis quand (docs/violation.md).",
            "La liste va dans un fichier que son propriétaire seul lit ; l'écran ne dit que des nombres."
        })
final class ViolationCommande implements Callable<Integer> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("d MMMM uuuu 'à' H:mm", Locale.FRENCH);

    @Option(
            names = "--journal",
            required = true,
            arity = "1..*",
            paramLabel = "FICHIER",
            description = "Les journaux de qui tenait ce qui a été touché (docs/journal.md).")
    private List<Path> journaux = List.of();

    @Option(
            names = "--reglement",
            arity = "1..*",
            paramLabel = "REGLEMENT",
            description = "Les règlements, qui disent ce qui est recueilli ; sans celui d'une aide, tout l'est.")
    private List<String> reglements = List.of();

    @Option(
            names = "--du",
            required = true,
            paramLabel = "JOUR",
            description = "Depuis quand : un jour, ou un jour et une heure comme 2026-11-25T14:30, à Paris.")
    private String du = "";

    @Option(
            names = "--au",
            required = true,
            paramLabel = "JOUR",
            description = "Jusqu'à quand, le jour entier compris.")
    private String au = "";

    @Option(
            names = "--connue",
            required = true,
            paramLabel = "HEURE",
            description =
                    "Quand le responsable en a eu connaissance, comme 2026-11-26T09:00 : les 72 heures en partent.")
    private String connue = "";

    @Option(names = "--tout", description = "Tout ce qui était tenu a été touché.")
    private boolean tout;

    @Option(names = "--dossier", arity = "1..*", paramLabel = "NUMERO", description = "Ces dossiers, en entier.")
    private List<String> dossiers = List.of();

    @Option(
            names = "--fichier",
            arity = "1..*",
            paramLabel = "SHA256",
            description = "Ces fichiers, et rien d'autre de leurs dossiers.")
    private List<String> fichiers = List.of();

    @Option(
            names = "--lot",
            arity = "1..*",
            paramLabel = "FICHIER",
            description = "Les dossiers que nomment ces lignes de lots, des demandes ou des faits.")
    private List<Path> lots = List.of();

    @Option(
            names = "--organisation",
            arity = "1..*",
            paramLabel = "CODE",
            description = "Les copies de ces organisations : les dossiers dont elles ont écrit.")
    private List<String> organisations = List.of();

    @Option(
            names = "--sortie",
            required = true,
            paramLabel = "FICHIER",
            description = "La liste, en CSV ; jamais écrite par-dessus une autre.")
    private Path sortie = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Perimetre perimetre = perimetre();
        Instant depart = instant("--connue", connue, LocalTime.MIN);
        List<ReglementResolu> aides = aides();
        JournauxLus lus = JournauxLus.lire(journaux);
        List<Concerne> concernes = new ArrayList<>();
        lus.parDossier()
                .values()
                .forEach(entrees -> Violation.concerne(perimetre, entrees, null, demandees(entrees, aides))
                        .ifPresent(concernes::add));
        SortedSet<NumeroDossier> inconnus = new TreeSet<>(perimetre.dossiers());
        inconnus.removeAll(lus.parDossier().keySet());
        Violation violation = new Violation(perimetre, depart, concernes, inconnus);
        ecrire(violation);
        dire(violation);
        return 0;
    }

    private static SortedSet<CategorieDeDonnees> demandees(List<Entree> entrees, List<ReglementResolu> aides) {
        Optional<String> aide = entrees.stream()
                .map(Entree::fait)
                .filter(Fait.DemandeEnregistree.class::isInstance)
                .map(fait -> ((Fait.DemandeEnregistree) fait).aide())
                .findFirst();
        return CategorieDeDonnees.demandees(aides.stream()
                .filter(reglement -> aide.filter(
                                code -> code.equals(reglement.definition().code()))
                        .isPresent())
                .toList());
    }

    private List<ReglementResolu> aides() {
        if (reglements.isEmpty()) {
            return List.of();
        }
        List<ReglementAide> lus = reglements.stream()
                .map(nom -> SimulerCommande.lire("--reglement", nom))
                .toList();
        try {
            return Catalogue.resoudre(lus, LecteurGeographie.fournie()).reglements();
        } catch (ValeurInvalideException impossible) {
            throw new CommandeImpossibleException(
                    "--reglement : ces règlements ne vont pas ensemble (" + impossible.code() + ")");
        }
    }

    private Perimetre perimetre() throws IOException {
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        SortedSet<Empreinte> empreintes = new TreeSet<>();
        try {
            dossiers.forEach(numero -> numeros.add(new NumeroDossier(numero)));
            fichiers.forEach(fichier -> empreintes.add(new Empreinte(fichier)));
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException(
                    "--dossier et --fichier : il faut des numéros de dossier, et des SHA-256 de 64 chiffres");
        }
        for (Path lot : lots) {
            numeros.addAll(numeros(lot));
        }
        try {
            return new Perimetre(
                    numeros,
                    empreintes,
                    new TreeSet<>(organisations),
                    tout,
                    instant("--du", du, LocalTime.MIN),
                    instant("--au", au, LocalTime.MAX));
        } catch (ValeurInvalideException vide) {
            throw new CommandeImpossibleException(
                    "il faut dire ce qui a été touché (--tout, --dossier, --fichier, --lot ou --organisation), et --au ne"
                            + " vient pas avant --du");
        }
    }

    /** A line says whose it is, whether it is a request or a fact. */
    private static SortedSet<NumeroDossier> numeros(Path lot) throws IOException {
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        try (InputStream source = new BufferedInputStream(Files.newInputStream(lot))) {
            Iterator<Optional<Entree>> entrees = JournalJson.entrees(source);
            while (entrees.hasNext()) {
                entrees.next().map(Entree::dossier).ifPresent(numeros::add);
            }
        }
        try (InputStream source = new BufferedInputStream(Files.newInputStream(lot))) {
            // Of any aid and with any files: only the numbers are wanted.
            DemandesJson demandes = new DemandesJson(source, "", contenu -> true);
            while (demandes.hasNext()) {
                String numero = demandes.next().numero();
                try {
                    numeros.add(new NumeroDossier(numero));
                } catch (ValeurInvalideException aucun) {
                    // A line of facts has no number of a request.
                }
            }
        }
        if (numeros.isEmpty()) {
            throw new CommandeImpossibleException("--lot : aucune ligne n'y nomme de dossier");
        }
        return numeros;
    }

    private static Instant instant(String option, String texte, LocalTime heure) {
        try {
            LocalDateTime moment =
                    texte.indexOf('T') < 0 ? LocalDate.parse(texte).atTime(heure) : LocalDateTime.parse(texte);
            return moment.atZone(PARIS).toInstant();
        } catch (DateTimeParseException forme) {
            throw new CommandeImpossibleException(
                    option + " " + texte + " : il faut un jour comme 2026-11-25, ou une heure comme 2026-11-25T14:30");
        }
    }

    private void ecrire(Violation violation) throws IOException {
        FileAttribute<?>[] lui =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(sortie, lui);
        } catch (FileAlreadyExistsException autre) {
            throw new CommandeImpossibleException("--sortie : ce fichier existe déjà ; rien n'a été écrit");
        }
        try (Writer ecrit = Files.newBufferedWriter(sortie, StandardCharsets.UTF_8)) {
            ViolationCsv.ecrire(violation, ecrit);
        }
    }

    private void dire(Violation violation) {
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.println("Dossiers concernés : " + violation.concernes().size());
        violation.nombres().forEach((donnees, nombre) -> ecran.println("  " + donnees + " : " + nombre));
        if (!violation.inconnus().isEmpty()) {
            ecran.println("Numéros désignés dont rien n'est connu : "
                    + violation.inconnus().size());
        }
        ecran.println("Notification à la CNIL, à moins qu'aucun risque ne soit probable (RGPD art. 33) : avant le "
                + HEURE.format(violation.echeance().atZone(PARIS)));
        ecran.println("Le sous-traitant, lui, prévient le responsable dans les meilleurs délais (art. 33, 2).");
        ecran.println(
                "Prévenir les personnes (art. 34) est décidé par une personne, selon le risque ; cette décision et ses"
                        + " raisons sont gardées (art. 33, 5).");
        ecran.println("La liste désigne des personnes : elle est à effacer quand elle a servi.");
        ecran.flush();
    }
}
