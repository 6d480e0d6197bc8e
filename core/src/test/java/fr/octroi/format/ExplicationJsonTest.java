package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.commun.Fraction;
import fr.octroi.document.Explication;
import fr.octroi.document.Expliquee;
import fr.octroi.document.Langue;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.ValeurLue;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back, holds to its schema, and shows nobody. */
class ExplicationJsonTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JsonNode schema = JSON.readTree(Files.readString(Path.of("../docs/explication.schema.json")));

    ExplicationJsonTest() throws IOException {}

    private static String texte(Expliquee expliquee, boolean simulation) {
        StringWriter texte = new StringWriter();
        ExplicationJson.ecrire(
                expliquee.dossier().numero(), expliquee.reglement(), expliquee.proposition(), simulation, texte);
        return texte.toString();
    }

    private static JsonNode lire(Expliquee expliquee) throws IOException {
        return JSON.readTree(texte(expliquee, false));
    }

    @Provide
    Arbitrary<Expliquee> expliquees() {
        return Expliquee.toutes();
    }

    /** Reads a number as the page says: a decimal, or two whole numbers with a stroke between. */
    private static Fraction nombre(JsonNode noeud) {
        String[] parties = noeud.textValue().split("/", -1);
        Fraction haut = Fraction.of(new BigDecimal(parties[0]));
        return parties.length == 1 ? haut : haut.divisePar(Fraction.of(new BigDecimal(parties[1])));
    }

    @Property(tries = 500)
    void tout_ce_que_la_proposition_contient_se_relit(@ForAll("expliquees") Expliquee expliquee) throws IOException {
        JsonNode lu = lire(expliquee);
        Proposition proposition = expliquee.proposition();
        assertEquals("octroi-explication-1", lu.get("format").textValue());
        assertEquals("E-1", lu.get("dossier").textValue());
        assertEquals(proposition.code(), lu.get("proposition").textValue());
        assertEquals("gpso-vae", lu.at("/reglement/code").textValue());
        assertEquals("2019", lu.at("/reglement/version").textValue());
        assertEquals(
                expliquee.reglement().empreinte().hexadecimal(),
                lu.at("/reglement/empreinte").textValue());
        assertEquals(
                proposition.motifs().stream().map(Constat::code).toList(),
                lu.get("motifs").findValuesAsText("code"));
        List<Constat.DeCondition> conditions = proposition.constats().stream()
                .filter(Constat.DeCondition.class::isInstance)
                .map(Constat.DeCondition.class::cast)
                .toList();
        assertEquals(conditions.size(), lu.get("conditions").size());
        for (int i = 0; i < conditions.size(); i++) {
            JsonNode ecrite = lu.get("conditions").get(i);
            assertEquals(conditions.get(i).code(), ecrite.get("code").textValue());
            assertEquals(conditions.get(i).article(), ecrite.get("article").textValue());
            assertEquals(
                    conditions.get(i).appreciation().verdict().name(),
                    ecrite.get("verdict").textValue());
            List<ValeurLue> valeurs = conditions.get(i).appreciation().valeurs();
            assertEquals(valeurs.size(), ecrite.get("valeurs").size());
            for (int j = 0; j < valeurs.size(); j++) {
                JsonNode valeur = ecrite.get("valeurs").get(j);
                assertEquals(valeurs.get(j).donnee().nom(), valeur.get("fait").textValue());
                assertEquals(
                        valeurs.get(j).valeur() == null, valeur.get("valeur").isNull());
            }
        }
        assertEquals(
                proposition.constats().stream()
                        .filter(Constat.DeDonnee.class::isInstance)
                        .map(constat -> ((Constat.DeDonnee) constat).donnee().nom())
                        .toList(),
                lu.get("inconnues").findValuesAsText("fait"));
    }

    @Property(tries = 1000)
    void les_etapes_se_relisent_exactement_et_la_derniere_est_le_montant(@ForAll("expliquees") Expliquee expliquee)
            throws IOException {
        JsonNode montant = lire(expliquee).get("montant");
        if (!(expliquee.proposition() instanceof Proposition.Accorder accorder)) {
            assertEquals(
                    expliquee.proposition().constats().stream().noneMatch(Constat.DeMontant.class::isInstance),
                    montant.isNull());
            return;
        }
        assertEquals(accorder.montant().toString(), montant.get("valeur").textValue());
        assertEquals("EUR", montant.get("unite").textValue());
        assertEquals(accorder.versement().name(), montant.get("versement").textValue());
        JsonNode etapes = montant.get("etapes");
        assertEquals(accorder.etapes().size(), etapes.size());
        for (int i = 0; i < etapes.size(); i++) {
            Etape etape = accorder.etapes().get(i);
            assertEquals(etape.code(), etapes.get(i).get("code").textValue());
            assertEquals(etape.resultat().valeur(), nombre(etapes.get(i).at("/resultat/valeur")));
            List<Fraction> termes = new ArrayList<>();
            etapes.get(i).get("termes").forEach(terme -> termes.add(nombre(terme.get("valeur"))));
            assertEquals(etape.termes().stream().map(Grandeur::valeur).toList(), termes);
            assertEquals(
                    Explication.etape(etape, Langue.FRANCAIS),
                    etapes.get(i).at("/texte/fr").textValue());
            assertEquals(
                    Explication.etape(etape, Langue.ANGLAIS),
                    etapes.get(i).at("/texte/en").textValue());
        }
        assertEquals(
                Fraction.of(new BigDecimal(montant.get("valeur").textValue())),
                nombre(etapes.get(etapes.size() - 1).at("/resultat/valeur")));
    }

    @Property(tries = 500)
    void le_texte_tient_a_son_schema_et_ne_montre_personne(
            @ForAll("expliquees") Expliquee expliquee, @ForAll boolean simulation) throws IOException {
        String texte = texte(expliquee, simulation);
        JsonNode lu = JSON.readTree(texte);
        assertEquals(List.of(), fautes(schema, lu, "$"));
        assertEquals(simulation, lu.get("simulation").booleanValue());
        Expliquee.SECRETS.forEach(secret -> assertFalse(texte.contains(secret), texte));
        assertFalse(texte.contains("AUTRE-2"), "the number of another dossier");
        assertEquals(texte, texte(expliquee, simulation));
        assertFalse(texte.contains("\r"));
    }

    /** The check itself: each fault of form is seen. */
    @Example
    void un_texte_qui_s_ecarte_du_schema_se_voit() throws IOException {
        Expliquee expliquee = Expliquee.toutes()
                .sampleStream()
                .filter(une -> une.proposition() instanceof Proposition.Accorder)
                .findFirst()
                .orElseThrow();
        ObjectNode enTrop = (ObjectNode) lire(expliquee);
        enTrop.put("nom", "Secretnom");
        assertEquals(List.of("$: nom"), fautes(schema, enTrop, "$"));
        ObjectNode manque = (ObjectNode) lire(expliquee);
        manque.remove("algorithme");
        assertEquals(List.of("$: no algorithme"), fautes(schema, manque, "$"));
        ObjectNode autreCode = (ObjectNode) lire(expliquee);
        autreCode.put("proposition", "DECIDER");
        assertEquals(List.of("$.proposition: DECIDER"), fautes(schema, autreCode, "$"));
        ObjectNode autreForme = (ObjectNode) lire(expliquee);
        ((ObjectNode) autreForme.get("montant")).put("valeur", "12,50");
        assertEquals(List.of("$.montant.valeur: 12,50"), fautes(schema, autreForme, "$"));
    }

    @Property(tries = 200)
    void la_page_nomme_chaque_champ_qui_peut_s_ecrire(@ForAll("expliquees") Expliquee expliquee) throws IOException {
        String page = Files.readString(Path.of("../docs/explication.md"));
        SortedSet<String> champs = new TreeSet<>();
        nommer(lire(expliquee), champs);
        for (String champ : champs) {
            assertTrue(page.contains("`" + champ + "`"), champ);
        }
    }

    private static void nommer(JsonNode noeud, SortedSet<String> champs) {
        noeud.fieldNames().forEachRemaining(champs::add);
        noeud.elements().forEachRemaining(element -> nommer(element, champs));
    }

    /** Checks the few words of JSON Schema that the schema uses; another word in it is a fault too. */
    private List<String> fautes(JsonNode regle, JsonNode valeur, String lieu) {
        if (regle.has("$ref")) {
            return fautes(schema.at(regle.get("$ref").textValue().substring(1)), valeur, lieu);
        }
        List<String> fautes = new ArrayList<>();
        regle.properties().forEach(mot -> {
            JsonNode dit = mot.getValue();
            switch (mot.getKey()) {
                case "$schema", "$id", "$defs", "title", "description" -> {}
                case "type" -> {
                    if (!types(dit).contains(type(valeur))) {
                        fautes.add(lieu + ": " + type(valeur));
                    }
                }
                case "const" -> {
                    if (!dit.equals(valeur)) {
                        fautes.add(lieu + ": " + valeur.asText());
                    }
                }
                case "enum" -> {
                    boolean connu = false;
                    for (JsonNode permis : dit) {
                        connu |= permis.equals(valeur);
                    }
                    if (!connu) {
                        fautes.add(lieu + ": " + valeur.asText());
                    }
                }
                case "pattern" -> {
                    Matcher forme = Pattern.compile(dit.textValue()).matcher(valeur.asText());
                    if (valeur.isTextual() && !forme.find()) {
                        fautes.add(lieu + ": " + valeur.asText());
                    }
                }
                case "minLength" -> {
                    if (valeur.isTextual() && valeur.textValue().length() < dit.intValue()) {
                        fautes.add(lieu + ": empty");
                    }
                }
                case "required" ->
                    dit.forEach(nom -> {
                        if (valeur.isObject() && !valeur.has(nom.textValue())) {
                            fautes.add(lieu + ": no " + nom.textValue());
                        }
                    });
                case "properties" ->
                    dit.properties().forEach(champ -> {
                        if (valeur.has(champ.getKey())) {
                            fautes.addAll(
                                    fautes(champ.getValue(), valeur.get(champ.getKey()), lieu + "." + champ.getKey()));
                        }
                    });
                case "additionalProperties" ->
                    valeur.fieldNames().forEachRemaining(nom -> {
                        if (!regle.get("properties").has(nom)) {
                            fautes.add(lieu + ": " + nom);
                        }
                    });
                case "items" -> valeur.forEach(element -> fautes.addAll(fautes(dit, element, lieu + "[]")));
                default -> fautes.add("schema: " + mot.getKey());
            }
        });
        return fautes;
    }

    private static List<String> types(JsonNode dit) {
        if (dit.isTextual()) {
            return List.of(dit.textValue());
        }
        List<String> types = new ArrayList<>();
        dit.forEach(type -> types.add(type.textValue()));
        return types;
    }

    private static String type(JsonNode valeur) {
        return switch (valeur.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "number";
        };
    }
}
