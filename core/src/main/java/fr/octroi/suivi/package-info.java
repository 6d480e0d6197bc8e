/**
 * What one can say of a dossier on the telephone, of a month as a whole, and of whether all were treated alike.
 *
 * <p>Entries: {@link fr.octroi.suivi.FicheDeSuivi}, {@link fr.octroi.suivi.Equite}. Uses all the trade packages above, and is used by the counters.
 */
@NullMarked
package fr.octroi.suivi;

import org.jspecify.annotations.NullMarked;
