package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Invoices that others made: taken out by poppler and read by XPath, they say what they say here. */
class FacturesJointesCorporaTest {

    private static final List<String> NOMS = List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml");

    private static final String TRANSACTION = "/*/*[contains(local-name(), 'SupplyChainTradeTransaction')]";
    private static final String DOCUMENT = "/*/*[contains('ExchangedDocument HeaderExchangedDocument', local-name())]";
    private static final String ACCORD = TRANSACTION + "/*[ends(local-name(), 'TradeAgreement')]";
    private static final String REGLEMENT = TRANSACTION + "/*[ends(local-name(), 'TradeSettlement')]";
    private static final String TOTAUX = REGLEMENT + "/*[ends(local-name(), 'MonetarySummation')]";

    private final XPath xpath = XPathFactory.newDefaultInstance().newXPath();

    @TempDir
    Path dossier;

    @Test
    void chaque_facture_jointe_dit_ce_qu_un_autre_outil_y_trouve() throws Exception {
        Path corpora = Materiel.corpora().resolve("facturx");
        if (!Files.isDirectory(corpora)) {
            throw new TestAbortedException("the material folder facturx is absent: name it with -Doctroi.corpora=...");
        }
        List<String> ecarts = new ArrayList<>();
        int lues = 0;
        int sans = 0;
        int abimes = 0;
        for (Path fichier : MaterielDocument.fichiers(corpora)) {
            if (!fichier.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
                continue;
            }
            Optional<FactureJointe> jointe;
            try (PDDocument pdf = Loader.loadPDF(fichier.toFile())) {
                jointe = FichiersEmbarques.facture(pdf, new Vigie(Limites.PAR_DEFAUT));
            } catch (IOException pasUnPdf) {
                continue;
            }
            Optional<byte[]> xml;
            try {
                xml = extraire(fichier);
            } catch (FichierAbimeException e) {
                abimes++;
                continue;
            }
            if (xml.isEmpty()) {
                egal(Optional.empty(), jointe, fichier, "facture", ecarts);
                sans++;
                continue;
            }
            Document document = analyser(xml.get());
            boolean lisible = document != null;
            egal(
                    lisible,
                    jointe.isPresent() && jointe.get().selon(facture -> true, motif -> false),
                    fichier,
                    "lisible",
                    ecarts);
            if (document != null && jointe.isPresent()) {
                lues++;
                Map<String, Object> dits = dits(document);
                faits(jointe.get()).forEach((fait, lu) -> egal(dits.get(fait), lu, fichier, fait, ecarts));
            }
        }
        System.out.printf(
                "facturx: %d invoices, %d files without, %d too broken for the other tool%n", lues, sans, abimes);
        assertTrue(lues > 0 && sans > 0);
        assertEquals("", String.join("\n", ecarts));
    }

    private static void egal(
            @Nullable Object attendu, @Nullable Object lu, Path fichier, String quoi, List<String> ecarts) {
        if (!Objects.equals(attendu, lu)) {
            ecarts.add(fichier.getFileName() + " " + quoi + ": " + attendu + " / " + lu);
        }
    }

    /** The other tool mends a broken file in its own way: that it finds nothing there says nothing. */
    private static final class FichierAbimeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Optional<byte[]> extraire(Path pdf) throws IOException, InterruptedException, FichierAbimeException {
        Path sortie = Files.createTempDirectory(dossier, "xml");
        String plaintes;
        try {
            Process outil = new ProcessBuilder("pdfdetach", "-saveall", "-o", sortie.toString(), pdf.toString())
                    .redirectErrorStream(true)
                    .start();
            plaintes = new String(outil.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            outil.waitFor();
        } catch (IOException absent) {
            throw new TestAbortedException("the tool pdfdetach is absent: install poppler-utils", absent);
        }
        try (Stream<Path> fichiers = Files.list(sortie)) {
            List<Path> xml =
                    fichiers.filter(fichier -> nom(fichier).endsWith(".xml")).toList();
            for (String connu : NOMS) {
                for (Path fichier : xml) {
                    if (nom(fichier).equals(connu)) {
                        return Optional.of(Files.readAllBytes(fichier));
                    }
                }
            }
        }
        if (plaintes.contains("Syntax Error")) {
            throw new FichierAbimeException();
        }
        return Optional.empty();
    }

