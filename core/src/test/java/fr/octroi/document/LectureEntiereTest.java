package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Statut;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import fr.octroi.port.LecteurDePieces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says by its page, by the invoice that it carries and by its signed codes comes together in one reading. */
class LectureEntiereTest {

    private static final LocalDate JOUR = LocalDate.of(2021, 6, 1);
    private static final Fabrique2DDoc EMETTEUR = Fabrique2DDoc.p256();
    private static final String FACTURE_D_EAU = "10M/EXEMPLE/CAMILLE\u001d1812345\u001d1D45,10\u001d22"
            + "7 RUE DES SPECIMENS\u001d2492200" + "25TESTVILLE\u001d26FR";
    private static final byte[] DOMICILE = EMETTEUR.code(JOUR, "00", FACTURE_D_EAU);

    private static final byte[] XML = CiiFabrique.simple(facture("EUR", "1200.00"));

    private final LecteurDePieces lecteur = new LecteurPdf(Limites.PAR_DEFAUT, EMETTEUR.lecteur());

    private static FactureElectronique facture(String devise, String ttc) {
        FactureElectronique exemple = LecteurCiiTest.exemple();
        FactureElectronique.Totaux totaux = exemple.totaux();
        return new FactureElectronique(
                exemple.profil(),
                exemple.type(),
                exemple.numero(),
                exemple.date(),
                exemple.vendeur(),
                exemple.acheteur(),
                devise,
                new FactureElectronique.Totaux(
                        totaux.lignes(),
                        totaux.horsTaxe(),
                        totaux.taxe(),
                        new BigDecimal(ttc),
                        totaux.dejaPaye(),
                        totaux.du()),
                exemple.iban(),
                exemple.lignes());
    }

    private LecturePiece lire(byte[] octets) {
        return lecteur.lire(new ByteArrayInputStream(octets));
    }

