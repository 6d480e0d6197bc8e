package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Collectors;

/**
 * What one fact of a paper is, read from its text.
 *
 * @param papier what is odd about the paper
 * @param type the type that it is given as, blank when none is
 * @param valeur its values between bars, blank when it must not be there
 */
record FaitAttendu(String papier, String type, Nom nom, String valeur, String texte) {

    static FaitAttendu cas(String papier, String type, Nom nom, String valeur, String... lignes) {
        return new FaitAttendu(papier, type, nom, valeur, String.join("\n", lignes));
    }

    void verifier() {
        assertEquals(
                valeur,
                LecteurTexte.lire(texte, type).faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")),
                papier);
    }

    @Override
    public String toString() {
        return papier;
    }
}
