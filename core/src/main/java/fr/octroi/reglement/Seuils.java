package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Fraction;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values that each fact is compared with, gathered from all the rules. */
final class Seuils {

    static final LocalDate JOUR_QUELCONQUE = LocalDate.of(2020, 6, 15);

    /** The years of the calendar: nobody in it is older. */
    private static final Fraction ANS_DU_CALENDRIER = Fraction.of(300);

    /** Less is not paid. */
    static final Formule RIEN = new Formule.Constante(Fraction.ZERO, Unite.EURO);

    private final SortedMap<Donnee, SortedSet<Fraction>> nombres = new TreeMap<>();
    /** The lists that each coded fact is looked for in: two codes in the same lists are one. */
    private final SortedMap<Donnee, SortedMap<String, SortedSet<String>>> listes = new TreeMap<>();

    private final SortedSet<Donnee> lues = new TreeSet<>();
    private final List<Predicat.Ecoule> delais = new ArrayList<>();
    /** Of what compares several facts at once: on one side the fact that is measured, and on the other what it is measured with. */
    private final SortedSet<Donnee> mesurees = new TreeSet<>();

    private final SortedSet<Donnee> mesurantes = new TreeSet<>();

    /** What may be nothing at different values of two facts. */
    private final Set<Mesure> aDeuxFaits = new LinkedHashSet<>();

    Seuils(ReglementAide reglement) {
        lire(reglement.validite().condition().exige());
        reglement.conditions().forEach(condition -> lire(condition.exige()));
        lire(reglement.bareme().formule());
        comparer(reglement.bareme().formule(), RIEN);
    }

    /** Every fact that some rule reads. */
    SortedSet<Donnee> lues() {
        return lues;
    }

    /** Leaves a fact unknown, or the one that it is measured with: cells of them are no proof. */
    void ouvrir(Donnee mesuree, Donnee mesurante) {
        mesurees.add(mesuree);
        mesurantes.add(mesurante);
    }

    /** The facts to leave unknown, in turn; empty when cells are proof enough. */
    List<SortedSet<Donnee>> ouvertes() {
        return mesurees.isEmpty() ? List.of() : List.of(mesurees, mesurantes);
    }

    /** The days that délais open and end. */
    Stream<Donnee> joursDesDelais() {
        return delais.stream().flatMap(delai -> Stream.of(delai.debut(), delai.fin()));
    }

    private void lire(Predicat predicat) {
        predicat.donnees(lues::add);
        if (predicat instanceof Predicat.Parmi parmi) {
            liste(parmi.donnee(), parmi.codes().toString()).addAll(parmi.codes());
        } else if (predicat instanceof Predicat.DansTerritoire dans) {
            dans.territoire().membres().forEach(membre -> {
                liste(
                                membre.niveau() == Niveau.COMMUNE
                                        ? dans.commune()
                                        : Vocabulaire.residence(membre.niveau()),
                                dans.territoire().code() + " " + membre.du() + " " + membre.au())
                        .add(membre.lieu());
                Stream.of(Optional.ofNullable(membre.du()), Optional.ofNullable(membre.au()))
                        .flatMap(Optional::stream)
                        .forEach(jour -> nombres(dans.jour()).add(Fraction.of(jour.toEpochDay())));
            });
        } else if (predicat instanceof Predicat.Entre entre) {
            Stream.of(Optional.ofNullable(entre.minimum()), Optional.ofNullable(entre.maximum()))
                    .flatMap(Optional::stream)
                    .forEach(borne -> nombres(entre.donnee()).add(nombre(borne)));
        } else if (predicat instanceof Predicat.Ecoule ecoule) {
            delais.add(ecoule);
        } else if (predicat instanceof Predicat.Compare compare) {
            if (!comparer(compare.gauche(), compare.droite())) {
                meler(compare);
            }
        }
        predicat.termes().forEach(this::lire);
        predicat.formules().forEach(this::lire);
    }

    private void lire(Formule formule) {
        formule.donnees(lues::add);
        if (formule instanceof Formule.Table table) {
            table.lignes().forEach(ligne -> lire(ligne.si()));
        } else if (formule instanceof Formule.Parametre parametre) {
            parametre
                    .valeurs()
                    .forEach(periode -> Stream.of(Optional.ofNullable(periode.du()), Optional.ofNullable(periode.au()))
                            .flatMap(Optional::stream)
                            .forEach(jour -> nombres(parametre.jour()).add(Fraction.of(jour.toEpochDay()))));
        } else if (formule instanceof Formule.AutreAide autre) {
            nombres(AideSupposee.donnee(autre.code())).add(Fraction.ZERO);
            lues.add(AideSupposee.donnee(autre.code()));
        } else if (formule instanceof Formule.TotalDeNiveau total) {
            Donnee donnee = AideSupposee.donnee(total.niveau());
            nombres(donnee).add(Fraction.ZERO);
            lues.add(donnee);
        } else if (formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher
                || formule instanceof Formule.Seuil
                || formule instanceof Formule.Reste
                || formule instanceof Formule.Difference) {
            // Where one side passes the other, the amount bends: a price there may be the only one below the aid. Less
            // than nothing is not paid.
            comparer(formule.termes().get(0), formule.termes().get(1));
        }
        if (formule instanceof Formule.Plancher) {
            formule.termes().forEach(this::comparerARien);
        }
        formule.termes().forEach(this::lire);
    }

