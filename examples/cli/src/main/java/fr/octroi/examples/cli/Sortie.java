package fr.octroi.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is written aside and put in place whole, so that nobody ever sees half of it.
 *
 * <p>A former result of the same command is replaced; anything else that lies there is left alone, and the command
 * refuses to write over it.
 */
final class Sortie implements AutoCloseable {

    private final Path place;
    private final Path aCote;

    private Sortie(Path place, Path aCote) {
        this.place = place;
        this.aCote = aCote;
    }

    /**
     * Prepares a folder.
     *
     * @param connus what a former result of this command may hold: a name, and the names of the files below it when it is
     *     a folder
     */
    static Sortie preparer(Path demandee, Map<String, String> connus) {
        Path place = demandee.toAbsolutePath().normalize();
        Path parent = place.getParent();
        if (parent == null || place.getFileName() == null) {
            throw new CommandeImpossibleException("--sortie " + demandee + " : il faut un dossier, pas la racine");
        }
        try {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                refuserAutreChose(demandee, place, connus);
            }
            Files.createDirectories(parent);
            return new Sortie(
                    place,
                    Files.createDirectory(parent.resolve("." + place.getFileName() + ".partiel-" + UUID.randomUUID())));
        } catch (IOException impossible) {
            throw new CommandeImpossibleException("--sortie " + demandee + " : le dossier ne peut pas être créé");
        }
    }

    /** Refuses to replace a folder that holds what is read. */
    static void refuserUnLu(Path demandee, List<Path> lus) {
        for (Path lu : lus) {
            if (estDessous(demandee, lu)) {
                throw new CommandeImpossibleException("--sortie " + demandee
                        + " : un fichier lu y est, et ce dossier va être remplacé ; le ranger ailleurs");
            }
        }
    }

    /** Says whether a file stands in a folder, by whatever names. */
    static boolean estDessous(Path dossier, Path fichier) {
        try {
            return Files.exists(fichier)
                    && Files.exists(dossier)
                    && fichier.toRealPath().startsWith(dossier.toRealPath());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void refuserAutreChose(Path demandee, Path place, Map<String, String> connus) throws IOException {
        if (!Files.isDirectory(place)) {
            throw new CommandeImpossibleException("--sortie " + demandee + " : ce n'est pas un dossier");
        }
        try (Stream<Path> presents = Files.list(place)) {
            for (Path present : presents.toList()) {
                String nom = String.valueOf(present.getFileName());
                if (!connus.containsKey(nom)) {
                    throw autreChose(demandee, nom);
                }
                if (Files.isDirectory(present)) {
                    refuserAutreFichier(demandee, present, connus.getOrDefault(nom, ""));
                }
            }
        }
    }

    private static void refuserAutreFichier(Path demandee, Path dossier, String forme) throws IOException {
        try (Stream<Path> dessous = Files.walk(dossier)) {
            dessous.filter(present -> !Files.isDirectory(present, LinkOption.NOFOLLOW_LINKS))
                    .map(present -> String.valueOf(present.getFileName()))
                    .filter(nom -> !nom.matches(forme))
                    .findFirst()
                    .ifPresent(nom -> {
                        throw autreChose(demandee, nom);
                    });
        }
    }

    private static CommandeImpossibleException autreChose(Path demandee, String nom) {
        return new CommandeImpossibleException("--sortie " + demandee + " : le dossier contient « " + nom
                + " », qui ne vient pas de cette commande ; rien n'a été écrit");
    }

    /** Returns the folder to write to until {@link #publier}. */
    Path dossier() {
        return aCote;
    }

    void publier() {
        try {
            if (Files.exists(place)) {
                Path ancienne = aCote.resolveSibling(aCote.getFileName() + ".ancien");
                Files.move(place, ancienne);
                try {
                    Files.move(aCote, place);
                } catch (IOException panne) {
                    Files.move(ancienne, place);
                    throw panne;
                }
                effacer(ancienne);
            } else {
                Files.move(aCote, place);
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Removes what was written aside and never put in place. */
    @Override
    public void close() {
        try {
            if (Files.exists(aCote)) {
                effacer(aCote);
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void effacer(Path dossier) throws IOException {
        Files.walkFileTree(dossier, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path fichier, BasicFileAttributes attributs) throws IOException {
                Files.delete(fichier);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visite, @Nullable IOException panne) throws IOException {
                Files.delete(visite);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
