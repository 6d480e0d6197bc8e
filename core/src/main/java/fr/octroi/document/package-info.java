/**
 * Reading pieces, and writing papers.
 *
 * <p>Entry type: {@link fr.octroi.document.LecteurPdf}, behind a wall of time, pages and size: whatever a file does costs
 * that file alone. Part of the outer ring: nobody above knows it.
 */
@NullMarked
package fr.octroi.document;

import org.jspecify.annotations.NullMarked;
