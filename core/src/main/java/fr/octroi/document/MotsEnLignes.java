package fr.octroi.document;

import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays recognised words in lines, and cuts these into cells where the columns part.
 *
 * <p>A line is followed from each word to the next, so that it may slope as it does on a sheet that was laid askew.
 */
final class MotsEnLignes {

    /** Below this many percent, words are stains and rules as often as words. */
    private static final int CONFIANCE = 30;

    /** How much of the height that they take up together two neighbours on a line share at least. */
    private static final double PART_COMMUNE = 0.3;

    /** A gap wider than this many times the height of the letters parts two columns. */
    private static final double GOUTTIERE = 1.5;

    private final List<List<Mot>> lignes = new ArrayList<>();
    private final Vigie vigie;

    private MotsEnLignes(Vigie vigie) {
        this.vigie = vigie;
    }

    /** Adds the words of a page, which are in any order. */
    static void composer(List<Mot> mots, float pixelsParPoint, TextePiece.Composeur texte, Vigie vigie) {
        MotsEnLignes page = new MotsEnLignes(vigie);
        mots.stream()
                .filter(mot -> mot.confiance() >= CONFIANCE)
                .sorted(Comparator.comparingInt(Mot::gauche))
                .forEach(page::placer);
        page.lignes.sort(Comparator.comparingDouble(MotsEnLignes::milieu));
        for (List<Mot> ligne : page.lignes) {
            couper(ligne, pixelsParPoint, texte);
            texte.finirLaLigne();
        }
    }

    private void placer(Mot mot) {
        mot.texte().chars().forEach(c -> vigie.caractere());
        List<Mot> meilleure = null;
        double part = PART_COMMUNE;
        for (List<Mot> ligne : lignes) {
            vigie.verifier();
            double commune = partCommune(ligne.get(ligne.size() - 1), mot);
            if (commune >= part) {
                part = commune;
                meilleure = ligne;
            }
        }
        if (meilleure == null) {
            meilleure = new ArrayList<>();
            lignes.add(meilleure);
        }
        meilleure.add(mot);
    }

    private static double partCommune(Mot a, Mot b) {
        int basA = a.haut() + a.hauteur();
        int basB = b.haut() + b.hauteur();
        double ensemble = Math.max(basA, basB) - Math.min(a.haut(), b.haut());
        return (Math.min(basA, basB) - Math.max(a.haut(), b.haut())) / ensemble;
    }

    private static double milieu(List<Mot> ligne) {
        return ligne.stream()
                .mapToDouble(mot -> mot.haut() + mot.hauteur() / 2.0)
                .average()
                .orElse(0);
    }

    private static void couper(List<Mot> ligne, float pixelsParPoint, TextePiece.Composeur texte) {
        int debut = 0;
        for (int fin = 1; fin <= ligne.size(); fin++) {
            if (fin == ligne.size() || sontEcartes(ligne.get(fin - 1), ligne.get(fin))) {
                List<Mot> mots = ligne.subList(debut, fin);
                texte.cellule(
                        mots.stream().map(Mot::texte).collect(Collectors.joining(" ")),
                        mots.get(0).gauche() / pixelsParPoint,
                        droite(mots.get(mots.size() - 1)) / pixelsParPoint);
                debut = fin;
            }
        }
    }

    private static boolean sontEcartes(Mot gauche, Mot droite) {
        return droite.gauche() - droite(gauche) > GOUTTIERE * Math.max(gauche.hauteur(), droite.hauteur());
    }

    private static int droite(Mot mot) {
        return mot.gauche() + mot.largeur();
    }
}
