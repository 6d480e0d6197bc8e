package fr.octroi.document;

import static fr.octroi.document.EssaiDeLettres.LETTRES;
import static fr.octroi.document.EssaiDeLettres.contient;
import static fr.octroi.document.EssaiDeLettres.ecrire;
import static fr.octroi.document.EssaiDeLettres.incomplet;
import static fr.octroi.document.EssaiDeLettres.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.commun.Empreinte;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.port.Messagerie;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.ModeleDeLettre;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written before a decision: receipts, demands for pieces, reminders, a transmission, the end of a limitation. */
class LettresDInstructionTest {

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
        for (byte[] pdf : List.of(ecrites.get(0), ecrire(ModeleDeLettre.DEMANDE_COMPLEMENT, vie.affaire("VAE-1")))) {
            contient(
                    texte(pdf),
                    "suspendu du 4 septembre 2020 au 5 octobre 2020",
                    "réputée rejetée le 2 décembre 2020 au plus tard");
        }
        assertEquals(LocalDate.of(2020, 11, 7), vie.fiche("VAE-1").silence().date(), "the answer came earlier");
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

    @Test
    void un_rib_seul_se_demande_sans_rien_suspendre() throws IOException {
        Affaire affaire = new Vie()
                .deposer(Vie.demande("VAE-1").sans("RIB"))
                .instruire("VAE-1")
                .demander("VAE-1")
                .affaire("VAE-1");
        String texte = texte(ecrire(ModeleDeLettre.DEMANDE_COMPLEMENT, affaire));
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
        assertThrows(IllegalStateException.class, () -> ecrire(ModeleDeLettre.LEVEE_DE_LIMITATION, libre));
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
        String texte =
                texte(ecrire(ModeleDeLettre.LEVEE_DE_LIMITATION, vie.expedier().affaire("VAE-1")));
        contient(
                texte,
                "Le 8 septembre 2020, vous avez exercé votre droit d’opposition",
                "(RGPD art. 18, 1, d et 21, 1)");
        assertFalse(texte.contains("AUTRE_RAISON") || texte.contains("Raison"), texte);
    }
}
