package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the applicants that the rules of one règlement can tell apart.
 *
 * <p>Each fact is cut into the cells between the values that it is compared with, and each cell stands for all its values: as long as a rule
 * compares a fact with constants, it answers alike for all of them. So a search through the cells is a search through everybody, and
 * not a sample. What another aid gives is one more fact. The rules are evaluated by the engine itself, on what is known so far.
 *
 * <p>Where a rule compares several facts at once, such as a délai between two days, cells are no proof. Then a fact of it is left unknown
 * throughout: the rule may hold or not, and what is impossible all the same is impossible.
 */
final class Espace {

    /** A search gives up after so many situations, and says so. */
    private static final int EFFORT = 40_000;

    /**
     * What a search found.
     *
     * @param temoin somebody who satisfies all, null when nobody does or when the search gave up
     * @param complete whether nobody found is nobody at all
     */
    record Recherche(@Nullable Situation temoin, boolean complete) {

        /** Whether nobody was found, and that is nobody. */
        boolean personne() {
            return temoin == null && complete;
        }

        /** The same, as far as cells tell all that was looked for. */
        Recherche siProuvee(boolean parLesCellules) {
            return new Recherche(temoin, complete && parLesCellules);
        }
    }

    private final SortedMap<Donnee, List<Valeur>> cellules = new TreeMap<>();

    /** More days, to look for somebody whose délais fit: a proof needs none of them. */
    private final SortedMap<Donnee, List<Valeur>> joursDesDelais = new TreeMap<>();

    private final LieuxEnsemble lieux;

    private final AgeEtNaissance ages;

    private final Situation.Rangs rangs;

    /** The facts left unknown in turn to prove that there is nobody; empty when cells are proof enough. */
    private final List<SortedSet<Donnee>> ouvertes;

    Espace(ReglementAide reglement, Geographie geographie) {
        Seuils seuils = new Seuils(reglement);
        this.lieux = new LieuxEnsemble(seuils, reglement, geographie);
        seuils.suivreLesEcarts();
        if (seuils.lues().contains(Vocabulaire.FOYER_PARTS)) {
            parPart(seuils, reglement);
        }
        for (Donnee donnee : seuils.lues()) {
            cellules.putIfAbsent(
                    donnee, Cellules.de(donnee, seuils, reglement.vocabulaires().get(donnee.nom()), lieux));
        }
        this.ages = new AgeEtNaissance(seuils, reglement.validite().donnee());
        if (ages.lusEnsemble()) {
            seuils.suivreLesAges(reglement.validite().donnee(), cellules(Vocabulaire.DEMANDEUR_AGE));
        }
        seuils.suivreLesDelais();
        Stream.concat(seuils.joursDesDelais(), ages.lusEnsemble() ? ages.lus().stream() : Stream.of())
                .filter(donnee -> donnee.type() == TypeValeur.DATE)
                .forEach(jour -> joursDesDelais.put(jour, Cellules.de(jour, seuils, null, lieux)));
        this.rangs =
                new Situation.Rangs(cellules.keySet().stream().map(Donnee::nom).toList());
        // Days of their own are no proof that there is nobody, and cells of them are.
        this.ouvertes = ages.lusEnsemble() && seuils.ouvertes().isEmpty()
                ? List.of(Collections.emptySortedSet())
                : seuils.ouvertes();
    }

    /**
     * The income of a part stands for a household of three parts, as long as neither is looked at by itself: of three parts, it falls between
     * two cents. Else both are cut, and neither is a proof.
     */
    private void parPart(Seuils seuils, ReglementAide reglement) {
        boolean revenuSeul = Questions.estLueSeule(reglement, Vocabulaire.FOYER_REVENU);
        boolean partsSeules = Questions.estLueSeule(reglement, Vocabulaire.FOYER_PARTS);
        if (revenuSeul || partsSeules) {
            seuils.nombres(Vocabulaire.FOYER_PARTS).add(Fraction.of(1));
            seuils.ouvrir(Vocabulaire.FOYER_REVENU, Vocabulaire.FOYER_PARTS);
            cellules.put(
                    Vocabulaire.FOYER_PARTS,
                    Cellules.de(
                            Vocabulaire.FOYER_PARTS,
                            seuils,
                            reglement.vocabulaires().get(Vocabulaire.FOYER_PARTS.nom()),
                            lieux));
        } else {
            cellules.put(Vocabulaire.FOYER_PARTS, List.of(new Valeur.Nombre(BigDecimal.valueOf(3))));
        }
        for (Valeur parts : cellules(Vocabulaire.FOYER_PARTS)) {
            for (Fraction seuil : seuils.nombres(Mesure.REVENU_PAR_PART)) {
                seuils.nombres(Vocabulaire.FOYER_REVENU).add(seuil.fois(Seuils.nombre(parts)));
            }
        }
    }

