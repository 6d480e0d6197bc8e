package fr.octroi.examples.cli.generateur;

import java.util.ArrayList;
import java.util.List;

/**
 * A malformed line.
 *
 * @param cellules what stands on it
 */
record LigneFausse(List<String> cellules, String numero, String motif) {

    private static final List<String> MOTIFS = List.of(
            "DATE_INVALIDE",
            "MONTANT_INVALIDE",
            "MONTANT_NEGATIF",
            "IBAN_INVALIDE",
            "SIRET_INVALIDE",
            "NOM_ABSENT",
            "COLONNES_MANQUANTES",
            "NUMERO_EN_DOUBLE");

    static final int SORTES = MOTIFS.size();

    /** Draws the one of a rank; {@code dernier} is the last request written above it. */
    static LigneFausse tirer(Tirage tirage, long graine, int indice, int rang, int dernier) {
        String motif = MOTIFS.get(rang % SORTES);
        Hasard hasard = new Hasard(graine, indice, 31);
        boolean repete = motif.equals("NUMERO_EN_DOUBLE");
        Demande demande = tirage.demande(repete ? hasard.entier(dernier + 1) : indice);
        List<String> cellules = new ArrayList<>(demande.cellules());
        if (!repete) {
            // One fault a line: the files of a line that is no request were never handed over.
            for (int i = Colonnes.PREMIERE_PIECE; i < cellules.size(); i++) {
                cellules.set(i, "");
            }
        }
        switch (motif) {
            case "DATE_INVALIDE" ->
                cellules.set(
                        hasard.uneFoisSur(2) ? Colonnes.DEPOT : Colonnes.FACTURE,
                        hasard.choisir(List.of("31/02/2020", "2020-06-12", "la semaine dernière", "00/00/0000")));
            case "MONTANT_INVALIDE" ->
                cellules.set(Colonnes.MONTANT, hasard.choisir(List.of("mille deux cents", "12,34,56", "1O00,00")));
            case "MONTANT_NEGATIF" -> cellules.set(Colonnes.MONTANT, "-" + cellules.get(Colonnes.MONTANT));
            case "IBAN_INVALIDE" -> cellules.set(Colonnes.IBAN, fausser(cellules.get(Colonnes.IBAN), 9));
            case "SIRET_INVALIDE" -> cellules.set(Colonnes.SIRET, fausser(cellules.get(Colonnes.SIRET), 5));
            case "NOM_ABSENT" -> cellules.set(Colonnes.NOM, hasard.uneFoisSur(2) ? "" : "  ");
            case "COLONNES_MANQUANTES" ->
                cellules.subList(hasard.entre(Colonnes.NOM + 1, Colonnes.PREMIERE_PIECE), cellules.size())
                        .clear();
            default -> {
                // The same line again, or the same but for the telephone.
                if (hasard.uneFoisSur(2)) {
                    cellules.set(Colonnes.TELEPHONE, "0639980000");
                }
            }
        }
        return new LigneFausse(cellules, demande.numero(), motif);
    }

    /** Changes one digit: no key lets that pass. */
    private static String fausser(String valeur, int place) {
        char faux = (char) ('0' + (valeur.charAt(place) - '0' + 1) % 10);
        return valeur.substring(0, place) + faux + valeur.substring(place + 1);
    }
}
