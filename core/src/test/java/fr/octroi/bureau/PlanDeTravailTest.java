package fr.octroi.bureau;

import static fr.octroi.bureau.Exemples.numero;
import static fr.octroi.bureau.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanDeTravailTest {

    /** A Monday, with no holiday in the three weeks after it. */
    private static final LocalDate JOUR = LocalDate.of(2020, 3, 2);

    private static final int MINUTES = 60;
    private static final Montant ASSEZ = Montant.ofEuros(1_000_000);

    private static LocalDate jour(int ouvres) {
        return CalendrierOuvre.plusJoursOuvres(JOUR, ouvres);
    }

    private static SeanceBureau seance(int rang, int limite, int capacite) {
        return SeanceBureau.ouverte("s-" + rang, jour(limite).plusDays(6 + rang), jour(limite), capacite);
    }

    private static Travail travail(int rang, int minutes, int disponible) {
        return new Travail(
                new Candidat(
                        numero(rang),
                        JOUR.minusDays(100).plusDays(rang),
                        minutes == 0 ? Sens.ACCORD : Sens.EN_EXAMEN,
                        Montant.ofEuros(100),
                        minutes == 0 ? JOUR : null),
                minutes,
                jour(disponible));
    }

    private static PlanDeTravail plan(List<SeanceBureau> seances, List<Travail> travaux, Montant credits) {
        return PlanDeTravail.ordonner(seances, travaux, credits, MINUTES, JOUR);
    }

    private static List<Integer> numeros(PlanDeTravail plan) {
        return plan.ordre().stream()
                .map(travail ->
                        Integer.parseInt(travail.candidat().numero().valeur().substring(2)))
                .toList();
    }

    record Cas(List<SeanceBureau> seances, List<Travail> travaux) {}

    private static Arbitrary<Cas> cas(int reponses) {
        Arbitrary<List<SeanceBureau>> seances = Combinators.combine(
                        Arbitraries.integers().between(0, 3).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(1, 4).list().ofSize(3))
                .as((ecarts, places) -> {
                    List<SeanceBureau> toutes = new ArrayList<>();
                    int limite = 0;
                    for (int ecart : ecarts) {
                        limite += ecart;
                        toutes.add(seance(toutes.size(), limite, places.get(toutes.size())));
                    }
                    return toutes;
                });
        Arbitrary<List<int[]>> travaux = Combinators.combine(
                        Arbitraries.of(0, 10, 20, 30, 30, 60, 70, 130, 200),
                        Arbitraries.integers().between(0, reponses))
                .as((minutes, disponible) -> new int[] {minutes, minutes == 0 ? 0 : disponible})
                .list()
                .ofMaxSize(6);
        return Combinators.combine(seances, travaux)
                .as((s, t) -> new Cas(
                        s,
                        IntStream.range(0, t.size())
                                .mapToObj(rang -> travail(rang + 1, t.get(rang)[0], t.get(rang)[1]))
                                .toList()))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Cas> toutDeSuite() {
        return cas(0);
    }

    @Provide
    Arbitrary<Cas> avecReponses() {
        return cas(6);
    }

    /**
     * Every way to give each dossier a session or none, and the best of those that can be worked: for each session and each day, what
     * comes from that day on and must be done by the limit fits between the two. No schedule is drawn up.
     */
    private static final class Oracle {
        private final Cas cas;
        private final int[] choix;
        private List<Integer> comptes = List.of();
        private List<Integer> places = List.of();

        Oracle(Cas cas) {
            this.cas = cas;
            this.choix = new int[cas.travaux().size()];
            essayer(0);
        }

        private void essayer(int rang) {
            if (rang < choix.length) {
                for (int seance = 0; seance <= cas.seances().size(); seance++) {
                    choix[rang] = seance;
                    essayer(rang + 1);
                }
            } else if (tient()) {
                garder();
            }
        }

        private boolean tient() {
            for (int seance = 0; seance < cas.seances().size(); seance++) {
                if (compter(seance) > cas.seances().get(seance).capacite()) {
                    return false;
                }
                long fin = minutes(cas.seances().get(seance).limite()) + MINUTES;
                for (Travail debut : cas.travaux()) {
                    long du = minutes(debut.disponible());
                    long charge = 0;
                    for (int rang = 0; rang < choix.length; rang++) {
                        Travail travail = cas.travaux().get(rang);
                        charge += choix[rang] <= seance && minutes(travail.disponible()) >= du ? travail.minutes() : 0;
                    }
                    if (charge > 0 && du + charge > fin) {
                        return false;
                    }
                }
            }
            return true;
        }

        private int compter(int seance) {
            return (int)
                    IntStream.of(choix).filter(choisie -> choisie == seance).count();
        }

        private void garder() {
            List<Integer> siens = IntStream.range(0, cas.seances().size())
                    .map(this::compter)
                    .boxed()
                    .toList();
            List<Integer> sesPlaces = new ArrayList<>();
            for (int seance = 0; seance < cas.seances().size(); seance++) {
                for (int choisie : choix) {
                    sesPlaces.add(choisie <= seance ? 1 : 0);
                }
            }
            int mieux = comparer(siens, comptes);
            if (mieux > 0 || (mieux == 0 && comparer(sesPlaces, places) > 0)) {
                comptes = siens;
                places = sesPlaces;
            }
        }

        private static int comparer(List<Integer> ceux, List<Integer> autres) {
            for (int i = 0; i < ceux.size(); i++) {
                int ecart = autres.isEmpty() ? 1 : ceux.get(i) - autres.get(i);
                if (ecart != 0) {
                    return ecart;
                }
            }
            return 0;
        }

        private static long minutes(LocalDate jour) {
            int ouvres = 0;
            while (jour(ouvres).isBefore(jour)) {
                ouvres++;
            }
            return (long) MINUTES * ouvres;
        }
    }

    private static List<Integer> comptes(Cas cas, Programme prevu) {
        return cas.seances().stream()
                .map(seance -> prevu.candidats(seance.code()).size())
                .toList();
    }

    /** Exact for every session, capacities and answers of applicants included. */
    @Property(tries = 1_000)
    void aucun_ordre_n_amene_plus_de_dossiers_aux_seances(@ForAll("avecReponses") Cas cas) {
        assertEquals(
                new Oracle(cas).comptes,
                comptes(cas, plan(cas.seances(), cas.travaux(), ASSEZ).prevu()));
    }

    /** And the best ranks first, when nothing is awaited of anybody. */
    @Property(tries = 1_000)
    void a_nombre_egal_les_meilleurs_rangs_passent_d_abord(@ForAll("toutDeSuite") Cas cas) {
        Programme prevu = plan(cas.seances(), cas.travaux(), ASSEZ).prevu();
        List<Integer> places = new ArrayList<>();
        for (int seance = 0; seance < cas.seances().size(); seance++) {
            for (Travail travail : cas.travaux()) {
                places.add(rang(cas, prevu, travail) <= seance ? 1 : 0);
            }
        }
        Oracle oracle = new Oracle(cas);
        assertEquals(oracle.comptes, comptes(cas, prevu));
        assertEquals(oracle.places, places);
    }

    private static int rang(Cas cas, Programme prevu, Travail travail) {
        @Nullable
        String code =
                prevu.affectation(travail.candidat().numero()).orElseThrow().seance();
        List<String> codes = cas.seances().stream().map(SeanceBureau::code).toList();
        return code == null ? codes.size() : codes.indexOf(code);
    }

    @Property(tries = 200)
    void l_ordre_des_listes_ne_change_rien(@ForAll("avecReponses") Cas cas, @ForAll long graine) {
        List<Travail> melanges = new ArrayList<>(cas.travaux());
        Collections.shuffle(melanges, new Random(graine));
        assertEquals(plan(cas.seances(), cas.travaux(), ASSEZ), plan(cas.seances(), melanges, ASSEZ));
    }

    /** One of two hours, first by rank, and two of half an hour: two reach the session, and the first by rank is not one. */
    @Test
    void on_commence_par_ce_qui_amene_le_plus_de_monde_et_le_rang_departage() {
        List<SeanceBureau> seances = List.of(seance(1, 0, 9), seance(2, 2, 9));
        PlanDeTravail plan = plan(seances, List.of(travail(1, 120, 0), travail(2, 30, 0), travail(3, 30, 0)), ASSEZ);
        assertEquals(List.of(2, 3, 1), numeros(plan));
        assertEquals(2, plan.prevu().candidats("s-1").size());
        assertEquals(
                List.of(numero(1)),
                plan.prevu().candidats("s-2").stream().map(Candidat::numero).toList());
        assertEquals(
                List.of(1, 2, 3),
                numeros(plan(seances, List.of(travail(1, 30, 0), travail(2, 30, 0), travail(3, 30, 0)), ASSEZ)));
    }

    /** The order of work moves nobody before the credits: they go by rank, whoever is looked at first. */
    @Test
    void l_ordre_du_travail_ne_touche_pas_au_rang_devant_les_credits() {
        List<SeanceBureau> seances = List.of(seance(1, 5, 9));
        List<Travail> travaux = List.of(travail(1, 200, 0), travail(2, 10, 0), travail(3, 10, 0));
        PlanDeTravail plan = plan(seances, travaux, Montant.ofEuros(200));
        assertEquals(List.of(1, 2, 3), numeros(plan), "the third has no credits, and is looked at last");
        assertEquals(
                Raison.CREDITS_INSUFFISANTS,
                plan.prevu().affectation(numero(3)).orElseThrow().raison());
        assertEquals(Montant.ofEuros(200), plan.prevu().reserve());
    }

    @Test
    void un_travail_qui_ne_peut_pas_exister_est_refuse() {
        Candidat pret = travail(1, 0, 0).candidat();
        Candidat aVoir = travail(1, 5, 0).candidat();
        refuse("TRAVAIL_INVALIDE", () -> new Travail(pret, 1, JOUR));
        refuse("TRAVAIL_INVALIDE", () -> new Travail(aVoir, 0, JOUR));
        refuse("TRAVAIL_INVALIDE", () -> new Travail(aVoir, -1, JOUR));
        refuse("TRAVAIL_INVALIDE", () -> new Travail(aVoir, 10_001, JOUR));
        assertThrows(
                IllegalArgumentException.class,
                () -> PlanDeTravail.ordonner(List.of(), List.of(), Montant.ZERO, 0, JOUR));
        assertTrue(PlanDeTravail.ordonner(List.of(), List.of(), Montant.ZERO, 1, JOUR)
                .ordre()
                .isEmpty());
    }
}
