package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A whole authority is at work, in several processes at once, and they are killed (SIGKILL) one after the other, wherever they are:
 * while they file, instruct, ask, remind, send, freeze, decide, pay. Those that come after them find what is due in the store.
 */
class PannesTest {

    private static final boolean ENDURANCE = Boolean.getBoolean("octroi.endurance");

    /** How many days of the authority's calendar the processes live through: what is due on the last one still ends in its year. */
    private static final int JOURS = 150;

    /** How long one process lives, in milliseconds, all in all. */
    private static final int VIE = 2_500;

    private static final Duration TENUE = Duration.ofMillis(500);

    /** The calendar that all processes share, but for one that is a day late. */
    private record Calendrier(long debut, long jour, int rythme) {

        LocalDate aujourdhui(int retard) {
            long passes = (System.currentTimeMillis() - debut) / jour;
            return Hote.DEPOT.plusDays(Math.min(passes, JOURS) - retard);
        }

        /** How many requests have arrived: one every so many days. */
        int arrivees() {
            return (int) (aujourdhui(0).toEpochDay() - Hote.DEPOT.toEpochDay()) / rythme + 2;
        }
    }

    private static InstantSource horloge(Supplier<LocalDate> jour) {
        return () -> jour.get().atTime(10, 0).atZone(Hote.PARIS).toInstant();
    }

    /** The process that is killed. */
    static final class Victime {
        private Victime() {}

