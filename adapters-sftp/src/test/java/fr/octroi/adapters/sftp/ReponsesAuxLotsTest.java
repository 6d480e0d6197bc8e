package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.DepotsFautifs.Coupe;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.LotEnvoye;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered to a lot, to whom, and under which key. */
class ReponsesAuxLotsTest extends PosteDEssai {

    @Test
    void un_fichier_au_bon_nom_et_sans_valeur_est_ecarte_et_la_reponse_ne_dit_rien_du_sceau() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            NomDeDepot vrai = Correspondance.envoyer(prestataire, "E-1");
            assertTrue(lots.prendre(vrai, "voleur"));
            byte[] octets = lots.ouvrir(vrai, "voleur", 0).readAllBytes();
            octets[octets.length - 1] ^= 1;
            NomDeDepot faux = NomDeDepot.of(vrai.flux(), 1, Empreinte.sha256(octets));
            lots.deposer(faux, octets(octets));
            assertEquals(List.of("CHIFFRE_ALTERE"), recevoir(ville));
            assertEquals("CHIFFRE_ALTERE", motifRepondu(correspondance, faux, octets));
            lots.rendre(vrai, "voleur");
            assertEquals(List.of("prise"), recevoir(ville));
        }
    }

    private String motifRepondu(Correspondance correspondance, NomDeDepot nom, byte[] octets) throws IOException {
        return issue(correspondance
                .sceauDuPrestataire()
                .ouvrirAccuse(
                        new LotScelle(nom, Empreinte.deChamps("lot"), Empreinte.sha256(octets), dossier),
                        lots.accuse(nom).orElseThrow(),
                        dossier)
                .orElseThrow());
    }

    @Test
    void une_reponse_d_un_autre_ne_compte_pas() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots)) {
            NomDeDepot nom = Correspondance.envoyer(prestataire, "E-1");
            assertTrue(lots.prendre(nom, "voleur"));
            Accuse fausse = new Accuse(
                    "prestataire",
                    "ma-ville",
                    nom,
                    Empreinte.deChamps("chiffre"),
                    ClesDEssai.MAINTENANT,
                    new Accuse.Accepte(Empreinte.deChamps("lot"), 1));
            lots.archiver(nom, "voleur", correspondance.sceauDuPrestataire().sceller(fausse));
            assertEquals(List.of(), prestataire.poste().relever());
            correspondance.passer(Duration.ofDays(2));
            assertEquals(
                    List.of(nom),
                    prestataire.poste().sansReponse(Duration.ofDays(1)).stream()
                            .map(LotEnvoye::depot)
                            .toList());
        }
    }

    @Test
    void une_cle_qui_expire_n_arrete_pas_la_reception() throws IOException {
        Correspondance correspondance = new Correspondance(
                dossier,
                ClesDEssai.valables(Duration.between(ClesDEssai.CREEES, ClesDEssai.MAINTENANT)
                        .plusDays(1)));
        NomDeDepot expire;
        try (Cote prestataire = correspondance.prestataire(lots)) {
            expire = Correspondance.envoyer(prestataire, "E-1");
        }
        correspondance.passer(Duration.ofDays(2));
        try (Cote ville = correspondance.ville(lots)) {
            assertEquals(List.of("CLE_EXPIREE"), recevoir(ville));
            assertArrayEquals(new byte[0], lots.accuse(expire).orElseThrow(), "nobody to encrypt it for");
            assertEquals(List.of(), recevoir(ville), "it is out of the way");
        }
    }

    /** Between the register and the drop there is a crash, then the key expires, or its owner brings it back. */
    @Test
    void ce_qui_fut_dit_d_un_lot_est_redit_apres_une_panne_quoi_que_valent_les_cles() throws IOException {
        Duration unJour =
                Duration.between(ClesDEssai.CREEES, ClesDEssai.MAINTENANT).plusDays(1);
        Correspondance correspondance = new Correspondance(dossier, ClesDEssai.valables(unJour));
        NomDeDepot nom;
        try (Cote prestataire = correspondance.prestataire(lots)) {
            nom = Correspondance.envoyer(prestataire, "E-1");
        }
        Lots coupes = new Coupe(lots);
        try (Cote ville = correspondance.ville(coupes)) {
            assertEquals(List.of("empechee"), recevoir(ville));
            correspondance.passer(Duration.ofDays(2));
            assertEquals(List.of("empechee"), recevoir(ville), "no key to answer with; not refused for all that");
            assertEquals(Map.of(), ville.carnet().ecartes());
            correspondance.passer(Duration.ofDays(-2));
        }
        try (Cote ville = correspondance.ville(lots)) {
            assertEquals(List.of("repetee"), recevoir(ville));
        }
        assertEquals(Map.of("E-1", 1), guichet.demandes);
        try (Cote prestataire = correspondance.prestataire(lots)) {
            assertEquals("accepte 1", issue(prestataire.poste().relever().get(0)));
            Correspondance.envoyer(prestataire, "E-2");
            correspondance.passer(Duration.ofDays(2));
            try (Cote ville = correspondance.ville(coupes)) {
                assertEquals(List.of("empechee"), recevoir(ville));
            }
            correspondance.passer(Duration.ofDays(-2));
            try (Cote ville = correspondance.ville(lots)) {
                assertEquals(List.of("CLE_EXPIREE"), recevoir(ville), "refused once, refused still");
            }
        }
        assertEquals(Map.of("E-1", 1), guichet.demandes);
        assertTrue(lots.accuse(nom).isPresent());
    }
}
