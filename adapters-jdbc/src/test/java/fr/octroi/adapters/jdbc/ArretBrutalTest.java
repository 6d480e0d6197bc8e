package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Journal;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.ReponsesGardees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The process is killed (SIGKILL) while it files, instructs and asks; what it had said to be written is there. */
class ArretBrutalTest {

    /** A tenth in an ordinary build. */
    private static final int TOURS = Boolean.getBoolean("octroi.endurance") ? 30 : 3;

    /** The process that is killed: it says a number once its dossier is written, instructed and asked for more. */
    static final class Victime {
        private Victime() {}

        public static void main(String[] arguments) throws SQLException {
            DataSource source = source(arguments[0]);
            // As a pool does: without it, H2 would close its file after each call, and hide what it loses.
            try (Connection gardee = source.getConnection()) {
                Hote hote = Hote.le(source, Hote.DEPOT);
                for (int i = 0; !gardee.isClosed(); i++) {
                    String numero = arguments[1] + "-" + i;
                    hote.deposerEtDemander(numero);
                    System.out.println(numero);
                }
            }
        }
    }

    /** How many requests a lot holds: enough for them to go in together. */
    private static final int LOT = 40;

    /** Another one, which files lots: it says the name of a lot once all of it is filed. */
    static final class Livreur {
        private Livreur() {}

        public static void main(String[] arguments) throws SQLException {
            DataSource source = source(arguments[0]);
            try (Connection gardee = source.getConnection()) {
                Hote hote = Hote.le(source, Hote.DEPOT);
                for (int i = 0; !gardee.isClosed(); i++) {
                    String nom = arguments[1] + "-" + i;
                    ChargementTest.deposer(hote, lot(hote, nom));
                    System.out.println(nom);
                }
            }
        }
    }

    private static final Empreinte DEMANDE = Empreinte.deChamps("une demande");
    private static final Instant MIDI = Instant.parse("2026-06-01T12:00:00Z");

    private static ReponsesGardees reponses(Base base) {
        return new ReponsesEnBase(base, new ClesEnBase(base, Exemples.MAITRESSES));
    }

    /** Another one, which answers: it says a key once its answer is kept. */
    static final class Repondant {
        private Repondant() {}

        public static void main(String[] arguments) throws SQLException {
            DataSource source = source(arguments[0]);
            try (Connection gardee = source.getConnection()) {
                ReponsesGardees reponses = reponses(Base.ouvrir(source));
                for (int i = 0; !gardee.isClosed(); i++) {
                    String cle = arguments[1] + "-" + i;
                    if (reponses.prendre("a", cle, DEMANDE, MIDI) instanceof ReponsesGardees.Tenue tenue) {
                        reponses.garder(tenue, "fait " + cle);
                        System.out.println(cle);
                    }
                }
            }
        }
    }

    /** Another one, which tells a subscriber: each write puts a notice, takes the one before away and moves the cursor; it says the cursor. */
    static final class Crieur {
        private Crieur() {}

        public static void main(String[] arguments) throws Exception {
            DataSource source = source(arguments[0]);
            try (Connection gardee = source.getConnection()) {
                CarnetDAvis carnet = new CarnetEnBase(Base.ouvrir(source));
                while (!gardee.isClosed()) {
                    Duration tenue = Duration.ofMillis(500);
                    Optional<CarnetDAvis.Etat> tenu = carnet.prolonger("a", arguments[1], tenue)
                            .or(() -> carnet.prendre("a", arguments[1], tenue));
                    if (tenu.isPresent()
                            && avancer(carnet, arguments[1], tenu.get().curseur())) {
                        System.out.println(tenu.get().curseur() + 1);
                    }
                }
            }
        }

        private static boolean avancer(CarnetDAvis carnet, String porteur, long avant) {
            CarnetDAvis.Avis suivant =
                    new CarnetDAvis.Avis(new NumeroDossier("D-" + (avant + 1)), "{}", 0, MIDI, false);
            return carnet.ecrire(
                    "a",
                    porteur,
                    new CarnetDAvis.Etat(avant + 1, 0, Instant.EPOCH),
                    List.of(suivant),
                    List.of(new NumeroDossier("D-" + avant)));
        }
    }

