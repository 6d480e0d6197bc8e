package fr.octroi.instruction;

import fr.octroi.dossier.Demandeur;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one rule by which names are compared.
 *
 * <ol>
 *   <li>Case, accents, ligatures, hyphens, apostrophes and spaces do not count: {@code N'Diaye}, {@code NDIAYE} and
 *       {@code N Diaye} are one name, and so are {@code Le Goff} and {@code LEGOFF}.
 *   <li>Civilities, and the words that join two holders ({@code ou}, {@code et}), are left out; the order of family and
 *       given names means nothing.
 *   <li>The family name and the first given name must both be found, in different words. More words may stand beside
 *       them: other given names, the other holder of a joint account.
 *   <li>It is {@link Concordance#PROCHE} when the given name is only an initial, or missing altogether; when one letter
 *       of a word of five or more is wrong; or when one half of a double name is there.
 *   <li>Everything else is {@link Concordance#DIFFERENT}, another given name of the same family included.
 * </ol>
 */
public final class Noms {

    private static final Set<String> CIVILITES = Set.of(
            "M",
            "MR",
            "MONSIEUR",
            "MME",
            "MADAME",
            "MLLE",
            "MELLE",
            "ML",
            "MADEMOISELLE",
            "DR",
            "DOCTEUR",
            "ME",
            "MAITRE",
            "OU",
            "ET",
            "MM",
            "MMES",
            "NEE",
            "EPOUSE",
            "EP",
            "VEUVE");

    private static final int LETTRES_POUR_UNE_FAUTE = 5;

    private Noms() {}

    /**
     * Compares a name that was read with the applicant's.
     *
     * @param demandeur the applicant as declared
     * @param lu the name as it was read, of one person or of joint holders
     * @return how they agree
     */
    public static Concordance comparer(Demandeur demandeur, String lu) {
        List<String> mots = mots(lu);
        if (mots.isEmpty()) {
            return Concordance.IMPOSSIBLE;
        }
        Concordance meilleure = Concordance.DIFFERENT;
        List<String> familles = parties(demandeur.nom());
        for (int debut = 0; debut < mots.size(); debut++) {
            StringBuilder colles = new StringBuilder();
            for (int fin = debut; fin < mots.size() && fin < debut + 6; fin++) {
                colles.append(mots.get(fin));
                Concordance famille = comparerNom(familles, colles.toString());
                if (famille != Concordance.DIFFERENT) {
                    List<String> restants = new ArrayList<>(mots.subList(0, debut));
                    restants.addAll(mots.subList(fin + 1, mots.size()));
                    meilleure = meilleure(meilleure, pire(famille, comparerPrenom(demandeur.prenom(), restants)));
                }
            }
        }
        return meilleure;
    }

    /**
     * Returns the form under which a name is looked up: letters alone, upper case, without accents.
     *
     * @param nom a name
     * @return its letters, such as {@code LEGOFF}
     */
    public static String cle(String nom) {
        return String.join("", decouper(nom));
    }

    private static Concordance comparerNom(List<String> parties, String candidat) {
        String entier = String.join("", parties);
        if (entier.equals(candidat)) {
            return Concordance.CONCORDANT;
        }
        boolean moitie = parties.size() > 1
                && parties.stream().anyMatch(partie -> partie.length() > 2 && partie.equals(candidat));
        return moitie || uneFaute(entier, candidat) ? Concordance.PROCHE : Concordance.DIFFERENT;
    }

    private static Concordance comparerPrenom(String prenom, List<String> restants) {
        if (restants.isEmpty()) {
            return Concordance.PROCHE;
        }
        List<String> premier = parties(prenom.strip().split("[\\s,]+", 2)[0]);
        String entier = String.join("", premier);
        StringBuilder initiales = new StringBuilder();
        premier.forEach(partie -> initiales.append(partie.charAt(0)));
        Concordance meilleure = Concordance.DIFFERENT;
        for (int debut = 0; debut < restants.size(); debut++) {
            StringBuilder colles = new StringBuilder();
            for (int fin = debut; fin < restants.size() && fin < debut + 4; fin++) {
                colles.append(restants.get(fin));
                String candidat = colles.toString();
                if (candidat.equals(entier)) {
                    return Concordance.CONCORDANT;
                }
                boolean initiale =
                        candidat.contentEquals(initiales) || (candidat.length() == 1 && entier.startsWith(candidat));
                boolean moitie = premier.size() > 1 && premier.get(0).equals(candidat);
                if (initiale || moitie || uneFaute(entier, candidat)) {
                    meilleure = Concordance.PROCHE;
                }
            }
        }
        return meilleure;
    }

    private static Concordance pire(Concordance gauche, Concordance droite) {
        return gauche.compareTo(droite) >= 0 ? gauche : droite;
    }

    private static Concordance meilleure(Concordance gauche, Concordance droite) {
        return gauche.compareTo(droite) <= 0 ? gauche : droite;
    }

    private static List<String> mots(String texte) {
        List<String> mots = new ArrayList<>(decouper(texte));
        mots.removeIf(CIVILITES::contains);
        return mots;
    }

    /** Cuts a declared name into the halves of a double name: hyphens and spaces cut, apostrophes do not. */
    private static List<String> parties(String nom) {
        List<String> parties = new ArrayList<>();
        for (String partie : nom.strip().split("[\\s\\-\\u2010-\\u2015]+")) {
            String lettres = cle(partie);
            if (!lettres.isEmpty()) {
                parties.add(lettres);
            }
        }
        return parties.isEmpty() ? List.of("?") : parties;
    }

    /** Writes a text in upper case, without accents or ligatures. */
    static String sansAccents(String texte) {
        return Normalizer.normalize(texte, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE")
                .replace("Ø", "O")
                .replace("Ł", "L")
                .replace("Đ", "D")
                .replaceAll("\\p{M}+", "");
    }

    private static List<String> decouper(String texte) {
        List<String> mots = new ArrayList<>();
        for (String mot : sansAccents(texte).split("[^\\p{L}]+")) {
            if (!mot.isEmpty()) {
                mots.add(mot);
            }
        }
        return mots;
    }

    /** Says whether one letter added, left out, changed or swapped with its neighbour makes one word of the other. */
    private static boolean uneFaute(String a, String b) {
        if (Math.min(a.length(), b.length()) < LETTRES_POUR_UNE_FAUTE || Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        String resteA = a.substring(i);
        String resteB = b.substring(i);
        if (a.length() != b.length()) {
            return a.length() > b.length()
                    ? resteA.substring(1).equals(resteB)
                    : resteB.substring(1).equals(resteA);
        }
        return resteA.isEmpty()
                || resteA.substring(1).equals(resteB.substring(1))
                || (resteA.length() > 1
                        && resteA.charAt(0) == resteB.charAt(1)
                        && resteA.charAt(1) == resteB.charAt(0)
                        && resteA.substring(2).equals(resteB.substring(2)));
    }
}
