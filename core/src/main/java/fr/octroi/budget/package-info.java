/**
 * The credits of an aid for a year: opened, set aside, engaged, mandated, and what is left.
 *
 * <p>Entry type: {@link fr.octroi.budget.Enveloppe}. It counts and decides nothing. May use {@code commun} to {@code
 * instruction}.
 */
@NullMarked
package fr.octroi.budget;

import org.jspecify.annotations.NullMarked;
