/** Tests of tokens and keys, against an issuer that stalls. */
@NullMarked
package fr.octroi.adapters.rest.acces;

import org.jspecify.annotations.NullMarked;
