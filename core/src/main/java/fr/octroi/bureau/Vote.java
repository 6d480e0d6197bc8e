package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;

/**
 * How the members voted on what a line states (<i>vote</i>, CGCT L2121-20 and L2121-21).
 *
 * @param pour voices for it
 * @param contre voices against it
 * @param abstentions those that are not cast: abstentions, blank and void papers
 * @param secret whether the ballot was secret
 * @param presidentPour whether whoever presides voted for it; false in a secret ballot
 */
public record Vote(int pour, int contre, int abstentions, boolean secret, boolean presidentPour) {

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code VOTE_INVALIDE} for a negative number, or when a secret ballot tells a voice
     */
    public Vote {
        if (pour < 0 || contre < 0 || abstentions < 0 || (secret && presidentPour) || (presidentPour && pour == 0)) {
            throw new ValeurInvalideException("VOTE_INVALIDE");
        }
    }

    long voix() {
        return (long) pour + contre + abstentions;
    }

    /**
     * Says whether it was carried: by the absolute majority of the votes cast or, when they are equal in a public ballot, by the
     * voice of whoever presides.
     */
    boolean estAcquis(boolean presidentVotant) {
        return pour > contre || (pour == contre && presidentPour && presidentVotant);
    }
}
