package fr.octroi.examples.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A file that is written aside and put in place whole, or not at all, and never over what it was made of. */
final class FichierDeSortie {

    private final String option;
    private final Path place;
    private final byte[] octets;

    /**
     * Makes what is to be written.
     *
     * @param option what named it, for errors
     */
    FichierDeSortie(String option, Path place, byte[] octets) {
        this.option = option;
        this.place = place;
        this.octets = octets;
    }

    /**
     * Writes a file; a former one is replaced.
     *
     * @param option what named it, for errors
     * @param lus what was read to make it
     */
    static void ecrire(String option, Path place, byte[] octets, List<Path> lus) throws IOException {
        ecrire(List.of(new FichierDeSortie(option, place, octets)), lus);
    }

    /**
     * Writes files, each in a place of its own; where one has none, none is written.
     *
     * @param lus what was read to make them
     */
    static void ecrire(List<FichierDeSortie> sorties, List<Path> lus) throws IOException {
        SortedMap<Path, FichierDeSortie> parCible = new TreeMap<>();
        for (FichierDeSortie sortie : sorties) {
            refuserUnLu(sortie.option, sortie.place, lus);
            FichierDeSortie autre = parCible.putIfAbsent(cible(sortie.option, sortie.place), sortie);
            if (autre != null) {
                throw new CommandeImpossibleException(
                        autre.option + " et " + sortie.option + " : c'est le même fichier ; rien n'a été écrit");
            }
        }
        SortedMap<Path, Path> aCote = new TreeMap<>();
        try {
            for (Map.Entry<Path, FichierDeSortie> une : parCible.entrySet()) {
                if (!estUnTuyau(une.getKey())) {
                    aCote.put(une.getKey(), une.getValue().ecrireACote(une.getKey()));
                }
            }
            for (Map.Entry<Path, FichierDeSortie> une : parCible.entrySet()) {
                Path partiel = aCote.get(une.getKey());
                if (partiel == null) {
                    Files.write(une.getKey(), une.getValue().octets);
                } else {
                    Files.move(
                            partiel, une.getKey(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            for (Path partiel : aCote.values()) {
                Files.deleteIfExists(partiel);
            }
        }
    }

    /** Refuses to write where something was read, whatever either is called. */
    static void refuserUnLu(String option, Path place, List<Path> lus) throws IOException {
        for (Path lu : lus) {
            if (Files.exists(place) && Files.exists(lu) && Files.isSameFile(place, lu)) {
                throw new CommandeImpossibleException(option + " : c'est un fichier lu ; rien n'a été écrit");
            }
        }
    }

    /** Where a file comes to stand: what a link leads to is written, and the link stays. */
    private static Path cible(String option, Path place) throws IOException {
        Path dossier = place.toAbsolutePath().getParent();
        Path nom = place.getFileName();
        if (dossier == null || nom == null || !Files.isDirectory(dossier) || Files.isDirectory(place)) {
            throw new CommandeImpossibleException(option + " : il faut un fichier, dans un dossier qui existe");
        }
        return Files.isRegularFile(place)
                ? place.toRealPath()
                : dossier.toRealPath().resolve(nom);
    }

    /** What another program reads from at once, or throws away, is not to be replaced by a file. */
    private static boolean estUnTuyau(Path cible) {
        return Files.exists(cible) && !Files.isRegularFile(cible);
    }

    /** What its owner alone may read stays so. */
    private static FileAttribute<?>[] droits(Path cible) throws IOException {
        PosixFileAttributeView vue = Files.getFileAttributeView(cible, PosixFileAttributeView.class);
        return vue == null || !Files.exists(cible)
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(vue.readAttributes().permissions())
                };
    }

    private Path ecrireACote(Path cible) throws IOException {
        Path aCote = cible.resolveSibling("." + cible.getFileName() + ".partiel-" + UUID.randomUUID());
        // Opened once: what stands there may be for nobody to write, and its rights are taken over.
        try (SeekableByteChannel canal = Files.newByteChannel(
                aCote, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), droits(cible))) {
            ByteBuffer reste = ByteBuffer.wrap(octets);
            while (reste.hasRemaining()) {
                canal.write(reste);
            }
        } catch (AccessDeniedException interdit) {
            throw new CommandeImpossibleException(option + " : le droit d'écrire dans ce dossier manque");
        } catch (IOException panne) {
            Files.deleteIfExists(aCote);
            throw panne;
        }
        return aCote;
    }
}
