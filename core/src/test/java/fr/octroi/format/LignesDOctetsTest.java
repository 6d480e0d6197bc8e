package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LignesDOctetsTest {

    @Provide
    Arbitrary<List<String>> lignes() {
        return Arbitraries.strings()
                .withChars("aé\r ")
                .ofMaxLength(9_000)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 200)
    void les_lignes_reviennent_ou_que_la_source_coupe(
            @ForAll("lignes") List<String> lignes, @ForAll @IntRange(min = 1, max = 9_000) int morceau) {
        String texte = String.join("\n", lignes) + (lignes.isEmpty() ? "" : "\n");
        assertEquals(lignes, lues(texte, morceau));
    }

    @Test
    void la_derniere_ligne_se_passe_de_fin() {
        assertEquals(List.of("a", "", "b"), lues("a\n\nb", 1));
        assertEquals(List.of(), lues("", 1));
    }

    @Test
    void apres_la_derniere_il_n_y_a_rien() {
        LignesDOctets aucune = new LignesDOctets(InputStream.nullInputStream());
        assertThrows(NoSuchElementException.class, aucune::next);
    }

    private static List<String> lues(String texte, int morceau) {
        InputStream source = new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] tampon, int debut, int longueur) {
                return super.read(tampon, debut, Math.min(longueur, morceau));
            }
        };
        List<String> lues = new ArrayList<>();
        new LignesDOctets(source).forEachRemaining(ligne -> lues.add(new String(ligne, StandardCharsets.UTF_8)));
        return lues;
    }
}
