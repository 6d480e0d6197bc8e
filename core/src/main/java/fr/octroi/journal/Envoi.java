package fr.octroi.journal;

import fr.octroi.relance.Canal;

/**
 * A message to the applicant and what became of it (<i>envoi</i>).
 *
 * @param cle its key
 * @param modele the code of its template
 * @param canal the channel
 * @param etat what became of it
 */
public record Envoi(String cle, String modele, Canal canal, Etat etat) {

    /** What became of a message. */
    public enum Etat {
        /** It waits in the outbox. */
        CONFIE,
        /** It left. */
        REMIS,
        /** It came back. */
        REVENU,
        /** It was taken back before it left. */
        ABANDONNE
    }

    /** Whether it still waits to leave. */
    boolean attend() {
        return etat == Etat.CONFIE;
    }

    /** Whether it told the applicant what an act must: it left, did not come back, and is no text message. */
    boolean aAtteint() {
        return etat == Etat.REMIS && canal.porteUnActe();
    }

    Envoi avecEtat(Etat nouveau) {
        return new Envoi(cle, modele, canal, nouveau);
    }
}