    private static String nom(Path fichier) {
        return fichier.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Document analyser(byte[] xml) throws ParserConfigurationException, IOException {
        DocumentBuilderFactory fabrique = DocumentBuilderFactory.newDefaultInstance();
        fabrique.setNamespaceAware(true);
        DocumentBuilder lecteur = fabrique.newDocumentBuilder();
        lecteur.setErrorHandler(null);
        try {
            return lecteur.parse(new ByteArrayInputStream(xml));
        } catch (SAXException | java.io.UnsupportedEncodingException malForme) {
            return null;
        }
    }

    /** What the document says, by one XPath a fact. */
    private Map<String, Object> dits(Document document) throws XPathExpressionException {
        String devise = seul(document, REGLEMENT + "/*[local-name()='InvoiceCurrencyCode']");
        String vendeur = ACCORD + "/*[local-name()='SellerTradeParty']";
        String acheteur = ACCORD + "/*[local-name()='BuyerTradeParty']";
        String registre = vendeur
                + "/descendant::*[(local-name()='ID' and local-name(..)='SpecifiedLegalOrganization' or local-name()='GlobalID')"
                + " and (@schemeID='0002' or @schemeID='0009')";
        String siret = seul(document, registre + " and string-length(normalize-space(.))=14]");
        String iban = seul(
                document,
                REGLEMENT + "//*[local-name()='PayeePartyCreditorFinancialAccount']/*[local-name()='IBANID']");
        Map<String, Object> dits = new TreeMap<>();
        dits.put("type", seul(document, DOCUMENT + "/*[local-name()='TypeCode']"));
        dits.put("numero", seul(document, DOCUMENT + "/*[local-name()='ID']"));
        String date = seul(
                document,
                DOCUMENT
                        + "/*[local-name()='IssueDateTime']/descendant-or-self::*[not(*) and (not(@format) or @format='102')]");
        dits.put("date", date.isEmpty() ? "" : LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE));
        dits.put("vendeur", seul(document, vendeur + "/*[local-name()='Name']"));
        dits.put("siren", seul(document, registre + " and string-length(normalize-space(.))=9]"));
        dits.put("siret", Siret.seLit(siret) ? siret : "");
        dits.put("tva", seul(document, vendeur + "/*[local-name()='SpecifiedTaxRegistration']/*[@schemeID='VA']"));
        dits.put("acheteur", seul(document, acheteur + "/*[local-name()='Name']"));
        dits.put("codePostal", seul(document, acheteur + "//*[local-name()='PostcodeCode']"));
        dits.put("ville", seul(document, acheteur + "//*[local-name()='CityName']"));
        dits.put("voie", String.join(", ", tous(document, acheteur + "//*[starts-with(local-name(), 'Line')]")));
        dits.put("devise", devise);
        dits.put("iban", Iban.seLit(iban) ? iban.replace(" ", "") : "");
        dits.put(
                "lignes",
                tous(document, TRANSACTION + "/*/*[local-name()='SpecifiedTradeProduct']/*[local-name()='Name']"));
        for (String total : List.of(
                "LineTotalAmount",
                "TaxBasisTotalAmount",
                "TaxTotalAmount",
                "GrandTotalAmount",
                "TotalPrepaidAmount",
                "DuePayableAmount")) {
            String lu = seul(
                    document,
                    TOTAUX + "/*[local-name()='" + total + "' and (not(@currencyID) or @currencyID='" + devise
                            + "' or '" + devise + "'='')]");
            dits.put(total, lu.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(lu)));
        }
        return dits;
    }

    private static Map<String, Object> faits(FactureJointe jointe) {
        return jointe.selon(
                facture -> {
                    Map<String, Object> faits = new TreeMap<>();
                    faits.put("type", facture.type());
                    faits.put("numero", facture.numero());
                    faits.put("date", Objects.requireNonNullElse(facture.date(), ""));
                    faits.put("vendeur", facture.vendeur().nom());
                    faits.put("siren", facture.vendeur().siren());
                    faits.put("siret", Objects.toString(facture.vendeur().siret(), ""));
                    faits.put("tva", facture.vendeur().tva());
                    faits.put("acheteur", facture.acheteur().nom());
                    faits.put("codePostal", facture.acheteur().adresse().codePostal());
                    faits.put("ville", facture.acheteur().adresse().ville());
                    faits.put("voie", facture.acheteur().adresse().voie());
                    faits.put("devise", facture.devise());
                    faits.put(
                            "iban", facture.iban() == null ? "" : facture.iban().valeur());
                    faits.put("lignes", facture.lignes());
                    FactureElectronique.Totaux totaux = facture.totaux();
                    faits.put("LineTotalAmount", Optional.ofNullable(totaux.lignes()));
                    faits.put("TaxBasisTotalAmount", Optional.ofNullable(totaux.horsTaxe()));
                    faits.put("TaxTotalAmount", Optional.ofNullable(totaux.taxe()));
                    faits.put("GrandTotalAmount", Optional.ofNullable(totaux.ttc()));
                    faits.put("TotalPrepaidAmount", Optional.ofNullable(totaux.dejaPaye()));
                    faits.put("DuePayableAmount", Optional.ofNullable(totaux.du()));
                    return faits;
                },
                motif -> Map.of());
    }

    private String seul(Document document, String chemin) throws XPathExpressionException {
        List<String> tous = tous(document, chemin).stream().distinct().toList();
        return tous.size() == 1 ? tous.get(0) : "";
    }

    private List<String> tous(Document document, String chemin) throws XPathExpressionException {
        // XPath 1.0 has no ends-with.
        String standard = chemin.replaceAll(
                "ends\\(local-name\\(\\), '(\\w+)'\\)",
                "substring(local-name(), string-length(local-name()) - string-length('$1') + 1)='$1'");
        NodeList noeuds = (NodeList) xpath.evaluate(standard, document, XPathConstants.NODESET);
        List<String> textes = new ArrayList<>();
        for (int i = 0; i < noeuds.getLength(); i++) {
            String texte = xpath.evaluate("normalize-space(.)", noeuds.item(i));
            if (!texte.isEmpty()) {
                textes.add(texte);
            }
        }
        return textes;
    }
}
