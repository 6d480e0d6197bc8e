/**
 * The resources: each method reads what came, calls one method of a counter, and writes what it answered.
 */
@NullMarked
package fr.octroi.adapters.rest.ressource;

import org.jspecify.annotations.NullMarked;
