package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a chain stands under the root of a journal, for whoever holds this chain and that root and nothing else (<i>preuve</i>).
 *
 * <p>The root is that of a hash tree (RFC 9162, section 2.1, with the encoding of {@code docs/journal.md}): the way from a leaf to
 * the top holds one digest a level, and of the other dossiers nothing but these.
 *
 * @param organisation whose chain
 * @param dossier the dossier
 * @param tete the digest of its last entry
 * @param chemin what is met on the way to the top, the nearest first
 * @param nombre how many entries the journal holds
 */
public record Preuve(String organisation, NumeroDossier dossier, Empreinte tete, List<Pas> chemin, long nombre) {

    /** On which side of the way a digest stands. */
    public enum Cote {
        /** Before what was climbed. */
        GAUCHE,
        /** After it. */
        DROITE
    }

    /**
     * One level of the tree.
     *
     * @param cote on which side
     * @param voisin the digest met there
     */
    public record Pas(Cote cote, Empreinte voisin) {
        Empreinte monter(Empreinte empreinte) {
            return cote == Cote.GAUCHE ? noeud(voisin, empreinte) : noeud(empreinte, voisin);
        }
    }

    /** Copies. */
    public Preuve {
        chemin = List.copyOf(chemin);
    }

    /**
     * Computes the root that this way leads to: the chain stands under the root that was kept when both are one.
     *
     * @return the root
     */
    public Empreinte racine() {
        Empreinte empreinte = new Feuille(organisation, dossier, tete).empreinte();
        for (Pas pas : chemin) {
            empreinte = pas.monter(empreinte);
        }
        return racine(nombre, Optional.of(empreinte));
    }

    /**
     * Says whether entries are those of this chain, whole and in order.
     *
     * @param entrees the entries of one organisation about one dossier
     * @return true when each follows the one before, from the origin to the head
     */
    public boolean estCelleDe(List<Entree> entrees) {
        Empreinte precedente = Entree.ORIGINE;
        long rang = 0;
        for (Entree entree : entrees) {
            rang++;
            if (!entree.estIntacte()
                    || !entree.dossier().equals(dossier)
                    || !entree.auteur().organisation().equals(organisation)
                    || entree.rang() != rang
                    || !entree.precedente().equals(precedente)) {
                return false;
            }
            precedente = entree.empreinte();
        }
        return !entrees.isEmpty() && precedente.equals(tete);
    }

    static Empreinte racine(long nombre, Optional<Empreinte> sommet) {
        List<String> champs = new ArrayList<>(List.of("racine", Long.toString(nombre)));
        sommet.map(Empreinte::hexadecimal).ifPresent(champs::add);
        return Empreinte.deChamps(champs.toArray(String[]::new));
    }

    private static Empreinte noeud(Empreinte gauche, Empreinte droite) {
        return Empreinte.deChamps("noeud", gauche.hexadecimal(), droite.hexadecimal());
    }

    /** Part of a tree: a leaf, or two parts. */
    sealed interface Noeud {
        Empreinte empreinte();

        /** What is met from a leaf up to here, empty when it does not stand below. */
        Optional<List<Pas>> chemin(Feuille feuille);
    }

    record Feuille(String organisation, NumeroDossier dossier, Empreinte tete) implements Noeud {
        @Override
        public Empreinte empreinte() {
            return Empreinte.deChamps("feuille", organisation, dossier.valeur(), tete.hexadecimal());
        }

        @Override
        public Optional<List<Pas>> chemin(Feuille feuille) {
            return equals(feuille) ? Optional.of(List.of()) : Optional.empty();
        }
    }

    private record Fourche(Noeud gauche, Noeud droite, Empreinte empreinte) implements Noeud {
        @Override
        public Optional<List<Pas>> chemin(Feuille feuille) {
            return gauche.chemin(feuille)
                    .map(bas -> plus(bas, new Pas(Cote.DROITE, droite.empreinte())))
                    .or(() -> droite.chemin(feuille).map(bas -> plus(bas, new Pas(Cote.GAUCHE, gauche.empreinte()))));
        }

        private static List<Pas> plus(List<Pas> bas, Pas pas) {
            List<Pas> chemin = new ArrayList<>(bas);
            chemin.add(pas);
            return chemin;
        }
    }

    /** The tree over leaves in order; its left part is the largest whole one that leaves something to the right. */
    static Optional<Noeud> sommet(List<Feuille> feuilles) {
        if (feuilles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(arbre(feuilles));
    }

    private static Noeud arbre(List<Feuille> feuilles) {
        if (feuilles.size() == 1) {
            return feuilles.get(0);
        }
        int milieu = Integer.highestOneBit(feuilles.size() - 1);
        Noeud gauche = arbre(feuilles.subList(0, milieu));
        Noeud droite = arbre(feuilles.subList(milieu, feuilles.size()));
        return new Fourche(gauche, droite, noeud(gauche.empreinte(), droite.empreinte()));
    }
}
