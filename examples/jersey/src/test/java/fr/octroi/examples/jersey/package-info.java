/** The host, started and called. */
@NullMarked
package fr.octroi.examples.jersey;

import org.jspecify.annotations.NullMarked;
