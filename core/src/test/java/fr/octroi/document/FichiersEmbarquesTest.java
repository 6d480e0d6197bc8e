package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.document.FactureJointe.Motif;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FichiersEmbarquesTest {

    private static final byte[] XML = CiiFabrique.simple(LecteurCiiTest.exemple());
    private static final Optional<FactureJointe> LUE = Optional.of(new FactureJointe.Lue(LecteurCiiTest.exemple()));

    /** A PDF made object by object: PDFBox would make none of the bad ones. */
    private static final class Pdf {

        private final PDDocument document = new PDDocument();
        private final PDPage page = new PDPage();
        private final COSDictionary arbre = new COSDictionary();

        private Pdf() {
            document.addPage(page);
            COSDictionary noms = new COSDictionary();
            noms.setItem(COSName.EMBEDDED_FILES, arbre);
            catalogue().setItem(COSName.NAMES, noms);
        }

        private COSDictionary catalogue() {
            return document.getDocumentCatalog().getCOSObject();
        }

        private static Pdf avec(String nom, byte[] contenu) {
            Pdf pdf = new Pdf();
            pdf.arbre.setItem(COSName.NAMES, tableau(new COSString(nom), pdf.fiche(nom, pdf.flux(contenu))));
            return pdf;
        }

        private COSDictionary fiche(String nom, COSBase flux) {
            COSDictionary contenus = new COSDictionary();
            contenus.setItem(COSName.F, flux);
            COSDictionary fiche = new COSDictionary();
            fiche.setItem(COSName.TYPE, COSName.getPDFName("Filespec"));
            fiche.setString(COSName.UF, nom);
            fiche.setItem(COSName.EF, contenus);
            return fiche;
        }

        private COSStream flux(byte[] contenu, COSName... filtres) {
            COSStream flux = document.getDocument().createCOSStream();
            try (OutputStream sortie =
                    filtres.length == 0 ? flux.createOutputStream() : flux.createOutputStream(tableau(filtres))) {
                sortie.write(contenu);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return flux;
        }

        private Optional<FactureJointe> facture() throws IOException {
            return facture(new Vigie(Limites.PAR_DEFAUT));
        }

        /** Reads it after a turn through a file, as it would come. */
        private Optional<FactureJointe> facture(Vigie vigie) throws IOException {
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            document.close();
            try (PDDocument relu = Loader.loadPDF(sortie.toByteArray())) {
                return FichiersEmbarques.facture(relu, vigie);
            }
        }
    }

    private static COSArray tableau(COSBase... elements) {
        COSArray tableau = new COSArray();
        for (COSBase element : elements) {
            tableau.add(element);
        }
        return tableau;
    }

    private static Optional<FactureJointe> illisible(Motif motif) {
        return Optional.of(new FactureJointe.Illisible(motif));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factur-x.xml",
                "Factur-X.XML",
                "ZUGFeRD-invoice.xml",
                "zugferd-invoice.xml",
                "xrechnung.xml",
                "C:\\factures\\factur-x.xml",
                "sortie/factur-x.xml",
                "facture-118.xml"
            })
    void une_facture_se_trouve_sous_tous_ses_noms(String nom) throws IOException {
        assertEquals(LUE, Pdf.avec(nom, XML).facture());
    }

    @Test
    void un_pdf_sans_fichier_n_a_pas_de_facture() throws IOException {
        assertEquals(Optional.empty(), new Pdf().facture());
        try (PDDocument nu = Loader.loadPDF(PdfFabrique.texte("Facture"))) {
            assertEquals(Optional.empty(), FichiersEmbarques.facture(nu, new Vigie(Limites.PAR_DEFAUT)));
        }
    }

    @ParameterizedTest
    @CsvSource({"order-x.xml", "conditions.pdf", "factur-x.xml.txt", "factur-x.pdf"})
    void un_autre_fichier_n_est_pas_une_facture(String nom) throws IOException {
        assertEquals(Optional.empty(), Pdf.avec(nom, XML).facture());
    }

    @Test
    void un_xml_quelconque_ne_concerne_personne_mais_sous_un_nom_connu_il_se_dit() throws IOException {
        byte[] autre = "<releve xmlns=\"urn:example\"/>".getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), Pdf.avec("releve.xml", autre).facture());
        assertEquals(
                illisible(Motif.AUTRE_VOCABULAIRE),
                Pdf.avec("factur-x.xml", autre).facture());
        assertEquals(
                illisible(Motif.MAL_FORMEE),
                Pdf.avec("factur-x.xml", Arrays.copyOf(XML, XML.length / 2)).facture());
        assertEquals(
                illisible(Motif.MAL_FORMEE),
                Pdf.avec("factur-x.xml", new byte[0]).facture());
    }

    @Test
    void de_deux_xml_aux_noms_quelconques_aucun_n_est_la_facture() throws IOException {
        Pdf pdf = new Pdf();
        pdf.arbre.setItem(
                COSName.NAMES,
                tableau(
                        new COSString("a"),
                        pdf.fiche("a.xml", pdf.flux(XML)),
                        new COSString("b"),
                        pdf.fiche("b.xml", pdf.flux(XML))));
        assertEquals(Optional.empty(), pdf.facture());
    }

    @Test
    void de_deux_noms_celui_d_aujourd_hui_compte() throws IOException {
        Pdf pdf = new Pdf();
        pdf.arbre.setItem(
                COSName.NAMES,
                tableau(
                        new COSString("a"),
                        pdf.fiche("ZUGFeRD-invoice.xml", pdf.flux(new byte[] {'<'})),
                        new COSString("b"),
                        pdf.fiche("factur-x.xml", pdf.flux(XML))));
        assertEquals(LUE, pdf.facture());
    }

    @Test
    void deux_factures_du_meme_nom_doivent_dire_la_meme_chose() throws IOException {
        byte[] autre = CiiFabrique.simple(LecteurCiiTest.exemple("F-2020-119"));
        for (byte[] seconde : List.of(XML, autre)) {
            Pdf pdf = new Pdf();
            pdf.arbre.setItem(
                    COSName.NAMES,
                    tableau(
                            new COSString("a"),
                            pdf.fiche("factur-x.xml", pdf.flux(XML)),
                            new COSString("b"),
                            pdf.fiche("FACTUR-X.xml", pdf.flux(seconde))));
            assertEquals(seconde == XML ? LUE : illisible(Motif.PLUSIEURS), pdf.facture());
        }
    }

    @Test
    void une_facture_seulement_associee_ou_epinglee_se_trouve() throws IOException {
        Pdf associee = new Pdf();
        associee.catalogue()
                .setItem(COSName.getPDFName("AF"), tableau(associee.fiche("factur-x.xml", associee.flux(XML))));
        assertEquals(LUE, associee.facture());

        Pdf aLaPage = new Pdf();
        aLaPage.page.getCOSObject().setItem(COSName.getPDFName("AF"), aLaPage.fiche("factur-x.xml", aLaPage.flux(XML)));
        assertEquals(LUE, aLaPage.facture());

        Pdf epinglee = new Pdf();
        COSDictionary note = new COSDictionary();
        note.setItem(COSName.SUBTYPE, COSName.getPDFName("FileAttachment"));
        note.setItem(COSName.FS, epinglee.fiche("factur-x.xml", epinglee.flux(XML)));
        epinglee.page.getCOSObject().setItem(COSName.ANNOTS, tableau(note));
        assertEquals(LUE, epinglee.facture());
    }

    @Test
    void le_nom_de_l_arbre_vaut_quand_la_fiche_n_en_a_pas() throws IOException {
        Pdf pdf = new Pdf();
        COSDictionary fiche = pdf.fiche("", pdf.flux(XML));
        fiche.removeItem(COSName.UF);
        pdf.arbre.setItem(COSName.NAMES, tableau(new COSString("factur-x.xml"), fiche));
        assertEquals(LUE, pdf.facture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode"})
    void une_facture_compressee_se_lit(String filtre) throws IOException {
        Pdf pdf = new Pdf();
        COSStream flux = pdf.flux(XML, COSName.FLATE_DECODE, COSName.getPDFName(filtre));
        pdf.arbre.setItem(COSName.NAMES, tableau(new COSString("x"), pdf.fiche("factur-x.xml", flux)));
        assertEquals(LUE, pdf.facture());
    }

    @Test
    void une_facture_se_lit_dans_un_pdf_que_protege_son_proprietaire() throws IOException {
        Pdf pdf = Pdf.avec("factur-x.xml", XML);
        StandardProtectionPolicy politique = new StandardProtectionPolicy("proprietaire", "", new AccessPermission());
        politique.setEncryptionKeyLength(256);
        pdf.document.protect(politique);
        assertEquals(LUE, pdf.facture());
    }

    @Test
    void une_facture_se_trouve_dans_un_arbre_qui_tourne_en_rond() throws IOException {
        Pdf pdf = new Pdf();
        COSDictionary branche = new COSDictionary();
        COSDictionary feuille = new COSDictionary();
        feuille.setItem(
                COSName.NAMES,
                tableau(new COSString("x"), pdf.fiche("factur-x.xml", pdf.flux(XML)), new COSString("?")));
        branche.setItem(COSName.KIDS, tableau(pdf.arbre, branche, feuille, new COSString("?"), branche));
        pdf.arbre.setItem(COSName.KIDS, tableau(branche, pdf.arbre));
        assertEquals(LUE, pdf.facture());
    }

    @Test
    void une_chaine_de_noeuds_sans_fin_ne_fait_pas_deborder_la_pile() throws IOException {
        List<String> objets = new ArrayList<>(List.of(
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
        for (int i = 5; i <= 60_000; i++) {
            objets.add("<</Kids[" + i + " 0 R]>>");
        }
        // At the end of the chain lies an invoice that cannot be read: who goes so far says so.
        objets.add("<</Names[(x)<</UF(factur-x.xml)/EF<</F 60001 0 R>>>>]>>");
        objets.add("<</Length 1>>stream\n<\nendstream");
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (objets.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objets.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objets.get(i)).append("\nendobj\n");
        }
        int debutDeLaTable = pdf.length();
        pdf.append(table)
                .append("trailer\n<</Root 1 0 R/Size " + (objets.size() + 1) + ">>\nstartxref\n" + debutDeLaTable
                        + "\n%%EOF\n");
        try (PDDocument document = Loader.loadPDF(pdf.toString().getBytes(StandardCharsets.US_ASCII))) {
            long debut = System.nanoTime();
            assertEquals(Optional.empty(), FichiersEmbarques.facture(document, new Vigie(Limites.PAR_DEFAUT)));
            assertTrue(System.nanoTime() - debut < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    @Tag("securite")
    void cent_megaoctets_en_quelques_octets_sont_trop_grands() throws IOException {
        Pdf pdf = Pdf.avec("factur-x.xml", XML);
        byte[] blancs = new byte[100 << 20];
        Arrays.fill(blancs, (byte) ' ');
        COSStream flux = pdf.flux(blancs, COSName.FLATE_DECODE);
        assertTrue(flux.getLength() < 200_000);
        pdf.arbre.setItem(COSName.NAMES, tableau(new COSString("x"), pdf.fiche("factur-x.xml", flux)));
        long debut = System.nanoTime();
        assertEquals(illisible(Motif.TROP_GRANDE), pdf.facture());
        assertTrue(System.nanoTime() - debut < Duration.ofSeconds(5).toNanos());
    }

    @Test
    void un_flux_qui_ne_se_decode_pas_se_dit() throws IOException {
        Pdf pdf = new Pdf();
        COSStream flux = pdf.flux(XML);
        flux.setItem(COSName.FILTER, COSName.getPDFName("InventeDecode"));
        pdf.arbre.setItem(COSName.NAMES, tableau(new COSString("x"), pdf.fiche("factur-x.xml", flux)));
        assertEquals(illisible(Motif.FLUX), pdf.facture());
    }

    @Test
    void un_flux_de_trop_de_filtres_se_dit() throws IOException {
        Pdf pdf = new Pdf();
        COSStream flux = pdf.flux(XML);
        COSArray filtres = new COSArray();
        for (int i = 0; i < 1000; i++) {
            filtres.add(COSName.ASCII_HEX_DECODE);
        }
        flux.setItem(COSName.FILTER, filtres);
        pdf.arbre.setItem(COSName.NAMES, tableau(new COSString("x"), pdf.fiche("factur-x.xml", flux)));
        assertEquals(illisible(Motif.FLUX), pdf.facture());
    }

    @Test
    void une_lecture_hors_du_temps_s_arrete() {
        Pdf pdf = Pdf.avec("factur-x.xml", XML);
        Vigie vigie = new Vigie(new Limites(Duration.ofNanos(1), 1, 1, 1));
        assertThrows(Vigie.AbandonException.class, () -> pdf.facture(vigie));
    }
}
