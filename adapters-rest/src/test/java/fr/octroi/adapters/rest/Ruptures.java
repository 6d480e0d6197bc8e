package fr.octroi.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What of a new contract breaks those who hold to the one before. */
final class Ruptures {

    private final List<String> ruptures = new ArrayList<>();
    private final SortedSet<String> vues = new TreeSet<>();
    private final JsonNode avant;
    private final JsonNode apres;

    private Ruptures(JsonNode avant, JsonNode apres) {
        this.avant = avant;
        this.apres = apres;
    }

    static List<String> entre(JsonNode avant, JsonNode apres) {
        Ruptures comparaison = new Ruptures(avant, apres);
        comparaison.chemins();
        return comparaison.ruptures;
    }

    private void chemins() {
        for (Map.Entry<String, JsonNode> chemin : avant.path("paths").properties()) {
            JsonNode autre = apres.path("paths").path(chemin.getKey());
            if (autre.isMissingNode()) {
                ruptures.add("removed path " + chemin.getKey());
                continue;
            }
            for (Map.Entry<String, JsonNode> operation : chemin.getValue().properties()) {
                String ou = operation.getKey() + " " + chemin.getKey();
                if (!autre.has(operation.getKey())) {
                    ruptures.add("removed operation " + ou);
                } else {
                    operation(ou, operation.getValue(), autre.path(operation.getKey()));
                }
            }
        }
    }

    private void operation(String ou, JsonNode ancienne, JsonNode nouvelle) {
        for (JsonNode parametre : nouvelle.path("parameters")) {
            if (parametre.path("required").asBoolean()
                    && !noms(ancienne, true).contains(parametre.path("name").asText())) {
                ruptures.add(
                        "added required parameter " + parametre.path("name").asText() + " of " + ou);
            }
        }
        for (String nom : noms(ancienne, false)) {
            if (!noms(nouvelle, false).contains(nom)) {
                ruptures.add("removed parameter " + nom + " of " + ou);
            }
        }
        if (!ancienne.has("requestBody")
                && nouvelle.path("requestBody").path("required").asBoolean()) {
            ruptures.add("added required body of " + ou);
        }
        contenus(ou + " request", ancienne.path("requestBody"), nouvelle.path("requestBody"), true);
        for (Map.Entry<String, JsonNode> reponse : ancienne.path("responses").properties()) {
            JsonNode autre = nouvelle.path("responses").path(reponse.getKey());
            if (autre.isMissingNode()) {
                ruptures.add("removed response " + reponse.getKey() + " of " + ou);
            } else {
                contenus(ou + " " + reponse.getKey(), reponse.getValue(), autre, false);
            }
        }
    }

    private static SortedSet<String> noms(JsonNode operation, boolean requis) {
        SortedSet<String> noms = new TreeSet<>();
        operation.path("parameters").forEach(parametre -> {
            if (!requis || parametre.path("required").asBoolean()) {
                noms.add(parametre.path("name").asText());
            }
        });
        return noms;
    }

    private void contenus(String ou, JsonNode ancien, JsonNode nouveau, boolean entrant) {
        for (Map.Entry<String, JsonNode> contenu : ancien.path("content").properties()) {
            JsonNode autre = nouveau.path("content").path(contenu.getKey());
            if (autre.isMissingNode()) {
                ruptures.add("removed type " + contenu.getKey() + " of " + ou);
            } else {
                schema(ou, contenu.getValue().path("schema"), autre.path("schema"), entrant);
            }
        }
    }

    private JsonNode resoudre(JsonNode contrat, JsonNode schema) {
        String renvoi = schema.path("$ref").asText();
        return renvoi.isEmpty() ? schema : contrat.at(renvoi.substring(1));
    }

    private void schema(String ou, JsonNode ancienRenvoi, JsonNode nouveauRenvoi, boolean entrant) {
        String nom = ancienRenvoi.path("$ref").asText();
        if (!nom.isEmpty() && !vues.add(entrant + nom + nouveauRenvoi)) {
            return;
        }
        JsonNode ancien = resoudre(avant, ancienRenvoi);
        JsonNode nouveau = resoudre(apres, nouveauRenvoi);
        if (!ancien.path("type").equals(nouveau.path("type"))) {
            ruptures.add("changed type of " + ou);
            return;
        }
        for (String requis : textes(entrant ? nouveau : ancien, "required")) {
            if (!textes(entrant ? ancien : nouveau, "required").contains(requis)) {
                ruptures.add((entrant ? "added required " : "no longer required ") + requis + " of " + ou);
            }
        }
        SortedSet<String> promises = textes(entrant ? ancien : nouveau, "enum");
        SortedSet<String> tenues = textes(entrant ? nouveau : ancien, "enum");
        for (String valeur : promises) {
            if (!tenues.isEmpty() && !tenues.contains(valeur)) {
                ruptures.add((entrant ? "removed value " : "added value ") + valeur + " of " + ou);
            }
        }
        if (!ancien.path("pattern").equals(nouveau.path("pattern"))) {
            ruptures.add("changed pattern of " + ou);
        }
        for (Map.Entry<String, JsonNode> propriete : ancien.path("properties").properties()) {
            JsonNode autre = nouveau.path("properties").path(propriete.getKey());
            if (autre.isMissingNode()) {
                ruptures.add("removed " + propriete.getKey() + " of " + ou);
            } else {
                schema(ou + "/" + propriete.getKey(), propriete.getValue(), autre, entrant);
            }
        }
        if (ancien.path("items").isObject()) {
            schema(ou + "/*", ancien.path("items"), nouveau.path("items"), entrant);
        }
    }

    private static SortedSet<String> textes(JsonNode schema, String nom) {
        SortedSet<String> textes = new TreeSet<>();
        schema.path(nom).forEach(texte -> textes.add(texte.asText()));
        return textes;
    }
}
