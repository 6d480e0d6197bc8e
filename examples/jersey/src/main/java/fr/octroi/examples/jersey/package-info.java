/**
 * A host on Jersey and the JDK's own server: no framework, and no rule of the trade.
 *
 * <p>Entry type: {@link fr.octroi.examples.jersey.Hote}.
 */
@NullMarked
package fr.octroi.examples.jersey;

import org.jspecify.annotations.NullMarked;
