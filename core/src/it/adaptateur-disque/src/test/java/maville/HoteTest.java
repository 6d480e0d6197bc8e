package maville;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.port.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that keeps the files of requests in the store of the guide. */
class HoteTest {

    private static final String ENTETES =
            "N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Code INSEE;Courriel;"
                    + "Téléphone;Type de matériel;État;Marque;Modèle;Date de facture;N° de facture;SIRET vendeur;Montant TTC;IBAN;"
                    + "Titulaire du compte;Facture;Certificat de conformité;Justificatif de domicile;Pièce d'identité;"
                    + "Attestation sur l'honneur;RIB";

    private static final String DEMANDE =
            "D-1;01/06/2020;;Exemple;Ana;;1 rue X;92100;Boulogne;92012;a@exemple.invalid;;VAE;Neuf;;;01/05/2020;"
                    + "F1;;1000,00;;;facture.pdf;;;;;";

    @TempDir
    Path recus;

    @TempDir
    Path magasin;

    private static Octroi brancher(Path magasin) {
        // brancher
        Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
                .pieces(new PiecesDansUnDossier(magasin))
                .build();
        // fin
        return octroi;
    }

    @Test
    void les_fichiers_d_une_demande_sont_dans_le_dossier() throws IOException {
        byte[] facture = "une facture".getBytes(StandardCharsets.UTF_8);
        Files.write(
                Files.createDirectories(recus.resolve("pieces/D-1")).resolve("facture.pdf"), facture);
        Path export = recus.resolve("demandes.csv");
        Files.write(export, List.of(ENTETES, DEMANDE), Charset.forName("windows-1252"));
        Octroi octroi = brancher(magasin);
        try (InputStream flux = Files.newInputStream(export);
                Lot lot = Mappage.fourni().ouvrir("demandes.csv", flux, chemin -> deposer(octroi, chemin))) {
            octroi.guichet()
                    .deposerLot(
                            new Acteur("ma-ville", Role.AUTOMATE, "plateforme"),
                            "gpso-vae",
                            lot,
                            (ligne, resultat) -> resultat.selon(
                                    enregistre -> enregistre.numero(),
                                    connu -> connu.numero(),
                                    divergent -> divergent.numero(),
                                    rejete -> {
                                        throw new AssertionError(rejete.rejets());
                                    }));
        }
        PieceJustificative piece = octroi.dossiers()
                .trouver(new NumeroDossier("D-1"))
                .orElseThrow()
                .dossier()
                .pieces()
                .get(0);
        try (Stream<Path> fichiers = Files.list(magasin)) {
            assertEquals(
                    List.of(magasin.resolve(piece.contenu().hexadecimal())), fichiers.toList());
        }
        try (InputStream relue = octroi.pieces().ouvrir(piece.contenu())) {
            assertArrayEquals(facture, relue.readAllBytes());
        }
    }

    private Pieces.Deposee deposer(Octroi octroi, String chemin) {
        try (InputStream flux = Files.newInputStream(recus.resolve(chemin))) {
            return octroi.pieces().deposer(flux, 20_000_000);
        } catch (IOException absente) {
            throw new UncheckedIOException(absente);
        }
    }
}
