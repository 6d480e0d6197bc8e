package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one story of what several organisations did with the same dossiers, gathered from the entries that each hands over
 * (<i>confluence</i>).
 *
 * <p>Each organisation writes its own chain of each dossier, and nobody else does: so entries are only ever added, in any
 * order and as often as one likes, and whoever has the same ones has the same story. What is missing and what does not
 * agree is shown, never settled here.
 *
 * @param entrees the entries, by chain and rank; more than one at a rank is a fork
 */
public record Confluence(SortedMap<Chaine, SortedMap<Long, List<Entree>>> entrees) {

    /**
     * What an organisation says of a dossier.
     *
     * @param dossier the dossier
     * @param organisation who writes
     */
    public record Chaine(NumeroDossier dossier, String organisation) implements Comparable<Chaine> {
        static Chaine de(Entree entree) {
            return new Chaine(entree.dossier(), entree.auteur().organisation());
        }

        @Override
        public int compareTo(Chaine autre) {
            return Comparator.comparing(Chaine::dossier)
                    .thenComparing(Chaine::organisation)
                    .compare(this, autre);
        }
    }

    /** Copies; entries of one rank stand in order of digest. */
    public Confluence {
        SortedMap<Chaine, SortedMap<Long, List<Entree>>> copie = new TreeMap<>();
        entrees.forEach((chaine, rangs) -> {
            SortedMap<Long, List<Entree>> copies = new TreeMap<>();
            rangs.forEach((rang, dites) -> copies.put(
                    rang,
                    dites.stream()
                            .sorted(Comparator.comparing(Entree::empreinte))
                            .toList()));
            copie.put(chaine, Collections.unmodifiableSortedMap(copies));
        });
        entrees = Collections.unmodifiableSortedMap(copie);
    }

    /**
     * Returns a story of nothing.
     *
     * @return no entry
     */
    public static Confluence vide() {
        return new Confluence(new TreeMap<>());
    }

    /**
     * Says why an entry that somebody hands over cannot be taken.
     *
     * @param entree the entry
     * @param emetteur who hands it over
     * @return {@code ENTREE_ALTEREE} when its digest is not its own, {@code CHAINE_D_AUTRUI} when it is of another
     *     organisation's chain, empty when it can be taken
     */
    public static Optional<String> refus(Entree entree, String emetteur) {
        if (!entree.estIntacte()) {
            return Optional.of("ENTREE_ALTEREE");
        }
        return entree.auteur().organisation().equals(emetteur) ? Optional.empty() : Optional.of("CHAINE_D_AUTRUI");
    }

    /**
     * Says what is wrong with a line that somebody hands over.
     *
     * @param ligne its place among the lines, from 1
     * @param lue the entry, empty when the line is none
     * @param emetteur who hands it over
     * @return {@code LIGNE_ILLISIBLE}, or as {@link #refus}; empty when the entry can be taken
     */
    public static Optional<Rejet> rejet(int ligne, Optional<Entree> lue, String emetteur) {
        String numero = lue.map(entree -> entree.dossier().valeur()).orElse("");
        return lue.map(entree -> refus(entree, emetteur))
                .orElse(Optional.of("LIGNE_ILLISIBLE"))
                .map(code -> Messages.rejet(ligne, numero, "", code));
    }

    /**
     * Adds entries; those that are there already change nothing.
     *
     * @param nouvelles the entries, in any order
     * @return the story with them
     * @throws ValeurInvalideException {@code ENTREE_ALTEREE} when the digest of one is not its own
     */
    public Confluence avec(Iterable<Entree> nouvelles) {
        SortedMap<Chaine, SortedMap<Long, List<Entree>>> somme = new TreeMap<>();
        entrees.forEach((chaine, rangs) -> somme.put(chaine, new TreeMap<>(rangs)));
        for (Entree nouvelle : nouvelles) {
            if (!nouvelle.estIntacte()) {
                throw new ValeurInvalideException("ENTREE_ALTEREE");
            }
            SortedMap<Long, List<Entree>> rangs = somme.computeIfAbsent(Chaine.de(nouvelle), neuve -> new TreeMap<>());
            List<Entree> dites = new ArrayList<>(rangs.getOrDefault(nouvelle.rang(), List.of()));
            if (dites.stream().noneMatch(dite -> dite.empreinte().equals(nouvelle.empreinte()))) {
                dites.add(nouvelle);
                rangs.put(nouvelle.rang(), dites);
            }
        }
        return new Confluence(somme);
    }

