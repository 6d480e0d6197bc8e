package fr.octroi.memoire;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files in memory, safe for several threads.
 */
public final class PiecesEnMemoire implements Pieces {

    private final Map<Empreinte, byte[]> fichiers = new ConcurrentHashMap<>();

    /** Makes an empty store. */
    public PiecesEnMemoire() {}

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
        fichiers.putIfAbsent(contenu, octets);
        return new Deposee(contenu, octets.length);
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        byte[] octets = fichiers.get(contenu);
        if (octets == null) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a file is not in the store", null);
        }
        return new ByteArrayInputStream(octets);
    }
}
