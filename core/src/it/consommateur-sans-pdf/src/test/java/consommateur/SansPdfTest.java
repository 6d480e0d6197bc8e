package consommateur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Proposition;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SansPdfTest {

    private static final Acteur PLATEFORME = new Acteur("ma-ville", Role.AUTOMATE, "essai");

    private static final String EXPORT =
            """
            N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Code INSEE;Courriel;Téléphone;Type de matériel;État;Marque;Modèle;Date de facture;N° de facture;SIRET vendeur;Montant TTC;IBAN;Titulaire du compte
            A-1;12/06/2020;Mme;Aubry;Chloé;14/06/1982;8 rue des Lilas;92100;Boulogne-Billancourt;92012;c@exemple.invalid;;VAE;Neuf;Une;Telle;16/05/2020;F1;;1838,86;;
            A-2;12/06/2020;M.;Hédé;Éric;14/06/1982;8 rue des Lilas;92100;Boulogne-Billancourt;92012;sans arobase;;VAE;Neuf;Une;Telle;16/05/2020;F2;;1838,86;;
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.pdfbox.Loader",
                "org.apache.xmpbox.XMPMetadata",
                "com.google.zxing.BarcodeFormat",
                "org.bouncycastle.jce.provider.BouncyCastleProvider"
            })
    void ce_qui_lit_et_ecrit_des_fichiers_n_est_pas_la(String classe) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(classe));
    }

    @Test
    void un_lot_est_depose_et_instruit_sur_ce_qui_est_declare() {
        Octroi octroi = Octroi.avec(
                        List.of(LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares()))
                .build();
        List<ResultatDepot> resultats = new ArrayList<>();
        try (Lot lot = Mappage.fourni()
                .sansPieces()
                .ouvrir(
                        "demandes.csv",
                        new ByteArrayInputStream(EXPORT.getBytes(Charset.forName("windows-1252"))),
                        chemin -> {
                            throw new IllegalStateException("no file is asked for");
                        })) {
            octroi.guichet().deposerLot(PLATEFORME, "gpso-vae", lot, (ligne, resultat) -> resultats.add(resultat));
        }
        assertInstanceOf(ResultatDepot.Rejete.class, resultats.get(1));
        NumeroDossier numero = assertInstanceOf(ResultatDepot.Enregistre.class, resultats.get(0)).numero();
        Proposition proposition =
                octroi.guichet().instruire(PLATEFORME, numero).orElseThrow();
        assertEquals(
                Montant.ofEuros(200),
                assertInstanceOf(Proposition.Accorder.class, proposition).montant());
    }
}
