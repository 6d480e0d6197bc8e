package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.LecturePiece;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts that are doubtful are not given, whatever a paper says. */
class MontantsPrudentsTest {

    private static LecturePiece lire(String lignes) {
        return LecteurTexte.lire("FACTURE N° F-2024-12\n" + lignes.replace('~', '\n') + "\n", "FACTURE");
    }

    private static String valeurs(LecturePiece lecture, Nom nom) {
        return lecture.faits().stream()
                .filter(fait -> fait.nom() == nom)
                .map(FaitLu::valeur)
                .collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 000,00 HT 200,00 TVA 1 200,00 TTC;1000.00;200.00;1200.00",
                "1,000.00 HT 200.00 TVA 1,200.00 TTC;1000.00;200.00;1200.00",
                "1 1 000,00 HT 200,00 TVA 1 200,00 TTC;'';'';''",
                "1 000,00 € TOTAL HT 200,00 € TVA 1 200,00 € TOTAL TTC;1000.00;200.00;1200.00",
                "1 000,00 €   Total HT   200,00 €   TVA   1 200,00 €   Total TTC;1000.00;200.00;1200.00",
                "1 000,00 Montant HT 200,00 Montant TVA 1 200,00 Montant TTC;1000.00;200.00;1200.00",
                "1 000,00 TOTAL HT 200,00 TVA 1 300,00 TOTAL TTC;'';'';''",
                "1,000.00 Net total 200.00 VAT 1,200.00 Gross total;1000.00;200.00;1200.00",
                "Total 1 000,00 € Montant HT 200,00 € Montant TVA 1 200,00 € Montant TTC;1000.00;200.00;1200.00",
                "TVA 20 % 1 000,00 Total HT 200,00 Total TVA 1 200,00 Total TTC;'';'';''",
                "Total 1 200,00 € TTC dont 200,00 € de TVA;'';200.00;1200.00",
                "Total HT 1 000,00 TVA 200,00 Total TTC 1 200,00;1000.00;200.00;1200.00",
                "Montant HT TVA Montant TTC~50,00 10,00 60,00~Vélo 2000,00~Total TTC 2 400,00;'';'';2400.00",
                "Montant HT TVA Montant TTC~1 000,00 200,00 1 200,00~Net à payer~700,00 €;'';'';700.00",
                "Total HT : 1 000,00~TVA 20 % : 200,00~Total TTC : 1 500,00;'';'';1500.00",
                "Total HT : 1 000,00~Total TTC : 900,00;'';'';900.00",
                "Total 1 000,00 TTC 1 200,00 HT;'';'';1000.00",
                "TOTAL PANIER 1 200,00 TTC 45,00 HT;'';'';''",
                "Prix catalogue en CHF~Prix de vente en EUR~Total HT : 1 000,00~TVA 20 % : 200,00~Total TTC : 1 200,00;'';'';''",
                "SARL au capital de 10 000 €~Total HT : 1 000,00~TVA : 200,00~Total TTC 1 200,00 HUF;'';'';''",
                "SARL au capital de 10 000 €~Total TTC : 24 900,00 kr;'';'';''",
                "Total TTC 1 200,00 RON;'';'';''",
                "Total TTC 1 200,00 BRL;'';'';''",
                "Total TTC 1 200,00 HKD;'';'';''",
                "Total TTC 1 200,00 PESOS;'';'';''",
                "Total TTC ¥1,200.00;'';'';''",
                "Total TTC ¥1,200.00 JPY;'';'';1200.00",
                "Total TTC : 1 200,00 € payé par carte;'';'';1200.00",
                "Total : 3,50 heures;'';'';''",
                "Total : 12 exemplaires;'';'';''"
            })
    void un_montant_est_certain_ou_n_est_pas_donne(String lignes, String horsTaxe, String taxe, String total) {
        LecturePiece lecture = lire(lignes);
        assertEquals(horsTaxe, valeurs(lecture, Nom.MONTANT_HT), "hors taxe");
        assertEquals(taxe, valeurs(lecture, Nom.MONTANT_TVA), "taxe");
        assertEquals(total, valeurs(lecture, Nom.MONTANT_TTC), "total");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SARL au capital de 10 000 €~Total TTC 1 200,00 HUF;''",
                "SARL au capital de 10 000 €~Total TTC 1 200,00 kr;''",
                "Réf. KR3M~Total TTC 1 200,00 €;EUR",
                "Total TTC 1 200,00 kr (SEK);SEK"
            })
    void une_monnaie_etrangere_n_est_pas_des_euros(String lignes, String attendue) {
        assertEquals(attendue, valeurs(lire(lignes), Nom.DEVISE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Payé le 999999999999999999999,00",
                "Payé par virement 123 456 789 012 345,00 €",
                "Payé par virement 99 999 999 100,00 €",
                "Payé par carte 1,200.00",
                "Incoterm: Delivered Duty Paid",
                "Delivery: carriage paid",
                "Port payé",
                "Goods are dispatched after payment received",
                "Released upon payment received",
                "No payment received",
                "Expédition après paiement reçu",
                "Payment terms: paid by bank transfer within 30 days",
                "Payment terms: paid by bank transfer",
                "Paid on delivery",
                "Règlement : payé par virement sous 30 jours"
            })
    void ce_qui_n_est_pas_dit_paye_ne_l_est_pas(String ligne) {
        LecturePiece lecture = lire("Total TTC : 100,00 €~" + ligne);
        assertEquals("100.00", valeurs(lecture, Nom.MONTANT_TTC));
        assertEquals("", valeurs(lecture, Nom.ACQUITTEE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Payé le 12/03/2024",
                "Payé par virement le 12.03.2024 : 1 100,00 €",
                "Paid by card 1,100.00",
                "PAID IN FULL",
                "Invoice No 12 paid by card",
                "Payment received"
            })
    void ce_qui_est_dit_paye_l_est(String ligne) {
        assertEquals("true", valeurs(lire("Total TTC : 1 100,00 €~" + ligne), Nom.ACQUITTEE));
    }

    @Test
    void un_reste_entre_deux_mots_est_du() {
        assertEquals(
                "false", valeurs(lire("Total TTC : 1 100,00 €~Payé 300,00 € Reste 800,00 € à payer"), Nom.ACQUITTEE));
    }

    /** In a time that grows with the square of a line these take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"HT HT HT HT HT HT", "HT X X X X X X X", "TVA HT HT TTC"})
    void une_ligne_de_titres_sans_fin_se_lit(String titres) {
        String ligne = (titres + "  ").repeat(195_000 / (titres.length() + 2));
        assertNull(lire(ligne + "~TOTAL 100,00 20,00 120,00").montantTtc());
    }

    /** One below the other too. */
    @ParameterizedTest
    @ValueSource(strings = {"HT~TVA~", "Total HT~", "Qté HT TVA TTC~", "De  De  ", "SARL  ", "N°  "})
    void une_pile_sans_fin_se_lit(String titres) {
        String pile = titres.repeat(190_000 / titres.length());
        assertNull(LecteurTexte.lire(pile.replace('~', '\n'), "FACTURE").montantTtc());
    }

    @Test
    void une_ligne_de_totaux_sans_fin_se_lit() {
        String lignes = "TOTAL TTC  ".repeat(9_000) + "~" + "1,00  ".repeat(14_000);
        assertEquals(new Montant(100), lire(lignes).montantTtc());
    }

    @Test
    void une_date_apres_un_montant_n_en_est_pas_les_centimes() {
        for (String ligne : List.of(
                "Total TTC 1 299 \u20ac 20/05/2024",
                "Net \u00e0 payer : 1 299 \u20ac 30/06/2024 (\u00e9ch\u00e9ance)")) {
            assertEquals(
                    Optional.of("1299.00"),
                    LecteurTexte.lire("FACTURE N\u00b0 F-12\n" + ligne + "\n", "FACTURE")
                            .fait(Nom.MONTANT_TTC)
                            .map(FaitLu::valeur));
        }
    }
}
