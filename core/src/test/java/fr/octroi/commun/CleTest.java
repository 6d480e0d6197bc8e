package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleTest {

    /** HMAC written from RFC 2104, beside the platform's own. */
    @Property(tries = 200)
    void un_sceau_est_le_hmac_des_champs(
            @ForAll @Size(min = 16, max = 64) byte[] octets, @ForAll @Size(max = 4) List<String> champs)
            throws Exception {
        String[] liste = champs.toArray(new String[0]);
        byte[] interieur = Arrays.copyOf(octets, 64);
        byte[] exterieur = Arrays.copyOf(octets, 64);
        for (int i = 0; i < 64; i++) {
            interieur[i] ^= 0x36;
            exterieur[i] ^= 0x5c;
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(interieur);
        byte[] premier = sha256.digest(Empreinte.encoder(liste));
        sha256.update(exterieur);
        assertEquals(Empreinte.of(sha256.digest(premier)), new Cle(octets).sceller(liste));
    }

    @Property(tries = 200)
    void deux_cles_differentes_scellent_differemment(
            @ForAll @Size(32) byte[] une, @ForAll @Size(32) byte[] autre, @ForAll String champ) {
        Assume.that(!Arrays.equals(une, autre));
        assertNotEquals(new Cle(une).sceller(champ), new Cle(autre).sceller(champ));
    }

    @Property(tries = 200)
    void les_limites_des_champs_comptent(@ForAll @Size(32) byte[] octets, @ForAll @StringLength(min = 1) String texte) {
        Cle cle = new Cle(octets);
        assertNotEquals(cle.sceller(texte, ""), cle.sceller("", texte));
        assertNotEquals(cle.sceller(texte), cle.sceller(texte, ""));
        assertNotEquals(cle.sceller(texte), Empreinte.deChamps(texte));
    }

    @Property(tries = 50)
    void changer_les_octets_donnes_ne_change_pas_la_cle(@ForAll @Size(32) byte[] octets) {
        Cle cle = new Cle(octets);
        Empreinte avant = cle.sceller("champ");
        octets[0]++;
        assertEquals(avant, cle.sceller("champ"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void une_cle_courte_est_refusee(int longueur) {
        assertEquals(
                "CLE_TROP_COURTE",
                assertThrows(ValeurInvalideException.class, () -> new Cle(new byte[longueur]))
                        .code());
    }

    @Property(tries = 50)
    void une_cle_ne_se_montre_pas(@ForAll @Size(16) byte[] octets) {
        assertFalse(new Cle(octets).toString().contains(HexFormat.of().formatHex(octets)));
        assertEquals(new Cle(new byte[16]).toString(), new Cle(octets).toString());
    }
}
