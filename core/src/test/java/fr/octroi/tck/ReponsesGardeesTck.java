package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.port.ReponsesGardees.Connue;
import fr.octroi.port.ReponsesGardees.Etat;
import fr.octroi.port.ReponsesGardees.Prise;
import fr.octroi.port.ReponsesGardees.Tenue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of {@link ReponsesGardees}. */
public abstract class ReponsesGardeesTck {

    private static final Duration DUREE = Duration.ofHours(1);
    private static final Instant MIDI = Instant.parse("2026-06-01T12:00:00Z");
    private static final Empreinte DEMANDE = Empreinte.deChamps("une demande");
    private static final Empreinte AUTRE = Empreinte.deChamps("une autre demande");

    /** For the subclasses. */
    protected ReponsesGardeesTck() {}

    /**
     * Returns a store that keeps no answer yet, and has room for a thousand.
     *
     * @param duree for how long it keeps answers, and keys that are under way
     * @return a new one, or the same one emptied
     */
    protected abstract ReponsesGardees reponsesVides(Duration duree);

    private static Tenue prendre(ReponsesGardees reponses, String appelant, String cle, Instant quand) {
        return assertInstanceOf(Tenue.class, reponses.prendre(appelant, cle, DEMANDE, quand), appelant + " " + cle);
    }

    private static void connue(String attendue, ReponsesGardees reponses, String appelant, String cle) {
        assertEquals(new Connue(attendue), reponses.prendre(appelant, cle, DEMANDE, MIDI));
    }

    @Test
    void regle_1_de_plusieurs_appels_sous_une_cle_un_seul_la_prend() throws Exception {
        ReponsesGardees reponses = reponsesVides(DUREE);
        prendre(reponses, "a", "k", MIDI);
        assertEquals(Etat.EN_COURS, reponses.prendre("a", "k", DEMANDE, MIDI.plusSeconds(1)));
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (int tour = 0; tour < 10; tour++) {
                String cle = "ensemble-" + tour;
                List<Prise> prises = new ArrayList<>();
                Callable<Prise> appel = () -> reponses.prendre("a", cle, DEMANDE, MIDI);
                for (Future<Prise> prise : fils.invokeAll(Collections.nCopies(8, appel))) {
                    prises.add(prise.get());
                }
                assertEquals(
                        1,
                        prises.stream().filter(prise -> prise instanceof Tenue).count(),
                        prises.toString());
                assertEquals(
                        7,
                        prises.stream().filter(prise -> prise == Etat.EN_COURS).count(),
                        prises.toString());
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void regle_2_une_reponse_revient_telle_quelle_a_la_meme_demande_seule() {
        ReponsesGardees reponses = reponsesVides(DUREE);
        List<String> textes =
                List.of("", " 200\n\n{\"effet\":\"FAIT\"} \n", "Œuvre « à 100 % » \\ ' \" \t 🚲", "x".repeat(300_000));
        for (int rang = 0; rang < textes.size(); rang++) {
            String cle = "k-" + rang;
            Tenue tenue = prendre(reponses, "a", cle, MIDI);
            assertEquals(Etat.AUTRE_DEMANDE, reponses.prendre("a", cle, AUTRE, MIDI), "under way");
            reponses.garder(tenue, textes.get(rang));
            for (int fois = 0; fois < 2; fois++) {
                connue(textes.get(rang), reponses, "a", cle);
                assertEquals(Etat.AUTRE_DEMANDE, reponses.prendre("a", cle, AUTRE, MIDI), "answered");
            }
        }
    }

    @Test
    void regle_3_une_cle_rendue_est_neuve() {
        ReponsesGardees reponses = reponsesVides(DUREE);
        reponses.rendre(prendre(reponses, "a", "k", MIDI));
        Tenue seconde = assertInstanceOf(Tenue.class, reponses.prendre("a", "k", AUTRE, MIDI));
        reponses.garder(seconde, "autre");
        assertEquals(new Connue("autre"), reponses.prendre("a", "k", AUTRE, MIDI));
        reponses.rendre(seconde);
        assertEquals(new Connue("autre"), reponses.prendre("a", "k", AUTRE, MIDI), "it was answered");
    }

    @Test
    void regle_4_les_cles_de_deux_appelants_ne_se_touchent_pas() {
        ReponsesGardees reponses = reponsesVides(DUREE);
        List<List<String>> tous = List.of(
                List.of("ville/INSTRUCTEUR/a", "k"),
                List.of("ville/INSTRUCTEUR/b", "k"),
                List.of("ville/INSTRUCTEUR/a", "K"),
                List.of("ville/INSTRUCTEUR/", "ak"),
                List.of("v".repeat(200), "k".repeat(80)));
        List<Tenue> tenues = tous.stream()
                .map(l -> prendre(reponses, l.get(0), l.get(1), MIDI))
                .toList();
        for (int rang = 0; rang < tous.size(); rang++) {
            reponses.garder(tenues.get(rang), "reponse " + rang);
        }
        for (int rang = 0; rang < tous.size(); rang++) {
            connue(
                    "reponse " + rang,
                    reponses,
                    tous.get(rang).get(0),
                    tous.get(rang).get(1));
        }
    }

    @Test
    void regle_5_une_cle_s_oublie_apres_son_temps_et_pas_avant() {
        ReponsesGardees reponses = reponsesVides(DUREE);
        prendre(reponses, "a", "en-cours", MIDI);
        reponses.garder(prendre(reponses, "a", "k", MIDI), "vieille");
        Instant bientot = MIDI.plus(DUREE).minusMillis(1);
        assertEquals(new Connue("vieille"), reponses.prendre("a", "k", DEMANDE, bientot), "a moment before");
        Tenue neuve = assertInstanceOf(Tenue.class, reponses.prendre("a", "k", AUTRE, MIDI.plus(DUREE)), "at its time");
        // It begins anew.
        reponses.garder(neuve, "neuve");
        assertEquals(new Connue("neuve"), reponses.prendre("a", "k", AUTRE, bientot.plus(DUREE)));
        prendre(reponses, "a", "en-cours", bientot.plus(DUREE));
    }

    @Test
    void regle_6_qui_tenait_une_cle_oubliee_n_y_peut_plus_rien() {
        ReponsesGardees reponses = reponsesVides(DUREE);
        for (int cas = 0; cas < 3; cas++) {
            String cle = "k-" + cas;
            Instant avant = MIDI.plus(DUREE.multipliedBy(4L * cas));
            Tenue premiere = prendre(reponses, "a", cle, avant);
            Instant apres = avant.plus(DUREE.multipliedBy(2));
            Tenue seconde = prendre(reponses, "a", cle, apres);
            if (cas != 1) {
                reponses.rendre(premiere);
            }
            if (cas != 2) {
                reponses.garder(premiere, "la premiere");
            }
            reponses.garder(seconde, "la seconde");
            assertEquals(new Connue("la seconde"), reponses.prendre("a", cle, DEMANDE, apres));
        }
    }
}
