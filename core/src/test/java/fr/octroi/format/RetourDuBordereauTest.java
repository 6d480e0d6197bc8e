package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.memoire.NumerotationEnMemoire;
import fr.octroi.port.Numerotation.Numeros;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetourDuBordereauTest {

    private static final Adresse SANS = new Adresse("", "", "", null);

    private static final Bordereau BORDEREAU = bordereau(3);

    private static final Numeros NUMEROS = new NumerotationEnMemoire(12, 832).attribuer(BORDEREAU);

    private static Bordereau bordereau(int nombre) {
        List<Dossier> dossiers = new ArrayList<>();
        for (int i = 1; i <= nombre; i++) {
            dossiers.add(Difficiles.dossier("V-" + i, "A", "A", "", SANS, Difficiles.COMPTES.get(0)));
        }
        return Difficiles.of("B-2020-07", dossiers, List.of(20_050L)).bordereau();
    }

    private static String reference(int rang) {
        return BORDEREAU.lignes().get(rang - 1).versement().reference();
    }

    private static RetourDuBordereau chercher(String xml, @Nullable Numeros numeros) {
        return RetourDuBordereau.chercher(LecteurRetourXmlTest.lire(xml), BORDEREAU, numeros);
    }

    private static List<String> dites(RetourDuBordereau trouve) {
        return trouve.retour().lignes().stream()
                .map(ligne -> rang(ligne.reference()) + " " + ligne.issue() + " " + ligne.code())
                .toList();
    }

    private static int rang(String reference) {
        return BORDEREAU.lignes().stream()
                .filter(ligne -> ligne.versement().reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .rang();
    }

    /** Applied twice, as a bank that sends its file twice would have it. */
    private static List<Versement.Etat> appliquerDeuxFois(RetourDuBordereau trouve) {
        List<Versement> versements = new ArrayList<>(
                BORDEREAU.lignes().stream().map(Bordereau.Ligne::versement).toList());
        for (int fois = 0; fois < 2; fois++) {
            List<Versement> avant = List.copyOf(versements);
            for (RetourComptable.Resultat resultat : trouve.retour().appliquer(versements)) {
                if (resultat instanceof RetourComptable.Applique applique) {
                    versements.replaceAll(versement ->
                            versement.reference().equals(applique.versement().reference())
                                    ? applique.versement()
                                    : versement);
                }
            }
            assertTrue(fois == 0 || avant.equals(versements), "a replay changed something");
        }
        return versements.stream().map(Versement::etat).toList();
    }

    @Test
    void ce_que_la_banque_dit_d_un_ordre_s_applique_une_fois() {
        RetourDuBordereau trouve = chercher(
                LecteurRetourXmlTest.pain(
                        "pain.002.001.10",
                        LecteurRetourXmlTest.groupe("<GrpSts>PART</GrpSts>")
                                + LecteurRetourXmlTest.lot(LecteurRetourXmlTest.operation(
                                                reference(1), "RJCT", LecteurRetourXmlTest.raison("AC04"))
                                        + LecteurRetourXmlTest.operation(reference(2), "ACSC", "")
                                        + LecteurRetourXmlTest.operation("AUTRE-1", "RJCT", "")
                                        + LecteurRetourXmlTest.operation(reference(3), "PDNG", ""))),
                null);
        assertEquals(List.of("1 REJET_BANCAIRE AC04", "2 ACCEPTE "), dites(trouve));
        assertEquals(1, trouve.autres());
        assertEquals(List.of(), trouve.aVoir());
        assertEquals(new Montant(20_050), trouve.retour().lignes().get(0).montant());
        assertEquals(
                List.of(Versement.Etat.REJETE_BANQUE, Versement.Etat.ACCEPTE, Versement.Etat.LIQUIDE),
                appliquerDeuxFois(trouve));
    }

    private static String propre(String texte) {
        return "<StsRsnInf><Rsn><Prtry>" + texte + "</Prtry></Rsn></StsRsnInf>";
    }

    /** Where a code stands a bank may write a sentence, and the journal keeps what it is given for good. */
    @Test
    @Tag("securite")
    void ce_qu_une_banque_ecrit_en_toutes_lettres_n_entre_pas_dans_le_journal() {
        RetourDuBordereau trouve = chercher(
                LecteurRetourXmlTest.pain(
                        "pain.002.001.03",
                        LecteurRetourXmlTest.groupe("")
                                + LecteurRetourXmlTest.lot(LecteurRetourXmlTest.operation(
                                                reference(1), "RJCT", propre("M. Exemple Jean decede"))
                                        + LecteurRetourXmlTest.operation(
                                                reference(2),
                                                "RJCT",
                                                propre("EXEMPLE JEAN")
                                                        + propre("ROUX")
                                                        + propre("0100000000")
                                                        + propre("12-03-1950"))
                                        + LecteurRetourXmlTest.operation(reference(3), "RJCT", propre("R-042")))),
                null);
        assertEquals(
                List.of("1 REJET_BANCAIRE EN_CLAIR", "2 REJET_BANCAIRE EN_CLAIR", "3 REJET_BANCAIRE R-042"),
                dites(trouve));
    }

    @Test
    void un_rejet_du_message_ou_du_lot_entier_est_celui_de_chaque_versement() {
        RetourDuBordereau message = chercher(
                LecteurRetourXmlTest.pain(
                        "pain.002.001.03",
                        LecteurRetourXmlTest.groupe("<GrpSts>RJCT</GrpSts>" + LecteurRetourXmlTest.raison("AM04"))),
                null);
        assertEquals(
                List.of("1 REJET_BANCAIRE AM04", "2 REJET_BANCAIRE AM04", "3 REJET_BANCAIRE AM04"), dites(message));
        RetourDuBordereau lot = chercher(
                LecteurRetourXmlTest.pain(
                        "pain.002.001.03",
                        LecteurRetourXmlTest.groupe("")
                                + LecteurRetourXmlTest.lot(
                                                "<PmtInfSts>RJCT</PmtInfSts>" + LecteurRetourXmlTest.raison("AM04"))
                                        .replace("L1", "B-2020-07")),
                null);
        assertEquals(3, lot.retour().lignes().size());
        RetourDuBordereau autre = chercher(
                LecteurRetourXmlTest.pain("pain.002.001.03", LecteurRetourXmlTest.groupe("<GrpSts>RJCT</GrpSts>"))
                        .replace("B-2020-07", "B-AUTRE"),
                null);
        assertEquals(List.of(), autre.retour().lignes());
    }

    @Test
    void un_virement_rendu_s_applique_et_une_autre_somme_va_a_une_personne() {
        RetourDuBordereau trouve = chercher(
                LecteurRetourXmlTest.camt(
                        "camt.054.001.08",
                        LecteurRetourXmlTest.ecriture(
                                "CRDT",
                                "<Sts><Cd>BOOK</Cd></Sts>",
                                LecteurRetourXmlTest.detail(reference(1), LecteurRetourXmlTest.rendu("MD07")),
                                LecteurRetourXmlTest.detail(
                                        reference(2),
                                        "<Amt Ccy=\"CHF\">200.50</Amt>" + LecteurRetourXmlTest.rendu("AC04"))),
                        LecteurRetourXmlTest.ecriture(
                                "DBIT", "<Sts><Cd>BOOK</Cd></Sts>", LecteurRetourXmlTest.detail(reference(3), "")),
                        LecteurRetourXmlTest.ecriture(
                                "CRDT", "<Sts><Cd>BOOK</Cd></Sts>", LecteurRetourXmlTest.detail(reference(3), ""))),
                null);
        assertEquals(List.of("1 REJET_BANCAIRE MD07", "3 PAYE "), dites(trouve));
        assertEquals(
                List.of(reference(2), reference(3)),
                trouve.aVoir().stream().map(RetourLu.Ligne::reference).toList());
    }

    @Test
    void un_seul_debit_de_la_somme_du_bordereau_paie_chaque_versement() {
        String lot = "<Btch><PmtInfId>B-2020-07</PmtInfId></Btch>";
        String debit = LecteurRetourXmlTest.camt(
                "camt.054.001.02", LecteurRetourXmlTest.ecriture("DBIT", "<Sts>BOOK</Sts>", lot));
        assertEquals(
                List.of("1 PAYE ", "2 PAYE ", "3 PAYE "), dites(chercher(debit.replace("200.50", "601.50"), null)));
        RetourDuBordereau autreSomme = chercher(debit, null);
        assertEquals(List.of(), dites(autreSomme));
        assertEquals(1, autreSomme.aVoir().size());
    }

    @Test
    void le_comptable_parle_de_mandats_et_ses_numeros_menent_aux_versements() {
        String rejete = LecteurRetourXmlTest.mandat("04", "09", "02", "");
        assertEquals(List.of("1 REJETE PES-09"), dites(chercher(rejete, NUMEROS)));
        assertEquals(List.of("1 REJETE PES-09"), dites(chercher(rejete.replace("\"832\"", "\"0000832\""), NUMEROS)));
        String paye = LecteurRetourXmlTest.mandat("05", "", "01", LecteurRetourXmlTest.paiement("01", "200.50"));
        assertEquals(List.of("1 PAYE "), dites(chercher(paye, NUMEROS)));
        assertEquals(1, chercher(paye.replace("\"12\"", "\"13\""), NUMEROS).autres(), "another bordereau");
        assertEquals(1, chercher(paye, null).autres());
        String compense = LecteurRetourXmlTest.mandat("05", "", "01", LecteurRetourXmlTest.paiement("06", "200.50"));
        assertEquals(1, chercher(compense, NUMEROS).aVoir().size());
    }

    @Test
    void un_acquittement_technique_n_est_pas_une_prise_en_charge() {
        String bordereau = "<DomaineAck V=\"5\"/><EtatAck V=\"1\"/><NumBord V=\"12\"/><ExerciceBord V=\"2020\"/>";
        assertEquals(List.of(), dites(chercher(LecteurRetourXmlTest.acquit(bordereau), NUMEROS)));
        String rejet = bordereau.replace("EtatAck V=\"1\"", "EtatAck V=\"0\"")
                + "<Erreur><NumAnoAck V=\"ERREUR_CODIFICATION\"/></Erreur>";
        assertEquals(
                "1 REJETE PES-ERREUR_CODIFICATION",
                dites(chercher(LecteurRetourXmlTest.acquit(rejet), NUMEROS)).get(0));
        assertEquals(
                3,
                chercher(LecteurRetourXmlTest.acquit(rejet), NUMEROS)
                        .retour()
                        .lignes()
                        .size());
    }

    private static String ordre(String duGroupe, String corps) {
        return LecteurRetourXmlTest.pain("pain.002.001.03", LecteurRetourXmlTest.groupe(duGroupe) + corps);
    }

    private static String rejetDuLot(String motif, String operations) {
        return LecteurRetourXmlTest.lot("<PmtInfSts>RJCT</PmtInfSts>" + LecteurRetourXmlTest.raison(motif) + operations)
                .replace("L1", "B-2020-07");
    }

    @Test
    void un_rejet_entier_vaut_pour_chaque_versement_que_nulle_ligne_ne_nomme() {
        String rejet = "<GrpSts>RJCT</GrpSts>" + LecteurRetourXmlTest.raison("AM04");
        String lotSansNom = LecteurRetourXmlTest.lot("").replace("L1", "NOTPROVIDED");
        assertEquals(
                List.of("1 REJET_BANCAIRE AM04", "2 REJET_BANCAIRE AM04", "3 REJET_BANCAIRE AM04"),
                dites(chercher(ordre(rejet, lotSansNom), null)));
        String une = LecteurRetourXmlTest.operation(reference(2), "RJCT", LecteurRetourXmlTest.raison("AC04"));
        List<String> attendu = List.of("2 REJET_BANCAIRE AC04", "1 REJET_BANCAIRE AM04", "3 REJET_BANCAIRE AM04");
        assertEquals(attendu, dites(chercher(ordre(rejet, LecteurRetourXmlTest.lot(une)), null)));
        assertEquals(attendu, dites(chercher(ordre("", rejetDuLot("AM04", une)), null)));
        assertEquals(
                List.of("2 REJET_BANCAIRE AC04"),
                dites(chercher(ordre("", LecteurRetourXmlTest.lot(une)), null)),
                "a sum of lines is no rejection of the others");
        RetourDuBordereau contredit =
                chercher(ordre(rejet, rejetDuLot("AM04", "").replace("RJCT", "ACCP")), null);
        assertEquals(
                "0 1",
                contredit.retour().lignes().size() + " " + contredit.aVoir().size());
    }

    @Test
    void un_doublon_va_a_une_personne_car_le_premier_est_peut_etre_paye() {
        String groupe = "<GrpSts>RJCT</GrpSts>" + LecteurRetourXmlTest.raison("DU01");
        for (String doublon : List.of(ordre(groupe, ""), ordre("", rejetDuLot("DU02", "")))) {
            RetourDuBordereau trouve = chercher(doublon, null);
            assertEquals(List.of(), dites(trouve));
            assertEquals(1, trouve.aVoir().size());
        }
        String ligne = LecteurRetourXmlTest.operation(reference(1), "RJCT", LecteurRetourXmlTest.raison("DUPL"));
        RetourDuBordereau uneLigne = chercher(ordre("", LecteurRetourXmlTest.lot(ligne)), null);
        assertEquals(List.of(), dites(uneLigne), "the bank may have paid the first copy line by line as well");
        assertEquals(List.of("DUPL"), uneLigne.aVoir().get(0).motifs());
        RetourDuBordereau helios = chercher(
                LecteurRetourXmlTest.acquit("<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><NumBord V=\"12\"/>"
                        + "<ExerciceBord V=\"2020\"/><Erreur><NumAnoAck V=\"ERREUR_DOUBLON_BORDEREAU\"/></Erreur>"),
                NUMEROS);
        assertEquals(
                "0 1", helios.retour().lignes().size() + " " + helios.aVoir().size());
    }

    @Test
    void un_rejet_entier_sans_jour_va_a_une_personne() {
        RetourDuBordereau trouve = chercher(
                ordre("<GrpSts>RJCT</GrpSts>" + LecteurRetourXmlTest.raison("AM04"), "")
                        .replace("<CreDtTm>2020-07-22T10:00:00</CreDtTm>", ""),
                null);
        assertEquals(List.of(), dites(trouve));
        assertEquals(List.of("AM04"), trouve.aVoir().get(0).motifs());
    }

    @Test
    void un_rejet_technique_est_celui_du_bordereau_dont_le_fichier_porte_le_nom() {
        String technique = LecteurRetourXmlTest.acquit(
                "<DomaineAck V=\"0\"/><EtatAck V=\"0\"/>" + "<Erreur><NumAnoAck V=\"ERREUR_AUTRE\"/></Erreur>");
        String nom = "PES-21750001600019-2020-12.xml";
        RetourDuBordereau sien = chercher(technique.replace("PES-1.xml", nom), NUMEROS);
        assertEquals(
                List.of("1 REJETE PES-ERREUR_AUTRE", "2 REJETE PES-ERREUR_AUTRE", "3 REJETE PES-ERREUR_AUTRE"),
                dites(sien));
        assertEquals("0 0", sien.aVoir().size() + " " + sien.autres());
        for (String autre : List.of("PES-1.xml", nom.replace("-12.", "-13."), "SIMULATION-" + nom)) {
            RetourDuBordereau trouve = chercher(technique.replace("PES-1.xml", autre), NUMEROS);
            assertEquals(
                    "0 1 0",
                    trouve.retour().lignes().size() + " " + trouve.aVoir().size() + " " + trouve.autres());
        }
    }

    @Test
    void une_piece_refusee_va_a_une_personne() {
        String piece = "<DomaineAck V=\"4\"/><EtatAck V=\"0\"/><IdUnique V=\"PJ1\"/>";
        RetourDuBordereau trouve = chercher(LecteurRetourXmlTest.acquit(piece), NUMEROS);
        assertEquals("1 0", trouve.aVoir().size() + " " + trouve.autres());
        RetourDuBordereau prise = chercher(LecteurRetourXmlTest.acquit(piece.replace("V=\"0\"", "V=\"1\"")), NUMEROS);
        assertEquals("0 1", prise.aVoir().size() + " " + prise.autres());
    }

    @Test
    void un_mandat_qui_a_le_numero_du_bordereau_n_est_pas_le_bordereau() {
        Numeros memes = new NumerotationEnMemoire(1, 1).attribuer(BORDEREAU);
        String piece = "<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><ExerciceBord V=\"2020\"/><NumBord V=\"1\"/>"
                + "<NumPiece V=\"1\"/><NumAnoAck V=\"ERREUR_CODIFICATION\"/>";
        assertEquals(
                List.of("1 REJETE PES-ERREUR_CODIFICATION"),
                dites(chercher(LecteurRetourXmlTest.acquit(piece), memes)));
        String detaille = piece.replace("<NumPiece V=\"1\"/><NumAnoAck V=\"ERREUR_CODIFICATION\"/>", "")
                + "<Erreur><NumAnoAck V=\"ERREUR_AUTRE\"/></Erreur><DetailPiece><NumPiece V=\"1\"/>"
                + "<Erreur><NumAnoAck V=\"ERREUR_CODIFICATION\"/></Erreur></DetailPiece>";
        assertEquals(
                List.of("1 REJETE PES-ERREUR_CODIFICATION", "2 REJETE PES-ERREUR_AUTRE", "3 REJETE PES-ERREUR_AUTRE"),
                dites(chercher(LecteurRetourXmlTest.acquit(detaille), memes)));
    }

    @Test
    void les_numeros_se_comparent_sans_zeros_et_l_annee_si_elle_est_dite() {
        String mandat = LecteurRetourXmlTest.mandat("04", "09", "02", "");
        assertEquals(
                1,
                dites(chercher(mandat.replace("\"12\"", "\"0000012\""), NUMEROS))
                        .size());
        assertEquals(
                0,
                dites(chercher(mandat.replace("\"2020\"", "\"2019\""), NUMEROS)).size());
        String bordereau = "<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><NumBord V=\"0000012\"/>"
                + "<Erreur><NumAnoAck V=\"ERREUR_CODIFICATION\"/></Erreur>";
        assertEquals(
                3,
                dites(chercher(LecteurRetourXmlTest.acquit(bordereau), NUMEROS)).size());
    }
}
