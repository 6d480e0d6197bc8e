package fr.octroi.instruction;

import fr.octroi.commun.Graphie;
import fr.octroi.dossier.Demandeur;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one rule by which names are compared.
 *
 * <ol>
 *   <li>Case, accents, ligatures, hyphens, apostrophes and spaces do not count: {@code N'Diaye}, {@code NDIAYE} and
 *       {@code N Diaye} are one name, and so are {@code Le Goff} and {@code LEGOFF}.
 *   <li>Civilities, and the words that join two holders ({@code ou}, {@code et}), are left out, unless they are the
 *       applicant's own name: somebody is called {@code Le Maître}, and somebody {@code Ou}. The order of family and
 *       given names means nothing.
 *   <li>Holders whom a line names in full are compared one by one, and the best counts; a name after {@code chez} is
 *       nobody's here.
 *   <li>The family name and the first given name must both be found, in different words. More words may stand beside
 *       them: other given names, the other holder of a joint account. A company, an association or an estate
 *       ({@code SARL}, {@code association}, {@code succession}…) that bears the name is somebody else.
 *   <li>It is {@link Concordance#PROCHE} when the given name is only an initial, or missing altogether beside the exact
 *       family name; when one letter of a word of five or more is wrong; when a 0 stands for an O or a 1 for an I or an L,
 *       as machines misread; or when one half of a double name is there. A
 *       particle is no half: {@code Ben Ali} and {@code Ben Salah} share nothing. Nor is {@code Jean} with another
 *       name beside it: {@code Jean-Pierre} is not {@code Jean-Paul}. In a given name, the wrong letter is
 *       neither the first nor near the end: {@code Louis} and {@code Louise}, {@code Julie} and {@code Julien} are two
 *       people.
 *   <li>Everything else is {@link Concordance#DIFFERENT}, another given name of the same family included.
 * </ol>
 *
 * <p>The rule is blind to some rights: a person known by his second given name (Code civil art. 57), a wife under
 * {@code M. ou Mme Dupont Jean}, a maiden name alone. They come out as {@code DIFFERENT}, which refuses nobody: a
 * person looks.
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
            "MLE",
            "MLLES",
            "MADEMOISELLE",
            "MONS",
            "MESSIEURS",
            "MESDAMES",
            "DR",
            "DOCTEUR",
            "ME",
            "MAITRE",
            "OU",
            "ET",
            "MM",
            "MMES",
            "NEE",
            "NE",
            "EPOUSE",
            "EP",
            "VEUVE",
            "VVE");

    /** Words that join two family names of one person as declared, when they stand between them. */
    private static final Set<String> LIAISONS = Set.of("NEE", "NE", "EPOUSE", "EP", "VEUVE", "VVE", "OU", "ET");

    /** Words that many families share, and that are no half of a double name. */
    private static final Set<String> PARTICULES = Set.of(
            "DES", "LES", "VAN", "VON", "DER", "DEN", "TER", "TEN", "BEN", "BIN", "BENT", "IBN", "ABD", "ABOU", "ABU",
            "BOU", "AIT", "OULD", "DOS", "DAS", "DEL", "DELLA", "SAINT", "SAINTE", "SAN", "SANTA", "MAC");

    /** Words that make a name that of no living person, whoever else it bears: {@code SARL Dupont Jean}. */
    private static final Set<String> PAS_UNE_PERSONNE = Set.of(
            "SARL",
            "EURL",
            "SAS",
            "SASU",
            "SCI",
            "SCP",
            "SCM",
            "SNC",
            "SELARL",
            "SELAS",
            "EARL",
            "GAEC",
            "SCEA",
            "GFA",
            "GIE",
            "CIE",
            "STE",
            "SOCIETE",
            "ETS",
            "ETABLISSEMENTS",
            "ASSOCIATION",
            "ASSO",
            "FONDATION",
            "SYNDICAT",
            "COPROPRIETE",
            "SUCCESSION",
            "INDIVISION");

    /** After these words somebody else is named, who holds nothing. */
    private static final Pattern UN_TIERS =
            Pattern.compile("(?iu)\\s(?:chez|c/o|repr[\u00e9e]sent[\u00e9e]e? par|repr\\.? par)\\s.*");

    private static final Pattern JONCTION = Pattern.compile("(?i)\\s(?:ou|et|&|/)(?=\\s)|\\z");
    private static final Pattern POINT_ENTRE_LETTRES = Pattern.compile("(?<=\\p{L})\\.(?=\\p{L})");

    /** A digit that a machine took for a letter, or the contrary. */
    private static final Pattern CHIFFRE_DANS_UN_MOT = Pattern.compile("[01](?=\\p{L})|(?<=\\p{L})[01]");

    private static final int LETTRES_POUR_UNE_FAUTE = 5;

    private Noms() {}

    /**
     * Compares a name that was read with the applicant's.
     *
     * @param demandeur the applicant as declared
     * @param lu the name as it was read, of one person or of joint holders
     * @return how they agree; of joint holders, the best
     */
    public static Concordance comparer(Demandeur demandeur, String lu) {
        List<String> familles = familles(demandeur.nom());
        List<String> prenoms = parties(demandeur.prenom());
        boolean nommeCommeUneJonction = Stream.concat(familles.stream(), prenoms.stream())
                .anyMatch(nom -> nom.equals("OU") || nom.equals("ET"));
        List<String> titulaires = nommeCommeUneJonction ? List.of(lu) : titulaires(lu);
        Concordance meilleure = Concordance.IMPOSSIBLE;
        for (String titulaire : titulaires) {
            meilleure = meilleure(meilleure, comparerTitulaire(demandeur, familles, prenoms, titulaire));
        }
        return meilleure;
    }

    /**
     * Parts the holders that one line names in full, so that the family name of one never goes with the given name of the
     * other: {@code M. Dupont Jean ou Mme Durand Anne}. Holders who share a name on the line stay together, for nobody can
     * say which word is the family's: {@code M. ou Mme Dupont Jean}, {@code Jean et Anne Dupont}.
     *
     * @param lu a line as it was read
     * @return the holders as written, in order, one at least
     */
    public static List<String> titulaires(String lu) {
        List<String> titulaires = new ArrayList<>();
        int debut = 0;
        Matcher jonction = JONCTION.matcher(lu);
        while (jonction.find()) {
            String titulaire = lu.substring(debut, jonction.start()).strip();
            long mots = decouper(titulaire).stream()
                    .filter(mot -> !CIVILITES.contains(mot))
                    .count();
            if (mots == 1) {
                return List.of(lu.strip());
            }
            if (mots > 1) {
                titulaires.add(titulaire);
                debut = jonction.end();
            }
        }
        return titulaires.isEmpty() ? List.of(lu.strip()) : titulaires;
    }

    /** Whether a word, in capitals without accents, is no part of a name. */
    static boolean estUneCivilite(String mot) {
        return CIVILITES.contains(mot);
    }

    private static Concordance comparerTitulaire(
            Demandeur demandeur, List<String> familles, List<String> prenoms, String lu) {
        String sansTiers = UN_TIERS.matcher(lu).replaceFirst("");
        List<String> mots = mots(sansTiers, familles, prenoms);
        if (mots.isEmpty()) {
            return Concordance.IMPOSSIBLE;
        }
        if (decouper(POINT_ENTRE_LETTRES.matcher(sansTiers).replaceAll("")).stream()
                .anyMatch(mot -> PAS_UNE_PERSONNE.contains(mot) && !familles.contains(mot) && !prenoms.contains(mot))) {
            return Concordance.DIFFERENT;
        }
        Concordance lettres = comparerMots(demandeur, familles, mots);
        if (lettres != Concordance.DIFFERENT
                || !CHIFFRE_DANS_UN_MOT.matcher(sansTiers).find()) {
            return lettres;
        }
        String avecDesO = sansTiers.replace('0', 'O');
        Concordance corrigee = meilleure(
                comparerMots(demandeur, familles, mots(avecDesO.replace('1', 'I'), familles, prenoms)),
                comparerMots(demandeur, familles, mots(avecDesO.replace('1', 'L'), familles, prenoms)));
        return pire(corrigee, Concordance.PROCHE);
    }

    private static Concordance comparerMots(Demandeur demandeur, List<String> familles, List<String> mots) {
        Concordance meilleure = Concordance.DIFFERENT;
        for (int debut = 0; debut < mots.size(); debut++) {
            StringBuilder colles = new StringBuilder();
            for (int fin = debut; fin < mots.size() && fin < debut + 6; fin++) {
                colles.append(mots.get(fin));
                Concordance famille = comparerNom(familles, colles.toString());
                if (famille != Concordance.DIFFERENT) {
                    List<String> restants = new ArrayList<>(mots.subList(0, debut));
                    restants.addAll(mots.subList(fin + 1, mots.size()));
                    meilleure = meilleure(meilleure, comparerPrenom(famille, demandeur.prenom(), restants));
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
                && candidat.length() > 2
                && !PARTICULES.contains(candidat)
                && parties.contains(candidat);
        return moitie || uneFaute(entier, candidat) ? Concordance.PROCHE : Concordance.DIFFERENT;
    }

    private static Concordance comparerPrenom(Concordance famille, String prenom, List<String> restants) {
        if (restants.isEmpty()) {
            return famille == Concordance.CONCORDANT ? Concordance.PROCHE : Concordance.DIFFERENT;
        }
        return pire(famille, comparerPrenom(prenom, restants));
    }

    private static Concordance comparerPrenom(String prenom, List<String> restants) {
        List<String> premier = parties(prenom.strip().split("[\\s\\u00A0\\u202F,]+", 2)[0]);
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
                boolean moitie = premier.size() > 1 && premier.get(0).equals(candidat) && restants.size() == 1;
                if (initiale || moitie || uneFauteDePrenom(entier, candidat)) {
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

    private static List<String> mots(String texte, List<String> familles, List<String> prenoms) {
        List<String> mots = new ArrayList<>(decouper(texte));
        mots.removeIf(mot -> CIVILITES.contains(mot) && !familles.contains(mot) && !prenoms.contains(mot));
        return mots;
    }

    /** Cuts a declared family name, and drops what joins a married and a birth name: {@code Martin née Dupont}. */
    private static List<String> familles(String nom) {
        List<String> parties = parties(nom);
        List<String> familles = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            boolean entre = i > 0 && i < parties.size() - 1;
            if (!entre || !LIAISONS.contains(parties.get(i))) {
                familles.add(parties.get(i));
            }
        }
        return familles;
    }

    /** Cuts a declared name into the halves of a double name: hyphens and spaces cut, apostrophes do not. */
    private static List<String> parties(String nom) {
        List<String> parties = new ArrayList<>();
        for (String partie : nom.strip().split("[\\s\\u00A0\\u202F\\-\\u2010-\\u2015]+")) {
            String lettres = cle(partie);
            if (!lettres.isEmpty()) {
                parties.add(lettres);
            }
        }
        return parties.isEmpty() ? List.of("?") : parties;
    }

    private static List<String> decouper(String texte) {
        List<String> mots = new ArrayList<>();
        for (String mot : Graphie.sansAccents(texte).split("[^\\p{L}]+")) {
            if (!mot.isEmpty()) {
                mots.add(mot);
            }
        }
        return mots;
    }

    /** A given name is told from another by its first letter and its ending. */
    private static boolean uneFauteDePrenom(String a, String b) {
        return uneFaute(a, b)
                && a.charAt(0) == b.charAt(0)
                && a.substring(a.length() - 2).equals(b.substring(b.length() - 2));
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
