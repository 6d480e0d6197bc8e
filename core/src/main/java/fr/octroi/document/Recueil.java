package fr.octroi.document;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Texts that come back, each composed when it is first asked for; any number of threads may ask.
 *
 * <p>Only so many are kept: what comes after is composed each time.
 */
final class Recueil<K> {

    /** Nearly three years of days: what is bought, filed or due on one comes back on another page. */
    private static final int AU_PLUS = 1_000;

    private final Map<K, String> textes = new ConcurrentHashMap<>();

    /** Two threads may compose at once: they compose the same. */
    String texte(K cle, Supplier<String> composer) {
        String connu = textes.get(cle);
        if (connu != null) {
            return connu;
        }
        String texte = composer.get();
        if (textes.size() < AU_PLUS) {
            textes.put(cle, texte);
        }
        return texte;
    }
}
