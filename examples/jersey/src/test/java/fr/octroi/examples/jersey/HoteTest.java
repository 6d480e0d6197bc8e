package fr.octroi.examples.jersey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.JournalJson;
import fr.octroi.guichet.Effet;
import fr.octroi.journal.Verification;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host as {@code hote.properties} starts it, over HTTP, in another folder, on other ports and with another clock. */
class HoteTest {

    private static final String MAITRESSE = "dHJlbnRlLWRldXggb2N0ZXRzIGF1IG1vaW5zLCBpY2k=";
    private static final Pattern HORS_COMPTE = Pattern.compile("\\s*(//.*|/?\\*.*|import .*|package .*|)");

    /** A Tuesday morning. */
    private final AtomicReference<Instant> maintenant = new AtomicReference<>(Instant.parse("2020-06-09T08:00:00Z"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper lecteur = new ObjectMapper();

    @TempDir
    private Path dossier;

    private volatile boolean tiersEnPanne;
    private Annuaire annuaire;
    private Hote hote;

    @BeforeEach
    void demarrer() throws Exception {
        annuaire = new Annuaire();
        lancer();
    }

    private void lancer() throws IOException {
        Properties dites = new Properties();
        try (Reader fichier = Files.newBufferedReader(Path.of("hote.properties"))) {
            dites.load(fichier);
        }
        dites.setProperty("racines", dossier.resolve("racines").toString());
        dites.putAll(Map.of(
                "base",
                base(),
                "api",
                "http://127.0.0.1:0/api/",
                "gestion.port",
                "0",
                "courrier",
                dossier.resolve("courrier").toString(),
                "annuaire.nom",
                Annuaire.NOM,
                "annuaire.cles",
                annuaire.cles(),
                "cadence",
                "PT0.2S"));
        hote = new Hote(dites, MAITRESSE, maintenant::get, this::dater);
    }

    private byte[] dater(Empreinte racine) {
        if (tiersEnPanne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "nobody answers", null);
        }
        return racine.hexadecimal().getBytes(StandardCharsets.US_ASCII);
    }

    private String base() {
        return "jdbc:h2:file:" + dossier.resolve("base");
    }

    @AfterEach
    void arreter() {
        hote.close();
        annuaire.close();
    }

    @Test
    void une_demande_est_deposee_relue_completee_et_relancee() throws Exception {
        deposer();
        assertEquals("DEPOSE", etat());
        agir("instruction", 1);
        HttpResponse<String> demande = agir("demandes-de-complement", 2);
        assertEquals(200, demande.statusCode(), demande.body());

        attendre("octroi_messages_total 1\n");
        assertEquals(1, lettres());
        attendre("octroi_dossiers{etat=\"A_COMPLETER\"} 1\n");
        assertTrue(mesures().contains("octroi_relances_total 0\n"), mesures());

        maintenant.set(maintenant.get().plus(Duration.ofDays(16)));
        attendre("octroi_relances_total 1\n");
        attendre("octroi_messages_total 2\n");
        assertEquals(2, lettres());

        hote.close();
        lancer();
        assertEquals("A_COMPLETER", etat());
    }

    /** The délai that it gives runs from the day it leaves (CRPA L114-5): no other day stands at its head. */
    @Test
    void une_lettre_qui_a_attendu_est_datee_du_jour_ou_elle_part() throws Exception {
        Path obstacle = Files.createFile(dossier.resolve("courrier"));
        deposer();
        agir("instruction", 1);
        assertEquals(200, agir("demandes-de-complement", 2).statusCode());
        maintenant.set(maintenant.get().plus(Duration.ofDays(3)));
        Files.delete(obstacle);
        attendre("octroi_messages_total 1\n");
        try (Stream<Path> lettres = Files.list(dossier.resolve("courrier"));
                PDDocument lettre =
                        Loader.loadPDF(lettres.findFirst().orElseThrow().toFile())) {
            String texte = new PDFTextStripper().getText(lettre).replaceAll("[\\s\u00A0\u202F]+", " ");
            assertTrue(texte.contains("Le 12 juin 2020 Votre demande est à compléter"), texte);
            assertTrue(texte.contains("suspendu du 12 juin 2020 au 13 juillet 2020"), texte);
        }
    }

    private void deposer() throws Exception {
        HttpResponse<String> depot = envoyer(HttpRequest.newBuilder(api("dossiers"))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", "depot-1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"aide": "gpso-vae", "numero": "V-1", "depot": "2020-06-09",
                         "demandeur": {"nom": "Exemple", "prenom": "Camille", "adresse": {"insee": "92012"}},
                         "depense": {"nature": "VAE", "montantTtc": "1500.00"}}""")));
        assertEquals(201, depot.statusCode(), depot.body());
    }

    @Test
    void chaque_jour_est_clos_et_date_et_sa_racine_tient_apres_un_effacement() throws Exception {
        deposer();
        tiersEnPanne = true;
        Path premier = clore(".racine");
        assertTrue(Files.readString(journal(premier)).contains("{\"dossier\":\"V-1\""));
        assertFalse(Files.exists(voisin(premier, ".tst")), "nobody dated it, and it is closed all the same");

        NumeroDossier numero = new NumeroDossier("V-1");
        Acteur archives = new Acteur("ma-ville", Role.ASSEMBLEES, "archiviste-1");
        hote.octroi.guichet().relances().desister(new Acteur("ma-ville", Role.AUTOMATE, "hote"), numero);
        assertEquals(Effet.FAIT, hote.octroi.guichet().archives().effacer(archives, numero, "VISA-1"));
        tiersEnPanne = false;
        Path second = clore(".tst");
        assertTrue(Files.readString(journal(second)).contains("\"DOSSIER_EFFACE\""));
        // Each token is of the root beside it.
        for (Path jeton : List.of(voisin(premier, ".tst"), second)) {
            Empreinte racine = racine(jeton);
            assertEquals(racine.hexadecimal(), Files.readString(jeton));
            try (InputStream lignes = Files.newInputStream(journal(jeton))) {
                Verification verification = JournalJson.verifier(lignes);
                assertTrue(
                        verification instanceof Verification.Intact intact
                                && intact.cloture().racine().equals(racine),
                        verification.toString());
            }
        }
        assertNotEquals(racine(premier), racine(second));
    }

    /** Goes to the next day, when a host that starts closes the one before; returns the file of it that is waited for. */
    private Path clore(String suffixe) throws Exception {
        LocalDate jour = LocalDate.ofInstant(maintenant.get(), ZoneOffset.UTC);
        hote.close();
        maintenant.set(maintenant.get().plus(Duration.ofDays(1)));
        lancer();
        Path attendu = dossier.resolve("racines").resolve(jour + suffixe);
        Instant limite = Instant.now().plusSeconds(60);
        while (!Files.exists(attendu) && Instant.now().isBefore(limite)) {
            Thread.sleep(100);
        }
        return attendu;
    }

    private static Path voisin(Path fichier, String suffixe) {
        return fichier.resolveSibling(fichier.getFileName().toString().replaceFirst("\\.[a-z]+$", suffixe));
    }

    private static Path journal(Path fichier) {
        return voisin(fichier, ".jsonl");
    }

    private static Empreinte racine(Path fichier) throws IOException {
        return new Empreinte(Files.readString(voisin(fichier, ".racine")).strip());
    }

    @Test
    void un_brouillon_delaisse_quitte_la_base() throws Exception {
        HttpResponse<String> commence = envoyer(HttpRequest.newBuilder(api("brouillons"))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", "brouillon-1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"numero\": \"V-1\", \"demande\": {\"demandeur\": {\"nom\": \"Exemple\"}}}")));
        assertEquals(201, commence.statusCode(), commence.body());
        assertEquals(200, lire("brouillons/V-1", "AUTOMATE").statusCode());
        assertEquals(404, lire("brouillons/V-1", "INSTRUCTEUR").statusCode());
        assertEquals(1, brouillons());

        maintenant.set(maintenant.get().plus(Duration.ofDays(90)));
        assertEquals(404, lire("brouillons/V-1", "AUTOMATE").statusCode());
        Instant limite = Instant.now().plusSeconds(60);
        while (brouillons() > 0 && Instant.now().isBefore(limite)) {
            Thread.sleep(100);
        }
        assertEquals(0, brouillons());
    }

    private long brouillons() throws SQLException {
        try (Connection connexion = DriverManager.getConnection(base(), "octroi", "");
                Statement ordre = connexion.createStatement();
                ResultSet compte = ordre.executeQuery("SELECT COUNT(*) FROM octroi.brouillon")) {
            compte.next();
            return compte.getLong(1);
        }
    }

    @Test
    void sans_jeton_rien_ne_repond() throws Exception {
        assertEquals(401, envoyer(HttpRequest.newBuilder(api("dossiers"))).statusCode());
        assertEquals(401, envoyer(HttpRequest.newBuilder(api("n-importe-quoi"))).statusCode());
        assertEquals(401, lire("dossiers", "COMPTABLE").statusCode());
        assertEquals(200, lire("dossiers", "INSTRUCTEUR").statusCode());
        assertEquals(
                404, envoyer(HttpRequest.newBuilder(sur(hote.api, "sante"))).statusCode());
    }

    @Test
    void la_sante_est_celle_des_magasins() throws Exception {
        assertEquals(
                "UP\n",
                envoyer(HttpRequest.newBuilder(sur(hote.gestion, "sante"))).body());
        executer("ALTER TABLE octroi.dossier RENAME TO ailleurs");
        HttpResponse<String> panne = envoyer(HttpRequest.newBuilder(sur(hote.gestion, "sante")));
        assertEquals(503, panne.statusCode());
        assertEquals("DOWN DEFINITIVE\n", panne.body());
        executer("ALTER TABLE octroi.ailleurs RENAME TO dossier");
        assertEquals(
                200, envoyer(HttpRequest.newBuilder(sur(hote.gestion, "sante"))).statusCode());
    }

    @Test
    void l_hote_tient_en_moins_de_150_lignes() throws IOException {
        List<String> lignes = new ArrayList<>();
        try (Stream<Path> fichiers = Files.walk(Path.of("src/main/java"))) {
            for (Path fichier :
                    fichiers.filter(lui -> lui.toString().endsWith(".java")).toList()) {
                lignes.addAll(Files.readAllLines(fichier));
            }
        }
        long comptees = lignes.stream()
                .filter(ligne -> !HORS_COMPTE.matcher(ligne).matches())
                .count();
        assertTrue(comptees > 50 && comptees < 150, comptees + " lines");
    }

    private void executer(String sql) throws SQLException {
        try (Connection connexion = DriverManager.getConnection(base(), "octroi", "");
                Statement ordre = connexion.createStatement()) {
            ordre.execute(sql);
        }
    }

    private long lettres() throws IOException {
        try (Stream<Path> lettres = Files.list(dossier.resolve("courrier"))) {
            return lettres.count();
        }
    }

    private String etat() throws Exception {
        JsonNode relu = lecteur.readTree(lire("dossiers/V-1", "AUTOMATE").body());
        assertEquals("Camille", relu.at("/demandeur/prenom").asText(), relu.toString());
        return relu.path("etat").asText();
    }

    private String mesures() throws Exception {
        return envoyer(HttpRequest.newBuilder(sur(hote.gestion, "mesures"))).body();
    }

    /** Waits for what the tasks do by themselves. */
    private void attendre(String ligne) throws Exception {
        Instant limite = Instant.now().plusSeconds(60);
        while (!mesures().contains(ligne) && Instant.now().isBefore(limite)) {
            Thread.sleep(100);
        }
        assertTrue(mesures().contains(ligne), mesures());
    }

    private HttpResponse<String> lire(String chemin, String role) throws Exception {
        return envoyer(HttpRequest.newBuilder(api(chemin)).header("Authorization", jeton(role)));
    }

    private HttpResponse<String> agir(String acte, int version) throws Exception {
        return envoyer(HttpRequest.newBuilder(api("dossiers/V-1/" + acte))
                .header("Authorization", jeton("AUTOMATE"))
                .header("Idempotency-Key", "version-" + version)
                .header("If-Match", "\"" + version + "\"")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private String jeton(String role) throws JOSEException {
        return "Bearer " + annuaire.jeton(maintenant.get(), role);
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) throws Exception {
        return client.send(requete.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI api(String chemin) {
        return sur(hote.api, "api/v1/" + chemin);
    }

    private static URI sur(HttpServer serveur, String chemin) {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/" + chemin);
    }
}
