package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.ACHAT;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.domicile;
import static fr.octroi.instruction.EssaiDInstruction.facture;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.DEPOT;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in a piece, beside what was declared. */
class FaitsLusTest {

    @Test
    void une_lecture_ne_montre_aucun_des_faits_lus() {
        assertEquals("LecturePiece[LISIBLE, ***]", lue("FACTURE").toString());
    }

    @Test
    void la_date_le_siret_et_le_numero_lus_se_comparent_a_la_declaration() {
        ReglementResolu reglement = new Reglements.Modele()
                .pieces(List.of(Reglements.piece("FACTURE", FaitALire.DATE, FaitALire.SIRET, FaitALire.NUMERO)))
                .resoudre();
        attendre(instruire(Cas.complet(), reglement), "ACCORDER");
        attendre(
                instruire(
                        Cas.complet()
                                .remplacer(
                                        "FACTURE",
                                        facture()
                                                .date(ACHAT.plusDays(1))
                                                .siret(Exemples.AUTRE_VENDEUR)
                                                .numero("F-2020/018")
                                                .build()),
                        reglement),
                "EXAMINER",
                "FACTURE:DATE_DIFFERENTE",
                "FACTURE:SIRET_DIFFERENT",
                "FACTURE:NUMERO_DIFFERENT");
        attendre(
                instruire(
                        Cas.complet()
                                .remplacer(
                                        "FACTURE",
                                        facture()
                                                .date(null)
                                                .siret(null)
                                                .numero("")
                                                .build()),
                        reglement),
                "EXAMINER",
                "FACTURE:DATE_NON_LUE",
                "FACTURE:SIRET_NON_LU",
                "FACTURE:NUMERO_NON_LU");
        attendre(
                instruire(
                        Cas.complet()
                                .remplacer(
                                        "FACTURE",
                                        facture().numero("f 2020-017").build()),
                        reglement),
                "ACCORDER");
    }

