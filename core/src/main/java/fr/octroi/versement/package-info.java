/**
 * Payment: from a decision that may be carried out to the accountant's answer, and what was paid unduly.
 *
 * <p>Entry type: {@link fr.octroi.versement.Liquidation}. Octroi prepares and follows; the public accountant pays, and
 * no account number is held here, only its keyed digest. May use {@code commun} to {@code bureau}.
 */
@NullMarked
package fr.octroi.versement;

import org.jspecify.annotations.NullMarked;
