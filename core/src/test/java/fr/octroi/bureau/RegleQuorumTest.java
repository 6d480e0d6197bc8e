package fr.octroi.bureau;

import static fr.octroi.bureau.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.RegleQuorum.Periode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RegleQuorumTest {

    private static final LocalDate DU = LocalDate.of(2020, 4, 1);
    private static final LocalDate AU = LocalDate.of(2020, 8, 30);
    private static final Periode TIERS = new Periode(DU, AU, 1, 3, 2, "texte d'exception inventé");
    private static final RegleQuorum EXCEPTION = new RegleQuorum(List.of(TIERS));

    /** A member more or less on either side of half: what is there must outnumber what is not. */
    @Property
    void la_majorite_est_plus_que_les_absents(
            @ForAll @IntRange(max = 200) int presents, @ForAll @IntRange(max = 200) int absents) {
        if (presents + absents > 0) {
            assertEquals(presents > absents, RegleQuorum.MAJORITE.estAtteint(DU, presents, presents + absents));
        }
    }

    @Test
    void un_texte_d_exception_vaut_du_premier_au_dernier_jour_et_pas_au_dela() {
        assertTrue(EXCEPTION.estAtteint(DU, 4, 12));
        assertTrue(EXCEPTION.estAtteint(AU, 4, 12));
        assertFalse(EXCEPTION.estAtteint(DU, 3, 12));
        assertFalse(EXCEPTION.estAtteint(DU.minusDays(1), 4, 12));
        assertFalse(EXCEPTION.estAtteint(AU.plusDays(1), 4, 12));
        assertFalse(EXCEPTION.estAtteint(AU.plusDays(1), 6, 12));
        assertTrue(EXCEPTION.estAtteint(AU.plusDays(1), 7, 12));
    }

    /** CGCT L2121-20: one each, unless a text says otherwise for a time. */
    @Test
    void un_membre_porte_un_pouvoir_sauf_texte_d_exception() {
        assertEquals(1, RegleQuorum.MAJORITE.pouvoirs(DU));
        assertEquals(
                List.of(1, 2, 2, 1),
                List.of(DU.minusDays(1), DU, AU, AU.plusDays(1)).stream()
                        .map(EXCEPTION::pouvoirs)
                        .toList());
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 3, -1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 3, 11, "texte"));
    }

    @Test
    void deux_textes_ne_regissent_pas_le_meme_jour() {
        Periode apres = new Periode(AU.plusDays(1), AU.plusDays(9), 1, 2, 1, "autre texte inventé");
        assertEquals(List.of(TIERS, apres), new RegleQuorum(List.of(apres, TIERS)).periodes());
        refuse(
                "QUORUM_INVALIDE",
                () -> new RegleQuorum(List.of(new Periode(AU, AU.plusDays(9), 1, 2, 1, "autre texte inventé"), TIERS)));
    }

    @Test
    void une_periode_qui_ne_peut_pas_exister_est_refusee() {
        refuse("QUORUM_INVALIDE", () -> new Periode(AU, DU, 1, 3, 1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, -1, 3, 1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 4, 3, 1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 0, 0, 1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 101, 1, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 3, 1, " "));
        assertTrue(new RegleQuorum(List.of(new Periode(DU, DU, 100, 100, 1, "texte"))).estAtteint(DU, 5, 5));
    }
}
