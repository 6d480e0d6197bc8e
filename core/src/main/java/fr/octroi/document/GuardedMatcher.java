package fr.octroi.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a {@link GuardedPattern} in one text, and finds what its expression finds where it finds it. The expression is tried only where
 * it may start: most texts of a page have no such place, and cost one look at each of their signs.
 */
final class GuardedMatcher {

    private final GuardedPattern motif;
    private final Pattern expression;
    private final String cle;
    private @Nullable Matcher essai;
    private int suite;

    GuardedMatcher(GuardedPattern motif, Pattern expression, String cle) {
        this.motif = motif;
        this.expression = expression;
        this.cle = cle;
    }

    /** Finds the first, or the next after the one that was found. */
    boolean find() {
        if (suite > cle.length()) {
            essai().reset();
            return false;
        }
        return find(suite);
    }

    /** Finds the first from a place of the text on. */
    boolean find(int depuis) {
        suite = cle.length() + 1;
        return noter(motif.commencePartout() ? essai().find(depuis) : parSesDebuts(depuis));
    }

    /** Where the next search starts: what takes no place is found once. */
    private int apres() {
        return Math.max(end(), start() + 1);
    }

    private boolean parSesDebuts(int depuis) {
        for (int debut = motif.debut(cle, depuis); debut <= cle.length(); debut = motif.debut(cle, debut + 1)) {
            if (essayer(debut)) {
                return true;
            }
        }
        return false;
    }

    /** A start that is looked for behind or ahead is taken by the platform for that of what it found: a search sets it right. */
    private boolean essayer(int place) {
        boolean trouve = essai().region(place, cle.length()).lookingAt();
        return trouve && (start() == place || essai().find(place));
    }

    /** All that {@link #find} finds from here on. */
    Stream<MatchResult> results() {
        List<MatchResult> trouves = new ArrayList<>();
        while (find()) {
            trouves.add(essai().toMatchResult());
        }
        return trouves.stream();
    }

    /** Whether it is at the start of the text. */
    boolean lookingAt() {
        return lookingAt(0);
    }

    /** Whether it is at a place of the text. */
    boolean lookingAt(int place) {
        return noter(motif.peutCommencer(cle, place) && essayer(place));
    }

    /** Whether it is the whole text. */
    boolean matches() {
        return noter(motif.peutCommencer(cle, 0) && essai().reset().matches());
    }

    /** What was not found is nowhere. */
    private boolean noter(boolean trouve) {
        if (trouve) {
            suite = apres();
        } else if (essai != null) {
            essai.reset();
        }
        return trouve;
    }

    /** Whether more text could have made of it another find. */
    boolean hitEnd() {
        return essai().hitEnd();
    }

    /** What was found, for what reads other expressions too. */
    Matcher trouve() {
        return essai();
    }

    int start() {
        return essai().start();
    }

    int start(String groupe) {
        return essai().start(groupe);
    }

    int end() {
        return essai().end();
    }

    int end(String groupe) {
        return essai().end(groupe);
    }

    String group() {
        return essai().group();
    }

    /** Null where the group took no part, which the types of the platform do not say either: most groups always do. */
    String group(String groupe) {
        return essai().group(groupe);
    }

    /** What stands before a place is seen from it, and no place is a start or an end but those of the text. */
    private Matcher essai() {
        if (essai == null) {
            essai = expression.matcher(cle).useTransparentBounds(true).useAnchoringBounds(false);
        }
        return essai;
    }
}
