/**
 * Answers that are kept, so that a call that comes again is not done again: {@link
 * fr.octroi.adapters.rest.reponse.ReponsesGardees} is what a host with several instances implements on its database.
 */
@NullMarked
package fr.octroi.adapters.rest.reponse;

import org.jspecify.annotations.NullMarked;
