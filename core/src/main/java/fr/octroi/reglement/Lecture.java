package fr.octroi.reglement;

import org.jspecify.annotations.Nullable;

/**
 * How one fact is read in what declares it.
 *
 * @param <S> what declares facts, such as a dossier
 */
@FunctionalInterface
public interface Lecture<S> {

    /**
     * Reads the fact.
     *
     * @param sujet what declares it
     * @param reglement the règlement that reads it: an age or a commune is that of the day that opens the right under it
     * @return its value, null when unknown
     */
    @Nullable
    Valeur lire(S sujet, ReglementResolu reglement);
}
