package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.GPSO;
import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.codes;
import static fr.octroi.instruction.EssaiDInstruction.coincidence;
import static fr.octroi.instruction.EssaiDInstruction.facture;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no machine may judge goes to a person. */
class ExamensTest {

    @ParameterizedTest
    @EnumSource(
            value = EtatLecture.class,
            names = {"SANS_TEXTE", "NON_LUE"})
    void une_piece_que_la_machine_n_a_pu_lire_va_a_une_personne(EtatLecture etat) {
        attendre(instruire(Cas.complet().remplacer("FACTURE", etat)), "EXAMINER", "FACTURE:" + etat);
        attendre(
                instruire(Cas.complet().remplacer("JUSTIFICATIF_DOMICILE", etat)),
                "EXAMINER",
                "JUSTIFICATIF_DOMICILE:" + etat);
    }

    @Test
    void une_photo_suffit_la_ou_rien_n_est_a_lire() {
        for (String type : List.of("CERTIFICAT_CONFORMITE", "PIECE_IDENTITE", "ATTESTATION_HONNEUR")) {
            attendre(instruire(Cas.complet().remplacer(type, EtatLecture.SANS_TEXTE)), "ACCORDER");
        }
    }

    @Test
    void un_fichier_dont_la_lecture_manque_n_a_pas_ete_lu() {
        Cas cas = Cas.complet();
        attendre(
                Instruction.instruire(cas.dossier(), GPSO, new Contexte(new java.util.TreeMap<>(), List.of())),
                "EXAMINER",
                "FACTURE:NON_LUE",
                "CERTIFICAT_CONFORMITE:NON_LUE",
                "JUSTIFICATIF_DOMICILE:NON_LUE",
                "PIECE_IDENTITE:NON_LUE",
                "ATTESTATION_HONNEUR:NON_LUE",
                "RIB:NON_LUE");
    }

    @Test
    void un_autre_total_va_a_une_personne() {
        attendre(
                instruire(Cas.complet()
                        .remplacer(
                                "FACTURE",
                                facture().montant(new Montant(149_999)).build())),
                "EXAMINER",
                "FACTURE:MONTANT_DIFFERENT");
        attendre(
                instruire(Cas.complet()
                        .remplacer("FACTURE", facture().montant(null).build())),
                "EXAMINER",
                "FACTURE:MONTANT_NON_LU");
        attendre(instruire(Cas.complet().prix(null, null, null)), "ACCORDER");
    }

    @Test
    void un_autre_nom_va_a_une_personne() {
        for (String type : List.of("FACTURE", "JUSTIFICATIF_DOMICILE")) {
            Lu autreNom = new Lu().nature(type).noms("M. MOREL ANTOINE");
            attendre(instruire(Cas.complet().remplacer(type, autreNom.build())), "EXAMINER", type + ":NOM_DIFFERENT");
            Lu sansNom = new Lu().nature(type).noms();
            attendre(instruire(Cas.complet().remplacer(type, sansNom.build())), "EXAMINER", type + ":NOM_NON_LU");
        }
    }

    @Test
    void de_plusieurs_noms_lus_le_plus_proche_compte() {
        attendre(
                instruire(Cas.complet()
                        .remplacer(
                                "FACTURE",
                                facture()
                                        .noms("CYCLES PETIT SARL", "Camille Morel", "M")
                                        .build())),
                "ACCORDER");
    }

    @Test
    void un_nom_presque_semblable_est_note_et_n_arrete_rien() {
        Proposition proposition = instruire(
                Cas.complet().remplacer("FACTURE", facture().noms("C. MOREL").build()));
        attendre(proposition, "ACCORDER");
        assertTrue(codes(proposition.constats()).contains("FACTURE:NOM_PROCHE"));
    }

    @ParameterizedTest
    @EnumSource(GenreDoublon.class)
    void une_coincidence_va_a_une_personne_si_le_reglement_le_dit_et_sinon_se_note(GenreDoublon genre) {
        Cas cas = Cas.complet().coincidences(coincidence(genre));
        attendre(instruire(cas), "EXAMINER", genre.name());
        ReglementResolu sansDoublon =
                new Reglements.Modele().doublons(List.of()).resoudre();
        Proposition proposition = Instruction.instruire(cas.dossier(), sansDoublon, cas.contexte());
        attendre(proposition, "ACCORDER");
        assertTrue(codes(proposition.constats()).contains(genre.name()));
    }

    @Test
    void un_fait_qu_un_tiers_doit_donner_va_a_une_personne() {
        Donnee tiers = new Donnee("registre.exploitant", TypeValeur.BOOLEEN, Origine.TIERS, "inscription au registre");
        ReglementResolu reglement = avecCondition(tiers);
        attendre(instruire(Cas.complet(), reglement), "EXAMINER", "registre.exploitant:INCONNUE");
        attendre(
                instruire(Cas.complet().reponse("registre.exploitant", new Valeur.Booleen(true)), reglement),
                "ACCORDER");
        attendre(
                instruire(Cas.complet().reponse("registre.exploitant", new Valeur.Booleen(false)), reglement),
                "REFUSER",
                "AUTRE");
    }

    @Test
    void une_reponse_d_un_autre_type_est_redemandee() {
        Donnee question = new Donnee("exploitant", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "exploitation agricole");
        attendre(
                instruire(Cas.complet().reponse("exploitant", new Valeur.Code("oui")), avecCondition(question)),
                "COMPLETER",
                "exploitant:INCONNUE");
    }

