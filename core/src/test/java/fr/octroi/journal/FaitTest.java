package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.EtatLecture;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FaitTest {

    private static final Empreinte EMPREINTE = Empreinte.deChamps("contenu");

    @Provide
    Arbitrary<Fait> faits() {
        return Histoires.faits();
    }

    @Property
    void un_fait_s_ecrit_et_se_relit_tel_quel(@ForAll("faits") Fait fait) {
        Fait relu = Fait.lire(fait.code(), fait.donnees());
        assertEquals(fait, relu);
        assertEquals(fait.donnees(), relu.donnees());
    }

    @Property
    void un_fait_ne_dit_rien_de_blanc(@ForAll("faits") Fait fait) {
        fait.donnees().forEach((nom, valeur) -> {
            assertFalse(nom.isBlank());
            assertFalse(valeur.isBlank(), nom);
        });
        assertThrows(UnsupportedOperationException.class, () -> fait.donnees().clear());
    }

    @Property
    void une_donnee_de_trop_changee_de_nom_ou_mal_formee_est_refusee(@ForAll("faits") Fait fait) {
        SortedMap<String, String> deTrop = new TreeMap<>(fait.donnees());
        deTrop.put("autre", "1");
        refuser(fait.code(), deTrop);
        fait.donnees().forEach((nom, valeur) -> {
            SortedMap<String, String> renommee = new TreeMap<>(fait.donnees());
            renommee.remove(nom);
            renommee.put(nom + "s", valeur);
            refuser(fait.code(), renommee);
            SortedMap<String, String> vide = new TreeMap<>(fait.donnees());
            vide.put(nom, "");
            refuser(fait.code(), vide);
        });
    }

    private static void refuser(String code, SortedMap<String, String> donnees) {
        ValeurInvalideException refus =
                assertThrows(ValeurInvalideException.class, () -> Fait.lire(code, donnees), donnees::toString);
        assertEquals("FAIT_INVALIDE", refus.code());
    }

    /** Two writings of one value would be two digests of one fact. */
    @Property
    void une_autre_ecriture_de_la_meme_valeur_est_refusee(@ForAll("faits") Fait fait) {
        for (String nom : List.of("taille", "montant", "depot")) {
            String valeur = fait.donnees().get(nom);
            if (valeur != null) {
                SortedMap<String, String> autre = new TreeMap<>(fait.donnees());
                autre.put(nom, "+" + valeur);
                refuser(fait.code(), autre);
                autre.put(nom, "0" + valeur);
                refuser(fait.code(), autre);
            }
        }
    }

    @Test
    void un_genre_inconnu_est_refuse_par_son_nom() {
        assertEquals(
                "FAIT_INCONNU",
                assertThrows(ValeurInvalideException.class, () -> Fait.lire("PAIEMENT_FAIT", new TreeMap<>()))
                        .code());
    }

    /** A fact that is chained but cannot be read back would break the journal of an honest organisation. */
    @Test
    void un_fait_qu_on_ne_pourrait_pas_relire_n_existe_pas() {
        for (String blanc : List.of("", " ")) {
            invalide(() -> new Fait.DemandeEnregistree(blanc, LocalDate.of(2020, 1, 1), EMPREINTE));
            invalide(() -> new Fait.PieceRecue(blanc, EMPREINTE, 1, LocalDate.of(2020, 6, 2)));
            invalide(() -> instruction(blanc, "ACCORDER", List.of()));
            invalide(() -> instruction("2019-1", blanc, List.of()));
            invalide(() -> instruction("2019-1", "ACCORDER", List.of(blanc)));
        }
        invalide(() -> new Fait.PieceLue(EMPREINTE, EtatLecture.LISIBLE, " "));
        invalide(() -> new Fait.PieceRecue("RIB", EMPREINTE, -1, LocalDate.of(2020, 6, 2)));
        invalide(() -> instruction("2019-1", "REFUSER", List.of("A|B")));
        assertTrue(instruction("2019-1", "REFUSER", List.of("A", "B")).motifs().contains("B"));
    }

    private static Fait.InstructionFaite instruction(String version, String proposition, List<String> motifs) {
        return new Fait.InstructionFaite(
                version, EMPREINTE, proposition, motifs, null, null, null, List.of(), EtatDossier.REFUS_PROPOSE);
    }

    private static void invalide(Executable appel) {
        assertEquals(
                "FAIT_INVALIDE",
                assertThrows(ValeurInvalideException.class, appel).code());
    }
}
