package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.ACHAT;
import static fr.octroi.instruction.EssaiDInstruction.accord;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.coincidence;
import static fr.octroi.instruction.EssaiDInstruction.facture;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.fichier;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Unite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the four proposals comes of a dossier, and in which order its reasons count. */
class InstructionTest {

    // ---- grants

    @Test
    void un_dossier_complet_est_propose_a_l_accord_avec_son_montant_et_son_calcul() {
        Proposition proposition = instruire(Cas.complet());
        attendre(proposition, "ACCORDER");
        Proposition.Accorder accord = accord(proposition);
        assertEquals(Montant.ofEuros(200), accord.montant());
        assertEquals(EtatVersement.PAYABLE, accord.versement());
        assertEquals(
                List.of(new Etape("FORFAIT", List.of(), new Grandeur(Fraction.of(200), Unite.EURO))), accord.etapes());
    }

    @Test
    void tous_les_constats_sont_rendus_dans_l_ordre_du_reglement() {
        assertEquals(
                List.of(
                        "PERIODE_ACHAT",
                        "RESIDENCE",
                        "MATERIEL",
                        "ETAT_NEUF",
                        "FACTURE:CONFORME",
                        "CERTIFICAT_CONFORMITE:CONFORME",
                        "JUSTIFICATIF_DOMICILE:CONFORME",
                        "PIECE_IDENTITE:CONFORME",
                        "ATTESTATION_HONNEUR:CONFORME",
                        "RIB:CONFORME"),
                instruire(Cas.complet()).constats().stream().map(Constat::code).toList());
    }

    // ---- priority 1: a condition disproved

    @ParameterizedTest
    @ValueSource(strings = {"75056", "78640", "92100"})
    void hors_du_territoire_le_refus_est_propose(String insee) {
        attendre(instruire(Cas.complet().commune(insee)), "REFUSER", "RESIDENCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPEEDBIKE", "KIT", "TROTTINETTE", "GYROPODE", "VELO"})
    void un_autre_materiel_qu_un_vae_est_propose_au_refus(String nature) {
        attendre(instruire(Cas.complet().achat(nature, "NEUF", ACHAT)), "REFUSER", "MATERIEL");
    }

    @Test
    void un_velo_d_occasion_est_propose_au_refus() {
        attendre(instruire(Cas.complet().achat("VAE", "OCCASION", ACHAT)), "REFUSER", "ETAT_NEUF");
    }

    @ParameterizedTest
    @CsvSource({"2018-12-31, REFUSER", "2019-01-01, ACCORDER", "2021-10-31, ACCORDER", "2021-11-01, REFUSER"})
    void la_date_de_facture_decide_de_la_periode_quel_que_soit_le_depot(LocalDate achat, String attendue) {
        Proposition proposition = instruire(Cas.complet()
                .achat("VAE", "NEUF", achat)
                .depot(LocalDate.of(2022, 1, 10))
                .remplacer(
                        "JUSTIFICATIF_DOMICILE",
                        new Lu()
                                .nature("JUSTIFICATIF_DOMICILE")
                                .date(LocalDate.of(2022, 1, 1))
                                .build()));
        if (attendue.equals("REFUSER")) {
            attendre(proposition, "REFUSER", "PERIODE_ACHAT");
        } else {
            attendre(proposition, "ACCORDER");
        }
    }

    @Test
    void chaque_condition_ecartee_est_dite_pas_seulement_la_premiere() {
        attendre(
                instruire(Cas.complet().commune("75056").achat("KIT", "OCCASION", LocalDate.of(2018, 1, 1))),
                "REFUSER",
                "PERIODE_ACHAT",
                "RESIDENCE",
                "MATERIEL",
                "ETAT_NEUF");
    }

