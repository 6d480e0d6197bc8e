package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.DepotsFautifs.Coupe;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.echange.PlaceDuLot;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each lot is taken once, in its rank, and answered. */
class RangsDesLotsTest extends PosteDEssai {

    @Test
    void un_lot_part_est_pris_une_fois_et_sa_reponse_revient() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            Correspondance.envoyer(prestataire, "E-1", "faux-2", "E-3");
            assertEquals(List.of("prise"), recevoir(ville));
            assertEquals(Map.of("E-1", 1, "E-3", 1), guichet.demandes);
            assertArrayEquals(
                    Correspondance.piece("E-3"), guichet.pieces.get(Empreinte.sha256(Correspondance.piece("E-3"))));
            assertEquals(
                    List.of("rejets 2 1"),
                    prestataire.poste().relever().stream()
                            .map(PosteDEssai::issue)
                            .toList());
            assertEquals(List.of(), prestataire.poste().relever(), "an answer is read once");
            Correspondance.envoyer(prestataire, "E-4");
            assertEquals(List.of("prise"), recevoir(ville));
            assertEquals("accepte 1", issue(prestataire.poste().relever().get(0)));
            assertEquals(List.of(1L, 2L), guichet.lots);
            assertEquals(List.of(), recevoir(ville));
            try (Stream<Path> restes = Files.list(ville.travail())) {
                assertEquals(1, restes.count(), "the register alone is left");
            }
        }
    }

    @Test
    void un_lot_scelle_et_depose_deux_fois_n_est_pris_qu_une_et_recoit_la_meme_reponse() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote ville = correspondance.ville(lots)) {
            NomDeDepot premier;
            try (Cote prestataire = correspondance.prestataire(lots)) {
                premier = Correspondance.envoyer(prestataire, "E-1", "faux-2");
            }
            recevoir(ville);
            // The same lot, sealed anew: another name and other bytes.
            LotsEnMemoire ailleurs = new LotsEnMemoire(InstantSource.system());
            Files.delete(dossier.resolve("prestataire/carnet"));
            try (Cote encore = correspondance.prestataire(ailleurs)) {
                NomDeDepot second = Correspondance.envoyer(encore, "E-1", "faux-2");
                assertTrue(!second.equals(premier));
                porter(ailleurs, second);
                assertEquals(List.of("repetee"), recevoir(ville));
                assertEquals(Map.of("E-1", 1), guichet.demandes);
                ailleurs.archiver(second, "essai", lots.accuse(second).orElseThrow());
                assertEquals("rejets 1 1", issue(encore.poste().relever().get(0)));
            }
        }
    }

    @Test
    void un_lot_en_avance_attend_ceux_d_avant_sans_reponse() throws IOException {
        Correspondance correspondance = correspondance();
        LotsEnMemoire ailleurs = new LotsEnMemoire(InstantSource.system());
        try (Cote prestataire = correspondance.prestataire(ailleurs);
                Cote ville = correspondance.ville(lots)) {
            List<NomDeDepot> noms = List.of(
                    Correspondance.envoyer(prestataire, "E-1"),
                    Correspondance.envoyer(prestataire, "E-2"),
                    Correspondance.envoyer(prestataire, "E-3"));
            for (int rang : new int[] {2, 1}) {
                porter(ailleurs, noms.get(rang));
                Arrivee derniere = ville.poste().recevoir(guichet).get(0);
                assertEquals(
                        new PlaceDuLot.Trou(1, rang),
                        assertInstanceOf(Arrivee.EnAttente.class, derniere).trou());
                assertEquals(Optional.empty(), lots.accuse(noms.get(rang)));
            }
            assertEquals(Map.of(), guichet.demandes);
            porter(ailleurs, noms.get(0));
            assertEquals(List.of("prise", "prise", "prise"), recevoir(ville));
            assertEquals(List.of(1L, 2L, 3L), guichet.lots);
        }
    }

    @Test
    void une_autre_histoire_au_meme_rang_est_ecartee_et_ne_touche_aucun_dossier() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote ville = correspondance.ville(lots)) {
            try (Cote prestataire = correspondance.prestataire(lots)) {
                Correspondance.envoyer(prestataire, "E-1");
                recevoir(ville);
                Files.delete(prestataire.travail().resolve("carnet"));
            }
            try (Cote oublieux = correspondance.prestataire(lots)) {
                Correspondance.envoyer(oublieux, "E-9");
                assertEquals(List.of("BIFURCATION"), recevoir(ville));
                assertEquals(Map.of("E-1", 1), guichet.demandes);
                assertEquals("BIFURCATION", issue(oublieux.poste().relever().get(0)));
                assertEquals(
                        List.of(MotifDeRefus.BIFURCATION),
                        List.copyOf(ville.carnet().ecartes().values()));
            }
        }
    }

    @Test
    void un_lot_refuse_ne_prend_pas_de_rang_et_le_suivant_le_remplace() throws IOException {
        Correspondance correspondance = correspondance();
        LotsEnMemoire ailleurs = new LotsEnMemoire(InstantSource.system());
        try (Cote prestataire = correspondance.prestataire(ailleurs);
                Cote ville = correspondance.ville(lots)) {
            NomDeDepot abime = Correspondance.envoyer(prestataire, "E-1");
            assertTrue(ailleurs.prendre(abime, "essai"));
            byte[] octets = ailleurs.ouvrir(abime, "essai", 0).readAllBytes();
            octets[octets.length / 2] ^= 1;
            lots.deposer(abime, octets(octets));
            assertEquals(List.of("DEPOT_ABIME"), recevoir(ville));
            assertEquals(Map.of(), guichet.demandes);
            ailleurs.isoler(abime, "essai", lots.accuse(abime).orElseThrow());
            assertEquals("DEPOT_ABIME", issue(prestataire.poste().relever().get(0)));
            NomDeDepot refait = Correspondance.envoyer(prestataire, "E-1");
            assertEquals(1, refait.sequence());
            porter(ailleurs, refait);
            assertEquals(List.of("prise"), recevoir(ville));
            assertEquals(Map.of("E-1", 1), guichet.demandes);
        }
    }

    @Test
    void envoyer_rend_le_nom_du_lot_qu_il_a_scelle() throws IOException {
        Correspondance correspondance = correspondance();
        Lots coupes = new Coupe(lots);
        try (Cote prestataire = correspondance.prestataire(coupes)) {
            assertThrows(PortException.class, () -> Correspondance.envoyer(prestataire, "E-1"));
        }
        try (Cote prestataire = correspondance.prestataire(lots)) {
            NomDeDepot nom = prestataire
                    .poste()
                    .envoyer(
                            "autre",
                            ObjetDuLot.DEMANDES,
                            LocalDate.of(2020, 6, 1),
                            LocalDate.of(2020, 6, 30),
                            new Correspondance.Demandes(List.of("E-2")));
            assertEquals("autre", nom.flux().destinataire());
            assertEquals(2, prestataire.carnet().envoyes().size());
        }
    }

    @Test
    void deux_fils_qui_envoient_ensemble_ont_chacun_leur_rang() throws Exception {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots)) {
            ExecutorService fils = Executors.newFixedThreadPool(2);
            try {
                List<Long> rangs = new ArrayList<>();
                for (Future<NomDeDepot> envoi : fils.invokeAll(List.<Callable<NomDeDepot>>of(
                        () -> Correspondance.envoyer(prestataire, "E-1"),
                        () -> Correspondance.envoyer(prestataire, "E-2")))) {
                    rangs.add(envoi.get().sequence());
                }
                rangs.sort(null);
                assertEquals(List.of(1L, 2L), rangs);
            } finally {
                fils.shutdownNow();
            }
        }
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            assertEquals(2, prestataire.carnet().envoyes().size());
            assertEquals(List.of("prise", "prise"), recevoir(ville));
        }
    }
}
