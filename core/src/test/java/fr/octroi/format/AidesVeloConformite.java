package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.Materiel;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Situation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every published French bicycle aid, set against what an engine that nobody here wrote answers: {@code @betagouv/aides-velo}
 * (Apache-2.0) evaluated by {@code publicodes} (MIT).
 *
 * <p>The published rules hold rings: two aids that each deduct the other. There that engine gives nothing, and our loader refuses the
 * catalogue; for every other applicant the aids that do not concern him break the ring, and the amounts are compared.
 */
class AidesVeloConformite {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final double TOLERANCE = 1e-9;

    /** The files of cases that were computed from the earlier rules. */
    private static final List<String> ANCIENNES = List.of("bonus", "conversion");

    private final Map<String, Optional<Catalogue>> catalogues = new HashMap<>();
    private final List<String> ecarts = new ArrayList<>();
    private int cas;
    private int ignores;

    @Test
    void chaque_aide_publiee_donne_ce_que_leur_moteur_en_dit() throws IOException {
        Path oracle = Materiel.oracle();
        ConvertisseurAidesVelo regles = lire(oracle.resolve("reglements-ir.json"));
        Path autres = oracle.resolve("reglements-ir-220.json");
        ConvertisseurAidesVelo anciennes = Files.exists(autres) ? lire(autres) : regles;
        SortedSet<String> toutes = new TreeSet<>(regles.aides());
        List<ReglementAide> definitions = regles.reglements(toutes, JSON.createObjectNode());
        assertTrue(!Catalogue.cycle(definitions).isEmpty(), "the published rules hold rings");
        List<Path> fichiers;
        try (Stream<Path> dossier = Files.list(oracle)) {
            fichiers = dossier.filter(
                            fichier -> fichier.getFileName().toString().matches("cases-.*[.]jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path fichier : fichiers) {
            boolean ancien = ANCIENNES.stream().anyMatch(fichier.getFileName().toString()::contains);
            comparer(fichier, ancien ? anciennes : regles);
        }
        ecarts.stream().limit(40).forEach(System.out::println);
        System.out.println("AidesVeloConformite: aides=" + definitions.size() + " cas=" + cas + " accords="
                + (cas - ignores - ecarts.size()) + " desaccords=" + ecarts.size() + " ignores=" + ignores);
        assertEquals(List.of(), ecarts.stream().limit(40).toList());
    }

    private static ConvertisseurAidesVelo lire(Path fichier) throws IOException {
        return new ConvertisseurAidesVelo(JSON.readTree(fichier.toFile()));
    }

    private void comparer(Path fichier, ConvertisseurAidesVelo regles) throws IOException {
        catalogues.clear();
        try (BufferedReader lignes = Files.newBufferedReader(fichier)) {
            for (String ligne = lignes.readLine(); ligne != null; ligne = lignes.readLine()) {
                JsonNode attendu = JSON.readTree(ligne);
                cas++;
                String ecart = attendu.has("aides") ? cumul(attendu, regles) : une(attendu, regles);
                if (!ecart.isEmpty()) {
                    ecarts.add(fichier.getFileName() + " " + ecart + " " + ligne);
                }
            }
        }
    }

    private String une(JsonNode attendu, ConvertisseurAidesVelo regles) {
        String aide = attendu.get("aid").asText();
        JsonNode dite = attendu.get("situation");
        Situation situation = regles.situation(dite);
        if (!regles.aides().contains(aide)) {
            return sousRegle(aide, attendu, situation, regles);
        }
        SortedSet<String> aides = regles.dependances(aide, regles.possibles(dite));
        Optional<Catalogue> catalogue = catalogue(aides, dite, situation, regles);
        if (attendu.path("undefinedByEngine").asBoolean()) {
            ignores++;
            return catalogue.isEmpty() ? "" : "a ring was accepted";
        }
        return catalogue
                .map(connu -> ecart(attendu.get("amount"), evaluer(connu, aide, situation)))
                .orElse("a ring was refused where there is none");
    }

    /** Some assertions are about a ceiling inside an aid: every ceiling of income of that aid must give it. */
    private static String sousRegle(String nom, JsonNode attendu, Situation situation, ConvertisseurAidesVelo regles) {
        String aide = nom.substring(0, Math.max(0, nom.lastIndexOf(" . ")));
        List<Formule> plafonds = regles.aides().contains(aide) ? regles.plafonds(aide) : List.of();
        return plafonds.isEmpty()
                ? "no such rule"
                : plafonds.stream()
                        .map(plafond -> ecart(
                                attendu.get("amount"),
                                new Bareme("publié", plafond, Arrondi.AU_CENTIME).calculer(situation)))
                        .filter(ecart -> !ecart.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private String cumul(JsonNode attendu, ConvertisseurAidesVelo regles) {
        JsonNode dite = attendu.get("situation");
        Situation situation = regles.situation(dite);
        SortedSet<String> aides = regles.possibles(dite);
        Optional<Catalogue> resolu = catalogue(aides, dite, situation, regles);
        if (attendu.toString().contains("\"undefined\"")) {
            ignores++;
            return resolu.isEmpty() ? "" : "a ring was accepted";
        }
        if (resolu.isEmpty()) {
            return "a ring was refused where there is none";
        }
        Catalogue catalogue = resolu.get();
        SortedMap<String, Double> montants = new TreeMap<>();
        SortedMap<String, Calcul> appliquees = catalogue.appliquer(situation);
        for (String aide : aides) {
            if (appliquees.get(ConvertisseurAidesVelo.code(aide)) instanceof Calcul.Etabli etabli) {
                montants.put(aide, ConvertisseurAidesVelo.exact(etabli.exact()));
            }
        }
        SortedMap<String, Double> leurs = new TreeMap<>();
        attendu.get("aides")
                .properties()
                .forEach(aide -> leurs.put(aide.getKey(), aide.getValue().asDouble()));
        if (!montants.keySet().equals(leurs.keySet())) {
            return "applicable: " + montants;
        }
        for (Map.Entry<String, Double> aide : leurs.entrySet()) {
            if (!proche(aide.getValue(), Objects.requireNonNull(montants.get(aide.getKey())))) {
                return aide.getKey() + ": " + montants.get(aide.getKey());
            }
        }
        double total = 0;
        for (Map.Entry<String, fr.octroi.reglement.Niveau> niveau : ConvertisseurAidesVelo.NIVEAUX.entrySet()) {
            double notre = montants.entrySet().stream()
                    .filter(aide -> catalogue
                                    .trouver(ConvertisseurAidesVelo.code(aide.getKey()), null)
                                    .orElseThrow()
                                    .definition()
                                    .niveau()
                            == niveau.getValue())
                    .reduce((avant, apres) -> apres)
                    .map(Map.Entry::getValue)
                    .orElse(0.0);
            total += notre;
            if (!proche(attendu.get("niveaux").get(niveau.getKey()).asDouble(), notre)) {
                return niveau.getKey() + ": " + notre;
            }
        }
        return proche(attendu.get("montant").asDouble(), total) ? "" : "total: " + total;
    }

    /** The catalogue of a place, or of the aids that a person is not ruled out of when the place holds a ring. */
    private Optional<Catalogue> catalogue(
            SortedSet<String> aides, JsonNode dite, Situation situation, ConvertisseurAidesVelo regles) {
        Optional<Catalogue> duLieu = catalogue(aides, dite, regles);
        if (duLieu.isPresent()) {
            return duLieu;
        }
        SortedSet<String> restantes = new TreeSet<>(aides);
        restantes.removeIf(aide -> regles.estExclue(aide, situation));
        return catalogue(regles.fermer(restantes), dite, regles);
    }

    private Optional<Catalogue> catalogue(SortedSet<String> retenues, JsonNode dite, ConvertisseurAidesVelo regles) {
        SortedSet<String> aides = retenues.isEmpty()
                ? regles.fermer(List.of(regles.aides().iterator().next()))
                : retenues;
        String cle = aides + dite.path("q").toString();
        return catalogues.computeIfAbsent(cle, absente -> {
            try {
                return Optional.of(Catalogue.resoudre(regles.reglements(aides, dite)));
            } catch (ValeurInvalideException refuse) {
                assertEquals("CYCLE", refuse.code(), cle);
                return Optional.empty();
            }
        });
    }

    private static Calcul evaluer(Catalogue catalogue, String aide, Situation situation) {
        return catalogue
                .trouver(ConvertisseurAidesVelo.code(aide), null)
                .map(reglement -> reglement.evaluer(situation))
                .orElse(new Calcul.SansObjet());
    }

    private static String ecart(JsonNode attendu, Calcul calcul) {
        return calcul.selon(
                etabli -> !attendu.isNull() && proche(attendu.asDouble(), ConvertisseurAidesVelo.exact(etabli.exact()))
                        ? ""
                        : "ours: " + etabli.exact(),
                indetermine -> "ours lacks " + indetermine.inconnues(),
                sansObjet -> attendu.isNull() ? "" : "ours: no object");
    }

    private static boolean proche(double leur, double notre) {
        return Math.abs(leur - notre) <= TOLERANCE * Math.max(1, Math.abs(leur));
    }
}
