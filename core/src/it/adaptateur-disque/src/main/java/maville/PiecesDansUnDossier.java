package maville;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

// magasin
/** Files in a folder of one process, each named by its digest. */
public final class PiecesDansUnDossier implements Pieces {

    private final Path dossier;

    public PiecesDansUnDossier(Path dossier) {
        this.dossier = dossier;
    }

    @Override
    public Deposee deposer(InputStream source, long limite) {
        try {
            Files.createDirectories(dossier);
            // Beside its place until it is whole: nobody opens half a file.
            Path partielle = Files.createTempFile(dossier, "depot-", ".partielle");
            try {
                Deposee deposee = copier(source, limite, partielle);
                prendrePlace(partielle, place(deposee.contenu()));
                return deposee;
            } finally {
                Files.deleteIfExists(partielle);
            }
        } catch (IOException panne) {
            throw new PortException(Nature.TEMPORAIRE, "a file could not be stored", panne);
        }
    }

    private static Deposee copier(InputStream source, long limite, Path partielle) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] tampon = new byte[8_192];
        long taille = 0;
        try (OutputStream sortie = Files.newOutputStream(partielle)) {
            for (int lus = source.read(tampon); lus >= 0; lus = source.read(tampon)) {
                taille += lus;
                if (taille > limite) {
                    throw new PortException(Nature.DEFINITIVE, "a file is larger than allowed", null);
                }
                sha256.update(tampon, 0, lus);
                sortie.write(tampon, 0, lus);
            }
        }
        return new Deposee(new Empreinte(HexFormat.of().formatHex(sha256.digest())), taille);
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        try {
            return Files.newInputStream(place(contenu));
        } catch (NoSuchFileException absence) {
            throw new PortException(Nature.DEFINITIVE, "a file is not in the store", absence);
        } catch (IOException panne) {
            throw new PortException(Nature.TEMPORAIRE, "a file cannot be opened", panne);
        }
    }

    /** Over one that is there: it has the same bytes, and its date becomes that of today. */
    private synchronized void prendrePlace(Path partielle, Path place) throws IOException {
        Files.move(partielle, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** One at a time with whoever takes a place: nothing is stored between the look at the date and the end of the file. */
    @Override
    public synchronized boolean effacer(Empreinte contenu, Instant depuis) {
        try {
            boolean ancien =
                    Files.getLastModifiedTime(place(contenu)).toInstant().isBefore(depuis);
            return ancien && Files.deleteIfExists(place(contenu));
        } catch (NoSuchFileException absence) {
            return false;
        } catch (IOException panne) {
            throw new PortException(Nature.TEMPORAIRE, "a file could not be erased", panne);
        }
    }

    private Path place(Empreinte contenu) {
        return dossier.resolve(contenu.hexadecimal());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
// fin
