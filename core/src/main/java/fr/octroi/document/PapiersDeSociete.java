package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.regex.Pattern;

/** What a company gives below its name, by which it is told from a person: its numbers, its capital, its telephone. */
final class PapiersDeSociete {

    /** In how many lines below its name. */
    static final int LIGNES_D_UNE_ADRESSE = 5;

    private static final String SES_PAPIERS = "SIRET|SIREN|R\\.?C\\.?S|CAPITAL";

    /** In its block a company that sells gives these; whom the paper goes to does not. */
    private static final Pattern DE_VENDEUR =
            Pattern.compile("\\b(?:" + SES_PAPIERS + "|T\\.?V\\.?A|TEL|TELEPHONE|WWW|MAIL|E-MAIL)\\b|@");

    private static final Pattern PAPIERS_DE_SOCIETE = Pattern.compile("\\b(?:" + SES_PAPIERS + ")\\b");

    private static final Pattern PAPIERS =
            Pattern.compile("^(?:SIRET|SIREN|R\\.?C\\.?S|[0-9]{5}\\s[A-Z]|[0-9]{1,4},?\\s(?:BIS\\s|TER\\s)?"
                    + AdressesEcrites.GENRE_DE_VOIE + ")\\b");

    private PapiersDeSociete() {}

    /** Whether a block gives what a company that sells does, be it a telephone or a site. */
    static boolean sontDUnVendeur(List<Cellule> bloc) {
        return bloc.stream()
                .anyMatch(cellule -> DE_VENDEUR.matcher(cellule.cle()).find());
    }

    /** Whether a block gives what no person has. */
    static boolean sontDUneSociete(List<Cellule> bloc) {
        return bloc.stream()
                .anyMatch(cellule -> PAPIERS_DE_SOCIETE.matcher(cellule.cle()).find());
    }

    /** Whether a line begins with an address or with the number of a company. */
    static boolean commencent(String cle) {
        return PAPIERS.matcher(cle).find();
    }

    /** Whether the next line does. */
    static boolean suivent(TextePiece texte, int ligne) {
        return ligne + 1 < texte.lignes().size() && commencent(texte.cle(ligne + 1));
    }
}
