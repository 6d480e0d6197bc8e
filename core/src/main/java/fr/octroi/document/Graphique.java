package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.io.IOException;
import java.util.List;

/** The charts of the papers: each shows one thing, and says what its colours mean. */
final class Graphique {

    /**
     * What a colour stands for.
     *
     * @param libelle its name
     * @param teinte the colour
     * @param tirets the length of the dashes of its line, 0 for an unbroken one
     */
    record Serie(String libelle, Teinte teinte, float tirets) {}

    /**
     * A thing with its values, one a series.
     *
     * @param libelle its name
     * @param valeurs in cents or in dossiers, not negative
     * @param remarque written at the end of its bars, blank for nothing
     */
    record Point(String libelle, List<Long> valeurs, String remarque) {

        Point {
            valeurs = List.copyOf(valeurs);
        }

        long plusGrande() {
            return valeurs.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    /**
     * A thing with the place of its middle.
     *
     * @param libelle its name
     * @param bas where its middle begins to lie
     * @param milieu its middle: a median, a share
     * @param haut where its middle no more lies
     * @param repere what else is marked on its line: what nine in ten do not exceed, the share of all
     * @param remarque written at the end of its line
     */
    record Etendue(String libelle, long bas, long milieu, long haut, long repere, String remarque) {}

    static final float HAUTEUR_D_UNE_PART = 34;
    static final float HAUTEUR_DES_COLONNES = 150;

    private static final Teinte ENCRE = new Teinte(0x1E, 0x28, 0x32);
    private static final Teinte PALE = new Teinte(0x5F, 0x6B, 0x76);
    private static final Teinte FILET = new Teinte(0xDD, 0xE2, 0xE7);

    private static final float CORPS = 7.5f;
    private static final float AXE = 62;
    private static final float BAS_DES_COLONNES = 16;
    private static final float LEGENDE = 16;
    private static final float LIBELLES = 136;
    private static final float REMARQUES = 66;
    private static final float HAUTEUR_DE_LIGNE = 21;
    private static final float COLONNE_LA_PLUS_LARGE = 26;
    private static final int GRADUATIONS = 5;

    private Graphique() {}

    /** One bar that the parts of a whole share. */
    static void parts(Planche planche, List<Serie> series, List<Long> valeurs) throws IOException {
        long total = valeurs.stream().mapToLong(Long::longValue).sum();
        float x = 0;
        for (int i = 0; i < series.size(); i++) {
            float longueur = total == 0 ? 0 : planche.largeur() * valeurs.get(i) / total;
            // A thread of white keeps neighbours apart in grey.
            planche.barre(
                    x,
                    16,
                    longueur > 2 ? longueur - 0.6f : longueur,
                    18,
                    series.get(i).teinte());
            x += longueur;
        }
        legende(planche, series, 0, 1);
    }

    static float hauteurDesLignes(int lignes) {
        return LEGENDE + lignes * HAUTEUR_DE_LIGNE;
    }

    /** A line each, with a bar for each series, the one below the other. */
    static void lignes(Planche planche, List<Serie> series, List<Point> points) throws IOException {
        legende(planche, series, LIBELLES, planche.hauteur() - 8);
        long maximum = plusGrande(points);
        float place = planche.largeur() - LIBELLES - REMARQUES;
        float epaisseur = (HAUTEUR_DE_LIGNE - 5) / series.size();
        float haut = planche.hauteur() - LEGENDE;
        for (Point point : points) {
            planche.texte(0, haut - 13, 9, ENCRE, planche.abreger(point.libelle(), 9, LIBELLES - 8));
            for (int i = 0; i < series.size(); i++) {
                float longueur = part(point.valeurs().get(i), maximum, place);
                float bas = haut - 2.5f - (i + 1) * epaisseur;
                planche.barre(
                        LIBELLES, bas, longueur, epaisseur - 0.5f, series.get(i).teinte());
            }
            float corps = Math.min(8, (REMARQUES - 4) / Math.max(1, planche.largeur(point.remarque(), 1)));
            planche.texteADroite(planche.largeur(), haut - 12.5f, corps, PALE, point.remarque());
            haut -= HAUTEUR_DE_LIGNE;
        }
    }

    /** A line each: where its middle lies, the middle itself, and a mark; on one scale. */
    static void intervalles(Planche planche, List<Serie> series, List<Etendue> etendues) throws IOException {
        legende(planche, series, LIBELLES, planche.hauteur() - 8);
        long maximum = etendues.stream()
                .mapToLong(etendue -> Math.max(etendue.haut(), etendue.repere()))
                .max()
                .orElse(0);
        float place = planche.largeur() - LIBELLES - REMARQUES;
        float haut = planche.hauteur() - LEGENDE;
        for (Etendue etendue : etendues) {
            float milieu = haut - HAUTEUR_DE_LIGNE / 2;
            planche.texte(0, milieu - 3, 9, ENCRE, planche.abreger(etendue.libelle(), 9, LIBELLES - 8));
            planche.barre(LIBELLES, milieu - 0.4f, place, 0.8f, FILET);
            float bas = LIBELLES + part(etendue.bas(), maximum, place);
            float fin = LIBELLES + part(etendue.haut(), maximum, place);
            planche.barre(
                    bas, milieu - 5, Math.max(2, fin - bas), 10, series.get(1).teinte());
            planche.barre(
                    LIBELLES + part(etendue.milieu(), maximum, place) - 1.2f,
                    milieu - 7,
                    2.4f,
                    14,
                    series.get(0).teinte());
            planche.barre(
                    LIBELLES + part(etendue.repere(), maximum, place) - 0.8f,
                    milieu - 4,
                    1.6f,
                    8,
                    series.get(2).teinte());
            planche.texteADroite(planche.largeur(), milieu - 3, 8, PALE, etendue.remarque());
            haut -= HAUTEUR_DE_LIGNE;
        }
    }

    /** A group of columns each, side by side, on a scale of amounts. */
    static void colonnes(Planche planche, List<Serie> series, List<Point> points) throws IOException {
        long echelle = graduer(planche, plusGrande(points));
        legende(planche, series, AXE, planche.hauteur() - 8);
        float groupe = (planche.largeur() - AXE) / Math.max(1, points.size());
        float colonne = Math.min(COLONNE_LA_PLUS_LARGE, groupe * 0.8f / series.size());
        for (int i = 0; i < points.size(); i++) {
            float x = AXE + (i + 0.5f) * groupe - colonne * series.size() / 2;
            for (int j = 0; j < series.size(); j++) {
                float hauteur = part(points.get(i).valeurs().get(j), echelle, hauteurDuCadre(planche));
                planche.barre(
                        x + j * colonne,
                        BAS_DES_COLONNES,
                        colonne * 0.94f,
                        hauteur,
                        series.get(j).teinte());
            }
        }
        for (int i = 0; i < points.size(); i += pas(planche, points, groupe)) {
            centrer(planche, AXE + (i + 0.5f) * groupe, points.get(i).libelle());
        }
    }

    /** A curve a series, from nothing to the last point, with a level that they should not go over. */
    static void courbes(Planche planche, List<Serie> series, List<Point> points, long niveau, Serie nomDuNiveau)
            throws IOException {
        long echelle = graduer(planche, Math.max(plusGrande(points), niveau));
        float cadre = hauteurDuCadre(planche);
        float pas = (planche.largeur() - AXE) / Math.max(1, points.size());
        float hauteurDuNiveau = BAS_DES_COLONNES + part(niveau, echelle, cadre);
        planche.trait(
                new float[] {AXE, planche.largeur()},
                new float[] {hauteurDuNiveau, hauteurDuNiveau},
                1.2f,
                nomDuNiveau.tirets(),
                nomDuNiveau.teinte());
        for (int j = 0; j < series.size(); j++) {
            float[] x = new float[points.size() + 1];
            float[] y = new float[points.size() + 1];
            x[0] = AXE;
            y[0] = BAS_DES_COLONNES;
            for (int i = 0; i < points.size(); i++) {
                x[i + 1] = AXE + (i + 1) * pas;
                y[i + 1] = BAS_DES_COLONNES + part(points.get(i).valeurs().get(j), echelle, cadre);
            }
            planche.trait(x, y, 1.8f, series.get(j).tirets(), series.get(j).teinte());
        }
        for (int i = 0; i < points.size(); i += pas(planche, points, pas)) {
            centrer(planche, AXE + (i + 0.5f) * pas, points.get(i).libelle());
        }
        float x = AXE;
        for (int i = 0; i <= series.size(); i++) {
            Serie serie = i < series.size() ? series.get(i) : nomDuNiveau;
            float y = planche.hauteur() - 5.5f;
            planche.trait(new float[] {x, x + 16}, new float[] {y, y}, 1.8f, serie.tirets(), serie.teinte());
            planche.texte(x + 20, planche.hauteur() - 8, CORPS, PALE, serie.libelle());
            x += 34 + planche.largeur(serie.libelle(), CORPS);
        }
    }

    private static void legende(Planche planche, List<Serie> series, float gauche, float y) throws IOException {
        float x = gauche;
        for (Serie serie : series) {
            planche.barre(x, y - 1, 7, 7, serie.teinte());
            planche.texte(x + 10, y, CORPS, PALE, serie.libelle());
            x += 24 + planche.largeur(serie.libelle(), CORPS);
        }
    }

    /** Draws the scale, and returns the amount at its top. */
    private static long graduer(Planche planche, long maximum) throws IOException {
        long pas = graduation(maximum);
        long echelle = Math.max(pas, (maximum + pas - 1) / pas * pas);
        for (long niveau = 0; niveau <= echelle; niveau += pas) {
            float y = BAS_DES_COLONNES + part(niveau, echelle, hauteurDuCadre(planche));
            planche.trait(new float[] {AXE, planche.largeur()}, new float[] {y, y}, 0.5f, 0, FILET);
            String montant = Francais.euros(new Montant(niveau)).replace(",00", "");
            float corps = Math.min(CORPS, (AXE - 6) / planche.largeur(montant, 1));
            planche.texteADroite(AXE - 6, y - 2.5f, corps, PALE, montant);
        }
        return echelle;
    }

    /** A round number of euros: one, two or five, and zeros. */
    private static long graduation(long maximum) {
        long pas = 100;
        int rang = 0;
        while (maximum > pas * GRADUATIONS) {
            pas = rang % 3 == 1 ? pas / 2 * 5 : pas * 2;
            rang++;
        }
        return pas;
    }

    private static float hauteurDuCadre(Planche planche) {
        return planche.hauteur() - BAS_DES_COLONNES - LEGENDE - 4;
    }

    /** One label out of so many, that none runs into the next. */
    private static int pas(Planche planche, List<Point> points, float place) throws IOException {
        float plusLarge = 0;
        for (Point point : points) {
            plusLarge = Math.max(plusLarge, planche.largeur(point.libelle(), CORPS));
        }
        return Math.max(1, (int) Math.ceil((plusLarge + 6) / place));
    }

    private static void centrer(Planche planche, float milieu, String texte) throws IOException {
        float longueur = planche.largeur(texte, CORPS);
        float x = Math.max(AXE, Math.min(milieu - longueur / 2, planche.largeur() - longueur));
        planche.texte(x, 4, CORPS, PALE, texte);
    }

    private static long plusGrande(List<Point> points) {
        return points.stream().mapToLong(Point::plusGrande).max().orElse(0);
    }

    private static float part(long valeur, long maximum, float place) {
        return maximum == 0 ? 0 : place * valeur / maximum;
    }
}
