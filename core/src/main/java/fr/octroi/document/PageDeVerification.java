package fr.octroi.document;

import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Situation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The faults of règlements as their authors read them: what, where, and somebody whom it touches.
 *
 * <p>Plain text of at most 88 columns. All sentences are in the bundle {@code fr.octroi.document.PageDeVerification}.
 */
public final class PageDeVerification {

    private final Phrases phrases = new Phrases("PageDeVerification");
    private final Feuillet page = new Feuillet();
    private final Function<Defaut, Optional<String>> places;

    private PageDeVerification(Function<Defaut, Optional<String>> places) {
        this.places = places;
    }

    /**
     * Writes the page.
     *
     * @param defauts the faults, in the order in which they are told
     * @return the page, each line ended by a line feed; it ends with how many there are of each gravity
     */
    public static String page(List<Defaut> defauts) {
        return page(defauts, defaut -> Optional.empty());
    }

    /**
     * Writes the page, with where in its file each fault stands.
     *
     * @param defauts the faults, in the order in which they are told
     * @param places such as {@code gpso.yaml, ligne 45}, empty where nobody knows
     * @return the page, each line ended by a line feed; it ends with how many there are of each gravity
     */
    public static String page(List<Defaut> defauts, Function<Defaut, Optional<String>> places) {
        PageDeVerification verification = new PageDeVerification(places);
        defauts.forEach(verification::defaut);
        verification.bilan(defauts);
        return verification.page.toString();
    }

    private void defaut(Defaut defaut) {
        page.paragraphe(
                phrases.dire("gravite." + defaut.gravite()) + " ",
                phrases.dire("defaut", defaut.reglement(), phrases.dire("code." + defaut.code())),
                "  ");
        String lieu = places.apply(defaut)
                .map(place -> phrases.dire("place", defaut.lieu(), place))
                .orElseGet(() -> phrases.dire("lieu", defaut.lieu()));
        page.paragraphe("  ", lieu + " [" + defaut.code() + "]", "  ");
        String precision = "precision." + defaut.code();
        if (!defaut.precision().isBlank() && phrases.sait(precision)) {
            page.paragraphe(
                    "  ", phrases.dire(precision, defaut.precision(), String.join(", ", LecteurTexte.types())), "  ");
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
