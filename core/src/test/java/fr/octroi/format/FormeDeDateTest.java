package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormeDeDateTest {

    /** A form, and what somebody wrote under it: a date, one that is not in the calendar, or neither. */
    record Ecrit(String motif, String texte) {}

    @Provide
    Arbitrary<Ecrit> ecrits() {
        Arbitrary<String> motifs = Arbitraries.of(
                "iso",
                "dd/MM/yyyy",
                "yyyy-MM-dd",
                "dd.MM.yyyy",
                "dd MM yyyy",
                "ddMMyyyy",
                "yyyyMMdd",
                "MM/dd/yyyy",
                "dd/MMyyyy");
        Arbitrary<Integer> nombres = Arbitraries.integers().between(0, 99);
        Arbitrary<Integer> annees = Arbitraries.integers().between(0, 9_999);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 30);
        Arbitrary<Character> signes = Arbitraries.of('0', '7', '/', '-', '.', ' ', 'a', '\u0663');
        return Combinators.combine(motifs, nombres, nombres, annees, places, signes)
                .as((motif, jour, mois, annee, place, signe) -> {
                    String texte = motif.replace("iso", "yyyy-MM-dd")
                            .replace("dd", String.format("%02d", jour % 35))
                            .replace("MM", String.format("%02d", mois % 14))
                            .replace("yyyy", String.format("%04d", annee));
                    return new Ecrit(
                            motif,
                            place >= texte.length()
                                    ? texte
                                    : texte.substring(0, place) + signe + texte.substring(place + 1));
                });
    }

    @Property(tries = 5_000)
    void une_date_en_chiffres_se_lit_comme_le_format_de_la_plateforme_la_lit(@ForAll("ecrits") Ecrit ecrit) {
        assertEquals(
                plateforme(ecrit), FormeDeDate.of(ecrit.motif()).lire(ecrit.texte(), ZoneOffset.UTC), ecrit.toString());
    }

    private static Optional<LocalDate> plateforme(Ecrit ecrit) {
        DateTimeFormatter forme = ecrit.motif().equals("iso")
                ? DateTimeFormatter.ISO_LOCAL_DATE
                : DateTimeFormatter.ofPattern(ecrit.motif().replace('y', 'u'), Locale.FRENCH)
                        .withResolverStyle(ResolverStyle.STRICT);
        try {
            return Optional.of(LocalDate.parse(ecrit.texte(), forme));
        } catch (DateTimeException aucuneDate) {
            return Optional.empty();
        }
    }
}
