package fr.octroi.suivi;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.suivi.Traitement.Genre;
import fr.octroi.suivi.Traitement.Troncon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
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
        /** Whether a person put aside what was read, 1 or 0, once the instruction is over. */
        INTERVENTION(null),
        /** Whether it was refused, 1 or 0: by an officer what he proposed, by a town or a channel what the Bureau decided. */
        REFUS(null);

        private final @Nullable Troncon troncon;

        Objet(@Nullable Troncon troncon) {
            this.troncon = troncon;
        }

        /**
         * Says whether it is a share of dossiers, and no number of days.
         *
         * @return true when each dossier counts for 1 or 0
         */
        public boolean estUnePart() {
            return troncon == null;
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
                case ADMINISTRATION, INTERVENTION, REFUS -> true;
                case COMPLET_DECISION, DECISION_NOTIFICATION, NOTIFICATION_PAIEMENT -> critere != Critere.AGENT;
                case DEMANDEUR, DEPOT_COMPLET -> false;
            };
        }

        /** Whether the days of this dossier still run. */
        boolean court(Traitement traitement) {
            return troncon != null
                    && traitement.jours().containsKey(troncon)
                    && !traitement.fins().containsKey(troncon);
        }

        /** Whether more may still come to this dossier, so that its month is not over: a share counts what is settled. */
        boolean attend(Traitement traitement, Critere critere) {
            return switch (this) {
                case REFUS -> critere == Critere.AGENT ? traitement.enCours() : traitement.attendDecision();
                case INTERVENTION -> traitement.enCours();
                default -> false;
            };
        }

        /** An officer answers for what he put aside himself. */
        OptionalInt valeur(Traitement traitement, Critere critere) {
            if (this == REFUS) {
                Boolean refus = critere == Critere.AGENT ? traitement.refusPropose() : traitement.refuse();
                return refus == null ? OptionalInt.empty() : OptionalInt.of(refus ? 1 : 0);
            }
            if (troncon == null) {
                if (traitement.enCours()) {
                    return OptionalInt.empty();
                }
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
     * Where the median or the share of a group lies.
     *
     * @param bas its lower bound, in days, or in ten-thousandths for a share
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
     * @param intervalle at 95 % for this group alone: of the median, null below six dossiers; of the share where it is one (Wilson 1927)
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

    static final Fraction MOITIE = Fraction.of(1).divisePar(Fraction.of(2));

    private static final int TIRAGES_AU_MOINS = 9_999;

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
        SortedMap<Jugement.Cle, Jugement.Verdict> verdicts = new Jugement(familles, tirages, reglages).juger();
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
}
