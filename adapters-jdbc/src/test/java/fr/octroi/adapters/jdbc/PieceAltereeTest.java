package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DroitAccesZip;
import fr.octroi.port.Pieces;
import fr.octroi.suivi.Rejeu;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a sealed store in which somebody changed a byte: what is computed again and what is handed over say so, and the rest goes on. */
class PieceAltereeTest {

    private static final NumeroDossier NUMERO = new NumeroDossier("C-1");

    /** Several slices of the store, each sealed by itself. */
    private static final int OCTETS = 600_000;

    @TempDir
    Path disque;

    private Hote hote;

    @BeforeEach
    void ouvrir() {
        hote = Hote.le(
                Moteur.H2.baseMigree(),
                Hote.DEPOT,
                (celui, octroi) -> octroi.pieces(new PiecesSurDisque(disque, celui.cles)));
    }

    private void completer() {
        Hote.Personne personne = Hote.Personne.OMBELINE;
        byte[] facture = String.join(
                        "|", "FACTURE", personne.prenom() + " " + personne.nom(), personne.iban(), "x".repeat(OCTETS))
                .getBytes(StandardCharsets.UTF_8);
        Pieces.Deposee deposee = hote.octroi.pieces().deposer(new ByteArrayInputStream(facture), facture.length);
        hote.deposer(NUMERO.valeur());
        hote.guichet.completer(
                Hote.PLATEFORME,
                NUMERO,
                Hote.DEPOT,
                List.of(PieceDeposee.arrivee("FACTURE", "facture.pdf", deposee.contenu(), deposee.taille())),
                new TreeMap<>());
        hote.guichet.instruire(Hote.PRESTATAIRE, NUMERO);
    }

    private void alterer(int depuisLaFin) throws IOException {
        try (Stream<Path> fichiers = Files.walk(disque)) {
            Path facture = fichiers.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(fichier -> fichier.toFile().length()))
                    .orElseThrow();
            byte[] octets = Files.readAllBytes(facture);
            octets[octets.length - depuisLaFin] ^= 1;
            Files.write(facture, octets);
        }
    }

    private Map<String, String> exporter() throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertTrue(DroitAccesZip.ecrire(hote.guichet.archives(), Service.ASSEMBLEES, NUMERO, Hote.DEPOT, sortie));
        Map<String, String> fichiers = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sortie.toByteArray()))) {
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                fichiers.put(entree.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return fichiers;
    }

    private Rejeu.Raison raison() {
        List<Rejeu> rejeux = hote.guichet.archives().rejouer(Service.ASSEMBLEES, NUMERO, "CONTROLE");
        return assertInstanceOf(Rejeu.Impossible.class, rejeux.get(rejeux.size() - 1))
                .raison();
    }

    @Test
    @Tag("securite")
    void un_octet_change_loin_dans_le_fichier_se_voit_et_n_arrete_rien() throws IOException {
        completer();
        assertInstanceOf(
                Rejeu.Identique.class,
                hote.guichet
                        .archives()
                        .rejouer(Service.ASSEMBLEES, NUMERO, "CONTROLE")
                        .get(0));
        alterer(10);
        assertEquals(Rejeu.Raison.PIECE_CHANGEE, raison());
        Map<String, String> fichiers = exporter();
        assertEquals(4, fichiers.size());
        assertTrue(String.valueOf(fichiers.get("dossier.json")).contains("\"alteree\" : true"));
    }

    @Test
    void un_octet_change_au_debut_rend_le_fichier_absent() throws IOException {
        completer();
        alterer(OCTETS);
        assertEquals(Rejeu.Raison.PIECE_ABSENTE, raison());
        assertTrue(String.valueOf(exporter().get("dossier.json")).contains("\"absente\" : true"));
    }
}
