package fr.octroi.examples.cli;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.document.LecteurTexte;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.format.Mappage;
import fr.octroi.format.Paiement;
import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi mois}: a month of requests, from the platform's export to a proposal for each. */
@Command(
        name = "mois",
        mixinStandardHelpOptions = true,
        description =
                "Instruit un mois de demandes : de l'export de la plateforme à une proposition motivée par dossier, aux "
                        + "lettres et au dossier du Bureau ; puis, le procès-verbal donné, aux notifications et au "
                        + "bordereau.")
final class MoisCommande implements Callable<Integer> {

    @Option(
            names = "--entree",
            required = true,
            paramLabel = "DOSSIER",
            description = "Ce que la plateforme remet : le fichier des demandes et leurs pièces.")
    private Path entree = Path.of("");

    @Option(
            names = "--mappage",
            required = true,
            paramLabel = "FICHIER",
            description = "Comment la plateforme écrit ses exports (docs/mappage.md).")
    private Path mappage = Path.of("");

    @Option(
            names = "--reglement",
            required = true,
            paramLabel = "REGLEMENT",
            description =
                    "Le règlement de l'aide : un fichier (docs/reglement.md), ou le nom d'un règlement fourni comme"
                            + " gpso-vae-2019.")
    private String reglement = "";

    @Option(names = "--jour", required = true, paramLabel = "AAAA-MM-JJ", description = "Le jour de l'instruction.")
    private LocalDate jour = LocalDate.EPOCH;

    @Option(names = "--sortie", required = true, paramLabel = "DOSSIER", description = "Où écrire les résultats.")
    private Path sortie = Path.of("");

    @Option(
            names = "--sans-pieces",
            description = "N'ouvre aucune pièce : propose sur les seuls faits déclarés, le dit, et s'arrête là.")
    private boolean sansPieces;

    @Option(
            names = "--collectivite",
            paramLabel = "FICHIER",
            description = "Qui écrit, qui décide et avec quels crédits (docs/collectivite.md).")
    private @Nullable Path collectivite;

    @Option(
            names = "--deliberation",
            paramLabel = "FICHIER",
            description =
                    "Le procès-verbal de la séance (docs/deliberation.md), fait du modèle que donne cette commande.")
    private @Nullable Path deliberation;

    @Option(
            names = "--transmission",
            paramLabel = "AAAA-MM-JJ",
            description = "Le jour où la préfecture a reçu l'acte (sinon celui de la séance).")
    private @Nullable LocalDate transmission;

    @Option(
            names = "--notification",
            paramLabel = "AAAA-MM-JJ",
            description = "Le jour où les personnes ont été notifiées (sinon celui de la séance).")
    private @Nullable LocalDate notification;

    @Option(
            names = "--conseil",
            paramLabel = "AAAA-MM-JJ",
            description = "Le jour du conseil auquel la séance est rapportée : écrit le compte rendu.")
    private @Nullable LocalDate conseil;

    @Option(
            names = "--retour",
            paramLabel = "FICHIER",
            description = "Ce que le comptable a répondu au bordereau (docs/bordereau.md).")
    private @Nullable Path retour;

    @Option(
            names = "--sessions",
            paramLabel = "FICHIER",
            description = "Les séances du Bureau (la table « bureau » de docs/collectivite.md), au lieu de celles de la"
                    + " fiche.")
    private @Nullable Path sessions;

    @Option(
            names = "--budget",
            paramLabel = "FICHIER",
            description = "Les crédits (la table « credits » de docs/collectivite.md), au lieu de ceux de la fiche.")
    private @Nullable Path budget;

    @Option(
            names = "--sortie-pes",
            paramLabel = "FICHIER",
            description = "Écrit aussi le bordereau en PES V2 dépense aller, avec ses pièces (docs/bordereau.md).")
    private @Nullable Path sortiePes;

    @Option(
            names = "--sortie-sepa",
            paramLabel = "FICHIER",
            description = "Écrit aussi le bordereau en virements SEPA, pain.001.001.09 : pour une régie ou un comptable"
                    + " mandaté (docs/bordereau.md).")
    private @Nullable Path sortieSepa;

