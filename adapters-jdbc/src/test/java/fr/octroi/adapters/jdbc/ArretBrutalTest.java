package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.NumeroDossier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void rien_de_ce_qui_est_dit_ecrit_ne_manque_dans_postgresql() throws Exception {
        tuer(adresse((PGSimpleDataSource) Moteur.POSTGRESQL.baseMigree()));
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
            List<String> duTour = vivreEtMourir(url, "T" + tour, hasard.nextInt(400));
            assertFalse(duTour.isEmpty(), "nothing was written before the end");
            dits.addAll(duTour);
        }
        System.out.println("killed " + TOURS + " times, " + dits.size() + " dossiers: 30 times with -Pendurance");
        verifier(url, dits);
    }

    private static List<String> vivreEtMourir(String url, String prefixe, int millisecondes)
            throws IOException, InterruptedException {
        Process victime = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victime.class.getName(),
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
