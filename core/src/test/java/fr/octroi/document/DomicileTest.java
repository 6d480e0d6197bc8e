package fr.octroi.document;

import static fr.octroi.document.FaitsLusTest.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Adresse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs of address of many kinds, about invented people; where a line holds a bar, a new column starts. */
class DomicileTest {

    private static Domicile lire(String document) {
        return Domicile.lire(texte(document.split("\n")));
    }

    private static @Nullable LocalDate date(String document) {
        return Dates.duDocument(texte(document.split("\n")));
    }

    private static void verifier(
            String document, GenreDeDomicile genre, @Nullable String date, String titulaires, String adresse) {
        Domicile lu = lire(document);
        assertEquals(genre, lu.genre());
        assertEquals(date == null ? null : LocalDate.parse(date), date(document));
        assertEquals(titulaires, String.join(", ", lu.titulaires()));
        assertEquals(adresse, ecrire(lu.adresse()));
    }

    private static String ecrire(@Nullable Adresse adresse) {
        return adresse == null ? "" : adresse.voieNormalisee() + ", " + adresse.codePostal() + " " + adresse.ville();
    }

    @Test
    void une_facture_d_electricite_se_lit() {
        verifier(
                """
                ÉNERGIE IMAGINAIRE | Facture d'électricité
                Service clients, TSA 12345 | MME LE GOFF AICHA
                35908 RENNES CEDEX 9 | 12 BIS BD ST MICHEL
                 | 92310 SEVRES
                Facture n° 10 123 456 789 du 12/03/2020
                Titulaire du contrat : Mme Aïcha LE GOFF
                Période de consommation : du 10/01/2020 au 09/03/2020
                Lieu de consommation : 12 bis boulevard Saint-Michel
                92310 SEVRES
                À payer avant le 27/03/2020 | 64,20 €
                Prochaine facture vers le 12/05/2020
                ÉNERGIE IMAGINAIRE SA au capital de 1 000 € - Siège social : 1 place Vide, 75008 Paris - RCS Paris
                """,
                GenreDeDomicile.ELECTRICITE,
                "2020-03-12",
                "Mme Aïcha LE GOFF",
                "12 BIS BOULEVARD SAINT MICHEL, 92310 SEVRES");
    }

    @Test
    void une_facture_de_gaz_sans_lieu_de_consommation_donne_l_adresse_du_client() {
        verifier(
                """
                GAZ IMAGINAIRE | M. JEAN DUPONT
                12 avenue du Gaz, 75017 Paris | APPT 12
                 | 3 PL DU GAL LECLERC
                 | 92100 BOULOGNE-BILLANCOURT
                Votre facture de gaz
                Date d'émission : 3 mai 2020
                Date de prélèvement : 18 mai 2020
                """,
                GenreDeDomicile.GAZ,
                "2020-05-03",
                "M. JEAN DUPONT",
                "3 PLACE DU GENERAL LECLERC, 92100 BOULOGNE-BILLANCOURT");
    }

    @Test
    void une_facture_d_eau_se_lit() {
        verifier("""
                EAU IMAGINAIRE | FACTURE
                Abonné : M. ou Mme DUPONT Jean | Date de facture | Date limite de paiement
                 | 15/04/2020 | 05/05/2020
                Adresse desservie : 7, allée des Tilleuls 92190 MEUDON
                Abonnement eau potable | 12,00
                Assainissement | 14 m3 | 22,00
                """, GenreDeDomicile.EAU, "2020-04-15", "M. ou Mme DUPONT Jean", "7 ALLEE DES TILLEULS, 92190 MEUDON");
    }

    @Test
    void une_facture_internet_se_lit() {
        verifier("""
                TELECOM IMAGINAIRE
                Votre facture internet du 2 juin 2020
                Client : Zoé Martin
                Adresse d'installation | 4 rue Haute
                 | 92370 Chaville
                Abonnement fibre du 02/06/2020 au 01/07/2020 | 29,99 €
                """, GenreDeDomicile.INTERNET, "2020-06-02", "Zoé Martin", "4 RUE HAUTE, 92370 Chaville");
    }

