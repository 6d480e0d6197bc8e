/**
 * Octroi as resources of Jakarta REST: {@link fr.octroi.adapters.rest.InterfaceRest} is mounted by a host in its own application.
 *
 * <p>The contract is {@code adapters-rest/openapi.json}. May use the packages of core; nothing of core knows it.
 */
@NullMarked
package fr.octroi.adapters.rest;

import org.jspecify.annotations.NullMarked;
