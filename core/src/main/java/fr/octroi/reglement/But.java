package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What some applicant is looked for to satisfy in an {@link Espace}. */
interface But {

    /** Answers for what is known; what it needs to know more is told to the evaluation. */
    Verdict atteint(Evaluation evaluation);

    /** Returns every fact that the answer may depend on. */
    SortedSet<Donnee> lues();

    static But vrai(Predicat question) {
        return new Question(question, true, toutes(question));
    }

    static But faux(Predicat question) {
        return new Question(question, false, toutes(question));
    }

    static But sansObjet(Formule formule) {
        return sur(formule, valeur -> valeur == null);
    }

    /** A question about the result of a formula. */
    static But sur(Formule formule, Predicate<@Nullable Fraction> question) {
        return new Resultat(formule, question, toutes(formule));
    }

    /** Every fact that a question reads, what other aids give among them. */
    static SortedSet<Donnee> toutes(Predicat predicat) {
        SortedSet<Donnee> lues = new TreeSet<>();
        predicat.donnees(lues::add);
        predicat.aides(AideSupposee.AIDES).forEach(code -> lues.add(AideSupposee.donnee(code)));
        return lues;
    }

    /** Every fact that a formula reads, what other aids give among them. */
    static SortedSet<Donnee> toutes(Formule formule) {
        SortedSet<Donnee> lues = new TreeSet<>();
        formule.donnees(lues::add);
        formule.aides(AideSupposee.AIDES).forEach(code -> lues.add(AideSupposee.donnee(code)));
        return lues;
    }

    record Question(Predicat predicat, boolean vrai, SortedSet<Donnee> lues) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Verdict verdict = predicat.evaluer(evaluation);
            if (verdict == Verdict.INDETERMINEE) {
                evaluation.manque(predicat);
            }
            return vrai ? verdict : verdict.non();
        }
    }

    record Resultat(Formule formule, Predicate<@Nullable Fraction> question, SortedSet<Donnee> lues) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Evaluation.Resultat resultat = evaluation.aPart(formule);
            resultat.inconnues().forEach(evaluation::manque);
            return resultat.estConnu() ? Verdict.of(question.test(resultat.valeur())) : Verdict.INDETERMINEE;
        }
    }
}
