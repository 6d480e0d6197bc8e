package fr.octroi.reglement;

import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule read, and the value it found: what makes an explanation checkable.
 *
 * @param donnee the fact
 * @param valeur the value, null when unknown
 */
public record ValeurLue(Donnee donnee, @Nullable Valeur valeur) {}
