package fr.octroi.examples.springboot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On a PostgreSQL that starts and ends with these tests. */
class HoteSurPostgresqlTest extends HoteContrat {

    private @Nullable EmbeddedPostgres serveur;

    @Override
    List<String> base(Path dossier) {
        EmbeddedPostgres present = serveur == null ? demarrerServeur() : serveur;
        serveur = present;
        return List.of(
                "--spring.datasource.url=" + present.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres");
    }

    private static EmbeddedPostgres demarrerServeur() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException echec) {
            assumeTrue(false, "no PostgreSQL: the embedded one does not start: " + echec.getMessage());
            throw new IllegalStateException(echec);
        }
    }

    @Override
    void fermerBase() throws IOException {
        if (serveur != null) {
            serveur.close();
        }
    }
}
