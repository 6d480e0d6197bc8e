package fr.octroi.adapters.rest.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.octroi.port.PortException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrousseauTest {

    private final Instant midi = Instant.parse("2026-06-01T12:00:00Z");
    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final List<JWK> publiees = new ArrayList<>();
    private final AtomicInteger recherches = new AtomicInteger();
    private final CountDownLatch commencee = new CountDownLatch(1);
    private final CountDownLatch rendue = new CountDownLatch(1);
    private volatile boolean lente;
    private final Trousseau trousseau = new Trousseau(this::chercher);

    TrousseauTest() throws JOSEException {
        publiees.add(new ECKeyGenerator(Curve.P_256).keyID("cle-1").generate());
    }

    @AfterEach
    void fermer() {
        rendue.countDown();
        fils.shutdownNow();
    }

    private String chercher() {
        recherches.incrementAndGet();
        if (lente) {
            commencee.countDown();
            try {
                assertTrue(rendue.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException arret) {
                Thread.currentThread().interrupt();
            }
        }
        return new JWKSet(publiees).toPublicJWKSet().toString();
    }

    @Test
    void pendant_qu_on_cherche_les_cles_connues_servent_et_personne_d_autre_ne_cherche() throws Exception {
        assertNotNull(trousseau.cle("cle-1", midi));
        lente = true;
        Instant apres = midi.plusSeconds(31);
        Future<Boolean> premier = fils.submit(() -> trousseau.cle("cle-2", apres) != null);
        assertTrue(commencee.await(5, TimeUnit.SECONDS));
        Future<Boolean> connue = fils.submit(() -> trousseau.cle("cle-1", apres) != null);
        assertTrue(connue.get(1, TimeUnit.SECONDS));
        // Stale keys too: somebody is already fetching newer ones.
        Future<Boolean> ancienne = fils.submit(() -> trousseau.cle("cle-1", midi.plus(Duration.ofMinutes(11))) != null);
        assertTrue(ancienne.get(1, TimeUnit.SECONDS));
        // Who needs what is being fetched waits a little, and is then told to come back.
        Future<Boolean> second = fils.submit(() -> trousseau.cle("cle-2", apres) != null);
        ExecutionException attente = assertThrows(ExecutionException.class, () -> second.get(5, TimeUnit.SECONDS));
        assertInstanceOf(PortException.class, attente.getCause());
        assertEquals(2, recherches.get());
        publiees.add(new ECKeyGenerator(Curve.P_256).keyID("cle-2").generate());
        rendue.countDown();
        assertTrue(premier.get(5, TimeUnit.SECONDS));
        assertNotNull(trousseau.cle("cle-2", apres));
        assertEquals(2, recherches.get());
    }

    @Test
    void ceux_qui_arrivent_ensemble_attendent_la_meme_recherche() throws Exception {
        lente = true;
        List<Future<Boolean>> appels = new ArrayList<>();
        for (int rang = 0; rang < 4; rang++) {
            appels.add(fils.submit(() -> trousseau.cle("cle-1", midi) != null));
        }
        assertTrue(commencee.await(5, TimeUnit.SECONDS));
        rendue.countDown();
        for (Future<Boolean> appel : appels) {
            assertTrue(appel.get(5, TimeUnit.SECONDS));
        }
        assertEquals(1, recherches.get());
    }

    @Test
    void une_source_qui_echoue_de_facon_inattendue_se_cherche_encore() {
        boolean[] cassee = {true};
        Trousseau autre = new Trousseau(() -> {
            if (cassee[0]) {
                throw new IllegalStateException("broken");
            }
            return chercher();
        });
        assertThrows(IllegalStateException.class, () -> autre.cle("cle-1", midi));
        cassee[0] = false;
        assertNotNull(autre.cle("cle-1", midi.plusSeconds(31)));
    }
}
