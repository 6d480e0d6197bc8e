package fr.octroi.format;

import fr.octroi.reglement.Niveau;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of the language of règlements, table by table, in the order in which they are written.
 *
 * <p>The reader accepts these and no others, the writer follows their order, and a test compares the JSON Schema with them.
 */
final class ClesDuReglement {

    /** The tables that are neither a condition's question nor a formula. */
    static final Map<String, List<String>> TABLES = tables();

    /** Each kind of question by the key that names it; the last is named by any of its bounds. */
    static final Map<String, List<String>> PREDICATS = predicats();

    /** Each kind of formula by the key that names it. */
    static final Map<String, List<String>> FORMULES = formules();

    private ClesDuReglement() {}

    private static Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put(
                "reglement",
                List.of(
                        "aide",
                        "version",
                        "titre",
                        "autorite",
                        "niveau",
                        "base",
                        "sources",
                        "validite",
                        "territoires",
                        "parametres",
                        "questions",
                        "vocabulaire",
                        "conditions",
                        "montant",
                        "pieces",
                        "engagements",
                        "doublons",
                        "silence",
                        "complement",
                        "relances",
                        "budget",
                        "relais",
                        "cas"));
        tables.put("validite", List.of("fait", "du", "au", "code", "article", "libelle"));
        tables.put("territoire", List.of("libelle", "communes", "epci", "ept", "departements", "regions", "pays"));
        tables.put("appartenance", List.of("code", "du", "au"));
        tables.put("periode", List.of("valeur", "du", "au", "source"));
        tables.put("question", List.of("type", "libelle", "origine", "entier"));
        tables.put("condition", List.of("code", "article", "libelle", "exige"));
        tables.put("montant", List.of("article", "arrondi", "formule"));
        tables.put("ligne", List.of("si", "alors"));
        tables.put(
                "piece",
                List.of(
                        "type",
                        "libelle",
                        "article",
                        "usage",
                        "indispensable",
                        "natures",
                        "moins_de",
                        "lire",
                        "ou",
                        "si",
                        "unique"));
        tables.put("engagement", List.of("code", "article", "libelle", "duree", "manquement"));
        tables.put("relance", List.of("apres", "modele"));
        tables.put("budget", List.of("chapitre", "article", "fonction", "financeurs", "epuisement"));
        tables.put("financeur", List.of("code", "chapitre", "article", "fonction", "part", "reste"));
        tables.put("relais", List.of("autorite", "service", "lien"));
        tables.put("cas", List.of("nom", "faits", "montant", "refus", "manque"));
        return Collections.unmodifiableMap(tables);
    }

    private static Map<String, List<String>> predicats() {
        Map<String, List<String>> formes = new LinkedHashMap<>();
        Stream.of("et", "ou", "non", "compare", "applicable").forEach(cle -> formes.put(cle, List.of(cle)));
        Stream.of("parmi", "dans", "vrai").forEach(cle -> formes.put(cle, List.of("fait", cle)));
        formes.put("apres", List.of("fait", "apres", "au_moins", "au_plus"));
        formes.put("bornes", List.of("fait", "minimum", "maximum", "plus_de", "moins_de"));
        return Collections.unmodifiableMap(formes);
    }

    private static Map<String, List<String>> formules() {
        Map<String, List<String>> formes = new LinkedHashMap<>();
        Stream.of("forfait", "fait", "parametre", "aide", "total").forEach(cle -> formes.put(cle, List.of(cle)));
        formes.put("taux", List.of("taux", "de"));
        formes.put("somme", List.of("somme"));
        formes.put("produit", List.of("produit"));
        formes.put("difference", List.of("difference", "moins"));
        formes.put("quotient", List.of("quotient", "par"));
        formes.put("reste", List.of("reste", "moins"));
        formes.put("plafond", List.of("plafond", "valeur"));
        formes.put("plancher", List.of("plancher", "valeur"));
        formes.put("seuil", List.of("seuil", "valeur"));
        formes.put("arrondi", List.of("arrondi", "valeur"));
        formes.put("table", List.of("table", "sinon"));
        return Collections.unmodifiableMap(formes);
    }

    /** Returns the key under which a territory lists its places of a level. */
    static String cle(Niveau niveau) {
        return switch (niveau) {
            case COMMUNE -> "communes";
            case EPCI -> "epci";
            case EPT -> "ept";
            case DEPARTEMENT -> "departements";
            case REGION -> "regions";
            case PAYS -> "pays";
        };
    }

    /** Returns the keys of a table. */
    static String[] de(String table) {
        return cles(TABLES, table);
    }

    /** Returns the keys of a kind of question or formula. */
    static String[] cles(Map<String, List<String>> formes, String genre) {
        List<String> cles = formes.get(genre);
        if (cles == null) {
            throw new IllegalArgumentException("no table of that name: " + genre);
        }
        return cles.toArray(String[]::new);
    }

    /** Returns every key that some kind has. */
    static String[] toutes(Map<String, List<String>> formes) {
        return formes.values().stream().flatMap(List::stream).distinct().toArray(String[]::new);
    }
}
