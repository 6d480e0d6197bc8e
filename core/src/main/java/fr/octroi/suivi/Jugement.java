package fr.octroi.suivi;

import fr.octroi.commun.Fraction;
import fr.octroi.suivi.Equite.Comparaison;
import fr.octroi.suivi.Equite.Conclusion;
import fr.octroi.suivi.Equite.Critere;
import fr.octroi.suivi.Equite.Objet;
import fr.octroi.suivi.Equite.Reglages;
import fr.octroi.suivi.RangsParStrate.Ecart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The verdicts of a report: the group that differs most is set apart, and the others are compared again without it, else a
 * slow officer would make all others look quick.
 *
 * @param familles all that is measured
 * @param tirages how many draws
 * @param reglages how to measure
 */
record Jugement(List<Famille> familles, int tirages, Reglages reglages) {

    /** One test of the report. */
    record Cle(Critere critere, Objet objet, String nom) implements Comparable<Cle> {
        @Override
        public int compareTo(Cle autre) {
            return Comparator.comparing(Cle::critere)
                    .thenComparing(Cle::objet)
                    .thenComparing(Cle::nom)
                    .compare(this, autre);
        }
    }

    record Verdict(Comparaison comparaison, Conclusion conclusion) {}

    SortedMap<Cle, Verdict> juger() {
        List<Famille> restantes = new ArrayList<>(familles);
        List<SortedMap<String, Ecart>> ecarts = new ArrayList<>();
        for (int i = 0; i < restantes.size(); i++) {
            ecarts.add(comparer(restantes.get(i), i));
        }
        SortedMap<Cle, Verdict> verdicts = new TreeMap<>();
        boolean change = true;
        while (change) {
            change = false;
            verdicts.putAll(corriger(restantes, ecarts));
            for (int i = 0; i < restantes.size(); i++) {
                Optional<String> extreme = extreme(restantes.get(i), ecarts.get(i), verdicts);
                if (extreme.isPresent()) {
                    restantes.set(i, restantes.get(i).sans(extreme.get()));
                    ecarts.set(i, comparer(restantes.get(i), i));
                    change = true;
                }
            }
        }
        return verdicts;
    }

    private SortedMap<String, Ecart> comparer(Famille famille, int rang) {
        SortedSet<String> jugeables = new TreeSet<>(famille.jugeables(reglages.tailleMinimale()));
        if (jugeables.isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<String, Ecart> tous =
                RangsParStrate.comparer(famille.valeurs(), tirages, RangsParStrate.hasard(reglages.graine(), rang));
        tous.keySet().retainAll(jugeables);
        return tous;
    }

    /** Holm's correction: the smallest of m counts m times, the next m - 1 times, and none comes below one before it. */
    private SortedMap<Cle, Verdict> corriger(List<Famille> restantes, List<SortedMap<String, Ecart>> ecarts) {
        SortedMap<Cle, Ecart> tous = new TreeMap<>();
        for (int i = 0; i < restantes.size(); i++) {
            Famille famille = restantes.get(i);
            ecarts.get(i).forEach((nom, ecart) -> tous.put(new Cle(famille.critere(), famille.objet(), nom), ecart));
        }
        List<Cle> ordre = new ArrayList<>(tous.keySet());
        ordre.sort(Comparator.comparing((Cle cle) -> p(tous, cle)).thenComparing(Comparator.naturalOrder()));
        SortedMap<Cle, Verdict> verdicts = new TreeMap<>();
        Fraction plancher = Fraction.ZERO;
        for (int i = 0; i < ordre.size(); i++) {
            Cle cle = ordre.get(i);
            plancher = p(tous, cle)
                    .fois(Fraction.of((long) ordre.size() - i))
                    .min(Fraction.of(1))
                    .max(plancher);
            Ecart ecart = Objects.requireNonNull(tous.get(cle));
            verdicts.put(
                    cle,
                    new Verdict(
                            new Comparaison(
                                    ecart.comparables(), ecart.autres(), ecart.superiorite(), ecart.p(), plancher),
                            plancher.compareTo(reglages.seuil().enFraction()) <= 0
                                    ? Conclusion.ECART
                                    : Conclusion.RIEN_DE_MONTRE));
        }
        return verdicts;
    }

    private static Fraction p(SortedMap<Cle, Ecart> tous, Cle cle) {
        return Objects.requireNonNull(tous.get(cle)).p();
    }

    /** The group farthest from the others, of those that differ; of two as far, the slower one. */
    private static Optional<String> extreme(
            Famille famille, SortedMap<String, Ecart> ecarts, SortedMap<Cle, Verdict> verdicts) {
        return ecarts.entrySet().stream()
                .filter(un -> {
                    Verdict verdict = verdicts.get(new Cle(famille.critere(), famille.objet(), un.getKey()));
                    return verdict != null && verdict.conclusion() == Conclusion.ECART;
                })
                .max(Comparator.comparing((Map.Entry<String, Ecart> un) ->
                                distance(un.getValue().superiorite()))
                        .thenComparing(un -> un.getValue().superiorite()))
                .map(Map.Entry::getKey);
    }

    private static Fraction distance(Fraction superiorite) {
        Fraction ecart = superiorite.moins(Equite.MOITIE);
        return ecart.signe() < 0 ? Fraction.ZERO.moins(ecart) : ecart;
    }
}
