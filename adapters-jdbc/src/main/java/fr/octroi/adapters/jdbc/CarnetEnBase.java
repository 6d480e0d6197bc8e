package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.CarnetDAvis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers were told, in the database, in plain: several instances of the host share the telling; safe for several threads.
 *
 * <p>A subscriber is held by the clock of the database, so that a clock that is wrong takes nothing from anybody.
 */
public final class CarnetEnBase implements CarnetDAvis {

    private static final String AVIS = "SELECT numero, corps, essais, suivant, mort FROM octroi.avis WHERE abonne = ?";

    private static final String TENIR = "UPDATE octroi.abonne SET porteur = ?,"
            + " echeance = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND WHERE code = ?";

    private final Base base;

    /**
     * Reads and writes what subscribers were told.
     *
     * @param base the database
     */
    public CarnetEnBase(Base base) {
        this.base = base;
    }

    @Override
    public Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
        return base.ecrire(connexion -> {
            if (!tenir(connexion, abonne, porteur, duree)) {
                boolean nouveau = base.insererSiAbsent(
                        connexion,
                        "INSERT INTO octroi.abonne (code, curseur, echecs, repos) VALUES (?, ?, ?, ?)",
                        abonne,
                        Etat.NEUF.curseur(),
                        Etat.NEUF.echecs(),
                        enBase(Etat.NEUF.repos()));
                if (!nouveau || !tenir(connexion, abonne, porteur, duree)) {
                    return Optional.empty();
                }
            }
            return etat(connexion, abonne);
        });
    }

    @Override
    public Optional<Etat> prolonger(String abonne, String porteur, Duration duree) {
        return base.ecrire(connexion ->
                Base.modifier(connexion, TENIR + " AND porteur = ?", porteur, duree.toMillis(), abonne, porteur) == 1
                        ? etat(connexion, abonne)
                        : Optional.empty());
    }

    private static Optional<Etat> etat(Connection connexion, String abonne) throws SQLException {
        return Base.lister(
                        connexion,
                        "SELECT curseur, echecs, repos FROM octroi.abonne WHERE code = ?",
                        ligne -> new Etat(ligne.getLong(1), ligne.getInt(2), instant(ligne, 3)),
                        abonne)
                .stream()
                .findFirst();
    }

    private static boolean tenir(Connection connexion, String abonne, String porteur, Duration duree)
            throws SQLException {
        return Base.modifier(
                        connexion,
                        TENIR + " AND (porteur IS NULL OR echeance <= CURRENT_TIMESTAMP)",
                        porteur,
                        duree.toMillis(),
                        abonne)
                == 1;
    }

    @Override
    public void rendre(String abonne, String porteur) {
        base.modifier(
                "UPDATE octroi.abonne SET porteur = NULL, echeance = NULL WHERE code = ? AND porteur = ?",
                abonne,
                porteur);
    }

    @Override
    public List<Avis> attentes(String abonne, int taille) {
        return base.lister(AVIS + " AND NOT mort ORDER BY suivant, numero LIMIT ?", CarnetEnBase::avis, abonne, taille);
    }

    @Override
    public List<Avis> morts(String abonne, @Nullable NumeroDossier apres, int taille) {
        return base.lister(
                AVIS + " AND mort AND numero > ? ORDER BY numero LIMIT ?",
                CarnetEnBase::avis,
                abonne,
                apres == null ? "" : apres.valeur(),
                taille);
    }

    /** The row of the subscriber is changed first: whoever takes him meanwhile waits for the commit. */
    @Override
    public boolean ecrire(String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
        return base.ecrire(connexion -> {
            int tenu = Base.modifier(
                    connexion,
                    "UPDATE octroi.abonne SET curseur = ?, echecs = ?, repos = ? WHERE code = ? AND porteur = ?",
                    etat.curseur(),
                    etat.echecs(),
                    enBase(etat.repos()),
                    abonne,
                    porteur);
            if (tenu == 0) {
                return false;
            }
            Base.parPaquet(
                    connexion,
                    "DELETE FROM octroi.avis WHERE abonne = ? AND numero = ?",
                    Stream.concat(retires.stream(), ranges.stream().map(Avis::numero))
                            .map(numero -> new Object[] {abonne, numero.valeur()})
                            .toList());
            Base.parPaquet(
                    connexion,
                    "INSERT INTO octroi.avis (abonne, numero, corps, essais, suivant, mort) VALUES (?, ?, ?, ?, ?, ?)",
                    ranges.stream()
                            .map(avis -> new Object[] {
                                abonne,
                                avis.numero().valeur(),
                                avis.corps(),
                                avis.essais(),
                                enBase(avis.suivant()),
                                avis.mort()
                            })
                            .toList());
            return true;
        });
    }

    @Override
    public int ranimer(String abonne, Instant maintenant) {
        return base.ecrire(connexion -> {
            Base.modifier(
                    connexion,
                    "UPDATE octroi.abonne SET echecs = ?, repos = ? WHERE code = ?",
                    Etat.NEUF.echecs(),
                    enBase(Etat.NEUF.repos()),
                    abonne);
            return Base.modifier(
                    connexion,
                    "UPDATE octroi.avis SET mort = FALSE, essais = 0, suivant = ? WHERE abonne = ? AND mort",
                    enBase(maintenant),
                    abonne);
        });
    }

    private static Avis avis(ResultSet ligne) throws SQLException {
        return new Avis(
                new NumeroDossier(ligne.getString(1)),
                ligne.getString(2),
                ligne.getInt(3),
                instant(ligne, 4),
                ligne.getBoolean(5));
    }

    private static Instant instant(ResultSet ligne, int colonne) throws SQLException {
        return ligne.getObject(colonne, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime enBase(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
