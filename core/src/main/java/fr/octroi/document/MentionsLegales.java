package fr.octroi.document;

import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The articles of law that the sentences of a paper cite (<i>mentions légales</i>), which a host that words them otherwise must keep. */
public final class MentionsLegales {

    private static final Pattern ARTICLE = Pattern.compile("\\b[LRD]\\.? ?[0-9]{3,4}(-[0-9]+)+");

    private MentionsLegales() {}

    /**
     * Compares the sentences of a host with those of the library, key by key; how an article is written ({@code L. 2121-12} or
     * {@code L2121-12}) and where it stands in its sentence change nothing.
     *
     * @param papier the bundle, such as {@code Lettres} or {@code ActesDeSeance}
     * @param phrases the sentences of the host
     * @return for each key that lost some, its articles that the host no longer cites; empty when none was lost
     * @throws java.util.MissingResourceException when the library has no such bundle
     */
    public static SortedMap<String, SortedSet<String>> perdues(String papier, ResourceBundle phrases) {
        // The root alone: a bundle of the host for French would be compared with itself.
        ResourceBundle fournies = ResourceBundle.getBundle("fr.octroi.document." + papier, Locale.ROOT);
        SortedMap<String, SortedSet<String>> perdues = new TreeMap<>();
        for (String cle : fournies.keySet()) {
            SortedSet<String> articles = articles(fournies.getString(cle));
            if (phrases.containsKey(cle)) {
                articles.removeAll(articles(phrases.getString(cle)));
            }
            if (!articles.isEmpty()) {
                perdues.put(cle, Collections.unmodifiableSortedSet(articles));
            }
        }
        return Collections.unmodifiableSortedMap(perdues);
    }

    private static SortedSet<String> articles(String phrase) {
        SortedSet<String> articles = new TreeSet<>();
        Matcher article = ARTICLE.matcher(phrase);
        while (article.find()) {
            articles.add(article.group().replace(".", "").replace(" ", ""));
        }
        return articles;
    }
}
