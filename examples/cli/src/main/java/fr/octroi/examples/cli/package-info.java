/**
 * The command line: a host that embeds Octroi, and holds no rule of the trade.
 *
 * <p>Entry type: {@link fr.octroi.examples.cli.Main}.
 */
@NullMarked
package fr.octroi.examples.cli;

import org.jspecify.annotations.NullMarked;
