package fr.octroi.recours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.recours.Recours.Genre;
import fr.octroi.recours.Recours.Issue;
import fr.octroi.recours.Recours.Recevabilite;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoursTest {

    private static final VoiesEtDelais VOIES =
            new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "tribunal administratif de Ville-Exemple", "le président");

    private static final LocalDate NOTIFIE = LocalDate.of(2021, 6, 30);

    private static Recours recours(Genre genre, LocalDate recu) {
        return new Recours("R-2021-1", new NumeroDossier("V-1"), genre, recu, Issue.PENDANT);
    }

    /** 31 August 2019 is a Saturday; 1 November 2021 a holiday on a Monday; 2023 has no 30 February. */
    @ParameterizedTest
    @CsvSource({
        "2021-06-30,2021-08-31",
        "2019-06-30,2019-09-02",
        "2021-08-31,2021-11-02",
        "2022-12-31,2023-03-01",
        "2021-03-12,2021-05-14"
    })
    void le_dernier_jour_est_franc_et_reporte_au_premier_jour_ouvre(LocalDate notifie, LocalDate dernier) {
        Echeance echeance = VOIES.dernierJour(notifie);
        assertEquals(dernier, echeance.date());
        assertEquals("CJA R421-1", echeance.base());
        Recours recours = recours(Genre.CONTENTIEUX, dernier);
        assertEquals(Recevabilite.DANS_LE_DELAI, recours.recevabilite(dernier, notifie, VOIES));
        assertEquals(Recevabilite.TARDIF, recours.recevabilite(dernier.plusDays(1), notifie, VOIES));
    }

    @Property
    void nul_ne_perd_un_jour_a_une_notification_de_fin_de_mois(
            @ForAll @DateRange(min = "2000-01-01", max = "2040-12-31") LocalDate notifie) {
        LocalDate dernier = VOIES.dernierJour(notifie).date();
        assertTrue(dernier.isAfter(notifie.plusMonths(2)));
        assertTrue(CalendrierOuvre.estOuvre(dernier));
        for (LocalDate jour = notifie.plusMonths(2).plusDays(1); jour.isBefore(dernier); jour = jour.plusDays(1)) {
            assertFalse(CalendrierOuvre.estOuvre(jour), "a working day was added to the délai");
        }
    }

    @Property
    void sans_notification_des_voies_aucun_delai_n_est_opposable(
            @ForAll @DateRange(min = "2021-06-30", max = "2099-12-31") LocalDate envoi) {
        Recours recours = recours(Genre.CONTENTIEUX, envoi);
        assertEquals(Recevabilite.DELAI_INOPPOSABLE, recours.recevabilite(envoi, NOTIFIE, null));
        assertEquals(Recevabilite.DELAI_INOPPOSABLE, recours.recevabilite(envoi, null, VOIES));
    }

    @Test
    void un_recours_poste_a_temps_et_recu_apres_est_a_temps() {
        Recours recours = recours(Genre.GRACIEUX, LocalDate.of(2021, 9, 3));
        assertEquals(Recevabilite.DANS_LE_DELAI, recours.recevabilite(LocalDate.of(2021, 8, 31), NOTIFIE, VOIES));
    }

    @Test
    void la_collectivite_peut_ecrire_un_autre_delai() {
        VoiesEtDelais autres = new VoiesEtDelais(Delai.parse("3 mois"), "tribunal", "président");
        assertEquals(LocalDate.of(2021, 9, 30), autres.dernierJour(NOTIFIE).date());
    }

    @Test
    void une_notification_ne_tait_ni_le_delai_ni_le_tribunal_ni_le_recours_administratif() {
        Delai delai = VoiesEtDelais.DEUX_MOIS;
        assertEquals("2 mois francs", delai.toString());
        assertThrows(ValeurInvalideException.class, () -> new VoiesEtDelais(Delai.ofMois(0), "t", "p"));
        assertThrows(ValeurInvalideException.class, () -> new VoiesEtDelais(delai, " ", "p"));
        assertThrows(ValeurInvalideException.class, () -> new VoiesEtDelais(delai, "t", ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = Genre.class,
            names = {"GRACIEUX", "HIERARCHIQUE"})
    void le_silence_de_deux_mois_sur_un_recours_administratif_vaut_rejet(Genre genre) {
        Echeance silence =
                recours(genre, LocalDate.of(2021, 12, 31)).silence(List.of()).orElseThrow();
        assertEquals("CRPA L231-4 2°", silence.base());
        assertEquals(LocalDate.of(2022, 2, 28), silence.date());
    }

    @Test
    void un_texte_qui_suspend_pour_tous_suspend_le_silence() {
        Suspension urgence = new Suspension(LocalDate.of(2020, 3, 12), LocalDate.of(2020, 6, 24), "ordonnance");
        Recours recours = recours(Genre.GRACIEUX, LocalDate.of(2020, 6, 5));
        assertEquals(
                LocalDate.of(2020, 8, 24),
                recours.silence(List.of(urgence)).orElseThrow().date());
    }

    @Test
    void le_silence_du_juge_ne_vaut_rien() {
        assertTrue(recours(Genre.CONTENTIEUX, NOTIFIE).silence(List.of()).isEmpty());
    }

    @Test
    void une_issue_se_donne_une_fois() {
        Recours pendant = recours(Genre.GRACIEUX, NOTIFIE);
        assertThrows(IllegalStateException.class, () -> pendant.avecIssue(Issue.PENDANT));
        for (Issue issue : List.of(Issue.REJETE, Issue.ACCUEILLI, Issue.SANS_OBJET)) {
            Recours juge = pendant.avecIssue(issue);
            assertEquals(issue, juge.issue());
            assertEquals(pendant.recu(), juge.recu());
            assertThrows(IllegalStateException.class, () -> juge.avecIssue(Issue.REJETE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R 1", "-R", "R123456789012345678901234567890123456", "R1/"})
    void une_reference_d_une_autre_forme_n_existe_pas(String reference) {
        ValeurInvalideException refus = assertThrows(
                ValeurInvalideException.class,
                () -> new Recours(reference, new NumeroDossier("V-1"), Genre.GRACIEUX, NOTIFIE, Issue.PENDANT));
        assertEquals("REFERENCE_INVALIDE", refus.code());
    }

    @Test
    void un_recours_hors_du_calendrier_n_existe_pas() {
        LocalDate hors = LocalDate.of(2200, 1, 1);
        assertThrows(ValeurInvalideException.class, () -> recours(Genre.GRACIEUX, hors));
    }
}
