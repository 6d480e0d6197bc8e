package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Source;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte;
import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what has no text but its picture: the words that are recognised are laid in lines and cells, where the facts are found
 * as in any text, and are of the source {@link Source#ROC}.
 */
final class Reconnaissance {

    /** For who has no recogniser: what has no text stays so. */
    static final Reconnaissance AUCUNE = new Reconnaissance(null);

    /** Print of eight points is then some twenty-five pixels high, which Tesseract asks for. */
    static final float POINTS_PAR_POUCE = 250;

    private final @Nullable ReconnaissanceTexte moteur;

    Reconnaissance(@Nullable ReconnaissanceTexte moteur) {
        this.moteur = moteur;
    }

    /**
     * What is given to be recognised.
     *
     * @param pixels the picture, the right way up
     * @param pixelsParPoint how many of them make a point of the page
     */
    record Image(GreyRaster pixels, float pixelsParPoint) {}

    /** How a page is drawn. */
    @FunctionalInterface
    interface Dessin {
        Image dessiner(int page, Vigie vigie) throws IOException;
    }

    /**
     * Reads a file whose text nobody found, in nearly all the time that is left: what was read of its first pages stands.
     *
     * <p>Signals: {@code ROC_INCOMPLETE} when there was no time for all pages, {@code ROC_IMPOSSIBLE} when the recogniser
     * failed, whatever it had read before.
     */
    PieceLue completer(PieceLue lue, int pages, Dessin dessin, Vigie vigie) {
        LecturePiece lecture = lue.lecture();
        if (moteur == null || lecture.etat() != EtatLecture.SANS_TEXTE) {
            return lue;
        }
        try {
            return new PieceLue(reconnaitre(moteur, lecture, pages, dessin, vigie), lue.codes());
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (LinkageError sansImage) {
            // The JDK's own pictures are optional.
            return lue;
        } catch (RuntimeException | StackOverflowError panne) {
            // Whatever becomes of the recogniser, the file is the good picture that it was, and nobody is asked for
            // another.
            return new PieceLue(lecture.avecSignaux(List.of("ROC_IMPOSSIBLE")), lue.codes());
        }
    }

    private static LecturePiece reconnaitre(
            ReconnaissanceTexte moteur, LecturePiece lecture, int pages, Dessin dessin, Vigie vigie) {
        TextePiece.Composeur texte = new TextePiece.Composeur();
        List<String> signaux = new ArrayList<>(lecture.signaux());
        Vigie partie = vigie.presqueTout();
        try {
            for (int page = 0; page < pages; page++) {
                partie.verifierLHeure();
                lirePage(moteur, page, dessin, texte, partie);
                texte.finirLaPage();
            }
        } catch (Vigie.AbandonException tropLong) {
            vigie.verifierLHeure();
            signaux.add("ROC_INCOMPLETE");
        }
        List<FaitLu> faits = FaitsLus.lire(texte.composer(), Source.ROC, "");
        return faits.isEmpty()
                ? lecture.avecSignaux(signaux)
                : LecturePiece.lisible(lecture.fichier(), faits).avecSignaux(signaux);
    }

    private static void lirePage(
            ReconnaissanceTexte moteur, int page, Dessin dessin, TextePiece.Composeur texte, Vigie vigie) {
        Image image;
        try {
            image = dessin.dessiner(page, vigie);
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A page that cannot be drawn has no word, and costs the others nothing.
            return;
        }
        try {
            List<Mot> mots = moteur.reconnaitre(image.pixels().pgm(), vigie.reste());
            MotsEnLignes.composer(mots, image.pixelsParPoint(), texte, vigie);
        } catch (PortException panne) {
            vigie.verifierLHeure();
            throw panne;
        }
    }
}