    private static byte[] png(byte[] code) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            ImageIO.write(PdfFabrique.imageDuCode(code), "png", sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    private static String fait(LecturePiece lecture, Nom nom) {
        return lecture.fait(nom).map(FaitLu::valeur).orElse("");
    }

    @Test
    void une_photo_dont_le_code_est_signe_se_lit() {
        LecturePiece lecture = lire(png(DOMICILE));
        assertEquals(EtatLecture.LISIBLE, lecture.etat());
        assertEquals("JUSTIFICATIF_DOMICILE", lecture.nature());
        assertEquals(List.of("M EXEMPLE CAMILLE"), lecture.noms());
        assertEquals(JOUR, lecture.date());
        assertEquals("12345", lecture.numero());
        assertEquals(new Montant(4510), lecture.montantTtc());
        assertEquals("7 RUE DES SPECIMENS 92200 TESTVILLE", fait(lecture, Nom.ADRESSE));
        assertTrue(lecture.faits().stream().allMatch(fait -> fait.source() == Source.CODE_SIGNE));
        assertEquals(List.of(), lecture.signaux());
    }

    @Test
    void une_photo_dont_le_code_n_est_pas_de_son_emetteur_ne_dit_rien_et_le_signale() {
        byte[] faux = new String(DOMICILE, StandardCharsets.ISO_8859_1)
                .replace("CAMILLE", "CLAUDIE")
                .getBytes(StandardCharsets.ISO_8859_1);
        LecturePiece lecture = lire(png(faux));
        assertEquals(EtatLecture.SANS_TEXTE, lecture.etat());
        assertEquals(List.of(), lecture.faits());
        assertEquals(Statut.SIGNATURE_FAUSSE, lecture.codes().get(0).statut());
        assertEquals(List.of("CODE_FAUX"), lecture.signaux());
    }

    @Test
    void sans_certificat_un_code_se_montre_et_ne_prouve_rien() {
        LecturePiece lecture = new LecteurPdf().lire(new ByteArrayInputStream(png(DOMICILE)));
        assertEquals(Statut.CERTIFICAT_INCONNU, lecture.codes().get(0).statut());
        assertEquals(EtatLecture.SANS_TEXTE, lecture.etat());
        assertEquals(List.of(), lecture.signaux());
    }

    @Test
    void le_code_signe_prime_sur_la_page_et_leur_desaccord_se_signale() {
        LecturePiece lecture = lire(new PdfFabrique()
                .page(
                        "FACTURE D'EAU",
                        "Date de facture : 15/06/2021",
                        "Facture n° 12345",
                        "Client : M. EXEMPLE CAMILLE")
                .code(DOMICILE)
                .octets());
        assertEquals(JOUR, lecture.date());
        assertEquals("12345", lecture.numero());
        assertEquals(List.of("DESACCORD_DATE"), lecture.signaux());
    }

    @Test
    void la_facture_jointe_prime_sur_la_page_et_leur_desaccord_se_signale() {
        LecturePiece lecture = lire(new PdfFabrique()
                .page("FACTURE", "Total TTC : 1 300,00 EUR")
                .joindre(XML)
                .octets());
        assertEquals(Montant.ofEuros(1200), lecture.montantTtc());
        assertEquals(LecteurCiiTest.exemple().numero(), lecture.numero());
        assertEquals(LecteurCiiTest.exemple().date(), lecture.date());
        assertEquals(List.of("DESACCORD_MONTANT_TTC", "PDF_FICHIER_EMBARQUE"), lecture.signaux());
    }

    @Test
    void une_facture_jointe_se_lit_sans_page_ecrite() {
        LecturePiece lecture = lire(new PdfFabrique().pageScannee().joindre(XML).octets());
        assertEquals(EtatLecture.LISIBLE, lecture.etat());
        assertEquals(Montant.ofEuros(1200), lecture.montantTtc());
    }

    @Test
    void une_facture_jointe_illisible_se_signale_et_laisse_parler_la_page() {
        LecturePiece lecture = lire(new PdfFabrique()
                .page("FACTURE", "Total TTC : 1 300,00 EUR")
                .joindre("<rsm:CrossIndustryInvoice".getBytes(StandardCharsets.UTF_8))
                .octets());
        assertEquals(Montant.ofEuros(1300), lecture.montantTtc());
        assertTrue(lecture.signaux().contains("XML_ILLISIBLE_MAL_FORMEE"), lecture.signaux()::toString);
    }

    @Test
    void un_montant_d_une_autre_monnaie_n_est_pas_des_euros() {
        byte[] livres = CiiFabrique.simple(facture("GBP", "1200.00"));
        LecturePiece lecture =
                lire(new PdfFabrique().page("FACTURE").joindre(livres).octets());
        assertEquals(null, lecture.montantTtc());
        assertEquals("1200.00", fait(lecture, Nom.MONTANT_TTC));
        assertEquals("GBP", fait(lecture, Nom.DEVISE));
    }

    @ParameterizedTest
    @CsvSource({
        "03, RIB, 'M EXEMPLE CAMILLE', FR7630006000011234567890189",
        "05, RIB, 'M EXEMPLE CAMILLE', FR7630006000011234567890189",
        "04, AVIS_IMPOSITION, 'EXEMPLE CAMILLE|EXEMPLE ALIX', ''",
        "18, AVIS_IMPOSITION, 'EXEMPLE CAMILLE|EXEMPLE ALIX', ''",
        "07, '', '', ''"
    })
    void chaque_genre_de_document_prouve_ses_faits(String type, String nature, String titulaires, String iban) {
        String compte = "30M/EXEMPLE/CAMILLE\u001d31FR7630006000011234567890189\u001d32AGRIFRPP\u001d";
        String avis =
                "432,00\u001d44227801234567845202146EXEMPLE CAMILLE\u001d48EXEMPLE ALIX\u001d4A310720224163198\u001d";
        byte[] code = EMETTEUR.code(JOUR, type, type.equals("03") || type.equals("05") ? compte : avis);
        List<FaitLu> faits = FaitsSignes.de(EMETTEUR.lecteur().lire(code));
        LecturePiece lecture = LecturePiece.lisible(NatureFichier.PNG, faits);
        assertEquals(nature, lecture.nature());
        assertEquals(titulaires, String.join("|", lecture.noms()));
        assertEquals(iban, lecture.iban() == null ? "" : lecture.iban().valeur());
    }

    @ParameterizedTest
    @CsvSource({
        "27,4Y1 RUE DES LILAS/92100/BOULOGNE BILLANCOURT|,1 RUE DES LILAS 92100 BOULOGNE BILLANCOURT",
        "28,6U1 RUE DES LILAS|6W921006XBOULOGNE BILLANCOURT|6YFR,1 RUE DES LILAS 92100 BOULOGNE BILLANCOURT",
        "24,,"
    })
    void les_avis_d_impot_d_aujourd_hui_disent_ou_l_on_demeure(String type, String adresse, String attendue) {
        String avis = "432,00\u001d44227801234567845202146EXEMPLE CAMILLE\u001d4A31072022"
                + (adresse == null ? "" : adresse.replace('|', '\u001d'))
                + "4163198\u001d4Z182\u001d";
        CodeSigne code = EMETTEUR.lecteur().lire(EMETTEUR.code(JOUR, type, avis));
        assertTrue(code.entier());
        assertEquals(Optional.of("182"), code.prouve("4Z"));
        LecturePiece lecture = LecturePiece.lisible(NatureFichier.PNG, FaitsSignes.de(code));
        assertEquals("EXEMPLE CAMILLE", String.join("|", lecture.noms()));
        assertEquals(attendue == null ? "" : attendue, fait(lecture, Nom.ADRESSE));
    }

    @Test
    void un_nom_dont_une_partie_est_coupee_ou_doublee_n_est_le_nom_de_personne() {
        for (String compte : List.of(
                "30M/EXEMPLE/CAMILLE\u001d30M/AUTRE/ALIX\u001d31FR7630006000011234567890189\u001d",
                "30M/EXEMPLE/CAMI\u001e31FR7630006000011234567890189\u001d")) {
            CodeSigne code = EMETTEUR.lecteur().lire(EMETTEUR.code(JOUR, "03", compte));
            assertEquals(Statut.VALIDE, code.statut());
            LecturePiece lecture = LecturePiece.lisible(NatureFichier.PNG, FaitsSignes.de(code));
            assertEquals(List.of(), lecture.noms());
            assertEquals("FR7630006000011234567890189", fait(lecture, Nom.IBAN));
        }
    }

    @Test
    void le_mur_laisse_passer_les_codes_et_les_verifie_de_son_cote() {
        byte[] pdf = new PdfFabrique()
                .page("FACTURE D'EAU", "Facture n° 12345", "Client : M. EXEMPLE CAMILLE")
                .code(DOMICILE)
                .octets();
        try (LecteurIsole mur =
                new LecteurIsole(LecteurIsole.commande(128), Limites.PAR_DEFAUT, 1, EMETTEUR.lecteur())) {
            assertEquals(lire(pdf), mur.lire(new ByteArrayInputStream(pdf)));
            assertEquals(Statut.VALIDE, lire(pdf).codes().get(0).statut());
        }
    }
}
