package fr.octroi.format;

import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a platform writes its exports, as data: encoding, delimiter, headers, forms of dates and numbers, vocabulary,
 * pieces (<i>mappage</i>).
 *
 * <p>A platform is a file, never code; the file is described in {@code docs/mappage.md} and checked when it is read.
 */
public final class Mappage {

    private final String nom;
    private final Definition definition;

    private Mappage(String nom, Definition definition) {
        this.nom = nom;
        this.definition = definition;
    }

    /**
     * Reads a mapping file.
     *
     * @param fichier a YAML file in UTF-8
     * @return the mapping
     * @throws FichierInvalideException when it cannot be used
     */
    public static Mappage lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads a mapping from its text.
     *
     * @param nom what errors call it
     * @param texte the YAML text
     * @return the mapping
     * @throws FichierInvalideException when it cannot be used
     */
    public static Mappage lire(String nom, String texte) {
        return new Mappage(nom, LecteurMappage.lire(nom, texte));
    }

    /**
     * Returns the mapping that comes with the library, of the e-services platform of the first règlements.
     *
     * @return the mapping
     */
    public static Mappage fourni() {
        String fichier = "plateforme-e-services.yaml";
        return lire(fichier, Textes.ressource("/fr/octroi/mappage/" + fichier));
    }

    /**
     * Opens a lot: its lines are read as they are asked for, in constant memory.
     *
     * @param nom what errors call the file
     * @param flux the bytes of the export, closed with the lot
     * @param depot where the files are that its lines name
     * @return the lines; a bad one comes as {@link LigneDeLot.Illisible}
     * @throws FichierInvalideException when the header lacks a column, now; when an encoding or a quote makes the rest of
     *     the file unreadable, at the line where it does
     */
    public Lot ouvrir(String nom, InputStream flux, DepotDePieces depot) {
        return new Lot(nom, flux, definition, depot);
    }

    /**
     * Reads a line that came cut into cells, as an interface gives it; what the mapping says of the file does not count.
     *
     * @param ligne what the faults call it, from 1
     * @param cellules the headers and their cells, in any order; a header of the mapping that is not there is an empty cell
     * @param depot where the files are that it names
     * @return the request; or its faults, {@code COLONNE_EN_DOUBLE} when a header of the mapping came twice
     * @throws fr.octroi.port.PortException when the store of files fails
     */
    public LigneDeLot traduire(int ligne, List<Map.Entry<String, String>> cellules, DepotDePieces depot) {
        Set<String> mappees = LecteurMappage.entetesMappees(definition);
        Map<String, Integer> positions = new HashMap<>();
        List<String> doubles = new ArrayList<>();
        for (int i = 0; i < cellules.size(); i++) {
            String cle = Libelles.cle(cellules.get(i).getKey());
            if (positions.put(cle, i) != null && mappees.contains(cle)) {
                doubles.add(cle);
            }
        }
        String[] textes = cellules.stream().map(Map.Entry::getValue).toArray(String[]::new);
        TraductionDeLigne traduction = new TraductionDeLigne(definition, positions, depot);
        if (doubles.isEmpty()) {
            return traduction.traduire(ligne, textes);
        }
        String numero = traduction.numero(textes);
        return new LigneDeLot.Illisible(
                ligne,
                numero,
                doubles.stream()
                        .distinct()
                        .map(cle -> Messages.rejet(ligne, numero, cle, "COLONNE_EN_DOUBLE"))
                        .toList());
    }

    /**
     * Returns the headers that this mapping needs and that are not among some.
     *
     * @param entetes those that there are
     * @return as they are compared: in lower case, without accents; in order of the mapping
     */
    public List<String> entetesAbsents(Collection<String> entetes) {
        Set<String> absents = new LinkedHashSet<>(LecteurMappage.entetesMappees(definition));
        entetes.forEach(entete -> absents.remove(Libelles.cle(entete)));
        return List.copyOf(absents);
    }

