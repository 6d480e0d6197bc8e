/**
 * The client of démarche numérique (formerly démarches-simplifiées), where applicants file: {@link
 * fr.octroi.adapters.rest.demarche.DemarcheNumerique} brings dossiers and their files in, and tells what becomes of them.
 *
 * <p>Its questions are those of the service's public schema (GraphQL), each written out in {@code Requetes}.
 */
@NullMarked
package fr.octroi.adapters.rest.demarche;

import org.jspecify.annotations.NullMarked;
