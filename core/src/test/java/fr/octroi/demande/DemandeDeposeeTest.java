package fr.octroi.demande;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.octroi.commun.Montant;
import fr.octroi.reglement.Valeur;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemandeDeposeeTest {

    /** Every field has another value: none can take the place of another. */
    private static final DemandeDeposee COMPLETE = new DemandeDeposee(
            "V-1",
            LocalDate.of(2020, 6, 1),
            "Mme",
            "Exemple",
            "Camille",
            LocalDate.of(1980, 1, 1),
            "1 rue X",
            "92100",
            "Essai",
            "92012",
            "a@exemple.invalid",
            "0600000000",
            3,
            Montant.ofEuros(20_000),
            new BigDecimal("2.5"),
            "VAE",
            "NEUF",
            "modele",
            LocalDate.of(2020, 5, 1),
            Montant.ofEuros(1_000),
            Montant.ofEuros(800),
            1,
            "siret",
            "F-1",
            "S-1",
            "iban",
            "titulaire",
            Montant.ofEuros(50),
            new TreeMap<>(Map.of("foyer.personnes", new Valeur.Code("X"))),
            List.of(PieceDeposee.manquante("FACTURE", "f.pdf", "PIECE_INTROUVABLE")));

    @Test
    void une_autre_commune_ne_change_rien_d_autre() throws ReflectiveOperationException {
        DemandeDeposee ailleurs = COMPLETE.withInsee("92040");
        for (RecordComponent champ : DemandeDeposee.class.getRecordComponents()) {
            Object avant = champ.getAccessor().invoke(COMPLETE);
            Object apres = champ.getAccessor().invoke(ailleurs);
            if (champ.getName().equals("insee")) {
                assertNotEquals(avant, apres);
                assertEquals("92040", apres);
            } else {
                assertEquals(avant, apres, champ.getName());
            }
        }
    }
}
