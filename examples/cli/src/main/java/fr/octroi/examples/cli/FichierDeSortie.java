package fr.octroi.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** A file that is written aside and put in place whole, or not at all, and never over what it was made of. */
final class FichierDeSortie {

    private FichierDeSortie() {}

    /**
     * Writes a file; a former one is replaced.
     *
     * @param option what named it, for errors
     * @param lus what was read to make it
     */
    static void ecrire(String option, Path place, byte[] octets, List<Path> lus) throws IOException {
        for (Path lu : lus) {
            if (Files.exists(place) && Files.isSameFile(place, lu)) {
                throw new CommandeImpossibleException(option + " : c'est un fichier lu ; rien n'a été écrit");
            }
        }
        Path dossier = place.toAbsolutePath().getParent();
        if (dossier == null || !Files.isDirectory(dossier) || Files.isDirectory(place)) {
            throw new CommandeImpossibleException(option + " : il faut un fichier, dans un dossier qui existe");
        }
        Path aCote = dossier.resolve("." + place.getFileName() + ".partiel-" + UUID.randomUUID());
        try {
            Files.write(aCote, octets, StandardOpenOption.CREATE_NEW);
            Files.move(aCote, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aCote);
        }
    }
}
