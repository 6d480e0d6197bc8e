package fr.octroi.dossier;

import java.util.List;

/**
 * Where a dossier stands: its whole life on one screen (<i>état du dossier</i>).
 *
 * <p>Each state lists the states that may follow. Silence is no state: when the date of implicit rejection passes, an
 * alert is raised and the dossier stays where it is (CJA R421-3). A payment that must come back is a claim of its own,
 * not a state.
 */
public enum EtatDossier {
    /** Filed, completed or reopened, and not yet looked at. */
    DEPOSE,
    /** A piece or a fact was asked of the applicant. */
    A_COMPLETER,
    /** A person must look before anything is proposed. */
    A_EXAMINER,
    /** Instruction proposes to grant. */
    ACCORD_PROPOSE,
    /** Instruction proposes to refuse. */
    REFUS_PROPOSE,
    /** On the frozen agenda of a session of the Bureau. */
    EN_SEANCE,
    /** The Bureau put it off to a later session; it keeps its rank. */
    AJOURNE,
    /** The Bureau granted. */
    ACCORDE,
    /** The Bureau refused. */
    REFUSE,
    /** The decision was transmitted and notified: it may be carried out. */
    EXECUTOIRE,
    /** The sum due is fixed and on its way to the public accountant. */
    LIQUIDE,
    /** The accountant or the bank sent the payment back. */
    PAIEMENT_REJETE,
    /** Paid. */
    PAYE,
    /** The decision was withdrawn. */
    RETIRE,
    /** Another authority is competent: the request was sent to it. */
    TRANSMIS,
    /** The applicant gave up. */
    DESISTE;

    /**
     * Returns the states that may follow this one.
     *
     * @return in order of declaration, empty when nothing follows
     */
    public List<EtatDossier> suivants() {
        return switch (this) {
            case DEPOSE -> List.of(A_COMPLETER, A_EXAMINER, ACCORD_PROPOSE, REFUS_PROPOSE, TRANSMIS, DESISTE);
            case A_COMPLETER, A_EXAMINER ->
                List.of(DEPOSE, A_COMPLETER, A_EXAMINER, ACCORD_PROPOSE, REFUS_PROPOSE, TRANSMIS, DESISTE);
            case ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE ->
                List.of(DEPOSE, A_COMPLETER, A_EXAMINER, ACCORD_PROPOSE, REFUS_PROPOSE, EN_SEANCE, TRANSMIS, DESISTE);
            case EN_SEANCE -> List.of(ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE, ACCORDE, REFUSE, DESISTE);
            case ACCORDE -> List.of(EXECUTOIRE, RETIRE, DESISTE);
            case REFUSE -> List.of(DEPOSE);
            case EXECUTOIRE -> List.of(LIQUIDE, RETIRE, DESISTE);
            case LIQUIDE -> List.of(EXECUTOIRE, PAIEMENT_REJETE, PAYE);
            case PAIEMENT_REJETE -> List.of(LIQUIDE, RETIRE, DESISTE);
            case PAYE -> List.of(PAIEMENT_REJETE, RETIRE);
            case RETIRE, TRANSMIS, DESISTE -> List.of();
        };
    }

    /**
     * Says whether the dossier can still be instructed: it stands on no frozen agenda, and nothing was decided.
     *
     * @return true from the filing to the proposal, and after the Bureau put it off
     */
    public boolean estEnInstruction() {
        return switch (this) {
            case DEPOSE, A_COMPLETER, A_EXAMINER, ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE -> true;
            default -> false;
        };
    }

    /**
     * Says whether a state may follow this one.
     *
     * @param suivant the state
     * @return true when it is among {@link #suivants}
     */
    public boolean permet(EtatDossier suivant) {
        return suivants().contains(suivant);
    }
}
