package fr.octroi.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, each without its line feed, read one ahead. */
final class LignesDOctets implements Iterator<byte[]> {

    /** What a line of a request takes, or nearly. */
    private static final int ORDINAIRE = 1024;

    private final InputStream source;
    private final byte[] tampon = new byte[8192];
    private int debut;
    private int fin;
    private boolean sansFin;
    private byte @Nullable [] prochaine;

    LignesDOctets(InputStream source) {
        this.source = source;
        this.prochaine = lire();
    }

    @Override
    public boolean hasNext() {
        return prochaine != null;
    }

    /** Whether the line that comes next is the last, and lacks its line feed. */
    boolean prochaineEstSansFin() {
        return sansFin;
    }

    @Override
    public byte[] next() {
        byte[] ligne = prochaine;
        if (ligne == null) {
            throw new NoSuchElementException();
        }
        prochaine = lire();
        return ligne;
    }

    private byte @Nullable [] lire() {
        if (!resteDesOctets()) {
            return null;
        }
        ByteArrayOutputStream ligne = new ByteArrayOutputStream(ORDINAIRE);
        do {
            int bout = debut;
            while (bout < fin && tampon[bout] != '\n') {
                bout++;
            }
            ligne.write(tampon, debut, bout - debut);
            debut = bout;
        } while (debut == fin && resteDesOctets());
        if (debut < fin) {
            debut++;
        } else {
            sansFin = true;
        }
        return ligne.toByteArray();
    }

    private boolean resteDesOctets() {
        if (debut < fin) {
            return true;
        }
        try {
            debut = 0;
            fin = Math.max(0, source.read(tampon));
            return fin > 0;
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
