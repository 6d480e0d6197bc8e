package fr.octroi.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAExtensionSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.AbstractStructuredType;
import org.apache.xmpbox.type.ArrayProperty;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.type.Cardinality;
import org.apache.xmpbox.type.PDFAPropertyType;
import org.apache.xmpbox.type.PDFASchemaType;
import org.apache.xmpbox.type.TextType;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * What a file says of itself to be an archive that everybody can read: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO
 * 14289-1).
 */
final class PdfConformance {

    private static final String LANGUE = "fr-FR";
    private static final String LOGICIEL = "Octroi";
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final String PDF_UA = "http://www.aiim.org/pdfua/ns/id/";

    private PdfConformance() {}

    /**
     * Declares a document.
     *
     * @param titre not blank, since a reader shows it in place of the name of the file
     * @param auteur blank for none
     */
    static void declarer(PDDocument document, String titre, String auteur, LocalDate edition) throws IOException {
        GregorianCalendar jour = minuit(edition);
        document.setVersion(1.7f);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(titre);
        if (!auteur.isBlank()) {
            information.setAuthor(auteur);
        }
        information.setCreator(LOGICIEL);
        information.setProducer(LOGICIEL);
        information.setCreationDate(jour);
        information.setModificationDate(jour);
        PDDocumentCatalog catalogue = document.getDocumentCatalog();
        catalogue.setLanguage(LANGUE);
        PDMarkInfo marques = new PDMarkInfo();
        marques.setMarked(true);
        catalogue.setMarkInfo(marques);
        PDViewerPreferences preferences = new PDViewerPreferences(catalogue.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);
        catalogue.addOutputIntent(couleurs(document));
        PDMetadata metadonnees = new PDMetadata(document);
        metadonnees.importXMPMetadata(xmp(titre, auteur, jour));
        catalogue.setMetadata(metadonnees);
    }

    static GregorianCalendar minuit(LocalDate jour) {
        GregorianCalendar minuit = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        minuit.setTimeInMillis(jour.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        return minuit;
    }

    private static PDOutputIntent couleurs(PDDocument document) throws IOException {
        byte[] profil = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent couleurs = new PDOutputIntent(document, new ByteArrayInputStream(profil));
        couleurs.setInfo(SRGB);
        couleurs.setOutputCondition(SRGB);
        couleurs.setOutputConditionIdentifier(SRGB);
        couleurs.setRegistryName("http://www.color.org");
        return couleurs;
    }

    private static byte[] xmp(String titre, String auteur, GregorianCalendar jour) throws IOException {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        PDFAIdentificationSchema archive = xmp.createAndAddPDFAIdentificationSchema();
        archive.setPart(2);
        try {
            archive.setConformance("A");
        } catch (BadFieldValueException e) {
            throw new IllegalStateException(e);
        }
        xmp.createAndAddDefaultSchema("pdfuaid", PDF_UA).setIntegerPropertyValueAsSimple("part", 1);
        DublinCoreSchema description = xmp.createAndAddDublinCoreSchema();
        description.setTitle(titre);
        if (!auteur.isBlank()) {
            description.addCreator(auteur);
        }
        description.addLanguage(LANGUE);
        XMPBasicSchema dates = xmp.createAndAddXMPBasicSchema();
        dates.setCreateDate(jour);
        dates.setModifyDate(jour);
        dates.setCreatorTool(LOGICIEL);
        AdobePDFSchema producteur = xmp.createAndAddAdobePDFSchema();
        producteur.setProducer(LOGICIEL);
        decrirePdfUa(xmp);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            // The JDK's own: with a host's, the same letter would have other bytes.
            new XmpSerializer(TransformerFactory.newDefaultInstance(), DocumentBuilderFactory.newDefaultInstance())
                    .serialize(xmp, octets, true);
        } catch (TransformerException e) {
            throw new IOException(e);
        }
        return octets.toByteArray();
    }

    /** PDF/A-2 does not know the mark of PDF/UA: a file that bears it has to describe it. */
    private static void decrirePdfUa(XMPMetadata xmp) {
        PDFAPropertyType partie = new PDFAPropertyType(xmp);
        champ(xmp, partie, PDFAPropertyType.NAME, "part");
        champ(xmp, partie, PDFAPropertyType.VALUETYPE, "Integer");
        champ(xmp, partie, PDFAPropertyType.CATEGORY, "internal");
        champ(xmp, partie, PDFAPropertyType.DESCRIPTION, "Part of ISO 14289");
        PDFASchemaType schema = new PDFASchemaType(xmp);
        champ(xmp, schema, PDFASchemaType.SCHEMA, "PDF/UA identification schema");
        champ(xmp, schema, PDFASchemaType.NAMESPACE_URI, PDF_UA);
        champ(xmp, schema, PDFASchemaType.PREFIX, "pdfuaid");
        ArrayProperty proprietes = schema.createArrayProperty(PDFASchemaType.PROPERTY, Cardinality.Seq);
        proprietes.addProperty(partie);
        schema.addProperty(proprietes);
        PDFAExtensionSchema extension = xmp.createAndAddPDFAExtensionSchemaWithDefaultNS();
        ArrayProperty schemas = extension.createArrayProperty(PDFAExtensionSchema.SCHEMAS, Cardinality.Bag);
        schemas.addProperty(schema);
        extension.addProperty(schemas);
    }

    private static void champ(XMPMetadata xmp, AbstractStructuredType type, String nom, String valeur) {
        type.addProperty(new TextType(xmp, type.getNamespace(), type.getPrefix(), nom, valeur));
    }
}
