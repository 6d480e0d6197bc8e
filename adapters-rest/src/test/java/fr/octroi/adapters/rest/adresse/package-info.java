/** Tests of the client of the Base Adresse Nationale, against a stranger's server that answers as the service documents it, and one that fails. */
@NullMarked
package fr.octroi.adapters.rest.adresse;

import org.jspecify.annotations.NullMarked;
