package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Case;
import fr.octroi.document.Recapitulatif.Sorte;
import fr.octroi.document.Recapitulatif.Totaux;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an invoice whose text was taken column after column: labels one below the other, then their amounts, or each head with its
 * own column below it.
 *
 * <p>An amount is its label's by their places alone, so it is believed only where the taxes make up the difference to the cent.
 */
final class TotauxEnPiles {

    private static final int LIGNES_D_UNE_PILE = Recapitulatif.LIGNES_D_UNE_PILE;

    private static final Pattern SIGNE = Pattern.compile("^[-\u2013\u2212]\\s?");

    /** What stands for an amount of nothing. */
    private static final Pattern RIEN = Pattern.compile("(?:GRATUITE?|OFFERTE?|INCLUSE?|NEANT)S?|[-\u2013\u2014]");

    /** The label of an amount that may be larger than the total. */
    private static final Pattern AVANT_REMISE =
            Pattern.compile("\\b(?:(?:SOUS|SUB)[\\s-]?TOTAL|BRUTE?|AVANT (?:REMISE|REDUCTION))\\b");

    private final TextePiece texte;
    private final SortedSet<Integer> entetes;

    private TotauxEnPiles(TextePiece texte, SortedSet<Integer> entetes) {
        this.texte = texte;
        this.entetes = entetes;
    }

    /** Finds all that are right, beside the lines that may hold the label of a total without taxes. */
    static Set<Totaux> lire(TextePiece texte, SortedSet<Integer> entetes) {
        TotauxEnPiles piles = new TotauxEnPiles(texte, entetes);
        Set<Totaux> deLibelles = piles.deLibelles();
        if (!deLibelles.isEmpty()) {
            return deLibelles;
        }
        Set<Totaux> aDistance = piles.aDistance();
        return aDistance.isEmpty() ? piles.deColonnes() : aDistance;
    }

    /** Whether a line is one label and nothing else. */
    static boolean estUnLibelle(TextePiece texte, int ligne) {
        return ligne >= 0
                && ligne < texte.lignes().size()
                && texte.lignes().get(ligne).cellules().size() == 1
                && Recapitulatif.libelles(texte.lignes().get(ligne).cle()).size() == 1;
    }

