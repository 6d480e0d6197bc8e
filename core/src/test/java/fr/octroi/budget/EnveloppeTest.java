package fr.octroi.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.LigneBudgetaire;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnveloppeTest {

    private static final LigneBudgetaire LIGNE = new LigneBudgetaire("65", "6574", "");
    private static final LocalDate FIN = LocalDate.of(2020, 12, 31);
    private static final Enveloppe MILLE = Enveloppe.of("velo-2020", 2020, LIGNE, Montant.ofEuros(1000));

    private enum Geste {
        OUVRIR,
        RESERVER,
        LIBERER,
        ENGAGER,
        DESENGAGER,
        MANDATER,
        ANNULER
    }

    record Pas(Geste geste, long centimes) {}

    @Provide
    Arbitrary<List<Pas>> histoires() {
        return Combinators.combine(
                        Arbitraries.of(Geste.values()), Arbitraries.longs().between(0, 60_000))
                .as(Pas::new)
                .list()
                .ofMaxSize(40)
                .withoutEdgeCases();
    }

    /** A second count, four piles of cents, says what the envelope must say after each move. */
    @Property
    void chaque_centime_est_a_une_place_et_une_seule(@ForAll("histoires") List<Pas> histoire) {
        Enveloppe enveloppe = MILLE;
        long libre = 100_000;
        long reserve = 0;
        long engage = 0;
        long mandate = 0;
        for (Pas pas : histoire) {
            Montant montant = new Montant(pas.centimes());
            Enveloppe avant = enveloppe;
            switch (pas.geste()) {
                case OUVRIR -> {
                    enveloppe = avant.ouvrir(montant);
                    libre += pas.centimes();
                }
                case RESERVER -> {
                    if (pas.centimes() > libre) {
                        assertEquals(
                                new Mouvement.Insuffisant(new Montant(pas.centimes() - libre)),
                                avant.reserver(montant));
                    } else {
                        enveloppe = avant.reserver(montant).selon(Mouvement.Fait::enveloppe, insuffisant -> avant);
                        libre -= pas.centimes();
                        reserve += pas.centimes();
                    }
                }
                case LIBERER -> {
                    long bouge = bouger(pas, reserve, () -> avant.liberer(montant));
                    enveloppe = avant.liberer(new Montant(bouge));
                    reserve -= bouge;
                    libre += bouge;
                }
                case ENGAGER -> {
                    long bouge = bouger(pas, reserve, () -> avant.engager(montant));
                    enveloppe = avant.engager(new Montant(bouge));
                    reserve -= bouge;
                    engage += bouge;
                }
                case DESENGAGER -> {
                    long bouge = bouger(pas, engage, () -> avant.desengager(montant));
                    enveloppe = avant.desengager(new Montant(bouge));
                    engage -= bouge;
                    libre += bouge;
                }
                case MANDATER -> {
                    long bouge = bouger(pas, engage, () -> avant.mandater(montant));
                    enveloppe = avant.mandater(new Montant(bouge));
                    engage -= bouge;
                    mandate += bouge;
                }
                case ANNULER -> {
                    long bouge = bouger(pas, mandate, () -> avant.annulerMandat(montant));
                    enveloppe = avant.annulerMandat(new Montant(bouge));
                    mandate -= bouge;
                    engage += bouge;
                }
            }
            assertEquals(
                    new Enveloppe(
                            "velo-2020",
                            2020,
                            FIN,
                            LIGNE,
                            new Montant(libre + reserve + engage + mandate),
                            Montant.ZERO,
                            new Montant(reserve),
                            new Montant(engage),
                            new Montant(mandate)),
                    enveloppe);
            assertEquals(new Montant(libre), enveloppe.disponible());
            assertFalse(enveloppe.disponible().estNegatif());
            assertTrue(enveloppe.disponible().compareTo(enveloppe.ouverts()) <= 0);
        }
    }

    /** Returns what can be moved: the whole amount, or all that is there once the excess was seen to be a bug. */
    private static long bouger(Pas pas, long place, Runnable mouvement) {
        if (pas.centimes() <= place) {
            return pas.centimes();
        }
        assertThrows(IllegalStateException.class, mouvement::run);
        return place;
    }

    @Property
    void une_somme_negative_n_est_jamais_un_mouvement(@ForAll @LongRange(min = -1_000_000, max = -1) long centimes) {
        Montant montant = new Montant(centimes);
        Enveloppe pleine = new Enveloppe(
                "velo-2020",
                2020,
                FIN,
                LIGNE,
                Montant.ofEuros(1000),
                Montant.ZERO,
                Montant.ofEuros(100),
                Montant.ofEuros(100),
                Montant.ofEuros(100));
        for (UnaryOperator<Montant> mouvement : List.<UnaryOperator<Montant>>of(
                m -> pleine.ouvrir(m).ouverts(),
                m -> pleine.reserver(m).selon(fait -> m, insuffisant -> m),
                m -> pleine.liberer(m).ouverts(),
                m -> pleine.engager(m).ouverts(),
                m -> pleine.desengager(m).ouverts(),
                m -> pleine.mandater(m).ouverts(),
                m -> pleine.annulerMandat(m).ouverts(),
                m -> pleine.reprendre(m).ouverts())) {
            assertThrows(IllegalArgumentException.class, () -> mouvement.apply(montant));
        }
    }

    @Test
    void reserver_au_centime_pres_passe_et_un_centime_de_plus_manque() {
        assertEquals(
                Montant.ZERO,
                MILLE.reserver(Montant.ofEuros(1000))
                        .selon(fait -> fait.enveloppe().disponible(), i -> i.manque()));
        assertEquals(
                new Montant(1),
                MILLE.reserver(new Montant(100_001))
                        .selon(fait -> fait.enveloppe().disponible(), i -> i.manque()));
    }

    @ParameterizedTest
    @CsvSource({
        "Velo-2020,2020,10,0,0,0",
        "'',2020,10,0,0,0",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,2020,10,0,0,0",
        "velo,1899,10,0,0,0",
        "velo,2200,10,0,0,0",
        "velo,2020,-1,0,0,0",
        "velo,2020,10,-1,0,0",
        "velo,2020,10,0,-1,0",
        "velo,2020,10,0,0,-1",
        "velo,2020,10,11,0,0",
        "velo,2020,10,0,11,0",
        "velo,2020,10,0,0,11",
        "velo,2020,10,4,4,3"
    })
    void ce_qui_ne_peut_pas_exister_est_refuse(
            String code, int exercice, long ouverts, long reserves, long engages, long mandates) {
        assertEquals(
                "ENVELOPPE_INVALIDE",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> new Enveloppe(
                                        code,
                                        exercice,
                                        LocalDate.of(exercice, 12, 31),
                                        LIGNE,
                                        new Montant(ouverts),
                                        Montant.ZERO,
                                        new Montant(reserves),
                                        new Montant(engages),
                                        new Montant(mandates)))
                        .code());
    }

    /** What follows the year is the authority's configuration: nothing says 31 January but its own file. */
    @Test
    void une_enveloppe_se_mandate_jusqu_a_sa_cloture() {
        LocalDate janvier = LocalDate.of(2021, 1, 31);
        Enveloppe complementaire = MILLE.fermant(janvier);
        assertFalse(MILLE.estOuverte(LocalDate.of(2019, 12, 31)));
        assertTrue(MILLE.estOuverte(LocalDate.of(2020, 1, 1)));
        assertTrue(MILLE.estOuverte(FIN));
        assertFalse(MILLE.estOuverte(FIN.plusDays(1)));
        assertTrue(complementaire.estOuverte(janvier));
        assertFalse(complementaire.estOuverte(janvier.plusDays(1)));
        for (LocalDate jour : List.of(LocalDate.of(2019, 12, 31), LocalDate.of(2022, 1, 1))) {
            assertEquals(
                    "ENVELOPPE_INVALIDE",
                    assertThrows(ValeurInvalideException.class, () -> MILLE.fermant(jour))
                            .code());
        }
    }

    /** Not a cent is made or lost between two years. */
    @Property
    void un_report_deplace_les_credits_engages_et_rien_d_autre(
            @ForAll @LongRange(max = 100_000) long a, @ForAll @LongRange(max = 100_000) long b) {
        long engages = Math.min(a, b);
        long mandates = Math.max(a, b) - engages;
        Enveloppe close = new Enveloppe(
                "velo-2020",
                2020,
                FIN,
                LIGNE,
                Montant.ofEuros(1000),
                Montant.ZERO,
                Montant.ZERO,
                new Montant(engages),
                new Montant(mandates));
        Enveloppe suivante = MILLE.fermant(FIN).reprendre(close.engages());
        assertEquals(close.disponible(), close.ceder(close.engages()).disponible());
        assertEquals(close.mandates(), close.ceder(close.engages()).mandates());
        assertEquals(Montant.ZERO, close.ceder(close.engages()).engages());
        Montant partie = new Montant(engages / 2);
        assertEquals(close.disponible(), close.ceder(partie).disponible(), "what cannot be told stays engaged");
        assertEquals(close.engages().moins(partie), close.ceder(partie).engages());
        assertThrows(IllegalStateException.class, () -> close.ceder(new Montant(engages + 1)));
        assertEquals(MILLE.disponible(), suivante.disponible());
        assertEquals(new Montant(engages), suivante.engages());
        assertEquals(
                MILLE.credits().plus(close.credits()),
                suivante.credits().plus(close.ceder(close.engages()).credits()));
        assertEquals(MILLE.ouverts(), suivante.ouverts(), "what the budget opens is what its file says");
        assertEquals(close.ouverts(), close.ceder(close.engages()).ouverts());
    }

    @ParameterizedTest
    @CsvSource({"1900,4,3,3", "2199,0,0,10", "2020,10,0,0"})
    void les_bornes_sont_admises(int exercice, long reserves, long engages, long mandates) {
        Enveloppe enveloppe = new Enveloppe(
                "v",
                exercice,
                LocalDate.of(exercice, 12, 31),
                LIGNE,
                new Montant(10),
                Montant.ZERO,
                new Montant(reserves),
                new Montant(engages),
                new Montant(mandates));
        assertEquals(Montant.ZERO, enveloppe.disponible());
    }
}
