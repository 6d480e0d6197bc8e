package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurReglementTest {

    private static final String GPSO_2019 = Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml");

    private static Situation achat(String nature, String date, String ttc, String autres) {
        return Situation.builder()
                .avec(Vocabulaire.ACHAT_NATURE, new Valeur.Code(nature))
                .avec(Vocabulaire.ACHAT_ETAT, new Valeur.Code("NEUF"))
                .avec(Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code("92012"))
                .avec(Vocabulaire.ACHAT_DATE, new Valeur.Jour(LocalDate.parse(date)))
                .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.parse(ttc)))
                .avec(Vocabulaire.AIDES_AUTRES, new Valeur.Somme(Montant.parse(autres)))
                .build();
    }

    private static String montant(String reglement, Situation situation) {
        return LecteurReglement.fourni(reglement)
                .bareme()
                .calculer(situation)
                .selon(
                        etabli -> etabli.montant().toString(),
                        indetermine -> "?" + indetermine.inconnues(),
                        sansObjet -> "-");
    }

    @Test
    void un_libelle_vide_est_refuse_a_la_lecture_et_non_quand_on_ecrit_les_motifs() {
        String muet = GPSO_2019.replace("libelle: une pièce d'identité", "libelle: ''");
        assertTrue(assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("muet.yaml", muet))
                .getMessage()
                .endsWith("(pieces[3].libelle) : il faut ici un texte qui n'est pas vide"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpso-vae-2012", "gpso-vae-2019", "idfm-velo-2019-12"})
    void les_reglements_fournis_sont_sains_et_citent_leurs_sources(String nom) {
        ReglementAide reglement = LecteurReglement.fourni(nom);
        assertEquals(
                List.of(),
                Catalogue.resoudre(List.of(reglement)).reglements().get(0).defauts());
        assertTrue(reglement.sources().size() >= 2);
    }

    @ParameterizedTest
    @CsvSource({
        "gpso-vae-2012, VAE, 2013-05-02, 999.00, 0, 249.75",
        "gpso-vae-2012, VAE, 2013-05-02, 1500.00, 0, 300.00",
        "gpso-vae-2019, VAE_CARGO, 2019-05-02, 4000.00, 0, 200.00",
        "idfm-velo-2019-12, VAE, 2020-03-01, 799.00, 0, 399.50",
        "idfm-velo-2019-12, VAE, 2020-03-01, 899.00, 0, 449.50",
        "idfm-velo-2019-12, VAE, 2020-03-01, 1500.00, 200, 300.00",
        "idfm-velo-2019-12, VAE, 2020-03-01, 1500.00, 400, 100.00",
        "idfm-velo-2019-12, VAE_CARGO, 2020-03-01, 4000.00, 200, 400.00",
        "idfm-velo-2019-12, VAE, 2020-03-01, 500.00, 200, 250.00",
        "idfm-velo-2019-12, VAE, 2020-03-01, 1500.00, 700, 0.00",
    })
    void les_montants_publies_se_retrouvent_au_centime(
            String reglement, String nature, String date, String ttc, String autres, String attendu) {
        assertEquals(attendu, montant(reglement, achat(nature, date, ttc, autres)));
    }

    @ParameterizedTest
    @CsvSource({"VAE, 2018-12-31, PERIODE_ACHAT", "SPEED_BIKE, 2019-01-01, MATERIEL"})
    void un_achat_de_2018_ou_un_speed_bike_n_ouvre_pas_droit(String nature, String date, String code) {
        ReglementResolu gpso = Catalogue.resoudre(List.of(LecteurReglement.fourni("gpso-vae-2019")))
                .reglements()
                .get(0);
        assertEquals(
                List.of(code),
                gpso.apprecier(achat(nature, date, "1000", "0")).stream()
                        .filter(appreciation -> appreciation.verdict() == Verdict.NON_SATISFAITE)
                        .map(appreciation -> appreciation.condition().code())
                        .toList());
    }

    @Test
    void les_deux_versions_gpso_forment_un_catalogue_sans_trou_ni_chevauchement() {
        Catalogue catalogue = Catalogue.resoudre(
                List.of(LecteurReglement.fourni("gpso-vae-2019"), LecteurReglement.fourni("gpso-vae-2012")));
        assertEquals("2012", version(catalogue, LocalDate.of(2018, 12, 31)));
        assertEquals("2019", version(catalogue, LocalDate.of(2019, 1, 1)));
        assertEquals("2019", version(catalogue, LocalDate.of(2022, 1, 1)), "hors de tout, la plus proche refuse");
        assertEquals("2012", version(catalogue, LocalDate.of(2001, 1, 1)));
    }

    private static String version(Catalogue catalogue, LocalDate jour) {
        return catalogue.trouver("gpso-vae", jour).orElseThrow().definition().version();
    }

    @Test
    void l_empreinte_est_celle_du_texte_lu() {
        assertEquals(
                Empreinte.sha256(GPSO_2019.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                LecteurReglement.lire("r.yaml", GPSO_2019).empreinte());
    }

    private static FichierInvalideException faute(String avant, String apres) {
        assertTrue(GPSO_2019.contains(avant), avant);
        String faux = GPSO_2019.replace(avant, apres);
        return assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("r.yaml", faux));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conditions: | condtions: | CLE_INCONNUE | la clé « condtions » est inconnue ; vouliez-vous dire « conditions » ?",
                "fait: demandeur.commune | fait: demandeur.comune | NOM_INCONNU | vouliez-vous dire « demandeur.commune » ?",
                "dans: GPSO | dans: GPOS | NOM_INCONNU | « GPOS » n'est pas un nom de territoire connu",
                "200.00 EUR | 200.00 | UNITE | montant avec son unité",
                "200.00 EUR | 200.00 EUR/an | UNITE | montant avec son unité",
                "200.00 EUR | 200.001 EUR | VALEUR_INVALIDE | montant avec son unité",
                "du: 2019-01-01 | du: 2019-02-30 | VALEUR_INVALIDE | un jour qui existe, de 1900 à 2199",
                "du: 2019-01-01 | du: 1899-12-31 | VALEUR_INVALIDE | un jour qui existe, de 1900 à 2199",
                "du: 2019-01-01 | du: 2200-01-01 | VALEUR_INVALIDE | un jour qui existe, de 1900 à 2199",
                "au: 2021-10-31 | au: 2018-10-31 | PERIODE_INVALIDE | PERIODE_INVALIDE",
                "moins_de: 3 mois | moins_de: trois mois | VALEUR_INVALIDE | un délai",
                "usage: paiement | usage: payement | VALEUR_INVALIDE | instruction, paiement",
                "lire: [nom, iban] | lire: [nom, bic] | VALEUR_INVALIDE | « bic » n'est pas l'un de nom, montant",
                "code: MATERIEL | code: RESIDENCE | CODE_EN_DOUBLE | « RESIDENCE » est déjà",
                "arrondi: au centime | arrondi: au centimes | VALEUR_INVALIDE | vouliez-vous dire « au centime »",
                "du: 2019-01-01 | du: 2029-01-01 | PERIODE_INVALIDE | le dernier jour est avant le premier",
                "\"92077\" | \"92077X\" | CODE_INSEE_INVALIDE | CODE_INSEE_INVALIDE",
                "fait: achat.etat, parmi | fait: achat.date, parmi | TYPE_DE_DONNEE | « achat.date » est un jour",
                "arrondi: au centime | arrondi: au dixieme | VALEUR_INVALIDE | au centime",
                "budget: {chapitre: \"65\", article: \"6574\"} | 'budget: {financeurs: [{code: a, chapitre: \"65\", article: \"1\", part: 30 %}, {code: b, chapitre: \"65\", article: \"2\", part: 70 %}]}' | FINANCEURS_INVALIDES | (budget.financeurs)",
                "silence: 2 mois | 'silence: 2 mois\n silence: 3 mois' | SYNTAXE | r.yaml, ligne",
                "aide: gpso-vae | aide: GPSO | CODE_INVALIDE | (aide) : la valeur est refusée",
                "version: \"2019\" | version: 2019.1 | CODE_INVALIDE | (version) : la valeur est refusée",
                "modele: DERNIER_AVIS | modele: RELANCE | CODE_EN_DOUBLE | modele) : « RELANCE » est déjà le modèle d'une relance",
                "modele: DERNIER_AVIS | modele: NOTIFICATION_REFUS | MODELE_RESERVE | modele) : la valeur est refusée (MODELE_RESERVE) : ce modèle est celui d'une lettre",
                "achat.nature: VAE_CARGO | achat.nature: VAE_CARGOT | CODE_HORS_VOCABULAIRE | (cas[1].faits.achat.nature) : aucune règle ne nomme « VAE_CARGOT » ; vouliez-vous dire « VAE_CARGO » ?",
                "refus: [MATERIEL] | refus: [MATERIELS] | NOM_INCONNU | aucune condition n'a le code « MATERIELS » ; vouliez-vous dire « MATERIEL » ?",
                "manque: [achat.etat] | manque: [achat.etats] | NOM_INCONNU | vouliez-vous dire « achat.etat » ?",
                "titre: Aide à l'achat d'un vélo à assistance électrique | titre: ~ | VALEUR_INVALIDE | (titre) : il faut ici un texte qui n'est pas vide",
                "200.00 EUR | 1 000 EUR | VALEUR_INVALIDE | rien entre les milliers",
                "lien: https:// | lien: http:// | RELAIS_INVALIDE | un lien qui commence par https://",
                "{forfait: 200.00 EUR} | '{valeur: {fait: achat.prixTtc}, plafon: 300 EUR}' | CLE_INCONNUE | la clé « plafon » est inconnue ; vouliez-vous dire « plafond » ?",
                "{forfait: 200.00 EUR} | '{de: {fait: achat.prixTtc}, tau: 25 %}' | CLE_INCONNUE | la clé « tau » est inconnue ; vouliez-vous dire « taux » ?",
                "{forfait: 200.00 EUR} | '{valeur: {fait: achat.prixTtc}}' | CLE_ABSENTE | l'une de plafond, plancher, seuil, arrondi",
                "{forfait: 200.00 EUR} | '{valeur: {fait: achat.prixTtc}, plafond: 300 EUR, plancher: 100 EUR}' | CLE_EN_TROP | « plafond » et « plancher » sont deux opérations",
                "{forfait: 200.00 EUR} | '{taux: 25,5 %, de: {fait: achat.prixTtc}}' | VALEUR_INVALIDE | (montant.formule.taux) : les décimales s'écrivent après un point, comme 25.5 %",
                "{forfait: 200.00 EUR} | '{valeur: {fait: achat.prixTtc}, plafond: 300,00 EUR}' | VALEUR_INVALIDE | (montant.formule.plafond) : les décimales s'écrivent après un point, comme 300.00 EUR",
                "{forfait: 200.00 EUR} | '{taux: \"25,5 %\", de: {fait: achat.prixTtc}}' | VALEUR_INVALIDE | un point devant les décimales",
                "{forfait: 200.00 EUR} | '{taux: 33.333 %, de: {fait: achat.prixTtc}}' | VALEUR_INVALIDE | deux au plus ; un tiers s'écrit {produit: [1/3, …]}",
                "conditions: | 'questions: {enfants: {type: montant, entier: oui, libelle: enfants}}\nconditions:' | TYPE_DE_DONNEE | (questions.enfants)",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {compare: [{fait: achat.prixTtc}, >=, 300 EUR]}' | SYNTAXE | qu'il faut mettre entre guillemets, comme \">=\"",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {compare: [{fait: achat.prixTtc}, =>, 300 EUR]}' | VALEUR_INVALIDE | entre guillemets",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {et: [{fait: demandeur.age, minimum: 18}], ou: [{fait: demandeur.age, maximum: 65}]}' | CLE_EN_TROP | « et » et « ou » sont deux opérations",
                "achat.etat: OCCASION | achat.etat: neuf | CODE_HORS_VOCABULAIRE | vouliez-vous dire « NEUF » ?",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: demandeur.age, minimum: 18, ou: [{fait: demandeur.age, maximum: 65}]}' | CLE_EN_TROP | « fait » et « ou » sont deux opérations",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: foyer.revenu, maximum: 9000 EUR/an, parmi: [A]}' | TYPE_DE_DONNEE | « foyer.revenu » est un nombre, et se demande par « minimum »",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.date, plus_de: 2019-01-01}' | TYPE_DE_DONNEE | un jour, et se demande par « minimum » et « maximum », ce jour compris",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.etat}' | TYPE_DE_DONNEE | un code, et se demande par « parmi »",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.prixTtc, vrai: oui}' | TYPE_DE_DONNEE | « achat.prixTtc » est un nombre",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.prixTtc, minimum: 300 EUR, maximum: 200 EUR}' | BORNES_INVALIDES | la plus basse n'est pas au-dessus de la plus haute",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.quantite, plus_de: 1 000}' | VALEUR_INVALIDE | rien entre les milliers",
                "{forfait: 200.00 EUR} | question.nb2 | VALEUR_INVALIDE | un fait s'écrit {fait: question.nb2}",
                "{forfait: 200.00 EUR} | '{taux: 50 %, de: achat.prixTtc}' | VALEUR_INVALIDE | (montant.formule.de) : un fait s'écrit {fait: achat.prixTtc}",
                "{forfait: 200.00 EUR} | '{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 80 EUR}, {si: {fait: achat.etat, parmi: [OCCASION]}, alors: 150}]}' | UNITE | (montant.formule.table[1].alors) : ceci compte un nombre sans unité, et ce qui précède compte des euros (EUR)",
                "{forfait: 200.00 EUR} | '{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 80 EUR}], sinon: 40}' | UNITE | (montant.formule.sinon) : ceci compte un nombre sans unité",
                "{forfait: 200.00 EUR} | '{somme: [100 EUR, 5000 EUR/an]}' | UNITE | (montant.formule.somme[1]) : ceci compte des euros par an (EUR/an)",
                "{forfait: 200.00 EUR} | '{plafond: 300, valeur: {fait: achat.prixTtc}}' | UNITE | (montant.formule.plafond) : « valeur » compte des euros (EUR), et « plafond » un nombre sans unité",
                "{forfait: 200.00 EUR} | '{plafond: {fait: achat.prixTtc}, valeur: 300}' | UNITE | (montant.formule.valeur) : « valeur » compte un nombre sans unité, et « plafond » des euros (EUR)",
                "exige: {fait: achat.etat, parmi: [NEUF]} | 'exige: {fait: achat.date, moins de: 3}' | CLE_INCONNUE | vouliez-vous dire « moins_de » ?",
            })
    void chaque_faute_du_fichier_porte_son_code_et_sa_place(String avant, String apres, String code, String phrase) {
        FichierInvalideException faute = faute(avant, apres);
        assertEquals(code, faute.code(), faute.getMessage());
        assertTrue(String.valueOf(faute.getMessage()).startsWith("r.yaml, ligne "), faute.getMessage());
        assertTrue(String.valueOf(faute.getMessage()).contains(phrase), faute.getMessage());
    }

    /** Whoever writes a sentence between braces does not think of commas. */
    @Test
    void un_texte_qu_une_virgule_coupe_se_met_entre_guillemets() {
        String regle =
                "\nconditions:\n  - {code: AGE, article: article 9, libelle: %s, exige: {fait: demandeur.age, minimum: 18}}\n";
        FichierInvalideException coupe = faute("\nconditions:\n", regle.formatted("être majeur, le jour de l'achat"));
        assertEquals("CLE_INCONNUE", coupe.code());
        assertTrue(
                String.valueOf(coupe.getMessage())
                        .endsWith(
                                "(conditions[0].le jour de l'achat) : la clé « le jour de l'achat » est inconnue : si c'est la suite d'un"
                                        + " texte, il se met entre guillemets, car une virgule sépare deux clés"),
                coupe.getMessage());
        for (String texte : List.of("capacité : 300 litres", "'Il s'agit d'un adulte'", "un adulte # majeur")) {
            FichierInvalideException ouvert = faute("\nconditions:\n", regle.formatted(texte));
            assertEquals("SYNTAXE", ouvert.code());
            assertTrue(String.valueOf(ouvert.getMessage()).contains("n'est pas entre guillemets"), ouvert.getMessage());
        }
    }

    @Test
    void un_departement_se_demande_a_la_commune_de_residence() {
        String regle =
                "\nterritoires:\n  DEP: {libelle: le département, departements: [\"92\"]}\nconditions:\n  - {code: AILLEURS, article: article 9, libelle: ailleurs,"
                        + " exige: {fait: demandeur.departement, dans: DEP}}\n";
        String sien = GPSO_2019.replaceFirst("(?s)\nterritoires:.*?\nconditions:\n", regle);
        FichierInvalideException faute =
                assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("r.yaml", sien));
        assertEquals("TERRITOIRE_SANS_COMMUNES", faute.code(), faute.getMessage());
        assertTrue(
                String.valueOf(faute.getMessage()).contains("la résidence est le fait demandeur.commune"),
                faute.getMessage());
    }

    @Test
    void une_premiere_cle_decalee_se_dit_en_francais() {
        FichierInvalideException decalee = assertThrows(
                FichierInvalideException.class,
                () -> LecteurReglement.lire("r.yaml", " " + sansCommentaire(GPSO_2019)));
        assertTrue(
                String.valueOf(decalee.getMessage())
                        .endsWith(
                                "la première clé n'est pas alignée avec les autres : aucune ne commence par un espace"),
                decalee.getMessage());
    }

    private static String sansCommentaire(String texte) {
        return texte.lines().filter(ligne -> !ligne.startsWith("#")).collect(Collectors.joining("\n"));
    }

    /** Word processors write a space that no line breaks at between a number and its unit. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f"})
    void une_espace_insecable_est_une_espace(String insecable) {
        String colle = GPSO_2019
                .replace("200.00 EUR", "200.00" + insecable + "EUR")
                .replace("silence: 2 mois", "silence: 2" + insecable + "mois");
        ReglementAide reglement = LecteurReglement.lire("r.yaml", colle);
        assertEquals(LecteurReglement.lire("r.yaml", GPSO_2019).bareme(), reglement.bareme());
        assertEquals(Delai.parse("2 mois"), reglement.delaiSilence());
        String taux = GPSO_2019.replace(
                "{forfait: 200.00 EUR}",
                "{plafond: 300" + insecable + "EUR, valeur: {taux: 25" + insecable + "%, de: {fait: achat.prixTtc}}}");
        assertTrue(LecteurReglement.lire("r.yaml", taux).bareme().formule() instanceof Formule.Plafond);
    }

    /** A few signs may stand for a number that no memory holds. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e3", "1234567890123456"})
    void un_nombre_s_ecrit_en_chiffres(String nombre) {
        String regle =
                "\nconditions:\n  - {code: AGE, article: article 9, libelle: age, exige: {fait: demandeur.age, minimum: "
                        + nombre + "}}\n";
        FichierInvalideException faute = faute("\nconditions:\n", regle);
        assertEquals("VALEUR_INVALIDE", faute.code());
        assertTrue(String.valueOf(faute.getMessage()).contains("(conditions[0].exige.minimum)"), faute.getMessage());
    }

    @Test
    void un_guillemet_qui_reste_ouvert_est_dit_la_ou_il_s_ouvre() {
        String ouvert = GPSO_2019.stripTrailing() + "\nlibre: \"ouvert\n\n\n";
        FichierInvalideException faute =
                assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("r.yaml", ouvert));
        long ligne = GPSO_2019.stripTrailing().lines().count() + 1;
        assertEquals(
                "r.yaml, ligne " + ligne + ", colonne 8 : la syntaxe YAML est fausse : un guillemet n'est pas fermé",
                faute.getMessage());
    }

    @Test
    void un_cas_ne_donne_que_des_codes_du_vocabulaire_quand_il_y_en_a_un() {
        String limite = GPSO_2019.replace(
                "\nconditions:\n",
                "\nvocabulaire: {achat.nature: [VAE, VAE_PLIANT, VAE_CARGO, SPEED_BIKE, KIT, TROTTINETTE]}\nconditions:\n");
        assertEquals(
                LecteurReglement.lire("r.yaml", GPSO_2019).exemples(),
                LecteurReglement.lire("r.yaml", limite).exemples());
        FichierInvalideException hors = assertThrows(
                FichierInvalideException.class,
                () -> LecteurReglement.lire(
                        "r.yaml", limite.replace("achat.nature: TROTTINETTE", "achat.nature: TROTINETE")));
        assertEquals("CODE_HORS_VOCABULAIRE", hors.code());
        assertTrue(
                hors.getMessage()
                        .endsWith(
                                "(cas[8].faits.achat.nature) : « TROTINETE » n'est pas dans le vocabulaire de « achat.nature » ; vouliez-vous dire « TROTTINETTE » ?"),
                hors.getMessage());
        assertEquals(
                "CODE_HORS_VOCABULAIRE",
                assertThrows(
                                FichierInvalideException.class,
                                () -> LecteurReglement.lire(
                                        "r.yaml", limite.replace("achat.nature: KIT", "achat.nature: VELO")))
                        .code(),
                "even what is near to nothing");
    }

    /** Two models of one make, two numbers: nobody can tell them from a slip but whoever wrote them. */
    @ParameterizedTest
    @ValueSource(strings = {"VELO", "VTT", "VAA", "VAE_CARGO_2", "VAE_CARGAISON"})
    void sans_vocabulaire_un_autre_code_qu_aucune_regle_ne_nomme_se_lit(String code) {
        assertEquals(
                11,
                LecteurReglement.lire("r.yaml", GPSO_2019.replace("achat.nature: KIT", "achat.nature: " + code))
                        .exemples()
                        .size());
    }

    @Test
    void un_article_qui_manque_se_charge_et_interdit_d_instruire() {
        ReglementAide sansArticle = LecteurReglement.lire(
                "r.yaml", GPSO_2019.replace("  - code: MATERIEL\n    article: article 3\n", "  - code: MATERIEL\n"));
        assertEquals(
                "ARTICLE_ABSENT",
                Catalogue.resoudre(List.of(sansArticle))
                        .reglements()
                        .get(0)
                        .defauts()
                        .get(0)
                        .code());
    }

    @Test
    void une_question_propre_a_l_aide_se_lit_et_se_compare() {
        String avecQuestion = GPSO_2019.replace(
                "conditions:\n",
                "questions:\n  remorque: {type: booleen, libelle: une remorque}\nconditions:\n  - code: REMORQUE\n"
                        + "    article: article 9\n    libelle: Pas de remorque.\n"
                        + "    exige: {non: {fait: question.remorque, vrai: oui}}\n");
        ReglementAide reglement = LecteurReglement.lire("r.yaml", avecQuestion);
        Donnee question = reglement.questions().get(0);
        assertEquals("question.remorque", question.nom());
        Situation oui =
                Situation.builder().avec(question, new Valeur.Booleen(true)).build();
        assertEquals(
                Verdict.NON_SATISFAITE, reglement.conditions().get(0).exige().evaluer(oui));
    }

    @Test
    void le_calcul_dit_ce_qui_lui_manque() {
        Calcul calcul = LecteurReglement.fourni("gpso-vae-2012")
                .bareme()
                .calculer(Situation.builder().build());
        assertEquals(
                List.of(Vocabulaire.ACHAT_PRIX_TTC),
                calcul.selon(etabli -> List.of(), Calcul.Indetermine::inconnues, sansObjet -> List.of()));
    }
}
