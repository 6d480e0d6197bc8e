package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the financial service and the comptable agreed on, which a PES of expenses must repeat: all of it is configuration
 * (DGFiP, PES V2 5.17).
 *
 * @param poste the comptable's post (<i>codique</i>), 6 or 7 figures, or {@code 02A} or {@code 02B} and 3 or 4 figures
 * @param siret the SIRET of the budget
 * @param codeCollectivite three figures
 * @param codeBudget a figure or a capital, and a figure
 * @param libelleBudget the name of the budget, at most 38 characters, blank for none
 * @param emetteur who made the file, at most 32 characters, never blank
 * @param typeBordereau {@code 01} ordinary, {@code 03} orders of payment
 * @param typePiece the type of mandat, {@code 01} ordinary, {@code 11} order of payment: the others correct, regularize or
 *     hold several payees
 * @param naturePiece its nature, {@code 01} operating, {@code 02} investment
 * @param modeReglement {@code 03} transfer, {@code 05} large transfer: the only ones that go with an account
 * @param categorieTiers {@code 01}, a person
 * @param natureJuridique {@code 01}, an individual
 * @param civilite what stands for a title that nobody declared, at most 10 characters, never blank
 * @param objet what the mandat and the transfer are for, at most 60 characters, never blank
 * @param dematerialise whether the bordereau will be signed, which the comptable then requires
 * @param pieces the types of pieces that go with a mandat, such as {@code FACTURE}
 */
public record ReglagesPes(
        String poste,
        String siret,
        String codeCollectivite,
        String codeBudget,
        String libelleBudget,
        String emetteur,
        String typeBordereau,
        String typePiece,
        String naturePiece,
        String modeReglement,
        String categorieTiers,
        String natureJuridique,
        String civilite,
        String objet,
        boolean dematerialise,
        List<String> pieces) {

    private static final Pattern POSTE = Pattern.compile("02[A-B][0-9]{3,4}|[0-9]{6,7}");
    private static final Set<String> NATURES =
            Set.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "18");

    /**
     * Checks every code against those of the schema that go with a payment: one that cancels or corrects is refused.
     *
     * @throws ValeurInvalideException {@code REGLAGE_PES_INVALIDE}
     */
    public ReglagesPes {
        pieces = List.copyOf(pieces);
        boolean codes = POSTE.matcher(poste).matches()
                && poste.chars().anyMatch(chiffre -> chiffre != '0')
                && siret.matches("[0-9]{14}")
                && codeCollectivite.matches("[0-9]{3}")
                && !codeCollectivite.equals("000")
                && codeBudget.matches("[0-9A-Z][0-9]")
                && typeBordereau.matches("0[13]")
                && typePiece.matches("01|11")
                && NATURES.contains(naturePiece)
                && modeReglement.matches("0[35]")
                && categorieTiers.equals("01")
                && natureJuridique.matches("0[1-2]");
        boolean textes = (libelleBudget.isEmpty() || TextePes.convient(libelleBudget, 38))
                && TextePes.convient(emetteur, 32)
                && TextePes.convient(civilite, 10)
                && TextePes.convient(objet, 60);
        if (!codes || !textes) {
            throw new ValeurInvalideException("REGLAGE_PES_INVALIDE");
        }
    }
}
