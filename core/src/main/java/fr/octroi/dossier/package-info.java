/**
 * The dossier: who asks, for what expense, with which pieces, and where it stands.
 *
 * <p>Entry type: {@link fr.octroi.dossier.Dossier}, a value. Invariants are checked when it is made, by {@code
 * demande}. May use {@code commun}, {@code calendrier} and {@code reglement}.
 */
@NullMarked
package fr.octroi.dossier;

import org.jspecify.annotations.NullMarked;
