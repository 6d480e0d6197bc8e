package fr.octroi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, decoded as its first bytes say (XML 1.0, appendix F): by its mark, else by its
 * declaration, else UTF-8. Blanks before the declaration are dropped.
 *
 * <p>It throws {@link FichierInvalideException} at bytes that the encoding does not have, past a size, and at a run without a
 * tag that would fill the memory of whoever reads it.
 */
final class TexteXml extends Reader {

    private static final int OCTETS_LUS_D_AVANCE = 8192;
    private static final int SANS_BALISE_AU_PLUS = 1_000_000;

    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

    private final String nom;
    private final InputStream source;
    private final long tailleMaximale;
    private final ByteBuffer octets;
    private final CharsetDecoder decodeur;
    private long lus;
    private boolean fini;
    private boolean commence;
    private int ligne = 1;
    private int colonne = 1;
    private int sautees;
    private int sansBalise;

    /**
     * Opens a document.
     *
     * @throws FichierInvalideException {@code FICHIER_VIDE}, {@code ENCODAGE} when the encoding is not known
     */
    TexteXml(String nom, InputStream source, long tailleMaximale) throws IOException {
        this.nom = nom;
        this.source = source;
        this.tailleMaximale = tailleMaximale;
        byte[] debut = source.readNBytes(OCTETS_LUS_D_AVANCE);
        this.lus = debut.length;
        if (debut.length == 0) {
            throw erreur("FICHIER_VIDE", "le fichier est vide");
        }
        this.octets = ByteBuffer.allocate(OCTETS_LUS_D_AVANCE);
        octets.put(debut).flip();
        this.decodeur = jeu(debut)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns how many lines of blanks came before the first tag, which the parser does not see. */
    int lignesSautees() {
        return sautees;
    }

    private Charset jeu(byte[] debut) {
        if (commencePar(debut, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (commencePar(debut, 0xFE, 0xFF) || commencePar(debut, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (commencePar(debut, 0xFF, 0xFE) || commencePar(debut, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declaration =
                DECLARATION.matcher(new String(debut, 0, Math.min(debut.length, 512), StandardCharsets.ISO_8859_1));
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset declare = Charset.forName(declaration.group(1));
            // The declaration could be read byte by byte, so two bytes a character it is not, whatever it claims.
            return declare.name().startsWith("UTF-16") || declare.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : declare;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException inconnu) {
            throw erreur("ENCODAGE", "l'encodage déclaré n'est pas connu");
        }
    }

    private static boolean commencePar(byte[] debut, int... attendus) {
        for (int i = 0; i < attendus.length; i++) {
            if (i >= debut.length || (debut[i] & 0xFF) != attendus[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(char[] tampon, int debut, int longueur) throws IOException {
        if (longueur == 0) {
            return 0;
        }
        while (true) {
            CharBuffer sortie = CharBuffer.wrap(tampon, debut, longueur).slice();
            CoderResult resultat = decodeur.decode(octets, sortie, fini);
            int nombre = retenir(tampon, debut, sortie.position());
            if (nombre > 0) {
                return nombre;
            }
            if (resultat.isError()) {
                throw erreur("ENCODAGE", "des octets ne sont pas de l'encodage du fichier");
            }
            if (fini && resultat.isUnderflow() && sortie.position() == 0) {
                return -1;
            }
            if (!fini) {
                remplir();
            }
        }
    }

    private void remplir() throws IOException {
        octets.compact();
        int nombre = source.read(octets.array(), octets.position(), octets.remaining());
        if (nombre < 0) {
            fini = true;
        } else {
            lus += nombre;
            octets.position(octets.position() + nombre);
        }
        octets.flip();
        if (lus > tailleMaximale) {
            throw erreur("FICHIER_TROP_GRAND", "le fichier est plus grand que tout retour");
        }
    }

    /** Drops leading blanks and the mark, counts the rest, and returns how many characters are kept. */
    private int retenir(char[] tampon, int debut, int nombre) {
        int premier = 0;
        while (!commence && premier < nombre) {
            char c = tampon[debut + premier];
            if (c == '\uFEFF' || Character.isWhitespace(c)) {
                premier++;
                sautees += c == '\n' ? 1 : 0;
                avancer(c);
            } else {
                commence = true;
            }
        }
        System.arraycopy(tampon, debut + premier, tampon, debut, nombre - premier);
        for (int i = debut; i < debut + nombre - premier; i++) {
            avancer(tampon[i]);
        }
        return nombre - premier;
    }

    private void avancer(char c) {
        if (c == '\n') {
            ligne++;
            colonne = 1;
        } else {
            colonne++;
        }
        sansBalise = c == '<' ? 0 : sansBalise + 1;
        if (sansBalise > SANS_BALISE_AU_PLUS) {
            throw erreur("TEXTE_TROP_LONG", "un texte est plus long que tout retour n'en a");
        }
    }

    private FichierInvalideException erreur(String code, String phrase) {
        return new FichierInvalideException(code, nom, ligne, colonne, phrase);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
