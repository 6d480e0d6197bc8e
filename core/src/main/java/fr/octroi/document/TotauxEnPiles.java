package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Case;
import fr.octroi.document.Recapitulatif.Sorte;
import fr.octroi.document.Recapitulatif.Totaux;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What stands for an amount of nothing. */
    private static final Pattern RIEN = Pattern.compile("(?:GRATUITE?|OFFERTE?|INCLUSE?|NEANT)S?|[-\u2013\u2014]");

    /** The label of an amount that may be larger than the total. */
    private static final Pattern AVANT_REMISE =
            Pattern.compile("\\b(?:(?:SOUS|SUB)[\\s-]?TOTAL|BRUTE?|AVANT (?:REMISE|REDUCTION))\\b");

    /** What taxes are on: it is no amount of theirs. */
    private static final Pattern ASSIETTE =
            Pattern.compile("(?<=%)\\s(?:SUR|\\(BASE)\\s" + MontantsEcrits.NOMBRE + "\\s?\u20AC?\\)?$");

    private static final Pattern DEJA_PAYE = Pattern.compile(
            "^(?:MONTANT |TOTAL |DEJA )?(?:PAYE|REGLE|VERSE|ACOMPTE|ARRHES|SOLDE|RESTE|DU)(?:E?S?\\b|\\s)");

    private static final int LIGNES_SOUS_UN_TOTAL = 4;
    /** Of five columns, with four rates. */
    private static final int LIGNES_D_UN_TABLEAU_DE_TAUX = 25;

    private static final Pattern APRES_UN_TOTAL = Pattern.compile(
            "\\b(?:REMISE|REDUCTION|RABAIS|ESCOMPTE|PORT|LIVRAISON|FRAIS|BONUS|PRIME|AIDE|AVOIR|REPRISE|BON|NET)\\b|\\bA (?:PAYER|REGLER)\\b");

    /** With them where both others are labelled, and make it up. */
    private static final Pattern UN_TOTAL = Pattern.compile("TOTAL(?: GENERAL)?\\s?:?");

    private final TextePiece texte;
    private final SortedSet<Integer> entetes;
    private final Map<Integer, Vue> vues = new HashMap<>();

    /**
     * What a line may be in a pile.
     *
     * @param sorte the label that it is, and nothing else, null for none
     * @param montant the amount that it is, and nothing else, without a sign, null for none
     * @param uneValeur whether it is an amount, a rate, or a word in place of an amount
     * @param desMots whether it has no amount, and heads no column of items
     * @param avantRemise whether the amount of such a label may be larger than the total
     */
    private record Vue(
            @Nullable Sorte sorte, @Nullable Montant montant, boolean uneValeur, boolean desMots, boolean avantRemise) {

        static final Vue AUCUNE = new Vue(null, null, false, false, false);

        static Vue de(Ligne ligne, boolean unTotal) {
            if (ligne.cellules().size() > 1) {
                return AUCUNE;
            }
            String cle = ASSIETTE.matcher(ligne.cle()).replaceFirst("");
            List<Sorte> sortes = unTotal ? List.of(Sorte.TTC) : Recapitulatif.libelles(cle);
            List<Case> valeurs = Recapitulatif.valeurs(cle);
            boolean uneValeur = valeurs.size() == 1
                    || RIEN.matcher(cle).matches()
                    || Recapitulatif.valeurs(MontantsEcrits.SIGNE_MOINS
                                            .matcher(cle)
                                            .replaceFirst(""))
                                    .size()
                            == 1;
            return new Vue(
                    sortes.size() == 1 ? sortes.get(0) : null,
                    valeurs.size() == 1 ? valeurs.get(0).montant() : null,
                    uneValeur,
                    !uneValeur
                            && !MontantsEcrits.UN_MONTANT.matcher(cle).find()
                            && !ChercheurDeMontant.TETE_D_ARTICLES.matcher(cle).find(),
                    AVANT_REMISE.matcher(cle).find());
        }
    }

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
        if (!aDistance.isEmpty()) {
            return aDistance;
        }
        Set<Totaux> deColonnes = piles.deColonnes();
        return deColonnes.isEmpty() ? piles.deLeurSomme() : deColonnes;
    }

    /** The label that a line is, and nothing else; null for none, or no line. */
    static @Nullable Sorte libelle(TextePiece texte, int ligne) {
        if (ligne < 0
                || ligne >= texte.lignes().size()
                || texte.lignes().get(ligne).cellules().size() > 1) {
            return null;
        }
        List<Sorte> sortes = Recapitulatif.libelles(texte.lignes().get(ligne).cle());
        return sortes.size() == 1 ? sortes.get(0) : null;
    }

    /** Labels, then as many amounts. What heads more labels than there are amounts are heads of another table. */
    private Set<Totaux> deLibelles() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int ligne : entetes) {
            if (sorte(ligne) == null || estDansUnePile(ligne - 1)) {
                continue;
            }
            List<Sorte> libelles = new ArrayList<>();
            int suivante = ligne;
            Sorte libelle = sorte(suivante);
            while (suivante < ligne + LIGNES_D_UNE_PILE && libelle != null) {
                libelles.add(libelle);
                libelle = sorte(++suivante);
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
                boolean nu = IntStream.range(ligne, ligne + libelles.size()).anyMatch(this::estUnTotalNu);
                if (lus.estJuste() && !(nu && Recapitulatif.aPlusGrand(texte, lus.ttc(), suivante))) {
                    trouves.add(lus);
                }
            }
        }
        return trouves;
    }

    private boolean estDansUnePile(int ligne) {
        return entetes.contains(ligne) && sorte(ligne) != null;
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
            if (sorte(entete) == null) {
                continue;
            }
            int premiere = entete;
            while (premiere > Math.max(0, entete - LIGNES_D_UNE_PILE)
                    && vue(premiere - 1).desMots()) {
                premiere--;
            }
            if (premiere > 0
                    && ChercheurDeMontant.TETE_D_ARTICLES
                            .matcher(texte.cle(premiere - 1))
                            .find()) {
                // These head columns of items.
                continue;
            }
            int fin = entete + 1;
            while (fin < Math.min(texte.lignes().size(), entete + LIGNES_D_UNE_PILE) && vue(fin).desMots()) {
                fin++;
            }
            int debut = fin;
            while (debut < Math.min(texte.lignes().size(), fin + LIGNES_D_UNE_PILE)) {
                int suivante = debut;
                while (suivante < Math.min(texte.lignes().size(), debut + LIGNES_D_UNE_PILE)
                        && vue(suivante).uneValeur()) {
                    suivante++;
                }
                if (suivante == debut + LIGNES_D_UNE_PILE) {
                    // So many are of a table.
                    break;
                }
                for (int valeur = debut; valeur < suivante; valeur++) {
                    Totaux lus = aDistance(premiere, fin, debut, suivante, valeur - entete);
                    if (lus.estJuste() && !Recapitulatif.aPlusGrand(texte, lus.ttc(), suivante)) {
                        // Nothing is computed: the sum of several taxes is told where it is printed too.
                        boolean lue = IntStream.range(debut, suivante)
                                .anyMatch(ligne -> Objects.equals(vue(ligne).montant(), lus.taxe()));
                        trouves.add(lue ? lus : new Totaux(lus.horsTaxe(), null, lus.ttc()));
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
        Montant taxes = Montant.ZERO;
        for (int ligne = debut; ligne < fin; ligne++) {
            Montant montant = vue(ligne).montant();
            if (montant == null) {
                continue;
            }
            int libelle = ligne - distance;
            Vue leSien = libelle >= premiere && libelle < dernieres ? vue(libelle) : Vue.AUCUNE;
            if (leSien.sorte() != null) {
                rangees.computeIfAbsent(leSien.sorte(), sorte -> new LinkedHashSet<>())
                        .add(montant);
            }
            if (leSien.sorte() == Sorte.TAXE) {
                taxes = taxes.plus(montant);
            }
            if (montant.compareTo(plusGrand) > 0 && !leSien.avantRemise()) {
                plusGrand = montant;
            }
        }
        Totaux lus = Recapitulatif.seulsJustes(rangees);
        if (!lus.estJuste()) {
            // Of several rates, each tax has its line.
            rangees.replace(Sorte.TAXE, Set.of(taxes));
            lus = Recapitulatif.seulsJustes(rangees);
        }
        return plusGrand.equals(lus.ttc()) ? lus : Totaux.AUCUN;
    }

    /** Whether something may be added to a bare total, or taken off it, before what is to pay: above the amounts or right below them. */
    private boolean estSuiviDAutreChose(int total) {
        int fin = Math.min(texte.lignes().size(), total + 2 * LIGNES_D_UNE_PILE);
        int ligne = total + 1;
        while (ligne < fin && MontantsEcrits.tous(texte.cle(ligne)).findAny().isEmpty()) {
            if (!DEJA_PAYE.matcher(texte.cle(ligne)).find()) {
                return true;
            }
            ligne++;
        }
        while (ligne < fin && valeurs(ligne).size() == 1) {
            ligne++;
        }
        return IntStream.range(ligne, Math.min(fin, ligne + LIGNES_SOUS_UN_TOTAL))
                .anyMatch(dessous -> APRES_UN_TOTAL.matcher(texte.cle(dessous)).find());
    }

    /** Of two rates or two lots, each has its own. */
    private boolean estLeSeulTotalNu(int total) {
        return IntStream.range(
                        Math.max(0, total - LIGNES_D_UNE_PILE),
                        Math.min(texte.lignes().size(), total + LIGNES_D_UNE_PILE))
                .noneMatch(ligne -> ligne != total && estUnTotalNu(ligne));
    }

    private boolean estUnTotalNu(int ligne) {
        return UN_TOTAL.matcher(texte.cle(ligne)).matches();
    }

    /** Each of three heads with a column of its own below it, of one amount for each rate, then their sum. */
    private Set<Totaux> deColonnes() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int entete : entetes) {
            List<List<Montant>> colonnes = new ArrayList<>();
            int ligne = entete;
            for (Sorte sorte : Recapitulatif.TROIS) {
                if (sorte(ligne) != sorte) {
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

    /** The last row of a table of rates, each cell of which is a line: three amounts under a bare total. */
    private Set<Totaux> deLeurSomme() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int entete : entetes) {
            boolean tetes = sorte(entete) == Sorte.HORS_TAXE
                    && IntStream.rangeClosed(entete + 1, entete + Recapitulatif.TROIS.size())
                            .anyMatch(tete -> sorte(tete) == Sorte.TTC);
            for (int total = entete + 2; tetes && total < entete + LIGNES_D_UN_TABLEAU_DE_TAUX; total++) {
                Montant horsTaxe = montant(total + 1);
                Montant taxe = montant(total + 2);
                Montant ttc = montant(total + 3);
                if (estUnTotalNu(total) && horsTaxe != null && taxe != null && ttc != null) {
                    trouves.add(new Totaux(horsTaxe, taxe, ttc));
                }
            }
        }
        trouves.removeIf(lus -> !lus.estJuste());
        return trouves;
    }

    /** The label that a line is, and nothing else; null when it is something else, or no line. */
    private @Nullable Sorte sorte(int ligne) {
        return ligne < texte.lignes().size() ? vue(ligne).sorte() : null;
    }

    /** The amount that a line is; null when it is something else, or no line. */
    private @Nullable Montant montant(int ligne) {
        return ligne < texte.lignes().size() ? vue(ligne).montant() : null;
    }

    /** Looked at once: each label near it asks. */
    private Vue vue(int ligne) {
        return vues.computeIfAbsent(
                ligne,
                dela -> Vue.de(
                        texte.lignes().get(dela),
                        estUnTotalNu(dela) && estLeSeulTotalNu(dela) && !estSuiviDAutreChose(dela)));
    }

    private List<Case> valeurs(int ligne) {
        return Recapitulatif.valeurs(texte.cle(ligne));
    }
}
