/**
 * Witnesses: for each rule of each port, an adapter that breaks this rule alone, to prove that its test can fail.
 *
 * <p>Not part of the artifact that adapters use.
 */
@NullMarked
package fr.octroi.tck.temoin;

import org.jspecify.annotations.NullMarked;
