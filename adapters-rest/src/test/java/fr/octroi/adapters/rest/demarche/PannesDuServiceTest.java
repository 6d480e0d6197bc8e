package fr.octroi.adapters.rest.demarche;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that is late, broken, cut or lies; it needs no schema. */
class PannesDuServiceTest {

    private static final String PERSONNE = "Camille Exemple";
    private static final String VIDE =
            "{\"data\":{\"demarche\":{\"deletedDossiers\":{\"pageInfo\":{\"hasNextPage\":false},\"nodes\":[]}}}}";

    private final Guichetier service = Guichetier.sansSchema();
    private final DemarcheNumerique client = service.client();

    @AfterEach
    void fermer() {
        service.close();
    }

    private PortException panne(HttpHandler reponse) {
        return panne(reponse, client);
    }

    private PortException panne(HttpHandler reponse, DemarcheNumerique appelant) {
        service.panne = reponse;
        PortException panne = assertThrows(PortException.class, () -> appelant.effaces(1, Marque.DEBUT));
        String dit = panne + " " + panne.getCause();
        assertFalse(dit.contains(PERSONNE) || dit.contains(Guichetier.JETON), dit);
        assertNull(panne.getCause(), "a cause may quote what came");
        return panne;
    }

    @ParameterizedTest
    @CsvSource({
        "500,TEMPORAIRE", "502,TEMPORAIRE", "503,TEMPORAIRE", "408,TEMPORAIRE", "429,TEMPORAIRE",
        "400,DEFINITIVE", "401,DEFINITIVE", "403,DEFINITIVE", "404,DEFINITIVE", "302,DEFINITIVE"
    })
    void chaque_statut_a_sa_nature(int statut, Nature nature) {
        assertEquals(
                nature,
                panne(Guichetier.dire(statut, PERSONNE, "Location", "http://127.0.0.1:1/ailleurs"))
                        .nature());
        assertEquals(1, service.autorisations.size(), "no redirection is followed, nothing is tried again");
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 120, 120",
        "429, Retry-After, 'Mon, 1 Jun 2026 10:00:30 GMT', 30",
        "429, Retry-After, demain, 60",
        "429, Server, x, 60",
        "429, Retry-After, 999999, 3600",
        "429, RateLimit-Reset, 1780308050, 50",
        "429, RateLimit-Reset, 1780307000, 1",
        "503, Retry-After, 5, 5",
        "200, X-RateLimit-Reset, 7, 7",
        "200, RateLimit-Reset, 1780308040, 40"
    })
    void le_service_est_laisse_tranquille_le_temps_qu_il_demande(
            int statut, String entete, String valeur, int attente) {
        service.panne =
                Guichetier.dire(statut, VIDE, entete, valeur, "RateLimit-Remaining", "0", "X-RateLimit-Remaining", "0");
        try {
            client.effaces(1, Marque.DEBUT);
            assertEquals(200, statut);
        } catch (PortException panne) {
            assertEquals(Nature.TEMPORAIRE, panne.nature());
        }
        assertEquals(service.maintenant.plusSeconds(attente), client.reprise());
        service.panne = Guichetier.dire(200, VIDE);
        assertEquals(
                Nature.TEMPORAIRE,
                assertThrows(PortException.class, () -> client.effaces(1, Marque.DEBUT))
                        .nature());
        assertEquals(1, service.autorisations.size(), "nothing was sent");
        service.maintenant = service.maintenant.plusSeconds(attente);
        assertTrue(client.effaces(1, Marque.DEBUT).fin());
        assertEquals(2, service.autorisations.size());
    }

    @Test
    void un_service_muet_ou_qui_s_arrete_au_milieu_ne_retient_personne() {
        HttpHandler muet = echange -> dormir();
        HttpHandler auMilieu = echange -> {
            echange.sendResponseHeaders(200, 1_000);
            echange.getResponseBody().write(VIDE.getBytes(StandardCharsets.UTF_8), 0, 20);
            echange.getResponseBody().flush();
            dormir();
        };
        DemarcheNumerique presse = service.client(Guichetier.ICI, Duration.ofSeconds(1));
        assertTimeout(Duration.ofSeconds(30), () -> {
            assertEquals(Nature.TEMPORAIRE, panne(muet, presse).nature());
            assertEquals(Nature.TEMPORAIRE, panne(auMilieu, presse).nature());
        });
    }

    private static void dormir() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException fin) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void une_reponse_coupee_ou_d_une_autre_forme_est_une_panne_passagere() {
        HttpHandler coupee = echange -> {
            echange.sendResponseHeaders(200, 1_000);
            echange.getResponseBody().write(VIDE.getBytes(StandardCharsets.UTF_8), 0, 40);
            echange.close();
        };
        assertEquals(Nature.TEMPORAIRE, panne(coupee).nature());
        for (String corps : List.of(
                "",
                VIDE.substring(0, 40),
                "<html>" + PERSONNE + "</html>",
                "[]",
                "{}",
                "{\"data\":null}",
                "{\"data\":{\"demarche\":null}}",
                VIDE.replace("[]", "null"),
                VIDE.replace("[]", "[null]"),
                VIDE.replace("[]", "[" + "{\"number\":1},".repeat(100) + "{\"number\":1}]"),
                VIDE.replace("false", "true"),
                VIDE.replace("false", "true,\"endCursor\":\"\""))) {
            assertEquals(Nature.TEMPORAIRE, panne(Guichetier.dire(200, corps)).nature(), corps);
        }
    }

    @Test
    void un_curseur_qui_n_avance_pas_ne_fait_pas_lire_sans_fin() {
        service.panne = Guichetier.dire(200, VIDE.replace("false", "true,\"endCursor\":\"a\""));
        Marque suite = client.effaces(1, Marque.DEBUT).suite();
        assertEquals("a", suite.curseur());
        assertThrows(PortException.class, () -> client.effaces(1, suite));
    }

    @Test
    void les_erreurs_du_service_sont_definitives_et_ne_sont_pas_repetees() {
        String erreurs = "{\"data\":null,\"errors\":[{\"message\":\"" + PERSONNE + "\",\"path\":[\"demarche\"]}]}";
        assertEquals(Nature.DEFINITIVE, panne(Guichetier.dire(200, erreurs)).nature());
        PortException page = assertThrows(
                PortException.class,
                () -> client.dossiers(service.collecte(1), new Marque(Instant.EPOCH, "c", Instant.EPOCH)));
        assertEquals(Nature.DEFINITIVE, page.nature());
    }

    @Test
    void une_page_dont_le_service_n_a_pas_eu_le_temps_ne_rejette_aucun_dossier() {
        service.panne = Guichetier.dire(200, """
                {"data":{"demarche":{"dossiers":{"pageInfo":{"hasNextPage":false},"nodes":[null]}}},
                 "errors":[{"message":"Timeout","path":["demarche","dossiers","nodes",0,"champs"],"extensions":{"code":"timeout"}}]}""");
        PortException panne = assertThrows(
                PortException.class,
                () -> client.dossiers(service.collecte(2), new Marque(Instant.EPOCH, "c", Instant.EPOCH)));
        assertEquals(Nature.TEMPORAIRE, panne.nature());
    }

    @Test
    void une_erreur_sur_un_dossier_ne_coute_que_lui() {
        service.panne = Guichetier.dire(200, """
                {"data":{"demarche":{"dossiers":{"pageInfo":{"hasNextPage":false,"endCursor":"z"},"nodes":[null,{"number":7}]}}},
                 "errors":[{"message":"Camille Exemple","path":["demarche","dossiers","nodes",0,"usager"]}]}""");
        PageDeDossiers page = client.dossiers(service.collecte(2), new Marque(Instant.EPOCH, "c", Instant.EPOCH));
        assertEquals(1, page.lignes().size());
        assertEquals(1, page.ecartes(), "a state that is not told is not asked for");
        List<String> codes = page.lignes()
                .get(0)
                .selon(
                        lue -> List.of(),
                        (LigneDeLot.Illisible illisible) -> illisible.rejets().stream()
                                .map(rejet -> rejet.code() + rejet.message())
                                .toList());
        assertEquals(List.of("LIGNE_ILLISIBLEla ligne n'a pas pu être lue"), codes);
    }

    @Test
    @Tag("securite")
    void une_reponse_enorme_est_coupee() {
        HttpHandler enorme = echange -> {
            echange.sendResponseHeaders(200, 0);
            byte[] bloc = new byte[1 << 16];
            try (echange) {
                for (int i = 0; i < 10_000; i++) {
                    echange.getResponseBody().write(bloc);
                }
            } catch (IOException coupe) {
                // The client has gone.
            }
        };
        assertEquals(Nature.DEFINITIVE, panne(enorme).nature());
    }

    @Test
    void rien_n_ecoute() {
        service.close();
        assertEquals(
                Nature.TEMPORAIRE,
                assertThrows(PortException.class, () -> client.effaces(1, Marque.DEBUT))
                        .nature());
    }

    @Test
    void le_jeton_ne_s_imprime_pas_et_un_faux_est_refuse() {
        Acces acces = new Acces(
                URI.create("https://service.invalid/graphql"),
                Guichetier.JETON,
                new Destinations(new TreeSet<>(), false),
                Duration.ofSeconds(1));
        assertEquals("Acces[***]", acces.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Acces(acces.service(), "a\r\nHost: b", acces.destinations(), acces.delai()));
    }
}
