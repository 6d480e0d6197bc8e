package fr.octroi.adapters.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PartiesTest {

    /** Bytes among which boundaries seem to begin everywhere. */
    @Provide
    Arbitrary<List<String>> contenus() {
        return Arbitraries.of(
                        "\r",
                        "\n",
                        "\r\n",
                        "-",
                        "--",
                        "\r\n--",
                        "\r\n--b",
                        "\r\n--bor",
                        "--borne",
                        "b",
                        "\r\r\n--born",
                        "x",
                        "")
                .list()
                .ofMaxSize(12)
                .map(morceaux -> String.join("", morceaux))
                // The boundary itself stands in no part, as its sender must see to.
                .filter(texte -> !("\r\n" + texte + "\r\n").contains("\r\n--borne"))
                .list()
                .ofMaxSize(5);
    }

    @Property
    void les_parties_sont_celles_qui_furent_envoyees(
            @ForAll("contenus") List<String> contenus, @ForAll @IntRange(min = 1, max = 9) int morceau)
            throws IOException {
        ByteArrayOutputStream corps = new ByteArrayOutputStream();
        for (String contenu : contenus) {
            corps.writeBytes(
                    ("--borne\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; filename=\"a.b\"; name=\"n\"\r\n\r\n"
                                    + contenu + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        corps.writeBytes("--borne--\r\n".getBytes(StandardCharsets.US_ASCII));
        Parties parties = new Parties(parMorceaux(corps.toByteArray(), morceau), "borne");
        List<String> lus = new ArrayList<>();
        for (Optional<Parties.Partie> partie = parties.suivante(); partie.isPresent(); partie = parties.suivante()) {
            assertEquals("n", partie.get().nom());
            lus.add(new String(partie.get().contenu().readAllBytes(), StandardCharsets.US_ASCII));
        }
        assertEquals(contenus, lus);
        assertEquals(Optional.empty(), parties.suivante());
    }

    /** A network that hands over a few bytes at a time. */
    private static InputStream parMorceaux(byte[] octets, int morceau) {
        return new FilterInputStream(new ByteArrayInputStream(octets)) {
            @Override
            public int read(byte[] vers, int depuis, int nombre) throws IOException {
                return super.read(vers, depuis, Math.min(nombre, morceau));
            }
        };
    }

    @Example
    void une_partie_laissee_est_sautee_et_une_coupure_se_voit() throws IOException {
        String corps = "--borne\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nlongtemps\r\n--borne\r\n"
                + "Content-Disposition: form-data; name=\"b\"\r\n\r\ncoup";
        Parties parties = lire(corps);
        parties.suivante();
        Parties.Partie seconde = parties.suivante().orElseThrow();
        assertEquals("b", seconde.nom());
        assertThrows(IOException.class, () -> seconde.contenu().readAllBytes());
    }

    @Example
    void ce_qui_n_est_pas_fait_de_parties_est_refuse() {
        for (String corps : List.of(
                "x--borne\r\n",
                "--bornex",
                "--borne\r\n\r\nsans nom\r\n--borne--",
                "--borne\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n",
                "--borne\r\nContent-Disposition: form-data; name=\"a")) {
            ProblemeException refus =
                    assertThrows(ProblemeException.class, () -> lire(corps).suivante(), corps);
            assertEquals(Code.CORPS_ILLISIBLE, refus.code());
        }
        for (String borne : List.of("", " ", "a".repeat(71), "é", "a\r\n")) {
            assertThrows(ProblemeException.class, () -> new Parties(InputStream.nullInputStream(), borne), borne);
        }
    }

    private static Parties lire(String corps) {
        return new Parties(new ByteArrayInputStream(corps.getBytes(StandardCharsets.US_ASCII)), "borne");
    }
}