    List<Valeur> cellules(Donnee donnee) {
        return cellules.getOrDefault(donnee, List.of());
    }

    Evaluation evaluation(Situation situation) {
        return new Evaluation(situation, AideSupposee.AIDES);
    }

    /** Whether somebody can have all these values at once: live in all these places, be of this age. */
    boolean peutEtre(Situation situation) {
        SortedMap<Donnee, Valeur> connus = new TreeMap<>();
        cellules.keySet().forEach(donnee -> situation.valeur(donnee).ifPresent(valeur -> connus.put(donnee, valeur)));
        return lieux.sontCoherents(connus) && ages.sontCoherents(connus, false);
    }

    /** How far a search went: two counters in an array, since the trade has no variable fields. */
    private static final class Effort {

        private final int[] compte = {EFFORT, 0};

        boolean continuer() {
            return compte[0]-- > 0;
        }

        void abandonner() {
            compte[1]++;
        }

        boolean estComplet() {
            return compte[0] > 0 && compte[1] == 0;
        }
    }

    /** Looks for somebody for whom all of this holds. */
    Recherche chercher(List<But> buts) {
        return chercher(buts, Collections.emptySortedSet());
    }

    /**
     * Looks for somebody for whom all of this holds.
     *
     * @param posees facts that a goal sets by itself: left unknown, they would prove nothing
     */
    Recherche chercher(List<But> buts, SortedSet<Donnee> posees) {
        boolean personne = ouvertes.stream()
                .filter(inconnues -> Collections.disjoint(inconnues, posees))
                .anyMatch(inconnues -> {
                    Recherches preuve = new Recherches(buts, inconnues, true);
                    return preuve.chercher().isEmpty() && preuve.estComplete();
                });
        if (personne) {
            return new Recherche(null, true);
        }
        Recherches recherche = new Recherches(buts, Collections.emptySortedSet(), false);
        Situation temoin = recherche.chercher().orElse(null);
        return new Recherche(temoin, temoin != null || (ouvertes.isEmpty() && recherche.estComplete()));
    }

    /**
     * What a goal says of what is known.
     *
     * <p>It says so until a fact becomes known that it reads: most of them read few, and are long to ask.
     */
    private record Reponse(Verdict verdict, SortedSet<Donnee> inconnues) {}

    /** One search, with some facts left unknown throughout. */
    private final class Recherches {

        private final List<But> buts;
        private final List<SortedSet<Donnee>> lues = new ArrayList<>();
        private final SortedSet<Donnee> ouverte;
        private final boolean preuve;
        private final SortedMap<Donnee, Valeur> connus = new TreeMap<>();
        private final Effort effort = new Effort();

        Recherches(List<But> buts, SortedSet<Donnee> ouverte, boolean preuve) {
            this.buts = buts;
            this.ouverte = ouverte;
            this.preuve = preuve;
            buts.forEach(but -> lues.add(but.lues()));
        }

        boolean estComplete() {
            return effort.estComplet();
        }

        Optional<Situation> chercher() {
            return chercher(
                    Situation.of(rangs, new Valeur[cellules.size()]), new Reponse[buts.size()], new TreeSet<>());
        }

        /**
         * Looks on from what is known.
         *
         * @param reponses what each goal says, null for those that must be asked; given back as it came
         * @param causes receives, when nobody is found, the known facts that this comes from: another value of any other fact
         *     would change nothing, and is not tried
         */
        private Optional<Situation> chercher(
                Situation situation, @Nullable Reponse[] reponses, SortedSet<Donnee> causes) {
            if (!effort.continuer()) {
                return Optional.empty();
            }
            List<Integer> demandes = new ArrayList<>();
            Optional<Situation> trouve = chercher(situation, reponses, demandes, causes);
            // A table of thousands of rows is as many goals: what this asked is taken back, rather than all copied.
            demandes.forEach(rang -> reponses[rang] = null);
            return trouve;
        }

