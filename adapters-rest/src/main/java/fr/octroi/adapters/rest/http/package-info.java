/**
 * What every resource does in one way: who calls, what he sends, what he is answered, and what went wrong; and what every call to a server of
 * somebody else does in one way ({@link fr.octroi.adapters.rest.http.ServiceTiers}).
 */
@NullMarked
package fr.octroi.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
