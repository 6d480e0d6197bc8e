package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** From a month to the files of a bank and of Hélios, and back, on the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaiementDuMoisTest {

    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");
    private static final Path MAPPAGE = RESSOURCES.resolve("mappage/plateforme-e-services.yaml");
    private static final Path REGLEMENT = RESSOURCES.resolve("reglements/gpso-vae-2019.yaml");
    private static final Path COLLECTIVITE =
            Path.of("src/main/resources/fr/octroi/examples/cli/collectivite-demonstration.yaml");

    private static final String PAIEMENT = """
            paiement:
              sepa:
                nom: Régie de l'Exemple
                iban: FR76 3000 6000 0112 3456 7890 189
                libelle: Aide vélo
              pes:
                poste: "092001"
                siret: "21920000000013"
                codeCollectivite: "100"
                codeBudget: "00"
                emetteur: Service des mobilités
                objet: Aide vélo
                pieces: [FACTURE, RIB]
                premierBordereau: 13
                premierMandat: 833
            """;

    @TempDir
    private Path dossier;

    private Path entree = Path.of("");

    @BeforeAll
    void inventer_un_mois(@TempDir Path commun) throws IOException {
        entree = Files.createDirectory(commun.resolve("entree"));
        new GenerateurDeMois(30, 11, YearMonth.of(2020, 6), false).ecrire(entree);
    }

    private Console mois(Path reglement, Path sortie, Object... options) {
        Object[] arguments = {
            "mois",
            "--entree",
            entree,
            "--mappage",
            MAPPAGE,
            "--reglement",
            reglement,
            "--jour",
            "2020-07-01",
            "--sortie",
            sortie
        };
        return Console.taper(
                Stream.concat(Stream.of(arguments), Stream.of(options)).toArray());
    }

    private static void valider(String schema, Path fichier) throws Exception {
        Path corpora = Path.of(System.getProperty("octroi.corpora", "../../../shared/corpora"));
        assumeTrue(
                Files.isDirectory(corpora),
                () -> "the material folder corpora is absent: name it with -Doctroi.corpora=...");
        SchemaFactory.newDefaultInstance()
                .newSchema(corpora.resolve(schema).toAbsolutePath().normalize().toFile())
                .newValidator()
                .validate(new StreamSource(fichier.toFile()));
    }

    private static List<String> textes(Path fichier, String nom) throws Exception {
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(fichier.toFile());
        NodeList noeuds = document.getElementsByTagName(nom);
        List<String> textes = new ArrayList<>();
        for (int i = 0; i < noeuds.getLength(); i++) {
            textes.add(
                    noeuds.item(i).hasAttributes()
                                    && noeuds.item(i).getTextContent().isEmpty()
                            ? noeuds.item(i).getAttributes().getNamedItem("V").getNodeValue()
                            : noeuds.item(i).getTextContent());
        }
        return textes;
    }

    private static List<String> references(Path sortie) throws IOException {
        List<String> references = new ArrayList<>();
        for (JsonNode une : new ObjectMapper()
                .readTree(sortie.resolve("liquidation.json").toFile())
                .get("liquidations")) {
            references.add(une.get("reference").asText());
        }
        return references;
    }

    @Test
    void une_simulation_seule_ecrit_les_deux_avec_un_exemple_qui_se_dit() throws Exception {
        Path sortie = dossier.resolve("simule");
        Path pes = dossier.resolve("pes.xml");
        Path sepa = dossier.resolve("sepa.xml");
        Console console = mois(REGLEMENT, sortie, "--simuler-seance", "--sortie-pes", pes, "--sortie-sepa", sepa);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.erreur().startsWith("EXEMPLE : "), console.erreur());
        assertTrue(console.sortie().contains("--sortie-pes : "), console.sortie());
        for (Path fichier : List.of(pes, sepa)) {
            String texte = Files.readString(fichier, StandardCharsets.ISO_8859_1);
            assertTrue(texte.contains("SIMULATION") && texte.contains("EXEMPLE"), texte.substring(0, 500));
        }
        assertEquals(references(sortie), textes(sepa, "EndToEndId"));
        assertEquals(references(sortie), textes(pes, "LibVir2"));
        assertFalse(textes(pes, "MIMEType").isEmpty() && textes(pes, "Fichier").isEmpty(), "pieces go with mandats");
        List<String> alterations = Files.readAllLines(sortie.resolve("alterations.csv"));
        assertEquals("fichier;numero;champ;nature;SIMULATION", alterations.get(0));
        assertTrue(
                alterations.stream().anyMatch(ligne -> ligne.contains("SEPA;") && ligne.contains(";nom;TRANSLITTERE")));
        valider("iso20022/xsd/pain.001.001.09.xsd", sepa);
        valider("pes-v2/xsd-v5.17/PES_V2/Rev0/PES_Aller.xsd", pes);
    }

    @Test
    void les_seances_et_les_credits_viennent_de_leurs_propres_fichiers() throws IOException {
        Path sessions = Files.writeString(
                dossier.resolve("sessions.yaml"),
                "bureau:\n  seances:\n    - {code: bureau-2020-08-27, jour: 2020-08-27, limite: 2020-08-01, capacite: 5}\n");
        Path budget = Files.writeString(
                dossier.resolve("budget.yaml"),
                "credits: {enveloppe: velo-a-part, exercice: 2020, ouverts: 600.00 EUR}\n");
        Path sortie = dossier.resolve("a-part");
        Console console = mois(REGLEMENT, sortie, "--simuler-seance", "--sessions", sessions, "--budget", budget);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Séance du 27 août 2020 : "), console.sortie());
        assertTrue(console.sortie().contains("attendent des crédits"), console.sortie());
        assertFalse(console.sortie().contains("les crédits couvrent"), console.sortie());
        JsonNode liquidation =
                new ObjectMapper().readTree(sortie.resolve("liquidation.json").toFile());
        assertEquals("velo-a-part", liquidation.at("/bordereau/enveloppe").asText());
        assertEquals("bureau-2020-08-27", liquidation.at("/bordereau/code").asText());
        Console avecFiche =
                mois(REGLEMENT, dossier.resolve("fiche"), "--collectivite", COLLECTIVITE, "--sessions", sessions);
        assertEquals(0, avecFiche.code(), avecFiche.erreur());
        assertTrue(avecFiche.sortie().contains("Séance du 27 août 2020"), avecFiche.sortie());
    }

    /** One transfer a person, and two lines of each mandat; what a funder lacks makes others wait. */
    @Test
    void plusieurs_financeurs_paient_chacun_leur_part() throws Exception {
        Path partage = Files.writeString(
                dossier.resolve("partage.yaml"),
                Files.readString(REGLEMENT)
                        .replaceFirst(
                                "(?m)^budget: .*$",
                                "budget: {financeurs: [{code: ville, chapitre: \"65\", article: \"65748\", reste: oui},"
                                        + " {code: region, chapitre: \"204\", article: \"20422\", part: 30 %}]}"));
        Path sortie = dossier.resolve("partage");
        Path pes = dossier.resolve("partage-pes.xml");
        Path sepa = dossier.resolve("partage-sepa.xml");
        Path budget = Files.writeString(
                dossier.resolve("partage-budget.yaml"),
                "credits: {enveloppe: velo, exercice: 2020, ouverts: 50_000.00 EUR, financeurs: {region: 200.00 EUR}}\n");
        Console console = mois(
                partage, sortie, "--simuler-seance", "--budget", budget, "--sortie-pes", pes, "--sortie-sepa", sepa);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("attendent des crédits"), console.sortie());
        assertTrue(console.sortie().contains(" de region"), console.sortie());
        JsonNode liquidation =
                new ObjectMapper().readTree(sortie.resolve("liquidation.json").toFile());
        assertEquals("velo", liquidation.at("/bordereau/enveloppe").asText());
        assertEquals("ville", liquidation.at("/imputations/0/financeur").asText());
        assertEquals(references(sortie), textes(sepa, "EndToEndId"));
        assertEquals(2 * references(sortie).size(), textes(pes, "LibVir2").size());
        assertEquals(List.of("65748", "20422"), textes(pes, "Nature").subList(0, 2));
        valider("pes-v2/xsd-v5.17/PES_V2/Rev0/PES_Aller.xsd", pes);
        for (String financeurs : List.of("", ", financeurs: {region: 1.00 EUR, inconnu: 1.00 EUR}")) {
            Files.writeString(
                    budget, "credits: {enveloppe: velo, exercice: 2020, ouverts: 600.00 EUR" + financeurs + "}\n");
            Console refus = mois(partage, dossier.resolve("refus"), "--simuler-seance", "--budget", budget);
            assertTrue(refus.code() != 0, refus.sortie());
            assertTrue(refus.erreur().contains(financeurs.isEmpty() ? "« region »" : "« inconnu »"), refus.erreur());
        }
        assertEquals(
                0,
                mois(partage, dossier.resolve("sans-budget"), "--simuler-seance")
                        .code());
    }

    @Test
    void ce_que_la_banque_renvoie_se_prend_avec_le_proces_verbal() throws Exception {
        Path fiche = Files.writeString(
                dossier.resolve("fiche.yaml"), Files.readString(COLLECTIVITE, StandardCharsets.UTF_8) + PAIEMENT);
        Path prepare = dossier.resolve("prepare");
        assertEquals(0, mois(REGLEMENT, prepare, "--collectivite", fiche).code());
        Path pv = Files.writeString(
                dossier.resolve("pv.yaml"),
                Files.readString(prepare.resolve("bureau/proces-verbal-modele.yaml"))
                        .replaceFirst("(?m)^acte:$", "acte: B2020-07-012")
                        .replaceFirst(
                                "(?m)^presents: \\[]$", "presents: [elu-01, elu-02, elu-03, elu-04, elu-05, elu-06]"));
        Path sortie = dossier.resolve("vrai");
        Path pes = dossier.resolve("vrai-pes.xml");
        Path sepa = dossier.resolve("vrai-sepa.xml");
        Console console = mois(REGLEMENT, sortie, "--collectivite", fiche, "--deliberation", pv, "--sortie-pes", pes);
        assertEquals(0, console.code(), console.erreur());
        assertEquals("", console.erreur());
        Console virements =
                mois(REGLEMENT, sortie, "--collectivite", fiche, "--deliberation", pv, "--sortie-sepa", sepa);
        assertEquals(0, virements.code(), virements.erreur());
        assertEquals(List.of("13"), textes(pes, "IdBord"));
        assertEquals("833", textes(pes, "IdPce").get(0));
        String reference = references(sortie).get(0);
        Path rejet = Files.writeString(
                dossier.resolve("rejet.xml"),
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr><MsgId>R</MsgId>"
                        + "<CreDtTm>2020-07-20T10:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>"
                        + textes(sepa, "MsgId").get(0) + "</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
                        + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>"
                        + reference
                        + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>"
                        + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>");
        Console banque = mois(REGLEMENT, sortie, "--collectivite", fiche, "--deliberation", pv, "--retour", rejet);
        assertEquals(0, banque.code(), banque.erreur());
        assertTrue(banque.sortie().contains("Retour du comptable : 1 ligne sur 1 appliquée"), banque.sortie());
        try (Stream<Path> lettres = Files.list(sortie.resolve("lettres/demande-rib"))) {
            assertEquals(1, lettres.count());
        }
        assertFalse(Files.exists(sortie.resolve("retour-a-voir.csv")), "nothing is to be looked at");
        Path contredit = Files.writeString(
                dossier.resolve("contredit.xml"),
                Files.readString(rejet)
                        .replace(
                                "</OrgnlPmtInfAndSts>",
                                "\n<TxInfAndSts><OrgnlEndToEndId>" + reference
                                        + "</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>\n<TxInfAndSts>"
                                        + "<OrgnlEndToEndId>"
                                        + references(sortie).get(1)
                                        + "</OrgnlEndToEndId><TxSts>XXXX</TxSts><StsRsnInf><Rsn><Prtry>chez Mme Quillfeldt"
                                        + "</Prtry></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>"));
        Console deux = mois(REGLEMENT, sortie, "--collectivite", fiche, "--deliberation", pv, "--retour", contredit);
        assertEquals(0, deux.code(), deux.erreur());
        assertTrue(deux.sortie().contains("Retour du comptable : 1 ligne sur 2 appliquée"), deux.sortie());
        assertEquals(
                List.of(
                        "ligne;reference;colonne;code",
                        "3;" + references(sortie).get(1) + ";;INCONNU:EN_CLAIR",
                        "1|2;" + reference + ";;PASSAGE_IMPOSSIBLE"),
                Files.readAllLines(sortie.resolve("retour-a-voir.csv")));
        Path comptable = Files.writeString(
                dossier.resolve("comptable.xml"),
                "<n:PES_Retour xmlns:n=\"x\"><EnTetePES><DteStr V=\"2020-07-24\"/></EnTetePES><PES_DepenseRetour><Bordereau>"
                        + "<BlocBordereau><Exer V=\"2020\"/><IdBord V=\"13\"/></BlocBordereau><Piece><InfoPiece>"
                        + "<IdPce V=\"833\"/><EtatPce V=\"04\"/><ObsEtat V=\"09\"/></InfoPiece><LigneDePiece><BlocLignePiece>"
                        + "<InfoLignePiece><EtatLigPce V=\"02\"/></InfoLignePiece></BlocLignePiece></LigneDePiece></Piece>"
                        + "\n<Piece><InfoPiece><IdPce V=\"834\"/><EtatPce V=\"05\"/></InfoPiece></Piece>"
                        + "</Bordereau></PES_DepenseRetour></n:PES_Retour>");
        Console helios = mois(REGLEMENT, sortie, "--collectivite", fiche, "--deliberation", pv, "--retour", comptable);
        assertEquals(0, helios.code(), helios.erreur());
        assertTrue(helios.sortie().contains("Retour du comptable : 1 ligne sur 1 appliquée"), helios.sortie());
        assertEquals(
                List.of("ligne;reference;colonne;code", "2;834;;INCONNU"),
                Files.readAllLines(sortie.resolve("retour-a-voir.csv")));
        valider("iso20022/xsd/pain.001.001.09.xsd", sepa);
        valider("pes-v2/xsd-v5.17/PES_V2/Rev0/PES_Aller.xsd", pes);
    }

    /** Two orders for the same people, and orders for what was just paid or rejected. */
    @Test
    void personne_n_est_paye_deux_fois() throws IOException {
        Path pv = Files.writeString(
                dossier.resolve("pv.yaml"),
                "seance: bureau-2020-07-16\njour: 2020-07-16\nacte: B1\npresents: [elu-01]\nlignes: []\n");
        Path retour = Files.writeString(dossier.resolve("retour.csv"), "reference;issue;code;montant;jour\n");
        Path fiche = Files.writeString(
                dossier.resolve("fiche.yaml"), Files.readString(COLLECTIVITE, StandardCharsets.UTF_8) + PAIEMENT);
        Path sortie = dossier.resolve("double");
        Path pes = dossier.resolve("double-pes.xml");
        Path sepa = dossier.resolve("double-sepa.xml");
        Object[] seance = {"--collectivite", fiche, "--deliberation", pv, "--sortie-sepa", sepa};
        refuse(
                mois(REGLEMENT, sortie, avec(seance, "--sortie-pes", pes)),
                "--sortie-sepa : cette option ne va pas avec --sortie-pes, car");
        refuse(
                mois(REGLEMENT, sortie, avec(seance, "--retour", retour)),
                "--sortie-sepa : cette option ne va pas avec --retour, car");
        assertFalse(Files.exists(sortie));
        assertFalse(Files.exists(pes) || Files.exists(sepa));
    }

    private static Object[] avec(Object[] options, Object... autres) {
        return Stream.concat(Stream.of(options), Stream.of(autres)).toArray();
    }

    /** The PES is refused after the transfers were made: of neither anything is left. */
    @Test
    void quand_l_un_est_refuse_l_autre_n_est_pas_ecrit() throws IOException {
        Path fiche = Files.writeString(
                dossier.resolve("fiche.yaml"), Files.readString(COLLECTIVITE, StandardCharsets.UTF_8) + PAIEMENT);
        Path sortie = dossier.resolve("refuse");
        Path fichiers = Files.createDirectory(dossier.resolve("fichiers"));
        String sansCompte =
                Files.readString(REGLEMENT, StandardCharsets.UTF_8).replace("article: \"6574\"", "article: \"6574-B\"");
        Path reglement = Files.writeString(dossier.resolve("reglement.yaml"), sansCompte);
        assertTrue(sansCompte.contains("6574-B"), "the règlement says where it is charged");
        Path ancien = Files.writeString(fichiers.resolve("sepa.xml"), "ancien");
        Console console = mois(
                reglement,
                sortie,
                "--collectivite",
                fiche,
                "--simuler-seance",
                "--sortie-pes",
                fichiers.resolve("pes.xml"),
                "--sortie-sepa",
                ancien);
        assertFalse(console.code() == 0, console.sortie());
        assertEquals("ancien", Files.readString(ancien));
        try (Stream<Path> reste = Files.list(fichiers)) {
            assertEquals(List.of(ancien), reste.toList());
        }
        assertFalse(Files.exists(sortie));
    }

    @Test
    void ce_qui_ne_va_pas_se_dit_avant_de_rien_ecrire() throws IOException {
        Path sortie = dossier.resolve("x");
        Path pes = dossier.resolve("x.xml");
        refuse(mois(REGLEMENT, sortie, "--sortie-pes", pes), "--sortie-pes : ");
        refuse(mois(REGLEMENT, sortie, "--sortie-sepa", pes), "--sortie-sepa : ");
        refuse(mois(REGLEMENT, sortie, "--sans-pieces", "--budget", pes), "--budget : ");
        refuse(
                mois(REGLEMENT, sortie, "--simuler-seance", "--sortie-sepa", sortie.resolve("sepa.xml")),
                "le ranger ailleurs");
        refuse(
                mois(REGLEMENT, sortie, "--simuler-seance", "--sortie-sepa", dossier.resolve("absent/sepa.xml")),
                "un dossier qui existe");
        Path pv = Files.writeString(
                dossier.resolve("pv.yaml"),
                "seance: bureau-2020-07-16\njour: 2020-07-16\nacte: B1\npresents: [elu-01]\nlignes: []\n");
        refuse(
                mois(REGLEMENT, sortie, "--collectivite", COLLECTIVITE, "--deliberation", pv, "--sortie-sepa", pes),
                "paiement.sepa");
        Path faux = Files.writeString(dossier.resolve("faux.yaml"), "credits: {enveloppe: velo}\n");
        refuse(mois(REGLEMENT, sortie, "--budget", faux), "faux.yaml, ligne 1");
        assertFalse(Files.exists(sortie));
        assertFalse(Files.exists(pes));
    }

    private static void refuse(Console console, String phrase) {
        assertEquals(2, console.code());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }
}
