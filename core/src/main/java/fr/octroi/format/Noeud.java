package fr.octroi.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import fr.octroi.commun.Montant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A YAML text as a tree that remembers where each thing stands, so that every error names its place.
 *
 * <p>All scalars are texts: {@code 2019-01-01} is never a date and {@code non} never a boolean until somebody says so.
 * Anchors and aliases are refused, and so are repeated keys.
 */
final class Noeud {

    private static final int PROFONDEUR_MAXIMALE = 50;
    private static final int TAILLE_MAXIMALE = 2_000_000;

    private final String fichier;
    private final String chemin;
    private final int ligne;
    private final int colonne;
    private final Object contenu;

    private Noeud(String fichier, String chemin, JsonLocation lieu, Object contenu) {
        this.fichier = fichier;
        this.chemin = chemin;
        this.ligne = lieu.getLineNr();
        this.colonne = lieu.getColumnNr();
        this.contenu = contenu;
    }

    /** Reads a text whose root is a table. */
    static Noeud lire(String fichier, String texte) {
        if (texte.length() > TAILLE_MAXIMALE) {
            throw new FichierInvalideException(
                    "FICHIER_TROP_GRAND", fichier, "le fichier dépasse 2 millions de caractères");
        }
        YAMLFactory fabrique = YAMLFactory.builder().build();
        fabrique.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (YAMLParser analyseur = fabrique.createParser(texte)) {
            if (analyseur.nextToken() != JsonToken.START_OBJECT) {
                throw new FichierInvalideException(
                        "SYNTAXE",
                        fichier + ", ligne 1",
                        "le fichier doit commencer par une clé suivie de deux-points");
            }
            Noeud racine = construire(analyseur, fichier, "", 0);
            if (analyseur.nextToken() != null) {
                throw new FichierInvalideException(
                        "SYNTAXE",
                        fichier + ", ligne " + analyseur.currentTokenLocation().getLineNr(),
                        "le fichier contient plus d'un document");
            }
            return racine;
        } catch (JsonProcessingException syntaxe) {
            JsonLocation lieu = syntaxe.getLocation();
            String place = lieu == null ? "" : ", ligne " + lieu.getLineNr() + ", colonne " + lieu.getColumnNr();
            throw new FichierInvalideException("SYNTAXE", fichier + place, raison(syntaxe));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory was read", impossible);
        }
    }

