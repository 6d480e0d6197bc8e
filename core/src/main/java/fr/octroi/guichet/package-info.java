/**
 * The use cases: each loads, calls one pure function, and writes once.
 *
 * <p>Entry type: {@link fr.octroi.guichet.Guichet}. The only package that knows what time it is. May use the trade
 * packages and {@code port}.
 */
@NullMarked
package fr.octroi.guichet;

import org.jspecify.annotations.NullMarked;
