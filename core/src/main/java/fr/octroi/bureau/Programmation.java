package fr.octroi.bureau;

import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts the dossiers that wait on the sessions to come (<i>programmation des séances</i>).
 *
 * <p>Two passes. Credits first, by rank over all, ready or not: règlements grant "in order of completeness, within the
 * credits", so as soon as one amount does not fit, it waits and so does every later one that needs credits. A smaller
 * request never overtakes a larger one, nor a file that was looked at one that was not. Sessions then: each dossier that
 * is ready and has its credits goes, by rank, to the first open session whose limit it meets and that has a place left.
 *
 * <p>A limit that has passed closes nothing by itself: who was ready by then stays on the session until its agenda is
 * frozen, else the programme would empty itself on the eve of the freezing.
 */
public final class Programmation {

    private Programmation() {}

    /**
     * Makes the programme; the order of the lists changes nothing.
     *
     * @param seances sessions, no code twice; those that are not open, or sat before the day, take nobody
     * @param candidats the dossiers that wait, none twice
     * @param disponible the credits that nobody has spoken for, zero or more
     * @param jour the day it is made
     * @return one assignment a dossier
     * @throws fr.octroi.commun.ValeurInvalideException {@code MONTANT_HORS_BORNES} when what is asked in all exceeds every
     *     amount
     */
    public static Programme programmer(
            List<SeanceBureau> seances, List<Candidat> candidats, Montant disponible, LocalDate jour) {
        return programmer(seances, candidats, List.of(new CreditsDisponibles(disponible, Candidat::montant)), jour);
    }

    /**
     * Makes the programme of an aid that several funders pay: a dossier has its credits when each of them has his part. What one of
     * them lacks stops it, and every later one that needs him; what is said to lack is what all of them lack together.
     *
     * @param seances as {@link #programmer(List, List, Montant, LocalDate)}
     * @param candidats the dossiers that wait, none twice
     * @param credits those of each funder
     * @param jour the day it is made
     * @return one assignment a dossier
     * @throws fr.octroi.commun.ValeurInvalideException {@code MONTANT_HORS_BORNES} when what is asked in all exceeds every
     *     amount
     */
    public static Programme programmer(
            List<SeanceBureau> seances, List<Candidat> candidats, List<CreditsDisponibles> credits, LocalDate jour) {
        verifier(seances, candidats, credits);
        Remplissage remplissage = new Remplissage(ouvertes(seances, jour));
        List<Affectation> affectations = new ArrayList<>();
        long[] demandes = new long[credits.size()];
        for (Candidat candidat : candidats.stream().sorted().toList()) {
            long manque = 0;
            for (int i = 0; i < demandes.length; i++) {
                long part = credits.get(i).part().apply(candidat).centimes();
                demandes[i] = Math.addExact(demandes[i], part);
                // Who takes nothing of a funder is not stopped by what he lacks.
                manque += part == 0
                        ? 0
                        : Math.max(0, demandes[i] - credits.get(i).montant().centimes());
            }
            affectations.add(
                    manque == 0
                            ? remplissage.placer(candidat)
                            : new Affectation(
                                    candidat,
                                    Montant.ZERO,
                                    null,
                                    Raison.CREDITS_INSUFFISANTS,
                                    List.of(new PlusTot.PourCredits(new Montant(manque)))));
        }
        return new Programme(affectations);
    }

    /** The sessions on which dossiers may still be put, in the order of their days. */
    static List<SeanceBureau> ouvertes(List<SeanceBureau> seances, LocalDate jour) {
        return seances.stream()
                .filter(seance ->
                        seance.etat() == Etat.OUVERTE && !seance.jour().isBefore(jour))
                .sorted(Comparator.comparing(SeanceBureau::jour).thenComparing(SeanceBureau::code))
                .toList();
    }

    private static void verifier(
            List<SeanceBureau> seances, List<Candidat> candidats, List<CreditsDisponibles> credits) {
        SortedSet<String> codes = new TreeSet<>();
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        if (!seances.stream().allMatch(seance -> codes.add(seance.code()))
                || !candidats.stream().allMatch(candidat -> numeros.add(candidat.numero()))
                || credits.stream().anyMatch(sien -> sien.montant().estNegatif())) {
            throw new IllegalArgumentException("a session or a dossier comes twice, or credits are negative");
        }
    }

    /** The sessions while they are filled: what is left of each, and how many were in time for it and found it full. */
    private static final class Remplissage {
        private final List<SeanceBureau> ouvertes;
        private final int[] places;
        private final int[] debordes;

        Remplissage(List<SeanceBureau> ouvertes) {
            this.ouvertes = ouvertes;
            this.places = ouvertes.stream().mapToInt(SeanceBureau::capacite).toArray();
            this.debordes = new int[ouvertes.size()];
        }

        Affectation placer(Candidat candidat) {
            LocalDate pret = candidat.pret();
            List<PlusTot> plusTot = new ArrayList<>();
            boolean deborde = false;
            for (int i = 0; i < ouvertes.size(); i++) {
                SeanceBureau seance = ouvertes.get(i);
                boolean aTemps = pret != null && !pret.isAfter(seance.limite());
                if (aTemps && places[i] > 0) {
                    places[i]--;
                    Raison raison = plusTot.isEmpty() ? Raison.PREMIERE_SEANCE : raison(deborde);
                    return new Affectation(candidat, candidat.montant(), seance.code(), raison, plusTot);
                }
                plusTot.add(new PlusTot.PourSeance(
                        seance.code(), aTemps ? null : seance.limite(), places[i] > 0 ? 0 : debordes[i] + 1));
                if (aTemps) {
                    deborde = true;
                    debordes[i]++;
                }
            }
            Raison raison =
                    pret == null ? Raison.EN_EXAMEN : ouvertes.isEmpty() ? Raison.AUCUNE_SEANCE : raison(deborde);
            return new Affectation(candidat, candidat.montant(), null, raison, plusTot);
        }

        private static Raison raison(boolean deborde) {
            return deborde ? Raison.SEANCE_PLEINE : Raison.LIMITE_PASSEE;
        }
    }
}
