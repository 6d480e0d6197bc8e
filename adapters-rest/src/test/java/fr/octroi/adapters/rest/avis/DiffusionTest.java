package fr.octroi.adapters.rest.avis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.adapters.rest.avis.Signature.Secret;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.CarnetEnMemoire;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.CarnetDAvis.Avis;
import fr.octroi.port.CarnetDAvis.Etat;
import fr.octroi.port.Consultations;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiffusionTest {

    private static final Destinations ICI = new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true);
    private static final Duration TENUE = Duration.ofMinutes(1);
    private static final Secret SECRET = new Secret("un secret que personne ne devine, un");

    /** What was written, in order; the rank is the place in the list. */
    private static final class Ecrits implements Consultations {
        private final List<Object> ecrits = new ArrayList<>();

        void dossier(String numero, long version) {
            ecrits.replaceAll(ecrit ->
                    ecrit instanceof Resume resume && resume.numero().valeur().equals(numero) ? "" : ecrit);
            ecrits.add(new Resume(
                    new NumeroDossier(numero), version, "aide-velo", LocalDate.of(2026, 6, 1), EtatDossier.DEPOSE));
        }

        void efface(String numero) {
            ecrits.replaceAll(ecrit ->
                    ecrit instanceof Resume resume && resume.numero().valeur().equals(numero) ? "" : ecrit);
            ecrits.add(new NumeroDossier(numero));
        }

        @Override
        public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<EtatDossier, Long> compter(Filtre filtre) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Suite depuis(long curseur, int taille) {
            List<Resume> resumes = new ArrayList<>();
            List<NumeroDossier> effaces = new ArrayList<>();
            long rang = curseur;
            while (rang < ecrits.size() && resumes.size() + effaces.size() < taille) {
                Object ecrit = ecrits.get((int) rang++);
                if (ecrit instanceof Resume resume) {
                    resumes.add(resume);
                } else if (ecrit instanceof NumeroDossier numero) {
                    effaces.add(numero);
                }
            }
            return new Suite(resumes, effaces, rang);
        }
    }

    private final Ecrits ecrits = new Ecrits();
    private final List<String> recus = new CopyOnWriteArrayList<>();
    private final List<String> noms = new CopyOnWriteArrayList<>();
    private final ExecutorService fils = Executors.newCachedThreadPool();
    private volatile Instant maintenant = Instant.parse("2026-06-01T10:00:00Z");
    private volatile Function<String, Integer> humeur = corps -> 204;
    private HttpServer receveur;
    private Abonne abonne;
    private Diffusion diffusion;

    @BeforeEach
    void ouvrir() throws IOException {
        receveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receveur.setExecutor(fils);
        receveur.createContext("/avis", this::recevoir);
        receveur.start();
        abonne = new Abonne(
                "plateforme",
                URI.create("http://127.0.0.1:" + receveur.getAddress().getPort() + "/avis"),
                List.of(SECRET));
        diffusion = diffusion(ICI, new CarnetEnMemoire());
    }

    @AfterEach
    void fermer() {
        receveur.stop(0);
        fils.shutdownNow();
    }

    private Diffusion diffusion(Destinations destinations, CarnetDAvis carnet) {
        Cadence cadence = new Cadence(
                Duration.ofSeconds(30), Duration.ofMinutes(10), 4, 3, Duration.ofMinutes(5), Duration.ofMillis(500));
        return new Diffusion(ecrits, destinations, carnet, cadence, () -> maintenant, () -> 1_023);
    }

    private void recevoir(HttpExchange echange) throws IOException {
        try (echange) {
            byte[] octets = echange.getRequestBody().readAllBytes();
            String corps = new String(octets, StandardCharsets.UTF_8);
            boolean bonne = Signature.estBonne(
                    List.of(SECRET), maintenant, echange.getRequestHeaders().getFirst(Signature.ENTETE), octets);
            if (!bonne) {
                throw new IOException("not signed");
            }
            int statut = humeur.apply(corps);
            if (statut == 200) {
                echange.sendResponseHeaders(200, 0);
                for (int goutte = 0; goutte < 60; goutte++) {
                    echange.getResponseBody().write(' ');
                    echange.getResponseBody().flush();
                    Thread.sleep(100);
                }
                return;
            }
            if (statut == 0) {
                Thread.sleep(2_000);
                return;
            }
            if (statut == 302) {
                echange.getResponseHeaders().add("Location", "/avis");
            }
            if (statut == 503) {
                echange.getResponseHeaders().add("Retry-After", "120");
            }
            if (statut < 300) {
                recus.add(corps);
                noms.add(echange.getRequestHeaders().getFirst(Diffusion.ENTETE));
            }
            echange.sendResponseHeaders(statut, -1);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void chaque_changement_est_dit_une_fois_dans_l_ordre_et_sans_nommer_personne() {
        ecrits.dossier("V-1", 1);
        ecrits.dossier("V-2", 1);
        assertEquals(2, diffusion.diffuser(abonne));
        assertEquals(0, diffusion.diffuser(abonne));
        ecrits.dossier("V-1", 2);
        ecrits.efface("V-2");
        assertEquals(2, diffusion.diffuser(abonne));
        assertEquals(
                List.of(
                        "{\"numero\":\"V-1\",\"version\":1,\"aide\":\"aide-velo\",\"depot\":\"2026-06-01\",\"etat\":\"DEPOSE\"}",
                        "{\"numero\":\"V-2\",\"version\":1,\"aide\":\"aide-velo\",\"depot\":\"2026-06-01\",\"etat\":\"DEPOSE\"}",
                        "{\"numero\":\"V-1\",\"version\":2,\"aide\":\"aide-velo\",\"depot\":\"2026-06-01\",\"etat\":\"DEPOSE\"}",
                        "{\"numero\":\"V-2\",\"efface\":true}"),
                recus);
        assertEquals(4, new TreeSet<>(noms).size());
    }

    @Test
    void un_dossier_qui_n_est_pas_pris_n_arrete_pas_les_autres_et_ne_recule_jamais() {
        humeur = corps -> corps.contains("V-1") ? 500 : 204;
        ecrits.dossier("V-1", 1);
        ecrits.dossier("V-2", 1);
        assertEquals(1, diffusion.diffuser(abonne));
        ecrits.dossier("V-1", 2);
        humeur = corps -> 204;
        assertEquals(1, diffusion.diffuser(abonne));
        maintenant = maintenant.plus(Duration.ofHours(1));
        assertEquals(0, diffusion.diffuser(abonne));
        assertEquals(2, recus.size());
        assertTrue(recus.get(1).contains("\"version\":2"), recus.toString());
    }

    @Test
    void les_essais_s_espacent_puis_l_avis_est_abandonne_et_se_ranime() {
        ecrits.dossier("V-1", 1);
        List<Instant> essais = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            if (corps.contains("\"V-1\"")) {
                essais.add(maintenant);
                return 500;
            }
            return 204;
        };
        for (int pas = 0; pas < 100; pas++) {
            // Others succeed in between: the circuit stays closed.
            ecrits.dossier("V-9" + pas, 1);
            diffusion.diffuser(abonne);
            maintenant = maintenant.plusSeconds(15);
        }
        Instant debut = essais.get(0);
        assertEquals(
                List.of(debut, debut.plusSeconds(30), debut.plusSeconds(90), debut.plusSeconds(210)),
                List.copyOf(essais));
        assertEquals(
                List.of(new NumeroDossier("V-1")),
                diffusion.morts(abonne, null, 10).stream().map(Avis::numero).toList());
        humeur = corps -> 204;
        maintenant = maintenant.plus(Duration.ofDays(1));
        diffusion.diffuser(abonne);
        assertFalse(recus.stream().anyMatch(corps -> corps.contains("\"V-1\"")));
        assertEquals(1, diffusion.ranimer(abonne));
        assertEquals(1, diffusion.diffuser(abonne));
        assertTrue(recus.get(recus.size() - 1).contains("\"V-1\""));
        assertTrue(diffusion.morts(abonne, null, 10).isEmpty());
    }

    @Test
    void l_attente_double_jusqu_au_plafond_avec_sa_part_de_hasard() {
        Cadence cadence = Cadence.PAR_DEFAUT;
        assertEquals(Duration.ofSeconds(15), cadence.attente(1, 0));
        assertEquals(Duration.ofSeconds(30), cadence.attente(1, 1_023));
        assertEquals(Duration.ofMinutes(1), cadence.attente(3, 0));
        assertEquals(Duration.ofMinutes(2), cadence.attente(3, 1_023));
        assertEquals(Duration.ofHours(1), cadence.attente(60, 1_023));
    }

    @Test
    void apres_trois_echecs_de_suite_l_abonne_a_la_paix_et_un_seul_avis_l_eprouve_ensuite() {
        List<String> appels = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            appels.add(corps);
            return 500;
        };
        for (int rang = 0; rang < 10; rang++) {
            ecrits.dossier("V-" + rang, 1);
        }
        assertEquals(0, diffusion.diffuser(abonne));
        assertEquals(3, appels.size());
        diffusion.diffuser(abonne);
        assertEquals(3, appels.size());
        maintenant = maintenant.plus(Duration.ofMinutes(5));
        diffusion.diffuser(abonne);
        assertEquals(4, appels.size());
        maintenant = maintenant.plus(Duration.ofMinutes(5));
        humeur = corps -> 204;
        for (int fois = 0; fois < 5; fois++) {
            diffusion.diffuser(abonne);
            maintenant = maintenant.plus(Duration.ofMinutes(10));
        }
        assertEquals(10, new TreeSet<>(recus).size());
    }

    /** A service that answers by a 500 for some dossiers works for all others. */
    @Test
    void une_douzaine_de_dossiers_refuses_ne_retient_pas_les_autres() {
        Diffusion ordinaire = new Diffusion(ecrits, ICI, new CarnetEnMemoire(), () -> maintenant);
        humeur = corps -> corps.contains("R-") ? 500 : 204;
        for (int rang = 0; rang < 12; rang++) {
            ecrits.dossier("R-" + rang, 1);
        }
        for (int fois = 0; fois < 6; fois++) {
            assertEquals(0, ordinaire.diffuser(abonne));
            maintenant = maintenant.plus(Duration.ofMinutes(5));
        }
        ecrits.dossier("V-1", 1);
        assertEquals(1, ordinaire.diffuser(abonne), "a new change tells whether he is back");
        maintenant = maintenant.plus(Duration.ofMinutes(5));
        ecrits.dossier("R-12", 1);
        ecrits.dossier("V-2", 1);
        assertEquals(0, diffuserDeuxFois(ordinaire).get(0), "one more that he refuses is before it");
        assertEquals(2, recus.size(), "and is tried after it the second time");
    }

    private List<Integer> diffuserDeuxFois(Diffusion ordinaire) {
        List<Integer> pris = new ArrayList<>();
        for (int fois = 0; fois < 2; fois++) {
            pris.add(ordinaire.diffuser(abonne));
            maintenant = maintenant.plus(Duration.ofMinutes(5));
        }
        return pris;
    }

    @Test
    void des_centaines_d_avis_refuses_n_empechent_pas_de_lire_ce_qui_change() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        assertTrue(carnet.prendre("plateforme", "avant", TENUE).isPresent());
        List<Avis> refuses = new ArrayList<>();
        for (int rang = 0; rang < 250; rang++) {
            refuses.add(
                    new Avis(new NumeroDossier("R-" + rang), "{\"numero\":\"R-" + rang + "\"}", 1, maintenant, false));
        }
        assertTrue(carnet.ecrire("plateforme", "avant", new Etat(0, 10, Instant.EPOCH), refuses, List.of()));
        carnet.rendre("plateforme", "avant");
        humeur = corps -> corps.contains("R-") ? 500 : 204;
        ecrits.dossier("V-1", 1);
        assertEquals(1, diffusion(ICI, carnet).diffuser(abonne));
    }

    @Test
    void qui_refuse_tout_garde_sa_paix_et_ce_qui_l_attend_ne_grandit_pas_sans_fin() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        Diffusion obstinee = diffusion(ICI, carnet);
        List<String> appels = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            appels.add(corps);
            return 500;
        };
        for (int tour = 0; tour < 20; tour++) {
            for (int rang = 0; rang < 100; rang++) {
                ecrits.dossier("R-" + tour + "-" + rang, 1);
            }
            obstinee.diffuser(abonne);
            obstinee.diffuser(abonne);
            assertEquals(3 + tour, appels.size(), "one notice after each rest");
            maintenant = maintenant.plus(Duration.ofMinutes(5));
        }
        long neufs = carnet.attentes("plateforme", 10_000).stream()
                .filter(avis -> avis.essais() == 0)
                .count();
        assertTrue(neufs < 400, () -> neufs + " wait untried");
    }

    @Test
    void qui_demande_d_attendre_est_attendu_et_qui_tarde_est_coupe() {
        humeur = corps -> 503;
        ecrits.dossier("V-1", 1);
        diffusion.diffuser(abonne);
        humeur = corps -> 204;
        maintenant = maintenant.plusSeconds(119);
        assertEquals(0, diffusion.diffuser(abonne));
        maintenant = maintenant.plusSeconds(1);
        assertEquals(1, diffusion.diffuser(abonne));
        humeur = corps -> 0;
        ecrits.dossier("V-2", 1);
        assertEquals(0, diffusion.diffuser(abonne));
        assertTrue(diffusion.morts(abonne, null, 10).isEmpty());
    }

    @Test
    void un_corps_qui_tombe_goutte_a_goutte_ne_retient_personne() {
        humeur = corps -> 200;
        ecrits.dossier("V-1", 1);
        assertEquals(1, assertTimeout(Duration.ofSeconds(3), () -> diffusion.diffuser(abonne)));
        assertEquals(0, diffusion.diffuser(abonne));
    }

    @Test
    void un_nom_qui_ne_se_resout_pas_est_essaye_encore() {
        Abonne perdu = new Abonne("perdu", URI.create("https://nulle-part.exemple.invalid/avis"), List.of(SECRET));
        Diffusion ailleurs = diffusion(
                new Destinations(new TreeSet<>(Set.of("nulle-part.exemple.invalid")), false), new CarnetEnMemoire());
        ecrits.dossier("V-1", 1);
        for (int essai = 1; essai <= 4; essai++) {
            assertTrue(ailleurs.morts(perdu, null, 10).isEmpty(), "given up after " + (essai - 1));
            assertEquals(0, ailleurs.diffuser(perdu));
            maintenant = maintenant.plus(Duration.ofMinutes(10));
        }
        assertEquals(1, ailleurs.morts(perdu, null, 10).size());
    }

    @Test
    void une_interruption_n_est_l_echec_de_personne() {
        Thread moi = Thread.currentThread();
        CarnetDAvis carnet = new CarnetEnMemoire();
        Diffusion interrompue = diffusion(ICI, carnet);
        List<String> appels = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            appels.add(corps);
            moi.interrupt();
            return 0;
        };
        for (int rang = 0; rang < 5; rang++) {
            ecrits.dossier("V-" + rang, 1);
        }
        int pris = interrompue.diffuser(abonne);
        assertTrue(Thread.interrupted());
        assertEquals(0, pris);
        assertEquals(1, appels.size());
        assertEquals(0, carnet.prendre("plateforme", "x", TENUE).orElseThrow().echecs());
        carnet.rendre("plateforme", "x");
        List<Avis> attentes = carnet.attentes("plateforme", 10);
        assertEquals(5, attentes.size());
        assertTrue(attentes.stream().allMatch(attente -> attente.essais() == 0));
        humeur = corps -> 204;
        assertEquals(5, interrompue.diffuser(abonne));
    }

    @Test
    void ranimer_a_cote_de_diffuser_ne_fait_pas_reculer_un_dossier() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        Diffusion une = diffusion(ICI, carnet);
        Diffusion autre = diffusion(ICI, carnet);
        humeur = corps -> 410;
        ecrits.dossier("V-1", 1);
        une.diffuser(abonne);
        List<Integer> ranimes = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            ranimes.add(autre.ranimer(abonne));
            return 204;
        };
        ecrits.dossier("V-1", 2);
        assertEquals(1, une.diffuser(abonne));
        humeur = corps -> 204;
        assertEquals(0, une.diffuser(abonne));
        assertEquals(List.of(0), ranimes, "the second had taken the place of the first");
        assertEquals(1, recus.size());
        assertTrue(recus.get(0).contains("\"version\":2"), recus.toString());
    }

    @Test
    void pendant_que_l_un_avertit_un_abonne_l_autre_n_a_rien_a_faire() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        Diffusion une = diffusion(ICI, carnet);
        Diffusion autre = diffusion(ICI, carnet);
        List<Integer> pris = new CopyOnWriteArrayList<>();
        humeur = corps -> {
            pris.add(autre.diffuser(abonne));
            return 204;
        };
        for (int rang = 0; rang < 5; rang++) {
            ecrits.dossier("V-" + rang, 1);
        }
        assertEquals(5, une.diffuser(abonne));
        assertEquals(List.of(0, 0, 0, 0, 0), pris);
        assertEquals(5, recus.size());
        ecrits.dossier("V-9", 1);
        humeur = corps -> 204;
        assertEquals(1, autre.diffuser(abonne), "then it is his turn");
    }

    /** One to which something happens before it writes. */
    private static final class CarnetPiege implements CarnetDAvis {
        private final CarnetDAvis lui;
        private final Consumer<String> avantProlongation;
        private final Consumer<String> avantEcriture;

        CarnetPiege(CarnetDAvis lui, Consumer<String> avantEcriture) {
            this(lui, porteur -> {}, avantEcriture);
        }

        CarnetPiege(CarnetDAvis lui, Consumer<String> avantProlongation, Consumer<String> avantEcriture) {
            this.lui = lui;
            this.avantProlongation = avantProlongation;
            this.avantEcriture = avantEcriture;
        }

        @Override
        public Optional<Etat> prendre(String code, String porteur, Duration duree) {
            return lui.prendre(code, porteur, duree);
        }

        @Override
        public void rendre(String code, String porteur) {
            lui.rendre(code, porteur);
        }

        @Override
        public List<Avis> attentes(String code, int taille) {
            return lui.attentes(code, taille);
        }

        @Override
        public Optional<Etat> prolonger(String code, String porteur, Duration duree) {
            avantProlongation.accept(porteur);
            return lui.prolonger(code, porteur, duree);
        }

        @Override
        public List<Avis> morts(String code, @Nullable NumeroDossier apres, int taille) {
            return lui.morts(code, apres, taille);
        }

        @Override
        public boolean ecrire(String code, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
            avantEcriture.accept(porteur);
            return lui.ecrire(code, porteur, etat, ranges, retires);
        }

        @Override
        public int ranimer(String code, Instant quand) {
            return lui.ranimer(code, quand);
        }
    }

    @Test
    void qui_s_est_fait_prendre_l_abonne_n_ecrit_plus_rien_et_s_arrete() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        int[] ecritures = {0};
        for (int rang = 0; rang < 3; rang++) {
            ecrits.dossier("V-" + rang, 1);
        }
        // It stalled between sending and writing, for longer than it said.
        Diffusion endormie = diffusion(ICI, new CarnetPiege(carnet, porteur -> {
            if (++ecritures[0] == 2) {
                carnet.rendre("plateforme", porteur);
                assertTrue(carnet.prendre("plateforme", "un autre", TENUE).isPresent());
            }
        }));
        assertEquals(1, endormie.diffuser(abonne));
        assertEquals(1, recus.size());
        assertEquals(3, carnet.attentes("plateforme", 10).size(), "it is told again by the other");
        carnet.rendre("plateforme", "un autre");
        assertEquals(3, diffusion(ICI, carnet).diffuser(abonne));
    }

    /** It lists version 1, stalls; another is given the subscriber, fails to tell version 2, gives him back; it wakes. */
    @Test
    void qui_s_est_endormi_ne_dit_pas_une_version_passee_et_n_efface_pas_la_suivante() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        ecrits.dossier("V-1", 1);
        int[] prolongations = {0};
        Diffusion endormie = diffusion(
                ICI,
                new CarnetPiege(
                        carnet,
                        porteur -> {
                            if (++prolongations[0] == 2) {
                                carnet.rendre("plateforme", porteur);
                                ecrits.dossier("V-1", 2);
                                humeur = corps -> 503;
                                diffusion(ICI, carnet).diffuser(abonne);
                                humeur = corps -> 204;
                            }
                        },
                        porteur -> {}));
        assertEquals(0, endormie.diffuser(abonne));
        assertEquals(List.of(), recus, "nothing of the past");
        CarnetDAvis.Avis attend = carnet.attentes("plateforme", 10).get(0);
        assertTrue(attend.corps().contains("\"version\":2"), "still to be told");
    }

    @Test
    void ce_qui_est_dit_et_ne_peut_s_ecrire_est_dit_encore() {
        CarnetDAvis carnet = new CarnetEnMemoire();
        ecrits.dossier("V-1", 1);
        Diffusion coupee = diffusion(ICI, new CarnetPiege(carnet, porteur -> {
            if (!recus.isEmpty()) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "cut", null);
            }
        }));
        assertThrows(PortException.class, () -> coupee.diffuser(abonne));
        assertEquals(1, recus.size());
        assertEquals(1, diffusion(ICI, carnet).diffuser(abonne), "once more, rather than never");
    }

    @Test
    void une_redirection_ou_un_refus_abandonne_l_avis() {
        humeur = corps -> corps.contains("V-1") ? 302 : 410;
        ecrits.dossier("V-1", 1);
        ecrits.dossier("V-2", 1);
        diffusion.diffuser(abonne);
        assertEquals(2, diffusion.morts(abonne, null, 10).size());
        assertTrue(recus.isEmpty());
    }

    @Test
    void un_processus_qui_meurt_n_oublie_rien() {
        CarnetDAvis memoire = new CarnetEnMemoire();
        int[] ecritures = {0};
        CarnetDAvis fragile = new CarnetPiege(memoire, porteur -> {
            if (++ecritures[0] == 3) {
                throw new IllegalStateException("killed");
            }
        });
        for (int rang = 0; rang < 5; rang++) {
            ecrits.dossier("V-" + rang, 1);
        }
        for (int vie = 0; vie < 4; vie++) {
            try {
                diffusion(ICI, fragile).diffuser(abonne);
            } catch (IllegalStateException mort) {
                assertEquals("killed", mort.getMessage());
            }
        }
        assertEquals(5, new TreeSet<>(recus).size());
    }

    @Test
    @Tag("securite")
    void rien_ne_part_vers_une_adresse_qui_n_est_pas_nommee_ou_qui_est_de_la_maison() throws UnknownHostException {
        Destinations dehors = new Destinations(new TreeSet<>(Set.of("127.0.0.1", "localhost")), false);
        for (String adresse : List.of(
                "https://127.0.0.1/avis",
                "https://localhost/avis",
                "http://127.0.0.1/avis",
                "https://autre.exemple.invalid/",
                "https://127.0.0.1@autre.exemple.invalid/",
                "https://u:p@127.0.0.1/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/")) {
            assertFalse(dehors.admettent(URI.create(adresse)), adresse);
        }
        ecrits.dossier("V-1", 1);
        assertEquals(0, diffusion(dehors, new CarnetEnMemoire()).diffuser(abonne));
        assertTrue(recus.isEmpty());
        Destinations dedans = new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true);
        assertTrue(dedans.admettent(URI.create("http://127.0.0.1/avis")));
        assertFalse(dedans.admettent(URI.create("http://127.0.0.2/avis")));
        for (String interieure : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::")) {
            assertTrue(Destinations.estInterieure(InetAddress.getByName(interieure)), interieure);
        }
        for (String publique : List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888")) {
            assertFalse(Destinations.estInterieure(InetAddress.getByName(publique)), publique);
        }
    }
}
