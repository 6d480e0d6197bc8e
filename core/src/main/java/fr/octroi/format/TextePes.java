package fr.octroi.format;

import fr.octroi.format.Translitteration.Ecrit;
import fr.octroi.format.Translitteration.Jeu;
import java.util.regex.Pattern;

/** Texts as Hélios takes them: ISO-8859-1, on one line, and not one of those that stand for nothing. */
final class TextePes {

    /** The schema refuses what is empty, a lone space or point, {@code nc}, and figures that are all zero. */
    private static final Pattern RIEN = Pattern.compile("0*|\\.|nc");

    private TextePes() {}

    static Ecrit ecrire(String texte, int longueur) {
        Ecrit ecrit = Translitteration.ecrire(texte, Jeu.LATIN_1, longueur);
        return ecrit.valeur().equals("nc") ? new Ecrit("NC", true, ecrit.perdu(), ecrit.tronque()) : ecrit;
    }

    /** Says whether a text that was written stands for something. */
    static boolean estDit(Ecrit ecrit) {
        return !RIEN.matcher(ecrit.valeur()).matches();
    }

    /** Says whether a text of the configuration can be written whole. */
    static boolean convient(String texte, int longueur) {
        Ecrit ecrit = ecrire(texte, longueur);
        return estDit(ecrit) && !ecrit.tronque() && !ecrit.perdu();
    }
}
