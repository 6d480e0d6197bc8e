package fr.octroi.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** The host as it is started, over HTTP; the tests change its database, its folders, its ports and its clock. */
class HoteTest {

    /** A Tuesday morning. */
    private static final AtomicReference<Instant> MAINTENANT =
            new AtomicReference<>(Instant.parse("2020-06-09T08:00:00Z"));

    @TempDir
    private static Path dossier;

    private static Annuaire annuaire;
    private static ConfigurableApplicationContext hote;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper lecteur = new ObjectMapper();

    @Configuration
    static class Horloge {
        @Bean
        @Primary
        InstantSource horlogeDEssai() {
            return MAINTENANT::get;
        }
    }

    @BeforeAll
    static void demarrer() throws Exception {
        annuaire = new Annuaire();
        hote = new SpringApplication(Hote.class, Horloge.class)
                .run(
                        "--spring.datasource.url=jdbc:h2:file:" + dossier.resolve("base"),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--octroi.cle-maitresse=dHJlbnRlLWRldXggb2N0ZXRzIGF1IG1vaW5zLCBpY2k=",
                        "--octroi.courrier=" + dossier.resolve("courrier"),
                        "--octroi.annuaire.nom=" + Annuaire.NOM,
                        "--octroi.annuaire.cles=" + annuaire.cles(),
                        "--octroi.taches.relances=* * * * * *",
                        "--octroi.taches.expedition=PT0.2S",
                        "--octroi.taches.mesures=PT0.2S");
    }

    @AfterAll
    static void arreter() {
        if (hote != null) {
            hote.close();
        }
        annuaire.close();
    }

    @Test
    void une_demande_est_deposee_relue_completee_et_relancee() throws Exception {
        HttpResponse<String> depot = ecrire("dossiers", "depot-1", 0, """
                {"aide": "gpso-vae", "numero": "V-1", "depot": "2020-06-09",
                 "demandeur": {"nom": "Exemple", "prenom": "Camille", "adresse": {"insee": "92012"}},
                 "depense": {"nature": "VAE", "montantTtc": "1500.00"}}""");
        assertEquals(201, depot.statusCode(), depot.body());
        JsonNode relu = lecteur.readTree(lire("dossiers/V-1", "AUTOMATE").body());
        assertEquals("DEPOSE", relu.path("etat").asText());
        assertEquals("Camille", relu.at("/demandeur/prenom").asText());
        ecrire("dossiers/V-1/instruction", "instruction-1", 1, "");
        HttpResponse<String> demande = ecrire("dossiers/V-1/demandes-de-complement", "demande-1", 2, "");
        assertEquals(200, demande.statusCode(), demande.body());

        attendre("octroi.messages", 1);
        assertEquals(1, lettres().size());
        attendre("octroi.dossiers?tag=etat:A_COMPLETER", 1);

        MAINTENANT.set(MAINTENANT.get().plus(Duration.ofDays(16)));
        attendre("octroi.relances", 1);
        attendre("octroi.messages", 2);
        assertEquals(2, lettres().size());
    }

    @Test
    void sans_jeton_rien_ne_repond() throws Exception {
        assertEquals(401, appeler(api("dossiers")).statusCode());
        assertEquals(401, appeler(api("n-importe-quoi")).statusCode());
        assertEquals(
                401,
                envoyer(HttpRequest.newBuilder(api("dossiers/V-1")).header("Authorization", "Bearer x.y.z"))
                        .statusCode());
        // The host does not let that issuer make an accountant of anybody.
        assertEquals(401, lire("dossiers", "COMPTABLE").statusCode());
    }

    @Test
    void la_sante_et_les_mesures_sont_a_la_machine_et_rien_de_plus() throws Exception {
        assertEquals(
                404,
                appeler(racine("local.server.port").resolve("actuator/health")).statusCode());
        assertEquals(404, appeler(gestion("env")).statusCode());
        assertEquals(404, appeler(gestion("heapdump")).statusCode());
        assertTrue(appeler(gestion("metrics")).body().contains("octroi.dossiers"));
    }

    @Test
    void la_sante_est_celle_des_magasins() throws Exception {
        JsonNode bonne = lecteur.readTree(appeler(gestion("health")).body());
        assertEquals("UP", bonne.path("status").asText(), bonne.toString());
        assertEquals("UP", bonne.at("/components/magasins/status").asText(), bonne.toString());
        JdbcTemplate base = hote.getBean(JdbcTemplate.class);
        base.execute("ALTER TABLE octroi.dossier RENAME TO ailleurs");
        try {
            HttpResponse<String> panne = appeler(gestion("health"));
            assertEquals(503, panne.statusCode(), panne.body());
            assertEquals(
                    "DOWN",
                    lecteur.readTree(panne.body())
                            .at("/components/magasins/status")
                            .asText());
        } finally {
            base.execute("ALTER TABLE octroi.ailleurs RENAME TO dossier");
        }
    }

    private static List<Path> lettres() throws IOException {
        try (Stream<Path> lettres = Files.list(dossier.resolve("courrier"))) {
            return lettres.toList();
        }
    }

    /** Waits for what the scheduler does by itself. */
    private void attendre(String mesure, double valeur) throws Exception {
        Instant limite = Instant.now().plusSeconds(20);
        double vue = -1;
        while (vue != valeur && Instant.now().isBefore(limite)) {
            Thread.sleep(100);
            HttpResponse<String> reponse = appeler(gestion("metrics/" + mesure));
            vue = reponse.statusCode() == 200
                    ? lecteur.readTree(reponse.body())
                            .at("/measurements/0/value")
                            .asDouble()
                    : -1;
        }
        assertEquals(valeur, vue, mesure);
    }

    private HttpResponse<String> lire(String chemin, String role) throws Exception {
        return envoyer(HttpRequest.newBuilder(api(chemin)).header("Authorization", jeton(role)));
    }

    private HttpResponse<String> ecrire(String chemin, String cle, int version, String corps) throws Exception {
        HttpRequest.Builder requete = HttpRequest.newBuilder(api(chemin))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", cle)
                .POST(HttpRequest.BodyPublishers.ofString(corps));
        return envoyer(
                version == 0
                        ? requete.header("Content-Type", "application/json")
                        : requete.header("If-Match", "\"" + version + "\""));
    }

    private static String jeton(String role) throws JOSEException {
        return "Bearer " + annuaire.jeton(MAINTENANT.get(), role);
    }

    private HttpResponse<String> appeler(URI adresse) throws Exception {
        return envoyer(HttpRequest.newBuilder(adresse));
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) throws Exception {
        return client.send(requete.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI racine(String port) {
        return URI.create("http://127.0.0.1:" + hote.getEnvironment().getRequiredProperty(port) + "/");
    }

    private static URI api(String chemin) {
        return racine("local.server.port").resolve("api/v1/" + chemin);
    }

    private static URI gestion(String chemin) {
        return racine("local.management.port").resolve("actuator/" + chemin);
    }
}
