package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import fr.octroi.Octroi;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.commun.Role;
import fr.octroi.format.LecteurReglement;
import fr.octroi.memoire.DossiersEnMemoire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The lines of {@code docs/integrer.md}, compiled and run. */
class IntegrerTest {

    // hote
    static HttpServer demarrer(Emetteur annuaire, int port) {
        DossiersEnMemoire magasin = new DossiersEnMemoire();
        Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
                .magasin(magasin, magasin, magasin, magasin)
                .build();
        InterfaceRest ressources = InterfaceRest.builder(
                        octroi, magasin, magasin, new JetonsSignes(List.of(annuaire), InstantSource.system()))
                .build();
        return JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:" + port + "/api/"), ResourceConfig.forApplication(ressources));
    }
    // fin

    // deposer
    static HttpRequest deposer(URI racine, String jeton, String numero, LocalDate jour) {
        String demande = """
                {"aide": "gpso-vae", "numero": "%s", "depot": "%s",
                 "demandeur": {"nom": "Exemple", "prenom": "Camille", "adresse": {"insee": "92012"}},
                 "depense": {"nature": "VAE", "montantTtc": "1500.00"}}""".formatted(numero, jour);
        return HttpRequest.newBuilder(racine.resolve("v1/dossiers"))
                .header("Authorization", "Bearer " + jeton)
                .header("Idempotency-Key", "depot-" + numero)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(demande))
                .build();
    }
    // fin

    // instruire
    static HttpRequest instruire(URI racine, String jeton, String numero, String etag) {
        return HttpRequest.newBuilder(racine.resolve("v1/dossiers/" + numero + "/instruction"))
                .header("Authorization", "Bearer " + jeton)
                .header("Idempotency-Key", "instruction-" + numero + "-" + etag.replace("\"", ""))
                .header("If-Match", etag)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }
    // fin

    @Test
    void le_tutoriel_fait_un_hote_qui_repond() throws IOException, InterruptedException {
        Autorite annuaire = new Autorite("https://identite.exemple.invalid");
        HttpServer serveur =
                demarrer(annuaire.emetteur(Set.of("ma-ville"), new TreeSet<>(EnumSet.of(Role.AUTOMATE))), 0);
        try {
            String jeton = annuaire.signer(annuaire.dit(Instant.now(), "ma-ville", Role.AUTOMATE, "plateforme")
                    .build());
            URI racine = URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/api/");
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> depot = client.send(
                    deposer(racine, jeton, "V-1", LocalDate.now(ZoneId.of("Europe/Paris"))),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, depot.statusCode(), depot.body());
            HttpResponse<String> instruction = client.send(
                    instruire(
                            racine,
                            jeton,
                            "V-1",
                            depot.headers().firstValue("ETag").orElseThrow()),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, instruction.statusCode(), instruction.body());
            assertTrue(instruction.body().contains("\"proposition\""), instruction.body());
            HttpResponse<String> brouillon = client.send(
                    HttpRequest.newBuilder(racine.resolve("v1/brouillons/V-2"))
                            .header("Authorization", "Bearer " + jeton)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertTrue(brouillon.body().contains("ADRESSE_INCONNUE"), "this host keeps no drafts: " + brouillon.body());
        } finally {
            serveur.stop(0);
        }
    }

    @Test
    void les_lignes_du_tutoriel_sont_celles_de_ce_test() throws IOException {
        String test = Files.readString(Path.of("src/test/java/fr/octroi/adapters/rest/IntegrerTest.java"));
        String page = Files.readString(Path.of("../docs/integrer.md"));
        for (String nom : List.of("hote", "deposer", "instruire")) {
            String lignes = entre(test, "    // " + nom + "\n", "    // fin\n").replaceAll("(?m)^ {4}", "");
            assertTrue(lignes.lines().count() > 5, nom);
            assertEquals(lignes, entre(page, "<!-- " + nom + " -->\n```java\n", "```\n"), nom);
        }
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }
}
