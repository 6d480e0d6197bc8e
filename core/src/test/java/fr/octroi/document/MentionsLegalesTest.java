package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsLegalesTest {

    private static ResourceBundle fournies(String papier) {
        return ResourceBundle.getBundle("fr.octroi.document." + papier, Locale.ROOT);
    }

    /** The sentences of the library as a host would word them. */
    private static ResourceBundle recrites(String papier, UnaryOperator<String> plume) throws IOException {
        ResourceBundle fournies = fournies(papier);
        String texte = fournies.keySet().stream()
                .map(cle -> cle + "=" + plume.apply(fournies.getString(cle)))
                .collect(Collectors.joining("\n"));
        return new PropertyResourceBundle(new StringReader(texte));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lettres", "ActesDeSeance", "DossierDeSeance", "PageDeSuivi", "PageDeVerification"})
    void d_autres_mots_ne_perdent_rien_et_chaque_article_oublie_est_nomme_avec_sa_phrase(String papier)
            throws IOException {
        assertEquals(
                new TreeMap<>(),
                MentionsLegales.perdues(
                        papier,
                        recrites(
                                papier,
                                phrase -> "Autrement : " + phrase.replaceAll("\\b([LR])([0-9]{3,4}-)", "$1. $2"))));
        SortedMap<String, SortedSet<String>> toutes =
                MentionsLegales.perdues(papier, recrites(papier, phrase -> phrase.replaceAll("[0-9]{3,4}-[0-9]", "…")));
        assertTrue(toutes.size() > 0, papier);
        toutes.forEach((cle, articles) -> articles.forEach(
                article -> assertTrue(fournies(papier).getString(cle).contains(article), cle + " " + article)));
        assertEquals(toutes, MentionsLegales.perdues(papier, new PropertyResourceBundle(new StringReader(""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"L2121-12", "L2131-11"})
    void un_article_qui_manque_a_une_phrase_se_voit_meme_si_une_autre_le_cite(String article) throws IOException {
        ResourceBundle fournies = fournies("ActesDeSeance");
        String seule = new TreeSet<>(fournies.keySet())
                .stream()
                        .filter(cle -> fournies.getString(cle).contains(article))
                        .findFirst()
                        .orElseThrow();
        String phrase = fournies.getString(seule);
        assertEquals(
                new TreeMap<>(Map.of(seule, new TreeSet<>(Set.of(article)))),
                MentionsLegales.perdues(
                        "ActesDeSeance",
                        recrites("ActesDeSeance", ecrite -> ecrite.equals(phrase) ? "Sans texte." : ecrite)));
    }

    @Test
    void un_papier_inconnu_n_est_pas_dit_complet() {
        assertThrows(MissingResourceException.class, () -> MentionsLegales.perdues("Inconnu", fournies("Lettres")));
    }
}
