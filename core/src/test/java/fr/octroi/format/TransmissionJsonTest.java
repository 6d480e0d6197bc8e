package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Exemples;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransmissionJsonTest {

    private static final ReglementAide REGLEMENT = LecteurReglement.fourni("gpso-vae-2019");
    private static final Relais RELAIS = Objects.requireNonNull(REGLEMENT.relais());
    private static final LocalDate TRANSMIS = LocalDate.of(2021, 11, 8);

    private static String texte(Dossier dossier, boolean simulation) {
        StringWriter texte = new StringWriter();
        TransmissionJson.ecrire(dossier, REGLEMENT, RELAIS, TRANSMIS, simulation, texte);
        return texte.toString();
    }

    @Provide
    Arbitrary<Dossier> dossiers() {
        return Exemples.dossiers();
    }

    @Property
    void tout_ce_qui_fut_declare_part_et_le_jour_du_premier_depot_avec(@ForAll("dossiers") Dossier dossier)
            throws IOException {
        JsonNode lu = JsonMapper.builder().build().readTree(texte(dossier, false));
        assertEquals("octroi-transmission-1", lu.get("format").textValue());
        assertEquals(dossier.numero().valeur(), lu.get("numero").textValue());
        assertEquals(dossier.depot().toString(), lu.get("recueLe").textValue());
        assertEquals("2021-11-08", lu.get("transmiseLe").textValue());
        assertEquals("Grand Paris Seine Ouest", lu.get("recueParAutorite").textValue());
        assertEquals("Île-de-France Mobilités", lu.get("transmiseA").textValue());
        assertEquals(dossier.demandeur().nom(), lu.at("/demandeur/nom").textValue());
        assertEquals(
                Objects.toString(dossier.depense().montantTtc(), ""),
                lu.at("/depense/montantTtc").asText());
        assertEquals(
                Objects.toString(dossier.demandeur().adresse().insee(), ""),
                lu.at("/demandeur/adresse/insee").asText());
        assertEquals(
                dossier.iban() == null ? "" : dossier.iban().valeur(),
                lu.at("/compte/iban").asText());
        dossier.reponses()
                .forEach((nom, valeur) -> assertEquals(
                        valeur.toString(), lu.get("reponses").get(nom).textValue()));
        assertEquals(dossier.reponses().size(), lu.get("reponses").size());
        assertEquals(dossier.pieces().size(), lu.get("pieces").size());
        for (int i = 0; i < dossier.pieces().size(); i++) {
            PieceJustificative piece = dossier.pieces().get(i);
            JsonNode ecrite = lu.get("pieces").get(i);
            assertEquals(piece.contenu().hexadecimal(), ecrite.get("sha256").textValue());
            assertEquals(piece.taille(), ecrite.get("taille").longValue());
            assertEquals(piece.recue().toString(), ecrite.get("recueLe").textValue());
            assertFalse(ecrite.has("nom"), "le nom d'un fichier est à qui l'a nommé");
        }
    }

    @Property(tries = 200)
    void une_simulation_le_dit_et_rien_d_autre_ne_le_dit(@ForAll("dossiers") Dossier dossier) throws IOException {
        assertEquals(
                "SIMULATION",
                JsonMapper.builder()
                        .build()
                        .readTree(texte(dossier, true))
                        .get("mention")
                        .textValue());
        assertFalse(texte(dossier, false).contains("\"mention\""));
    }

    @Property
    void la_page_nomme_chaque_champ_qui_peut_s_ecrire(@ForAll("dossiers") Dossier dossier) throws IOException {
        String page = Files.readString(Path.of("../docs/transmission.md"));
        JsonNode lu = JsonMapper.builder().build().readTree(texte(dossier, true));
        SortedSet<String> champs = new TreeSet<>();
        nommer(lu, champs);
        for (String champ : champs) {
            assertTrue(Pattern.compile("`" + champ + "`").matcher(page).find(), champ);
        }
    }

    private static void nommer(JsonNode noeud, SortedSet<String> champs) {
        noeud.properties().forEach(champ -> {
            champs.add(champ.getKey());
            if (!champ.getKey().equals("reponses")) {
                nommer(champ.getValue(), champs);
                champ.getValue().elements().forEachRemaining(element -> nommer(element, champs));
            }
        });
    }
}
