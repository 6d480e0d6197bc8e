package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The requests of an export as a lot: the export is read each time its lines are asked for, and kept nowhere. */
final class ExportEnLot implements PosteDEchange.Contenu {

    private static final long PIECE_MAXIMALE = 200_000_000;

    private final Mappage mappage;
    private final Path entree;
    private final String aide;
    private final DossierDeLot fichiers;
    private final SortedMap<Empreinte, Long> pieces = new TreeMap<>();
    private int demandes;
    private int illisibles;

    ExportEnLot(Mappage mappage, Path entree, String aide) {
        this.mappage = mappage;
        this.entree = entree;
        this.aide = aide;
        this.fichiers = new DossierDeLot(entree, PIECE_MAXIMALE);
        MappageCommande.export(mappage, entree);
    }

    int demandes() {
        return demandes;
    }

    int illisibles() {
        return illisibles;
    }

    @Override
    public void lignes(OutputStream sortie) throws IOException {
        demandes = 0;
        illisibles = 0;
        try (InputStream export = Files.newInputStream(entree.resolve(mappage.fichier()));
                Lot lot = mappage.ouvrir(mappage.fichier(), new BufferedInputStream(export), fichiers)) {
            while (lot.hasNext()) {
                LigneDeLot ligne = lot.next();
                if (ligne instanceof LigneDeLot.Lue lue && ecrire(lue.demande(), sortie)) {
                    demandes++;
                } else {
                    illisibles++;
                }
            }
        }
    }

    /** Returns false when a text is none that UTF-8 can write: nothing was written then. */
    private boolean ecrire(DemandeDeposee demande, OutputStream sortie) {
        try {
            DemandesJson.ecrire(aide, demande, sortie);
        } catch (ValeurInvalideException sansEcriture) {
            return false;
        }
        retenir(demande);
        return true;
    }

    private void retenir(DemandeDeposee demande) {
        for (PieceDeposee piece : demande.pieces()) {
            Empreinte contenu = piece.contenu();
            if (contenu != null) {
                pieces.put(contenu, piece.taille());
            }
        }
    }

    @Override
    public List<FichierDuLot> pieces() {
        return pieces.entrySet().stream()
                .map(piece -> FichierDuLot.piece(piece.getValue(), piece.getKey()))
                .toList();
    }

    @Override
    public void piece(FichierDuLot piece, OutputStream sortie) throws IOException {
        try (InputStream contenu = fichiers.ouvrir(piece.contenu())) {
            contenu.transferTo(sortie);
        }
    }
}
