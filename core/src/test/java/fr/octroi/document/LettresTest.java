package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Iban;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.GuichetPaiements;
import fr.octroi.guichet.GuichetRecours;
import fr.octroi.guichet.GuichetSeances;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.port.Messagerie;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.versement.RetourComptable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LettresTest {

    private static final Lettres LETTRES = new Lettres(Vie.SERVICE, Vie.VOIES, false);

    /** Each paper that can be written, from a dossier that really lived it. */
    enum Papier {
        ACCUSE_ENREGISTREMENT,
        ACCUSE_RECEPTION,
        DEMANDE_COMPLEMENT,
        RELANCE,
        DERNIER_AVIS,
        NOTIFICATION_OCTROI,
        NOTIFICATION_REFUS,
        DEMANDE_RIB,
        TRANSMISSION,
        CONTRADICTOIRE,
        NOTIFICATION_RETRAIT,
        LEVEE_DE_LIMITATION,
        ATTESTATION_OCTROI,
        ATTESTATION_REFUS,
        ATTESTATION_VERSEMENT,
        ATTESTATION_AUCUNE_AIDE;

        Vie vie() {
            return switch (this) {
                case ACCUSE_ENREGISTREMENT, ACCUSE_RECEPTION -> new Vie().deposer(Vie.demande("VAE-1"));
                case DEMANDE_COMPLEMENT -> incomplet();
                case RELANCE -> incomplet().le(9, 16).relancer("VAE-1");
                case DERNIER_AVIS -> incomplet().le(10, 1).relancer("VAE-1");
                case NOTIFICATION_OCTROI, ATTESTATION_OCTROI -> accorde(null);
                case NOTIFICATION_REFUS, ATTESTATION_REFUS, ATTESTATION_AUCUNE_AIDE -> horsTerritoire();
                case DEMANDE_RIB -> accorde(null).payer("VAE-1", RetourComptable.Issue.REJET_BANCAIRE, "AC04");
                case ATTESTATION_VERSEMENT -> accorde(null).payer("VAE-1", RetourComptable.Issue.PAYE, "");
                case TRANSMISSION -> apresLaFin();
                case CONTRADICTOIRE -> retraitEnvisage();
                case NOTIFICATION_RETRAIT -> retrait();
                case LEVEE_DE_LIMITATION -> leveeAnnoncee();
            };
        }

        byte[] ecrire(Lettres lettres) throws IOException {
            Vie vecue = vie();
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            if (name().startsWith("ATTESTATION_")) {
                Attestation attestation = Attestation.valueOf(name().substring("ATTESTATION_".length()));
                lettres.attester(attestation, vecue.affaire("VAE-1"), vecue.jour(), sortie);
            } else {
                lettres.ecrire(name(), vecue.affaire("VAE-1"), vecue.jour(), sortie);
            }
            return sortie.toByteArray();
        }
    }

    private static Vie apresLaFin() {
        Demande tardive = Vie.demande("VAE-1");
        tardive.achat = LocalDate.of(2021, 11, 2);
        Vie vie = new Vie().a(LocalDate.of(2021, 11, 20)).deposer(tardive);
        vie.guichet.recours().transmettre(Vie.INSTRUCTEUR, Vie.numero("VAE-1"));
        return vie.expedier();
    }

    private static Vie retraitEnvisage() {
        return envisagerLeRetrait(accorde(null));
    }

    private static Vie envisagerLeRetrait(Vie vie) {
        vie.le(10, 15)
                .guichet
                .recours()
                .ouvrirContradictoire(
                        Vie.INSTRUCTEUR,
                        Vie.numero("VAE-1"),
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        new TreeMap<>(Map.of("REVENTE", LocalDate.of(2020, 10, 12))),
                        LocalDate.of(2020, 11, 20));
        return vie.expedier();
    }

    private static Vie retrait() {
        Vie vie = retraitEnvisage().le(12, 1);
        vie.guichet.recours().retirer(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), "B-2020-99");
        return vie.expedier();
    }

    private static Vie leveeAnnoncee() {
        Vie vie = incomplet().le(9, 10);
        vie.guichet
                .droits()
                .limiter(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.EXACTITUDE, LocalDate.of(2020, 9, 8));
        vie.guichet
                .droits()
                .annoncerLevee(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.EXACTITUDE, "DONNEES_RECTIFIEES");
        return vie.expedier();
    }

    private static Vie incomplet() {
        return new Vie()
                .deposer(Vie.demande("VAE-1").sans("FACTURE", "ATTESTATION_HONNEUR", "RIB"))
                .envoyerIllisible("VAE-1", "ATTESTATION_HONNEUR")
                .instruire("VAE-1")
                .demander("VAE-1");
    }

    private static Vie accorde(@Nullable Montant autre) {
        return new Vie()
                .deposer(Vie.demande("VAE-1"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(autre);
    }

    private static Vie horsTerritoire() {
        Demande ailleurs = Vie.demande("VAE-1");
        ailleurs.insee = "92023";
        ailleurs.codePostal = "92140";
        ailleurs.ville = "Clamart";
        return new Vie().deposer(ailleurs).instruire("VAE-1").le(10, 8).deliberer(null);
    }

    @ParameterizedTest
    @EnumSource
    void chaque_papier_est_une_archive_que_chacun_peut_lire(Papier papier) throws IOException {
        byte[] pdf = papier.ecrire(LETTRES);
        VeraPdf.verifier(pdf);
        assertFalse(texte(pdf).contains("SIMULATION"));
    }

    @ParameterizedTest
    @EnumSource
    void une_simulation_le_dit_sur_chaque_page(Papier papier) throws IOException {
        byte[] pdf = papier.ecrire(new Lettres(Vie.SERVICE, Vie.VOIES, true));
        VeraPdf.verifier(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                assertTrue(lecteur.getText(document).contains("SIMULATION"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void chaque_papier_dit_qui_ecrit_a_qui_et_sur_quoi(Papier papier) throws IOException {
        String texte = texte(papier.ecrire(LETTRES));
        for (String attendu : List.of(
                "Grand Paris Seine Ouest",
                "Direction des mobilités",
                "12 place de la Fontaine",
                "Mme Ombeline Quertier",
                "Anatole Verdier, chargé d’instruction",
                "VAE-1")) {
            assertTrue(texte.contains(attendu), attendu + " is not in:\n" + texte);
        }
        assertFalse(texte.matches("(?s).*\\{[0-9]}.*"), texte);
        assertFalse(texte.contains("null"), texte);
        assertFalse(texte.contains(Vie.IBAN), texte);
    }

    @Test
    void les_memes_faits_donnent_les_memes_octets() throws IOException {
        assertArrayEquals(Papier.NOTIFICATION_REFUS.ecrire(LETTRES), Papier.NOTIFICATION_REFUS.ecrire(LETTRES));
    }

    @Test
    void chaque_modele_que_les_guichets_emploient_peut_s_ecrire() {
        Set<String> employes = new TreeSet<>(Set.of(
                AccuseReception.ENREGISTREMENT.modele(),
                AccuseReception.RECEPTION.modele(),
                DemandeDeComplement.MODELE,
                GuichetSeances.NOTIFICATION_OCTROI,
                GuichetSeances.NOTIFICATION_REFUS,
                GuichetPaiements.DEMANDE_RIB,
                GuichetRecours.TRANSMISSION,
                GuichetRecours.CONTRADICTOIRE,
                GuichetRecours.NOTIFICATION_RETRAIT,
                Limitation.MODELE));
        Vie.REGLEMENT.relances().stream().map(EtapeRelance::modele).forEach(employes::add);
        assertEquals(employes, Lettres.modeles(Vie.REGLEMENT));
        for (String modele : employes) {
            assertEquals(modele, Papier.valueOf(modele).name(), "a life leads to each");
        }
    }

    @Test
    void la_fin_d_une_limitation_se_dit_avant_avec_sa_raison_ce_qui_reprend_et_a_qui_se_plaindre() throws IOException {
        contient(
                texte(Papier.LEVEE_DE_LIMITATION.ecrire(LETTRES)),
                "Nous allons lever cette limitation",
                "Le 8 septembre 2020, vous avez contesté l’exactitude de vos données.",
                "rectifiées",
                "RGPD art. 18, 1, a",
                "sera réputée rejetée le",
                "redemandé par une autre lettre, avec un nouveau délai",
                "www.cnil.fr");
        Affaire libre = incomplet().affaire("VAE-1");
        assertThrows(IllegalStateException.class, () -> ecrire(Limitation.MODELE, libre));
    }

    @Test
    void la_fin_d_une_limitation_ne_montre_pas_un_code_sans_mots() throws IOException {
        Vie vie = incomplet().le(9, 10);
        vie.guichet
                .droits()
                .limiter(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.OPPOSITION, LocalDate.of(2020, 9, 8));
        vie.guichet
                .droits()
                .annoncerLevee(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.OPPOSITION, "AUTRE_RAISON");
        String texte = texte(ecrire(Limitation.MODELE, vie.expedier().affaire("VAE-1")));
        contient(
                texte,
                "Le 8 septembre 2020, vous avez exercé votre droit d’opposition",
                "(RGPD art. 18, 1, d et 21, 1)");
        assertFalse(texte.contains("AUTRE_RAISON") || texte.contains("Raison"), texte);
    }

    @Test
    void un_modele_inconnu_est_refuse() {
        Affaire affaire = accorde(null).affaire("VAE-1");
        assertThrows(IllegalArgumentException.class, () -> ecrire("BONJOUR", affaire));
    }

    /** CRPA R112-11-1: what an acknowledgement of receipt must say. */
    @Test
    void l_accuse_de_reception_dit_la_date_le_silence_le_service_les_recours_et_la_suspension_possible()
            throws IOException {
        contient(
                texte(Papier.ACCUSE_RECEPTION.ecrire(LETTRES)),
                "1er septembre 2020",
                "réputée rejetée le 1er novembre 2020",
                "sous réserve que votre demande soit complète",
                "velo@grand-lac.invalid",
                "01 99 00 00 00",
                "suspendu",
                "CRPA L114-5",
                "2 mois",
                "tribunal administratif de Villejolie",
                "la présidence de Grand Paris Seine Ouest",
                "CJA R421-3");
    }

    /** CJA R421-2: where one person decides, silence sets the délai running; R421-3 spares the person that before a body alone. */
    @Test
    void l_accuse_de_reception_dit_de_quand_court_le_delai_de_recours() throws IOException {
        String court = "à compter du jour où il naît du silence, au plus tôt le 1er novembre 2020 (CJA R421-2)";
        for (ModeDeDecision mode : List.of(ModeDeDecision.DELEGATION_EXECUTIF, ModeDeDecision.CONVENTION)) {
            contient(
                    texte(Papier.ACCUSE_RECEPTION.ecrire(new Lettres(Vie.SERVICE, Vie.VOIES, mode, false))),
                    "un délai de 2 mois " + court,
                    "du jour où vous la recevez (CJA R421-1 et R421-5)");
        }
        assertFalse(texte(Papier.ACCUSE_RECEPTION.ecrire(LETTRES)).contains("R421-2"));
    }

    @Test
    void la_demande_dit_chaque_piece_sa_raison_son_article_la_date_et_l_effet_et_le_rib_n_arrete_rien()
            throws IOException {
        String texte = texte(Papier.DEMANDE_COMPLEMENT.ecrire(LETTRES));
        contient(
                texte,
                "au plus tard le 1er octobre 2020",
                "La facture acquittée",
                "Ce document ne nous est pas parvenu.",
                "article 5",
                "L’attestation sur l’honneur",
                "Le fichier reçu est vide, abîmé ou d’un format que nous ne pouvons pas ouvrir.",
                "Un relevé d’identité bancaire",
                "ne retarde ni l’instruction ni la décision",
                "suspendu du 1er septembre 2020 au 1er octobre 2020",
                "réputée rejetée le 1er décembre 2020 au plus tard",
                "Rien n’est refusé d’office");
        assertTrue(
                texte.indexOf("La facture acquittée") < texte.indexOf("Pour le paiement")
                        && texte.indexOf("Pour le paiement") < texte.indexOf("Un relevé d’identité bancaire"),
                texte);
    }

    /** Where the letter is written the demand has not reached anybody yet, and its own suspension is in no journey. */
    @Test
    void la_demande_compte_sa_suspension_des_son_depart_et_dit_la_meme_date_apres_la_reponse() throws IOException {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1").sans("FACTURE", "RIB")).instruire("VAE-1");
        vie.guichet.relances().demander(Vie.PRESTATAIRE, Vie.numero("VAE-1"));
        List<byte[]> ecrites = new ArrayList<>();
        vie.le(9, 4).guichet.relances().expedier(Vie.PLATEFORME, (message, dossier, parcours) -> {
            assertEquals(List.of(), parcours.suspensions());
            ecrites.add(ecrireAuDepart(message.modele(), vie.affaire("VAE-1"), vie.jour()));
            return new Messagerie.Remise(Empreinte.deChamps(message.cle()), "");
        });
        assertEquals(1, ecrites.size());
        vie.le(9, 10).envoyer("VAE-1", "FACTURE").instruire("VAE-1");
        for (byte[] pdf : List.of(ecrites.get(0), ecrire(DemandeDeComplement.MODELE, vie.affaire("VAE-1")))) {
            contient(
                    texte(pdf),
                    "suspendu du 4 septembre 2020 au 5 octobre 2020",
                    "réputée rejetée le 2 décembre 2020 au plus tard");
        }
        assertEquals(LocalDate.of(2020, 11, 7), vie.fiche("VAE-1").silence().date(), "the answer came earlier");
    }

    @Test
    void un_rib_seul_se_demande_sans_rien_suspendre() throws IOException {
        Affaire affaire = new Vie()
                .deposer(Vie.demande("VAE-1").sans("RIB"))
                .instruire("VAE-1")
                .demander("VAE-1")
                .affaire("VAE-1");
        String texte = texte(ecrire(DemandeDeComplement.MODELE, affaire));
        contient(texte, "Ce qu’il nous faut pour vous payer", "Un relevé d’identité bancaire");
        assertFalse(texte.contains("suspendu"), texte);
        assertFalse(texte.contains("refuser"), texte);
    }

    @Test
    void une_relance_redit_ce_qui_manque_encore_et_la_meme_date_limite() throws IOException {
        Vie vie = incomplet();
        contient(
                texte(ecrire("RELANCE", vie.affaire("VAE-1"))),
                "notre lettre du 1er septembre 2020",
                "la facture acquittée, au nom du demandeur (article 5)",
                "la date limite ne change pas : c’est le 1er octobre 2020".replace("la date", "La date"));
        vie.le(9, 10).envoyer("VAE-1", "ATTESTATION_HONNEUR").instruire("VAE-1");
        String texte = texte(ecrire("DERNIER_AVIS", vie.affaire("VAE-1")));
        contient(texte, "Dernier rappel", "facture acquittée", "1er octobre 2020");
        assertFalse(texte.contains("attestation sur l’honneur"), "it came: " + texte);
        vie.le(9, 12).envoyer("VAE-1", "FACTURE").envoyer("VAE-1", "RIB").instruire("VAE-1");
        assertThrows(IllegalStateException.class, () -> ecrire("RELANCE", vie.affaire("VAE-1")));
    }

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
                GuichetSeances.NOTIFICATION_OCTROI,
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
                texte(ecrire(GuichetSeances.NOTIFICATION_OCTROI, affaire)),
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
        String texte = texte(ecrire(GuichetSeances.NOTIFICATION_OCTROI, vie.affaire("VAE-1")));
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
                texte(ecrire(GuichetSeances.NOTIFICATION_OCTROI, vie.affaire("VAE-1"))),
                "Le bénéficiaire garde le vélo pendant trois ans (article 5). L’aide");
        Affaire affaire = accorde(null).affaire("VAE-1");
        Proposition.Accorder lue = (Proposition.Accorder) affaire.proposition();
        Affaire sansAchat = new Affaire(
                affaire.dossier(),
                affaire.parcours(),
                affaire.reglement(),
                new Proposition.Accorder(lue.montant(), lue.etapes(), lue.versement(), List.of()),
                affaire.silence());
        contient(texte(ecrire(GuichetSeances.NOTIFICATION_OCTROI, sansAchat)), "trois ans (article 5), pendant 3 ans.");
    }

    @Test
    void la_signature_suit_la_politesse_et_ne_laisse_pas_une_page_presque_blanche() throws IOException {
        for (Papier papier :
                List.of(Papier.NOTIFICATION_OCTROI, Papier.NOTIFICATION_REFUS, Papier.NOTIFICATION_RETRAIT)) {
            try (PDDocument document = Loader.loadPDF(papier.ecrire(LETTRES))) {
                assertEquals(2, document.getNumberOfPages(), papier.name());
                PDFTextStripper premiere = new PDFTextStripper();
                premiere.setEndPage(1);
                String texte = premiere.getText(document);
                assertEquals(
                        texte.contains("Nous vous prions d’agréer"),
                        texte.contains("\nAnatole Verdier, chargé d’instruction\n"),
                        texte);
            }
        }
    }

    /** A host writes « le président » as well as « Mme la maire », with an address or not: no preposition stands before it. */
    @Test
    void les_recours_nomment_leur_destinataire_quel_que_soit_son_genre() throws IOException {
        VoiesEtDelais voies =
                new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "le tribunal", "le président, 3 place de l'Exemple");
        String texte = texte(Papier.NOTIFICATION_REFUS.ecrire(new Lettres(Vie.SERVICE, voies, false)));
        contient(
                texte, "par un recours administratif. Destinataire : le président, 3 place de l’Exemple. Sans réponse");
        contient(
                texte(Papier.DEMANDE_COMPLEMENT.ecrire(LETTRES)),
                "écrivez à velo@grand-lac.invalid ou, par courrier : Direction des mobilités, 12 place de la Fontaine");
    }

    /** Invariant: nothing unfavourable without code, fact, article and remedies. */
    @Test
    void un_refus_dit_la_regle_le_fait_l_article_et_les_recours() throws IOException {
        contient(
                texte(Papier.NOTIFICATION_REFUS.ecrire(LETTRES)),
                "délibération n° B2020-10-012",
                "La résidence principale du demandeur est dans l’une des huit communes",
                "Commune de résidence principale : Clamart (code INSEE 92023)",
                "article 1",
                "2 mois à compter du jour où vous la recevez",
                "tribunal administratif de Villejolie",
                "la présidence de Grand Paris Seine Ouest",
                "CRPA L211-5",
                "CRPA L311-3-1",
                "CADA");
    }

    @Test
    void un_refus_pour_carence_dit_ce_qui_fut_demande_quand_et_jusqu_a_quand() throws IOException {
        Affaire affaire = incomplet()
                .le(10, 2)
                .relancer("VAE-1")
                .le(10, 8)
                .deliberer(null)
                .affaire("VAE-1");
        contient(
                texte(ecrire(GuichetSeances.NOTIFICATION_REFUS, affaire)),
                "Fournir la facture acquittée, au nom du demandeur.",
                "Ce document ne nous est pas parvenu.",
                "Nous vous l’avons demandé le 1er septembre 2020, jusqu’au 1er octobre 2020.",
                "Le 2 octobre 2020, rien ne nous était parvenu qui y réponde.",
                "article 5");
    }

    /** What is asked and told is no document to send. */
    @Test
    void un_refus_pour_une_information_qui_manque_ne_dit_pas_de_la_fournir() throws IOException {
        Demande sansNature = Vie.demande("VAE-1");
        sansNature.nature = "";
        Affaire affaire = new Vie()
                .deposer(sansNature)
                .instruire("VAE-1")
                .demander("VAE-1")
                .le(10, 2)
                .relancer("VAE-1")
                .le(10, 8)
                .deliberer(null)
                .affaire("VAE-1");
        String texte = texte(ecrire(GuichetSeances.NOTIFICATION_REFUS, affaire));
        contient(
                texte,
                "Renseigner cette information : nature du matériel.",
                "Cette information manque dans la demande. Nous vous l’avons demandé le 1er septembre 2020");
        assertFalse(texte.contains("Fournir"), texte);
    }

    /** Nothing was wrong with it: the letter says that others came before, and by which article. */
    @Test
    void un_refus_faute_de_credits_le_dit_avec_le_rang_et_l_article() throws IOException {
        ReglementAide reglement = LecteurReglement.lire(
                "gpso-vae-2019.yaml",
                Files.readString(Path.of("src/main/resources/fr/octroi/reglements/gpso-vae-2019.yaml"))
                        .replace("article: \"6574\"}", "article: \"6574\", epuisement: article 9}"));
        Demande seconde = Vie.demande("VAE-2");
        seconde.nom = "Rastoin";
        seconde.iban = "";
        Vie vie = new Vie(reglement, Montant.ofEuros(200))
                .deposer(Vie.demande("VAE-1"))
                .deposer(seconde)
                .instruire("VAE-1")
                .instruire("VAE-2")
                .le(10, 8)
                .deliberer(null);
        contient(
                texte(ecrire(GuichetSeances.NOTIFICATION_REFUS, vie.affaire("VAE-2"))),
                "dans la limite des crédits, dans l’ordre où les demandes sont complètes",
                "Les crédits ouverts étaient épuisés avant votre rang",
                "complète depuis le 1er septembre 2020",
                "article 9");
    }

    /** The price is no reason by itself: what it came to is, and from when anything is paid. */
    @Test
    void un_refus_ou_le_calcul_ne_donne_rien_dit_le_calcul() throws IOException {
        try (InputStream fourni = Objects.requireNonNull(
                LettresTest.class.getResourceAsStream("/fr/octroi/reglements/gpso-vae-2019.yaml"))) {
            String texte = new String(fourni.readAllBytes(), StandardCharsets.UTF_8);
            ReglementAide seuil = LecteurReglement.lire(
                    "seuil.yaml",
                    texte.replace(
                            "formule: {forfait: 200.00 EUR}",
                            "formule: {seuil: 9000 EUR, valeur: {plafond: 9000 EUR, valeur: {taux: 10 %, de: {fait: achat.prixTtc}}}}"));
            Vie vie = new Vie(seuil, Montant.ofEuros(1_000))
                    .deposer(Vie.demande("VAE-1"))
                    .instruire("VAE-1")
                    .le(10, 8)
                    .deliberer(null);
            contient(
                    texte(ecrire(GuichetSeances.NOTIFICATION_REFUS, vie.affaire("VAE-1"))),
                    "Le calcul que prévoit le règlement donne un montant à verser.",
                    "Prix TTC déclaré : 1 499,00 €. 10 % de 1 499,00 € : 149,90 €. 149,90 €, plafonné à 9 000,00 € : 149,90 €. ",
                    "149,90 €, versé à partir de 9 000,00 € : 0,00 €.");
        }
    }

    @Test
    void une_piece_qui_dit_autre_chose_fonde_un_refus_avec_le_jour_ou_elle_est_venue() throws IOException {
        Demande demande = Vie.demande("VAE-1");
        demande.insee = "92023";
        demande.acheteur = "Basile Autre";
        Vie vie = new Vie().deposer(demande).instruire("VAE-1").le(10, 8);
        SeanceBureau seance = vie.geler(new TreeMap<>());
        vie.deliberer(seance, List.of(Vie.refus(Vie.numero("VAE-1"), "RESIDENCE", "FACTURE:NOM_DIFFERENT")));
        contient(
                texte(ecrire(GuichetSeances.NOTIFICATION_REFUS, vie.affaire("VAE-1"))),
                "La résidence principale du demandeur",
                "Fournir la facture acquittée, au nom du demandeur.",
                "Le nom qui figure dans le document reçu n’est pas celui du demandeur.",
                "Document reçu le 1er septembre 2020.");
    }

    /** Whatever reason the minutes give, a dossier in which all is sound gets no letter that refuses. */
    @Test
    void un_motif_qu_aucun_fait_ne_fonde_ne_s_ecrit_pas() {
        List<String> motifs = new ArrayList<>(List.of("PERIODE_ACHAT", "MONTANT_NUL"));
        Vie.REGLEMENT.conditions().forEach(condition -> motifs.add(condition.code()));
        Vie.REGLEMENT.pieces().forEach(piece -> {
            for (Observation observation : Observation.values()) {
                motifs.add(piece.type() + ":" + observation);
            }
        });
        for (String motif : motifs) {
            Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1").le(10, 8);
            SeanceBureau seance = vie.geler(new TreeMap<>());
            List<LigneDeliberee> lignes = List.of(Vie.refus(Vie.numero("VAE-1"), motif));
            Affaire affaire = vie.deliberer(seance, lignes).affaire("VAE-1");
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            IllegalStateException refus = assertThrows(
                    IllegalStateException.class,
                    () -> LETTRES.ecrire(GuichetSeances.NOTIFICATION_REFUS, affaire, LocalDate.of(2020, 10, 8), sortie),
                    motif);
            assertTrue(Objects.requireNonNull(refus.getMessage()).contains(motif));
            assertFalse(refus.getMessage().contains("Quertier"), "no personal data in a message");
            assertEquals(0, sortie.size(), "nothing was written");
        }
    }

    @Test
    void aucune_decision_ne_s_annonce_avant_d_etre_prise_ni_a_contresens() {
        Vie depose = new Vie().deposer(Vie.demande("VAE-1"));
        Vie propose = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        for (Vie vie : List.of(depose, propose)) {
            for (String modele : Lettres.modeles(Vie.REGLEMENT)) {
                if (!modele.startsWith("ACCUSE_")) {
                    assertThrows(IllegalStateException.class, () -> ecrire(modele, vie.affaire("VAE-1")), modele);
                }
            }
            for (Attestation attestation : Attestation.values()) {
                assertThrows(
                        IllegalStateException.class,
                        () -> LETTRES.attester(
                                attestation, vie.affaire("VAE-1"), vie.jour(), new ByteArrayOutputStream()));
            }
        }
        assertThrows(
                IllegalStateException.class,
                () -> ecrire(GuichetSeances.NOTIFICATION_REFUS, accorde(null).affaire("VAE-1")));
        assertThrows(
                IllegalStateException.class,
                () -> ecrire(
                        GuichetSeances.NOTIFICATION_OCTROI, horsTerritoire().affaire("VAE-1")));
    }

    @Test
    void une_transmission_garde_la_date_de_reception_et_dit_ou_aller() throws IOException {
        contient(
                texte(Papier.TRANSMISSION.ecrire(LETTRES)),
                "Votre demande est transmise à Île-de-France Mobilités",
                "Ce n’est pas un refus.",
                "achats faits jusqu’au 31 octobre 2021 ; le vôtre est du 2 novembre 2021",
                "l’aide régionale à l’achat d’un vélo",
                "https://www.iledefrance-mobilites.fr/",
                "reste le 20 novembre 2021",
                "CRPA L114-3");
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
                        GuichetRecours.CONTRADICTOIRE,
                        envisagerLeRetrait(liquide).affaire("VAE-1"))),
                "la somme en cours de versement " + reclame);
        Vie paye = accorde(null).payer("VAE-1", RetourComptable.Issue.PAYE, "");
        contient(
                texte(ecrire(
                        GuichetRecours.CONTRADICTOIRE, envisagerLeRetrait(paye).affaire("VAE-1"))),
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
    void un_compte_rejete_se_redemande_avec_la_raison_de_la_banque() throws IOException {
        contient(
                texte(Papier.DEMANDE_RIB.ecrire(LETTRES)),
                "200,00 €",
                "la banque dit que ce compte est clos",
                "Votre aide vous reste acquise.",
                "deux agents vérifient");
    }

    /** The name of an authority may begin with a vowel, and the person be a woman. */
    @Test
    void ni_elision_ni_accord_ne_manque() throws IOException {
        Map<Papier, String> attendus = Map.of(
                Papier.ACCUSE_RECEPTION, "présentée à l’autorité qui en décide (Grand Paris Seine Ouest)",
                Papier.TRANSMISSION, "ne relève plus de notre autorité : nous",
                Papier.ATTESTATION_OCTROI, "pour l’autorité suivante : Grand Paris Seine Ouest.",
                Papier.LEVEE_DE_LIMITATION, "Nous vous en informons avant",
                Papier.NOTIFICATION_RETRAIT, "la lettre qui ouvrait le délai de vos observations");
        for (Papier papier : Papier.values()) {
            String texte = texte(papier.ecrire(LETTRES));
            contient(texte, attendus.getOrDefault(papier, ""));
            for (String masculin :
                    List.of("vous en êtes informé", "vous avions invité", "l’intéressé,", "êtes opposé")) {
                assertFalse(texte.contains(masculin), texte);
            }
        }
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

    @Test
    void des_noms_et_des_adresses_etranges_ne_font_rien_echouer() throws IOException {
        Demande etrange = Vie.demande("VAE-1").sans("FACTURE", "CERTIFICAT_CONFORMITE", "PIECE_IDENTITE", "RIB");
        etrange.civilite = "{0} '";
        etrange.prenom = "Ombeline-Marguerite Éléonore \u6C34 \uD83D\uDEB2";
        etrange.nom = "Quertier de la Tour d’Ivoire-et-Saint-Œuf ".repeat(2).strip();
        etrange.voie = "Résidence des Très Longues Allées, bâtiment C, escalier 14, "
                .repeat(3)
                .strip();
        etrange.codePostal = "";
        etrange.ville = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson";
        Affaire affaire =
                new Vie().deposer(etrange).instruire("VAE-1").demander("VAE-1").affaire("VAE-1");
        byte[] pdf = ecrire(DemandeDeComplement.MODELE, affaire);
        VeraPdf.verifier(pdf);
        contient(texte(pdf), "Madame, Monsieur,", "Une pièce d’identité", "Le certificat d’homologation");
        VeraPdf.verifier(ecrire(AccuseReception.RECEPTION.modele(), affaire));
    }

    @Test
    void chaque_observation_a_sa_raison_et_chaque_motif_de_retrait_sa_phrase() {
        ResourceBundle intitules = ResourceBundle.getBundle("fr.octroi.document.Intitules", Locale.FRENCH);
        for (Observation observation : Observation.values()) {
            assertTrue(intitules.containsKey("raison." + observation), observation.name());
        }
        ResourceBundle lettres = ResourceBundle.getBundle("fr.octroi.document.Lettres", Locale.FRENCH);
        for (MotifDeRetrait motif : MotifDeRetrait.values()) {
            assertTrue(lettres.containsKey("contradictoire.motif." + motif), motif.name());
        }
    }

    private static byte[] ecrire(String modele, Affaire affaire) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        LETTRES.ecrire(modele, affaire, LocalDate.of(2020, 10, 8), sortie);
        return sortie.toByteArray();
    }

    private static byte[] ecrireAuDepart(String modele, Affaire affaire, LocalDate jour) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            LETTRES.ecrire(modele, affaire, jour, sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return sortie.toByteArray();
    }

    private static void contient(String texte, String... attendus) {
        for (String attendu : attendus) {
            assertTrue(texte.contains(attendu), "« " + attendu + " » is not in:\n" + texte);
        }
    }

    /** The text in one line: where lines break is a matter of looks. */
    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0\u202F]+", " ");
        }
    }
}
