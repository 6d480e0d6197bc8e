package fr.octroi.examples.cli.generateur;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a month of requests as a platform would hand it over, and writes beside it what must come out.
 *
 * <p>The same parameters give the same bytes. Memory does not grow with the number of requests: each is drawn from the
 * seed and its rank alone.
 */
public final class GenerateurDeMois {

    /** The first month whose ordinary purchases all fall within the scheme of 2019. */
    public static final YearMonth PREMIER_MOIS = YearMonth.of(2019, 5);

    /** The last month of the scheme of 2019. */
    public static final YearMonth DERNIER_MOIS = YearMonth.of(2021, 10);

    /** The most requests that a month can hold. */
    public static final int MAXIMUM = Tirage.MAXIMUM;

    private static final int DOSSIERS_PAR_TOUR_DE_LIGNES_FAUSSES = 400;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final int dossiers;
    private final long graine;
    private final boolean sansPieces;
    private final Tirage tirage;

    /**
     * Prepares a month.
     *
     * @param dossiers how many requests are well formed, from 1 to {@link #MAXIMUM}
     * @param graine the seed
     * @param mois the month of filing, from {@link #PREMIER_MOIS} to {@link #DERNIER_MOIS}
     * @param sansPieces true for a month in which nobody uploaded anything
     * @throws IllegalArgumentException outside these bounds
     */
    public GenerateurDeMois(int dossiers, long graine, YearMonth mois, boolean sansPieces) {
        if (dossiers < 1 || dossiers > MAXIMUM || mois.isBefore(PREMIER_MOIS) || mois.isAfter(DERNIER_MOIS)) {
            throw new IllegalArgumentException("out of bounds");
        }
        this.dossiers = dossiers;
        this.graine = graine;
        this.sansPieces = sansPieces;
        this.tirage = new Tirage(graine, mois, dossiers, sansPieces);
    }

    /**
     * Writes {@code demandes.csv}, {@code attendu.csv}, {@code rejets-attendus.csv} and the pieces.
     *
     * @param dossier an existing empty directory
     * @return how many lines are malformed
     * @throws IOException when a file cannot be written
     */
    public int ecrire(Path dossier) throws IOException {
        int rejets = ecrireTables(dossier);
        if (!sansPieces) {
            Path pieces = Files.createDirectory(dossier.resolve("pieces"));
            Atelier atelier = new Atelier(graine);
            try {
                IntStream.range(0, dossiers).parallel().forEach(i -> ecrirePieces(atelier, pieces, i));
            } catch (UncheckedIOException echec) {
                throw echec.getCause();
            }
        }
        return rejets;
    }

    private int ecrireTables(Path dossier) throws IOException {
        int rejets = Math.min(
                dossiers,
                LigneFausse.SORTES
                        * ((dossiers + DOSSIERS_PAR_TOUR_DE_LIGNES_FAUSSES - 1) / DOSSIERS_PAR_TOUR_DE_LIGNES_FAUSSES));
        try (Writer demandes = ouvrir(dossier.resolve("demandes.csv"), WINDOWS_1252);
                Writer attendu = ouvrir(dossier.resolve("attendu.csv"), StandardCharsets.UTF_8);
                Writer attendus = ouvrir(dossier.resolve("rejets-attendus.csv"), StandardCharsets.UTF_8)) {
            ecrireLigne(demandes, Colonnes.ENTETES);
            attendu.write("numero;proposition;montant;motifs;versement\n");
            attendus.write("ligne;numero;motif\n");
            int ligne = 1;
            int rejet = 0;
            for (int i = 0; i < dossiers; i++) {
                Demande demande = tirage.demande(i);
                ligne++;
                ecrireLigne(demandes, demande.cellules());
                attendu.write(demande.attendu());
                attendu.write('\n');
                // Malformed lines stand at even distances, the last after the last request.
                while (rejet < rejets && (long) (rejet + 1) * dossiers <= (long) rejets * (i + 1)) {
                    LigneFausse fausse = LigneFausse.tirer(tirage, graine, dossiers + rejet, rejet, i);
                    ligne++;
                    rejet++;
                    ecrireLigne(demandes, fausse.cellules());
                    attendus.write(ligne + ";" + fausse.numero() + ";" + fausse.motif() + "\n");
                }
            }
        }
        return rejets;
    }

    private void ecrirePieces(Atelier atelier, Path pieces, int indice) {
        try {
            Demande demande = tirage.demande(indice);
            Path dossier = Files.createDirectory(pieces.resolve(demande.numero()));
            for (TypePiece type : TypePiece.values()) {
                String fichier = demande.fichier(type);
                if (!fichier.isEmpty()) {
                    Files.write(dossier.resolve(fichier), atelier.fabriquer(demande, type));
                }
            }
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }

    private static void ecrireLigne(Writer sortie, List<String> cellules) throws IOException {
        sortie.write(String.join(";", cellules));
        sortie.write("\r\n");
    }

    /** A character that the encoding lacks is a fault of the lexicon, and must not become a question mark. */
    private static Writer ouvrir(Path fichier, Charset encodage) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(fichier), encodage.newEncoder()));
    }
}