    @Option(
            names = "--simuler-seance",
            description = "Invente la séance et le paiement, pour montrer ; tout porte alors la mention SIMULATION.")
    private boolean simulerSeance;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        FichierLu.exigerDossier("--entree", entree);
        if (jour.isBefore(CalendrierOuvre.PREMIER_JOUR) || jour.isAfter(CalendrierOuvre.DERNIER_JOUR)) {
            throw new CommandeImpossibleException("--jour " + jour + " : ce jour est hors du calendrier, du "
                    + CalendrierOuvre.PREMIER_JOUR + " au " + CalendrierOuvre.DERNIER_JOUR);
        }
        Suite suite = suite();
        Mappage plateforme = Mappage.lire(FichierLu.exiger("--mappage", mappage));
        ReglementAide aide = SimulerCommande.lire("--reglement", reglement);
        ReglementResolu resolu = verifie(sansPieces ? aide.surFaitsDeclares() : aide);
        plateforme.verifierLesCodes(aide);
        List<String> jamaisDonnes = plateforme.codesJamaisDonnes(resolu.definition());
        if (!sansPieces) {
            refuserUnePieceImpossible(aide, plateforme, jamaisDonnes);
        }
        PrintWriter ecran = spec.commandLine().getOut();
        if (!jamaisDonnes.isEmpty()) {
            ecran.println("Attention, codes du règlement que le mappage ne donne jamais : "
                    + String.join(", ", jamaisDonnes));
            plateforme
                    .piecesHorsReglement(resolu.definition())
                    .forEach(phrase -> ecran.println("Attention, " + phrase));
            ecran.println();
        }
        direLesNaturesInconnues(ecran, resolu.definition());
        MappageCommande.direLesInconnues(ecran, plateforme.donneesJamaisDonnees(resolu));
        new Mois(entree, plateforme, aide, jour, suite)
                .executer(sortie, ecran, spec.commandLine().getErr());
        return 0;
    }

    private @Nullable Suite suite() throws IOException {
        if (sansPieces) {
            refuserAvec("--sans-pieces", "--collectivite", collectivite);
            refuserAvec("--sans-pieces", "--deliberation", deliberation);
            refuserAvec("--sans-pieces", "--simuler-seance", simulerSeance ? true : null);
            refuserAvec("--sans-pieces", "--sessions", sessions);
            refuserAvec("--sans-pieces", "--budget", budget);
            refuserAvec("--sans-pieces", "--sortie-pes", sortiePes);
            refuserAvec("--sans-pieces", "--sortie-sepa", sortieSepa);
        }
        if (simulerSeance) {
            refuserAvec("--simuler-seance", "--deliberation", deliberation);
        }
        if (deliberation == null) {
            String sansSeance = simulerSeance ? "--simuler-seance" : "un mois sans --deliberation";
            refuserAvec(sansSeance, "--transmission", transmission);
            refuserAvec(sansSeance, "--notification", notification);
            refuserAvec(sansSeance, "--conseil", conseil);
            refuserAvec(sansSeance, "--retour", retour);
            if (!simulerSeance) {
                refuserAvec(sansSeance, "--sortie-pes", sortiePes);
                refuserAvec(sansSeance, "--sortie-sepa", sortieSepa);
            }
        }
        refuserDePayerDeuxFois();
        if (Sortie.estDessous(sortie, entree)) {
            throw new CommandeImpossibleException(
                    "--sortie " + sortie + " : --entree y est, et serait remplacé ; rien n'a été écrit");
        }
        refuserDansLaSortie("--mappage", mappage);
        // The name of one that is provided is no file.
        refuserDansLaSortie("--reglement", SimulerCommande.fichier(reglement).orElse(null));
        refuserDansLaSortie("--collectivite", collectivite);
        refuserDansLaSortie("--sessions", sessions);
        refuserDansLaSortie("--budget", budget);
        refuserDansLaSortie("--deliberation", deliberation);
        refuserDansLaSortie("--retour", retour);
        refuserSurUnLu("--sortie-pes", sortiePes);
        refuserSurUnLu("--sortie-sepa", sortieSepa);
        if (sortiePes != null && sortieSepa != null && normal(sortiePes).equals(normal(sortieSepa))) {
            throw new CommandeImpossibleException("--sortie-pes et --sortie-sepa : c'est le même fichier");
        }
        if (retour != null) {
            FichierLu.exiger("--retour", retour);
        }
        if (sansPieces) {
            return null;
        }
        Collectivite fiche = collectivite == null
                ? null
                : LecteurCollectivite.lire(FichierLu.exiger("--collectivite", collectivite));
        return new Suite(
                fiche,
                sessions == null ? null : LecteurCollectivite.lireSeances(FichierLu.exiger("--sessions", sessions)),
                budget == null ? null : LecteurCollectivite.lireCredits(FichierLu.exiger("--budget", budget)),
                deliberation == null
                        ? null
                        : LecteurDeliberation.lire(FichierLu.exiger("--deliberation", deliberation)),
                deliberation,
                transmission,
                notification,
                conseil,
                retour,
                simulerSeance,
                paiement(fiche == null ? null : fiche.paiement()),
                sortiePes,
                sortieSepa);
    }

    /** What a file for others needs and nobody said is taken from an example, in a simulation alone. */
    private @Nullable Paiement paiement(@Nullable Paiement dit) {
        boolean sansSepa = sortieSepa != null && (dit == null || dit.sepa() == null);
        boolean sansPes = sortiePes != null && (dit == null || dit.pes() == null);
        if (!sansSepa && !sansPes) {
            return dit;
        }
        if (!simulerSeance) {
            throw new CommandeImpossibleException((sansSepa ? "--sortie-sepa" : "--sortie-pes")
                    + " : la fiche de la collectivité ne dit pas comment payer (paiement."
                    + (sansSepa ? "sepa" : "pes") + ")");
        }
        PrintWriter erreurs = spec.commandLine().getErr();
        erreurs.println("EXEMPLE : faute de table « paiement » dans la fiche de la collectivité, "
                + (sansSepa ? "le compte à débiter" : "")
                + (sansSepa && sansPes ? " et " : "")
                + (sansPes ? "les codes du PES" : "")
                + " sont ceux d'un exemple ; le fichier le dit et ne vaut rien");
        erreurs.flush();
        Paiement exemple = Exemple.paiement();
        return new Paiement(
                sansSepa || dit == null ? exemple.sepa() : dit.sepa(),
                sansPes || dit == null ? exemple.pes() : dit.pes(),
                dit == null ? 1 : dit.premierBordereau(),
                dit == null ? 1 : dit.premierMandat());
    }

    /** A simulation pays nobody: there, both show what they are. */
    private void refuserDePayerDeuxFois() {
        if (simulerSeance || sortieSepa == null) {
            return;
        }
        if (sortiePes != null) {
            throw new CommandeImpossibleException(
                    "--sortie-sepa : cette option ne va pas avec --sortie-pes, car le comptable"
                            + " et la banque paieraient chacun les mêmes personnes ; choisir l'une des deux");
        }
        if (retour != null) {
            throw new CommandeImpossibleException(
                    "--sortie-sepa : cette option ne va pas avec --retour, car les versements"
                            + " que le retour dit payés ou rejetés seraient ordonnés de nouveau");
        }
    }

    private static Path normal(Path place) {
        return place.toAbsolutePath().normalize();
    }

    private void refuserDansLaSortie(String option, @Nullable Path fichier) {
        if (fichier != null && (normal(fichier).startsWith(normal(sortie)) || Sortie.estDessous(sortie, fichier))) {
            throw new CommandeImpossibleException(option + " " + fichier
                    + " : ce fichier est dans --sortie, qui va être remplacé ; le ranger ailleurs");
        }
    }

    /** What a month reads is not what it writes, nor is a file of the lot. */
    private void refuserSurUnLu(String option, @Nullable Path fichier) throws IOException {
        if (fichier == null) {
            return;
        }
        refuserDansLaSortie(option, fichier);
        refuserSansDossier(option, fichier);
        List<Path> lus = new ArrayList<>(List.of(mappage));
        SimulerCommande.fichier(reglement).ifPresent(lus::add);
        Stream.of(collectivite, sessions, budget, deliberation, retour)
                .filter(Objects::nonNull)
                .forEach(lus::add);
        FichierDeSortie.refuserUnLu(option, fichier, lus);
        if (Sortie.estDessous(entree, fichier)) {
            throw new CommandeImpossibleException(
                    option + " " + fichier + " : ce fichier est de ceux de --entree ; rien n'a été écrit");
        }
    }

    /** Known at once, it would otherwise be known at the end. */
    private static void refuserSansDossier(String option, @Nullable Path fichier) {
        Path parent = fichier == null ? null : fichier.toAbsolutePath().getParent();
        if (fichier != null && (parent == null || !Files.isDirectory(parent) || Files.isDirectory(fichier))) {
            throw new CommandeImpossibleException(
                    option + " " + fichier + " : il faut un fichier, dans un dossier qui existe");
        }
    }

    private static void refuserAvec(String option, String autre, @Nullable Object donnee) {
        if (donnee != null) {
            throw new CommandeImpossibleException(autre + " : cette option ne va pas avec " + option);
        }
    }

    /** A piece that no column can give would be asked of everybody, whatever they sent. */
    private void refuserUnePieceImpossible(ReglementAide aide, Mappage plateforme, List<String> jamaisDonnes) {
        aide.pieces().stream()
                .filter(piece -> piece.indispensable() && jamaisDonnes.contains(piece.type()))
                .findFirst()
                .ifPresent(piece -> {
                    throw new CommandeImpossibleException("--mappage " + mappage
                            + " : aucune colonne ne donne la pièce « " + piece.type()
                            + " » que le règlement exige ; --sans-pieces ne propose que sur les faits déclarés"
                            + plateforme.piecesHorsReglement(aide).stream()
                                    .map(phrase -> " ; " + phrase)
                                    .collect(Collectors.joining()));
                });
    }

    /** Whoever sent the right document would hear that it is another one. */
    private static void direLesNaturesInconnues(PrintWriter ecran, ReglementAide aide) {
        List<Defaut> inconnues = Analyse.natures(aide, LecteurTexte.types());
        for (Defaut inconnue : inconnues) {
            ecran.println("Attention, pièce " + inconnue.lieu() + " : le lecteur ne reconnaît pas la nature « "
                    + inconnue.precision() + " », et refuse tout document d'une autre ; natures connues : "
                    + String.join(", ", LecteurTexte.types()));
        }
        if (!inconnues.isEmpty()) {
            ecran.println();
        }
    }

    private ReglementResolu verifie(ReglementAide lu) {
        ReglementResolu resolu = Catalogue.resoudre(List.of(lu)).reglements().get(0);
        List<Verification.Defaut> defauts = resolu.defauts();
        if (!defauts.isEmpty()) {
            throw new CommandeImpossibleException("--reglement " + reglement + ", "
                    + defauts.get(0).lieu() + " : ce règlement ne peut pas servir à instruire ("
                    + defauts.get(0).code() + ")");
        }
        return resolu;
    }
}
