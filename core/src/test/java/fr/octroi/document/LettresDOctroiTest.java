package fr.octroi.document;

import static fr.octroi.document.EssaiDeLettres.LETTRES;
import static fr.octroi.document.EssaiDeLettres.accorde;
import static fr.octroi.document.EssaiDeLettres.contient;
import static fr.octroi.document.EssaiDeLettres.ecrire;
import static fr.octroi.document.EssaiDeLettres.envisagerLeRetrait;
import static fr.octroi.document.EssaiDeLettres.texte;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Iban;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.versement.RetourComptable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of a grant: its amount, its payment, its conditions, and its withdrawal. */
class LettresDOctroiTest {

    @Test
    void un_octroi_dit_le_montant_decide_l_acte_la_seance_le_versement_et_les_recours() throws IOException {
        String texte = texte(Papier.NOTIFICATION_OCTROI.ecrire(LETTRES));
        contient(
                texte,
                "Votre aide est accordée : 200,00 €",
                "délibération n° B2020-10-012",
                "séance du 8 octobre 2020",
                "préfecture",
                "se termine par 0189",
                "comptable public",
                "CRPA L242-2",
                "tribunal administratif de Villejolie",
                "CRPA L311-3-1");
        assertFalse(texte.contains("L’instruction proposait"), texte);
    }

    /** What one person signs was voted by nobody, and no text on bodies applies to it. */
    @ParameterizedTest
    @EnumSource(names = {"DELEGATION_EXECUTIF", "CONVENTION"})
    void ce_qu_une_personne_decide_n_est_ni_une_deliberation_ni_d_une_seance_ni_d_une_instance(ModeDeDecision mode)
            throws IOException {
        Lettres lettres = new Lettres(Vie.SERVICE, Vie.VOIES, mode, false);
        String acte = mode == ModeDeDecision.CONVENTION ? "la convention" : "la décision";
        for (Papier papier : Papier.values()) {
            byte[] pdf = papier.ecrire(lettres);
            VeraPdf.verifier(pdf);
            assertFalse(texte(pdf).matches(".*([Dd]élibération|séance|instance|collégiale|R421-3).*"), texte(pdf));
        }
        for (Papier accordee : List.of(
                Papier.NOTIFICATION_OCTROI,
                Papier.CONTRADICTOIRE,
                Papier.NOTIFICATION_RETRAIT,
                Papier.ATTESTATION_OCTROI,
                Papier.ATTESTATION_VERSEMENT)) {
            contient(texte(accordee.ecrire(lettres)), acte + " n° B2020-10-012 du 8 octobre 2020");
        }
        for (Papier refusee : List.of(Papier.NOTIFICATION_REFUS, Papier.ATTESTATION_REFUS)) {
            contient(texte(refusee.ecrire(lettres)), "ar la décision n° B2020-10-012 du 8 octobre 2020");
        }
    }

    @Test
    void le_montant_decide_l_emporte_sur_le_montant_propose() throws IOException {
        String texte = texte(ecrire(
                ModeleDeLettre.NOTIFICATION_OCTROI,
                accorde(Montant.ofEuros(150)).affaire("VAE-1")));
        contient(
                texte,
                "Votre aide est accordée : 150,00 €",
                "une aide de 150,00 € vous est accordée",
                "L’instruction proposait 200,00 € ; le montant décidé est de 150,00 €");
    }

