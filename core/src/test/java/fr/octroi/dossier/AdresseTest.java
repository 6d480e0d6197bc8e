package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdresseTest {

    private static Adresse voie(String voie) {
        return new Adresse(voie, "92310", "Sèvres", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12bis, bd St-Michel              | 12 BIS BOULEVARD SAINT MICHEL
            12 B rue Haute                   | 12 BIS RUE HAUTE
            12 T av. de l'Église             | 12 TER AVENUE DE L EGLISE
            n° 3 r Haute                     | 3 RUE HAUTE
            av. Ch. de Gaulle                | AVENUE CH DE GAULLE
            3 ch. Vert                       | 3 CHEMIN VERT
            1 pl. du Dr Lebœuf               | 1 PLACE DU DOCTEUR LEBOEUF
            Bât. 12 B, 4 all. des Lilas      | BATIMENT 12 B 4 ALLEE DES LILAS
            4 rue du 8 Mai 1945              | 4 RUE DU 8 MAI 1945
            - , -                            | ''
            """)
    void une_voie_s_ecrit_d_une_seule_facon(String ecrite, String normale) {
        assertEquals(normale, voie(ecrite).voieNormalisee());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            12 rue de l'Église               | 12 R DE L EGLISE
            12 rue de l'Église               | 12, rue de Leglise
            12 bis rue Haute                 | 12B R HAUTE
            12 ter, avenue Foch              | 12TER AV FOCH
            3 boulevard Saint-Michel         | 3 bd st michel
            12 rue Haute, appt 4             | 12 rue Haute
            Bât. C, 12 rue Haute             | 12 RUE HAUTE
            Résidence du Parc 12 rue Haute   | 12 rue Haute
            12 rue Haute escalier 3 porte 12 | 12 rue Haute
            Lieu-dit Les Ormes               | LIEU DIT LES ORMES
            """)
    void deux_ecritures_d_une_voie_sont_la_meme(String une, String autre) {
        assertTrue(voie(une).memeVoie(voie(autre)));
        assertTrue(voie(autre).memeVoie(voie(une)));
    }

    @ParameterizedTest(name = "{0} ≠ {1}")
    @CsvSource(delimiter = '|', textBlock = """
            12 rue Haute         | 13 rue Haute
            12 rue Haute         | 12 rue Basse
            12 rue Haute         | 12 bis rue Haute
            12 bis rue Haute     | 12 ter rue Haute
            12 rue Haute         | 12 avenue Haute
            12 rue Haute         | 1, 2 rue Haute
            1 rue du 2 Mars      | 12 rue du Mars
            12 rue Haute         | rue Haute
            ''                   | ''
            ' - '                | ' - '
            """)
    void deux_voies_voisines_ne_sont_pas_la_meme(String une, String autre) {
        assertFalse(voie(une).memeVoie(voie(autre)));
        assertFalse(voie(autre).memeVoie(voie(une)));
    }

    @Property
    void une_voie_normalisee_le_reste_et_ne_depend_ni_de_la_casse_ni_de_la_ponctuation(@ForAll("voies") String voie) {
        String normale = voie(voie).voieNormalisee();
        assertEquals(normale, voie(normale).voieNormalisee());
        assertEquals(normale, voie(voie.toUpperCase(Locale.ROOT)).voieNormalisee());
        assertEquals(normale, voie(voie.replace(' ', '-') + ".").voieNormalisee());
        assertTrue(voie(voie).memeVoie(voie(normale)));
    }

    @Provide
    Arbitrary<String> voies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9999),
                        Arbitraries.of("", "bis", "ter", "B", "T"),
                        Arbitraries.of("rue", "av", "Bd", "pl", "ch", "allée", "r"),
                        Arbitraries.of("Haute", "de l'Église", "St Michel", "du Gal Leclerc", "Ch de Gaulle"))
                .as((numero, rang, genre, nom) -> numero + " " + rang + " " + genre + " " + nom);
    }
}
