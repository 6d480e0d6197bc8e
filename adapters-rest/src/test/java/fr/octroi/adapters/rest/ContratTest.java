package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Role;
import fr.octroi.guichet.Habilitations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContratTest {

    private final Formes formes = new Formes();
    private final Operations operations = Operations.lues();

    /** With {@code -Doctroi.contrat.ecrire=true} it writes the contract, which is then read and committed by a person. */
    @Test
    void le_contrat_garde_est_celui_des_ressources() throws IOException {
        ObjectNode dessine = new Contrat(operations, formes).dessiner();
        String texte = Contrat.texte(dessine);
        if (Boolean.getBoolean("octroi.contrat.ecrire")) {
            Files.writeString(Contrat.FICHIER, texte);
        }
        JsonNode garde = Contrat.garde();
        assertEquals(
                "",
                String.join("\n", Ruptures.entre(garde, Commune.JSON.readTree(texte))),
                "the contract is broken for those who hold to openapi.json: a new version of the paths, or no change");
        assertEquals(
                Files.readString(Contrat.FICHIER),
                texte,
                "openapi.json is not that of the resources: write it again with -Doctroi.contrat.ecrire=true, and read the difference");
    }

    @Test
    void chaque_rupture_est_nommee() throws IOException {
        assertEquals(List.of(), Ruptures.entre(Contrat.garde(), Contrat.garde()));
        rupture(
                "removed path /v1/dossiers/{numero}/suivi",
                contrat -> ((ObjectNode) contrat.path("paths")).remove("/v1/dossiers/{numero}/suivi"));
        rupture(
                "removed operation get /v1/dossiers",
                contrat -> ((ObjectNode) contrat.path("paths").path("/v1/dossiers")).remove("get"));
        rupture(
                "added required note of post /v1/dossiers/{numero}/appels request",
                contrat -> ((ArrayNode) contrat.at("/components/schemas/appel/required")).add("note"));
        rupture(
                "removed note of post /v1/dossiers/{numero}/appels request",
                contrat -> ((ObjectNode) contrat.at("/components/schemas/appel/properties")).remove("note"));
        rupture(
                "no longer required total of get /v1/dossiers 200",
                contrat -> ((ArrayNode) contrat.at("/components/schemas/liste/required")).remove(1));
        rupture(
                "added required parameter X of get /v1/dossiers",
                contrat -> ((ArrayNode)
                                contrat.path("paths").path("/v1/dossiers").at("/get/parameters"))
                        .addObject()
                        .put("name", "X")
                        .put("required", true));
        rupture(
                "removed value PERIMEE of post /v1/dossiers/{numero}/pieces/{sha256}/jugement request/vu",
                contrat -> ((ArrayNode) contrat.at("/components/schemas/jugement/properties/vu/enum")).remove(4));
        rupture(
                "removed response 412 of post /v1/dossiers/{numero}/appels",
                contrat -> ((ObjectNode) contrat.path("paths")
                                .path("/v1/dossiers/{numero}/appels")
                                .at("/post/responses"))
                        .remove("412"));
    }

    private static void rupture(String attendue, Consumer<JsonNode> change) throws IOException {
        JsonNode autre = Contrat.garde();
        change.accept(autre);
        List<String> ruptures = Ruptures.entre(Contrat.garde(), autre);
        assertTrue(ruptures.contains(attendue), attendue + " is not among " + ruptures);
    }

    /** Each body that the contract shows is sent as it stands: it may meet a state that does not allow it, never its form. */
    @Test
    void les_exemples_du_contrat_sont_lus_par_les_ressources() {
        int envoyes = 0;
        try (Commune commune = new Commune()) {
            for (Operations.Operation operation : operations.toutes()) {
                JsonNode exemple = Contrat.garde()
                        .path("paths")
                        .path("/" + operation.chemin())
                        .path(operation.verbe().toLowerCase(Locale.ROOT))
                        .at("/requestBody/content/application~1json/example");
                if (exemple.isMissingNode()) {
                    continue;
                }
                Role role = Arrays.stream(Role.values())
                        .filter(possible -> possible != Role.USAGER
                                && Habilitations.permet(
                                        possible, operation.acte().exige()))
                        .findFirst()
                        .orElseThrow();
                Commune.Appelant appel = commune.appel(operation.verbe(), operation.adresse("V-1"))
                        .de(role)
                        .json(exemple.toString());
                Reponse reponse = (operation.acte().surVersion() ? appel.version(1) : appel).envoyer();
                assertFalse(
                        List.of(400, 413, 415, 500).contains(reponse.statut()),
                        operation.chemin() + " " + reponse.texte());
                assertFalse(reponse.code().equals("VALEUR_REFUSEE"), operation.chemin() + " " + reponse.texte());
                envoyes++;
            }
        }
        assertTrue(envoyes > 15, "only " + envoyes);
    }

    /** What the resources check by themselves is what a validator of JSON Schema says of the same form. */
    @Test
    void les_formes_sont_verifiees_comme_par_un_validateur_de_json_schema() throws IOException {
        JsonNode contrat = Contrat.garde();
        Random hasard = new Random(20260601);
        int refuses = 0;
        int admis = 0;
        for (String nom : formes.toutes().keySet()) {
            JsonNode exemple = nom.equals("demande")
                    ? Commune.demande("D-1")
                    : formes.forme(nom).path("examples").path(0);
            if (exemple.isMissingNode()) {
                continue;
            }
            JsonSchema schema = Contrat.schema(contrat, "#/components/schemas/" + nom);
            assertTrue(schema.validate(exemple).isEmpty(), nom);
            for (int essai = 0; essai < 200; essai++) {
                JsonNode abime = Hostile.abimer(exemple, hasard);
                boolean notre = formes.fautes(nom, abime).isEmpty();
                boolean leur = schema.validate(abime).isEmpty();
                if (!leur || !estPlusStricte(abime)) {
                    assertEquals(leur, notre, nom + " " + abime);
                }
                refuses += leur ? 0 : 1;
                admis += leur ? 1 : 0;
            }
        }
        assertTrue(refuses > 500 && admis > 100, refuses + " refused, " + admis + " taken");
    }

    /** Half of a character and NUL are text for JSON Schema; and Java's dollar, which this validator uses, lets a line break stand behind. */
    private static boolean estPlusStricte(JsonNode noeud) {
        String texte = noeud.toString();
        return texte.contains("\\n")
                || texte.contains("\\u0000")
                || !StandardCharsets.UTF_8.newEncoder().canEncode(texte);
    }

    @Test
    void chaque_code_et_chaque_faute_a_sa_phrase() {
        ResourceBundle problemes = ResourceBundle.getBundle("fr.octroi.adapters.rest.http.problemes", Locale.ROOT);
        List<String> codes = new ArrayList<>();
        for (Code code : Code.values()) {
            codes.add(code.name());
            assertFalse(problemes.getString(code.name()).isBlank());
        }
        assertEquals(new TreeSet<>(codes), new TreeSet<>(problemes.keySet()));
    }
}
