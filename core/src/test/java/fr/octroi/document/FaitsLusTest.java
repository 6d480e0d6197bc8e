package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts in layouts of many kinds; where a line holds a bar, a new column starts. */
class FaitsLusTest {

    private static final String IBAN = "FR76 3000 6000 0112 3456 7890 189";

    static LecturePiece lire(String... lignes) {
        return LecturePiece.lisible(NatureFichier.PDF, FaitsLus.lire(texte(lignes)));
    }

    static TextePiece texte(String... lignes) {
        TextePiece.Composeur composeur = new TextePiece.Composeur();
        for (String ligne : lignes) {
            float gauche = 0;
            for (String cellule : ligne.split("\\|", -1)) {
                composeur.cellule(cellule, gauche, gauche + 5f * cellule.strip().length());
                gauche += 200;
            }
            composeur.finirLaLigne();
        }
        return composeur.composer();
    }

    @Test
    void une_facture_en_deux_colonnes_se_lit() {
        LecturePiece lecture = lire(
                "LE VÉLO BLEU SARL | Facturé à :",
                "3 rue des Lilas | Mme Anne-Sophie LE GOFF",
                "75011 Paris | 12 avenue du Général-Leclerc",
                "SIRET : 732 829 320 00074 | 92100 Boulogne-Billancourt",
                "Facture n° : 2020/06-118 | Date de facture : 1er juin 2020",
                "Devis n° D-77 du 02/05/2020 accepté",
                "Date de livraison : 20/06/2020",
                "Désignation | Qté | Total TTC",
                "Vélo à assistance électrique | 1 | 2 400,00 €",
                "Antivol | 1 | 96,31 €",
                " | Total HT | 2 080,26 €",
                " | TVA 20 % | 416,05 €",
                " | TOTAL T.T.C. | 2 496,31 €",
                " | Acompte versé | 500,00 €",
                " | Net à payer | 1 996,31 €",
                "Échéance : 30/06/2020");
        assertEquals("FACTURE", lecture.nature());
        assertEquals(List.of("Mme Anne-Sophie LE GOFF"), lecture.noms());
        assertEquals(Montant.parse("2496.31"), lecture.montantTtc());
        assertEquals(LocalDate.of(2020, 6, 1), lecture.date());
        assertEquals("73282932000074", Objects.toString(lecture.siret()));
        assertEquals("2020/06-118", lecture.numero());
    }

