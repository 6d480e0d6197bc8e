package fr.octroi.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines, counted as they are read. */
final class LignesComptees extends FilterInputStream {

    private final ComptageDeLignes comptage;

    LignesComptees(InputStream source, ComptageDeLignes comptage) {
        super(source);
        this.comptage = comptage;
    }

    @Override
    public int read() throws IOException {
        byte[] un = new byte[1];
        return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
    }

    @Override
    public int read(byte[] tampon, int debut, int longueur) throws IOException {
        int lus = super.read(tampon, debut, longueur);
        if (lus > 0) {
            comptage.write(tampon, debut, lus);
        }
        return lus;
    }

    @Override
    public long skip(long nombre) throws IOException {
        return readNBytes((int) Math.min(Math.max(nombre, 0), 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
