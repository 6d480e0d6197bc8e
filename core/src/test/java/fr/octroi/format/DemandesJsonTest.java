package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Rejet;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandesJsonTest {

    private static final Empreinte FACTURE = Empreinte.deChamps("facture");

    private static DemandeDeposee complete() {
        LocalDate jour = LocalDate.of(2020, 6, 2);
        return new DemandeDeposee(
                "E-1",
                jour,
                "Mme",
                "Exemple",
                "Ânne-Lise",
                LocalDate.of(1980, 2, 29),
                "1 rue de l'Essai",
                "92100",
                "Ville-Exemple",
                "92012",
                "a.exemple@courriel.invalid",
                "0100000000",
                3,
                Montant.ofEuros(20_000),
                new BigDecimal("2.5"),
                "VAE",
                "NEUF",
                "Modèle \"X\"",
                jour,
                Montant.parse("1200.50"),
                Montant.parse("1000.42"),
                1,
                "73282932000074",
                "F-1",
                "S-1",
                "FR7630006000011234567890189",
                "A. Exemple",
                Montant.ofEuros(100),
                new TreeMap<>(Map.of(
                        "a", new Valeur.Code("mot"),
                        "b", new Valeur.Nombre(new BigDecimal("12.5")),
                        "c", new Valeur.Somme(Montant.ofEuros(3)),
                        "d", new Valeur.Revenu(Montant.ofEuros(4)),
                        "e", new Valeur.Jour(jour),
                        "f", new Valeur.Booleen(true),
                        "g", new Valeur.Booleen(false))),
                List.of(PieceDeposee.arrivee("FACTURE", FACTURE.hexadecimal(), FACTURE, 1234)));
    }

    private static DemandeDeposee nue() {
        return nommee("Exemple");
    }

    private static DemandeDeposee nommee(String nom) {
        return new DemandeDeposee(
                "E-2",
                LocalDate.of(2020, 6, 2),
                "",
                nom,
                "Bo",
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                "",
                "",
                "",
                "",
                "",
                null,
                new TreeMap<>(),
                List.of());
    }

    private static String ecrire(DemandeDeposee... demandes) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        for (DemandeDeposee demande : demandes) {
            DemandesJson.ecrire("aide", demande, sortie);
        }
        return sortie.toString(StandardCharsets.UTF_8);
    }

    private static List<LigneDeLot> lire(String texte) {
        List<LigneDeLot> lues = new ArrayList<>();
        new DemandesJson(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)), "aide", FACTURE::equals)
                .forEachRemaining(lues::add);
        return lues;
    }

    private static String rejets(LigneDeLot ligne) {
        return assertInstanceOf(LigneDeLot.Illisible.class, ligne).rejets().stream()
                .map(rejet -> rejet.champ() + " " + rejet.code())
                .collect(Collectors.joining(", "));
    }

    @Test
    void une_demande_se_relit_comme_elle_fut_ecrite() {
        assertEquals(
                List.of(new LigneDeLot.Lue(1, complete()), new LigneDeLot.Lue(2, nue())),
                lire(ecrire(complete(), nue())));
    }

    @Test
    void chaque_ligne_suit_le_schema_publie() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/demande.schema.json")));
        for (String ligne : ecrire(complete(), nue()).split("\n")) {
            assertEquals(List.of(), List.copyOf(schema.validate(new ObjectMapper().readTree(ligne))));
        }
    }

    @Test
    void une_ligne_illisible_ne_coute_qu_elle_meme() {
        String juste = ecrire(nue());
        List<LigneDeLot> lues = lire(juste + "{\n\n[]\n" + juste + juste.strip() + "{}\n" + juste);
        assertEquals(7, lues.size());
        for (int rang : new int[] {1, 2, 3, 5}) {
            assertEquals(" LIGNE_ILLISIBLE", rejets(lues.get(rang)));
            assertEquals(rang + 1, lues.get(rang).ligne());
        }
        assertEquals(5, assertInstanceOf(LigneDeLot.Lue.class, lues.get(4)).ligne());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"depot\":\"2020-06-02\"|\"depot\":\"2020-06-31\"|depot DATE_INVALIDE",
                "\"depot\":\"2020-06-02\"|\"depot\":20200602|depot VALEUR_REFUSEE",
                "\"aide\":\"aide\"|\"aide\":\"autre\"|aide VALEUR_INCONNUE",
                "\"aide\":\"aide\"|\"Jean Secret\":\"x\",\"aide\":\"aide\"| VALEUR_REFUSEE",
                "\"1200.50\"|\"douze\"|depense.montantTtc MONTANT_INVALIDE",
                "\"1200.50\"|\"1e9\"|depense.montantTtc MONTANT_INVALIDE",
                "\"parts\":\"2.5\"|\"parts\":\"1e999999999\"|foyer.parts NOMBRE_INVALIDE",
                "\"personnes\":\"3\"|\"personnes\":\"trois\"|foyer.personnes NOMBRE_INVALIDE",
                "{\"code\":\"mot\"}|{\"code\":\"mot\",\"nombre\":\"1\"}|reponses VALEUR_REFUSEE",
                "{\"booleen\":\"oui\"}|{\"booleen\":\"peut-être\"}|reponses VALEUR_REFUSEE",
                "\"A. Exemple\"|\"A\\ud83d\"|compte.titulaire VALEUR_REFUSEE",
                "{\"code\":\"mot\"}|{\"code\":\"\\ude00\"}|reponses VALEUR_REFUSEE",
                "\"taille\":1234|\"taille\":12.5|pieces PIECE_INVALIDE",
                "\"foyer\":{|\"foyer\":[],\"autre\":{|foyer VALEUR_REFUSEE,  VALEUR_REFUSEE"
            })
    void une_valeur_fausse_est_rejetee_a_son_champ(String juste, String fausse, String attendu) {
        String ligne = ecrire(complete());
        String changee = ligne.replace(juste, fausse);
        assertFalse(ligne.equals(changee));
        List<String> rejets = Stream.of(rejets(lire(changee).get(0)).split(", "))
                .map(String::strip)
                .sorted()
                .toList();
        assertEquals(Stream.of(attendu.split(", ")).map(String::strip).sorted().toList(), rejets);
    }

    @Test
    void la_moitie_d_un_caractere_ne_s_ecrit_pas() {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertThrows(
                ValeurInvalideException.class,
                () -> DemandesJson.ecrire("aide", nommee("Exemple" + (char) 0xD83D), sortie));
        assertEquals(0, sortie.size());
        assertEquals(List.of(new LigneDeLot.Lue(1, nommee("\ud83d\ude00"))), lire(ecrire(nommee("\ud83d\ude00"))));
    }

    @Test
    void une_piece_qui_n_est_pas_du_lot_est_dite_introuvable() {
        String ligne = ecrire(complete())
                .replace(FACTURE.hexadecimal(), Empreinte.deChamps("autre").hexadecimal());
        LigneDeLot.Lue lue = assertInstanceOf(LigneDeLot.Lue.class, lire(ligne).get(0));
        assertEquals("PIECE_INTROUVABLE", lue.demande().pieces().get(0).defaut());
    }

    @Test
    void aucun_rejet_ne_repete_une_valeur() {
        String ligne = ecrire(complete()).replace("2020-06-02", "SecretDuDemandeur");
        for (Rejet rejet :
                assertInstanceOf(LigneDeLot.Illisible.class, lire(ligne).get(0)).rejets()) {
            assertFalse(rejet.toString().contains("SecretDuDemandeur"));
        }
    }
}