    private static String raison(JsonProcessingException syntaxe) {
        String message = syntaxe.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return "la clé " + message.substring(message.indexOf('\'')) + " est répétée";
        }
        return "la syntaxe YAML est fausse (" + message.lines().findFirst().orElse("") + ")";
    }

    private static Noeud construire(YAMLParser analyseur, String fichier, String chemin, int profondeur)
            throws IOException {
        JsonLocation lieu = analyseur.currentTokenLocation();
        if (analyseur.isCurrentAlias() || analyseur.getObjectId() != null) {
            throw new FichierInvalideException(
                    "ALIAS_INTERDIT",
                    fichier + ", ligne " + lieu.getLineNr(),
                    "les ancres et alias YAML ne sont pas admis");
        }
        if (profondeur > PROFONDEUR_MAXIMALE) {
            throw new FichierInvalideException(
                    "TROP_PROFOND", fichier + ", ligne " + lieu.getLineNr(), "plus de 50 niveaux imbriqués");
        }
        switch (analyseur.currentToken()) {
            case START_OBJECT -> {
                Map<String, Noeud> table = new LinkedHashMap<>();
                while (analyseur.nextToken() != JsonToken.END_OBJECT) {
                    String cle = analyseur.currentName();
                    analyseur.nextToken();
                    table.put(
                            cle,
                            construire(
                                    analyseur, fichier, chemin.isEmpty() ? cle : chemin + "." + cle, profondeur + 1));
                }
                return new Noeud(fichier, chemin, lieu, table);
            }
            case START_ARRAY -> {
                List<Noeud> liste = new ArrayList<>();
                while (analyseur.nextToken() != JsonToken.END_ARRAY) {
                    liste.add(construire(analyseur, fichier, chemin + "[" + liste.size() + "]", profondeur + 1));
                }
                return new Noeud(fichier, chemin, lieu, liste);
            }
            default -> {
                String texte = analyseur.currentToken() == JsonToken.VALUE_NULL ? "" : analyseur.getText();
                return new Noeud(fichier, chemin, lieu, texte);
            }
        }
    }

    /** Makes an error at this place. */
    FichierInvalideException erreur(String code, String phrase) {
        String ou = chemin.isEmpty() ? "" : " (" + chemin + ")";
        return new FichierInvalideException(code, fichier + ", ligne " + ligne + ", colonne " + colonne + ou, phrase);
    }

    /** Says whether this is a table. */
    boolean estTable() {
        return contenu instanceof Map;
    }

    /** Says whether this is a list. */
    boolean estListe() {
        return contenu instanceof List;
    }

    @SuppressWarnings("unchecked")
    Map<String, Noeud> table() {
        if (!(contenu instanceof Map)) {
            throw erreur("TABLE_ATTENDUE", "il faut ici des clés et des valeurs");
        }
        return (Map<String, Noeud>) contenu;
    }

    @SuppressWarnings("unchecked")
    List<Noeud> liste() {
        if (!(contenu instanceof List)) {
            throw erreur("LISTE_ATTENDUE", "il faut ici une liste");
        }
        return (List<Noeud>) contenu;
    }

    /** Returns a list as it is, and one text as a list of one. */
    List<Noeud> listeOuSeul() {
        return estListe() ? liste() : List.of(this);
    }

    String texte() {
        if (!(contenu instanceof String texte)) {
            throw erreur("TEXTE_ATTENDU", "il faut ici un texte");
        }
        return texte.strip();
    }

    String texteNonVide() {
        return lire("un texte qui n'est pas vide", texte -> {
            if (texte.isEmpty()) {
                throw new IllegalArgumentException();
            }
            return texte;
        });
    }

    /** Reads this text with a function; what it refuses becomes an error at this place. */
    <T> T lire(String attendu, Function<String, T> lecture) {
        try {
            return lecture.apply(texte());
        } catch (FichierInvalideException situee) {
            throw situee;
        } catch (RuntimeException refusee) {
            throw erreur("VALEUR_INVALIDE", "il faut ici " + attendu);
        }
    }

    /** Reads an amount with its unit; thousands may be set apart with {@code _}. */
    Montant montant() {
        return lire("un montant avec son unité, comme 200.00 EUR", texte -> {
            if (!texte.endsWith(" EUR")) {
                throw erreur("UNITE", "il faut ici un montant avec son unité, comme 200.00 EUR");
            }
            return Montant.parse(texte.substring(0, texte.length() - 4).replace("_", ""));
        });
    }

    boolean ouiOuNon() {
        return lire("oui ou non", texte -> switch (texte) {
            case "oui", "true" -> true;
            case "non", "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** Returns what stands under a key that must be there. */
    Noeud exiger(String cle) {
        Noeud noeud = table().get(cle);
        if (noeud == null) {
            throw erreur("CLE_ABSENTE", "la clé « " + cle + " » est absente");
        }
        return noeud;
    }

    Optional<Noeud> facultatif(String cle) {
        return Optional.ofNullable(table().get(cle));
    }

    /** Refuses every key but these, with a suggestion. */
    Noeud seulement(String... cles) {
        List<String> connues = List.of(cles);
        table().forEach((cle, noeud) -> {
            if (!connues.contains(cle)) {
                throw noeud.erreur("CLE_INCONNUE", "la clé « " + cle + " » est inconnue" + suggestion(cle, connues));
            }
        });
        return this;
    }

    /** Returns {@code  ; vouliez-vous dire …} for the nearest known word, or nothing when none is near. */
    static String suggestion(String mot, Collection<String> connus) {
        return connus.stream()
                .filter(connu -> distance(mot, connu) <= Math.max(2, connu.length() / 3))
                .min((a, b) -> Integer.compare(distance(mot, a), distance(mot, b)))
                .map(proche -> " ; vouliez-vous dire « " + proche + " » ?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] precedente = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            precedente[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] courante = new int[b.length() + 1];
            courante[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = precedente[j - 1]
                        + (Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1);
                courante[j] = Math.min(change, 1 + Math.min(precedente[j], courante[j - 1]));
            }
            precedente = courante;
        }
        return precedente[b.length()];
    }
}
