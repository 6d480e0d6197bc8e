/**
 * Who calls and how much he may ask: {@link fr.octroi.adapters.rest.acces.Jetons} tells who bears a token, {@link
 * fr.octroi.adapters.rest.acces.Limites} bounds what is read of him.
 */
@NullMarked
package fr.octroi.adapters.rest.acces;

import org.jspecify.annotations.NullMarked;
