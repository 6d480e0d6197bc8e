package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A sealed lot in a file of ours, which a deposit that was cut reads again from where it stopped.
 *
 * @param nom the name to put it under
 * @param lot the digest of the lot
 * @param chiffre the digest of the sealed bytes
 * @param fichier the file
 */
public record LotScelle(NomDeDepot nom, Empreinte lot, Empreinte chiffre, Path fichier) implements Lots.Scelle {

    @Override
    public long taille() {
        try {
            return Files.size(fichier);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        }
    }

    @Override
    public InputStream ouvrir(long debut) {
        try {
            SeekableByteChannel canal = Files.newByteChannel(fichier);
            return Channels.newInputStream(canal.position(debut));
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        }
    }
}
