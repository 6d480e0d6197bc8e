package fr.octroi.recours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Decision;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.recours.Retrait.Obstacle;
import fr.octroi.versement.Exemples;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetraitTest {

    private static final Decision.Accordee ACCORD = Exemples.accord(1);
    private static final LocalDate ACTE = Exemples.SEANCE;

    private static List<Obstacle> obstacles(
            MotifDeRetrait motif, @Nullable Contradictoire contradictoire, LocalDate jour) {
        return Retrait.examiner(ACCORD, motif, contradictoire, jour)
                .selon(possible -> List.of(), Retrait.Impossible::obstacles);
    }

    private static Contradictoire clos() {
        return new Contradictoire(ACTE, ACTE.plusDays(15), ACTE);
    }

    @Test
    void l_illegalite_se_retire_jusqu_au_dernier_jour_du_quatrieme_mois() {
        LocalDate dernier = LocalDate.of(2020, 11, 8);
        assertEquals(List.of(), obstacles(MotifDeRetrait.ILLEGALITE, clos(), dernier));
        assertEquals(List.of(Obstacle.DELAI_EXPIRE), obstacles(MotifDeRetrait.ILLEGALITE, clos(), dernier.plusDays(1)));
        Retrait.examiner(ACCORD, MotifDeRetrait.ILLEGALITE, clos(), dernier)
                .selon(
                        possible -> {
                            assertEquals(MotifDeRetrait.ILLEGALITE, possible.motif());
                            assertTrue(possible.limite() != null
                                    && possible.limite().date().equals(dernier)
                                    && possible.limite().base().equals("CRPA L242-1"));
                            return true;
                        },
                        impossible -> {
                            throw new AssertionError(impossible.toString());
                        });
    }

    @Property
    void la_fraude_et_les_conditions_non_respectees_se_retirent_sans_limite(@ForAll @IntRange(max = 20_000) int jours) {
        for (MotifDeRetrait motif : List.of(MotifDeRetrait.FRAUDE, MotifDeRetrait.CONDITIONS_NON_RESPECTEES)) {
            boolean sansLimite = Retrait.examiner(ACCORD, motif, clos(), ACTE.plusDays(jours))
                    .selon(possible -> possible.limite() == null, impossible -> false);
            assertTrue(sansLimite);
        }
    }

    @Property
    void rien_ne_se_retire_sans_que_la_personne_ait_pu_repondre(
            @ForAll MotifDeRetrait motif,
            @ForAll @IntRange(max = 400) int ouverture,
            @ForAll @IntRange(min = 1, max = 60) int temps,
            @ForAll @IntRange(max = 500) int jours) {
        LocalDate jour = ACTE.plusDays(jours);
        LocalDate ouvert = ACTE.plusDays(ouverture);
        LocalDate limite = ouvert.plusDays(temps);
        List<Obstacle> attente = obstacles(motif, new Contradictoire(ouvert, limite, null), jour);
        assertEquals(!jour.isAfter(limite), attente.contains(Obstacle.CONTRADICTOIRE_EN_COURS));
        List<Obstacle> repondu = obstacles(motif, new Contradictoire(ouvert, limite, ouvert), jour);
        assertEquals(jour.isBefore(ouvert), repondu.contains(Obstacle.CONTRADICTOIRE_EN_COURS));
        assertTrue(obstacles(motif, null, jour).contains(Obstacle.CONTRADICTOIRE_ABSENT));
    }

    @Test
    void un_contradictoire_d_avant_l_acte_ne_porte_pas_sur_lui() {
        Contradictoire avant = new Contradictoire(ACTE.minusDays(1), ACTE.plusDays(9), ACTE);
        assertEquals(
                List.of(Obstacle.CONTRADICTOIRE_ABSENT), obstacles(MotifDeRetrait.FRAUDE, avant, ACTE.plusDays(30)));
    }

    @Test
    void tous_les_obstacles_sont_dits() {
        assertEquals(
                List.of(Obstacle.CONTRADICTOIRE_ABSENT, Obstacle.DELAI_EXPIRE),
                obstacles(MotifDeRetrait.ILLEGALITE, null, ACTE.plusYears(1)));
    }

    @Test
    void rien_ne_se_retire_avant_d_etre_accorde() {
        assertEquals(List.of(), obstacles(MotifDeRetrait.FRAUDE, clos(), ACTE));
        assertThrows(IllegalArgumentException.class, () -> obstacles(MotifDeRetrait.FRAUDE, clos(), ACTE.minusDays(1)));
    }

    /** CRPA L122-1: whoever was told nothing has the whole délai from the letter that reaches him. */
    @Test
    void un_contradictoire_refait_donne_autant_de_jours_que_le_premier() {
        Contradictoire perdu = new Contradictoire(ACTE, ACTE.plusDays(15), null);
        assertEquals(
                new Contradictoire(ACTE.plusDays(7), ACTE.plusDays(22), null),
                clos().refaitLe(ACTE.plusDays(7)),
                "and what was answered before is not an answer to it");
        assertEquals(perdu, perdu.refaitLe(ACTE));
        LocalDate dernier = CalendrierOuvre.DERNIER_JOUR;
        assertEquals(new Contradictoire(dernier.minusDays(1), dernier, null), perdu.refaitLe(dernier.minusDays(1)));
        assertThrows(ValeurInvalideException.class, () -> perdu.refaitLe(dernier));
    }

    @Test
    void un_contradictoire_laisse_au_moins_un_jour_et_ne_recoit_rien_avant_d_ouvrir() {
        assertThrows(ValeurInvalideException.class, () -> new Contradictoire(ACTE, ACTE, null));
        assertThrows(
                ValeurInvalideException.class, () -> new Contradictoire(ACTE, ACTE.plusDays(1), ACTE.minusDays(1)));
        LocalDate hors = LocalDate.of(2200, 1, 1);
        assertThrows(ValeurInvalideException.class, () -> new Contradictoire(ACTE, hors, null));
        assertThrows(ValeurInvalideException.class, () -> new Contradictoire(LocalDate.of(1899, 12, 31), ACTE, null));
        assertFalse(new Contradictoire(ACTE, ACTE.plusDays(1), null).estClos(ACTE.plusDays(1)));
        assertTrue(new Contradictoire(ACTE, ACTE.plusDays(1), null).estClos(ACTE.plusDays(2)));
    }

    @Test
    void chaque_motif_a_son_article() {
        assertEquals("CRPA L242-1", MotifDeRetrait.ILLEGALITE.article());
        assertEquals("CRPA L242-2 2°", MotifDeRetrait.CONDITIONS_NON_RESPECTEES.article());
        assertEquals("CRPA L241-2", MotifDeRetrait.FRAUDE.article());
    }
}
