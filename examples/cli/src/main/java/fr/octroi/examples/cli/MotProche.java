package fr.octroi.examples.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The word that was meant, where one of those there are is near: one letter in four may be another, absent or too many. */
final class MotProche {

    private static final int LETTRES_PAR_FAUTE = 4;

    private MotProche() {}

    /** Returns what a sentence ends with: {@code  ; vouliez-vous dire « verifier » ?}, or nothing. */
    static String suggestion(String mot, Collection<String> connus) {
        return connus.stream()
                .filter(connu -> distance(mot, connu) <= Math.max(1, connu.length() / LETTRES_PAR_FAUTE))
                .min(Comparator.comparingInt((String connu) -> distance(mot, connu))
                        .thenComparing(connu -> connu))
                .map(proche -> " ; vouliez-vous dire « " + proche + " » ?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String mot, String connu) {
        String lu = mot.toLowerCase(Locale.ROOT);
        int[] precedente = new int[connu.length() + 1];
        for (int j = 0; j <= connu.length(); j++) {
            precedente[j] = j;
        }
        for (int i = 1; i <= lu.length(); i++) {
            int[] courante = new int[connu.length() + 1];
            courante[0] = i;
            for (int j = 1; j <= connu.length(); j++) {
                int change = precedente[j - 1] + (lu.charAt(i - 1) == connu.charAt(j - 1) ? 0 : 1);
                courante[j] = Math.min(change, 1 + Math.min(precedente[j], courante[j - 1]));
            }
            precedente = courante;
        }
        return precedente[connu.length()];
    }
}
