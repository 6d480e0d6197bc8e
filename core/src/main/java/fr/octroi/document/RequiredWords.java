package fr.octroi.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a regular expression for the words that it cannot do without: wherever it is found, one of them stands.
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

    /** Compiles an expression that is looked for in a text. */
    static Pattern compiler(String expression) {
        return de(expression).compiler();
    }

    /** The words of which one at least stands in any text in which the expression is found; none when there is no such set. */
    Set<String> mots() {
        return entiere.mots().stream()
                .filter(mot -> entiere.mots().stream().noneMatch(autre -> !autre.equals(mot) && mot.contains(autre)))
                .filter(mot -> !mot.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many digits at least a text has in which the expression is found. */
    int chiffres() {
        return entiere.chiffres();
    }

    /**
     * The expression with what is looked at before it is tried: whether it may start there. Most places of a text start nothing, and an
     * expression finds out by trying all its alternatives.
     */
    String devancee() {
        long premiers = entiere.premiers();
        return (premiers & Partie.RIEN_DU_TOUT) == 0
                ? LineIndex.classe(premiers)
                        .map(classe -> "(?=" + classe + ")(?:" + expression + ")")
                        .orElse(expression)
                : expression;
    }

    /** Compiles it so. */
    Pattern compiler() {
        return Pattern.compile(devancee());
    }

    /**
     * A part of an expression.
     *
     * @param mots one of them stands wherever the part does, perhaps the empty one
     * @param entiere whether the part is nothing but one of them
     * @param chiffres how many digits it has at least
     * @param premiers the bits of the signs that it may start with, and {@link #RIEN_DU_TOUT} where it may take no place
     */
    private record Partie(Set<String> mots, boolean entiere, int chiffres, long premiers) {

        static final long RIEN_DU_TOUT = 1;
        static final long N_IMPORTE_LEQUEL = -1;

        static final Partie VIDE = new Partie(RIEN, true, 0, RIEN_DU_TOUT);
        static final Partie QUELCONQUE = new Partie(RIEN, false, 0, N_IMPORTE_LEQUEL);

        static Partie signe(char signe) {
            return new Partie(Set.of(String.valueOf(signe)), true, signe == '0' ? 1 : 0, 1L << LineIndex.numero(signe));
        }

        /** A start or an end. */
        static Partie place(char signe) {
            return new Partie(Set.of(String.valueOf(signe)), true, 0, RIEN_DU_TOUT);
        }

        Partie ou(Partie autre) {
            Set<String> ensemble = new LinkedHashSet<>(mots);
            ensemble.addAll(autre.mots);
            return new Partie(
                    ensemble,
                    entiere && autre.entiere && ensemble.size() <= MOTS_AU_PLUS,
                    Math.min(chiffres, autre.chiffres),
                    premiers | autre.premiers);
        }

        Partie facultative() {
            return entiere ? ou(VIDE) : repetee();
        }

        /** Any number of times, or none. */
        Partie repetee() {
            return new Partie(RIEN, false, 0, premiers | RIEN_DU_TOUT);
        }

        static Partie enchainer(List<Partie> parties) {
            Set<String> meilleurs = RIEN;
            Set<String> derniers = RIEN;
            boolean entiere = true;
            long premiers = RIEN_DU_TOUT;
            for (Partie partie : parties) {
                if ((premiers & RIEN_DU_TOUT) != 0) {
                    premiers = (premiers & ~RIEN_DU_TOUT) | partie.premiers;
                }
                if (partie.entiere && derniers.size() * partie.mots.size() <= MOTS_AU_PLUS) {
                    derniers = suivis(derniers, partie.mots);
                } else {
                    entiere = false;
                    meilleurs = meilleurs(meilleurs, meilleurs(derniers, partie.mots));
                    derniers = partie.entiere ? partie.mots : RIEN;
                }
            }
            return new Partie(
                    entiere ? derniers : meilleurs(meilleurs, derniers),
                    entiere,
                    parties.stream().mapToInt(Partie::chiffres).sum(),
                    premiers);
        }

        private static Set<String> suivis(Set<String> debuts, Set<String> fins) {
            return debuts.stream()
                    .flatMap(debut -> fins.stream().map(fin -> suivi(debut, fin)))
                    .collect(Collectors.toSet());
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
            return mots.stream()
                    .mapToInt(mot -> mot.chars()
                            .map(signe -> signe == ' ' ? 0 : Character.isLetter(signe) ? 3 : 1)
                            .sum())
                    .min()
                    .orElse(0);
        }
    }

    private Partie alternatives() {
        Partie toutes = suite();
        while (commence("|")) {
            toutes = toutes.ou(suite());
        }
        return toutes;
    }

    private Partie suite() {
        List<Partie> parties = new ArrayList<>();
        while (place < expression.length() && "|)".indexOf(expression.charAt(place)) < 0) {
            repeter(element(), parties);
        }
        return Partie.enchainer(parties);
    }

    private Partie element() {
        if (commence("(")) {
            return groupe();
        }
        if (commence("[")) {
            return classe();
        }
        if (commence(".")) {
            return Partie.QUELCONQUE;
        }
        if (commence("^")) {
            return Partie.place(LineIndex.DEBUT);
        }
        if (commence("$")) {
            return Partie.place(LineIndex.FIN);
        }
        if (commence("\\")) {
            return echappe();
        }
        if ("*+?{".indexOf(expression.charAt(place)) >= 0) {
            throw inconnue();
        }
        return signe(expression.charAt(place++));
    }

    private static Partie signe(char c) {
        return Partie.signe(LineIndex.signe(c));
    }

    private Partie groupe() {
        boolean suivi = commence("?=");
        boolean regard = suivi || commence("?!") || commence("?<=") || commence("?<!");
        if (!regard && !commence("?:") && commence("?<")) {
            place = expression.indexOf('>', place) + 1;
        }
        Partie contenu = alternatives();
        if (!commence(")")) {
            throw inconnue();
        }
        if (suivi && !contenu.mots().contains("")) {
            return new Partie(contenu.mots(), false, 0, Partie.RIEN_DU_TOUT);
        }
        // What is looked at beside the place takes no part in it.
        return regard ? Partie.VIDE : contenu;
    }

    private Partie classe() {
        boolean niee = commence("^");
        Partie membres = membre();
        while (!commence("]")) {
            membres = membres.ou(membre());
        }
        if (niee) {
            return Partie.QUELCONQUE;
        }
        return membres.mots().size() <= SIGNES_AU_PLUS
                ? membres
                : new Partie(RIEN, false, membres.chiffres(), membres.premiers());
    }

    private Partie membre() {
        if (commence("\\")) {
            Partie membre = echappe();
            if (expression.startsWith("-", place) && !expression.startsWith("-]", place)) {
                throw inconnue();
            }
            return membre;
        }
        if (expression.startsWith("[", place) || expression.startsWith("&&", place)) {
            throw inconnue();
        }
        char premier = expression.charAt(place++);
        Partie membre = signe(premier);
        if (expression.startsWith("-", place) && !expression.startsWith("-]", place)) {
            place++;
            char dernier = expression.charAt(place++);
            for (char c = premier; c <= dernier; c++) {
                membre = membre.ou(signe(c));
            }
        }
        return membre;
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
            case 'b' -> Partie.VIDE;
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
