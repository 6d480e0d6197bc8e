package fr.octroi.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Four corners on a picture, in pixels, clockwise as they are seen. */
record Quadrilatere(Point a, Point b, Point c, Point d) {

    /** A place on a picture; the middle of the first pixel is at (0.5, 0.5). */
    record Point(double x, double y) {

        Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }

        Point fois(double facteur) {
            return new Point(x * facteur, y * facteur);
        }
    }

    /** The longer of the two sides that meet at the first corner. */
    double cote() {
        return Math.max(distance(a, b), distance(a, d));
    }

    /** Whether the sides are long enough and alike enough to be those of a square, however it lies. */
    boolean estCarre(double coteMinimum, double rapportMaximum) {
        double largeur = distance(a, b);
        double hauteur = distance(a, d);
        return Math.min(largeur, hauteur) >= coteMinimum
                && Math.max(largeur, hauteur) <= rapportMaximum * Math.min(largeur, hauteur);
    }

    /** The same corners, named from the next one on. */
    Quadrilatere tourne() {
        return new Quadrilatere(b, c, d, a);
    }

    List<Point> coins() {
        return List.of(a, b, c, d);
    }

    Quadrilatere avec(int coin, Point point) {
        List<Point> coins = new ArrayList<>(coins());
        coins.set(coin, point);
        return new Quadrilatere(coins.get(0), coins.get(1), coins.get(2), coins.get(3));
    }

    /** The place at the given parts, 0 to 1, of the way from the first corner to the second and to the fourth. */
    Point interieur(double u, double v) {
        return new Point(
                (1 - v) * ((1 - u) * a.x + u * b.x) + v * ((1 - u) * d.x + u * c.x),
                (1 - v) * ((1 - u) * a.y + u * b.y) + v * ((1 - u) * d.y + u * c.y));
    }

    /** The smallest rectangle around points, which has a side along one of their hull. */
    static Quadrilatere autour(List<Point> points) {
        List<Point> enveloppe = enveloppe(points);
        Quadrilatere meilleur = null;
        double aire = Double.MAX_VALUE;
        for (int i = 0; i < enveloppe.size(); i++) {
            Point de = enveloppe.get(i);
            Point vers = enveloppe.get((i + 1) % enveloppe.size());
            double longueur = distance(de, vers);
            double ux = longueur == 0 ? 1 : (vers.x - de.x) / longueur;
            double uy = longueur == 0 ? 0 : (vers.y - de.y) / longueur;
            double uMin = Double.MAX_VALUE;
            double uMax = -Double.MAX_VALUE;
            double vMin = Double.MAX_VALUE;
            double vMax = -Double.MAX_VALUE;
            for (Point p : enveloppe) {
                double u = p.x * ux + p.y * uy;
                double v = p.y * ux - p.x * uy;
                uMin = Math.min(uMin, u);
                uMax = Math.max(uMax, u);
                vMin = Math.min(vMin, v);
                vMax = Math.max(vMax, v);
            }
            if (meilleur == null || (uMax - uMin) * (vMax - vMin) < aire) {
                aire = (uMax - uMin) * (vMax - vMin);
                meilleur = new Quadrilatere(
                        point(ux, uy, uMin, vMin),
                        point(ux, uy, uMax, vMin),
                        point(ux, uy, uMax, vMax),
                        point(ux, uy, uMin, vMax));
            }
        }
        if (meilleur == null) {
            throw new IllegalArgumentException("no point");
        }
        return meilleur;
    }

    private static Point point(double ux, double uy, double u, double v) {
        return new Point(u * ux - v * uy, u * uy + v * ux);
    }

    /** The convex hull, by Andrew's monotone chain. */
    private static List<Point> enveloppe(List<Point> points) {
        List<Point> tries = points.stream()
                .distinct()
                .sorted((p, q) -> p.x != q.x ? Double.compare(p.x, q.x) : Double.compare(p.y, q.y))
                .toList();
        if (tries.size() < 3) {
            return tries;
        }
        List<Point> enveloppe = new ArrayList<>(demi(tries));
        List<Point> retour = new ArrayList<>(tries);
        Collections.reverse(retour);
        enveloppe.addAll(demi(retour));
        return enveloppe;
    }

    private static List<Point> demi(List<Point> tries) {
        List<Point> demi = new ArrayList<>();
        for (Point p : tries) {
            while (demi.size() >= 2 && produit(demi.get(demi.size() - 2), demi.get(demi.size() - 1), p) <= 0) {
                demi.remove(demi.size() - 1);
            }
            demi.add(p);
        }
        demi.remove(demi.size() - 1);
        return demi;
    }

    private static double produit(Point o, Point p, Point q) {
        return (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
    }

    private static double distance(Point p, Point q) {
        return Math.hypot(q.x - p.x, q.y - p.y);
    }
}
