package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Cles;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.port.ReponsesGardees.Connue;
import fr.octroi.port.ReponsesGardees.Etat;
import fr.octroi.port.ReponsesGardees.Prise;
import fr.octroi.port.ReponsesGardees.Tenue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that several instances share, and that go when their time has passed. */
class ReponsesEnBaseTest {

    private static final Instant MIDI = Instant.parse("2026-06-01T12:00:00Z");
    private static final Empreinte DEMANDE = Empreinte.deChamps("une demande");
    private static final Duration JOUR = Duration.ofDays(1);
    private static final Duration QUART = Duration.ofMinutes(15);

    private static ReponsesGardees instance(DataSource source) {
        Base base = Base.ouvrir(source);
        return new ReponsesEnBase(base, cles(base));
    }

    private static Cles cles(Base base) {
        return new ClesEnBase(base, Exemples.MAITRESSES);
    }

    private static Tenue prise(ReponsesGardees reponses, String cle, Instant quand) {
        return assertInstanceOf(Tenue.class, reponses.prendre("a", cle, DEMANDE, quand), cle);
    }

    @ParameterizedTest
    @EnumSource
    void ce_qu_une_instance_a_repondu_une_autre_le_repond_aussi_apres_son_arret(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        ReponsesGardees une = instance(source);
        ReponsesGardees autre = instance(source);
        Tenue tenue = prise(une, "k", MIDI);
        assertEquals(Etat.EN_COURS, autre.prendre("a", "k", DEMANDE, MIDI));
        une.garder(tenue, "200");
        assertEquals(new Connue("200"), autre.prendre("a", "k", DEMANDE, MIDI));
        assertEquals(
                new Connue("200"),
                instance(source).prendre("a", "k", DEMANDE, MIDI.plus(JOUR).minusMillis(1)));
    }

    /** The instance that took it is dead: its caller waits for a quarter of an hour, and not for a day. */
    @ParameterizedTest
    @EnumSource
    void une_cle_dont_l_instance_est_morte_se_reprend_apres_sa_tenue(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        ReponsesGardees morte = instance(source);
        Tenue perdue = prise(morte, "k", MIDI);
        ReponsesGardees autre = instance(source);
        assertEquals(
                Etat.EN_COURS, autre.prendre("a", "k", DEMANDE, MIDI.plus(QUART).minusMillis(1)));
        Tenue reprise = prise(autre, "k", MIDI.plus(QUART));
        // It was not dead, only very slow.
        morte.garder(perdue, "la premiere");
        morte.rendre(perdue);
        assertEquals(Etat.EN_COURS, morte.prendre("a", "k", DEMANDE, MIDI.plus(QUART)));
        autre.garder(reprise, "la seconde");
        assertEquals(new Connue("la seconde"), morte.prendre("a", "k", DEMANDE, MIDI.plus(QUART)));
    }

    @ParameterizedTest
    @EnumSource
    void de_plusieurs_instances_une_seule_prend_une_cle_neuve_et_une_seule_reprend_une_vieille(Moteur moteur)
            throws Exception {
        DataSource source = moteur.baseMigree();
        List<ReponsesGardees> instances =
                List.of(instance(source), instance(source), instance(source), instance(source));
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (Instant quand : List.of(MIDI, MIDI.plus(QUART), MIDI.plus(JOUR))) {
                List<Callable<Prise>> appels = new ArrayList<>();
                for (int rang = 0; rang < 160; rang++) {
                    ReponsesGardees sienne = instances.get(rang % 4);
                    String cle = "k-" + rang / 8;
                    appels.add(() -> sienne.prendre("a", cle, DEMANDE, quand));
                }
                Map<String, Integer> parCle = new HashMap<>();
                for (Future<Prise> appel : fils.invokeAll(appels)) {
                    if (appel.get() instanceof Tenue tenue) {
                        parCle.merge(tenue.cle(), 1, Integer::sum);
                    } else {
                        assertEquals(Etat.EN_COURS, appel.get());
                    }
                }
                assertEquals(20, parCle.size());
                parCle.forEach((cle, fois) -> assertEquals(1, fois, cle));
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void les_vieilles_reponses_s_en_vont_par_paquets_et_les_jeunes_restent(Moteur moteur) throws Exception {
        DataSource source = moteur.baseMigree();
        Base base = Base.ouvrir(source);
        base.modifier("INSERT INTO octroi.reponse (appelant, cle, rang, demande, prise, reponse)"
                + " SELECT 'a', 'vieille-' || x, x, '" + DEMANDE.hexadecimal() + "',"
                + " TIMESTAMP WITH TIME ZONE '2026-05-30 12:00:00+00', '200' FROM "
                + (moteur == Moteur.H2 ? "SYSTEM_RANGE(1, 2500) t(x)" : "generate_series(1, 2500) t(x)"));
        ReponsesGardees reponses = new ReponsesEnBase(base, cles(base));
        reponses.garder(prise(reponses, "jeune", MIDI), "201");
        prise(reponses, "en-cours", MIDI);
        for (int rang = 0; rang < 98; rang++) {
            reponses.prendre("a", "jeune", DEMANDE, MIDI);
        }
        assertEquals(2_500 - 1_000 + 2, compter(base), "at the first taking, and not again before the hundredth");
        // Several instances tidy up at once, and none of them fails for it.
        ExecutorService fils = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Prise>> appels = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ReponsesGardees instance = instance(source);
                appels.add(() -> {
                    for (int rang = 0; rang < 299; rang++) {
                        instance.prendre("a", "jeune", DEMANDE, MIDI);
                    }
                    return instance.prendre("a", "jeune", DEMANDE, MIDI);
                });
            }
            for (Future<Prise> appel : fils.invokeAll(appels)) {
                assertEquals(new Connue("201"), appel.get());
            }
        } finally {
            fils.shutdownNow();
        }
        assertEquals(2, compter(base));
        assertEquals(Etat.EN_COURS, reponses.prendre("a", "en-cours", DEMANDE, MIDI));
    }

    /** A telephone number has ten digits: whoever reads the table tries them all. */
    @ParameterizedTest
    @EnumSource
    void ce_qui_etait_demande_ne_se_devine_pas_dans_la_table(Moteur moteur) {
        Base base = Base.ouvrir(moteur.baseMigree());
        prise(new ReponsesEnBase(base, cles(base)), "k", MIDI);
        assertEquals(
                List.of(cles(base)
                        .organisation()
                        .sceller("demande", DEMANDE.hexadecimal())
                        .hexadecimal()),
                base.lister("SELECT demande FROM octroi.reponse", ligne -> ligne.getString(1)));
    }

    private static long compter(Base base) {
        return base.trouver("SELECT COUNT(*) FROM octroi.reponse", ligne -> ligne.getLong(1))
                .orElseThrow();
    }

    @Test
    void des_durees_qui_ne_garderaient_rien_sont_refusees() {
        Base base = Base.ouvrir(Moteur.H2.baseMigree());
        assertThrows(IllegalArgumentException.class, () -> new ReponsesEnBase(base, cles(base), JOUR, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new ReponsesEnBase(base, cles(base), QUART, JOUR));
    }
}
