/** Tests of the client of démarche numérique, against a stranger's server that answers by the official schema, and one that fails. */
@NullMarked
package fr.octroi.adapters.rest.demarche;

import org.jspecify.annotations.NullMarked;
