package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files in the database, in slices sealed under the organisation's key; safe for several threads.
 *
 * <p>Memory stays constant, whatever the size. Filing holds a connection while the source is read; reading takes one for
 * each slice, and holds none between two reads.
 *
 * <p>A file may belong to several dossiers: destroying the key of one does not make it unreadable.
 */
public final class PiecesEnBase implements Pieces {

    private final Base base;
    private final Cles cles;

    /**
     * Makes a store of files.
     *
     * @param base the database
     * @param cles the keys
     */
    public PiecesEnBase(Base base, Cles cles) {
        this.base = base;
        this.cles = cles;
    }

    @Override
    public Deposee deposer(InputStream source, long limite) {
        String depot = UUID.randomUUID().toString();
        Chiffre chiffre = new Chiffre(cles.organisation());
        return base.ecrire(connexion -> {
            Deposee deposee = Tranches.sceller(
                    source,
                    limite,
                    chiffre,
                    depot,
                    (rang, scellee) -> Base.modifier(
                            connexion,
                            "INSERT INTO octroi.tranche (depot, rang, octets) VALUES (?, ?, ?)",
                            depot,
                            rang,
                            scellee));
            String contenu = deposee.contenu().hexadecimal();
            boolean connue = redeposer(connexion, contenu);
            while (!connue
                    && !base.insererSiAbsent(
                            connexion,
                            "INSERT INTO octroi.piece (contenu, depot, depose) VALUES (?, ?, " + base.instant() + ")",
                            contenu,
                            depot)) {
                connue = redeposer(connexion, contenu);
            }
            if (connue) {
                Base.modifier(connexion, "DELETE FROM octroi.tranche WHERE depot = ?", depot);
            }
            return deposee;
        });
    }

    /**
     * Says whether the file was there. It was stored when its source ended, however long that took: who erases meanwhile must see it.
     * From then on, and until the end of the transaction, nobody erases it.
     */
    private boolean redeposer(Connection connexion, String contenu) throws SQLException {
        return Base.modifier(
                        connexion, "UPDATE octroi.piece SET depose = " + base.instant() + " WHERE contenu = ?", contenu)
                == 1;
    }

    /** Moves no byte: to read slices while they are filed again would take a second connection, for want of which all who do so could wait for each other. */
    @Override
    public boolean redeposer(Empreinte contenu) {
        return base.ecrire(connexion -> redeposer(connexion, contenu.hexadecimal()));
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        String depot = base.trouver(
                        "SELECT depot FROM octroi.piece WHERE contenu = ?",
                        ligne -> ligne.getString(1),
                        contenu.hexadecimal())
                .orElseThrow(
                        () -> new PortException(PortException.Nature.DEFINITIVE, "a file is not in the store", null));
        try {
            return Tranches.ouvrir(new Chiffre(cles.organisation()), depot, contenu, rang -> tranche(depot, rang));
        } catch (IOException impossible) {
            throw new IllegalStateException("a database throws none", impossible);
        }
    }

    private byte @Nullable [] tranche(String depot, long rang) {
        return base.trouver(
                        "SELECT octets FROM octroi.tranche WHERE depot = ? AND rang = ?",
                        ligne -> ligne.getBytes(1),
                        depot,
                        rang)
                .orElse(null);
    }

    @Override
    public boolean effacer(Empreinte contenu, Instant depuis) {
        String ancien = " FROM octroi.piece WHERE contenu = ? AND depose < ?";
        OffsetDateTime avant = depuis.atOffset(ZoneOffset.UTC);
        return base.ecrire(connexion -> {
            List<String> depots = Base.lister(
                    connexion,
                    "SELECT depot" + ancien + " FOR UPDATE",
                    ligne -> ligne.getString(1),
                    contenu.hexadecimal(),
                    avant);
            for (String depot : depots) {
                Base.modifier(connexion, "DELETE FROM octroi.piece WHERE depot = ?", depot);
                Base.modifier(connexion, "DELETE FROM octroi.tranche WHERE depot = ?", depot);
            }
            return !depots.isEmpty();
        });
    }
}
