/** The host, started and called. */
@NullMarked
package fr.octroi.examples.springboot;

import org.jspecify.annotations.NullMarked;
