package fr.octroi.adapters.rest.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Base;
import fr.octroi.adapters.jdbc.ClesEnBase;
import fr.octroi.adapters.jdbc.ConsultationsEnBase;
import fr.octroi.adapters.jdbc.RegistresEnBase;
import fr.octroi.adapters.jdbc.ReponsesEnBase;
import fr.octroi.adapters.rest.InterfaceRest;
import fr.octroi.adapters.rest.acces.Debit;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.adapters.rest.charge.Chargeur.Operation;
import fr.octroi.adapters.rest.http.FiltreDAcces;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.port.Cles;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Versionne;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/**
 * What the resources give beside a bare one, on PostgreSQL, called from another process: figures whole with {@code -Doctroi.endurance=true}, and
 * else a few calls whose answers alone are looked at.
 */
class ChargeTest {

    private static final boolean ENTIER = Boolean.getBoolean("octroi.endurance");

    /** One half for each side: the bare resource writes pictures that ours would not believe. */
    private static final int DOSSIERS = ENTIER ? 100_000 : 200;

    private static final int MOITIE = DOSSIERS / 2;

    private static final int SEANCES = ENTIER ? 120 : 2;

    private static final int TOURS = ENTIER ? 8 : 1;
    private static final int MILLISECONDES = ENTIER ? 3_000 : 60_000;
    private static final int APPELS = ENTIER ? Integer.MAX_VALUE : 25;

    static final String AIDE = "gpso-vae";
    private static final LocalDate DEPOT = LocalDate.of(2020, 6, 9);
    private static final InstantSource HORLOGE = () -> Instant.parse("2020-06-10T08:00:00Z");
    private static final Limites LIMITES = Limites.PAR_DEFAUT.avecDebit(1_000_000_000, Duration.ofNanos(1));

    /** It takes resources that were given what they need for providers that are none, and says so; kept, or its level would be forgotten. */
    private static final Logger BAVARD = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    private final ExecutorService fils = Executors.newFixedThreadPool(8);

    /** What came of the calls to one side. */
    private static final class Compte {
        private long appels;
        private double secondes;
        /** By round, so that one that met a busy machine is one among several. */
        private final long[] p50 = new long[TOURS];

        private final long[] p99 = new long[TOURS];

        double parSeconde() {
            return appels / secondes;
        }

        private static long median(long[] valeurs) {
            long[] triees = valeurs.clone();
            Arrays.sort(triees);
            return triees[triees.length / 2];
        }
    }

    @Test
    void ce_que_donnent_les_ressources_a_cote_d_une_ressource_nue() throws Exception {
        BAVARD.setLevel(Level.SEVERE);
        try (EmbeddedPostgres serveur = demarrer();
                HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(serveur.getJdbcUrl("postgres", "postgres"));
            source.setUsername("postgres");
            source.setMaximumPoolSize(8);
            mesurer(source);
        } finally {
            fils.shutdownNow();
        }
    }

