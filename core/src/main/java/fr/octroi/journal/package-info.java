/**
 * What happened, in an order that nobody can change unseen: facts, chained by digest, one chain per organisation and
 * dossier.
 *
 * <p>Entry types: {@link fr.octroi.journal.Fait} and {@link fr.octroi.journal.Journal}. Facts hold numbers, codes and
 * digests, never personal data. May use {@code commun} to {@code instruction}.
 */
@NullMarked
package fr.octroi.journal;

import org.jspecify.annotations.NullMarked;
