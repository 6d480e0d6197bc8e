/**
 * The values that every other package counts with: exact money, rates, digests, actors.
 *
 * <p>Entry type: {@link fr.octroi.commun.Montant}. This package depends on nothing but the JDK.
 */
@NullMarked
package fr.octroi.commun;

import org.jspecify.annotations.NullMarked;
