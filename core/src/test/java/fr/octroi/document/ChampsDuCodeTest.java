package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.instruction.CodeSigne.Champ;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChampsDuCodeTest {

    private static final char GS = 0x1D;
    private static final char RS = 0x1E;

    @Test
    void un_champ_fixe_n_a_pas_de_marque_et_un_champ_variable_en_a_une() {
        assertEquals(
                new ChampsDuCode(
                        List.of(
                                new Champ("24", "92200", false),
                                new Champ("25", "BOULOGNE", false),
                                new Champ("26", "FR", false)),
                        true),
                ChampsDuCode.lire("249220025BOULOGNE" + GS + "26FR"));
    }

    @Test
    void un_champ_a_sa_longueur_maximale_se_passe_de_marque_et_la_tolere() {
        List<Champ> attendus = List.of(new Champ("6Q", "7503120521", false), new Champ("26", "FR", false));
        assertEquals(new ChampsDuCode(attendus, true), ChampsDuCode.lire("6Q750312052126FR"));
        assertEquals(new ChampsDuCode(attendus, true), ChampsDuCode.lire("6Q7503120521" + GS + "26FR"));
    }

    @Test
    void un_champ_coupe_par_l_emetteur_le_dit() {
        assertEquals(
                new ChampsDuCode(List.of(new Champ("13", "MARTIN DE LA", true), new Champ("26", "FR", false)), true),
                ChampsDuCode.lire("13MARTIN DE LA" + RS + "26FR"));
    }

    @Test
    void un_champ_vide_et_le_dernier_sans_marque_sont_des_champs() {
        assertEquals(
                new ChampsDuCode(List.of(new Champ("20", "", false), new Champ("13", "DUPONT", false)), true),
                ChampsDuCode.lire("20" + GS + "13DUPONT"));
        assertEquals(new ChampsDuCode(List.of(), true), ChampsDuCode.lire(""));
    }

    @Test
    void la_lecture_s_arrete_ou_elle_devient_ambigue() {
        List<Champ> certains = List.of(new Champ("26", "FR", false));
        for (String suite : List.of(
                "ZZX" + GS + "13DUPONT", // unknown
                "1", // half an identifier
                "24922", // shorter than it must be
                "24922" + GS + "13DUPONT", // a mark inside a fixed field
                "20" + "X".repeat(39) + GS, // longer than it may be
                "" + GS + "13DUPONT")) { // a mark where an identifier must be
            ChampsDuCode lus = ChampsDuCode.lire("26FR" + suite);
            assertFalse(lus.entier(), suite);
            assertEquals(certains, lus.champs().subList(0, 1), suite);
            assertTrue(lus.champs().stream().noneMatch(champ -> champ.valeur().contains("DUPONT")), suite);
        }
    }

    @Test
    void un_champ_sans_marque_n_est_donne_que_si_la_suite_se_lit() {
        String oublie = "26FR" + "DHFR123456789012345DQSPECIMEN" + GS + "13DUPONT";
        assertEquals(new ChampsDuCode(List.of(new Champ("26", "FR", false)), false), ChampsDuCode.lire(oublie));
        assertEquals(
                new ChampsDuCode(List.of(new Champ("26", "FR", false)), false),
                ChampsDuCode.lire("26FR" + "6Q" + "0123456789" + "24" + "92200" + "ZZ"));
        assertEquals(
                new ChampsDuCode(List.of(new Champ("6Q", "0123456789", false), new Champ("13", "A", false)), false),
                ChampsDuCode.lire("6Q" + "0123456789" + "13A" + GS + "ZZ"));
    }

    /** The catalogue that others made of the same specification. */
    @Test
    void le_catalogue_est_celui_de_la_specification() throws IOException {
        JsonNode publie = new ObjectMapper()
                .readTree(MaterielDocument.octets(
                        Materiel2DDoc.dossier().resolve("catalogue").resolve("data_ids.json")))
                .get("01");
        Map<String, List<Integer>> attendu = new TreeMap<>();
        publie.properties()
                .forEach(champ -> attendu.put(
                        champ.getKey(),
                        List.of(
                                champ.getValue().get("min").asInt(),
                                champ.getValue().get("max").asInt(Integer.MAX_VALUE))));
        // Of a later version of the specification: the address and the social levies of tax notices.
        attendu.putIfAbsent("4Y", List.of(0, Integer.MAX_VALUE));
        attendu.putIfAbsent("4Z", List.of(0, Integer.MAX_VALUE));
        Map<String, List<Integer>> lu = new TreeMap<>();
        ChampsDuCode.catalogue()
                .forEach((identifiant, definition) ->
                        lu.put(identifiant, List.of(definition.minimum(), definition.maximum())));
        assertEquals(attendu, lu);
    }
}
