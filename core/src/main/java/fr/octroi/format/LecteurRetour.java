package fr.octroi.format;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Rejet;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.RetourComptable.Issue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accountant's answer to a bordereau: CSV with the columns {@code reference;issue;code;montant;jour}.
 *
 * <p>A line is a line of the file, whatever its quotes: a bad one costs itself alone.
 */
public final class LecteurRetour {

    private static final List<String> COLONNES = List.of("reference", "issue", "code", "montant", "jour");

    private static final DateTimeFormatter JOUR_FRANCAIS =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern GROUPES =
            Pattern.compile("-?[1-9][0-9]{0,2}([ \\u00A0\\u202F][0-9]{3})+(?![0-9 \\u00A0\\u202F])");

    private static final Pattern MILLIERS = Pattern.compile("[ \\u00A0\\u202F]");

    private LecteurRetour() {}

    /**
     * What was read.
     *
     * @param retour the answers that could be read, in order
     * @param rejets the faults of the other lines, in order of line and column, never a value
     */
    public record Lu(RetourComptable retour, List<Rejet> rejets) {
        /** Copies. */
        public Lu {
            rejets = List.copyOf(rejets);
        }
    }

    /**
     * Reads a return, good and bad lines alike.
     *
     * @param nom what errors call it
     * @param bordereau the code of the bordereau that it answers
     * @param source the text, read to its end and closed; the first line names the columns, and is line 1
     * @return the answers, and the faults of lines
     * @throws FichierInvalideException {@code FICHIER_VIDE}, {@code COLONNE_ABSENTE} for another first line
     * @throws UncheckedIOException when the text cannot be had
     */
    public static Lu lire(String nom, String bordereau, Reader source) {
        List<String> lignes;
        try (BufferedReader lecteur = new BufferedReader(source)) {
            lignes = lecteur.lines().toList();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        if (lignes.isEmpty()) {
            throw new FichierInvalideException("FICHIER_VIDE", nom, "le fichier est vide");
        }
        List<String> entetes =
                cellules(lignes.get(0).startsWith("\uFEFF") ? lignes.get(0).substring(1) : lignes.get(0));
        if (!entetes.equals(COLONNES)) {
            throw new FichierInvalideException(
                    "COLONNE_ABSENTE",
                    nom + ", ligne 1",
                    "les colonnes attendues sont « " + String.join(";", COLONNES) + " »");
        }
        List<RetourComptable.Ligne> lues = new ArrayList<>();
        List<Rejet> rejets = new ArrayList<>();
        for (int i = 1; i < lignes.size(); i++) {
            if (!lignes.get(i).isBlank()) {
                RetourComptable.Ligne lue = lire(i + 1, cellules(lignes.get(i)), rejets);
                if (lue != null) {
                    lues.add(lue);
                }
            }
        }
        return new Lu(new RetourComptable(bordereau, lues), rejets);
    }

    private static List<String> cellules(String ligne) {
        List<String> cellules = new ArrayList<>();
        for (String cellule : ligne.split(";", -1)) {
            String nue = cellule.strip();
            boolean citee = nue.length() > 1 && nue.startsWith("\"") && nue.endsWith("\"");
            cellules.add(citee ? nue.substring(1, nue.length() - 1).strip() : nue);
        }
        return cellules;
    }

    private static RetourComptable.@Nullable Ligne lire(int ligne, List<String> cellules, List<Rejet> rejets) {
        if (cellules.size() != COLONNES.size()) {
            String code = cellules.size() < COLONNES.size() ? "COLONNES_MANQUANTES" : "COLONNES_EN_TROP";
            rejets.add(Messages.rejet(ligne, "", "", code));
            return null;
        }
        List<Rejet> fautes = new ArrayList<>();
        Issue issue = cellule(ligne, 1, cellules, "ISSUE_INCONNUE", Issue::valueOf, fautes);
        Montant montant = cellules.get(3).isEmpty()
                ? null
                : cellule(ligne, 3, cellules, "MONTANT_INVALIDE", LecteurRetour::montant, fautes);
        LocalDate jour = cellule(ligne, 4, cellules, "DATE_INVALIDE", LecteurRetour::jour, fautes);
        rejets.addAll(fautes);
        if (!fautes.isEmpty() || issue == null || jour == null) {
            return null;
        }
        try {
            return new RetourComptable.Ligne(cellules.get(0), issue, cellules.get(2), montant, jour);
        } catch (ValeurInvalideException refus) {
            int colonne = switch (refus.code()) {
                case "REFERENCE_INVALIDE" -> 0;
                case "MOTIF_INVALIDE" -> 2;
                default -> 4;
            };
            rejets.add(Messages.rejet(ligne, "", COLONNES.get(colonne), refus.code()));
            return null;
        }
    }

    private static <T> @Nullable T cellule(
            int ligne,
            int colonne,
            List<String> cellules,
            String code,
            Function<String, T> lecture,
            List<Rejet> fautes) {
        try {
            return lecture.apply(cellules.get(colonne));
        } catch (IllegalArgumentException | DateTimeParseException forme) {
            fautes.add(Messages.rejet(ligne, "", COLONNES.get(colonne), code));
            return null;
        }
    }

    private static Montant montant(String texte) {
        String nombre =
                GROUPES.matcher(texte).lookingAt() ? MILLIERS.matcher(texte).replaceAll("") : texte;
        return Montant.parse(nombre.replace(',', '.'));
    }

    private static LocalDate jour(String texte) {
        return texte.contains("/") ? LocalDate.parse(texte, JOUR_FRANCAIS) : LocalDate.parse(texte);
    }
}
