package fr.octroi.benchmarks;

import java.util.List;

/** Whoever is compared must answer alike first. */
final class Accords {

    private Accords() {}

    static void exiger(List<String> leurs, List<String> notres) {
        if (leurs.size() != notres.size()) {
            throw new IllegalStateException(leurs.size() + " answers, and " + notres.size() + " by Octroi");
        }
        for (int rang = 0; rang < leurs.size(); rang++) {
            if (!leurs.get(rang).equals(notres.get(rang))) {
                throw new IllegalStateException(leurs.get(rang) + ", and by Octroi " + notres.get(rang));
            }
        }
    }
}
