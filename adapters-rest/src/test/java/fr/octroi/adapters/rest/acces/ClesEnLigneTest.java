package fr.octroi.adapters.rest.acces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClesEnLigneTest {

    private static final Duration DELAI = Duration.ofSeconds(1);

    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final HttpServer serveur = serveur();

    private static HttpServer serveur() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException panne) {
            throw new IllegalStateException(panne);
        }
    }

    @AfterEach
    void fermer() {
        serveur.stop(0);
        fils.shutdownNow();
    }

    private ClesPubliques cles(HttpHandler reponse) {
        serveur.setExecutor(fils);
        serveur.createContext("/cles", reponse);
        serveur.start();
        return new ClesEnLigne(
                URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/cles"), DELAI);
    }

    private static HttpHandler repondre(int statut, byte[] corps) {
        return echange -> {
            try (echange) {
                echange.sendResponseHeaders(statut, corps.length);
                echange.getResponseBody().write(corps);
            }
        };
    }

    @Test
    void ce_qui_est_servi_est_rendu() {
        byte[] corps = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
        assertEquals("{\"keys\":[]}", cles(repondre(200, corps)).chercher());
    }

    @Test
    void un_corps_qui_tombe_goutte_a_goutte_est_coupe_au_bout_du_delai() {
        ClesPubliques cles = cles(echange -> {
            try (echange) {
                echange.sendResponseHeaders(200, 0);
                OutputStream flux = echange.getResponseBody();
                for (int goutte = 0; goutte < 80; goutte++) {
                    flux.write(' ');
                    flux.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException arret) {
                Thread.currentThread().interrupt();
            }
        });
        PortException panne =
                assertTimeout(Duration.ofSeconds(4), () -> assertThrows(PortException.class, cles::chercher));
        assertEquals(PortException.Nature.TEMPORAIRE, panne.nature());
    }

    @Test
    void un_corps_de_la_taille_maximale_est_lu_et_un_octet_de_plus_n_est_pas_un_jeu_de_cles() {
        byte[] juste = " ".repeat(ClesPubliques.TAILLE_MAXIMALE).getBytes(StandardCharsets.UTF_8);
        byte[] trop = " ".repeat(ClesPubliques.TAILLE_MAXIMALE + 1).getBytes(StandardCharsets.UTF_8);
        boolean[] plus = {false};
        ClesPubliques cles =
                cles(echange -> repondre(200, plus[0] ? trop : juste).handle(echange));
        assertEquals(juste.length, cles.chercher().length());
        plus[0] = true;
        assertThrows(PortException.class, cles::chercher);
    }

    @Test
    void une_redirection_une_erreur_et_un_serveur_absent_sont_des_pannes() {
        ClesPubliques cles = cles(repondre(302, new byte[0]));
        assertThrows(PortException.class, cles::chercher);
        serveur.stop(0);
        assertThrows(PortException.class, cles::chercher);
    }
}
