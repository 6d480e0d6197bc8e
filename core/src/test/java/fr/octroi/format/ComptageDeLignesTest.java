package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Montant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sum is that of the lines that are read, and of no others. */
class ComptageDeLignesTest {

    private static final String LIGNE = "{\"depense\":{\"montantTtc\":\"12.50\"}}";

    private static Montant montant(String ligne, Charset codage) {
        ComptageDeLignes comptage = new ComptageDeLignes(true, 1_000);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(ligne.getBytes(codage));
        octets.write('\n');
        comptage.write(octets.toByteArray(), 0, octets.size());
        return comptage.montant();
    }

    @Test
    void une_ligne_juste_compte() {
        assertEquals(Montant.parse("12.50"), montant(LIGNE, StandardCharsets.UTF_8));
    }

    @Test
    void ce_qui_n_est_pas_de_l_utf_8_sans_marque_ne_compte_pas() {
        assertEquals(Montant.ZERO, montant("\uFEFF" + LIGNE, StandardCharsets.UTF_8));
        assertEquals(Montant.ZERO, montant(LIGNE, StandardCharsets.UTF_16BE));
        assertEquals(Montant.ZERO, montant(LIGNE.replace("{\"dep", "{\"x\":\"é\",\"dep"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void une_cle_qui_se_repete_ne_compte_pas() {
        assertEquals(Montant.ZERO, montant("{\"a\":1,\"a\":1," + LIGNE.substring(1), StandardCharsets.UTF_8));
    }
}
