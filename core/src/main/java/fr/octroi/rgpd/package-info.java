/**
 * How long dossiers are kept, and how they end: policy, list, visa, certificate.
 *
 * <p>Entry types: {@link fr.octroi.rgpd.Conservation} and {@link fr.octroi.rgpd.Elimination}; described in {@code
 * docs/conservation.md}. May use {@code commun} to {@code echange}.
 */
@NullMarked
package fr.octroi.rgpd;

import org.jspecify.annotations.NullMarked;
