package fr.octroi.adapters.rest.avis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.rest.avis.Signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Secret UN = new Secret("un secret que personne ne devine, un");
    private static final Secret DEUX = new Secret("un secret que personne ne devine, deux");
    private static final Instant MIDI = Instant.parse("2026-06-01T10:00:00Z");
    private static final byte[] CORPS = "{\"numero\":\"V-1\"}".getBytes(StandardCharsets.UTF_8);

    /** Computed apart: {@code printf '1780308000.{"numero":"V-1"}' | openssl dgst -sha256 -hmac 'un secret que personne ne devine, un'}. */
    @Test
    void le_sceau_est_celui_qu_un_autre_outil_calcule() {
        assertEquals(
                "t=1780308000,v1=b00792da47dedc922abc8e99fb2a45fd6908a60205ad517e51fe4877e7720e69",
                Signature.signer(List.of(UN), MIDI, CORPS));
    }

    @Test
    void un_avis_est_cru_cinq_minutes_par_qui_connait_un_secret() {
        String entete = Signature.signer(List.of(UN, DEUX), MIDI, CORPS);
        assertTrue(Signature.estBonne(List.of(UN), MIDI, entete, CORPS));
        assertTrue(Signature.estBonne(List.of(DEUX), MIDI.plusSeconds(300), entete, CORPS));
        assertTrue(Signature.estBonne(List.of(DEUX), MIDI.minusSeconds(300), entete, CORPS));
        assertFalse(Signature.estBonne(List.of(UN), MIDI.plusSeconds(301), entete, CORPS));
        assertFalse(Signature.estBonne(List.of(UN), MIDI.minusSeconds(301), entete, CORPS));
        assertFalse(Signature.estBonne(List.of(), MIDI, entete, CORPS));
        assertFalse(Signature.estBonne(
                List.of(new Secret("un secret que personne ne devine, trois")), MIDI, entete, CORPS));
    }

    @Test
    void un_octet_ou_une_heure_qui_change_ne_passe_pas() {
        String entete = Signature.signer(List.of(UN), MIDI, CORPS);
        for (int rang = 0; rang < CORPS.length; rang++) {
            byte[] autre = CORPS.clone();
            autre[rang] ^= 1;
            assertFalse(Signature.estBonne(List.of(UN), MIDI, entete, autre));
        }
        assertFalse(Signature.estBonne(List.of(UN), MIDI, entete.replace("t=1780308000", "t=1780308001"), CORPS));
        for (String faux : List.of(
                "",
                "t=1",
                "v1=" + "0".repeat(64),
                "t=999999999999,v1=" + "0".repeat(64),
                entete + ",v1=",
                entete + "\n")) {
            assertFalse(Signature.estBonne(List.of(UN), MIDI, faux, CORPS), faux);
        }
    }

    @Test
    void un_secret_est_long_et_ne_se_dit_pas() {
        assertThrows(IllegalArgumentException.class, () -> new Secret("court"));
        assertThrows(IllegalArgumentException.class, () -> Signature.signer(List.of(), MIDI, CORPS));
        assertEquals("Secret[***]", UN.toString());
    }
}
