package fr.octroi.instruction;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.ReglementResolu;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Past dossiers, judged again under a changed règlement (<i>simulation</i>): who gains, who loses, what it costs.
 *
 * <p>Both sides are judged by {@link Instruction} on what is declared: no piece is opened, and no coincidence looked for. What
 * one of the two règlements cannot judge (a fact is missing, a person must look) is guessed on neither side: it is counted
 * apart, and adds to no cost.
 *
 * <p>A dossier belongs to the month of its filing: that day is always known, when that of the purchase may not be, and
 * credits go by who came first.
 *
 * @param lignes each dossier, in order of number
 * @param ensemble all of them
 * @param communes by commune, in order of INSEE code, those without a code first
 * @param mois by month of filing, in order; a month without a dossier is not there
 * @param sorties why dossiers that had the aid have it no more: each motif with how many, the most frequent first
 * @param nonJuges why dossiers cannot be judged, in the same order
 * @param enveloppe the credits that the cost is compared with, null for none
 */
public record Simulation(
        List<Ligne> lignes,
        Bilan ensemble,
        List<ParCommune> communes,
        List<ParMois> mois,
        List<Compte> sorties,
        List<Compte> nonJuges,
        @Nullable Montant enveloppe) {

    /** What the change does to a dossier. */
    public enum Effet {
        /** It has more, or has the aid at last. */
        GAGNE,
        /** It has as much, which may be nothing. */
        PAREIL,
        /** It has less, or has the aid no more. */
        PERD,
        /** One of the two règlements cannot judge it on what is declared. */
        NON_JUGE
    }

    /** One side of the comparison. */
    public enum Cote {
        /** Under the règlement that is changed. */
        AVANT,
        /** Under the changed one. */
        APRES
    }

    /**
     * What a règlement makes of a dossier.
     *
     * @param proposition the {@linkplain Proposition#code code} of what is proposed
     * @param montant what is granted, nothing at all for a refusal; null when it cannot be said
     * @param motifs the codes of its motifs, each once; of a refusal, those that refuse
     */
    public record Issue(String proposition, @Nullable Montant montant, List<String> motifs) {

        /** Copies. */
        public Issue {
            motifs = List.copyOf(motifs);
        }

        /**
         * Says whether the règlement judges the dossier.
         *
         * @return false when a fact is missing or a person must look
         */
        public boolean estJugee() {
            return montant != null;
        }

        private boolean estAccordee() {
            return montant != null && !montant.estNul();
        }
    }

    /**
     * A dossier under both règlements; it names nobody.
     *
     * @param numero the dossier
     * @param commune the INSEE code of where the person lives, blank when unknown
     * @param mois the month of its filing
     * @param avant under the règlement that is changed
     * @param apres under the changed one
     */
    public record Ligne(NumeroDossier numero, String commune, YearMonth mois, Issue avant, Issue apres) {

        /**
         * Says what the change does to it.
         *
         * @return more, as much, less, or not known
         */
        public Effet effet() {
            return ecart().map(ecart -> ecart.estNul() ? Effet.PAREIL : ecart.estNegatif() ? Effet.PERD : Effet.GAGNE)
                    .orElse(Effet.NON_JUGE);
        }

        /**
         * Returns what the change gives it.
         *
         * @return the amount after less the amount before, empty when either cannot be said
         */
        public Optional<Montant> ecart() {
            return avant.montant() == null || apres.montant() == null
                    ? Optional.empty()
                    : Optional.of(apres.montant().moins(avant.montant()));
        }
    }

    /**
     * What a group of dossiers comes to; costs and grants count those alone that both règlements judge.
     *
     * @param gagnent how many have more
     * @param pareils how many have as much
     * @param perdent how many have less
     * @param nonJuges how many cannot be judged
     * @param entrants how many have the aid, and had it not: part of {@code gagnent}
     * @param sortants how many had the aid, and have it no more: part of {@code perdent}
     * @param aidesAvant how many had it
     * @param coutAvant what that cost
     * @param aidesApres how many have it
     * @param coutApres what that costs
     * @param gain what those who gain have more, together
     * @param perte what those who lose have less, together
     */
    public record Bilan(
            int gagnent,
            int pareils,
            int perdent,
            int nonJuges,
            int entrants,
            int sortants,
            int aidesAvant,
            Montant coutAvant,
            int aidesApres,
            Montant coutApres,
            Montant gain,
            Montant perte) {

        /** A group of no dossier. */
        public static final Bilan VIDE =
                new Bilan(0, 0, 0, 0, 0, 0, 0, Montant.ZERO, 0, Montant.ZERO, Montant.ZERO, Montant.ZERO);

        /**
         * Returns the size of the group.
         *
         * @return how many dossiers
         */
        public int dossiers() {
            return gagnent + pareils + perdent + nonJuges;
        }

        /**
         * Returns how many dossiers the change does a thing to.
         *
         * @param effet the thing
         * @return how many
         */
        public int nombre(Effet effet) {
            return switch (effet) {
                case GAGNE -> gagnent;
                case PAREIL -> pareils;
                case PERD -> perdent;
                case NON_JUGE -> nonJuges;
            };
        }

        /**
         * Returns what a règlement costs.
         *
         * @param cote which
         * @return the sum of what it grants
         */
        public Montant cout(Cote cote) {
            return switch (cote) {
                case AVANT -> coutAvant;
                case APRES -> coutApres;
            };
        }

        /**
         * Returns what the change costs.
         *
         * @return the cost after less the cost before, negative for a saving
         */
        public Montant ecart() {
            return coutApres.moins(coutAvant);
        }

        private static Bilan de(Ligne ligne) {
            Montant avant = ligne.avant().montant();
            Montant apres = ligne.apres().montant();
            if (avant == null || apres == null) {
                return new Bilan(0, 0, 0, 1, 0, 0, 0, Montant.ZERO, 0, Montant.ZERO, Montant.ZERO, Montant.ZERO);
            }
            Effet effet = ligne.effet();
            boolean eue = ligne.avant().estAccordee();
            boolean a = ligne.apres().estAccordee();
            return new Bilan(
                    un(effet == Effet.GAGNE),
                    un(effet == Effet.PAREIL),
                    un(effet == Effet.PERD),
                    0,
                    un(a && !eue),
                    un(eue && !a),
                    un(eue),
                    avant,
                    un(a),
                    apres,
                    effet == Effet.GAGNE ? apres.moins(avant) : Montant.ZERO,
                    effet == Effet.PERD ? avant.moins(apres) : Montant.ZERO);
        }

        private static int un(boolean compte) {
            return compte ? 1 : 0;
        }

        private Bilan plus(Bilan autre) {
            return new Bilan(
                    gagnent + autre.gagnent,
                    pareils + autre.pareils,
                    perdent + autre.perdent,
                    nonJuges + autre.nonJuges,
                    entrants + autre.entrants,
                    sortants + autre.sortants,
                    aidesAvant + autre.aidesAvant,
                    coutAvant.plus(autre.coutAvant),
                    aidesApres + autre.aidesApres,
                    coutApres.plus(autre.coutApres),
                    gain.plus(autre.gain),
                    perte.plus(autre.perte));
        }
    }

    /**
     * The dossiers of a commune.
     *
     * @param insee its INSEE code, blank for dossiers without one
     * @param ville its name as most of them spell it, blank when none does
     * @param bilan what they come to
     */
    public record ParCommune(String insee, String ville, Bilan bilan) {}

    /**
     * The dossiers of a month.
     *
     * @param mois the month of filing
     * @param bilan what they come to
     * @param cumulAvant what the first règlement cost, from the first month to this one
     * @param cumulApres what the changed one costs
     */
    public record ParMois(YearMonth mois, Bilan bilan, Montant cumulAvant, Montant cumulApres) {

        /**
         * Returns the cost from the first month to this one.
         *
         * @param cote under which règlement
         * @return the sum of what it grants
         */
        public Montant cumul(Cote cote) {
            return switch (cote) {
                case AVANT -> cumulAvant;
                case APRES -> cumulApres;
            };
        }
    }

    /**
     * How many dossiers have a motif.
     *
     * @param code the motif
     * @param nombre how many, one at least
     */
    public record Compte(String code, int nombre) {}

    /** Copies. */
    public Simulation {
        lignes = List.copyOf(lignes);
        communes = List.copyOf(communes);
        mois = List.copyOf(mois);
        sorties = List.copyOf(sorties);
        nonJuges = List.copyOf(nonJuges);
    }

    /**
     * Judges dossiers again.
     *
     * @param dossiers the dossiers, in any order, each number once
     * @param avant the règlement that is changed
     * @param apres the changed one
     * @param enveloppe the credits to compare the cost with, null for none
     * @return the same for the same dossiers, whatever their order
     * @throws IllegalArgumentException when a number comes twice, or when a règlement asks for pieces: {@link
     *     fr.octroi.reglement.ReglementAide#surFaitsDeclares} gives one that does not
     * @throws IllegalStateException when a règlement has {@linkplain ReglementResolu#defauts faults}
     */
    public static Simulation simuler(
            Collection<Dossier> dossiers, ReglementResolu avant, ReglementResolu apres, @Nullable Montant enveloppe) {
        if (!avant.definition().pieces().isEmpty()
                || !apres.definition().pieces().isEmpty()) {
            throw new IllegalArgumentException("a simulation judges declared facts alone");
        }
        SortedMap<NumeroDossier, Ligne> lignes = new TreeMap<>();
        SortedMap<String, SortedMap<String, Integer>> graphies = new TreeMap<>();
        for (Dossier dossier : dossiers) {
            Ligne ligne = juger(dossier, avant, apres);
            if (lignes.put(dossier.numero(), ligne) != null) {
                throw new IllegalArgumentException("a dossier comes twice");
            }
            graphies.computeIfAbsent(ligne.commune(), nouvelle -> new TreeMap<>())
                    .merge(dossier.demandeur().adresse().ville(), 1, Integer::sum);
        }
        List<Ligne> toutes = List.copyOf(lignes.values());
        List<ParCommune> communes = new ArrayList<>();
        parGroupe(toutes, Ligne::commune)
                .forEach((insee, bilan) ->
                        communes.add(new ParCommune(insee, insee.isEmpty() ? "" : ville(graphies.get(insee)), bilan)));
        return new Simulation(
                toutes,
                toutes.stream().map(Bilan::de).reduce(Bilan.VIDE, Bilan::plus),
                communes,
                parMois(toutes),
                compter(toutes.stream()
                        .filter(ligne -> ligne.avant().estAccordee()
                                && ligne.apres().estJugee()
                                && !ligne.apres().estAccordee())
                        .map(ligne -> ligne.apres().motifs())),
                compter(toutes.stream()
                        .filter(ligne -> ligne.effet() == Effet.NON_JUGE)
                        .map(ligne -> Stream.of(ligne.avant(), ligne.apres())
                                .filter(issue -> !issue.estJugee())
                                .flatMap(issue -> issue.motifs().stream())
                                .distinct()
                                .toList())),
                enveloppe);
    }

    /**
     * Returns the month whose grants the credits no longer cover.
     *
     * @param cote under which règlement
     * @return the first month up to which the cost is more than the envelope; empty when it is enough, or when there is none
     */
    public Optional<YearMonth> epuisement(Cote cote) {
        return enveloppe == null
                ? Optional.empty()
                : mois.stream()
                        .filter(un -> un.cumul(cote).compareTo(enveloppe) > 0)
                        .map(ParMois::mois)
                        .findFirst();
    }

    /**
     * Returns what is left of the credits at the end.
     *
     * @param cote under which règlement
     * @return the envelope less the cost, negative when it is not enough; empty when there is none
     */
    public Optional<Montant> reste(Cote cote) {
        return Optional.ofNullable(enveloppe).map(credits -> credits.moins(ensemble.cout(cote)));
    }

    private static Ligne juger(Dossier dossier, ReglementResolu avant, ReglementResolu apres) {
        String insee = dossier.demandeur().adresse().insee();
        return new Ligne(
                dossier.numero(),
                insee == null ? "" : insee,
                YearMonth.from(dossier.depot()),
                issue(dossier, avant),
                issue(dossier, apres));
    }

    private static Issue issue(Dossier dossier, ReglementResolu reglement) {
        Proposition proposition = Instruction.instruire(dossier, reglement, new Contexte(new TreeMap<>(), List.of()));
        // What a person has yet to look at is no grant, even when its amount is known.
        Optional<Montant> montant = proposition.selon(
                accorder -> Optional.of(accorder.montant()),
                refuser -> Optional.of(Montant.ZERO),
                completer -> Optional.empty(),
                examiner -> Optional.empty());
        return new Issue(
                proposition.code(),
                montant.orElse(null),
                proposition.motifs().stream()
                        // What is unknown besides refuses nobody.
                        .filter(motif -> proposition.classe() != Portee.REFUS || motif.portee() == Portee.REFUS)
                        .map(Constat::code)
                        .distinct()
                        .toList());
    }

    private static <C extends Comparable<? super C>> SortedMap<C, Bilan> parGroupe(
            List<Ligne> lignes, Function<Ligne, C> groupe) {
        SortedMap<C, Bilan> bilans = new TreeMap<>();
        lignes.forEach(ligne -> bilans.merge(groupe.apply(ligne), Bilan.de(ligne), Bilan::plus));
        return bilans;
    }

    private static List<ParMois> parMois(List<Ligne> lignes) {
        List<ParMois> mois = new ArrayList<>();
        Bilan cumul = Bilan.VIDE;
        for (Map.Entry<YearMonth, Bilan> un : parGroupe(lignes, Ligne::mois).entrySet()) {
            cumul = cumul.plus(un.getValue());
            mois.add(new ParMois(un.getKey(), un.getValue(), cumul.coutAvant(), cumul.coutApres()));
        }
        return mois;
    }

    /** Whatever comes first in a file, one town has one name. */
    private static String ville(@Nullable SortedMap<String, Integer> graphies) {
        return graphies == null
                ? ""
                : graphies.entrySet().stream()
                        .filter(graphie -> !graphie.getKey().isEmpty())
                        .min(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse("");
    }

    private static List<Compte> compter(Stream<List<String>> motifs) {
        SortedMap<String, Integer> comptes = new TreeMap<>();
        motifs.flatMap(List::stream).forEach(code -> comptes.merge(code, 1, Integer::sum));
        return comptes.entrySet().stream()
                .map(compte -> new Compte(compte.getKey(), compte.getValue()))
                .sorted(Comparator.comparingInt(Compte::nombre).reversed().thenComparing(Compte::code))
                .toList();
    }
}
