/**
 * What arrives: a request as a platform hands it over, checked, then made into a dossier or rejected.
 *
 * <p>Entry types: {@link fr.octroi.demande.DemandeDeposee} and {@link fr.octroi.demande.Reception}. A rejection is a
 * fault of the exchange, not of the person: it goes back to the platform. May use {@code commun} to {@code dossier} and
 * the Jakarta Validation API.
 */
@NullMarked
package fr.octroi.demande;

import org.jspecify.annotations.NullMarked;
