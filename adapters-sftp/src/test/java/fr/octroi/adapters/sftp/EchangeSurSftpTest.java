package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exchange from end to end, over the embedded server and over OpenSSH, and what no network can do to it. */
class EchangeSurSftpTest {

    /** A tenth in an ordinary build, half of them on each server. */
    private static final int RUNS = Boolean.getBoolean("octroi.endurance") ? 300 : 30;

    @TempDir
    Path dossier;

    private interface Essai {
        void sur(ServeurDEssai serveur) throws Exception;
    }

    private void surMina(Essai essai) throws Exception {
        try (ServeurDEssai mina = new ServeurMina(Files.createDirectory(dossier.resolve("mina")))) {
            essai.sur(mina);
        }
    }

    private void surOpenSsh(Essai essai) throws Exception {
        try (ServeurDEssai openSsh = new ServeurOpenSsh(Files.createDirectory(dossier.resolve("openssh")))) {
            essai.sur(openSsh);
        }
    }

    private static LotsSftp lots(ServeurDEssai serveur, Path depot) {
        return new LotsSftp(serveur.acces(depot));
    }

    private void deBoutEnBout(ServeurDEssai serveur) throws Exception {
        Path depot = serveur.depotNeuf();
        Correspondance correspondance = new Correspondance(Files.createTempDirectory(dossier, "c"));
        Guichet guichet = new Guichet();
        try (LotsSftp aller = lots(serveur, depot);
                LotsSftp retour = lots(serveur, depot)) {
            aller.preparer();
            try (Cote prestataire = correspondance.prestataire(aller);
                    Cote ville = correspondance.ville(retour)) {
                NomDeDepot premier = Correspondance.envoyer(prestataire, "E-1", "faux-2");
                Correspondance.envoyer(prestataire, "E-3");
                assertEquals(List.of("depots/" + premier), noms(depot, premier.valeur()));
                assertEquals(2, ville.poste().recevoir(guichet).size());
                assertEquals(Map.of("E-1", 1, "E-3", 1), guichet.demandes);
                assertArrayEquals(
                        Correspondance.piece("E-1"), guichet.pieces.get(Empreinte.sha256(Correspondance.piece("E-1"))));
                assertEquals(2, prestataire.poste().relever().size());
                assertEquals(
                        List.of("accuses/" + premier + ".accuse", "archives/" + premier),
                        noms(depot, premier.valeur()));
                FileTime vieux = FileTime.from(Instant.now().minus(Duration.ofDays(60)));
                Instant avant = Instant.now().minus(Duration.ofDays(30));
                Files.setLastModifiedTime(depot.resolve("archives/" + premier), vieux);
                assertEquals(0, retour.purger(avant, nom -> true), "its answer is of today");
                Files.setLastModifiedTime(depot.resolve("archives/" + premier), FileTime.from(Instant.now()));
                Files.setLastModifiedTime(depot.resolve("accuses/" + premier + ".accuse"), vieux);
                assertEquals(0, retour.purger(avant, nom -> true), "the lot is of today");
                assertEquals(2, retour.purger(Instant.now().plus(Duration.ofDays(1)), nom -> true));
                assertEquals(List.of(), noms(depot, ""));
            }
        }
    }