    @Test
    void une_facture_de_telephone_se_lit() {
        verifier("""
                MOBILE IMAGINAIRE
                Facture mobile n° 77 du 02/06/2020
                 | Mlle Ève LE DUC
                 | 4 rue Haute
                 | 92370 Chaville
                Forfait mobile, SMS illimités | 9,99 €
                Montant prélevé le 15/06/2020
                """, GenreDeDomicile.TELEPHONE, "2020-06-02", "Mlle Ève LE DUC", "4 RUE HAUTE, 92370 Chaville");
    }

    @Test
    void une_quittance_donne_le_logement_et_non_le_bailleur() {
        verifier("""
                QUITTANCE DE LOYER
                Période du 01/06/2020 au 30/06/2020
                Bailleur : M. Paul ROY
                1 rue du Bailleur
                75001 Paris
                Locataire : Mme Inès O'CONNOR
                Adresse de la location : 2 rue X, 92310 Sèvres
                Fait à Sèvres, le 30 juin 2020
                """, GenreDeDomicile.QUITTANCE_LOYER, "2020-06-30", "Mme Inès O'CONNOR", "2 RUE X, 92310 Sèvres");
    }

    @Test
    void un_avis_de_taxe_d_habitation_se_lit() {
        verifier("""
                FINANCES PUBLIQUES
                AVIS D'IMPÔT 2019
                TAXE D'HABITATION | Vos références
                Centre des finances publiques | M DUPONT JEAN
                3 rue du Trésor | 12 RUE DES LILAS
                92210 SAINT-CLOUD | 92310 SEVRES
                Date d'établissement : 23/09/2019
                Date de mise en recouvrement : 30/09/2019
                Date limite de paiement : 15/11/2019
                """, GenreDeDomicile.TAXE_HABITATION, "2019-09-23", "M DUPONT JEAN", "12 RUE DES LILAS, 92310 SEVRES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AVIS D'IMPÔT 2019 - TAXES FONCIÈRES;TAXE_FONCIERE",
                "Taxe foncière 2019;TAXE_FONCIERE",
                "Avis d'impôt sur les revenus 2019;AVIS_IMPOSITION",
                "Avis d'imposition 2019;AVIS_IMPOSITION",
                "Avis de taxe d'habitation;TAXE_HABITATION",
                "Attestation d'assurance habitation;ASSURANCE_HABITATION",
                "ATTESTATION D'ASSURANCE MULTIRISQUE HABITATION;ASSURANCE_HABITATION",
                "Attestation sur l'honneur d'hébergement;ATTESTATION_HEBERGEMENT",
                "ATTESTATION D’HÉBERGEMENT;ATTESTATION_HEBERGEMENT",
                "Avis d'échéance de loyer;QUITTANCE_LOYER",
                "Votre facture d'électricité et de gaz;ELECTRICITE",
                "Facture internet;INTERNET",
                "Facture de téléphone fixe;TELEPHONE",
                "Échéancier de gaz naturel;GAZ",
                "Facture d'eau;EAU",
                "Bonjour;''"
            })
    void un_genre_se_lit_dans_le_titre(String titre, String attendu) {
        assertEquals(
                attendu, Objects.toString(lire("MAISON IMAGINAIRE\n" + titre).genre(), ""));
    }

    @Test
    void sans_titre_le_genre_est_ce_dont_le_document_parle_le_plus() {
        assertEquals(
                GenreDeDomicile.ELECTRICITE,
                lire("Facture n° 12\nPuissance 6 kVA\nHeures creuses 120 kWh\nOption gaz : non")
                        .genre());
        assertEquals(
                GenreDeDomicile.EAU,
                lire("Facture n° 12\nEau potable 12 m3\nAssainissement\nCompteur d'eau")
                        .genre());
        assertNull(lire("Facture n° 12\nVélo").genre());
    }

