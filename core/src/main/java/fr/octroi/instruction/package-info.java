/**
 * The central function: from a dossier, a règlement and the facts gathered, to a proposal with every reason.
 *
 * <p>Entry type: {@link fr.octroi.instruction.Instruction}. It proposes, the Bureau decides. May use {@code commun} to
 * {@code demande}.
 */
@NullMarked
package fr.octroi.instruction;

import org.jspecify.annotations.NullMarked;
