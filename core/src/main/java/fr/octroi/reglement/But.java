package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What some applicant is looked for to satisfy in an {@link Espace}. */
interface But {

    /** Answers for what is known; what it needs to know more is told to the evaluation. */
    Verdict atteint(Evaluation evaluation);

    /** Gives every fact that the answer may depend on. */
    void donnees(Consumer<Donnee> visiteur);

    static But vrai(Predicat question) {
        return new Question(question, true);
    }

    static But faux(Predicat question) {
        return new Question(question, false);
    }

    static But sansObjet(Formule formule) {
        return sur(formule, valeur -> valeur == null);
    }

    /** A question about the result of a formula. */
    static But sur(Formule formule, Predicate<@Nullable Fraction> question) {
        return new Resultat(formule, question);
    }

    /** Every fact that a question reads, what other aids give among them. */
    static void toutes(Predicat predicat, Consumer<Donnee> visiteur) {
        predicat.donnees(visiteur);
        predicat.aides(AideSupposee.AIDES).forEach(code -> visiteur.accept(AideSupposee.donnee(code)));
    }

    /** Every fact that a formula reads, what other aids give among them. */
    static void toutes(Formule formule, Consumer<Donnee> visiteur) {
        formule.donnees(visiteur);
        formule.aides(AideSupposee.AIDES).forEach(code -> visiteur.accept(AideSupposee.donnee(code)));
    }

    record Question(Predicat predicat, boolean vrai) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Verdict verdict = predicat.evaluer(evaluation);
            if (verdict == Verdict.INDETERMINEE) {
                evaluation.manque(predicat);
            }
            return vrai ? verdict : verdict.non();
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            toutes(predicat, visiteur);
        }
    }

    record Resultat(Formule formule, Predicate<@Nullable Fraction> question) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Evaluation.Resultat resultat = evaluation.aPart(formule);
            resultat.inconnues().forEach(evaluation::manque);
            return resultat.estConnu() ? Verdict.of(question.test(resultat.valeur())) : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            toutes(formule, visiteur);
        }
    }
}
