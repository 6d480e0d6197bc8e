package fr.octroi.document;

import static fr.octroi.document.EssaiDeLettres.LETTRES;
import static fr.octroi.document.EssaiDeLettres.accorde;
import static fr.octroi.document.EssaiDeLettres.contient;
import static fr.octroi.document.EssaiDeLettres.ecrire;
import static fr.octroi.document.EssaiDeLettres.texte;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.document.Lettres.Affaire;
import fr.octroi.document.Vie.Demande;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.ModeleDeLettre;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every paper: whoever gets it can read it, and knows who writes, of what, and where to complain. */
class LettresTest {

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
    void une_vie_mene_a_chaque_lettre() {
        SortedSet<String> modeles = Lettres.modeles(Vie.REGLEMENT);
        // Outboxes and journals hold these codes.
        assertEquals(
                List.of(
                        "ACCUSE_ENREGISTREMENT",
                        "ACCUSE_RECEPTION",
                        "CONTRADICTOIRE",
                        "DEMANDE_COMPLEMENT",
                        "DEMANDE_RIB",
                        "DERNIER_AVIS",
                        "LEVEE_DE_LIMITATION",
                        "NOTIFICATION_OCTROI",
                        "NOTIFICATION_REFUS",
                        "NOTIFICATION_RETRAIT",
                        "RELANCE",
                        "TRANSMISSION"),
                List.copyOf(modeles));
        for (String modele : modeles) {
            assertEquals(modele, Papier.valueOf(modele).name());
        }
    }

    @Test
    void un_modele_inconnu_est_refuse() {
        Affaire affaire = accorde(null).affaire("VAE-1");
        assertThrows(IllegalArgumentException.class, () -> ecrire("BONJOUR", affaire));
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
        byte[] pdf = ecrire(ModeleDeLettre.DEMANDE_COMPLEMENT, affaire);
        VeraPdf.verifier(pdf);
        contient(texte(pdf), "Madame, Monsieur,", "Une pièce d’identité", "Le certificat d’homologation");
        VeraPdf.verifier(ecrire(ModeleDeLettre.ACCUSE_RECEPTION, affaire));
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
}
