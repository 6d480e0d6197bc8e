package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pieces in the host itself, each file on a thread of its own behind {@linkplain Limites limits}; any number of
 * threads may share one reader. The thread that read last stays awake for a tenth of a millisecond, for the next file of a lot.
 *
 * <p>What a file is, its bytes say:
 *
 * <ul>
 *   <li>{@link EtatLecture#LISIBLE}: a PDF with text. One that only its owner's password protects opens like any other.
 *   <li>{@link EtatLecture#SANS_TEXTE}: a picture, or a PDF with a picture and no more text than a page number or a
 *       scanner's mention. With a recogniser, one whose picture tells some fact is {@code LISIBLE}, all its facts being of the
 *       source {@link FaitLu.Source#ROC}; {@code ROC_INCOMPLETE} signals that there was no time for all its pages, {@code
 *       ROC_IMPOSSIBLE} that the recogniser failed.
 *   <li>{@link EtatLecture#CHIFFREE}: a PDF that needs a password or a certificate.
 *   <li>{@link EtatLecture#ILLISIBLE}: a file that is empty, cut, broken, blank, or anything else.
 *   <li>{@link EtatLecture#NON_LUE}: a file beyond the limits, or a reading that the machine gave up for its own
 *       reasons, such as memory: a person looks, and the applicant is not asked for anything.
 * </ul>
 *
 * <p>The promise that a bad file costs that file only is weaker than it would be between processes, for memory is shared
 * and a thread cannot be ended from outside. A reading that is out of time is told to stop, and nearly all do; one that
 * does not is abandoned and counted, and while {@value #ABANDONS_TOLERES} are, the reader refuses to start others. A host
 * that reads what strangers send keeps some memory free, or reads in other processes ({@link LecteurIsole}). PDFBox's own
 * log ({@code org.apache.pdfbox}, {@code org.apache.fontbox}) may quote the inside of a broken file: a host keeps it off.
 */
public final class LecteurPdf implements LecteurDePieces {

    /** How many readings that will not end are borne before no other is started. */
    static final int ABANDONS_TOLERES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(LecteurPdf.class);

    private final Limites limites;
    private final LecteurDeCodes codes;
    private final Analyse analyse;
    private final AtomicInteger abandons = new AtomicInteger();
    private final Executor fils = new FilsDeLecture();

    /** What is done with the bytes of a file, on the thread of the reading. */
    @FunctionalInterface
    interface Analyse {
        PieceLue lire(byte[] octets, Vigie vigie) throws IOException;
    }

    /** Makes a reader with {@link Limites#PAR_DEFAUT}. */
    public LecteurPdf() {
        this(Limites.PAR_DEFAUT);
    }

    /**
     * Makes a reader.
     *
     * @param limites what one file may cost
     */
    public LecteurPdf(Limites limites) {
        this(limites, LecteurDeCodes.SANS_CERTIFICAT);
    }

    /**
     * Makes a reader that also checks signed codes.
     *
     * @param limites what one file may cost
     * @param codes what checks them, with the host's certificates
     */
    public LecteurPdf(Limites limites, LecteurDeCodes codes) {
        this(limites, codes, Reconnaissance.AUCUNE);
    }

    /**
     * Makes a reader that also recognises the words of what has no text, in the time that its limits leave: some seconds a page.
     *
     * @param limites what one file may cost
     * @param codes what checks signed codes, with the host's certificates
     * @param reconnaissance what recognises words, such as {@link Tesseract}
     */
    public LecteurPdf(Limites limites, LecteurDeCodes codes, ReconnaissanceTexte reconnaissance) {
        this(limites, codes, new Reconnaissance(reconnaissance));
    }

    private LecteurPdf(Limites limites, LecteurDeCodes codes, Reconnaissance reconnaissance) {
        this((octets, vigie) -> AnalysePiece.lire(octets, reconnaissance, vigie), limites, codes);
    }

    LecteurPdf(Analyse analyse, Limites limites, LecteurDeCodes codes) {
        this.limites = limites;
        this.codes = codes;
        this.analyse = analyse;
    }

    @Override
    public LecturePiece lire(InputStream contenu) {
        byte[] octets;
        try {
            octets = contenu.readNBytes((int) limites.octets() + 1);
        } catch (IOException e) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a piece cannot be read", e);
        }
        NatureFichier nature = GenreFichier.de(octets).nature();
        if (octets.length > limites.octets()) {
            return nonLue("TAILLE", nature);
        }
        if (abandons.get() >= ABANDONS_TOLERES) {
            return nonLue("TROP_D_ABANDONS", nature);
        }
        if (nature == NatureFichier.PDF) {
            try {
                AnalysePdf.preparer();
            } catch (LinkageError e) {
                // PDFBox is optional on the class path: without it there is nobody to read.
                return nonLue("PDFBOX_ABSENT", nature);
            }
        }
        return dire(essayer(octets, nature));
    }

    private LecturePiece essayer(byte[] octets, NatureFichier nature) {
        Essai essai = new Essai(octets);
        try {
            fils.execute(essai);
            return essai.get(limites.temps().toNanos(), TimeUnit.NANOSECONDS).verifier(codes);
        } catch (TimeoutException e) {
            essai.abandonner();
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "TEMPS", nature);
        } catch (InterruptedException e) {
            essai.abandonner();
            Thread.currentThread().interrupt();
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "INTERRUPTION", nature);
        } catch (ExecutionException e) {
            return AnalysePiece.apresLaPanne(Objects.requireNonNullElse(e.getCause(), e), nature);
        } catch (OutOfMemoryError e) {
            return AnalysePiece.apresLaPanne(e, nature);
        }
    }

    private static LecturePiece nonLue(String code, NatureFichier nature) {
        return dire(LecturePiece.sansFait(EtatLecture.NON_LUE, code, nature));
    }

    private static LecturePiece dire(LecturePiece lecture) {
        if (lecture.etat() == EtatLecture.NON_LUE) {
            LOG.warn("piece not read: {}", lecture.code());
        } else if (lecture.etat() == EtatLecture.ILLISIBLE) {
            LOG.debug("piece unreadable: {}", lecture.code());
        }
        return lecture;
    }

    /** How many readings were abandoned and have not ended. */
    int abandons() {
        return abandons.get();
    }

    /** One reading. It is counted as abandoned from the moment its caller leaves until its thread is free again. */
    private final class Essai extends FutureTask<PieceLue> {

        private final Vigie vigie;
        private boolean fini;
        private boolean abandonne;

        Essai(byte[] octets) {
            this(octets, new Vigie(limites));
        }

        private Essai(byte[] octets, Vigie vigie) {
            super(() -> analyse.lire(octets, vigie));
            this.vigie = vigie;
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                finir();
            }
        }

        private synchronized void finir() {
            fini = true;
            if (abandonne) {
                abandons.decrementAndGet();
            }
        }

        private synchronized void abandonner() {
            vigie.abandonner();
            if (!fini) {
                abandonne = true;
                abandons.incrementAndGet();
                cancel(true);
            }
        }
    }
}
