/** Tests of the resources, through a real server. */
@NullMarked
package fr.octroi.adapters.rest;

import org.jspecify.annotations.NullMarked;
