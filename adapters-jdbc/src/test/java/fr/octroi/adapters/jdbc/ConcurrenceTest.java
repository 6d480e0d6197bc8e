package fr.octroi.adapters.jdbc;

import static fr.octroi.adapters.jdbc.Exemples.enAttente;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.relance.Canal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several instances of the host on one database, each with stores of its own. */
class ConcurrenceTest {

    private static final Duration LONGTEMPS = Duration.ofHours(1);
    private static final NumeroDossier NUMERO = new NumeroDossier("C-1");

    /** Starts instances together, and gives what each gave. */
    private static <T> List<T> ensemble(int instances, Callable<T> travail) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(instances);
        try {
            List<T> resultats = new ArrayList<>();
            for (Future<T> promesse : fils.invokeAll(Collections.nCopies(instances, travail))) {
                resultats.add(promesse.get());
            }
            return resultats;
        } finally {
            fils.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void de_deux_instances_qui_ecrivent_un_dossier_une_seule_gagne(Moteur moteur) throws Exception {
        DataSource source = moteur.baseMigree();
        Hote hote = Hote.le(source, Hote.DEPOT);
        hote.deposer("C-1");
        DossierEnregistre depart = hote.octroi.dossiers().trouver(NUMERO).orElseThrow();
        for (int tour = 0; tour < 20; tour++) {
            long version = depart.version() + tour;
            AtomicInteger instance = new AtomicInteger();
            List<Boolean> gagnes = ensemble(2, () -> {
                Dossiers dossiers = new DossiersEnBase(Base.ouvrir(source), hote.cles);
                String cle = "m-" + version + "-" + instance.getAndIncrement();
                return essayer(dossiers, ecriture(depart.dossier(), version, cle));
            });
            assertEquals(1, Collections.frequency(gagnes, true), "in round " + tour);
        }
        assertEquals(
                depart.version() + 20,
                hote.octroi.dossiers().trouver(NUMERO).orElseThrow().version());
        assertEquals(20, enAttente(new EnvoisEnBase(hote.base, LONGTEMPS), 100).size(), "one message for each winner");
        new Controle(hote).chaines(NUMERO);
    }

    private static boolean essayer(Dossiers dossiers, Ecriture ecriture) {
        try {
            dossiers.ecrire(ecriture);
            return true;
        } catch (ConflitDeVersionException perdu) {
            return false;
        }
    }

    private static Ecriture ecriture(Dossier dossier, long version, String... cles) {
        List<Message> messages = new ArrayList<>();
        for (String cle : cles) {
            messages.add(new Message(cle, dossier.numero(), Canal.COURRIEL, "RELANCE", Hote.DEPOT));
        }
        return ecriture(dossier, version, messages, List.of());
    }

    private static Ecriture ecriture(Dossier dossier, long version, List<Message> messages, List<String> partis) {
        return new Ecriture(
                Instant.parse("2022-05-02T08:00:00Z"),
                Hote.PLATEFORME,
                List.of(new Ecriture.Changement(
                        dossier,
                        version,
                        List.of(),
                        List.of(new FaitDeRelance.MessageRemis("cle", Empreinte.deChamps("lettre"), "")))),
                messages,
                partis,
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @EnumSource
    void plusieurs_instances_se_partagent_les_messages_sans_en_prendre_un_deux_fois(Moteur moteur) throws Exception {
        DataSource source = moteur.baseMigree();
        Hote hote = Hote.le(source, Hote.DEPOT);
        hote.deposer("C-1");
        Dossier dossier = hote.octroi.dossiers().trouver(NUMERO).orElseThrow().dossier();
        List<String> cles = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cles.add("m-" + i);
        }
        new DossiersEnBase(hote.base, hote.cles).ecrire(ecriture(dossier, 1, cles.toArray(new String[0])));

        List<String> pris = Collections.synchronizedList(new ArrayList<>());
        ensemble(4, () -> {
            Base base = Base.ouvrir(source);
            // Each round is a worker that dies with what it holds, and never gives it back.
            for (int i = 0; i < 10; i++) {
                enAttente(new EnvoisEnBase(base, LONGTEMPS), 3).forEach(message -> pris.add(message.cle()));
            }
            return pris;
        });
        assertEquals(pris.size(), new TreeSet<>(pris).size(), "two workers were given one message");
        enAttente(new EnvoisEnBase(hote.base, LONGTEMPS), 100).forEach(message -> pris.add(message.cle()));
        assertEquals(new TreeSet<>(cles), new TreeSet<>(pris), "a message was given to nobody");
    }

    /** A scheduler that is late starts a second run while the first still hands over: with the same stores. */
    @ParameterizedTest
    @EnumSource
    void deux_fils_d_un_hote_ne_remettent_rien_deux_fois(Moteur moteur) throws Exception {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        for (int i = 0; i < 6; i++) {
            hote.deposerEtDemander("C-" + i);
        }
        CountDownLatch premiere = new CountDownLatch(1);
        CountDownLatch seconde = new CountDownLatch(1);
        List<String> remis = Collections.synchronizedList(new ArrayList<>());
        Messagerie lente = (message, dossier, parcours) -> {
            remis.add(message.cle());
            premiere.countDown();
            attendre(seconde);
            return remettre(message, dossier, parcours);
        };
        ExecutorService fil = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> partis = fil.submit(() -> hote.guichet.relances().expedier(Hote.PLATEFORME, lente));
            attendre(premiere);
            try {
                assertEquals(0, hote.guichet.relances().expedier(Hote.PLATEFORME, lente), "all are held");
            } finally {
                seconde.countDown();
            }
            assertEquals(6, partis.get());
        } finally {
            fil.shutdownNow();
        }
        assertEquals(6, remis.size(), "one was handed over twice");
    }

    private static void attendre(CountDownLatch signal) {
        try {
            assertTrue(signal.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException interrompu) {
            throw new IllegalStateException(interrompu);
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_message_tenu_revient_apres_son_temps_et_le_retardataire_n_ecrit_plus(Moteur moteur) throws Exception {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        Dossiers dossiers = new DossiersEnBase(hote.base, hote.cles);
        Dossier dossier = dossiers.trouver(NUMERO).orElseThrow().dossier();
        dossiers.ecrire(ecriture(dossier, 1, "m-1"));

        Envois lent = new EnvoisEnBase(hote.base, Duration.ofMillis(400));
        Envois autre = new EnvoisEnBase(hote.base, LONGTEMPS);
        assertEquals(1, enAttente(lent, 10).size());
        assertEquals(List.of(), enAttente(autre, 10), "it is held");
        assertEquals(1, enAttente(lent, 10).size(), "its holder may ask again");
        List<Message> repris = enAttente(autre, 10);
        for (int essai = 0; repris.isEmpty() && essai < 100; essai++) {
            Thread.sleep(50);
            repris = enAttente(autre, 10);
        }
        assertEquals(1, repris.size(), "its time has passed");
        assertEquals(List.of(), enAttente(lent, 10), "it is another's now");

        dossiers.ecrire(ecriture(dossier, 2, List.of(), List.of("m-1")));
        assertThrows(
                ConflitDeVersionException.class,
                () -> dossiers.ecrire(ecriture(dossier, 2, List.of(), List.of("m-1"))),
                "whoever stalled has loaded the dossier before");
        assertEquals(List.of(), enAttente(autre, 10));
        assertThrows(IllegalArgumentException.class, () -> new EnvoisEnBase(hote.base, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    void un_retardataire_ne_differe_plus_ce_qu_un_autre_a_repris(Moteur moteur) throws Exception {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        Dossiers dossiers = new DossiersEnBase(hote.base, hote.cles);
        dossiers.ecrire(ecriture(dossiers.trouver(NUMERO).orElseThrow().dossier(), 1, "m-1"));
        Instant midi = Instant.parse("2022-05-02T10:00:00Z");
        Envois lent = new EnvoisEnBase(hote.base, Duration.ofMillis(50));
        Envois autre = new EnvoisEnBase(hote.base, LONGTEMPS);
        assertEquals(1, enAttente(lent, 10).size());
        Thread.sleep(100);
        assertEquals(1, enAttente(autre, 10).size(), "its time has passed");

        lent.differer("m-1", midi, "PANNE");
        assertEquals(0, autre.attentes(10).get(0).tentatives(), "it is another's now");
        assertEquals(List.of(), lent.enAttente(midi, 10), "who still holds it");
        autre.differer("m-1", midi, "PANNE");
        assertEquals(1, lent.attentes(10).get(0).tentatives());
        assertEquals(List.of(), lent.enAttente(midi.minusMillis(1), 10), "before its time");
        assertEquals(1, lent.enAttente(midi, 10).size(), "what was put off is held by nobody");
    }

    private static final LocalDate PREMIERE = Hote.DEPOT.plusDays(16);

    @ParameterizedTest
    @EnumSource
    void chaque_relance_due_part_une_fois_quel_que_soit_le_nombre_d_instances(Moteur moteur) throws Exception {
        DataSource source = moteur.baseMigree();
        List<NumeroDossier> numeros = demander(source, 6);
        AtomicInteger instances = new AtomicInteger();
        // The clock of one instance runs a day late; a week of downtime is caught up by the others; then all restart.
        for (int demarrage = 0; demarrage < 2; demarrage++) {
            ensemble(3, () -> {
                LocalDate jour = instances.getAndIncrement() == 0 ? PREMIERE : PREMIERE.plusDays(7);
                return Hote.le(source, jour).guichet.relances().relancerTous(Hote.PLATEFORME);
            });
            Hote.le(source, PREMIERE.plusDays(7)).guichet.relances().relancerTous(Hote.PLATEFORME);
        }
        Hote apres = Hote.le(source, PREMIERE.plusDays(7));
        verifierUneRelance(apres, numeros);
    }

    private static List<NumeroDossier> demander(DataSource source, int nombre) {
        Hote hote = Hote.le(source, Hote.DEPOT);
        List<NumeroDossier> numeros = new ArrayList<>();
        for (int i = 0; i < nombre; i++) {
            hote.deposerEtDemander("C-" + i);
            numeros.add(new NumeroDossier("C-" + i));
        }
        // A demand must have left before anybody is reminded of it.
        assertEquals(nombre, hote.guichet.relances().expedier(Hote.PLATEFORME, ConcurrenceTest::remettre));
        return numeros;
    }

    private static Messagerie.Remise remettre(Message message, Dossier dossier, Object parcours) {
        return new Messagerie.Remise(Empreinte.deChamps(message.cle()), "");
    }

    private static void verifierUneRelance(Hote hote, List<NumeroDossier> numeros) {
        new Controle(hote)
                .sontTousLa(numeros.stream().map(NumeroDossier::valeur).collect(Collectors.toSet()));
        numeros.forEach(numero -> verifierUneRelance(hote, numero));
    }

    private static void verifierUneRelance(Hote hote, NumeroDossier numero) {
        new Controle(hote).vie(numero);
        assertEquals(
                1,
                hote.octroi.journaux().entrees(numero).stream()
                        .filter(entree -> entree.fait() instanceof FaitDeRelance.RelanceFaite)
                        .count(),
                () -> "reminders of " + numero);
        assertEquals(
                1L,
                hote.base
                        .trouver(
                                "SELECT COUNT(*) FROM octroi.message WHERE numero = ? AND modele = 'RELANCE'",
                                ligne -> ligne.getLong(1),
                                numero.valeur())
                        .orElseThrow(),
                () -> "messages for " + numero);
    }

    /** The database kills connections in the middle of whatever they do; instances go on until all is done. */
    @Test
    void des_connexions_tuees_ne_perdent_ni_ne_doublent_rien() throws Exception {
        DataSource source = Moteur.POSTGRESQL.baseMigree();
        List<NumeroDossier> numeros = demander(source, 8);
        AtomicBoolean fini = new AtomicBoolean();
        AtomicInteger tuees = new AtomicInteger();
        AtomicInteger pannes = new AtomicInteger();
        Random hasard = new Random(20221);
        Thread tueur = new Thread(() -> tuer(source, fini, tuees, hasard));
        tueur.start();
        ensemble(2, () -> {
            for (int tour = 0; tour < 6 || (pannes.get() == 0 && tour < 60); tour++) {
                try {
                    Hote.le(source, PREMIERE).guichet.relances().relancerTous(Hote.PLATEFORME);
                    Hote.le(source, PREMIERE).guichet.relances().expedier(Hote.PLATEFORME, ConcurrenceTest::remettre);
                } catch (PortException tuee) {
                    assertEquals(PortException.Nature.TEMPORAIRE, tuee.nature());
                    pannes.incrementAndGet();
                }
            }
            return pannes;
        });
        fini.set(true);
        tueur.join();
        assertTrue(tuees.get() > 0, "nothing was killed: this test proved nothing");

        Hote apres = Hote.le(source, PREMIERE);
        apres.guichet.relances().relancerTous(Hote.PLATEFORME);
        verifierUneRelance(apres, numeros);
    }

    private static void tuer(DataSource source, AtomicBoolean fini, AtomicInteger tuees, Random hasard) {
        try (Connection connexion = source.getConnection();
                Statement ordre = connexion.createStatement()) {
            while (!fini.get()) {
                Thread.sleep(hasard.nextInt(15));
                try (var tue = ordre.executeQuery(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                                + " current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL LIMIT 1")) {
                    tuees.addAndGet(tue.next() ? 1 : 0);
                }
            }
        } catch (SQLException | InterruptedException echec) {
            throw new IllegalStateException(echec);
        }
    }
}
