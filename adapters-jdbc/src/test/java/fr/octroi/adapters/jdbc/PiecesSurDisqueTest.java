package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.tck.PiecesTck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecesSurDisqueTest extends PiecesTck {

    @TempDir
    Path dossier = Path.of("");

    @Override
    protected Pieces magasinVide() {
        try {
            return new PiecesSurDisque(Files.createTempDirectory(dossier, "pieces"), new ClesEnMemoire());
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** A disk that writes down what it was told to keep, and may fail at it. */
    private static final class Carnet implements PiecesSurDisque.Disque {
        private final List<Path> retenus = new ArrayList<>();
        private boolean enPanne;

        @Override
        public void ecrire(FileChannel fichier, ByteBuffer octets) throws IOException {
            fichier.write(octets);
        }

        @Override
        public void retenir(Path noms) throws IOException {
            if (enPanne) {
                throw new IOException("the disk does not keep it");
            }
            assertTrue(Files.isDirectory(noms));
            retenus.add(noms);
            PiecesSurDisque.Disque.super.retenir(noms);
        }
    }

    @Test
    void le_nom_d_un_fichier_et_les_dossiers_faits_pour_lui_sont_forces_au_disque() {
        Carnet carnet = new Carnet();
        Path racine = dossier.resolve("profond").resolve("pieces");
        Pieces pieces = new PiecesSurDisque(racine, new ClesEnMemoire(), carnet);
        byte[] octets = {1, 2, 3};
        String nom =
                pieces.deposer(new ByteArrayInputStream(octets), 3).contenu().hexadecimal();
        Path place = racine.resolve(nom.substring(0, 2));
        assertEquals(place, carnet.retenus.get(carnet.retenus.size() - 2), "its name, once it is there");
        assertEquals(racine, carnet.retenus.get(carnet.retenus.size() - 1), "and that of its folder");
        for (Path parent : List.of(dossier, dossier.resolve("profond"))) {
            assertTrue(carnet.retenus.contains(parent), () -> "nobody keeps the names in " + parent);
        }

        carnet.retenus.clear();
        pieces.deposer(new ByteArrayInputStream(octets), 3);
        assertEquals(List.of(place, racine), carnet.retenus, "nothing else was made");

        carnet.enPanne = true;
        PortException panne =
                assertThrows(PortException.class, () -> pieces.deposer(new ByteArrayInputStream(new byte[1]), 1));
        assertEquals(PortException.Nature.TEMPORAIRE, panne.nature(), "what may be lost is not said to be stored");
        carnet.enPanne = false;
        pieces.deposer(new ByteArrayInputStream(new byte[1]), 1);
    }

    /** Somebody erased it, it was stored again as he moved it aside, and he was killed before he moved it back. */
    @Test
    void ce_qui_fut_depose_pendant_un_effacement_qui_meurt_est_encore_la() throws IOException {
        byte[] octets = {4, 5, 6};
        Cles cles = new ClesEnMemoire();
        Pieces pieces = new PiecesSurDisque(dossier, cles);
        Empreinte contenu = pieces.deposer(new ByteArrayInputStream(octets), 3).contenu();
        Path place = dossier.resolve(contenu.hexadecimal().substring(0, 2)).resolve(contenu.hexadecimal());
        Path aCote = dossier.resolve(".depots").resolve("efface-" + contenu.hexadecimal());
        Instant avant = Instant.now().minusSeconds(3_600);

        Files.move(place, aCote);
        try (InputStream flux = pieces.ouvrir(contenu)) {
            assertArrayEquals(octets, flux.readAllBytes());
        }

        assertFalse(pieces.effacer(contenu, avant), "it was stored since");
        assertTrue(Files.exists(place), "in its place again");
        assertFalse(Files.exists(aCote));

        Files.setLastModifiedTime(place, FileTime.from(avant.minusSeconds(1)));
        Files.move(place, aCote);
        assertTrue(pieces.redeposer(contenu));
        assertFalse(pieces.effacer(contenu, avant), "now it was stored now");
        assertTrue(Files.exists(place));
        assertFalse(Files.exists(aCote));
        try (InputStream flux = pieces.ouvrir(contenu)) {
            assertArrayEquals(octets, flux.readAllBytes());
        }

        Files.move(place, aCote);
        assertTrue(pieces.effacer(contenu, Instant.now().plusSeconds(3_600)));
        assertFalse(pieces.redeposer(contenu), "what is erased is erased");
        assertThrows(PortException.class, () -> pieces.ouvrir(contenu));
    }
}
