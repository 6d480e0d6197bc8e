package fr.octroi.document;

import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays recognised words in lines, and cuts these into cells where the columns part.
 *
 * <p>A line is followed from each word to the next, so that it may slope as it does on a sheet that was laid askew.
 */
final class MotsEnLignes {

    /** Below this many percent a word is doubtful. */
    private static final int CONFIANCE = 30;

    /** Shorter doubtful words are stains and rules as often as words, but for the one that makes an amount another. */
    private static final Pattern MOT_DOUTEUX = Pattern.compile("(?:[^\\p{L}]*\\p{L}){3,}.*|H\\.?T\\.?");

    private static final Pattern UN_CHIFFRE = Pattern.compile("[0-9]");

    /** In place of a doubtful number: what is beside it is no whole amount, nor the whole of a label. */
    private static final char ILLISIBLE = '?';

    /** The rules of a table, read as a part of the word beside them. */
    private static final Pattern FILETS = Pattern.compile("[\\[\\]{}|]+");

    /** How much of the height that they take up together two neighbours on a line share at least; a low dash or stop, of its own. */
    private static final double PART_COMMUNE = 0.3;

    /** A gap wider than this many times the height of the letters parts two columns. */
    private static final double GOUTTIERE = 1.5;

    private final List<Suite> lignes = new ArrayList<>();
    private final Vigie vigie;

    private MotsEnLignes(Vigie vigie) {
        this.vigie = vigie;
    }

    /** The words of a line, from left to right. */
    private static final class Suite {
        private final List<Mot> mots = new ArrayList<>();
        /** The last word, since the signs after it are not as high as the line; the last sign where there is no word. */
        private Mot repere;

        Suite(Mot premier) {
            this.repere = premier;
            mots.add(premier);
        }

        void ajouter(Mot mot) {
            mots.add(mot);
            if (!estUnSigne(mot) || estUnSigne(repere)) {
                repere = mot;
            }
        }

        double milieu() {
            return mots.stream()
                    .mapToDouble(mot -> mot.haut() + mot.hauteur() / 2.0)
                    .average()
                    .orElse(0);
        }
    }

    /** Adds the words of a page, which are in any order. */
    static void composer(List<Mot> mots, float pixelsParPoint, TextePiece.Composeur texte, Vigie vigie) {
        MotsEnLignes page = new MotsEnLignes(vigie);
        mots.stream()
                .flatMap(MotsEnLignes::lisible)
                .sorted(Comparator.comparingInt(Mot::gauche))
                .forEach(page::placer);
        page.lignes.sort(Comparator.comparingDouble(Suite::milieu));
        for (Suite ligne : page.lignes) {
            couper(ligne.mots, pixelsParPoint, texte);
            texte.finirLaLigne();
        }
    }

    private static Stream<Mot> lisible(Mot mot) {
        if (mot.confiance() >= CONFIANCE) {
            return Stream.of(mot);
        }
        if (UN_CHIFFRE.matcher(mot.texte()).find()) {
            return Stream.of(new Mot(
                    String.valueOf(ILLISIBLE),
                    mot.gauche(),
                    mot.haut(),
                    mot.largeur(),
                    mot.hauteur(),
                    mot.confiance()));
        }
        return Stream.of(mot).filter(lu -> MOT_DOUTEUX.matcher(lu.texte()).matches());
    }

    private void placer(Mot mot) {
        mot.texte().chars().forEach(c -> vigie.caractere());
        Suite meilleure = null;
        double part = PART_COMMUNE;
        for (Suite ligne : lignes) {
            vigie.verifier();
            double commune = partCommune(ligne.repere, mot);
            if (commune >= part) {
                part = commune;
                meilleure = ligne;
            }
        }
        if (meilleure == null) {
            lignes.add(new Suite(mot));
        } else {
            meilleure.ajouter(mot);
        }
    }

    private static boolean estUnSigne(Mot mot) {
        return mot.texte().chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == ILLISIBLE);
    }

    private static double partCommune(Mot a, Mot b) {
        Mot plusBas = a.hauteur() < b.hauteur() ? a : b;
        double hauteur =
                estUnSigne(plusBas) ? plusBas.hauteur() : Math.max(bas(a), bas(b)) - Math.min(a.haut(), b.haut());
        return (Math.min(bas(a), bas(b)) - Math.max(a.haut(), b.haut())) / hauteur;
    }

    private static int bas(Mot mot) {
        return mot.haut() + mot.hauteur();
    }

    private static void couper(List<Mot> ligne, float pixelsParPoint, TextePiece.Composeur texte) {
        int debut = 0;
        for (int fin = 1; fin <= ligne.size(); fin++) {
            if (fin == ligne.size() || sontEcartes(ligne.get(fin - 1), ligne.get(fin))) {
                List<Mot> mots = ligne.subList(debut, fin);
                texte.cellule(
                        mots.stream().map(MotsEnLignes::sansFilets).collect(Collectors.joining(" ")),
                        mots.get(0).gauche() / pixelsParPoint,
                        droite(mots.get(mots.size() - 1)) / pixelsParPoint);
                debut = fin;
            }
        }
    }

    private static String sansFilets(Mot mot) {
        return estUnSigne(mot)
                ? mot.texte()
                : FILETS.matcher(mot.texte()).replaceAll(" ").strip();
    }

    private static boolean sontEcartes(Mot gauche, Mot droite) {
        return droite.gauche() - droite(gauche) > GOUTTIERE * Math.max(gauche.hauteur(), droite.hauteur());
    }

    private static int droite(Mot mot) {
        return mot.gauche() + mot.largeur();
    }
}
