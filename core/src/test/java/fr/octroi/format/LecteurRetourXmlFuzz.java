package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Set;

/** Returns broken in all ways: each is read, the same twice, or has one error with its place. */
class LecteurRetourXmlFuzz {

    private static final Set<String> FAUTES = Set.of(
            "FICHIER_VIDE",
            "ENCODAGE",
            "FICHIER_TROP_GRAND",
            "TEXTE_TROP_LONG",
            "DTD_INTERDITE",
            "XML_MAL_FORME",
            "FORMAT_INCONNU",
            "PLUSIEURS_RETOURS",
            "RETOUR_SANS_CONTENU");

    @FuzzTest(maxDuration = "10m")
    void lire(byte[] octets) {
        try {
            RetourLu lu = lu(octets);
            assertEquals(lu, lu(octets));
            lu.lignes()
                    .forEach(ligne -> assertEquals(
                            ligne.statut() == RetourLu.Statut.REJETE,
                            lu.suite(ligne).isPresent()));
        } catch (FichierInvalideException faute) {
            assertTrue(FAUTES.contains(faute.code()), faute.code());
            assertTrue(faute.ligne() > 0 && faute.colonne() > 0, faute.code());
        }
    }

    private static RetourLu lu(byte[] octets) {
        return LecteurRetourXml.lire("retour.xml", new ByteArrayInputStream(octets));
    }
}
