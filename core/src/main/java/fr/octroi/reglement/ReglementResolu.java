package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A règlement ready to be evaluated: the facts that each rule reads are known once, and its faults too.
 *
 * <p>Made by {@link Catalogue#resoudre}. Immutable; one instance serves all dossiers and all threads.
 */
public final class ReglementResolu {

    private final ReglementAide definition;
    private final ConditionResolue[] conditions;
    private final List<Donnee> donnees;
    private final Situation.Rangs rangs;

    private final List<Verification.Defaut> defauts;
    private final @Nullable Calcul constant;
    private final boolean deFaits;
    private final boolean surUnFait;
    private final Evaluation.Aides aides;
    private final Geographie geographie;
    private final @Nullable Saisine saisine;

    /**
     * Resolves a definition.
     *
     * @param desAutres the facts that the aids it depends on read, since they are judged on the same dossier
     */
    ReglementResolu(
            ReglementAide definition, Evaluation.Aides aides, Geographie geographie, SortedSet<Donnee> desAutres) {
        this.definition = definition;
        this.aides = aides;
        this.geographie = geographie;
        List<Donnee> toutes = new ArrayList<>(lues(definition));
        toutes.addAll(desAutres);
        verifierTypes(toutes, definition.questions());
        this.donnees = List.copyOf(new TreeSet<>(toutes));
        this.rangs = new Situation.Rangs(donnees.stream().map(Donnee::nom).toList());
        this.conditions = conditions(definition)
                .map(condition -> ConditionResolue.de(condition, rangs, aides))
                .toArray(ConditionResolue[]::new);
        this.constant = constant(definition.bareme());
        this.deFaits = conditions(definition).map(Condition::exige).allMatch(ReglementResolu::estDeFaits);
        this.surUnFait = Stream.of(conditions).allMatch(ConditionResolue::estSurUnFait);
        this.defauts = Verification.verifier(definition);
        this.saisine = Saisine.de(this, List.of(conditions));
    }

    /** The facts that the rules of a definition read themselves. */
    static SortedSet<Donnee> lues(ReglementAide definition) {
        SortedSet<Donnee> lues = new TreeSet<>();
        questions(definition).forEach(question -> question.donnees(lues::add));
        definition.bareme().formule().donnees(lues::add);
        return lues;
    }

    /** The other aids that the rules of a definition depend on. */
    static SortedSet<String> dependances(ReglementAide definition, Evaluation.Aides aides) {
        SortedSet<String> codes = new TreeSet<>(definition.bareme().formule().aides(aides));
        questions(definition).forEach(question -> codes.addAll(question.aides(aides)));
        return codes;
    }

    /** The period of validity first, then in the order of the règlement. */
    private static Stream<Condition> conditions(ReglementAide definition) {
        return Stream.concat(Stream.of(definition.validite().condition()), definition.conditions().stream());
    }

    private static Stream<Predicat> questions(ReglementAide definition) {
        return Stream.concat(
                conditions(definition).map(Condition::exige),
                definition.pieces().stream().flatMap(piece -> Optional.ofNullable(piece.si()).stream()));
    }

    /** Whether a question is about facts alone, and computes nothing. */
    private static boolean estDeFaits(Predicat question) {
        return question.formules().isEmpty() && question.termes().stream().allMatch(ReglementResolu::estDeFaits);
    }

    /** An amount that reads nothing is the same for everybody, and is computed once. */
    private static @Nullable Calcul constant(Bareme bareme) {
        List<Donnee> lues = new ArrayList<>();
        bareme.formule().donnees(lues::add);
        boolean seule = lues.isEmpty() && bareme.formule() instanceof Formule.Forfait;
        return seule ? bareme.calculer(Situation.builder().build()) : null;
    }

    /** One name is one fact: read as two kinds, it would be neither known nor asked for. */
    private static void verifierTypes(List<Donnee> lues, List<Donnee> questions) {
        Map<String, TypeValeur> types = new HashMap<>();
        Stream.of(Vocabulaire.communes(), questions, lues).flatMap(List::stream).forEach(donnee -> {
            TypeValeur connu = types.putIfAbsent(donnee.nom(), donnee.type());
            if (connu != null && connu != donnee.type()) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
        });
    }

    /**
     * Returns the definition that this was resolved from.
     *
     * @return the règlement
     */
    public ReglementAide definition() {
        return definition;
    }

    /**
     * Returns what is known of communes.
     *
     * @return the geography of the catalogue
     */
    public Geographie geographie() {
        return geographie;
    }

    /**
     * Returns the facts that any of its rules reads.
     *
     * @return in order of name
     */
    public List<Donnee> donnees() {
        return donnees;
    }

    /**
     * Returns the faults that forbid to instruct under this règlement.
     *
     * @return what {@link Verification#verifier} found, empty for a sound règlement
     */
    public List<Verification.Defaut> defauts() {
        return defauts;
    }

    /** A situation with what the geography says of its commune, where nothing is said. */
    Situation situer(Situation situation) {
        if (!(situation.lire(Vocabulaire.DEMANDEUR_COMMUNE) instanceof Valeur.Code insee)) {
            return situation;
        }
        LocalDate jour =
                situation.lire(definition.validite().donnee()) instanceof Valeur.Jour date ? date.jour() : null;
        Geographie.Commune commune =
                geographie.actuelle(insee.mot()).flatMap(geographie::commune).orElse(null);
        if (commune == null) {
            return situation;
        }
        Situation placee = geographie
                .auJour(insee.mot(), jour)
                .map(code -> situation.avec(Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code(code)))
                .orElse(situation);
        return placee.completee(Vocabulaire.DEMANDEUR_PAYS, "FR")
                .completee(Vocabulaire.DEMANDEUR_REGION, commune.region())
                .completee(Vocabulaire.DEMANDEUR_DEPARTEMENT, commune.departement())
                .completee(Vocabulaire.DEMANDEUR_EPCI, commune.epci())
                .completee(Vocabulaire.DEMANDEUR_EPT, commune.ept());
    }

    /**
     * Answers every condition for a situation, never stopping at the first.
     *
     * @param situation the facts
     * @return one answer per condition, the period of validity first, then in the order of the règlement
     */
    public List<Appreciation> apprecier(Situation situation) {
        List<Appreciation> appreciations = new ArrayList<>(conditions.length);
        apprecier(situation, appreciations::add);
        return List.copyOf(appreciations);
    }

    /**
     * Answers every condition for a situation, as {@link #apprecier(Situation)}.
     *
     * @param situation the facts
     * @param recue receives the answers in the same order
     */
    public void apprecier(Situation situation, Consumer<Appreciation> recue) {
        boolean rangee = situation.rangs() == rangs;
        Evaluation evaluation = rangee && surUnFait ? null : evaluation(situation);
        for (ConditionResolue condition : conditions) {
            Verdict verdict = evaluation == null || (rangee && condition.estSurUnFait())
                    ? condition.juger(situation)
                    : condition.condition().exige().evaluer(evaluation);
            recue.accept(new Appreciation(condition, situation, verdict));
        }
    }

    private Evaluation evaluation(Situation situation) {
        return deFaits ? Evaluation.deFaits(situation, aides) : new Evaluation(situation, aides);
    }

    /**
     * Says whether one of its pieces is required.
     *
     * @param piece the piece
     * @param situation the facts
     * @return the verdict
     */
    public Verdict juger(PieceRequise piece, Situation situation) {
        Predicat si = piece.si();
        return si == null ? Verdict.SATISFAITE : si.evaluer(new Evaluation(situation, aides));
    }

    /**
     * Returns the facts that leave open whether one of its pieces is required.
     *
     * @param piece the piece
     * @param situation the facts
     * @return in order of name
     */
    public SortedSet<Donnee> inconnues(PieceRequise piece, Situation situation) {
        Predicat si = piece.si();
        return si == null ? Collections.emptySortedSet() : new Evaluation(situation, aides).ouvre(si);
    }

    /**
     * Gathers the facts that its rules read, of what declares them, else of what was answered under the same name.
     *
     * @param sujet what declares facts
     * @param lectures how each fact is read in it, which gives null when it is unknown or can only be answered
     * @param reponses answers by name; one that its question cannot have, of another kind or half of what is whole, is none
     * @param <S> what declares facts
     * @return the situation
     */
    public <S> Situation situation(S sujet, Function<Donnee, Lecture<S>> lectures, SortedMap<String, Valeur> reponses) {
        @Nullable Valeur[] valeurs = new Valeur[donnees.size()];
        for (int i = 0; i < valeurs.length; i++) {
            Donnee donnee = donnees.get(i);
            valeurs[i] = Situation.possible(donnee, lectures.apply(donnee).lire(sujet, this));
        }
        return situation(valeurs, reponses);
    }

    /** Adds what was answered to what is declared. */
    Situation situation(@Nullable Valeur[] valeurs, SortedMap<String, Valeur> reponses) {
        // Most dossiers have no answer, and one emptiness: it is known at sight.
        if (reponses != Collections.<String, Valeur>emptySortedMap()) {
            repondre(valeurs, reponses);
        }
        return Situation.of(rangs, valeurs);
    }

    /**
     * Gathers facts as {@link #situation(Object, Function, SortedMap)}, and answers every condition as {@link #apprecier(Situation)}.
     *
     * @param sujet what declares facts
     * @param lectures how each fact is read in it; given as the same object each time, it makes a règlement that judges often faster
     * @param reponses answers by name
     * @param recue receives the answers, the period of validity first, then in the order of the règlement
     * @param <S> what declares facts
     * @return the situation
     */
    public <S> Situation apprecier(
            S sujet,
            Function<Donnee, Lecture<S>> lectures,
            SortedMap<String, Valeur> reponses,
            Consumer<Appreciation> recue) {
        Juge<S> attitre = saisine == null ? null : saisine.juge(lectures);
        if (attitre != null) {
            return attitre.juger(sujet, reponses, recue);
        }
        Situation situation = situation(sujet, lectures, reponses);
        apprecier(situation, recue);
        return situation;
    }

    /** Facts and answers are both in order of name: one walk of each is enough. */
    private void repondre(@Nullable Valeur[] valeurs, SortedMap<String, Valeur> reponses) {
        int rang = 0;
        for (Map.Entry<String, Valeur> reponse : reponses.entrySet()) {
            int ordre = -1;
            while (rang < valeurs.length && (ordre = donnees.get(rang).nom().compareTo(reponse.getKey())) < 0) {
                rang++;
            }
            if (ordre == 0 && valeurs[rang] == null && donnees.get(rang).admet(reponse.getValue())) {
                valeurs[rang] = Situation.possible(donnees.get(rang), reponse.getValue());
            }
        }
    }

    /**
     * Computes the amount, whatever the conditions say.
     *
     * @param situation the facts
     * @return the amount and its steps, or what is missing to compute it, or that there is none
     */
    public Calcul calculer(Situation situation) {
        return constant != null ? constant : definition.bareme().calculer(new Evaluation(situation, aides));
    }

    /**
     * Says what this aid comes to: every condition, then the amount.
     *
     * @param situation the facts
     * @return no object when a condition is disproved; else what is missing, or the amount and its steps
     */
    public Calcul evaluer(Situation situation) {
        return evaluer(new Evaluation(situation, aides));
    }

    Calcul evaluer(Evaluation evaluation) {
        Verdict verdict = verdict(evaluation);
        if (verdict == Verdict.NON_SATISFAITE) {
            return new Calcul.SansObjet();
        }
        Calcul calcul = definition.bareme().calculer(evaluation);
        return verdict == Verdict.INDETERMINEE && !(calcul instanceof Calcul.Indetermine)
                ? new Calcul.Indetermine(List.copyOf(evaluation.inconnues()))
                : calcul;
    }

    /** What another rule reads of this aid. */
    Evaluation.Resultat resultat(Evaluation evaluation) {
        if (verdict(evaluation) == Verdict.NON_SATISFAITE) {
            return new Evaluation.Resultat(null, Collections.emptySortedSet());
        }
        Fraction euros = definition.bareme().formule().calculer(evaluation);
        // An aid below zero is no debt: it gives nothing.
        return new Evaluation.Resultat(euros == null ? null : euros.max(Fraction.ZERO), evaluation.inconnues());
    }

    /** A condition that is disproved ends the matter; one that is open leaves its missing facts. */
    private Verdict verdict(Evaluation evaluation) {
        Verdict verdict = Verdict.SATISFAITE;
        List<Predicat> ouvertes = new ArrayList<>();
        for (ConditionResolue condition : conditions) {
            Predicat exige = condition.condition().exige();
            Verdict un = exige.evaluer(evaluation);
            if (un == Verdict.NON_SATISFAITE) {
                return un;
            }
            if (un == Verdict.INDETERMINEE) {
                ouvertes.add(exige);
                verdict = un;
            }
        }
        ouvertes.forEach(evaluation::manque);
        return verdict;
    }
}
