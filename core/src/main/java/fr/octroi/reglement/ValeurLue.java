package fr.octroi.reglement;

import fr.octroi.commun.DonneePersonnelle;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule read, and the value it found: what makes an explanation checkable.
 *
 * @param donnee the fact
 * @param valeur the value, null when unknown
 */
@DonneePersonnelle
public record ValeurLue(Donnee donnee, @Nullable Valeur valeur) {

    /** Names the fact without its value: an age or an income would else show in every proposal that is printed. */
    @Override
    public String toString() {
        return "ValeurLue[" + donnee + ", ***]";
    }
}
