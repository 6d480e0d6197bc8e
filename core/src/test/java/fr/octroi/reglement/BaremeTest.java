package fr.octroi.reglement;

import static fr.octroi.reglement.Refus.refuse;
import static fr.octroi.reglement.Reglements.euros;
import static fr.octroi.reglement.Reglements.parmi;
import static fr.octroi.reglement.Reglements.tauxDuPrix;
import static fr.octroi.reglement.Vocabulaire.ACHAT_DATE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_NATURE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_HT;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_TTC;
import static fr.octroi.reglement.Vocabulaire.AIDES_AUTRES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.Donnee.Origine;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaremeTest {

    @ParameterizedTest
    @CsvSource({"999.00, 249.75", "1500.00, 300.00", "1200.00, 300.00", "0.10, 0.03"})
    void gpso_2012_donne_un_quart_du_prix_et_300_euros_au_plus(String prix, String aide) {
        assertEquals(aide, montant(Reglements.gpso2012().bareme(), "VAE", prix, null));
    }

    @ParameterizedTest
    @CsvSource({"1.00", "999.99", "12000.00"})
    void gpso_2019_donne_200_euros_quel_que_soit_le_prix(String prix) {
        assertEquals("200.00", montant(Reglements.gpso2019().bareme(), "VAE", prix, null));
    }

    @ParameterizedTest
    @CsvSource({
        "VAE, 799.00, 0, 399.50",
        "VAE, 899.00, 0, 449.50",
        "VAE, 1500.00, 200, 300.00",
        "VAE, 1500.00, 400, 100.00",
        "VAE_CARGO, 4000.00, 200, 400.00",
        "VAE, 500.00, 200, 250.00",
        "VAE, 1500.00, 500, 0.00",
        "VAE, 1500.00, 900, 0.00"
    })
    void idfm_donne_la_moitie_du_prix_dans_la_limite_commune_avec_les_aides_locales(
            String nature, String prix, String autres, String aide) {
        assertEquals(aide, montant(Reglements.idfm2019(), nature, prix, autres));
    }

    @Test
    void le_bonus_de_l_etat_de_2018_ne_depasse_ni_l_aide_locale_ni_la_limite_du_total() {
        Formule locale = new Formule.Base(AIDES_AUTRES);
        Formule total = new Formule.Plafond(tauxDuPrix("20 %"), euros(200));
        Bareme etat = Reglements.bareme(new Formule.Plafond(locale, new Formule.Reste(total, locale)));
        assertEquals("80.00", montant(etat, "VAE", "900.00", "100"));
    }

    @Test
    void idfm_2023_ne_regarde_plus_les_aides_locales() {
        Bareme idfm2023 = Reglements.bareme(new Formule.Plafond(tauxDuPrix("50 %"), euros(400)));
        assertEquals("400.00", montant(idfm2023, "VAE", "1500.00", "200"));
    }

    @Test
    void le_calcul_se_raconte_pas_a_pas() {
        Calcul.Etabli etabli = etabli(Reglements.idfm2019(), situation("VAE", "1500.00", "200"));
        assertEquals(
                List.of(
                        new Etape("TAUX", List.of(nombre("0.5"), eur("1500")), eur("750")),
                        new Etape("FORFAIT", List.of(), eur("500")),
                        new Etape("SINON", List.of(), eur("500")),
                        new Etape("RESTE", List.of(eur("500"), eur("200")), eur("300")),
                        new Etape("PLAFOND", List.of(eur("750"), eur("300")), eur("300"))),
                etabli.etapes());
    }

    @Test
    void le_calcul_dit_quelle_ligne_de_la_table_fut_prise() {
        Formule table = new Formule.Table(
                List.of(
                        new Formule.Table.Ligne(parmi(ACHAT_NATURE, "VAE_CARGO"), euros(600)),
                        new Formule.Table.Ligne(parmi(ACHAT_NATURE, "VAE"), new Formule.Base(ACHAT_PRIX_TTC))),
                null);
        assertEquals(
                List.of(new Etape("LIGNE", List.of(nombre("2")), eur("350"))),
                etabli(Reglements.bareme(table), situation("VAE", "350.00", null))
                        .etapes());
        assertEquals(
                List.of(
                        new Etape("FORFAIT", List.of(), eur("600")),
                        new Etape("LIGNE", List.of(nombre("1")), eur("600"))),
                etabli(Reglements.bareme(table), situation("VAE_CARGO", "350.00", null))
                        .etapes());
        assertEquals(new Calcul.SansObjet(), Reglements.bareme(table).calculer(situation("AUTRE", "1", null)));
    }

    @Test
    void on_n_arrondit_qu_une_fois_et_a_la_fin() {
        Formule tiers =
                new Formule.Taux(Pourcentage.parse("33.33 %"), new Formule.Taux(Pourcentage.parse("33.33 %"), prix()));
        Situation situation = situation("VAE", "100.05", null);
        assertEquals(
                "11.11",
                etabli(new Bareme("a", tiers, Arrondi.AU_CENTIME), situation)
                        .montant()
                        .toString());
        assertEquals(
                "11.00",
                etabli(new Bareme("a", tiers, Arrondi.A_L_EURO), situation)
                        .montant()
                        .toString());
        assertEquals(
                "12.00",
                etabli(new Bareme("a", tiers, Arrondi.A_L_EURO_SUPERIEUR), situation)
                        .montant()
                        .toString());
        List<Etape> etapes =
                etabli(new Bareme("a", tiers, Arrondi.A_L_EURO), situation).etapes();
        assertEquals(
                List.of("TAUX", "TAUX", "ARRONDI"),
                etapes.stream().map(Etape::code).toList());
        assertEquals(List.of(eur("11.1144434445")), etapes.get(2).termes());
    }

    @Test
    void un_fait_inconnu_laisse_le_montant_indetermine_et_se_nomme() {
        assertEquals(
                new Calcul.Indetermine(List.of(ACHAT_PRIX_TTC, AIDES_AUTRES)),
                Reglements.idfm2019().calculer(situation("VAE", null, null)));
        assertEquals(
                new Calcul.Indetermine(List.of(ACHAT_NATURE)),
                Reglements.idfm2019().calculer(situation(null, "1500.00", "200")));
    }

    @Test
    void une_ligne_incertaine_arrete_la_recherche_dans_la_table() {
        Formule table = new Formule.Table(
                List.of(
                        new Formule.Table.Ligne(parmi(ACHAT_NATURE, "VAE_CARGO"), euros(600)),
                        new Formule.Table.Ligne(
                                new Predicat.Entre(ACHAT_PRIX_TTC, null, new Valeur.Somme(Montant.ofEuros(1000))),
                                euros(100))),
                euros(500));
        Bareme bareme = Reglements.bareme(table);
        assertEquals(new Calcul.Indetermine(List.of(ACHAT_NATURE)), bareme.calculer(situation(null, "900.00", null)));
        assertEquals("600.00", montant(bareme, "VAE_CARGO", "900.00", null));
        assertEquals("100.00", montant(bareme, "VAE", "1000.00", null));
        assertEquals("500.00", montant(bareme, "VAE", "1000.01", null));
    }

    @Test
    void la_table_ne_demande_que_les_faits_inconnus() {
        Predicat deux = new Predicat.Et(List.of(
                parmi(ACHAT_NATURE, "VAE"),
                new Predicat.Entre(ACHAT_PRIX_HT, null, new Valeur.Somme(Montant.ofEuros(1000)))));
        Bareme bareme =
                Reglements.bareme(new Formule.Table(List.of(new Formule.Table.Ligne(deux, euros(1))), euros(2)));
        assertEquals(new Calcul.Indetermine(List.of(ACHAT_PRIX_HT)), bareme.calculer(situation("VAE", "900.00", null)));
    }

    @Test
    void une_somme_negative_vaut_un_fait_inconnu() {
        Donnee reponse = new Donnee("aide.mairie", TypeValeur.MONTANT, Origine.DEMANDEUR, "aide de la mairie");
        Bareme bareme = Reglements.bareme(new Formule.Reste(euros(500), new Formule.Base(reponse)));
        Situation situation = Situation.builder()
                .avec(reponse, new Valeur.Somme(Montant.ofEuros(-1000)))
                .build();
        assertEquals(new Calcul.Indetermine(List.of(reponse)), bareme.calculer(situation));
    }

    @Test
    void un_nombre_que_personne_n_a_voulu_donne_un_calcul_sans_objet() {
        Formule cinquanteParVelo =
                new Formule.Produit(List.of(new Formule.Base(Vocabulaire.ACHAT_QUANTITE), euros(50)));
        Situation folle = Situation.builder()
                .avec(Vocabulaire.ACHAT_QUANTITE, new Valeur.Nombre(new BigDecimal("2000000001")))
                .build();
        Situation auPlus = Situation.builder()
                .avec(Vocabulaire.ACHAT_QUANTITE, new Valeur.Nombre(new BigDecimal("2000000000")))
                .build();
        assertEquals(new Calcul.SansObjet(), Reglements.bareme(cinquanteParVelo).calculer(folle));
        assertEquals(
                new Montant(Montant.MAXIMUM),
                etabli(Reglements.bareme(cinquanteParVelo), auPlus).montant());
        Formule enEuros = new Formule.Arrondie(cinquanteParVelo, Arrondi.A_L_EURO);
        assertEquals(
                Montant.ofEuros(300),
                etabli(Reglements.bareme(new Formule.Plafond(enEuros, euros(300))), folle)
                        .montant());
        assertEquals(
                Montant.ZERO,
                etabli(Reglements.bareme(new Formule.Difference(euros(300), enEuros)), folle)
                        .montant());
    }

    @Test
    void une_formule_impossible_est_refusee() {
        refuse("MONTANT_NEGATIF", () -> euros(-1));
        refuse("TYPE_DE_DONNEE", () -> new Formule.Base(ACHAT_DATE));
        refuse("LISTE_VIDE", () -> new Formule.Table(List.of(), euros(1)));
    }

    @Test
    void une_formule_dit_si_un_plafond_la_borne() {
        Formule ouverte = prix();
        Predicat si = parmi(ACHAT_NATURE, "VAE");
        assertFalse(ouverte.estBornee());
        assertFalse(tauxDuPrix("50 %").estBornee());
        assertTrue(tauxDuPrix("0 %").estBornee());
        assertTrue(new Formule.Taux(Pourcentage.parse("50 %"), euros(10)).estBornee());
        assertTrue(new Formule.Plafond(ouverte, euros(1)).estBornee());
        assertTrue(new Formule.Plafond(euros(1), ouverte).estBornee());
        assertFalse(new Formule.Plafond(ouverte, ouverte).estBornee());
        assertTrue(new Formule.Reste(euros(1), ouverte).estBornee());
        assertFalse(new Formule.Reste(ouverte, euros(1)).estBornee());
        assertTrue(new Formule.Table(List.of(new Formule.Table.Ligne(si, euros(1))), euros(2)).estBornee());
        assertFalse(new Formule.Table(List.of(new Formule.Table.Ligne(si, ouverte)), euros(2)).estBornee());
        assertFalse(new Formule.Table(List.of(new Formule.Table.Ligne(si, euros(1))), ouverte).estBornee());
    }

    @Property
    void relever_un_plafond_ne_baisse_aucun_montant(
            @ForAll @LongRange(min = 0, max = 1_000_000) long prix,
            @ForAll @LongRange(min = 0, max = 100_000) long plafond,
            @ForAll @LongRange(min = 0, max = 100_000) long hausse,
            @ForAll @IntRange(min = 0, max = 10_000) int taux,
            @ForAll Arrondi arrondi) {
        Situation situation = Situation.builder()
                .avec(ACHAT_PRIX_TTC, new Valeur.Somme(new Montant(prix)))
                .build();
        Montant avant = plafonne(taux, plafond, arrondi, situation);
        Montant apres = plafonne(taux, plafond + hausse, arrondi, situation);
        assertTrue(avant.compareTo(apres) <= 0);
    }

    private static Montant plafonne(int taux, long plafond, Arrondi arrondi, Situation situation) {
        Formule formule = new Formule.Plafond(
                new Formule.Taux(new Pourcentage(taux), prix()), new Formule.Forfait(new Montant(plafond)));
        return etabli(new Bareme("a", formule, arrondi), situation).montant();
    }

    @Property(tries = 2000)
    void un_montant_etabli_n_est_jamais_negatif_et_sa_derniere_etape_le_donne(
            @ForAll("formules") Formule formule, @ForAll("situations") Situation situation, @ForAll Arrondi arrondi) {
        new Bareme("a", formule, arrondi)
                .calculer(situation)
                .selon(
                        etabli -> {
                            assertFalse(etabli.montant().estNegatif());
                            Etape derniere = etabli.etapes().get(etabli.etapes().size() - 1);
                            assertEquals(
                                    Fraction.of(etabli.montant().enEuros()),
                                    derniere.resultat().valeur());
                            return true;
                        },
                        indetermine -> {
                            assertFalse(indetermine.inconnues().isEmpty());
                            indetermine
                                    .inconnues()
                                    .forEach(donnee -> assertTrue(situation
                                            .valeur(donnee)
                                            .filter(valeur -> !(valeur instanceof Valeur.Somme somme
                                                    && somme.montant().estNegatif()))
                                            .isEmpty()));
                            return true;
                        },
                        sansObjet -> {
                            throw new AssertionError("these formulas always have an object");
                        });
    }

    private static Grandeur eur(String euros) {
        return new Grandeur(Fraction.of(new BigDecimal(euros)), Unite.EURO);
    }

    private static Grandeur nombre(String nombre) {
        return new Grandeur(Fraction.of(new BigDecimal(nombre)), Unite.NOMBRE);
    }

    @Property(tries = 2000)
    void une_formule_bornee_ne_depasse_pas_sa_borne_meme_pour_un_prix_immense(
            @ForAll("formules") Formule formule, @ForAll("natures") String nature) {
        Situation immense = Situation.builder()
                .avec(ACHAT_NATURE, new Valeur.Code(nature))
                .avec(ACHAT_PRIX_TTC, new Valeur.Somme(new Montant(Montant.MAXIMUM)))
                .avec(AIDES_AUTRES, new Valeur.Somme(Montant.ZERO))
                .build();
        if (formule.estBornee()) {
            // Every fixed amount of the generator is 1,000 EUR at most, and no rate is above 100 %.
            Montant montant = etabli(new Bareme("a", formule, Arrondi.AU_CENTIME), immense)
                    .montant();
            assertTrue(montant.compareTo(Montant.ofEuros(1000)) <= 0, montant::toString);
        }
    }

    @Property
    void apprendre_un_fait_ne_change_pas_un_montant_etabli(
            @ForAll("formules") Formule formule, @ForAll("situations") Situation situation) {
        Situation.Builder enrichie = Situation.builder()
                .avec(ACHAT_NATURE, new Valeur.Code("VAE"))
                .avec(ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(7)))
                .avec(AIDES_AUTRES, new Valeur.Somme(Montant.ofEuros(3)));
        for (Donnee donnee : List.of(ACHAT_NATURE, ACHAT_PRIX_TTC, AIDES_AUTRES)) {
            enrichie.avec(donnee, situation.valeur(donnee).orElse(null));
        }
        Bareme bareme = Reglements.bareme(formule);
        Calcul avant = bareme.calculer(situation);
        if (avant instanceof Calcul.Etabli) {
            assertEquals(avant, bareme.calculer(enrichie.build()));
        }
    }

    @Property
    void un_montant_ne_depend_que_des_faits_que_sa_formule_annonce(
            @ForAll("formules") Formule formule, @ForAll("situations") Situation situation) {
        Situation.Builder reduite = Situation.builder();
        formule.donnees(donnee -> reduite.avec(donnee, situation.valeur(donnee).orElse(null)));
        Bareme bareme = Reglements.bareme(formule);
        assertEquals(bareme.calculer(situation), bareme.calculer(reduite.build()));
    }

    @Provide
    Arbitrary<String> natures() {
        return Arbitraries.of("VAE", "VAE_CARGO");
    }

    @Provide
    Arbitrary<Formule> formules() {
        Arbitrary<Formule> feuilles = Arbitraries.oneOf(
                Arbitraries.of(prix(), new Formule.Base(AIDES_AUTRES)),
                Arbitraries.longs().between(0, 100_000).map(c -> new Formule.Forfait(new Montant(c))));
        return composer(composer(composer(feuilles)));
    }

    private static Arbitrary<Formule> composer(Arbitrary<Formule> base) {
        return Arbitraries.oneOf(
                base,
                Combinators.combine(base, base).as(Formule.Plafond::new),
                Combinators.combine(base, base).as(Formule.Reste::new),
                Combinators.combine(Arbitraries.integers().between(0, 10_000), base)
                        .as((points, formule) -> new Formule.Taux(new Pourcentage(points), formule)),
                Combinators.combine(base, base)
                        .as((alors, sinon) -> new Formule.Table(
                                List.of(new Formule.Table.Ligne(parmi(ACHAT_NATURE, "VAE_CARGO"), alors)), sinon)));
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Valeur> sommes =
                Arbitraries.longs().between(-10, 1_000_000).map(c -> new Valeur.Somme(new Montant(c)));
        return Combinators.combine(
                        natures().<Valeur>map(Valeur.Code::new).injectNull(0.1),
                        sommes.injectNull(0.1),
                        sommes.injectNull(0.1))
                .as((nature, prix, autres) -> Situation.builder()
                        .avec(ACHAT_NATURE, nature)
                        .avec(ACHAT_PRIX_TTC, prix)
                        .avec(AIDES_AUTRES, autres)
                        .build());
    }

    private static Formule prix() {
        return new Formule.Base(ACHAT_PRIX_TTC);
    }

    private static Situation situation(@Nullable String nature, @Nullable String prix, @Nullable String autres) {
        return Situation.builder()
                .avec(ACHAT_NATURE, nature == null ? null : new Valeur.Code(nature))
                .avec(ACHAT_PRIX_TTC, prix == null ? null : new Valeur.Somme(Montant.parse(prix)))
                .avec(AIDES_AUTRES, autres == null ? null : new Valeur.Somme(Montant.parse(autres)))
                .build();
    }

    private static String montant(Bareme bareme, String nature, String prix, @Nullable String autres) {
        return etabli(bareme, situation(nature, prix, autres)).montant().toString();
    }

    private static Calcul.Etabli etabli(Bareme bareme, Situation situation) {
        return bareme.calculer(situation)
                .selon(
                        etabli -> etabli,
                        indetermine -> {
                            throw new AssertionError("manque " + indetermine.inconnues());
                        },
                        sansObjet -> {
                            throw new AssertionError("sans objet");
                        });
    }
}
