package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.LecteurSuspensions;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplicationTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 7, 1);

    private static Dossier dossier(String aide, LocalDate achat, Montant autres) {
        return new Dossier(
                new NumeroDossier("E-1"),
                aide,
                LocalDate.of(2020, 6, 5),
                new Demandeur(
                        "",
                        "Secretnom",
                        "Secretprenom",
                        LocalDate.of(1980, 3, 4),
                        new Adresse("1 rue Secrete", "92100", "Boulogne", "92012"),
                        "",
                        ""),
                Foyer.INCONNU,
                new Depense("VAE", "NEUF", "", achat, Montant.parse("799.33"), null, null, null, "", ""),
                null,
                "",
                autres,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    private static String page(ReglementAide reglement, Dossier dossier, List<Coincidence> coincidences) {
        return Explication.page(
                dossier, reglement, proposition(reglement, dossier, coincidences), JOUR, silence(reglement, dossier));
    }

    private static Proposition proposition(ReglementAide reglement, Dossier dossier, List<Coincidence> coincidences) {
        return Instruction.instruire(
                dossier,
                Catalogue.resoudre(List.of(reglement), LecteurGeographie.fournie())
                        .reglements()
                        .get(0),
                new Contexte(new TreeMap<>(), coincidences));
    }

    private static Echeance silence(ReglementAide reglement, Dossier dossier) {
        return new Echeance(
                "CRPA L231-4 3°", dossier.depot(), reglement.delaiSilence(), false, LecteurSuspensions.fournies());
    }

    @Test
    void chaque_code_a_sa_phrase() {
        ResourceBundle phrases = ResourceBundle.getBundle("fr.octroi.document.Explication", Locale.FRENCH);
        Stream.of(
                        Stream.of(Observation.values()).flatMap(o -> Stream.of("observation." + o, "vu." + o)),
                        Stream.of(Portee.values()).map(p -> "portee." + p),
                        Stream.of(Verdict.values()).map(v -> "verdict." + v),
                        Stream.of(GenreDoublon.values()).map(g -> "doublon." + g),
                        Stream.of(EtatVersement.values()).map(v -> "versement." + v))
                .flatMap(cles -> cles)
                .forEach(cle -> assertFalse(phrases.getString(cle).isBlank(), cle));
        ResourceBundle intitules = ResourceBundle.getBundle("fr.octroi.document.Intitules", Locale.FRENCH);
        Stream.of("FORFAIT", "BASE", "TAUX", "PLAFOND", "RESTE", "ARRONDI")
                .map(e -> "etape." + e)
                .forEach(cle -> assertFalse(intitules.getString(cle).isBlank(), cle));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpso-vae-2012", "gpso-vae-2019", "idfm-velo-2019-12"})
    void la_page_d_un_accord_montre_chaque_etape_du_calcul(String nom) {
        ReglementAide reglement = LecteurReglement.fourni(nom).surFaitsDeclares();
        LocalDate achat = nom.endsWith("2012") ? LocalDate.of(2018, 5, 1) : LocalDate.of(2020, 5, 1);
        String page = page(reglement, dossier(reglement.code(), achat, Montant.ofEuros(50)), List.of());
        assertTrue(page.contains("PROPOSITION : ACCORDER"), page);
        String attendu = switch (nom) {
            case "gpso-vae-2012" -> "arrondi de 199,8325 € : 199,83 €";
            case "gpso-vae-2019" -> "forfait : 200,00 €";
            default -> "500,00 € moins 50,00 € d’autres aides : 450,00 €";
        };
        assertTrue(page.replace('\u00A0', ' ').contains(attendu), page);
    }

    /** Who is refused because the computation comes to nothing is shown how. */
    @Test
    void la_page_d_un_montant_nul_montre_le_calcul() {
        ReglementAide reglement = LecteurReglement.fourni("idfm-velo-2019-12").surFaitsDeclares();
        Dossier dossier = dossier(reglement.code(), LocalDate.of(2020, 5, 1), Montant.ofEuros(600));
        String page = page(reglement, dossier, List.of()).replace('\u00A0', ' ');
        assertTrue(page.contains("PROPOSITION : REFUSER"), page);
        assertTrue(page.contains("500,00 € moins 600,00 € d’autres aides : 0,00 €"), page);
    }

    /** What an income or a rate takes away is no aid that somebody gave. */
    @Test
    void ce_qui_est_retire_n_est_une_aide_que_si_d_autres_l_ont_donnee() {
        Situation situation = Situation.builder()
                .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(1_000)))
                .avec(Vocabulaire.AIDES_AUTRES, new Valeur.Somme(Montant.ofEuros(80)))
                .build();
        Formule forfait = new Formule.Forfait(Montant.ofEuros(500));
        Formule prix = new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);
        Formule aides = new Formule.Base(Vocabulaire.AIDES_AUTRES);
        assertEquals(
                "500,00 € moins 100,00 €, sans aller sous zéro : 400,00 €",
                derniere(new Formule.Reste(forfait, new Formule.Taux(Pourcentage.parse("10 %"), prix)), situation));
        assertEquals(
                "500,00 € moins 80,00 € d’autres aides : 420,00 €",
                derniere(new Formule.Reste(forfait, aides), situation));
        assertEquals(
                "500,00 € moins 160,00 € d’autres aides : 340,00 €",
                derniere(new Formule.Reste(forfait, new Formule.Somme(List.of(aides, aides))), situation));
    }

    private static String derniere(Formule formule, Situation situation) {
        Calcul.Etabli etabli = (Calcul.Etabli) Reglements.bareme(formule).calculer(situation);
        Etape etape = etabli.etapes().get(etabli.etapes().size() - 1);
        return Explication.etape(etape, Langue.FRANCAIS).replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    /** A condition, a piece and a fact of the same names, in other words: what is kept of one règlement says nothing of another. */
    @Test
    void une_proposition_se_dit_dans_les_mots_du_reglement_qui_l_a_faite() {
        ReglementAide fourni = LecteurReglement.fourni("gpso-vae-2019");
        Dossier dossier = dossier("gpso-vae", LocalDate.of(2018, 5, 1), Montant.ZERO);
        Proposition autre = proposition(Reglements.gpso2019(), dossier, List.of());
        Explication gardee = new Explication(fourni, Langue.FRANCAIS);
        gardee.page(dossier, proposition(fourni, dossier, List.of()), JOUR, silence(fourni, dossier));

        String page = gardee.page(dossier, autre, JOUR, silence(fourni, dossier));

        assertTrue(page.contains("[ oui ] acheter un vélo neuf (article 3)"), page);
        assertTrue(page.contains("- La pièce FACTURE (article 6) : non reçue"), page);
    }

    @Test
    void la_page_dit_les_dates_legales_et_la_suspension_de_2020() {
        ReglementAide reglement = LecteurReglement.fourni("gpso-vae-2019");
        String page = page(reglement, dossier("gpso-vae", LocalDate.of(2020, 5, 1), Montant.ZERO), List.of());
        assertTrue(page.contains("rejet le 24 août 2020 (CRPA L231-4 3°)"), page);
        assertTrue(page.contains("ordonnance n° 2020-306"), page);
    }

    /** More days than are kept, then the first ones again; each under two articles, and with other prices. */
    @ParameterizedTest
    @ValueSource(strings = {"gpso-vae-2019", "idfm-velo-2023-09", "bonus-velo-2024"})
    void une_page_gardee_dit_ce_qui_est_de_chaque_dossier_et_de_lui_seul(String nom) {
        ReglementAide reglement = LecteurReglement.fourni(nom).surFaitsDeclares();
        ReglementResolu resolu = Catalogue.resoudre(List.of(reglement), LecteurGeographie.fournie())
                .reglements()
                .get(0);
        Explication gardee = new Explication(reglement, Langue.FRANCAIS);
        for (int rang = 0; rang < 2_200; rang++) {
            LocalDate jour = LocalDate.of(2018, 10, 1).plusDays(rang % 1_100);
            Dossier dossier = dossier(reglement.code(), jour, Montant.ofEuros(rang % 7));
            Proposition proposition = Instruction.instruire(dossier, resolu, new Contexte(new TreeMap<>(), List.of()));
            for (String base : List.of("CRPA L231-4 3°", "CRPA L231-5")) {
                Echeance silence = new Echeance(base, jour, reglement.delaiSilence(), false, List.of());
                assertEquals(
                        Explication.page(dossier, reglement, proposition, jour, silence),
                        gardee.page(dossier, proposition, jour, silence));
            }
        }
    }

    @Test
    void la_page_ne_nomme_personne_et_tient_dans_ses_colonnes() {
        ReglementAide reglement = LecteurReglement.fourni("gpso-vae-2019");
        List<Coincidence> coincidences = Stream.of(GenreDoublon.values())
                .map(genre -> new Coincidence(genre, List.of(new NumeroDossier("E-2"))))
                .toList();
        String page = page(reglement, dossier("gpso-vae", LocalDate.of(2018, 5, 1), Montant.ZERO), coincidences);
        assertFalse(page.contains("Secret"), page);
        assertTrue(page.lines().allMatch(ligne -> ligne.length() <= 88), page);
        assertTrue(page.contains("[FACTURE:ABSENTE] à demander au demandeur"), page);
        assertTrue(page.contains("E-2"), page);
    }

    @Test
    void une_demande_remise_avec_un_autre_contenu_s_explique() {
        Dossier divergent =
                dossier("gpso-vae", LocalDate.of(2020, 5, 1), Montant.ZERO).avecDivergence(Empreinte.deChamps("autre"));
        String page = page(LecteurReglement.fourni("gpso-vae-2019"), divergent, List.of());
        assertTrue(page.contains("[DEPOT_DIVERGENT] à faire examiner par un agent"), page);
    }
}
