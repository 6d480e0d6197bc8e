package fr.octroi.adapters.jdbc;

import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Chargement.Colonnes;
import fr.octroi.port.Cles;
import fr.octroi.port.PortException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that holds the tables of Octroi, in its schema {@code octroi}; safe for several threads.
 *
 * <p>Every call takes a connection of the host's {@code DataSource} and gives it back; it joins no transaction of the host. All connections
 * come under one level of isolation, whichever.
 */
public final class Base {

    /** Classes of SQLSTATE that the same call meets again: data, constraints, rights, names, syntax, what is not supported. */
    private static final Set<String> DEFINITIVES = Set.of("0A", "22", "23", "28", "3D", "3F", "42");

    static final String CLE_PRESENTE = "23505";

    private static final int PARMI = 1_000;

    private final DataSource source;
    private final Dialecte dialecte;
    /** How the pool's connections come, asked once: to ask is a journey. */
    private final int isolation;

    /** How many writes were committed, and how many of them are known to outlive the process. */
    private final AtomicLong valides = new AtomicLong();

    private final AtomicLong retenus = new AtomicLong();

    private Base(DataSource source, Dialecte dialecte, int isolation) {
        this.source = source;
        this.dialecte = dialecte;
        this.isolation = isolation;
    }

    /**
     * Brings the tables to the version of this library, from none or from any version before it, and opens them.
     *
     * <p>Needs the rights of the owner of the schema; several instances may call it at once.
     *
     * @param source the database, PostgreSQL or H2
     * @return the database, ready
     * @throws PortException definitive for another kind of database, for tables of a later version or those that a migration left
     *     halfway, or for a user of H2 who may not make writes outlive the process; when the database fails
     */
    public static Base migrer(DataSource source) {
        return ouvrir(source, Schema::migrer);
    }

    /**
     * Opens tables that were migrated before, with no more rights than reading and writing them.
     *
     * @param source the database, PostgreSQL or H2
     * @return the database, ready
     * @throws PortException definitive for another kind of database, for tables that are not of the version of this library or that
     *     a migration left halfway, or for a user of H2 who may not make writes outlive the process; when the database fails
     */
    public static Base ouvrir(DataSource source) {
        return ouvrir(source, Schema::verifier);
    }

    private static Base ouvrir(DataSource source, Consumer<Schema> preparation) {
        Dialecte dialecte;
        int isolation;
        try (Connection connexion = source.getConnection()) {
            dialecte = Dialecte.de(connexion);
            dialecte.exigerDeRetenir(connexion);
            isolation = connexion.getTransactionIsolation();
        } catch (SQLException panne) {
            throw enPanne(panne);
        }
        preparation.accept(new Schema(source, dialecte));
        return new Base(source, dialecte, isolation);
    }

    /**
     * Gives Octroi all that this database keeps for it: dossiers, journals, registers, the outbox (messages are held for half an hour), notes, what erased
     * dossiers left, files and keys; what is said of them afterwards replaces it.
     *
     * @param octroi where to plug it in
     * @param cles the keys
     * @return the same builder
     */
    public Octroi.Builder brancher(Octroi.Builder octroi, Cles cles) {
        return octroi.magasin(
                        new DossiersEnBase(this, cles),
                        new JournauxEnBase(this),
                        new RegistresEnBase(this),
                        new EnvoisEnBase(this, Duration.ofMinutes(30)))
                .notes(new NotesEnBase(this, cles))
                .residus(new ResidusEnBase(this))
                .pieces(new PiecesEnBase(this, cles))
                .cles(cles);
    }

    /** What is done with a connection. */
    interface Travail<T extends @Nullable Object> {
        T faire(Connection connexion) throws SQLException;
    }

    /** Reads one row into a value. */
    interface Ligne<T> {
        T lire(ResultSet ligne) throws SQLException;
    }

    /** All or nothing: whatever is thrown, nothing of the work is left. */
    <T extends @Nullable Object> T ecrire(Travail<T> travail) {
        return avec(connexion -> {
            // When it fails for those before, this one is refused before it starts, rather than told as kept.
            retenir(connexion);
            // Each statement must see what was committed before it.
            isoler(connexion, isolation, Connection.TRANSACTION_READ_COMMITTED);
            connexion.setAutoCommit(false);
            try {
                T resultat = travail.faire(connexion);
                connexion.commit();
                valides.incrementAndGet();
                return resultat;
            } catch (Throwable echec) {
                annuler(connexion, echec);
                throw echec;
            } finally {
                tenter(() -> connexion.setAutoCommit(true));
                tenter(() -> isoler(connexion, Connection.TRANSACTION_READ_COMMITTED, isolation));
                // What was committed is written, whatever comes now: nobody may be told that it was not.
                tenter(() -> retenir(connexion));
            }
        });
    }