    /**
     * Joins two stories.
     *
     * @param autre the other one
     * @return all that either tells
     */
    public Confluence plus(Confluence autre) {
        List<Entree> autres = new ArrayList<>();
        autre.entrees.values().forEach(rangs -> rangs.values().forEach(autres::addAll));
        return avec(autres);
    }

    /**
     * Tells the story of a dossier: each chain in its order, and the chains together by the moment of each entry.
     *
     * @param dossier the dossier
     * @return the entries, whoever wrote them; the same for whoever has the same ones
     */
    public List<Entree> histoire(NumeroDossier dossier) {
        List<List<Entree>> chaines = new ArrayList<>();
        entrees.forEach((chaine, rangs) -> {
            if (chaine.dossier().equals(dossier)) {
                List<Entree> suite = new ArrayList<>();
                rangs.values().forEach(suite::addAll);
                chaines.add(suite);
            }
        });
        List<Entree> histoire = new ArrayList<>();
        int[] places = new int[chaines.size()];
        while (true) {
            int premiere = -1;
            for (int i = 0; i < places.length; i++) {
                // Chains stand in order of organisation, which settles what happened at the same moment.
                if (places[i] < chaines.get(i).size()
                        && (premiere < 0 || instant(chaines, places, i).isBefore(instant(chaines, places, premiere)))) {
                    premiere = i;
                }
            }
            if (premiere < 0) {
                return List.copyOf(histoire);
            }
            histoire.add(chaines.get(premiere).get(places[premiere]++));
        }
    }

    private static Instant instant(List<List<Entree>> chaines, int[] places, int i) {
        return chaines.get(i).get(places[i]).instant();
    }

    /**
     * Returns what is missing, or told twice, in the chains: it is asked of whoever writes them.
     *
     * @return in order of chain and rank
     */
    public List<Ecart> ecarts() {
        List<Ecart> ecarts = new ArrayList<>();
        entrees.forEach((chaine, rangs) -> {
            long attendu = 1;
            List<Entree> avant = List.of();
            for (Map.Entry<Long, List<Entree>> rang : rangs.entrySet()) {
                if (rang.getKey() > attendu) {
                    ecarts.add(new Ecart.Manque(chaine, attendu, rang.getKey() - 1));
                    avant = List.of();
                }
                if (rang.getValue().size() > 1 || !suit(rang.getKey(), rang.getValue(), avant)) {
                    ecarts.add(new Ecart.Fourche(chaine, rang.getKey(), rang.getValue()));
                }
                attendu = rang.getKey() + 1;
                avant = rang.getValue();
            }
        });
        return List.copyOf(ecarts);
    }

    /** Says whether all entries of a rank follow one of the rank before; what is missing before is no fault of theirs. */
    private static boolean suit(long rang, List<Entree> dites, List<Entree> avant) {
        if (rang > 1 && avant.isEmpty()) {
            return true;
        }
        List<Empreinte> suivies = rang == 1
                ? List.of(Entree.ORIGINE)
                : avant.stream().map(Entree::empreinte).toList();
        return dites.stream().allMatch(dite -> suivies.contains(dite.precedente()));
    }

    /**
     * Returns what organisations say otherwise of the same thing: both stay in the story, and a person settles it.
     *
     * @return in order of dossier and fact
     */
    public List<Contradiction> contradictions() {
        // The last word of each organisation on each subject.
        SortedMap<Contradiction.Sujet, SortedMap<String, Entree>> mots = new TreeMap<>();
        entrees.forEach((chaine, rangs) -> rangs.values()
                .forEach(dites -> dites.forEach(dite -> Contradiction.Sujet.de(dite)
                        .ifPresent(sujet -> mots.computeIfAbsent(sujet, neuf -> new TreeMap<>())
                                .put(chaine.organisation(), dite)))));
        List<Contradiction> contradictions = new ArrayList<>();
        mots.forEach((sujet, dits) -> {
            if (dits.values().stream().map(sujet::dit).distinct().count() > 1) {
                contradictions.add(new Contradiction(sujet, List.copyOf(dits.values())));
            }
        });
        return List.copyOf(contradictions);
    }
}
