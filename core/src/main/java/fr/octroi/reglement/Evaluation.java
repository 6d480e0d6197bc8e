package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of rules under way for one situation: what is known, what other aids give, what proved to be missing.
 *
 * <p>Only rules write to it, and none outlives its evaluation.
 */
public final class Evaluation {

    /** Tables are evaluated by the thousand, and have few rows. */
    private static final List<List<Grandeur>> PREMIERS_RANGS =
            IntStream.rangeClosed(1, 32).mapToObj(Evaluation::faireRang).toList();

    private final Situation situation;
    private final Aides aides;
    private final Map<String, Resultat> calculees;
    private final List<Etape> etapes;
    private final SortedSet<Donnee> inconnues;

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
        this(situation, aides, calculees, new ArrayList<>(), new TreeSet<>());
    }

    private Evaluation(
            Situation situation,
            Aides aides,
            Map<String, Resultat> calculees,
            List<Etape> etapes,
            SortedSet<Donnee> inconnues) {
        this.situation = situation;
        this.aides = aides;
        this.calculees = calculees;
        this.etapes = etapes;
        this.inconnues = inconnues;
    }

    /** An evaluation for questions about facts alone: it computes nothing, and has nothing to keep. */
    static Evaluation deFaits(Situation situation, Aides aides) {
        return new Evaluation(situation, aides, Map.of(), List.of(), Collections.emptySortedSet());
    }

    /** Another evaluation of the same situation, which shares what other aids give. */
    Evaluation autre() {
        return new Evaluation(situation, aides, calculees);
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

    /** Drops the steps of what proved to have no object: they lead nowhere. */
    void oublierDepuis(int rang) {
        etapes.subList(rang, etapes.size()).clear();
    }

    /** The rank of a row of a table, from 1, as the terms of a step. */
    static List<Grandeur> rang(int rang) {
        return rang <= PREMIERS_RANGS.size() ? PREMIERS_RANGS.get(rang - 1) : faireRang(rang);
    }

    private static List<Grandeur> faireRang(int rang) {
        return List.of(new Grandeur(Fraction.of(rang), Unite.NOMBRE));
    }

    void manque(Donnee donnee) {
        inconnues.add(donnee);
    }

    /**
     * Names the facts that leave a question open: all that may be needed to answer it, and none of those parts of it that are
     * answered. Whoever is asked for a fact is asked once, and only where it decides.
     */
    void manque(Predicat question) {
        if (question.evaluer(this) != Verdict.INDETERMINEE) {
            return;
        }
        if (question instanceof Predicat.DansTerritoire dans) {
            dans.manquent(this);
        } else if (question.termes().isEmpty() && question.formules().isEmpty()) {
            question.donnees(donnee -> {
                if (situation.lire(donnee) == null) {
                    inconnues.add(donnee);
                }
            });
        }
        question.termes().forEach(this::manque);
        question.formules().forEach(this::manquentAuNombre);
    }

    /** Returns the facts that leave a question open, in order of name. */
    SortedSet<Donnee> ouvre(Predicat question) {
        Evaluation autre = new Evaluation(situation, aides);
        autre.manque(question);
        return autre.inconnues;
    }

    /**
     * Names the facts that a number may need, further rows among them: a computation stops at the first that it wants. A fact that is known
     * but cannot be, such as no part at all, leaves a number open too, and is named by the computation alone.
     */
    private void manquentAuNombre(Formule formule) {
        Resultat resultat = aPart(formule);
        if (resultat.estConnu()) {
            return;
        }
        inconnues.addAll(resultat.inconnues());
        if (formule instanceof Formule.Table table) {
            manquentALaTable(table);
        } else {
            formule.termes().forEach(this::manquentAuNombre);
        }
    }

    private void manquentALaTable(Formule.Table table) {
        for (Formule.Table.Ligne ligne : table.lignes()) {
            Verdict si = ligne.si().evaluer(this);
            if (si != Verdict.NON_SATISFAITE) {
                manque(ligne.si());
                manquentAuNombre(ligne.alors());
            }
            if (si == Verdict.SATISFAITE) {
                return;
            }
        }
        if (table.sinon() != null) {
            manquentAuNombre(table.sinon());
        }
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
