package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that is written in several goes, and is none until it is filed. */
class BrouillonsTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Commune.Appelant usager(String verbe, String adresse) {
        return commune.appel(verbe, adresse).de(Role.USAGER, "D-1");
    }

    private static String corps(ObjectNode demande) {
        ObjectNode corps = Commune.JSON.createObjectNode();
        corps.set("demande", demande);
        return corps.toString();
    }

    /** All that a request says, but its number and its day. */
    private static ObjectNode entiere() {
        ObjectNode demande = Commune.demande("D-1");
        demande.remove(List.of("numero", "depot"));
        return demande;
    }

    private void commencer() {
        Reponse commence = usager("POST", "brouillons")
                .json("{\"numero\":\"D-1\",\"demande\":{\"demandeur\":{\"nom\":\"Exemple\"},"
                        + "\"depense\":{\"montantTtc\":\"quinze cents ?\"}}}")
                .envoyer();
        assertEquals(201, commence.statut(), commence.texte());
        assertEquals("\"1\"", commence.entete("ETag"));
        assertTrue(String.valueOf(commence.entete("Location")).endsWith("/api/v1/brouillons/D-1"));
    }

    private void reprendre() {
        Reponse repris = usager("PUT", "brouillons/D-1")
                .version(1)
                .json(corps(entiere()))
                .envoyer();
        assertEquals(200, repris.statut(), repris.texte());
        assertEquals("\"2\"", repris.entete("ETag"));
    }

    private Commune.Appelant depot(String cle) {
        return usager("POST", "brouillons/D-1/depot")
                .version(2)
                .cle(cle)
                .parties("demande", "{}", "piece:FACTURE", Commune.facture("D-1"), "piece:RIB", "RIB");
    }

    @Test
    void une_demande_s_ecrit_en_plusieurs_fois_et_se_depose_au_jour_de_son_depot() {
        commencer();
        assertEquals(
                "IMPOSSIBLE",
                usager("POST", "brouillons")
                        .json("{\"numero\":\"D-1\",\"demande\":{}}")
                        .envoyer()
                        .code());
        reprendre();
        assertEquals(
                412,
                usager("PUT", "brouillons/D-1")
                        .version(1)
                        .json(corps(entiere()))
                        .envoyer()
                        .statut(),
                "another window wrote since");
        Reponse lu = usager("GET", "brouillons/D-1").envoyer();
        assertEquals(entiere(), lu.json().path("demande"), lu.texte());
        assertEquals("2026-08-30T08:00:00Z", lu.json().path("jusqua").asText());
        assertEquals("\"2\"", lu.entete("ETag"));

        commune.plusTard(Duration.ofDays(3));
        Reponse depose = depot("depot-1").envoyer();
        assertEquals(201, depose.statut(), depose.texte());
        assertEquals("FAIT", depose.json().path("effet").asText());
        assertEquals(
                LocalDate.of(2026, 6, 4), commune.enregistre("D-1").dossier().depot());
        assertEquals(2, commune.enregistre("D-1").dossier().pieces().size());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut(), "it is a request now");

        Reponse encore = depot("depot-1").envoyer();
        assertEquals(depose.texte(), encore.texte());
        assertEquals("true", encore.entete("Idempotency-Replayed"));
        assertEquals(404, depot("depot-2").envoyer().statut());
        assertEquals(1, commune.enregistre("D-1").version());
    }

    @Test
    void un_depot_dont_le_brouillon_est_reste_est_reconnu_le_lendemain() {
        commencer();
        reprendre();
        commune.brouillonsFiges = true;
        assertEquals(201, depot("depot-1").envoyer().statut(), "what was filed is answered");
        commune.brouillonsFiges = false;
        commune.plusTard(Duration.ofDays(1));
        Reponse encore = depot("depot-2").envoyer();
        assertEquals("DEJA_FAIT", encore.json().path("effet").asText(), encore.texte());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    void ce_qui_contredit_le_dossier_depose_ne_s_efface_pas() {
        commencer();
        reprendre();
        commune.brouillonsFiges = true;
        assertEquals(201, depot("depot-1").envoyer().statut());
        commune.brouillonsFiges = false;
        ObjectNode corrigee = entiere();
        ((ObjectNode) corrigee.path("depense")).put("montantTtc", "1600.00");
        usager("PUT", "brouillons/D-1").version(2).json(corps(corrigee)).envoyer();
        Reponse autre = usager("POST", "brouillons/D-1/depot")
                .version(3)
                .cle("depot-2")
                .json("{}")
                .envoyer();
        assertEquals(202, autre.statut(), autre.texte());
        assertEquals(
                corrigee,
                usager("GET", "brouillons/D-1").envoyer().json().path("demande"),
                "his words stand nowhere else");
    }

    @Test
    void une_reponse_rejouee_n_efface_pas_ce_qui_fut_commence_depuis() {
        commencer();
        reprendre();
        assertEquals(201, depot("depot-1").envoyer().statut());
        commencer();
        reprendre();
        assertEquals("true", depot("depot-1").envoyer().entete("Idempotency-Replayed"));
        assertEquals(200, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    void ce_qui_manque_se_dit_au_depot_et_le_brouillon_reste() {
        commencer();
        Reponse incomplet =
                usager("POST", "brouillons/D-1/depot").version(1).json("{}").envoyer();
        assertEquals(422, incomplet.statut(), incomplet.texte());
        assertEquals("DEMANDE_REJETEE", incomplet.code());
        assertTrue(incomplet.texte().contains("\"/demandeur/prenom\""), incomplet.texte());
        assertTrue(incomplet.texte().contains("\"/depense/montantTtc\""), incomplet.texte());
        assertFalse(incomplet.texte().contains("quinze"), "a value comes back");
        assertTrue(commune.dossiers.apres(null, 10).isEmpty());
        assertEquals(200, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    @Tag("securite")
    void un_brouillon_n_est_lu_que_de_qui_l_ecrit_et_n_entre_dans_aucun_compte() {
        commencer();
        for (Role role : Role.values()) {
            Reponse lu = commune.appel("GET", "brouillons/D-1").de(role, "D-1").envoyer();
            boolean sien = role == Role.USAGER;
            assertEquals(sien, lu.statut() == 200, role + " " + lu.texte());
            assertEquals(sien, lu.texte().contains("Exemple"));
        }
        String autre = commune.autorite.signer(commune.autorite
                .dit(commune.maintenant(), "collectivite", Role.USAGER, "agent-2", "D-1")
                .build());
        assertEquals(
                404,
                commune.appel("GET", "brouillons/D-1").jeton(autre).envoyer().statut());
        Reponse dAutrui = commune.appel("POST", "brouillons")
                .de(Role.USAGER, "D-1")
                .json("{\"numero\":\"D-2\",\"demande\":{}}")
                .envoyer();
        assertEquals("DOSSIER_INCONNU", dAutrui.code());

        assertTrue(commune.dossiers.apres(null, 10).isEmpty());
        for (String vue : List.of("dossiers", "dossiers/changements")) {
            Reponse liste = commune.appel("GET", vue).de(Role.INSTRUCTEUR).envoyer();
            assertTrue(liste.json().path("dossiers").isEmpty(), liste.texte());
        }
        assertEquals(404, usager("GET", "dossiers/D-1").envoyer().statut());
        assertEquals(404, usager("GET", "dossiers/D-1/suivi").envoyer().statut());
    }

    @Test
    void un_brouillon_s_abandonne_et_s_efface_quand_on_le_delaisse() {
        commencer();
        assertEquals(
                412, usager("DELETE", "brouillons/D-1").version(2).envoyer().statut());
        assertEquals(
                200, usager("DELETE", "brouillons/D-1").version(1).envoyer().statut());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
        commencer();
        commune.plusTard(Duration.ofDays(90));
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
        assertEquals(404, depot("depot-1").envoyer().statut());
        assertEquals(1, commune.brouillons.eliminer(commune.maintenant()));
        assertEquals(0, commune.brouillons.eliminer(commune.maintenant()));
    }
}
