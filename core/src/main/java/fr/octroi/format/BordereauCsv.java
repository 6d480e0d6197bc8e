package fr.octroi.format;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fr.octroi.budget.Imputation;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bordereau as the finance service loads it: {@code bordereau.csv}, in UTF-8, with semicolons and French amounts.
 *
 * <p>Two lines of head (names, then code, year, day, envelope, number, total and digest), a line of names, and one line a
 * payment; where several funders pay, one line for each part, with one more cell that names the funder. It holds names and accounts: whoever stores it protects it.
 */
public final class BordereauCsv {

    private static final String MARQUE = "SIMULATION";

    private static final List<String> TETE =
            List.of("bordereau", "exercice", "jour", "enveloppe", "nombre", "total", "empreinte");

    private static final List<String> COLONNES = List.of(
            "rang",
            "reference",
            "dossier",
            "acte",
            "nom",
            "prenom",
            "iban",
            "montant",
            "chapitre",
            "article",
            "fonction",
            "compte");

    private static final List<String> COLONNES_PARTAGEES =
            Stream.concat(COLONNES.stream(), Stream.of("financeur")).toList();

    /** What a spreadsheet takes for a formula, wide forms included, behind whatever quotes and spaces. */
    private static final Pattern FORMULE =
            Pattern.compile("['\"\\s]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final Pattern CONTROLES = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private BordereauCsv() {}

    /**
     * Writes a bordereau, unless an account is no longer that of its payment.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputation where the envelope is charged
     * @param simulation whether every line starts with a cell {@code SIMULATION}, which no software loads by mistake
     * @param sortie where to write, in UTF-8, not closed
     * @return the dossiers without an account, or with another than was liquidated; when there is one, nothing is written
     * @throws UncheckedIOException when the text cannot be written
     */
    public static List<NumeroDossier> ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LigneBudgetaire imputation,
            boolean simulation,
            Writer sortie) {
        return ecrire(bordereau, dossiers, cles, Imputations.toutes(imputation), simulation, sortie);
    }

