@NullMarked
package fr.octroi.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
