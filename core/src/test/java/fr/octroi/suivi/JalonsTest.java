package fr.octroi.suivi;

import static fr.octroi.suivi.Vies.DEPOT;
import static fr.octroi.suivi.Vies.FACTURE;
import static fr.octroi.suivi.Vies.SEANCE;
import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Chronique;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JalonsTest {

    private static Jalons jalons(Chronique vie) {
        return Jalons.de(Vies.dossier(EtatDossier.DEPOSE, null), vie.parcours());
    }

    @Test
    void chaque_jour_vient_de_son_fait() {
        Chronique vie = Vies.deposee();
        assertEquals(new Jalons(DEPOT, null, null, null), jalons(vie));
        vie.puis(Vies.instruite("COMPLETER", null, FACTURE));
        assertEquals(new Jalons(DEPOT, null, null, null), jalons(vie));
        vie.puis(Vies.instruite("ACCORDER", jour(6, 10)));
        assertEquals(new Jalons(DEPOT, jour(6, 10), null, null), jalons(vie));
        vie.puis(Vies.decidee(Issue.ACCORDE));
        assertEquals(new Jalons(DEPOT, jour(6, 10), SEANCE, null), jalons(vie));
        vie.puis(Vies.liquidee()).puis(Vies.suivie(Versement.Etat.PAYE, null));
        assertEquals(new Jalons(DEPOT, jour(6, 10), SEANCE, jour(8, 3)), jalons(vie));
    }

    /** What was put off or withdrawn from the agenda is not decided. */
    @ParameterizedTest
    @EnumSource(Issue.class)
    void seuls_un_octroi_et_un_refus_decident(Issue issue) {
        boolean decide = issue == Issue.ACCORDE || issue == Issue.REFUSE;
        assertEquals(
                new Jalons(DEPOT, null, decide ? SEANCE : null, null),
                jalons(Vies.deposee().puis(Vies.decidee(issue))));
    }

    @Test
    void un_paiement_revenu_n_est_plus_un_jalon() {
        Chronique vie = Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE))
                .puis(Vies.liquidee())
                .puis(Vies.suivie(Versement.Etat.PAYE, null))
                .puis(Vies.suivie(Versement.Etat.REJETE_BANQUE, SuiteDeRejet.NOUVEAU_RIB));
        assertEquals(new Jalons(DEPOT, null, SEANCE, null), jalons(vie));
    }
}
