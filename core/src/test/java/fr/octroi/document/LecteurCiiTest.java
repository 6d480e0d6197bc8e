package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.document.FactureElectronique.Acheteur;
import fr.octroi.document.FactureElectronique.Profil;
import fr.octroi.document.FactureElectronique.Totaux;
import fr.octroi.document.FactureElectronique.Vendeur;
import fr.octroi.document.FactureJointe.Motif;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurCiiTest {

    private static final String ESPACES = "xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
            + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\""
            + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    static FactureElectronique exemple() {
        return exemple("F-2020-118");
    }

    static FactureElectronique exemple(String numero) {
        return new FactureElectronique(
                Profil.EN16931,
                "380",
                numero,
                LocalDate.of(2020, 6, 1),
                new Vendeur("Le Vélo Bleu", "732829320", Siret.parse("73282932000074"), "FR44732829320"),
                new Acheteur("Anne-Sophie Le Goff", new Adresse("12 rue des Lilas", "92100", "Boulogne", null)),
                "EUR",
                new Totaux(
                        new BigDecimal("2080.26"),
                        new BigDecimal("2080.26"),
                        new BigDecimal("416.05"),
                        new BigDecimal("2496.31"),
                        new BigDecimal("500.00"),
                        new BigDecimal("1996.31")),
                Iban.parse("FR7630006000011234567890189"),
                List.of("Vélo à assistance électrique", "Antivol"));
    }

    private static FactureJointe lire(byte[] xml) {
        return LecteurCii.lire(xml, new Vigie(Limites.PAR_DEFAUT));
    }

    private static FactureJointe lire(String xml) {
        return lire(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static FactureElectronique lue(byte[] xml) {
        return lire(xml).selon(facture -> facture, motif -> {
            throw new AssertionError(motif);
        });
    }

    private static FactureElectronique reglement(String contenu) {
        return lue(("<rsm:CrossIndustryInvoice " + ESPACES
                        + "><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>"
                        + contenu
                        + "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static FactureElectronique document(String contenu) {
        return lue(("<rsm:CrossIndustryInvoice " + ESPACES + "><rsm:ExchangedDocument>" + contenu
                        + "</rsm:ExchangedDocument></rsm:CrossIndustryInvoice>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Motif motif(String xml) {
        return motif(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Motif motif(byte[] xml) {
        return lire(xml).selon(facture -> Optional.<Motif>empty(), Optional::of).orElse(null);
    }

    @Property(tries = 400)
    void ce_qui_est_ecrit_se_relit_de_quelque_facon_qu_on_l_ecrive(
            @ForAll("factures") FactureElectronique facture,
            @ForAll boolean premiere,
            @ForAll("jeux") Charset jeu,
            @ForAll long graine) {
        FactureElectronique attendue =
                premiere && !estDeLaPremiere(facture.profil()) ? avecProfil(facture, Profil.BASIC) : facture;
        assertEquals(attendue, lue(new CiiFabrique(premiere, jeu, graine).ecrire(attendue)));
    }

    private static boolean estDeLaPremiere(Profil profil) {
        return profil == Profil.BASIC || profil == Profil.EN16931 || profil == Profil.EXTENDED;
    }

    private static FactureElectronique avecProfil(FactureElectronique facture, Profil profil) {
        return new FactureElectronique(
                profil,
                facture.type(),
                facture.numero(),
                facture.date(),
                facture.vendeur(),
                facture.acheteur(),
                facture.devise(),
                facture.totaux(),
                facture.iban(),
                facture.lignes());
    }

    @Provide
    Arbitrary<Charset> jeux() {
        return Arbitraries.of("UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "US-ASCII")
                .map(Charset::forName);
    }

    @Provide
    Arbitrary<FactureElectronique> factures() {
        Arbitrary<String> textes = Arbitraries.strings()
                .withChars("abcXYZ019 éàœŒ€ñ<>&\"'[]/-_.")
                .ofMaxLength(25)
                .map(texte -> texte.strip().replaceAll(" +", " "));
        Arbitrary<Vendeur> vendeurs = Combinators.combine(
                        textes,
                        Arbitraries.of("", "732829320"),
                        sirets().injectNull(0.3),
                        Arbitraries.of("", "FR44732829320"))
                .as(Vendeur::new);
        Arbitrary<Acheteur> acheteurs = Combinators.combine(textes, textes, Arbitraries.of("", "92100"), textes)
                .as((nom, voie, code, ville) -> new Acheteur(nom, new Adresse(voie, code, ville, null)));
        Arbitrary<@Nullable BigDecimal> montants = Arbitraries.bigDecimals()
                .ofScale(2)
                .between(new BigDecimal("-99999999"), new BigDecimal("999999999"))
                .injectNull(0.2);
        Arbitrary<Totaux> totaux = Combinators.combine(montants, montants, montants, montants, montants, montants)
                .as(Totaux::new);
        return Combinators.combine(
                        Arbitraries.of(Profil.class),
                        Combinators.combine(Arbitraries.of("", "380", "381", "386", "325"), textes)
                                .as(List::of),
                        jours().injectNull(0.1),
                        vendeurs,
                        acheteurs,
                        Arbitraries.of("EUR", "CHF"),
                        totaux,
                        Combinators.combine(
                                        Arbitraries.of(
                                                        Iban.parse("FR7630006000011234567890189"),
                                                        Iban.parse("DE89370400440532013000"))
                                                .injectNull(0.3),
                                        textes.filter(ligne -> !ligne.isEmpty())
                                                .list()
                                                .ofMaxSize(5))
                                .as(java.util.AbstractMap.SimpleEntry::new))
                .as((profil, textesDuDocument, date, vendeur, acheteur, devise, sommes, reste) ->
                        new FactureElectronique(
                                profil,
                                textesDuDocument.get(0),
                                textesDuDocument.get(1),
                                date,
                                vendeur,
                                acheteur,
                                devise,
                                sommes,
                                reste.getKey(),
                                reste.getValue()));
    }

    private static Arbitrary<LocalDate> jours() {
        return Dates.dates().between(LocalDate.of(2014, 1, 1), LocalDate.of(2035, 12, 31));
    }

    private static Arbitrary<Siret> sirets() {
        return Arbitraries.integers().between(0, 999).map(rang -> {
            String debut = "732829320%04d".formatted(rang * 10 / 10);
            for (int cle = 0; cle < 10; cle++) {
                if (Siret.seLit(debut + cle)) {
                    return Siret.parse(debut + cle);
                }
            }
            throw new IllegalStateException("no key fits");
        });
    }

    @Test
    void un_fichier_du_systeme_n_est_jamais_lu(@TempDir Path dossier) throws IOException {
        Path secret = Files.writeString(dossier.resolve("secret.txt"), "SECRET-4711");
        String dtd = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>";
        FactureJointe lecture = lire(dtd + "<rsm:CrossIndustryInvoice " + ESPACES
                + "><rsm:ExchangedDocument><ram:ID>&s;</ram:ID></rsm:ExchangedDocument></rsm:CrossIndustryInvoice>");
        assertEquals(new FactureJointe.Illisible(Motif.DTD), lecture);
        assertEquals(
                Motif.DTD,
                motif("<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\"><rsm:CrossIndustryInvoice " + ESPACES + "/>"));
        assertEquals(
                Motif.DTD,
                motif("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]><rsm:CrossIndustryInvoice "
                        + ESPACES + "/>"));
    }

    @Test
    void des_entites_qui_se_multiplient_ne_coutent_rien() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"rire\">");
        for (int i = 1; i < 12; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        long debut = System.nanoTime();
        assertEquals(
                Motif.DTD,
                motif(
                        dtd + "]><rsm:CrossIndustryInvoice " + ESPACES
                                + "><rsm:ExchangedDocument><ram:ID>&a11;</ram:ID></rsm:ExchangedDocument></rsm:CrossIndustryInvoice>"));
        assertTrue(System.nanoTime() - debut < 2_000_000_000L);
    }

    @Test
    void une_entite_que_rien_ne_declare_est_une_faute() {
        assertEquals(
                Motif.MAL_FORMEE,
                motif("<rsm:CrossIndustryInvoice " + ESPACES + "><ram:ID>&s;</ram:ID></rsm:CrossIndustryInvoice>"));
    }

    @Test
    void trop_de_niveaux_ou_d_elements_ne_se_lisent_pas() {
        int niveaux = 100_000;
        assertEquals(
                Motif.TROP_GRANDE,
                motif("<rsm:CrossIndustryInvoice " + ESPACES + ">" + "<ram:a>".repeat(niveaux)
                        + "</ram:a>".repeat(niveaux) + "</rsm:CrossIndustryInvoice>"));
        assertEquals(
                Motif.TROP_GRANDE,
                motif("<rsm:CrossIndustryInvoice " + ESPACES + ">" + "<a/>".repeat(LecteurCii.ELEMENTS_AU_PLUS)
                        + "</rsm:CrossIndustryInvoice>"));
    }

    @Test
    void a_chaque_troncature_rien_n_est_lu_et_rien_n_echappe() {
        byte[] xml = CiiFabrique.simple(exemple());
        for (int fin = 0; fin < xml.length; fin++) {
            byte[] debut = java.util.Arrays.copyOf(xml, fin);
            // What follows the last end tag says nothing: without it the invoice is whole.
            if (!new String(debut, StandardCharsets.UTF_8).contains("CrossIndustryInvoice>")) {
                assertEquals(Motif.MAL_FORMEE, motif(debut), "cut at " + fin);
            }
        }
    }

    @Property(tries = 300)
    void un_octet_change_ne_fait_jamais_d_exception(@ForAll int place, @ForAll byte octet) {
        byte[] xml = CiiFabrique.simple(exemple());
        xml[Math.floorMod(place, xml.length)] = octet;
        lire(xml).selon(facture -> facture.type(), motif -> motif.name());
    }

    @Test
    void un_encodage_qui_n_est_pas_celui_qu_on_dit_est_une_faute() {
        String xml = new String(CiiFabrique.simple(exemple()), StandardCharsets.UTF_8);
        assertTrue(xml.contains("UTF-8"));
        assertEquals(Motif.MAL_FORMEE, motif(xml.replace("UTF-8", "UTF-8-W/O-BOM")));
        assertEquals(Motif.MAL_FORMEE, motif(xml.replace("UTF-8", "UTF-16")));
        assertEquals(
                Motif.MAL_FORMEE,
                motif(("<rsm:CrossIndustryInvoice " + ESPACES + "><ram:ID>\u00E9</ram:ID></rsm:CrossIndustryInvoice>")
                        .getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,true", "UTF-16BE,true", "UTF-16LE,true", "UTF-16BE,false", "UTF-16LE,false"})
    void une_marque_ou_les_premiers_octets_disent_l_encodage(Charset jeu, boolean marque) {
        String xml = new String(CiiFabrique.simple(exemple()), StandardCharsets.UTF_8);
        String declare =
                xml.replace("encoding=\"UTF-8\"", jeu.name().startsWith("UTF-16") ? "encoding=\"UTF-16\"" : "");
        assertEquals(exemple(), lue(((marque ? "\uFEFF" : "") + declare).getBytes(jeu)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>",
                "<CrossIndustryInvoice/>",
                "<CrossIndustryInvoice xmlns=\"urn:example:autre\"/>",
                "<SCRDMCCBDACIOMessageStructure xmlns=\"urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100\"/>",
                "<html/>"
            })
    void un_autre_vocabulaire_n_est_pas_une_facture(String xml) {
        assertEquals(Motif.AUTRE_VOCABULAIRE, motif(xml));
    }

    private static final String DANS_LE_PROJET = "<HeaderExchangedDocument><ID>F-7</ID><TypeCode>380</TypeCode>"
            + "<IssueDateTime format=\"102\">20140519</IssueDateTime></HeaderExchangedDocument>"
            + "<rsm:SpecifiedSupplyChainTradeTransaction><ApplicableSupplyChainTradeSettlement>"
            + "<InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><SpecifiedTradeSettlementMonetarySummation>"
            + "<GrandTotalAmount currencyID=\"EUR\">559.84</GrandTotalAmount>"
            + "</SpecifiedTradeSettlementMonetarySummation></ApplicableSupplyChainTradeSettlement>"
            + "</rsm:SpecifiedSupplyChainTradeTransaction>";

    @Test
    void le_projet_d_avant_zugferd_1_se_lit_sans_espace_de_noms() {
        FactureElectronique facture = lue(("<rsm:Invoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CBFBUY:5\">"
                        + DANS_LE_PROJET + "</rsm:Invoice>")
                .getBytes(StandardCharsets.UTF_8));
        assertEquals("F-7", facture.numero());
        assertEquals(LocalDate.of(2014, 5, 19), facture.date());
        assertEquals(new BigDecimal("559.84"), facture.totaux().ttc());
    }

    @Test
    void ailleurs_ce_qui_n_a_pas_d_espace_de_noms_n_est_pas_lu() {
        FactureElectronique facture =
                lue(("<rsm:CrossIndustryInvoice " + ESPACES + ">" + DANS_LE_PROJET + "</rsm:CrossIndustryInvoice>")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals("", facture.numero());
        assertNull(facture.date());
        assertNull(facture.totaux().ttc());
    }

    @Test
    void une_facture_vide_ne_dit_rien() {
        FactureElectronique vide =
                lue(("<rsm:CrossIndustryInvoice " + ESPACES + "/>").getBytes(StandardCharsets.UTF_8));
        assertEquals(Profil.INCONNU, vide.profil());
        assertEquals("", vide.numero());
        assertEquals("", vide.nature());
        assertNull(vide.date());
        assertNull(vide.montantTtc());
        assertEquals(new Totaux(null, null, null, null, null, null), vide.totaux());
    }

    @Test
    void de_deux_taxes_celle_de_la_devise_de_la_facture_compte() {
        String taxes = "<ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
                + "<ram:TaxTotalAmount currencyID=\"GBP\">163.16</ram:TaxTotalAmount>"
                + "<ram:TaxTotalAmount currencyID=\"EUR\">183.14</ram:TaxTotalAmount>"
                + "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>";
        assertEquals(
                new BigDecimal("183.14"),
                reglement("<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>" + taxes)
                        .totaux()
                        .taxe());
        assertEquals(
                new BigDecimal("163.16"),
                reglement("<ram:InvoiceCurrencyCode>GBP</ram:InvoiceCurrencyCode>" + taxes)
                        .totaux()
                        .taxe());
        assertNull(reglement("<ram:InvoiceCurrencyCode>CHF</ram:InvoiceCurrencyCode>" + taxes)
                .totaux()
                .taxe());
        assertNull(reglement(taxes).totaux().taxe());
    }

    @ParameterizedTest
    @CsvSource({"2496.31,2496.31", "-0.00,-0.00", "+12,12", ".5,.5", "12.,12", "' 7 ',7", "2496.3145,2496.3145"})
    void un_total_se_lit_exactement(String ecrit, BigDecimal attendu) {
        assertEquals(attendu, total(ecrit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1 234.56", "1234,56", "1e9", "NaN", "--1", "1.2.3", "\u0661"})
    void un_total_mal_ecrit_reste_inconnu(String ecrit) {
        assertNull(total(ecrit));
    }

    @Test
    void un_total_dit_deux_fois_differemment_reste_inconnu() {
        assertNull(total("12</ram:GrandTotalAmount><ram:GrandTotalAmount>13"));
        assertEquals(BigDecimal.valueOf(12), total("12</ram:GrandTotalAmount><ram:GrandTotalAmount>12"));
    }

    private static @Nullable BigDecimal total(String ecrit) {
        return reglement("<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
                        + "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>" + ecrit
                        + "</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>")
                .totaux()
                .ttc();
    }

    @ParameterizedTest
    @CsvSource({
        "102,20200601,2020-06-01",
        "203,202006011230,2020-06-01",
        "204,20200601123059,2020-06-01",
        "205,202006011230+0200,2020-06-01",
        "'',20200601,2020-06-01",
        "102,20200230,",
        "102,2020-06-01,",
        "610,202006,",
        "610,20200601,",
        "102,200601,",
        "102,,"
    })
    void une_date_se_lit_selon_son_format(String format, @Nullable String ecrite, @Nullable LocalDate attendue) {
        String attribut = format.isEmpty() ? "" : " format=\"" + format + "\"";
        assertEquals(
                attendue,
                document("<ram:IssueDateTime><udt:DateTimeString" + attribut + ">" + (ecrite == null ? "" : ecrite)
                                + "</udt:DateTimeString></ram:IssueDateTime>")
                        .date());
    }

    @Test
    void une_date_iso_se_lit_aussi() {
        assertEquals(
                LocalDate.of(2020, 6, 1),
                document("<ram:IssueDateTime><udt:DateTime>2020-06-01T10:00:00Z</udt:DateTime></ram:IssueDateTime>")
                        .date());
    }

    @ParameterizedTest
    @CsvSource({
        "380,FACTURE",
        "384,FACTURE",
        "389,FACTURE",
        "381,AVOIR",
        "261,AVOIR",
        "386,FACTURE_D_ACOMPTE",
        "325,FACTURE_PRO_FORMA",
        "751,''",
        "220,''",
        "'',''"
    })
    void le_code_dit_la_nature(String type, String nature) {
        assertEquals(
                nature, document("<ram:TypeCode>" + type + "</ram:TypeCode>").nature());
    }

    @ParameterizedTest
    @CsvSource({
        "urn:factur-x.eu:1p0:minimum,MINIMUM",
        "urn:factur-x.eu:1p0:basicwl,BASIC_WL",
        "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic,BASIC",
        "urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:en16931,EN16931",
        "urn:cen.eu:en16931:2017,EN16931",
        "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort,EN16931",
        "urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended,EXTENDED",
        "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr,EXTENDED",
        "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0,XRECHNUNG",
        "urn:example:2017,INCONNU",
        "'',INCONNU"
    })
    void le_profil_se_lit_dans_son_urn(String urn, Profil attendu) {
        assertEquals(attendu, Profil.of(urn));
    }

    @Test
    void le_montant_n_est_un_montant_qu_en_euros_et_en_centimes() {
        assertEquals(Montant.parse("2496.31"), exemple().montantTtc());
        assertNull(reglement("<ram:InvoiceCurrencyCode>CHF</ram:InvoiceCurrencyCode>"
                        + "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>5</ram:GrandTotalAmount>"
                        + "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>")
                .montantTtc());
        assertNull(reglement("<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
                        + "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>5.001</ram:GrandTotalAmount>"
                        + "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>")
                .montantTtc());
    }

    @Test
    void une_lecture_hors_du_temps_s_arrete() {
        byte[] xml = CiiFabrique.simple(exemple());
        Vigie vigie = new Vigie(new Limites(Duration.ofNanos(1), 1, 1, 1));
        assertThrows(Vigie.AbandonException.class, () -> LecteurCii.lire(xml, vigie));
    }

    @Test
    void rien_de_personnel_ne_s_imprime() {
        String imprime = lire(CiiFabrique.simple(exemple())) + " " + exemple().acheteur();
        for (String secret : List.of("Goff", "Lilas", "92100", "1234567890", "2496", "F-2020")) {
            assertFalse(imprime.contains(secret), secret);
        }
        assertNotEquals("", imprime);
    }
}
