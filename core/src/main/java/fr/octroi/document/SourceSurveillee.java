package fr.octroi.document;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * Bytes in memory, as PDFBox reads them, and which nobody may go on reading beyond the time of a file: most endless parsings read without
 * end.
 *
 * <p>PDFBox looks at nearly each byte before it takes it: its own reader takes it, and goes back.
 */
final class SourceSurveillee implements RandomAccessRead {

    /** So many bytes are taken one by one before the watch is asked: it costs as much as each of them. */
    private static final int CADENCE = 0xF;

    private final Vigie vigie;
    private byte[] octets;
    private int place;
    private int regards;
    private boolean fermee;

    SourceSurveillee(byte[] octets, Vigie vigie) {
        this.octets = octets;
        this.vigie = vigie;
    }

    @Override
    public int read() throws IOException {
        surveillerParfois();
        return place < octets.length ? octets[place++] & 0xFF : -1;
    }

    @Override
    public int peek() throws IOException {
        surveillerParfois();
        return place < octets.length ? octets[place] & 0xFF : -1;
    }

    @Override
    public int read(byte[] tampon, int debut, int longueur) throws IOException {
        surveiller();
        if (place >= octets.length) {
            return -1;
        }
        int lus = Math.min(longueur, octets.length - place);
        System.arraycopy(octets, place, tampon, debut, lus);
        place += lus;
        return lus;
    }

    @Override
    public long getPosition() throws IOException {
        verifier();
        return place;
    }

    /** Beyond the end is the end. */
    @Override
    public void seek(long position) throws IOException {
        verifier();
        if (position < 0) {
            throw new IOException("no byte is before the first");
        }
        place = (int) Math.min(position, octets.length);
    }

    @Override
    public long length() throws IOException {
        verifier();
        return octets.length;
    }

    @Override
    public boolean isEOF() throws IOException {
        verifier();
        return place >= octets.length;
    }

    @Override
    public RandomAccessReadView createView(long debut, long longueur) {
        return new RandomAccessReadView(this, debut, longueur);
    }

    @Override
    public boolean isClosed() {
        return fermee;
    }

    @Override
    public void close() {
        fermee = true;
        octets = new byte[0];
        place = 0;
    }

    private void surveiller() throws IOException {
        vigie.verifier();
        verifier();
    }

    private void surveillerParfois() throws IOException {
        if ((++regards & CADENCE) == 0) {
            vigie.verifier();
        }
        verifier();
    }

    private void verifier() throws IOException {
        if (fermee) {
            throw new IOException("what is read was closed");
        }
    }
}
