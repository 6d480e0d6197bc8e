package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may be published of the grants of a session: a row number, a commune, an amount, and no person (<i>annexe
 * publiable</i>, CRPA L312-1-2).
 *
 * <p>A commune with few grants would point at people: its rows are put together with those of other communes, without any
 * name. One commune alone could be found again by subtraction from the totals, so others go with it, the smallest first,
 * until neither their numbers nor their sums are all alike: whoever knows the totals, the communes and this very rule
 * still has several answers for each. What one grant comes to is published: a règlement that gives a different amount to
 * each person makes of the amount a name, and then no annex of this kind can be published.
 *
 * @param rangees the grants, by commune, those without a commune last; numbered from 1, which says nothing of the agenda
 * @param communes the totals of the communes that are named, in order of name
 * @param autres the total of all communes that are not named, numbering 0 when each is named
 * @param ensemble the total; 0 when there are too few grants in all for anything to be published
 */
public record AnnexePubliable(List<Rangee> rangees, List<Total> communes, Total autres, Total ensemble) {

    /** Below ten grants a commune is not named, unless the authority says otherwise. */
    public static final int SEUIL = 10;

    /**
     * A grant, before anything is hidden.
     *
     * @param commune the name of the commune, or another text that tells it from the others
     * @param montant the amount
     */
    public record Aide(String commune, Montant montant) {}

    /**
     * A grant, as it is published.
     *
     * @param numero its number in this annex
     * @param commune the commune, blank when it is not named
     * @param montant the amount
     */
    public record Rangee(int numero, String commune, Montant montant) {}

    /**
     * The sum of several grants.
     *
     * @param commune the commune, blank for several
     * @param nombre how many grants
     * @param montant their sum
     */
    public record Total(String commune, int nombre, Montant montant) {}

    /** Copies. */
    public AnnexePubliable {
        rangees = List.copyOf(rangees);
        communes = List.copyOf(communes);
    }

    /**
     * Draws up the annex; the order of the grants changes nothing.
     *
     * @param aides the grants
     * @param seuil how many grants a commune needs to be named, 2 or more, such as {@link #SEUIL}
     * @return what may be published, empty below that number in all
     * @throws IllegalArgumentException for another threshold
     * @throws fr.octroi.commun.ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public static AnnexePubliable de(List<Aide> aides, int seuil) {
        if (seuil < 2) {
            throw new IllegalArgumentException("one grant alone is always somebody");
        }
        if (aides.size() < seuil) {
            Total rien = new Total("", 0, Montant.ZERO);
            return new AnnexePubliable(List.of(), List.of(), rien, rien);
        }
        SortedMap<String, List<Montant>> parCommune = new TreeMap<>();
        aides.forEach(aide -> parCommune
                .computeIfAbsent(aide.commune(), nouvelle -> new ArrayList<>())
                .add(aide.montant()));
        List<Total> totaux = new ArrayList<>();
        parCommune.forEach((commune, montants) -> totaux.add(total(commune, montants)));
        List<Total> caches = caches(totaux, seuil);
        List<Total> nommes =
                totaux.stream().filter(total -> !caches.contains(total)).toList();
        List<Rangee> rangees = new ArrayList<>();
        nommes.forEach(total -> parCommune.getOrDefault(total.commune(), List.of()).stream()
                .sorted()
                .forEach(montant -> rangees.add(new Rangee(rangees.size() + 1, total.commune(), montant))));
        List<Montant> sansNom = caches.stream()
                .flatMap(total -> parCommune.getOrDefault(total.commune(), List.of()).stream())
                .sorted()
                .toList();
        sansNom.forEach(montant -> rangees.add(new Rangee(rangees.size() + 1, "", montant)));
        return new AnnexePubliable(
                rangees,
                nommes,
                total("", sansNom),
                total("", aides.stream().map(Aide::montant).toList()));
    }

    /**
     * The communes that are not named. They are chosen by their figures and never by their names, so that two of them may
     * always have changed places: that is what leaves several answers to whoever knows the rule.
     */
    private static List<Total> caches(List<Total> totaux, int seuil) {
        List<Integer> tailles =
                List.copyOf(new TreeSet<>(totaux.stream().map(Total::nombre).toList()));
        List<Total> caches = List.of();
        for (int taille : tailles) {
            if (taille >= seuil && (caches.isEmpty() || estSur(caches, seuil))) {
                break;
            }
            caches = totaux.stream().filter(total -> total.nombre() <= taille).toList();
        }
        return caches;
    }

    private static boolean estSur(List<Total> caches, int seuil) {
        return caches.stream().mapToInt(Total::nombre).sum() >= seuil
                && caches.stream().map(Total::nombre).distinct().count() > 1
                && caches.stream().map(Total::montant).distinct().count() > 1;
    }

    private static Total total(String commune, List<Montant> montants) {
        return new Total(commune, montants.size(), montants.stream().reduce(Montant.ZERO, Montant::plus));
    }
}
