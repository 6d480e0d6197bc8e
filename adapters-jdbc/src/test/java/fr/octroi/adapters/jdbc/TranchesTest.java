package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as sealed slices, and the folder that keeps them. */
class TranchesTest {

    private static final Chiffre CHIFFRE = new Chiffre(Exemples.MAITRESSES.get(0));

    @TempDir
    Path dossier = Path.of("");

    private static byte[] octets(int longueur) {
        byte[] octets = new byte[longueur];
        new Random(longueur).nextBytes(octets);
        return octets;
    }

    private static List<byte[]> sceller(byte[] octets, String depot) {
        List<byte[]> tranches = new ArrayList<>();
        Tranches.<RuntimeException>sceller(
                new ByteArrayInputStream(octets), octets.length, CHIFFRE, depot, (rang, scellee) -> {
                    assertEquals(tranches.size(), rang);
                    tranches.add(scellee);
                });
        return tranches;
    }

    private static byte[] lire(List<byte[]> tranches, String depot, byte[] attendus) throws IOException {
        Tranches.Entree entree = rang -> rang < tranches.size() ? tranches.get((int) rang) : null;
        try (InputStream flux = Tranches.ouvrir(CHIFFRE, depot, Empreinte.sha256(attendus), entree)) {
            return flux.readAllBytes();
        } catch (IOException alteree) {
            throw assertInstanceOf(PortException.class, alteree.getCause());
        }
    }

    @Test
    void toute_longueur_se_relit_au_bord_des_tranches_aussi() throws IOException {
        for (int longueur : new int[] {
            0,
            1,
            Tranches.TAILLE - 1,
            Tranches.TAILLE,
            Tranches.TAILLE + 1,
            3 * Tranches.TAILLE,
            3 * Tranches.TAILLE + 7
        }) {
            byte[] octets = octets(longueur);
            List<byte[]> tranches = sceller(octets, "depot");
            assertEquals(Math.max(1, (longueur + Tranches.TAILLE - 1) / Tranches.TAILLE), tranches.size());
            assertArrayEquals(octets, lire(tranches, "depot", octets));
        }
    }

    @Test
    void une_tranche_perdue_ajoutee_deplacee_ou_changee_est_vue() {
        byte[] octets = octets(2 * Tranches.TAILLE + 10);
        List<byte[]> bonnes = sceller(octets, "depot");
        List<byte[]> autreDepot = sceller(octets, "autre");
        byte[] changee = bonnes.get(1).clone();
        changee[100] ^= 1;
        for (List<byte[]> fausses : List.of(
                List.<byte[]>of(),
                bonnes.subList(0, 1),
                bonnes.subList(0, 2),
                bonnes.subList(1, 3),
                List.of(bonnes.get(1), bonnes.get(0), bonnes.get(2)),
                List.of(bonnes.get(0), bonnes.get(1), bonnes.get(2), bonnes.get(2)),
                List.of(bonnes.get(0), autreDepot.get(1), bonnes.get(2)),
                List.of(bonnes.get(0), changee, bonnes.get(2)))) {
            assertThrows(PortException.class, () -> lire(fausses, "depot", octets));
        }
        assertThrows(PortException.class, () -> lire(autreDepot, "depot", octets));
        assertThrows(PortException.class, () -> lire(bonnes, "depot", octets(10)), "under the digest of another file");
    }

    private static Pieces.Deposee deposer(Pieces pieces, byte[] octets) {
        return pieces.deposer(new ByteArrayInputStream(octets), octets.length);
    }

    private List<Path> fichiers() throws IOException {
        try (Stream<Path> arbre = Files.walk(dossier)) {
            return arbre.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void le_dossier_ne_contient_pas_un_mot_du_fichier() throws IOException {
        byte[] octets = "RIB de Ombeline Quertier".getBytes(StandardCharsets.UTF_8);
        Pieces pieces = new PiecesSurDisque(dossier, new ClesEnMemoire());
        deposer(pieces, octets);
        deposer(pieces, octets);
        List<Path> fichiers = fichiers();
        assertEquals(1, fichiers.size(), "the same bytes are one file");
        String contenu = Files.readString(fichiers.get(0), StandardCharsets.ISO_8859_1);
        assertFalse(contenu.contains("Quertier"));
        assertEquals(
                Empreinte.sha256(octets).hexadecimal(),
                fichiers.get(0).getFileName().toString());
    }

    @Test
    void un_disque_plein_ne_laisse_rien_et_le_meme_depot_reussit_ensuite() throws IOException {
        Cles cles = new ClesEnMemoire();
        byte[] octets = octets(3 * Tranches.TAILLE);
        for (long place : new long[] {0, 10, Tranches.TAILLE, 3L * Tranches.TAILLE}) {
            AtomicLong reste = new AtomicLong(place);
            Pieces plein = new PiecesSurDisque(dossier, cles, (fichier, tampon) -> {
                if (reste.addAndGet(-tampon.remaining()) < 0) {
                    tampon.limit(tampon.remaining() / 2);
                    fichier.write(tampon);
                    throw new IOException("No space left on device");
                }
                fichier.write(tampon);
            });
            PortException panne = assertThrows(PortException.class, () -> deposer(plein, octets));
            assertEquals(PortException.Nature.TEMPORAIRE, panne.nature());
            assertTrue(fichiers().isEmpty(), "something is left");
        }
        Pieces pieces = new PiecesSurDisque(dossier, cles);
        assertArrayEquals(
                octets, pieces.ouvrir(deposer(pieces, octets).contenu()).readAllBytes());
    }

    @Test
    void un_fichier_du_disque_tronque_ou_echange_est_vu() throws IOException {
        Pieces pieces = new PiecesSurDisque(dossier, new ClesEnMemoire());
        Empreinte un = deposer(pieces, octets(2 * Tranches.TAILLE + 5)).contenu();
        Empreinte autre = deposer(pieces, octets(100)).contenu();
        Path place = chemin(un);
        byte[] entier = Files.readAllBytes(place);
        for (int longueur : new int[] {0, 20, 36, 36 + Tranches.TAILLE + Chiffre.SURPOIDS, entier.length - 1}) {
            Files.write(place, Arrays.copyOf(entier, longueur));
            assertThrows(Exception.class, () -> pieces.ouvrir(un).readAllBytes(), () -> "cut to " + longueur);
        }
        Files.write(place, Files.readAllBytes(chemin(autre)));
        assertThrows(PortException.class, () -> pieces.ouvrir(un));
        Files.write(place, entier);
        assertEquals(2 * Tranches.TAILLE + 5, pieces.ouvrir(un).readAllBytes().length);
    }

    private Path chemin(Empreinte contenu) {
        return dossier.resolve(contenu.hexadecimal().substring(0, 2)).resolve(contenu.hexadecimal());
    }
}
