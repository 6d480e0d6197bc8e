package fr.octroi.adapters.rest.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Base;
import fr.octroi.adapters.jdbc.CarnetEnBase;
import fr.octroi.adapters.jdbc.ClesEnBase;
import fr.octroi.adapters.jdbc.ConsultationsEnBase;
import fr.octroi.adapters.rest.avis.Abonne;
import fr.octroi.adapters.rest.avis.Cadence;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.adapters.rest.avis.Diffusion;
import fr.octroi.adapters.rest.avis.Signature.Secret;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Effet;
import fr.octroi.port.Cles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several instances of a host tell one subscriber, who fails now and then, what changes meanwhile in the database that they share. */
class PlusieursInstancesTest {

    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    private static final Acteur AGENT = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    private static final Pattern AVIS = Pattern.compile("\"numero\":\"([^\"]+)\",\"version\":([0-9]+)");
    private static final int INSTANCES = 3;
    private static final int DOSSIERS = 20;
    private static final int APPELS = 4;

    @Test
    void un_abonne_apprend_tout_une_fois_et_dans_l_ordre_sur_h2() throws Exception {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
            source.setUsername("octroi");
            avertir(source);
        }
    }

    @Test
    void un_abonne_apprend_tout_une_fois_et_dans_l_ordre_sur_postgresql() throws Exception {
        try (EmbeddedPostgres serveur = ChargeTest.demarrer();
                HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(serveur.getJdbcUrl("postgres", "postgres"));
            source.setUsername("postgres");
            avertir(source);
        }
    }

    private static void avertir(DataSource source) throws Exception {
        Base.migrer(source);
        List<String> recus = new CopyOnWriteArrayList<>();
        AtomicInteger essais = new AtomicInteger();
        HttpServer receveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receveur.createContext("/avis", appel -> {
            String corps = new String(appel.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean pris = essais.incrementAndGet() % 5 != 0;
            if (pris) {
                recus.add(corps);
            }
            appel.sendResponseHeaders(pris ? 204 : 500, -1);
            appel.close();
        });
        receveur.start();
        Abonne abonne = new Abonne(
                "plateforme",
                URI.create("http://127.0.0.1:" + receveur.getAddress().getPort() + "/avis"),
                List.of(new Secret("un secret que personne ne devine, un")));
        ExecutorService fils = Executors.newFixedThreadPool(INSTANCES);
        try {
            List<Future<?>> instances = new ArrayList<>();
            for (int rang = 0; rang < INSTANCES; rang++) {
                Diffusion sienne = diffusion(source);
                instances.add(fils.submit(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        sienne.diffuser(abonne);
                        Thread.sleep(5);
                    }
                    return null;
                }));
            }
            travailler(source);
            long limite = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (dernieres(recus).values().stream()
                                    .filter(version -> version == 1 + APPELS)
                                    .count()
                            < DOSSIERS
                    && System.nanoTime() < limite) {
                Thread.sleep(20);
                assertTrue(instances.stream().noneMatch(Future::isDone), "an instance failed");
            }
        } finally {
            fils.shutdownNow();
            receveur.stop(0);
        }
        Map<String, Integer> dernieres = dernieres(recus);
        assertEquals(DOSSIERS, dernieres.size());
        dernieres.forEach((numero, version) -> assertEquals(1 + APPELS, version, numero));
        assertEquals(recus.size(), Set.copyOf(recus).size(), "told twice");
    }

    private static Octroi octroi(Base base, Cles cles) {
        return base.brancher(Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019"))), cles)
                .build();
    }

    private static Cles cles(Base base) {
        return new ClesEnBase(
                base, List.of(new Cle("une cle maitresse pour l'essai, une".getBytes(StandardCharsets.US_ASCII))));
    }

    private static Diffusion diffusion(DataSource source) {
        Base base = Base.ouvrir(source);
        return new Diffusion(
                new ConsultationsEnBase(base, cles(base)),
                new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true),
                new CarnetEnBase(base),
                new Cadence(
                        Duration.ofMillis(10), Duration.ofMillis(50), 60, 1_000, Duration.ZERO, Duration.ofSeconds(10)),
                InstantSource.system(),
                () -> 0);
    }

    private static void travailler(DataSource source) {
        Base base = Base.ouvrir(source);
        Octroi octroi = octroi(base, cles(base));
        for (int rang = 0; rang < DOSSIERS; rang++) {
            octroi.guichet().deposer(PLATEFORME, ChargeTest.AIDE, ChargeTest.demande(rang));
        }
        for (int appel = 0; appel < APPELS; appel++) {
            for (int rang = 0; rang < DOSSIERS; rang++) {
                assertEquals(
                        Effet.FAIT,
                        octroi.guichet()
                                .accueil()
                                .consignerAppel(AGENT, new NumeroDossier("D-" + rang), "APPEL_" + appel, ""));
            }
        }
    }

    /** The latest version told of each dossier; none ever goes back. */
    private static Map<String, Integer> dernieres(List<String> recus) {
        Map<String, Integer> dernieres = new TreeMap<>();
        for (String recu : recus) {
            Matcher avis = AVIS.matcher(recu);
            assertTrue(avis.find(), recu);
            int version = Integer.parseInt(avis.group(2));
            Integer avant = dernieres.put(avis.group(1), version);
            assertTrue(avant == null || avant < version, recu + " after " + avant);
        }
        return dernieres;
    }
}
