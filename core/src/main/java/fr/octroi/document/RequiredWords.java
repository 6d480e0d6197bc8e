package fr.octroi.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a regular expression for the words that it cannot do without: wherever it is found, one of them stands; and for the signs that it
 * starts with, or that are not before it.
 *
 * <p>Words are in the few signs that {@link LineIndex#signe} tells apart. The expression is read as it is written, part by part: what a
 * part can be is held whole as long as that is few words; where it is not, the longest words so far are kept, and new ones begun.
 */
final class RequiredWords {

    /** Beyond so many words a part is anything. */
    private static final int MOTS_AU_PLUS = 64;

    /** A class of more signs is any of them. */
    private static final int SIGNES_AU_PLUS = 6;

    private static final Set<String> RIEN = Set.of("");

    /** Those of letters and digits, which are of a word for every edition of the platform: of other letters they differ. */
    private static final long D_UN_MOT = signesDUnMot();

    /** A class of signs that are told apart, before a place. */
    private static final Pattern SANS_UN_DE = Pattern.compile("\\?<!\\[(?:A-Z|0-9|[/.,:])+-?]\\)");

    private final String expression;
    private final Partie entiere;
    private int place;

    private RequiredWords(String expression) {
        this.expression = expression;
        this.entiere = alternatives();
        if (place < expression.length()) {
            throw inconnue();
        }
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when the expression has what is not known here
     */
    static RequiredWords de(String expression) {
        return new RequiredWords(expression);
    }

    /** The words of which one at least stands in any text in which the expression is found; none when there is no such set. */
    Set<String> mots() {
        List<String> duPlusCourt = new ArrayList<>(entiere.mots());
        duPlusCourt.sort(Comparator.comparingInt(String::length));
        Set<String> mots = new LinkedHashSet<>();
        for (String mot : duPlusCourt) {
            if (!contientUnDe(mots, mot)) {
                mots.add(mot);
            }
        }
        mots.remove("");
        return mots;
    }

    private static long signesDUnMot() {
        long signes = 1L << LineIndex.numero('0');
        for (char lettre = 'A'; lettre <= 'Z'; lettre++) {
            signes |= 1L << LineIndex.numero(lettre);
        }
        return signes;
    }

    private static boolean contientUnDe(Set<String> mots, String entier) {
        for (String mot : mots) {
            if (entier.contains(mot)) {
                return true;
            }
        }
        return false;
    }

    /** How many digits at least a text has in which the expression is found. */
    int chiffres() {
        return entiere.chiffres();
    }

    /** The signs that the expression may start with. */
    FirstSigns debuts() {
        return entiere.debuts();
    }

    /** The bits of the signs of which none stands right before the expression. */
    long sauf() {
        return entiere.sauf();
    }

    /**
     * A part of an expression.
     *
     * @param mots one of them stands wherever the part does, perhaps the empty one
     * @param entiere whether the part is nothing but one of them
     * @param chiffres how many digits it has at least
     * @param debuts the signs that it may start with
     * @param sauf the bits of the signs of which none stands right before it
     */
    private record Partie(Set<String> mots, boolean entiere, int chiffres, FirstSigns debuts, long sauf) {

        /** The edge of a word, among what may not stand before a part, until its own first signs say on which side the word is. */
        static final long AU_BORD = ~LineIndex.TOUS_LES_SIGNES;

        static final Partie VIDE = new Partie(RIEN, true, 0, FirstSigns.RIEN, 0);

        /** The edge of a word: where it starts, when a letter or a digit comes next. */
        static final Partie BORD = new Partie(RIEN, true, 0, FirstSigns.RIEN, AU_BORD);

        static final Partie QUELCONQUE = new Partie(RIEN, false, 0, FirstSigns.UN_QUELCONQUE, 0);

        static Partie signe(char signe) {
            return new Partie(
                    Set.of(String.valueOf(signe)),
                    true,
                    signe == '0' ? 1 : 0,
                    FirstSigns.unDe(1L << LineIndex.numero(signe)),
                    0);
        }

        /** Any of the signs of some bits. */
        static Partie unDe(long signes) {
            if (Long.bitCount(signes) > SIGNES_AU_PLUS) {
                return signes == LineIndex.TOUS_LES_SIGNES
                        ? QUELCONQUE
                        : new Partie(RIEN, false, 0, FirstSigns.unDe(signes), 0);
            }
            List<Partie> parties = new ArrayList<>();
            for (long reste = signes; reste != 0; reste &= reste - 1) {
                parties.add(signe(LineIndex.signe(Long.numberOfTrailingZeros(reste))));
            }
            return uneDe(parties);
        }

        /** No sign is before it. */
        static Partie debut() {
            return new Partie(
                    Set.of(String.valueOf(LineIndex.DEBUT)), true, 0, FirstSigns.RIEN, LineIndex.TOUS_LES_SIGNES);
        }

        static Partie fin() {
            return new Partie(Set.of(String.valueOf(LineIndex.FIN)), true, 0, FirstSigns.RIEN, 0);
        }

        /** Any of some parts, one at least. */
        static Partie uneDe(List<Partie> parties) {
            if (parties.size() == 1) {
                return parties.get(0);
            }
            Set<String> ensemble = new LinkedHashSet<>();
            boolean entiere = true;
            int chiffres = Integer.MAX_VALUE;
            FirstSigns debuts = parties.get(0).debuts;
            long sauf = LineIndex.TOUS_LES_SIGNES;
            for (Partie partie : parties) {
                ensemble.addAll(partie.mots);
                entiere &= partie.entiere;
                chiffres = Math.min(chiffres, partie.chiffres);
                debuts = debuts.ou(partie.debuts);
                sauf &= partie.sauf;
            }
            return new Partie(ensemble, entiere && ensemble.size() <= MOTS_AU_PLUS, chiffres, debuts, sauf);
        }

        Partie facultative() {
            return entiere ? uneDe(List.of(this, VIDE)) : repetee();
        }

        /** Any number of times, or none. */
        Partie repetee() {
            return new Partie(RIEN, false, 0, debuts.repete(), 0);
        }

        static Partie enchainer(List<Partie> parties) {
            Set<String> meilleurs = RIEN;
            Set<String> derniers = RIEN;
            boolean entiere = true;
            int chiffres = 0;
            FirstSigns debuts = FirstSigns.RIEN;
            long sauf = 0;
            for (Partie partie : parties) {
                chiffres += partie.chiffres;
                if (debuts.premiers() == 0) {
                    sauf |= partie.sauf;
                }
                debuts = debuts.puis(partie.debuts);
                if (partie.entiere && derniers.size() * partie.mots.size() <= MOTS_AU_PLUS) {
                    derniers = suivis(derniers, partie.mots);
                } else {
                    entiere = false;
                    meilleurs = meilleurs(meilleurs, meilleurs(derniers, partie.mots));
                    derniers = partie.entiere ? partie.mots : RIEN;
                }
            }
            boolean enTeteDUnMot = (sauf & AU_BORD) != 0 && !debuts.vide() && (debuts.premiers() & ~D_UN_MOT) == 0;
            return new Partie(
                    entiere ? derniers : meilleurs(meilleurs, derniers),
                    entiere,
                    chiffres,
                    debuts,
                    (enTeteDUnMot ? sauf | D_UN_MOT : sauf) & ~AU_BORD);
        }

        private static Set<String> suivis(Set<String> debuts, Set<String> fins) {
            if (debuts.size() == 1 && fins.size() == 1) {
                return Set.of(suivi(debuts.iterator().next(), fins.iterator().next()));
            }
            Set<String> suivis = new LinkedHashSet<>();
            for (String debut : debuts) {
                for (String fin : fins) {
                    suivis.add(suivi(debut, fin));
                }
            }
            return suivis;
        }

        /** Starts and ends take no place: a start after a start or an end, or an end after an end, is where that is. */
        private static String suivi(String debut, String fin) {
            char derniere = debut.isEmpty() ? ' ' : debut.charAt(debut.length() - 1);
            char premiere = fin.isEmpty() ? ' ' : fin.charAt(0);
            boolean encore = (premiere == LineIndex.DEBUT && (derniere == LineIndex.DEBUT || derniere == LineIndex.FIN))
                    || (premiere == LineIndex.FIN && derniere == LineIndex.FIN);
            return encore ? suivi(debut, fin.substring(1)) : debut + fin;
        }

        /** The rarer words are those whose shortest is the longer; of two sets as good, the smaller. */
        private static Set<String> meilleurs(Set<String> uns, Set<String> autres) {
            int difference = longueur(uns) - longueur(autres);
            return difference > 0 || (difference == 0 && uns.size() <= autres.size()) ? uns : autres;
        }

        /** Letters part lines better than digits and stops do, which stand on most. */
        private static int longueur(Set<String> mots) {
            int plusCourte = Integer.MAX_VALUE;
            for (String mot : mots) {
                int longueur = 0;
                for (int i = 0; i < mot.length(); i++) {
                    char signe = mot.charAt(i);
                    longueur += signe == ' ' ? 0 : Character.isLetter(signe) ? 3 : 1;
                }
                plusCourte = Math.min(plusCourte, longueur);
            }
            return plusCourte;
        }
    }

    private Partie alternatives() {
        List<Partie> toutes = new ArrayList<>();
        do {
            toutes.add(suite());
        } while (commence("|"));
        return Partie.uneDe(toutes);
    }

    private Partie suite() {
        List<Partie> parties = new ArrayList<>();
        while (place < expression.length() && "|)".indexOf(expression.charAt(place)) < 0) {
            repeter(element(), parties);
        }
        return Partie.enchainer(parties);
    }

    private Partie element() {
        char c = expression.charAt(place++);
        return switch (c) {
            case '(' -> groupe();
            case '[' -> classe();
            case '.' -> Partie.QUELCONQUE;
            case '^' -> Partie.debut();
            case '$' -> Partie.fin();
            case '\\' -> echappe();
            case '*', '+', '?', '{' -> throw inconnue();
            default -> signe(c);
        };
    }

    private static Partie signe(char c) {
        return Partie.signe(LineIndex.signe(c));
    }

    private Partie groupe() {
        if (SANS_UN_DE.matcher(expression).region(place, expression.length()).lookingAt()) {
            place = expression.indexOf('[', place) + 1;
            long sauf = classe().debuts().premiers();
            place++;
            return new Partie(RIEN, true, 0, FirstSigns.RIEN, sauf);
        }
        boolean suivi = commence("?=");
        boolean regard = suivi || commence("?!") || commence("?<=") || commence("?<!");
        if (!regard && !commence("?:") && commence("?<")) {
            place = expression.indexOf('>', place) + 1;
        }
        Partie contenu = alternatives();
        if (!commence(")")) {
            throw inconnue();
        }
        if (suivi && contenu.mots().stream().allMatch(mot -> mot.chars().anyMatch(Character::isLetter))) {
            return new Partie(contenu.mots(), false, 0, FirstSigns.RIEN, 0);
        }
        // What is looked at beside the place takes no part in it; digits and stops ahead say too little to give up
        // whole words for.
        return regard ? Partie.VIDE : contenu;
    }

    private Partie classe() {
        boolean niee = commence("^");
        long signes = membre();
        while (!commence("]")) {
            signes |= membre();
        }
        return niee ? Partie.QUELCONQUE : Partie.unDe(signes);
    }

    /** The bits of the signs of a character, of a range of them, or of what an escape stands for. */
    private long membre() {
        if (commence("\\")) {
            long signes = echappe().debuts().premiers();
            if (expression.startsWith("-", place) && !expression.startsWith("-]", place)) {
                throw inconnue();
            }
            return signes;
        }
        if (expression.startsWith("[", place) || expression.startsWith("&&", place)) {
            throw inconnue();
        }
        char premier = expression.charAt(place++);
        char dernier = premier;
        if (expression.startsWith("-", place) && !expression.startsWith("-]", place)) {
            place++;
            dernier = expression.charAt(place++);
        }
        long signes = 0;
        for (char c = premier; c <= dernier; c++) {
            signes |= 1L << LineIndex.numero(c);
        }
        return signes;
    }

    private Partie echappe() {
        char c = expression.charAt(place++);
        if (!Character.isLetterOrDigit(c)) {
            return signe(c);
        }
        if (c == 'p') {
            int fin = expression.indexOf('}', place);
            if (!commence("{") || fin < 0) {
                throw inconnue();
            }
            place = fin + 1;
            return Partie.QUELCONQUE;
        }
        return switch (c) {
            case 'b' -> Partie.BORD;
            case 's' -> signe(' ');
            case 'S', 'w', 'W' -> Partie.QUELCONQUE;
            default -> throw inconnue();
        };
    }

    /** Adds a part as often as what follows it says. */
    private void repeter(Partie partie, List<Partie> parties) {
        int auMoins = 1;
        int auPlus = 1;
        if (commence("?")) {
            auMoins = 0;
        } else if (commence("*")) {
            auMoins = 0;
            auPlus = Integer.MAX_VALUE;
        } else if (commence("+")) {
            auPlus = Integer.MAX_VALUE;
        } else if (commence("{")) {
            String[] bornes =
                    expression.substring(place, expression.indexOf('}', place)).split(",", -1);
            place = expression.indexOf('}', place) + 1;
            auMoins = Integer.parseInt(bornes[0]);
            String derniere = bornes[bornes.length - 1];
            auPlus = derniere.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(derniere);
        }
        if ((auMoins != 1 || auPlus != 1) && !commence("?")) {
            commence("+");
        }
        for (int i = 0; i < auMoins; i++) {
            parties.add(partie);
        }
        if (auPlus - auMoins == 1) {
            parties.add(partie.facultative());
        } else if (auPlus > auMoins) {
            parties.add(partie.repetee());
        }
    }

    /** Goes past some characters, if they come next. */
    private boolean commence(String attendu) {
        boolean la = expression.startsWith(attendu, place);
        place += la ? attendu.length() : 0;
        return la;
    }

    private IllegalArgumentException inconnue() {
        return new IllegalArgumentException("not known at " + place + " of " + expression);
    }
}
