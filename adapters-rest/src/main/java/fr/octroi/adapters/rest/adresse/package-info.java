/**
 * The client of the Base Adresse Nationale, as the Géoplateforme answers for it: {@link
 * fr.octroi.adapters.rest.adresse.BaseAdresseNationale} says in which commune addresses are.
 */
@NullMarked
package fr.octroi.adapters.rest.adresse;

import org.jspecify.annotations.NullMarked;
