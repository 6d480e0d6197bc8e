package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exchange from end to end, over the embedded server and over OpenSSH, and what no network can do to it. */
class EchangeSurSftpTest {

    /** A tenth in an ordinary build, half of them on each server. */
    private static final int RUNS = Boolean.getBoolean("octroi.endurance") ? 300 : 30;

    private static final NomDeDepot UN_LOT =
            new NomDeDepot("prestataire.ma-ville.demandes.essai.00000002.0123456789abcdef.lot");
    private static final NomDeDepot UN_LOT_D_AVANT =
            new NomDeDepot("prestataire.ma-ville.demandes.essai.00000001.0123456789abcdef.lot");

    @TempDir
    static Path dossier;

    private static final List<ServeurDEssai> SERVEURS = new ArrayList<>();

    @BeforeAll
    static void demarrer() throws Exception {
        SERVEURS.add(new ServeurMina(Files.createDirectory(dossier.resolve("mina"))));
        SERVEURS.add(new ServeurOpenSsh(Files.createDirectory(dossier.resolve("openssh"))));
    }

    @AfterAll
    static void arreter() {
        SERVEURS.forEach(ServeurDEssai::close);
        SERVEURS.clear();
    }

    static List<ServeurDEssai> serveurs() {
        return SERVEURS;
    }

    /** On each server in turn, and none is stopped in between. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("serveurs")
    private @interface SurChaqueServeur {}

    private static LotsSftp lots(ServeurDEssai serveur, Path depot) {
        return new LotsSftp(serveur.acces(depot));
    }

    @SurChaqueServeur
    void un_lot_part_est_pris_et_sa_reponse_revient(ServeurDEssai serveur) throws Exception {
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

    @SurChaqueServeur
    void un_lot_qui_a_deux_noms_n_arrete_pas_la_reception(ServeurDEssai serveur) throws Exception {
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

    @SurChaqueServeur
    void au_dela_de_sa_fin_un_lot_n_a_plus_rien_et_la_liaison_tient(ServeurDEssai serveur) throws Exception {
        Path depot = serveur.depotNeuf();
        try (LotsSftp lots = lots(serveur, depot)) {
            lots.preparer();
            Files.write(depot.resolve("depots/" + UN_LOT), new byte[100]);
            assertTrue(lots.prendre(UN_LOT, "a"));
            for (int debut : new int[] {101, 100, 99}) {
                try (InputStream reste = lots.ouvrir(UN_LOT, "a", debut)) {
                    assertEquals(debut == 99 ? 1 : 0, reste.readAllBytes().length);
                }
            }
        }
    }

    /** What a crash of the server leaves for one reader, in the middle of a rename, while another comes. */
    @SurChaqueServeur
    void un_lot_qu_une_panne_laisse_a_deux_lecteurs_n_est_qu_a_un(ServeurDEssai serveur) throws Exception {
        for (String vivant : List.of("a", "z")) {
            Path depot = serveur.depotNeuf();
            NomDeDepot nom = UN_LOT;
            try (LotsSftp lots = lots(serveur, depot)) {
                lots.preparer();
                Path offert = Files.write(depot.resolve("depots/" + nom), new byte[] {1});
                Files.createLink(depot.resolve("pris/" + nom + "~m"), offert);
                assertEquals(List.of(), lots.pris("m"), "it is still offered");
                assertTrue(lots.prendre(nom, vivant));
                assertEquals(List.of(), lots.pris("m"));
                assertFalse(lots.prendre(nom, "m"));
                assertEquals(List.of(nom), lots.pris(vivant));
                // The one who took it died before he could remove the other name: the first has it, whoever comes
                // first.
                Files.createLink(depot.resolve("pris/" + nom + "~m"), depot.resolve("pris/" + nom + "~" + vivant));
                String premier = vivant.equals("a") ? "a" : "m";
                assertEquals(premier.equals("m"), lots.prendre(nom, "m"));
                assertEquals(premier.equals(vivant), lots.prendre(nom, vivant));
                assertEquals(List.of("pris/" + nom + "~" + premier), noms(depot, nom.valeur()));
            }
        }
    }

    /** A crash between the two halves of the rename that ends a deposit leaves both names. */
    @SurChaqueServeur
    void un_depot_acheve_ne_laisse_pas_son_nom_provisoire(ServeurDEssai serveur) throws Exception {
        Path depot = serveur.depotNeuf();
        Correspondance correspondance = new Correspondance(Files.createTempDirectory(dossier, "c"));
        try (LotsSftp lots = lots(serveur, depot);
                Cote prestataire = correspondance.prestataire(lots)) {
            lots.preparer();
            NomDeDepot nom = Correspondance.envoyer(prestataire, "E-1");
            Path offert = depot.resolve("depots/" + nom);
            LotScelle encore = new LotScelle(nom, Empreinte.deChamps("lot"), Empreinte.deChamps("lot"), offert);
            Files.createLink(depot.resolve("depots/" + nom + ".part"), offert);
            lots.deposer(nom, encore);
            assertEquals(List.of("depots/" + nom), noms(depot, ""));
        }
    }

    /** Each of them looked at the drop before the other put the lot. */
    @SurChaqueServeur
    void un_lot_qu_un_autre_processus_a_depose_n_est_pas_offert_deux_fois(ServeurDEssai serveur) throws Exception {
        Map<String, Consumer<LotsSftp>> suites = new TreeMap<>(Map.of(
                "depots/", lots -> {},
                "pris/", lots -> lots.prendre(UN_LOT, "poste"),
                "archives/",
                        lots -> {
                            lots.prendre(UN_LOT, "poste");
                            lots.archiver(UN_LOT, "poste", new byte[] {1});
                        },
                "quarantaine/",
                        lots -> {
                            lots.prendre(UN_LOT, "poste");
                            lots.isoler(UN_LOT, "poste", new byte[] {1});
                        }));
        Path source = Files.write(dossier.resolve("source"), new byte[] {1, 2, 3});
        LotScelle scelle = new LotScelle(UN_LOT, Empreinte.deChamps("lot"), Empreinte.deChamps("lot"), source);
        LotScelle avant =
                new LotScelle(UN_LOT_D_AVANT, Empreinte.deChamps("avant"), Empreinte.deChamps("avant"), source);
        for (String ou : suites.keySet()) {
            Path depot = serveur.depotNeuf();
            try (LotsSftp un = lots(serveur, depot);
                    LotsSftp autre = lots(serveur, depot)) {
                un.preparer();
                autre.deposer(UN_LOT_D_AVANT, avant);
                un.deposer(UN_LOT, scelle);
                suites.get(ou).accept(un);
                List<String> la = noms(depot, UN_LOT.valeur());
                assertTrue(la.stream().anyMatch(nom -> nom.startsWith(ou)), ou);
                autre.deposer(UN_LOT, scelle);
                assertEquals(la, noms(depot, UN_LOT.valeur()));
            }
        }
    }

    @SurChaqueServeur
    void rien_ne_se_perd_ni_ne_double_malgre_le_reseau(ServeurDEssai serveur) throws Exception {
        int runs = RUNS / 2;
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
                            Correspondance.recevoir(ville, guichet);
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

    @SurChaqueServeur
    void ce_qui_n_a_pas_un_nom_de_lot_est_mis_a_part(ServeurDEssai serveur) throws Exception {
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
    }
}
