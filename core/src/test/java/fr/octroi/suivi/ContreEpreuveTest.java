package fr.octroi.suivi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.suivi.ContreEpreuve.Anomalie;
import fr.octroi.suivi.ContreEpreuve.RegleDeResidence;
import fr.octroi.suivi.ContreEpreuve.Trait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContreEpreuveTest {

    private static final ReglementResolu FORFAIT =
            new Reglements.Modele().pieces(List.of()).resoudre();

    private static Dossier dossier(int rang, String civilite, String nom, String insee, String etat) {
        LocalDate jour = LocalDate.of(2020, 6, 1);
        return new Dossier(
                new NumeroDossier("V-" + rang),
                "gpso-vae",
                jour,
                new Demandeur(
                        civilite,
                        nom,
                        "Camille",
                        LocalDate.of(1984, 2, 29),
                        new Adresse(rang + " sente des Essarts", "92190", "Ville " + rang, insee),
                        "demandeur" + rang + "@exemple.invalid",
                        ""),
                Foyer.INCONNU,
                new Depense("VAE", etat, "Cadence 3", jour, Montant.ofEuros(1_500), null, 1, null, "F-1", ""),
                null,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    private static List<Dossier> stock() {
        return new ArrayList<>(List.of(
                dossier(1, "Mme", "Quillfeldt", "92012", "NEUF"),
                dossier(2, "M.", "Ombredane", "92048", "NEUF"),
                dossier(3, "Mme", "Essarts", "92012", "OCCASION"),
                dossier(4, "", "Vauclin", "92048", "NEUF")));
    }

    private static Proposition instruire(Dossier dossier, ReglementResolu reglement) {
        return Instruction.instruire(dossier, reglement, new Contexte(new TreeMap<>(), List.of()));
    }

    private static ContreEpreuve eprouver(List<Dossier> stock, Function<Dossier, Proposition> instruire) {
        return ContreEpreuve.eprouver(stock, FORFAIT.definition(), instruire);
    }

    private static Proposition selonLeReglement(Dossier dossier) {
        return instruire(dossier, FORFAIT);
    }

    /** What an officer who favours some would have instruct: the same rules, but for those whom he dislikes. */
    private static Function<Dossier, Proposition> injuste(Predicate<Demandeur> deplait) {
        return dossier -> {
            Proposition proposition = selonLeReglement(dossier);
            return deplait.test(dossier.demandeur()) ? new Proposition.Refuser(proposition.constats()) : proposition;
        };
    }

    @Test
    void l_instruction_ne_lit_ni_le_nom_ni_le_sexe_ni_l_orthographe_de_la_ville() {
        ContreEpreuve epreuve = eprouver(stock(), ContreEpreuveTest::selonLeReglement);
        assertEquals(List.of(), epreuve.anomalies());
        assertEquals(List.of(), epreuve.regles());
        assertEquals(4, epreuve.dossiers());
        assertEquals(4 * 5, epreuve.essais());
    }

    @Test
    void la_regle_de_territoire_est_dite_avec_son_article_et_n_est_pas_une_anomalie() {
        List<Dossier> stock = stock();
        stock.add(dossier(5, "", "Lointain", "75056", "NEUF"));
        ContreEpreuve epreuve = eprouver(stock, ContreEpreuveTest::selonLeReglement);
        assertEquals(List.of(), epreuve.anomalies());
        assertEquals(List.of(new RegleDeResidence("RESIDENCE", "article 2", 5)), epreuve.regles());
    }

    @Test
    void un_montant_qui_depend_de_la_commune_est_dit_avec_le_bareme_quand_le_bareme_le_dit() {
        Bareme parCommune = Reglements.bareme(new Formule.Table(
                List.of(new Formule.Table.Ligne(
                        Reglements.parmi(Vocabulaire.DEMANDEUR_COMMUNE, "92048"), Reglements.euros(100))),
                Reglements.euros(200)));
        ReglementResolu reglement =
                new Reglements.Modele().pieces(List.of()).bareme(parCommune).resoudre();
        ContreEpreuve epreuve =
                ContreEpreuve.eprouver(stock(), reglement.definition(), dossier -> instruire(dossier, reglement));
        assertEquals(List.of(), epreuve.anomalies());
        assertEquals(List.of(new RegleDeResidence(ContreEpreuve.MONTANT, parCommune.article(), 3)), epreuve.regles());
    }

    @Test
    @Tag("securite")
    void qui_refuse_un_nom_est_vu() {
        ContreEpreuve epreuve = eprouver(stock(), injuste(lui -> lui.nom().startsWith("Q")));
        assertEquals(
                List.of(
                        new Anomalie(new NumeroDossier("V-1"), Trait.NOM, List.of("PROPOSITION")),
                        new Anomalie(new NumeroDossier("V-4"), Trait.NOM, List.of("PROPOSITION"))),
                epreuve.anomalies());
    }

    @Test
    void qui_refuse_un_sexe_un_contact_une_rue_ou_une_commune_est_vu_chacun_par_son_trait() {
        assertEquals(List.of(Trait.CIVILITE), traits(lui -> lui.civilite().equals("M.")));
        assertEquals(List.of(Trait.CONTACT), traits(lui -> lui.courriel().startsWith("demandeur1@")));
        assertEquals(List.of(Trait.VOIE), traits(lui -> lui.adresse().ville().equals("Ville 2")));
        assertEquals(
                List.of(Trait.COMMUNE),
                traits(lui -> "92048".equals(lui.adresse().insee())));
    }

    private static List<Trait> traits(Predicate<Demandeur> deplait) {
        return eprouver(stock(), injuste(deplait)).anomalies().stream()
                .map(Anomalie::trait)
                .distinct()
                .toList();
    }

    @Test
    void qui_donne_moins_a_une_commune_sans_que_le_bareme_le_dise_est_vu() {
        ContreEpreuve epreuve = eprouver(
                stock(),
                dossier -> selonLeReglement(dossier)
                        .<Proposition>selon(
                                accorder -> "92048"
                                                .equals(dossier.demandeur()
                                                        .adresse()
                                                        .insee())
                                        ? new Proposition.Accorder(
                                                Montant.ofEuros(1),
                                                accorder.etapes(),
                                                accorder.versement(),
                                                accorder.constats())
                                        : accorder,
                                refuser -> refuser,
                                completer -> completer,
                                examiner -> examiner));
        assertEquals(3, epreuve.anomalies().size());
        assertTrue(epreuve.anomalies().stream()
                .allMatch(anomalie ->
                        anomalie.trait() == Trait.COMMUNE && anomalie.codes().equals(List.of(ContreEpreuve.MONTANT))));
    }

    @Test
    void l_ordre_du_stock_ne_change_rien_et_un_stock_vide_ne_dit_rien() {
        Function<Dossier, Proposition> injuste = injuste(lui -> lui.nom().startsWith("Q"));
        List<Dossier> melange = stock();
        Collections.shuffle(melange, new Random(3));
        assertEquals(eprouver(stock(), injuste), eprouver(melange, injuste));
        assertEquals(0, eprouver(List.of(), injuste).essais());
    }
}
