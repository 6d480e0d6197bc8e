package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.adapters.sftp.DepotsFautifs.Empeche;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.format.LimitesDeLot;
import fr.octroi.format.LotRefuseException;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lot that the host or an agreed limit stops stops alone. */
class LotsEmpechesTest extends PosteDEssai {

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
                            .map(PosteDEssai::resume)
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
                    arrivees.stream().map(PosteDEssai::resume).toList(),
                    "those of somebody else too are dealt with");
            String classe =
                    erreur instanceof IllegalStateException ? "java.lang.IllegalStateException" : "java.io.IOException";
            assertEquals(new Arrivee.Empechee(premier, classe), arrivees.get(0), "what a host says may name somebody");
            assertEquals(
                    List.of("prise", "prise"),
                    ville.poste().recevoir(guichet).stream()
                            .map(PosteDEssai::resume)
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
                            .map(PosteDEssai::resume)
                            .toList());
            assertEquals("TROP_DE_REJETS", issue(prestataire.poste().relever().get(0)));
            assertEquals(List.of(), recevoir(ville), "it is out of the way");
            Correspondance.envoyer(prestataire, "E-2");
            assertEquals(
                    List.of("prise"),
                    ville.poste().recevoir(new Fautif(limite)).stream()
                            .map(PosteDEssai::resume)
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
}
