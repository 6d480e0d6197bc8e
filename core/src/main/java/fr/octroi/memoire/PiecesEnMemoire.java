package fr.octroi.memoire;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files in memory, safe for several threads.
 */
public final class PiecesEnMemoire implements Pieces {

    private static final class Fichier {
        final byte[] octets;
        final Instant depose;

        Fichier(byte[] octets, Instant depose) {
            this.octets = octets;
            this.depose = depose;
        }
    }

    private final Map<Empreinte, Fichier> fichiers = new ConcurrentHashMap<>();
    private final InstantSource horloge;

    /** Makes an empty store. */
    public PiecesEnMemoire() {
        this(InstantSource.system());
    }

    /**
     * Makes an empty store.
     *
     * @param horloge what time it is, for {@link #effacer}
     */
    public PiecesEnMemoire(InstantSource horloge) {
        this.horloge = horloge;
    }

    @Override
    public Deposee deposer(InputStream source, long limite) {
        // An array holds no more: beyond, a file is too large for this store whatever the limit.
        long plafond = Math.min(limite, Integer.MAX_VALUE - 9L);
        byte[] octets;
        try {
            octets = source.readNBytes((int) plafond + 1);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read", panne);
        }
        if (octets.length > plafond) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a file is larger than allowed", null);
        }
        Empreinte contenu = Empreinte.sha256(octets);
        fichiers.put(contenu, new Fichier(octets, horloge.instant()));
        return new Deposee(contenu, octets.length);
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        Fichier fichier = fichiers.get(contenu);
        if (fichier == null) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a file is not in the store", null);
        }
        return new ByteArrayInputStream(fichier.octets);
    }

    @Override
    public boolean effacer(Empreinte contenu, Instant depuis) {
        Fichier fichier = fichiers.get(contenu);
        return fichier != null && fichier.depose.isBefore(depuis) && fichiers.remove(contenu, fichier);
    }
}
