package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An age and a date of birth that the rules read both: on the day that opens the right, one is told from the other. */
final class AgeEtNaissance {

    private final Donnee jour;
    private final boolean lusEnsemble;
    private final NavigableSet<Fraction> ages;
    private final NavigableSet<Fraction> naissances;
    private final NavigableSet<Fraction> jours;

    /** To be made of the thresholds that the rules write, before days are added to look for somebody. */
    AgeEtNaissance(Seuils seuils, Donnee jour) {
        this.jour = jour;
        this.lusEnsemble =
                seuils.lues().containsAll(List.of(Vocabulaire.DEMANDEUR_AGE, Vocabulaire.DEMANDEUR_NAISSANCE, jour));
        this.ages = new TreeSet<>(seuils.nombres(Vocabulaire.DEMANDEUR_AGE));
        this.naissances = new TreeSet<>(seuils.nombres(Vocabulaire.DEMANDEUR_NAISSANCE));
        this.jours = new TreeSet<>(seuils.nombres(jour));
    }

    /** Whether cells of them go together or not: else they are facts like any others. */
    boolean lusEnsemble() {
        return lusEnsemble;
    }

    /** The facts that this is about. */
    SortedSet<Donnee> lus() {
        return new TreeSet<>(List.of(Vocabulaire.DEMANDEUR_AGE, Vocabulaire.DEMANDEUR_NAISSANCE, jour));
    }

    /**
     * Whether somebody can have these values, or others of the same cells.
     *
     * @param toutes whether a day stands for its whole cell, rather than for itself
     */
    boolean sontCoherents(SortedMap<Donnee, Valeur> connus, boolean toutes) {
        if (!lusEnsemble
                || !(connus.get(Vocabulaire.DEMANDEUR_AGE) instanceof Valeur.Nombre age)
                || !(connus.get(Vocabulaire.DEMANDEUR_NAISSANCE) instanceof Valeur.Jour naissance)
                || !(connus.get(jour) instanceof Valeur.Jour droit)) {
            return true;
        }
        Fraction ans = Fraction.of(age.nombre());
        LocalDate neAuPlusTot = toutes ? premier(naissances, naissance) : naissance.jour();
        LocalDate neAuPlusTard = toutes ? dernier(naissances, naissance) : naissance.jour();
        long auMoins = ans(neAuPlusTard, toutes ? premier(jours, droit) : droit.jour());
        long auPlus = ansAccomplis(neAuPlusTot, toutes ? dernier(jours, droit) : droit.jour());
        Fraction dessous = ages.floor(ans);
        Fraction dessus = ages.ceiling(ans);
        // Who is born after the day that opens the right has no age on it.
        return auPlus >= 0
                && (dessous == null || Fraction.of(auPlus).compareTo(dessous) >= (dessous.equals(ans) ? 0 : 1))
                && (dessus == null || Fraction.of(auMoins).compareTo(dessus) <= (dessus.equals(ans) ? 0 : -1));
    }

    /** The age of somebody who was found, null when it is not told. */
    Valeur.@Nullable Nombre age(Situation temoin) {
        if (!lusEnsemble
                || !(temoin.lire(Vocabulaire.DEMANDEUR_AGE) instanceof Valeur.Nombre age)
                || !(temoin.lire(Vocabulaire.DEMANDEUR_NAISSANCE) instanceof Valeur.Jour naissance)
                || !(temoin.lire(jour) instanceof Valeur.Jour droit)) {
            return null;
        }
        long accomplis = ansAccomplis(naissance.jour(), droit.jour());
        long ans = ans(naissance.jour(), droit.jour());
        Fraction trouve = Fraction.of(age.nombre());
        boolean unDePlus = Objects.equals(ages.floor(trouve), ages.floor(Fraction.of(accomplis)))
                && Objects.equals(ages.ceiling(trouve), ages.ceiling(Fraction.of(accomplis)));
        return new Valeur.Nombre(BigDecimal.valueOf(unDePlus ? accomplis : ans));
    }

    /** As a délai counts: somebody born on 29 February has one year more on 28 February already, where there is no 29th. */
    private static long ansAccomplis(LocalDate naissance, LocalDate jour) {
        long ans = ans(naissance, jour);
        return ans >= 0 && !naissance.plusYears(ans + 1).isAfter(jour) ? ans + 1 : ans;
    }

    /** As the age of a dossier is told from its birth, whose day is then 1 March; below zero for who is not born. A host may give either. */
    private static long ans(LocalDate naissance, LocalDate jour) {
        return jour.isBefore(naissance) ? -1 : ChronoUnit.YEARS.between(naissance, jour);
    }

    private static LocalDate premier(NavigableSet<Fraction> seuils, Valeur.Jour jour) {
        Fraction rang = Seuils.nombre(jour);
        Fraction dessous = seuils.floor(rang);
        if (dessous == null) {
            return CalendrierOuvre.PREMIER_JOUR;
        }
        return dessous.equals(rang) ? jour.jour() : Seuils.jour(dessous).plusDays(1);
    }

    private static LocalDate dernier(NavigableSet<Fraction> seuils, Valeur.Jour jour) {
        Fraction rang = Seuils.nombre(jour);
        Fraction dessus = seuils.ceiling(rang);
        if (dessus == null) {
            return CalendrierOuvre.DERNIER_JOUR;
        }
        return dessus.equals(rang) ? jour.jour() : Seuils.jour(dessus).minusDays(1);
    }
}
