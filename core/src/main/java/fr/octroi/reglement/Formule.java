package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exact computation from a situation, by structure alone.
 *
 * <p>It gives a number, zero included; or nothing, when it has no object (no row of a table holds, another aid does not
 * apply); or names the facts that are missing. The three stay apart. Nothing rounds inside a formula but {@link Arrondie}: the
 * {@link Bareme} rounds once, at the end. Each node that decides something leaves an {@link Etape}, so that the explanation
 * comes from the computation itself.
 */
public sealed interface Formule {

    /**
     * Computes, exactly.
     *
     * @param evaluation receives the steps and the facts that are missing
     * @return the number, null when it has no object; meaningless when a fact was missing
     */
    @Nullable
    Fraction calculer(Evaluation evaluation);

    /**
     * Returns what the number counts.
     *
     * @return the unit
     */
    default Unite unite() {
        return termes().get(0).unite();
    }

    /**
     * Gives each fact that this formula reads itself, repeats included.
     *
     * @param visiteur receives the facts
     */
    default void donnees(Consumer<Donnee> visiteur) {
        termes().forEach(terme -> terme.donnees(visiteur));
    }

    /**
     * Says whether a number is known that this formula never exceeds, whatever the situation.
     *
     * @return true when it is bounded above
     */
    default boolean estBornee() {
        return Domaine.TOUS.borne(this);
    }

    /**
     * Says whether it gives a number in every situation whose facts are known.
     *
     * @return false when it may have no object
     */
    default boolean aToujoursUnObjet() {
        return termes().stream().allMatch(Formule::aToujoursUnObjet);
    }

    /**
     * Returns the formulas that this one is made of.
     *
     * @return empty for a constant, a fact, another aid
     */
    default List<Formule> termes() {
        return List.of();
    }

    /**
     * Returns the other aids that this formula depends on.
     *
     * @param aides the catalogue
     * @return their codes
     */
    default SortedSet<String> aides(Evaluation.Aides aides) {
        SortedSet<String> codes = new TreeSet<>();
        termes().forEach(terme -> codes.addAll(terme.aides(aides)));
        return codes;
    }

    /**
     * A fixed amount (<i>forfait</i>).
     *
     * @param montant the amount, not negative
     */
    record Forfait(Montant montant) implements Formule {
        /**
         * Checks the sign.
         *
         * @throws ValeurInvalideException {@code MONTANT_NEGATIF}
         */
        public Forfait {
            if (montant.estNegatif()) {
                throw new ValeurInvalideException("MONTANT_NEGATIF");
            }
        }

        @Override
        public Fraction calculer(Evaluation evaluation) {
            Fraction euros = Fraction.of(montant.enEuros());
            evaluation.etape("FORFAIT", List.of(), euros, Unite.EURO);
            return euros;
        }

        @Override
        public Unite unite() {
            return Unite.EURO;
        }
    }

    /**
     * A number that the règlement states: a threshold, a coefficient.
     *
     * @param valeur the number
     * @param unite what it counts
     */
    record Constante(Fraction valeur, Unite unite) implements Formule {
        @Override
        public Fraction calculer(Evaluation evaluation) {
            return valeur;
        }
    }

    /**
     * A figure that a text of another authority sets and revises, such as a ceiling of income (<i>paramètre</i>): its value on the
     * day that opens the right.
     *
     * @param code its code, such as {@code TRANCHE_1}
     * @param unite what it counts
     * @param valeurs its values, one period each
     * @param jour the fact that says on which day it is read
     */
    record Parametre(String code, Unite unite, List<Periode> valeurs, Donnee jour) implements Formule {

