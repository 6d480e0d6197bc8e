package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The two databases, each able to give any number of empty ones. */
enum Moteur {
    H2 {
        @Override
        DataSource baseNeuve() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            source.setUser("octroi");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource baseNeuve() {
            return Serveur.nouvelle("template1");
        }

        /** A copy of tables that were migrated once, which takes half the time. */
        @Override
        DataSource baseMigree() {
            return Serveur.nouvelle(Serveur.migree());
        }
    };

    /** A database without any table. */
    abstract DataSource baseNeuve();

    /** A database with empty tables. */
    DataSource baseMigree() {
        DataSource source = baseNeuve();
        Base.migrer(source);
        return source;
    }

    static void executer(DataSource source, String sql) {
        try (Connection connexion = source.getConnection();
                Statement ordre = connexion.createStatement()) {
            ordre.execute(sql);
        } catch (SQLException echec) {
            throw new IllegalStateException(sql, echec);
        }
    }

    /** The PostgreSQL of {@code OCTROI_PG_URL}, a superuser's; or else one that starts with the first test and ends with the last. */
    private static final class Serveur {

        private static @Nullable String url;
        private static @Nullable String absence;
        private static @Nullable String migree;

        static PGSimpleDataSource nouvelle(String modele) {
            PGSimpleDataSource source = source();
            String nom = "octroi_" + UUID.randomUUID().toString().replace('-', '_');
            executer(source, "CREATE DATABASE " + nom + " TEMPLATE " + modele);
            source.setDatabaseName(nom);
            return source;
        }

        static synchronized String migree() {
            String nom = migree;
            if (nom == null) {
                PGSimpleDataSource modele = nouvelle("template1");
                Base.migrer(modele);
                nom = String.valueOf(modele.getDatabaseName());
                migree = nom;
            }
            return nom;
        }

        static synchronized PGSimpleDataSource source() {
            if (url == null && absence == null) {
                demarrer();
            }
            assumeTrue(absence == null, () -> "no PostgreSQL: OCTROI_PG_URL is not set, and " + absence);
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            return source;
        }

        private static void demarrer() {
            url = System.getenv("OCTROI_PG_URL");
            if (url == null) {
                try {
                    EmbeddedPostgres serveur = EmbeddedPostgres.builder()
                            // Nothing here outlives the tests: no need to wait for the disk.
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .start();
                    url = serveur.getJdbcUrl("postgres", "postgres");
                } catch (IOException | RuntimeException echec) {
                    absence = "the embedded one does not start: " + echec.getMessage();
                }
            }
        }
    }
}
