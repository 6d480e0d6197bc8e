package fr.octroi.reglement;

import static fr.octroi.reglement.Refus.refuse;
import static fr.octroi.reglement.Reglements.euros;
import static fr.octroi.reglement.Reglements.gpso;
import static fr.octroi.reglement.Reglements.gpso2012;
import static fr.octroi.reglement.Reglements.gpso2019;
import static fr.octroi.reglement.Vocabulaire.ACHAT_DATE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_ETAT;
import static fr.octroi.reglement.Vocabulaire.ACHAT_NATURE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_TTC;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_COMMUNE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.PieceRequise.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Bareme BAREME = Reglements.bareme(euros(200));

    private static final Catalogue GPSO = Catalogue.resoudre(List.of(gpso2019(), gpso2012()));

    @ParameterizedTest
    @CsvSource({
        "1999-01-01, 2012",
        "2012-01-01, 2012",
        "2017-01-31, 2012",
        "2017-02-01, 2012",
        "2018-01-16, 2012",
        "2018-01-17, 2019",
        "2018-12-31, 2019",
        "2019-01-01, 2019",
        "2021-10-31, 2019",
        "2030-01-01, 2019"
    })
    void la_version_est_celle_du_jour_du_droit_et_sinon_la_plus_proche(LocalDate jour, String version) {
        assertEquals(version, version(GPSO, jour));
    }

    @Test
    void a_egale_distance_de_deux_versions_la_premiere_repond() {
        Catalogue catalogue = Catalogue.resoudre(List.of(
                gpso("b", LocalDate.of(2020, 1, 3), null, BAREME),
                gpso("a", LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 1), BAREME)));
        assertEquals("a", version(catalogue, LocalDate.of(2020, 1, 2)));
        assertEquals("b", version(catalogue, LocalDate.of(2020, 1, 3)));
    }

    @Test
    void sans_jour_connu_la_derniere_version_repond() {
        assertEquals("2019", version(GPSO, null));
    }

    @Test
    void une_autre_aide_ne_repond_jamais() {
        Catalogue catalogue = Catalogue.resoudre(List.of(
                gpso2019(),
                new Reglements.Modele().code("autre").version("2018").build()));
        assertEquals("2019", version(catalogue, LocalDate.of(2018, 1, 1)));
        assertTrue(catalogue.trouver("inconnue", LocalDate.of(2020, 1, 1)).isEmpty());
        assertTrue(catalogue.trouver("inconnue", null).isEmpty());
    }

    @Test
    void une_version_se_retrouve_par_son_nom() {
        assertEquals(
                "2012",
                GPSO.version("gpso-vae", "2012").orElseThrow().definition().version());
        assertTrue(GPSO.version("gpso-vae", "2013").isEmpty());
        assertTrue(GPSO.version("autre", "2012").isEmpty());
        assertEquals(
                List.of("2012", "2019"),
                GPSO.reglements().stream().map(r -> r.definition().version()).toList());
    }

    @Test
    void un_catalogue_incoherent_est_refuse() {
        LocalDate premier = LocalDate.of(2012, 1, 1);
        LocalDate dernier = LocalDate.of(2012, 12, 31);
        ReglementAide un = gpso("un", premier, dernier, BAREME);
        refuse("CATALOGUE_VIDE", () -> Catalogue.resoudre(List.of()));
        refuse("VERSION_EN_DOUBLE", () -> Catalogue.resoudre(List.of(un, un)));
        refuse(
                "VERSION_EN_DOUBLE",
                () -> Catalogue.resoudre(List.of(
                        un,
                        gpso("deux", dernier.plusDays(1), dernier.plusDays(9), BAREME),
                        gpso("un", dernier.plusDays(10), null, BAREME))));
        refuse("VERSIONS_CHEVAUCHANTES", () -> Catalogue.resoudre(List.of(gpso("deux", dernier, null, BAREME), un)));
        refuse(
                "VERSIONS_CHEVAUCHANTES",
                () -> Catalogue.resoudre(
                        List.of(gpso("deux", premier, null, BAREME), gpso("trois", dernier, null, BAREME))));
        Catalogue.resoudre(List.of(un, gpso("deux", dernier.plusDays(1), null, BAREME)));
        Catalogue.resoudre(List.of(
                un,
                new Reglements.Modele()
                        .code("autre")
                        .version("un")
                        .validite(ACHAT_DATE, premier, null)
                        .build()));
    }

    @Property
    void des_versions_qui_se_suivent_repondent_chacune_pour_leurs_jours(
            @ForAll List<@IntRange(min = 1, max = 400) Integer> durees,
            @ForAll @IntRange(min = 0, max = 2000) int ecart) {
        LocalDate debut = LocalDate.of(2010, 1, 1);
        List<ReglementAide> versions = new ArrayList<>();
        LocalDate du = debut;
        for (int duree : durees) {
            versions.add(gpso("v" + versions.size(), du, du.plusDays(duree - 1), BAREME));
            du = du.plusDays(duree);
        }
        versions.add(gpso("derniere", du, null, BAREME));
        LocalDate jour = debut.plusDays(ecart);
        ReglementAide attendue = versions.stream()
                .filter(v -> v.validite().couvre(jour))
                .findFirst()
                .orElseThrow();
        Collections.reverse(versions);
        assertEquals(attendue.version(), version(Catalogue.resoudre(versions), jour));
    }

    @Test
    void toutes_les_conditions_sont_rendues_dans_l_ordre_et_la_periode_d_abord() {
        ReglementResolu reglement = new Reglements.Modele().resoudre();
        Situation situation = Situation.builder()
                .avec(ACHAT_DATE, new Valeur.Jour(LocalDate.of(2018, 12, 31)))
                .avec(ACHAT_NATURE, new Valeur.Code("SPEEDBIKE"))
                .avec(DEMANDEUR_COMMUNE, new Valeur.Code("92012"))
                .build();
        List<Appreciation> appreciations = reglement.apprecier(situation);
        assertEquals(
                List.of("PERIODE_ACHAT", "RESIDENCE", "MATERIEL", "ETAT_NEUF"),
                appreciations.stream().map(a -> a.condition().code()).toList());
        assertEquals(
                List.of(Verdict.NON_SATISFAITE, Verdict.SATISFAITE, Verdict.NON_SATISFAITE, Verdict.INDETERMINEE),
                appreciations.stream().map(Appreciation::verdict).toList());
        assertEquals(
                List.of(
                        new ValeurLue(DEMANDEUR_COMMUNE, new Valeur.Code("92012")),
                        new ValeurLue(ACHAT_DATE, new Valeur.Jour(LocalDate.of(2018, 12, 31)))),
                appreciations.get(1).valeurs());
        assertEquals(List.of(), appreciations.get(1).inconnues());
        assertEquals(List.of(ACHAT_ETAT), appreciations.get(3).inconnues());
    }

    @Test
    void chaque_fait_n_est_lu_qu_une_fois_par_condition() {
        Predicat vae = Reglements.parmi(ACHAT_NATURE, "VAE");
        ReglementResolu reglement = new Reglements.Modele()
                .conditions(List.of(new Condition(
                        "MATERIEL",
                        "article 3",
                        "un VAE",
                        new Predicat.Ou(List.of(vae, new Predicat.Non(vae), Reglements.parmi(ACHAT_ETAT, "NEUF"))))))
                .resoudre();
        assertEquals(
                List.of(ACHAT_NATURE, ACHAT_ETAT),
                reglement.apprecier(Situation.builder().build()).get(1).inconnues());
    }

    @Test
    void un_reglement_connait_tous_les_faits_qu_il_lit_pieces_et_montant_compris() {
        Donnee heberge = new Donnee("heberge", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "hébergement chez un tiers");
        PieceRequise siHeberge = new PieceRequise(
                "ATTESTATION_HEBERGEMENT",
                "attestation",
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of(),
                null,
                new TreeSet<>(),
                List.of(),
                new Predicat.EstVrai(heberge),
                false);
        ReglementResolu reglement = new Reglements.Modele()
                .pieces(List.of(siHeberge))
                .questions(List.of(heberge))
                .bareme(gpso2012().bareme())
                .resoudre();
        assertEquals(
                List.of(ACHAT_DATE, ACHAT_ETAT, ACHAT_NATURE, ACHAT_PRIX_TTC, DEMANDEUR_COMMUNE, heberge),
                reglement.donnees());
    }

    @Property
    void ajouter_une_condition_n_ajoute_aucun_beneficiaire(
            @ForAll @IntRange(min = 0, max = 3) int retirees, @ForAll @IntRange(min = 0, max = 26) int cas) {
        String[] communes = {"92012", "75056", ""};
        String[] natures = {"VAE", "KIT", ""};
        String[] etats = {"NEUF", "OCCASION", ""};
        Situation situation = Situation.builder()
                .avec(ACHAT_DATE, new Valeur.Jour(LocalDate.of(2020, 1, 1)))
                .avec(DEMANDEUR_COMMUNE, code(communes[cas % 3]))
                .avec(ACHAT_NATURE, code(natures[cas / 3 % 3]))
                .avec(ACHAT_ETAT, code(etats[cas / 9]))
                .build();
        List<Condition> toutes = Reglements.conditions();
        boolean avecMoins = beneficiaire(toutes.subList(0, toutes.size() - retirees), situation);
        boolean avecToutes = beneficiaire(toutes, situation);
        assertTrue(!avecToutes || avecMoins);
    }

    private static @Nullable Valeur code(String mot) {
        return mot.isEmpty() ? null : new Valeur.Code(mot);
    }

    private static boolean beneficiaire(List<Condition> conditions, Situation situation) {
        return new Reglements.Modele()
                .conditions(conditions).resoudre().apprecier(situation).stream()
                        .allMatch(a -> a.verdict() == Verdict.SATISFAITE);
    }

    @Test
    void un_fait_lu_sous_deux_types_est_refuse() {
        Donnee commeNombre = new Donnee("achat.nature", TypeValeur.NOMBRE, Origine.DEMANDEUR, "nature");
        Condition condition = new Condition(
                "NATURE",
                "article 3",
                "une nature",
                new Predicat.Entre(commeNombre, null, new Valeur.Nombre(java.math.BigDecimal.ONE)));
        refuse(
                "TYPE_DE_DONNEE",
                () -> new Reglements.Modele().conditions(List.of(condition)).resoudre());
        refuse(
                "TYPE_DE_DONNEE",
                () -> new Reglements.Modele().questions(List.of(commeNombre)).resoudre());
    }

    @Test
    void la_verification_trouve_tout_article_absent_et_tout_montant_sans_borne() {
        assertEquals(List.of(), new Reglements.Modele().resoudre().defauts());
        PieceRequise rib = Reglements.piece("RIB");
        ReglementResolu defectueux = new Reglements.Modele()
                .validite(new ReglementAide.Validite(
                        ACHAT_DATE, LocalDate.of(2019, 1, 1), null, "PERIODE_ACHAT", "", "période"))
                .conditions(List.of(new Condition("MATERIEL", " ", "un VAE", Reglements.parmi(ACHAT_NATURE, "VAE"))))
                .pieces(List.of(new PieceRequise(
                        rib.type(),
                        rib.libelle(),
                        "",
                        rib.usage(),
                        false,
                        List.of(),
                        null,
                        rib.faits(),
                        List.of(),
                        null,
                        false)))
                .bareme(new Bareme("", Reglements.tauxDuPrix("50 %"), fr.octroi.commun.Arrondi.AU_CENTIME))
                .resoudre();
        assertEquals(
                List.of(
                        new Verification.Defaut("ARTICLE_ABSENT", "PERIODE_ACHAT"),
                        new Verification.Defaut("ARTICLE_ABSENT", "MATERIEL"),
                        new Verification.Defaut("ARTICLE_ABSENT", "RIB"),
                        new Verification.Defaut("ARTICLE_ABSENT", "montant"),
                        new Verification.Defaut("MONTANT_NON_BORNE", "montant")),
                defectueux.defauts());
    }

    @Test
    void une_piece_garde_ses_remplacantes_dans_leur_ordre_et_refuse_un_code_mal_forme() {
        assertEquals(
                List.of("PASSEPORT", "CARTE"), remplacable("PASSEPORT", "CARTE").alternatives());
        refuse("CODE_INVALIDE", () -> remplacable("passeport"));
    }

    private static PieceRequise remplacable(String... alternatives) {
        return new PieceRequise(
                "PIECE_IDENTITE",
                "pièce",
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of(),
                null,
                new TreeSet<>(),
                List.of(alternatives),
                null,
                false);
    }

    @Test
    void un_reglement_mal_forme_est_refuse() {
        LocalDate jour = LocalDate.of(2020, 1, 1);
        List<Condition> conditions = Reglements.conditions();
        Donnee question = new Donnee("heberge", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "hébergement");
        refuse("CODE_INVALIDE", () -> new Reglements.Modele().code("GPSO").build());
        refuse(
                "CODE_INVALIDE",
                () -> new Reglements.Modele().version("2019 bis").build());
        refuse("CODE_INVALIDE", () -> Reglements.piece("facture"));
        refuse(
                "CODE_INVALIDE",
                () -> new Condition("Residence", "a", "l", conditions.get(0).exige()));
        refuse("CODE_INVALIDE", () -> new EtapeRelance(Delai.ofJours(1), "relance"));
        for (ModeleDeLettre lettre : ModeleDeLettre.values()) {
            refuse("MODELE_RESERVE", () -> new EtapeRelance(Delai.ofJours(1), lettre.name()));
        }
        refuse("CODE_INVALIDE", () -> new ReglementAide.Validite(ACHAT_DATE, jour, null, "p", "a", "l"));
        refuse("PERIODE_INVALIDE", () -> new Reglements.Modele().validite(ACHAT_DATE, jour, jour.minusDays(1)));
        refuse("TYPE_DE_DONNEE", () -> new Reglements.Modele().validite(ACHAT_NATURE, jour, null));
        refuse(
                "CODE_EN_DOUBLE",
                () -> new Reglements.Modele()
                        .conditions(List.of(conditions.get(0), conditions.get(0)))
                        .build());
        refuse(
                "CODE_EN_DOUBLE",
                () -> new Reglements.Modele()
                        .conditions(List.of(new Condition(
                                "PERIODE_ACHAT", "a", "l", conditions.get(0).exige())))
                        .build());
        refuse(
                "CODE_EN_DOUBLE",
                () -> new Reglements.Modele()
                        .pieces(List.of(Reglements.piece("RESIDENCE")))
                        .build());
        refuse(
                "CODE_EN_DOUBLE",
                () -> new Reglements.Modele()
                        .questions(List.of(question, question))
                        .build());
    }

    @Test
    void la_validite_comprend_son_premier_et_son_dernier_jour() {
        LocalDate du = LocalDate.of(2019, 1, 1);
        LocalDate au = LocalDate.of(2021, 10, 31);
        ReglementAide.Validite validite = gpso2019().validite();
        assertEquals(
                List.of(false, true, true, false),
                List.of(
                        validite.couvre(du.minusDays(1)),
                        validite.couvre(du),
                        validite.couvre(au),
                        validite.couvre(au.plusDays(1))));
        ReglementAide.Validite ouverte =
                new ReglementAide.Validite(ACHAT_DATE, du, null, "PERIODE_ACHAT", "article 1", "période");
        assertTrue(ouverte.couvre(LocalDate.of(2199, 12, 31)));
    }

    private static String version(Catalogue catalogue, @Nullable LocalDate jour) {
        return catalogue.trouver("gpso-vae", jour).orElseThrow().definition().version();
    }
}
