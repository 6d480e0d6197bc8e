package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.LigneBudgetaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurCollectiviteTest {

    private final String exemple = exemple();

    LecteurCollectiviteTest() throws IOException {}

    private static String exemple() throws IOException {
        Matcher bloc =
                Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(Path.of("../docs/collectivite.md")));
        assertTrue(bloc.find());
        return bloc.group(1);
    }

    private static FichierInvalideException refus(String texte) {
        return assertThrows(FichierInvalideException.class, () -> LecteurCollectivite.lire("c.yaml", texte));
    }

    @Test
    void l_exemple_de_la_page_se_lit() {
        Collectivite lue = LecteurCollectivite.lire("c.yaml", exemple);
        assertEquals("Service des mobilités", lue.service().nom());
        assertEquals(
                List.of("1 place de l'Exemple", "92000 EXEMPLE"), lue.service().adresse());
        assertEquals(lue.service().tribunal(), lue.voies().tribunal());
        assertEquals(VoiesEtDelais.DEUX_MOIS, lue.voies().delai());
        assertEquals(3, lue.bureau().membres().size());
        assertEquals(
                List.of(SeanceBureau.ouverte(
                        "bureau-2020-07-16", LocalDate.of(2020, 7, 16), LocalDate.of(2020, 7, 3), 300)),
                lue.seances());
        LigneBudgetaire imputation = new LigneBudgetaire("65", "6574", "");
        assertEquals(Enveloppe.of("velo-2020", 2020, imputation, Montant.ofEuros(80_000)), lue.credits(imputation));
    }

    @Test
    void les_seances_se_rangent_par_jour_dans_quelque_ordre_qu_on_les_ecrive() {
        String deux = exemple.replace(
                "  seances:\n",
                "  seances:\n    - {code: plus-tard, jour: 2020-09-17, limite: 2020-09-01, capacite: 1}\n");
        assertEquals(
                List.of("bureau-2020-07-16", "plus-tard"),
                LecteurCollectivite.lire("c.yaml", deux).seances().stream()
                        .map(SeanceBureau::code)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service:", "nom:", "adresse:", "courriel:", "telephone:", "agent:", "qualite:", "recours:",
                        "tribunal:",
                "administratif:", "bureau:", "membres:", "seances:", "code:", "jour:", "limite:", "capacite:",
                        "credits:",
                "enveloppe:", "exercice:", "ouverts:"
            })
    void aucune_cle_n_est_facultative_et_une_faute_de_frappe_se_dit(String cle) {
        FichierInvalideException faute = refus(exemple.replaceFirst(cle, "x" + cle));
        assertTrue(
                faute.getMessage().contains("inconnue ; vouliez-vous dire « " + cle.replace(":", "") + " »")
                        || faute.getMessage().contains("est absente"),
                faute.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limite: 2020-07-03   | limite: 2020-07-17   | ligne 16 | bureau.seances[0].code
            limite: 2020-07-03   | limite: le 3 juillet | ligne 18 | une date
            capacite: 300        | capacite: 0          | ligne 16 | capacité de 1 à 10 000
            capacite: 300        | capacite: beaucoup   | ligne 19 | un nombre de dossiers
            elu-01, elu-02       | elu-01, elu-01       | ligne 14 | déjà nommé
            elu-01, elu-02       | M. le Maire          | ligne 14 | le code d'un membre
            [elu-01, elu-02, elu-03] | []               | ligne 14 | les codes des membres en exercice
            ouverts: 80_000.00 EUR | ouverts: 80000     | ligne 23 | avec son unité
            ouverts: 80_000.00 EUR | ouverts: -1.00 EUR | ligne 21 | crédits positifs
            exercice: 2020       | exercice: 20         | ligne 21 | une année
            enveloppe: velo-2020 | enveloppe: Vélo 2020 | ligne 21 | le code d'une enveloppe
            - 1 place de l'Exemple | - ''               | ligne 4  | un texte qui n'est pas vide
            courriel: velo@collectivite.invalid | courriel: | ligne 6 | un texte qui n'est pas vide
            """)
    void ce_qui_ne_peut_pas_servir_se_dit_a_sa_place(String bon, String faux, String ligne, String phrase) {
        assertTrue(exemple.contains(bon), bon);
        FichierInvalideException faute = refus(exemple.replace(bon, faux));
        assertTrue(faute.getMessage().startsWith("c.yaml, " + ligne), faute.getMessage());
        assertTrue(faute.getMessage().contains(phrase), faute.getMessage());
    }

    @Test
    void une_adresse_d_une_ligne_ne_mene_a_personne() {
        FichierInvalideException faute = refus(exemple.replace("    - 92000 EXEMPLE\n", ""));
        assertTrue(faute.getMessage().contains("deux lignes au moins"), faute.getMessage());
    }
}
