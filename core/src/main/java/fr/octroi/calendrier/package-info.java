/**
 * Legal time: French holidays, working days, jours francs, suspensions, and dates that can be recomputed.
 *
 * <p>Entry types: {@link fr.octroi.calendrier.CalendrierOuvre} and {@link fr.octroi.calendrier.Echeance}. Nothing here
 * asks what day it is. May use {@code commun}.
 */
@NullMarked
package fr.octroi.calendrier;

import org.jspecify.annotations.NullMarked;
