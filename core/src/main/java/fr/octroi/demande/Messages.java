package fr.octroi.demande;

import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of rejections, whoever finds the fault: a constraint, a reader, or the counter. */
public final class Messages {

    private static final Locale LANGUE = Locale.FRENCH;

    private Messages() {}

    /**
     * Makes a rejection with its French sentence.
     *
     * @param ligne the line, 0 when there is none
     * @param numero the number as it came, dropped when it has not the form of one
     * @param champ the field or column at fault
     * @param code the code
     * @return the rejection
     */
    public static Rejet rejet(int ligne, String numero, String champ, String code) {
        ResourceBundle phrases = ResourceBundle.getBundle("fr.octroi.demande.Rejets", LANGUE);
        return new Rejet(
                ligne,
                estImprimable(numero) ? numero : "",
                champ,
                code,
                phrases.getString(phrases.containsKey(code) ? code : "VALEUR_REFUSEE"));
    }

    /** On a shifted line a name or an account may stand where the number should, and has the form of one. */
    private static boolean estImprimable(String numero) {
        return NumeroDossier.estValide(numero) && numero.chars().anyMatch(Character::isDigit) && !Iban.seLit(numero);
    }
}
