package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ordinary papers on which a rule that was made for others must keep still. */
class LecturesGardeesTest {

    private static final String VENDEUR = "SARL CYCLES ROUVRAY\n12 rue des Lices\n35000 Rennes\n";
    private static final String FACTURE = "FACTURE N° F-12 du 03/05/2024\n" + VENDEUR;
    private static final String ADRESSE = "\n3 RUE DES LILAS\n69001 LYON\n";

    private static Arguments facture(Nom nom, String attendu, String texte) {
        return Arguments.of("FACTURE", nom, attendu, texte);
    }

    private static Arguments titulaire(String nom) {
        return Arguments.of(
                "RIB", Nom.TITULAIRE, nom, "RELEVE D'IDENTITE BANCAIRE\nTitulaire du compte : " + nom + "\n");
    }

    private static Arguments domicile(String attendu, String texte) {
        return Arguments.of("JUSTIFICATIF_DOMICILE", Nom.TITULAIRE, attendu, texte);
    }

    static Stream<Arguments> factures() {
        return Stream.of(
                facture(
                        Nom.MONTANT_TTC,
                        "85.90",
                        FACTURE + "Total TTC 85,90 €\nMontant réglé 100,00 €\nRendu 14,10 €\n"),
                facture(
                        Nom.MONTANT_TTC,
                        "1299.00",
                        FACTURE + "Vélo électrique Prime 500 - 1 299,00 €\nNet à payer 1 299,00 €\n"),
                facture(
                        Nom.MONTANT_TTC,
                        "1349.00",
                        FACTURE
                                + "Vélo électrique    1    1 299,00 €\n\fDevis n° D-45 accepté le 02/04/2024\nTotal TTC 1 349,00 €\n"),
                facture(
                        Nom.MONTANT_TTC,
                        "",
                        FACTURE
                                + "Désignation   Total HT   TVA   Total TTC\nVélo   1 000,00   200,00   1 200,00\nVélo   1 000,00   200,00   1 200,00\n"),
                facture(
                        Nom.MONTANT_TTC,
                        "",
                        FACTURE
                                + "Désignation   Total HT   TVA   Total TTC\nVélo   1 000,00   200,00   1 200,00\nFrais de livraison 15 €\n"),
                facture(
                        Nom.DATE,
                        "2024-03-14",
                        "FACTURE N° F-12\nÉditée le 14/03/2024\n" + VENDEUR
                                + "Total TTC 1 299,00 €\nPaiement CB\nDate : 16/03/2024\n"),
                facture(
                        Nom.NUMERO,
                        "FA-2024-33",
                        "FACTURE\n" + VENDEUR
                                + "Bon de livraison : BL-221\nN° de facture : FA-2024-33\nTotal TTC 1 299,00 €\n"),
                facture(Nom.NUMERO, "", "FACTURE\nCLI-00412\n" + VENDEUR + "Total TTC 1 299,00 €\n"),
                facture(Nom.NUMERO, "2024-118", "Vélos sur mesure - Facture n° 2024-118\nTotal TTC 1 299,00 €\n"),
                facture(
                        Nom.VENDEUR,
                        "LA BOITE A VELOS",
                        "FACTURE N° F-12\nLA BOITE A VELOS\n12 rue des Lices\n35000 Rennes\nSIRET 732 829 320 00074\n"
                                + "Désignation   Qté   Prix TTC\nVélo électrique Turbo Vado SL   1   3 299,00 €\n"),
                facture(Nom.VENDEUR, "A VELO SARL", "A VELO SARL\n12 rue des Lices\n35000 Rennes\nFACTURE N° F-12\n"),
                facture(
                        Nom.VENDEUR,
                        "Cycles du 8 Mai SARL",
                        "Cycles du 8 Mai SARL\n12 rue des Lices\n35000 Rennes\nFACTURE N° F-12\n"),
                facture(
                        Nom.PRODUIT,
                        "Vélo électrique Kalvo livré monté",
                        FACTURE + "Vélo électrique Kalvo livré monté     1     1 299,00 €     1 299,00 €\n"),
                facture(
                        Nom.FNUCI,
                        "",
                        FACTURE + "Identifiant : JROCHE1984\nMot de passe oublié\nVélo électrique Kalvo\n"),
                facture(Nom.DEVISE, "EUR", FACTURE + "Total : 450,00 € non soumis à TVA\n"),
                Arguments.of(
                        "",
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "SFR\nVotre facture du 03/05/2024\nForfait 20,00 €\nRécupération de votre RIO : appelez le 3179\nTotal TTC 20,00 €\n"));
    }

    static Stream<Arguments> personnes() {
        return Stream.of(
                titulaire("MAS JORDI"),
                titulaire("MME SOPHIE BOURG"),
                titulaire("MAIRIE DE NESMY"),
                titulaire("FOYER RURAL DE NESMY"),
                titulaire("MME CARLA ROSA di MARTINO"),
                Arguments.of(
                        "RIB",
                        Nom.TITULAIRE,
                        "M OU MME KERVELLA",
                        "RELEVE D'IDENTITE BANCAIRE\nTitulaire : M OU MME KERVELLA\nKERGUELEN\n29200 BREST\n"),
                Arguments.of(
                        "RIB",
                        Nom.TITULAIRE,
                        "MME LEA FAURE",
                        "RELEVE D'IDENTITE BANCAIRE\nIntitulé Livret A\nMME LEA FAURE" + ADRESSE),
                Arguments.of(
                        "RIB",
                        Nom.TITULAIRE,
                        "MME LEA FAURE",
                        "RELEVE D'IDENTITE BANCAIRE\nVotre interlocuteur poste 4412 M. PAUL MOREL\nMME LEA FAURE"
                                + ADRESSE),
                Arguments.of(
                        "RIB",
                        Nom.ADRESSE,
                        "",
                        "RELEVE D'IDENTITE BANCAIRE\nVotre conseillère : MME ROYER\n8 ALLEE DES COLLEGES\n18000 BOURGES\nTitulaire : MME ROY\n"),
                domicile("MARIE DE LA TOUR", "Facture d'électricité du 12/03/2026\nMARIE DE LA TOUR" + ADRESSE),
                domicile("DU MOULIN PIERRE", "Facture d'eau du 12/03/2026\nDU MOULIN PIERRE" + ADRESSE),
                domicile(
                        "MME LEA FAURE",
                        "Facture d'électricité du 12/03/2026\nContactez un conseiller au 09 69 32 15 15\nMME LEA FAURE"
                                + ADRESSE),
                Arguments.of(
                        "JUSTIFICATIF_DOMICILE",
                        Nom.ADRESSE,
                        "14 RUE JEAN MACE 69001 LYON",
                        "Facture d'eau du 12/03/2026\nMME LEA FAURE\n14 RUE JEAN MACE\nBAT 2 MONTEE C\n69001 LYON\n"));
    }

    @ParameterizedTest
    @MethodSource({"factures", "personnes"})
    void un_papier_ordinaire_se_lit_comme_il_est_ecrit(String type, Nom nom, String attendu, String texte) {
        assertEquals(
                attendu,
                LecteurTexte.lire(texte, type).faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")));
    }
}
