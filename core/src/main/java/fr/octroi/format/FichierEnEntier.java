package fr.octroi.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** A file that is written under another name and put in its place whole, or not at all. */
final class FichierEnEntier {

    private FichierEnEntier() {}

    /**
     * Writes a file.
     *
     * @param cible where it shall stand; what stood there is replaced
     * @param redaction writes it
     * @param estAGarder whether what it gave back means that the file is to be kept
     * @return what it gave back
     * @throws UncheckedIOException when it cannot be written; nothing is left of it, and what stood there stands
     */
    static <T> T ecrire(Path cible, Function<OutputStream, T> redaction, Predicate<T> estAGarder) {
        Path absolue = cible.toAbsolutePath();
        Path partiel = absolue.resolveSibling("." + absolue.getFileName() + ".partiel-" + UUID.randomUUID());
        try {
            try {
                T resultat;
                try (FileChannel canal =
                        FileChannel.open(partiel, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    OutputStream sortie = new BufferedOutputStream(Channels.newOutputStream(canal), 1 << 16);
                    resultat = redaction.apply(sortie);
                    sortie.flush();
                    canal.force(true);
                }
                if (estAGarder.test(resultat)) {
                    deplacer(partiel, absolue);
                }
                return resultat;
            } finally {
                Files.deleteIfExists(partiel);
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void deplacer(Path partiel, Path cible) throws IOException {
        try {
            Files.move(partiel, cible, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException autreSysteme) {
            Files.move(partiel, cible, StandardCopyOption.REPLACE_EXISTING);
        }
        retenirLeNom(cible);
    }

    /** Forces the names of its folder to the disk, where its system can: a file that is told as written is found after a power cut. */
    private static void retenirLeNom(Path cible) throws IOException {
        if (cible.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel dossier = FileChannel.open(cible.getParent(), StandardOpenOption.READ)) {
                dossier.force(true);
            }
        }
    }
}