    /**
     * Cuts the facts of two sides where one side passes the other.
     *
     * @return whether these cells are proof enough ({@link #sontTranchees})
     */
    private boolean comparer(Formule gauche, Formule droite) {
        Set<Mesure> unes = mesurables(gauche);
        Set<Mesure> autres = mesurables(droite);
        unes.forEach(une -> autres.forEach(autre -> couper(une.moins(autre))));
        boolean suffit = sontTranchees(gauche, droite);
        if (!suffit) {
            // No proof; but somebody may well be found on either side of the numbers that stand there.
            nombresDe(droite).forEach(nombre -> unes.forEach(une -> couper(une.moins(nombre))));
            nombresDe(gauche).forEach(nombre -> autres.forEach(autre -> couper(autre.moins(nombre))));
        }
        return suffit;
    }

    /** A floor pays where there is no right: what it raises is nothing there, or less. */
    private void comparerARien(Formule formule) {
        comparer(formule, RIEN);
        mesurables(formule).stream()
                .filter(mesure -> mesure.coefficients().size() == 2)
                .forEach(aDeuxFaits::add);
    }

    /** Whether a formula is above nothing, or is not, is told by one fact alone. */
    static boolean leSigneSeTranche(Formule formule) {
        return sontTranchees(formule, RIEN);
    }

    /**
     * Cuts one fact where it makes up for each threshold of another: a price where aids that are known take all of it. Somebody is looked for
     * there; it is no proof.
     */
    void suivreLesEcarts() {
        // Of the thresholds that the rules write, not of those that this adds: they would double with each.
        SortedMap<Donnee, List<Fraction>> ecrits = new TreeMap<>();
        nombres.forEach((donnee, seuils) -> ecrits.put(donnee, List.copyOf(seuils)));
        for (Mesure ecart : aDeuxFaits) {
            for (Donnee donnee : ecart.coefficients().keySet()) {
                ecrits.getOrDefault(donnee, List.of()).forEach(nombre -> couper(ecart.quand(donnee, nombre)));
            }
        }
    }

    /** Whether one fact alone decides which of two sides is the greater, whatever each may be worth. */
    static boolean sontTranchees(Formule gauche, Formule droite) {
        return Mesure.seDepartagent(Mesure.de(gauche), Mesure.de(droite));
    }

    /** All that a formula may be worth, or as much of it as can be told. */
    private static Set<Mesure> mesurables(Formule formule) {
        Set<Mesure> toutes = new LinkedHashSet<>(Mesure.de(formule));
        if (toutes.isEmpty() && Mesure.estUnChoix(formule)) {
            formule.termes().forEach(terme -> toutes.addAll(mesurables(terme)));
        }
        return toutes;
    }

    private void couper(Mesure ecart) {
        if (ecart.coefficients().size() == 1) {
            nombres(ecart.coefficients().firstKey()).add(ecart.racine());
        }
    }

    private static Stream<Mesure> nombresDe(Formule formule) {
        return Mesure.sontDesNombres(formule)
                ? Mesure.de(formule).stream()
                : formule.termes().stream().flatMap(Seuils::nombresDe);
    }

    /** Either side may be left unknown: neither choice is the better one always. */
    private void meler(Predicat.Compare compare) {
        Optional<Donnee> aGauche = seule(compare.gauche());
        Optional<Donnee> mesuree = aGauche.or(() -> seule(compare.droite()));
        SortedSet<Donnee> autre = But.toutes(aGauche.isPresent() ? compare.droite() : compare.gauche());
        SortedSet<Donnee> reste = But.toutes(compare.gauche());
        reste.addAll(But.toutes(compare.droite()));
        if (mesuree.isEmpty()) {
            mesurees.addAll(reste);
            mesurantes.addAll(reste);
            return;
        }
        Donnee une = mesuree.get();
        mesurees.add(une);
        reste.remove(une);
        mesurantes.addAll(reste.isEmpty() || autre.contains(une) ? List.of(une) : reste);
    }

    /** The one fact without which a side has no value. */
    private static Optional<Donnee> seule(Formule formule) {
        SortedSet<Donnee> comptees = new TreeSet<>();
        Set<Mesure> mesures = Mesure.de(formule);
        mesures.forEach(mesure -> comptees.addAll(mesure.coefficients().keySet()));
        if (comptees.size() != 1 || mesures.stream().anyMatch(Mesure::estUnNombre)) {
            return Optional.empty();
        }
        // The income of a part is left unknown with the income.
        return Optional.of(
                comptees.first().equals(Mesure.REVENU_PAR_PART) ? Vocabulaire.FOYER_REVENU : comptees.first());
    }

