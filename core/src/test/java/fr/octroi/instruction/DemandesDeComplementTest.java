package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.ACHAT;
import static fr.octroi.instruction.EssaiDInstruction.GPSO;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.domicile;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the applicant alone can give is asked of him, by its name. */
class DemandesDeComplementTest {

    private static final List<String> INDISPENSABLES = List.of(
            "FACTURE", "CERTIFICAT_CONFORMITE", "JUSTIFICATIF_DOMICILE", "PIECE_IDENTITE", "ATTESTATION_HONNEUR");

    @Test
    void chaque_piece_indispensable_absente_est_demandee() {
        for (String type : INDISPENSABLES) {
            attendre(instruire(Cas.complet().sans(type)), "COMPLETER", type + ":ABSENTE");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EtatLecture.class,
            names = {"ILLISIBLE", "CHIFFREE"})
    void chaque_piece_indispensable_illisible_ou_chiffree_est_redemandee(EtatLecture etat) {
        for (String type : INDISPENSABLES) {
            attendre(instruire(Cas.complet().remplacer(type, etat)), "COMPLETER", type + ":" + etat);
        }
    }

    @Test
    void un_devis_n_est_pas_une_facture() {
        attendre(instruire(Cas.complet().remplacer("FACTURE", lue("DEVIS"))), "COMPLETER", "FACTURE:MAUVAIS_TYPE");
    }

    @Test
    void une_nature_qui_n_a_pu_etre_lue_ne_nuit_pas() {
        attendre(instruire(Cas.complet().remplacer("FACTURE", lue(""))), "ACCORDER");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-15, 2020-03-15, COMPLETER",
        "2020-06-15, 2020-03-16, ACCORDER",
        "2020-06-15, 2020-06-15, ACCORDER",
        "2020-02-29, 2019-11-29, COMPLETER",
        "2020-02-29, 2019-11-30, COMPLETER",
        "2020-02-28, 2019-11-28, COMPLETER",
        "2020-02-28, 2019-11-30, ACCORDER",
        "2021-02-28, 2020-11-30, COMPLETER",
        "2021-02-27, 2020-11-30, ACCORDER",
        "2020-04-30, 2020-01-31, COMPLETER",
        "2020-04-29, 2020-01-31, ACCORDER",
        "2020-05-31, 2020-02-29, COMPLETER",
        "2020-05-29, 2020-02-29, COMPLETER",
        "2020-05-28, 2020-02-29, ACCORDER"
    })
    void un_justificatif_a_moins_de_trois_mois_au_depot(LocalDate depot, LocalDate date, String attendue) {
        Proposition proposition = instruire(domicile(date).depot(depot).achat("VAE", "NEUF", LocalDate.of(2020, 1, 2)));
        if (attendue.equals("ACCORDER")) {
            attendre(proposition, "ACCORDER");
        } else {
            attendre(proposition, "COMPLETER", "JUSTIFICATIF_DOMICILE:PERIMEE");
        }
    }

    @Test
    void l_age_d_un_justificatif_se_compte_au_depot_et_jamais_a_l_instruction() {
        attendre(
                instruire(domicile(LocalDate.of(2019, 1, 1))
                        .depot(LocalDate.of(2019, 3, 31))
                        .achat("VAE", "NEUF", LocalDate.of(2019, 2, 1))),
                "ACCORDER");
    }

    /** A postal code in that column, or a slip: it proves of nobody that he lives elsewhere. */
    @Test
    void un_code_qui_n_est_d_aucune_commune_ne_refuse_personne() {
        SortedMap<String, String> regions = new TreeMap<>(Map.of("92", "11", "75", "11"));
        ReglementAide definition = GPSO.definition();
        ReglementResolu situe = Catalogue.resoudre(
                        List.of(definition),
                        Geographie.of(
                                new Geographie.Millesime(ACHAT, ACHAT),
                                regions,
                                List.of(),
                                "75056",
                                List.of(new Geographie.Ancienne("92001", null, ACHAT.minusYears(1))),
                                new TreeMap<>(Map.of("75108", "75056"))))
                .reglements()
                .get(0);
        for (String inconnu : List.of("92100", "92000", "99999")) {
            attendre(instruire(Cas.complet().commune(inconnu), situe), "COMPLETER", "demandeur.commune:INCONNUE");
        }
        for (String ailleurs : List.of("75056", "75108", "92001")) {
            attendre(instruire(Cas.complet().commune(ailleurs), situe), "REFUSER", "RESIDENCE");
        }
        assertTrue(definition.communes().contains("92012"), "le règlement la nomme, quoi qu'en sache la géographie");
        attendre(instruire(Cas.complet().commune("92012"), situe), "ACCORDER");
    }

    @Test
    void un_fait_que_seul_le_demandeur_connait_lui_est_demande_par_son_nom() {
        attendre(instruire(Cas.complet().commune(null)), "COMPLETER", "demandeur.commune:INCONNUE");
        attendre(instruire(Cas.complet().achat(null, "NEUF", ACHAT)), "COMPLETER", "achat.nature:INCONNUE");
        attendre(instruire(Cas.complet().achat("VAE", "NEUF", null)), "COMPLETER", "achat.date:INCONNUE");
        Cas sansPrix = Cas.complet().prix(null, null, null).aidesAutres(Montant.ZERO);
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Proposition proposition = Instruction.instruire(sansPrix.dossier(), idfm, sansPrix.contexte());
        attendre(proposition, "COMPLETER", "achat.prixTtc:INCONNUE");
        assertEquals("article 4", proposition.motifs().get(0).article());
    }

    @Test
    void un_fait_inconnu_cite_le_premier_article_qui_en_a_besoin() {
        Proposition proposition =
                instruire(Cas.complet().achat("VAE", "NEUF", null).commune("78640"));
        attendre(proposition, "COMPLETER", "achat.date:INCONNUE");
        assertEquals("article 1", proposition.motifs().get(0).article());
    }
}
