package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Montant;
import fr.octroi.demande.Rejet;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.RetourComptable.Ligne;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurRetourTest {

    private static final String TETE = "reference;issue;code;montant;jour\n";
    private static final String BONNE = "VAB12-1;PAYE;;200,00;2020-08-03";
    private static final LocalDate JOUR = LocalDate.of(2020, 8, 3);

    private static LecteurRetour.Lu lire(String texte) {
        return LecteurRetour.lire("retour.csv", "B-1", new StringReader(texte));
    }

    @Test
    void un_retour_se_lit_ligne_a_ligne() {
        LecteurRetour.Lu lu = lire("\uFEFF" + TETE.replace("\n", "\r\n")
                + BONNE
                + "\r\n\r\nVAB12-2;REJET_BANCAIRE;AC04;;03/08/2020\r\n"
                + "\"VAB12-3\" ; REJETE;\"PIECE-7211\";1 234,50;2020-08-03");
        assertEquals(List.of(), lu.rejets());
        assertEquals(
                new RetourComptable(
                        "B-1",
                        List.of(
                                new Ligne("VAB12-1", Issue.PAYE, "", Montant.ofEuros(200), JOUR),
                                new Ligne("VAB12-2", Issue.REJET_BANCAIRE, "AC04", null, JOUR),
                                new Ligne("VAB12-3", Issue.REJETE, "PIECE-7211", new Montant(123_450), JOUR))),
                lu.retour());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V 1;PAYE;;200,00;2020-08-03 | reference | REFERENCE_INVALIDE",
                "V1;paye;;200.00;2020-08-03 | issue | ISSUE_INCONNUE",
                "V1;REJETE;il manque une pièce;;2020-08-03 | code | MOTIF_INVALIDE",
                "V1;PAYE;;2O0;2020-08-03 | montant | MONTANT_INVALIDE",
                "V1;PAYE;;12 3456;2020-08-03 | montant | MONTANT_INVALIDE",
                "V1;PAYE;;1 23;2020-08-03 | montant | MONTANT_INVALIDE",
                "V1;PAYE;;200;2020-02-30 | jour | DATE_INVALIDE",
                "V1;PAYE;;200;30/02/2020 | jour | DATE_INVALIDE",
                "V1;PAYE;;200; | jour | DATE_INVALIDE",
                "V1;PAYE;;200;1899-12-31 | jour | DATE_HORS_CALENDRIER",
                "V1;PAYE;;200 | '' | COLONNES_MANQUANTES",
                "V1;PAYE;;200;2020-08-03;x | '' | COLONNES_EN_TROP",
                "\"V1;PAYE;;200;2020-08-03 | reference | REFERENCE_INVALIDE"
            })
    void une_mauvaise_ligne_est_rendue_avec_son_numero_son_champ_et_son_code(String ligne, String champ, String code) {
        LecteurRetour.Lu lu = lire(TETE + ligne + "\n" + BONNE + "\n");
        assertEquals(1, lu.retour().lignes().size());
        assertEquals(1, lu.rejets().size());
        Rejet rejet = lu.rejets().get(0);
        assertEquals(2, rejet.ligne());
        assertEquals(champ, rejet.champ());
        assertEquals(code, rejet.code());
        assertEquals("", rejet.numero());
        assertFalse(rejet.message().isBlank() || rejet.message().equals("la valeur est refusée"));
    }

    @Test
    void une_ligne_a_autant_de_rejets_que_de_cellules_illisibles() {
        assertEquals(
                List.of("ISSUE_INCONNUE", "MONTANT_INVALIDE", "DATE_INVALIDE"),
                lire(TETE + "V1;x;;x;x\n").rejets().stream().map(Rejet::code).toList());
    }

    @Provide
    Arbitrary<List<String>> lignes() {
        return Arbitraries.oneOf(
                        Arbitraries.just(BONNE),
                        Arbitraries.strings()
                                .withChars("V1;PAYE\"', 02-8é")
                                .ofMinLength(1)
                                .ofMaxLength(40)
                                .filter(ligne -> !ligne.isBlank()))
                .list()
                .ofMaxSize(15);
    }

    /** No line stops the reading, and none is lost: it is an answer, or it has its rejections. */
    @Property
    void chaque_ligne_est_une_reponse_ou_un_rejet(@ForAll("lignes") List<String> lignes) {
        LecteurRetour.Lu lu = lire(TETE + String.join("\n", lignes));
        long rejetees = lu.rejets().stream().map(Rejet::ligne).distinct().count();
        assertEquals(lignes.size(), lu.retour().lignes().size() + rejetees);
        List<Ligne> seules = new ArrayList<>();
        lignes.forEach(ligne -> seules.addAll(lire(TETE + ligne).retour().lignes()));
        assertEquals(seules, lu.retour().lignes());
    }

    @Test
    void aucun_rejet_ne_repete_une_valeur() {
        String secret = "FR7630006000011234567890189";
        for (String ligne : List.of(
                secret + " ;PAYE;;1;2020-08-03",
                "V1;" + secret + ";;1;2020-08-03",
                "V1;PAYE;" + secret + " x;1;2020-08-03",
                "V1;PAYE;;" + secret + ";2020-08-03",
                "V1;PAYE;;1;" + secret,
                secret)) {
            assertFalse(lire(TETE + ligne).rejets().toString().contains(secret));
        }
    }

    @Test
    void un_fichier_sans_l_en_tete_convenu_est_refuse_sans_citer_ce_qu_il_contient() {
        assertEquals(
                "FICHIER_VIDE",
                assertThrows(FichierInvalideException.class, () -> lire("")).code());
        FichierInvalideException refus = assertThrows(FichierInvalideException.class, () -> lire(BONNE + "\n" + BONNE));
        assertEquals("COLONNE_ABSENTE", refus.code());
        assertFalse(refus.getMessage().contains("VAB12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 234,50", "1\u00A0234,50", "1\u202F234,50", "1234.5"})
    void un_montant_s_ecrit_a_la_francaise_ou_non(String montant) {
        Ligne ligne = lire(TETE + "V1;PAYE;;" + montant + ";2020-08-03")
                .retour()
                .lignes()
                .get(0);
        assertEquals(new Montant(123_450), ligne.montant());
    }

    @Test
    void une_panne_de_lecture_n_est_pas_tue() {
        Reader rompu = new Reader() {
            @Override
            public int read(char[] tampon, int debut, int longueur) throws IOException {
                throw new IOException("rompu");
            }

            @Override
            public void close() {}
        };
        assertThrows(UncheckedIOException.class, () -> LecteurRetour.lire("retour.csv", "B-1", rompu));
    }
}
