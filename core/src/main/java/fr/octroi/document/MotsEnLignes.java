package fr.octroi.document;

import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lays recognised words in lines, and cuts these into cells where the columns part.
 *
 * <p>A line is followed from each word to the next, so that it may slope as it does on a sheet that was laid askew.
 */
final class MotsEnLignes {

    /** Below this many percent a word is doubtful. */
    private static final int CONFIANCE = 30;

    /** Shorter doubtful words are stains and rules as often as words. */
    private static final int LETTRES_D_UN_MOT = 5;

    /** Dropped, it makes another thing of what stands beside it. */
    private static final Pattern QUI_CHANGE_TOUT = Pattern.compile(
            "\\W?(?:H\\.?T|T\\.?T\\.?C|T\\.?V\\.?A|NON|PAS|SOUS|DONT|HORS)\\W?", Pattern.CASE_INSENSITIVE);

    private static final Pattern UN_NOMBRE = Pattern.compile(
            "[^\\p{L}0-9]?[0-9][0-9.,]*[^\\p{L}0-9]{0,2}(?:EUROS?|EUR|E)?(?:TTC|HT)?[^\\p{L}0-9]?",
            Pattern.CASE_INSENSITIVE);

    private static final int CHIFFRES_D_UN_NOMBRE = 3;

    private static final Pattern UNE_VOIE = Pattern.compile(AdressesEcrites.GENRE_DE_VOIE);

    /** In place of a doubtful number, and of what is beside it: that is no whole amount. */
    private static final String ILLISIBLE = "?";

    private static final Pattern UN_TRAIT = Pattern.compile("[-_\u2013\u2014~|]+");

    private static final Pattern UN_MOINS = Pattern.compile("[-\u2013]");

    private static final Pattern DES_CENTIMES = Pattern.compile("[0-9][.,][0-9]{2}(?![0-9])");

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
                .filter(MotsEnLignes::peutSeLire)
                .sorted(Comparator.comparingInt(Mot::gauche))
                .forEach(page::placer);
        page.lignes.sort(Comparator.comparingDouble(Suite::milieu));
        for (Suite ligne : page.lignes) {
            couper(sansTraits(ligne.mots), pixelsParPoint, texte);
            texte.finirLaLigne();
        }
    }

    private static boolean peutSeLire(Mot mot) {
        return !estDouteux(mot)
                || UN_NOMBRE.matcher(mot.texte()).matches()
                || QUI_CHANGE_TOUT.matcher(mot.texte()).matches()
                || mot.texte().chars().filter(Character::isLetter).count() >= LETTRES_D_UN_MOT;
    }

    private static boolean estDouteux(Mot mot) {
        return mot.confiance() < CONFIANCE;
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
        return mot.texte().chars().noneMatch(Character::isLetterOrDigit);
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

    /** A rule beside a line, or under its end, is none of its words. */
    private static List<Mot> sansTraits(List<Mot> ligne) {
        int debut = 0;
        int fin = ligne.size();
        while (fin - debut > 1 && estUnTrait(ligne.get(debut)) && !estUnMoins(ligne.get(debut), ligne.get(debut + 1))) {
            debut++;
        }
        while (fin - debut > 1 && estUnTrait(ligne.get(fin - 1))) {
            fin--;
        }
        return ligne.subList(debut, fin);
    }

    private static boolean estUnMoins(Mot mot, Mot suivant) {
        return UN_MOINS.matcher(mot.texte()).matches()
                && UN_NOMBRE.matcher(suivant.texte()).matches()
                && DES_CENTIMES.matcher(suivant.texte()).find();
    }

    private static boolean estUnTrait(Mot mot) {
        return UN_TRAIT.matcher(mot.texte()).matches();
    }

    private static void couper(List<Mot> ligne, float pixelsParPoint, TextePiece.Composeur texte) {
        int debut = 0;
        for (int fin = 1; fin <= ligne.size(); fin++) {
            if (fin == ligne.size() || sontEcartes(ligne.get(fin - 1), ligne.get(fin))) {
                List<Mot> mots = ligne.subList(debut, fin);
                texte.cellule(
                        ecrire(mots),
                        mots.get(0).gauche() / pixelsParPoint,
                        droite(mots.get(mots.size() - 1)) / pixelsParPoint);
                debut = fin;
            }
        }
    }

    /** Of the numbers that stand side by side in a cell, a doubtful one spoils the others; alone and short it is a stain. */
    private static String ecrire(List<Mot> cellule) {
        List<String> ecrits = new ArrayList<>();
        int debut = 0;
        while (debut < cellule.size()) {
            int fin = debut;
            while (fin < cellule.size()
                    && UN_NOMBRE.matcher(cellule.get(fin).texte()).matches()) {
                fin++;
            }
            List<Mot> nombre = cellule.subList(debut, Math.max(fin, debut + 1));
            boolean unNombre = fin > debut && nombre.stream().anyMatch(MotsEnLignes::estDouteux);
            boolean uneTache = unNombre
                    && nombre.size() == 1
                    && nombre.get(0).texte().length() < CHIFFRES_D_UN_NOMBRE
                    && !(fin < cellule.size() && estUneVoie(cellule.get(fin)));
            if (unNombre && !uneTache) {
                ecrits.add(ILLISIBLE);
            } else if (!uneTache) {
                nombre.stream().map(MotsEnLignes::sansFilets).forEach(ecrits::add);
            }
            debut = Math.max(fin, debut + 1);
        }
        return String.join(" ", ecrits);
    }

    private static boolean estUneVoie(Mot mot) {
        return UNE_VOIE.matcher(TextePiece.cle(mot.texte())).matches();
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
