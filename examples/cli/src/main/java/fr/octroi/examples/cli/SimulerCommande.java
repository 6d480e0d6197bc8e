package fr.octroi.examples.cli;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Verification;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi reglement simuler}: past dossiers under a changed règlement. */
@Command(
        name = "simuler",
        mixinStandardHelpOptions = true,
        description = "Rejoue des dossiers passés sous un règlement changé : qui gagne, qui perd, ce que cela coûte.")
final class SimulerCommande implements Callable<Integer> {

    private static final String FOURNIS = " (" + String.join(", ", LecteurReglement.fournis()) + ")";
    private static final Pattern MONTANT = Pattern.compile("([0-9]+(?:[.,][0-9]{1,2})?) ?(?:EUR|€)");

    @Option(
            names = "--avant",
            required = true,
            paramLabel = "REGLEMENT",
            description = "Le règlement qui change : un fichier, ou le nom d'un règlement fourni comme gpso-vae-2019.")
    private String avant = "";

    @Option(
            names = "--apres",
            required = true,
            paramLabel = "REGLEMENT",
            description = "Le règlement changé : un fichier, ou le nom d'un règlement fourni.")
    private String apres = "";

    @Option(
            names = "--dossiers",
            required = true,
            arity = "1..*",
            paramLabel = "FICHIER",
            description = "Les exports de la plateforme, un ou plusieurs ; aucune pièce n'est ouverte.")
    private List<Path> dossiers = List.of();

    @Option(
            names = "--mappage",
            required = true,
            paramLabel = "FICHIER",
            description = "Comment la plateforme écrit ses exports (docs/mappage.md).")
    private Path mappage = Path.of("");

    @Option(
            names = "--enveloppe",
            paramLabel = "MONTANT",
            description = "Les crédits auxquels comparer le coût, comme \"10000 EUR\".")
    private @Nullable String enveloppe;

    @Option(
            names = "--meme-periode",
            description = "Donne au règlement changé la période de l'autre : sans cela, un règlement de demain refuse "
                    + "les achats d'hier.")
    private boolean memePeriode;

    @Option(names = "--sortie", required = true, paramLabel = "DOSSIER", description = "Où écrire les résultats.")
    private Path sortie = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Montant credits = enveloppe == null ? null : montant(enveloppe);
        dossiers.forEach(fichier -> FichierLu.exiger("--dossiers", fichier));
        List<Path> lus = new ArrayList<>(dossiers);
        lus.addAll(List.of(mappage, Path.of(avant), Path.of(apres)));
        Sortie.refuserUnLu(sortie, lus);
        Mappage plateforme =
                Mappage.lire(FichierLu.exiger("--mappage", mappage)).sansPieces();
        ReglementAide changeLu = lire("--avant", avant);
        ReglementAide nouveauLu = lire("--apres", apres);
        // As their files say them: on declared facts alone a règlement is of a version of its own.
        String versions = "Avant : " + nom(avant, apres) + ", version " + changeLu.version() + " ; après : "
                + nom(apres, avant) + ", version " + nouveauLu.version();
        ReglementAide change = changeLu.surFaitsDeclares();
        ReglementAide nouveau = nouveauLu.surFaitsDeclares();
        if (memePeriode) {
            nouveau = nouveau.surLaPeriodeDe(change);
        }
        ReglementResolu resolu = resoudre("--avant", avant, change);
        ReglementResolu nouveauResolu = resoudre("--apres", apres, nouveau);
        plateforme.verifierLesCodes(change);
        plateforme.verifierLesCodes(nouveau);
        PrintWriter ecran = spec.commandLine().getOut();
        List<String> jamaisDonnes = plateforme.codesJamaisDonnes(nouveau);
        if (!jamaisDonnes.isEmpty()) {
            ecran.println("Attention, codes du règlement changé que le mappage ne donne jamais : "
                    + String.join(", ", jamaisDonnes));
            ecran.println();
        }
        new RejeuDesDemandes(dossiers, plateforme, resolu, nouveauResolu, credits, versions).executer(sortie, ecran);
        return 0;
    }

    /** The last name of a file, or all of it where the other has the same. */
    private static String nom(String reglement, String autre) {
        String seul = String.valueOf(Path.of(reglement).getFileName());
        return seul.equals(String.valueOf(Path.of(autre).getFileName())) ? reglement : seul;
    }

    /** The file that a règlement is given by: what lies there is what was meant, but for a folder that has the name of a provided one. */
    static Optional<Path> fichier(String nom) {
        boolean fourni = LecteurReglement.fournis().contains(nom);
        return Optional.of(Path.of(nom)).filter(place -> fourni ? Files.isRegularFile(place) : Files.exists(place));
    }

    static ReglementAide lire(String option, String nom) {
        Optional<Path> fichier = fichier(nom);
        if (fichier.isPresent()) {
            return LecteurReglement.lire(FichierLu.exiger(option, fichier.get()));
        }
        if (LecteurReglement.fournis().contains(nom)) {
            return LecteurReglement.fourni(nom);
        }
        throw new CommandeImpossibleException(
                option + " " + nom + " : ce n'est ni un fichier, ni le nom d'un règlement fourni" + FOURNIS);
    }

    /** Several versions or aids, which must go together. */
    static List<ReglementResolu> lireEnsemble(String option, List<String> noms) {
        if (noms.isEmpty()) {
            return List.of();
        }
        List<Path> fichiers = noms.stream()
                .flatMap(nom -> fichier(nom).stream())
                .map(fichier -> FichierLu.exiger(option, fichier))
                .toList();
        ReglementAide[] fournis = noms.stream()
                .filter(nom -> fichier(nom).isEmpty())
                .map(nom -> lire(option, nom))
                .toArray(ReglementAide[]::new);
        List<ReglementAide> tous = new ArrayList<>(List.of(fournis));
        tous.addAll(LecteurReglement.lireEnsemble(fichiers, fournis));
        try {
            return Catalogue.resoudre(tous, LecteurGeographie.fournie()).reglements();
        } catch (ValeurInvalideException impossible) {
            throw new CommandeImpossibleException(
                    option + " : ces règlements ne vont pas ensemble (" + impossible.code() + ")");
        }
    }

    static ReglementResolu resoudre(String option, String nom, ReglementAide aide) {
        ReglementResolu resolu;
        try {
            resolu = Catalogue.resoudre(List.of(aide), LecteurGeographie.fournie())
                    .reglements()
                    .get(0);
        } catch (ValeurInvalideException impossible) {
            throw new CommandeImpossibleException(
                    option + " " + nom + " : ce règlement ne peut pas être simulé seul (" + impossible.code() + ")");
        }
        List<Verification.Defaut> defauts = resolu.defauts();
        if (!defauts.isEmpty()) {
            throw new CommandeImpossibleException(option + " " + nom + ", "
                    + defauts.get(0).lieu() + " : ce règlement ne peut pas servir à instruire ("
                    + defauts.get(0).code() + ")");
        }
        return resolu;
    }

    private static Montant montant(String texte) {
        Matcher lu = MONTANT.matcher(
                texte.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip().replaceAll("(?<=[0-9]) (?=[0-9])", ""));
        try {
            if (lu.matches()) {
                return Montant.parse(lu.group(1).replace(',', '.'));
            }
        } catch (ValeurInvalideException horsBornes) {
            throw new CommandeImpossibleException("--enveloppe " + texte + " : ce montant est trop grand");
        }
        throw new CommandeImpossibleException(
                "--enveloppe " + texte + " : il faut un montant en euros, comme \"10000 EUR\"");
    }
}
