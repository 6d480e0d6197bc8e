package fr.octroi.document;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pieces behind a wall: in {@linkplain OuvrierDeLecture worker processes} of bounded memory, each of which reads one
 * file at a time and is used again; any number of threads may share one reader.
 *
 * <p>A file that hangs, crashes, or fills the memory costs its own reading and at most the worker that read it. It is then
 * {@link EtatLecture#NON_LUE}, a person looks, and the code says why: {@code TEMPS}, {@code MEMOIRE}, {@code CRASH}, {@code
 * PROTOCOLE} when what the worker said was no answer. {@code DEMARRAGE} is no file's fault: the command does not start a
 * worker. For all other answers see {@link LecteurPdf}, whose are the same.
 *
 * <p>The host gives the command, so that it may choose the memory, and shut its workers in further by the means of its
 * machine. Workers inherit no variable of the environment, and what they print on their error output is dropped.
 */
public final class LecteurIsole implements LecteurDePieces, AutoCloseable {

    /** How many files a worker reads before it makes room for a new one: what leaks in it leaks no further. */
    static final int FICHIERS_PAR_OUVRIER = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(LecteurIsole.class);
    private static final Duration DEMARRAGE = Duration.ofSeconds(60);

    /** A worker watches its own time; what it cannot stop by itself is ended this much later. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final List<String> commande;
    private final Limites limites;
    private final LecteurDeCodes codes;
    private final int fichiersParOuvrier;
    private final Semaphore places;
    private final Deque<Ouvrier> libres = new ArrayDeque<>();
    private final Set<Ouvrier> vivants = ConcurrentHashMap.newKeySet();
    private volatile boolean ferme;

    /**
     * Makes a reader; no worker is launched before the first file.
     *
     * @param commande what launches a worker, such as {@link #commande} gives
     * @param limites what one file may cost
     * @param ouvriers how many workers may run at once, from 1
     * @throws ValeurInvalideException {@code OUVRIERS_HORS_BORNES}
     */
    public LecteurIsole(List<String> commande, Limites limites, int ouvriers) {
        this(commande, limites, ouvriers, LecteurDeCodes.SANS_CERTIFICAT);
    }

    /**
     * Makes a reader that also checks signed codes, on this side of the wall.
     *
     * @param commande what launches a worker, such as {@link #commande} gives
     * @param limites what one file may cost
     * @param ouvriers how many workers may run at once, from 1
     * @param codes what checks codes, with the host's certificates
     * @throws ValeurInvalideException {@code OUVRIERS_HORS_BORNES}
     */
    public LecteurIsole(List<String> commande, Limites limites, int ouvriers, LecteurDeCodes codes) {
        this(commande, limites, ouvriers, codes, FICHIERS_PAR_OUVRIER);
    }

    LecteurIsole(List<String> commande, Limites limites, int ouvriers, LecteurDeCodes codes, int fichiersParOuvrier) {
        if (ouvriers < 1) {
            throw new ValeurInvalideException("OUVRIERS_HORS_BORNES");
        }
        this.commande = List.copyOf(commande);
        this.limites = limites;
        this.codes = codes;
        this.fichiersParOuvrier = fichiersParOuvrier;
        this.places = new Semaphore(ouvriers, true);
    }

    /**
     * Returns a command that launches a worker with the Java and the class path of this very process.
     *
     * <p>It suits a host that runs from a class path or one jar of plain classes; one that runs from modules or from jars
     * within a jar writes its own: the main class is {@link OuvrierDeLecture}.
     *
     * @param memoireEnMo the heap of the worker, in megabytes
     * @return the command
     */
    public static List<String> commande(int memoireEnMo) {
        return commande(memoireEnMo, List.of());
    }

    /**
     * Returns such a command for workers that recognise the words of what has no text.
     *
     * @param memoireEnMo the heap of the worker, in megabytes; drawing a page takes some hundred of them
     * @param reconnaissance the command of the recogniser, as {@link Tesseract} takes it; empty when there is none
     * @return the command
     */
    public static List<String> commande(int memoireEnMo, List<String> reconnaissance) {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memoireEnMo + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // The machine's own words go to the error output, and it leaves no file behind.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                OuvrierDeLecture.class.getName()));
        commande.addAll(reconnaissance);
        return List.copyOf(commande);
    }

