package fr.octroi.budget;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.LigneBudgetaire;
import java.time.LocalDate;
import java.time.Month;

/**
 * The credits of a budget line for a year, and how much of them is spoken for (<i>enveloppe</i>).
 *
 * <p>A euro is in one place at a time: free, set aside for a frozen agenda, engaged by a decision, or mandated. What is
 * spoken for never exceeds what is opened: the accountant checks that credits are available (décret n° 2012-1246, art. 19
 * and 20). A move gives a new envelope. What credits may not cover is a {@link Mouvement}; taking out
 * more than was put in is a bug of the caller.
 *
 * @param code 1 to 40 lower-case letters, digits and hyphens, such as {@code velo-2020}
 * @param exercice the year of the budget, a year of the calendar
 * @param cloture the last day on which it may be mandated, from the first day of the year to the last of the next: what follows
 *     the year (<i>journée complémentaire</i>) is configuration
 * @param ligne where it is charged
 * @param ouverts the credits that the budget opens, amendments included
 * @param reportes the credits taken over from the year before, less those given up to the next: below zero when more was given up
 * @param reserves set aside for agendas that are frozen and not decided
 * @param engages engaged by a decision and not yet mandated
 * @param mandates mandated
 */
public record Enveloppe(
        String code,
        int exercice,
        LocalDate cloture,
        LigneBudgetaire ligne,
        Montant ouverts,
        Montant reportes,
        Montant reserves,
        Montant engages,
        Montant mandates) {

    /**
     * Checks the form and the sums.
     *
     * @throws ValeurInvalideException {@code ENVELOPPE_INVALIDE} with another code, year or closing day, with a negative sum,
     *     or with more spoken for than opened
     */
    public Enveloppe {
        if (!FormeDeCode.IDENTIFIANT.estCelleDe(code)
                || !estUnExercice(exercice)
                || cloture.getYear() < exercice
                || cloture.getYear() > exercice + 1
                || reserves.estNegatif()
                || engages.estNegatif()
                || mandates.estNegatif()
                || ouverts.estNegatif()
                || reserves.centimes() + engages.centimes() + mandates.centimes()
                        > ouverts.centimes() + reportes.centimes()) {
            throw new ValeurInvalideException("ENVELOPPE_INVALIDE");
        }
    }

    private static boolean estUnExercice(int exercice) {
        return exercice >= CalendrierOuvre.PREMIER_JOUR.getYear() && exercice <= CalendrierOuvre.DERNIER_JOUR.getYear();
    }

    /**
     * Opens an envelope of which nothing is spoken for, and which closes with its year.
     *
     * @param code its code
     * @param exercice the year
     * @param ligne where it is charged
     * @param ouverts the credits, zero or more
     * @return the envelope
     * @throws ValeurInvalideException {@code ENVELOPPE_INVALIDE}
     */
    public static Enveloppe of(String code, int exercice, LigneBudgetaire ligne, Montant ouverts) {
        if (!estUnExercice(exercice)) {
            throw new ValeurInvalideException("ENVELOPPE_INVALIDE");
        }
        return new Enveloppe(
                code,
                exercice,
                LocalDate.of(exercice, Month.DECEMBER, 31),
                ligne,
                ouverts,
                Montant.ZERO,
                Montant.ZERO,
                Montant.ZERO,
                Montant.ZERO);
    }

    /**
     * Returns this envelope with another closing day.
     *
     * @param jour the last day on which it may be mandated
     * @return the envelope
     * @throws ValeurInvalideException {@code ENVELOPPE_INVALIDE}
     */
    public Enveloppe fermant(LocalDate jour) {
        return new Enveloppe(code, exercice, jour, ligne, ouverts, reportes, reserves, engages, mandates);
    }

    /**
     * Says whether it may be mandated on a day.
     *
     * @param jour the day
     * @return true from the first day of its year to its closing day
     */
    public boolean estOuverte(LocalDate jour) {
        return jour.getYear() >= exercice && !jour.isAfter(cloture);
    }

    /**
     * Returns all that may be spoken for.
     *
     * @return what is opened, and what was carried over
     */
    public Montant credits() {
        return ouverts.plus(reportes);
    }

    /**
     * Returns what nobody has spoken for.
     *
     * @return the credits, less those set aside, engaged and mandated; zero or more
     */
    public Montant disponible() {
        return credits().moins(reserves).moins(engages).moins(mandates);
    }

    /**
     * Adds credits that an amendment of the budget opens (décision modificative).
     *
     * @param montant zero or more
     * @return the envelope after it
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Enveloppe ouvrir(Montant montant) {
        return new Enveloppe(
                code, exercice, cloture, ligne, ouverts.plus(positif(montant)), reportes, reserves, engages, mandates);
    }

    /**
     * Sets credits aside when an agenda is frozen.
     *
     * @param montant zero or more
     * @return the envelope after it, or what is lacking
     */
    public Mouvement reserver(Montant montant) {
        Montant reste = disponible().moins(positif(montant));
        return reste.estNegatif()
                ? new Mouvement.Insuffisant(Montant.ZERO.moins(reste))
                : new Mouvement.Fait(avec(reserves.plus(montant), engages, mandates));
    }

    /**
     * Frees credits set aside, for what was refused, put off, withdrawn or decided lower.
     *
     * @param montant from zero to {@link #reserves}
     * @return the envelope after it
     */
    public Enveloppe liberer(Montant montant) {
        return avec(oter(reserves, montant), engages, mandates);
    }

    /**
     * Engages credits set aside, when the Bureau has granted.
     *
     * @param montant from zero to {@link #reserves}
     * @return the envelope after it
     */
    public Enveloppe engager(Montant montant) {
        return avec(oter(reserves, montant), engages.plus(montant), mandates);
    }

    /**
     * Frees credits engaged, for a grant withdrawn before it is mandated.
     *
     * @param montant from zero to {@link #engages}
     * @return the envelope after it
     */
    public Enveloppe desengager(Montant montant) {
        return avec(reserves, oter(engages, montant), mandates);
    }

    /**
     * Mandates credits engaged.
     *
     * @param montant from zero to {@link #engages}
     * @return the envelope after it
     */
    public Enveloppe mandater(Montant montant) {
        return avec(reserves, oter(engages, montant), mandates.plus(montant));
    }

    /**
     * Takes back a mandate that was rejected: its credits are engaged again.
     *
     * @param montant from zero to {@link #mandates}
     * @return the envelope after it
     */
    public Enveloppe annulerMandat(Montant montant) {
        return avec(reserves, engages.plus(montant), oter(mandates, montant));
    }

    /**
     * Gives what is engaged and not mandated up to the next year, with the credits behind it (<i>report</i>).
     *
     * @param montant from zero to {@link #engages}: all of it, or what of it can be told
     * @return the envelope without them; what was mandated, set aside or free stays
     */
    public Enveloppe ceder(Montant montant) {
        return new Enveloppe(
                code,
                exercice,
                cloture,
                ligne,
                ouverts,
                reportes.moins(montant),
                reserves,
                oter(engages, montant),
                mandates);
    }

    /**
     * Takes over what the year before engaged and did not mandate, with the credits behind it.
     *
     * @param montant zero or more
     * @return the envelope after it
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Enveloppe reprendre(Montant montant) {
        return new Enveloppe(
                code,
                exercice,
                cloture,
                ligne,
                ouverts,
                reportes.plus(positif(montant)),
                reserves,
                engages.plus(montant),
                mandates);
    }

    private Enveloppe avec(Montant desormaisReserves, Montant desormaisEngages, Montant desormaisMandates) {
        return new Enveloppe(
                code,
                exercice,
                cloture,
                ligne,
                ouverts,
                reportes,
                desormaisReserves,
                desormaisEngages,
                desormaisMandates);
    }

    private static Montant oter(Montant place, Montant montant) {
        Montant reste = place.moins(positif(montant));
        if (reste.estNegatif()) {
            throw new IllegalStateException("more is taken out of an envelope than was put in");
        }
        return reste;
    }

    private static Montant positif(Montant montant) {
        if (montant.estNegatif()) {
            throw new IllegalArgumentException("a move of credits is never negative");
        }
        return montant;
    }
}
