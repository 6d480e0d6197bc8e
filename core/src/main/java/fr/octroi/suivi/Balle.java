package fr.octroi.suivi;

import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Retrait;
import fr.octroi.versement.Indu;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who must act next on a dossier (<i>« à qui la balle »</i>).
 */
public enum Balle {
    /** The applicant. */
    USAGER,
    /** The contractor who instructs. */
    PRESTATAIRE,
    /** The authority's own services. */
    COLLECTIVITE,
    /** The body of mayors. */
    BUREAU,
    /** The public accountant. */
    TRESOR_PUBLIC,
    /** The authority that the request was sent on to. */
    AUTRE_AUTORITE,
    /** Nobody: the matter is closed. */
    PERSONNE;

    static Balle de(EtatDossier etat, Parcours parcours, LocalDate jour) {
        if (parcours.estLimite() && !etat.suivants().isEmpty()) {
            return COLLECTIVITE;
        }
        return switch (etat) {
            case DEPOSE, A_EXAMINER -> instructeur(parcours);
            case A_COMPLETER -> parcours.demandeOuverte().isPresent() ? USAGER : instructeur(parcours);
            case ACCORD_PROPOSE, EN_SEANCE -> BUREAU;
            case REFUS_PROPOSE, AJOURNE -> parcours.carencePerdue() ? instructeur(parcours) : BUREAU;
            case ACCORDE -> COLLECTIVITE;
            case EXECUTOIRE -> parcours.demandeOuverte().isPresent() ? USAGER : COLLECTIVITE;
            case LIQUIDE -> TRESOR_PUBLIC;
            case PAIEMENT_REJETE -> attendUnCompte(parcours) ? USAGER : COLLECTIVITE;
            case TRANSMIS -> AUTRE_AUTORITE;
            case REFUSE -> resteADire(parcours) ? COLLECTIVITE : PERSONNE;
            case PAYE ->
                parcours.contradictoire()
                        .filter(step -> estEncorePossible(step, parcours, jour))
                        .map(step -> prevenu(step, parcours, jour))
                        .orElse(PERSONNE);
            case RETIRE -> creancier(parcours);
            case DESISTE -> PERSONNE;
        };
    }

    /**
     * The person may answer once the letter reached him, until the last day or until he did; then the authority decides (CRPA L122-1). No
     * fact says that it lets the matter drop.
     */
    private static Balle prevenu(Contradictoire step, Parcours parcours, LocalDate jour) {
        return parcours.contradictoireAtteint() && !step.estClos(jour) ? USAGER : COLLECTIVITE;
    }

    /** An unlawful grant that was not withdrawn in four months stands (CRPA L242-1), and nobody waits for anything. */
    private static boolean estEncorePossible(Contradictoire step, Parcours parcours, LocalDate jour) {
        return parcours.accord()
                .flatMap(accord -> parcours.motifDeRetrait()
                        .map(motif -> Retrait.examiner(accord, motif, step, jour)
                                .selon(
                                        possible -> true,
                                        impossible -> !impossible.obstacles().contains(Retrait.Obstacle.DELAI_EXPIRE))))
                .orElse(true);
    }

    /** What was paid for nothing is not claimed yet, has no title yet, or the accountant recovers it (CGCT L1617-5). */
    private static Balle creancier(Parcours parcours) {
        boolean aReclamer = parcours.indus().isEmpty()
                && parcours.versements().stream().anyMatch(versement -> versement.etat() == Versement.Etat.PAYE);
        if (aReclamer) {
            return COLLECTIVITE;
        }
        Set<Indu.Etat> etats = parcours.indus().stream().map(Indu::etat).collect(Collectors.toSet());
        return etats.contains(Indu.Etat.CONSTATE)
                ? COLLECTIVITE
                : etats.contains(Indu.Etat.TITRE_EMIS) ? TRESOR_PUBLIC : PERSONNE;
    }

    /** The applicant has it until he gives another account; any other reason of a rejection is not his to mend. */
    private static boolean attendUnCompte(Parcours parcours) {
        return parcours.suiteDuRejet().filter(suite -> suite.signal().isEmpty()).isPresent();
    }

    /** A refusal ends nothing until it is notified (CJA R421-3), nor while an appeal to the authority awaits its answer. */
    private static boolean resteADire(Parcours parcours) {
        return parcours.executoire().notification() == null
                || parcours.recours().stream()
                        .anyMatch(appel ->
                                appel.issue() == Recours.Issue.PENDANT && appel.genre() != Recours.Genre.CONTENTIEUX);
    }

    /** The contractor has it when he was the last to instruct. */
    private static Balle instructeur(Parcours parcours) {
        return parcours.entrees().stream()
                        .filter(entree -> entree.fait() instanceof Fait.InstructionFaite)
                        .reduce((une, suivante) -> suivante)
                        .map(Entree::auteur)
                        .filter(auteur -> auteur.role() == Role.PRESTATAIRE)
                        .isPresent()
                ? PRESTATAIRE
                : COLLECTIVITE;
    }
}
