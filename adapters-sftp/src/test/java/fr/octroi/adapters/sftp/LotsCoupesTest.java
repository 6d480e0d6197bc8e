package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.adapters.sftp.DepotsFautifs.Capricieux;
import fr.octroi.adapters.sftp.DepotsFautifs.Coupe;
import fr.octroi.adapters.sftp.DepotsFautifs.Empeche;
import fr.octroi.adapters.sftp.DepotsFautifs.Interrompu;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cut or a crash leaves is taken up again: nothing is lost and nothing doubled. */
class LotsCoupesTest extends PosteDEssai {

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
                                .map(PosteDEssai::issue)
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
}
