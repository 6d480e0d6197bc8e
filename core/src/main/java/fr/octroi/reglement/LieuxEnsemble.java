package fr.octroi.reglement;

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

    private final Set<Map<Donnee, String>> ensembles = new HashSet<>();
    private final Map<Donnee, Set<String>> existants = new HashMap<>();
    private final List<Donnee> lus;

    LieuxEnsemble(Seuils seuils, ReglementAide reglement, Geographie geographie) {
        this.lus = NIVEAUX.stream()
                .filter(niveau -> seuils.lues().contains(niveau)
                        && !reglement.vocabulaires().containsKey(niveau.nom()))
                .toList();
        if (lus.size() < 2 || geographie.millesime().isEmpty()) {
            return;
        }
        Map<Donnee, SortedSet<String>> nommes = new HashMap<>();
        lus.forEach(niveau -> nommes.put(niveau, seuils.codes(niveau)));
        Map<Donnee, String> ailleurs = new HashMap<>();
        lus.forEach(niveau -> ailleurs.put(niveau, Cellules.autreQue(seuils.codes(niveau))));
        // Elsewhere may be in any country.
        nommes.getOrDefault(Vocabulaire.DEMANDEUR_PAYS, new TreeSet<>()).forEach(pays -> {
            Map<Donnee, String> enUnPays = new HashMap<>(ailleurs);
            enUnPays.put(Vocabulaire.DEMANDEUR_PAYS, pays);
            ensembles.add(enUnPays);
        });
        ensembles.add(ailleurs);
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
