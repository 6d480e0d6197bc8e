package fr.octroi.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, each without its line feed, read one ahead. */
final class LignesDOctets implements Iterator<byte[]> {

    private final InputStream source;
    private byte @Nullable [] prochaine;

    LignesDOctets(InputStream source) {
        this.source = new BufferedInputStream(source);
        this.prochaine = lire();
    }

    @Override
    public boolean hasNext() {
        return prochaine != null;
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
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            int octet = source.read();
            if (octet < 0) {
                return null;
            }
            while (octet >= 0 && octet != '\n') {
                octets.write(octet);
                octet = source.read();
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return octets.toByteArray();
    }
}
