package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of rules under way for one situation: what is known, what other aids give, what proved to be missing.
 *
 * <p>Only rules write to it, and none outlives its evaluation.
 */
public final class Evaluation {

    private final Situation situation;
    private final Aides aides;
    private final Map<String, Resultat> calculees;
    private final List<Etape> etapes = new ArrayList<>();
    private final SortedSet<Donnee> inconnues = new TreeSet<>();

    /** The result of a formula set apart: a number, nothing because it has no object, or the facts that are missing. */
    record Resultat(@Nullable Fraction valeur, SortedSet<Donnee> inconnues) {
        boolean estConnu() {
            return inconnues.isEmpty();
        }
    }

    /** The other aids that a rule may refer to. */
    interface Aides {

        /** For a règlement on its own. */
        Aides AUCUNE = new Aides() {
            @Override
            public Resultat calculer(String code, Evaluation evaluation) {
                throw new IllegalStateException("no catalogue, no other aid: " + code);
            }

            @Override
            public List<String> duNiveau(Niveau niveau) {
                return List.of();
            }
        };

        /** Computes what another aid gives to the situation of an evaluation, which receives what is missing. */
        Resultat calculer(String code, Evaluation evaluation);

        /** Returns the codes of the aids that authorities of a level give, in order. */
        List<String> duNiveau(Niveau niveau);
    }

    Evaluation(Situation situation, Aides aides) {
        this(situation, aides, new HashMap<>());
    }

    private Evaluation(Situation situation, Aides aides, Map<String, Resultat> calculees) {
        this.situation = situation;
        this.aides = aides;
        this.calculees = calculees;
    }

    Situation situation() {
        return situation;
    }

    Aides aides() {
        return aides;
    }

    List<Etape> etapes() {
        return etapes;
    }

    SortedSet<Donnee> inconnues() {
        return inconnues;
    }

    void etape(String code, List<Grandeur> termes, Fraction valeur, Unite unite) {
        etapes.add(new Etape(code, termes, new Grandeur(valeur, unite)));
    }

    void manque(Donnee donnee) {
        inconnues.add(donnee);
    }

    /** Names the facts that leave a question open. */
    void manque(Predicat question) {
        question.donnees(donnee -> {
            if (situation.lire(donnee) == null) {
                inconnues.add(donnee);
            }
        });
        question.aides(aides).forEach(code -> inconnues.addAll(aide(code).inconnues()));
    }

    /** Computes what a question compares: its steps are no step of the amount. */
    Resultat aPart(Formule formule) {
        Evaluation autre = new Evaluation(situation, aides, calculees);
        Fraction valeur = formule.calculer(autre);
        return new Resultat(valeur, autre.inconnues);
    }

    /** Computes what another aid gives to the same situation, once; nothing when a condition of it is disproved. */
    Resultat aide(String code) {
        Resultat connu = calculees.get(code);
        if (connu == null) {
            connu = aides.calculer(code, new Evaluation(situation, aides, calculees));
            calculees.put(code, connu);
        }
        return connu;
    }
}
