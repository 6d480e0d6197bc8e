package fr.octroi.document;

import static fr.octroi.document.FaitsLusTest.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Siret;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The finer facts of printed invoices, in the habits of many; where a line holds a bar, a new column starts. */
class FactureImprimeeTest {

    private static final String[] ENTIERE = {
        "LE VÉLO BLEU SARL | Facturé à :",
        "3 rue des Lilas | Mme Anne-Sophie LE GOFF",
        "75011 Paris | 12 avenue du Général-Leclerc",
        "SIRET : 732 829 320 00074 | 92100 Boulogne-Billancourt",
        "TVA intracommunautaire : FR44732829320",
        "Facture n° : 2020/06-118 | Date de facture : 1er juin 2020",
        "Désignation | Qté | Total TTC",
        "Vélo à assistance électrique Imaginaire 500 (EN 15194) | 1 | 2 400,00 €",
        "N° de marquage : AB12CD34EF",
        "Antivol | 1 | 96,31 €",
        " | Total HT | 2 080,26 €",
        " | TVA 20 % | 416,05 €",
        " | TOTAL T.T.C. | 2 496,31 €",
        " | Acompte versé | 500,00 €",
        " | Net à payer TTC | 1 996,31 €",
        "TVA acquittée sur les débits. Toute facture non payée à l'échéance porte intérêt."
    };

    private static @Nullable Montant montant(String attendu) {
        return attendu.isEmpty() ? null : Montant.parse(attendu);
    }

