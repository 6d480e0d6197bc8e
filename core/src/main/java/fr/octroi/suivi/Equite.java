package fr.octroi.suivi;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.suivi.RangsParStrate.Ecart;
import fr.octroi.suivi.RangsParStrate.Valeur;
import fr.octroi.suivi.Traitement.Genre;
import fr.octroi.suivi.Traitement.Troncon;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether dossiers were treated alike, whoever looked at them, wherever the person lives, however he asked (<i>égalité de
 * traitement</i>, CRPA L100-2).
 *
 * <p>Each group is compared with all others of the same aid and month of filing, so that a busy month is nobody's fault. What is
 * found is a question to ask, never a fault: the officer of hard dossiers is slow as well. What is not found is not proved
 * either: {@code docs/equite.md} says how small a difference is seen.
 *
 * @param jour the day of the measure
 * @param dossiers how many were measured
 * @param sansAgent how many of them no officer instructed
 * @param groupes what was measured on each group, in order of criterion, object and name
 * @param interventions where officers put aside what was read, and why, in order of officer
 * @param reglages how it was measured
 * @param tests how many comparisons the correction counted
 * @param tirages how many draws each test made
 */
public record Equite(
        LocalDate jour,
        int dossiers,
        int sansAgent,
        List<Groupe> groupes,
        List<CompteDInterventions> interventions,
        Reglages reglages,
        int tests,
        int tirages) {

    /** By what dossiers are put into groups. */
    public enum Critere {
        /** By who instructed them. */
        AGENT,
        /** By where the person lives. */
        COMMUNE,
        /** By how the request came. */
        CANAL
    }

    /** What is measured. */
    public enum Objet {
        /** Days that the authority answers for, until something is proposed. */
        ADMINISTRATION(Troncon.ADMINISTRATION),
        /** Days on which the applicant had to answer: told, never judged. */
        DEMANDEUR(Troncon.DEMANDEUR),
        /** Days from the filing until nothing is missing: told, never judged. */
        DEPOT_COMPLET(Troncon.DEPOT_COMPLET),
        /** Days from then to the session that decides. */
        COMPLET_DECISION(Troncon.COMPLET_DECISION),
        /** Days from the session to the notification. */
        DECISION_NOTIFICATION(Troncon.DECISION_NOTIFICATION),
        /** Days from then to the payment. */
        NOTIFICATION_PAIEMENT(Troncon.NOTIFICATION_PAIEMENT),
        /** Whether a person put aside what was read: 1 or 0. */
        INTERVENTION(null);

        private final @Nullable Troncon troncon;

        Objet(@Nullable Troncon troncon) {
            this.troncon = troncon;
        }

        /**
         * Says whether groups are compared on it: an officer answers for his own time, not for that of the Bureau or of the
         * accountant; nobody answers for that of the applicant.
         *
         * @param critere by what the groups are made
         * @return false when it is only told
         */
        public boolean seJuge(Critere critere) {
            return switch (this) {
                case ADMINISTRATION, INTERVENTION -> true;
                case COMPLET_DECISION, DECISION_NOTIFICATION, NOTIFICATION_PAIEMENT -> critere != Critere.AGENT;
                case DEMANDEUR, DEPOT_COMPLET -> false;
            };
        }

        /** An officer answers for what he put aside himself. */
        private OptionalInt valeur(Traitement traitement, Critere critere) {
            if (troncon == null) {
                return OptionalInt.of(
                        traitement.interventions().stream()
                                        .anyMatch(intervention -> critere != Critere.AGENT
                                                || intervention.agent().equals(traitement.agent()))
                                ? 1
                                : 0);
            }
            Integer jours = traitement.jours().get(troncon);
            return jours == null ? OptionalInt.empty() : OptionalInt.of(jours);
        }
    }

    /**
     * A dossier, with what its facts do not tell.
     *
     * @param traitement how it was treated
     * @param commune where the person lives, blank when unknown
     * @param canal how the request came, blank when unknown
     */
    public record Sujet(Traitement traitement, String commune, String canal) {}

    /**
     * How to measure.
     *
     * @param tailleMinimale below so many dossiers on either side, nothing is said of a group; 2 at least
     * @param seuil how often a report on a fair authority may find anything at all, above 0 and below 100 %
     * @param graine where the draws begin
     */
    public record Reglages(int tailleMinimale, Pourcentage seuil, long graine) {

        /** Twenty dossiers, five reports in a hundred. */
        public static final Reglages PAR_DEFAUT = new Reglages(20, new Pourcentage(500), 1);

        /**
         * Checks the bounds.
         *
         * @throws ValeurInvalideException {@code REGLAGES_INVALIDES}
         */
        public Reglages {
            if (tailleMinimale < 2 || seuil.pointsDeBase() == 0 || seuil.pointsDeBase() >= 10_000) {
                throw new ValeurInvalideException("REGLAGES_INVALIDES");
            }
        }
    }

    /** What can be said of a group. */
    public enum Conclusion {
        /** It differs more than chance explains, all comparisons of the report taken together: somebody must look why. */
        ECART,
        /** No difference was shown, which does not show that there is none. */
        RIEN_DE_MONTRE,
        /** It is too small, or too few others are like it. */
        EFFECTIF_INSUFFISANT,
        /** It is told, and not judged. */
        DECRIT
    }

    /**
     * A group compared with all others.
     *
     * @param comparables how many of its dossiers have others of the same aid and month to be compared with
     * @param autres how many those are
     * @param superiorite how often one of the group took longer than one of the others, ties for a half: 1/2 when they are alike
     * @param p how often chance alone would part them as much
     * @param pCorrigee the same, corrected for all comparisons of the report (Holm 1979)
     */
    public record Comparaison(int comparables, int autres, Fraction superiorite, Fraction p, Fraction pCorrigee) {

        /**
         * Says on which side the group stands.
         *
         * @return true when it takes longer than the others, or has more
         */
        public boolean estAuDessus() {
            return superiorite.compareTo(MOITIE) > 0;
        }
    }

    /**
     * Where the median of a group lies.
     *
     * @param bas its lower bound, in days
     * @param haut its upper bound
     */
    public record Intervalle(int bas, int haut) {}

    /**
     * What was measured on a group.
     *
     * @param critere by what it is made
     * @param objet what was measured
     * @param nom its name: a pseudonym, a commune, a channel
     * @param nombre how many dossiers
     * @param enCours how many of them still wait, and count up to the day of the measure
     * @param total the sum of what was measured
     * @param mediane within which half of them are
     * @param neufSurDix within which nine in ten are
     * @param intervalle of the median, at 95 % for this group alone; null below six dossiers
     * @param comparaison with the others, null when it was not made
     * @param conclusion what can be said
     */
    public record Groupe(
            Critere critere,
            Objet objet,
            String nom,
            int nombre,
            int enCours,
            int total,
            int mediane,
            int neufSurDix,
            @Nullable Intervalle intervalle,
            @Nullable Comparaison comparaison,
            Conclusion conclusion) {}

    /**
     * How often an officer put aside something for a reason.
     *
     * @param agent the name under which he is told
     * @param genre how
     * @param objet the signal, or the type of the piece, blank when unknown
     * @param motif his reason: a code
     * @param nombre how often
     */
    public record CompteDInterventions(String agent, Genre genre, String objet, String motif, int nombre)
            implements Comparable<CompteDInterventions> {
        @Override
        public int compareTo(CompteDInterventions autre) {
            return Comparator.comparing(CompteDInterventions::agent)
                    .thenComparing(CompteDInterventions::genre)
                    .thenComparing(CompteDInterventions::objet)
                    .thenComparing(CompteDInterventions::motif)
                    .thenComparing(CompteDInterventions::nombre)
                    .compare(this, autre);
        }
    }

    private static final Fraction MOITIE = Fraction.of(1).divisePar(Fraction.of(2));

    private static final int TIRAGES_AU_MOINS = 9_999;

    /** Beyond, the interval of a median is no more computed term by term. */
    private static final int GRAND_NOMBRE = 10_000;

    /** Copies. */
    public Equite {
        groupes = List.copyOf(groupes);
        interventions = List.copyOf(interventions);
    }

    /**
     * Measures.
     *
     * @param sujets the dossiers, in any order, each once
     * @param noms gives an officer the name under which he is told: see {@link Pseudonymes}
     * @param jour the day of the measure
     * @param reglages how
     * @return the same for the same dossiers, whatever their order
     */
    public static Equite mesurer(
            Collection<Sujet> sujets, Function<Acteur, String> noms, LocalDate jour, Reglages reglages) {
        List<Famille> familles = new ArrayList<>();
        for (Critere critere : Critere.values()) {
            for (Objet objet : Objet.values()) {
                familles.add(Famille.de(critere, objet, sujets, noms));
            }
        }
        int tests = familles.stream()
                .mapToInt(
                        famille -> famille.jugeables(reglages.tailleMinimale()).size())
                .sum();
        int tirages = (int) Math.max(
                TIRAGES_AU_MOINS, 5L * tests * 10_000 / reglages.seuil().pointsDeBase() - 1);
        SortedMap<Cle, Verdict> verdicts = new Jugement(familles, tirages, reglages).juger();
        return new Equite(
                jour,
                sujets.size(),
                (int) sujets.stream()
                        .filter(sujet -> sujet.traitement().agent() == null)
                        .count(),
                familles.stream()
                        .flatMap(famille -> famille.groupes(verdicts).stream())
                        .toList(),
                compter(sujets, noms),
                reglages,
                tests,
                tirages);
    }

    private static List<CompteDInterventions> compter(Collection<Sujet> sujets, Function<Acteur, String> noms) {
        SortedMap<CompteDInterventions, Integer> comptes = new TreeMap<>();
        sujets.stream()
                .flatMap(sujet -> sujet.traitement().interventions().stream())
                .map(intervention -> new CompteDInterventions(
                        noms.apply(intervention.agent()),
                        intervention.genre(),
                        intervention.objet(),
                        intervention.motif(),
                        1))
                .forEach(un -> comptes.merge(un, 1, Integer::sum));
        List<CompteDInterventions> tous = new ArrayList<>();
        comptes.forEach((un, nombre) ->
                tous.add(new CompteDInterventions(un.agent(), un.genre(), un.objet(), un.motif(), nombre)));
        return tous;
    }

    /**
     * Returns what somebody must look at.
     *
     * @return the groups that differ, in order
     */
    public List<Groupe> ecarts() {
        return groupes.stream()
                .filter(groupe -> groupe.conclusion() == Conclusion.ECART)
                .toList();
    }

    /** One test of the report. */
    private record Cle(Critere critere, Objet objet, String nom) implements Comparable<Cle> {
        @Override
        public int compareTo(Cle autre) {
            return Comparator.comparing(Cle::critere)
                    .thenComparing(Cle::objet)
                    .thenComparing(Cle::nom)
                    .compare(this, autre);
        }
    }

    private record Verdict(Comparaison comparaison, Conclusion conclusion) {}

    /** A dossier of a family: its value, and whether it still runs. */
    private record Membre(Valeur valeur, boolean enCours) {}

    /** All groups of a criterion, measured on one object. */
    private record Famille(Critere critere, Objet objet, List<Membre> membres) {

        static Famille de(Critere critere, Objet objet, Collection<Sujet> sujets, Function<Acteur, String> noms) {
            List<Membre> membres = new ArrayList<>();
            for (Sujet sujet : sujets) {
                Traitement traitement = sujet.traitement();
                Acteur agent = traitement.agent();
                String groupe = switch (critere) {
                    case AGENT -> agent == null ? "" : noms.apply(agent);
                    case COMMUNE -> sujet.commune();
                    case CANAL -> sujet.canal();
                };
                OptionalInt valeur = objet.valeur(traitement, critere);
                if (!groupe.isBlank() && valeur.isPresent()) {
                    String strate = traitement.aide() + " " + YearMonth.from(traitement.depot());
                    membres.add(new Membre(
                            new Valeur(groupe, strate, valeur.getAsInt()),
                            objet == Objet.ADMINISTRATION && traitement.enCours()));
                }
            }
            return new Famille(critere, objet, List.copyOf(membres));
        }

        List<Valeur> valeurs() {
            return membres.stream().map(Membre::valeur).toList();
        }

        /** The groups that are large enough, and have enough others like them; none when this is not judged. */
        List<String> jugeables(int tailleMinimale) {
            return objet.seJuge(critere)
                    ? RangsParStrate.comparer(valeurs(), 0, 0).entrySet().stream()
                            .filter(un -> un.getValue().comparables() >= tailleMinimale
                                    && un.getValue().autres() >= tailleMinimale)
                            .map(un -> un.getKey())
                            .toList()
                    : List.of();
        }

        Famille sans(String nom) {
            return new Famille(
                    critere,
                    objet,
                    membres.stream()
                            .filter(membre -> !membre.valeur().groupe().equals(nom))
                            .toList());
        }

        List<Groupe> groupes(SortedMap<Cle, Verdict> verdicts) {
            SortedMap<String, List<Membre>> parNom = new TreeMap<>();
            membres.forEach(membre -> parNom.computeIfAbsent(membre.valeur().groupe(), nouveau -> new ArrayList<>())
                    .add(membre));
            List<Groupe> groupes = new ArrayList<>();
            parNom.forEach((nom, siens) -> groupes.add(groupe(nom, siens, verdicts.get(new Cle(critere, objet, nom)))));
            return groupes;
        }

        private Groupe groupe(String nom, List<Membre> siens, @Nullable Verdict verdict) {
            List<Integer> tries = siens.stream()
                    .map(membre -> membre.valeur().valeur())
                    .sorted()
                    .toList();
            int n = tries.size();
            int k = objet == Objet.INTERVENTION ? 0 : rangDeLIntervalle(n);
            return new Groupe(
                    critere,
                    objet,
                    nom,
                    n,
                    (int) siens.stream().filter(Membre::enCours).count(),
                    tries.stream().reduce(0, Math::addExact),
                    tries.get((n * 50 + 99) / 100 - 1),
                    tries.get((int) ((n * 90L + 99) / 100 - 1)),
                    k == 0 ? null : new Intervalle(tries.get(k - 1), tries.get(n - k)),
                    verdict == null ? null : verdict.comparaison(),
                    verdict != null
                            ? verdict.conclusion()
                            : objet.seJuge(critere) ? Conclusion.EFFECTIF_INSUFFISANT : Conclusion.DECRIT);
        }
    }

    /**
     * The verdicts of a report: the group that differs most is set apart, and the others are compared again without it, else a
     * slow officer would make all others look quick.
     *
     * @param familles all that is measured
     * @param tirages how many draws
     * @param reglages how to measure
     */
    private record Jugement(List<Famille> familles, int tirages, Reglages reglages) {

        SortedMap<Cle, Verdict> juger() {
            List<Famille> restantes = new ArrayList<>(familles);
            List<SortedMap<String, Ecart>> ecarts = new ArrayList<>();
            for (int i = 0; i < restantes.size(); i++) {
                ecarts.add(comparer(restantes.get(i), i));
            }
            SortedMap<Cle, Verdict> verdicts = new TreeMap<>();
            boolean change = true;
            while (change) {
                change = false;
                verdicts.putAll(corriger(restantes, ecarts));
                for (int i = 0; i < restantes.size(); i++) {
                    Optional<String> extreme = extreme(restantes.get(i), ecarts.get(i), verdicts);
                    if (extreme.isPresent()) {
                        restantes.set(i, restantes.get(i).sans(extreme.get()));
                        ecarts.set(i, comparer(restantes.get(i), i));
                        change = true;
                    }
                }
            }
            return verdicts;
        }

        private SortedMap<String, Ecart> comparer(Famille famille, int rang) {
            SortedSet<String> jugeables = new TreeSet<>(famille.jugeables(reglages.tailleMinimale()));
            if (jugeables.isEmpty()) {
                return new TreeMap<>();
            }
            SortedMap<String, Ecart> tous =
                    RangsParStrate.comparer(famille.valeurs(), tirages, RangsParStrate.hasard(reglages.graine(), rang));
            tous.keySet().retainAll(jugeables);
            return tous;
        }

        /** Holm's correction: the smallest of m counts m times, the next m - 1 times, and none comes below one before it. */
        private SortedMap<Cle, Verdict> corriger(List<Famille> restantes, List<SortedMap<String, Ecart>> ecarts) {
            SortedMap<Cle, Ecart> tous = new TreeMap<>();
            for (int i = 0; i < restantes.size(); i++) {
                Famille famille = restantes.get(i);
                ecarts.get(i)
                        .forEach((nom, ecart) -> tous.put(new Cle(famille.critere(), famille.objet(), nom), ecart));
            }
            List<Cle> ordre = new ArrayList<>(tous.keySet());
            ordre.sort(Comparator.comparing((Cle cle) -> p(tous, cle)).thenComparing(Comparator.naturalOrder()));
            SortedMap<Cle, Verdict> verdicts = new TreeMap<>();
            Fraction plancher = Fraction.ZERO;
            for (int i = 0; i < ordre.size(); i++) {
                Cle cle = ordre.get(i);
                plancher = p(tous, cle)
                        .fois(Fraction.of((long) ordre.size() - i))
                        .min(Fraction.of(1))
                        .max(plancher);
                Ecart ecart = Objects.requireNonNull(tous.get(cle));
                verdicts.put(
                        cle,
                        new Verdict(
                                new Comparaison(
                                        ecart.comparables(), ecart.autres(), ecart.superiorite(), ecart.p(), plancher),
                                plancher.compareTo(reglages.seuil().enFraction()) <= 0
                                        ? Conclusion.ECART
                                        : Conclusion.RIEN_DE_MONTRE));
            }
            return verdicts;
        }

        private static Fraction p(SortedMap<Cle, Ecart> tous, Cle cle) {
            return Objects.requireNonNull(tous.get(cle)).p();
        }

        /** The group farthest from the others, of those that differ; of two as far, the slower one. */
        private static Optional<String> extreme(
                Famille famille, SortedMap<String, Ecart> ecarts, SortedMap<Cle, Verdict> verdicts) {
            return ecarts.entrySet().stream()
                    .filter(un -> {
                        Verdict verdict = verdicts.get(new Cle(famille.critere(), famille.objet(), un.getKey()));
                        return verdict != null && verdict.conclusion() == Conclusion.ECART;
                    })
                    .max(Comparator.comparing((Map.Entry<String, Ecart> un) ->
                                    distance(un.getValue().superiorite()))
                            .thenComparing(un -> un.getValue().superiorite()))
                    .map(Map.Entry::getKey);
        }

        private static Fraction distance(Fraction superiorite) {
            Fraction ecart = superiorite.moins(MOITIE);
            return ecart.signe() < 0 ? Fraction.ZERO.moins(ecart) : ecart;
        }
    }

    /**
     * Returns the rank k such that the median lies between the k-th value and the k-th from the end, at 95 %: the greatest whose
     * binomial tail is at most 2.5 %, exactly; beyond {@value #GRAND_NOMBRE} values a smaller one, by Hoeffding's inequality.
     *
     * @param n how many values
     * @return from 1, or 0 when there are too few of them
     */
    static int rangDeLIntervalle(int n) {
        if (n > GRAND_NOMBRE) {
            // The logarithm of 40 is below 3.69: half of it times n is the square of the margin.
            return n / 2
                    - BigInteger.valueOf(n)
                            .multiply(BigInteger.valueOf(3_690))
                            .divide(BigInteger.valueOf(2_000))
                            .sqrt()
                            .intValueExact()
                    - 1;
        }
        BigInteger terme = BigInteger.ONE;
        BigInteger queue = BigInteger.ONE;
        int k = 0;
        while (queue.multiply(BigInteger.valueOf(40)).bitLength() <= n) {
            k++;
            terme = terme.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
            queue = queue.add(terme);
        }
        return k;
    }
}
