package fr.octroi.suivi;

import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.suivi.Delais.Etape;
import fr.octroi.suivi.Delais.Mesure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelaisTest {

    private static final LocalDate DEPOT = jour(1, 1);

    private static Jalons apres(@Nullable Integer complet, @Nullable Integer seance, @Nullable Integer paye) {
        return new Jalons(
                DEPOT,
                complet == null ? null : DEPOT.plusDays(complet),
                seance == null ? null : DEPOT.plusDays(seance),
                paye == null ? null : DEPOT.plusDays(paye));
    }

    @Test
    void chaque_etape_se_mesure_sur_ceux_qui_l_ont_franchie() {
        assertEquals(
                List.of(
                        new Mesure(Etape.DEPOT_COMPLET, 3, 10, 20),
                        new Mesure(Etape.COMPLET_SEANCE, 2, 30, 40),
                        new Mesure(Etape.SEANCE_PAIEMENT, 1, 15, 15),
                        new Mesure(Etape.DEPOT_PAIEMENT, 1, 55, 55)),
                Delais.mesurer(List.of(
                        apres(10, 40, 55), apres(20, 60, null), apres(0, null, null), apres(null, null, null))));
    }

    @Test
    void sans_dossier_rien_ne_se_mesure() {
        for (Mesure mesure : Delais.mesurer(List.of())) {
            assertEquals(new Mesure(mesure.etape(), 0, 0, 0), mesure);
        }
    }

    /** Ten dossiers: the fifth and the ninth, never a delay that nobody had. */
    @Test
    void la_moitie_et_neuf_sur_dix_sont_des_delais_que_quelqu_un_a_connus() {
        List<Jalons> dix = new ArrayList<>();
        for (int jours = 1; jours <= 10; jours++) {
            dix.add(apres(jours * jours, null, null));
        }
        assertEquals(
                new Mesure(Etape.DEPOT_COMPLET, 10, 25, 81), Delais.mesurer(dix).get(0));
        dix.add(apres(121, null, null));
        assertEquals(
                new Mesure(Etape.DEPOT_COMPLET, 11, 36, 100),
                Delais.mesurer(dix).get(0));
    }

    @Provide
    Arbitrary<List<Jalons>> dossiers() {
        Arbitrary<Optional<Integer>> jours =
                Arbitraries.integers().between(0, 60).optional(0.8);
        return Combinators.combine(jours, jours, jours)
                .as((complet, seance, paye) -> apres(complet.orElse(null), seance.orElse(null), paye.orElse(null)))
                .list()
                .ofMaxSize(30);
    }

    /** By the words of the definition: the least delay within which so many of them fall. */
    private static long naif(List<Long> jours, int pourcent) {
        for (long candidat : jours.stream().sorted().toList()) {
            long dedans = jours.stream().filter(jour -> jour <= candidat).count();
            if (dedans * 100 >= (long) jours.size() * pourcent) {
                return candidat;
            }
        }
        return 0;
    }

    @Property
    void les_mesures_sont_celles_d_un_tri_naif(@ForAll("dossiers") List<Jalons> dossiers) {
        List<Long> jours = new ArrayList<>();
        for (Jalons jalons : dossiers) {
            LocalDate complet = jalons.complet();
            LocalDate seance = jalons.seance();
            if (complet != null && seance != null) {
                jours.add(seance.toEpochDay() - complet.toEpochDay());
            }
        }
        assertEquals(
                new Mesure(Etape.COMPLET_SEANCE, jours.size(), naif(jours, 50), naif(jours, 90)),
                Delais.mesurer(dossiers).get(1));
    }

    @Property
    void l_ordre_des_dossiers_ne_change_rien_et_la_mediane_n_excede_pas_les_neuf_sur_dix(
            @ForAll("dossiers") List<Jalons> dossiers, @ForAll Random hasard) {
        List<Mesure> mesures = Delais.mesurer(dossiers);
        List<Jalons> melanges = new ArrayList<>(dossiers);
        Collections.shuffle(melanges, hasard);
        assertEquals(mesures, Delais.mesurer(melanges));
        for (Mesure mesure : mesures) {
            assertTrue(mesure.mediane() <= mesure.neufSurDix(), mesure::toString);
        }
    }

    @Property
    void un_dossier_plus_lent_que_tous_n_abaisse_aucune_mesure(
            @ForAll("dossiers") List<Jalons> dossiers, @ForAll @IntRange(min = 61, max = 200) int lent) {
        List<Jalons> avec = new ArrayList<>(dossiers);
        avec.add(apres(lent, null, null));
        Mesure avant = Delais.mesurer(dossiers).get(0);
        Mesure apres = Delais.mesurer(avec).get(0);
        assertTrue(apres.mediane() >= avant.mediane() && apres.neufSurDix() >= avant.neufSurDix());
        assertEquals(avant.nombre() + 1, apres.nombre());
    }
}
