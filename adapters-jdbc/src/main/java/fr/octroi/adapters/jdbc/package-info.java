/**
 * The storage ports in a database: {@link fr.octroi.adapters.jdbc.Base} first, then one class per port.
 *
 * <p>Plain JDBC on the {@code DataSource} of the host; what holds personal data is sealed before it leaves the process. May
 * use the packages of core; nothing of core knows it.
 */
@NullMarked
package fr.octroi.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
