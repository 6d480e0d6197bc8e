package fr.octroi.adapters.jdbc;

import fr.octroi.port.PortException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** The tables and their version. */
final class Schema {

    private static final Object UN_A_LA_FOIS = new Object();

    private final Flyway flyway;
    private final Dialecte dialecte;

    Schema(DataSource source, Dialecte dialecte) {
        this.dialecte = dialecte;
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .schemas(dialecte.schema())
                .defaultSchema(dialecte.schema())
                .table("schema_historique")
                .locations(dialecte.migrations())
                .placeholderReplacement(false)
                .load();
    }

    /** H2 commits each change of tables by itself, and whoever migrates at the same time sees the half of it; PostgreSQL has a lock for that. */
    void migrer() {
        if (dialecte == Dialecte.H2) {
            synchronized (UN_A_LA_FOIS) {
                migrerSeul();
            }
        } else {
            migrerSeul();
        }
    }

    private void migrerSeul() {
        try {
            refuserInconnu();
            flyway.migrate();
        } catch (FlywayException echec) {
            throw new PortException(nature(echec), "the tables could not be migrated", echec);
        }
    }

    void verifier() {
        try {
            refuserInconnu();
            if (flyway.info().pending().length > 0) {
                throw new PortException(
                        PortException.Nature.DEFINITIVE,
                        "the tables are not of this version of Octroi yet: migrate them with Base.migrer",
                        null);
            }
        } catch (FlywayException echec) {
            throw new PortException(nature(echec), "the version of the tables cannot be read", echec);
        }
    }

    /** What the database says of it, when it is the database that failed. */
    private static PortException.Nature nature(FlywayException echec) {
        for (Throwable cause = echec; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException panne) {
                return Base.nature(panne);
            }
        }
        return PortException.Nature.DEFINITIVE;
    }

    /** Nobody writes into tables that he does not know: a later version may keep promises there that this one breaks. */
    private void refuserInconnu() {
        MigrationInfo[] migrations = flyway.info().all();
        refuserInachevee(migrations);
        MigrationVersion presente = derniere(migrations, MigrationState::isApplied);
        MigrationVersion connue = derniere(migrations, MigrationState::isResolved);
        if (presente.compareTo(connue) > 0) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE,
                    "the tables are of version " + presente + ", and this version of Octroi knows up to " + connue
                            + ": use a later one",
                    null);
        }
    }

    /** Where a database cannot undo what changes tables, a migration that fails leaves half of them. */
    private static void refuserInachevee(MigrationInfo[] migrations) {
        for (MigrationInfo migration : migrations) {
            if (migration.getState().isFailed()) {
                throw new PortException(
                        PortException.Nature.DEFINITIVE,
                        "a migration of the tables to version " + migration.getVersion()
                                + " failed halfway: put back the copy made before it, then migrate again",
                        null);
            }
        }
    }

    private static MigrationVersion derniere(MigrationInfo[] migrations, Predicate<MigrationState> etat) {
        return Stream.of(migrations)
                .filter(migration -> etat.test(migration.getState()))
                .map(MigrationInfo::getVersion)
                // The creation of the schema has none.
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
