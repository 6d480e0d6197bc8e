/**
 * The migrations of H2, for Flyway to find: scripts and no class.
 */
@NullMarked
package fr.octroi.adapters.jdbc.h2;

import org.jspecify.annotations.NullMarked;
