package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RejeuxTest {

    private static final String APPEL = "{\"motif\":\"OU_EN_EST_ON\"}";

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Commune.Appelant consigner(long version, String cle) {
        return commune.appel("POST", "dossiers/D-1/appels")
                .de(Role.INSTRUCTEUR)
                .version(version)
                .cle(cle)
                .json(APPEL);
    }

    @Test
    @Tag("securite")
    void la_meme_cle_rend_la_premiere_reponse_et_n_ecrit_plus() {
        commune.deposer("D-1");
        Reponse premiere = consigner(1, "k-1").envoyer();
        assertEquals(200, premiere.statut(), premiere.texte());
        assertNull(premiere.entete("Idempotency-Replayed"));
        Empreinte apres = commune.etat();
        commune.plusTard(Duration.ofHours(1));
        Reponse seconde = consigner(1, "k-1").envoyer();
        assertEquals(premiere.texte(), seconde.texte());
        assertEquals(premiere.entete("ETag"), seconde.entete("ETag"));
        assertEquals("true", seconde.entete("Idempotency-Replayed"));
        assertEquals(apres, commune.etat());
        // Another key is another call: the version tells the truth.
        assertEquals(412, consigner(1, "k-2").envoyer().statut());
        assertEquals(200, consigner(2, "k-2").envoyer().statut());
    }

    @Test
    void la_meme_cle_pour_autre_chose_est_refusee() {
        commune.deposer("D-1");
        consigner(1, "k-1").envoyer();
        Reponse autre = consigner(2, "k-1").json("{\"motif\":\"AUTRE\"}").envoyer();
        assertEquals(422, autre.statut());
        assertEquals("CLE_DEJA_EMPLOYEE", autre.code());
        assertEquals(
                "CLE_DEJA_EMPLOYEE",
                commune.appel("POST", "dossiers/D-1/desistement")
                        .de(Role.INSTRUCTEUR)
                        .version(2)
                        .cle("k-1")
                        .envoyer()
                        .code());
        // The same JSON written otherwise is the same request.
        assertEquals(
                200,
                consigner(1, "k-1")
                        .json("{ \"motif\" : \"OU_EN_EST_ON\" }")
                        .envoyer()
                        .statut());
        // Another caller has keys of his own.
        assertEquals(
                200,
                commune.appel("POST", "dossiers/D-1/appels")
                        .de(Role.ASSEMBLEES)
                        .version(2)
                        .cle("k-1")
                        .json("{\"motif\":\"AUTRE\"}")
                        .envoyer()
                        .statut());
    }

    @Test
    void la_meme_cle_sur_une_autre_version_est_une_autre_demande() {
        commune.deposer("D-1");
        assertEquals(200, consigner(1, "k-1").envoyer().statut());
        Reponse autre = consigner(2, "k-1").envoyer();
        assertEquals(422, autre.statut(), autre.texte());
        assertEquals("CLE_DEJA_EMPLOYEE", autre.code());
        assertEquals(2, commune.enregistre("D-1").version());
    }

    @Test
    void un_conflit_de_registre_n_est_pas_une_version_perimee() {
        commune.deposer("D-1");
        commune.pannes.put("D-1", new ConflitDeVersionException("velo-2026"));
        Reponse registre = consigner(1, "k-1").envoyer();
        assertEquals(409, registre.statut(), registre.texte());
        assertEquals("CONFLIT", registre.code());
        commune.pannes.put("D-1", new ConflitDeVersionException(new NumeroDossier("D-1")));
        assertEquals(412, consigner(1, "k-1").envoyer().statut());
    }

    @Test
    void ce_qui_echoue_rend_la_cle() {
        commune.deposer("D-1");
        assertEquals(412, consigner(9, "k-1").envoyer().statut());
        assertEquals(200, consigner(1, "k-1").envoyer().statut());
    }

    @Test
    void une_ecriture_sans_cle_est_refusee() {
        Reponse sans = commune.appel("POST", "dossiers")
                .de(Role.AUTOMATE)
                .cle(null)
                .json(Commune.demande("D-1").toString())
                .envoyer();
        assertEquals(400, sans.statut());
        assertEquals("CLE_ABSENTE", sans.code());
        assertEquals(
                "ENTETE_INVALIDE",
                commune.appel("POST", "dossiers")
                        .de(Role.AUTOMATE)
                        .cle("é è")
                        .json(Commune.demande("D-1").toString())
                        .envoyer()
                        .code());
        assertTrue(commune.dossiers.apres(null, 10).isEmpty());
    }

    @Test
    void de_plusieurs_appels_en_meme_temps_un_seul_ecrit() throws Exception {
        commune.deposer("D-1");
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> appels = new ArrayList<>();
            for (int rang = 0; rang < 8; rang++) {
                appels.add(() -> consigner(1, "k-1").envoyer().statut());
            }
            for (Future<Integer> statut : fils.invokeAll(appels)) {
                assertTrue(List.of(200, 409).contains(statut.get()), "" + statut.get());
            }
            assertEquals(2, commune.enregistre("D-1").version());
            appels.clear();
            for (int rang = 0; rang < 8; rang++) {
                String cle = "autre-" + rang;
                appels.add(() -> consigner(2, cle)
                        .json("{\"motif\":\"AUTRE\"}")
                        .envoyer()
                        .statut());
            }
            int faits = 0;
            for (Future<Integer> statut : fils.invokeAll(appels)) {
                assertTrue(List.of(200, 412).contains(statut.get()), "" + statut.get());
                faits += statut.get() == 200 ? 1 : 0;
            }
            assertEquals(1, faits);
            assertEquals(3, commune.enregistre("D-1").version());
        } finally {
            fils.shutdownNow();
        }
    }
}
