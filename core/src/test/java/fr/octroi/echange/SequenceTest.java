package fr.octroi.echange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceTest {

    static final Flux FLUX = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);

    private static final Empreinte RIEN = Empreinte.sha256(new byte[0]);

    static Manifeste manifeste(long sequence, Empreinte precedent) {
        return new Manifeste(
                FLUX,
                sequence,
                precedent,
                Instant.parse("2020-07-01T08:00:00Z"),
                LocalDate.of(2020, 6, 1),
                LocalDate.of(2020, 6, 30),
                0,
                Montant.ZERO,
                List.of(FichierDuLot.lignes(0, RIEN)));
    }

    /** Stands for the digest of a manifest. */
    private static Empreinte lot(long sequence, String variante) {
        return Empreinte.deChamps(Long.toString(sequence), variante);
    }

    private static Sequence de(int nombre) {
        Sequence sequence = Sequence.vide(FLUX);
        for (int rang = 1; rang <= nombre; rang++) {
            sequence = sequence.avec(rang, lot(rang, ""));
        }
        return sequence;
    }

    @Test
    void le_lot_attendu_est_la_suite() {
        for (int nombre = 0; nombre < 4; nombre++) {
            Sequence sequence = de(nombre);
            assertEquals(
                    new PlaceDuLot.Suite(nombre + 1),
                    sequence.placer(manifeste(nombre + 1, sequence.tete()), lot(nombre + 1, "")));
        }
    }

    @Test
    void un_lot_deja_recu_est_une_repetition_a_chaque_rang() {
        Sequence sequence = de(3);
        for (int rang = 1; rang <= 3; rang++) {
            Empreinte precedent = rang == 1 ? Manifeste.ORIGINE : lot(rang - 1, "");
            assertEquals(new PlaceDuLot.Repetition(rang), sequence.placer(manifeste(rang, precedent), lot(rang, "")));
        }
    }

    @Test
    void un_lot_en_avance_nomme_ce_qui_manque() {
        assertEquals(new PlaceDuLot.Trou(3, 3), de(2).placer(manifeste(4, lot(3, "")), lot(4, "")));
        assertEquals(new PlaceDuLot.Trou(1, 8), de(0).placer(manifeste(9, lot(8, "")), lot(9, "")));
    }

    @Test
    void un_autre_lot_au_meme_rang_est_une_bifurcation() {
        assertEquals(
                new PlaceDuLot.Bifurcation(2, lot(2, ""), lot(2, "autre")),
                de(3).placer(manifeste(2, lot(1, "")), lot(2, "autre")));
    }

    @Test
    void un_lot_qui_suit_un_autre_que_le_notre_bifurque_au_rang_d_avant() {
        assertEquals(
                new PlaceDuLot.Bifurcation(3, lot(3, ""), lot(3, "autre")),
                de(3).placer(manifeste(4, lot(3, "autre")), lot(4, "")));
    }

    /** Whatever is lost, repeated or late, what was taken in the end is what was sent, once and in order. */
    @Test
    void perdus_repetes_et_melanges_les_lots_sont_pris_une_fois_dans_l_ordre() {
        int nombre = 30;
        Sequence envoyee = de(nombre);
        for (long graine = 0; graine < 200; graine++) {
            Random hasard = new Random(graine);
            Sequence recue = Sequence.vide(FLUX);
            List<Integer> pris = new ArrayList<>();
            for (int livraison = 0; recue.prochaine() <= nombre; livraison++) {
                // A lot that was not acknowledged is put again: none is lost for ever.
                int rang = 1 + (livraison < 300 ? hasard.nextInt(nombre) : livraison % nombre);
                Manifeste manifeste = manifeste(rang, rang == 1 ? Manifeste.ORIGINE : lot(rang - 1, ""));
                if (recue.placer(manifeste, lot(rang, "")) instanceof PlaceDuLot.Suite) {
                    recue = recue.avec(rang, lot(rang, ""));
                    pris.add(rang);
                }
            }
            assertEquals(envoyee, recue, "seed " + graine);
            assertEquals(nombre, pris.size());
        }
    }

    @Test
    void seul_le_lot_attendu_se_prend() {
        assertThrows(IllegalArgumentException.class, () -> de(2).avec(2, lot(2, "")), "repeated");
        assertThrows(IllegalArgumentException.class, () -> de(2).avec(5, lot(5, "")), "too early");
    }

    @Test
    void un_lot_d_un_autre_flux_n_a_pas_de_place() {
        Flux retour = new Flux("ma-ville", "prestataire", ObjetDuLot.DEMANDES, Environnement.ESSAI);
        ValeurInvalideException refus = assertThrows(
                ValeurInvalideException.class,
                () -> Sequence.vide(retour).placer(manifeste(1, Manifeste.ORIGINE), lot(1, "")));
        assertEquals("FLUX_INVALIDE", refus.code());
    }
}