    @Test
    void une_attestation_d_assurance_donne_le_risque_assure() {
        verifier(
                """
                ASSUREUR IMAGINAIRE
                ATTESTATION D'ASSURANCE HABITATION
                Souscripteur : Mme Zoé d'ALEMBERT
                Adresse du risque : 5 sq. du Nord, Bât. B
                92410 VILLE D'AVRAY
                Contrat en vigueur du 01/01/2020 au 31/12/2020
                Fait à Paris, le 14 février 2020
                ASSUREUR IMAGINAIRE, siège social : 1 place Vide, 75008 Paris
                """,
                GenreDeDomicile.ASSURANCE_HABITATION,
                "2020-02-14",
                "Mme Zoé d'ALEMBERT",
                "5 SQUARE DU NORD, 92410 VILLE D'AVRAY");
    }

    @Test
    void une_attestation_d_hebergement_dit_qui_heberge_et_qui_est_heberge() {
        Domicile lu = lire("""
                ATTESTATION D'HÉBERGEMENT
                Je soussignée, Mme Anne MARTIN, née le 03/02/1960 à Sèvres,
                demeurant 12 rue des Lilas, 92310 Sèvres, atteste sur l'honneur héberger
                à mon domicile M. Léo DUPONT, né le 12/05/1998 à Meudon, depuis le 01/09/2019.
                Fait à Sèvres, le 2 juin 2020
                """);
        assertEquals(GenreDeDomicile.ATTESTATION_HEBERGEMENT, lu.genre());
        assertEquals(List.of("Mme Anne MARTIN"), lu.hebergeants());
        assertEquals(List.of("M. Léo DUPONT"), lu.titulaires());
        assertEquals("12 RUE DES LILAS, 92310 Sèvres", ecrire(lu.adresse()));
    }

    @Test
    void une_attestation_en_formulaire_et_une_adresse_coupee_par_la_ligne_se_lisent() {
        Domicile formulaire = lire("""
                ATTESTATION D'HEBERGEMENT
                Je soussigné(e) :
                Nom : MARTIN
                Prénom : Anne
                Demeurant : 12 rue des Lilas 92310 SEVRES
                certifie héberger à mon domicile :
                Nom : DUPONT
                Prénom : Léo
                """);
        assertEquals(List.of("MARTIN Anne"), formulaire.hebergeants());
        assertEquals(List.of("DUPONT Léo"), formulaire.titulaires());
        Domicile coupee = lire("""
                Attestation d'hébergement
                Je soussigné Monsieur MARTIN Paul, domicilié 3 avenue
                Foch 92310 Sèvres, atteste héberger Madame DUPONT Zoé.
                """);
        assertEquals("3 AVENUE FOCH, 92310 Sèvres", ecrire(coupee.adresse()));
    }

