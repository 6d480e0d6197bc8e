package fr.octroi.format;

import fr.octroi.calendrier.Suspension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the suspensions of legal clocks that texts ordered for everybody.
 */
public final class LecteurSuspensions {

    private LecteurSuspensions() {}

    /**
     * Returns the suspensions that come with the library: ordonnance n° 2020-306, article 7.
     *
     * @return in order of date
     */
    public static List<Suspension> fournies() {
        String fichier = "ordonnance-2020-306.yaml";
        return lire(fichier, Textes.ressource("/fr/octroi/textes/" + fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the YAML text: a list {@code suspensions} of {@code base}, {@code du} and {@code au}, both included
     * @return in order of the file
     * @throws FichierInvalideException when it cannot be used
     */
    public static List<Suspension> lire(String nom, String texte) {
        List<Suspension> suspensions = new ArrayList<>();
        Noeud racine = Noeud.lire(nom, texte).seulement("suspensions");
        for (Noeud noeud : racine.exiger("suspensions").liste()) {
            noeud.seulement("base", "du", "au");
            LocalDate du = noeud.exiger("du").lire("une date, comme 2020-03-12", LocalDate::parse);
            LocalDate au = noeud.exiger("au").lire("une date, comme 2020-06-23", LocalDate::parse);
            suspensions.add(noeud.exiger("base").lire("un texte", base -> new Suspension(du, au.plusDays(1), base)));
        }
        return suspensions;
    }
}