    /**
     * One statement that needs no other, and commits by itself: a third of the journeys of {@link #ecrire}. Under a stricter isolation than
     * READ COMMITTED it is refused rather than wrong.
     */
    int modifierSeul(String sql, Object... valeurs) {
        return seul(connexion -> modifier(connexion, sql, valeurs));
    }

    boolean insererSeulSiAbsent(String sql, Object... valeurs) {
        return seul(connexion -> insererSiAbsent(connexion, sql, valeurs));
    }

    private <T> T seul(Travail<T> travail) {
        return avec(connexion -> {
            retenir(connexion);
            T resultat = travail.faire(connexion);
            valides.incrementAndGet();
            tenter(() -> retenir(connexion));
            return resultat;
        });
    }

    /** Makes sure that what can be read now outlives the process. */
    void retenir() {
        avec(connexion -> {
            dialecte.retenir(connexion);
            return null;
        });
    }

    private void retenir(Connection connexion) throws SQLException {
        long jusque = valides.get();
        if (retenus.get() < jusque) {
            dialecte.retenir(connexion);
            retenus.accumulateAndGet(jusque, Math::max);
        }
    }

    /** A connection that cannot be rolled back is closed at once: giving its mode back would commit half of the work. */
    private static void annuler(Connection connexion, Throwable echec) {
        try {
            connexion.rollback();
        } catch (SQLException perdue) {
            echec.addSuppressed(perdue);
            tenter(connexion::close);
        }
    }

    /** Nothing to ask of the database when nothing changes. */
    private static void isoler(Connection connexion, int presente, int voulue) throws SQLException {
        if (presente != voulue) {
            connexion.setTransactionIsolation(voulue);
        }
    }

    /** Each statement by itself, whatever the default of the pool; the connection goes back to it as it came. */
    private <T extends @Nullable Object> T avec(Travail<T> travail) {
        try (Connection connexion = source.getConnection()) {
            boolean auto = connexion.getAutoCommit();
            connexion.setAutoCommit(true);
            try {
                return travail.faire(connexion);
            } finally {
                tenter(() -> connexion.setAutoCommit(auto));
            }
        } catch (SQLException panne) {
            throw enPanne(panne);
        }
    }

    private interface Remise {
        void faire() throws SQLException;
    }

    /** Puts a connection back in order; where it is lost, its pool finds out, and the outcome is known already. */
    private static void tenter(Remise remise) {
        try {
            remise.faire();
        } catch (SQLException perdue) {
            // As said above.
        }
    }

    <T> List<T> lister(String sql, Ligne<T> ligne, Object... valeurs) {
        return avec(connexion -> lister(connexion, sql, ligne, valeurs));
    }

    <T> Optional<T> trouver(String sql, Ligne<T> ligne, Object... valeurs) {
        return lister(sql, ligne, valeurs).stream().findFirst();
    }

    /** A write during which nobody else reads or writes any table: it waits for those who do, and they for it. */
    <T extends @Nullable Object> T ecrireSeul(Travail<T> travail) {
        return ecrire(connexion -> {
            dialecte.verrouiller(connexion);
            try {
                return travail.faire(connexion);
            } finally {
                dialecte.deverrouiller(connexion);
            }
        });
    }

    int modifier(String sql, Object... valeurs) {
        return ecrire(connexion -> modifier(connexion, sql, valeurs));
    }

    boolean insererSiAbsent(String sql, Object... valeurs) {
        return ecrire(connexion -> insererSiAbsent(connexion, sql, valeurs));
    }

    static <T> List<T> lister(Connection connexion, String sql, Ligne<T> ligne, Object... valeurs) throws SQLException {
        try (PreparedStatement requete = preparer(connexion, sql, valeurs);
                ResultSet lignes = requete.executeQuery()) {
            List<T> resultat = new ArrayList<>();
            while (lignes.next()) {
                resultat.add(ligne.lire(lignes));
            }
            return resultat;
        }
    }

