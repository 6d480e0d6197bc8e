package fr.octroi.adapters.rest.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of a request, that ends in a problem once more came than is read; a fault of its own bears a mark, since stores have theirs.
 *
 * <p>What is skipped is read, and counts. The source stays open: it is its caller's.
 */
final class FluxBorne extends InputStream {

    /** The request broke off, and not the store that it was going into. */
    static final class Coupure extends IOException {

        private static final long serialVersionUID = 1L;

        private Coupure(IOException cause) {
            super(cause);
        }
    }

    private final InputStream source;
    private long reste;

    FluxBorne(InputStream source, long limite) {
        this.source = source;
        this.reste = limite;
    }

    @Override
    public int read() throws IOException {
        int octet;
        try {
            octet = source.read();
        } catch (IOException coupure) {
            throw new Coupure(coupure);
        }
        if (octet >= 0) {
            compter(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] octets, int depuis, int nombre) throws IOException {
        int lus;
        try {
            lus = source.read(octets, depuis, nombre);
        } catch (IOException coupure) {
            throw new Coupure(coupure);
        }
        if (lus > 0) {
            compter(lus);
        }
        return lus;
    }

    private void compter(int lus) {
        reste -= lus;
        if (reste < 0) {
            throw new ProblemeException(Code.CORPS_TROP_GRAND);
        }
    }
}
