package fr.octroi.document;

import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Situation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The faults of règlements as their authors read them: what, where, and somebody whom it touches.
 *
 * <p>Plain text of at most 88 columns. All sentences are in the bundle {@code fr.octroi.document.PageDeVerification}.
 */
public final class PageDeVerification {

    private final Phrases phrases = new Phrases("PageDeVerification");
    private final Feuillet page = new Feuillet();

    private PageDeVerification() {}

    /**
     * Writes the page.
     *
     * @param defauts the faults, in the order in which they are told
     * @return the page, each line ended by a line feed; it ends with how many there are of each gravity
     */
    public static String page(List<Defaut> defauts) {
        PageDeVerification verification = new PageDeVerification();
        defauts.forEach(verification::defaut);
        verification.bilan(defauts);
        return verification.page.toString();
    }

    private void defaut(Defaut defaut) {
        page.paragraphe(
                phrases.dire("gravite." + defaut.gravite()) + " ",
                phrases.dire("defaut", defaut.reglement(), phrases.dire("code." + defaut.code())),
                "  ");
        page.paragraphe("  ", phrases.dire("lieu", defaut.lieu()) + " [" + defaut.code() + "]", "  ");
        String precision = "precision." + defaut.code();
        if (!defaut.precision().isBlank() && phrases.sait(precision)) {
            page.paragraphe("  ", phrases.dire(precision, defaut.precision()), "  ");
        }
        if (defaut.temoin() != null) {
            page.paragraphe("  ", phrases.dire("temoin", temoin(defaut.temoin())), "  ");
        }
        page.ligne("");
    }

    private static String temoin(Situation situation) {
        return situation.connues().stream()
                .map(fait -> fait.getKey() + " = " + fait.getValue())
                .collect(Collectors.joining(", "));
    }

    private void bilan(List<Defaut> defauts) {
        if (defauts.isEmpty()) {
            page.ligne(phrases.dire("rien"));
            return;
        }
        page.ligne(phrases.dire(
                "bilan",
                nombre(defauts, Defaut.Gravite.FAUTE),
                nombre(defauts, Defaut.Gravite.ALERTE),
                nombre(defauts, Defaut.Gravite.NOTE)));
    }

    private static long nombre(List<Defaut> defauts, Defaut.Gravite gravite) {
        return defauts.stream().filter(defaut -> defaut.gravite() == gravite).count();
    }
}
