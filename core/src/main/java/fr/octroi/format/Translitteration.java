package fr.octroi.format;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a text in the characters that another system takes, and says what it cost: whoever reads the result can tell a
 * changed spelling from a loss.
 */
final class Translitteration {

    /** What another system takes. */
    enum Jeu {
        /** The letters, figures and signs that every bank of SEPA takes (EPC217-08). */
        EPC,
        /** Those of ISO-8859-1 that can be printed. */
        LATIN_1
    }

    /**
     * A text in another writing.
     *
     * @param valeur the text, without spaces around and with single ones inside
     * @param change whether a letter or a sign is written otherwise
     * @param perdu whether something was replaced by a question mark or a point
     * @param tronque whether it was cut
     */
    record Ecrit(String valeur, boolean change, boolean perdu, boolean tronque) {

        /** Says whether anything is left by which a person could be told. */
        boolean aUneLettre() {
            return valeur.chars().anyMatch(Character::isLetter);
        }

        /** Tells what it cost a field; the most that was lost speaks. */
        void relever(NumeroDossier dossier, String champ, boolean supplee, List<Alteration> alterations) {
            if (supplee) {
                alterations.add(new Alteration(dossier, champ, Nature.SUPPLEE));
            }
            if (perdu) {
                alterations.add(new Alteration(dossier, champ, Nature.REMPLACE));
            } else if (change) {
                alterations.add(new Alteration(dossier, champ, Nature.TRANSLITTERE));
            }
            if (tronque) {
                alterations.add(new Alteration(dossier, champ, Nature.TRONQUE));
            }
        }
    }

    private static final String SIGNES_EPC = "/-?:().,'+ ";

    private static final Map<Integer, String> TABLE = table();

    private Translitteration() {}

    private static Map<Integer, String> table() {
        Map<Integer, String> table = new HashMap<>();
        // Signs, as the European Payments Council maps them.
        ajouter(
                table,
                "_=- \"=' #=. $=. %=. &=+ *=. ;=, <=. @=. [=( \\=/ ]=) ^=. `=' {=( |=/ }=) ~=- !=. ¡=. ¿=?",
                false);
        ajouter(
                table,
                "’=' ‘=' ‚=' ‛=' “=' ”=' „=' «=' »=' ‹=' ›=' ´=' ′=' –=- —=- ‐=- ‑=- ‒=- ―=- −=- ·=. •=. ×=x",
                false);
        table.put((int) '=', ".");
        table.put((int) '>', ".");
        table.put((int) '€', "EUR");
        table.put((int) '°', "o");
        ajouter(table, "ß=ss æ=ae œ=oe ø=o đ=d ł=l þ=th ð=d ŋ=ng ħ=h ĸ=k ŧ=t ə=e ƒ=f", true);
        table.put((int) 'ı', "i");
        table.put((int) 'ẞ', "SS");
        ajouter(
                table,
                "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o",
                true);
        table.put((int) 'ς', "s");
        ajouter(
                table,
                "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
                        + "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i є=ie ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz",
                true);
        return Map.copyOf(table);
    }

    private static void ajouter(Map<Integer, String> table, String paires, boolean capitales) {
        for (String paire : paires.split(" ")) {
            String lettre = paire.substring(0, 1);
            String valeur = paire.substring(2);
            table.put(lettre.codePointAt(0), valeur);
            if (capitales
                    && !valeur.isEmpty()
                    && lettre.toUpperCase(Locale.ROOT).length() == 1) {
                table.put(
                        lettre.toUpperCase(Locale.ROOT).codePointAt(0),
                        valeur.substring(0, 1).toUpperCase(Locale.ROOT) + valeur.substring(1));
            } else if (capitales && lettre.toUpperCase(Locale.ROOT).length() == 1) {
                table.put(lettre.toUpperCase(Locale.ROOT).codePointAt(0), valeur);
            }
        }
    }

    /** Writes a text, cut at a length. */
    static Ecrit ecrire(String texte, Jeu jeu, int longueur) {
        StringBuilder sortie = new StringBuilder();
        String compose = Normalizer.normalize(texte, Normalizer.Form.NFC);
        String lisible = compose.replaceAll("[οό][υύ]", "ou")
                .replaceAll("[ΟΌ][υύ]", "Ou")
                .replaceAll("[ΟΌ][ΥΎ]", "OU");
        boolean[] cout = {!lisible.equals(compose), false};
        lisible.codePoints().forEach(lettre -> {
            if (Character.isWhitespace(lettre) || Character.isSpaceChar(lettre) || Character.isISOControl(lettre)) {
                sortie.append(' ');
            } else if (estDuJeu(lettre, jeu)) {
                sortie.appendCodePoint(lettre);
            } else {
                decomposer(lettre, jeu, sortie, cout);
            }
        });
        String propre = sortie.toString().replaceAll(" +", " ").strip();
        if (jeu == Jeu.EPC) {
            // Two strokes, or one at an end, mean something to some banks.
            propre = propre.replaceAll("/{2,}", "/").replaceAll("^[/ ]+|[/ ]+$", "");
        }
        boolean tronque = propre.length() > longueur;
        String coupe = tronque ? propre.substring(0, longueur).strip() : propre;
        return new Ecrit(jeu == Jeu.EPC ? coupe.replaceAll("[/ ]+$", "") : coupe, cout[0], cout[1], tronque);
    }

    private static boolean estDuJeu(int lettre, Jeu jeu) {
        return switch (jeu) {
            case EPC ->
                (lettre >= 'a' && lettre <= 'z')
                        || (lettre >= 'A' && lettre <= 'Z')
                        || (lettre >= '0' && lettre <= '9')
                        || SIGNES_EPC.indexOf(lettre) >= 0;
            // The soft hyphen prints nothing.
            case LATIN_1 -> lettre <= 0xFF && lettre != 0xAD;
        };
    }

    private static void decomposer(int lettre, Jeu jeu, StringBuilder sortie, boolean[] cout) {
        String connue = TABLE.get(lettre);
        if (connue != null) {
            sortie.append(connue);
            cout[0] = true;
            return;
        }
        String decomposee = Normalizer.normalize(Character.toString(lettre), Normalizer.Form.NFKD);
        decomposee.codePoints().forEach(partie -> {
            String dite = TABLE.get(partie);
            if (estUnSigneDeLettre(partie)) {
                cout[0] = true;
            } else if (estDuJeu(partie, jeu)) {
                sortie.appendCodePoint(partie);
                cout[0] = true;
            } else if (dite != null) {
                sortie.append(dite);
                cout[0] = true;
            } else if (Character.digit(partie, 10) >= 0) {
                sortie.append(Character.digit(partie, 10));
                cout[0] = true;
            } else if (Character.isSpaceChar(partie)) {
                sortie.append(' ');
            } else {
                sortie.append(Character.isLetter(partie) ? '?' : '.');
                cout[1] = true;
            }
        });
    }

    /** Accents, marks of direction and the like, which are no letter of their own. */
    private static boolean estUnSigneDeLettre(int partie) {
        int genre = Character.getType(partie);
        return genre == Character.NON_SPACING_MARK || genre == Character.ENCLOSING_MARK || genre == Character.FORMAT;
    }
}
