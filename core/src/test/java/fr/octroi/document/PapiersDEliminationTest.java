package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.ListesDEssai;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What the archives sign, and what they are told came of it. */
class PapiersDEliminationTest {

    private static final Elimination LISTE = ListesDEssai.liste(2, 40);
    private static final Elimination PREAVIS = ListesDEssai.liste(3, 12);

    private final PapiersDElimination papiers = new PapiersDElimination("Une collectivité");

    private byte[] bordereau(Elimination liste) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        papiers.bordereau(liste, sortie);
        return sortie.toByteArray();
    }

    private byte[] certificat(CertificatDElimination certificat) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        papiers.certificat(certificat, sortie);
        return sortie.toByteArray();
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0]+", " ");
        }
    }

    @Test
    void le_bordereau_dit_chaque_ligne_sa_regle_ses_jours_et_l_empreinte_que_le_visa_nomme() throws IOException {
        String texte = texte(bordereau(LISTE));
        for (Elimination.Ligne ligne : LISTE.lignes()) {
            assertTrue(texte.contains(ligne.numero().valeur()), ligne::toString);
        }
        for (String mot : List.of(
                "Bordereau d’élimination E-2031-2",
                "Une collectivité",
                "1 an à compter de la notification",
                "1 mois 15 jours à compter du paiement",
                "Délibération 2026-12, art. 4",
                "Pièces PIECE_IDENTITE",
                "Dossier entier",
                "Éliminé au plus tôt le",
                "L212-2 et R212-14",
                "Référence du visa")) {
            assertTrue(texte.contains(mot), () -> mot + " in " + texte);
        }
        assertTrue(texte.replace(" ", "").contains(LISTE.empreinte().hexadecimal()), texte);
        assertFalse(texte.contains("Préavis") || texte.contains("{"), texte);
        assertTrue(texte(bordereau(PREAVIS)).contains("Préavis : la liste va jusqu’au 1er avril 2031"));
    }

    @Test
    void le_certificat_dit_l_issue_de_chaque_ligne_et_s_il_est_complet() throws IOException {
        String complet = texte(certificat(ListesDEssai.certificat(LISTE, true)));
        assertTrue(complet.contains("sous le visa AD92-2031-17 du 20 mars 2031"), complet);
        assertTrue(complet.contains("Complet : rien n’est à reprendre"), complet);
        assertTrue(complet.contains("Gardé : un gel ou une limitation le retient"), complet);
        String incomplet = texte(certificat(ListesDEssai.certificat(LISTE, false)));
        assertTrue(incomplet.contains("Incomplet : la même liste est à exécuter de nouveau"), incomplet);
        assertTrue(incomplet.contains("Fichiers à reprendre : déposés depuis moins d’un jour 2"), incomplet);
    }

    @Test
    void ces_papiers_sont_des_archives_que_lit_un_lecteur_d_ecran() throws IOException {
        Elimination vide = ListesDEssai.liste(4, 0);
        for (byte[] pdf : List.of(
                bordereau(LISTE),
                bordereau(PREAVIS),
                bordereau(vide),
                certificat(ListesDEssai.certificat(LISTE, false)),
                certificat(ListesDEssai.certificat(vide, true)))) {
            VeraPdf.verifier(pdf);
        }
        Files.write(Path.of("target/bordereau-elimination.pdf"), bordereau(PREAVIS));
        Files.write(Path.of("target/certificat-elimination.pdf"), certificat(ListesDEssai.certificat(PREAVIS, false)));
    }

    @Test
    void la_meme_liste_donne_les_memes_octets_et_une_autre_d_autres() throws IOException {
        assertArrayEquals(bordereau(LISTE), bordereau(ListesDEssai.liste(2, 40)));
        CertificatDElimination certificat = ListesDEssai.certificat(LISTE, true);
        assertArrayEquals(certificat(certificat), certificat(ListesDEssai.certificat(LISTE, true)));
        assertFalse(texte(bordereau(PREAVIS)).equals(texte(bordereau(LISTE))));
    }

    @Test
    void chaque_issue_a_ses_mots() {
        ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.PapiersDElimination", Locale.FRENCH);
        assertEquals(
                CertificatDElimination.Issue.values().length,
                Stream.of(CertificatDElimination.Issue.values())
                        .map(issue -> mots.getString("issue." + issue))
                        .distinct()
                        .count());
    }
}
