/**
 * Asking and reminding: the acknowledgements that the law requires, the demand that suspends the clock, and the courtesies
 * that move no date.
 *
 * <p>Entry: {@link fr.octroi.relance.PlanRelance}. Uses {@code commun}, {@code calendrier}, {@code reglement}, {@code
 * dossier} and {@code instruction} alone.
 */
@NullMarked
package fr.octroi.relance;

import org.jspecify.annotations.NullMarked;
