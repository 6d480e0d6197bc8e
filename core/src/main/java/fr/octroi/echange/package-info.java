/**
 * What two organisations hand each other: lots, each with its manifest, its place in a sequence and its acknowledgement.
 *
 * <p>Entry types: {@link fr.octroi.echange.Manifeste}, {@link fr.octroi.echange.Sequence} and {@link
 * fr.octroi.echange.Accuse}; the bytes are described in {@code docs/echange.md}. May use {@code commun} to {@code
 * journal}.
 */
@NullMarked
package fr.octroi.echange;

import org.jspecify.annotations.NullMarked;