    /** Labels, then as many amounts. What heads more labels than there are amounts are heads of another table. */
    private Set<Totaux> deLibelles() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int ligne : entetes) {
            if (!estUnLibelle(texte, ligne) || estDansUnePile(ligne - 1)) {
                continue;
            }
            List<Sorte> libelles = new ArrayList<>();
            int suivante = ligne;
            while (suivante < ligne + LIGNES_D_UNE_PILE && estUnLibelle(texte, suivante)) {
                libelles.addAll(Recapitulatif.libelles(cle(suivante++)));
            }
            suivante += autresTetes(ligne, suivante);
            List<Case> valeurs = new ArrayList<>();
            while (suivante < texte.lignes().size()
                    && valeurs.size() <= libelles.size()
                    && valeurs(suivante).size() == 1) {
                valeurs.addAll(valeurs(suivante++));
            }
            if (valeurs.isEmpty()) {
                // The amounts may stand above their labels.
                for (int dessus = ligne - libelles.size(); dessus >= 0 && dessus < ligne; dessus++) {
                    List<Case> seule = valeurs(dessus);
                    valeurs.addAll(seule.size() == 1 ? seule : List.of());
                }
            }
            if (libelles.size() >= Recapitulatif.TROIS.size()
                    && !valeurs.isEmpty()
                    && valeurs.size() <= libelles.size()) {
                List<Sorte> leurs = libelles.subList(libelles.size() - valeurs.size(), libelles.size());
                Totaux lus = Recapitulatif.ranger(valeurs, leurs);
                if (lus.estJuste()) {
                    trouves.add(lus);
                }
            }
        }
        return trouves;
    }

    private boolean estDansUnePile(int ligne) {
        return entetes.contains(ligne) && estUnLibelle(texte, ligne);
    }

    /** How many heads of other things stand right above a pile of labels: as many other values come before the amounts then, or none do. */
    private int autresTetes(int ligne, int suivante) {
        int tetes = 0;
        while (tetes < LIGNES_D_UNE_PILE
                && ligne > tetes
                && Identifiants.estUneTete(texte.lignes().get(ligne - tetes - 1))) {
            tetes++;
        }
        boolean autant = suivante + tetes < texte.lignes().size()
                && IntStream.range(suivante, suivante + tetes)
                        .allMatch(autre -> valeurs(autre).isEmpty());
        return autant ? tetes : 0;
    }

    /**
     * Labels among other lines, and farther down a run of amounts: each label has the amount that is as far below it as the amount of any
     * other, whatever stands between.
     */
    private Set<Totaux> aDistance() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int entete : entetes) {
            if (!estUnLibelle(texte, entete)) {
                continue;
            }
            int premiere = entete;
            while (premiere > Math.max(0, entete - LIGNES_D_UNE_PILE) && peutEtreUnLibelle(premiere - 1)) {
                premiere--;
            }
            if (premiere > 0
                    && ChercheurDeMontant.TETE_D_ARTICLES
                            .matcher(cle(premiere - 1))
                            .find()) {
                // These head columns of items.
                continue;
            }
            int fin = entete + 1;
            while (fin < Math.min(texte.lignes().size(), entete + LIGNES_D_UNE_PILE) && peutEtreUnLibelle(fin)) {
                fin++;
            }
            int debut = fin;
            while (debut < Math.min(texte.lignes().size(), fin + LIGNES_D_UNE_PILE)) {
                int suivante = debut;
                while (suivante < texte.lignes().size() && estUneValeur(suivante)) {
                    suivante++;
                }
                for (int valeur = debut; valeur < suivante; valeur++) {
                    Totaux lus = aDistance(premiere, fin, debut, suivante, valeur - entete);
                    if (lus.estJuste()) {
                        trouves.add(lus);
                    }
                }
                debut = suivante + 1;
            }
        }
        return trouves;
    }

    private Totaux aDistance(int premiere, int dernieres, int debut, int fin, int distance) {
        Map<Sorte, Set<Montant>> rangees = new EnumMap<>(Sorte.class);
        Montant plusGrand = Montant.ZERO;
        for (int ligne = debut; ligne < fin; ligne++) {
            Montant montant = montant(ligne);
            if (montant == null) {
                continue;
            }
            int libelle = ligne - distance;
            boolean aSonLibelle = libelle >= premiere && libelle < dernieres;
            List<Sorte> sortes = aSonLibelle ? Recapitulatif.libelles(cle(libelle)) : List.of();
            if (sortes.size() == 1) {
                rangees.computeIfAbsent(sortes.get(0), sorte -> new LinkedHashSet<>())
                        .add(montant);
            }
            if (montant.compareTo(plusGrand) > 0
                    && !(aSonLibelle && AVANT_REMISE.matcher(cle(libelle)).find())) {
                plusGrand = montant;
            }
        }
        Totaux lus = Recapitulatif.seulsJustes(rangees);
        return plusGrand.equals(lus.ttc()) ? lus : Totaux.AUCUN;
    }

    /** A line of words, of no table of items. */
    private boolean peutEtreUnLibelle(int ligne) {
        String cle = cle(ligne);
        return seule(ligne)
                && !estUneValeur(ligne)
                && !MontantsEcrits.UN_MONTANT.matcher(cle).find()
                && !ChercheurDeMontant.TETE_D_ARTICLES.matcher(cle).find();
    }

    /** Each of three heads with a column of its own below it, of one amount for each rate, then their sum. */
    private Set<Totaux> deColonnes() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int entete : entetes) {
            List<List<Montant>> colonnes = new ArrayList<>();
            int ligne = entete;
            for (Sorte sorte : Recapitulatif.TROIS) {
                if (!estUnLibelle(texte, ligne)
                        || !Recapitulatif.libelles(cle(ligne)).contains(sorte)) {
                    break;
                }
                List<Montant> colonne = new ArrayList<>();
                Montant montant = montant(++ligne);
                while (montant != null && colonne.size() < LIGNES_D_UNE_PILE) {
                    colonne.add(montant);
                    montant = montant(++ligne);
                }
                colonnes.add(colonne);
            }
            if (colonnes.size() == Recapitulatif.TROIS.size()
                    && colonnes.stream().map(List::size).distinct().count() == 1) {
                List<Totaux> rangees = IntStream.range(0, colonnes.get(0).size())
                        .mapToObj(rang -> new Totaux(
                                colonnes.get(0).get(rang),
                                colonnes.get(1).get(rang),
                                colonnes.get(2).get(rang)))
                        .toList();
                Totaux lus = Recapitulatif.deToutes(rangees);
                if (lus.estJuste() && rangees.stream().allMatch(Totaux::estJuste)) {
                    trouves.add(lus);
                }
            }
        }
        return trouves;
    }

    /** The amount that a line is, without a sign; null when it is something else. */
    private @Nullable Montant montant(int ligne) {
        if (ligne >= texte.lignes().size() || !seule(ligne)) {
            return null;
        }
        List<Case> valeurs = valeurs(ligne);
        return valeurs.size() == 1 ? valeurs.get(0).montant() : null;
    }

    private boolean estUneValeur(int ligne) {
        String cle = SIGNE.matcher(cle(ligne)).replaceFirst("");
        return seule(ligne)
                && (Recapitulatif.valeurs(cle).size() == 1
                        || RIEN.matcher(cle(ligne)).matches());
    }

    private boolean seule(int ligne) {
        return texte.lignes().get(ligne).cellules().size() == 1;
    }

    private List<Case> valeurs(int ligne) {
        return Recapitulatif.valeurs(cle(ligne));
    }

    private String cle(int ligne) {
        return texte.lignes().get(ligne).cle();
    }
}
