/** Tests of the answers that are kept. */
@NullMarked
package fr.octroi.adapters.rest.reponse;

import org.jspecify.annotations.NullMarked;
