package fr.octroi.format;

import java.util.Collection;
import java.util.stream.Stream;

/** The word that was meant, where one of those there are is near. */
public final class MotProche {

    private MotProche() {}

    /**
     * Returns what a sentence on an unknown word ends with.
     *
     * @param mot the word
     * @param connus those there are
     * @return {@code  ; vouliez-vous dire …} for the nearest known word, or nothing when none is near
     */
    public static String suggestion(String mot, Collection<String> connus) {
        return connus.stream()
                .filter(connu -> distance(mot, connu) <= Math.max(2, connu.length() / 3))
                .min((a, b) -> Integer.compare(distance(mot, a), distance(mot, b)))
                .map(proche -> " ; vouliez-vous dire « " + proche + " » ?")
                .orElse("");
    }

    /**
     * Whether two words are the same but for capitals, for two letters that changed places, or for one letter of four or more: a figure more or
     * less is another number.
     */
    static boolean estUneCoquille(String mot, String connu) {
        return Stream.of(mot, connu).flatMapToInt(String::chars).noneMatch(Character::isDigit)
                && (distance(mot, connu) <= (Math.max(mot.length(), connu.length()) < 4 ? 0 : 1)
                        || estIntervertie(mot, connu));
    }

    /** Whether two letters side by side changed places, in a word of three or more. */
    private static boolean estIntervertie(String mot, String connu) {
        if (mot.length() != connu.length() || mot.length() < 3) {
            return false;
        }
        int i = 0;
        while (i < mot.length() - 2 && mot.charAt(i) == connu.charAt(i)) {
            i++;
        }
        return mot.charAt(i) == connu.charAt(i + 1)
                && mot.charAt(i + 1) == connu.charAt(i)
                && mot.substring(i + 2).equals(connu.substring(i + 2));
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
