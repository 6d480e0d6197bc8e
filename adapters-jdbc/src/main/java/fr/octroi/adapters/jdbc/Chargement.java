package fr.octroi.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * New rows at once: many by COPY where the driver is that of PostgreSQL, in batches elsewhere.
 *
 * <p>A value is a text, a {@code Long}, a {@code LocalDate}, bytes, or null.
 */
final class Chargement {

    /** From here on, COPY is faster than a batch, and what leads to it than one row after the other. */
    static final int EN_NOMBRE = 20;

    private static final boolean PILOTE_POSTGRESQL = estLa("org.postgresql.PGConnection");

    private Chargement() {}

    private static boolean estLa(String classe) {
        try {
            Class.forName(classe, false, Chargement.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absente) {
            return false;
        }
    }

    /** A table, and the columns that are filled in it, in the order of the values. */
    record Colonnes(String table, List<String> noms) {
        /** What is inserted, each value to come. */
        String ligne() {
            return this + " VALUES (" + Base.parametres(noms.size()) + ")";
        }

        @Override
        public String toString() {
            return table + " (" + String.join(", ", noms) + ")";
        }
    }

    /**
     * Adds rows, none of which is there.
     *
     * @throws SQLException of state 23505 when one is
     */
    static void inserer(Connection connexion, Colonnes colonnes, List<? extends @Nullable Object[]> lignes)
            throws SQLException {
        Optional<CopiePostgresql> copie = PILOTE_POSTGRESQL && lignes.size() >= EN_NOMBRE
                ? CopiePostgresql.sur(connexion, colonnes)
                : Optional.empty();
        if (copie.isPresent()) {
            copie.get().inserer(lignes);
        } else {
            Base.parPaquet(connexion, "INSERT INTO " + colonnes.ligne(), lignes);
        }
    }
}
