package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Case;
import fr.octroi.document.Recapitulatif.Sorte;
import fr.octroi.document.Recapitulatif.Totaux;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A total whose amount stands in a run of amounts below a run of labels that does not hold the taxes and what they are on both.
 *
 * <p>Its place alone says which amount it is, so it is believed only where others bear it out to the cent: what was paid comes to it, its
 * tax is of it at the rate that the label of the tax gives, or a row of the table of rates has the difference.
 */
final class TotalEnPile {

    private static final GuardedPattern TOTAL_TTC =
            GuardedPattern.of("^(?:MONTANT )?TOTAL(?: GENERAL)? T\\.?T\\.?C\\.?(?:\\s?EUR)?\\s?:?$");

    /** Over the means of payment, without an amount. */
    private static final Pattern TETE_DE_PAIEMENTS =
            Pattern.compile("(?:REGLEMENT|PAIEMENT|MODE DE REGLEMENT)S?\\s?:?");

    private static final Pattern UN_PAIEMENT = Pattern.compile(
            "(?:(?:PAIEMENT |REGLEMENT )?(?:PAR )?(?:CB|CARTE(?: BANCAIRE| BLEUE)?|CHEQUES?|ESPECES|VIREMENT|VISA|MASTERCARD)(?: [A-Z0-9]{1,12}){0,2}|RESTE A (?:PAYER|REGLER)|RESTE DU|SOLDE)\\s?:?");

    /** These take something off what is to pay. */
    private static final Pattern UN_CADEAU = Pattern.compile("\\b(?:CADEAU|FIDELITE|AVOIR|ACHAT|VACANCES)\\b");

    private static final Pattern TAXE_A_SON_TAUX = Pattern.compile(
            "(?:DONT )?T\\.?V\\.?A\\.? (?:A )?(?<entier>[0-9]{1,2})(?:[.,](?<suite>[0-9]))?[0-9]?\\s?%\\s?:?");

    private static final int LIGNES_D_UNE_PILE = Recapitulatif.LIGNES_D_UNE_PILE;

    private static final long MILLE = 1000;

    private final TextePiece texte;
    private final int total;
    private final int fin;
    private final List<Montant> montants;

    /** Two amounts side by side on a line. */
    private record Voisins(Montant premier, Montant second) {}

    private TotalEnPile(TextePiece texte, int total) {
        this.texte = texte;
        this.total = total;
        this.fin = finDesLibelles();
        this.montants = montants();
    }

    /** Finds all that are right. */
    static Set<Totaux> lire(TextePiece texte) {
        Set<Totaux> trouves = new LinkedHashSet<>();
        Set<Voisins> voisins = texte.porte(TOTAL_TTC) ? voisins(texte) : Set.of();
        for (int ligne : texte.lignes(TOTAL_TTC)) {
            if (TOTAL_TTC.matcher(texte.cle(ligne)).find()) {
                TotalEnPile pile = new TotalEnPile(texte, ligne);
                Montant ttc = pile.confirme(voisins);
                if (ttc != null
                        && !ttc.estNul()
                        && !Recapitulatif.aPlusGrand(texte, ttc, pile.fin + pile.montants.size())) {
                    trouves.add(new Totaux(null, null, ttc));
                }
            }
        }
        return trouves;
    }

    private @Nullable Montant confirme(Set<Voisins> voisins) {
        int dernier = montants.size() - 1;
        if (dernier < 1) {
            return null;
        }
        if (estPaye()) {
            return montants.get(0);
        }
        if (aSaTaxe(montants.get(dernier - 1), montants.get(dernier))) {
            return montants.get(dernier - 1);
        }
        return aSonTableau(voisins) ? montants.get(dernier) : null;
    }

    private int finDesLibelles() {
        int ligne = total + 1;
        while (ligne < Math.min(texte.lignes().size(), total + LIGNES_D_UNE_PILE)
                && texte.lignes().get(ligne).cellules().size() == 1
                && !MontantsEcrits.enPorte(texte.cle(ligne))) {
            ligne++;
        }
        return ligne;
    }

    private List<Montant> montants() {
        List<Montant> lus = new ArrayList<>();
        int ligne = fin;
        Montant montant = montant(ligne);
        while (montant != null && lus.size() < LIGNES_D_UNE_PILE) {
            lus.add(montant);
            montant = montant(++ligne);
        }
        return lus;
    }

    /** The amount that a line is, without its sign; null when it is something else, or no line. */
    private @Nullable Montant montant(int ligne) {
        List<Case> valeurs = Recapitulatif.valeurs(
                MontantsEcrits.SIGNE_MOINS.matcher(texte.cle(ligne)).replaceFirst(""));
        return valeurs.size() == 1 ? valeurs.get(0).montant() : null;
    }

    /** Whether nothing but payments and what remains follow its label, each with its amount, and come to it; its own label starts the pile. */
    private boolean estPaye() {
        List<String> suivants = texte.lignes().subList(total + 1, fin).stream()
                .map(Ligne::cle)
                .filter(cle -> !TETE_DE_PAIEMENTS.matcher(cle).matches())
                .toList();
        return montant(total - 1) != null
                && montants.size() == 1 + suivants.size()
                && suivants.stream()
                        .allMatch(cle -> UN_PAIEMENT.matcher(cle).matches()
                                && !UN_CADEAU.matcher(cle).find())
                && montants.stream().skip(1).reduce(Montant.ZERO, Montant::plus).equals(montants.get(0));
    }

    /** Whether the only label after its own is that of its tax, which is as much as the rate beside that label makes of it. */
    private boolean aSaTaxe(Montant ttc, Montant taxe) {
        Matcher libelle = TAXE_A_SON_TAUX.matcher(texte.cle(total + 1));
        if (fin != total + 2 || !libelle.matches() || taxe.estNul()) {
            return false;
        }
        long pourMille = Long.parseLong(libelle.group("entier")) * 10
                + (libelle.group("suite") == null ? 0 : Long.parseLong(libelle.group("suite")));
        long ecart = taxe.centimes() * (MILLE + pourMille) - ttc.centimes() * pourMille;
        return Math.abs(ecart) <= MILLE + pourMille;
    }

    /** Whether it ends a pile that starts with what taxes are on, and a row of a table has that and the difference side by side. */
    private boolean aSonTableau(Set<Voisins> voisins) {
        int premier = total + 1 - montants.size();
        if (fin != total + 1 || TotauxEnPiles.libelle(texte, premier) != Sorte.HORS_TAXE) {
            return false;
        }
        for (int ligne = premier + 1; ligne < total; ligne++) {
            if (TotauxEnPiles.libelle(texte, ligne) != Sorte.AUTRE) {
                return false;
            }
        }
        Montant horsTaxe = montants.get(0);
        Montant ttc = montants.get(montants.size() - 1);
        return TotauxEnPiles.libelle(texte, premier - 1) == null
                && horsTaxe.compareTo(ttc) < 0
                && voisins.contains(new Voisins(horsTaxe, ttc.moins(horsTaxe)));
    }

    /** Looked for once: each total asks. */
    private static Set<Voisins> voisins(TextePiece texte) {
        Set<Voisins> tous = new HashSet<>();
        for (Ligne ligne : texte.lignes()) {
            List<Montant> rangee = MontantsEcrits.tous(ligne.cle()).toList();
            for (int i = 1; i < rangee.size(); i++) {
                tous.add(new Voisins(rangee.get(i - 1), rangee.get(i)));
            }
        }
        return tous;
    }
}