    /**
     * Returns the codes of a règlement that no line of this platform can ever give: a code misspelt on either side
     * would otherwise refuse everybody, or ask everybody for a piece that came.
     *
     * @param reglement the règlement
     * @return the types of pieces that it requires and the codes that its conditions name of a fact which a column gives, sorted; where a column
     *     has no vocabulary its words are its codes, and none of them is told
     */
    public List<String> codesJamaisDonnes(ReglementAide reglement) {
        return CodesDuReglement.jamaisDonnes(reglement, definition);
    }

    /**
     * Returns the types of pieces that this mapping gives and a règlement does not name, where a piece that it names never comes: one may be
     * the other, misspelt.
     *
     * @param reglement the règlement
     * @return a French sentence each, with the place and the type that was meant where one is near; in order of type, empty where every piece may come
     */
    public List<String> piecesHorsReglement(ReglementAide reglement) {
        return CodesDuReglement.piecesHorsReglement(nom, reglement, definition);
    }

    /**
     * Returns what the rules of a règlement read and no column of this platform gives: it is unknown in every dossier until somebody says it.
     *
     * @param reglement the règlement, resolved
     * @return in order of name
     */
    public List<Donnee> donneesJamaisDonnees(ReglementResolu reglement) {
        return CodesDuReglement.donneesJamaisDonnees(reglement, definition);
    }

    /**
     * Refuses codes that the rules could not understand: people would be refused, or all of them, without a word. Call it before an export is read
     * under that règlement.
     *
     * @param reglement the règlement
     * @throws FichierInvalideException {@code VOCABULAIRE_ABSENT} when a column gives as they stand the words of a fact whose codes the règlement
     *     lists or names in a condition; {@code CODE_HORS_VOCABULAIRE} when a code is not of the list of the règlement, or is a slip of the pen away
     *     from one that it names and that is never given; {@code CODES_JAMAIS_DONNES} when a column gives none of the codes that a condition accepts
     */
    public void verifierLesCodes(ReglementAide reglement) {
        CodesDuReglement.verifier(nom, reglement, definition);
    }

    /**
     * Returns this mapping without the files: their columns are left out, and no file is looked for.
     *
     * @return a mapping of the declared facts alone
     */
    public Mappage sansPieces() {
        List<String> ignorees = new ArrayList<>(definition.ignorees());
        definition.pieces().colonnes().forEach(piece -> ignorees.add(piece.entete()));
        if (definition.pieces().structurees() != null) {
            ignorees.add(definition.pieces().structurees().entete());
        }
        return new Mappage(
                nom,
                new Definition(
                        definition.fichier(),
                        definition.encodage(),
                        definition.separateur(),
                        definition.guillemet(),
                        definition.fuseau(),
                        definition.colonnes(),
                        PiecesMappees.AUCUNE,
                        List.copyOf(ignorees)));
    }

    /**
     * Returns the name of the file that holds the lines of an export.
     *
     * @return such as {@code demandes.csv}
     */
    public String fichier() {
        return definition.fichier();
    }

    /** What a mapping file says. */
    record Definition(
            String fichier,
            Charset encodage,
            char separateur,
            @Nullable Character guillemet,
            ZoneId fuseau,
            List<Colonne> colonnes,
            PiecesMappees pieces,
            List<String> ignorees) {}

    /** A field of the request, and the columns that make it. */
    record Colonne(Champ champ, List<String> entetes, Lecture lecture) {}

    /** How the text of a column becomes a value. */
    record Lecture(
            List<FormeDeDate> dates,
            char decimale,
            String milliers,
            boolean enCentimes,
            SortedMap<String, String> vocabulaire,
            @Nullable String sinon) {}

    /** How a line names its files. */
    record PiecesMappees(
            String chemin,
            List<PieceEnColonne> colonnes,
            @Nullable PiecesStructurees structurees,
            SortedMap<String, String> vocabulaire) {

        static final PiecesMappees AUCUNE = new PiecesMappees("", List.of(), null, new TreeMap<>());
    }

    /** A column per type of piece, which may name several files. */
    record PieceEnColonne(
            String type, String entete, @Nullable String separateur) {}

    /** All pieces in one column: JSON, or a list of pairs. */
    record PiecesStructurees(
            String entete,
            boolean json,
            String cleType,
            String cleFichier,
            String separateur,
            String liaison,
            boolean typeDAbord) {}
}
