/**
 * A host on Spring Boot: its beans, and no rule of the trade.
 *
 * <p>Entry type: {@link fr.octroi.examples.springboot.Hote}.
 */
@NullMarked
package fr.octroi.examples.springboot;

import org.jspecify.annotations.NullMarked;