    /**
     * Returns such a command for a program that reads one lot and ends: its workers stop at the first of the JVM's two compilers, for what
     * the second would gain comes after some thousands of files. A host that keeps its workers takes {@link #commande(int, List)}.
     *
     * @param memoireEnMo the heap of the worker, in megabytes
     * @param reconnaissance the command of the recogniser, as {@link Tesseract} takes it; empty when there is none
     * @return the command
     */
    public static List<String> commandePourUnLot(int memoireEnMo, List<String> reconnaissance) {
        List<String> commande = new ArrayList<>(commande(memoireEnMo, reconnaissance));
        commande.add(1, "-XX:TieredStopAtLevel=1");
        return List.copyOf(commande);
    }

    @Override
    public LecturePiece lire(InputStream contenu) {
        if (ferme) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the reader is closed", null);
        }
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
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nonLue("INTERRUPTION", nature);
        }
        try {
            return lire(octets, nature);
        } finally {
            places.release();
        }
    }

    private LecturePiece lire(byte[] octets, NatureFichier nature) {
        Ouvrier ouvrier;
        try {
            ouvrier = prendre();
        } catch (IOException | DelaiException | Trame.ReponseInvalideException e) {
            return nonLue("DEMARRAGE", nature);
        }
        try {
            PieceLue lue = surveiller(ouvrier, limites.temps().plus(GRACE), () -> ouvrier.lire(octets, limites));
            rendre(ouvrier);
            return lue.verifier(codes);
        } catch (DelaiException e) {
            congedier(ouvrier);
            return nonLue("TEMPS", nature);
        } catch (Trame.ReponseInvalideException e) {
            congedier(ouvrier);
            return nonLue("PROTOCOLE", nature);
        } catch (IOException e) {
            boolean memoire = ouvrier.aManqueDeMemoire();
            congedier(ouvrier);
            return nonLue(memoire ? "MEMOIRE" : "CRASH", nature);
        }
    }

    /** Takes a worker that is free and alive, or launches one: whoever asks holds a place for it. */
    private Ouvrier prendre() throws IOException {
        while (true) {
            Ouvrier ouvrier;
            synchronized (libres) {
                ouvrier = libres.poll();
            }
            if (ouvrier == null) {
                return lancer();
            }
            if (ouvrier.estDisponible()) {
                return ouvrier;
            }
            congedier(ouvrier);
        }
    }

    private Ouvrier lancer() throws IOException {
        Ouvrier ouvrier = Ouvrier.lancer(commande, fichiersParOuvrier);
        vivants.add(ouvrier);
        if (ferme) {
            congedier(ouvrier);
            throw new PortException(PortException.Nature.TEMPORAIRE, "the reader is closed", null);
        }
        try {
            // The start is long and is no file's: the time of the first file runs from the greeting.
            surveiller(ouvrier, DEMARRAGE, ouvrier::saluer);
            return ouvrier;
        } catch (IOException | DelaiException | Trame.ReponseInvalideException e) {
            congedier(ouvrier);
            throw e;
        }
    }

    private void rendre(Ouvrier ouvrier) {
        synchronized (libres) {
            if (!ferme && ouvrier.estDisponible()) {
                libres.push(ouvrier);
                return;
            }
        }
        congedier(ouvrier);
    }

    private void congedier(Ouvrier ouvrier) {
        vivants.remove(ouvrier);
        ouvrier.tuer();
    }

    /** What is waited for from a worker. */
    @FunctionalInterface
    private interface Attente<T> {
        T obtenir() throws IOException;
    }

    /** A pipe knows no time limit: the end of the process at its other end makes one. */
    private <T> T surveiller(Ouvrier ouvrier, Duration delai, Attente<T> attente) throws IOException {
        AtomicBoolean horsDelai = new AtomicBoolean();
        ScheduledFuture<?> echeance = Veilleur.apres(delai, () -> {
            horsDelai.set(true);
            ouvrier.tuer();
        });
        try {
            return attente.obtenir();
        } catch (IOException e) {
            if (horsDelai.get()) {
                throw new DelaiException();
            }
            throw e;
        } finally {
            echeance.cancel(false);
        }
    }

    private static LecturePiece nonLue(String code, NatureFichier nature) {
        LOG.warn("piece not read: {}", code);
        return LecturePiece.sansFait(EtatLecture.NON_LUE, code, nature);
    }

    /** The workers that run, for those who watch them. */
    List<Long> processus() {
        return vivants.stream().map(Ouvrier::pid).toList();
    }

    /** Ends all workers; readings that go on end as {@code CRASH}, and those that wait or come after with a {@link PortException}. */
    @Override
    public void close() {
        synchronized (libres) {
            ferme = true;
            libres.clear();
        }
        vivants.forEach(this::congedier);
    }

    /** The time is over and the process was ended for it. */
    private static final class DelaiException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DelaiException() {
            super("out of time", null, false, false);
        }
    }
}
