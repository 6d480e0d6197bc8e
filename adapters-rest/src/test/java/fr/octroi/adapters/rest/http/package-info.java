/** Tests of what every resource does in one way. */
@NullMarked
package fr.octroi.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
