package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibellesTest {

    @ParameterizedTest
    @CsvSource({
        "État, etat",
        "'  N° de   facture ', n° de facture",
        "Vélo\u00A0à\u202Fassistance, velo a assistance",
        "Attestation sur l’honneur, attestation sur l'honneur",
        "ŒUVRE, œuvre",
        "'', ''",
        "'\u00A0 \t', ''",
        "ﬁche, fiche"
    })
    void casse_accents_apostrophes_et_espaces_ne_comptent_pas(String libelle, String cle) {
        assertEquals(cle, Libelles.cle(libelle));
    }

    @Property
    void ce_que_disent_les_expressions_regulieres(
            @ForAll
                    @StringLength(max = 12)
                    @CharRange(from = ' ', to = 'ɏ')
                    @CharRange(from = '\u0300', to = '\u036F')
                    @Chars({'’', '\t', '\n', '\u202F', '\u00A0', 'ﬁ', '\uD83D', '\uDE00'})
                    String libelle) {
        String attendue = Normalizer.normalize(libelle, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        assertEquals(attendue, Libelles.cle(libelle));
    }
}
