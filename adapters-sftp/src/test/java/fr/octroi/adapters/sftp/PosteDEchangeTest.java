package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.LotEnvoye;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.echange.PlaceDuLot;
import fr.octroi.format.LimitesDeLot;
import fr.octroi.format.LotRefuseException;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PosteDEchangeTest {

    @TempDir
    Path dossier;

    private final LotsEnMemoire lots = new LotsEnMemoire(InstantSource.system());
    private final Guichet guichet = new Guichet();

    private Correspondance correspondance() throws IOException {
        return new Correspondance(dossier);
    }

    private static Lots.Scelle octets(byte[] octets) {
        return new Lots.Scelle() {
            @Override
            public long taille() {
                return octets.length;
            }

            @Override
            public InputStream ouvrir(long debut) {
                return new ByteArrayInputStream(octets, (int) debut, octets.length);
            }
        };
    }

    private static String issue(Accuse accuse) {
        return accuse.issue()
                .selon(
                        accepte -> "accepte " + accepte.lignes(),
                        avecRejets -> "rejets " + avecRejets.lignes() + " "
                                + avecRejets.rejets().size(),
                        refuse -> refuse.motif().name());
    }

    private static String resume(Arrivee arrivee) {
        return arrivee.selon(
                prise -> "prise",
                repetee -> "repetee",
                enAttente -> "attend " + enAttente.trou().premier(),
                ecartee -> ecartee.motif().name(),
                empechee -> "empechee");
    }

    private List<String> recevoir(Cote ville) {
        return ville.poste().recevoir(guichet).stream()
                .map(PosteDEchangeTest::resume)
                .toList();
    }

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
                            .map(PosteDEchangeTest::issue)
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

    private void porter(LotsEnMemoire ailleurs, NomDeDepot nom) {
        assertTrue(ailleurs.prendre(nom, "essai"));
        try {
            lots.deposer(nom, octets(ailleurs.ouvrir(nom, "essai", 0).readAllBytes()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
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
    void ce_qui_fut_garde_assez_longtemps_est_retire_et_le_carnet_le_dit() throws IOException {
        Correspondance correspondance = correspondance();
        LotsEnMemoire dates = new LotsEnMemoire(() -> ClesDEssai.MAINTENANT);
        try (Cote prestataire = correspondance.prestataire(dates)) {
            NomDeDepot nom = Correspondance.envoyer(prestataire, "E-1");
            try (Cote ville = correspondance.ville(dates)) {
                recevoir(ville);
                correspondance.passer(Duration.ofDays(30));
                assertEquals(0, ville.poste().purger(Duration.ofDays(30)));
                correspondance.passer(Duration.ofSeconds(1));
                Correspondance ailleurs = new Correspondance(Files.createDirectory(dossier.resolve("ailleurs")));
                try (Cote tiers = ailleurs.tiers(dates)) {
                    assertEquals(0, tiers.poste().purger(Duration.ofDays(30)), "not theirs");
                }
                assertThrows(IllegalArgumentException.class, () -> ville.poste().purger(Duration.ofDays(-1)));
                assertEquals(1, ville.poste().purger(Duration.ofDays(30)));
                assertEquals(Optional.empty(), dates.accuse(nom));
            }
            try (Cote ville = correspondance.ville(dates)) {
                assertEquals(List.of(nom), ville.carnet().purges());
            }
        }
    }

    /** Were the refusal gone, the sender would go on behind a rank that was never taken. */
    @Test
    void qui_envoie_ne_retire_pas_une_reponse_qu_il_n_a_pas_lue() throws IOException {
        Correspondance correspondance = correspondance();
        LotsEnMemoire dates = new LotsEnMemoire(() -> ClesDEssai.MAINTENANT);
        try (Cote prestataire = correspondance.prestataire(dates);
                Cote ville = correspondance.ville(dates)) {
            NomDeDepot refuse = Correspondance.envoyer(prestataire, "E-1");
            assertEquals(
                    List.of("TROP_DE_REJETS"),
                    ville.poste().recevoir(new Fautif(LimitesDeLot.USUELLES.rejets() + 1)).stream()
                            .map(PosteDEchangeTest::resume)
                            .toList());
            correspondance.passer(Duration.ofDays(31));
            assertEquals(0, prestataire.poste().purger(Duration.ofDays(30)));
            assertEquals(List.of(), prestataire.carnet().purges());
            assertEquals("TROP_DE_REJETS", issue(prestataire.poste().relever().get(0)));
            assertEquals(1, prestataire.poste().purger(Duration.ofDays(30)), "now it was read");
            assertEquals(List.of(refuse), prestataire.carnet().purges());
            assertEquals(1, Correspondance.envoyer(prestataire, "E-1").sequence());
            assertEquals(List.of("prise"), recevoir(ville));
        }
    }

    @Test
    void un_debut_abime_chez_nous_ne_fait_pas_refuser_un_lot_juste() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            NomDeDepot nom = Correspondance.envoyer(prestataire, "E-1");
            Files.write(ville.travail().resolve("recu-" + nom), new byte[1_000]);
            assertEquals(List.of("prise"), recevoir(ville));
        }
    }

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
    void ce_qui_ne_passera_pas_pour_un_lot_n_arrete_pas_les_autres() throws IOException {
        Correspondance correspondance = correspondance();
        NomDeDepot premier;
        try (Cote prestataire = correspondance.prestataire(lots)) {
            premier = Correspondance.envoyer(prestataire, "E-1");
            Correspondance.envoyer(prestataire, "E-2");
        }
        try (Cote ville = correspondance.ville(new Empeche(lots, premier, PortException.Nature.DEFINITIVE))) {
            assertEquals(List.of("empechee", "attend 1"), recevoir(ville));
        }
        try (Cote ville = correspondance.ville(lots)) {
            assertEquals(List.of("prise", "prise"), recevoir(ville));
        }
    }

    @Test
    void ce_qui_fut_constate_avant_une_coupure_est_rendu() throws IOException {
        Correspondance correspondance = correspondance();
        NomDeDepot abime;
        NomDeDepot coupe;
        LotsEnMemoire ailleurs = new LotsEnMemoire(InstantSource.system());
        try (Cote prestataire = correspondance.prestataire(ailleurs)) {
            abime = Correspondance.envoyer(prestataire, "E-1");
            coupe = Correspondance.envoyer(prestataire, "E-2");
            Correspondance.envoyer(prestataire, "E-3");
        }
        lots.deposer(abime, octets(new byte[] {1}));
        ailleurs.offerts().stream().filter(nom -> !nom.equals(abime)).forEach(nom -> porter(ailleurs, nom));
        try (Cote ville = correspondance.ville(new Empeche(lots, coupe, PortException.Nature.TEMPORAIRE))) {
            assertEquals(List.of("DEPOT_ABIME", "empechee"), recevoir(ville), "the third is left to the next call");
        }
        try (Cote ville = correspondance.ville(lots)) {
            assertEquals(List.of("attend 1", "attend 1"), recevoir(ville));
        }
    }

    @Test
    void un_dossier_qu_un_autre_ecrit_au_meme_moment_n_arrete_que_son_lot() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            Correspondance.envoyer(prestataire, "E-1");
            Correspondance.envoyer(prestataire, "E-2");
            PosteDEchange.Accueil dispute = new PosteDEchange.Accueil() {
                @Override
                public void piece(FichierDuLot piece, InputStream contenu) {}

                @Override
                public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) {
                    throw new ConflitDeVersionException(new NumeroDossier("E-1"));
                }
            };
            assertEquals(
                    List.of("empechee", "attend 1"),
                    ville.poste().recevoir(dispute).stream()
                            .map(PosteDEchangeTest::resume)
                            .toList());
            assertEquals(List.of("prise", "prise"), recevoir(ville));
        }
    }

    /** It would come first at every call, and nothing behind it would ever be received. */
    @Test
    @Tag("securite")
    void une_erreur_de_l_hote_n_arrete_que_son_lot_et_ne_se_repete_pas() throws IOException {
        int rang = 0;
        for (Exception erreur : List.of(
                new IllegalStateException("Mme Dupont-Exemple est inconnue"),
                new IOException("Mme Dupont-Exemple est inconnue"),
                new UncheckedIOException(new IOException("Mme Dupont-Exemple est inconnue")))) {
            for (boolean desLaPiece : new boolean[] {true, false}) {
                echouerChezLHote(Files.createDirectory(dossier.resolve("e" + rang++)), erreur, desLaPiece);
            }
        }
    }

    private static void echouerChezLHote(Path ici, Exception erreur, boolean desLaPiece) throws IOException {
        LotsEnMemoire lots = new LotsEnMemoire(InstantSource.system());
        Guichet guichet = new Guichet();
        Correspondance correspondance = new Correspondance(ici);
        try (Cote autre = correspondance.autre(lots);
                Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            NomDeDepot premier = Correspondance.envoyer(autre, "E-1");
            Correspondance.envoyer(autre, "E-2");
            Correspondance.envoyer(prestataire, "E-3");
            PosteDEchange.Accueil bogue = new PosteDEchange.Accueil() {
                @Override
                public void piece(FichierDuLot piece, InputStream contenu) throws IOException {
                    if (desLaPiece && piece.contenu().equals(Empreinte.sha256(Correspondance.piece("E-1")))) {
                        echouer(erreur);
                    }
                    guichet.piece(piece, contenu);
                }

                @Override
                public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) throws IOException {
                    if (manifeste.flux().equals(premier.flux())) {
                        echouer(erreur);
                    }
                    return guichet.lignes(manifeste, contenu);
                }
            };
            List<Arrivee> arrivees = ville.poste().recevoir(bogue);
            assertEquals(
                    List.of("empechee", "attend 1", "prise"),
                    arrivees.stream().map(PosteDEchangeTest::resume).toList(),
                    "those of somebody else too are dealt with");
            String classe =
                    erreur instanceof IllegalStateException ? "java.lang.IllegalStateException" : "java.io.IOException";
            assertEquals(new Arrivee.Empechee(premier, classe), arrivees.get(0), "what a host says may name somebody");
            assertEquals(
                    List.of("prise", "prise"),
                    ville.poste().recevoir(guichet).stream()
                            .map(PosteDEchangeTest::resume)
                            .toList());
            assertEquals(Map.of("E-1", 1, "E-2", 1, "E-3", 1), guichet.demandes);
        }
    }

    private static void echouer(Exception erreur) throws IOException {
        if (erreur instanceof IOException controlee) {
            throw controlee;
        }
        throw (RuntimeException) erreur;
    }

    @Test
    @Tag("securite")
    void un_lot_qui_a_plus_de_fautes_que_convenu_est_refuse_d_un_mot() throws IOException {
        int limite = LimitesDeLot.USUELLES.rejets();
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            Correspondance.envoyer(prestataire, "E-1");
            assertEquals(
                    List.of("TROP_DE_REJETS"),
                    ville.poste().recevoir(new Fautif(limite + 1)).stream()
                            .map(PosteDEchangeTest::resume)
                            .toList());
            assertEquals("TROP_DE_REJETS", issue(prestataire.poste().relever().get(0)));
            assertEquals(List.of(), recevoir(ville), "it is out of the way");
            Correspondance.envoyer(prestataire, "E-2");
            assertEquals(
                    List.of("prise"),
                    ville.poste().recevoir(new Fautif(limite)).stream()
                            .map(PosteDEchangeTest::resume)
                            .toList(),
                    "it took no rank, and as many as agreed are told");
            assertEquals(
                    "rejets 0 " + limite, issue(prestataire.poste().relever().get(0)));
        }
    }

    /** A great restitution was sealed, sent for hours and refused. */
    @Test
    void qui_envoie_se_tient_aux_limites_convenues_avant_de_sceller() throws IOException {
        int piece = Correspondance.piece("E-1").length;
        Correspondance correspondance = correspondance();
        for (Map.Entry<LimitesDeLot, String> cas : Map.of(
                        new LimitesDeLot(1 << 20, 1 << 20, 1 << 20, 3, 1 << 20, 1 << 10, 1), "TROP_D_ENTREES",
                        new LimitesDeLot(1 << 20, 1 << 20, piece - 1, 4, 1 << 20, 1 << 10, 1),
                                "FICHIER_TROP_VOLUMINEUX",
                        new LimitesDeLot(1 << 20, 1 << 20, 1 << 20, 4, 100, 1 << 10, 1), "FICHIER_TROP_VOLUMINEUX",
                        new LimitesDeLot(1 << 20, 2L * piece, 1 << 20, 4, 1 << 20, 1 << 10, 1), "LOT_TROP_VOLUMINEUX",
                        new LimitesDeLot(1 << 20, 1 << 20, 1 << 20, 4, 1 << 20, 10, 1), "LIGNE_TROP_LONGUE",
                        new LimitesDeLot(100, 1 << 20, 1 << 20, 4, 1 << 20, 1 << 10, 1), "DEPOT_TROP_VOLUMINEUX")
                .entrySet()) {
            try (Cote prestataire = correspondance.prestataire(lots, cas.getKey())) {
                LotRefuseException refus =
                        assertThrows(LotRefuseException.class, () -> Correspondance.envoyer(prestataire, "E-1", "E-2"));
                assertEquals(cas.getValue(), refus.motif().name());
                try (Stream<Path> restes = Files.list(prestataire.travail())) {
                    assertEquals(1, restes.count(), "the register alone is left");
                }
            }
        }
        LimitesDeLot justes = new LimitesDeLot(1 << 20, 1 << 20, piece, 4, 1 << 20, 1 << 10, 1);
        try (Cote prestataire = correspondance.prestataire(lots, justes);
                Cote ville = correspondance.ville(lots)) {
            Correspondance.envoyer(prestataire, "E-1", "E-2");
            assertEquals(List.of("prise"), recevoir(ville), "its rank was free");
        }
    }

    /** A host who finds so many faults on the one line. */
    private record Fautif(int fautes) implements PosteDEchange.Accueil {
        @Override
        public void piece(FichierDuLot piece, InputStream contenu) {}

        @Override
        public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) {
            return Collections.nCopies(fautes, new Rejet(1, "E-1", "", "VALEUR_REFUSEE", "la valeur est refusée"));
        }
    }

    @Test
    void une_reponse_lue_avant_une_coupure_est_rendue() throws IOException {
        Correspondance correspondance = correspondance();
        NomDeDepot second;
        try (Cote prestataire = correspondance.prestataire(lots);
                Cote ville = correspondance.ville(lots)) {
            Correspondance.envoyer(prestataire, "E-1");
            second = Correspondance.envoyer(prestataire, "E-2");
            recevoir(ville);
        }
        Lots coupes = new Empeche(lots, second, PortException.Nature.TEMPORAIRE);
        try (Cote prestataire = correspondance.prestataire(coupes)) {
            assertEquals(1, prestataire.poste().relever().size());
            assertThrows(PortException.class, () -> prestataire.poste().relever(), "nothing came before it");
        }
        try (Cote prestataire = correspondance.prestataire(lots)) {
            assertEquals(1, prestataire.poste().relever().size());
        }
    }

    @Test
    void une_reception_coupee_reprend_a_l_octet_de_la_coupure() throws IOException {
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots)) {
            Correspondance.envoyer(prestataire, "E-1");
        }
        Interrompu interrompus = new Interrompu(lots, 10_000);
        for (String issue : List.of("empechee", "prise")) {
            try (Cote ville = correspondance.ville(interrompus)) {
                assertEquals(List.of(issue), recevoir(ville));
            }
        }
        assertEquals(List.of(0L, 10_000L), interrompus.debuts);
    }

    /** Between the drop's last word and the removal of a file of ours there is a crash. */
    @Test
    void ce_qu_une_panne_laisse_d_un_lot_parti_ou_clos_est_retire_a_l_appel_suivant() throws IOException {
        Correspondance correspondance = correspondance();
        LotsEnMemoire ailleurs = new LotsEnMemoire(InstantSource.system());
        try (Cote prestataire = correspondance.prestataire(ailleurs);
                Cote ville = correspondance.ville(lots)) {
            NomDeDepot premier = Correspondance.envoyer(prestataire, "E-1");
            NomDeDepot second = Correspondance.envoyer(prestataire, "E-2");
            porter(ailleurs, second);
            assertEquals(List.of("attend 1"), recevoir(ville));
            Files.write(prestataire.travail().resolve(premier.valeur()), new byte[] {1});
            Files.write(ville.travail().resolve("recu-" + premier), new byte[] {1});
            assertEquals(List.of("attend 1"), recevoir(ville));
            assertEquals(List.of("carnet", "recu-" + second), fichiers(ville));
            assertEquals(List.of(), prestataire.poste().reprendre());
            assertEquals(List.of("carnet"), fichiers(prestataire));
        }
        Lots coupes = new Coupe(lots);
        try (Cote prestataire = correspondance.prestataire(coupes)) {
            assertThrows(PortException.class, () -> Correspondance.envoyer(prestataire, "E-3"));
            assertThrows(PortException.class, () -> prestataire.poste().reprendre());
            assertEquals(2, fichiers(prestataire).size(), "what is still to be put stays");
        }
    }

    private static List<String> fichiers(Cote cote) throws IOException {
        try (Stream<Path> fichiers = Files.list(cote.travail())) {
            return fichiers.map(fichier -> String.valueOf(fichier.getFileName()))
                    .sorted()
                    .toList();
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

    @Test
    void un_rang_qui_n_est_pas_le_suivant_n_entre_pas_au_carnet_qui_se_relit() throws IOException {
        Path fichier = dossier.resolve("registre");
        NomDeDepot un = new NomDeDepot("prestataire.ma-ville.demandes.essai.00000001.0123456789abcdef.lot");
        NomDeDepot autre = new NomDeDepot("prestataire.ma-ville.demandes.essai.00000001.fedcba9876543210.lot");
        Empreinte lot = Empreinte.deChamps("lot");
        Accuse.Issue accepte = new Accuse.Accepte(lot, 1);
        try (Carnet carnet = Carnet.ouvrir(fichier)) {
            carnet.preparer(new LotScelle(un, lot, lot, fichier), List.of(), ClesDEssai.MAINTENANT);
            carnet.prendre(new Accuse("ma-ville", "prestataire", un, lot, ClesDEssai.MAINTENANT, accepte));
            for (Executable acte : List.<Executable>of(
                    () -> carnet.preparer(new LotScelle(autre, lot, lot, fichier), List.of(), ClesDEssai.MAINTENANT),
                    () -> carnet.prendre(
                            new Accuse("ma-ville", "prestataire", autre, lot, ClesDEssai.MAINTENANT, accepte)))) {
                assertEquals(
                        PortException.Nature.TEMPORAIRE,
                        assertThrows(PortException.class, acte).nature());
            }
        }
        try (Carnet carnet = Carnet.ouvrir(fichier)) {
            assertEquals(List.of(un), carnet.aDeposer());
            assertEquals(2, carnet.recue(un.flux()).prochaine());
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

    /** Every call may be cut, on either side, and the process may die after it: nothing is lost and nothing doubled. */
    @Test
    void des_coupures_au_hasard_ne_perdent_ni_ne_doublent_rien() throws IOException {
        for (long graine = 0; graine < 30; graine++) {
            Path ici = Files.createDirectory(dossier.resolve("g" + graine));
            Correspondance correspondance = new Correspondance(ici);
            Lots surs = new LotsEnMemoire(InstantSource.system());
            Capricieux lots = new Capricieux(surs, new Random(graine), 5);
            Guichet guichet = new Guichet();
            for (int envoi = 1; envoi <= 4; envoi++) {
                int numero = envoi;
                insister(() -> {
                    try (Cote prestataire = correspondance.prestataire(lots)) {
                        // A lot that was sealed before the cut is put, and not made again.
                        prestataire.poste().reprendre();
                        if (prestataire.carnet().envoyes().size() < numero) {
                            Correspondance.envoyer(prestataire, "E-" + numero);
                        }
                    }
                });
                insister(() -> {
                    try (Cote ville = correspondance.ville(lots)) {
                        Correspondance.recevoir(ville, guichet);
                    }
                });
            }
            try (Cote prestataire = correspondance.prestataire(surs);
                    Cote ville = correspondance.ville(surs)) {
                ville.poste().recevoir(guichet);
                prestataire.poste().relever();
                assertEquals(
                        List.of("accepte 1", "accepte 1", "accepte 1", "accepte 1"),
                        prestataire.carnet().reponses().values().stream()
                                .map(PosteDEchangeTest::issue)
                                .toList(),
                        "seed " + graine);
            }
            assertEquals(Map.of("E-1", 1, "E-2", 1, "E-3", 1, "E-4", 1), guichet.demandes, "seed " + graine);
        }
    }

    private static void insister(Runnable acte) {
        for (int essai = 0; essai < 1_000; essai++) {
            try {
                acte.run();
                return;
            } catch (PortException coupure) {
                assertEquals(PortException.Nature.TEMPORAIRE, coupure.nature());
            }
        }
        throw new IllegalStateException("it never went through");
    }

    @Test
    void le_carnet_laisse_la_ligne_que_la_panne_a_coupee() throws IOException {
        Correspondance correspondance = correspondance();
        Path carnet = dossier.resolve("prestataire/carnet");
        try (Cote prestataire = correspondance.prestataire(lots)) {
            Correspondance.envoyer(prestataire, "E-1");
        }
        String avant = Files.readString(carnet);
        Files.writeString(carnet, "PREPARE\tprestataire.ma-vi", StandardOpenOption.APPEND);
        try (Cote prestataire = correspondance.prestataire(lots)) {
            assertEquals(1, prestataire.carnet().envoyes().size());
            assertThrows(PortException.class, () -> Carnet.ouvrir(carnet), "two processes");
        }
        assertEquals(avant, Files.readString(carnet));
        Files.writeString(carnet, "n'importe quoi\n", StandardOpenOption.APPEND);
        assertEquals(
                PortException.Nature.DEFINITIVE,
                assertThrows(PortException.class, () -> correspondance.prestataire(lots))
                        .nature());
    }

    @Test
    void une_ligne_que_le_disque_n_a_pas_prise_ne_compte_pas_et_rien_ne_s_ecrit_avant_une_reouverture()
            throws IOException {
        Path fichier = dossier.resolve("registre");
        NomDeDepot nom = new NomDeDepot("prestataire.ma-ville.demandes.essai.00000001.0123456789abcdef.lot");
        Empreinte lot = Empreinte.deChamps("lot");
        AtomicBoolean plein = new AtomicBoolean(true);
        try (Carnet carnet = Carnet.ouvrir(fichier, (canal, octets) -> {
            if (plein.get()) {
                canal.write(octets.duplicate().limit(octets.limit() / 2));
                throw new IOException("the disk is full");
            }
        })) {
            LotScelle scelle = new LotScelle(nom, lot, lot, fichier);
            assertThrows(PortException.class, () -> carnet.preparer(scelle, List.of(), ClesDEssai.MAINTENANT));
            assertEquals(0, Files.size(fichier));
            assertEquals(List.of(), carnet.aDeposer());
            plein.set(false);
            assertThrows(PortException.class, () -> carnet.preparer(scelle, List.of(), ClesDEssai.MAINTENANT));
        }
        try (Carnet carnet = Carnet.ouvrir(fichier)) {
            carnet.preparer(new LotScelle(nom, lot, lot, fichier), List.of(), ClesDEssai.MAINTENANT);
            assertEquals(List.of(nom), carnet.aDeposer());
        }
    }

    @Test
    void ni_les_cles_ni_le_carnet_ne_disent_un_secret() throws IOException {
        ClesDEssai cles = ClesDEssai.neuves();
        assertTrue(cles.secrete().toString().matches("CleSecrete\\[[0-9A-F]{40}]"));
        Correspondance correspondance = correspondance();
        try (Cote prestataire = correspondance.prestataire(lots)) {
            Correspondance.envoyer(prestataire, "Durand-Secret");
        }
        assertTrue(!new String(Files.readAllBytes(dossier.resolve("prestataire/carnet")), StandardCharsets.UTF_8)
                .contains("Durand"));
    }

    /** A drop that gives all but one lot. */
    private static final class Empeche extends Capricieux {

        private final NomDeDepot refuse;
        private final PortException.Nature nature;

        Empeche(Lots surs, NomDeDepot refuse, PortException.Nature nature) {
            super(surs, new Random(1), Integer.MAX_VALUE);
            this.refuse = refuse;
            this.nature = nature;
        }

        private void refuser(NomDeDepot nom) {
            if (nom.equals(refuse)) {
                throw new PortException(nature, "refused", null);
            }
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            refuser(nom);
            return surs.ouvrir(nom, lecteur, debut);
        }

        @Override
        public Optional<byte[]> accuse(NomDeDepot nom) {
            refuser(nom);
            return super.accuse(nom);
        }
    }

    /** A drop whose first stream is cut. */
    private static final class Interrompu extends Capricieux {

        private final int permis;
        private final List<Long> debuts = new ArrayList<>();

        Interrompu(Lots surs, int permis) {
            super(surs, new Random(1), Integer.MAX_VALUE);
            this.permis = permis;
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            debuts.add(debut);
            InputStream flux = surs.ouvrir(nom, lecteur, debut);
            return debuts.size() > 1
                    ? flux
                    : new FilterInputStream(flux) {
                        private int lus;

                        @Override
                        public int read(byte[] tampon, int place, int longueur) throws IOException {
                            if (lus == permis) {
                                throw new IOException("cut");
                            }
                            int nouveaux = super.read(tampon, place, Math.min(longueur, permis - lus));
                            lus += nouveaux;
                            return nouveaux;
                        }
                    };
        }
    }

    /** A drop on which nothing is written. */
    private static final class Coupe extends Capricieux {

        Coupe(Lots surs) {
            super(surs, new Random(1), Integer.MAX_VALUE);
        }

        private static PortException coupure() {
            return new PortException(PortException.Nature.TEMPORAIRE, "cut", null);
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            return surs.ouvrir(nom, lecteur, debut);
        }

        @Override
        public void deposer(NomDeDepot nom, Scelle scelle) {
            throw coupure();
        }

        @Override
        public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
            throw coupure();
        }

        @Override
        public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
            throw coupure();
        }
    }

    /** A drop whose calls fail before they did anything, after they did all, or in the middle of a stream. */
    private static class Capricieux implements Lots {

        final Lots surs;
        private final Random hasard;
        private final int chances;

        Capricieux(Lots surs, Random hasard, int chances) {
            this.surs = surs;
            this.hasard = hasard;
            this.chances = chances;
        }

        private void peutEtre() {
            if (hasard.nextInt(chances) == 0) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "cut", null);
            }
        }

        private <T> T couper(Supplier<T> appel) {
            peutEtre();
            T rendu = appel.get();
            peutEtre();
            return rendu;
        }

        private InputStream couper(InputStream flux) {
            int permis = hasard.nextInt(20_000);
            return new FilterInputStream(flux) {
                private int lus;

                @Override
                public int read(byte[] tampon, int debut, int longueur) throws IOException {
                    int nouveaux = super.read(tampon, debut, Math.min(longueur, 1 + hasard.nextInt(3_000)));
                    lus += nouveaux;
                    if (lus > permis && hasard.nextInt(8) == 0) {
                        throw new IOException("cut");
                    }
                    return nouveaux;
                }
            };
        }

        @Override
        public void deposer(NomDeDepot nom, Scelle scelle) {
            couper(() -> {
                surs.deposer(nom, new Scelle() {
                    @Override
                    public long taille() {
                        return scelle.taille();
                    }

                    @Override
                    public InputStream ouvrir(long debut) {
                        return couper(scelle.ouvrir(debut));
                    }
                });
                return true;
            });
        }

        @Override
        public List<NomDeDepot> offerts() {
            return couper(surs::offerts);
        }

        @Override
        public boolean prendre(NomDeDepot nom, String lecteur) {
            return couper(() -> surs.prendre(nom, lecteur));
        }

        @Override
        public List<NomDeDepot> pris(String lecteur) {
            return couper(() -> surs.pris(lecteur));
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            return couper(couper(() -> surs.ouvrir(nom, lecteur, debut)));
        }

        @Override
        public void rendre(NomDeDepot nom, String lecteur) {
            surs.rendre(nom, lecteur);
        }

        @Override
        public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
            couper(() -> {
                surs.archiver(nom, lecteur, accuse);
                return true;
            });
        }

        @Override
        public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
            couper(() -> {
                surs.isoler(nom, lecteur, accuse);
                return true;
            });
        }

        @Override
        public Optional<byte[]> accuse(NomDeDepot nom) {
            return couper(() -> surs.accuse(nom));
        }

        @Override
        public int purger(Instant avant, Predicate<NomDeDepot> registre) {
            return surs.purger(avant, registre);
        }
    }
}
