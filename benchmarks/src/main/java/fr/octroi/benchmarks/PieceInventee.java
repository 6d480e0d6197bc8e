package fr.octroi.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** The kinds of pieces that are read, all made up; where a line holds a bar, what follows it starts in the next column. */
public enum PieceInventee {
    /** A shop's invoice, in text alone. */
    FACTURE(false, 1, """
            CYCLES IMAGINAIRES | | FACTURE
            3 rue des Lilas | | Facture n° : F-{rang}
            75011 Paris | | Date de facture : 12/03/2021
            SIRET : 732 829 320 00074 | | Facturé à :
            TVA intracommunautaire : FR44732829320 | | Mme Camille EXEMPLE
            | | 12 avenue du Général-Leclerc
            | | 92100 Boulogne-Billancourt
            Désignation | Quantité | Total TTC
            Vélo à assistance électrique Imaginaire 500 (EN 15194) | | 1 400,00 €
            N° de marquage : AB12CD34EF | 1
            Antivol en U | 1 | 60,00 €
            Casque de ville, taille M | 1 | 40,00 €
            | Total HT | 1 250,00 €
            | TVA 20 % | 250,00 €
            | Total TTC | 1 500,00 €
            Facture acquittée le 12/03/2021 par carte bancaire.
            Garantie légale de conformité : deux ans à compter de la livraison.
            En cas de retard de paiement, une indemnité forfaitaire de 40 € est due.
            Cycles Imaginaires, SARL au capital de 8 000 €, RCS Paris 732 829 320
            """),
    /** The same under the shop's logo, a small picture. */
    FACTURE_A_LOGO(true, 1, FACTURE.lignes),
    /** A bank's paper, logo and all. */
    RIB(true, 1, """
            BANQUE IMAGINAIRE | RELEVÉ D'IDENTITÉ BANCAIRE
            Titulaire du compte : | Mme CAMILLE EXEMPLE
            | 12 AVENUE DU GENERAL LECLERC
            | 92100 BOULOGNE BILLANCOURT
            Code banque | Code guichet | Numéro de compte | Clé RIB
            30006 | 00001 | 12345678901 | 89
            IBAN : FR76 3000 6000 0112 3456 7890 189
            BIC : AGRIFRPP
            Relevé n° {rang}
            """),
    /** A bill of electricity, on two pages. */
    JUSTIFICATIF_DOMICILE(true, 2, """
            FOURNISSEUR IMAGINAIRE | Votre facture d'électricité
            du 3 février 2021 | Mme CAMILLE EXEMPLE
            Référence client : {rang} | 12 AVENUE DU GENERAL LECLERC
            Lieu de consommation : | 92100 BOULOGNE BILLANCOURT
            12 avenue du Général Leclerc
            92100 Boulogne-Billancourt
            Abonnement | 12,44 €
            Consommation, 512 kWh | 71,68 €
            Montant total TTC | 84,12 €
            À régler avant le 20 février 2021
            """),
    /** A signed statement. */
    ATTESTATION_HONNEUR(false, 1, """
            ATTESTATION SUR L'HONNEUR
            Je soussignée Camille EXEMPLE, demeurant 12 avenue du Général Leclerc, 92100 Boulogne-Billancourt,
            certifie ne pas avoir déjà bénéficié d'une aide pour le même achat, et m'engage
            à ne pas revendre le vélo avant trois ans.
            Dossier n° {rang}
            Fait à Boulogne-Billancourt, le 12 mars 2021
            """),
    /** A maker's certificate, on four pages. */
    CERTIFICAT_CONFORMITE(false, 4, """
            CERTIFICAT DE CONFORMITÉ
            Le constructeur Imaginaire atteste que le cycle à pédalage assisté
            de modèle Imaginaire 500, n° de série {rang}, est conforme à la norme NF EN 15194.
            Puissance nominale continue | 250 W
            Vitesse de coupure de l'assistance | 25 km/h
            Batterie | lithium-ion, sans plomb
            Fait à Paris, le 2 janvier 2021
            """);

    private static final String POLICE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float CORPS = 10;
    private static final float INTERLIGNE = 16;
    private static final float MARGE = 40;
    private static final float COLONNE = 180;

    private final boolean logo;
    private final int pages;
    private final String lignes;

    PieceInventee(boolean logo, int pages, String lignes) {
        this.logo = logo;
        this.pages = pages;
        this.lignes = lignes;
    }

    /**
     * Makes a file.
     *
     * @param rang what tells it from others of its kind
     * @return a PDF, its font within
     */
    byte[] octets(int rang) {
        try (PDDocument document = new PDDocument();
                InputStream police = Objects.requireNonNull(PDDocument.class.getResourceAsStream(POLICE))) {
            PDFont fonte = PDType0Font.load(document, police);
            for (int i = 0; i < pages; i++) {
                ecrire(document, fonte, lignes.replace("{rang}", String.valueOf(rang)), logo && i == 0);
            }
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ecrire(PDDocument document, PDFont police, String lignes, boolean logo) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float y = PDRectangle.A4.getHeight() - 2 * MARGE;
        try (PDPageContentStream crayon = new PDPageContentStream(document, page)) {
            if (logo) {
                crayon.drawImage(LosslessFactory.createFromImage(document, logo()), MARGE, y + INTERLIGNE, 120, 30);
            }
            for (String ligne : lignes.strip().split("\n")) {
                float x = MARGE;
                for (String cellule : ligne.split("\\|")) {
                    crayon.beginText();
                    crayon.setFont(police, CORPS);
                    crayon.newLineAtOffset(x, y);
                    crayon.showText(cellule.strip());
                    crayon.endText();
                    x += COLONNE;
                }
                crayon.moveTo(MARGE, y - 4);
                crayon.lineTo(PDRectangle.A4.getWidth() - MARGE, y - 4);
                crayon.stroke();
                y -= INTERLIGNE;
            }
        }
    }

    /** A wheel and a name, four times as wide as high. */
    private static BufferedImage logo() {
        BufferedImage image = new BufferedImage(320, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pinceau = image.createGraphics();
        pinceau.setColor(Color.WHITE);
        pinceau.fillRect(0, 0, 320, 80);
        pinceau.setColor(new Color(0x1A5FB4));
        pinceau.setStroke(new BasicStroke(6));
        pinceau.drawOval(10, 10, 60, 60);
        for (int i = 0; i < 6; i++) {
            pinceau.drawLine(90 + 36 * i, 60, 110 + 36 * i, 20);
        }
        pinceau.dispose();
        return image;
    }
}
