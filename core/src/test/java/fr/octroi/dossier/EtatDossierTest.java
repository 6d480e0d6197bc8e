package fr.octroi.dossier;

import static fr.octroi.dossier.EtatDossier.ACCORDE;
import static fr.octroi.dossier.EtatDossier.ACCORD_PROPOSE;
import static fr.octroi.dossier.EtatDossier.AJOURNE;
import static fr.octroi.dossier.EtatDossier.A_COMPLETER;
import static fr.octroi.dossier.EtatDossier.A_EXAMINER;
import static fr.octroi.dossier.EtatDossier.DEPOSE;
import static fr.octroi.dossier.EtatDossier.DESISTE;
import static fr.octroi.dossier.EtatDossier.EN_SEANCE;
import static fr.octroi.dossier.EtatDossier.EXECUTOIRE;
import static fr.octroi.dossier.EtatDossier.LIQUIDE;
import static fr.octroi.dossier.EtatDossier.PAIEMENT_REJETE;
import static fr.octroi.dossier.EtatDossier.PAYE;
import static fr.octroi.dossier.EtatDossier.REFUSE;
import static fr.octroi.dossier.EtatDossier.REFUS_PROPOSE;
import static fr.octroi.dossier.EtatDossier.RETIRE;
import static fr.octroi.dossier.EtatDossier.TRANSMIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EtatDossierTest {

    /** Where one can get from a state when some others are closed. */
    private static Set<EtatDossier> atteints(EtatDossier depart, EtatDossier... fermes) {
        Set<EtatDossier> interdits = EnumSet.noneOf(EtatDossier.class);
        interdits.addAll(List.of(fermes));
        Set<EtatDossier> vus = EnumSet.noneOf(EtatDossier.class);
        Deque<EtatDossier> aVoir = new ArrayDeque<>(List.of(depart));
        while (!aVoir.isEmpty()) {
            EtatDossier etat = aVoir.remove();
            if (!interdits.contains(etat) && vus.add(etat)) {
                aVoir.addAll(etat.suivants());
            }
        }
        return vus;
    }

    @Test
    void chaque_etat_est_atteint_depuis_le_depot() {
        assertEquals(EnumSet.allOf(EtatDossier.class), atteints(DEPOSE));
    }

    /** What an applicant sends is looked at afresh, until the agenda is frozen; later, only a refusal is reopened. */
    @ParameterizedTest
    @EnumSource(EtatDossier.class)
    void seuls_un_complement_avant_la_seance_et_une_reouverture_ramenent_au_depot(EtatDossier etat) {
        assertEquals((etat.estEnInstruction() && etat != DEPOSE) || etat == REFUSE, etat.permet(DEPOSE));
    }

    @ParameterizedTest
    @EnumSource(EtatDossier.class)
    void un_dossier_ne_s_instruit_que_hors_de_la_seance_et_avant_toute_decision(EtatDossier etat) {
        assertEquals(
                EnumSet.of(DEPOSE, A_COMPLETER, A_EXAMINER, ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE)
                        .contains(etat),
                etat.estEnInstruction());
    }

    @Test
    void seuls_le_retrait_la_transmission_et_le_desistement_sont_sans_suite() {
        for (EtatDossier etat : EtatDossier.values()) {
            assertEquals(
                    EnumSet.of(RETIRE, TRANSMIS, DESISTE).contains(etat),
                    etat.suivants().isEmpty(),
                    etat::name);
        }
    }

    @ParameterizedTest
    @EnumSource(EtatDossier.class)
    void tout_etat_mene_a_une_fin(EtatDossier etat) {
        Set<EtatDossier> fins = atteints(etat);
        fins.retainAll(EnumSet.of(RETIRE, TRANSMIS, DESISTE));
        assertFalse(fins.isEmpty());
    }

    @Test
    void rien_ne_se_paie_sans_decision_executoire() {
        Set<EtatDossier> sansDecision = atteints(DEPOSE, EXECUTOIRE);
        for (EtatDossier paiement : List.of(LIQUIDE, PAYE, PAIEMENT_REJETE)) {
            assertFalse(sansDecision.contains(paiement), paiement::name);
        }
    }

    @Test
    void rien_ne_s_accorde_ni_ne_se_refuse_hors_de_la_seance() {
        Set<EtatDossier> sansSeance = atteints(DEPOSE, EN_SEANCE);
        assertFalse(sansSeance.contains(ACCORDE));
        assertFalse(sansSeance.contains(REFUSE));
        assertFalse(atteints(DEPOSE, ACCORDE).contains(EXECUTOIRE));
    }

    /** A decision that creates rights is withdrawn, never edited: nothing leads back from it to instruction. */
    @Test
    void un_dossier_accorde_ne_revient_jamais_a_l_instruction() {
        Set<EtatDossier> suites = atteints(ACCORDE);
        assertEquals(EnumSet.of(ACCORDE, EXECUTOIRE, LIQUIDE, PAIEMENT_REJETE, PAYE, RETIRE, DESISTE), suites);
    }

    @Test
    void une_somme_payee_ne_se_repaie_qu_apres_un_rejet() {
        assertFalse(atteints(PAYE, PAIEMENT_REJETE).contains(LIQUIDE));
    }

    @ParameterizedTest
    @EnumSource(EtatDossier.class)
    void les_suites_sont_dans_l_ordre_de_declaration(EtatDossier etat) {
        assertEquals(List.copyOf(new TreeSet<>(etat.suivants())), etat.suivants());
        for (EtatDossier suivant : EtatDossier.values()) {
            assertEquals(etat.suivants().contains(suivant), etat.permet(suivant));
        }
    }
}
