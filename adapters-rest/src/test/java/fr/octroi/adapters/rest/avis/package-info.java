/** Tests of notices, against a receiver that fails, stalls and lies. */
@NullMarked
package fr.octroi.adapters.rest.avis;

import org.jspecify.annotations.NullMarked;