    @Test
    void une_adresse_en_formulaire_se_lit() {
        assertEquals(
                "12 RUE X, 92310 Sèvres",
                ecrire(lire("Facture d'eau\nAdresse : 12 rue X\nCode postal : 92310\nVille : Sèvres")
                        .adresse()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Je soussigné Jean MARTIN certifie que M. Léo DUPONT est hébergé à mon domicile;Jean MARTIN;M. Léo DUPONT",
                "Je soussigné(e) Mme MARTIN ANNE déclare héberger gratuitement Mlle Zoé LE GOFF depuis 2019;Mme MARTIN ANNE;Mlle Zoé LE GOFF",
                "Je, soussigné, M. Jean Martin, certifie sur l'honneur que Madame Zoé N'Diaye réside à mon domicile;M. Jean Martin;Madame Zoé N'Diaye",
                "Hébergeant : MARTIN Anne | Hébergé : DUPONT Léo;MARTIN Anne;DUPONT Léo",
                "JE SOUSSIGNEE MME MARTIN ANNE ATTESTE HEBERGER M DUPONT LEO, NE LE 12/05/1998;MME MARTIN ANNE;M DUPONT LEO",
                "Je soussignée Anne Martin atteste héberger à mon domicile Léo Dupont, mon neveu;Anne Martin;Léo Dupont"
            })
    void un_hebergement_se_dit_de_plusieurs_facons(String phrase, String hebergeant, String heberge) {
        Hebergement lu = Hebergement.lire(texte(phrase));
        assertEquals(List.of(hebergeant), lu.hebergeants());
        assertEquals(List.of(heberge), lu.heberges());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Adresse : 12 rue des Lilas 92310 Sèvres;12 RUE DES LILAS, 92310 Sèvres",
                "12, R. DES LILAS - 92310 SEVRES;12 RUE DES LILAS, 92310 SEVRES",
                "12 ter av. Foch, F-92310 SEVRES FRANCE;12 TER AVENUE FOCH, 92310 SEVRES",
                "Hameau du Bois, 05100 Val-des-Prés;HAMEAU DU BOIS, 05100 Val-des-Prés",
                "3 quai X, 92130 Issy-les-Moulineaux;3 QUAI X, 92130 Issy-les-Moulineaux",
                "3 quai X, 75001 PARIS 01;3 QUAI X, 75001 PARIS 01",
                "3 rue X, 35000 RENNES CEDEX 9;''",
                "Montant 92310 EUROS;''",
                "12 rue des Lilas;''"
            })
    void une_adresse_se_lit_sur_une_ligne(String ligne, String attendue) {
        assertEquals(attendue, ecrire(AdresseDuDomicile.chercher(texte(ligne), List.of())));
    }

    @Test
    void deux_domiciles_qui_se_contredisent_n_en_font_aucun() {
        assertEquals(
                "", ecrire(lire("1 rue X, 92310 Sèvres\n2 rue X, 92310 Sèvres").adresse()));
        assertEquals(
                "1 RUE X, 92310 Sèvres",
                ecrire(lire("1 rue X, 92310 Sèvres\n1 R. X, 92310 SEVRES").adresse()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Facture du 12/03/2020 à régler avant le 27/03/2020;2020-03-12",
                "Facture éditée le 12 mars 2020 | Échéance : 27 mars 2020;2020-03-12",
                "Émis le 12/03/2020 | Période : du 01/01/2020 au 29/02/2020;2020-03-12",
                "Date : 12/03/2020 | Relevé du 10/03/2020;2020-03-12",
                "Période du 01/01/2020 au 29/02/2020 | Prélèvement le 05/04/2020;''",
                "Consommation du 01/01/2020 au 29/02/2020;''",
                "Document établi le 12/03/2020 | Date limite de paiement : 27/03/2020;2020-03-12",
                "Date de la facture | 12/03/2020 | Date de prélèvement | 27/03/2020;2020-03-12",
                "Votre facture du 12 mars 2020 | Votre prochaine facture : 12 mai 2020;2020-03-12",
                "Fait à Sèvres, le 2 juin 2020;2020-06-02",
                "Mise en recouvrement : 30/09/2019 | Date d'établissement : 23/09/2019;2019-09-23"
            })
    void la_date_est_celle_de_l_emission(String ligne, String attendue) {
        assertEquals(attendue, Objects.toString(date(ligne), ""));
    }

    @Test
    void un_texte_hostile_ne_fait_pas_durer_la_lecture() {
        String[] lignes = new String[400];
        Arrays.setAll(lignes, i -> switch (i % 4) {
            case 0 -> "HEBERGE QUE ".repeat(33);
            case 1 -> "1 RUE A 92310 SEVRES ".repeat(19);
            case 2 -> "92310 " + "A-A ".repeat(90);
            default -> "ATTESTATION SOUSSIGNE M A ".repeat(15);
        });
        long debut = System.nanoTime();
        Domicile.lire(texte(lignes));
        Hebergement.lire(texte(lignes));
        assertTrue(System.nanoTime() - debut < 5_000_000_000L);
    }
}
