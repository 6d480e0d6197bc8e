package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a beneficiary undertakes for after the grant, such as keeping the bicycle for three years (<i>engagement</i>).
 *
 * <p>Nothing can be checked of it when a request is instructed; a grant whose engagement is broken may be withdrawn (CRPA
 * L242-2 2°).
 *
 * @param code the code of the reason, such as {@code REVENTE}
 * @param article where the règlement says it
 * @param libelle what the beneficiary undertakes, in a French sentence
 * @param duree for how long, from the fact that opens the right; null when the règlement sets no end
 * @param manquement what a breach of it is, in a French sentence: a letter prints it with its day
 */
public record Engagement(
        String code,
        String article,
        String libelle,
        @Nullable Delai duree,
        String manquement) {

    /**
     * Checks the code.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code CODE_INVALIDE}
     */
    public Engagement {
        Condition.verifierCode(code);
    }

    /**
     * Says whether it binds on a day.
     *
     * @param ouverture the day of the fact that opens the right
     * @param jour the day
     * @return false once its time is over
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public boolean court(LocalDate ouverture, LocalDate jour) {
        return duree == null || !jour.isAfter(duree.depuis(ouverture));
    }
}