    @Test
    void un_octroi_sans_compte_demande_un_rib() throws IOException {
        Demande sansRib = Vie.demande("VAE-1").sans("RIB");
        sansRib.iban = "";
        Affaire affaire = new Vie()
                .deposer(sansRib)
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null)
                .affaire("VAE-1");
        contient(
                texte(ecrire(ModeleDeLettre.NOTIFICATION_OCTROI, affaire)),
                "Il nous manque un relevé d’identité bancaire à votre nom",
                "l’aide, elle, vous est acquise");
    }

    /** What blocks the payment is said in the letter, or the person waits for money that does not come. */
    @Test
    void un_octroi_ne_promet_un_versement_que_sur_un_compte_sur() throws IOException {
        String manque = "Il nous manque un relevé d’identité bancaire à votre nom";
        String verification = "se termine par 0189. Nous le vérifions avant tout versement ; nous vous écrirons";
        String promesse = "Le versement se fait sur le compte";
        Vie sansRib = new Vie()
                .deposer(Vie.demande("VAE-1").sans("RIB"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null);
        leVersementDit(sansRib, manque, verification, promesse);
        sansRib.envoyer("VAE-1", "RIB");
        leVersementDit(sansRib, verification, manque, promesse);

        Vie verifie = new Vie()
                .deposer(Vie.demande("VAE-1").sans("RIB"))
                .envoyerIllisible("VAE-1", "RIB")
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null);
        leVersementDit(verifie, verification, manque, promesse);
        verifie.guichet.paiements().verifierCompte(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), new Iban(Vie.IBAN));
        leVersementDit(verifie, promesse, manque, verification);

        Iban autre = new Iban("FR1420041010050500013M02606");
        Vie change = accorde(null);
        leVersementDit(change, promesse, manque, verification);
        change.guichet.paiements().changerCompte(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), autre, "Ombeline Quertier");
        leVersementDit(change, "se termine par 2606. Nous le vérifions avant tout versement", manque, promesse);
        change.guichet
                .paiements()
                .confirmerCompte(new Acteur("collectivite", Role.INSTRUCTEUR, "agent-2"), Vie.numero("VAE-1"), autre);
        leVersementDit(change, "se termine par 2606. Dites-nous", manque, "vérifions");
        leVersementDit(Papier.DEMANDE_RIB.vie(), verification, manque, promesse);

        Demande sansCompte = Vie.demande("VAE-1");
        sansCompte.iban = "";
        Vie sansIban =
                new Vie().deposer(sansCompte).instruire("VAE-1").le(10, 8).deliberer(null);
        leVersementDit(
                sansIban,
                "Nous vérifions avant tout versement le relevé d’identité bancaire que nous avons reçu",
                manque,
                promesse);
    }

    private static void leVersementDit(Vie vie, String dit, String... tus) throws IOException {
        String texte = texte(ecrire(ModeleDeLettre.NOTIFICATION_OCTROI, vie.affaire("VAE-1")));
        contient(texte, dit);
        for (String tu : tus) {
            assertFalse(texte.contains(tu), tu + " is in:\n" + texte);
        }
    }

    /** CRPA L242-2 2°: what the person must do is told with its article and its end, counted from the purchase. */
    @Test
    void un_octroi_dit_chaque_engagement_avec_son_article_et_son_terme() throws IOException {
        contient(
                texte(Papier.NOTIFICATION_OCTROI.ecrire(LETTRES)),
                "Le bénéficiaire garde le vélo pendant trois ans (article 5), jusqu’au 20 août 2023.");
        String gpso = Files.readString(Path.of("src/main/resources/fr/octroi/reglements/gpso-vae-2019.yaml"));
        ReglementAide sansTerme = LecteurReglement.lire("gpso-vae-2019.yaml", gpso.replaceFirst("duree: 3 ans.*", ""));
        Vie vie = new Vie(sansTerme, Montant.ofEuros(1_000))
                .deposer(Vie.demande("VAE-1"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null);
        contient(
                texte(ecrire(ModeleDeLettre.NOTIFICATION_OCTROI, vie.affaire("VAE-1"))),
                "Le bénéficiaire garde le vélo pendant trois ans (article 5). L’aide");
        Affaire affaire = accorde(null).affaire("VAE-1");
        Proposition.Accorder lue = (Proposition.Accorder) affaire.proposition();
        Affaire sansAchat = new Affaire(
                affaire.dossier(),
                affaire.parcours(),
                affaire.reglement(),
                new Proposition.Accorder(lue.montant(), lue.etapes(), lue.versement(), List.of()),
                affaire.silence());
        contient(texte(ecrire(ModeleDeLettre.NOTIFICATION_OCTROI, sansAchat)), "trois ans (article 5), pendant 3 ans.");
    }

    @Test
    void un_compte_rejete_se_redemande_avec_la_raison_de_la_banque() throws IOException {
        contient(
                texte(Papier.DEMANDE_RIB.ecrire(LETTRES)),
                "200,00 €",
                "la banque dit que ce compte est clos",
                "Votre aide vous reste acquise.",
                "deux agents vérifient");
    }

    @Test
    void le_contradictoire_dit_ce_qui_est_envisage_pourquoi_et_jusqu_a_quand_repondre() throws IOException {
        contient(
                texte(Papier.CONTRADICTOIRE.ecrire(LETTRES)),
                "vos observations au plus tard le 20 novembre 2020",
                "Rien n’est décidé à ce jour.",
                "CRPA L242-2 2°",
                "Le bénéficiaire garde le vélo pendant trois ans.",
                "Le vélo a été revendu avant la fin des trois ans. Constaté le 12 octobre 2020.",
                "CRPA L121-1 et L122-1",
                "assister par un conseil");
    }

    @Test
    void le_contradictoire_ne_reclame_que_ce_qui_fut_verse() throws IOException {
        String reclame = "vous serait alors réclamée";
        String rien = texte(Papier.CONTRADICTOIRE.ecrire(LETTRES));
        contient(rien, "les recours ouverts ; l’aide ne vous serait alors pas versée.");
        assertFalse(rien.contains(reclame), rien);
        Vie liquide = accorde(null).rendreExecutoire("VAE-1");
        liquide.liquider("VAE-1");
        contient(
                texte(ecrire(
                        ModeleDeLettre.CONTRADICTOIRE,
                        envisagerLeRetrait(liquide).affaire("VAE-1"))),
                "la somme en cours de versement " + reclame);
        Vie paye = accorde(null).payer("VAE-1", RetourComptable.Issue.PAYE, "");
        contient(
                texte(ecrire(
                        ModeleDeLettre.CONTRADICTOIRE, envisagerLeRetrait(paye).affaire("VAE-1"))),
                "la somme déjà versée " + reclame);
    }

    @Test
    void un_retrait_dit_ses_faits_son_texte_et_les_recours() throws IOException {
        contient(
                texte(Papier.NOTIFICATION_RETRAIT.ecrire(LETTRES)),
                "Le vélo a été revendu avant la fin des trois ans. Constaté le 12 octobre 2020.",
                "article 5",
                "CRPA L242-2 2°",
                "Voies et délais de recours");
    }

    @Test
    void les_attestations_disent_ce_qui_est() throws IOException {
        contient(texte(Papier.ATTESTATION_OCTROI.ecrire(LETTRES)), "Une aide de 200,00 € a été accordée");
        contient(
                texte(Papier.ATTESTATION_VERSEMENT.ecrire(LETTRES)), "a été versée. Date du paiement : 8 octobre 2020");
        String refus = texte(Papier.ATTESTATION_REFUS.ecrire(LETTRES));
        contient(refus, "a été refusée par la délibération n° B2020-10-012 du 8 octobre 2020");
        assertFalse(refus.contains("résidence"), "another funder need not know why: " + refus);
        contient(
                texte(Papier.ATTESTATION_AUCUNE_AIDE.ecrire(LETTRES)),
                "Grand Paris Seine Ouest n’accorde aucune aide pour cet achat.");
    }
}
