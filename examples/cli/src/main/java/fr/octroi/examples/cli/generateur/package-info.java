/**
 * Draws invented months of requests, with every fault that people and platforms make, and says what to expect of them.
 *
 * <p>Entry type: {@link fr.octroi.examples.cli.generateur.GenerateurDeMois}. It knows the columns of an export and the
 * text of the 2019 scheme, and calls nothing of Octroi: what it expects, it knows because it planted it.
 */
@NullMarked
package fr.octroi.examples.cli.generateur;

import org.jspecify.annotations.NullMarked;