    @Test
    void la_moitie_de_ce_qui_est_entier_est_redemandee() {
        Donnee enfants = new Donnee("enfants", TypeValeur.NOMBRE, Origine.DEMANDEUR, "nombre d'enfants", true);
        List<Condition> conditions = new ArrayList<>(Reglements.conditions());
        conditions.add(new Condition(
                "ENFANTS",
                "article 8",
                "un enfant",
                new Predicat.Entre(enfants, new Valeur.Nombre(BigDecimal.ONE), null)));
        ReglementResolu reglement = new Reglements.Modele()
                .conditions(conditions)
                .questions(List.of(enfants))
                .resoudre();
        attendre(
                instruire(Cas.complet().reponse("enfants", new Valeur.Nombre(new BigDecimal("1.5"))), reglement),
                "COMPLETER",
                "enfants:INCONNUE");
        attendre(
                instruire(Cas.complet().reponse("enfants", new Valeur.Nombre(new BigDecimal("20.0"))), reglement),
                "ACCORDER");
        assertThrows(
                ValeurInvalideException.class,
                () -> new Donnee("enfants", TypeValeur.MONTANT, Origine.DEMANDEUR, "enfants", true));
    }

    /** A divisor of zero is no answer: nothing is granted on a condition that nobody could judge. */
    @Test
    void une_valeur_qui_ne_peut_pas_etre_est_redemandee() {
        Donnee nombre = new Donnee("nombre", TypeValeur.NOMBRE, Origine.DEMANDEUR, "nombre de lots");
        Predicat parLot = new Predicat.Compare(
                new Formule.Quotient(new Formule.Constante(Fraction.of(1_000), Unite.EURO), new Formule.Base(nombre)),
                Predicat.Compare.Comparaison.INFERIEUR_OU_EGAL,
                new Formule.Constante(Fraction.of(600), Unite.EURO));
        List<Condition> conditions = new ArrayList<>(Reglements.conditions());
        conditions.add(new Condition("AUTRE", "article 8", "600 euros par lot", parLot));
        ReglementResolu reglement = new Reglements.Modele()
                .conditions(conditions)
                .questions(List.of(nombre))
                .resoudre();
        for (int impossible : List.of(0, -1)) {
            attendre(
                    instruire(
                            Cas.complet().reponse("nombre", new Valeur.Nombre(BigDecimal.valueOf(impossible))),
                            reglement),
                    "COMPLETER",
                    "nombre:INCONNUE");
        }
        attendre(
                instruire(Cas.complet().reponse("nombre", new Valeur.Nombre(BigDecimal.valueOf(2))), reglement),
                "ACCORDER");
    }

    /** A telephone number typed for a surface: a person looks, or the condition refuses. */
    @Test
    void un_montant_au_dela_de_tous_n_arrete_pas_l_instruction() {
        Donnee surface = new Donnee("surface", TypeValeur.NOMBRE, Origine.DEMANDEUR, "surface");
        Formule parMetre = new Formule.Produit(List.of(new Formule.Base(surface), Reglements.euros(200)));
        for (Formule formule : List.of(parMetre, new Formule.Arrondie(parMetre, Arrondi.A_L_EURO))) {
            for (long auPlus : new long[] {100, 999_999_999}) {
                List<Condition> conditions = new ArrayList<>(Reglements.conditions());
                conditions.add(new Condition(
                        "SURFACE",
                        "article 8",
                        "une surface",
                        new Predicat.Entre(surface, null, new Valeur.Nombre(BigDecimal.valueOf(auPlus)))));
                ReglementResolu reglement = new Reglements.Modele()
                        .conditions(conditions)
                        .questions(List.of(surface))
                        .bareme(Reglements.bareme(formule))
                        .resoudre();
                Proposition proposition = instruire(
                        Cas.complet().reponse("surface", new Valeur.Nombre(BigDecimal.valueOf(612_345_678))),
                        reglement);
                if (auPlus == 100) {
                    assertEquals("REFUSER", proposition.code());
                } else {
                    attendre(proposition, "EXAMINER", "MONTANT_SANS_OBJET");
                }
            }
        }
    }

    @Test
    void une_condition_ouverte_sans_fait_a_demander_va_a_l_examen() {
        Donnee fait = Vocabulaire.FOYER_PARTS;
        Condition condition = new Condition(
                "PARTS", "article 1", "Dix parts.", new Predicat.Entre(fait, new Valeur.Nombre(BigDecimal.TEN), null));
        Situation connue = Situation.builder()
                .avec(fait, new Valeur.Nombre(BigDecimal.ONE))
                .build();
        assertEquals(
                Portee.EXAMEN,
                new Constat.DeCondition(new Appreciation(condition, connue, Verdict.INDETERMINEE)).portee());
        assertEquals(
                Portee.NOTE,
                new Constat.DeCondition(
                                new Appreciation(condition, Situation.builder().build(), Verdict.INDETERMINEE))
                        .portee());
    }

    private static ReglementResolu avecCondition(Donnee donnee) {
        List<Condition> conditions = new ArrayList<>(Reglements.conditions());
        conditions.add(new Condition("AUTRE", "article 8", "répondre oui", new Predicat.EstVrai(donnee)));
        return new Reglements.Modele()
                .conditions(conditions)
                .questions(List.of(donnee))
                .resoudre();
    }
}
