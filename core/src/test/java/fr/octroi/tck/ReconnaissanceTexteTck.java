package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte;
import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link ReconnaissanceTexte}. */
public abstract class ReconnaissanceTexteTck {

    private static final Duration DELAI = Duration.ofSeconds(60);
    private static final Duration SURSIS = Duration.ofSeconds(2);

    /** For the subclasses. */
    protected ReconnaissanceTexteTck() {}

    /**
     * Returns a recogniser that works.
     *
     * @return a new recogniser
     */
    protected abstract ReconnaissanceTexte reconnaissance();

    /**
     * Returns recognisers that cannot work, one for each way in which theirs may fail.
     *
     * @return one at least
     */
    protected abstract List<ReconnaissanceTexte> enPanne();

    @Test
    void regle_1_les_mots_sont_donnes_a_leur_place() {
        List<Mot> lus = lus();
        assertEquals(Ardoise.MOTS.size(), lus.size());
        for (Ardoise.Mot ecrit : Ardoise.MOTS) {
            assertTrue(lus.stream().anyMatch(ecrit::estA), () -> ecrit.texte() + " is not read, or elsewhere");
        }
    }

    @Test
    void regle_2_les_mots_sont_donnes_dans_l_ordre_de_la_lecture() {
        List<Mot> lus = lus();
        List<Mot> tries = new ArrayList<>(lus);
        tries.sort(Comparator.comparing((Mot mot) -> mot.haut() / Ardoise.INTERLIGNE)
                .thenComparing(Mot::gauche));
        assertEquals(tries, lus);
    }

    @Test
    void regle_3_une_image_blanche_et_ce_qui_n_est_pas_une_image_n_ont_pas_de_mot() {
        byte[] coupee = Arrays.copyOf(Ardoise.ecrite(), 5_000);
        List<byte[]> muettes = List.of(
                Ardoise.blanche(),
                "P5\n1 1\n255\n\u007f".getBytes(StandardCharsets.ISO_8859_1),
                new byte[0],
                "bonjour".getBytes(StandardCharsets.US_ASCII),
                "P5\n99999999 99999999\n255\n".getBytes(StandardCharsets.US_ASCII),
                coupee);
        for (byte[] muette : muettes) {
            assertEquals(List.of(), reconnaissance().reconnaitre(muette, DELAI));
        }
    }

    @Test
    void regle_4_la_meme_image_donne_les_memes_mots() {
        ReconnaissanceTexte reconnaissance = reconnaissance();
        List<Mot> premiers = reconnaissance.reconnaitre(Ardoise.ecrite(), DELAI);
        reconnaissance.reconnaitre(Ardoise.blanche(), DELAI);
        assertEquals(premiers, reconnaissance.reconnaitre(Ardoise.ecrite(), DELAI));
    }

    @Test
    void regle_5_une_reponse_ou_une_panne_vient_a_temps() {
        Duration bref = Duration.ofMillis(1);
        long debut = System.nanoTime();
        try {
            reconnaissance().reconnaitre(Ardoise.ecrite(), bref);
        } catch (PortException horsDelai) {
            assertEquals(PortException.Nature.TEMPORAIRE, horsDelai.nature());
        }
        assertTrue(System.nanoTime() - debut < bref.plus(SURSIS).toNanos(), "late");
    }

    @Test
    void regle_6_ne_pas_pouvoir_lire_n_est_pas_lire_qu_il_n_y_a_rien() {
        for (ReconnaissanceTexte enPanne : enPanne()) {
            for (byte[] image : List.of(Ardoise.ecrite(), Ardoise.blanche())) {
                assertThrows(PortException.class, () -> enPanne.reconnaitre(image, DELAI));
            }
        }
    }

    private List<Mot> lus() {
        return reconnaissance().reconnaitre(Ardoise.ecrite(), DELAI);
    }
}
