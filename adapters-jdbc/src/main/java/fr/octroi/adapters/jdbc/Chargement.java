package fr.octroi.adapters.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many new rows at once: by COPY where the driver is that of PostgreSQL, in batches elsewhere.
 *
 * <p>A value is a text, a {@code Long}, a {@code LocalDate}, bytes, or null.
 */
final class Chargement {

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
    static void inserer(Connection connexion, Colonnes colonnes, List<@Nullable Object[]> lignes) throws SQLException {
        Optional<CopiePostgresql> copie =
                PILOTE_POSTGRESQL ? CopiePostgresql.sur(connexion, colonnes) : Optional.empty();
        if (copie.isPresent()) {
            copie.get().inserer(lignes);
        } else {
            parPaquets(connexion, colonnes, lignes);
        }
    }

    private static void parPaquets(Connection connexion, Colonnes colonnes, List<@Nullable Object[]> lignes)
            throws SQLException {
        try (PreparedStatement insertion = connexion.prepareStatement("INSERT INTO " + colonnes + " VALUES ("
                + Base.parametres(colonnes.noms().size()) + ")")) {
            for (@Nullable Object[] ligne : lignes) {
                for (int i = 0; i < ligne.length; i++) {
                    insertion.setObject(i + 1, ligne[i]);
                }
                insertion.addBatch();
            }
            insertion.executeBatch();
        }
    }
}
