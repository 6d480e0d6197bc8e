package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LecteurSuspensionsTest {

    @Test
    void l_ordonnance_2020_306_fait_partir_les_deux_mois_du_24_juin() {
        Echeance silence = new Echeance(
                "CRPA L231-4 3°", LocalDate.of(2020, 6, 5), Delai.ofMois(2), false, LecteurSuspensions.fournies());
        assertEquals(LocalDate.of(2020, 6, 24), silence.departEffectif());
        assertEquals(LocalDate.of(2020, 8, 24), silence.date());
    }

    @Test
    void une_suspension_sans_base_ou_a_l_envers_est_refusee_a_sa_ligne() {
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class,
                () -> LecteurSuspensions.lire(
                        "s.yaml", "suspensions:\n  - {base: X, du: 2020-03-12, au: 2020-03-01}\n"));
        assertEquals("s.yaml, ligne 2, colonne 12 (suspensions[0].base) : il faut ici un texte", faute.getMessage());
    }
}
