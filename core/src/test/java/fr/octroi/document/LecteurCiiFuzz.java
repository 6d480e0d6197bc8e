package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fr.octroi.instruction.FaitLu;
import java.util.List;

/** Invoices in XML, broken in all ways: each is read or has its motive, and gives the same facts twice. */
class LecteurCiiFuzz {

    @FuzzTest(maxDuration = "10m")
    void lire(byte[] xml) {
        assertEquals(faits(xml), faits(xml));
    }

    private static List<FaitLu> faits(byte[] xml) {
        try {
            return LecteurCii.lire(xml, new Vigie(Limites.PAR_DEFAUT)).selon(FaitsJoints::de, motif -> List.of());
        } catch (Vigie.AbandonException tropLong) {
            return List.of();
        }
    }
}
