package fr.octroi.document;

import static fr.octroi.document.FaitsLusTest.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds an account, and who only stands on its RIB: the bank, its branch, the lines of an address. */
class TitulairesTest {

    private static final String RIB = "30006000011234567890189";
    private static final String IBAN = "FR76" + RIB;

    private static List<String> titulaires(String... lignes) {
        return TitulairesDuCompte.lire(texte(lignes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Titulaire du compte : M OU MME DUPONT JEAN;M OU MME DUPONT JEAN",
                "Titulaire du compte : M ET MME DUPONT JEAN;M ET MME DUPONT JEAN",
                "Titulaire du compte : M OU MLLE DUPONT JEAN;M OU MLLE DUPONT JEAN",
                "Titulaire du compte : M JEAN DUPONT OU MME ANNE MARTIN;M JEAN DUPONT,MME ANNE MARTIN",
                "Titulaires : DUPONT JEAN ET MARTIN ANNE;DUPONT JEAN,MARTIN ANNE",
                "Titulaire du compte : JEAN ET ANNE DUPONT;JEAN ET ANNE DUPONT",
                "Titulaire du compte : M. JEAN ET MME ANNE DUPONT;M. JEAN ET MME ANNE DUPONT",
                "Titulaire du compte : M J-P MARTIN;M J-P MARTIN",
                "Intitulé du compte : MELLE LE GOFF AICHA;MELLE LE GOFF AICHA",
                "Intitulé du compte | ML LE GOFF AICHA;ML LE GOFF AICHA",
                "Intitulé : MR N'DIAYE ALI;MR N'DIAYE ALI",
                "Compte ouvert au nom de : MONS DUPONT JEAN;MONS DUPONT JEAN",
                "Account owner : Mme Zoé d'Alembert;Mme Zoé d'Alembert",
                "Titulaire du compte : ASSOCIATION IMAGINAIRE;ASSOCIATION IMAGINAIRE"
            })
    void un_titulaire_se_lit_apres_son_libelle(String ligne, String attendus) {
        assertEquals(List.of(attendus.split(",")), titulaires("RIB", ligne, "12 RUE DES LILAS", "92310 SEVRES"));
    }

    @Test
    void deux_titulaires_se_lisent_l_un_sous_l_autre() {
        List<String> attendus = List.of("M JEAN DUPONT", "MME ANNE MARTIN");
        assertEquals(attendus, titulaires("Titulaire du compte", "M JEAN DUPONT", "MME ANNE MARTIN", "12 RUE X"));
        assertEquals(attendus, titulaires("Titulaire du compte : M JEAN DUPONT", "OU MME ANNE MARTIN", "12 RUE X"));
        assertEquals(attendus, titulaires("Titulaire | M JEAN DUPONT OU", " | MME ANNE MARTIN", " | 12 RUE X"));
        assertEquals(
                List.of("DUPONT JEAN", "MARTIN ANNE"),
                titulaires("Titulaires du compte", "DUPONT JEAN", "MARTIN ANNE", "RESIDENCE DU PARC", "12 RUE X"));
    }

    @Test
    void ni_l_adresse_ni_la_banque_ne_sont_titulaires() {
        assertEquals(
                List.of("LE GOFF AICHA"),
                titulaires(
                        "Titulaire du compte", "LE GOFF AICHA", "CHEZ M PAUL ROY", "BAT LES TILLEULS", "92310 SEVRES"));
        assertEquals(
                List.of("MME LE GOFF AICHA"),
                titulaires(
                        "Titulaire du compte | CREDIT AGRICOLE",
                        "MME LE GOFF AICHA | AGENCE DE SEVRES",
                        "12 RUE DES LILAS | 2 GRANDE RUE",
                        "92310 SEVRES | 92310 SEVRES"));
    }

    @Test
    void sans_libelle_le_bloc_du_client_se_lit_et_pas_celui_de_l_agence() {
        assertEquals(
                List.of("M OU MME DUPONT JEAN"),
                titulaires(
                        "CREDIT LYONNAIS | M OU MME DUPONT JEAN",
                        "SEVRES CENTRE | 12 RUE DES LILAS",
                        "2 GRANDE RUE | 92310 SEVRES",
                        "92310 SEVRES",
                        IBAN));
        assertEquals(
                List.of("DUPONT JEAN", "DURAND MARIE"),
                titulaires(
                        "BANQUE IMAGINAIRE",
                        "SEVRES CENTRE",
                        "2 GRANDE RUE",
                        "92310 SEVRES",
                        " | DUPONT JEAN",
                        " | DURAND MARIE",
                        " | 12 RUE DES LILAS",
                        " | 92310 SEVRES",
                        IBAN));
        assertEquals(List.of("MME LE GOFF AICHA"), titulaires("RIB", "MME LE GOFF AICHA", IBAN));
        assertEquals(List.of(), titulaires("RIB", IBAN, "AGRIFRPP"));
    }

    @Test
    void un_nom_et_un_prenom_sur_deux_lignes_font_un_titulaire_et_une_phrase_n_en_fait_pas() {
        assertEquals(List.of("DUPONT Jean"), titulaires("RIB", "Nom : DUPONT", "Prénom : Jean", IBAN));
        assertEquals(
                List.of("Jean DUPONT", "Anne de MARTIN"),
                titulaires("Titulaires", "Jean DUPONT", "Anne de MARTIN", "Document remis au titulaire"));
    }

    @Property
    void toute_presentation_donne_ses_titulaires(@ForAll PresentationDeRib presentation, @ForAll("noms") String nom) {
        String[] lignes = presentation.lignes(IBAN, RIB, "AGRIFRPP836", nom);
        assertEquals(List.of(nom), titulaires(lignes), () -> String.join("\n", lignes));
    }

    @Provide
    Arbitrary<String> noms() {
        return Arbitraries.of(
                "M DUPONT JEAN",
                "MME ANNE-SOPHIE LE GOFF",
                "M J-P MARTIN",
                "MLLE N'DIAYE AICHA",
                "ML ZOE D'ALEMBERT",
                "M OU MME DUPONT JEAN",
                "M ET MME JEAN ET ANNE MARTIN",
                "Mme Inès O'Connor",
                "MR DE LA TORRE GUY");
    }
}
