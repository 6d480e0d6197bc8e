/**
 * What an integrator implements: storage, reading, keys.
 *
 * <p>Each rule of a port is numbered in its javadoc; an abstract test class per port, in the artifact with classifier
 * {@code tck}, checks each rule under its number. Failures of the outside world are {@link
 * fr.octroi.port.PortException}s. May use the trade packages.
 */
@NullMarked
package fr.octroi.port;

import org.jspecify.annotations.NullMarked;
