package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StrictReaderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Gives its bytes a few at a time, as a network does. */
    private static InputStream parPetitsPaquets(byte[] octets, int paquet) {
        return new ByteArrayInputStream(octets) {
            @Override
            public synchronized int read(byte[] tampon, int debut, int longueur) {
                return super.read(tampon, debut, Math.min(longueur, paquet));
            }
        };
    }

    /** Reads until the end, or until a character that the encoding has not. */
    private static String lire(StrictReader lecteur, int morceau) throws IOException {
        StringBuilder lus = new StringBuilder();
        char[] tampon = new char[morceau];
        try {
            for (int n = lecteur.read(tampon, 0, morceau); n >= 0; n = lecteur.read(tampon, 0, morceau)) {
                lus.append(tampon, 0, n);
            }
        } catch (CharacterCodingException hors) {
            assertTrue(lecteur.estArrete());
        }
        return lus.toString();
    }

    @Property(tries = 300)
    void un_texte_juste_se_lit_comme_il_fut_ecrit(
            @ForAll @StringLength(max = 300) String brut,
            @ForAll @IntRange(min = 1, max = 9) int paquet,
            @ForAll @IntRange(min = 2, max = 7) int morceau)
            throws IOException {
        byte[] octets = brut.getBytes(StandardCharsets.UTF_8);
        StrictReader lecteur = new StrictReader(parPetitsPaquets(octets, paquet), StandardCharsets.UTF_8);
        assertEquals(new String(octets, StandardCharsets.UTF_8), lire(lecteur, morceau));
        assertFalse(lecteur.estArrete());
    }

    @Property(tries = 300)
    void ce_qui_precede_un_caractere_faux_est_lu(
            @ForAll @StringLength(max = 60) String avant,
            @ForAll @StringLength(max = 60) String apres,
            @ForAll @IntRange(min = 1, max = 9) int paquet)
            throws IOException {
        String juste = new String(avant.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] debut = juste.getBytes(StandardCharsets.UTF_8);
        byte[] fin = apres.getBytes(StandardCharsets.UTF_8);
        byte[] octets = new byte[debut.length + 1 + fin.length];
        System.arraycopy(debut, 0, octets, 0, debut.length);
        octets[debut.length] = (byte) 0xFF;
        System.arraycopy(fin, 0, octets, debut.length + 1, fin.length);
        StrictReader lecteur = new StrictReader(parPetitsPaquets(octets, paquet), StandardCharsets.UTF_8);
        assertEquals(juste, lire(lecteur, 5));
        assertTrue(lecteur.estArrete());
        assertThrows(CharacterCodingException.class, lecteur::read);
    }

    @Property(tries = 100)
    void les_premiers_accents_disent_si_c_est_de_l_utf8(
            @ForAll @IntRange(max = 20_000) int avant, @ForAll @IntRange(min = 2, max = 9_000) int paquet)
            throws IOException {
        String texte = "a".repeat(avant) + "é;Zoé;été\n";
        for (Charset ecrit : new Charset[] {WINDOWS, StandardCharsets.UTF_8}) {
            StrictReader lecteur = new StrictReader(parPetitsPaquets(texte.getBytes(ecrit), paquet), WINDOWS);
            assertEquals(new String(texte.getBytes(ecrit), WINDOWS), lire(lecteur, 4_000));
            assertEquals(ecrit.equals(StandardCharsets.UTF_8), lecteur.semblentDeLUtf8());
        }
    }

    @Test
    void la_source_se_ferme_avec_lui_et_rien_n_a_pas_d_accent() throws IOException {
        StrictReader vide = new StrictReader(InputStream.nullInputStream(), WINDOWS);
        assertEquals("", lire(vide, 3));
        assertFalse(vide.semblentDeLUtf8());
        InputStream source = InputStream.nullInputStream();
        new StrictReader(source, WINDOWS).close();
        assertThrows(IOException.class, source::read);
    }
}
