/**
 * The Bureau: what it decided, and by which act.
 *
 * <p>Entry type: {@link fr.octroi.bureau.Decision}. May use {@code commun} to {@code instruction}.
 */
@NullMarked
package fr.octroi.bureau;

import org.jspecify.annotations.NullMarked;