    /**
     * Writes a bordereau that several funders pay, unless an account is no longer that of its payment.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputations says where a payment is charged, as {@code GuichetPaiements.imputations} does
     * @param simulation whether every line starts with a cell {@code SIMULATION}
     * @param sortie where to write, in UTF-8, not closed
     * @return the dossiers without an account, or with another than was liquidated; when there is one, nothing is written
     * @throws IllegalArgumentException when what is charged does not come to a payment
     * @throws UncheckedIOException when the text cannot be written
     */
    public static List<NumeroDossier> ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            Function<Versement, List<Imputation>> imputations,
            boolean simulation,
            Writer sortie) {
        Imputations lignes = new Imputations(bordereau, imputations);
        boolean partage = lignes.sontPartagees();
        StringBuilder texte = new StringBuilder();
        Bordereau.Totaux totaux = bordereau.totaux();
        ajouter(texte, simulation, TETE);
        ajouter(
                texte,
                simulation,
                List.of(
                        bordereau.code(),
                        Integer.toString(bordereau.exercice()),
                        bordereau.jour().toString(),
                        bordereau.enveloppe(),
                        Integer.toString(totaux.nombre()),
                        montant(totaux.total()),
                        totaux.empreinte().hexadecimal()));
        ajouter(texte, simulation, partage ? COLONNES_PARTAGEES : COLONNES);
        List<NumeroDossier> autresComptes = new ArrayList<>();
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            Versement versement = ligne.versement();
            Dossier dossier = dossiers.apply(versement.dossier());
            Iban iban = dossier.iban();
            if (iban == null || !versement.vaSurLeCompte(iban, cles.apply(versement.dossier()))) {
                autresComptes.add(versement.dossier());
                continue;
            }
            for (Imputation part : lignes.de(versement)) {
                List<String> cellules = new ArrayList<>(List.of(
                        Integer.toString(ligne.rang()),
                        versement.reference(),
                        versement.dossier().valeur(),
                        versement.acte(),
                        dossier.demandeur().nom(),
                        dossier.demandeur().prenom(),
                        iban.valeur(),
                        montant(part.montant()),
                        part.ligne().chapitre(),
                        part.ligne().article(),
                        part.ligne().fonction(),
                        versement.compte().hexadecimal()));
                if (partage) {
                    cellules.add(part.financeur());
                }
                ajouter(texte, simulation, cellules);
            }
        }
        if (autresComptes.isEmpty()) {
            try {
                sortie.append(texte);
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }
        return List.copyOf(autresComptes);
    }

    private static void ajouter(StringBuilder texte, boolean simulation, List<String> cellules) {
        if (simulation) {
            texte.append(MARQUE).append(';');
        }
        for (int i = 0; i < cellules.size(); i++) {
            texte.append(i == 0 ? "" : ";").append(cellule(cellules.get(i)));
        }
        texte.append('\n');
    }

    private static String cellule(String valeur) {
        String propre = CONTROLES.matcher(valeur).replaceAll(" ").strip();
        String inerte = FORMULE.matcher(propre).matches() ? "'" + propre : propre;
        return inerte.contains(";") || inerte.contains("\"") ? '"' + inerte.replace("\"", "\"\"") + '"' : inerte;
    }

    private static String montant(Montant montant) {
        return montant.toString().replace('.', ',');
    }

    /**
     * A bordereau read back.
     *
     * @param bordereau what its lines say
     * @param annonces the totals of its head, for {@link Bordereau#controler}
     * @param simulation whether it is marked so
     */
    public record Lu(Bordereau bordereau, Bordereau.Totaux annonces, boolean simulation) {}

    /**
     * Reads a bordereau back, to control what would be loaded: each account must be that of its payment.
     *
     * @param nom what errors call it
     * @param cles gives the key of a dossier
     * @param source the text, read to its end and closed
     * @return the bordereau, whose totals are still to be compared
     * @throws FichierInvalideException {@code BORDEREAU_ILLISIBLE} or {@code COMPTE_DIFFERENT}, with the line and no
     *     value: a bordereau is of use whole, or not at all
     */
    public static Lu lire(String nom, Function<NumeroDossier, Cle> cles, Reader source) {
        List<String[]> rangees = rangees(nom, source);
        boolean simulation = !rangees.isEmpty() && rangees.get(0)[0].equals(MARQUE);
        boolean partage =
                rangees.size() > 2 && rangees.get(2).length == COLONNES_PARTAGEES.size() + (simulation ? 1 : 0);
        List<String> colonnes = partage ? COLONNES_PARTAGEES : COLONNES;
        List<List<String>> lignes = new ArrayList<>();
        for (int i = 0; i < rangees.size(); i++) {
            lignes.add(ligne(nom, i, rangees.get(i), simulation, colonnes));
        }
        if (lignes.size() < 3 || !lignes.get(0).equals(TETE) || !lignes.get(2).equals(colonnes)) {
            throw illisible(nom, 1, "l'en-tête n'est pas celui d'un bordereau");
        }
        List<Bordereau.Ligne> versements = new ArrayList<>();
        for (int i = 3; i < lignes.size(); i++) {
            ajouter(nom, i + 1, versement(nom, i + 1, lignes.get(i), cles), partage, versements);
        }
        List<String> tete = lignes.get(1);
        try {
            return new Lu(
                    new Bordereau(
                            tete.get(0),
                            Integer.parseInt(tete.get(1)),
                            LocalDate.parse(tete.get(2)),
                            tete.get(3),
                            versements),
                    new Bordereau.Totaux(
                            Integer.parseInt(tete.get(4)), lireMontant(tete.get(5)), new Empreinte(tete.get(6))),
                    simulation);
        } catch (RuntimeException forme) {
            throw illisible(nom, 2, "l'en-tête ou la suite des lignes ne peut pas être celui d'un bordereau");
        }
    }

    /** A part of the payment before goes to it, and says of it nothing else than that does. */
    private static void ajouter(
            String nom, int numero, Bordereau.Ligne ligne, boolean partage, List<Bordereau.Ligne> versements) {
        int dernier = versements.size() - 1;
        if (!partage || dernier < 0 || versements.get(dernier).rang() != ligne.rang()) {
            versements.add(ligne);
            return;
        }
        Versement avant = versements.get(dernier).versement();
        Versement part = ligne.versement();
        Montant somme = avant.montant().plus(part.montant());
        Versement entier = new Versement(
                part.reference(), part.dossier(), part.acte(), somme, part.compte(), Versement.Etat.LIQUIDE);
        Versement attendu = new Versement(
                avant.reference(), avant.dossier(), avant.acte(), somme, avant.compte(), Versement.Etat.LIQUIDE);
        if (!entier.equals(attendu)) {
            throw illisible(nom, numero, "la part d'un financeur n'est pas du versement qui la précède");
        }
        versements.set(dernier, new Bordereau.Ligne(ligne.rang(), entier));
    }

    private static List<String[]> rangees(String nom, Reader source) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(';').withQuoteChar('"');
        try (MappingIterator<String[]> lecture =
                CSV.readerFor(String[].class).with(schema).readValues(source)) {
            return lecture.readAll();
        } catch (IOException syntaxe) {
            throw illisible(nom, 1, "le texte n'est pas celui d'un fichier CSV");
        }
    }

    private static List<String> ligne(
            String nom, int position, String[] cellules, boolean simulation, List<String> colonnes) {
        int debut = simulation ? 1 : 0;
        int attendues = debut + (position < 2 ? TETE.size() : colonnes.size());
        if (cellules.length != attendues || cellules[0].equals(MARQUE) != simulation) {
            throw illisible(nom, position + 1, "la ligne n'a pas les cellules attendues");
        }
        return List.of(cellules).subList(debut, attendues).stream()
                .map(cellule -> FORMULE.matcher(cellule).matches() ? cellule.substring(1) : cellule)
                .toList();
    }

    private static Bordereau.Ligne versement(
            String nom, int ligne, List<String> cellules, Function<NumeroDossier, Cle> cles) {
        Versement versement;
        Iban iban;
        int rang;
        try {
            rang = Integer.parseInt(cellules.get(0));
            iban = new Iban(cellules.get(6));
            versement = new Versement(
                    cellules.get(1),
                    new NumeroDossier(cellules.get(2)),
                    cellules.get(3),
                    lireMontant(cellules.get(7)),
                    new Empreinte(cellules.get(11)),
                    Versement.Etat.LIQUIDE);
        } catch (RuntimeException forme) {
            // Its cause would name the cell.
            throw illisible(nom, ligne, "une cellule n'a pas la bonne forme");
        }
        if (!versement.vaSurLeCompte(iban, cles.apply(versement.dossier()))) {
            throw new FichierInvalideException(
                    "COMPTE_DIFFERENT", nom + ", ligne " + ligne, "le compte n'est pas celui qui a été liquidé");
        }
        return new Bordereau.Ligne(rang, versement);
    }

    private static Montant lireMontant(String cellule) {
        return Montant.parse(cellule.replace(',', '.'));
    }

    private static FichierInvalideException illisible(String nom, int ligne, String phrase) {
        return new FichierInvalideException("BORDEREAU_ILLISIBLE", nom + ", ligne " + ligne, phrase);
    }
}
