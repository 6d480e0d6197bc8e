package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetourCommandeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REJET =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt>"
                    + "<OrgnlGrpInfAndSts><OrgnlMsgId>B1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
                    + "<OrgnlPmtInfId>B1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>V1-1</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
                    + "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">1234.5</InstdAmt></Amt>"
                    + "</OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";

    @TempDir
    private Path dossier;

    private Path ecrire(String nom, String texte) throws IOException {
        return Files.writeString(dossier.resolve(nom), texte, StandardCharsets.UTF_8);
    }

    @Test
    void chaque_fichier_a_sa_reponse_dans_l_ordre_quoi_qu_il_vaille() throws IOException {
        Path bon = ecrire("bon.xml", REJET);
        Path casse = ecrire("casse.xml", REJET.substring(0, 300));
        Path autre = ecrire("autre.xml", "<autre/>");
        Console console = Console.taper(
                "retour", "lire", "--json", casse, dossier.resolve("absent.xml"), bon, autre, dossier, "\0");
        assertEquals(0, console.code(), console.erreur());
        List<JsonNode> objets = new ArrayList<>();
        for (String ligne : console.sortie().lines().toList()) {
            objets.add(JSON.readTree(ligne));
        }
        assertEquals(
                List.of(
                        "INCONNU INCONNU XML_MAL_FORME",
                        "INCONNU INCONNU FICHIER_ABSENT",
                        "pain.002.001.03 PARTIEL ",
                        "INCONNU INCONNU FORMAT_INCONNU",
                        "INCONNU INCONNU FICHIER_ABSENT",
                        "INCONNU INCONNU FICHIER_ABSENT"),
                objets.stream()
                        .map(objet -> objet.get("format").asText() + " "
                                + objet.get("statut").asText() + " "
                                + objet.path("erreur").path("code").asText())
                        .toList());
        assertEquals(1, objets.get(0).get("erreur").get("ligne").asInt());
        assertTrue(objets.get(0).get("erreur").get("colonne").asInt() > 0);
        assertEquals(0, objets.get(0).get("lignes").size());
        assertEquals(bon.toString(), objets.get(2).get("fichier").asText());
        JsonNode ligne = objets.get(2).get("lignes").get(0);
        assertEquals("V1-1", ligne.get("reference").asText());
        assertEquals("REJETE", ligne.get("statut").asText());
        assertEquals("AC04", ligne.get("motif").asText());
        assertEquals("1234.50", ligne.get("montant").asText());
        assertEquals("NOUVEAU_RIB", ligne.get("suite").asText());
    }

    @Test
    void sans_json_une_ligne_par_fichier() throws IOException {
        Console console = Console.taper("retour", "lire", ecrire("bon.xml", REJET), ecrire("vide.xml", ""));
        assertEquals(0, console.code());
        List<String> lignes = console.sortie().lines().toList();
        assertTrue(lignes.get(0).endsWith("bon.xml : pain.002.001.03 PARTIEL, 1 ligne"), lignes.get(0));
        assertTrue(lignes.get(1).contains("FICHIER_VIDE"), lignes.get(1));
    }

    @Test
    void ce_qui_n_est_pas_du_xml_se_dit_et_ou_le_csv_se_prend() throws IOException {
        Path csv = ecrire("r.csv", "reference;issue;code;montant;jour\nV1-1;PAYE;;60,00;2026-04-30\n");
        Path coupe = ecrire("coupe.xml", REJET.substring(0, 300));
        assertEquals(
                List.of(
                        csv
                                + " : XML_MAL_FORME, ligne 1, colonne 1 : le fichier n'est pas du XML ; un retour en CSV se prend avec"
                                + " « octroi mois --retour »",
                        dossier + " : FICHIER_ABSENT, le fichier : c'est un dossier ; il faut un fichier"),
                Console.taper("retour", "lire", csv, dossier).sortie().lines().toList());
        String xml = Console.taper("retour", "lire", coupe).sortie();
        assertTrue(xml.startsWith(coupe + " : XML_MAL_FORME, ligne 1, colonne "), xml);
        assertTrue(xml.contains("coupé avant sa fin"), xml);
    }

    @Test
    void sans_fichier_la_commande_le_dit() {
        assertEquals(2, Console.taper("retour", "lire", "--json").code());
    }
}
