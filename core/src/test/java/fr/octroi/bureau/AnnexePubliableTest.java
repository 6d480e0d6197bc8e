package fr.octroi.bureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.AnnexePubliable.Aide;
import fr.octroi.bureau.AnnexePubliable.Rangee;
import fr.octroi.bureau.AnnexePubliable.Total;
import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnnexePubliableTest {

    private static final Montant FORFAIT = Montant.ofEuros(200);

    /** The year 2020 of the aid, where one town had nine grants (seineouest.fr, 13 January 2021). */
    @Test
    void une_petite_commune_en_cache_une_autre_et_le_reste_se_lit() {
        AnnexePubliable annexe = AnnexePubliable.de(
                aides(Map.of("Boulogne", 746, "Chaville", 129, "Marnes", 9, "Ville-d'Avray", 85)), 10);
        assertEquals(
                List.of(
                        new Total("Boulogne", 746, Montant.ofEuros(149_200)),
                        new Total("Chaville", 129, Montant.ofEuros(25_800))),
                annexe.communes());
        assertEquals(new Total("", 94, Montant.ofEuros(18_800)), annexe.autres());
        assertEquals(new Total("", 969, Montant.ofEuros(193_800)), annexe.ensemble());
        assertEquals(969, annexe.rangees().size());
        assertEquals(new Rangee(1, "Boulogne", FORFAIT), annexe.rangees().get(0));
        assertEquals(new Rangee(969, "", FORFAIT), annexe.rangees().get(968));
    }

    @Test
    void des_communes_assez_grandes_sont_toutes_nommees() {
        AnnexePubliable annexe = AnnexePubliable.de(aides(Map.of("A", 10, "B", 11)), 10);
        assertEquals(2, annexe.communes().size());
        assertEquals(0, annexe.autres().nombre());
    }

    @Test
    void trop_peu_d_aides_en_tout_ne_publient_rien() {
        AnnexePubliable annexe = AnnexePubliable.de(aides(Map.of("A", 4, "B", 5)), 10);
        assertEquals(List.of(), annexe.rangees());
        assertEquals(new Total("", 0, Montant.ZERO), annexe.ensemble());
    }

    @Test
    void deux_petites_communes_de_meme_taille_ou_de_meme_somme_en_cachent_une_troisieme() {
        assertEquals(
                24,
                AnnexePubliable.de(aides(Map.of("A", 7, "B", 7, "C", 10, "D", 12)), 10)
                        .autres()
                        .nombre(),
                "half of fourteen each would be known");
        List<Aide> memeSomme = new ArrayList<>(aides(Map.of("C", 10, "D", 12)));
        memeSomme.addAll(Collections.nCopies(8, new Aide("A", Montant.ofEuros(30))));
        memeSomme.addAll(Collections.nCopies(6, new Aide("B", Montant.ofEuros(40))));
        assertEquals(24, AnnexePubliable.de(memeSomme, 10).autres().nombre());
    }

    @Test
    void une_aide_seule_est_toujours_quelqu_un() {
        assertThrows(IllegalArgumentException.class, () -> AnnexePubliable.de(List.of(), 1));
    }

    /**
     * Who knows the rule, the threshold, every commune and all that is published tries every way in which it may have come
     * about: no size that is hidden has one answer alone.
     */
    @Test
    void qui_sait_tout_sauf_ce_qui_est_cache_ne_retrouve_aucune_commune_cachee() {
        int seuil = 3;
        Map<AnnexePubliable, List<List<Integer>>> causes = new HashMap<>();
        for (int code = 0; code < 9 * 9 * 9 * 9; code++) {
            List<Integer> tailles = List.of(code % 9, code / 9 % 9, code / 81 % 9, code / 729);
            causes.computeIfAbsent(AnnexePubliable.de(aides(tailles), seuil), nouvelle -> new ArrayList<>())
                    .add(tailles);
        }
        int cachees = 0;
        for (Map.Entry<AnnexePubliable, List<List<Integer>>> cause : causes.entrySet()) {
            Set<String> nommees =
                    cause.getKey().communes().stream().map(Total::commune).collect(Collectors.toSet());
            for (int commune = 0; commune < 4; commune++) {
                int lue = commune;
                Set<Integer> possibles = cause.getValue().stream()
                        .map(tailles -> tailles.get(lue))
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!nommees.contains("C" + commune) && !possibles.equals(Set.of(0))) {
                    cachees++;
                    assertTrue(possibles.size() > 1, "commune " + commune + " is found: " + cause);
                }
            }
        }
        assertTrue(cachees > 1_000, cachees + " hidden cells were attacked");
    }

    /** The same attack by exchange, for amounts that differ: another story, as likely, gives the very same annex. */
    @Property(tries = 300)
    void chaque_commune_cachee_aurait_pu_avoir_une_autre_taille_et_une_autre_somme(@ForAll("aides") List<Aide> aides) {
        AnnexePubliable annexe = AnnexePubliable.de(aides, 10);
        Set<String> nommees = annexe.communes().stream().map(Total::commune).collect(Collectors.toSet());
        Set<String> cachees = aides.stream()
                .map(Aide::commune)
                .filter(commune -> !nommees.contains(commune))
                .collect(Collectors.toCollection(TreeSet::new));
        if (nommees.isEmpty()) {
            return; // Nothing is told of any commune: there is no total to subtract from.
        }
        for (String commune : cachees) {
            Set<Integer> tailles = new HashSet<>();
            Set<Montant> sommes = new HashSet<>();
            for (String autre : cachees) {
                List<Aide> echange = aides.stream()
                        .map(aide -> new Aide(echanger(aide.commune(), commune, autre), aide.montant()))
                        .toList();
                assertEquals(annexe, AnnexePubliable.de(echange, 10));
                List<Montant> siennes = echange.stream()
                        .filter(aide -> aide.commune().equals(commune))
                        .map(Aide::montant)
                        .toList();
                tailles.add(siennes.size());
                sommes.add(siennes.stream().reduce(Montant.ZERO, Montant::plus));
            }
            assertTrue(tailles.size() > 1, commune + " has one possible size, " + tailles);
            assertTrue(sommes.size() > 1, commune + " has one possible sum");
        }
    }

    private static String echanger(String commune, String une, String autre) {
        return commune.equals(une) ? autre : commune.equals(autre) ? une : commune;
    }

    @Property(tries = 300)
    void l_annexe_ne_perd_pas_un_centime_et_ne_dit_rien_d_une_petite_commune(@ForAll("aides") List<Aide> aides) {
        AnnexePubliable annexe = AnnexePubliable.de(aides, 10);
        List<Aide> autreOrdre = new ArrayList<>(aides);
        Collections.reverse(autreOrdre);
        assertEquals(annexe, AnnexePubliable.de(autreOrdre, 10), "the order of the agenda is not told");
        if (aides.size() < 10) {
            assertEquals(List.of(), annexe.rangees());
            return;
        }
        assertEquals(aides.size(), annexe.rangees().size());
        assertEquals(
                annexe.ensemble().montant(),
                annexe.rangees().stream().map(Rangee::montant).reduce(Montant.ZERO, Montant::plus));
        assertEquals(
                annexe.ensemble().nombre(),
                annexe.autres().nombre()
                        + annexe.communes().stream().mapToInt(Total::nombre).sum());
        for (Total commune : annexe.communes()) {
            assertTrue(commune.nombre() >= 10, commune.toString());
            assertEquals(
                    commune.nombre(),
                    annexe.rangees().stream()
                            .filter(rangee -> rangee.commune().equals(commune.commune()))
                            .count());
        }
        assertTrue(annexe.autres().nombre() == 0 || annexe.autres().nombre() >= 10);
        assertEquals(
                IntStream.rangeClosed(1, aides.size()).boxed().toList(),
                annexe.rangees().stream().map(Rangee::numero).toList());
    }

    @Provide
    Arbitrary<List<Aide>> aides() {
        Arbitrary<Integer> taille = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 40));
        Arbitrary<Montant> montant = Arbitraries.of(100L, 200L, 200L, 300L).map(Montant::ofEuros);
        return taille.list().ofMaxSize(7).flatMap(tailles -> {
            List<String> communes = new ArrayList<>();
            for (int i = 0; i < tailles.size(); i++) {
                communes.addAll(Collections.nCopies(tailles.get(i), "C" + i));
            }
            return montant.list()
                    .ofSize(communes.size())
                    .map(montants -> IntStream.range(0, communes.size())
                            .mapToObj(i -> new Aide(communes.get(i), montants.get(i)))
                            .toList());
        });
    }

    private static List<Aide> aides(List<Integer> tailles) {
        List<Aide> aides = new ArrayList<>();
        for (int i = 0; i < tailles.size(); i++) {
            aides.addAll(Collections.nCopies(tailles.get(i), new Aide("C" + i, FORFAIT)));
        }
        return aides;
    }

    private static List<Aide> aides(Map<String, Integer> tailles) {
        List<Aide> aides = new ArrayList<>();
        tailles.forEach((commune, nombre) -> aides.addAll(Collections.nCopies(nombre, new Aide(commune, FORFAIT))));
        return aides;
    }
}
