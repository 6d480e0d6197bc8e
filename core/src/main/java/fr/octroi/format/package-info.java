/**
 * Files in and out: règlements, mappings and minutes in YAML; lots, bordereaux and returns in CSV; the journal in
 * JSON Lines; PES and SEPA in XML, there and back.
 *
 * <p>Entry types: {@link fr.octroi.format.LecteurReglement}, {@link fr.octroi.format.Mappage}, {@link
 * fr.octroi.format.JournalJson}, {@link fr.octroi.format.BordereauCsv}, {@link fr.octroi.format.LecteurRetour}, {@link
 * fr.octroi.format.PesDepense}, {@link fr.octroi.format.VirementSepa} and {@link fr.octroi.format.LecteurRetourXml}. Part of
 * the outer ring: nobody above knows it.
 */
@NullMarked
package fr.octroi.format;

import org.jspecify.annotations.NullMarked;
