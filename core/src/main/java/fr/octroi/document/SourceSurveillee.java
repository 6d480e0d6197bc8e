package fr.octroi.document;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a file, which nobody may go on reading beyond its time: most endless parsings read without end. */
final class SourceSurveillee extends RandomAccessReadBuffer {

    private final Vigie vigie;

    SourceSurveillee(byte[] octets, Vigie vigie) {
        super(octets);
        this.vigie = vigie;
    }

    @Override
    public int read() throws IOException {
        vigie.verifier();
        return super.read();
    }

    @Override
    public int read(byte[] tampon, int debut, int longueur) throws IOException {
        vigie.verifier();
        return super.read(tampon, debut, longueur);
    }

    @Override
    public RandomAccessReadView createView(long debut, long longueur) throws IOException {
        // The view of the parent class would be of an unwatched copy.
        return new RandomAccessReadView(this, debut, longueur);
    }
}
