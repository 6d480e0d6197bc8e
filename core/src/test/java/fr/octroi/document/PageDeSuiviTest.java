package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.PlusTot;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Envoi;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Unite;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.Balle;
import fr.octroi.suivi.FicheDeSuivi;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageDeSuiviTest {

    private static String page(Vie vie) {
        return PageDeSuivi.page(vie.fiche("VAE-1"), Vie.REGLEMENT, vie.jour(), false)
                .replace('\u00A0', ' ');
    }

    private static void contient(String page, String... attendus) {
        String enUneLigne = page.replaceAll("\\s+", " ");
        for (String attendu : attendus) {
            assertTrue(enUneLigne.contains(attendu), "« " + attendu + " » is not in:\n" + page);
        }
    }

    @Test
    void ce_qui_manque_est_dit_avec_sa_raison_sa_date_et_qui_doit_agir() {
        Vie vie = Papier.RELANCE.vie();
        vie.guichet.accueil().consignerAppel(Vie.PRESTATAIRE, Vie.numero("VAE-1"), "OU_EN_EST_ON", "");
        contient(
                page(vie),
                "DOSSIER VAE-1",
                "Il manque quelque chose pour instruire la demande.",
                "C’est au demandeur d’agir.",
                "La facture acquittée, au nom du demandeur. Ce document ne nous est pas parvenu. (article 5)",
                "L’attestation sur l’honneur",
                "Le fichier reçu est vide",
                "Sert seulement au paiement",
                "À envoyer au plus tard le 1er octobre 2020.",
                "le silence vaudrait rejet le 1er décembre 2020",
                "16 septembre 2020 : appel du demandeur : ou en est on, prestataire (titulaire)",
                "rappel par courriel, envoi fait, automate (collectivite)",
                "demande de pièces par courriel, envoi fait, prestataire (titulaire)",
                "Compte déclaré se terminant par 0189.");
    }

    @Test
    void une_decision_dit_le_montant_l_acte_et_quand_l_argent_viendra() {
        String page = page(Papier.NOTIFICATION_OCTROI.vie());
        contient(
                page,
                "L’aide est accordée. Elle sera payée une fois la décision transmise et reçue.",
                "200,00 € accordés, acte n° B2020-10-012 du 8 octobre 2020.",
                "À attendre entre le 22 octobre 2020 et le 20 novembre 2020",
                "C’est un objectif, pas une promesse.");
        assertFalse(page.contains("Si aucune décision"), page);
        contient(page(Papier.ATTESTATION_VERSEMENT.vie()), "L’aide est payée.", "Payé le 8 octobre 2020.");
        contient(
                page(Papier.NOTIFICATION_REFUS.vie()),
                "Refus, acte n° B2020-10-012 du 8 octobre 2020. Motifs :",
                "La résidence principale du demandeur",
                "(article 1)",
                "Les motifs et les recours sont dans la lettre de notification.");
    }

    /** An agent who says that it can be paid, or when, says what payment refuses. */
    @Test
    void sans_rib_ni_compte_aucun_paiement_n_est_promis() {
        Demande sansCompte = Vie.demande("VAE-1");
        sansCompte.iban = "";
        for (Demande demande : List.of(Vie.demande("VAE-1").sans("RIB"), sansCompte)) {
            Vie vie = new Vie().deposer(demande).instruire("VAE-1");
            vie.ouvrirSeance("bureau-octobre", LocalDate.of(2020, 10, 8), LocalDate.of(2020, 9, 20));
            assertFalse(page(vie).contains("À attendre entre"), page(vie));
            vie.le(10, 8).deliberer(null);
            String accorde = page(vie);
            contient(accorde, "une fois la décision transmise et reçue, et dès que rien ne manquera plus");
            assertFalse(accorde.contains("À attendre entre"), accorde);
            vie.rendreExecutoire("VAE-1");
            String executoire = page(vie);
            contient(executoire, "Elle sera payée dès que rien ne manquera plus pour le paiement.");
            assertFalse(executoire.contains("À attendre entre") || executoire.contains("peut être payée"), executoire);
        }
        Vie complet = new Vie()
                .deposer(Vie.demande("VAE-1"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null)
                .rendreExecutoire("VAE-1");
        contient(page(complet), "L’aide est accordée et peut être payée.", "À attendre entre");
    }

    @Test
    void un_accord_propose_dit_son_montant_ses_etapes_et_l_algorithme() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        contient(
                page(vie),
                "Pourquoi",
                "L’instruction a proposé 200,00 € (article 4). Calcul :",
                "- Forfait : 200,00 €",
                "Cette proposition résulte d’un traitement algorithmique, elle ne décide rien.",
                "(CRPA L311-3-1)");
        FicheDeSuivi.Pourquoi pourquoi =
                Objects.requireNonNull(vie.fiche("VAE-1").pourquoi());
        assertEquals(Montant.ofEuros(200), pourquoi.montant());
        assertEquals(
                List.of("FORFAIT"), pourquoi.etapes().stream().map(Etape::code).toList());
    }

    @Test
    void un_refus_propose_dit_la_regle_et_l_article_sans_la_valeur() {
        Demande demande = Vie.demande("VAE-1");
        demande.insee = "75056";
        demande.ville = "Lieuville";
        Vie vie = new Vie().deposer(demande).instruire("VAE-1");
        String page = page(vie);
        contient(
                page,
                "L’instruction propose un refus",
                "- Condition non remplie : La résidence principale du demandeur",
                "(article 1)");
        assertFalse(page.contains("75056"), page);
        assertFalse(page.contains("Lieuville"), page);
    }

    @Test
    void sans_proposition_ou_apres_un_refus_decide_pourquoi_ne_se_dit_pas_deux_fois() {
        assertNull(new Vie().deposer(Vie.demande("VAE-1")).fiche("VAE-1").pourquoi());
        assertNull(Papier.RELANCE.vie().fiche("VAE-1").pourquoi());
        Vie refuse = Papier.NOTIFICATION_REFUS.vie();
        assertNull(refuse.fiche("VAE-1").pourquoi());
        assertFalse(page(refuse).contains("Pourquoi"));
        assertNotNull(Papier.ATTESTATION_VERSEMENT.vie().fiche("VAE-1").pourquoi());
    }

    /** A band of income, an income, and what is made of one are read out to nobody. */
    @Test
    void ni_revenu_ni_ligne_d_un_bareme_ne_se_lit_au_telephone() {
        Grandeur euros = new Grandeur(Fraction.of(500), Unite.EURO);
        Grandeur revenu = new Grandeur(Fraction.of(13_489), Unite.EURO_PAR_AN);
        Grandeur parPart = new Grandeur(Fraction.of(6_358), Unite.EURO_PAR_AN_ET_PAR_PART);
        Grandeur deux = new Grandeur(Fraction.of(2), Unite.NOMBRE);
        Grandeur rapport = new Grandeur(Fraction.of(1), Unite.NOMBRE);
        Etape forfait = new Etape("FORFAIT", List.of(), euros);
        Etape produit = new Etape("PRODUIT", List.of(deux, euros), new Grandeur(Fraction.of(1_000), Unite.EURO));
        FicheDeSuivi.Pourquoi pourquoi = new FicheDeSuivi.Pourquoi(
                Montant.ofEuros(500),
                List.of(),
                List.of(
                        forfait,
                        new Etape("LIGNE", List.of(deux), euros),
                        produit,
                        new Etape("SINON", List.of(), euros),
                        new Etape("QUOTIENT", List.of(revenu, deux), parPart),
                        new Etape("QUOTIENT", List.of(parPart, parPart), rapport),
                        new Etape("PRODUIT", List.of(rapport, euros), euros)));
        assertEquals(List.of(forfait, produit), pourquoi.etapes());
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        String page = PageDeSuivi.page(vie.fiche("VAE-1").avecPourquoi(pourquoi), Vie.REGLEMENT, vie.jour(), false)
                .replace('\u00A0', ' ');
        contient(page, "- Forfait : 500,00 €", "- 2 × 500,00 € : 1 000,00 €");
        assertFalse(page.contains("13 489") || page.contains("6 358") || page.contains("barème"), page);
    }

    @Test
    void un_dossier_transmis_dit_a_qui_et_ou() {
        contient(
                page(Papier.TRANSMISSION.vie()),
                "Ce n’est pas un refus.",
                "Île-de-France Mobilités",
                "https://www.iledefrance-mobilites.fr/");
    }

    @Test
    void le_silence_passe_est_une_alerte_et_le_dossier_reste_ouvert() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).le(11, 2);
        vie.guichet.relances().alerter(Vie.INSTRUCTEUR, Vie.numero("VAE-1"));
        contient(
                page(vie),
                "Le silence vaut rejet depuis le 1er novembre 2020. Le dossier n’est pas fermé",
                "La date du rejet par silence est passée.",
                "C’est aux services de la collectivité d’agir.");
    }

    @ParameterizedTest
    @EnumSource
    void chaque_page_tient_en_88_colonnes_ne_nomme_personne_et_ne_se_dit_pas_fausse(Papier papier) {
        String page = page(papier.vie());
        assertTrue(page.endsWith("\n"));
        for (String ligne : page.split("\n", -1)) {
            assertTrue(ligne.length() <= 88, ligne);
            assertEquals(ligne, ligne.stripTrailing());
        }
        for (String interdit : List.of("Quertier", "Ombeline", "exemple.invalid", "Port-aux-Vins", Vie.IBAN, "null")) {
            assertFalse(page.contains(interdit), page);
        }
        assertFalse(page.contains("SIMULATION"), page);
        assertFalse(page.matches("(?s).*\\{[0-9]}.*"), page);
    }

    @Test
    void une_simulation_le_dit_d_abord() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1"));
        assertTrue(PageDeSuivi.page(vie.fiche("VAE-1"), Vie.REGLEMENT, vie.jour(), true)
                .startsWith("SIMULATION"));
    }

    @Test
    void une_longue_histoire_dit_ses_derniers_echanges_et_combien_d_autres() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1"));
        for (int i = 0; i < 30; i++) {
            vie.a(LocalDate.of(2020, 9, 2).plusDays(i));
            vie.guichet.accueil().consignerAppel(Vie.PRESTATAIRE, Vie.numero("VAE-1"), "MOTIF_" + i, "");
        }
        String page = page(vie);
        contient(page, "motif 29", "motif 10", "Et 10 plus anciens.");
        assertFalse(page.contains("motif 9,"), page);
        assertTrue(page.indexOf("motif 29") < page.indexOf("motif 10"), page);
    }

    @Test
    void chaque_code_a_ses_mots() {
        ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.PageDeSuivi", Locale.FRENCH);
        Stream.of(
                        Stream.of(EtatDossier.values()).map(code -> "etat." + code),
                        Stream.of(Balle.values()).map(code -> "balle." + code),
                        Stream.of(Alerte.values()).map(code -> "alerte." + code),
                        Stream.of(Role.values()).map(code -> "role." + code),
                        Stream.of(Canal.values()).map(code -> "moyen." + code),
                        Stream.of(Envoi.Etat.values()).map(code -> "envoi." + code),
                        Stream.of(Incident.Genre.values()).map(code -> "incident." + code),
                        Stream.of(Incident.Gravite.values()).map(code -> "gravite." + code),
                        Stream.of(
                                        "ADRESSE_CHANGEE",
                                        "CONTACT_CHANGE",
                                        "COMPTE_CHANGE",
                                        "RECOURS",
                                        "OBSERVATIONS_RECUES",
                                        "ATTESTATION")
                                .map(code -> "objet." + code),
                        Lettres.modeles(Vie.REGLEMENT).stream().map(code -> "objet." + code))
                .flatMap(cles -> cles)
                .forEach(cle -> assertFalse(mots.getString(cle).isBlank(), cle));
    }

    /** Places, ranks and credits: what an agent can say without opening the agenda. */
    @Test
    void la_programmation_du_jour_dit_la_seance_et_ce_qui_avancerait() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        vie.ouvrirSeance("bureau-octobre", LocalDate.of(2020, 10, 8), LocalDate.of(2020, 9, 20));
        Candidat candidat = new Candidat(
                Vie.numero("VAE-1"),
                LocalDate.of(2020, 9, 1),
                Candidat.Sens.ACCORD,
                Montant.ofEuros(200),
                LocalDate.of(2020, 9, 2));
        contient(
                programmee(
                        vie,
                        new Affectation(
                                candidat,
                                Montant.ofEuros(200),
                                "bureau-octobre",
                                Raison.SEANCE_PLEINE,
                                List.of(new PlusTot.PourSeance("bureau-septembre", LocalDate.of(2020, 8, 20), 2)))),
                "Au vu des places, des rangs et des crédits de ce jour, le dossier passerait à la séance du 8 octobre 2020.",
                "que des dossiers mieux placés ont remplie",
                "Pour la séance bureau-septembre, il aurait fallu qu’il soit prêt le 20 août 2020 au plus tard.",
                "Pour la séance bureau-septembre, places qui manquent : 2.");
        String sansCredits = programmee(
                vie,
                new Affectation(
                        candidat,
                        Montant.ZERO,
                        null,
                        Raison.CREDITS_INSUFFISANTS,
                        List.of(new PlusTot.PourCredits(Montant.ofEuros(50)))));
        contient(
                sansCredits,
                "aucune séance ouverte ne peut le prendre",
                "Les crédits disponibles n’atteignent pas son rang.",
                "Il manque 50,00 € de crédits pour servir son rang.");
        assertFalse(sansCredits.contains("À attendre entre"), "no credits, no date");
    }

    private static String programmee(Vie vie, Affectation affectation) {
        FicheDeSuivi fiche = vie.guichet
                .accueil()
                .suivre(Vie.PRESTATAIRE, Vie.numero("VAE-1"), new Programme(List.of(affectation)))
                .orElseThrow();
        return PageDeSuivi.page(fiche, Vie.REGLEMENT, vie.jour(), false).replace('\u00A0', ' ');
    }

    @Test
    void un_dossier_pret_dit_son_bureau_et_ne_promet_rien() {
        Demande demande = Vie.demande("VAE-1");
        Vie vie = new Vie().deposer(demande).instruire("VAE-1");
        vie.ouvrirSeance("bureau-octobre", LocalDate.of(2020, 10, 8), LocalDate.of(2020, 9, 20));
        contient(
                page(vie),
                "L’instruction propose d’accorder l’aide. Rien n’est encore décidé.",
                "Le dossier est prêt pour la séance du 8 octobre 2020.",
                "le rang et les crédits comptent aussi",
                "C’est au Bureau de décider.");
    }
}