    @Test
    void une_piece_qui_se_contredit_va_a_une_personne_meme_quand_sa_meilleure_source_dit_comme_la_declaration() {
        FaitLu imprime = FaitLu.of(FaitLu.Nom.MONTANT_TTC, Montant.ofEuros(1), FaitLu.Source.TEXTE, 1);
        LecturePiece dementie = lue("FACTURE").avecCodes(List.of(), List.of(imprime));
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", dementie)),
                "EXAMINER",
                "FACTURE:DESACCORD",
                "FACTURE:MONTANT_NON_LU");
        List<FaitLu> faits = lue("FACTURE").faits().stream()
                .map(fait -> new FaitLu(fait.nom(), fait.valeur(), FaitLu.Source.XML, 0))
                .toList();
        LecturePiece jointe = LecturePiece.lisible(NatureFichier.PDF, faits).avecCodes(List.of(), List.of(imprime));
        attendre(instruire(Cas.complet().remplacer("FACTURE", jointe)), "EXAMINER", "FACTURE:DESACCORD");
    }

    /** Nothing is asked of the applicant while two sources disagree: whose fault it is, a person says. */
    @ParameterizedTest
    @CsvSource({
        "TYPE_PIECE, FACTURE, DEVIS",
        "TYPE_PIECE, DEVIS, FACTURE",
        "DEVISE, EUR, CHF",
        "ACHETEUR, MME MOREL CAMILLE, M. PETIT PAUL"
    })
    void deux_sources_en_desaccord_sur_une_facture_vont_a_une_personne(FaitLu.Nom nom, String joint, String imprime) {
        List<FaitLu> faits = new ArrayList<>();
        for (FaitLu fait : lue("FACTURE").faits()) {
            boolean remplace = fait.nom() == nom || (fait.nom().estMultiple() && nom.estMultiple());
            faits.addAll(remplace ? List.of() : List.of(new FaitLu(fait.nom(), fait.valeur(), FaitLu.Source.XML, 0)));
        }
        faits.add(new FaitLu(nom, joint, FaitLu.Source.XML, 0));
        if (!joint.equals("DEVIS")) {
            attendre(surUneFacture(faits), "ACCORDER");
        }
        faits.add(new FaitLu(nom, imprime, FaitLu.Source.TEXTE, 1));
        attendre(surUneFacture(faits), "EXAMINER", "FACTURE:DESACCORD");
    }

    private static Proposition surUneFacture(List<FaitLu> faits) {
        return instruire(Cas.complet().remplacer("FACTURE", LecturePiece.lisible(NatureFichier.PDF, faits)));
    }

    @ParameterizedTest
    @CsvSource({"2015-01-01, 2020-06-01", "2020-06-01, 2015-01-01", "2014-01-01, 2015-01-01"})
    void un_justificatif_dont_les_dates_se_contredisent_n_est_pas_redemande(LocalDate signee, LocalDate imprimee) {
        LecturePiece justificatif = new Lu()
                .nature("JUSTIFICATIF_DOMICILE")
                .date(imprimee)
                .build()
                .avecCodes(
                        List.of(),
                        List.of(new FaitLu(FaitLu.Nom.DATE, signee.toString(), FaitLu.Source.CODE_SIGNE, 1)));
        attendre(
                instruire(Cas.complet().remplacer("JUSTIFICATIF_DOMICILE", justificatif)),
                "EXAMINER",
                "JUSTIFICATIF_DOMICILE:DESACCORD");
    }

    @Test
    void un_code_qui_n_est_pas_de_son_emetteur_va_a_une_personne_que_la_piece_ait_ou_non_des_faits_a_lire() {
        CodeSigne faux = new CodeSigne(CodeSigne.Statut.SIGNATURE_FAUSSE, "", "01", "00", null, List.of(), true);
        LecturePiece facture = lue("FACTURE").avecCodes(List.of(faux), List.of());
        attendre(instruire(Cas.complet().remplacer("FACTURE", facture)), "EXAMINER", "FACTURE:CODE_FAUX");
        LecturePiece photo = LecturePiece.sansFait(EtatLecture.SANS_TEXTE).avecCodes(List.of(faux), List.of());
        attendre(instruire(Cas.complet().remplacer("FACTURE", photo)), "EXAMINER", "FACTURE:CODE_FAUX");
    }

    @Test
    void ce_qui_n_a_pas_ete_declare_ne_differe_de_rien() {
        ReglementResolu reglement = new Reglements.Modele()
                .pieces(List.of(Reglements.piece("FACTURE", FaitALire.SIRET, FaitALire.NUMERO, FaitALire.IBAN)))
                .resoudre();
        attendre(instruire(Cas.complet().facture(null, "", "").iban(null), reglement), "ACCORDER");
    }

    @Test
    void un_justificatif_date_apres_le_depot_ou_mal_lu_va_a_une_personne() {
        attendre(instruire(domicile(DEPOT)), "ACCORDER");
        attendre(instruire(domicile(DEPOT.plusDays(1))), "EXAMINER", "JUSTIFICATIF_DOMICILE:DATE_DIFFERENTE");
        for (LocalDate malLue : Arrays.asList(
                null, LocalDate.of(1899, 12, 31), LocalDate.of(2200, 1, 1), LocalDate.of(202, 6, 1), LocalDate.MAX)) {
            attendre(instruire(domicile(malLue)), "EXAMINER", "JUSTIFICATIF_DOMICILE:DATE_NON_LUE");
        }
        attendre(instruire(domicile(LocalDate.of(1900, 1, 1))), "COMPLETER", "JUSTIFICATIF_DOMICILE:PERIMEE");
        attendre(instruire(domicile(LocalDate.of(2199, 12, 31))), "EXAMINER", "JUSTIFICATIF_DOMICILE:DATE_DIFFERENTE");
    }

    @Test
    void une_fraicheur_exigee_se_verifie_meme_si_la_date_n_est_pas_nommee() {
        PieceRequise domicile = new PieceRequise(
                "JUSTIFICATIF_DOMICILE",
                "justificatif",
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of(),
                Delai.parse("3 mois"),
                new TreeSet<>(),
                List.of(),
                null,
                false);
        ReglementResolu reglement =
                new Reglements.Modele().pieces(List.of(domicile)).resoudre();
        attendre(instruire(domicile(DEPOT), reglement), "ACCORDER");
        attendre(instruire(domicile(null), reglement), "EXAMINER", "JUSTIFICATIF_DOMICILE:DATE_NON_LUE");
        attendre(
                instruire(Cas.complet().remplacer("JUSTIFICATIF_DOMICILE", EtatLecture.SANS_TEXTE), reglement),
                "EXAMINER",
                "JUSTIFICATIF_DOMICILE:SANS_TEXTE");
    }
}
