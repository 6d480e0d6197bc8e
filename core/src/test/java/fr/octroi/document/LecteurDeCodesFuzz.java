package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Statut;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes that nobody signed: the one code that an issuer did sign is among the seeds, its private key is lost. */
class LecteurDeCodesFuzz {

    private static final Set<Statut> SIGNATURE_JUSTE = Set.of(Statut.VALIDE, Statut.EXPIRE);

    private static final LecteurDeCodes LECTEUR =
            new LecteurDeCodes(Fabrique2DDoc.port(ressource("emetteur-invente.pem")));

    private static final CodeSigne SIGNE = LECTEUR.lire(ressource("LecteurDeCodesFuzzInputs/lire/signe"));

    private static byte[] ressource(String nom) {
        try (InputStream flux = Objects.requireNonNull(LecteurDeCodesFuzz.class.getResourceAsStream(nom))) {
            return flux.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void le_code_signe_est_valide() {
        assertEquals(Statut.VALIDE, SIGNE.statut());
    }

    @FuzzTest(maxDuration = "10m")
    @DictionaryEntries({"\\xdc\\x04", "DC04", "DC03", "DC02", "DC01", "FR99", "0A1B", "FFFF", "\\x1d", "\\x1e", "\\x1f"
    })
    void lire(byte[] octets) {
        CodeSigne lu = LECTEUR.lire(octets);
        if (SIGNATURE_JUSTE.contains(lu.statut())) {
            assertEquals(SIGNE, lu);
        }
        assertTrue(FaitsSignes.de(lu).isEmpty() || lu.statut() == Statut.VALIDE);
    }
}
