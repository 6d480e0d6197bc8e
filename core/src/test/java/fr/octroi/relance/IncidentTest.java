package fr.octroi.relance;

import static fr.octroi.relance.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.relance.Incident.Genre;
import fr.octroi.relance.Incident.Gravite;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 15);

    private static Incident incident(Genre genre) {
        return new Incident("retours-2020-06", genre, Gravite.FORTE, "a12", JOUR, "");
    }

    @Test
    void un_incident_a_un_responsable_une_gravite_et_une_fin_dite() {
        Incident ouvert = incident(Genre.ENVOI_REVENU);
        assertTrue(ouvert.estOuvert());
        Incident clos = ouvert.clore("ADRESSES_CORRIGEES");
        assertFalse(clos.estOuvert());
        assertEquals(
                new Incident("retours-2020-06", Genre.ENVOI_REVENU, Gravite.FORTE, "a12", JOUR, "ADRESSES_CORRIGEES"),
                clos);
    }

    @Test
    void il_se_clot_une_fois_et_avec_un_motif() {
        Incident ouvert = incident(Genre.LOT_EN_RETARD);
        assertThrows(IllegalStateException.class, () -> ouvert.clore(""));
        refuse("INCIDENT_INVALIDE", () -> ouvert.clore("une phrase"));
        Incident clos = ouvert.clore("RECU");
        assertThrows(IllegalStateException.class, () -> clos.clore("RECU"));
    }

    /** RGPD art. 33: 72 hours after it was found, whatever the day. */
    @Test
    void un_soupcon_de_violation_se_notifie_sous_trois_jours_week_end_compris() {
        LocalDate vendredi = LocalDate.of(2020, 6, 19);
        Incident soupcon = new Incident("fuite", Genre.SOUPCON_DE_VIOLATION, Gravite.CRITIQUE, "dpo", vendredi, "");
        Echeance limite = soupcon.notificationCnil().orElseThrow();
        assertEquals(LocalDate.of(2020, 6, 22), limite.date());
        assertEquals(new Echeance("RGPD art. 33", vendredi, Delai.ofJours(3), false, List.of()), limite);
    }

    @ParameterizedTest
    @EnumSource(value = Genre.class, mode = Mode.EXCLUDE, names = "SOUPCON_DE_VIOLATION")
    void les_autres_ne_se_notifient_pas(Genre genre) {
        assertEquals(Optional.empty(), incident(genre).notificationCnil());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "Retours", "a b", "é", "a23456789012345678901234567890123456789-x"})
    void ni_sa_reference_ni_son_responsable_ne_disent_autre_chose_qu_un_code(String faux) {
        refuse("INCIDENT_INVALIDE", () -> new Incident(faux, Genre.MAUVAIS_FICHIER, Gravite.FAIBLE, "a12", JOUR, ""));
        refuse(
                "INCIDENT_INVALIDE",
                () -> new Incident("fichier", Genre.MAUVAIS_FICHIER, Gravite.FAIBLE, faux, JOUR, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "clos", "1_CLOS", "CLOS PAR", "A234567890123456789012345678901234567890_"})
    void un_motif_de_cloture_est_un_code(String faux) {
        refuse(
                "INCIDENT_INVALIDE",
                () -> new Incident("fichier", Genre.COMPTE_CONTESTE, Gravite.FORTE, "a12", JOUR, faux));
    }

    @Test
    void quarante_caracteres_sont_admis_et_un_jour_hors_du_calendrier_ne_l_est_pas() {
        String long40 = "a".repeat(40);
        assertEquals(
                long40,
                new Incident(long40, Genre.COMPTE_CONTESTE, Gravite.FORTE, long40, JOUR, "A".repeat(40)).reference());
        refuse(
                "DATE_HORS_CALENDRIER",
                () -> new Incident(
                        "fichier", Genre.COMPTE_CONTESTE, Gravite.FORTE, "a12", LocalDate.of(2200, 1, 1), ""));
    }
}
