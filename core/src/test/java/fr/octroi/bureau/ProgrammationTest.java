package fr.octroi.bureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgrammationTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 1);

    /** Everything that a programme is made of, few and close enough for sessions to fill and credits to run out. */
    record Cas(List<SeanceBureau> seances, List<Candidat> candidats, Montant disponible) {
        Programme programme() {
            return Programmation.programmer(seances, candidats, disponible, JOUR);
        }

        Cas avec(List<SeanceBureau> autres) {
            return new Cas(autres, candidats, disponible);
        }

        Cas pour(List<Candidat> autres) {
            return new Cas(seances, autres, disponible);
        }

        Cas changer(Candidat avant, Candidat apres) {
            return pour(candidats.stream().map(c -> c.equals(avant) ? apres : c).toList());
        }

        Cas agrandir(String seance, int places) {
            return avec(seances.stream()
                    .map(s -> s.code().equals(seance)
                            ? seance(s.code(), s.jour(), s.limite(), s.capacite() + places, s.etat())
                            : s)
                    .toList());
        }

        /** The rank of a session among the open ones, after them all for none. */
        int rang(@Nullable String seance) {
            List<String> ouvertes = seances.stream()
                    .filter(s -> s.etat() == Etat.OUVERTE && !s.jour().isBefore(JOUR))
                    .sorted((a, b) -> a.jour().equals(b.jour())
                            ? a.code().compareTo(b.code())
                            : a.jour().compareTo(b.jour()))
                    .map(SeanceBureau::code)
                    .toList();
            return seance == null ? ouvertes.size() : ouvertes.indexOf(seance);
        }
    }

    @Provide
    Arbitrary<Cas> cas() {
        Arbitrary<SeanceBureau> seances = Combinators.combine(
                        Arbitraries.integers().between(-5, 40),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Etat.OUVERTE, Etat.OUVERTE, Etat.OUVERTE, Etat.GELEE))
                .as((dans, avance, capacite, etat) ->
                        seance("s", JOUR.plusDays(dans), JOUR.plusDays(dans - avance), capacite, etat));
        Arbitrary<Candidat> candidats = Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(Sens.ACCORD, Sens.ACCORD, Sens.REFUS, Sens.EN_EXAMEN),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(-20, 35))
                .as((complet, sens, montant, pret) -> new Candidat(
                        numero(1),
                        JOUR.minusDays(complet),
                        sens,
                        sens == Sens.REFUS ? Montant.ZERO : Montant.ofEuros(100L * montant),
                        sens == Sens.EN_EXAMEN ? null : JOUR.plusDays(pret)));
        return Combinators.combine(
                        seances.list().ofMaxSize(4),
                        candidats.list().ofMaxSize(10),
                        Arbitraries.integers().between(0, 25))
                .as((s, c, credits) -> new Cas(nommer(s), numeroter(c), Montant.ofEuros(100L * credits)))
                // Their edge cases alone outnumber the tries.
                .withoutEdgeCases();
    }

    private static SeanceBureau seance(String code, LocalDate jour, LocalDate limite, int capacite, Etat etat) {
        SeanceBureau ouverte = SeanceBureau.ouverte(code, jour, limite, capacite);
        return etat == Etat.OUVERTE ? ouverte : ouverte.geler(new OrdreDuJour(code, limite, List.of()));
    }

    private static List<SeanceBureau> nommer(List<SeanceBureau> seances) {
        List<SeanceBureau> nommees = new ArrayList<>();
        for (SeanceBureau s : seances) {
            nommees.add(seance("s" + nommees.size(), s.jour(), s.limite(), s.capacite(), s.etat()));
        }
        return nommees;
    }

    private static List<Candidat> numeroter(List<Candidat> candidats) {
        List<Candidat> numerotes = new ArrayList<>();
        for (Candidat c : candidats) {
            numerotes.add(new Candidat(numero(numerotes.size()), c.complet(), c.sens(), c.montant(), c.pret()));
        }
        return numerotes;
    }

    private static NumeroDossier numero(int rang) {
        return new NumeroDossier("V-" + rang);
    }

    private static Candidat accord(int numero, int complet, int euros, @Nullable LocalDate pret) {
        return new Candidat(
                numero(numero),
                JOUR.plusDays(complet),
                pret == null ? Sens.EN_EXAMEN : Sens.ACCORD,
                Montant.ofEuros(euros),
                pret);
    }

    private static SeanceBureau ouverte(String code, int dans, int limite, int capacite) {
        return SeanceBureau.ouverte(code, JOUR.plusDays(dans), JOUR.plusDays(limite), capacite);
    }

    @Property
    void ni_la_capacite_ni_les_credits_ne_sont_depasses_et_chacun_a_sa_ligne(@ForAll("cas") Cas cas) {
        Programme programme = cas.programme();
        assertTrue(programme.reserve().compareTo(cas.disponible()) <= 0);
        assertEquals(
                cas.candidats().stream().sorted().toList(),
                programme.affectations().stream().map(Affectation::candidat).toList());
        int places = 0;
        for (SeanceBureau seance : cas.seances()) {
            List<Candidat> dessus = programme.candidats(seance.code());
            places += dessus.size();
            assertTrue(dessus.size() <= seance.capacite());
            assertTrue(dessus.isEmpty()
                    || (seance.etat() == Etat.OUVERTE && !seance.jour().isBefore(JOUR)));
            for (Candidat candidat : dessus) {
                LocalDate pret = candidat.pret();
                assertTrue(pret != null && !pret.isAfter(seance.limite()));
            }
        }
        assertEquals(
                places,
                programme.affectations().stream()
                        .filter(affectation -> affectation.seance() != null)
                        .count());
    }

    @Property
    void l_ordre_des_listes_ne_change_rien(@ForAll("cas") Cas cas, @ForAll long hasard) {
        List<SeanceBureau> seances = new ArrayList<>(cas.seances());
        List<Candidat> candidats = new ArrayList<>(cas.candidats());
        Collections.shuffle(seances, new Random(hasard));
        Collections.shuffle(candidats, new Random(hasard));
        assertEquals(cas.programme(), cas.avec(seances).pour(candidats).programme());
    }

    /** Credits by rank: everybody that an independent count serves, and nobody else. */
    @Property
    void les_credits_vont_par_rang_et_personne_ne_double(@ForAll("cas") Cas cas) {
        long reste = cas.disponible().centimes();
        boolean epuises = false;
        for (Affectation affectation : cas.programme().affectations()) {
            Montant montant = affectation.candidat().montant();
            epuises |= montant.centimes() > reste;
            boolean servi = montant.estNul() || !epuises;
            assertEquals(servi ? montant : Montant.ZERO, affectation.reserve());
            assertEquals(!servi, affectation.raison() == Raison.CREDITS_INSUFFISANTS);
            reste -= servi ? montant.centimes() : 0;
        }
    }

    /** The day an officer looked, or whether he did, never decides who gets credits. */
    @Property
    void le_jour_ou_un_agent_a_regarde_ne_change_pas_qui_a_des_credits(@ForAll("cas") Cas cas, @ForAll long hasard) {
        Random tirage = new Random(hasard);
        List<Candidat> autrement = cas.candidats().stream()
                .map(c -> {
                    if (c.sens() == Sens.REFUS) {
                        return pret(c, JOUR.plusDays(tirage.nextInt(60) - 20));
                    }
                    return tirage.nextBoolean()
                            ? new Candidat(c.numero(), c.complet(), Sens.EN_EXAMEN, c.montant(), null)
                            : pret(c, JOUR.plusDays(tirage.nextInt(60) - 20));
                })
                .toList();
        assertEquals(
                cas.programme().affectations().stream()
                        .map(Affectation::reserve)
                        .toList(),
                cas.pour(autrement).programme().affectations().stream()
                        .map(Affectation::reserve)
                        .toList());
    }

    private static Candidat pret(Candidat candidat, LocalDate jour) {
        return new Candidat(
                candidat.numero(),
                candidat.complet(),
                candidat.sens() == Sens.EN_EXAMEN ? Sens.ACCORD : candidat.sens(),
                candidat.montant(),
                jour);
    }

    @Property
    void un_rang_plus_tardif_ne_prend_rien_a_personne(@ForAll("cas") Cas cas) {
        List<Affectation> tous = cas.programme().affectations();
        for (int n = 0; n <= tous.size(); n++) {
            List<Candidat> premiers =
                    tous.subList(0, n).stream().map(Affectation::candidat).toList();
            assertEquals(tous.subList(0, n), cas.pour(premiers).programme().affectations());
        }
    }

    @Property
    void plus_de_places_ou_une_seance_de_plus_ne_recule_personne(@ForAll("cas") Cas cas) {
        Programme avant = cas.programme();
        for (SeanceBureau seance : cas.seances()) {
            Cas agrandi = cas.agrandir(seance.code(), 1);
            Programme apres = agrandi.programme();
            Cas sans = cas.avec(
                    cas.seances().stream().filter(s -> !s.equals(seance)).toList());
            Programme prive = sans.programme();
            for (int i = 0; i < avant.affectations().size(); i++) {
                String avantSeance = avant.affectations().get(i).seance();
                int rang = cas.rang(avantSeance);
                assertTrue(cas.rang(apres.affectations().get(i).seance()) <= rang);
                assertTrue(rang <= cas.rang(prive.affectations().get(i).seance()));
            }
        }
    }

    /** Each is on the first session that it can be on: nothing is left free before it. */
    @Property
    void chacun_est_sur_la_premiere_seance_qui_peut_le_prendre(@ForAll("cas") Cas cas) {
        Programme programme = cas.programme();
        for (Affectation affectation : programme.affectations()) {
            LocalDate pret = affectation.candidat().pret();
            if (affectation.raison() == Raison.CREDITS_INSUFFISANTS || pret == null) {
                assertEquals(null, affectation.seance());
                continue;
            }
            int rang = cas.rang(affectation.seance());
            for (SeanceBureau seance : cas.seances()) {
                if (cas.rang(seance.code()) >= 0 && cas.rang(seance.code()) < rang && !pret.isAfter(seance.limite())) {
                    long avant = programme.candidats(seance.code()).stream()
                            .filter(c -> c.compareTo(affectation.candidat()) < 0)
                            .count();
                    assertEquals(seance.capacite(), avant);
                }
            }
        }
    }

    /** What is said to be enough is enough, and no less is: one day more, one place or one cent less, and it is not. */
    @Property
    void ce_qui_aurait_suffi_suffit_et_rien_de_moins(@ForAll("cas") Cas cas) {
        for (Affectation affectation : cas.programme().affectations()) {
            int precedente = -1;
            for (PlusTot plusTot : affectation.plusTot()) {
                if (plusTot instanceof PlusTot.PourSeance pour) {
                    int rang = cas.rang(pour.seance());
                    assertEquals(precedente + 1, rang);
                    precedente = rang;
                    assertTrue(seanceSi(cas, affectation, pour, 0, pour.places()) <= rang);
                    if (pour.places() > 0) {
                        assertNotEquals(rang, seanceSi(cas, affectation, pour, 0, pour.places() - 1));
                    }
                    if (pour.pretLe() != null) {
                        assertNotEquals(rang, seanceSi(cas, affectation, pour, 1, pour.places()));
                    } else {
                        assertTrue(pour.places() > 0);
                    }
                }
            }
            if (affectation.raison() != Raison.CREDITS_INSUFFISANTS) {
                assertEquals(cas.rang(affectation.seance()), precedente + 1);
            }
        }
    }

    private static int seanceSi(Cas cas, Affectation affectation, PlusTot.PourSeance pour, int retard, int places) {
        Candidat avant = affectation.candidat();
        LocalDate limite = pour.pretLe();
        Candidat apres = limite == null ? avant : pret(avant, limite.plusDays(retard));
        Cas si = cas.changer(avant, apres).agrandir(pour.seance(), places);
        return si.rang(si.programme().affectations().stream()
                .filter(a -> a.candidat().equals(apres))
                .findFirst()
                .orElseThrow()
                .seance());
    }

    @Property
    void les_credits_qui_manquent_sont_dits_au_centime(@ForAll("cas") Cas cas) {
        List<Affectation> affectations = cas.programme().affectations();
        for (int i = 0; i < affectations.size(); i++) {
            if (affectations.get(i).raison() != Raison.CREDITS_INSUFFISANTS) {
                continue;
            }
            Montant manque =
                    affectations.get(i).plusTot().get(0).selon(seance -> Montant.ZERO, PlusTot.PourCredits::manque);
            assertEquals(1, affectations.get(i).plusTot().size());
            assertTrue(servi(cas, manque, i));
            assertFalse(servi(cas, manque.moins(new Montant(1)), i));
        }
    }

    private static boolean servi(Cas cas, Montant deplus, int rang) {
        return new Cas(cas.seances(), cas.candidats(), cas.disponible().plus(deplus))
                        .programme()
                        .affectations()
                        .get(rang)
                        .raison()
                != Raison.CREDITS_INSUFFISANTS;
    }

    @Test
    void chaque_raison_a_son_cas() {
        List<SeanceBureau> seances = List.of(ouverte("juin", 10, 5, 1), ouverte("juillet", 40, 30, 1));
        List<Candidat> candidats = List.of(
                accord(1, -9, 200, JOUR),
                accord(2, -8, 200, JOUR.plusDays(5)),
                accord(3, -7, 200, null),
                accord(4, -6, 200, JOUR),
                accord(5, -5, 200, JOUR.plusDays(31)),
                accord(6, -4, 300, JOUR),
                accord(7, -3, 100, JOUR));
        Programme programme = Programmation.programmer(seances, candidats, Montant.ofEuros(1200), JOUR);
        assertEquals(
                List.of(
                        "PREMIERE_SEANCE juin []",
                        "SEANCE_PLEINE juillet [juin null 1]",
                        "EN_EXAMEN null [juin 2020-06-06 2, juillet 2020-07-01 1]",
                        "SEANCE_PLEINE null [juin null 2, juillet null 1]",
                        "LIMITE_PASSEE null [juin 2020-06-06 3, juillet 2020-07-01 2]",
                        "CREDITS_INSUFFISANTS null [100.00]",
                        "CREDITS_INSUFFISANTS null [200.00]"),
                programme.affectations().stream().map(ProgrammationTest::dire).toList());
        assertEquals(Montant.ofEuros(1000), programme.reserve());
        assertEquals(
                Raison.AUCUNE_SEANCE,
                Programmation.programmer(List.of(), candidats, Montant.ofEuros(1200), JOUR)
                        .affectations()
                        .get(0)
                        .raison());
    }

    private static String dire(Affectation affectation) {
        return affectation.raison() + " " + affectation.seance() + " "
                + affectation.plusTot().stream()
                        .map(plusTot -> plusTot.selon(
                                pour -> pour.seance() + " " + pour.pretLe() + " " + pour.places(),
                                credits -> credits.manque().toString()))
                        .toList();
    }

    @Test
    void un_dossier_pret_apres_la_premiere_limite_dit_qu_elle_est_passee() {
        Affectation affectation = Programmation.programmer(
                        List.of(ouverte("juin", 10, 5, 1), ouverte("juillet", 40, 30, 1)),
                        List.of(accord(1, 0, 200, JOUR.plusDays(6))),
                        Montant.ofEuros(200),
                        JOUR)
                .affectations()
                .get(0);
        assertEquals("LIMITE_PASSEE juillet [juin 2020-06-06 0]", dire(affectation));
    }

    /** Between its limit and its freezing, a session keeps who was ready; on its own day too, and no longer. */
    @Test
    void une_limite_passee_ne_vide_pas_le_programme() {
        SeanceBureau seance = ouverte("juin", 10, 5, 1);
        List<Candidat> candidats = List.of(accord(1, 0, 200, JOUR.plusDays(5)));
        for (int jour : List.of(5, 6, 10)) {
            assertEquals(
                    candidats,
                    Programmation.programmer(List.of(seance), candidats, Montant.ofEuros(200), JOUR.plusDays(jour))
                            .candidats("juin"));
        }
        assertEquals(
                Raison.AUCUNE_SEANCE,
                Programmation.programmer(List.of(seance), candidats, Montant.ofEuros(200), JOUR.plusDays(11))
                        .affectations()
                        .get(0)
                        .raison());
    }

    /** Put off, it comes before who was complete after it, though they were ready long before. */
    @Test
    void un_dossier_ajourne_garde_son_rang() {
        SeanceBureau juin = ouverte("juin", 10, 5, 1);
        SeanceBureau juillet = ouverte("juillet", 40, 30, 1);
        Candidat premier = accord(1, -9, 200, JOUR);
        Candidat second = accord(2, -8, 200, JOUR);
        Montant credits = Montant.ofEuros(200);
        Programme avant = Programmation.programmer(List.of(juin), List.of(second, premier), credits, JOUR);
        assertEquals(List.of(premier), avant.candidats("juin"));
        OrdreDuJour ordre = OrdreDuJour.of(avant, "juin", JOUR.plusDays(6), new TreeMap<>(), new TreeMap<>());
        SeanceBureau tenue = juin.geler(ordre)
                .tenir(new Deliberation(new Acte("B1", "juin", juin.jour()), List.of("elu-1"), List.of()));

        Candidat revenu = pret(premier, JOUR.plusDays(30));
        Programme apres =
                Programmation.programmer(List.of(tenue, juillet), List.of(second, revenu), credits, JOUR.plusDays(11));
        assertEquals(List.of(revenu), apres.candidats("juillet"));
        assertEquals(Raison.CREDITS_INSUFFISANTS, apres.affectations().get(1).raison());
        assertEquals(
                apres.affectations().get(1), apres.affectation(second.numero()).orElseThrow());
        assertTrue(new Programme(List.of()).affectation(second.numero()).isEmpty());
    }

    @Test
    void un_doublon_ou_des_credits_negatifs_sont_une_faute_de_l_appelant() {
        Candidat candidat = accord(1, 0, 200, JOUR);
        SeanceBureau seance = ouverte("juin", 10, 5, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Programmation.programmer(List.of(), List.of(candidat, candidat), Montant.ZERO, JOUR));
        assertThrows(
                IllegalArgumentException.class,
                () -> Programmation.programmer(List.of(seance, seance), List.of(), Montant.ZERO, JOUR));
        assertThrows(
                IllegalArgumentException.class,
                () -> Programmation.programmer(List.of(), List.of(), new Montant(-1), JOUR));
    }
}
