package fr.octroi.adapters.rest.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) part by part, as it comes in: nothing of it lies in memory or in a temporary file.
 *
 * <p>Of a part it wants its name and its bytes; the file name that its owner gave it stays unread.
 */
final class Parties {

    /**
     * A part.
     *
     * @param nom its name
     * @param contenu its bytes, to be read before the next part
     */
    record Partie(String nom, InputStream contenu) {}

    private static final Pattern BORNE = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{1,70}");
    private static final Pattern NOM = Pattern.compile("(?i)form-data\\s*;.*?\\bname=\"([^\"\\\\]{1,64})\".*");
    private static final int ENTETES = 2_048;

    private final InputStream source;
    private final byte[] borne;
    private boolean fini;
    private boolean commence;

    /** Bytes that looked like the beginning of a boundary and were none. */
    private final Deque<Integer> rendus = new ArrayDeque<>();

    private Contenu courant = new Contenu(true);

    Parties(InputStream source, String borne) {
        if (!BORNE.matcher(borne).matches() || borne.endsWith(" ")) {
            throw new ProblemeException(Code.CORPS_ILLISIBLE);
        }
        this.source = new BufferedInputStream(source, 16 * 1024);
        this.borne = ("\r\n--" + borne).getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes to the next part; what is left of the one before is read over. */
    Optional<Partie> suivante() throws IOException {
        if (fini) {
            return Optional.empty();
        }
        if (commence) {
            courant.vider();
        } else {
            // The first boundary begins the body, without the line break before it.
            commence = true;
            rendus.add((int) '\r');
            rendus.add((int) '\n');
            Contenu preambule = new Contenu(false);
            if (preambule.read() >= 0) {
                throw new ProblemeException(Code.CORPS_ILLISIBLE);
            }
        }
        int premier = lireOuEchouer();
        int second = lireOuEchouer();
        if (premier == '-' && second == '-') {
            fini = true;
            return Optional.empty();
        }
        if (premier != '\r' || second != '\n') {
            throw new ProblemeException(Code.CORPS_ILLISIBLE);
        }
        String nom = nom();
        courant = new Contenu(false);
        return Optional.of(new Partie(nom, courant));
    }

    private String nom() throws IOException {
        String nom = "";
        int lus = 0;
        StringBuilder ligne = new StringBuilder();
        while (true) {
            int octet = lireOuEchouer();
            if (++lus > ENTETES) {
                throw new ProblemeException(Code.CORPS_TROP_GRAND);
            }
            if (octet != '\n') {
                ligne.append((char) octet);
                continue;
            }
            String entete = ligne.toString().strip();
            ligne.setLength(0);
            if (entete.isEmpty()) {
                break;
            }
            if (entete.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                Matcher dit =
                        NOM.matcher(entete.substring(entete.indexOf(':') + 1).strip());
                if (!dit.matches()) {
                    throw new ProblemeException(Code.CORPS_ILLISIBLE);
                }
                nom = dit.group(1);
            }
        }
        if (nom.isEmpty()) {
            throw new ProblemeException(Code.CORPS_ILLISIBLE);
        }
        return nom;
    }

    private int lire() throws IOException {
        Integer rendu = rendus.poll();
        return rendu == null ? source.read() : rendu;
    }

    private int lireOuEchouer() throws IOException {
        int octet = lire();
        if (octet < 0) {
            throw new ProblemeException(Code.CORPS_ILLISIBLE);
        }
        return octet;
    }

    /** The bytes up to the next boundary. */
    private final class Contenu extends InputStream {

        private boolean epuise;

        Contenu(boolean epuise) {
            this.epuise = epuise;
        }

        @Override
        public int read() throws IOException {
            if (epuise) {
                return -1;
            }
            int octet = lire();
            if (octet < 0) {
                throw new EOFException("the body ends inside a part");
            }
            if (octet == '\r' && estBorne()) {
                epuise = true;
                return -1;
            }
            return octet;
        }

        /** Looks whether a boundary goes on after its first byte; gives back what was read when it does not. */
        private boolean estBorne() throws IOException {
            for (int rang = 1; rang < borne.length; rang++) {
                int octet = lire();
                if (octet != borne[rang]) {
                    if (octet >= 0) {
                        rendus.addFirst(octet);
                    }
                    // The line break stands at the front alone: what matched so far holds no other beginning of a
                    // boundary.
                    for (int deja = rang - 1; deja >= 1; deja--) {
                        rendus.addFirst((int) borne[deja]);
                    }
                    return false;
                }
            }
            return true;
        }

        @Override
        public int read(byte[] octets, int depuis, int nombre) throws IOException {
            int lus = 0;
            while (lus < nombre) {
                int octet = read();
                if (octet < 0) {
                    break;
                }
                octets[depuis + lus] = (byte) octet;
                lus++;
            }
            return lus == 0 && nombre > 0 ? -1 : lus;
        }

        void vider() throws IOException {
            int octet;
            do {
                octet = read();
            } while (octet >= 0);
        }
    }
}
