package fr.octroi.examples.jersey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Base;
import fr.octroi.adapters.jdbc.BrouillonsEnBase;
import fr.octroi.adapters.jdbc.ClesEnBase;
import fr.octroi.adapters.jdbc.ConsultationsEnBase;
import fr.octroi.adapters.jdbc.RegistresEnBase;
import fr.octroi.adapters.rest.InterfaceRest;
import fr.octroi.adapters.rest.acces.ClesPubliques;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Role;
import fr.octroi.document.Lettres;
import fr.octroi.format.Clotures;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.GuichetRelances;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Cles;
import fr.octroi.port.Consultations;
import fr.octroi.port.Horodatage;
import fr.octroi.port.PortException;
import fr.octroi.port.Registres;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application: Octroi on a database, its resources under {@code /api}, health and metrics for the machine alone. */
final class Hote implements AutoCloseable {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Hote.class);

    private final HikariDataSource source = new HikariDataSource();
    private final ScheduledExecutorService taches = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong relances = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final Acteur automate;
    private final Cles cles;
    private final Consultations consultations;
    final Octroi octroi;
    private final Courrier courrier;
    final HttpServer api;
    final HttpServer gestion;

    // Nothing escapes from the task, which its Future would tell.
    @SuppressWarnings("FutureReturnValueIgnored")
    Hote(Properties dites, String maitresse, InstantSource horloge, @Nullable Horodatage tiers) throws IOException {
        automate = new Acteur(dites.getProperty("organisation"), Role.AUTOMATE, "hote");
        source.setJdbcUrl(dites.getProperty("base"));
        source.setUsername(dites.getProperty("base.role"));
        source.setPassword(dites.getProperty("base.secret"));
        Base base = Base.migrer(source);
        cles = new ClesEnBase(base, List.of(new Cle(Base64.getDecoder().decode(maitresse))));
        consultations = new ConsultationsEnBase(base, cles);
        Registres registres = new RegistresEnBase(base);
        octroi = base.brancher(Octroi.avec(List.of(LecteurReglement.fourni(dites.getProperty("reglement")))), cles)
                .horloge(horloge)
                .build();
        Brouillons brouillons = new BrouillonsEnBase(base, cles, Duration.parse(dites.getProperty("brouillons")));
        Collectivite fiche = LecteurCollectivite.lire(Path.of(dites.getProperty("collectivite")));
        Clock paris = horloge.withZone(ZoneId.of("Europe/Paris"));
        Lettres lettres = new Lettres(fiche.service(), fiche.voies(), false);
        courrier = new Courrier(octroi, lettres, Path.of(dites.getProperty("courrier")), automate, paris);
        Emetteur emetteur = new Emetteur(
                dites.getProperty("annuaire.nom"),
                "octroi",
                ClesPubliques.enLigne(URI.create(dites.getProperty("annuaire.cles"))),
                new TreeSet<>(List.of(automate.organisation())),
                new TreeSet<>(EnumSet.of(Role.AUTOMATE, Role.INSTRUCTEUR, Role.ASSEMBLEES, Role.ORDONNATEUR)));
        InterfaceRest ressources = InterfaceRest.builder(
                        octroi, consultations, registres, new JetonsSignes(List.of(emetteur), horloge))
                .brouillons(brouillons)
                .horloge(horloge)
                .build();
        int port = Integer.parseInt(dites.getProperty("gestion.port"));
        // Taken before the API answers: where the port is not free, nothing has started.
        gestion = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        api = JdkHttpServerFactory.createHttpServer(
                URI.create(dites.getProperty("api")), ResourceConfig.forApplication(ressources));
        gestion.createContext(
                "/sante",
                appel -> repondre(appel, () -> {
                    cles.organisation();
                    consultations.lister(Consultations.Filtre.TOUS, null, 1);
                    return "UP\n";
                }));
        gestion.createContext("/mesures", appel -> repondre(appel, this::mesures));
        gestion.start();
        long cadence = Duration.parse(dites.getProperty("cadence")).toMillis();
        taches.scheduleWithFixedDelay(this::travailler, 0, cadence, TimeUnit.MILLISECONDS);
        taches.scheduleWithFixedDelay(
                () -> essayer(() -> brouillons.eliminer(horloge.instant())), 0, cadence, TimeUnit.MILLISECONDS);
        Path racines = Path.of(dites.getProperty("racines"));
        Clotures clotures = new Clotures(consultations, octroi.journaux(), racines, paris, paris.getZone(), tiers);
        // Hourly, for it waits for an hour of the night, and asks again for what a third party did not date.
        taches.scheduleWithFixedDelay(
                () -> essayer(() -> JOURNAL.info("journal closed: {}", clotures.clore())), 0, 1, TimeUnit.HOURS);
        // What erased dossiers left, once its last day has passed.
        taches.scheduleWithFixedDelay(
                () -> essayer(() -> octroi.guichet().archives().effacerResidus(automate)), 0, 1, TimeUnit.DAYS);
    }

    private static void repondre(HttpExchange appel, Supplier<String> reponse) throws IOException {
        int statut = 200;
        String texte;
        try {
            texte = reponse.get();
        } catch (RuntimeException panne) {
            statut = 503;
            texte = "DOWN " + (panne instanceof PortException dite ? dite.nature() : "") + "\n";
        }
        byte[] octets = texte.getBytes(StandardCharsets.UTF_8);
        appel.sendResponseHeaders(statut, octets.length);
        appel.getResponseBody().write(octets);
        appel.close();
    }

    /** As Prometheus reads them. */
    private String mesures() {
        StringBuilder texte = new StringBuilder();
        consultations
                .compter(Consultations.Filtre.TOUS)
                .forEach((etat, nombre) -> texte.append("octroi_dossiers{etat=\"" + etat + "\"} " + nombre + "\n"));
        return texte + "octroi_relances_total " + relances + "\noctroi_messages_total " + messages + "\n";
    }

    /** Reminds and sends, each whatever became of the other. */
    private void travailler() {
        GuichetRelances guichet = octroi.guichet().relances();
        essayer(() -> relances.addAndGet(guichet.relancerTous(automate).getOrDefault(Effet.FAIT, 0)));
        essayer(() -> messages.addAndGet(guichet.expedier(automate, courrier)));
    }

    /** A task that throws, be it an error, would not be called again. */
    private static void essayer(Runnable tache) {
        try {
            tache.run();
        } catch (RuntimeException | Error echec) {
            JOURNAL.warn("a task failed: {}", echec.getClass().getName());
        }
    }

    @Override
    public void close() {
        api.stop(0);
        gestion.stop(0);
        // After the task midway, if any: it has handed a letter over, and must still write that it left.
        CompletableFuture<Void> fin = CompletableFuture.runAsync(source::close, taches);
        taches.shutdown();
        fin.join();
    }

    /** Starts it on a file of properties; the master key is in the environment. */
    public static void main(String[] arguments) throws IOException {
        // Without it the JDK's server answers forty milliseconds late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Properties dites = new Properties();
        try (Reader fichier = Files.newBufferedReader(Path.of(arguments[0]))) {
            dites.load(fichier);
        }
        new Hote(dites, System.getenv("OCTROI_CLE_MAITRESSE"), InstantSource.system(), null);
    }
}
