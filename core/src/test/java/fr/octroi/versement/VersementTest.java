package fr.octroi.versement;

import static fr.octroi.versement.Exemples.ACTE;
import static fr.octroi.versement.Exemples.COMPTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.versement.Versement.Etat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersementTest {

    private static Versement versement(String reference, String acte, long centimes) {
        return new Versement(reference, new NumeroDossier("V-1"), acte, new Montant(centimes), COMPTE, Etat.LIQUIDE);
    }

    private static String refus(String reference, String acte, long centimes) {
        return assertThrows(ValeurInvalideException.class, () -> versement(reference, acte, centimes))
                .code();
    }

    @Property
    void une_reference_tient_dans_un_identifiant_sepa_quel_que_soit_le_numero(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 64) String numero,
            @ForAll @IntRange(min = 1) int tentative) {
        NumeroDossier dossier = new NumeroDossier(numero);
        String reference = Versement.reference(ACTE, dossier, tentative);
        assertTrue(reference.matches("V[0-9A-F]{24}-" + tentative));
        if (tentative < 1_000_000_000) {
            assertTrue(reference.length() <= 35);
            assertEquals(reference, versement(reference, "A", 1).reference());
        }
        assertEquals(reference, Versement.reference(ACTE, dossier, tentative));
        assertNotEquals(
                reference.substring(0, 25),
                Versement.reference(
                                ACTE,
                                new NumeroDossier((numero.startsWith("a") ? "b" : "a") + numero.substring(1)),
                                tentative)
                        .substring(0, 25));
    }

    /** What an accountant holds must be found again by every later version: this text never changes. */
    @Test
    void la_reference_d_un_versement_est_la_meme_pour_toujours() {
        assertEquals("VDC62C1CF864A22638FF9A090-1", Versement.reference(ACTE, new NumeroDossier("VAE-2020-0001"), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-V1", "V1-", "V 1", "VÉ", "V1234567890123456789012345678901234X", "V/1"})
    void une_reference_d_une_autre_forme_n_existe_pas(String reference) {
        assertEquals("REFERENCE_INVALIDE", refus(reference, "B-1", 1));
    }

    @Test
    void un_versement_a_un_acte_et_une_somme_au_dessus_de_zero() {
        assertEquals("ACTE_ABSENT", refus("V1", " ", 1));
        assertEquals("MONTANT_INVALIDE", refus("V1", "B-1", 0));
        assertEquals("MONTANT_INVALIDE", refus("V1", "B-1", -1));
        assertEquals(1, versement("V", "B-1", 1).montant().centimes());
        assertEquals(
                35,
                versement("V123456789012345678901234567890123X", "B-1", 1)
                        .reference()
                        .length());
    }

    @ParameterizedTest
    @EnumSource(Etat.class)
    void un_versement_ne_suit_que_les_passages_permis(Etat depart) {
        Versement versement = Exemples.versement(1, depart);
        assertEquals(List.copyOf(new TreeSet<>(depart.suivants())), depart.suivants());
        for (Etat arrivee : Etat.values()) {
            if (depart.permet(arrivee)) {
                assertEquals(Exemples.versement(1, arrivee), versement.avecEtat(arrivee));
            } else {
                assertThrows(IllegalStateException.class, () -> versement.avecEtat(arrivee));
            }
        }
    }

    @Test
    void un_versement_rejete_ne_revit_jamais_et_un_versement_paye_ne_peut_que_revenir_de_la_banque() {
        assertEquals(List.of(), Etat.REJETE_BANQUE.suivants());
        assertEquals(List.of(), Etat.REJETE_COMPTABLE.suivants());
        assertEquals(List.of(Etat.REJETE_BANQUE), Etat.PAYE.suivants());
        for (Etat etat : Etat.values()) {
            assertEquals(etat.estActif(), !etat.suivants().isEmpty(), etat::name);
            assertFalse(etat.permet(Etat.LIQUIDE), etat::name);
        }
    }

    @Test
    void chaque_motif_de_rejet_a_sa_suite_et_l_inconnu_va_a_une_personne() {
        Stream.of("AC01", "AC04", "AC06", "AC08", "RC04", "RC07", "RC10")
                .forEach(code -> assertEquals(SuiteDeRejet.NOUVEAU_RIB, SuiteDeRejet.deCode(code)));
        assertEquals(SuiteDeRejet.HERITIERS, SuiteDeRejet.deCode("MD07"));
        assertEquals(SuiteDeRejet.ARRET, SuiteDeRejet.deCode("AM05"));
        Stream.of("", "AG01", "MS03", "PIECE-MANQUANTE")
                .forEach(code -> assertEquals(SuiteDeRejet.EXAMEN, SuiteDeRejet.deCode(code)));
    }
}