    private static List<LigneDeLot> lot(Hote hote, String nom) {
        return IntStream.range(0, LOT)
                .<LigneDeLot>mapToObj(i -> new LigneDeLot.Lue(
                        i + 2,
                        hote.demande(nom + "-" + i, Hote.Personne.numero(i), List.of(), Hote.REPONSES_INCOMPLETES)))
                .toList();
    }

    static DataSource source(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser("octroi");
            return h2;
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(url);
        return postgresql;
    }

    @Test
    void rien_de_ce_qui_est_dit_ecrit_ne_manque_dans_un_fichier_h2(@TempDir Path dossier) throws Exception {
        // FS: the lock of a dead process is gone at once, where H2's own would make the next one wait.
        tuer("jdbc:h2:file:" + dossier.resolve("octroi") + ";FILE_LOCK=FS");
    }

    @Test
    @Tag("securite")
    void rien_de_ce_qui_est_dit_ecrit_ne_manque_dans_postgresql() throws Exception {
        tuer(adresse((PGSimpleDataSource) Moteur.POSTGRESQL.baseMigree()));
    }

    @Test
    void un_lot_coupe_par_la_mort_est_la_tout_entier_ou_pas_du_tout_et_se_depose_de_nouveau() throws Exception {
        String url = adresse((PGSimpleDataSource) Moteur.POSTGRESQL.baseMigree());
        Random hasard = new Random(1913);
        TreeSet<String> dits = new TreeSet<>();
        for (int tour = 0; tour < TOURS; tour++) {
            dits.addAll(vivreEtMourir(Livreur.class, url, "L" + tour, hasard.nextInt(400)));
        }
        System.out.println("killed " + TOURS + " times, " + dits.size() + " lots: 30 times with -Pendurance");
        Hote apres = Hote.le(source(url), Hote.DEPOT);
        Map<String, Long> parLot = apres.octroi.dossiers().apres(null, 10_000).stream()
                .collect(Collectors.groupingBy(
                        numero -> numero.valeur().substring(0, numero.valeur().lastIndexOf('-')),
                        Collectors.counting()));
        assertTrue(parLot.keySet().containsAll(dits), "said to be filed, and lost");
        assertTrue(parLot.size() <= dits.size() + TOURS, "each death leaves one lot at most that was not said");
        parLot.forEach((nom, lignes) -> assertEquals(LOT, lignes, "half of " + nom));
        for (String nom : parLot.keySet()) {
            assertEquals(Map.of("DejaConnu", LOT), ChargementTest.deposer(apres, lot(apres, nom)));
        }
        apres.octroi.dossiers().apres(null, 10_000).forEach(numero -> {
            List<Entree> chaine = apres.octroi.journaux().entrees(numero);
            assertEquals(1, chaine.size());
            assertEquals(
                    Journal.enchainer(
                            null,
                            numero,
                            1,
                            chaine.get(0).instant(),
                            Hote.PLATEFORME,
                            chaine.get(0).fait()),
                    chaine.get(0));
        });
    }

    private static String url(Moteur moteur, Path dossier) {
        String url = moteur == Moteur.H2
                ? "jdbc:h2:file:" + dossier.resolve("octroi") + ";FILE_LOCK=FS"
                : adresse((PGSimpleDataSource) moteur.baseMigree());
        Base.migrer(source(url));
        return url;
    }

    @ParameterizedTest
    @EnumSource
    void ce_qui_est_dit_repondu_se_repond_encore_et_la_cle_en_cours_se_reprend(Moteur moteur, @TempDir Path dossier)
            throws Exception {
        String url = url(moteur, dossier);
        Random hasard = new Random(1914);
        TreeSet<String> dits = new TreeSet<>();
        for (int tour = 0; tour < TOURS; tour++) {
            dits.addAll(vivreEtMourir(Repondant.class, url, "R" + tour, hasard.nextInt(400)));
        }
        System.out.println("killed " + TOURS + " times, " + dits.size() + " answers: 30 times with -Pendurance");
        Base base = Base.ouvrir(source(url));
        ReponsesGardees apres = reponses(base);
        dits.forEach(
                cle -> assertEquals(new ReponsesGardees.Connue("fait " + cle), apres.prendre("a", cle, DEMANDE, MIDI)));
        List<String> enCours =
                base.lister("SELECT cle FROM octroi.reponse WHERE reponse IS NULL", ligne -> ligne.getString(1));
        assertTrue(enCours.size() <= TOURS, "each death leaves one key at most that is under way");
        for (String cle : enCours) {
            assertEquals(ReponsesGardees.Etat.EN_COURS, apres.prendre("a", cle, DEMANDE, MIDI));
            Instant plusTard = MIDI.plus(Duration.ofMinutes(15));
            assertTrue(apres.prendre("a", cle, DEMANDE, plusTard) instanceof ReponsesGardees.Tenue);
        }
    }

