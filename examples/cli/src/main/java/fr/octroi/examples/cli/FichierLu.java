package fr.octroi.examples.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is given to read; one that cannot be read is told by the option that named it. */
final class FichierLu {

    private FichierLu() {}

    /**
     * Returns a file that is there.
     *
     * @param option what named it, for errors
     */
    static Path exiger(String option, Path fichier) {
        if (Files.isDirectory(fichier) || !Files.isReadable(fichier)) {
            throw absent(option, fichier);
        }
        return fichier;
    }

    /** Returns a text in UTF-8, without the mark that some programs begin it with. */
    static String texte(String option, Path fichier) {
        try {
            String texte = Files.readString(exiger(option, fichier), StandardCharsets.UTF_8);
            return texte.startsWith("\uFEFF") ? texte.substring(1) : texte;
        } catch (CharacterCodingException autre) {
            throw new CommandeImpossibleException(
                    option + " " + fichier + " : ce fichier n'est pas en UTF-8 ; l'enregistrer en UTF-8");
        } catch (IOException panne) {
            throw absent(option, fichier);
        }
    }

    private static CommandeImpossibleException absent(String option, Path fichier) {
        return new CommandeImpossibleException(
                option + " " + fichier + " : ce fichier n'existe pas ou ne peut pas être lu");
    }
}