    @Test
    void un_montant_nul_est_propose_au_refus() {
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Cas cas = Cas.complet().aidesAutres(Montant.ofEuros(500));
        attendre(Instruction.instruire(cas.dossier(), idfm, cas.contexte()), "REFUSER", "MONTANT_NUL");
        Cas moins = Cas.complet().aidesAutres(new Montant(49_999));
        assertEquals(
                new Montant(1),
                accord(Instruction.instruire(moins.dossier(), idfm, moins.contexte()))
                        .montant());
    }

    // ---- one priority, and lighter reasons beside

    @Test
    void la_classe_la_plus_lourde_l_emporte_et_les_motifs_plus_legers_se_disent_aussi() {
        Cas cas = Cas.complet()
                .sans("PIECE_IDENTITE")
                .remplacer("FACTURE", facture().montant(Montant.ofEuros(1)).build())
                .remplacer(
                        "RIB", new Lu().nature("RIB").iban(Exemples.AUTRE_IBAN).build())
                .coincidences(coincidence(GenreDoublon.IBAN_PARTAGE));
        List<String> legers = List.of("FACTURE:MONTANT_DIFFERENT", "RIB:IBAN_DIFFERENT", "IBAN_PARTAGE");
        List<String> moyens =
                List.of("FACTURE:MONTANT_DIFFERENT", "PIECE_IDENTITE:ABSENTE", "RIB:IBAN_DIFFERENT", "IBAN_PARTAGE");
        attendre(instruire(cas), "COMPLETER", moyens.toArray(String[]::new));
        List<String> tous = new ArrayList<>(List.of("RESIDENCE"));
        tous.addAll(moyens);
        attendre(instruire(cas.commune("75056")), "REFUSER", tous.toArray(String[]::new));
        cas.commune("92048").avec(fichier("PIECE_IDENTITE", "PIECE_IDENTITE", lue("")));
        attendre(instruire(cas), "EXAMINER", legers.toArray(String[]::new));
    }

    @Test
    void les_quatre_propositions_se_distinguent_et_disent_leur_classe() {
        List<Proposition> propositions = List.of(
                instruire(Cas.complet().commune("75056")),
                instruire(Cas.complet().sans("FACTURE")),
                instruire(Cas.complet().coincidences(coincidence(GenreDoublon.IBAN_PARTAGE))),
                instruire(Cas.complet()));
        assertEquals(
                List.of(Portee.REFUS, Portee.COMPLEMENT, Portee.EXAMEN, Portee.PAIEMENT),
                propositions.stream().map(Proposition::classe).toList());
        assertEquals(
                List.of("REFUSER", "COMPLETER", "EXAMINER", "ACCORDER"),
                propositions.stream()
                        .map(p -> p.selon(
                                Proposition.Accorder::code,
                                Proposition.Refuser::code,
                                Proposition.Completer::code,
                                Proposition.Examiner::code))
                        .toList());
    }

    @Test
    void chaque_constat_mene_a_son_cas() {
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Cas cas = Cas.complet()
                .commune(null)
                .aidesAutres(Montant.ofEuros(600))
                .coincidences(coincidence(GenreDoublon.IBAN_PARTAGE));
        TreeSet<String> cases = new TreeSet<>();
        instruire(cas, idfm)
                .constats()
                .forEach(constat -> cases.add(constat.selon(
                        c -> "condition",
                        d -> "donnee",
                        p -> "piece",
                        d -> "doublon",
                        m -> "montant",
                        x -> "divergence")));
        Dossier divergent = Cas.complet().dossier().avecDivergence(Empreinte.deChamps("autre"));
        Instruction.instruire(divergent, idfm, Cas.complet().contexte())
                .constats()
                .forEach(constat -> cases.add(constat.selon(
                        c -> "condition",
                        d -> "donnee",
                        p -> "piece",
                        d -> "doublon",
                        m -> "montant",
                        x -> "divergence")));
        assertEquals(new TreeSet<>(List.of("condition", "divergence", "donnee", "piece", "doublon", "montant")), cases);
    }
}
