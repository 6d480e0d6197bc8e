package fr.octroi.bureau;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Mouvement;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The agenda of a session once nothing can be put on it or taken off (<i>ordre du jour</i>, CGCT L2121-10 and L2121-12).
 *
 * @param seance the code of the session
 * @param geleLe the day it was frozen
 * @param lignes one line a dossier, numbered from 1 without a gap, no dossier twice; none when nothing was ready
 */
public record OrdreDuJour(String seance, LocalDate geleLe, List<Ligne> lignes) {

    /**
     * A dossier on the agenda.
     *
     * @param rang its place, from 1
     * @param numero the dossier
     * @param sens to grant or to refuse
     * @param propose the amount proposed: above zero for a grant, zero for a refusal
     * @param motifs why it would be refused: at least one for a refusal, none for a grant
     * @param deports the members who take no part in it (CGCT L2131-11), in order of code
     */
    public record Ligne(
            int rang, NumeroDossier numero, Sens sens, Montant propose, List<Motif> motifs, SortedSet<String> deports) {

        /**
         * Checks what goes together, and copies.
         *
         * @throws ValeurInvalideException {@code LIGNE_INVALIDE}
         */
        public Ligne {
            motifs = List.copyOf(motifs);
            deports = Collections.unmodifiableSortedSet(new TreeSet<>(deports));
            boolean tenue = switch (sens) {
                case ACCORD -> !propose.estNegatif() && !propose.estNul() && motifs.isEmpty();
                case REFUS -> propose.estNul() && !motifs.isEmpty();
                case EN_EXAMEN -> false;
            };
            if (!tenue || rang < 1 || !deports.stream().allMatch(Formes::estCode)) {
                throw new ValeurInvalideException("LIGNE_INVALIDE");
            }
        }
    }

    /**
     * Checks the numbering, and copies.
     *
     * @throws ValeurInvalideException {@code ORDRE_DU_JOUR_INVALIDE}
     */
    public OrdreDuJour {
        lignes = List.copyOf(lignes);
        SortedSet<NumeroDossier> vus = new TreeSet<>();
        for (Ligne ligne : lignes) {
            if (!vus.add(ligne.numero()) || ligne.rang() != vus.size()) {
                throw new ValeurInvalideException("ORDRE_DU_JOUR_INVALIDE");
            }
        }
        if (!Formes.estCode(seance)) {
            throw new ValeurInvalideException("ORDRE_DU_JOUR_INVALIDE");
        }
    }

    /**
     * Freezes what a programme puts on a session, in rank order.
     *
     * @param programme the programme
     * @param seance the code of the session
     * @param geleLe the day
     * @param motifs why, for each refusal; the others are not read
     * @param deports the members who take no part, for the dossiers that have any; the others are not read
     * @return the agenda
     * @throws ValeurInvalideException {@code LIGNE_INVALIDE} for a refusal without a motif
     */
    public static OrdreDuJour of(
            Programme programme,
            String seance,
            LocalDate geleLe,
            SortedMap<NumeroDossier, List<Motif>> motifs,
            SortedMap<NumeroDossier, SortedSet<String>> deports) {
        List<Ligne> lignes = new ArrayList<>();
        for (Candidat candidat : programme.candidats(seance)) {
            lignes.add(new Ligne(
                    lignes.size() + 1,
                    candidat.numero(),
                    candidat.sens(),
                    candidat.montant(),
                    candidat.sens() == Sens.REFUS ? motifs.getOrDefault(candidat.numero(), List.of()) : List.of(),
                    deports.getOrDefault(candidat.numero(), Collections.emptySortedSet())));
        }
        return new OrdreDuJour(seance, geleLe, lignes);
    }

    /**
     * Returns the lines that are voted apart, because a member takes no part in them.
     *
     * @return in order of the agenda
     */
    public List<Ligne> disjointes() {
        return lignes.stream().filter(ligne -> !ligne.deports().isEmpty()).toList();
    }

    /**
     * Returns what must be set aside when it is frozen.
     *
     * @return the sum of the amounts proposed
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Montant total() {
        return lignes.stream().map(Ligne::propose).reduce(Montant.ZERO, Montant::plus);
    }

    /**
     * Carries the decisions on this agenda into the credits that were set aside for it.
     *
     * <p>What was refused, put off, withdrawn or decided lower is freed first, so that what was decided higher may use
     * it; what was granted is engaged. Decisions that are not those of this agenda, one a line, or that credits do not
     * cover, are a bug of the caller: {@link Deliberation#confronter} lets none through.
     *
     * @param enveloppe the credits, {@link #total} set aside among them
     * @param decisions the decisions, in order of the agenda
     * @return the credits after them
     */
    public Enveloppe appliquer(Enveloppe enveloppe, List<Decision> decisions) {
        return appliquer(enveloppe, decisions, (numero, montant) -> montant)
                .selon(fait -> fait.enveloppe(), insuffisant -> {
                    throw new IllegalStateException("credits do not cover what was decided");
                });
    }

    /**
     * Carries the decisions on this agenda into the credits that one of several funders set aside for it. A grant that is lowered may
     * ask a cent more of who takes the rest: only the credits say whether it is there.
     *
     * @param enveloppe his credits, his part of {@link #total} set aside among them
     * @param decisions the decisions, in order of the agenda; others are a bug of the caller
     * @param part his part of a sum for a dossier
     * @return the credits after them, or what is lacking
     */
    public Mouvement appliquer(
            Enveloppe enveloppe, List<Decision> decisions, BiFunction<NumeroDossier, Montant, Montant> part) {
        if (!decisions.stream()
                .map(Decision::dossier)
                .toList()
                .equals(lignes.stream().map(Ligne::numero).toList())) {
            throw new IllegalArgumentException("the decisions are not those of this agenda");
        }
        Montant decide = decisions.stream()
                .map(decision -> part.apply(decision.dossier(), accorde(decision)))
                .reduce(Montant.ZERO, Montant::plus);
        Montant propose = lignes.stream()
                .map(ligne -> part.apply(ligne.numero(), ligne.propose()))
                .reduce(Montant.ZERO, Montant::plus);
        // Freed and set aside again at once: only the sums matter, and the order of lines changes nothing.
        return enveloppe
                .liberer(propose)
                .reserver(decide)
                .<Mouvement>selon(
                        fait -> new Mouvement.Fait(fait.enveloppe().engager(decide)), insuffisant -> insuffisant);
    }

    private static Montant accorde(Decision decision) {
        return decision.selon(
                accordee -> accordee.decide(),
                refusee -> Montant.ZERO,
                ajournee -> Montant.ZERO,
                retiree -> Montant.ZERO);
    }
}
