/**
 * Reading pieces, and writing papers.
 *
 * <p>Entry types: {@link fr.octroi.document.LecteurPdf}, behind limits of time, pages and size, and {@link
 * fr.octroi.document.LecteurIsole}, behind a wall of processes: whatever a file does costs
 * that file alone. Part of the outer ring: nobody above knows it.
 */
@NullMarked
package fr.octroi.document;

import org.jspecify.annotations.NullMarked;
