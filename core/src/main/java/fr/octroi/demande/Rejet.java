package fr.octroi.demande;

/**
 * A fault of a line that arrived: which line, which field, what is wrong, and never the value (<i>rejet</i>).
 *
 * @param ligne the line of the file, the first is 1; 0 when the request came alone
 * @param numero the number of the request as it came, blank when it has none that can be printed
 * @param champ the field at fault, such as {@code depense.montantTtc}, or the column of the file
 * @param code a stable code such as {@code MONTANT_INVALIDE}
 * @param message the same in a French sentence
 */
public record Rejet(int ligne, String numero, String champ, String code, String message) {}
