package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.format.LimitesDeLot;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the register takes, keeps through a crash, removes, and never says. */
class CarnetTest extends PosteDEssai {

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
                            .map(PosteDEssai::resume)
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
}
