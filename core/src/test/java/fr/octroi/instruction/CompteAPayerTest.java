package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.accord;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Lu;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What bears on payment alone stops no decision. */
class CompteAPayerTest {

    @Test
    void un_rib_absent_n_est_jamais_un_motif() {
        Proposition proposition = instruire(Cas.complet().sans("RIB"));
        attendre(proposition, "ACCORDER");
        assertEquals(EtatVersement.RIB_ATTENDU, accord(proposition).versement());
        attendre(instruire(Cas.complet().sans("RIB").sans("FACTURE")), "COMPLETER", "FACTURE:ABSENTE");
    }

    @Test
    void un_rib_qui_ne_convient_pas_n_arrete_pas_l_accord() {
        verifierRib(new Lu().nature("RIB").noms("M. PETIT PAUL").build(), "RIB:NOM_DIFFERENT");
        verifierRib(new Lu().nature("RIB").noms().build(), "RIB:NOM_NON_LU");
        verifierRib(new Lu().nature("RIB").iban(Exemples.AUTRE_IBAN).build(), "RIB:IBAN_DIFFERENT");
        verifierRib(new Lu().nature("RIB").iban(null).build(), "RIB:IBAN_NON_LU");
        verifierRib(lue("FACTURE"), "RIB:MAUVAIS_TYPE");
        for (EtatLecture etat : EtatLecture.values()) {
            if (etat != EtatLecture.LISIBLE) {
                verifierRib(LecturePiece.sansFait(etat), "RIB:" + etat);
            }
        }
    }

    private static void verifierRib(LecturePiece lecture, String motif) {
        Proposition proposition = instruire(Cas.complet().remplacer("RIB", lecture));
        attendre(proposition, "ACCORDER", motif);
        assertEquals(EtatVersement.RIB_A_VERIFIER, accord(proposition).versement());
    }

    @Test
    void un_rib_au_nom_de_deux_titulaires_se_paie() {
        Proposition proposition = instruire(Cas.complet()
                .remplacer(
                        "RIB",
                        new Lu()
                                .nature("RIB")
                                .noms("M PETIT PAUL OU MME MOREL CAMILLE")
                                .build()));
        attendre(proposition, "ACCORDER");
        assertEquals(EtatVersement.PAYABLE, accord(proposition).versement());
    }

    @Test
    void sans_compte_declare_celui_du_rib_ne_differe_de_rien_mais_une_personne_le_reprend() {
        Proposition proposition = instruire(Cas.complet().iban(null));
        assertEquals(List.of(), proposition.motifs());
        assertEquals(EtatVersement.RIB_A_VERIFIER, accord(proposition).versement());
    }
}