        /**
         * A value and the days on which it holds.
         *
         * @param du the first day, null when it has no known beginning
         * @param au the last day, null while it is in force
         * @param valeur the value
         * @param source where it is set
         */
        public record Periode(
                @Nullable LocalDate du, @Nullable LocalDate au, Fraction valeur, String source) {

            /**
             * Checks the order of the days.
             *
             * @throws ValeurInvalideException {@code PERIODE_INVALIDE}
             */
            public Periode {
                if (du != null && au != null && au.isBefore(du)) {
                    throw new ValeurInvalideException("PERIODE_INVALIDE");
                }
            }

            private boolean chevauche(Periode autre) {
                return (au == null || autre.du() == null || !autre.du().isAfter(au))
                        && (autre.au() == null || du == null || !du.isAfter(autre.au()));
            }

            boolean couvre(LocalDate date) {
                return (du == null || !date.isBefore(du)) && (au == null || !date.isAfter(au));
            }
        }

        /**
         * Copies.
         *
         * @throws ValeurInvalideException {@code LISTE_VIDE}, {@code TYPE_DE_DONNEE}, {@code PERIODES_CHEVAUCHANTES} when two
         *     values hold on the same day
         */
        public Parametre {
            Condition.verifierCode(code);
            if (valeurs.isEmpty()) {
                throw new ValeurInvalideException("LISTE_VIDE");
            }
            if (jour.type() != TypeValeur.DATE) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
            valeurs = List.copyOf(valeurs);
            for (int i = 0; i < valeurs.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (valeurs.get(i).chevauche(valeurs.get(j))) {
                        throw new ValeurInvalideException("PERIODES_CHEVAUCHANTES");
                    }
                }
            }
        }

        private boolean estConstant() {
            return valeurs.size() == 1
                    && valeurs.get(0).du() == null
                    && valeurs.get(0).au() == null;
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            if (estConstant()) {
                return valeurs.get(0).valeur();
            }
            if (!(evaluation.situation().lire(jour) instanceof Valeur.Jour date)) {
                evaluation.manque(jour);
                return Fraction.ZERO;
            }
            for (Periode periode : valeurs) {
                if (periode.couvre(date.jour())) {
                    return periode.valeur();
                }
            }
            return null;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            if (!estConstant()) {
                visiteur.accept(jour);
            }
        }

