package fr.octroi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The characters of a file in its encoding, up to the first that it has not: what stands before that one is read, so that whoever counts
 * lines knows where it stands. The JDK's own reader loses what it decoded before.
 */
final class StrictReader extends Reader {

    private static final int ASCII = 0x7F;

    private final InputStream source;
    private final Charset encodage;
    private final CharsetDecoder decodeur;
    private final ByteBuffer octets = ByteBuffer.allocate(8_192).flip();
    private boolean finie;
    private boolean horsEncodage;
    private boolean arrete;
    private boolean jugee;
    private boolean semblentDeLUtf8;

    StrictReader(InputStream source, Charset encodage) {
        this.source = source;
        this.encodage = encodage;
        this.decodeur = encodage.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.jugee = encodage.equals(StandardCharsets.UTF_8);
    }

    @Override
    public int read(char[] tampon, int debut, int longueur) throws IOException {
        if (longueur == 0) {
            return 0;
        }
        CharBuffer lus = CharBuffer.wrap(tampon, debut, longueur).slice();
        while (!horsEncodage) {
            CoderResult resultat = decodeur.decode(octets, lus, finie);
            horsEncodage = resultat.isError();
            if (lus.position() > 0) {
                return lus.position();
            }
            if (finie && resultat.isUnderflow()) {
                return -1;
            }
            if (!horsEncodage) {
                remplir();
            }
        }
        arrete = true;
        throw new CharacterCodingException();
    }

    private void remplir() throws IOException {
        octets.compact();
        int recus = source.readNBytes(octets.array(), octets.position(), octets.remaining());
        finie = recus == 0;
        octets.position(octets.position() + recus).flip();
        if (!jugee) {
            juger(octets.duplicate());
        }
    }

    /** The first sign beyond ASCII tells: an accent in another encoding is none in UTF-8. One that ends these bytes tells nothing yet. */
    private void juger(ByteBuffer nouveaux) {
        while (nouveaux.hasRemaining() && estUneSuite(nouveaux.get(nouveaux.position()))) {
            nouveaux.get();
        }
        CharBuffer signes = CharBuffer.allocate(nouveaux.remaining());
        boolean faux = StandardCharsets.UTF_8
                .newDecoder()
                .decode(nouveaux, signes, false)
                .isError();
        semblentDeLUtf8 = !faux && signes.flip().chars().anyMatch(signe -> signe > ASCII);
        jugee = faux || semblentDeLUtf8;
    }

    /** Whether a byte goes on with a sign of UTF-8 that others began. */
    private static boolean estUneSuite(byte octet) {
        return (octet & 0b1100_0000) == 0b1000_0000;
    }

    /** Whether all was read that stands before a character which the encoding has not. */
    boolean estArrete() {
        return arrete;
    }

    /** Whether the first accents of the file are those of UTF-8, under the name of another encoding. */
    boolean semblentDeLUtf8() {
        return semblentDeLUtf8;
    }

    /** What wrote these bytes, where they tell: of what spreadsheets export, UTF-16 alone is full of zeros. */
    Optional<String> autreEncodage() {
        int zeros = 0;
        for (int i = 0; i < octets.limit(); i++) {
            zeros += octets.get(i) == 0 ? 1 : 0;
        }
        if (zeros * 4 > octets.limit()) {
            return Optional.of("UTF-16");
        }
        if (encodage.equals(StandardCharsets.UTF_8)) {
            return Optional.of("windows-1252");
        }
        return semblentDeLUtf8 ? Optional.of("UTF-8") : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
