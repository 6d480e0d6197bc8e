package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder, in slices sealed under the organisation's key, named after their digest; safe for several threads, and for
 * several processes that share the folder.
 *
 * <p>A file is written aside, forced to the disk, then takes its name in one move, which is forced too: what was said to be
 * stored outlives a power cut, where the system can force the names of a folder. A process that dies leaves at most a file in
 * {@code .depots}, which may be removed when it is a day old; while it erases, one whose name begins with {@code efface-}, which may not: the same erasure again
 * takes it or puts it back, and until then it is opened there, and stored by its digest as any other. Memory stays constant, whatever the size.
 *
 * <p>A file may belong to several dossiers: destroying the key of one does not make it unreadable.
 */
public final class PiecesSurDisque implements Pieces {

    private static final int TRANCHE = Tranches.TAILLE + Chiffre.SURPOIDS;
    private static final int NOM_DE_DEPOT = 36;

    private final Path dossier;
    private final Cles cles;
    private final Disque disque;

    /** What is asked of the disk: so that a full one can be played, and what it was told to keep can be seen. */
    interface Disque {
        void ecrire(FileChannel fichier, ByteBuffer octets) throws IOException;

        /** Forces the names in a folder to the disk, where its system can. */
        default void retenir(Path dossier) throws IOException {
            if (dossier.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel ouvert = FileChannel.open(dossier, StandardOpenOption.READ)) {
                    ouvert.force(true);
                }
            }
        }
    }

    /**
     * Makes a store of files.
     *
     * @param dossier the folder, made when it is not there
     * @param cles the keys
     */
    public PiecesSurDisque(Path dossier, Cles cles) {
        this(dossier, cles, PiecesSurDisque::ecrire);
    }

    PiecesSurDisque(Path dossier, Cles cles, Disque disque) {
        this.dossier = dossier;
        this.cles = cles;
        this.disque = disque;
    }

    private static void ecrire(FileChannel fichier, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            fichier.write(octets);
        }
    }

    @Override
    public Deposee deposer(InputStream source, long limite) {
        String depot = UUID.randomUUID().toString();
        Path aCote = depots().resolve(depot);
        try {
            creer(depots());
            try {
                Deposee deposee = ecrire(source, limite, depot, aCote);
                Path rayon = rayon(deposee.contenu());
                creer(rayon);
                // Over a file that is there already: it has the same content.
                Files.move(
                        aCote,
                        place(deposee.contenu()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                // A file without its name is lost. Its folder may be one that somebody else made just now.
                disque.retenir(rayon);
                disque.retenir(dossier);
                return deposee;
            } finally {
                Files.deleteIfExists(aCote);
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be stored", panne);
        }
    }

    /** Makes a folder, those above it first, and has the disk keep the name of each that was not there. */
    private void creer(Path absent) throws IOException {
        Path parent = absent.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(absent)) {
            creer(parent);
            Files.createDirectories(absent);
            disque.retenir(parent);
        }
    }

    private Deposee ecrire(InputStream source, long limite, String depot, Path aCote) throws IOException {
        try (FileChannel fichier = FileChannel.open(aCote, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            disque.ecrire(fichier, ByteBuffer.wrap(depot.getBytes(StandardCharsets.US_ASCII)));
            Deposee deposee = Tranches.<IOException>sceller(
                    source,
                    limite,
                    new Chiffre(cles.organisation()),
                    depot,
                    (rang, scellee) -> disque.ecrire(fichier, ByteBuffer.wrap(scellee)));
            fichier.force(true);
            return deposee;
        }
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        try {
            InputStream fichier = lire(contenu);
            try {
                String depot = new String(fichier.readNBytes(NOM_DE_DEPOT), StandardCharsets.US_ASCII);
                return Tranches.ouvrir(new Chiffre(cles.organisation()), depot, contenu, new Tranches.Entree() {
                    @Override
                    public byte @Nullable [] lire(long rang) throws IOException {
                        return tranche(fichier);
                    }

                    @Override
                    public void close() throws IOException {
                        fichier.close();
                    }
                });
            } catch (IOException | RuntimeException echec) {
                fichier.close();
                throw echec;
            }
        } catch (NoSuchFileException absence) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a file is not in the store", absence);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file cannot be opened", panne);
        }
    }

    /** Reads it where it stands: put back, it would be taken from whoever erases it. */
    private InputStream lire(Empreinte contenu) throws IOException {
        for (Path ou : List.of(place(contenu), aCote(contenu))) {
            try {
                return Files.newInputStream(ou);
            } catch (NoSuchFileException ailleurs) {
                // Aside, or put back since.
            }
        }
        return Files.newInputStream(place(contenu));
    }

    /** Moves no byte: the day of the file is that of its deposit. */
    @Override
    public boolean redeposer(Empreinte contenu) {
        try {
            try {
                dater(place(contenu));
            } catch (NoSuchFileException aCote) {
                remettre(contenu);
                dater(place(contenu));
            }
            return true;
        } catch (NoSuchFileException absence) {
            return false;
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be dated", panne);
        }
    }

    @Override
    public boolean effacer(Empreinte contenu, Instant depuis) {
        try {
            if (Files.exists(place(contenu))) {
                if (!estAncien(place(contenu), depuis)) {
                    return false;
                }
                creer(depots());
                // Aside first: whoever stores it again meanwhile gives it a name that is not ours to take away.
                Files.move(place(contenu), aCote(contenu), StandardCopyOption.ATOMIC_MOVE);
            }
            // Or where somebody who died left it.
            if (estAncien(aCote(contenu), depuis)) {
                Files.delete(aCote(contenu));
                disque.retenir(rayon(contenu));
                return true;
            }
            remettre(contenu);
            return false;
        } catch (NoSuchFileException absence) {
            return false;
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be erased", panne);
        }
    }

    private static void dater(Path fichier) throws IOException {
        Files.setLastModifiedTime(fichier, FileTime.from(Instant.now()));
    }

    /** Gives a file that stands aside its name again; nothing when somebody did, or erased it. */
    private void remettre(Empreinte contenu) throws IOException {
        try {
            Files.move(
                    aCote(contenu),
                    place(contenu),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            disque.retenir(rayon(contenu));
        } catch (NoSuchFileException fait) {
            // Its name says which of the two.
        }
    }

    private static boolean estAncien(Path fichier, Instant depuis) throws IOException {
        return Files.getLastModifiedTime(fichier).toInstant().isBefore(depuis);
    }

    private static byte @Nullable [] tranche(InputStream fichier) throws IOException {
        byte[] scellee = fichier.readNBytes(TRANCHE);
        return scellee.length == 0 ? null : scellee;
    }

    /** Two levels: no folder holds more than a 256th of the files. */
    private Path rayon(Empreinte contenu) {
        return dossier.resolve(contenu.hexadecimal().substring(0, 2));
    }

    private Path depots() {
        return dossier.resolve(".depots");
    }

    /** By its digest: whoever dies before it is gone leaves it there, and the next one finds it. */
    private Path aCote(Empreinte contenu) {
        return depots().resolve("efface-" + contenu.hexadecimal());
    }

    private Path place(Empreinte contenu) {
        return rayon(contenu).resolve(contenu.hexadecimal());
    }
}
