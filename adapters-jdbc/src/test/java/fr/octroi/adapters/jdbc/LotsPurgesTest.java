package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left in the database of a lot of requests, which holds names and pieces, once it was purged. */
class LotsPurgesTest {

    private static final NomDeDepot NOM =
            new NomDeDepot("prestataire.ma-ville.demandes.production.00000001.0123456789abcdef.lot");

    /** In plain, where a real one is sealed: what is found so would be found of any. */
    private record EnClair(String texte) implements Lots.Scelle {
        @Override
        public long taille() {
            return texte.length();
        }

        @Override
        public InputStream ouvrir(long debut) {
            return new ByteArrayInputStream(texte.substring((int) debut).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void d_un_lot_purge_rien_ne_reste_dans_la_base(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        AtomicReference<Instant> maintenant = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
        InstantSource horloge = maintenant::get;
        LotsEnBase lots = new LotsEnBase(Base.ouvrir(source), horloge);
        String secret = "quarantecinq, fr1420041010050500013m02606";
        // Large enough for several slices, with the secret in each.
        lots.deposer(NOM, new EnClair((secret + " ").repeat(50_000)));
        assertTrue(lots.prendre(NOM, "ville"));
        lots.archiver(NOM, "ville", ("reponse " + secret).getBytes(StandardCharsets.UTF_8));
        assertTrue(AuReposTest.copie(source).contains(secret), "the search can find");
        maintenant.set(maintenant.get().plus(Duration.ofDays(31)));
        assertEquals(1, lots.purger(maintenant.get().minus(Duration.ofDays(30)), nom -> true));
        assertFalse(AuReposTest.copie(source).contains(secret), "neither in the lot nor in its answer");
    }
}
