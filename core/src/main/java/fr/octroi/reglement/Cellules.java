package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One value of a fact in each cell between the values that it is compared with: a search through them is one through everybody. */
final class Cellules {

    private static final String AUTRE = "AUTRE";

    /** More than any règlement writes: a number that they do not suffice for is none that anybody declares. */
    private static final int DECIMALES = 30;

    private static final Fraction CENTIME = Fraction.of(BigDecimal.valueOf(1, 2));

    private static final Fraction MAXIMUM = Fraction.of(new Montant(Montant.MAXIMUM).enEuros());

    private Cellules() {}

    static List<Valeur> de(Donnee donnee, Seuils seuils, @Nullable SortedSet<String> vocabulaire, LieuxEnsemble lieux) {
        if (AideSupposee.est(donnee)) {
            return AideSupposee.valeurs(exactes(seuils.nombres(donnee)));
        }
        return switch (donnee.type()) {
            case BOOLEEN -> List.of(new Valeur.Booleen(true), new Valeur.Booleen(false));
            case CODE ->
                distincts(
                        donnee,
                        seuils,
                        vocabulaire == null
                                ? Stream.concat(
                                        seuils.codes(donnee).stream(), Stream.of(autreQue(seuils.codes(donnee))))
                                : vocabulaire.stream(),
                        lieux);
            case DATE ->
                nombres(seuils.nombres(donnee), Fraction.of(1), null).stream()
                        .map(Seuils::jour)
                        .filter(CalendrierOuvre::comprend)
                        .<Valeur>map(Valeur.Jour::new)
                        .toList();
            case NOMBRE -> {
                boolean entier = donnee.entier() || donnee.equals(Vocabulaire.DEMANDEUR_AGE) || auMoinsUn(donnee);
                Fraction minimum =
                        auMoinsUn(donnee) || donnee.equals(Vocabulaire.FOYER_PARTS) ? Fraction.of(1) : Fraction.ZERO;
                Stream<BigDecimal> nombres = entier
                        ? nombres(seuils.nombres(donnee), Fraction.of(1), minimum).stream()
                                .map(nombre -> nombre.arrondir(0, RoundingMode.UNNECESSARY))
                        : partout(seuils.nombres(donnee), minimum);
                yield nombres.<Valeur>map(Valeur.Nombre::new).toList();
            }
            case MONTANT -> {
                boolean prix = donnee.equals(Vocabulaire.ACHAT_PRIX_TTC) || donnee.equals(Vocabulaire.ACHAT_PRIX_HT);
                yield sommes(seuils.nombres(donnee), prix ? CENTIME : Fraction.ZERO)
                        .<Valeur>map(Valeur.Somme::new)
                        .toList();
            }
            case REVENU ->
                sommes(seuils.nombres(donnee), Fraction.ZERO)
                        .<Valeur>map(Valeur.Revenu::new)
                        .toList();
        };
    }

    /** Whether a fact is a whole number that is counted from one: persons, things bought. */
    static boolean auMoinsUn(Donnee donnee) {
        return donnee.equals(Vocabulaire.FOYER_PERSONNES) || donnee.equals(Vocabulaire.ACHAT_QUANTITE);
    }

    /** One code of those that no rule and no place tells apart. */
    private static List<Valeur> distincts(Donnee donnee, Seuils seuils, Stream<String> codes, LieuxEnsemble lieux) {
        Set<List<Object>> vues = new HashSet<>();
        return codes.filter(code -> vues.add(List.of(seuils.vue(donnee, code), lieux.dessus(donnee, code))))
                .<Valeur>map(Valeur.Code::new)
                .toList();
    }

    /** A code that no rule names. */
    static String autreQue(SortedSet<String> codes) {
        String autre = AUTRE;
        while (codes.contains(autre)) {
            autre += "_";
        }
        return autre;
    }

    private static Stream<Montant> sommes(SortedSet<Fraction> seuils, Fraction minimum) {
        return nombres(seuils, CENTIME, minimum).stream()
                .filter(euros -> euros.compareTo(MAXIMUM) < 0)
                .map(euros -> Montant.of(euros.arrondir(2, RoundingMode.UNNECESSARY)));
    }

    /** One value in each cell of a number that may have any decimals: the thresholds that can be written so, and one between two. */
    private static Stream<BigDecimal> partout(SortedSet<Fraction> seuils, Fraction minimum) {
        SortedSet<Fraction> bornes = new TreeSet<>(seuils);
        bornes.removeIf(seuil -> seuil.compareTo(minimum) < 0);
        bornes.add(minimum);
        SortedSet<BigDecimal> nombres = new TreeSet<>();
        Fraction avant = null;
        for (Fraction borne : bornes) {
            if (avant != null) {
                nombres.add(entre(avant, borne));
            }
            BigDecimal ecrite = borne.arrondir(DECIMALES, RoundingMode.FLOOR);
            if (Fraction.of(ecrite).equals(borne)) {
                nombres.add(ecrite);
            }
            avant = borne;
        }
        nombres.add(bornes.last().plus(Fraction.of(1_000)).arrondir(0, RoundingMode.FLOOR));
        return nombres.stream();
    }

    /** One value in each cell of what may be any number of euros: cents where there are some, and what lies between two of them. */
    private static SortedSet<Fraction> exactes(SortedSet<Fraction> seuils) {
        SortedSet<Fraction> points = new TreeSet<>(nombres(seuils, CENTIME, Fraction.ZERO));
        points.addAll(seuils);
        Fraction avant = null;
        for (Fraction seuil : seuils) {
            if (avant != null && points.subSet(avant, seuil).size() == 1) {
                points.add(avant.plus(seuil).divisePar(Fraction.of(2)));
            }
            avant = seuil;
        }
        points.removeIf(point -> point.signe() < 0 || point.compareTo(MAXIMUM) >= 0);
        return points;
    }

    /** The shortest number between two. */
    private static BigDecimal entre(Fraction un, Fraction autre) {
        Fraction milieu = un.plus(autre).divisePar(Fraction.of(2));
        for (int decimales = 0; ; decimales++) {
            BigDecimal nombre = milieu.arrondir(decimales, RoundingMode.HALF_UP);
            Fraction lu = Fraction.of(nombre);
            if (lu.compareTo(un) > 0 && lu.compareTo(autre) < 0) {
                return nombre;
            }
        }
    }

    /**
     * One value in each cell: every threshold, one between two, one on each side; a value of everyday when nothing cuts. A threshold off
     * the grid, such as a third, has a value below it and one above.
     */
    private static List<Fraction> nombres(SortedSet<Fraction> seuils, Fraction pas, @Nullable Fraction minimum) {
        SortedSet<Fraction> points = new TreeSet<>();
        for (Fraction seuil : seuils) {
            Fraction rang = seuil.divisePar(pas);
            Fraction dessous = Fraction.of(rang.arrondir(0, RoundingMode.FLOOR)).fois(pas);
            Fraction dessus =
                    Fraction.of(rang.arrondir(0, RoundingMode.CEILING)).fois(pas);
            points.add(dessous);
            points.add(dessus);
            points.add(dessous.moins(pas));
            points.add(dessus.plus(pas));
        }
        if (minimum != null) {
            points.add(minimum);
            points.add((points.isEmpty() ? minimum : points.last().max(minimum)).plus(Fraction.of(1_000)));
            points.removeIf(point -> point.compareTo(minimum) < 0);
        } else if (points.isEmpty()) {
            points.add(Fraction.of(Seuils.JOUR_QUELCONQUE.toEpochDay()));
        }
        return List.copyOf(points);
    }
}
