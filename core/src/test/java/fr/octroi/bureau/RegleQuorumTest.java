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
    private static final Periode TIERS = new Periode(DU, AU, 1, 3, "texte d'exception inventé");
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

    @Test
    void une_seconde_convocation_se_passe_de_quorum() {
        RegleQuorum seconde = new RegleQuorum(List.of(new Periode(DU, DU, 0, 1, "CGCT L2121-17")));
        assertTrue(seconde.estAtteint(DU, 1, 12));
        assertFalse(seconde.estAtteint(DU.plusDays(1), 1, 12));
    }

    @Test
    void deux_textes_ne_regissent_pas_le_meme_jour() {
        Periode apres = new Periode(AU.plusDays(1), AU.plusDays(9), 1, 2, "autre texte inventé");
        assertEquals(List.of(TIERS, apres), new RegleQuorum(List.of(apres, TIERS)).periodes());
        refuse(
                "QUORUM_INVALIDE",
                () -> new RegleQuorum(List.of(new Periode(AU, AU.plusDays(9), 1, 2, "autre texte inventé"), TIERS)));
    }

    @Test
    void une_periode_qui_ne_peut_pas_exister_est_refusee() {
        refuse("QUORUM_INVALIDE", () -> new Periode(AU, DU, 1, 3, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, -1, 3, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 4, 3, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 0, 0, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 101, "texte"));
        refuse("QUORUM_INVALIDE", () -> new Periode(DU, AU, 1, 3, " "));
        assertTrue(new RegleQuorum(List.of(new Periode(DU, DU, 100, 100, "texte"))).estAtteint(DU, 5, 5));
    }
}
