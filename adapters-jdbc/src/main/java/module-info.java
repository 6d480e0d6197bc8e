/**
 * The storage ports of Octroi on PostgreSQL, and on H2 where there is no server.
 */
module fr.octroi.adapters.jdbc {
    requires transitive fr.octroi.core;
    requires transitive java.sql;
    requires static org.jspecify;
    // Its COPY, where the host has that driver.
    requires static org.postgresql.jdbc;
    requires static org.checkerframework.checker.qual;
    requires com.fasterxml.jackson.databind;
    // Flyway names its module in no manifest: this name is that of its file.
    requires flyway.core;

    exports fr.octroi.adapters.jdbc;

    // Flyway reads the migrations from there.
    opens fr.octroi.adapters.jdbc.h2;
    opens fr.octroi.adapters.jdbc.postgresql;
}
