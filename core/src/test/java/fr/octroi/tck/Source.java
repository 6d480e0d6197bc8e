package fr.octroi.tck;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** A stream that knows whether it was closed, and that may fail at its end. */
final class Source extends FilterInputStream {

    private final boolean panne;
    private boolean fermee;

    private Source(byte[] octets, boolean panne) {
        super(new ByteArrayInputStream(octets));
        this.panne = panne;
    }

    static Source de(byte[] octets) {
        return new Source(octets, false);
    }

    static Source quiTombeEnPanneApres(byte[] octets) {
        return new Source(octets, true);
    }

    boolean estFermee() {
        return fermee;
    }

    @Override
    public int read() throws IOException {
        return fin(super.read());
    }

    @Override
    public int read(byte[] tampon, int debut, int longueur) throws IOException {
        return longueur == 0 ? 0 : fin(super.read(tampon, debut, longueur));
    }

    private int fin(int lu) throws IOException {
        if (lu < 0 && panne) {
            throw new IOException("the disk was pulled out");
        }
        return lu;
    }

    @Override
    public void close() throws IOException {
        fermee = true;
        super.close();
    }
}
