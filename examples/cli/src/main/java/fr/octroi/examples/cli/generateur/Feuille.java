package fr.octroi.examples.cli.generateur;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** One A4 page under the pen, measured in points from its top left corner. */
final class Feuille implements AutoCloseable {

    private static final float HAUTEUR = PDRectangle.A4.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream crayon;
    private final PDFont romain;
    private final PDFont gras;

    Feuille(Police police, String titre, LocalDate jour, long identifiant) throws IOException {
        document.setDocumentId(identifiant);
        document.getDocumentInformation().setTitle(titre);
        Calendar creation = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        creation.setTimeInMillis(jour.atTime(10, 0).toInstant(ZoneOffset.UTC).toEpochMilli());
        document.getDocumentInformation().setCreationDate(creation);
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        crayon = new PDPageContentStream(document, page);
        romain = police.romain(document);
        gras = police.gras(romain);
    }

    void ecrire(float x, float y, float corps, String texte) throws IOException {
        ecrire(romain, x, y, corps, texte);
    }

    void ecrireEnGras(float x, float y, float corps, String texte) throws IOException {
        ecrire(gras, x, y, corps, texte);
    }

    void ecrireADroite(float x, float y, float corps, String texte) throws IOException {
        ecrire(romain, x - romain.getStringWidth(texte) * corps / 1000, y, corps, texte);
    }

    private void ecrire(PDFont police, float x, float y, float corps, String texte) throws IOException {
        crayon.beginText();
        crayon.setFont(police, corps);
        crayon.newLineAtOffset(x, HAUTEUR - y);
        crayon.showText(texte);
        crayon.endText();
    }

    void filet(float x1, float x2, float y) throws IOException {
        crayon.setLineWidth(0.6f);
        crayon.moveTo(x1, HAUTEUR - y);
        crayon.lineTo(x2, HAUTEUR - y);
        crayon.stroke();
    }

    void cadre(float x, float y, float largeur, float hauteur) throws IOException {
        crayon.setLineWidth(0.6f);
        crayon.addRect(x, HAUTEUR - y - hauteur, largeur, hauteur);
        crayon.stroke();
    }

    /** Lays a picture over the whole page. */
    void coller(BufferedImage image) throws IOException {
        crayon.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, PDRectangle.A4.getWidth(), HAUTEUR);
    }

    byte[] octets() throws IOException {
        crayon.close();
        ByteArrayOutputStream sortie = new ByteArrayOutputStream(4096);
        document.save(sortie);
        return sortie.toByteArray();
    }

    /** Closes the page under two passwords; an empty one for the reader lets anyone read. */
    byte[] octetsProteges(String motDePasse) throws IOException {
        AccessPermission permissions = new AccessPermission();
        permissions.setCanModify(false);
        StandardProtectionPolicy protection = new StandardProtectionPolicy("proprietaire", motDePasse, permissions);
        // Newer ciphers draw random numbers; this one only needs an identifier that does not come from the clock.
        protection.setEncryptionKeyLength(128);
        protection.setPreferAES(false);
        COSString identifiant = new COSString(ByteBuffer.allocate(16)
                .putLong(document.getDocumentId())
                .putLong(motDePasse.hashCode())
                .array());
        COSArray identifiants = new COSArray();
        identifiants.add(identifiant);
        identifiants.add(identifiant);
        document.getDocument().setDocumentID(identifiants);
        document.protect(protection);
        return octets();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
