/**
 * The composition root: {@link fr.octroi.Octroi} wires ports, clock and validator into a {@link
 * fr.octroi.guichet.Guichet}.
 */
@NullMarked
package fr.octroi;

import org.jspecify.annotations.NullMarked;
