package fr.octroi.calendrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.calendrier.Delai.Unite;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcheanceTest {

    private static final String REJET_IMPLICITE = "CRPA L231-4";
    private static final Suspension URGENCE_SANITAIRE =
            new Suspension(LocalDate.of(2020, 3, 12), LocalDate.of(2020, 6, 24), "ordonnance n° 2020-306, art. 7");

    private static LocalDate silence(LocalDate reception, Suspension... suspensions) {
        return new Echeance(REJET_IMPLICITE, reception, Delai.ofMois(2), false, List.of(suspensions)).date();
    }

    private static LocalDate recours(LocalDate notification) {
        return new Echeance("CJA R421-1", notification, Delai.parse("2 mois francs"), true, List.of()).date();
    }

    @Test
    void le_silence_sur_une_demande_du_30_juin_vaut_rejet_le_30_aout() {
        assertEquals(LocalDate.of(2019, 8, 30), silence(LocalDate.of(2019, 6, 30)));
    }

    @Test
    void un_refus_notifie_le_30_juin_se_conteste_jusqu_au_31_aout() {
        assertEquals(LocalDate.of(2021, 8, 31), recours(LocalDate.of(2021, 6, 30)));
    }

    /** 31 August 2019 is a Saturday; 1 November 2021 a holiday on a Monday. */
    @ParameterizedTest
    @CsvSource({"2019-06-30,2019-09-02", "2021-08-31,2021-11-02", "2021-02-20,2021-04-21"})
    void un_delai_de_recours_qui_finit_un_jour_chome_va_au_premier_jour_ouvre(LocalDate notifie, LocalDate dernier) {
        assertEquals(dernier, recours(notifie));
    }

    @Test
    void une_demande_du_5_juin_2020_attend_la_fin_de_l_urgence_sanitaire() {
        Echeance echeance = new Echeance(
                REJET_IMPLICITE, LocalDate.of(2020, 6, 5), Delai.ofMois(2), false, List.of(URGENCE_SANITAIRE));
        assertEquals(LocalDate.of(2020, 6, 24), echeance.departEffectif());
        assertEquals(LocalDate.of(2020, 8, 24), echeance.date());
    }

    /** 11 February + 2 months = 11 April, moved by the 104 days from 12 March to 23 June. */
    @Test
    void une_demande_d_avant_l_urgence_sanitaire_reprend_son_cours_apres_elle() {
        assertEquals(LocalDate.of(2020, 7, 24), silence(LocalDate.of(2020, 2, 11), URGENCE_SANITAIRE));
        assertEquals(LocalDate.of(2020, 3, 11), silence(LocalDate.of(2020, 1, 11), URGENCE_SANITAIRE));
    }

    /** reception + 2 months + sum(min(answer, deadline) - demand), for demands after reception that follow each other. */
    @Property
    void la_formule_de_l_article_l114_5_est_tenue(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-01-01") LocalDate reception,
            @ForAll @IntRange(min = 1, max = 58) int attente,
            @ForAll @IntRange(max = 60) int accordes,
            @ForAll @IntRange(max = 90) int repondus,
            @ForAll @IntRange(max = 10) int attenteSuivante,
            @ForAll @IntRange(max = 60) int accordesEnsuite) {
        LocalDate demande = reception.plusDays(attente);
        int courus = Math.min(accordes, repondus);
        Suspension premiere =
                Suspension.accordee(demande, demande.plusDays(accordes)).abregee(demande.plusDays(repondus));
        assertEquals(reception.plusMonths(2).plusDays(courus), silence(reception, premiere));

        LocalDate seconde = premiere.reprise().plusDays(attenteSuivante);
        boolean aTemps = !seconde.isAfter(silence(reception, premiere));
        assertEquals(
                reception.plusMonths(2).plusDays(courus + (aTemps ? accordesEnsuite : 0)),
                silence(reception, premiere, Suspension.accordee(seconde, seconde.plusDays(accordesEnsuite))));
    }

    @Provide
    Arbitrary<Delai> delais() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 150),
                        Arbitraries.of(Unite.values()),
                        Arbitraries.of(false, true))
                .as((nombre, unite, franc) -> new Delai(
                        unite == Unite.MOIS ? nombre / 20 : nombre, unite, franc && unite != Unite.JOUR_OUVRE));
    }

    /** Starts and suspensions close enough to cover, touch and overlap each other. */
    @Provide
    Arbitrary<Echeance> echeances() {
        return Combinators.combine(
                        Dates.dates().between(LocalDate.of(2015, 1, 1), LocalDate.of(2030, 12, 31)),
                        delais(),
                        Arbitraries.of(false, true),
                        ecarts().list().ofMaxSize(5))
                .as((depart, delai, reporte, ecarts) -> new Echeance(
                        REJET_IMPLICITE,
                        depart,
                        delai,
                        reporte,
                        ecarts.stream().map(ecart -> ecart.apres(depart)).toList()));
    }

    @Provide
    Arbitrary<Ecart> ecarts() {
        return Combinators.combine(
                        Arbitraries.integers().between(-40, 150),
                        Arbitraries.integers().between(0, 60))
                .as(Ecart::new);
    }

    record Ecart(int jours, int duree) {
        Suspension apres(LocalDate depart) {
            LocalDate debut = depart.plusDays(jours);
            return new Suspension(debut, debut.plusDays(duree), "CRPA L114-5");
        }
    }

    /** Day by day, as a person would count with a pencil: nothing in common with the code under test. */
    private static LocalDate auCrayon(Echeance echeance) {
        LocalDate depart = echeance.depart();
        while (estSuspendu(echeance, depart)) {
            depart = depart.plusDays(1);
        }
        boolean ouvres = echeance.delai().unite() == Unite.JOUR_OUVRE;
        long restants = ouvres
                ? echeance.delai().nombre()
                : ChronoUnit.DAYS.between(depart, echeance.delai().depuis(depart));
        LocalDate jour = depart;
        if (ouvres && restants == 0) {
            jour = CalendrierOuvre.ouvreAPartirDe(jour);
        }
        while (restants > 0) {
            if (!ouvres && !estSuspendu(echeance, jour)) {
                restants--;
            }
            jour = jour.plusDays(1);
            if (ouvres && CalendrierOuvre.estOuvre(jour) && !estSuspendu(echeance, jour)) {
                restants--;
            }
        }
        while (!ouvres && estSuspendu(echeance, jour)) {
            jour = jour.plusDays(1);
        }
        return echeance.reporte() ? CalendrierOuvre.ouvreAPartirDe(jour) : jour;
    }

    private static boolean estSuspendu(Echeance echeance, LocalDate jour) {
        return echeance.suspensions().stream().anyMatch(suspension -> suspension.couvre(jour));
    }

    @Property
    void une_echeance_est_celle_qu_on_compte_au_crayon(@ForAll("echeances") Echeance echeance) {
        assertEquals(auCrayon(echeance), echeance.date());
    }

    @Property
    void l_ordre_des_suspensions_ne_change_rien(@ForAll("echeances") Echeance echeance, @ForAll Random hasard) {
        List<Suspension> melangees = new ArrayList<>(echeance.suspensions());
        if (!melangees.isEmpty()) {
            Suspension premiere = melangees.get(0);
            melangees.add(new Suspension(premiere.debut(), premiere.reprise(), "ordonnance n° 2020-306, art. 7"));
        }
        Echeance rangee = avec(echeance, melangees);
        Collections.shuffle(melangees, hasard);
        assertEquals(rangee, avec(echeance, melangees));
        assertEquals(rangee.date(), avec(echeance, melangees).date());
    }

    private static Echeance avec(Echeance echeance, List<Suspension> suspensions) {
        return new Echeance(echeance.base(), echeance.depart(), echeance.delai(), echeance.reporte(), suspensions);
    }

    @Property
    void des_jours_que_deux_suspensions_partagent_comptent_une_fois(
            @ForAll("echeances") Echeance echeance,
            @ForAll @IntRange(max = 4) int laquelle,
            @ForAll @IntRange(max = 60) int coupure) {
        if (echeance.suspensions().isEmpty()) {
            return;
        }
        Suspension une =
                echeance.suspensions().get(laquelle % echeance.suspensions().size());
        LocalDate milieu = une.debut().plusDays(coupure);
        Suspension partie = une.couvre(milieu) ? new Suspension(milieu, une.reprise(), une.base()) : une;
        assertEquals(echeance.date(), echeance.avec(une).date());
        assertEquals(echeance.date(), echeance.avec(partie).date());
    }

    /** In months, where the start moves too, the months counted are others and may be shorter: see the next property. */
    @Property
    void une_suspension_de_plus_n_avance_jamais_la_date(
            @ForAll("echeances") Echeance echeance, @ForAll("ecarts") Ecart ecart) {
        Echeance suspendue = echeance.avec(ecart.apres(echeance.depart()));
        if (echeance.delai().unite() != Unite.MOIS || suspendue.departEffectif().equals(echeance.departEffectif())) {
            assertFalse(suspendue.date().isBefore(echeance.date()));
        }
    }

    @Property
    void une_echeance_laisse_toujours_le_delai_entier_depuis_le_depart_effectif(
            @ForAll("echeances") Echeance echeance) {
        assertFalse(echeance.departEffectif().isBefore(echeance.depart()));
        assertFalse(echeance.date().isBefore(echeance.delai().depuis(echeance.departEffectif())));
    }

    @Test
    void un_delai_en_jours_ouvres_saute_les_jours_suspendus() {
        LocalDate lundi = LocalDate.of(2021, 3, 1);
        Echeance accuse = new Echeance("CRPA R112-11-2", lundi, Delai.ofJoursOuvres(10), false, List.of());
        assertEquals(LocalDate.of(2021, 3, 15), accuse.date());
        Suspension deuxJoursOuvres = new Suspension(LocalDate.of(2021, 3, 5), LocalDate.of(2021, 3, 9), "texte");
        assertEquals(LocalDate.of(2021, 3, 17), accuse.avec(deuxJoursOuvres).date());
        Suspension finDeSemaine = new Suspension(LocalDate.of(2021, 3, 6), LocalDate.of(2021, 3, 8), "texte");
        assertEquals(accuse.date(), accuse.avec(finDeSemaine).date());
    }

    @Test
    void une_suspension_qui_commence_apres_la_fin_n_y_change_rien() {
        LocalDate reception = LocalDate.of(2019, 6, 30);
        LocalDate tard = LocalDate.of(2019, 8, 31);
        assertEquals(LocalDate.of(2019, 8, 30), silence(reception, Suspension.accordee(tard, tard.plusDays(30))));
    }

    @Test
    void une_echeance_sans_base_legale_n_existe_pas() {
        for (String base : Stream.of("", " ").toList()) {
            assertEquals(
                    "ECHEANCE_INVALIDE",
                    assertThrows(
                                    ValeurInvalideException.class,
                                    () -> new Echeance(
                                            base, LocalDate.of(2020, 1, 1), Delai.ofMois(2), false, List.of()))
                            .code());
        }
    }
}
