package fr.octroi.document;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** One text for each case of an enum, composed when it is first asked for; any number of threads may ask. */
final class ParCas<E extends Enum<E>> {

    private final AtomicReferenceArray<String> textes;

    ParCas(Class<E> cas) {
        textes = new AtomicReferenceArray<>(cas.getEnumConstants().length);
    }

    /** Two threads may compose the same text at once: it is the same, and one is kept. */
    String texte(E cas, Supplier<String> composer) {
        String texte = textes.get(cas.ordinal());
        if (texte == null) {
            texte = composer.get();
            textes.set(cas.ordinal(), texte);
        }
        return texte;
    }
}
