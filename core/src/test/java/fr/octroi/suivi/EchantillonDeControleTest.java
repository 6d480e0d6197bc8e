package fr.octroi.suivi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EchantillonDeControleTest {

    private static List<NumeroDossier> dossiers(int nombre) {
        return new ArrayList<>(IntStream.range(0, nombre)
                .mapToObj(rang -> new NumeroDossier("V-" + rang))
                .toList());
    }

    /** As docs/equite.md says to do it without Octroi. */
    private static String condense(String graine, NumeroDossier numero) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String champ : List.of("octroi", "controle", graine, numero.valeur())) {
            byte[] octets = champ.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(octets.length).array());
            sha.update(octets);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    @Test
    void n_importe_qui_peut_refaire_le_tirage() throws NoSuchAlgorithmException {
        String graine = "Loto du 2 janvier 2021 : 4 17 22 31 40";
        List<String> refait = new ArrayList<>();
        for (NumeroDossier numero : dossiers(200)) {
            refait.add(condense(graine, numero) + " " + numero.valeur());
        }
        refait.sort(Comparator.naturalOrder());
        assertEquals(
                refait.subList(0, 15).stream().map(ligne -> ligne.substring(65)).toList(),
                EchantillonDeControle.tirer(dossiers(200), graine, 15).numeros().stream()
                        .map(NumeroDossier::valeur)
                        .toList());
    }

    @Property(tries = 100)
    void ni_l_ordre_ni_un_doublon_ne_change_le_tirage_et_un_plus_grand_commence_par_un_plus_petit(
            @ForAll @IntRange(min = 1, max = 60) int nombre,
            @ForAll @IntRange(min = 1, max = 60) int taille,
            @ForAll Random hasard) {
        List<NumeroDossier> population = dossiers(nombre);
        List<NumeroDossier> droit =
                EchantillonDeControle.tirer(population, "graine", taille).numeros();
        assertEquals(Math.min(nombre, taille), droit.size());
        population.add(population.get(0));
        Collections.shuffle(population, hasard);
        EchantillonDeControle autre = EchantillonDeControle.tirer(population, "graine", taille + 5);
        assertEquals(nombre, autre.population());
        assertEquals(droit, autre.numeros().subList(0, droit.size()));
    }

    /** Over many seeds each dossier is drawn as often as any other. */
    @Test
    void chacun_a_la_meme_chance() {
        int[] tires = new int[50];
        for (int graine = 0; graine < 2_000; graine++) {
            EchantillonDeControle.tirer(dossiers(50), "graine " + graine, 10)
                    .numeros()
                    .forEach(numero -> tires[Integer.parseInt(numero.valeur().substring(2))]++);
        }
        for (int tire : tires) {
            // 400 are expected, with a standard deviation of 18.
            assertTrue(tire > 310 && tire < 490, tire + "");
        }
    }

    @Test
    void une_autre_graine_en_tire_d_autres() {
        assertNotEquals(
                EchantillonDeControle.tirer(dossiers(100), "a", 10).numeros(),
                EchantillonDeControle.tirer(dossiers(100), "b", 10).numeros());
        assertThrows(ValeurInvalideException.class, () -> EchantillonDeControle.tirer(dossiers(1), " ", 1));
        assertThrows(ValeurInvalideException.class, () -> EchantillonDeControle.tirer(dossiers(1), "a", 0));
    }
}
