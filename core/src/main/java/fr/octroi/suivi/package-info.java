/**
 * What one can say of a dossier on the telephone, and of a month as a whole.
 *
 * <p>Entry: {@link fr.octroi.suivi.FicheDeSuivi}. Uses all the trade packages above, and is used by the counters.
 */
@NullMarked
package fr.octroi.suivi;

import org.jspecify.annotations.NullMarked;
