package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Entree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Entries of a journal as a lot, with files when all is handed back: the journal is read each time its lines are asked for. */
final class FaitsEnLot implements PosteDEchange.Contenu {

    private final Path journal;
    private final Predicate<Entree> choix;
    private final SortedMap<Empreinte, Path> fichiers;
    private int faits;

    FaitsEnLot(Path journal, Predicate<Entree> choix, SortedMap<Empreinte, Path> fichiers) {
        JournalCommande.exigerIntact(journal);
        this.journal = journal;
        this.choix = choix;
        this.fichiers = fichiers;
    }

    int faits() {
        return faits;
    }

    @Override
    public void lignes(OutputStream sortie) throws IOException {
        faits = 0;
        Writer texte = new BufferedWriter(new OutputStreamWriter(sortie, StandardCharsets.UTF_8));
        try (InputStream source = Files.newInputStream(journal)) {
            Iterator<Optional<Entree>> lignes = JournalJson.entrees(source);
            while (lignes.hasNext()) {
                Optional<Entree> entree = lignes.next().filter(choix);
                if (entree.isPresent()) {
                    JournalJson.ecrire(entree.get(), texte);
                    faits++;
                }
            }
        }
        texte.flush();
    }

    @Override
    public List<FichierDuLot> pieces() {
        return fichiers.entrySet().stream()
                .map(fichier -> FichierDuLot.piece(fichier.getValue().toFile().length(), fichier.getKey()))
                .toList();
    }

    @Override
    public void piece(FichierDuLot piece, OutputStream sortie) throws IOException {
        Path fichier = fichiers.get(piece.contenu());
        if (fichier != null) {
            Files.copy(fichier, sortie);
        }
    }
}
