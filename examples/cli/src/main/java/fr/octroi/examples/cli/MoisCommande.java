package fr.octroi.examples.cli;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Verification;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi mois}: a month of requests, from the platform's export to a proposal for each. */
@Command(
        name = "mois",
        mixinStandardHelpOptions = true,
        description =
                "Instruit un mois de demandes : de l'export de la plateforme à une proposition motivée par dossier.")
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
            paramLabel = "FICHIER",
            description = "Le règlement de l'aide (docs/reglement.md).")
    private Path reglement = Path.of("");

    @Option(names = "--jour", required = true, paramLabel = "AAAA-MM-JJ", description = "Le jour de l'instruction.")
    private LocalDate jour = LocalDate.EPOCH;

    @Option(names = "--sortie", required = true, paramLabel = "DOSSIER", description = "Où écrire les résultats.")
    private Path sortie = Path.of("");

    @Option(
            names = "--sans-pieces",
            description = "N'ouvre aucune pièce : propose sur les seuls faits déclarés, et le dit.")
    private boolean sansPieces;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!Files.isDirectory(entree)) {
            throw new CommandeImpossibleException("--entree " + entree + " : ce dossier n'existe pas");
        }
        if (jour.isBefore(CalendrierOuvre.PREMIER_JOUR) || jour.isAfter(CalendrierOuvre.DERNIER_JOUR)) {
            throw new CommandeImpossibleException("--jour " + jour + " : ce jour est hors du calendrier, du "
                    + CalendrierOuvre.PREMIER_JOUR + " au " + CalendrierOuvre.DERNIER_JOUR);
        }
        Mappage plateforme = Mappage.lire(mappage);
        ReglementAide aide = verifie(LecteurReglement.lire(reglement));
        List<String> jamaisDonnes = plateforme.codesJamaisDonnes(aide);
        if (!sansPieces) {
            refuserUnePieceImpossible(aide, jamaisDonnes);
        }
        PrintWriter ecran = spec.commandLine().getOut();
        if (!jamaisDonnes.isEmpty()) {
            ecran.println("Attention, codes du règlement que le mappage ne donne jamais : "
                    + String.join(", ", jamaisDonnes));
            ecran.println();
        }
        new Mois(entree, plateforme, sansPieces ? aide.surFaitsDeclares() : aide, jour, sansPieces)
                .executer(sortie, ecran);
        return 0;
    }

    /** A piece that no column can give would be asked of everybody, whatever they sent. */
    private void refuserUnePieceImpossible(ReglementAide aide, List<String> jamaisDonnes) {
        aide.pieces().stream()
                .filter(piece -> piece.indispensable() && jamaisDonnes.contains(piece.type()))
                .findFirst()
                .ifPresent(piece -> {
                    throw new CommandeImpossibleException(mappage.getFileName()
                            + " : aucune colonne ne donne la pièce « " + piece.type() + " » que le règlement exige");
                });
    }

    private ReglementAide verifie(ReglementAide lu) {
        List<Verification.Defaut> defauts =
                Catalogue.resoudre(List.of(lu)).reglements().get(0).defauts();
        if (!defauts.isEmpty()) {
            throw new CommandeImpossibleException(reglement.getFileName() + ", "
                    + defauts.get(0).lieu() + " : ce règlement ne peut pas servir à instruire ("
                    + defauts.get(0).code() + ")");
        }
        return lu;
    }
}
