package fr.octroi.adapters.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TraductionTest {

    private static final String SECRET = "Camille Exemple, FR7630006000011234567890189";

    private final Traduction traduction = new Traduction();

    private Response traduire(int statut, Code code, Throwable lance) {
        Response reponse = traduction.toResponse(lance);
        String texte = new String((byte[]) reponse.getEntity(), StandardCharsets.UTF_8);
        assertEquals(statut, reponse.getStatus(), texte);
        assertEquals(ProblemeException.TYPE, String.valueOf(reponse.getMediaType()));
        assertTrue(texte.contains("\"code\":\"" + code + "\""), texte);
        assertFalse(texte.contains("Camille"), texte);
        assertFalse(texte.contains("FR76"), texte);
        return reponse;
    }

    @Test
    void chaque_exception_a_son_statut_et_ne_dit_rien_de_ce_qu_elle_porte() {
        traduire(409, Code.CONFLIT, new ConflitDeVersionException(new NumeroDossier("D-1")));
        traduire(422, Code.VALEUR_REFUSEE, new ValeurInvalideException("IBAN_INVALIDE"));
        Response panne = traduire(
                503,
                Code.INDISPONIBLE,
                new PortException(PortException.Nature.TEMPORAIRE, SECRET, new IllegalStateException(SECRET)));
        assertEquals("5", panne.getHeaderString("Retry-After"));
        traduire(500, Code.ERREUR_INTERNE, new PortException(PortException.Nature.DEFINITIVE, SECRET, null));
        traduire(500, Code.ERREUR_INTERNE, new IllegalStateException(SECRET));
        traduire(500, Code.ERREUR_INTERNE, new OutOfMemoryError(SECRET));
    }

    @Test
    void ce_que_le_serveur_lance_de_lui_meme_devient_un_probleme() {
        traduire(404, Code.ADRESSE_INCONNUE, new NotFoundException(SECRET));
        assertEquals(
                "GET",
                traduire(405, Code.METHODE_REFUSEE, new NotAllowedException("GET"))
                        .getHeaderString("Allow"));
        traduire(400, Code.CORPS_ILLISIBLE, new WebApplicationException(SECRET, 411));
        traduire(500, Code.ERREUR_INTERNE, new ServiceUnavailableException(SECRET));
    }

    @Test
    void un_probleme_reste_ce_qu_il_est() {
        Response attente = traduire(429, Code.DEBIT_DEPASSE, ProblemeException.attendre(Code.DEBIT_DEPASSE, 7));
        assertEquals("7", attente.getHeaderString("Retry-After"));
    }
}
