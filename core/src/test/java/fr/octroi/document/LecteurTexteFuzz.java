package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Printed text: it always has an answer, soon, and no account comes out with a wrong key. */
class LecteurTexteFuzz {

    /** What a whole file may take. */
    private static final long AU_PLUS = Limites.PAR_DEFAUT.temps().toNanos();

    @FuzzTest(maxDuration = "10m")
    @DictionaryEntries({
        "IBAN",
        "BIC",
        "FR76",
        "RIB",
        "Titulaire du compte",
        "Code banque",
        "Code guichet",
        "N° de compte",
        "Clé RIB",
        "FACTURE N°",
        "Total TTC",
        "TVA",
        "SIRET",
        "Date",
        "Acquittée",
        "  ",
        "\\x09",
        "\\x0c",
        "\\x0a"
    })
    void lire(byte[] octets) {
        String texte = new String(octets, StandardCharsets.UTF_8);
        long debut = System.nanoTime();
        LecturePiece lecture = LecteurTexte.lire(texte, "");
        long fin = System.nanoTime();
        assertTrue(fin - debut < AU_PLUS, "the patterns ran away");
        assertTrue(
                lecture.faits().stream()
                        .filter(fait -> fait.nom() == FaitLu.Nom.IBAN)
                        .allMatch(fait -> saCleEstJuste(fait.valeur())),
                "an account with a wrong key");
    }

    /** ISO 7064, MOD 97-10. */
    private static boolean saCleEstJuste(String iban) {
        StringBuilder chiffres = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> chiffres.append(Character.digit(c, 36)));
        return new BigInteger(chiffres.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }
}
