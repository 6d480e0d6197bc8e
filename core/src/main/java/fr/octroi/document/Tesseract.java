package fr.octroi.document;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import fr.octroi.port.ReconnaissanceTexte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Recognises text with Tesseract, launched for each picture as a process of the machine (Debian: {@code tesseract-ocr}, {@code
 * tesseract-ocr-fra}); any number of threads may share one.
 *
 * <p>The picture goes in and the words come out by pipes, so that no file is written. The process inherits no variable of
 * the environment, works on one core, and is ended with its descendants when its time is over or when it says more than
 * {@value #REPONSE_EN_OCTETS} bytes; what it prints on its error output is dropped.
 */
public final class Tesseract implements ReconnaissanceTexte {

    /** What is launched unless the host says otherwise: {@code tesseract}, for French, found in the path of this process. */
    public static final List<String> COMMANDE = List.of("tesseract", "stdin", "stdout", "-l", "fra", "tsv");

    /** A page full of the smallest print has some thousand words, of about sixty bytes each. */
    static final int REPONSE_EN_OCTETS = 4 << 20;

    private static final Duration ESSAI = Duration.ofSeconds(20);
    private static final int MORCEAU_EN_OCTETS = 64 << 10;

    private static final String EN_TETE = "level\tpage_num\t";
    private static final int COLONNES = 12;
    private static final String NIVEAU_D_UN_MOT = "5";
    private static final Pattern ESPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final List<String> commande;

    /** Makes a recogniser that launches {@link #COMMANDE}. */
    public Tesseract() {
        this(COMMANDE);
    }

    /**
     * Makes a recogniser that launches a command of the host's.
     *
     * @param commande a program and its arguments; it reads a picture on its standard input, writes its words on its standard
     *     output in Tesseract's TSV, and ends with status 0
     * @throws ValeurInvalideException {@code COMMANDE_VIDE}
     */
    public Tesseract(List<String> commande) {
        if (commande.isEmpty()) {
            throw new ValeurInvalideException("COMMANDE_VIDE");
        }
        this.commande = List.copyOf(commande);
    }

    /**
     * Tries the command on a blank picture.
     *
     * @return whether the program is there, with its language
     */
    public boolean estDisponible() {
        try {
            return reconnaitre(new GreyRaster(1, 1, new byte[] {-1}).pgm(), ESSAI)
                    .isEmpty();
        } catch (PortException absent) {
            return false;
        }
    }

    @Override
    public List<Mot> reconnaitre(byte[] image, Duration delai) {
        return GreyRaster.estUnPgm(image) ? mots(lancer(image, delai)) : List.of();
    }

    private String lancer(byte[] image, Duration delai) {
        Process programme;
        try {
            ProcessBuilder lancement = new ProcessBuilder(commande).redirectError(ProcessBuilder.Redirect.DISCARD);
            // What the host knows by its environment, passwords perhaps, is not for a process that reads hostile
            // pictures.
            lancement.environment().clear();
            lancement.environment().put("OMP_THREAD_LIMIT", "1");
            programme = lancement.start();
        } catch (IOException absent) {
            throw new PortException(Nature.DEFINITIVE, "the recogniser cannot be launched", absent);
        }
        // A pipe knows no time limit: the end of the process at its other end makes one.
        AtomicBoolean horsDelai = new AtomicBoolean();
        ScheduledFuture<?> echeance = Veilleur.apres(delai, () -> {
            horsDelai.set(true);
            tuer(programme);
        });
        try {
            donner(programme, image);
            byte[] reponse = programme.getInputStream().readNBytes(REPONSE_EN_OCTETS + 1);
            if (reponse.length > REPONSE_EN_OCTETS) {
                throw new PortException(Nature.DEFINITIVE, "the recogniser says too much", null);
            }
            int sortie = programme.waitFor();
            if (horsDelai.get()) {
                throw new PortException(Nature.TEMPORAIRE, "the recogniser is out of time", null);
            }
            if (sortie != 0) {
                throw new PortException(Nature.DEFINITIVE, "the recogniser failed", null);
            }
            return new String(reponse, StandardCharsets.UTF_8);
        } catch (IOException panne) {
            throw new PortException(
                    horsDelai.get() ? Nature.TEMPORAIRE : Nature.DEFINITIVE, "the recogniser hung up", panne);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new PortException(Nature.TEMPORAIRE, "the recogniser was not waited for", interruption);
        } finally {
            echeance.cancel(false);
            tuer(programme);
        }
    }

    /** A program that fails before it has heard all tells more by its status. */
    private static void donner(Process programme, byte[] image) {
        try (OutputStream entree = programme.getOutputStream()) {
            for (int debut = 0; debut < image.length; debut += MORCEAU_EN_OCTETS) {
                entree.write(image, debut, Math.min(MORCEAU_EN_OCTETS, image.length - debut));
            }
        } catch (IOException sourd) {
            // Its answer is looked at all the same.
        }
    }

    private static void tuer(Process programme) {
        programme.descendants().forEach(ProcessHandle::destroyForcibly);
        programme.destroyForcibly();
    }

    private static List<Mot> mots(String tsv) {
        if (!tsv.startsWith(EN_TETE)) {
            throw new PortException(Nature.DEFINITIVE, "what the recogniser says is no answer", null);
        }
        List<Mot> mots = new ArrayList<>();
        try {
            for (String ligne : tsv.split("\n")) {
                String[] colonnes = ligne.split("\t", -1);
                if (colonnes.length == COLONNES && colonnes[0].equals(NIVEAU_D_UN_MOT)) {
                    ajouter(colonnes, mots);
                }
            }
        } catch (NumberFormatException | ValeurInvalideException autreChose) {
            // Without its cause, which quotes what was read.
            throw new PortException(Nature.DEFINITIVE, "what the recogniser says is no answer", null);
        }
        return List.copyOf(mots);
    }

    /** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static void ajouter(String[] colonnes, List<Mot> mots) {
        // A box without a letter, a picture perhaps, is given as a word of one space.
        String texte = ESPACES.matcher(colonnes[11]).replaceAll("");
        if (!texte.isEmpty()) {
            mots.add(new Mot(
                    texte,
                    Integer.parseInt(colonnes[6]),
                    Integer.parseInt(colonnes[7]),
                    Integer.parseInt(colonnes[8]),
                    Integer.parseInt(colonnes[9]),
                    Math.round(Float.parseFloat(colonnes[10]))));
        }
    }
}
