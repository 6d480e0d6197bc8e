package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        Enveloppe credits = Enveloppe.of("velo-2020", 2020, imputation, Montant.ofEuros(80_000));
        assertEquals(credits.fermant(LocalDate.of(2021, 1, 31)), lue.credits(imputation));
        assertEquals(
                credits,
                LecteurCollectivite.lire("c.yaml", exemple.replaceFirst("  cloture:.*\n", ""))
                        .credits(imputation),
                "with its year, when nothing is said");
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
            limite: 2020-07-03   | limite: 2020-07-17   | ligne 18 | la limite vient après le jour de la séance
            limite: 2020-07-03   | limite: le 3 juillet | ligne 18 | une date
            jour: 2020-07-16     | jour: 2320-07-16     | ligne 17 | une date de 1900 à 2199
            code: bureau-2020    | code: le bureau 2020 | ligne 16 | le code d'une séance, comme
            capacite: 300        | capacite: 0          | ligne 19 | un nombre de dossiers, de 1 à 10000
            capacite: 300        | capacite: beaucoup   | ligne 19 | un nombre de dossiers
            elu-01, elu-02       | elu-01, elu-01       | ligne 14 | déjà nommé
            elu-01, elu-02       | M. le Maire          | ligne 14 | le code d'un membre
            [elu-01, elu-02, elu-03] | []               | ligne 14 | les codes des membres en exercice
            ouverts: 80_000.00 EUR | ouverts: 80000     | ligne 24 | avec son unité
            ouverts: 80_000.00 EUR | ouverts: -1.00 EUR | ligne 21 | crédits positifs
            cloture: 2021-01-31  | cloture: 2022-01-01  | ligne 21 | clôture
            cloture: 2021-01-31  | cloture: janvier     | ligne 23 | une date
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

    private static String paiement() throws IOException {
        Matcher bloc = Pattern.compile("(?s)```yaml\n(paiement:\n.*?)```")
                .matcher(Files.readString(Path.of("../docs/collectivite.md")));
        assertTrue(bloc.find());
        return bloc.group(1);
    }

    @Test
    void la_table_paiement_de_la_page_se_lit_avec_la_fiche_et_seule() throws IOException {
        Paiement lu = LecteurCollectivite.lire("c.yaml", exemple + paiement()).paiement();
        assertEquals(LecteurCollectivite.lirePaiement("p.yaml", paiement()), lu);
        DonneurDOrdre sepa = Objects.requireNonNull(Objects.requireNonNull(lu).sepa());
        assertEquals("Régie d'avances de l'Exemple", sepa.nom());
        ReglagesPes pes = Objects.requireNonNull(lu.pes());
        assertEquals("092001", pes.poste());
        assertEquals("03", pes.modeReglement(), "what is left out has its default");
        assertEquals(List.of("FACTURE", "RIB"), pes.pieces());
        assertEquals(13, lu.premierBordereau());
        assertEquals(833, lu.premierMandat());
        assertNull(LecteurCollectivite.lire("c.yaml", exemple).paiement());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FR76 3000 6000 0112 3456 7890 189 | FR76 3000 6000 0112 3456 7890 188 | ligne 4 | l'IBAN
            pays: FR                          | pays: France                      | ligne 3 | deux lettres
            poste: "092001"                   | poste: "92"                       | ligne 10 | le schéma PES
            premierMandat: 833                | premierMandat: 0                  | ligne 20 | un numéro
            objet: Aide vélo                  | objett: Aide vélo                 | ligne 16 | « objet »
            """)
    void un_moyen_de_payer_qui_ne_peut_pas_servir_se_dit_a_sa_place_sans_sa_valeur(
            String bon, String faux, String ligne, String phrase) throws IOException {
        String texte = paiement();
        assertTrue(texte.contains(bon), bon);
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class,
                () -> LecteurCollectivite.lirePaiement("p.yaml", texte.replace(bon, faux)));
        assertTrue(faute.getMessage().startsWith("p.yaml, " + ligne + ","), faute.getMessage());
        assertTrue(faute.getMessage().contains(phrase), faute.getMessage());
        assertFalse(faute.getMessage().contains("7890"), faute.getMessage());
    }

    @Test
    void les_seances_et_les_credits_se_lisent_de_fichiers_a_part(@TempDir Path dossier) throws IOException {
        Collectivite fiche = LecteurCollectivite.lire("c.yaml", exemple);
        Path sessions = Files.writeString(
                dossier.resolve("sessions.yaml"),
                "bureau:\n  seances:\n    - {code: plus-tard, jour: 2020-09-17, limite: 2020-09-01, capacite: 1}\n");
        Collectivite.Seances seances = LecteurCollectivite.lireSeances(sessions);
        assertNull(seances.bureau());
        assertEquals("plus-tard", fiche.avec(seances).seances().get(0).code());
        assertEquals(
                fiche.bureau(), fiche.avec(seances).bureau(), "the members of the fiche, when the file names none");
        Path membres =
                Files.writeString(dossier.resolve("membres.yaml"), "bureau:\n  membres: [elu-09]\n  seances: []\n");
        assertEquals(
                1,
                fiche.avec(LecteurCollectivite.lireSeances(membres))
                        .bureau()
                        .membres()
                        .size());
        Path budget = Files.writeString(
                dossier.resolve("budget.yaml"), "credits: {enveloppe: a-part, exercice: 2021, ouverts: 5.00 EUR}\n");
        LigneBudgetaire imputation = new LigneBudgetaire("65", "6574", "");
        assertEquals(
                Enveloppe.of("a-part", 2021, imputation, Montant.ofEuros(5)),
                fiche.avec(LecteurCollectivite.lireCredits(budget)).credits(imputation));
        assertThrows(FichierInvalideException.class, () -> LecteurCollectivite.lireCredits(sessions));
        assertThrows(FichierInvalideException.class, () -> LecteurCollectivite.lireSeances(budget));
    }
}