        @Override
        public boolean aToujoursUnObjet() {
            return estConstant();
        }
    }

    /**
     * The value of a fact.
     *
     * <p>No price, income or number of persons is negative: such a value is as good as unknown, else a deduction below zero
     * would raise an amount above its bound.
     *
     * @param donnee a fact of kind {@link TypeValeur#MONTANT}, {@link TypeValeur#REVENU} or {@link TypeValeur#NOMBRE}
     */
    record Base(Donnee donnee) implements Formule {
        /**
         * Checks the kind.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}
         */
        public Base {
            switch (donnee.type()) {
                case MONTANT, REVENU, NOMBRE -> {}
                case CODE, DATE, BOOLEEN -> throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
        }

        @Override
        public Fraction calculer(Evaluation evaluation) {
            Valeur valeur = evaluation.situation().lire(donnee);
            Fraction nombre = valeur instanceof Valeur.Somme somme
                    ? Fraction.of(somme.montant().enEuros())
                    : valeur instanceof Valeur.Revenu revenu
                            ? Fraction.of(revenu.parAn().enEuros())
                            : valeur instanceof Valeur.Nombre connu ? Fraction.of(connu.nombre()) : null;
            if (nombre != null && nombre.signe() >= 0) {
                return nombre;
            }
            evaluation.manque(donnee);
            return Fraction.ZERO;
        }

        @Override
        public Unite unite() {
            return switch (donnee.type()) {
                case MONTANT -> Unite.EURO;
                case REVENU -> Unite.EURO_PAR_AN;
                default -> Unite.NOMBRE;
            };
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee);
        }
    }

    /**
     * A rate of a base (<i>taux</i>).
     *
     * @param taux the rate
     * @param base what it applies to
     */
    record Taux(Pourcentage taux, Formule base) implements Formule {
        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Fraction assiette = base.calculer(evaluation);
            if (assiette == null) {
                return null;
            }
            Fraction facteur = taux.enFraction();
            Fraction euros = assiette.fois(facteur);
            evaluation.etape(
                    "TAUX",
                    List.of(new Grandeur(facteur, Unite.NOMBRE), new Grandeur(assiette, unite())),
                    euros,
                    unite());
            return euros;
        }

        @Override
        public List<Formule> termes() {
            return List.of(base);
        }
    }

    /**
     * A sum; a term that has no object counts for nothing (<i>somme</i>).
     *
     * <p>Where one term alone counts, nothing is added: its own steps say what it comes to.
     *
     * @param termes two at least, of one unit
     */
    record Somme(List<Formule> termes) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code LISTE_VIDE}, {@code UNITE}
         */
        public Somme {
            termes = deuxAuMoins(termes);
            Unite.exigerUneSeule(termes.toArray(Formule[]::new));
        }

        @Override
        public Fraction calculer(Evaluation evaluation) {
            Fraction somme = Fraction.ZERO;
            List<Grandeur> ajoutes = new ArrayList<>();
            for (Formule terme : termes) {
                int rang = evaluation.etapes().size();
                Fraction valeur = terme.calculer(evaluation);
                if (valeur == null) {
                    evaluation.oublierDepuis(rang);
                } else {
                    ajoutes.add(new Grandeur(valeur, unite()));
                    somme = somme.plus(valeur);
                }
            }
            if (ajoutes.size() != 1) {
                evaluation.etape("SOMME", ajoutes, somme, unite());
            }
            return somme;
        }

        @Override
        public boolean aToujoursUnObjet() {
            return true;
        }
    }

    /**
     * A value less another; it may fall below zero (<i>différence</i>).
     *
     * @param valeur what one starts from
     * @param deduction what is taken away
     */
    record Difference(Formule valeur, Formule deduction) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}
         */
        public Difference {
            Unite.exigerUneSeule(valeur, deduction);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            return deux(evaluation, "DIFFERENCE", valeur, deduction, Fraction::moins);
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, deduction);
        }
    }

    /**
     * A product, such as an amount for each unit (<i>produit</i>).
     *
     * @param termes two at least; one at most has a unit
     */
    record Produit(List<Formule> termes) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code LISTE_VIDE}, {@code UNITE}
         */
        public Produit {
            termes = deuxAuMoins(termes);
            if (termes.stream().filter(terme -> terme.unite() != Unite.NOMBRE).count() > 1) {
                throw new ValeurInvalideException("UNITE");
            }
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Fraction produit = Fraction.of(1);
            List<Grandeur> facteurs = new ArrayList<>();
            boolean sansObjet = false;
            for (Formule terme : termes) {
                Fraction valeur = terme.calculer(evaluation);
                if (valeur == null) {
                    sansObjet = true;
                } else {
                    facteurs.add(new Grandeur(valeur, terme.unite()));
                    produit = produit.fois(valeur);
                }
            }
            if (sansObjet) {
                return null;
            }
            evaluation.etape("PRODUIT", facteurs, produit, unite());
            return produit;
        }

        @Override
        public Unite unite() {
            return termes.stream()
                    .map(Formule::unite)
                    .filter(unite -> unite != Unite.NOMBRE)
                    .findFirst()
                    .orElse(Unite.NOMBRE);
        }
    }

    /**
     * A quotient: an income by fiscal parts, a price by one and a rate of tax, an income by the one from which nothing is paid
     * (<i>quotient</i>).
     *
     * @param valeur what is divided
     * @param diviseur what it is divided by: without unit, or with that of the value, and then the quotient has none; zero is as good as
     *     unknown where it comes of a fact, and has no object where it does not
     */
    record Quotient(Formule valeur, Formule diviseur) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}, {@code DIVISEUR_NUL}
         */
        public Quotient {
            if (diviseur.unite() != Unite.NOMBRE && diviseur.unite() != valeur.unite()) {
                throw new ValeurInvalideException("UNITE");
            }
            if (diviseur instanceof Constante constante && constante.valeur().signe() == 0) {
                throw new ValeurInvalideException("DIVISEUR_NUL");
            }
        }

        /**
         * Makes the income for each fiscal part of the household.
         *
         * @return the reference income by the parts
         */
        public static Quotient revenuParPart() {
            return new Quotient(new Base(Vocabulaire.FOYER_REVENU), new Base(Vocabulaire.FOYER_PARTS));
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Fraction haut = valeur.calculer(evaluation);
            Fraction bas = diviseur.calculer(evaluation);
            if (haut == null || bas == null) {
                return null;
            }
            if (bas.signe() == 0) {
                diviseur.donnees(evaluation::manque);
                return litUnFait(diviseur) ? Fraction.ZERO : null;
            }
            Fraction quotient = haut.divisePar(bas);
            evaluation.etape(
                    "QUOTIENT",
                    List.of(new Grandeur(haut, valeur.unite()), new Grandeur(bas, diviseur.unite())),
                    quotient,
                    unite());
            return quotient;
        }

        @Override
        public Unite unite() {
            if (diviseur.unite() != Unite.NOMBRE) {
                return Unite.NOMBRE;
            }
            boolean parPart = diviseur instanceof Base base && base.donnee().equals(Vocabulaire.FOYER_PARTS);
            return parPart && valeur.unite() == Unite.EURO_PAR_AN ? Unite.EURO_PAR_AN_ET_PAR_PART : valeur.unite();
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, diviseur);
        }

        @Override
        public boolean aToujoursUnObjet() {
            return Formule.super.aToujoursUnObjet() && (diviseur instanceof Constante || litUnFait(diviseur));
        }
    }

    /**
     * A value that a cap limits; a cap that has no object limits nothing (<i>plafond</i>).
     *
     * @param valeur what is limited
     * @param plafond the cap
     */
    record Plafond(Formule valeur, Formule plafond) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}
         */
        public Plafond {
            Unite.exigerUneSeule(valeur, plafond);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Fraction avant = valeur.calculer(evaluation);
            int rang = evaluation.etapes().size();
            Fraction limite = plafond.calculer(evaluation);
            if (avant == null) {
                return null;
            }
            if (limite == null) {
                evaluation.oublierDepuis(rang);
                evaluation.etape("SANS_PLAFOND", List.of(new Grandeur(avant, unite())), avant, unite());
                return avant;
            }
            Fraction euros = avant.min(limite);
            evaluation.etape(
                    "PLAFOND", List.of(new Grandeur(avant, unite()), new Grandeur(limite, unite())), euros, unite());
            return euros;
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, plafond);
        }

        @Override
        public boolean aToujoursUnObjet() {
            return valeur.aToujoursUnObjet();
        }
    }

    /**
     * A value that never falls below another (<i>plancher</i>).
     *
     * @param valeur what is raised
     * @param plancher the floor
     */
    record Plancher(Formule valeur, Formule plancher) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}
         */
        public Plancher {
            Unite.exigerUneSeule(valeur, plancher);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            return deux(evaluation, "PLANCHER", valeur, plancher, Fraction::max);
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, plancher);
        }
    }

    /**
     * A value that is nothing below a minimum (<i>seuil de versement</i>): it is not worth its own payment.
     *
     * @param valeur what is kept or dropped
     * @param minimum the least that is kept
     */
    record Seuil(Formule valeur, Formule minimum) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}
         */
        public Seuil {
            Unite.exigerUneSeule(valeur, minimum);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            return deux(
                    evaluation,
                    "SEUIL",
                    valeur,
                    minimum,
                    (avant, moindre) -> avant.compareTo(moindre) < 0 ? Fraction.ZERO : avant);
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, minimum);
        }
    }

    /**
     * A value less another, never below zero: what is left of a joint cap after the aids of other funders, or of an amount that falls with
     * the income.
     *
     * @param valeur what one starts from
     * @param deduction what is taken away
     */
    record Reste(Formule valeur, Formule deduction) implements Formule {
        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE}
         */
        public Reste {
            Unite.exigerUneSeule(valeur, deduction);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            return deux(
                    evaluation,
                    estDAides(deduction) ? "RESTE" : "RESTE_DE",
                    valeur,
                    deduction,
                    (avant, retire) -> avant.moins(retire).max(Fraction.ZERO));
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur, deduction);
        }
    }

    /**
     * A value rounded where the règlement rounds before the end (<i>arrondi</i>).
     *
     * @param valeur what is rounded
     * @param arrondi how
     */
    record Arrondie(Formule valeur, Arrondi arrondi) implements Formule {
        /**
         * Checks the unit.
         *
         * @throws ValeurInvalideException {@code UNITE} for anything but euros
         */
        public Arrondie {
            Unite.exigerEuros(valeur);
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Fraction avant = valeur.calculer(evaluation);
            if (avant == null) {
                return null;
            }
            Fraction euros = arrondi.arrondirSansBorne(avant);
            evaluation.etape("ARRONDI", List.of(new Grandeur(avant, Unite.EURO)), euros, Unite.EURO);
            return euros;
        }

        @Override
        public Unite unite() {
            return Unite.EURO;
        }

        @Override
        public List<Formule> termes() {
            return List.of(valeur);
        }
    }

    /**
     * What another aid gives to the same applicant, before its own rounding; it has no object when that aid does not apply.
     *
     * @param code the aid
     */
    record AutreAide(String code) implements Formule {
        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            Evaluation.Resultat resultat = evaluation.aide(code);
            resultat.inconnues().forEach(evaluation::manque);
            if (resultat.estConnu() && resultat.valeur() != null) {
                evaluation.etape("AUTRE_AIDE", List.of(), resultat.valeur(), Unite.EURO);
            }
            return resultat.valeur();
        }

        @Override
        public Unite unite() {
            return Unite.EURO;
        }

        @Override
        public SortedSet<String> aides(Evaluation.Aides aides) {
            return new TreeSet<>(List.of(code));
        }

        @Override
        public boolean aToujoursUnObjet() {
            return false;
        }
    }

    /**
     * The sum of what the authorities of a level give to the same applicant, as far as the catalogue knows them.
     *
     * @param niveau the level
     */
    record TotalDeNiveau(Niveau niveau) implements Formule {
        @Override
        public Fraction calculer(Evaluation evaluation) {
            Fraction total = Fraction.ZERO;
            for (String code : evaluation.aides().duNiveau(niveau)) {
                Evaluation.Resultat resultat = evaluation.aide(code);
                resultat.inconnues().forEach(evaluation::manque);
                total = resultat.valeur() == null ? total : total.plus(resultat.valeur());
            }
            evaluation.etape("TOTAL_" + niveau, List.of(), total, Unite.EURO);
            return total;
        }

        @Override
        public Unite unite() {
            return Unite.EURO;
        }

        @Override
        public SortedSet<String> aides(Evaluation.Aides aides) {
            return new TreeSet<>(aides.duNiveau(niveau));
        }
    }

    /**
     * The first row whose condition holds (<i>barème par tranches ou par catégories</i>).
     *
     * <p>A row that cannot be judged stops the search: a later row is not taken while an earlier one may hold. After the steps of
     * the row itself, a step says which was taken, by its rank from 1.
     *
     * @param lignes the rows, in order
     * @param sinon what applies when no row holds, null when nothing does: the table has no object then
     */
    record Table(List<Ligne> lignes, @Nullable Formule sinon) implements Formule {

        /**
         * A row of a table.
         *
         * @param si when it applies
         * @param alors what it gives
         */
        public record Ligne(Predicat si, Formule alors) {}

        /**
         * Copies.
         *
         * @throws ValeurInvalideException {@code LISTE_VIDE}, {@code UNITE}
         */
        public Table {
            if (lignes.isEmpty()) {
                throw new ValeurInvalideException("LISTE_VIDE");
            }
            lignes = List.copyOf(lignes);
            Formule premiere = lignes.get(0).alors();
            lignes.forEach(ligne -> Unite.exigerUneSeule(premiere, ligne.alors()));
            if (sinon != null) {
                Unite.exigerUneSeule(premiere, sinon);
            }
        }

        @Override
        public @Nullable Fraction calculer(Evaluation evaluation) {
            for (int i = 0; i < lignes.size(); i++) {
                Ligne ligne = lignes.get(i);
                switch (ligne.si().evaluer(evaluation)) {
                    case SATISFAITE -> {
                        Fraction valeur = ligne.alors().calculer(evaluation);
                        if (valeur != null) {
                            evaluation.etape("LIGNE", Evaluation.rang(i + 1), valeur, unite());
                        }
                        return valeur;
                    }
                    case INDETERMINEE -> {
                        evaluation.manque(ligne.si());
                        return Fraction.ZERO;
                    }
                    case NON_SATISFAITE -> {}
                }
            }
            Fraction valeur = sinon == null ? null : sinon.calculer(evaluation);
            if (valeur != null) {
                evaluation.etape("SINON", List.of(), valeur, unite());
            }
            return valeur;
        }

        @Override
        public Unite unite() {
            return lignes.get(0).alors().unite();
        }

        @Override
        public List<Formule> termes() {
            List<Formule> termes = new ArrayList<>();
            lignes.forEach(ligne -> termes.add(ligne.alors()));
            if (sinon != null) {
                termes.add(sinon);
            }
            return termes;
        }

        @Override
        public SortedSet<String> aides(Evaluation.Aides aides) {
            SortedSet<String> codes = Formule.super.aides(aides);
            lignes.forEach(ligne -> codes.addAll(ligne.si().aides(aides)));
            return codes;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            for (Ligne ligne : lignes) {
                ligne.si().donnees(visiteur);
                ligne.alors().donnees(visiteur);
            }
            if (sinon != null) {
                sinon.donnees(visiteur);
            }
        }

        @Override
        public boolean aToujoursUnObjet() {
            return sinon != null && Formule.super.aToujoursUnObjet();
        }
    }

    /** Whether a formula is what others give, and nothing else. */
    private static boolean estDAides(Formule formule) {
        return formule instanceof AutreAide
                || formule instanceof TotalDeNiveau
                || (formule instanceof Base base && base.donnee().equals(Vocabulaire.AIDES_AUTRES))
                || (formule instanceof Somme somme && somme.termes().stream().allMatch(Formule::estDAides));
    }

    private static boolean litUnFait(Formule formule) {
        List<Donnee> lues = new ArrayList<>();
        formule.donnees(lues::add);
        return !lues.isEmpty();
    }

    /** Computes two formulas and joins them, unless one has no object. */
    private static @Nullable Fraction deux(
            Evaluation evaluation, String code, Formule gauche, Formule droite, BinaryOperator<Fraction> operation) {
        Fraction a = gauche.calculer(evaluation);
        Fraction b = droite.calculer(evaluation);
        if (a == null || b == null) {
            return null;
        }
        Fraction resultat = operation.apply(a, b);
        evaluation.etape(
                code,
                List.of(new Grandeur(a, gauche.unite()), new Grandeur(b, droite.unite())),
                resultat,
                gauche.unite());
        return resultat;
    }

    private static List<Formule> deuxAuMoins(List<Formule> termes) {
        if (termes.size() < 2) {
            throw new ValeurInvalideException("LISTE_VIDE");
        }
        return List.copyOf(termes);
    }
}
