package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.port.Pieces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Lines under a right header, by a mapping that quotes and by one that has JSON in its cells. */
class LotFuzz {

    private static final Mappage FOURNI = Mappage.fourni();
    private static final byte[] ENTETES_DU_FOURNI = ("N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;"
                    + "Adresse;Code postal;Ville;Code INSEE;Courriel;Téléphone;Type de matériel;État;Marque;Modèle;"
                    + "Date de facture;N° de facture;SIRET vendeur;Montant TTC;IBAN;Titulaire du compte;Facture;"
                    + "Certificat de conformité;Justificatif de domicile;Pièce d'identité;Attestation sur l'honneur;RIB\n")
            .getBytes(Charset.forName("windows-1252"));

    private static final Mappage AUTRE =
            Mappage.lire("correspondance.yaml", Textes.ressource("/autre-plateforme/correspondance.yaml"));
    private static final byte[] ENTETES_DE_L_AUTRE = ("request_id\tsubmitted_at\tlast_name\tfirst_name\tborn_on\t"
                    + "street_number\tstreet\tinsee\tequipment\tcondition\tinvoiced_on\ttotal_cents\tother_aid\tiban\t"
                    + "trailer\tattachments\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final DepotDePieces TOUT_EST_LA =
            chemin -> new Pieces.Deposee(Empreinte.sha256(chemin.getBytes(StandardCharsets.UTF_8)), chemin.length());

    /** What makes the rest of a file unreadable; all else costs a line. */
    private static final Set<String> FAUTES_DE_FICHIER = Set.of("ENCODAGE", "GUILLEMET_OUVERT");

    @FuzzTest(maxDuration = "10m")
    @DictionaryEntries({";", "\\x22", "\\x0d\\x0a", "01/02/2021", "1 200,50 €", "VAE", "Neuf"})
    void lireLeFourni(byte[] lignes) {
        lire(FOURNI, ENTETES_DU_FOURNI, lignes);
    }

    @FuzzTest(maxDuration = "10m")
    @DictionaryEntries({"\\x09", "\\x0a", "2021-02-01T10:00:00Z", "{\\x22Invoice\\x22:[", "[{\\x22kind\\x22:", "null"})
    void lireLAutre(byte[] lignes) {
        lire(AUTRE, ENTETES_DE_L_AUTRE, lignes);
    }

    private static void lire(Mappage mappage, byte[] entetes, byte[] lignes) {
        ByteArrayOutputStream fichier = new ByteArrayOutputStream();
        fichier.writeBytes(entetes);
        fichier.writeBytes(lignes);
        try (Lot lot = mappage.ouvrir("lot", new ByteArrayInputStream(fichier.toByteArray()), TOUT_EST_LA)) {
            int derniere = 1;
            while (lot.hasNext()) {
                LigneDeLot ligne = lot.next();
                assertTrue(ligne.ligne() > derniere, "lines go forward");
                derniere = ligne.ligne();
                if (ligne instanceof LigneDeLot.Illisible illisible) {
                    assertFalse(illisible.rejets().isEmpty(), "a line that is refused says why");
                }
            }
        } catch (FichierInvalideException faute) {
            assertTrue(FAUTES_DE_FICHIER.contains(faute.code()), faute.code());
        }
    }
}
