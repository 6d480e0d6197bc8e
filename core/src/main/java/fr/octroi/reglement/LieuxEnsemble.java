package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places that somebody can live in at once: a commune is in one département, and a département in one région.
 *
 * <p>A code that the geography does not know goes with any other.
 */
final class LieuxEnsemble {

    private static final List<Donnee> NIVEAUX =
            Stream.of(Niveau.values()).map(Vocabulaire::residence).toList();

    private static final String FRANCE = "FR";

    /** Their communes are French, and ISO 3166-1 gives them codes of their own: who lives there may say either. */
    private static final Set<String> OUTRE_MER =
            Set.of("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF");

    private final Set<Map<Donnee, String>> ensembles = new HashSet<>();
    private final Map<Donnee, Set<String>> existants = new HashMap<>();
    private final List<Donnee> lus;

    LieuxEnsemble(Seuils seuils, ReglementAide reglement, Geographie geographie) {
        this.lus = NIVEAUX.stream()
                .filter(niveau -> seuils.lues().contains(niveau)
                        && !(niveau.equals(Vocabulaire.DEMANDEUR_PAYS)
                                && !Collections.disjoint(seuils.codes(niveau), OUTRE_MER))
                        && !reglement.vocabulaires().containsKey(niveau.nom()))
                .toList();
        if (lus.size() < 2 || geographie.millesime().isEmpty()) {
            return;
        }
        Map<Donnee, SortedSet<String>> nommes = new HashMap<>();
        lus.forEach(niveau -> nommes.put(niveau, seuils.codes(niveau)));
        Map<Donnee, String> ailleurs = new HashMap<>();
        lus.forEach(niveau -> ailleurs.put(niveau, Cellules.autreQue(seuils.codes(niveau))));
        ensembles.add(ailleurs);
        horsDeFrance(nommes.getOrDefault(Vocabulaire.DEMANDEUR_PAYS, new TreeSet<>()), ailleurs);
        geographie.communes().forEach(commune -> {
            Map<Donnee, String> ensemble = new HashMap<>();
            for (Donnee niveau : lus) {
                String code = code(commune, niveau);
                boolean nomme = Objects.requireNonNull(nommes.get(niveau)).contains(code);
                ensemble.put(niveau, nomme ? code : Objects.requireNonNull(ailleurs.get(niveau)));
            }
            ensembles.add(ensemble);
        });
        ensembles.forEach(ensemble -> ensemble.forEach((niveau, code) ->
                existants.computeIfAbsent(niveau, nouveau -> new HashSet<>()).add(code)));
    }

    /** Elsewhere may be in any country, in an intercommunal body that is not named or in none. */
    private void horsDeFrance(SortedSet<String> nommes, Map<Donnee, String> ailleurs) {
        if (!lus.contains(Vocabulaire.DEMANDEUR_PAYS)) {
            return;
        }
        List<Map<Donnee, String>> dehors = new ArrayList<>(List.of(ailleurs));
        for (Donnee niveau : List.of(Vocabulaire.DEMANDEUR_EPCI, Vocabulaire.DEMANDEUR_EPT)) {
            if (lus.contains(niveau)) {
                List.copyOf(dehors).forEach(lieu -> dehors.add(avec(lieu, niveau, Vocabulaire.AUCUN)));
            }
        }
        ensembles.addAll(dehors);
        nommes.forEach(pays -> dehors.forEach(lieu -> ensembles.add(avec(lieu, Vocabulaire.DEMANDEUR_PAYS, pays))));
    }

    private static Map<Donnee, String> avec(Map<Donnee, String> lieu, Donnee niveau, String code) {
        Map<Donnee, String> autre = new HashMap<>(lieu);
        autre.put(niveau, code);
        return autre;
    }

    /** The levels that some rule reads. */
    List<Donnee> lus() {
        return lus;
    }

    private static String code(Geographie.Commune commune, Donnee niveau) {
        if (niveau.equals(Vocabulaire.DEMANDEUR_COMMUNE)) {
            return commune.insee();
        }
        if (niveau.equals(Vocabulaire.DEMANDEUR_DEPARTEMENT)) {
            return commune.departement();
        }
        if (niveau.equals(Vocabulaire.DEMANDEUR_REGION)) {
            return commune.region();
        }
        if (niveau.equals(Vocabulaire.DEMANDEUR_PAYS)) {
            return FRANCE;
        }
        return Objects.requireNonNullElse(
                niveau.equals(Vocabulaire.DEMANDEUR_EPCI) ? commune.epci() : commune.ept(), Vocabulaire.AUCUN);
    }

    /** What a place is inside of, which tells it from another of the same lists. */
    Set<Map<Donnee, String>> dessus(Donnee niveau, String code) {
        return ensembles.stream()
                .filter(ensemble -> code.equals(ensemble.get(niveau)))
                .map(ensemble -> {
                    Map<Donnee, String> autres = new HashMap<>(ensemble);
                    autres.remove(niveau);
                    return autres;
                })
                .collect(Collectors.toSet());
    }

    boolean sontCoherents(SortedMap<Donnee, Valeur> connus) {
        Map<Donnee, String> dits = new HashMap<>();
        for (Donnee niveau : lus) {
            if (connus.get(niveau) instanceof Valeur.Code code
                    && existants.getOrDefault(niveau, Set.of()).contains(code.mot())) {
                dits.put(niveau, code.mot());
            }
        }
        return dits.size() < 2
                || ensembles.stream().anyMatch(ensemble -> ensemble.entrySet().containsAll(dits.entrySet()));
    }
}
