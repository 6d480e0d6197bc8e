/** Tests of what every resource does in one way. */
@NullMarked
package fr.octroi.adapters.rest.ressource;

import org.jspecify.annotations.NullMarked;
