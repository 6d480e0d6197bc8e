package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The act by which the Bureau decided (<i>délibération</i>, numbered in the register: CGCT R2121-9).
 *
 * @param numero 1 to 40 ASCII letters and digits, with {@code . _ / -} between them, such as {@code B2020-07-012}
 * @param seance the code of the session
 * @param jour the day it was taken
 */
public record Acte(String numero, String seance, LocalDate jour) {

    private static final Pattern FORME = Pattern.compile("[A-Za-z0-9]+([._/-][A-Za-z0-9]+)*");
    private static final Pattern SERIE = Pattern.compile("(.*?)([0-9]+)");

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code ACTE_INVALIDE}
     */
    public Acte {
        if (!estNumero(numero) || !Formes.estCode(seance)) {
            throw new ValeurInvalideException("ACTE_INVALIDE");
        }
    }

    static boolean estNumero(String texte) {
        return texte.length() <= 40 && FORME.matcher(texte).matches();
    }

    /**
     * Says whether two acts may stand in one register: never under one number, and of two numbers of a series (those that are alike
     * up to their last figures) the higher is not the earlier.
     */
    boolean estEnOrdre(Acte autre) {
        Matcher celuiCi = SERIE.matcher(numero);
        Matcher celuiLa = SERIE.matcher(autre.numero);
        if (!celuiCi.matches() || !celuiLa.matches() || !celuiCi.group(1).equals(celuiLa.group(1))) {
            return !numero.equals(autre.numero);
        }
        int rang = new BigInteger(celuiCi.group(2)).compareTo(new BigInteger(celuiLa.group(2)));
        return rang != 0 && rang * jour.compareTo(autre.jour) >= 0;
    }
}
