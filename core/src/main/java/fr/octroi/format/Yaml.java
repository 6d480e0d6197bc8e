package fr.octroi.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML text under construction, laid out for people: what is short stands on one line, the rest in blocks.
 *
 * <p>A text that another reader of YAML could take for a number, a date or a truth value is quoted.
 */
sealed interface Yaml {

    /** Lines longer than this are broken where they can be. */
    int LARGEUR = 110;

    /** What YAML readers of either version make something else of than a text. */
    Set<String> MOTS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "oui", "non");

    /** A leaf, as it stands in a block and inside brackets. */
    record Scalaire(String enBloc, String enLigne) implements Yaml {}

    /** A list; one that is {@code ample} has a line for each element. */
    record Liste(List<Yaml> elements, boolean ample) implements Yaml {
        Liste enColonne() {
            return new Liste(elements, !elements.isEmpty());
        }
    }

    /** Keys and values, in order; one that is {@code ample} never stands on one line. */
    record Table(Map<String, Yaml> entrees, boolean ample) implements Yaml {

        static Table longue() {
            return new Table(new LinkedHashMap<>(), true);
        }

        static Table courte() {
            return new Table(new LinkedHashMap<>(), false);
        }

        Table avec(String cle, Yaml valeur) {
            entrees.put(cle, valeur);
            return this;
        }

        Table avec(String cle, Optional<? extends Yaml> valeur) {
            valeur.ifPresent(presente -> entrees.put(cle, presente));
            return this;
        }

        /** A list that may be left out when it is empty. */
        Table avec(String cle, Liste valeur) {
            return valeur.elements().isEmpty() ? this : avec(cle, (Yaml) valeur);
        }
    }

    /** A number, a day, a word of a closed list: it needs no quotes. */
    static Scalaire mot(String mot) {
        return new Scalaire(mot, mot);
    }

    /** A text of people, quoted when it must be. */
    static Scalaire texte(String texte) {
        String cite = citer(texte);
        return new Scalaire(estNu(texte, false) ? texte : cite, estNu(texte, true) ? texte : cite);
    }

    private static boolean estNu(String texte, boolean enLigne) {
        return !texte.isEmpty()
                && Character.isLetter(texte.charAt(0))
                && !texte.endsWith(" ")
                && !texte.endsWith(":")
                && !texte.contains(": ")
                && !MOTS.contains(texte.toLowerCase(Locale.ROOT))
                && texte.chars()
                        .allMatch(lettre -> Character.isLetterOrDigit(lettre)
                                || (enLigne ? " '’.;()/_-+%€°«»" : " '’.;()/_-+%€°:,!?«»&=\u00a0").indexOf(lettre)
                                        >= 0);
    }

    private static String citer(String texte) {
        StringBuilder cite = new StringBuilder("\"");
        for (int i = 0; i < texte.length(); i++) {
            char lettre = texte.charAt(i);
            switch (lettre) {
                case '"' -> cite.append("\\\"");
                case '\\' -> cite.append("\\\\");
                case '\n' -> cite.append("\\n");
                default -> {
                    if ((lettre >= ' ' && lettre <= '~')
                            || Character.isLetterOrDigit(lettre)
                            || "’€°«»“”–—…".indexOf(lettre) >= 0) {
                        cite.append(lettre);
                    } else if (Character.isSurrogate(lettre)) {
                        i = surrogat(texte, i, cite);
                    } else {
                        cite.append(String.format("\\u%04X", (int) lettre));
                    }
                }
            }
        }
        return cite.append('"').toString();
    }

    private static int surrogat(String texte, int i, StringBuilder cite) {
        int point = texte.codePointAt(i);
        cite.append(String.format("\\U%08X", point));
        return i + Character.charCount(point) - 1;
    }

    /** Lays out a table as a whole text; an empty line precedes each of some keys. */
    static String rediger(Table racine, Set<String> paragraphes) {
        StringBuilder texte = new StringBuilder();
        racine.entrees().forEach((cle, valeur) -> {
            if (paragraphes.contains(cle)) {
                texte.append('\n');
            }
            entree(texte, cle, valeur, 0);
        });
        return texte.toString();
    }

    private static void entree(StringBuilder texte, String cle, Yaml valeur, int retrait) {
        String nom = texte(cle).enLigne();
        Optional<String> ligne = surUneLigne(valeur, retrait + nom.length() + 2);
        if (ligne.isPresent()) {
            texte.append(nom).append(": ").append(ligne.get()).append('\n');
        } else {
            texte.append(nom).append(":\n");
            bloc(texte, valeur, retrait + 2, true);
        }
    }

    /** Writes a block; its first line is indented only when it starts a line. */
    private static void bloc(StringBuilder texte, Yaml valeur, int retrait, boolean enDebutDeLigne) {
        boolean decale = enDebutDeLigne;
        if (valeur instanceof Table table) {
            for (Map.Entry<String, Yaml> entree : table.entrees().entrySet()) {
                texte.append(" ".repeat(decale ? retrait : 0));
                entree(texte, entree.getKey(), entree.getValue(), retrait);
                decale = true;
            }
        } else if (valeur instanceof Liste liste) {
            for (Yaml element : liste.elements()) {
                texte.append(" ".repeat(decale ? retrait : 0)).append("- ");
                Optional<String> ligne = surUneLigne(element, retrait + 2);
                if (ligne.isPresent()) {
                    texte.append(ligne.get()).append('\n');
                } else {
                    bloc(texte, element, retrait + 2, false);
                }
                decale = true;
            }
        }
    }

    private static Optional<String> surUneLigne(Yaml valeur, int debut) {
        if (valeur instanceof Scalaire scalaire) {
            return Optional.of(scalaire.enBloc());
        }
        if (valeur instanceof Liste liste && liste.elements().isEmpty()) {
            return Optional.of("[]");
        }
        if (valeur instanceof Table table && table.entrees().isEmpty()) {
            return Optional.of("{}");
        }
        return estAmple(valeur)
                ? Optional.empty()
                : Optional.of(enLigne(valeur)).filter(ligne -> debut + ligne.length() <= LARGEUR);
    }

    private static boolean estAmple(Yaml valeur) {
        if (valeur instanceof Liste liste) {
            return liste.ample() || liste.elements().stream().anyMatch(Yaml::estAmple);
        }
        return valeur instanceof Table table
                && (table.ample() || table.entrees().values().stream().anyMatch(Yaml::estAmple));
    }

    private static String enLigne(Yaml valeur) {
        StringBuilder ligne = new StringBuilder();
        if (valeur instanceof Scalaire scalaire) {
            ligne.append(scalaire.enLigne());
        } else if (valeur instanceof Liste liste) {
            ligne.append('[')
                    .append(String.join(
                            ", ", liste.elements().stream().map(Yaml::enLigne).toList()))
                    .append(']');
        } else if (valeur instanceof Table table) {
            List<String> entrees = table.entrees().entrySet().stream()
                    .map(entree -> texte(entree.getKey()).enLigne() + ": " + enLigne(entree.getValue()))
                    .toList();
            ligne.append('{').append(String.join(", ", entrees)).append('}');
        }
        return ligne.toString();
    }
}