        private Optional<Situation> chercher(
                Situation situation, @Nullable Reponse[] reponses, List<Integer> demandes, SortedSet<Donnee> causes) {
            Verdict verdict = Verdict.SATISFAITE;
            // The last goals say most: a row is asked for, and those before it must not hold.
            for (int i = buts.size() - 1; i >= 0; i--) {
                Reponse reponse = reponses[i];
                if (reponse == null) {
                    reponse = repondre(buts.get(i), situation);
                    reponses[i] = reponse;
                    demandes.add(i);
                }
                Verdict sien = reponse.verdict();
                if (sien == Verdict.NON_SATISFAITE) {
                    causes.addAll(lues.get(i));
                    return Optional.empty();
                }
                verdict = verdict.et(sien);
            }
            if (verdict == Verdict.SATISFAITE) {
                return Optional.of(situation);
            }
            Optional<Donnee> suivante = suivante(reponses);
            if (suivante.isEmpty()) {
                // What is left unknown may be such that all holds; or a value that no formula can use, such as a
                // divisor
                // of zero, proves nothing. The search for somebody goes on, and the one for a proof has failed.
                effort.abandonner();
                causes.addAll(connus.keySet());
                return preuve ? Optional.of(situation) : Optional.empty();
            }
            return essayer(suivante.get(), situation, reponses, causes);
        }

        private Reponse repondre(But but, Situation situation) {
            Evaluation evaluation = evaluation(situation);
            return new Reponse(but.atteint(evaluation), evaluation.inconnues());
        }

        /** What each goal said, but for those that read one fact more. */
        private @Nullable Reponse[] sans(Donnee donnee, @Nullable Reponse[] reponses) {
            @Nullable Reponse[] restent = reponses.clone();
            for (int i = 0; i < restent.length; i++) {
                if (lues.get(i).contains(donnee)) {
                    restent[i] = null;
                }
            }
            return restent;
        }

        private List<Valeur> essais(Donnee donnee) {
            List<Valeur> jours = joursDesDelais.get(donnee);
            return !preuve && jours != null ? jours : cellules(donnee);
        }

        /** What the first goal that is still open wants to know. */
        private Optional<Donnee> suivante(@Nullable Reponse[] reponses) {
            return Stream.of(reponses)
                    .filter(reponse -> reponse != null && reponse.verdict() == Verdict.INDETERMINEE)
                    .flatMap(reponse -> suivante(reponse.inconnues()).stream())
                    .findFirst();
        }

        /** What has few cells first: it settles more for less. */
        private Optional<Donnee> suivante(SortedSet<Donnee> inconnues) {
            return inconnues.stream()
                    .filter(inconnue -> !connus.containsKey(inconnue) && !ouverte.contains(inconnue))
                    .min(Comparator.comparingInt(inconnue -> essais(inconnue).size()));
        }

        private Optional<Situation> essayer(
                Donnee donnee, Situation situation, @Nullable Reponse[] reponses, SortedSet<Donnee> causes) {
            @Nullable Reponse[] restent = sans(donnee, reponses);
            for (Valeur valeur : essais(donnee)) {
                connus.put(donnee, valeur);
                SortedSet<Donnee> siennes = new TreeSet<>();
                Optional<Situation> trouve = Optional.empty();
                if (!lieux.sontCoherents(connus)) {
                    siennes.addAll(lieux.lus());
                } else if (!ages.sontCoherents(connus, preuve)) {
                    siennes.addAll(ages.lus());
                } else {
                    trouve = chercher(situation.avec(donnee, valeur), restent, siennes);
                }
                connus.remove(donnee);
                if (trouve.isPresent()) {
                    return trouve;
                }
                if (!siennes.contains(donnee)) {
                    causes.clear();
                    causes.addAll(siennes);
                    return Optional.empty();
                }
                causes.addAll(siennes);
            }
            causes.remove(donnee);
            return Optional.empty();
        }
    }

    /** Somebody that was found, in words. */
    Situation dite(Situation temoin) {
        Situation.Builder dite = Situation.builder();
        cellules.keySet()
                .forEach(donnee -> temoin.valeur(donnee).ifPresent(valeur -> {
                    if (AideSupposee.est(donnee)) {
                        AideSupposee.dire(donnee, valeur, dite);
                    } else {
                        dite.avec(donnee, valeur);
                    }
                }));
        Valeur age = ages.age(temoin);
        if (age != null) {
            dite.avec(Vocabulaire.DEMANDEUR_AGE, age);
        }
        return dite.build();
    }
}
