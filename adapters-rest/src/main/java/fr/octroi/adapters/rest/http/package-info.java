/**
 * What every resource does in one way: who calls, what he sends, what he is answered, and what went wrong.
 */
@NullMarked
package fr.octroi.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
