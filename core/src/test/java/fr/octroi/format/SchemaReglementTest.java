package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat.Compare.Comparaison;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglesAuHasard;
import fr.octroi.reglement.TypeValeur;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors are told of the language is what the reader accepts. */
class SchemaReglementTest {

    private static final String TEXTE = Textes.ressource("/fr/octroi/reglements/reglement.schema.json");
    private static final JsonNode SCHEMA = lire(new ObjectMapper(), TEXTE);
    private static final JsonSchema VALIDATION =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXTE);
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String GPSO_2019 = Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml");

    static List<Path> fournis() {
        return RedacteurReglementTest.fournis();
    }

    private static JsonNode lire(ObjectMapper lecteur, String texte) {
        try {
            return lecteur.readTree(texte);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<ValidationMessage> fautes(String yaml) {
        return VALIDATION.validate(lire(YAML, yaml));
    }

    @ParameterizedTest
    @MethodSource("fournis")
    void chaque_reglement_fourni_est_conforme(Path fichier) {
        assertEquals(Set.of(), fautes(Textes.lire(fichier)));
    }

    @Test
    void les_exemples_de_la_page_sont_conformes() {
        assertEquals(Set.of(), fautes(ReglementDocTest.page()));
        ReglementDocTest.formes("Conditions")
                .forEach(forme -> assertEquals(Set.of(), fautes(ReglementDocTest.avecCondition(forme)), forme));
        ReglementDocTest.montants()
                .forEach(forme -> assertEquals(Set.of(), fautes(ReglementDocTest.avecFormule(forme)), forme));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void tout_ce_qui_s_ecrit_est_conforme(@ForAll("reglements") ReglementAide reglement) {
        assertEquals(Set.of(), fautes(RedacteurReglement.ecrire(reglement)));
    }

    @Test
    void chaque_table_a_les_memes_cles_pour_les_editeurs_et_pour_la_lecture() {
        Map<String, Set<String>> editeurs = new LinkedHashMap<>();
        Map<String, Set<String>> lecture = new LinkedHashMap<>();
        ClesDuReglement.TABLES.forEach((table, cles) -> {
            JsonNode definition = table.equals("reglement") ? SCHEMA : definition(table);
            assertFalse(definition.path("additionalProperties").asBoolean(true), table);
            editeurs.put(table, proprietes(definition));
            lecture.put(table, new TreeSet<>(cles));
        });
        assertEquals(lecture, editeurs);
        assertEquals(formes(ClesDuReglement.PREDICATS), formes(definition("predicat")));
        assertEquals(formes(ClesDuReglement.FORMULES), formes(definition("operation")));
        assertEquals(Set.of(ClesDuReglement.toutes(ClesDuReglement.PREDICATS)), proprietes(definition("predicat")));
        assertEquals(Set.of(ClesDuReglement.toutes(ClesDuReglement.FORMULES)), proprietes(definition("operation")));
    }

    @Test
    void aucune_table_du_schema_n_est_inconnue_de_la_lecture_et_chacune_s_explique() {
        Set<String> tables = new TreeSet<>(ClesDuReglement.TABLES.keySet());
        tables.addAll(List.of("predicat", "operation"));
        Set<String> fermees = new TreeSet<>(Set.of("reglement"));
        SCHEMA.get("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                fermees.add(definition.getKey());
            }
            assertFalse(definition.getValue().path("description").asText().isBlank(), definition.getKey());
            definition
                    .getValue()
                    .path("properties")
                    .properties()
                    .forEach(propriete -> assertFalse(
                            propriete.getValue().path("description").asText().isBlank()
                                    && !propriete.getValue().has("$ref"),
                            definition.getKey() + "." + propriete.getKey()));
        });
        assertEquals(tables, fermees);
    }

    private static JsonNode definition(String nom) {
        return Objects.requireNonNull(SCHEMA.get("$defs").get(nom), nom);
    }

    private static Set<String> proprietes(JsonNode definition) {
        Set<String> noms = new TreeSet<>();
        definition.get("properties").properties().forEach(propriete -> noms.add(propriete.getKey()));
        return noms;
    }

    private static Map<String, Set<String>> formes(Map<String, List<String>> formes) {
        Map<String, Set<String>> parNom = new LinkedHashMap<>();
        formes.forEach((nom, cles) -> parNom.put(nom, new TreeSet<>(cles)));
        return parNom;
    }

    private static Map<String, Set<String>> formes(JsonNode definition) {
        Map<String, Set<String>> parNom = new LinkedHashMap<>();
        definition
                .get("oneOf")
                .forEach(forme -> parNom.put(
                        forme.get("title").asText(),
                        new TreeSet<>(textes(forme.get("propertyNames").get("enum")))));
        return parNom;
    }

    private static List<String> textes(JsonNode liste) {
        List<String> textes = new ArrayList<>();
        liste.forEach(element -> textes.add(element.asText()));
        return textes;
    }

    /** Each closed list of words is that of the type it is read to. */
    @Test
    void chaque_liste_de_mots_est_celle_du_metier() {
        assertEquals(mots(Niveau.values()), enumeration("/properties/niveau"));
        assertEquals(mots(Niveau.values()), enumeration("/$defs/operation/properties/total"));
        assertEquals(mots(Arrondi.values()), enumeration("/$defs/montant/properties/arrondi"));
        assertEquals(mots(Arrondi.values()), enumeration("/$defs/operation/properties/arrondi"));
        assertEquals(mots(TypeValeur.values()), enumeration("/$defs/question/properties/type"));
        assertEquals(mots(Donnee.Origine.values()), enumeration("/$defs/question/properties/origine"));
        assertEquals(mots(Usage.values()), enumeration("/$defs/piece/properties/usage"));
        assertEquals(mots(FaitALire.values()), enumeration("/$defs/piece/properties/lire/items"));
        assertEquals(mots(GenreDoublon.values()), enumeration("/properties/doublons/items"));
        assertEquals(
                Stream.of(Comparaison.values()).map(Comparaison::signe).toList(),
                enumeration("/$defs/predicat/properties/compare/prefixItems/1"));
    }

    private static List<String> mots(Enum<?>[] constantes) {
        return Stream.of(constantes)
                .map(constante -> constante.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    private static List<String> enumeration(String chemin) {
        return textes(SCHEMA.at(chemin).get("enum"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "silence: 2 mois | silense: 2 mois",
                "200.00 EUR | 200.00",
                "200.00 EUR | 200.00 EUR/mois",
                "200.00 EUR | 200.00 euros",
                "200.00 EUR | 200.001 EUR",
                "{forfait: 200.00 EUR} | {forfait: 200.00 EUR, taux: 5 %}",
                "{forfait: 200.00 EUR} | 200.00 EUR/mois",
                "{forfait: 200.00 EUR} | {plafond: 200 EUR}",
                "{forfait: 200.00 EUR} | {somme: [200 EUR]}",
                "{forfait: 200.00 EUR} | {taux: 25, de: {fait: achat.prixTtc}}",
                "{forfait: 200.00 EUR} | {total: canton}",
                "{forfait: 200.00 EUR} | {table: [{si: {fait: achat.etat, parmi: [NEUF]}}]}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {fait: achat.etat}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {fait: achat.etat, parmi: [NEUF], vrai: oui}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {fait: achat.etat, parmi: []}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {fait: depot.date, apres: achat.date}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {compare: [1 EUR, '<>', 2 EUR]}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {compare: [1 EUR, '<']}",
                "exige: {fait: achat.etat, parmi: [NEUF]} | exige: {et: []}",
                "moins_de: 3 mois | moins_de: trois mois",
                "au: 2021-10-31 | au: 31 octobre 2021",
                "indispensable: oui | indispensable: peut-être",
                "code: MATERIEL | code: matériel",
                "https://www | http://www",
                "{forfait: 200.00 EUR} | {forfait: -200.00 EUR}",
                "chapitre: \"65\", article: \"6574\" | financeurs: [{code: a, chapitre: '65', article: '1', reste: non}, {code: b, chapitre: '65', article: '2', part: 30 %}]",
            })
    void ce_que_la_lecture_refuse_par_la_forme_un_editeur_le_souligne(String avant, String apres) {
        String faux = GPSO_2019.replace(avant, apres);
        assertFalse(faux.equals(GPSO_2019), avant);
        assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("faux.yaml", faux));
        assertFalse(fautes(faux).isEmpty());
    }

    @Test
    void une_liste_de_lieux_vide_est_refusee_par_les_deux_meme_a_cote_d_une_autre() {
        String faux = GPSO_2019.replace("    communes:", "    departements: []\n    communes:");
        assertFalse(faux.equals(GPSO_2019));
        assertTrue(assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("faux.yaml", faux))
                .getMessage()
                .contains("territoires.GPSO.departements"));
        assertFalse(fautes(faux).isEmpty());
    }

    /** The same fault made anywhere: both refuse. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void une_cle_inconnue_est_refusee_par_les_deux_ou_qu_elle_soit(
            @ForAll("reglements") ReglementAide reglement, @ForAll long graine) {
        Random hasard = new Random(graine);
        JsonNode arbre = lire(YAML, RedacteurReglement.ecrire(reglement));
        List<ObjectNode> tables = new ArrayList<>();
        tables(arbre, "", tables);
        ObjectNode table = tables.get(hasard.nextInt(tables.size()));
        table.set("inattendue", TextNode.valueOf("oui"));
        assertFalse(VALIDATION.validate(arbre).isEmpty());
        assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("faux.yaml", arbre.toString()));
    }

    /** Whatever is taken away, an editor underlines nothing that the reader accepts. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void ce_que_la_lecture_accepte_un_editeur_ne_le_souligne_pas(
            @ForAll("reglements") ReglementAide reglement, @ForAll long graine) {
        Random hasard = new Random(graine);
        JsonNode arbre = lire(YAML, RedacteurReglement.ecrire(reglement));
        List<ObjectNode> tables = new ArrayList<>();
        tables(arbre, "", tables);
        ObjectNode table = tables.get(hasard.nextInt(tables.size()));
        List<String> cles = new ArrayList<>();
        table.fieldNames().forEachRemaining(cles::add);
        table.remove(cles.get(hasard.nextInt(cles.size())));
        Set<ValidationMessage> fautes = VALIDATION.validate(arbre);
        try {
            LecteurReglement.lire("moindre.yaml", arbre.toString());
        } catch (FichierInvalideException refuse) {
            return;
        }
        assertEquals(Set.of(), fautes);
    }

    /** The tables whose keys are those of the language, not names that a règlement chooses. */
    private static void tables(JsonNode noeud, String nom, List<ObjectNode> tables) {
        boolean deNoms =
                Set.of("territoires", "parametres", "questions", "faits").contains(nom);
        if (noeud instanceof ObjectNode table) {
            if (!deNoms) {
                tables.add(table);
            }
            List<Map.Entry<String, JsonNode>> entrees = new ArrayList<>(table.properties());
            entrees.forEach(entree -> tables(entree.getValue(), deNoms ? "" : entree.getKey(), tables));
        } else if (noeud instanceof ArrayNode liste) {
            liste.forEach(element -> tables(element, "", tables));
        }
    }

    @Test
    void un_delai_s_ecrit_comme_il_se_lit() {
        for (String delai : List.of("1 jour", "10 jours ouvrés", "5 jours francs", "2 mois francs", "5 ans")) {
            String texte = GPSO_2019.replace("silence: 2 mois", "silence: " + delai);
            assertEquals(Set.of(), fautes(texte));
            assertEquals(
                    Delai.parse(delai), LecteurReglement.lire("r.yaml", texte).delaiSilence());
        }
        assertTrue(definition("delai").get("description").asText().contains("10 jours ouvrés"));
    }

    @Provide
    Arbitrary<ReglementAide> reglements() {
        return ReglesAuHasard.reglements();
    }
}
