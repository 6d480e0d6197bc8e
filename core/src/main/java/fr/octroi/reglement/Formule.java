package fr.octroi.reglement;

import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/**
 * An exact computation of euros from a situation, by structure alone.
 *
 * <p>Nothing rounds inside a formula: the {@link Bareme} rounds once, at the end. Each node that decides something
 * leaves an {@link Etape}, so that the explanation comes from the computation itself.
 */
public sealed interface Formule {

    /**
     * Computes, exactly.
     *
     * @param calcul receives the steps and the facts that are missing
     * @return euros; meaningless when a fact was missing
     */
    BigDecimal calculer(Calcul.EnCours calcul);

    /**
     * Gives each fact that this formula reads, repeats included.
     *
     * @param visiteur receives the facts
     */
    void donnees(Consumer<Donnee> visiteur);

    /**
     * Says whether a number of euros is known that this formula never exceeds, whatever the situation.
     *
     * @return true when it is bounded above
     */
    boolean estBornee();

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
        public BigDecimal calculer(Calcul.EnCours calcul) {
            BigDecimal euros = montant.enEuros();
            calcul.etape("FORFAIT", List.of(), euros);
            return euros;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {}

        @Override
        public boolean estBornee() {
            return true;
        }
    }

    /**
     * The value of a fact.
     *
     * <p>No price, income or aid is negative: such a value is as good as unknown, else a deduction below zero would
     * raise an amount above its bound.
     *
     * @param donnee a fact of kind {@link TypeValeur#MONTANT}
     */
    record Base(Donnee donnee) implements Formule {
        /**
         * Checks the kind.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}
         */
        public Base {
            if (donnee.type() != TypeValeur.MONTANT) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
        }

        @Override
        public BigDecimal calculer(Calcul.EnCours calcul) {
            if (calcul.situation().lire(donnee) instanceof Valeur.Somme somme
                    && !somme.montant().estNegatif()) {
                return somme.montant().enEuros();
            }
            calcul.manque(donnee);
            return BigDecimal.ZERO;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee);
        }

        @Override
        public boolean estBornee() {
            return false;
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
        public BigDecimal calculer(Calcul.EnCours calcul) {
            BigDecimal assiette = base.calculer(calcul);
            BigDecimal euros = taux.de(assiette);
            calcul.etape("TAUX", List.of(taux.toString(), Etape.euros(assiette)), euros);
            return euros;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            base.donnees(visiteur);
        }

        @Override
        public boolean estBornee() {
            return base.estBornee() || taux.pointsDeBase() == 0;
        }
    }

    /**
     * A value that a cap limits (<i>plafond</i>).
     *
     * @param valeur what is limited
     * @param plafond the cap
     */
    record Plafond(Formule valeur, Formule plafond) implements Formule {
        @Override
        public BigDecimal calculer(Calcul.EnCours calcul) {
            BigDecimal avant = valeur.calculer(calcul);
            BigDecimal limite = plafond.calculer(calcul);
            BigDecimal euros = avant.min(limite);
            calcul.etape("PLAFOND", List.of(Etape.euros(avant), Etape.euros(limite)), euros);
            return euros;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            valeur.donnees(visiteur);
            plafond.donnees(visiteur);
        }

        @Override
        public boolean estBornee() {
            return valeur.estBornee() || plafond.estBornee();
        }
    }

    /**
     * A value less another, never below zero: what is left of a joint cap after the aids of other funders.
     *
     * @param valeur what one starts from
     * @param deduction what is taken away
     */
    record Reste(Formule valeur, Formule deduction) implements Formule {
        @Override
        public BigDecimal calculer(Calcul.EnCours calcul) {
            BigDecimal avant = valeur.calculer(calcul);
            BigDecimal retire = deduction.calculer(calcul);
            BigDecimal euros = avant.subtract(retire).max(BigDecimal.ZERO);
            calcul.etape("RESTE", List.of(Etape.euros(avant), Etape.euros(retire)), euros);
            return euros;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            valeur.donnees(visiteur);
            deduction.donnees(visiteur);
        }

        @Override
        public boolean estBornee() {
            return valeur.estBornee();
        }
    }

    /**
     * The first row whose condition holds (<i>barème par tranches ou par catégories</i>).
     *
     * <p>A row that cannot be judged stops the search: a later row is not taken while an earlier one may hold.
     *
     * @param lignes the rows, in order
     * @param sinon what applies when no row holds
     */
    record Table(List<Ligne> lignes, Formule sinon) implements Formule {

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
         * @throws ValeurInvalideException {@code LISTE_VIDE}
         */
        public Table {
            if (lignes.isEmpty()) {
                throw new ValeurInvalideException("LISTE_VIDE");
            }
            lignes = List.copyOf(lignes);
        }

        @Override
        public BigDecimal calculer(Calcul.EnCours calcul) {
            for (Ligne ligne : lignes) {
                switch (ligne.si().evaluer(calcul.situation())) {
                    case SATISFAITE -> {
                        return ligne.alors().calculer(calcul);
                    }
                    case INDETERMINEE -> {
                        ligne.si().donnees(donnee -> {
                            if (calcul.situation().lire(donnee) == null) {
                                calcul.manque(donnee);
                            }
                        });
                        return BigDecimal.ZERO;
                    }
                    case NON_SATISFAITE -> {}
                }
            }
            return sinon.calculer(calcul);
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            for (Ligne ligne : lignes) {
                ligne.si().donnees(visiteur);
                ligne.alors().donnees(visiteur);
            }
            sinon.donnees(visiteur);
        }

        @Override
        public boolean estBornee() {
            return sinon.estBornee()
                    && lignes.stream().allMatch(ligne -> ligne.alors().estBornee());
        }
    }
}