    /**
     * A day that opens a délai has a last day at the end of it, and one that ends it a first: somebody in time is looked for
     * there.
     * To be called when the cells are cut: these days are no proof.
     */
    void suivreLesDelais() {
        for (Predicat.Ecoule ecoule : delais) {
            // The day that nothing else cuts tells least when it is left unknown.
            Donnee ouverte = nombres(ecoule.fin()).isEmpty() ? ecoule.fin() : ecoule.debut();
            ouvrir(ouverte, ouverte);
        }
        // One may lead to a day that another starts from, whichever is written first.
        List<Predicat.Ecoule> aSuivre = new ArrayList<>(delais);
        while (!aSuivre.isEmpty()) {
            Predicat.Ecoule suivant = aSuivre.stream()
                    .filter(ecoule -> !nombres(ecoule.debut()).isEmpty()
                            || !nombres(ecoule.fin()).isEmpty())
                    .findFirst()
                    .orElse(aSuivre.get(0));
            aSuivre.remove(suivant);
            suivre(suivant);
        }
    }

    /** Days of birth by which somebody has one of these ages on a day of the right, and days on which he has. */
    void suivreLesAges(Donnee jour, List<Valeur> ages) {
        SortedSet<Fraction> naissances = nombres(Vocabulaire.DEMANDEUR_NAISSANCE);
        SortedSet<Fraction> jours = nombres(jour);
        List<LocalDate> nes = naissances.stream().map(Seuils::jour).toList();
        List<LocalDate> droits = jours.stream().map(Seuils::jour).toList();
        for (Valeur age : ages) {
            if (nombre(age).compareTo(ANS_DU_CALENDRIER) > 0) {
                continue;
            }
            long ans = nombre(age).arrondir(0, RoundingMode.FLOOR).longValueExact();
            droits.forEach(droit -> dater(droit.minusYears(ans), naissances));
            nes.forEach(ne -> dater(ne.plusYears(ans), jours));
        }
    }

    private void suivre(Predicat.Ecoule ecoule) {
        SortedSet<Fraction> debuts = nombres(ecoule.debut());
        SortedSet<Fraction> fins = nombres(ecoule.fin());
        if (debuts.isEmpty() && fins.isEmpty()) {
            debuts.add(Fraction.of(JOUR_QUELCONQUE.toEpochDay()));
        }
        for (Fraction fin : List.copyOf(fins)) {
            debuts.add(fin);
            bornes(ecoule).forEach(delai -> {
                LocalDate jour = jour(fin);
                dater(jour.minusDays(ChronoUnit.DAYS.between(jour, Predicat.Ecoule.terme(delai, jour))), debuts);
            });
        }
        for (Fraction debut : List.copyOf(debuts)) {
            fins.add(debut);
            bornes(ecoule).forEach(delai -> dater(Predicat.Ecoule.terme(delai, jour(debut)), fins));
        }
    }

    private static Stream<Delai> bornes(Predicat.Ecoule ecoule) {
        return Stream.of(Optional.ofNullable(ecoule.minimum()), Optional.ofNullable(ecoule.maximum()))
                .flatMap(Optional::stream);
    }

    private static void dater(LocalDate jour, SortedSet<Fraction> vers) {
        if (CalendrierOuvre.comprend(jour)) {
            vers.add(Fraction.of(jour.toEpochDay()));
        }
    }

    SortedSet<Fraction> nombres(Donnee donnee) {
        return nombres.computeIfAbsent(donnee, nouvelle -> new TreeSet<>());
    }

    private SortedSet<String> liste(Donnee donnee, String nom) {
        return listes.computeIfAbsent(donnee, nouvelle -> new TreeMap<>())
                .computeIfAbsent(nom, nouvelle -> new TreeSet<>());
    }

    /** Every code that some rule names. */
    SortedSet<String> codes(Donnee donnee) {
        SortedSet<String> codes = new TreeSet<>();
        listes.getOrDefault(donnee, Collections.emptySortedMap()).values().forEach(codes::addAll);
        return codes;
    }

    /** What rules can tell of a code: the lists that have it. */
    List<String> vue(Donnee donnee, String code) {
        return listes.getOrDefault(donnee, Collections.emptySortedMap()).entrySet().stream()
                .filter(liste -> liste.getValue().contains(code))
                .map(Map.Entry::getKey)
                .toList();
    }

    static LocalDate jour(Fraction rang) {
        return LocalDate.ofEpochDay(rang.arrondir(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    static Fraction nombre(Valeur valeur) {
        if (valeur instanceof Valeur.Jour jour) {
            return Fraction.of(jour.jour().toEpochDay());
        }
        if (valeur instanceof Valeur.Somme somme) {
            return Fraction.of(somme.montant().enEuros());
        }
        if (valeur instanceof Valeur.Revenu revenu) {
            return Fraction.of(revenu.parAn().enEuros());
        }
        if (valeur instanceof Valeur.Nombre connu) {
            return Fraction.of(connu.nombre());
        }
        throw new IllegalStateException("no order between values of kind " + valeur.type());
    }
}
