package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmpreinteTest {

    /** The vectors that the NIST publishes with FIPS 180-4. */
    @ParameterizedTest
    @CsvSource({
        "'',e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void les_vecteurs_connus_de_sha_256_sont_rendus(String texte, String attendu) {
        assertEquals(
                attendu,
                Empreinte.sha256(texte.getBytes(StandardCharsets.US_ASCII)).hexadecimal());
    }

    /** The whole claim in one line: the encoding can be taken apart again, so two lists never share one. */
    @Property
    void l_encodage_des_champs_se_defait(@ForAll @Size(max = 6) List<@StringLength(max = 8) String> champs) {
        byte[] octets = Empreinte.encoder(champs.toArray(new String[0]));
        int position = 0;
        for (String champ : champs) {
            byte[] forme = champ.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(
                    new byte[] {0, 0, (byte) (forme.length >> 8), (byte) forme.length},
                    Arrays.copyOfRange(octets, position, position + 4));
            position += 4;
            assertArrayEquals(forme, Arrays.copyOfRange(octets, position, position + forme.length));
            position += forme.length;
        }
        assertEquals(octets.length, position);
    }

    @Property
    void les_limites_des_champs_comptent(
            @ForAll @StringLength(min = 1, max = 10) String texte, @ForAll int coupure, @ForAll int autre) {
        int ici = Math.floorMod(coupure, texte.length() + 1);
        int la = Math.floorMod(autre, texte.length() + 1);
        Assume.that(ici != la);
        assertNotEquals(
                Empreinte.deChamps(texte.substring(0, ici), texte.substring(ici)),
                Empreinte.deChamps(texte.substring(0, la), texte.substring(la)));
        assertNotEquals(Empreinte.deChamps(texte), Empreinte.deChamps(texte, ""));
    }

    @Test
    void une_longueur_de_plus_de_deux_octets_est_ecrite_en_entier() {
        byte[] octets = Empreinte.encoder("a".repeat(0x01020304));
        assertArrayEquals(new byte[] {1, 2, 3, 4}, Arrays.copyOf(octets, 4));
    }

    @Property
    void une_empreinte_s_ecrit_se_relit_et_s_ordonne_comme_son_texte(
            @ForAll @Size(32) byte[] octets, @ForAll @Size(32) byte[] autres) {
        Empreinte empreinte = Empreinte.of(octets);
        Empreinte autre = Empreinte.of(autres);
        assertEquals(empreinte, new Empreinte(empreinte.toString()));
        assertEquals(
                Integer.signum(Arrays.compareUnsigned(octets, autres)), Integer.signum(empreinte.compareTo(autre)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void une_empreinte_a_trente_deux_octets(int longueur) {
        assertEquals(
                "EMPREINTE_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Empreinte.of(new byte[longueur]))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "g", " ", "/", ":", "`", "٣"})
    void une_empreinte_est_en_chiffres_hexadecimaux_minuscules(String intrus) {
        assertEquals(
                "EMPREINTE_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> new Empreinte("0".repeat(63) + intrus))
                        .code());
    }
}
