package fr.octroi.bureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.AnnexePubliable.Aide;
import fr.octroi.bureau.AnnexePubliable.Nombre;
import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
        AnnexePubliable annexe =
                annexe(new TreeMap<>(Map.of("Boulogne", 746, "Chaville", 129, "Marnes", 9, "Ville-d'Avray", 85)));
        assertEquals(List.of(new Nombre("Boulogne", 746), new Nombre("Chaville", 129)), annexe.communes());
        assertEquals(94, annexe.autres());
        assertEquals(969, annexe.ensemble());
        assertEquals(FORFAIT, annexe.unitaire());
        assertEquals(Montant.ofEuros(193_800), annexe.somme(annexe.ensemble()));
    }

    @Test
    void des_communes_assez_grandes_sont_toutes_nommees() {
        AnnexePubliable annexe = annexe(new TreeMap<>(Map.of("A", 10, "B", 11)));
        assertEquals(2, annexe.communes().size());
        assertEquals(0, annexe.autres());
    }

    /** Not being named must say nothing, not even that there is somebody. */
    @Test
    void une_commune_sans_aide_en_cache_une_autre_tout_comme_une_petite() {
        assertEquals(
                annexe(new TreeMap<>(Map.of("A", 12, "B", 0, "C", 15))),
                annexe(new TreeMap<>(Map.of("A", 12, "B", 1, "C", 14))));
    }

    @Test
    void trop_peu_d_aides_en_tout_ne_publient_rien() {
        AnnexePubliable annexe = annexe(new TreeMap<>(Map.of("A", 4, "B", 5)));
        assertEquals(new AnnexePubliable(List.of(), 0, 0, null), annexe);
    }

    @Test
    void hors_d_un_territoire_de_communes_seul_l_ensemble_se_lit() {
        AnnexePubliable annexe =
                AnnexePubliable.de(aides(Map.of("A", 50, "B", 50)), new TreeSet<>(), FORFAIT, AnnexePubliable.SEUIL);
        assertEquals(new AnnexePubliable(List.of(), 100, 100, FORFAIT), annexe);
    }

    /** 25 % of a price is a name for who knows the price; so is a single amount that the Bureau lowered. */
    @Test
    void des_montants_qui_ne_sont_pas_ceux_de_tous_ne_sont_pas_publies() {
        List<Aide> aides = new ArrayList<>(aides(Map.of("A", 20)));
        SortedSet<String> territoire = new TreeSet<>(List.of("A"));
        assertNull(AnnexePubliable.de(aides, territoire, null, 10).unitaire());
        aides.add(new Aide("A", Montant.ofEuros(150)));
        AnnexePubliable annexe = AnnexePubliable.de(aides, territoire, FORFAIT, 10);
        assertNull(annexe.unitaire());
        assertNull(annexe.somme(21));
        assertEquals(List.of(new Nombre("A", 21)), annexe.communes());
    }

    @Test
    void une_aide_seule_est_toujours_quelqu_un() {
        assertThrows(IllegalArgumentException.class, () -> AnnexePubliable.de(List.of(), new TreeSet<>(), FORFAIT, 1));
    }

    @Property(tries = 300)
    void l_annexe_ne_perd_aucune_aide_et_ne_dit_rien_d_une_petite_commune(
            @ForAll("tailles") SortedMap<String, Integer> tailles) {
        List<Aide> aides = aides(tailles);
        SortedSet<String> territoire = new TreeSet<>(tailles.keySet());
        AnnexePubliable annexe = AnnexePubliable.de(aides, territoire, FORFAIT, 10);
        List<Aide> autreOrdre = new ArrayList<>(aides);
        Collections.reverse(autreOrdre);
        assertEquals(
                annexe, AnnexePubliable.de(autreOrdre, territoire, FORFAIT, 10), "the order of the agenda is not told");
        assertEquals(aides.size() < 10 ? 0 : aides.size(), annexe.ensemble());
        assertEquals(
                annexe.ensemble(),
                annexe.autres()
                        + annexe.communes().stream().mapToInt(Nombre::nombre).sum());
        assertTrue(annexe.autres() == 0 || annexe.autres() >= 10);
        for (Nombre commune : annexe.communes()) {
            assertTrue(commune.nombre() >= 10, commune.toString());
            assertEquals(tailles.get(commune.commune()), commune.nombre());
        }
    }

    @Provide
    Arbitrary<SortedMap<String, Integer>> tailles() {
        Arbitrary<Integer> taille = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 40));
        return taille.list().ofMaxSize(7).map(liste -> {
            SortedMap<String, Integer> tailles = new TreeMap<>();
            liste.forEach(nombre -> tailles.put("C" + tailles.size(), nombre));
            return tailles;
        });
    }

    private static AnnexePubliable annexe(SortedMap<String, Integer> tailles) {
        return AnnexePubliable.de(aides(tailles), new TreeSet<>(tailles.keySet()), FORFAIT, AnnexePubliable.SEUIL);
    }

    private static List<Aide> aides(Map<String, Integer> tailles) {
        List<Aide> aides = new ArrayList<>();
        tailles.forEach((commune, nombre) -> aides.addAll(Collections.nCopies(nombre, new Aide(commune, FORFAIT))));
        return aides;
    }
}
