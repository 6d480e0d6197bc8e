package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.octroi.commun.Empreinte;
import fr.octroi.format.DepotDePieces.PieceRefuseeException;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierDeLotTest {

    private static final byte[] OCTETS = {1, 2, 3};

    @TempDir
    Path ailleurs;

    @TempDir
    Path racine;

    @BeforeEach
    void remplir() throws IOException {
        Files.write(ailleurs.resolve("secret"), OCTETS);
        Files.createDirectories(racine.resolve("pieces/A 1"));
        Files.write(
                racine.resolve("pieces/A 1/" + Normalizer.normalize("Facture vélo+1%.pdf", Normalizer.Form.NFD)),
                OCTETS);
        Files.createSymbolicLink(racine.resolve("lien"), ailleurs.resolve("secret"));
        Files.createSymbolicLink(racine.resolve("dossier-lie"), ailleurs);
    }

    private DossierDeLot lot() {
        return new DossierDeLot(racine, 10);
    }

    private String refus(String chemin) {
        return assertThrows(PieceRefuseeException.class, () -> lot().deposer(chemin))
                .code();
    }

    @Test
    void un_nom_accentue_se_trouve_quelle_que_soit_sa_composition() throws IOException {
        DossierDeLot lot = lot();
        Pieces.Deposee deposee = lot.deposer("pieces/A 1/Facture vélo+1%.pdf");
        assertEquals(new Pieces.Deposee(Empreinte.sha256(OCTETS), 3), deposee);
        assertArrayEquals(OCTETS, lot.ouvrir(deposee.contenu()).readAllBytes());
    }

    @Test
    void ce_qui_va_dans_un_magasin_y_reste_apres_le_lot() throws IOException {
        Pieces magasin = new PiecesEnMemoire(InstantSource.system());
        String chemin = "pieces/A 1/Facture vélo+1%.pdf";
        Pieces.Deposee deposee = lot().vers(magasin).deposer(chemin);
        assertEquals(lot().deposer(chemin), deposee);
        assertArrayEquals(OCTETS, magasin.ouvrir(deposee.contenu()).readAllBytes());
        assertEquals(
                "PIECE_INTROUVABLE",
                assertThrows(
                                PieceRefuseeException.class,
                                () -> lot().vers(magasin).deposer("pieces/absente.pdf"))
                        .code());
        assertEquals(
                "PIECE_TROP_VOLUMINEUSE",
                assertThrows(
                                PieceRefuseeException.class,
                                () -> new DossierDeLot(racine, 2).vers(magasin).deposer(chemin))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "pieces/../lien", "pieces//A 1", "./lien", "pieces\\A 1", "", "/etc/hosts", "lien"})
    @Tag("securite")
    void rien_ne_s_ouvre_hors_du_lot(String chemin) {
        assertEquals("PIECE_CHEMIN_INTERDIT", refus(chemin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pieces/A 1/autre.pdf", "pieces/A 1", "absent/a.pdf", "pieces/A 1/Facture vélo+1%.pdf/x"})
    void ce_qui_n_est_pas_un_fichier_du_lot_est_introuvable(String chemin) {
        assertEquals("PIECE_INTROUVABLE", refus(chemin));
    }

    @Test
    @Tag("securite")
    void un_dossier_lie_n_est_pas_suivi() {
        assertEquals("PIECE_CHEMIN_INTERDIT", refus("dossier-lie/secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferme.pdf", "ferme/a.pdf"})
    void ce_qu_il_n_est_pas_permis_de_lire_ne_coute_que_sa_ligne(String chemin) throws IOException {
        Path ferme = chemin.equals("ferme.pdf")
                ? Files.write(racine.resolve("ferme.pdf"), OCTETS)
                : Files.createDirectory(racine.resolve("ferme"));
        Files.setPosixFilePermissions(ferme, Set.of());
        assumeFalse(Files.isReadable(ferme), "root reads everything");
        assertEquals("PIECE_INACCESSIBLE", refus(chemin));
    }

    @Test
    void un_fichier_trop_gros_est_refuse() throws IOException {
        Files.write(racine.resolve("gros"), new byte[11]);
        assertEquals("PIECE_TROP_VOLUMINEUSE", refus("gros"));
    }

    @Test
    void un_fichier_jamais_rencontre_ne_s_ouvre_pas() {
        assertEquals(
                PortException.Nature.DEFINITIVE,
                assertThrows(PortException.class, () -> lot().ouvrir(Empreinte.sha256(OCTETS)))
                        .nature());
    }
}
