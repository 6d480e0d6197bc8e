package fr.octroi.port;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.ValeurInvalideException;
import java.time.Duration;
import java.util.List;

/**
 * Recognises the words of a picture (reconnaissance optique de caractères), such as the page of a scan.
 *
 * <p>What it finds is likely, never certain: nothing is decided on it alone.
 *
 * <p>Rules, checked by {@code ReconnaissanceTexteTck}:
 *
 * <ol>
 *   <li value="1">The words of a picture are given, each where it stands, to within a few pixels.
 *   <li value="2">Words come in reading order: row after row from the top, and from the left within a row.
 *   <li value="3">A blank picture, and bytes that are no picture, give no word.
 *   <li value="4">The same picture gives the same words.
 *   <li value="5">An answer or a {@link PortException} comes within the time that is given, and two seconds at most.
 *   <li value="6">What does the work being absent or broken is a {@link PortException}, never a picture without words.
 * </ol>
 */
public interface ReconnaissanceTexte {

    /**
     * Recognises the words of a picture.
     *
     * @param image a PGM file in binary ({@code P5}) with 255 as its white, one byte a pixel, row by row from the top; not
     *     changed
     * @param delai how long it may take, positive
     * @return the words in reading order
     * @throws PortException when the picture was not looked at, or not within the time
     */
    List<Mot> reconnaitre(byte[] image, Duration delai);

    /**
     * A word and where it stands, in pixels from the top left of the picture.
     *
     * @param texte the word, without any space
     * @param gauche its left edge, from 0
     * @param haut its upper edge, from 0
     * @param largeur from 1
     * @param hauteur from 1
     * @param confiance how sure of it the recogniser is, in percent: from 0 to 100
     */
    @DonneePersonnelle
    record Mot(String texte, int gauche, int haut, int largeur, int hauteur, int confiance) {

        /**
         * Checks the bounds.
         *
         * @throws ValeurInvalideException {@code MOT_MAL_ECRIT} when it is empty or holds a space, {@code MOT_HORS_BORNES}
         *     when its place is none, {@code CONFIANCE_HORS_BORNES}
         */
        public Mot {
            if (texte.isEmpty() || texte.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                throw new ValeurInvalideException("MOT_MAL_ECRIT");
            }
            if (gauche < 0 || haut < 0 || largeur < 1 || hauteur < 1) {
                throw new ValeurInvalideException("MOT_HORS_BORNES");
            }
            if (confiance < 0 || confiance > 100) {
                throw new ValeurInvalideException("CONFIANCE_HORS_BORNES");
            }
        }

        @Override
        public String toString() {
            return "Mot[***]";
        }
    }
}