    static int modifier(Connection connexion, String sql, @Nullable Object... valeurs) throws SQLException {
        try (PreparedStatement requete = preparer(connexion, sql, valeurs)) {
            return requete.executeUpdate();
        }
    }

    /** What time it is by the clock of the database, as text of SQL, wherever in a transaction. */
    String instant() {
        return dialecte.instant();
    }

    /** Says whether the row went in; one with the same key, even of a transaction that ends meanwhile, keeps it out. */
    boolean insererSiAbsent(Connection connexion, String sql, @Nullable Object... valeurs) throws SQLException {
        try {
            return modifier(connexion, sql + dialecte.siAbsent(), valeurs) == 1;
        } catch (SQLException refus) {
            if (CLE_PRESENTE.equals(refus.getSQLState())) {
                return false;
            }
            throw refus;
        }
    }

    /** Adds those that are not there, whatever is added at the same time, and tells the first values of those that went in. */
    Set<String> insererLesAbsents(Connection connexion, Colonnes colonnes, List<Object[]> lignes) throws SQLException {
        Set<String> inserees = new HashSet<>();
        if (dialecte.siAbsent().isEmpty()) {
            for (Object[] ligne : lignes) {
                if (insererSiAbsent(connexion, "INSERT INTO " + colonnes.ligne(), ligne)) {
                    inserees.add((String) ligne[0]);
                }
            }
            return inserees;
        }
        String rangee = "(" + parametres(colonnes.noms().size()) + ")";
        for (int debut = 0; debut < lignes.size(); debut += PARMI) {
            List<Object[]> paquet = lignes.subList(debut, Math.min(lignes.size(), debut + PARMI));
            inserees.addAll(lister(
                    connexion,
                    "INSERT INTO " + colonnes + " VALUES "
                            + String.join(", ", Collections.nCopies(paquet.size(), rangee)) + dialecte.siAbsent()
                            + " RETURNING " + colonnes.noms().get(0),
                    ligne -> ligne.getString(1),
                    paquet.stream().flatMap(Arrays::stream).toArray()));
        }
        return inserees;
    }

    /** One statement for many rows, sent together. */
    static int[] parPaquet(Connection connexion, String sql, List<? extends @Nullable Object[]> lignes)
            throws SQLException {
        try (PreparedStatement requete = connexion.prepareStatement(sql)) {
            for (@Nullable Object[] ligne : lignes) {
                for (int i = 0; i < ligne.length; i++) {
                    requete.setObject(i + 1, ligne[i]);
                }
                requete.addBatch();
            }
            return requete.executeBatch();
        }
    }

    /** So many question marks, between commas. */
    static String parametres(int combien) {
        return String.join(", ", Collections.nCopies(combien, "?"));
    }

    /** Reads what there is of several keys, a thousand at a time: a statement has a limit. */
    <T> List<T> listerParmi(String sql, Ligne<T> ligne, Collection<String> cles) {
        List<String> toutes = List.copyOf(cles);
        return avec(connexion -> {
            List<T> resultat = new ArrayList<>();
            for (int debut = 0; debut < toutes.size(); debut += PARMI) {
                List<String> paquet = toutes.subList(debut, Math.min(toutes.size(), debut + PARMI));
                resultat.addAll(
                        lister(connexion, sql + " IN (" + parametres(paquet.size()) + ")", ligne, paquet.toArray()));
            }
            return resultat;
        });
    }

    private static PreparedStatement preparer(Connection connexion, String sql, @Nullable Object... valeurs)
            throws SQLException {
        PreparedStatement requete = connexion.prepareStatement(sql);
        try {
            for (int i = 0; i < valeurs.length; i++) {
                requete.setObject(i + 1, valeurs[i]);
            }
        } catch (SQLException refus) {
            requete.close();
            throw refus;
        }
        return requete;
    }

    static PortException enPanne(SQLException panne) {
        return new PortException(nature(panne), "the database failed", panne);
    }

    static PortException.Nature nature(SQLException panne) {
        String etat = panne.getSQLState();
        return etat != null && etat.length() == 5 && DEFINITIVES.contains(etat.substring(0, 2))
                ? PortException.Nature.DEFINITIVE
                : PortException.Nature.TEMPORAIRE;
    }
}
