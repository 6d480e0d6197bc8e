package fr.octroi.document;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of a paper, from its bundle; any number of threads may share them. */
final class Phrases {

    private final ResourceBundle phrases;
    private final Locale locale;
    private final Map<String, Gabarit> gabarits = new ConcurrentHashMap<>();

    /** Opens the French bundle of a paper, such as {@code Lettres}. */
    Phrases(String papier) {
        this(papier, Langue.FRANCAIS);
    }

    /** Opens the bundle of a paper in a language. */
    Phrases(String papier, Langue langue) {
        locale = langue.locale();
        phrases = ResourceBundle.getBundle("fr.octroi.document." + papier, locale);
    }

    /** Opens the bundles of a paper in every language. */
    static Map<Langue, Phrases> enToutesLangues(String papier) {
        Map<Langue, Phrases> toutes = new EnumMap<>(Langue.class);
        for (Langue langue : Langue.values()) {
            toutes.put(langue, new Phrases(papier, langue));
        }
        return Collections.unmodifiableMap(toutes);
    }

    /** One kind of apostrophe in the whole paper, whoever wrote the words that are put together. */
    String dire(String cle, Object... valeurs) {
        Gabarit gabarit = gabarits.get(cle);
        if (gabarit == null) {
            gabarit = Gabarit.de(phrases.getString(cle));
            gabarits.put(cle, gabarit);
        }
        return gabarit.remplir(valeurs, locale);
    }

    boolean sait(String cle) {
        return phrases.containsKey(cle);
    }

    /** All sentences whose keys begin alike and that hold no value, by the rest of their keys. */
    Map<String, String> commencantPar(String debut) {
        Map<String, String> trouvees = new HashMap<>();
        for (String cle : phrases.keySet()) {
            if (cle.startsWith(debut)) {
                trouvees.put(cle.substring(debut.length()), dire(cle));
            }
        }
        return trouvees;
    }

    static String apostrophes(String texte) {
        return texte.indexOf('\'') < 0 ? texte : texte.replace('\'', '’');
    }

    static String sansPoint(String phrase) {
        return phrase.endsWith(".") ? phrase.substring(0, phrase.length() - 1) : phrase;
    }

    static String majuscule(String phrase) {
        int premier = phrase.isEmpty() ? 0 : Character.charCount(phrase.codePointAt(0));
        return phrase.substring(0, premier).toUpperCase(Locale.FRENCH) + phrase.substring(premier);
    }

    /**
     * A sentence read once: what {@link MessageFormat} makes of a pattern without formats, at a tenth of its price. A page
     * of reasons has fifty sentences, and is written for every dossier.
     *
     * @param textes what stands before each value, then what stands after the last; with its apostrophes
     * @param rangs which value comes after each text but the last
     */
    private record Gabarit(List<String> textes, List<Integer> rangs) {

        static Gabarit de(String motif) {
            List<String> textes = new ArrayList<>();
            List<Integer> rangs = new ArrayList<>();
            StringBuilder texte = new StringBuilder();
            boolean cite = false;
            for (int i = 0; i < motif.length(); i++) {
                char c = motif.charAt(i);
                if (c == '\'') {
                    if (motif.startsWith("''", i)) {
                        texte.append(c);
                        i++;
                    } else {
                        cite = !cite;
                    }
                } else if (c == '{' && !cite) {
                    int fin = motif.indexOf('}', i);
                    rangs.add(Integer.valueOf(motif.substring(i + 1, fin)));
                    textes.add(apostrophes(texte.toString()));
                    texte.setLength(0);
                    i = fin;
                } else {
                    texte.append(c);
                }
            }
            textes.add(apostrophes(texte.toString()));
            return new Gabarit(List.copyOf(textes), List.copyOf(rangs));
        }

        String remplir(Object[] valeurs, Locale locale) {
            String debut = textes.get(0);
            return switch (rangs.size()) {
                case 0 -> debut;
                case 1 -> debut + valeur(0, valeurs, locale) + textes.get(1);
                case 2 ->
                    debut + valeur(0, valeurs, locale) + textes.get(1) + valeur(1, valeurs, locale) + textes.get(2);
                default -> {
                    String[] morceaux = new String[2 * rangs.size() + 1];
                    morceaux[0] = debut;
                    for (int i = 0; i < rangs.size(); i++) {
                        morceaux[2 * i + 1] = valeur(i, valeurs, locale);
                        morceaux[2 * i + 2] = textes.get(i + 1);
                    }
                    yield String.join("", morceaux);
                }
            };
        }

        private String valeur(int place, Object[] valeurs, Locale locale) {
            Object valeur = valeurs[rangs.get(place)];
            return valeur instanceof Number nombre
                    ? NumberFormat.getInstance(locale).format(nombre)
                    : apostrophes(valeur.toString());
        }
    }
}
