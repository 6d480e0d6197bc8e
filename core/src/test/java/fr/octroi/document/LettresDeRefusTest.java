package fr.octroi.document;

import static fr.octroi.document.EssaiDeLettres.LETTRES;
import static fr.octroi.document.EssaiDeLettres.accorde;
import static fr.octroi.document.EssaiDeLettres.contient;
import static fr.octroi.document.EssaiDeLettres.ecrire;
import static fr.octroi.document.EssaiDeLettres.horsTerritoire;
import static fr.octroi.document.EssaiDeLettres.incomplet;
import static fr.octroi.document.EssaiDeLettres.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.document.Vie.Demande;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Attestation;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written of a refusal, and what is not written because nothing founds it. */
class LettresDeRefusTest {

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
                texte(ecrire(ModeleDeLettre.NOTIFICATION_REFUS, affaire)),
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
        String texte = texte(ecrire(ModeleDeLettre.NOTIFICATION_REFUS, affaire));
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
                texte(ecrire(ModeleDeLettre.NOTIFICATION_REFUS, vie.affaire("VAE-2"))),
                "dans la limite des crédits, dans l’ordre où les demandes sont complètes",
                "Les crédits ouverts étaient épuisés avant votre rang",
                "complète depuis le 1er septembre 2020",
                "article 9");
    }

    /** The price is no reason by itself: what it came to is, and from when anything is paid. */
    @Test
    void un_refus_ou_le_calcul_ne_donne_rien_dit_le_calcul() throws IOException {
        try (InputStream fourni = Objects.requireNonNull(
                LettresDeRefusTest.class.getResourceAsStream("/fr/octroi/reglements/gpso-vae-2019.yaml"))) {
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
                    texte(ecrire(ModeleDeLettre.NOTIFICATION_REFUS, vie.affaire("VAE-1"))),
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
                texte(ecrire(ModeleDeLettre.NOTIFICATION_REFUS, vie.affaire("VAE-1"))),
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
                    () -> LETTRES.ecrire(
                            ModeleDeLettre.NOTIFICATION_REFUS.name(), affaire, LocalDate.of(2020, 10, 8), sortie),
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
                () -> ecrire(ModeleDeLettre.NOTIFICATION_REFUS, accorde(null).affaire("VAE-1")));
        assertThrows(
                IllegalStateException.class,
                () -> ecrire(
                        ModeleDeLettre.NOTIFICATION_OCTROI, horsTerritoire().affaire("VAE-1")));
    }
}
