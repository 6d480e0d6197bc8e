package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The contract of {@link LecteurDePieces}. */
public abstract class LecteurDePiecesTck {

    private static final int MUTATIONS = 40;

    /** For the subclasses. */
    protected LecteurDePiecesTck() {}

    /**
     * Returns a reader.
     *
     * @return a new reader
     */
    protected abstract LecteurDePieces lecteur();

    /**
     * Returns a file that this reader reads, so that the rules are about something.
     *
     * @return the bytes of a file whose reading is {@link EtatLecture#LISIBLE}
     */
    protected abstract byte[] fichierLisible();

    @Test
    void regle_1_quels_que_soient_les_octets_une_reponse_vient() {
        LecteurDePieces lecteur = lecteur();
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, fichierLisible()).etat());
        for (String entete :
                List.of("", "%PDF-1.7\n", "PK\u0003\u0004", "\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n")) {
            for (int longueur : new int[] {0, 1, 1_000, 100_000}) {
                assertNotNull(lire(lecteur, apres(entete, longueur)));
            }
        }
        assertNotNull(lire(lecteur, new byte[1_000_000]));
        assertNotNull(lire(lecteur, "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
        for (byte[] abime : abimes()) {
            assertNotNull(lire(lecteur, abime));
        }
    }

    @Test
    void regle_2_un_fichier_vide_ou_d_aucun_genre_connu_est_illisible() {
        LecteurDePieces lecteur = lecteur();
        assertEquals(EtatLecture.ILLISIBLE, lire(lecteur, new byte[0]).etat());
        assertEquals(EtatLecture.ILLISIBLE, lire(lecteur, inconnu()).etat());
    }

    @Test
    void regle_3_les_memes_octets_donnent_la_meme_reponse() {
        LecteurDePieces lecteur = lecteur();
        for (byte[] octets : List.of(fichierLisible(), new byte[0], inconnu())) {
            LecturePiece premiere = lire(lecteur, octets);
            assertEquals(premiere, lire(lecteur, octets));
            assertEquals(premiere, lire(lecteur(), octets), "another reader answers something else");
        }
    }

    @Test
    void regle_4_une_reponse_autre_que_lisible_ne_tient_aucun_fait() {
        LecteurDePieces lecteur = lecteur();
        List<byte[]> fichiers = new ArrayList<>(abimes());
        fichiers.add(new byte[0]);
        fichiers.add(inconnu());
        int muettes = 0;
        for (byte[] octets : fichiers) {
            LecturePiece lecture = lire(lecteur, octets);
            if (lecture.etat() != EtatLecture.LISIBLE) {
                muettes++;
                assertEquals(List.of(), lecture.faits());
                assertFalse(lecture.code().isEmpty(), "nothing says why");
            }
        }
        assertTrue(muettes > 0, "nothing was unreadable");
    }

    @Test
    void regle_5_le_flux_n_est_jamais_ferme() {
        LecteurDePieces lecteur = lecteur();
        for (byte[] octets : List.of(fichierLisible(), new byte[0], inconnu())) {
            Source source = Source.de(octets);
            lecteur.lire(source);
            assertFalse(source.estFermee());
        }
    }

    @Test
    void regle_6_un_flux_en_panne_n_est_pas_un_mauvais_fichier() {
        LecteurDePieces lecteur = lecteur();
        byte[] lisible = fichierLisible();
        for (byte[] octets : List.of(new byte[0], Arrays.copyOf(lisible, lisible.length / 2))) {
            PortException panne =
                    assertThrows(PortException.class, () -> lecteur.lire(Source.quiTombeEnPanneApres(octets)));
            assertTrue(PiecesTck.aPourCause(panne, IOException.class), "the cause is lost");
        }
    }

    private static LecturePiece lire(LecteurDePieces lecteur, byte[] octets) {
        return lecteur.lire(new ByteArrayInputStream(octets));
    }

    private static byte[] inconnu() {
        return "ceci n'est pas un document".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] apres(String entete, int longueur) {
        byte[] debut = entete.getBytes(StandardCharsets.ISO_8859_1);
        byte[] suite = new byte[longueur];
        new Random(longueur).nextBytes(suite);
        byte[] octets = Arrays.copyOf(debut, debut.length + longueur);
        System.arraycopy(suite, 0, octets, debut.length, longueur);
        return octets;
    }

    /** The legible file cut short and flipped here and there, always in the same places. */
    private List<byte[]> abimes() {
        Random hasard = new Random(20_261_125);
        byte[] lisible = fichierLisible();
        List<byte[]> abimes = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            abimes.add(Arrays.copyOf(lisible, hasard.nextInt(lisible.length)));
            byte[] mute = lisible.clone();
            for (int j = 0; j <= i % 4; j++) {
                mute[hasard.nextInt(mute.length)] ^= (byte) (1 << hasard.nextInt(8));
            }
            abimes.add(mute);
        }
        return abimes;
    }
}