    @Test
    void une_facture_entiere_dit_tout() {
        TextePiece texte = texte(ENTIERE);
        assertEquals("FACTURE", Nature.reconnaitre(texte));
        assertEquals("LE VÉLO BLEU SARL", Vendeurs.nom(texte));
        assertEquals(List.of("Mme Anne-Sophie LE GOFF"), Titulaires.noms(texte));
        assertEquals(Montant.parse("2496.31"), Montants.total(texte));
        assertEquals(Montant.parse("2080.26"), Montants.horsTaxe(texte));
        assertEquals(Montant.parse("416.05"), Montants.taxe(texte));
        assertEquals(Montant.parse("500.00"), Montants.dejaVerse(texte));
        assertEquals(Montant.parse("1996.31"), Montants.aPayer(texte));
        assertNull(Montants.reste(texte));
        assertEquals("EUR", Devises.duDocument(texte));
        assertEquals(Acquittement.INCONNU, Acquittement.lire(texte));
        assertEquals("Vélo à assistance électrique Imaginaire 500 (EN 15194)", Cycles.ligne(texte));
        assertEquals("AB12CD34EF", Cycles.fnuci(texte));
        assertTrue(Cycles.ditEn15194(texte));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total HT : 2 080,26 €;2080.26",
                "Total H.T. | 2.080,26;2080.26",
                "Montant HT | € | 2080.26;2080.26",
                "TOTAL HORS TAXES 2 080,26 EUR;2080.26",
                "Total général HT 2 080,26 €;2080.26",
                "Net commercial HT : 2 080,26;2080.26",
                "Total net HT : 2 080,26;2080.26",
                "Total HT : 2 500,00 €~Remise 10 % : 419,74 €~Total HT après remise : 2 080,26 €;2080.26",
                "Total HT : 2 500,00 €~Total net HT : 2 080,26 €;2080.26",
                "Total HT : 100,00 €~Total HT : 120,00 €;''",
                "Sous-total HT : 2 080,26;''",
                "Désignation | PU HT~Vélo | 2 080,26;''",
                "Prix HT : sur demande;''",
                "Total TTC : 2 496,31;''",
                "Total HT | 1 | 2 080,26;''"
            })
    void le_hors_taxe_se_lit(String lignes, String attendu) {
        assertEquals(montant(attendu), Montants.horsTaxe(texte(lignes.split("~"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total TVA : 416,05 €;416.05",
                "Montant de la TVA | 416,05;416.05",
                "Montant TVA (20%) : 416,05 €;416.05",
                "TVA 20 % : 416,05 €;416.05",
                "TVA (20,00 %) | 416,05 €;416.05",
                "T.V.A. 20.0% : 416,05;416.05",
                "TVA à 20 % 416,05 EUR;416.05",
                "dont TVA : 416,05 €;416.05",
                "Total taxes | 46,25 €;46.25",
                "TVA 0 % : 0,00 €;0.00",
                "TVA 20 % : 400,00~TVA 5,5 % : 5,50~Total TVA : 405,50;405.50",
                "TVA 20 % : 400,00~TVA 5,5 % : 5,50;''",
                "Taux | Base HT | TVA~20 % | 2 080,26 | 416,05;416.05",
                "Taux | Base HT | TVA~20 % | 2 000,00 | 400,00~5,5 % | 80,00 | 4,40;''",
                "Article | TVA | Total~Vélo | 20,00 | 2 496,31;''",
                "TVA 20 % | 2 080,26 | 416,05;''",
                "N° TVA : FR44732829320;''",
                "TVA intracommunautaire : 44732829320;''",
                "N° de TVA 44732829;''",
                "TVA non applicable, art. 293 B du CGI;''",
                "Base TVA : 2 080,26;''"
            })
    void la_taxe_se_lit(String lignes, String attendu) {
        assertEquals(montant(attendu), Montants.taxe(texte(lignes.split("~"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total TTC : 2 496,31~Acompte : 500,00~Net à payer TTC : 1 996,31;2496.31;500.00;1996.31",
                "Total TTC : 2 496,31~Acompte de 30 % : 748,89~Reste à payer : 1 747,42;2496.31;748.89;1747.42",
                "Total : 2 496,31 €~Acompte versé le 02/05/2020 : 500,00 €~Solde à régler : 1 996,31 €;2496.31;500.00;1996.31",
                "Total TTC | 671,15 €~Solde à payer | 470,15 €;671.15;'';470.15",
                "Acompte versé : 500,00 €~Net à payer : 1 996,31 €;'';500.00;1996.31",
                "Acompte TTC : 500,00 €~Solde TTC : 1 996,31 €;'';500.00;1996.31",
                "Total TTC 2 496,31~Déjà réglé 2 496,31~Net à payer 0,00;2496.31;2496.31;0.00",
                "Acompte : 0,00 €~Net à payer : 2 496,31 €;2496.31;0.00;2496.31",
                "Net à payer : 2 496,31 €~30 % d'acompte, solde à 30 j;2496.31;'';2496.31",
                "Total TTC : 2 496,31~Acompte 1 : 500,00 €~Net à payer : 1 996,31;2496.31;500.00;1996.31",
                "Acompte 1 : 500,00 €~Acompte 2 : 400,00 €~Net à payer : 1 596,31;'';'';1596.31",
                "Total TTC : 2 496,31~Arrhes : 300,00~Acompte : 200,00~Net à payer TTC : 1 996,31;2496.31;'';1996.31"
            })
    void un_acompte_ne_change_pas_le_total(String lignes, String total, String verse, String aPayer) {
        TextePiece texte = texte(lignes.split("~"));
        assertEquals(montant(total), Montants.total(texte), "total");
        assertEquals(montant(verse), Montants.dejaVerse(texte), "verse");
        assertEquals(montant(aPayer), Montants.aPayer(texte), "a payer");
    }

    /** A row of labels, or labels after their amounts: believed where the taxes make up the difference. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Article | HT | TVA | TTC~TOTAL | 2 080,26 | 416,05 | 2 496,31;2080.26;416.05;2496.31",
                "Article HT TVA TTC~TOTAL 2 080,26 416,05 2 496,31;2080.26;416.05;2496.31",
                "Total HT Total TVA Total TTC~2 080,26 € 416,05 € 2 496,31 €;2080.26;416.05;2496.31",
                "Total TTC | Total HT | TVA 20 %~2 496,31 | 2 080,26 | 416,05;2080.26;416.05;2496.31",
                "Base HT Taux TVA Total TTC~2 000,00 20 % 400,00 2 400,00~80,26 20 % 16,05 96,31~2 080,26 416,05 2 496,31;2080.26;416.05;2496.31",
                "2 080,26 € HT~416,05 € TVA~2 496,31 € TTC;2080.26;416.05;2496.31",
                "Total : 2 080,26 € HT soit 2 496,31 € TTC;'';'';''",
                "Article | HT | TVA | TTC~TOTAL | 2 080,26 | 416,05 | 2 496,30;'';'';''",
                "TOTAL | 2 080,26 | 416,05 | 2 496,31;'';'';''",
                "TOTAL 2 080,26 416,05 2 496,31;'';'';''",
                "Total HT Total TVA Total TTC~2 080,26 € 416,05 €;'';'';''",
                "Vélo : 2 080,26 € HT soit 2 496,31 € TTC~Casque : 50,00 € HT soit 60,00 € TTC;'';'';''"
            })
    void un_montant_sans_libelle_devant_lui_a_celui_de_son_rang(
            String lignes, String horsTaxe, String taxe, String total) {
        TextePiece texte = texte(lignes.split("~"));
        assertEquals(montant(horsTaxe), Montants.horsTaxe(texte), "hors taxe");
        assertEquals(montant(taxe), Montants.taxe(texte), "taxe");
        assertEquals(montant(total), Montants.total(texte), "total");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total TTC : 12,00 €;EUR",
                "Total TTC : 12,00 EUR;EUR",
                "Total en euros : 12,00;EUR",
                "Total : 12,00EUR;EUR",
                "Total : CHF 12.00;CHF",
                "Total : £12.00;GBP",
                "Total : 12,00 € (13,20 CHF);''",
                "Total : 12,00;''",
                "Vélo Européen : 12,00;''"
            })
    void la_devise_se_lit(String ligne, String attendue) {
        assertEquals(attendue, Devises.duDocument(texte(ligne)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Vendeur : Cycles Imaginaires;Cycles Imaginaires",
                "Émetteur | Cycles Imaginaires;Cycles Imaginaires",
                "Vendu par :~Cycles Imaginaires;Cycles Imaginaires",
                "SARL Cycles Imaginaires;SARL Cycles Imaginaires",
                "Cycles Imaginaires SAS au capital de 10 000 €;Cycles Imaginaires SAS",
                "Cycles Imaginaires S.A.R.L. - 3 rue des Lilas - 75011 Paris;Cycles Imaginaires S.A.R.L.",
                "FACTURE N° 12~CYCLES IMAGINAIRES~SIRET 732 829 320 00074;CYCLES IMAGINAIRES",
                "CYCLES IMAGINAIRES~3 rue des Lilas~75011 Paris~Tél. 01 02 03 04 05~SIRET : 732 829 320 00074;CYCLES IMAGINAIRES",
                "Le Vélo Bleu~Vente et réparation~3 rue des Lilas~SIRET 73282932000074;Le Vélo Bleu",
                "LE VÉLO BLEU SARL~Facture~Le Vélo Bleu SARL - SIRET 73282932000074;LE VÉLO BLEU SARL",
                "SARL Un~SAS Deux;''",
                "Client : SARL Un;''",
                "SARL Deux~Client | SARL Un;SARL Deux",
                "Ancienne maison~FACTURE N° 12~CYCLES IMAGINAIRES~SIRET 732 829 320 00074;CYCLES IMAGINAIRES",
                "Facture~12 rue des Lilas;''",
                "Bonjour~Sans siret;''"
            })
    void le_vendeur_se_lit(String lignes, String attendu) {
        assertEquals(attendu, Vendeurs.nom(texte(lignes.split("~"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facture acquittée le 26/03/2020 par carte bancaire",
                "FACTURE ACQUITTÉE",
                "Acquittée",
                "Facture payée",
                "PAYÉ",
                "PAYE LE 12/03/2020",
                "Payé par CB",
                "Réglée en espèces",
                "Réglé comptant",
                "Pour acquit",
                "Paiement reçu le 12/03/2020",
                "Reste à payer : 0,00 €",
                "Solde : 0,00 €"
            })
    void une_facture_acquittee_le_dit(String ligne) {
        assertEquals(Acquittement.ACQUITTEE, Acquittement.lire(texte("Facture n° 12", ligne)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facture non acquittée",
                "NON PAYÉE",
                "Reste à payer : 12,00 €",
                "Solde dû : 1 996,31 €",
                "Pas encore réglée"
            })
    void une_facture_non_acquittee_le_dit(String ligne) {
        assertEquals(Acquittement.NON_ACQUITTEE, Acquittement.lire(texte("Facture n° 12", ligne)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TVA acquittée sur les encaissements",
                "RENDU DROITS NON ACQUITTÉS",
                "Toute facture non payée à l'échéance porte intérêt",
                "Facture à payer avant le 12/03/2020",
                "La facture doit être acquittée sous 30 jours",
                "Acompte payé le 12/03/2020 : 500,00 €",
                "Selon la règle en vigueur",
                "LA RÈGLE EN VIGUEUR",
                "RENDU DROITS NON~ACQUITTÉS",
                "On paye en caisse",
                "Net à payer : 2 496,31 €",
                "Net à payer : 0,00 €",
                "Merci de votre visite"
            })
    void ce_qui_n_est_pas_dit_de_la_facture_ne_l_acquitte_pas(String ligne) {
        assertEquals(Acquittement.INCONNU, Acquittement.lire(texte(("Facture n° 12~" + ligne).split("~"))));
    }

    @Test
    void une_facture_qui_se_contredit_n_est_ni_acquittee_ni_due() {
        assertEquals(Acquittement.INCONNU, Acquittement.lire(texte("Facture acquittée", "Reste à payer : 12,00 €")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 x VAE pliant Imaginaire (neuf);1 x VAE pliant Imaginaire (neuf)",
                "Vélo cargo électrique | 1 | 2 400,00 €;Vélo cargo électrique",
                "Ref 12 | V.A.E. Imaginaire | 1 | 1999.00;V.A.E. Imaginaire",
                "VTTAE Imaginaire 29'' | 2 400,00;VTTAE Imaginaire 29''",
                "Vélo électrique avec panier et antivol | 2 400,00;Vélo électrique avec panier et antivol",
                "Bicyclette 900 €;Bicyclette 900 €",
                "Antivol pour vélo | 96,31 €;''",
                "Casque vélo | 96,31 €;''",
                "Garantie vélo 2 ans | 96,31 €;''",
                "CYCLES IMAGINAIRES SARL;''",
                "Cycles Imaginaires SARL au capital de 10 000 €;''",
                "Vélo A | 900,00~Vélo B | 800,00;''",
                "Total vélo | 900,00;''",
                "Cyclestar | 900,00;''"
            })
    void la_ligne_du_cycle_se_lit(String lignes, String attendue) {
        assertEquals(attendue, Cycles.ligne(texte(lignes.split("~"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FNUCI : AB12CD34EF;AB12CD34EF",
                "N° FNUCI ab12cd34ef;AB12CD34EF",
                "N° de marquage : 1234567890;1234567890",
                "Numéro de marquage | AB12CD34EF;AB12CD34EF",
                "Marquage n° AB12CD34EF;AB12CD34EF",
                "Identifiant cycle : AB12CD34EF;AB12CD34EF",
                "Identifiant du cycle (FNUCI) : AB12CD34EF;AB12CD34EF",
                "Vélo cargo, FNUCI AB12CD34EF, bleu;AB12CD34EF",
                "FNUCI~AB12CD34EF;AB12CD34EF",
                "FNUCI : AB12CD34E;''",
                "FNUCI : AB12CD34EFG;''",
                "FNUCI : en attente;''",
                "FNUCI : NONCONNUE!;''",
                "FNUCI : INDISPONIBLE;''",
                "FNUCI : ATTRIBUTIO;''",
                "Réf. AB12CD34EF;''",
                "FNUCI : AB12CD34EF~FNUCI : AB12CD34EE;''"
            })
    void la_marque_du_cycle_se_lit(String lignes, String attendue) {
        assertEquals(attendue, Cycles.fnuci(texte(lignes.split("~"))));
    }

    @Test
    void la_norme_se_lit() {
        assertTrue(Cycles.ditEn15194(texte("Conforme à la norme NF EN 15194")));
        assertTrue(Cycles.ditEn15194(texte("norme | EN-15194:2017")));
        assertTrue(Cycles.ditEn15194(texte("EN15194")));
        assertFalse(Cycles.ditEn15194(texte("Non conforme à la norme EN 15194")));
        assertFalse(Cycles.ditEn15194(texte("EN 151945")));
        assertFalse(Cycles.ditEn15194(texte("Vélo électrique")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BON DE LIVRAISON N° 12;BON_DE_LIVRAISON",
                "Bordereau de livraison;BON_DE_LIVRAISON",
                "Facture d'acompte n° 12;FACTURE_D_ACOMPTE",
                "FACTURE ACOMPTE;FACTURE_D_ACOMPTE",
                "Note de crédit n° 12;AVOIR",
                "Avoir AV-2020-0005;AVOIR",
                "Proposition commerciale;DEVIS",
                "Facture rectificative n° 12;FACTURE",
                "Facture acquittée;FACTURE"
            })
    void ce_qui_n_est_pas_une_facture_ne_passe_pas_pour_une_facture(String titre, String attendue) {
        assertEquals(attendue, Nature.reconnaitre(texte("MAISON IMAGINAIRE", titre)));
    }

    /** How an amount may be written, less the label. */
    private enum Ecriture {
        ESPACE(" ", ",", "%s €"),
        INSECABLE("\u00A0", ",", "%s\u00A0€"),
        FINE("\u202F", ",", "%s\u202F€"),
        TYPOGRAPHIQUE("\u2009", ",", "%s€"),
        POINT(".", ",", "%s EUR"),
        SERRE("", ",", "%s €"),
        ANGLAIS(",", ".", "€ %s"),
        INFORMATIQUE("", ".", "%s"),
        DEVANT(" ", ",", "€ %s"),
        COLLE("", ",", "€%s"),
        LETTRES(" ", ",", "%s euros"),
        APOSTROPHE("'", ".", "EUR %s");

        private final String milliers;
        private final String virgule;
        private final String devise;

        Ecriture(String milliers, String virgule, String devise) {
            this.milliers = milliers;
            this.virgule = virgule;
            this.devise = devise;
        }

        private String ecrire(long centimes) {
            String euros = String.format(Locale.ROOT, "%,d", centimes / 100).replace(",", milliers);
            return devise.formatted(euros + virgule + "%02d".formatted(centimes % 100));
        }
    }

    @Property(tries = 600)
    void un_montant_ecrit_d_une_facon_quelconque_se_relit(
            @ForAll @LongRange(min = 1, max = 999_999_99) long centimes,
            @ForAll @IntRange(max = 2) int remise,
            @ForAll Ecriture ecriture,
            @ForAll("separations") String separation,
            @ForAll("libelles") String libelle) {
        long taxe = centimes / 6;
        long autre = centimes + 1 + remise;
        TextePiece texte = texte(
                "CYCLES IMAGINAIRES SARL",
                "Facture n° 12 | Date : 12/03/2020",
                "Vélo électrique | 1 | " + ecriture.ecrire(autre),
                "Remise" + separation + ecriture.ecrire(autre - centimes),
                "Total HT" + separation + ecriture.ecrire(centimes - taxe),
                "TVA 20 %" + separation + ecriture.ecrire(taxe),
                libelle + separation + ecriture.ecrire(centimes),
                "Acompte versé" + separation + ecriture.ecrire(1),
                "Reste à payer" + separation + ecriture.ecrire(centimes - 1));
        assertEquals(new Montant(centimes), Montants.total(texte));
        assertEquals(centimes == taxe ? null : new Montant(centimes - taxe), Montants.horsTaxe(texte));
        assertEquals(new Montant(taxe), Montants.taxe(texte));
        assertEquals(new Montant(1), Montants.dejaVerse(texte));
        assertEquals(new Montant(centimes - 1), Montants.reste(texte));
    }

    @Provide
    Arbitrary<String> separations() {
        return Arbitraries.of(" : ", " | ", " ", " = ", " | : | ");
    }

    @Provide
    Arbitrary<String> libelles() {
        return Arbitraries.of(
                "Total TTC",
                "TOTAL T.T.C.",
                "Montant TTC",
                "Total toutes taxes comprises",
                "Total général TTC",
                "Total facture TTC",
                "Total");
    }

    @Property(tries = 400)
    void une_date_ecrite_d_une_facon_quelconque_se_relit(
            @ForAll @IntRange(min = 0, max = 10_956) int jours,
            @ForAll("dates") Calligraphie calligraphie,
            @ForAll("annonces") String annonce) {
        LocalDate date = LocalDate.of(2010, 1, 1).plusDays(jours);
        String ligne = annonce + calligraphie.ecrire(date);
        assertEquals(date, Dates.duDocument(texte("CYCLES IMAGINAIRES", ligne, "Échéance : 31/12/2039")), ligne);
    }

    @Test
    void une_facture_qui_ecrit_le_mois_d_abord_n_a_pas_de_date_sure() {
        assertNull(Dates.duDocument(texte("Invoice Date | 11/03/2017", "SEPA transfer | 11/17/2017 | 623.00 €")));
        assertEquals(
                LocalDate.of(2017, 3, 11),
                Dates.duDocument(texte("Date de facture | 11/03/2017", "Virement | 17/11/2017 | 623,00 €")));
    }

    /** A way to write a date. */
    @FunctionalInterface
    private interface Calligraphie {
        String ecrire(LocalDate date);
    }

    @Provide
    Arbitrary<String> annonces() {
        return Arbitraries.of(
                "Date : ",
                "Date de facture : ",
                "Date d'émission | ",
                "Facture n° A12 du ",
                "Émise le ",
                "Paris, le ",
                "Fait à Sèvres, le ");
    }

    @Provide
    Arbitrary<Calligraphie> dates() {
        List<String> mois = List.of(
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre");
        List<String> abreges = List.of(
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.");
        return Arbitraries.of(
                date -> "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear()),
                date -> "%02d-%02d-%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear()),
                date -> "%02d.%02d.%02d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear() % 100),
                date -> date.toString(),
                date -> quantieme(date) + " " + mois.get(date.getMonthValue() - 1) + " " + date.getYear(),
                date -> quantieme(date) + " "
                        + mois.get(date.getMonthValue() - 1).toUpperCase(Locale.FRENCH) + " " + date.getYear(),
                date -> quantieme(date) + " " + abreges.get(date.getMonthValue() - 1) + " " + date.getYear() % 100,
                date -> quantieme(date) + " " + abreges.get(date.getMonthValue() - 1) + " " + date.getYear());
    }

    private static String quantieme(LocalDate date) {
        return date.getDayOfMonth() == 1 ? "1er" : Integer.toString(date.getDayOfMonth());
    }

    @Property(tries = 25)
    void une_facture_imprimee_en_pdf_se_relit(
            @ForAll @LongRange(min = 100, max = 999_999_99) long centimes, @ForAll("imprimables") Ecriture ecriture) {
        byte[] pdf = PdfFabrique.texte(
                "CYCLES IMAGINAIRES SARL",
                "SIRET 732 829 320 00074",
                "Facture n° F-12 | Date : 12/03/2020",
                "Vélo électrique | 1 | " + ecriture.ecrire(centimes),
                "Total TTC | " + ecriture.ecrire(centimes));
        var lecture = PdfFabrique.lire(new LecteurPdf(), pdf);
        assertEquals(new Montant(centimes), lecture.montantTtc());
        assertEquals("F-12", lecture.numero());
        assertEquals(Siret.parse("73282932000074"), Objects.requireNonNull(lecture.siret()));
    }

    @Provide
    Arbitrary<Ecriture> imprimables() {
        // The font of these files has neither thin spaces.
        return Arbitraries.of(Ecriture.class)
                .filter(ecriture -> ecriture != Ecriture.FINE && ecriture != Ecriture.TYPOGRAPHIQUE);
    }

    @Test
    void un_texte_hostile_ne_fait_pas_durer_la_lecture() {
        String[] lignes = new String[400];
        for (int i = 0; i < lignes.length; i++) {
            lignes[i] = switch (i % 6) {
                case 0 -> "TOTAL ".repeat(80);
                case 1 -> "TVA 20 % ".repeat(60);
                case 2 -> "ACOMPTE VERSE ".repeat(40);
                case 3 -> "S.A.R.L ".repeat(60);
                case 4 -> "VELO ANTIVOL ".repeat(40);
                default -> "FNUCI NON EN 15194 PAYE ".repeat(20);
            };
        }
        TextePiece texte = texte(lignes);
        long debut = System.nanoTime();
        Montants.total(texte);
        Montants.horsTaxe(texte);
        Montants.taxe(texte);
        Montants.aPayer(texte);
        Acquittement.lire(texte);
        Vendeurs.nom(texte);
        Cycles.ligne(texte);
        Cycles.fnuci(texte);
        Cycles.ditEn15194(texte);
        assertTrue(System.nanoTime() - debut < 5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDENTIFICATION : ", "IDENTIFICATION :   ", "VELO   ", "BICYCODE   "})
    void un_libelle_de_cycle_repete_ne_fait_pas_durer_la_lecture(String libelle) {
        long debut = System.nanoTime();
        LecteurTexte.lire("FACTURE\nVELO" + "   a".repeat(10_000) + "\n" + libelle.repeat(10_000), "FACTURE");
        assertTrue(System.nanoTime() - debut < 8_000_000_000L);
    }
}
