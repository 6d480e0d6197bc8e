/**
 * After the decision: appeals, withdrawal, and reopening.
 *
 * <p>Entry types: {@link fr.octroi.recours.Recours} and {@link fr.octroi.recours.Retrait}. A date that passes is an
 * alert, never a state. May use {@code commun} to {@code versement}.
 */
@NullMarked
package fr.octroi.recours;

import org.jspecify.annotations.NullMarked;
