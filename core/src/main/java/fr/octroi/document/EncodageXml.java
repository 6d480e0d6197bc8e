package fr.octroi.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an XML document as its first bytes say (XML 1.0, appendix F): by its mark, else by its declaration, else UTF-8.
 *
 * <p>The JDK's reader could do it, but writes what it cannot decode on the host's error stream.
 */
final class EncodageXml {

    private static final int LONGUEUR_DE_LA_DECLARATION = 256;
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

    private EncodageXml() {}

    /** Decodes; null when the encoding is unknown, or is not that of the bytes. */
    static @Nullable String decoder(byte[] octets) {
        if (commencePar(octets, 0xEF, 0xBB, 0xBF)) {
            return decoder(octets, 3, StandardCharsets.UTF_8);
        }
        if (commencePar(octets, 0xFE, 0xFF)) {
            return decoder(octets, 2, StandardCharsets.UTF_16BE);
        }
        if (commencePar(octets, 0xFF, 0xFE)) {
            return decoder(octets, 2, StandardCharsets.UTF_16LE);
        }
        if (commencePar(octets, 0, '<')) {
            return decoder(octets, 0, StandardCharsets.UTF_16BE);
        }
        if (commencePar(octets, '<', 0)) {
            return decoder(octets, 0, StandardCharsets.UTF_16LE);
        }
        Charset declare = declare(octets);
        return declare == null ? null : decoder(octets, 0, declare);
    }

    private static boolean commencePar(byte[] octets, int... attendus) {
        for (int i = 0; i < attendus.length; i++) {
            if (i >= octets.length || (octets[i] & 0xFF) != attendus[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset declare(byte[] octets) {
        String debut =
                new String(octets, 0, Math.min(octets.length, LONGUEUR_DE_LA_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(debut);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declaration.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException inconnu) {
            return null;
        }
    }

    private static @Nullable String decoder(byte[] octets, int debut, Charset jeu) {
        try {
            return jeu.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets, debut, octets.length - debut))
                    .toString();
        } catch (CharacterCodingException faute) {
            return null;
        }
    }
}
