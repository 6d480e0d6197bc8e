/** What the resources cost, beside a bare resource with the same filter of tokens and the same SQL. */
@NullMarked
package fr.octroi.adapters.rest.charge;

import org.jspecify.annotations.NullMarked;