        public static void main(String[] arguments) throws SQLException {
            Calendrier calendrier = new Calendrier(
                    Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]));
            int retard = Integer.parseInt(arguments[5]);
            DataSource source =
                    uneConnexion(ArretBrutalTest.source(arguments[0]).getConnection());
            Service service = new Service(
                    new Hote(source, horloge(() -> calendrier.aujourdhui(retard)), TENUE),
                    Long.parseLong(arguments[1]));
            service.ouvrirLesCredits();
            System.out.println("pret");
            int rang = Math.max(0, calendrier.arrivees() - 6);
            while (calendrier.jour() > 0) {
                for (; rang < calendrier.arrivees(); rang++) {
                    if (service.deposer(rang)) {
                        System.out.println(Service.numero(rang));
                    }
                }
                service.tour();
            }
        }
    }

    /** One connection for all, as a pool has it: to open one for each call takes longer than the call. */
    private static DataSource uneConnexion(Connection vraie) {
        Connection gardee = (Connection) Proxy.newProxyInstance(
                PannesTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (lui, methode, valeurs) -> {
                    if (methode.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return methode.invoke(vraie, valeurs);
                    } catch (InvocationTargetException echec) {
                        throw echec.getCause() == null ? echec : echec.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                PannesTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (lui, methode, valeurs) -> methode.getName().equals("getConnection") ? gardee : null);
    }

    /** A process at work, and what it says. */
    private static final class Instance {

        private final Process processus;
        private final Thread lecture;
        private final CountDownLatch prete = new CountDownLatch(1);

        Instance(String url, long graine, Calendrier calendrier, int retard, Set<String> dits) throws IOException {
            processus = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Victime.class.getName(),
                            url,
                            Long.toString(graine),
                            Long.toString(calendrier.debut()),
                            Long.toString(calendrier.jour()),
                            Integer.toString(calendrier.rythme()),
                            Integer.toString(retard))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            lecture = new Thread(() -> ecouter(dits));
            lecture.start();
        }

        private void ecouter(Set<String> dits) {
            try (BufferedReader sortie =
                    new BufferedReader(new InputStreamReader(processus.getInputStream(), StandardCharsets.UTF_8))) {
                for (String ligne = sortie.readLine(); ligne != null; ligne = sortie.readLine()) {
                    if (ligne.equals("pret")) {
                        prete.countDown();
                    } else {
                        dits.add(ligne);
                    }
                }
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }

        void attendre() throws InterruptedException {
            assertTrue(prete.await(1, TimeUnit.MINUTES), "a process never came to work");
        }

        void tuer() throws InterruptedException {
            assertTrue(processus.isAlive(), "a process died by itself");
            // By its handle: the process itself would close what it had said before it is read.
            processus.toHandle().destroyForcibly();
            assertTrue(processus.waitFor(1, TimeUnit.MINUTES));
            lecture.join();
        }
    }

    @Test
    void une_collectivite_tuee_sans_cesse_sur_postgresql_ne_perd_ni_ne_double_rien() throws Exception {
        tuer(
                ArretBrutalTest.adresse((PGSimpleDataSource) Moteur.POSTGRESQL.baseMigree()),
                ENDURANCE ? 4 : 2,
                ENDURANCE ? 200 : 20,
                2);
    }

    @Test
    void une_collectivite_tuee_sans_cesse_sur_un_fichier_h2_ne_perd_ni_ne_double_rien(@TempDir Path dossier)
            throws Exception {
        // FS: the lock of a dead process is gone at once, where H2's own would make the next one wait.
        tuer("jdbc:h2:file:" + dossier.resolve("octroi") + ";FILE_LOCK=FS", 1, ENDURANCE ? 30 : 3, 5);
    }

    private static void tuer(String url, int instances, int morts, int rythme) throws Exception {
        Base.migrer(ArretBrutalTest.source(url));
        Random hasard = new Random(1912);
        Calendrier calendrier = new Calendrier(System.currentTimeMillis(), (long) morts * VIE / JOURS, rythme);
        Set<String> dits = Collections.synchronizedSet(new TreeSet<>());
        List<Instance> vivantes = new ArrayList<>();
        try {
            for (int i = 0; i < instances; i++) {
                vivantes.add(new Instance(url, i, calendrier, i == 0 && instances > 1 ? 1 : 0, dits));
            }
            for (int mort = 0; mort < morts; mort++) {
                int cible = hasard.nextInt(instances);
                Instance condamnee = vivantes.get(cible);
                condamnee.attendre();
                Thread.sleep(hasard.nextInt(1_000));
                condamnee.tuer();
                vivantes.set(
                        cible,
                        new Instance(url, instances + mort, calendrier, cible == 0 && instances > 1 ? 1 : 0, dits));
            }
        } finally {
            for (Instance vivante : vivantes) {
                vivante.processus.toHandle().destroyForcibly();
                vivante.processus.waitFor();
                vivante.lecture.join();
            }
        }
        int arrivees = calendrier.arrivees();
        try (Connection connexion = ArretBrutalTest.source(url).getConnection()) {
            Hote apres = achever(connexion, calendrier.aujourdhui(0), arrivees);
            verifier(apres, arrivees, dits);
            System.out.println(bilan(apres, instances, morts));
        }
    }

    /** Whoever is left does all that is still due, day after day. */
    private static Hote achever(Connection connexion, LocalDate reprise, int arrivees) throws InterruptedException {
        AtomicReference<LocalDate> jour = new AtomicReference<>(reprise);
        Hote hote = new Hote(uneConnexion(connexion), horloge(() -> jour.get()), TENUE);
        Service service = new Service(hote, 7);
        IntStream.range(0, arrivees).forEach(service::deposer);
        // What the dead held comes back first.
        Thread.sleep(TENUE.toMillis() + 100);
        for (int passes = 0; !service.enCours().isEmpty() && passes < 90; passes++) {
            service.tour();
            jour.set(jour.get().plusDays(1));
        }
        assertEquals(List.of(), service.enCours(), "something is stuck");
        return hote;
    }

    private static void verifier(Hote hote, int arrivees, Set<String> dits) {
        Set<String> attendus = new TreeSet<>();
        IntStream.range(0, arrivees).forEach(rang -> attendus.add(Service.numero(rang)));
        assertTrue(attendus.containsAll(dits));
        Controle controle = new Controle(hote);
        controle.sontTousLa(attendus);
        Montant paye = Montant.ZERO;
        for (String valeur : attendus) {
            NumeroDossier numero = new NumeroDossier(valeur);
            controle.vie(numero);
            for (FaitDePaiement.VersementLiquide versement : de(hote, numero, FaitDePaiement.VersementLiquide.class)) {
                paye = paye.plus(versement.montant());
            }
            EtatDossier etat = hote.octroi
                    .dossiers()
                    .trouver(numero)
                    .orElseThrow()
                    .dossier()
                    .etat();
            assertTrue(
                    etat == EtatDossier.PAYE
                            || !de(hote, numero, FaitDeRelance.ComplementDemande.class)
                                    .isEmpty(),
                    () -> "refused, and nothing was asked: " + numero);
        }
        Enveloppe enveloppe = new RegistresEnBase(hote.base)
                .enveloppe(Service.ENVELOPPE)
                .orElseThrow()
                .valeur();
        assertEquals(paye, enveloppe.mandates(), "credits and payments are one account");
        assertEquals(Montant.ZERO, enveloppe.reserves());
        assertEquals(Montant.ZERO, enveloppe.engages());
    }

    private static <T extends Fait> List<T> de(Hote hote, NumeroDossier numero, Class<T> genre) {
        return Controle.de(
                hote.octroi.journaux().entrees(numero).stream()
                        .map(Entree::fait)
                        .toList(),
                genre);
    }

    private static String bilan(Hote hote, int instances, int morts) {
        long relances = 0;
        long versements = 0;
        List<NumeroDossier> numeros = hote.octroi.dossiers().apres(null, 10_000);
        for (NumeroDossier numero : numeros) {
            relances += de(hote, numero, FaitDeRelance.RelanceFaite.class).size();
            versements +=
                    de(hote, numero, FaitDePaiement.VersementLiquide.class).size();
        }
        assertTrue(relances > 0 && versements > 0, "nobody was reminded, or nobody was paid: this proved nothing");
        return "killed " + morts + " times, " + instances + " at once: " + numeros.size() + " dossiers, " + relances
                + " reminders, " + versements + " payments" + (ENDURANCE ? "" : "; ten times as many with -Pendurance");
    }
}
