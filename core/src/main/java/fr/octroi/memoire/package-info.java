/**
 * The ports in memory: what an embedding starts with, and the first to pass the contract tests; and a census for what memory cannot
 * hold.
 *
 * <p>Everything is lost with the process. Part of the outer ring: nobody above knows it.
 */
@NullMarked
package fr.octroi.memoire;

import org.jspecify.annotations.NullMarked;
