package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Horodatage;
import fr.octroi.port.PortException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The contract of {@link Horodatage}. */
public abstract class HorodatageTck {

    /** The name of SHA-256 in DER, 2.16.840.1.101.3.4.2.1. */
    private static final String SHA_256 = "0609608648016503040201";

    /** For the subclasses. */
    protected HorodatageTck() {}

    /**
     * Returns a port whose third party answers.
     *
     * @return the port
     */
    protected abstract Horodatage ouvert();

    /**
     * Returns a port whose third party is not there.
     *
     * @return the port
     */
    protected abstract Horodatage absent();

    @Test
    void regle_1_le_jeton_tient_l_empreinte_demandee() {
        Horodatage horodatage = ouvert();
        for (String quoi : new String[] {"une racine", "une autre"}) {
            tient(horodatage.horodater(Empreinte.deChamps(quoi)), Empreinte.deChamps(quoi));
        }
    }

    @Test
    void regle_2_la_meme_empreinte_se_date_encore() {
        Horodatage horodatage = ouvert();
        Empreinte racine = Empreinte.deChamps("une racine");
        byte[] premier = horodatage.horodater(racine);
        Arrays.fill(premier, (byte) 0);
        tient(horodatage.horodater(racine), racine);
    }

    @Test
    void regle_3_sans_tiers_rien_n_est_date() {
        Horodatage horodatage = absent();
        assertThrows(PortException.class, () -> horodatage.horodater(Empreinte.deChamps("une racine")));
    }

    private static void tient(byte[] jeton, Empreinte empreinte) {
        String octets = HexFormat.of().formatHex(jeton);
        assertTrue(octets.startsWith("30"), "a sequence");
        String tenue = SHA_256 + "(0500)?0420" + empreinte.hexadecimal();
        assertEquals(1, octets.split(tenue, -1).length - 1, "the digest stands in it, under the name of its algorithm");
    }
}
