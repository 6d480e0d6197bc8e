package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.ListesDEssai;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A list that waits for its visa is read back as it was, or not at all. */
class EliminationJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonSchema schema(String nom) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/" + nom + ".schema.json")));
    }

    private static Set<?> fautes(String schema, byte[] octets) throws IOException {
        return schema(schema).validate(JSON.readTree(octets));
    }

    @Test
    void une_liste_et_son_certificat_se_relisent_tels_quels_sous_la_meme_empreinte() throws IOException {
        for (int graine = 0; graine < 20; graine++) {
            Elimination liste = ListesDEssai.liste(graine, 2 * graine);
            byte[] octets = EliminationJson.ecrire(liste);
            Elimination relue = EliminationJson.lire("liste.json", octets);
            assertEquals(liste, relue);
            assertEquals(liste.empreinte(), relue.empreinte(), "the visa still binds");
            assertArrayEquals(octets, EliminationJson.ecrire(relue));
            assertEquals(Set.of(), fautes("elimination", octets));
            for (boolean complet : List.of(true, false)) {
                CertificatDElimination certificat = ListesDEssai.certificat(liste, complet);
                byte[] ecrit = EliminationJson.ecrire(certificat);
                assertEquals(certificat, EliminationJson.lireCertificat("certificat.json", ecrit));
                assertEquals(Set.of(), fautes("certificat-elimination", ecrit));
            }
        }
    }

    @Test
    void les_schemas_nomment_les_memes_codes_que_le_code() throws IOException {
        assertEquals(codes(CertificatDElimination.Issue.values()), codes("certificat-elimination", "issue"));
        assertEquals(codes(Conservation.Depart.values()), codes("elimination", "depart"));
        assertEquals(codes(Conservation.INSTRUITS.toArray(Enum<?>[]::new)), Set.copyOf(codes("elimination", "etat")));
    }

    private static Set<String> codes(Enum<?>... codes) {
        return Set.copyOf(Stream.of(codes).map(Enum::name).toList());
    }

    private static Set<String> codes(String schema, String champ) throws IOException {
        List<String> codes = new ArrayList<>();
        JSON.readTree(Files.readString(Path.of("../docs/" + schema + ".schema.json")))
                .at("/properties/lignes/items/properties/" + champ + "/enum")
                .forEach(code -> codes.add(code.textValue()));
        return Set.copyOf(codes);
    }

    private static String refus(Elimination liste, String de, String en) {
        String texte = new String(EliminationJson.ecrire(liste), StandardCharsets.UTF_8);
        String faux = texte.replaceFirst(de, en);
        assertNotEquals(texte, faux, de);
        FichierInvalideException refus = assertThrows(
                FichierInvalideException.class,
                () -> EliminationJson.lire("liste.json", faux.getBytes(StandardCharsets.UTF_8)));
        assertEquals("ELIMINATION_ILLISIBLE", refus.code());
        return refus.getMessage();
    }

    @Test
    void ce_qui_n_est_pas_une_liste_est_refuse_avec_son_code_et_sa_place() {
        Elimination liste = ListesDEssai.liste(2, 3);
        assertTrue(refus(liste, "\"REFUSE\"|\"PAYE\"", "\"PERDU\"").startsWith("liste.json, lignes[0].etat : "));
        assertTrue(
                refus(liste, "\"REFUSE\"|\"PAYE\"", "\"DEPOSE\"").startsWith("liste.json, lignes[0].etat : "),
                "nothing of it ends while it is instructed");
        assertTrue(refus(liste, "\"au\" : \"2031-03-01\"", "\"au\" : 3").startsWith("liste.json, au : "));
        assertTrue(refus(liste, "\"au\" : \"2031-03-01\"", "\"au\" : \"2031-02-30\"")
                .startsWith("liste.json, au : "));
        assertTrue(refus(liste, "\"aide\"", "\"nom\"").startsWith("liste.json, lignes[0] : "));
        assertTrue(refus(liste, "\"duree\" : \"P[^\"]*\"", "\"duree\" : \"P2Y\"")
                .startsWith("liste.json, lignes[0].terme : "));
        assertTrue(refus(liste, "\"duree\" : \"P[^\"]*\"", "\"duree\" : \"P999999999Y\"")
                .startsWith("liste.json, lignes[0].terme : "));
        assertTrue(refus(liste, "\"schema\" : 1", "\"schema\" : 2").startsWith("liste.json, schema : "));
        assertTrue(
                refus(liste, "\"elimination\" : \"", "\"elimination\" : \"une ").startsWith("liste.json : "));
        assertTrue(
                refus(liste, "\"jour\"", "\"jour\" : \"2031-03-01\", \"jour\"").startsWith("liste.json, ligne "));
        assertTrue(refus(liste, "^", "[").startsWith("liste.json, ligne "));
        assertTrue(refus(liste, "$", "{}").startsWith("liste.json, ligne "));
        assertEquals(
                "ELIMINATION_ILLISIBLE",
                assertThrows(
                                FichierInvalideException.class,
                                () -> EliminationJson.lire("liste.json", new byte[] {'{', (byte) 0xFF, '}'}))
                        .code());
    }

    /** Whatever was changed since, the visa was not given to it. */
    @Test
    @Tag("securite")
    void une_liste_changee_depuis_ne_se_relit_pas() throws IOException {
        byte[] octets = EliminationJson.ecrire(ListesDEssai.liste(2, 3));
        List<JsonNode> changees = new ArrayList<>();
        ObjectNode sansUne = (ObjectNode) JSON.readTree(octets);
        ((ArrayNode) sansUne.get("lignes")).remove(0);
        changees.add(sansUne);
        for (String champ : List.of("numero", "aide", "fondement")) {
            ObjectNode autre = (ObjectNode) JSON.readTree(octets);
            ((ObjectNode) autre.at("/lignes/0")).put(champ, "autre");
            changees.add(autre);
        }
        ObjectNode code = (ObjectNode) JSON.readTree(octets);
        changees.add(code.put("elimination", "E-2"));
        for (JsonNode changee : changees) {
            assertEquals(
                    "liste.json, empreinte : ce que dit la liste n'est pas ce qui a été écrit",
                    assertThrows(
                                    FichierInvalideException.class,
                                    () -> EliminationJson.lire("liste.json", JSON.writeValueAsBytes(changee)))
                            .getMessage());
        }
    }

    @Test
    void un_certificat_qui_se_contredit_est_refuse_avec_sa_place() throws IOException {
        byte[] octets = EliminationJson.ecrire(ListesDEssai.certificat(ListesDEssai.liste(2, 3), false));
        ObjectNode complet = (ObjectNode) JSON.readTree(octets);
        complet.put("complet", true);
        assertEquals("certificat.json, complet", place(complet));
        ObjectNode negatif = (ObjectNode) JSON.readTree(octets);
        negatif.put("fichiersEffaces", -1);
        assertEquals("certificat.json, fichiersEffaces", place(negatif));
        ObjectNode deuxFois = (ObjectNode) JSON.readTree(octets);
        ArrayNode lignes = (ArrayNode) deuxFois.get("lignes");
        lignes.add(lignes.get(0));
        assertEquals("certificat.json, lignes[" + (lignes.size() - 1) + "]", place(deuxFois));
        ObjectNode visa = (ObjectNode) JSON.readTree(octets);
        ((ObjectNode) visa.get("visa")).put("reference", "vu");
        assertEquals("certificat.json, visa", place(visa));
    }

    private static String place(JsonNode certificat) {
        FichierInvalideException refus = assertThrows(
                FichierInvalideException.class,
                () -> EliminationJson.lireCertificat("certificat.json", JSON.writeValueAsBytes(certificat)));
        assertEquals("ELIMINATION_ILLISIBLE", refus.code());
        return refus.getMessage().substring(0, refus.getMessage().indexOf(" : "));
    }
}