    /** Returns the files of a drop whose name holds a text, each with its folder, in order. */
    private static List<String> noms(Path depot, String texte) throws IOException {
        try (Stream<Path> fichiers = Files.walk(depot)) {
            return fichiers.filter(Files::isRegularFile)
                    .map(fichier -> depot.relativize(fichier).toString())
                    .filter(nom -> nom.contains(texte))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void de_bout_en_bout_sur_mina() throws Exception {
        surMina(this::deBoutEnBout);
    }

    @Test
    void de_bout_en_bout_sur_openssh() throws Exception {
        surOpenSsh(this::deBoutEnBout);
    }

    private void lesDeuxNoms(ServeurDEssai serveur) throws Exception {
        Path depot = serveur.depotNeuf();
        Correspondance correspondance = new Correspondance(Files.createTempDirectory(dossier, "c"));
        Guichet guichet = new Guichet();
        try (LotsSftp lots = lots(serveur, depot)) {
            lots.preparer();
            try (Cote prestataire = correspondance.prestataire(lots);
                    Cote ville = correspondance.ville(lots)) {
                NomDeDepot nom = Correspondance.envoyer(prestataire, "E-1");
                Path offert = depot.resolve("depots/" + nom);
                assertTrue(lots.prendre(nom, "poste"));
                Files.copy(depot.resolve("pris/" + nom + "~poste"), offert);
                assertEquals(1, ville.poste().recevoir(guichet).size());
                assertEquals(List.of(), noms(depot, "depots/"));
                Files.copy(depot.resolve("archives/" + nom), offert);
                Correspondance.envoyer(prestataire, "E-2");
                assertEquals(2, ville.poste().recevoir(guichet).size());
                assertEquals(List.of("accuses/" + nom + ".accuse", "archives/" + nom), noms(depot, nom.valeur()));
                assertEquals(Map.of("E-1", 1, "E-2", 1), guichet.demandes);
            }
        }
    }

    @Test
    void un_lot_qui_a_deux_noms_n_arrete_pas_la_reception_sur_mina() throws Exception {
        surMina(this::lesDeuxNoms);
    }

    @Test
    void un_lot_qui_a_deux_noms_n_arrete_pas_la_reception_sur_openssh() throws Exception {
        surOpenSsh(this::lesDeuxNoms);
    }

    private void malgreLeReseau(ServeurDEssai serveur, int runs) throws Exception {
        int coupures = 0;
        for (int run = 0; run < runs; run++) {
            Path depot = serveur.depotNeuf();
            Correspondance correspondance = new Correspondance(Files.createTempDirectory(dossier, "c"));
            Guichet guichet = new Guichet();
            try (Entremetteur entremetteur = new Entremetteur(serveur.port(), 1_000L + run);
                    LotsSftp direct = lots(serveur, depot);
                    LotsSftp aller = new LotsSftp(parLui(serveur, entremetteur, depot));
                    LotsSftp retour = new LotsSftp(parLui(serveur, entremetteur, depot))) {
                direct.preparer();
                for (int envoi = 1; envoi <= 2; envoi++) {
                    int numero = envoi;
                    insister(entremetteur, () -> {
                        try (Cote prestataire = correspondance.prestataire(aller)) {
                            prestataire.poste().reprendre();
                            if (prestataire.carnet().envoyes().size() < numero) {
                                Correspondance.envoyer(prestataire, "E-" + numero);
                            }
                        }
                    });
                    insister(entremetteur, () -> {
                        try (Cote ville = correspondance.ville(retour)) {
                            ville.poste().recevoir(guichet);
                        }
                    });
                }
                coupures += entremetteur.coupures();
                try (Cote prestataire = correspondance.prestataire(direct)) {
                    assertEquals(2, prestataire.poste().relever().size(), "run " + run);
                }
                assertEquals(Map.of("E-1", 1, "E-2", 1), guichet.demandes, "run " + run);
                assertEquals(List.of(1L, 2L), guichet.lots, "run " + run);
                assertEquals(4, noms(depot, "").size(), "run " + run + " leaves " + noms(depot, ""));
            }
        }
        System.out.println(serveur.getClass().getSimpleName() + ": " + runs + " runs, " + coupures + " cuts");
        assertTrue(coupures > runs, "only " + coupures + " cuts");
    }

    private static AccesSftp parLui(ServeurDEssai serveur, Entremetteur entremetteur, Path depot) {
        AccesSftp direct = serveur.acces(depot);
        return new AccesSftp(
                direct.hote(),
                entremetteur.port(),
                direct.utilisateur(),
                direct.clesDuServeur(),
                direct.cle(),
                direct.racine(),
                Duration.ofSeconds(5));
    }

    private static void insister(Entremetteur entremetteur, Runnable acte) {
        List<PortException> coupures = new ArrayList<>();
        for (int essai = 0; essai < 60; essai++) {
            try {
                acte.run();
                return;
            } catch (PortException coupure) {
                coupures.add(coupure);
                if (essai == 40) {
                    entremetteur.calmer();
                }
            }
        }
        throw coupures.get(coupures.size() - 1);
    }

    @Test
    void rien_ne_se_perd_ni_ne_double_sur_mina_malgre_le_reseau() throws Exception {
        surMina(serveur -> malgreLeReseau(serveur, RUNS / 2));
    }

    @Test
    void rien_ne_se_perd_ni_ne_double_sur_openssh_malgre_le_reseau() throws Exception {
        surOpenSsh(serveur -> malgreLeReseau(serveur, RUNS / 2));
    }

    @Test
    void ce_qui_n_a_pas_un_nom_de_lot_est_mis_a_part() throws Exception {
        surMina(serveur -> {
            Path depot = serveur.depotNeuf();
            try (LotsSftp lots = lots(serveur, depot)) {
                lots.preparer();
                String partiel = "a.b.demandes.essai.00000001.0123456789abcdef.lot.part";
                for (String nom : List.of("courrier.zip", "..lot", "n'importe quoi.lot", partiel)) {
                    Files.write(depot.resolve("depots/" + nom), "x".getBytes(StandardCharsets.UTF_8));
                }
                assertEquals(List.of(), lots.offerts());
                assertEquals(0, lots.ecarterInconnus(Instant.now().minus(Duration.ofDays(1))), "too young");
                assertEquals(3, lots.ecarterInconnus(Instant.now().plus(Duration.ofDays(1))));
                assertEquals(List.of("depots/" + partiel), noms(depot, "depots/"));
                assertEquals(3, noms(depot, "quarantaine/inconnu-").size());
            }
        });
    }
}
