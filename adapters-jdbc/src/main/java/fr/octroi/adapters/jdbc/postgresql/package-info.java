/**
 * The migrations of PostgreSQL, for Flyway to find: scripts and no class.
 */
@NullMarked
package fr.octroi.adapters.jdbc.postgresql;

import org.jspecify.annotations.NullMarked;
