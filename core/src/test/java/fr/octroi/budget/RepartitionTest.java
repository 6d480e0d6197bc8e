package fr.octroi.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepartitionTest {

    private static Financeur financeur(String code, @Nullable Integer part) {
        return new Financeur(
                code, new LigneBudgetaire("65", "6574", code), part == null ? null : new Pourcentage(part));
    }

    /** The one who takes the rest stands somewhere among the others. */
    private static List<Financeur> financeurs(List<Integer> parts) {
        List<Financeur> financeurs = new ArrayList<>();
        for (int part : parts) {
            financeurs.add(financeur("f" + financeurs.size(), part));
        }
        financeurs.add(parts.get(0) % (parts.size() + 1), financeur("reste", null));
        return financeurs;
    }

    private static List<Long> centimes(long montant, List<Financeur> financeurs) {
        return Repartition.de(new Montant(montant), financeurs).stream()
                .map(part -> part.montant().centimes())
                .toList();
    }

    @Property
    void les_parts_font_la_somme_au_centime_et_aucune_n_est_negative(
            @ForAll @LongRange(min = 0, max = Montant.MAXIMUM) long montant,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 1_999) Integer> parts) {
        List<Financeur> financeurs = financeurs(parts);
        List<Imputation> reparties = Repartition.de(new Montant(montant), financeurs);
        assertEquals(
                financeurs.stream().map(Financeur::code).toList(),
                reparties.stream().map(Imputation::financeur).toList());
        assertEquals(
                financeurs.stream().map(Financeur::ligne).toList(),
                reparties.stream().map(Imputation::ligne).toList());
        assertEquals(
                new Montant(montant),
                reparties.stream().map(Imputation::montant).reduce(Montant.ZERO, Montant::plus));
        assertFalse(reparties.stream().anyMatch(part -> part.montant().estNegatif()));
        Montant reste =
                reparties.get(financeurs.indexOf(financeur("reste", null))).montant();
        assertEquals(montant == 0, reste.estNul());
    }

    @Property
    void une_somme_plus_petite_n_augmente_la_part_d_aucun_financeur_nomme(
            @ForAll @LongRange(min = 0, max = 100_000) long montant,
            @ForAll @LongRange(min = 0, max = 100_000) long baisse,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 1_999) Integer> parts) {
        List<Financeur> financeurs = financeurs(parts);
        List<Long> avant = centimes(montant + baisse, financeurs);
        List<Long> apres = centimes(montant, financeurs);
        for (int i = 0; i < financeurs.size(); i++) {
            assertTrue(
                    financeurs.get(i).prendLeReste() || apres.get(i) <= avant.get(i),
                    financeurs.get(i).code());
        }
    }

    /** The cents that the others round away: ten cents leave one to the rest, nine leave two. */
    @Test
    void le_reste_peut_prendre_un_centime_de_plus_d_une_somme_plus_petite() {
        List<Financeur> financeurs =
                List.of(financeur("region", 5_000), financeur("ville", null), financeur("etat", 4_000));
        assertEquals(List.of(5L, 1L, 4L), centimes(10, financeurs));
        assertEquals(List.of(4L, 2L, 3L), centimes(9, financeurs));
        assertEquals(List.of(0L, 1L, 0L), centimes(1, financeurs));
        assertEquals(List.of(10_000L, 2_001L, 8_000L), centimes(20_001, financeurs));
    }

    private static void refuse(String code, List<Financeur> financeurs) {
        assertEquals(
                code,
                assertThrows(ValeurInvalideException.class, () -> Repartition.de(Montant.ZERO, financeurs))
                        .code());
    }

    @Test
    void ce_qui_ne_partage_pas_toute_somme_n_est_pas_une_repartition() {
        refuse("FINANCEURS_INVALIDES", List.of());
        refuse("FINANCEURS_INVALIDES", List.of(financeur("seul", null)));
        refuse("FINANCEURS_INVALIDES", List.of(financeur("a", 3_000), financeur("b", 7_000)));
        refuse("FINANCEURS_INVALIDES", List.of(financeur("a", null), financeur("b", null)));
        refuse("FINANCEURS_INVALIDES", List.of(financeur("a", null), financeur("a", 10)));
        refuse("FINANCEURS_INVALIDES", List.of(financeur("a", 9_999), financeur("b", 1), financeur("c", null)));
        for (int part : List.of(0, 10_000)) {
            assertThrows(ValeurInvalideException.class, () -> financeur("a", part));
        }
        assertThrows(ValeurInvalideException.class, () -> financeur("Région", 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> Repartition.de(new Montant(-1), List.of(financeur("a", null), financeur("b", 10))));
    }
}
