package fr.octroi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads texts that are always UTF-8. */
final class Textes {

    private Textes() {}

    static String lire(Path fichier) {
        String nom = String.valueOf(fichier.getFileName());
        try {
            return decoder(nom, Files.readAllBytes(fichier));
        } catch (IOException absent) {
            throw new FichierInvalideException("FICHIER_ABSENT", nom, "le fichier n'existe pas ou ne peut pas être lu");
        }
    }

    static String ressource(String chemin) {
        try (InputStream flux = Textes.class.getResourceAsStream(chemin)) {
            if (flux == null) {
                throw new FichierInvalideException("FICHIER_ABSENT", chemin, "la ressource n'existe pas");
            }
            return decoder(chemin, flux.readAllBytes());
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static String decoder(String nom, byte[] octets) {
        try {
            String texte = decoder(octets);
            return texte.startsWith("\uFEFF") ? texte.substring(1) : texte;
        } catch (CharacterCodingException autreEncodage) {
            throw new FichierInvalideException("ENCODAGE", nom, "le fichier n'est pas en UTF-8");
        }
    }

    /** Takes UTF-8 alone, where Jackson guesses the encoding and would take UTF-16, or what follows a mark, too. */
    static String decoder(byte[] octets) throws CharacterCodingException {
        String texte = new String(octets, StandardCharsets.UTF_8);
        // What stands where something could not be read may have been written so: only then is it worth a second look.
        return texte.indexOf('\uFFFD') < 0
                ? texte
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString();
    }
}
