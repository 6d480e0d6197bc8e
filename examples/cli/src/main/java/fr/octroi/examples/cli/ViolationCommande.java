package fr.octroi.examples.cli;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.JournalJson;
import fr.octroi.format.ViolationCsv;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.Violation;
import fr.octroi.rgpd.Violation.Concerne;
import fr.octroi.rgpd.Violation.Perimetre;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
    private static final Pattern MINUTE = Pattern.compile(".*T\\d{2}:\\d{2}");
    private static final Pattern SECONDE = Pattern.compile(".*T\\d{2}:\\d{2}:\\d{2}");
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
            description = "Jusqu'à quand, le jour entier ou la minute entière compris.")
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
            description =
                    "Les copies de ces organisations : les dossiers dont elles ont écrit ; pour ceux qui leur ont été remis"
                            + " sans qu'elles en écrivent, donner aussi les lots (--lot).")
    private List<String> organisations = List.of();

    @Option(
            names = "--sortie",
            required = true,
            paramLabel = "FICHIER",
            description = "La liste, en CSV ; jamais écrite par-dessus une autre.")
    private Path sortie = Path.of("");

    private int illisibles;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Perimetre perimetre = perimetre();
        Instant depart = premier("--connue", connue);
        List<ReglementResolu> aides = SimulerCommande.lireEnsemble("--reglement", reglements);
        JournauxLus lus = JournauxLus.lire(journaux);
        List<Concerne> concernes = new ArrayList<>();
        lus.parDossier()
                .values()
                .forEach(entrees ->
                        Violation.concerne(perimetre, entrees, null, aides).ifPresent(concernes::add));
        SortedSet<NumeroDossier> inconnus = new TreeSet<>(perimetre.dossiers());
        inconnus.removeAll(lus.parDossier().keySet());
        Violation violation = new Violation(perimetre, depart, concernes, inconnus);
        ecrire(violation);
        dire(violation);
        return direCeQuiManque(violation, lus) ? 0 : 1;
    }

    private Perimetre perimetre() throws IOException {
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        SortedSet<Empreinte> empreintes = new TreeSet<>();
        try {
            dossiers.forEach(numero -> numeros.add(new NumeroDossier(numero)));
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--dossier : il faut des numéros de dossier");
        }
        try {
            fichiers.forEach(fichier -> empreintes.add(new Empreinte(fichier)));
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--fichier : il faut des SHA-256, de 64 chiffres hexadécimaux");
        }
        for (Path lot : lots) {
            FichierLu.exiger("--lot", lot);
        }
        for (Path lot : lots) {
            numeros.addAll(numeros(lot));
        }
        if (!tout && numeros.isEmpty() && empreintes.isEmpty() && organisations.isEmpty()) {
            throw new CommandeImpossibleException(
                    "il faut dire ce qui a été touché : --tout, --dossier, --fichier, --lot ou --organisation");
        }
        Instant debut = premier("--du", du);
        Instant fin = dernier("--au", au);
        if (fin.isBefore(debut)) {
            throw new CommandeImpossibleException(
                    "--au " + au + " : ce moment vient avant --du " + du + " ; il faut le même, ou un moment après");
        }
        return new Perimetre(numeros, empreintes, new TreeSet<>(organisations), tout, debut, fin);
    }

    /** A line says whose it is, whether it is a request or a fact; one that says neither is counted. */
    private SortedSet<NumeroDossier> numeros(Path lot) throws IOException {
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        try (InputStream source = new BufferedInputStream(Files.newInputStream(lot));
                InputStream encore = new BufferedInputStream(Files.newInputStream(lot))) {
            Iterator<Optional<Entree>> entrees = JournalJson.entrees(source);
            // Of any aid and with any files: only the numbers are wanted.
            DemandesJson demandes = new DemandesJson(encore, "", contenu -> true);
            while (entrees.hasNext() && demandes.hasNext()) {
                Optional<NumeroDossier> fait = entrees.next().map(Entree::dossier);
                String demande = demandes.next().numero();
                if (fait.isPresent()) {
                    numeros.add(fait.get());
                } else if (NumeroDossier.estValide(demande)) {
                    numeros.add(new NumeroDossier(demande));
                } else {
                    illisibles++;
                }
            }
        }
        if (numeros.isEmpty()) {
            throw new CommandeImpossibleException("--lot : aucune ligne n'y nomme de dossier");
        }
        return numeros;
    }

    private static Instant premier(String option, String texte) {
        return Collections.min(instants(moment(option, texte, LocalTime.MIN)));
    }

    /** As much of it as was not written belongs to it: a day, a minute or a second is taken whole. */
    private static Instant dernier(String option, String texte) {
        LocalDateTime moment = moment(option, texte, LocalTime.MAX);
        if (MINUTE.matcher(texte).matches()) {
            moment = moment.plusMinutes(1).minusNanos(1);
        } else if (SECONDE.matcher(texte).matches()) {
            moment = moment.plusSeconds(1).minusNanos(1);
        }
        return Collections.max(instants(moment));
    }

    private static LocalDateTime moment(String option, String texte, LocalTime heure) {
        try {
            return texte.indexOf('T') < 0 ? LocalDate.parse(texte).atTime(heure) : LocalDateTime.parse(texte);
        } catch (DateTimeParseException forme) {
            throw new CommandeImpossibleException(
                    option + " " + texte + " : il faut un jour comme 2026-11-25, ou une heure comme 2026-11-25T14:30");
        }
    }

    /** On the night when clocks go back, one hour names two moments. */
    private static List<Instant> instants(LocalDateTime moment) {
        ZoneOffsetTransition changement = PARIS.getRules().getTransition(moment);
        return changement == null
                ? List.of(moment.atZone(PARIS).toInstant())
                : List.of(
                        moment.toInstant(changement.getOffsetBefore()), moment.toInstant(changement.getOffsetAfter()));
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
        } catch (NoSuchFileException absent) {
            throw new CommandeImpossibleException("--sortie : il faut un fichier, dans un dossier qui existe");
        } catch (AccessDeniedException interdit) {
            throw new CommandeImpossibleException("--sortie : le droit d'écrire dans ce dossier manque");
        }
        try (Writer ecrit = Files.newBufferedWriter(sortie, StandardCharsets.UTF_8)) {
            ViolationCsv.ecrire(violation, ecrit);
        }
    }

    /** Says what could not be told, in numbers. */
    private boolean direCeQuiManque(Violation violation, JournauxLus lus) {
        SortedSet<Empreinte> fichiersInconnus =
                new TreeSet<>(violation.perimetre().fichiers());
        SortedSet<String> organisationsInconnues =
                new TreeSet<>(violation.perimetre().organisations());
        lus.parDossier().values().stream().flatMap(List::stream).forEach(entree -> {
            organisationsInconnues.remove(entree.auteur().organisation());
            if (entree.fait() instanceof Fait.PieceRecue recue) {
                fichiersInconnus.remove(recue.contenu());
            }
        });
        int manques = direSi(
                        "Numéros désignés dont rien n'est connu, sur la liste aussi, pour toutes les données : ",
                        violation.inconnus().size())
                + direSi("Fichiers désignés qu'aucun journal ne connaît : ", fichiersInconnus.size())
                + direSi(
                        "Organisations désignées qui n'ont rien écrit dans ces journaux : ",
                        organisationsInconnues.size())
                + direSi("Lignes de lots qui ne nomment aucun dossier qu'on sache lire : ", illisibles);
        return manques == 0;
    }

    private int direSi(String quoi, int nombre) {
        if (nombre > 0) {
            PrintWriter ecran = spec.commandLine().getOut();
            ecran.println("À VÉRIFIER. " + quoi + nombre);
            ecran.flush();
        }
        return nombre;
    }

    private void dire(Violation violation) {
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.println("Dossiers concernés : " + violation.concernes().size());
        violation.nombres().forEach((donnees, nombre) -> ecran.println("  " + donnees + " : " + nombre));
        if (!organisations.isEmpty()) {
            ecran.println(
                    "--organisation ne trouve que les dossiers dont elle a écrit : ceux qui lui ont été remis et dont elle n'a"
                            + " rien écrit manquent, tant que les lots qui lui ont été envoyés ne sont pas donnés aussi (--lot).");
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
