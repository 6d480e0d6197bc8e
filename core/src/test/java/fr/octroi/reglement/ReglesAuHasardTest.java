package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** A kind of rule that nobody draws is one that no property tries. */
class ReglesAuHasardTest {

    @Test
    void chaque_genre_de_formule_et_de_question_se_tire() {
        List<Class<?>> formules = List.of(Formule.class.getPermittedSubclasses());
        List<Class<?>> predicats = genres(Predicat.class).toList();
        assertEquals(ReglesAuHasard.noms(formules.stream()), ReglesAuHasard.genresDeFormules());
        assertEquals(ReglesAuHasard.noms(predicats.stream()), ReglesAuHasard.genresDePredicats());
        for (Class<?> genre : formules) {
            seTire(genre, ReglesAuHasard.duGenre(genre.asSubclass(Formule.class)));
        }
        for (Class<?> genre : predicats) {
            seTire(genre, ReglesAuHasard.duGenreDePredicat(genre.asSubclass(Predicat.class)));
        }
    }

    /** Not each time: a quotient by what turns out to be zero gives its dividend. */
    private static void seTire(Class<?> genre, Arbitrary<?> tirage) {
        assertTrue(
                tirage.sampleStream().limit(100).anyMatch(genre::isInstance),
                () -> "no " + genre.getSimpleName() + " in a hundred");
    }

    @Test
    void un_millier_de_montants_contient_chaque_genre_et_compte_des_euros() {
        TreeSet<String> vus = new TreeSet<>();
        ReglesAuHasard.montants().sampleStream().limit(1000).forEach(formule -> {
            assertTrue(formule.unite() == Unite.EURO);
            genres(formule).forEach(vus::add);
        });
        Set<String> attendus = ReglesAuHasard.genresDeFormules();
        attendus.addAll(ReglesAuHasard.genresDePredicats());
        assertEquals(attendus, vus);
    }

    /** Some kinds are families of kinds. */
    private static Stream<Class<?>> genres(Class<?> famille) {
        return famille.isSealed()
                ? Stream.of(famille.getPermittedSubclasses()).flatMap(ReglesAuHasardTest::genres)
                : Stream.of(famille);
    }

    private static Stream<String> genres(Formule formule) {
        Stream<String> sous = formule.termes().stream().flatMap(ReglesAuHasardTest::genres);
        Stream<String> si = formule instanceof Formule.Table table
                ? table.lignes().stream().flatMap(ligne -> genres(ligne.si()))
                : Stream.of();
        return Stream.of(Stream.of(formule.getClass().getSimpleName()), sous, si)
                .flatMap(noms -> noms);
    }

    private static Stream<String> genres(Predicat predicat) {
        return Stream.of(
                        Stream.of(predicat.getClass().getSimpleName()),
                        predicat.termes().stream().flatMap(ReglesAuHasardTest::genres),
                        predicat.formules().stream().flatMap(ReglesAuHasardTest::genres))
                .flatMap(noms -> noms);
    }
}
