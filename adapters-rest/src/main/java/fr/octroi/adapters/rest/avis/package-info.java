/**
 * Notices that a dossier changed, sent to whoever subscribed (<i>webhooks</i>): {@link fr.octroi.adapters.rest.avis.Diffusion} sends them,
 * {@link fr.octroi.adapters.rest.avis.Signature} is what their receiver checks.
 *
 * <p>And messages to applicants, handed over to the platform that writes to them: {@link
 * fr.octroi.adapters.rest.avis.MessagerieDePlateforme}.
 *
 * <p>A notice names a dossier, its version and its state, and nobody: whoever wants more asks for it, with his token.
 */
@NullMarked
package fr.octroi.adapters.rest.avis;

import org.jspecify.annotations.NullMarked;
