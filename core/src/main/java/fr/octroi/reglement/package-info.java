/**
 * The scheme as data, and its meaning: conditions, amounts, pieces, validity, and their evaluation.
 *
 * <p>Entry types: {@link fr.octroi.reglement.ReglementAide} (the definition), {@link fr.octroi.reglement.Catalogue}
 * (resolved once) and {@link fr.octroi.reglement.ReglementResolu} (evaluated for each dossier). A rule reads a {@link
 * fr.octroi.reglement.Situation}, whose facts belong to no trade: nothing here knows what a bike is. May use {@code
 * commun} and {@code calendrier}.
 */
@NullMarked
package fr.octroi.reglement;

import org.jspecify.annotations.NullMarked;
