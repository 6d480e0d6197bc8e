package fr.octroi.document;

import static fr.octroi.document.FaitsLusTest.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComptesTest {

    private static final String IBAN = "FR7630006000011234567890189";

    /** Another account of the same bank, right as well. */
    private static final String AUTRE = "FR1420041010050500013M02606";

    @Provide
    Arbitrary<String> ribs() {
        Arbitrary<String> cinq = Arbitraries.strings().numeric().ofLength(5);
        Arbitrary<String> numero = Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofLength(11),
                Arbitraries.strings()
                        .numeric()
                        .ofLength(7)
                        .flatMap(debut -> Arbitraries.strings()
                                .numeric()
                                .withCharRange('A', 'Z')
                                .ofLength(4)
                                .map(fin -> debut + fin)));
        return Combinators.combine(cinq, cinq, numero).as((banque, guichet, compte) -> {
            String sansCle = banque + guichet + compte;
            for (int cle = 1; cle <= 97; cle++) {
                String rib = sansCle + String.format(Locale.ROOT, "%02d", cle);
                if (Iban.deRib(rib).isPresent()) {
                    return rib;
                }
            }
            throw new IllegalStateException("a RIB has a key");
        });
    }

    @Provide
    Arbitrary<String> bics() {
        return Arbitraries.of(
                "AGRIFRPP836", "BNPAFRPPXXX", "CMCIFR2A", "PSSTFRPPPAR", "SOGEFRPP", "CEPAFRPP751", "BREDFRPPXXX");
    }

    private static String iban(String rib) {
        return Iban.deRib(rib).orElseThrow().valeur();
    }

    @Property
    void tout_compte_francais_se_lit_dans_toute_presentation(
            @ForAll PresentationDeRib presentation, @ForAll("ribs") String rib, @ForAll("bics") String bic) {
        String[] lignes = presentation.lignes(iban(rib), rib, bic, "MME LE GOFF AICHA");
        TextePiece texte = texte(lignes);
        assertEquals(new Iban(iban(rib)), Comptes.iban(texte), () -> String.join("\n", lignes));
        boolean imprime = String.join("", lignes).replaceAll("[ |]", "").contains(bic);
        assertEquals(imprime ? new Bic(bic) : null, Banques.bic(texte), () -> String.join("\n", lignes));
    }

    @Property(tries = 3000)
    void un_chiffre_change_ne_donne_jamais_un_compte(
            @ForAll PresentationDeRib presentation,
            @ForAll("ribs") String rib,
            @ForAll @IntRange(min = 2, max = 26) int place,
            @ForAll @CharRange(from = '0', to = '9') char autre,
            @ForAll boolean dansLeRib) {
        String iban = iban(rib);
        Assume.that(Character.isDigit(iban.charAt(place)) && iban.charAt(place) != autre);
        Assume.that(!dansLeRib || place >= 4);
        String change = iban.substring(0, place) + autre + iban.substring(place + 1);
        String[] justes = presentation.lignes(iban, rib, "AGRIFRPP", "MME LE GOFF AICHA");
        String[] lignes = presentation.lignes(
                dansLeRib ? iban : change, dansLeRib ? change.substring(4) : rib, "AGRIFRPP", "MME LE GOFF AICHA");
        Assume.that(!Arrays.equals(justes, lignes));
        assertNull(Comptes.iban(texte(lignes)), () -> String.join("\n", lignes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBAN FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP",
                "IBANFR7630006000011234567890189",
                "IBAN: FR76-3000-6000-0112-3456-7890-189",
                "I.B.A.N. : FR 76 30006 00001 12345678901 89",
                "FR76 | 30006 | 00001 | 12345678901 | 89",
                "iban : fr76 3000 6000 0112 3456 7890 189"
            })
    void un_iban_se_lit(String ligne) {
        assertEquals(new Iban(IBAN), Comptes.iban(texte(ligne)));
    }

    @Test
    void un_iban_sur_trois_lignes_se_lit() {
        assertEquals(new Iban(IBAN), Comptes.iban(texte("IBAN", "FR76 3000 6000", "0112 3456 7890", "189")));
    }

    @Test
    void deux_comptes_differents_n_en_font_aucun_et_deux_fois_le_meme_en_font_un() {
        assertNull(Comptes.iban(texte("IBAN : " + IBAN, "IBAN : " + AUTRE)));
        assertNull(Comptes.iban(texte("RIB", "30006 | 00001 | 12345678901 | 89", "IBAN : " + AUTRE)));
        assertEquals(new Iban(IBAN), Comptes.iban(texte("RIB", "30006 | 00001 | 12345678901 | 89", "IBAN : " + IBAN)));
    }

    @Test
    void une_suite_de_chiffres_sans_annonce_n_est_pas_un_rib() {
        assertNull(Comptes.iban(texte("Commande", "30006 00001 12345678901 89")));
        assertEquals(new Iban(IBAN), Comptes.iban(texte("Clé RIB", "30006 00001 12345678901 89")));
    }

    @Test
    void les_parties_d_un_rib_ne_se_coupent_pas_ailleurs() {
        assertNull(Comptes.iban(texte("RIB", "300 060 00011234567890189")));
    }

    @Test
    void un_numero_de_tva_ne_contredit_pas_un_compte() {
        assertEquals(
                new Iban(IBAN),
                Comptes.iban(texte("TVA FR 40 303 265 045 - SIRET 303 265 045 00012", "IBAN : " + IBAN)));
    }

    /** Two letters and two digits in boxes are no start, whatever the line below would make of them. */
    @ParameterizedTest
    @CsvSource({"00000000020000036AA5495, IBAN_EN_CASES", "000000000000000000FR064, UNE_CASE_PAR_CHIFFRE"})
    void l_interieur_d_un_compte_en_cases_n_est_pas_un_autre_compte(String rib, PresentationDeRib presentation) {
        String[] lignes = presentation.lignes(iban(rib), rib, "PSSTFRPPPAR", "MME LE GOFF AICHA");
        assertEquals(new Iban(iban(rib)), Comptes.iban(texte(lignes)));
    }

    @Test
    void une_longue_reference_ne_contredit_pas_un_compte() {
        assertEquals(new Iban(IBAN), Comptes.iban(texte("RIB", "IBAN : " + IBAN, "RUM : 30006000011234567890188")));
        assertNull(Comptes.iban(texte("IBAN : " + IBAN, "RIB : 30006000011234567890188")));
    }

    @Test
    void un_compte_de_monaco_s_accorde_avec_son_rib() {
        assertEquals(
                Iban.parse("MC58 1122 2000 0101 2345 6789 030"),
                Comptes.iban(texte(
                        "Banque | Guichet | N° compte | Clé",
                        "11222 | 00001 | 01234567890 | 30",
                        "IBAN : MC58 1122 2000 0101 2345 6789 030")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BIC : AGRIFRPP836;AGRIFRPP836",
                "BIC AGRI FR PP 836;AGRIFRPP836",
                "BIC : AGRIFRPP XXX;AGRIFRPPXXX",
                "BIC : AGRIFRPP PARIS;AGRIFRPP",
                "Code B.I.C. : agrifrpp;AGRIFRPP",
                "BIC (Bank Identifier Code) : AGRIFRPP;AGRIFRPP",
                "Code SWIFT (BIC) : AGRIFRPP836;AGRIFRPP836",
                "BIC | DOMICILE | AGRIFRPP;AGRIFRPP",
                "A | G | R | I | F | R | P | P;''",
                "BIC | A | G | R | I | F | R | P | P;AGRIFRPP",
                "AGRIFRPP836;AGRIFRPP836",
                "CREDIT AGRICOLE SEVRES;''",
                "BIC : DOMICILE;''",
                "BIC : BANCAIRE;''",
                "DOMICILE BANCAIRE PARISIEN NANTERRE BESANCON;''",
                "BIC : COBADEFF;''",
                "BIC : AGRIFRPP BIC : BNPAFRPP;''",
                "BIC : AGRIFRPP BIC : AGRIFRPPXXX;AGRIFRPP",
                "chiffres;''"
            })
    void un_bic_se_lit_a_cote_d_un_compte_francais(String ligne, String attendu) {
        assertEquals(attendu, Objects.toString(Banques.bic(texte("IBAN : " + IBAN, ligne)), ""));
    }

    @Test
    void sans_compte_lu_un_bic_a_son_libelle() {
        assertEquals(new Bic("COBADEFF"), Banques.bic(texte("BIC : COBADEFF")));
        for (String ligne : List.of("COBADEFF", "BIC : DOMICILE", "Domiciliation : BANCAIRE", "CODE BIC BANCAIRE")) {
            assertNull(Banques.bic(texte(ligne)), ligne);
        }
    }

    @Test
    void un_bic_est_du_pays_de_son_compte() {
        assertEquals(new Bic("COBADEFF"), Banques.bic(texte("IBAN : DE89 3704 0044 0532 0130 00", "COBADEFF")));
        assertNull(Banques.bic(texte("IBAN : DE89 3704 0044 0532 0130 00", "BIC : AGRIFRPP")));
    }

    @Test
    void un_texte_hostile_ne_fait_pas_durer_la_lecture() {
        String[] lignes = new String[400];
        Arrays.setAll(lignes, i -> switch (i % 4) {
            case 0 -> "IBAN FR76 ".repeat(40);
            case 1 -> "RIB 1 2 3 4 5 6 7 8 9 0 ".repeat(16);
            case 2 -> "BIC BANK IDENTIFIER CODE ".repeat(16);
            default -> "CODE BANQUE 12345 GUICHET COMPTE CLE ".repeat(10);
        });
        long debut = System.nanoTime();
        Banques.bic(texte(lignes));
        assertTrue(System.nanoTime() - debut < 5_000_000_000L);
    }
}