    @Test
    void une_facture_en_tableau_et_en_capitales_se_lit() {
        LecturePiece lecture = lire(
                "F A C T U R E",
                "NUMÉRO DE FACTURE | DATE | CLIENT",
                "FA-00123 | 12.03.20 | M. JEAN DUPONT",
                "TOTAL HT | TVA | NET À PAYER TTC",
                "1 000,00 | 200,00 | 1 200,00");
        assertEquals("FACTURE", lecture.nature());
        assertEquals(List.of("M. JEAN DUPONT"), lecture.noms());
        assertEquals(Montant.ofEuros(1200), lecture.montantTtc());
        assertEquals(LocalDate.of(2020, 3, 12), lecture.date());
        assertEquals("FA-00123", lecture.numero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total TTC : 2 996,31 €;2996.31",
                "Total TTC : 2996.31 EUR;2996.31",
                "Montant TTC en euros : 2\u00A0996,31;2996.31",
                "TOTAL T.T.C. 2\u202F996,31 €;2996.31",
                "Total TTC (€) : 2.996,31;2996.31",
                "Total T.T.C : € 2,996.31;2996.31",
                "Montant total TTC : 2996 €;2996.00",
                "Total TTC € | 1 234,5;1234.50",
                "Total TTC | EUR | 1 234,50;1234.50",
                "Total TTC (EUR) : 1234,50;1234.50",
                "Total à payer : 899€;899.00",
                "NET À PAYER : 64€20;64.20",
                "Total HT : 100,00 € TVA : 20,00 € Total TTC : 120,00 €;120.00",
                "Total : 45,00 €;45.00",
                "Total toutes taxes comprises | 12,00 €;12.00"
            })
    void un_montant_a_la_francaise_se_lit(String ligne, String attendu) {
        assertEquals(Montant.parse(attendu), lire(ligne).montantTtc());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total HT : 100,00 €",
                "Total TVA : 20,00 €",
                "Acompte total TTC : 20,00 €",
                "Total TTC déjà réglé : 20,00 €",
                "Sous-total TTC : 20,00 €",
                "Total TTC : 20 %",
                "Total TTC : 12345678901234567890,00",
                "Net à payer : 0,00 €",
                "Total TTC : voir au verso"
            })
    void un_autre_montant_n_est_pas_le_total(String ligne) {
        assertNull(lire(ligne).montantTtc());
    }

    @Test
    void le_prix_ttc_d_un_article_n_est_pas_le_total_et_un_total_apres_remise_en_est_un_autre() {
        assertEquals(
                Montant.ofEuros(1950),
                lire("Vélo TTC : 1900,00", "Casque TTC : 50,00", "Total TTC : 1950,00")
                        .montantTtc());
        assertEquals(Montant.ofEuros(1950), lire("TTC : 1950,00").montantTtc());
        assertEquals(
                Montant.ofEuros(950),
                lire("Sous-total TTC : 900,00", "Net à payer : 950,00").montantTtc());
        assertEquals(Montant.ofEuros(950), lire("Total € TTC 950,00").montantTtc());
        assertNull(lire("Total TTC 950,00", "Total TTC après remise 900,00").montantTtc());
    }

    @Test
    void deux_totaux_qui_se_contredisent_n_en_font_aucun() {
        assertNull(lire("Total TTC : 100,00 €", "Total TTC : 120,00 €").montantTtc());
        assertEquals(
                Montant.ofEuros(100),
                lire("Total TTC : 100,00 €", "Total TTC : 100,00 €").montantTtc());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Date : 12/03/2020;2020-03-12",
                "Date de facture : 12-03-2020;2020-03-12",
                "Date d'émission : 12.03.20;2020-03-12",
                "Date : 2020-03-12;2020-03-12",
                "Émise le 12 mars 2020;2020-03-12",
                "Facture n° 12 du 1er juin 2020;2020-06-01",
                "Fait à Sèvres, le 3 février 2020;2020-02-03",
                "Fait le : 03/02/2020;2020-02-03",
                "Paris, le jeudi 12 mars 2020;2020-03-12",
                "Le 12 MARS 2020;2020-03-12",
                "DATE D’ÉMISSION | 12/03/2020;2020-03-12",
                "Issy-les-Moulineaux le 12 déc. 2020;2020-12-12",
                "12/03/2020;2020-03-12"
            })
    void une_date_a_la_francaise_se_lit(String ligne, String attendue) {
        assertEquals(LocalDate.parse(attendue), lire(ligne).date());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date d'échéance : 12/03/2020",
                "Date de naissance : 12/03/2001",
                "Né(e) le : 12/03/2001",
                "Date de livraison : 12/03/2020",
                "Facture acquittée le 14/04/2020 par carte bancaire",
                "Payée le 14/04/2020",
                "Date : 31/02/2020",
                "Période du 01/01/2020 au 31/03/2020",
                "À régler avant le 12/03/2020",
                "Téléphone 01/02/03/04/05"
            })
    void une_autre_date_n_est_pas_celle_du_document(String ligne) {
        assertNull(lire(ligne).date());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Client : Jean Dupont;Jean Dupont",
                "CLIENT | M. DUPONT JEAN | Date : 12/03/2020;M. DUPONT JEAN",
                "Acheteur : N'Diaye Clémence - client n° 45;N'Diaye Clémence",
                "Titulaire du compte : MME LE GOFF AICHA;MME LE GOFF AICHA",
                "Titulaire du compte M OU MME DUPONT JEAN;M OU MME DUPONT JEAN",
                "Titulaire du compte / Account owner : M. Traoré Ali;M. Traoré Ali",
                "Titulaire du contrat : Mme Zoé Martin, 12 rue X;Mme Zoé Martin",
                "Nom du titulaire : O'Connor Inès;O'Connor Inès",
                "Locataire : Jean-Pierre Sèze;Jean-Pierre Sèze",
                "Assuré : Loïc Aït-Ali;Loïc Aït-Ali",
                "Nom et prénom : Loïc Aït-Ali;Loïc Aït-Ali",
                "Client M. Loïc Aït-Ali;M. Loïc Aït-Ali",
                "Destinataire : Mlle Ève Le Duc;Mlle Ève Le Duc"
            })
    void un_nom_se_lit_apres_son_libelle(String ligne, String attendu) {
        assertEquals(List.of(attendu), lire(ligne).noms());
    }

    @Test
    void un_nom_se_lit_sous_son_libelle_et_un_numero_de_client_n_en_est_pas_un() {
        assertEquals(
                List.of("Jean Dupont"),
                lire("Client", "Jean Dupont", "12 rue X").noms());
        assertEquals(
                List.of("Jean Dupont"), lire("Client : C00451", "Jean Dupont").noms());
        assertEquals(
                List.of("Mme Anne Le Goff"),
                lire("Facturé à | Livré à", "Mme Anne Le Goff | M. Paul Roy").noms());
        assertEquals(
                List.of(),
                lire("Client fidèle : 10 points", "Code client : 451").noms());
        assertEquals(
                List.of("DUPONT Jean"), lire("Nom : DUPONT", "Prénom(s) : Jean").noms());
    }

    @Test
    void deux_titulaires_sur_deux_lignes_sont_lus_tous_deux() {
        assertEquals(
                List.of("M JEAN DUPONT", "OU MME MARIE DURAND"),
                lire("Titulaire du compte : M JEAN DUPONT", "OU MME MARIE DURAND", "12 RUE X")
                        .noms());
        assertEquals(
                List.of("M JEAN DUPONT", "MME MARIE DURAND"),
                lire("Titulaire du compte", "M JEAN DUPONT", "MME MARIE DURAND", "12 RUE X")
                        .noms());
    }

    @Test
    void a_cote_d_un_libelle_l_autre_colonne_ne_cache_pas_le_nom() {
        assertEquals(
                List.of("CYCLES IMAGINAIRES", "Jean Dupont"),
                lire("Client : | CYCLES IMAGINAIRES", "Jean Dupont | 3 rue des Lilas")
                        .noms());
        assertEquals(
                List.of("Jean Dupont"),
                lire("Client | Jean Dupont", "Adresse | 12 rue X", "Date | 12/03/2020")
                        .noms());
    }

    @Test
    void une_quittance_de_loyer_se_lit() {
        LecturePiece lecture = lire(
                "QUITTANCE DE LOYER",
                "du 01/06/2020 au 30/06/2020",
                "Bailleur : M. Paul ROY",
                "Locataire(s) : Mme Inès O'CONNOR",
                "Adresse de la location : 2 rue X, 92310 Sèvres",
                "Fait à Sèvres, le 30 juin 2020");
        assertEquals("JUSTIFICATIF_DOMICILE", lecture.nature());
        assertEquals(List.of("Mme Inès O'CONNOR"), lecture.noms());
        assertEquals(LocalDate.of(2020, 6, 30), lecture.date());
    }

    @Test
    void une_adresse_sans_libelle_donne_son_destinataire() {
        assertEquals(
                List.of("MADAME JEANNE DUPONT"),
                lire(
                                "EDF",
                                " | MADAME JEANNE DUPONT",
                                " | 12 RUE DES LILAS",
                                " | 92100 BOULOGNE",
                                "Facture du 3 mai 2020")
                        .noms());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBAN : FR76 3000 6000 0112 3456 7890 189",
                "IBAN FR7630006000011234567890189 BIC AGRIFRPPXXX",
                "iban : fr76 3000 6000 0112 3456 7890 189 clé 12",
                "FR76 | 3000 | 6000 | 0112 | 3456 | 7890 | 189"
            })
    void un_compte_se_lit_avec_ou_sans_espaces(String ligne) {
        assertEquals(Iban.parse(IBAN), lire(ligne).iban());
    }

    @Test
    void un_compte_sur_deux_lignes_se_lit_et_un_compte_faux_ne_se_lit_pas() {
        assertEquals(
                Iban.parse(IBAN),
                lire("IBAN : FR76 3000 6000 0112", "3456 7890 189").iban());
        assertNull(lire("IBAN : FR76 3000 6000 0112 3456 7890 188").iban());
        assertNull(lire("IBAN : " + IBAN, "IBAN : DE89 3704 0044 0532 0130 00").iban());
        assertEquals(
                Iban.parse("DE89370400440532013000"),
                lire("IBAN : DE89 3704 0044 0532 0130 00").iban());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FACTURE N° F2020-1498;F2020-1498",
                "Facture n° : 2020/118;2020/118",
                "N° de facture : FA-12;FA-12",
                "NUMERO DE FACTURE | FA-12;FA-12",
                "Facture FA-2017-0010;FA-2017-0010",
                "Réf. facture : 12_B;12_B",
                "Réf : 4512;4512",
                "Facture No. 77;77",
                "Facture du 12/03/2020;''"
            })
    void un_numero_se_lit(String ligne, String attendu) {
        assertEquals(attendu, lire(ligne).numero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FACTURE N° 12;FACTURE",
                "FACTURE ACQUITTÉE;FACTURE",
                "Facture;FACTURE",
                "Votre facture du 12 mars 2020;FACTURE",
                "Facture pro forma n° 3;FACTURE_PRO_FORMA",
                "PROFORMA;FACTURE_PRO_FORMA",
                "DEVIS N° 12;DEVIS",
                "Bon de commande n° 12;BON_DE_COMMANDE",
                "Confirmation de commande;BON_DE_COMMANDE",
                "Facture d'avoir n° 2;AVOIR",
                "Facture d'électricité;JUSTIFICATIF_DOMICILE",
                "VOTRE FACTURE D’ÉLECTRICITÉ;JUSTIFICATIF_DOMICILE",
                "Facture de gaz naturel;JUSTIFICATIF_DOMICILE",
                "Facture d'eau;JUSTIFICATIF_DOMICILE",
                "Facture internet et mobile;JUSTIFICATIF_DOMICILE",
                "QUITTANCE DE LOYER - mai 2020;JUSTIFICATIF_DOMICILE",
                "Attestation d'assurance habitation;JUSTIFICATIF_DOMICILE",
                "Avis de taxe d'habitation 2019;JUSTIFICATIF_DOMICILE",
                "Avis d'impôt - Taxes foncières;JUSTIFICATIF_DOMICILE",
                "Avis d'impôt sur les revenus 2019;AVIS_IMPOSITION",
                "RELEVÉ D'IDENTITÉ BANCAIRE;RIB",
                "R.I.B.;RIB",
                "CARTE NATIONALE D'IDENTITÉ;PIECE_IDENTITE",
                "Passeport;PIECE_IDENTITE",
                "CERTIFICAT D'HOMOLOGATION;CERTIFICAT_CONFORMITE",
                "Déclaration CE de conformité;CERTIFICAT_CONFORMITE",
                "Attestation de conformité;CERTIFICAT_CONFORMITE",
                "Déclaration sur l'honneur;ATTESTATION_HONNEUR",
                "Bonjour;''"
            })
    void la_nature_se_lit_dans_le_titre(String titre, String attendue) {
        assertEquals(attendue, lire("MAISON IMAGINAIRE", titre).nature());
    }

    @Test
    void une_facture_de_fournisseur_d_energie_est_un_justificatif_de_domicile() {
        assertEquals(
                "JUSTIFICATIF_DOMICILE",
                lire("ENGIE", "Facture n° 12", "Point de livraison 123", "Abonnement", "Consommation 120 kWh")
                        .nature());
        assertEquals(
                "FACTURE",
                lire("Cycles", "Facture n° 12", "Vélo électrique, batterie 0,5 kWh, abonnement atelier offert")
                        .nature());
    }

    @Test
    void un_texte_hostile_ne_fait_pas_durer_la_lecture() {
        String[] lignes = new String[400];
        for (int i = 0; i < lignes.length; i++) {
            lignes[i] = switch (i % 5) {
                case 0 -> "TOTAL ".repeat(80);
                case 1 -> "FAIT A " + "A ".repeat(200);
                case 2 -> "1 ".repeat(250);
                case 3 -> "SOUSSIGNE " + "a".repeat(490);
                default -> "FR76".repeat(120);
            };
        }
        long debut = System.nanoTime();
        lire(lignes);
        org.junit.jupiter.api.Assertions.assertTrue(System.nanoTime() - debut < 5_000_000_000L);
    }
}