    @ParameterizedTest
    @EnumSource
    void le_carnet_d_avis_va_de_tout_en_tout_et_l_abonne_d_un_mort_passe_a_un_autre(
            Moteur moteur, @TempDir Path dossier) throws Exception {
        String url = url(moteur, dossier);
        Random hasard = new Random(1915);
        long dernier = 0;
        for (int tour = 0; tour < TOURS; tour++) {
            // It begins with what the one before left, once the time of the dead has passed.
            List<String> dits = vivreEtMourir(Crieur.class, url, "porteur-" + tour, hasard.nextInt(400));
            assertTrue(Long.parseLong(dits.get(0)) > dernier, "what was said to be written was lost");
            dernier = Long.parseLong(dits.get(dits.size() - 1));
            CarnetDAvis carnet = new CarnetEnBase(Base.ouvrir(source(url)));
            Optional<CarnetDAvis.Etat> etat = Optional.empty();
            for (int fois = 0; fois < 600 && etat.isEmpty(); fois++) {
                Thread.sleep(100);
                etat = carnet.prendre("a", "controle", Duration.ofMillis(1));
            }
            long curseur = etat.orElseThrow().curseur();
            assertTrue(curseur == dernier || curseur == dernier + 1, curseur + " after " + dernier);
            assertEquals(
                    List.of("D-" + curseur),
                    carnet.attentes("a", 10).stream()
                            .map(avis -> avis.numero().valeur())
                            .toList());
            dernier = curseur;
            carnet.rendre("a", "controle");
        }
    }

    static String adresse(PGSimpleDataSource source) {
        return source.getURL() + "&user=" + source.getUser()
                + (source.getPassword() == null ? "" : "&password=" + source.getPassword());
    }

    private static void tuer(String url) throws Exception {
        Base.migrer(source(url));
        Random hasard = new Random(1912);
        TreeSet<String> dits = new TreeSet<>();
        for (int tour = 0; tour < TOURS; tour++) {
            List<String> duTour = vivreEtMourir(Victime.class, url, "T" + tour, hasard.nextInt(400));
            assertFalse(duTour.isEmpty(), "nothing was written before the end");
            dits.addAll(duTour);
        }
        System.out.println("killed " + TOURS + " times, " + dits.size() + " dossiers: 30 times with -Pendurance");
        verifier(url, dits);
    }

    private static List<String> vivreEtMourir(Class<?> programme, String url, String prefixe, int millisecondes)
            throws IOException, InterruptedException {
        Process victime = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        programme.getName(),
                        url,
                        prefixe)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> dits = new ArrayList<>();
        try (BufferedReader sortie =
                new BufferedReader(new InputStreamReader(victime.getInputStream(), StandardCharsets.UTF_8))) {
            String premier = sortie.readLine();
            for (int lus = 0; premier != null && lus < 5; lus++) {
                dits.add(premier);
                premier = sortie.readLine();
            }
            Thread.sleep(millisecondes);
            // By its handle: the process itself would close what it had said before it is read.
            victime.toHandle().destroyForcibly();
            for (String numero = premier; numero != null; numero = sortie.readLine()) {
                dits.add(numero);
            }
        }
        assertTrue(victime.waitFor(1, TimeUnit.MINUTES));
        return dits;
    }

    private static void verifier(String url, Set<String> dits) {
        Hote apres = Hote.le(source(url), Hote.DEPOT);
        List<NumeroDossier> presents = apres.octroi.dossiers().apres(null, 10_000);
        TreeSet<String> absents = new TreeSet<>(dits);
        presents.forEach(numero -> absents.remove(numero.valeur()));
        assertEquals(new TreeSet<>(), absents, "said to be written, and lost");
        assertTrue(presents.size() <= dits.size() + TOURS, "each death leaves one dossier at most that was not said");
        Controle controle = new Controle(apres);
        presents.forEach(controle::vie);
    }
}
