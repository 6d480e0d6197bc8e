package fr.octroi.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.adapters.rest.avis.Signature;
import fr.octroi.adapters.rest.avis.Signature.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** The host as it is started, over HTTP; the tests change its database, its folders, its ports and its clock, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HoteContrat {

    /** A Tuesday morning. */
    private static final Instant DEBUT = Instant.parse("2020-06-09T08:00:00Z");

    private static final Secret SECRET = new Secret("un secret que personne ne devine, un");

    private static final AtomicReference<Instant> MAINTENANT = new AtomicReference<>(DEBUT);

    private Path dossier;
    private Annuaire annuaire;
    private HttpServer plateforme;
    private final List<String> avis = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext hote;

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

    /** Says where the database is, as properties. */
    abstract List<String> base(Path dossier);

    /** Ends the database, when it is not the host's own. */
    void fermerBase() throws IOException {}

    @BeforeAll
    void demarrer(@TempDir Path ici) throws Exception {
        dossier = ici;
        MAINTENANT.set(DEBUT);
        annuaire = new Annuaire();
        plateforme = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plateforme.createContext("/avis", appel -> {
            byte[] corps = appel.getRequestBody().readAllBytes();
            String sceau = appel.getRequestHeaders().getFirst(Signature.ENTETE);
            if (Signature.estBonne(List.of(SECRET), MAINTENANT.get(), sceau, corps)) {
                avis.add(new String(corps, StandardCharsets.UTF_8));
            }
            appel.sendResponseHeaders(204, -1);
            appel.close();
        });
        plateforme.start();
        lancer();
    }

    private void lancer() {
        List<String> proprietes = new ArrayList<>(base(dossier));
        proprietes.addAll(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--octroi.cle-maitresse=dHJlbnRlLWRldXggb2N0ZXRzIGF1IG1vaW5zLCBpY2k=",
                "--octroi.courrier=" + dossier.resolve("courrier"),
                "--octroi.racines=" + dossier.resolve("racines"),
                "--octroi.annuaire.nom=" + Annuaire.NOM,
                "--octroi.annuaire.cles=" + annuaire.cles(),
                "--octroi.avis.destinations.hotes=127.0.0.1",
                "--octroi.avis.destinations.interieur=true",
                "--octroi.avis.abonnes[0].code=plateforme",
                "--octroi.avis.abonnes[0].adresse=http://127.0.0.1:"
                        + plateforme.getAddress().getPort() + "/avis",
                "--octroi.avis.abonnes[0].secrets[0].texte=" + SECRET.texte(),
                "--octroi.taches.avis=PT0.2S",
                "--octroi.taches.relances=* * * * * *",
                "--octroi.taches.expedition=PT0.2S",
                "--octroi.taches.clotures=PT0.2S",
                "--octroi.taches.residus=PT0.2S",
                "--octroi.taches.mesures=PT0.2S"));
        hote = new SpringApplication(Hote.class, Horloge.class).run(proprietes.toArray(String[]::new));
    }

    @AfterAll
    void arreter() throws IOException {
        if (hote != null) {
            hote.close();
        }
        plateforme.stop(0);
        fermerBase();
        annuaire.close();
    }

    @Test
    void une_demande_est_deposee_relue_completee_et_relancee() throws Exception {
        HttpResponse<String> depot = envoyer(deposer("V-1", "application/json", demande("V-1")));
        assertEquals(201, depot.statusCode(), depot.body());
        JsonNode relu = lecteur.readTree(lire("dossiers/V-1", "AUTOMATE").body());
        assertEquals("DEPOSE", relu.path("etat").asText());
        assertEquals("Camille", relu.at("/demandeur/prenom").asText());
        agir("dossiers/V-1/instruction", 1);
        HttpResponse<String> demande = agir("dossiers/V-1/demandes-de-complement", 2);
        assertEquals(200, demande.statusCode(), demande.body());

        attendre("octroi.messages", 1);
        assertEquals(1, lettres().size());
        attendre("octroi.dossiers?tag=etat:A_COMPLETER", 1);

        MAINTENANT.set(MAINTENANT.get().plus(Duration.ofDays(16)));
        attendre("octroi.relances", 1);
        attendre("octroi.messages", 2);
        assertEquals(2, lettres().size());

        hote.close();
        lancer();
        JsonNode encore = lecteur.readTree(lire("dossiers/V-1", "AUTOMATE").body());
        assertEquals("A_COMPLETER", encore.path("etat").asText());
        assertEquals("Camille", encore.at("/demandeur/prenom").asText());
    }

    @Test
    void la_plateforme_est_avertie_et_la_meme_cle_rend_la_meme_reponse_apres_un_arret() throws Exception {
        HttpResponse<String> depot = envoyer(deposer("V-3", "application/json", demande("V-3")));
        assertEquals(201, depot.statusCode(), depot.body());
        attendreAvis("V-3");
        hote.close();
        lancer();
        HttpResponse<String> encore = envoyer(deposer("V-3", "application/json", demande("V-3")));
        assertEquals(201, encore.statusCode(), encore.body());
        assertEquals(depot.body(), encore.body());
        assertEquals("true", encore.headers().firstValue("Idempotency-Replayed").orElse(""));
        envoyer(deposer("V-4", "application/json", demande("V-4")));
        attendreAvis("V-4");
        assertEquals(1, avis.stream().filter(lui -> lui.contains("\"V-3\"")).count(), "told again after a restart");
    }

    @Test
    void le_jour_est_clos_et_ce_qui_reste_d_un_dossier_efface_finit() throws Exception {
        JdbcTemplate base = hote.getBean(JdbcTemplate.class);
        LocalDate hier = LocalDate.ofInstant(MAINTENANT.get(), ZoneOffset.UTC).minusDays(1);
        base.update(
                "INSERT INTO octroi.residu (genre, cle, numero, fin) VALUES (?, ?, ?, ?)",
                "DEMANDEUR",
                "0".repeat(64),
                "V-0",
                hier);
        Path racine = dossier.resolve("racines").resolve(hier + ".racine");
        Instant limite = Instant.now().plusSeconds(60);
        while (!Files.exists(racine) || residus(base) > 0) {
            assertTrue(Instant.now().isBefore(limite), residus(base) + " left, closed: " + Files.exists(racine));
            Thread.sleep(100);
        }
    }

    private static long residus(JdbcTemplate base) {
        return Objects.requireNonNull(base.queryForObject("SELECT COUNT(*) FROM octroi.residu", Long.class));
    }

    private void attendreAvis(String numero) throws InterruptedException {
        Instant limite = Instant.now().plusSeconds(60);
        while (avis.stream().noneMatch(lui -> lui.contains('"' + numero + '"'))) {
            assertTrue(Instant.now().isBefore(limite), "nobody was told of " + numero);
            Thread.sleep(100);
        }
    }

    @Test
    void une_demande_vient_avec_ses_pieces() throws Exception {
        HttpResponse<String> depot = envoyer(deposer(
                "V-2",
                "multipart/form-data; boundary=borne",
                String.join(
                        "\r\n",
                        "--borne",
                        "Content-Disposition: form-data; name=\"demande\"",
                        "Content-Type: application/json",
                        "",
                        demande("V-2"),
                        "--borne",
                        "Content-Disposition: form-data; name=\"piece:FACTURE\"; filename=\"x\"",
                        "",
                        "facture ".repeat(50_000),
                        "--borne--",
                        "")));
        assertEquals(201, depot.statusCode(), depot.body());
        JsonNode relu = lecteur.readTree(lire("dossiers/V-2", "AUTOMATE").body());
        assertEquals("FACTURE", relu.at("/pieces/0/type").asText(), relu.toString());
    }

    private static String demande(String numero) {
        return """
                {"aide": "gpso-vae", "numero": "%s", "depot": "2020-06-09",
                 "demandeur": {"nom": "Exemple", "prenom": "Camille", "adresse": {"insee": "92012"}},
                 "depense": {"nature": "VAE", "montantTtc": "1500.00"}}""".formatted(numero);
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
    void tomcat_refuse_une_barre_dans_un_numero() throws Exception {
        assertEquals(400, lire("dossiers/V%2F1", "AUTOMATE").statusCode());
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

    private List<Path> lettres() throws IOException {
        try (Stream<Path> lettres = Files.list(dossier.resolve("courrier"))) {
            return lettres.toList();
        }
    }

    /** Waits for what the scheduler does by itself. */
    private void attendre(String mesure, double valeur) throws Exception {
        Instant limite = Instant.now().plusSeconds(60);
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

    private HttpRequest.Builder deposer(String numero, String forme, String corps) throws Exception {
        return HttpRequest.newBuilder(api("dossiers"))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", "depot-" + numero)
                .header("Content-Type", forme)
                .POST(HttpRequest.BodyPublishers.ofString(corps));
    }

    private HttpResponse<String> agir(String chemin, int version) throws Exception {
        return envoyer(HttpRequest.newBuilder(api(chemin))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", "version-" + version)
                .header("If-Match", "\"" + version + "\"")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private String jeton(String role) throws JOSEException {
        return "Bearer " + annuaire.jeton(MAINTENANT.get(), role);
    }

    private HttpResponse<String> appeler(URI adresse) throws Exception {
        return envoyer(HttpRequest.newBuilder(adresse));
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) throws Exception {
        return client.send(requete.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI racine(String port) {
        return URI.create("http://127.0.0.1:" + hote.getEnvironment().getRequiredProperty(port) + "/");
    }

    private URI api(String chemin) {
        return racine("local.server.port").resolve("api/v1/" + chemin);
    }

    private URI gestion(String chemin) {
        return racine("local.management.port").resolve("actuator/" + chemin);
    }
}
