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

    @Test
    void un_rejet_du_message_ou_du_lot_entier_est_celui_de_chaque_versement() {
        RetourDuBordereau message = chercher(
                LecteurRetourXmlTest.pain(
                        "pain.002.001.03",
                        LecteurRetourXmlTest.groupe("<GrpSts>RJCT</GrpSts>" + LecteurRetourXmlTest.raison("DU01"))),
                null);
        assertEquals(
                List.of("1 REJET_BANCAIRE DU01", "2 REJET_BANCAIRE DU01", "3 REJET_BANCAIRE DU01"), dites(message));
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
                + "<Erreur><NumAnoAck V=\"ERREUR_DOUBLON_BORDEREAU\"/></Erreur>";
        assertEquals(
                "1 REJETE PES-ERREUR_DOUBLON_BORDEREAU",
                dites(chercher(LecteurRetourXmlTest.acquit(rejet), NUMEROS)).get(0));
        assertEquals(
                3,
                chercher(LecteurRetourXmlTest.acquit(rejet), NUMEROS)
                        .retour()
                        .lignes()
                        .size());
    }
}
