package fr.octroi.document;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** One text for each case of an enum, composed when it is first asked for; any number of threads may ask. */
final class ParCas<E extends Enum<E>> {

    /** Never changed, and replaced by one that holds a text more: there are few, and they are read for every page. */
    private volatile Map<E, String> textes;

    ParCas(Class<E> cas) {
        textes = new EnumMap<>(cas);
    }

    /** Two threads may compose at once, and a text may be composed again for it: it is the same. */
    String texte(E cas, Supplier<String> composer) {
        String texte = textes.get(cas);
        if (texte == null) {
            texte = composer.get();
            Map<E, String> autres = new EnumMap<>(textes);
            autres.put(cas, texte);
            textes = autres;
        }
        return texte;
    }
}
