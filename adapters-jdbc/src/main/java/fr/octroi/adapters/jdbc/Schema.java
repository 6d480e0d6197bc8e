package fr.octroi.adapters.jdbc;

import fr.octroi.port.PortException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** The tables and their version. */
final class Schema {

    private final Flyway flyway;

    Schema(DataSource source, Dialecte dialecte) {
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .schemas(dialecte.schema())
                .defaultSchema(dialecte.schema())
                .table("schema_historique")
                .locations(dialecte.migrations())
                .placeholderReplacement(false)
                .load();
    }

    void migrer() {
        try {
            refuserPlusRecent();
            flyway.migrate();
        } catch (FlywayException echec) {
            throw new PortException(PortException.Nature.DEFINITIVE, "the tables could not be migrated", echec);
        }
    }

    void verifier() {
        try {
            refuserPlusRecent();
            if (flyway.info().pending().length > 0) {
                throw new PortException(
                        PortException.Nature.DEFINITIVE,
                        "the tables are not of this version of Octroi yet: migrate them with Base.migrer",
                        null);
            }
        } catch (FlywayException echec) {
            throw new PortException(PortException.Nature.DEFINITIVE, "the version of the tables cannot be read", echec);
        }
    }

    /** Nobody writes into tables that he does not know: a later version may keep promises there that this one breaks. */
    private void refuserPlusRecent() {
        MigrationInfoService etat = flyway.info();
        MigrationInfo presente = etat.current();
        MigrationVersion connue = derniereConnue(etat);
        if (presente != null && presente.getVersion().isNewerThan(connue.getVersion())) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE,
                    "the tables are of version " + presente.getVersion() + ", and this version of Octroi knows up to "
                            + connue + ": use a later one",
                    null);
        }
    }

    private static MigrationVersion derniereConnue(MigrationInfoService etat) {
        MigrationVersion derniere = MigrationVersion.EMPTY;
        for (MigrationInfo migration : etat.all()) {
            if (migration.getState().isResolved() && migration.getVersion().isNewerThan(derniere.getVersion())) {
                derniere = migration.getVersion();
            }
        }
        return derniere;
    }
}
