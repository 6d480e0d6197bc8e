package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sat, and for whom else, as the minutes say (<i>feuille de présence</i>, CGCT L2121-15).
 *
 * @param president the code of who presided, null when the minutes do not say
 * @param secretaire the code of the secretary, null when the minutes do not say
 * @param membres codes of the members who were there, at least one; {@link LigneDeliberee#absents} says who left the room when
 * @param pouvoirs the proxies
 */
public record Presence(
        @Nullable String president, @Nullable String secretaire, List<String> membres, List<Pouvoir> pouvoirs) {

    /**
     * The written power to vote for a member who is not there (<i>pouvoir</i>, CGCT L2121-20). It adds a voice, never a
     * presence.
     *
     * @param mandant the code of who gave it
     * @param mandataire the code of who holds it
     * @param signe the day it was signed
     */
    public record Pouvoir(String mandant, String mandataire, LocalDate signe) {
        /**
         * Checks the forms.
         *
         * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE} also for a member who holds his own
         */
        public Pouvoir {
            if (!Formes.estCode(mandant) || !Formes.estCode(mandataire) || mandant.equals(mandataire)) {
                throw new ValeurInvalideException("DELIBERATION_INVALIDE");
            }
        }
    }

    /**
     * Checks the forms, and copies.
     *
     * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public Presence {
        membres = List.copyOf(membres);
        pouvoirs = List.copyOf(pouvoirs);
        if (membres.isEmpty()
                || !Stream.concat(membres.stream(), Stream.of(president, secretaire))
                        .allMatch(code -> code == null || Formes.estCode(code))) {
            throw new ValeurInvalideException("DELIBERATION_INVALIDE");
        }
    }

    /**
     * Tells of members alone.
     *
     * @param membres codes of the members who were there, at least one
     * @return their presence, without a president, a secretary or a proxy that the minutes would name
     * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public static Presence de(List<String> membres) {
        return new Presence(null, null, membres, List.of());
    }
}
