package fr.octroi.examples.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or a folder that a command is given to read; one that cannot be read is told as it was typed, by the option that named it. */
final class FichierLu {

    private FichierLu() {}

    /**
     * Returns a file that is there.
     *
     * @param option what named it, for errors; empty where the command takes nothing but files
     */
    static Path exiger(String option, Path fichier) {
        if (fichier.toString().isEmpty()) {
            throw refus(option, "il faut un fichier, et rien n'est donné");
        }
        if (Files.isDirectory(fichier)) {
            throw refus(option, fichier, "c'est un dossier ; il faut un fichier");
        }
        if (!Files.isReadable(fichier)) {
            throw absent(option, fichier);
        }
        return fichier;
    }

    /**
     * Returns a folder that is there.
     *
     * @param option what named it, for errors
     */
    static Path exigerDossier(String option, Path dossier) {
        if (dossier.toString().isEmpty()) {
            throw refus(option, "il faut un dossier, et rien n'est donné");
        }
        if (!Files.isDirectory(dossier)) {
            throw refus(
                    option,
                    dossier,
                    Files.exists(dossier)
                            ? "ce n'est pas un dossier ; il faut le dossier, pas un fichier"
                            : "ce dossier n'existe pas");
        }
        return dossier;
    }

    /** Returns a text in UTF-8, without the mark that some programs begin it with. */
    static String texte(String option, Path fichier) {
        try {
            String texte = Files.readString(exiger(option, fichier), StandardCharsets.UTF_8);
            return texte.startsWith("\uFEFF") ? texte.substring(1) : texte;
        } catch (CharacterCodingException autre) {
            throw refus(option, fichier, "ce fichier n'est pas en UTF-8 ; l'enregistrer en UTF-8");
        } catch (IOException panne) {
            throw absent(option, fichier);
        }
    }

    /** What is said of a file that was there and could not be read to its end. */
    static CommandeImpossibleException absent(String option, Path fichier) {
        return refus(option, fichier, "ce fichier n'existe pas ou ne peut pas être lu");
    }

    private static CommandeImpossibleException refus(String option, Path place, String phrase) {
        return refus((option.isEmpty() ? "" : option + " ") + place, phrase);
    }

    private static CommandeImpossibleException refus(String lieu, String phrase) {
        return new CommandeImpossibleException((lieu.isEmpty() ? "" : lieu + " : ") + phrase);
    }
}
