package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
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

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code ACTE_INVALIDE}
     */
    public Acte {
        if (numero.length() > 40 || !FORME.matcher(numero).matches() || !Formes.estCode(seance)) {
            throw new ValeurInvalideException("ACTE_INVALIDE");
        }
    }
}
