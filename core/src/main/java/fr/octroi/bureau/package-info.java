/**
 * The session: which dossier goes to which, the frozen agenda, what the minutes say, and the decisions they make.
 *
 * <p>Entry types: {@link fr.octroi.bureau.Programmation}, {@link fr.octroi.bureau.PlanDeTravail}, {@link
 * fr.octroi.bureau.SeanceBureau} and {@link fr.octroi.bureau.Deliberation}. The minutes decide, nothing here does. May use {@code commun} to {@code budget}.
 */
@NullMarked
package fr.octroi.bureau;

import org.jspecify.annotations.NullMarked;
