package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.ACHAT;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.DEPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Foyer;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fact a dossier gives to a règlement, and which version governs it. */
class FaitsDuDossierTest {

    @Test
    void chaque_fait_commun_se_lit_dans_le_dossier_et_manque_sinon() {
        Cas rempli = Cas.complet()
                .foyer(new Foyer(3, Montant.ofEuros(20_000), new BigDecimal("2.5")))
                .prix(Montant.ofEuros(1500), Montant.ofEuros(1250), 1)
                .aidesAutres(Montant.ofEuros(100));
        Cas vide = Cas.complet()
                .demandeur(Exemples.demandeur("Morel", "Camille"))
                .naissance(null)
                .commune(null)
                .achat(null, null, null)
                .prix(null, null, null)
                .facture(null, "", "");
        lit(rempli, vide, Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code("92048"));
        lit(rempli, vide, Vocabulaire.DEMANDEUR_AGE, new Valeur.Nombre(BigDecimal.valueOf(36)));
        lit(rempli, vide, Vocabulaire.DEMANDEUR_NAISSANCE, new Valeur.Jour(LocalDate.of(1984, 2, 29)));
        lit(rempli, vide, Vocabulaire.FOYER_PERSONNES, new Valeur.Nombre(BigDecimal.valueOf(3)));
        lit(rempli, vide, Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(20_000)));
        lit(rempli, vide, Vocabulaire.FOYER_PARTS, new Valeur.Nombre(new BigDecimal("2.5")));
        lit(rempli, vide, Vocabulaire.ACHAT_NATURE, new Valeur.Code("VAE"));
        lit(rempli, vide, Vocabulaire.ACHAT_ETAT, new Valeur.Code("NEUF"));
        lit(rempli, vide, Vocabulaire.ACHAT_DATE, new Valeur.Jour(ACHAT));
        lit(rempli, vide, Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(1500)));
        lit(rempli, vide, Vocabulaire.ACHAT_PRIX_HT, new Valeur.Somme(Montant.ofEuros(1250)));
        lit(rempli, vide, Vocabulaire.ACHAT_QUANTITE, new Valeur.Nombre(BigDecimal.ONE));
        lit(rempli, vide, Vocabulaire.ACHAT_VENDEUR, new Valeur.Code(Exemples.VENDEUR.valeur()));
        lit(rempli, vide, Vocabulaire.AIDES_AUTRES, new Valeur.Somme(Montant.ofEuros(100)));
        assertEquals(new Valeur.Jour(DEPOT), valeurLue(vide, Vocabulaire.DEPOT_DATE));
    }

    private static void lit(Cas rempli, Cas vide, Donnee donnee, Valeur attendue) {
        assertEquals(attendue, valeurLue(rempli, donnee));
        assertEquals(null, valeurLue(vide, donnee));
    }

    private static @Nullable Valeur valeurLue(Cas cas, Donnee donnee) {
        Valeur borne = donnee.type() == TypeValeur.NOMBRE
                ? new Valeur.Nombre(BigDecimal.ZERO)
                : donnee.type() == TypeValeur.REVENU
                        ? new Valeur.Revenu(Montant.ZERO)
                        : donnee.type() == TypeValeur.MONTANT
                                ? new Valeur.Somme(Montant.ZERO)
                                : new Valeur.Jour(LocalDate.of(1900, 1, 1));
        Predicat exige = donnee.type() == TypeValeur.CODE
                ? Reglements.parmi(donnee, "X")
                : new Predicat.Entre(donnee, borne, null);
        ReglementResolu reglement = new Reglements.Modele()
                .conditions(List.of(new Condition("LUE", "article 9", "lire", exige)))
                .resoudre();
        return instruire(cas, reglement).constats().stream()
                .filter(constat -> constat.code().equals("LUE"))
                .map(constat ->
                        ((Constat.DeCondition) constat).appreciation().valeurs().get(0))
                .findFirst()
                .orElseThrow()
                .valeur();
    }

    @ParameterizedTest
    @CsvSource({"2002-06-01, 18", "2002-06-02, 17", "2020-06-01, 0", "2020-06-02, "})
    void l_age_se_compte_en_annees_entieres_au_jour_du_droit(LocalDate naissance, @Nullable Integer age) {
        Valeur attendue = age == null ? null : new Valeur.Nombre(BigDecimal.valueOf(age));
        assertEquals(attendue, valeurLue(Cas.complet().naissance(naissance), Vocabulaire.DEMANDEUR_AGE));
    }

    @Test
    void l_age_suit_le_fait_qui_ouvre_le_droit_meme_si_ce_n_est_pas_la_facture() {
        ReglementResolu auDepot = new Reglements.Modele()
                .validite(Vocabulaire.DEPOT_DATE, LocalDate.of(2019, 1, 1), null)
                .conditions(List.of(new Condition(
                        "MAJEUR",
                        "article 2",
                        "avoir dix-huit ans",
                        new Predicat.Entre(
                                Vocabulaire.DEMANDEUR_AGE, new Valeur.Nombre(BigDecimal.valueOf(18)), null))))
                .resoudre();
        attendre(instruire(Cas.complet().naissance(LocalDate.of(2002, 6, 15)), auDepot), "ACCORDER");
        attendre(instruire(Cas.complet().naissance(LocalDate.of(2002, 6, 16)), auDepot), "REFUSER", "MAJEUR");
    }

    @ParameterizedTest
    @CsvSource({
        "2002-06-14, ACCORDER",
        "2002-06-15, ACCORDER",
        "2002-06-16, REFUSER",
        "2021-01-01, REFUSER",
        ", COMPLETER"
    })
    void l_age_d_un_autre_jour_se_dit_de_la_naissance(@Nullable LocalDate naissance, String proposition) {
        ReglementResolu majeurAuDepot = new Reglements.Modele()
                .conditions(List.of(new Condition(
                        "MAJEUR",
                        "article 2",
                        "avoir dix-huit ans le jour du dépôt",
                        new Predicat.Ecoule(
                                Vocabulaire.DEMANDEUR_NAISSANCE, Vocabulaire.DEPOT_DATE, Delai.ofMois(216), null))))
                .resoudre();
        assertEquals(
                proposition,
                instruire(Cas.complet().naissance(naissance), majeurAuDepot).code());
    }

    @Test
    void la_version_choisie_est_celle_du_jour_de_la_facture() {
        Catalogue catalogue = Catalogue.resoudre(List.of(Reglements.gpso2012(), Reglements.gpso2019()));
        assertEquals("2012", version(catalogue, Cas.complet().achat("VAE", "NEUF", LocalDate.of(2015, 1, 1))));
        assertEquals("2019", version(catalogue, Cas.complet()));
        assertEquals("2019", version(catalogue, Cas.complet().achat("VAE", "NEUF", null)));
        assertTrue(Instruction.choisir(catalogue, Cas.complet().aide("autre").dossier())
                .isEmpty());
    }

    private static String version(Catalogue catalogue, Cas cas) {
        return Instruction.choisir(catalogue, cas.dossier())
                .orElseThrow()
                .definition()
                .version();
    }

    @Test
    void un_reglement_defectueux_n_instruit_pas() {
        ReglementResolu sansBorne = new Reglements.Modele()
                .bareme(new Bareme(
                        "article 4", new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC), fr.octroi.commun.Arrondi.AU_CENTIME))
                .resoudre();
        Cas cas = Cas.complet();
        assertThrows(
                IllegalStateException.class, () -> Instruction.instruire(cas.dossier(), sansBorne, cas.contexte()));
    }
}