    static EmbeddedPostgres demarrer() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            // As it comes where it is measured, but for the disk where answers alone are looked at.
            return (ENTIER ? builder : builder.setServerConfig("fsync", "off")).start();
        } catch (IOException | RuntimeException echec) {
            assumeTrue(false, "no PostgreSQL: the embedded one does not start: " + echec.getMessage());
            throw new IllegalStateException(echec);
        }
    }

    private void mesurer(HikariDataSource source) throws Exception {
        Base base = Base.migrer(source);
        Cles cles = new ClesEnBase(
                base, List.of(new Cle("une cle maitresse pour les mesures, 1".getBytes(StandardCharsets.UTF_8))));
        Octroi octroi = base.brancher(Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019"))), cles)
                .horloge(HORLOGE)
                .build();
        peupler(source, octroi);
        ECKey cle = new ECKeyGenerator(Curve.P_256).keyID("cle-1").generate();
        JetonsSignes jetons = new JetonsSignes(
                List.of(new Emetteur(
                        "https://identite.exemple.invalid",
                        "octroi",
                        () -> new JWKSet(cle).toPublicJWKSet().toString(),
                        new TreeSet<>(Set.of("collectivite")),
                        new TreeSet<>(EnumSet.allOf(Role.class)))),
                HORLOGE);
        HttpServer notre = serveur(ResourceConfig.forApplication(
                InterfaceRest.builder(octroi, new ConsultationsEnBase(base, cles), new RegistresEnBase(base), jetons)
                        .limites(LIMITES)
                        .reponses(new ReponsesEnBase(base, cles))
                        .horloge(HORLOGE)
                        .build()));
        HttpServer nu = serveur(new ResourceConfig()
                .register(new FiltreDAcces(jetons, new Debit(LIMITES), HORLOGE))
                .register(new RessourceNue(source)));
        String jeton = jeton(cle);
        Process autre = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Chargeur.class.getName(),
                        Integer.toString(MOITIE),
                        jeton)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintStream ordres = new PrintStream(autre.getOutputStream(), true, StandardCharsets.US_ASCII);
                BufferedReader dits =
                        new BufferedReader(new InputStreamReader(autre.getInputStream(), StandardCharsets.US_ASCII))) {
            verifier(notre, nu, jeton);
            System.out.println(
                    "| what | bare /s | ours /s | ours / bare | bare p50 / p99, ms | ours p50 / p99, ms | p99 ours / bare |");
            System.out.println("|---|--:|--:|--:|--:|--:|--:|");
            for (Operation operation : Operation.values()) {
                comparer(ordres, dits, operation, 4, notre, nu);
            }
            // One agent at a time: what he waits for is no queue.
            comparer(ordres, dits, Operation.SUIVRE, 1, notre, nu);
        } finally {
            notre.stop(0);
            nu.stop(0);
            autre.destroyForcibly();
        }
    }

    private HttpServer serveur(ResourceConfig ressources) {
        HttpServer serveur =
                JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/api/"), ressources, false);
        serveur.setExecutor(fils);
        serveur.start();
        return serveur;
    }

    private static void peupler(HikariDataSource source, Octroi octroi) throws Exception {
        Acteur plateforme = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
        int[] enregistres = {0};
        octroi.guichet()
                .deposerLot(
                        plateforme,
                        AIDE,
                        IntStream.range(0, DOSSIERS)
                                .<LigneDeLot>mapToObj(rang -> new LigneDeLot.Lue(rang + 2, demande(rang)))
                                .iterator(),
                        (ligne, resultat) -> enregistres[0] +=
                                resultat.getClass().getSimpleName().equals("Enregistre") ? 1 : 0);
        assertEquals(DOSSIERS, enregistres[0]);
        octroi.dossiers()
                .ecrire(new Ecriture(
                        HORLOGE.instant(),
                        plateforme,
                        List.of(),
                        List.of(),
                        List.of(),
                        seances(),
                        List.of(),
                        List.of()));
        try (Connection connexion = source.getConnection();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("VACUUM ANALYZE");
        }
    }

    /** Ten years of sessions whose agendas are frozen, and the next one. */
    private static List<Versionne<SeanceBureau>> seances() {
        List<Versionne<SeanceBureau>> seances = new ArrayList<>();
        for (int rang = 1; rang <= SEANCES; rang++) {
            String code = "bureau-" + rang;
            LocalDate jour = DEPOT.minusMonths(rang);
            List<OrdreDuJour.Ligne> lignes = IntStream.rangeClosed(1, 200)
                    .mapToObj(ligne -> new OrdreDuJour.Ligne(
                            ligne,
                            new NumeroDossier("ANCIEN-" + code + "-" + ligne),
                            Sens.ACCORD,
                            Montant.ofEuros(200),
                            List.of(),
                            new TreeSet<>()))
                    .toList();
            seances.add(new Versionne<>(
                    SeanceBureau.ouverte(code, jour, jour.minusDays(7), 200)
                            .geler(new OrdreDuJour(code, jour.minusDays(6), lignes)),
                    0));
        }
        seances.add(new Versionne<>(SeanceBureau.ouverte("bureau-0", DEPOT.plusMonths(1), DEPOT.plusDays(20), 200), 0));
        return seances;
    }

    static DemandeDeposee demande(int rang) {
        return new Formulaire("D-" + rang, DEPOT)
                .demandeur("Mme", "Exemple " + rang, "Camille")
                .naissance(LocalDate.of(1950, 1, 1).plusDays(rang % 20_000))
                .domicile(rang + " rue de l'Essai", "92100", "Boulogne-Billancourt", "92012")
                .contact("camille@exemple.invalid", "0199000000")
                .objet("VAE", "NEUF", "Vélo d'essai")
                .achat(LocalDate.of(2020, 6, 2), Montant.ofEuros(1_500))
                .quantite(1)
                .facture("", "F-" + rang)
                .demande();
    }

    private static String jeton(ECKey cle) throws Exception {
        SignedJWT jeton = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("cle-1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://identite.exemple.invalid")
                        .audience("octroi")
                        .subject("agent-1")
                        .expirationTime(Date.from(HORLOGE.instant().plusSeconds(300)))
                        .claim("octroi_organisation", "collectivite")
                        .claim("octroi_role", Role.INSTRUCTEUR.name())
                        .build());
        jeton.sign(new ECDSASigner(cle));
        return jeton.serialize();
    }

    /** Both answer what they are asked, and nobody without a token. */
    private static void verifier(HttpServer notre, HttpServer nu, String jeton) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (HttpServer serveur : List.of(notre, nu)) {
            String numero = "D-" + (serveur == notre ? 0 : MOITIE);
            String api = "http://127.0.0.1:" + serveur.getAddress().getPort() + "/api/v1/dossiers";
            for (String chemin : List.of("/" + numero, "/" + numero + "/suivi", "?etat=DEPOSE&taille=50")) {
                HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(api + chemin));
                assertEquals(
                        401,
                        client.send(requete.build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode());
                HttpResponse<String> reponse = client.send(
                        requete.header("Authorization", "Bearer " + jeton).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(200, reponse.statusCode(), reponse.body());
                assertTrue(reponse.body().contains("\"etat\":\"DEPOSE\""), reponse.body());
                assertEquals(
                        chemin.startsWith("?"), reponse.body().contains("\"parEtat\":{\"DEPOSE\":" + DOSSIERS + "}"));
            }
        }
    }

    private static void comparer(
            PrintStream ordres, BufferedReader dits, Operation operation, int lignes, HttpServer notre, HttpServer nu)
            throws IOException {
        if (ENTIER) {
            // What is done for the first times in a process is no figure.
            for (int fois = 0; fois < 3; fois++) {
                appeler(ordres, dits, operation, lignes, nu, MOITIE, new Compte(), 0);
                appeler(ordres, dits, operation, lignes, notre, 0, new Compte(), 0);
            }
        }
        Compte leur = new Compte();
        Compte leNotre = new Compte();
        for (int tour = 0; tour < TOURS; tour++) {
            // In turn, each first as often as the other: what else the machine does falls on both.
            if (tour % 2 == 0) {
                appeler(ordres, dits, operation, lignes, nu, MOITIE, leur, tour);
            }
            appeler(ordres, dits, operation, lignes, notre, 0, leNotre, tour);
            if (tour % 2 == 1) {
                appeler(ordres, dits, operation, lignes, nu, MOITIE, leur, tour);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s, %d at a time | %.0f | %.0f | %.2f | %s | %s | %.2f |%n",
                operation.dite,
                lignes,
                leur.parSeconde(),
                leNotre.parSeconde(),
                leNotre.parSeconde() / leur.parSeconde(),
                millisecondes(leur),
                millisecondes(leNotre),
                (double) Compte.median(leNotre.p99) / Compte.median(leur.p99));
    }

    private static String millisecondes(Compte compte) {
        return String.format(
                Locale.ROOT, "%.2f / %.2f", Compte.median(compte.p50) / 1e3, Compte.median(compte.p99) / 1e3);
    }

    private static void appeler(
            PrintStream ordres,
            BufferedReader dits,
            Operation operation,
            int lignes,
            HttpServer serveur,
            int premier,
            Compte compte,
            int tour)
            throws IOException {
        ordres.println(operation + " " + serveur.getAddress().getPort() + " " + premier + " " + lignes + " " + APPELS
                + " " + MILLISECONDES);
        String dit = dits.readLine();
        assertTrue(dit != null, "the other process is gone");
        String[] mots = dit.split(" ", -1);
        assertTrue(Integer.parseInt(mots[0]) > 0, "no call");
        assertEquals(0, Integer.parseInt(mots[1]), operation + " was refused");
        if (!ENTIER) {
            assertEquals(APPELS * lignes, Integer.parseInt(mots[0]));
        }
        compte.appels += Integer.parseInt(mots[0]);
        compte.secondes += Double.parseDouble(mots[2]);
        compte.p50[tour] = Long.parseLong(mots[3]);
        compte.p99[tour] = Long.parseLong(mots[4]);
    }
}
