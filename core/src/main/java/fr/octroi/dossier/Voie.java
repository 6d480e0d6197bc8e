package fr.octroi.dossier;

import fr.octroi.commun.Graphie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a number and street in one way: abbreviations spelt out (NF Z10-011), no case, accent or punctuation. */
final class Voie {

    /** Abbreviations of a kind of street or of a part of a building, wherever they stand. */
    private static final Map<String, String> ABREGES = Map.ofEntries(
            Map.entry("AV", "AVENUE"),
            Map.entry("AVE", "AVENUE"),
            Map.entry("BD", "BOULEVARD"),
            Map.entry("BLD", "BOULEVARD"),
            Map.entry("BVD", "BOULEVARD"),
            Map.entry("BLVD", "BOULEVARD"),
            Map.entry("BOUL", "BOULEVARD"),
            Map.entry("PL", "PLACE"),
            Map.entry("IMP", "IMPASSE"),
            Map.entry("SQ", "SQUARE"),
            Map.entry("RTE", "ROUTE"),
            Map.entry("RES", "RESIDENCE"),
            Map.entry("FBG", "FAUBOURG"),
            Map.entry("FG", "FAUBOURG"),
            Map.entry("HAM", "HAMEAU"),
            Map.entry("LOT", "LOTISSEMENT"),
            Map.entry("APPT", "APPARTEMENT"),
            Map.entry("APT", "APPARTEMENT"),
            Map.entry("APP", "APPARTEMENT"),
            Map.entry("BAT", "BATIMENT"),
            Map.entry("ESC", "ESCALIER"),
            Map.entry("IMM", "IMMEUBLE"),
            Map.entry("ST", "SAINT"),
            Map.entry("STE", "SAINTE"),
            Map.entry("GAL", "GENERAL"),
            Map.entry("GL", "GENERAL"),
            Map.entry("MAL", "MARECHAL"),
            Map.entry("DR", "DOCTEUR"),
            Map.entry("PR", "PROFESSEUR"),
            Map.entry("PROF", "PROFESSEUR"),
            Map.entry("CDT", "COMMANDANT"),
            Map.entry("CAP", "CAPITAINE"),
            Map.entry("COL", "COLONEL"),
            Map.entry("LT", "LIEUTENANT"),
            Map.entry("PDT", "PRESIDENT"),
            Map.entry("MGR", "MONSEIGNEUR"));

    /** Abbreviations that mean a street only where its kind is awaited: {@code avenue Ch. de Gaulle} is no lane. */
    private static final Map<String, String> ABREGES_EN_TETE = Map.ofEntries(
            Map.entry("R", "RUE"),
            Map.entry("ALL", "ALLEE"),
            Map.entry("CH", "CHEMIN"),
            Map.entry("CHE", "CHEMIN"),
            Map.entry("CHEM", "CHEMIN"),
            Map.entry("QU", "QUAI"),
            Map.entry("SENT", "SENTIER"),
            Map.entry("SEN", "SENTIER"),
            Map.entry("CRS", "COURS"),
            Map.entry("PAS", "PASSAGE"),
            Map.entry("PASS", "PASSAGE"),
            Map.entry("PROM", "PROMENADE"),
            Map.entry("ESP", "ESPLANADE"),
            Map.entry("VLA", "VILLA"),
            Map.entry("DOM", "DOMAINE"));

    private static final Set<String> GENRES = Set.of(
            "RUE",
            "AVENUE",
            "BOULEVARD",
            "PLACE",
            "IMPASSE",
            "SQUARE",
            "ROUTE",
            "FAUBOURG",
            "HAMEAU",
            "ALLEE",
            "CHEMIN",
            "QUAI",
            "SENTIER",
            "SENTE",
            "COURS",
            "COUR",
            "PASSAGE",
            "PROMENADE",
            "ESPLANADE",
            "VILLA",
            "DOMAINE",
            "RESIDENCE",
            "LOTISSEMENT",
            "CITE",
            "ROND",
            "CHAUSSEE",
            "RUELLE",
            "MAIL",
            "PARVIS",
            "VOIE",
            "CLOS");

    private static final Set<String> NUMERO = Set.of("N", "NO", "NUMERO");

    private static final Map<String, String> REPETITIONS = Map.of("B", "BIS", "T", "TER", "Q", "QUATER");

    /** Number, kind and name, up to what says where in the building. */
    private static final Pattern NUMERO_ET_NOM =
            Pattern.compile("(?<![0-9A-Z])(?<voie>[0-9]{1,4}(?: (?:BIS|TER|QUATER|[A-Z]))? (?:"
                    + String.join("|", GENRES)
                    + ")\\b.*?)(?= (?:APPARTEMENT|BATIMENT|ESCALIER|IMMEUBLE|ETAGE|PORTE|RESIDENCE|BP|CS)\\b|$)");

    private static final Pattern MOT = Pattern.compile("[0-9]+|\\p{L}+");

    private Voie() {}

    /** Writes a street in words with one space between them; blank when there is neither letter nor digit. */
    static String normaliser(String voie) {
        List<String> mots = new ArrayList<>();
        Matcher mot = MOT.matcher(Graphie.sansAccents(voie));
        while (mot.find()) {
            mots.add(mot.group());
        }
        if (mots.size() > 1 && NUMERO.contains(mots.get(0)) && estUnNumero(mots.get(1))) {
            mots.remove(0);
        }
        StringBuilder normale = new StringBuilder();
        for (int i = 0; i < mots.size(); i++) {
            normale.append(i == 0 ? "" : " ").append(developper(mots, i));
        }
        return normale.toString();
    }

    /** Joins the words, for hyphens and apostrophes come and go; two numbers stay two: flat 1 at 2 rue X is not 12 rue X. */
    static String cle(String normale) {
        return normale.replaceAll("(?<![0-9]) | (?![0-9])", "");
    }

    /** Keeps the number and the name of the street where both are found, else all. */
    static String sansComplement(String normale) {
        Matcher trouve = NUMERO_ET_NOM.matcher(normale);
        return trouve.find() ? trouve.group("voie") : normale;
    }

    private static String developper(List<String> mots, int i) {
        String mot = mots.get(i);
        boolean enTete = i == 0 || estUnNumero(mots.get(i - 1)) || (i > 1 && estUneRepetition(mots, i - 1));
        if (estUneRepetition(mots, i)) {
            return REPETITIONS.getOrDefault(mot, mot);
        }
        return enTete && ABREGES_EN_TETE.containsKey(mot) ? ABREGES_EN_TETE.get(mot) : ABREGES.getOrDefault(mot, mot);
    }

    /** {@code 12 B rue X} is 12 bis; {@code bâtiment 12 B} is not. */
    private static boolean estUneRepetition(List<String> mots, int i) {
        String mot = mots.get(i);
        if (i == 0 || !estUnNumero(mots.get(i - 1))) {
            return false;
        }
        if (REPETITIONS.containsValue(mot)) {
            return true;
        }
        String suivant = i + 1 < mots.size() ? mots.get(i + 1) : "";
        String genre = ABREGES_EN_TETE.getOrDefault(suivant, ABREGES.getOrDefault(suivant, suivant));
        return REPETITIONS.containsKey(mot) && GENRES.contains(genre);
    }

    private static boolean estUnNumero(String mot) {
        return Character.isDigit(mot.charAt(0));
    }
}
