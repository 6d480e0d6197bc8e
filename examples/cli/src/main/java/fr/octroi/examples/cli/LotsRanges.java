package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.DemandesJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lots laid in a folder: the pieces by their digest, the lines by their flux and rank. The same lot laid again changes
 * nothing.
 */
final class LotsRanges implements PosteDEchange.Accueil {

    private final Path sortie;
    private final String aide;

    LotsRanges(Path sortie, String aide) {
        this.sortie = sortie;
        this.aide = aide;
    }

    @Override
    public void piece(FichierDuLot piece, InputStream contenu) throws IOException {
        ranger(place(piece.contenu()), contenu);
    }

    private Path place(Empreinte contenu) {
        return sortie.resolve("pieces").resolve(contenu.hexadecimal());
    }

    private static void ranger(Path place, InputStream contenu) throws IOException {
        Files.createDirectories(place.getParent());
        Path aCote = place.resolveSibling(place.getFileName() + ".part");
        Files.copy(contenu, aCote, StandardCopyOption.REPLACE_EXISTING);
        Files.move(aCote, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) throws IOException {
        String nom = String.format(
                Locale.ROOT,
                "%s-%s-%08d.jsonl",
                manifeste.flux().emetteur(),
                manifeste.flux().objet().name().toLowerCase(Locale.ROOT),
                manifeste.sequence());
        Path place = sortie.resolve(nom);
        ranger(place, contenu);
        return manifeste.flux().objet() == ObjetDuLot.DEMANDES ? rejets(place) : List.of();
    }

    private List<Rejet> rejets(Path lignes) throws IOException {
        List<Rejet> rejets = new ArrayList<>();
        try (InputStream source = new BufferedInputStream(Files.newInputStream(lignes))) {
            DemandesJson demandes = new DemandesJson(source, aide, contenu -> Files.isRegularFile(place(contenu)));
            while (demandes.hasNext()) {
                if (demandes.next() instanceof LigneDeLot.Illisible illisible) {
                    rejets.addAll(illisible.rejets());
                }
            }
        }
        return rejets;
    }
}
