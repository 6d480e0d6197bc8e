package fr.octroi.relance;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that went wrong and that one person must bring to an end (<i>incident</i>).
 *
 * @param reference its name, the same on every dossier it touches: lower-case letters, digits and hyphens, at most 40
 * @param genre what went wrong
 * @param gravite how bad it is
 * @param responsable the opaque identifier of the agent who owns it
 * @param ouvert the day it was found
 * @param cloture why it is closed, a code in upper case; empty while it is open
 */
public record Incident(
        String reference, Genre genre, Gravite gravite, String responsable, LocalDate ouvert, String cloture) {

    /** What can go wrong. */
    public enum Genre {
        /** Messages came back (<i>envoi revenu</i>). */
        ENVOI_REVENU,
        /** A file belongs to somebody else (<i>mauvais fichier</i>). */
        MAUVAIS_FICHIER,
        /** The contractor's file is late. */
        LOT_EN_RETARD,
        /** Two organisations say otherwise of the same thing. */
        FAITS_CONTRAIRES,
        /** Bank details are disputed. */
        COMPTE_CONTESTE,
        /** A payment that was sent back or cancelled is said to be taken over or paid: nothing more is paid before a person has looked. */
        PAYE_APRES_REJET,
        /** Personal data may have been seen, lost or altered (<i>violation de données</i>, RGPD art. 4). */
        SOUPCON_DE_VIOLATION
    }

    /** How bad it is. */
    public enum Gravite {
        /** One person waits a little longer. */
        FAIBLE,
        /** Several people, or money. */
        FORTE,
        /** Rights of people, or a duty with a deadline. */
        CRITIQUE
    }

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code INCIDENT_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public Incident {
        CalendrierOuvre.verifier(ouvert);
        if (!FormeDeCode.IDENTIFIANT.estCelleDe(reference)
                || !FormeDeCode.IDENTIFIANT.estCelleDe(responsable)
                || !(cloture.isEmpty() || FormeDeCode.CODE.estCelleDe(cloture))) {
            throw new ValeurInvalideException("INCIDENT_INVALIDE");
        }
    }

    /**
     * Says whether somebody must still act.
     *
     * @return true until it is closed
     */
    public boolean estOuvert() {
        return cloture.isEmpty();
    }

    /**
     * Returns this incident closed.
     *
     * @param motif why, a code in upper case
     * @return the closed incident
     * @throws ValeurInvalideException {@code INCIDENT_INVALIDE}
     * @throws IllegalStateException when it is closed already
     */
    public Incident clore(String motif) {
        if (!estOuvert() || motif.isEmpty()) {
            throw new IllegalStateException("closed once, with a reason: " + reference);
        }
        return new Incident(reference, genre, gravite, responsable, ouvert, motif);
    }

    /**
     * Returns by when the supervisory authority must be told: 72 hours after it was found, counted here in days.
     *
     * @return the date (RGPD art. 33), empty when no personal data is in question
     */
    public Optional<Echeance> notificationCnil() {
        return genre == Genre.SOUPCON_DE_VIOLATION
                ? Optional.of(new Echeance("RGPD art. 33", ouvert, Delai.ofJours(3), false, List.of()))
                : Optional.empty();
    }
}
