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
    FACTURE(Decor.TRAITS, 1, """
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
    FACTURE_A_LOGO(Decor.LOGO, 1, FACTURE.lignes),
    /** One with more items, conditions at the foot, and each cell above them in a frame of four surfaces, as some programs print it. */
    FACTURE_A_TABLEAU(Decor.CADRES, 1, """
            CYCLES IMAGINAIRES | | FACTURE
            3 rue des Lilas | | Facture n° : F-{rang}
            75011 Paris | | Date de facture : 12/03/2021
            Tél. : 01 99 00 00 00 | | Facturé à :
            SIRET : 732 829 320 00074 | | Mme Camille EXEMPLE
            TVA intracommunautaire : FR44732829320 | | 12 avenue du Général-Leclerc
            Code NAF : 4764Z | | 92100 Boulogne-Billancourt
            Désignation | Quantité | Total TTC
            Vélo électrique Imaginaire 500 | 1 | 1 400,00 €
            N° de marquage : AB12CD34EF | 1 | inclus
            Antivol en U | 1 | 60,00 €
            Casque de ville, taille M | 1 | 40,00 €
            Sacoche arrière étanche | 1 | 30,00 €
            Gilet réfléchissant | 2 | 24,00 €
            Pompe à pied | 1 | 18,00 €
            Sonnette en laiton | 1 | 15,00 €
            Rétroviseur gauche | 1 | 12,00 €
            Kit de réparation | 1 | 9,00 €
            Chambre à air 28 pouces | 1 | 6,00 €
            Lubrifiant pour chaîne | 1 | 6,00 €
            | Total HT | 1 350,00 €
            | TVA 20 % | 270,00 €
            | Total TTC | 1 620,00 €
            Facture acquittée le 12/03/2021 par carte bancaire.
            Garantie légale de conformité : deux ans à compter de la livraison. Pour la mettre en œuvre, le client
            s'adresse à la boutique avec sa facture ; le vendeur répare ou remplace le bien, au choix du client.
            La batterie est garantie deux ans ou cinq cents cycles de charge, selon ce qui survient en premier.
            Les pièces d'usure (pneus, patins, chaîne) ne sont couvertes que pour un défaut de fabrication.
            La première révision, après trois cents kilomètres, est offerte sur présentation de cette page.
            En cas de retard de paiement, une indemnité forfaitaire de 40 € est due. Pas d'escompte.
            Tout litige relève du tribunal du siège du vendeur, après recours au médiateur de la consommation.
            Cycles Imaginaires, SARL au capital de 8 000 €, RCS Paris 732 829 320
            """),
    /** A bank's paper, logo and all. */
    RIB(Decor.LOGO, 1, """
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
    JUSTIFICATIF_DOMICILE(Decor.LOGO, 2, """
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
    ATTESTATION_HONNEUR(Decor.TRAITS, 1, """
            ATTESTATION SUR L'HONNEUR
            Je soussignée Camille EXEMPLE, demeurant 12 avenue du Général Leclerc, 92100 Boulogne-Billancourt,
            certifie ne pas avoir déjà bénéficié d'une aide pour le même achat, et m'engage
            à ne pas revendre le vélo avant trois ans.
            Dossier n° {rang}
            Fait à Boulogne-Billancourt, le 12 mars 2021
            """),
    /** A maker's certificate, on four pages. */
    CERTIFICAT_CONFORMITE(Decor.TRAITS, 4, """
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
    private static final float TRAIT = 0.5f;

    /** What is painted beside the words: a line under each row of them, with a small picture above, or frames around those of a table. */
    private enum Decor {
        TRAITS,
        LOGO,
        CADRES
    }

    private final Decor decor;
    private final int pages;
    private final String lignes;

    PieceInventee(Decor decor, int pages, String lignes) {
        this.decor = decor;
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
                ecrire(document, fonte, lignes.replace("{rang}", String.valueOf(rang)), i == 0 ? decor : Decor.TRAITS);
            }
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ecrire(PDDocument document, PDFont police, String lignes, Decor decor) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float y = PDRectangle.A4.getHeight() - 2 * MARGE;
        try (PDPageContentStream crayon = new PDPageContentStream(document, page)) {
            if (decor == Decor.LOGO) {
                crayon.drawImage(LosslessFactory.createFromImage(document, logo()), MARGE, y + INTERLIGNE, 120, 30);
            }
            for (String ligne : lignes.strip().split("\n")) {
                float x = MARGE;
                String[] cellules = ligne.split("\\|");
                boolean cadres = decor == Decor.CADRES && cellules.length > 2;
                for (String cellule : cellules) {
                    crayon.beginText();
                    crayon.setFont(police, CORPS);
                    crayon.newLineAtOffset(x, y);
                    crayon.showText(cellule.strip());
                    crayon.endText();
                    if (cadres) {
                        encadrer(crayon, x, y);
                    }
                    x += COLONNE;
                }
                if (!cadres) {
                    crayon.moveTo(MARGE, y - 4);
                    crayon.lineTo(PDRectangle.A4.getWidth() - MARGE, y - 4);
                    crayon.stroke();
                }
                y -= INTERLIGNE;
            }
        }
    }

    /** Four surfaces, as thin as lines: browsers print the frame of a cell so. */
    private static void encadrer(PDPageContentStream crayon, float x, float y) throws IOException {
        float gauche = x - 4;
        float bas = y - 4;
        crayon.addRect(gauche, bas, COLONNE, TRAIT);
        crayon.addRect(gauche, bas + INTERLIGNE - TRAIT, COLONNE, TRAIT);
        crayon.addRect(gauche, bas, TRAIT, INTERLIGNE);
        crayon.addRect(gauche + COLONNE - TRAIT, bas, TRAIT, INTERLIGNE);
        crayon.fill();
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
