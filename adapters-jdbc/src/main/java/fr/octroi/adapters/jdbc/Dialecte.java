package fr.octroi.adapters.jdbc;

import fr.octroi.port.PortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** What differs between the two databases; all other statements are the same text for both. */
enum Dialecte {
    POSTGRESQL("octroi", " ON CONFLICT DO NOTHING", "", "CLOCK_TIMESTAMP()"),
    /** It folds names to upper case, and its refusal of a second row breaks no transaction: {@link Base} catches it. */
    H2("OCTROI", "", "CHECKPOINT", "CURRENT_TIMESTAMP");

    /** The error code of H2 (ADMIN_RIGHTS_REQUIRED). */
    private static final int RESERVE_A_L_ADMINISTRATEUR = 90_040;

    private final String schema;
    private final String siAbsent;
    private final String apresEcriture;
    private final String instant;

    Dialecte(String schema, String siAbsent, String apresEcriture, String instant) {
        this.schema = schema;
        this.siAbsent = siAbsent;
        this.apresEcriture = apresEcriture;
        this.instant = instant;
    }

    static Dialecte de(Connection connexion) throws SQLException {
        String produit = connexion.getMetaData().getDatabaseProductName().toUpperCase(Locale.ROOT);
        for (Dialecte dialecte : values()) {
            if (dialecte.name().equals(produit)) {
                return dialecte;
            }
        }
        throw new PortException(
                PortException.Nature.DEFINITIVE, "Octroi is stored in PostgreSQL or H2, not in another database", null);
    }

    /** The schema, as the database itself writes its name. */
    String schema() {
        return schema;
    }

    /** Where Flyway finds the migrations. */
    String migrations() {
        return "classpath:fr/octroi/adapters/jdbc/" + name().toLowerCase(Locale.ROOT);
    }

    /** The end of an insertion that leaves a row that is there as it is. */
    String siAbsent() {
        return siAbsent;
    }

    /** What time it is when a statement runs; on PostgreSQL {@code CURRENT_TIMESTAMP} is that at which its transaction began. */
    String instant() {
        return instant;
    }

    /** Only an administrator of H2 may: whoever is none is told so before he writes, not after. */
    void exigerDeRetenir(Connection connexion) throws SQLException {
        try {
            retenir(connexion);
        } catch (SQLException refus) {
            if (refus.getErrorCode() == RESERVE_A_L_ADMINISTRATEUR) {
                throw new PortException(
                        PortException.Nature.DEFINITIVE,
                        "the user of H2 may not run CHECKPOINT, without which a write is lost with the process: make it an"
                                + " administrator of this database (ALTER USER name ADMIN TRUE)",
                        refus);
            }
            throw refus;
        }
    }

    /**
     * Makes what was committed outlive the process: H2 keeps it in memory for half a second, and loses it with a process that is
     * killed; no setting of its tables changes that.
     */
    void retenir(Connection connexion) throws SQLException {
        if (!apresEcriture.isEmpty()) {
            executer(connexion, apresEcriture);
        }
    }

    /** Keeps all others from every table, readers included, as long as the transaction on PostgreSQL, as long as the connection on H2. */
    void verrouiller(Connection connexion) throws SQLException {
        if (this == H2) {
            executer(connexion, "SET EXCLUSIVE 1");
            return;
        }
        List<String> tables = Base.lister(
                connexion,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                ligne -> "octroi." + ligne.getString(1),
                schema);
        executer(connexion, "LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE");
    }

    /** Lets others in again whom a transaction does not. */
    void deverrouiller(Connection connexion) throws SQLException {
        if (this == H2) {
            executer(connexion, "SET EXCLUSIVE FALSE");
        }
    }

    private static void executer(Connection connexion, String sql) throws SQLException {
        try (Statement ordre = connexion.createStatement()) {
            ordre.execute(sql);
        }
    }
}
