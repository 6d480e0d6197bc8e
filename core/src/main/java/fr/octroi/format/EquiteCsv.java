package fr.octroi.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.suivi.Equite;
import fr.octroi.suivi.Equite.Comparaison;
import fr.octroi.suivi.Equite.CompteDInterventions;
import fr.octroi.suivi.Equite.Groupe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The figures of equal treatment as a table, and the list of dossiers that tells of each what the journal does not: {@code
 * docs/equite.md} describes both.
 */
public final class EquiteCsv {

    /**
     * What the journal does not tell of a dossier.
     *
     * @param commune where the person lives, blank when unknown
     * @param canal how the request came, blank when unknown
     */
    public record Origine(String commune, String canal) {}

    private static final List<String> COLONNES = List.of("numero", "commune", "canal");

    /** Codes and short words: nothing that a spreadsheet takes for a formula, and no sentence about anybody. */
    private static final Pattern MOT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _'’-]{0,39}");

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private EquiteCsv() {}

    /**
     * Reads the list of dossiers: a line of names, {@code numero} and {@code commune}, {@code canal} or both, then a line each;
     * semicolons or commas, UTF-8.
     *
     * @param fichier the file
     * @return what each line tells, by number
     * @throws FichierInvalideException {@code FICHIER_ABSENT}, {@code ENCODAGE}, {@code COLONNES}, {@code LIGNE_INVALIDE},
     *     {@code NUMERO_EN_DOUBLE}, with the line
     */
    public static SortedMap<NumeroDossier, Origine> lire(Path fichier) {
        String nom = String.valueOf(fichier.getFileName());
        String texte = Textes.lire(fichier);
        int finDeTete = texte.indexOf('\n');
        String tete = finDeTete < 0 ? texte : texte.substring(0, finDeTete);
        char separateur = tete.indexOf(';') >= 0 ? ';' : ',';
        SortedMap<NumeroDossier, Origine> origines = new TreeMap<>();
        try (MappingIterator<String[]> lignes = CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separateur))
                .readValues(texte)) {
            List<String> colonnes = lignes.hasNext() ? Arrays.asList(lignes.next()) : List.of();
            if (!colonnes.contains("numero")
                    || colonnes.size() < 2
                    || !COLONNES.containsAll(colonnes)
                    || colonnes.stream().distinct().count() != colonnes.size()) {
                throw new FichierInvalideException(
                        "COLONNES",
                        nom + ", ligne 1",
                        "les colonnes sont numero, puis commune, canal ou les deux, et aucune autre");
            }
            int ligne = 1;
            while (lignes.hasNext()) {
                String[] cellules = lignes.next();
                ligne++;
                ajouter(origines, colonnes, cellules, nom + ", ligne " + ligne);
            }
        } catch (JsonProcessingException malFormee) {
            throw new FichierInvalideException("LIGNE_INVALIDE", nom, "ce n'est pas un tableau CSV");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException illisible) {
            throw illisible instanceof FichierInvalideException
                    ? illisible
                    : new FichierInvalideException("LIGNE_INVALIDE", nom, "ce n'est pas un tableau CSV");
        }
        return origines;
    }

    private static void ajouter(
            SortedMap<NumeroDossier, Origine> origines, List<String> colonnes, String[] cellules, String lieu) {
        if (cellules.length == 1 && cellules[0].isBlank()) {
            return;
        }
        if (cellules.length != colonnes.size()) {
            throw new FichierInvalideException(
                    "LIGNE_INVALIDE", lieu, "il y a " + cellules.length + " cellules pour " + colonnes.size());
        }
        NumeroDossier numero;
        try {
            numero = new NumeroDossier(cellules[colonnes.indexOf("numero")].strip());
        } catch (ValeurInvalideException forme) {
            throw new FichierInvalideException("LIGNE_INVALIDE", lieu, "le numéro n'a pas la forme d'un numéro");
        }
        Origine origine = new Origine(mot(colonnes, cellules, "commune", lieu), mot(colonnes, cellules, "canal", lieu));
        if (origines.putIfAbsent(numero, origine) != null) {
            throw new FichierInvalideException("NUMERO_EN_DOUBLE", lieu, "ce numéro est déjà plus haut");
        }
    }

    private static String mot(List<String> colonnes, String[] cellules, String colonne, String lieu) {
        int rang = colonnes.indexOf(colonne);
        String mot = rang < 0 ? "" : cellules[rang].strip();
        if (!mot.isEmpty() && !MOT.matcher(mot).matches()) {
            throw new FichierInvalideException(
                    "LIGNE_INVALIDE", lieu, colonne + " : un code ou un mot court, de 40 caractères au plus");
        }
        return mot;
    }

    /**
     * Writes what was measured, one line a group and object, with semicolons and decimal commas.
     *
     * @param equite what was measured
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when it cannot be written
     */
    public static void ecrire(Equite equite, Writer sortie) {
        StringBuilder texte = new StringBuilder(
                "critere;objet;groupe;dossiers;enCours;total;mediane;medianeBas;"
                        + "medianeHaut;neufSurDix;part;partBas;partHaut;comparables;autres;plusSouvent;p;pCorrigee;conclusion\n");
        for (Groupe groupe : equite.groupes()) {
            boolean part = groupe.objet().estUnePart();
            Equite.Intervalle intervalle = part ? null : groupe.intervalle();
            Equite.Intervalle etendue = part ? groupe.intervalle() : null;
            Comparaison comparaison = groupe.comparaison();
            texte.append(String.join(
                            ";",
                            groupe.critere().name(),
                            groupe.objet().name(),
                            groupe.nom(),
                            Integer.toString(groupe.nombre()),
                            Integer.toString(groupe.enCours()),
                            Integer.toString(groupe.total()),
                            part ? "" : Integer.toString(groupe.mediane()),
                            intervalle == null ? "" : Integer.toString(intervalle.bas()),
                            intervalle == null ? "" : Integer.toString(intervalle.haut()),
                            part ? "" : Integer.toString(groupe.neufSurDix()),
                            part
                                    ? decimal(
                                            Fraction.of(groupe.total()).divisePar(Fraction.of(groupe.nombre())),
                                            RoundingMode.HALF_EVEN)
                                    : "",
                            etendue == null ? "" : dixMilliemes(etendue.bas()),
                            etendue == null ? "" : dixMilliemes(etendue.haut()),
                            comparaison == null ? "" : Integer.toString(comparaison.comparables()),
                            comparaison == null ? "" : Integer.toString(comparaison.autres()),
                            comparaison == null ? "" : decimal(comparaison.superiorite(), RoundingMode.HALF_EVEN),
                            // A chance is never told smaller than it is.
                            comparaison == null ? "" : decimal(comparaison.p(), RoundingMode.UP),
                            comparaison == null ? "" : decimal(comparaison.pCorrigee(), RoundingMode.UP),
                            groupe.conclusion().name()))
                    .append('\n');
        }
        ecrire(texte, sortie);
    }

    /**
     * Writes where officers put aside what was read, one line an officer, thing and reason.
     *
     * @param equite what was measured
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when it cannot be written
     */
    public static void ecrireInterventions(Equite equite, Writer sortie) {
        StringBuilder texte = new StringBuilder("agent;genre;objet;motif;nombre\n");
        for (CompteDInterventions un : equite.interventions()) {
            texte.append(String.join(
                            ";",
                            un.agent(),
                            un.genre().name(),
                            sur(un.objet()),
                            sur(un.motif()),
                            Integer.toString(un.nombre())))
                    .append('\n');
        }
        ecrire(texte, sortie);
    }

    /** A signal comes from the journal as somebody's program wrote it. */
    private static String sur(String code) {
        return code.replaceAll("[^\\p{L}\\p{N}:._-]", "_").replaceAll("^[._-]+", "");
    }

    private static void ecrire(CharSequence texte, Writer sortie) {
        try {
            sortie.append(texte);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static String dixMilliemes(int nombre) {
        return decimal(Fraction.of(nombre).divisePar(Fraction.of(10_000)), RoundingMode.HALF_EVEN);
    }

    private static String decimal(Fraction nombre, RoundingMode arrondi) {
        return nombre.arrondir(5, arrondi).toPlainString().replace('.', ',');
    }
}
