package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Parcours;
import fr.octroi.journal.Reconstitution;
import fr.octroi.journal.Verification;
import fr.octroi.recours.Grief;
import fr.octroi.versement.Indu;
import fr.octroi.versement.Versement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of any life, whatever was done in it: the books balance and the law is kept. */
final class ComptesEtDroit extends PartDHistoire {

    ComptesEtDroit(Scene scene) {
        super(scene);
    }

    void verifierLesComptes() {
        Montant reserve = Montant.ZERO;
        Montant engage = Montant.ZERO;
        Montant mandate = Montant.ZERO;
        Montant decide = Montant.ZERO;
        Montant paye = Montant.ZERO;
        for (Dossier dossier : dossiers()) {
            vu.etats.add(dossier.etat());
            Parcours parcours = monde.parcours(dossier.numero().valeur());
            reserve = reserve.plus(parcours.inscription()
                    .map(FaitDeSeance.InscritALOrdreDuJour::montant)
                    .orElse(Montant.ZERO));
            List<Versement> actifs = parcours.versements().stream()
                    .filter(versement -> versement.etat().estActif())
                    .toList();
            assertTrue(actifs.size() <= 1, "one active payment at most");
            Montant accorde = parcours.accord().map(accord -> accord.decide()).orElse(Montant.ZERO);
            switch (dossier.etat()) {
                case ACCORDE, EXECUTOIRE, PAIEMENT_REJETE -> engage = engage.plus(accorde);
                case LIQUIDE, PAYE -> mandate = mandate.plus(accorde);
                default ->
                    mandate =
                            mandate.plus(actifs.stream().map(Versement::montant).reduce(Montant.ZERO, Montant::plus));
            }
            for (Versement versement : parcours.versements()) {
                assertEquals(accorde, versement.montant(), "exactly what was decided");
            }
            decide = decide.plus(accorde);
            paye = paye.plus(actifs.stream()
                    .filter(versement -> versement.etat() == Versement.Etat.PAYE)
                    .map(Versement::montant)
                    .reduce(Montant.ZERO, Montant::plus));
            Montant reclame = parcours.indus().stream()
                    .filter(indu -> indu.etat() != Indu.Etat.ANNULE)
                    .map(Indu::montant)
                    .reduce(Montant.ZERO, Montant::plus);
            assertTrue(reclame.compareTo(accorde) <= 0, "never claimed back beyond what was granted");
        }
        Enveloppe enveloppe = monde.enveloppe();
        assertEquals(reserve, enveloppe.reserves());
        assertEquals(engage, enveloppe.engages());
        assertEquals(mandate, enveloppe.mandates());
        assertTrue(paye.compareTo(decide) <= 0);
        assertFalse(enveloppe.disponible().estNegatif());
        assertTrue(engage.plus(mandate).plus(reserve).compareTo(enveloppe.ouverts()) <= 0);
    }

    void verifierLeDroit() {
        List<Entree> toutes = new ArrayList<>();
        for (Dossier dossier : dossiers()) {
            List<Entree> entrees = monde.essai.dossiers.entrees(dossier.numero());
            toutes.addAll(entrees);
            List<Entree> ordonnees = Journal.ordonner(entrees);
            List<Fait> relus = ordonnees.stream()
                    .map(entree -> Fait.lire(entree.fait().code(), entree.fait().donnees()))
                    .toList();
            assertEquals(Reconstitution.of(dossier), Reconstitution.rejouer(relus));
            verifierLaSuite(relus);
        }
        List<LigneJournal> export = new ArrayList<>(toutes);
        export.add(Journal.clore(toutes.iterator()));
        assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
    }

    private void verifierLaSuite(List<Fait> faits) {
        EtatDossier etat = EtatDossier.DEPOSE;
        boolean transmis = false;
        boolean notifie = false;
        boolean accorde = false;
        List<Grief> dits = List.of();
        Optional<String> paye = Optional.empty();
        for (Fait fait : faits) {
            vu.faits.add(fait.code());
            EtatDossier suivant = fait.etat();
            if (suivant != null && suivant != etat) {
                EtatDossier avant = etat;
                assertTrue(etat.permet(suivant), () -> avant + " to " + suivant);
                vu.passages.add(etat + " " + suivant);
                etat = suivant;
            }
            if (fait instanceof FaitDeSeance.DecisionPrise prise) {
                accorde = prise.issue() == Issue.ACCORDE;
                transmis = false;
                notifie = false;
                if (prise.issue() == Issue.REFUSE) {
                    assertFalse(prise.motifs().isEmpty(), "a refusal has its reasons");
                    assertTrue(prise.articles().stream().noneMatch(String::isBlank), "each with its article");
                }
            } else if (fait instanceof FaitDeSeance.ActeTransmis) {
                transmis = true;
            } else if (fait instanceof FaitDeSeance.DecisionNotifiee) {
                notifie = true;
            } else if (fait instanceof FaitDePaiement.VersementLiquide) {
                assertTrue(accorde && transmis && notifie, "no payment without an enforceable grant");
                assertTrue(paye.isEmpty(), "nothing is paid twice");
            } else if (fait instanceof FaitDePaiement.VersementSuivi suivi) {
                paye = suivi.versement() == Versement.Etat.PAYE
                        ? Optional.of(suivi.reference())
                        : suivi.versement().estActif() ? paye : Optional.empty();
            } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
                dits = ouvert.griefs();
            } else if (fait instanceof FaitDeRecours.DecisionRetiree retiree) {
                assertFalse(dits.isEmpty(), "nobody loses a grant unheard");
                assertEquals(dits, retiree.griefs(), "nor for a fact of which he was not told");
            } else if (fait instanceof FaitDeRelance.CarenceConstatee carence) {
                assertNotNull(carence.limite());
                assertTrue(carence.jour().isAfter(carence.limite()));
            }
        }
    }
}
