package fr.octroi.format;

import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a breach touches, as a table; {@code docs/violation.md} describes it. The table is personal data, and kept as such. */
public final class ViolationCsv {

    private ViolationCsv() {}

    /**
     * Writes one line a dossier: {@code numero;donnees;pieces;depuis;efface;lu}, and one for each number of which nothing is known: of it
     * all kinds of data count, since the window began, and {@code lu} says {@code inconnu}.
     *
     * @param violation whom it touches
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when it cannot be written
     */
    public static void ecrire(Violation violation, Writer sortie) {
        StringBuilder texte = new StringBuilder("numero;donnees;pieces;depuis;efface;lu\n");
        violation
                .concernes()
                .forEach(un -> texte.append(String.join(
                                ";",
                                un.numero().valeur(),
                                un.donnees().stream().map(Enum::name).collect(Collectors.joining(" ")),
                                un.pieces().stream().map(ViolationCsv::sure).collect(Collectors.joining(" ")),
                                un.depuis().toString(),
                                Objects.toString(un.efface(), ""),
                                un.lu() ? "oui" : "non"))
                        .append('\n'));
        String toutes = Stream.of(CategorieDeDonnees.values()).map(Enum::name).collect(Collectors.joining(" "));
        violation
                .inconnus()
                .forEach(numero -> texte.append(String.join(
                                ";",
                                numero.valeur(),
                                toutes,
                                "",
                                violation.perimetre().du().toString(),
                                "",
                                "inconnu"))
                        .append('\n'));
        try {
            sortie.append(texte);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** A type is as somebody's program wrote it: none starts a formula or ends a cell. A number cannot. */
    private static String sure(String texte) {
        return texte.replaceAll("[^\\p{L}\\p{N}:._/-]", "_").replaceAll("^[^\\p{L}\\p{N}]+", "");
    }
}
