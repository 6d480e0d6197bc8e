package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LiquidationJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LigneBudgetaire IMPUTATION = new LigneBudgetaire("65", "65748", "845");

    @Provide
    Arbitrary<Difficiles> envois() {
        return Difficiles.arbitraires(Difficiles.COMPTES);
    }

    private static List<NumeroDossier> ecrire(Difficiles envoi, boolean simulation, StringWriter sortie) {
        return LiquidationJson.ecrire(
                envoi.bordereau(), envoi::dossier, Difficiles::cle, IMPUTATION, simulation, sortie);
    }

    private static String texte(Difficiles envoi) {
        StringWriter sortie = new StringWriter();
        assertEquals(List.of(), ecrire(envoi, false, sortie));
        return sortie.toString();
    }

    @Property(tries = 300)
    void chaque_versement_s_y_retrouve_avec_ses_totaux(@ForAll("envois") Difficiles envoi, @ForAll boolean simulation)
            throws IOException {
        StringWriter sortie = new StringWriter();
        assertEquals(List.of(), ecrire(envoi, simulation, sortie));
        JsonNode lu = JSON.readTree(sortie.toString());
        Bordereau.Totaux totaux = envoi.bordereau().totaux();
        assertEquals(simulation, lu.get("simulation").asBoolean());
        assertEquals(totaux.nombre(), lu.get("totaux").get("nombre").asInt());
        assertEquals(
                totaux.empreinte().hexadecimal(),
                lu.get("totaux").get("empreinte").asText());
        Montant somme = Montant.ZERO;
        for (Bordereau.Ligne ligne : envoi.bordereau().lignes()) {
            JsonNode dite = lu.get("liquidations").get(ligne.rang() - 1);
            assertEquals(ligne.versement().reference(), dite.get("reference").asText());
            somme = somme.plus(Montant.parse(dite.get("montant").asText()));
        }
        assertEquals(totaux.total(), somme);
        assertEquals(totaux.total().toString(), lu.get("totaux").get("montant").asText());
    }

    @Test
    void un_compte_qui_n_est_plus_celui_de_la_liquidation_arrete_tout() {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", new Adresse("", "", "", null), null)),
                List.of(100L));
        StringWriter sortie = new StringWriter();
        assertEquals(List.of(new NumeroDossier("V-1")), ecrire(envoi, false, sortie));
        assertEquals("", sortie.toString());
    }

    /** The example of the page is what the code writes. */
    @Test
    void l_exemple_de_la_page_est_celui_que_le_code_ecrit() throws IOException {
        String page = Files.readString(Path.of("../docs/bordereau.md"));
        Matcher bloc = Pattern.compile("(?s)```json\n(.*?)```").matcher(page);
        assertTrue(bloc.find());
        Difficiles envoi = Difficiles.of(
                "B-2020-07",
                List.of(Difficiles.dossier(
                        "VAE-2020-0001",
                        "Exemple",
                        "Zoé",
                        "Mme Zoé Exemple",
                        new Adresse("1 place de l'Exemple", "92000", "EXEMPLE", null),
                        Difficiles.COMPTES.get(0),
                        new PieceJustificative(
                                "FACTURE",
                                "facture.pdf",
                                Empreinte.deChamps("facture"),
                                48_213,
                                LocalDate.of(2020, 5, 4)))),
                List.of(20_050L));
        assertEquals(texte(envoi), bloc.group(1));
    }

    /** Each funder's part of each payment, and what he pays in all: the same sum, told twice. */
    @Property(tries = 200)
    void les_parts_des_financeurs_font_chaque_versement_et_leurs_totaux(@ForAll("envois") Difficiles envoi)
            throws IOException {
        StringWriter sortie = new StringWriter();
        LiquidationJson.ecrire(
                envoi.bordereau(), envoi::dossier, Difficiles::cle, Difficiles::partagees, false, sortie);
        JsonNode lu = JSON.readTree(sortie.toString());
        assertTrue(lu.path("imputation").isMissingNode());
        SortedMap<String, Montant> parts = new TreeMap<>();
        for (JsonNode liquidation : lu.get("liquidations")) {
            Montant somme = Montant.ZERO;
            for (JsonNode part : liquidation.get("imputations")) {
                Montant montant = Montant.parse(part.get("montant").asText());
                somme = somme.plus(montant);
                parts.merge(part.get("financeur").asText(), montant, Montant::plus);
            }
            assertEquals(liquidation.get("montant").asText(), somme.toString());
        }
        SortedMap<String, Montant> totaux = new TreeMap<>();
        lu.get("imputations")
                .forEach(total -> totaux.put(
                        total.get("financeur").asText(),
                        Montant.parse(total.get("montant").asText())));
        assertEquals(parts, totaux);
        assertEquals(
                envoi.bordereau().totaux().total(), totaux.values().stream().reduce(Montant.ZERO, Montant::plus));
    }
}
