package fr.octroi.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.format.Mappage.Colonne;
import fr.octroi.format.Mappage.Definition;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export, read as they are asked for (<i>lot</i>).
 *
 * <p>The header is line 1. A line that cannot be read costs itself alone; an encoding or a quote that makes the rest of
 * the file unreadable is an error of the file.
 */
public final class Lot implements Iterator<LigneDeLot>, Closeable {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /** How much of a file tells what it is. */
    private static final int DEBUT = 64;

    /** A bracket with what may come first in an object or a table, or with nothing: a header such as {@code [Nom]} is none. */
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*([\\[{\"}\\]].*)?", Pattern.DOTALL);

    private final String nom;
    private final Charset encodage;
    private final StrictReader caracteres;
    private final char separateur;
    private final MappingIterator<String[]> rangees;
    private final List<String> entetes;
    private final TraductionDeLigne traduction;
    private final List<String> nonMappees;
    private @Nullable LigneDeLot prochaine;
    private int refusee;

    Lot(String nom, InputStream flux, Definition definition, DepotDePieces depot) {
        this.nom = nom;
        this.encodage = definition.encodage();
        this.caracteres = new StrictReader(flux, encodage);
        this.separateur = definition.separateur();
        this.rangees = ouvrir(definition);
        this.entetes = lireEntetes();
        Map<String, Integer> positions = positions(definition);
        Set<String> connues = LecteurMappage.entetesConnues(definition);
        this.nonMappees = entetes.stream()
                .filter(entete -> !entete.isBlank() && !connues.contains(Libelles.cle(entete)))
                .toList();
        this.traduction = new TraductionDeLigne(definition, positions, depot);
    }

    /**
     * Returns the columns that the mapping neither uses nor knowingly leaves out.
     *
     * @return in order of the file
     */
    public List<String> colonnesNonMappees() {
        return nonMappees;
    }

    @Override
    public boolean hasNext() {
        if (prochaine == null) {
            prochaine = lire();
        }
        return prochaine != null;
    }

    @Override
    public LigneDeLot next() {
        if (!hasNext() || prochaine == null) {
            throw new NoSuchElementException();
        }
        LigneDeLot ligne = prochaine;
        prochaine = null;
        return ligne;
    }

    @Override
    public void close() {
        try {
            rangees.close();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private MappingIterator<String[]> ouvrir(Definition definition) {
        BufferedReader lecteur = new BufferedReader(caracteres);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(definition.separateur());
        schema = definition.guillemet() == null
                ? schema.withoutQuoteChar()
                : schema.withQuoteChar(definition.guillemet());
        try {
            sauterLaMarque(lecteur);
            refuserDuJson(lecteur);
            return CSV.readerFor(String[].class).with(schema).readValues(lecteur);
        } catch (IOException illisible) {
            throw erreurDeFichier(1);
        }
    }

    /** Before the parser sees it: behind a byte order mark, a quote would be none. */
    private static void sauterLaMarque(BufferedReader lecteur) throws IOException {
        lecteur.mark(1);
        if (lecteur.read() != '\uFEFF') {
            lecteur.reset();
        }
    }

    /** JSON taken for cells would be told as a column that is missing. */
    private void refuserDuJson(BufferedReader lecteur) throws IOException {
        char[] debut = new char[DEBUT];
        lecteur.mark(DEBUT);
        int lus = Math.max(0, lecteur.read(debut));
        lecteur.reset();
        if (JSON.matcher(new String(debut, 0, lus).strip()).matches()) {
            throw new FichierInvalideException(
                    "FORMAT_JSON",
                    nom + ", ligne 1",
                    "le fichier est du JSON : un mappage ne lit que du texte à colonnes, comme un CSV");
        }
    }

    private List<String> lireEntetes() {
        try {
            if (!rangees.hasNextValue()) {
                throw new FichierInvalideException("FICHIER_VIDE", nom, "le fichier est vide");
            }
            List<String> lues = new ArrayList<>();
            for (String entete : rangees.nextValue()) {
                lues.add(entete.strip());
            }
            while (lues.size() > 1 && lues.get(lues.size() - 1).isEmpty()) {
                lues.remove(lues.size() - 1);
            }
            return List.copyOf(lues);
        } catch (IOException illisible) {
            throw erreurDeFichier(1);
        }
    }

    private Map<String, Integer> positions(Definition definition) {
        Map<String, Integer> positions = new HashMap<>();
        Set<String> mappees = LecteurMappage.entetesMappees(definition);
        for (int i = 0; i < entetes.size(); i++) {
            String cle = Libelles.cle(entetes.get(i));
            if (positions.put(cle, i) != null && mappees.contains(cle)) {
                throw new FichierInvalideException(
                        "COLONNE_EN_DOUBLE", nom + ", ligne 1", "la colonne « " + entetes.get(i) + " » est répétée");
            }
        }
        for (Colonne colonne : definition.colonnes()) {
            colonne.entetes().forEach(entete -> exiger(entete, positions));
        }
        definition.pieces().colonnes().forEach(piece -> exiger(piece.entete(), positions));
        if (definition.pieces().structurees() != null) {
            exiger(definition.pieces().structurees().entete(), positions);
        }
        return positions;
    }

    private void exiger(String entete, Map<String, Integer> positions) {
        if (positions.containsKey(Libelles.cle(entete))) {
            return;
        }
        String conseil = caracteres.semblentDeLUtf8()
                ? " ; le fichier semble être en UTF-8, pas dans l'encodage du mappage"
                : entetes.size() == 1
                        ? " ; une seule colonne a été lue, le séparateur n'est sans doute pas celui du mappage"
                        : MotProche.suggestion(entete, entetes);
        throw new FichierInvalideException(
                "COLONNE_ABSENTE", nom + ", ligne 1", "la colonne « " + entete + " » du mappage est absente" + conseil);
    }

    private @Nullable LigneDeLot lire() {
        while (true) {
            int ligne = rangees.getCurrentLocation().getLineNr();
            try {
                if (!rangees.hasNextValue()) {
                    return null;
                }
                ligne = rangees.getCurrentLocation().getLineNr();
                String[] cellules = rangees.nextValue();
                if (avaleUneLigne(cellules)) {
                    throw guillemetOuvert(ligne);
                }
                refuserDeLUtf8(ligne, cellules);
                if (cellules.length == 0 || (cellules.length == 1 && cellules[0].isBlank())) {
                    continue;
                }
                return traduire(ligne, cellules);
            } catch (JsonProcessingException malFormee) {
                if (caracteres.estArrete()) {
                    throw erreurDeFichier(ligne);
                }
                if (malFormee instanceof StreamConstraintsException
                        || malFormee.getOriginalMessage().startsWith("Missing closing quote")
                        || rangees.getCurrentLocation().getLineNr() > ligne) {
                    throw guillemetOuvert(ligne);
                }
                if (ligne == refusee) {
                    // What comes after a misplaced quote is still that line, and may hold another.
                    continue;
                }
                refusee = ligne;
                return new LigneDeLot.Illisible(ligne, "", List.of(Messages.rejet(ligne, "", "", "LIGNE_ILLISIBLE")));
            } catch (IOException illisible) {
                throw erreurDeFichier(ligne);
            }
        }
    }

    /** Under another encoding, a text in UTF-8 has all its characters, and none of its accents: people would be written to so. */
    private void refuserDeLUtf8(int ligne, String[] cellules) {
        if (!caracteres.semblentDeLUtf8() || !encodage.canEncode()) {
            return;
        }
        for (String cellule : cellules) {
            if (cellule.chars().anyMatch(c -> c > '\u007F') && estDeLUtf8(cellule.getBytes(encodage))) {
                throw new FichierInvalideException(
                        "ENCODAGE",
                        nom + ", ligne " + ligne,
                        "le fichier semble être en UTF-8, et le mappage annonce l'encodage « " + encodage.name()
                                + " »");
            }
        }
    }

    private static boolean estDeLUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException autre) {
            return false;
        }
    }

    private FichierInvalideException guillemetOuvert(int ligne) {
        return new FichierInvalideException(
                "GUILLEMET_OUVERT",
                nom + ", ligne " + ligne,
                "un guillemet y est ouvert et n'est pas fermé : les lignes qui suivent sont prises dans la même cellule");
    }

    /**
     * Whether a quote that nobody closed took other lines into one cell, up to the next quote: two lines of the file, or more, then have each all the
     * separators of a line, those that some programs put after the last column among them, where those of an address on two lines share them.
     */
    private boolean avaleUneLigne(String[] cellules) {
        boolean surPlusieursLignes = false;
        for (String cellule : cellules) {
            surPlusieursLignes |= cellule.indexOf('\n') >= 0;
        }
        return surPlusieursLignes
                && String.join(String.valueOf(separateur), cellules)
                                .lines()
                                .mapToLong(ligne -> ligne.chars()
                                        .filter(c -> c == separateur)
                                        .count())
                                .filter(separateurs ->
                                        separateurs == entetes.size() - 1 || separateurs == cellules.length - 1)
                                .limit(2)
                                .count()
                        == 2;
    }

    private LigneDeLot traduire(int ligne, String[] cellules) {
        if (cellules.length < entetes.size() || !restentVides(cellules)) {
            String code = cellules.length < entetes.size() ? "COLONNES_MANQUANTES" : "COLONNES_EN_TROP";
            String numero = traduction.numero(cellules);
            return new LigneDeLot.Illisible(ligne, numero, List.of(Messages.rejet(ligne, numero, "", code)));
        }
        return traduction.traduire(ligne, cellules);
    }

    /** Whether there is nothing beyond the last column: some programs end their lines with separators that their header has not. */
    private boolean restentVides(String[] cellules) {
        for (int i = entetes.size(); i < cellules.length; i++) {
            if (!cellules[i].isBlank()) {
                return false;
            }
        }
        return true;
    }

    private FichierInvalideException erreurDeFichier(int ligne) {
        return caracteres.estArrete()
                ? new FichierInvalideException(
                        "ENCODAGE",
                        nom + ", ligne " + ligne,
                        "un caractère n'existe pas dans l'encodage « " + encodage.name() + " » que le mappage annonce"
                                + caracteres
                                        .autreEncodage()
                                        .map(autre -> " ; le fichier semble être en " + autre)
                                        .orElse(""))
                : new FichierInvalideException("LECTURE", nom + ", ligne " + ligne, "le fichier ne peut pas être lu");
    }
}
