package fr.octroi.instruction;

import static fr.octroi.instruction.Exemples.DEPOT;
import static fr.octroi.instruction.Exemples.fichier;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Fichier;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {

    private static final ReglementResolu GPSO = new Reglements.Modele().resoudre();
    private static final LocalDate ACHAT = LocalDate.of(2020, 6, 1);

    private static final List<String> INDISPENSABLES = List.of(
            "FACTURE", "CERTIFICAT_CONFORMITE", "JUSTIFICATIF_DOMICILE", "PIECE_IDENTITE", "ATTESTATION_HONNEUR");

    // ---- grants

    @Test
    void un_dossier_complet_est_propose_a_l_accord_avec_son_montant_et_son_calcul() {
        Proposition proposition = instruire(Cas.complet());
        attendre(proposition, "ACCORDER");
        Proposition.Accorder accord = accord(proposition);
        assertEquals(Montant.ofEuros(200), accord.montant());
        assertEquals(EtatVersement.PAYABLE, accord.versement());
        assertEquals(
                List.of(new Etape("FORFAIT", List.of(), new Grandeur(Fraction.of(200), Unite.EURO))), accord.etapes());
    }

    @Test
    void tous_les_constats_sont_rendus_dans_l_ordre_du_reglement() {
        assertEquals(
                List.of(
                        "PERIODE_ACHAT",
                        "RESIDENCE",
                        "MATERIEL",
                        "ETAT_NEUF",
                        "FACTURE:CONFORME",
                        "CERTIFICAT_CONFORMITE:CONFORME",
                        "JUSTIFICATIF_DOMICILE:CONFORME",
                        "PIECE_IDENTITE:CONFORME",
                        "ATTESTATION_HONNEUR:CONFORME",
                        "RIB:CONFORME"),
                instruire(Cas.complet()).constats().stream().map(Constat::code).toList());
    }

    // ---- priority 1: a condition disproved

    @ParameterizedTest
    @ValueSource(strings = {"75056", "78640", "92100"})
    void hors_du_territoire_le_refus_est_propose(String insee) {
        attendre(instruire(Cas.complet().commune(insee)), "REFUSER", "RESIDENCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPEEDBIKE", "KIT", "TROTTINETTE", "GYROPODE", "VELO"})
    void un_autre_materiel_qu_un_vae_est_propose_au_refus(String nature) {
        attendre(instruire(Cas.complet().achat(nature, "NEUF", ACHAT)), "REFUSER", "MATERIEL");
    }

    @Test
    void un_velo_d_occasion_est_propose_au_refus() {
        attendre(instruire(Cas.complet().achat("VAE", "OCCASION", ACHAT)), "REFUSER", "ETAT_NEUF");
    }

    @ParameterizedTest
    @CsvSource({"2018-12-31, REFUSER", "2019-01-01, ACCORDER", "2021-10-31, ACCORDER", "2021-11-01, REFUSER"})
    void la_date_de_facture_decide_de_la_periode_quel_que_soit_le_depot(LocalDate achat, String attendue) {
        Proposition proposition = instruire(Cas.complet()
                .achat("VAE", "NEUF", achat)
                .depot(LocalDate.of(2022, 1, 10))
                .remplacer(
                        "JUSTIFICATIF_DOMICILE",
                        new Lu()
                                .nature("JUSTIFICATIF_DOMICILE")
                                .date(LocalDate.of(2022, 1, 1))
                                .build()));
        if (attendue.equals("REFUSER")) {
            attendre(proposition, "REFUSER", "PERIODE_ACHAT");
        } else {
            attendre(proposition, "ACCORDER");
        }
    }

    @Test
    void chaque_condition_ecartee_est_dite_pas_seulement_la_premiere() {
        attendre(
                instruire(Cas.complet().commune("75056").achat("KIT", "OCCASION", LocalDate.of(2018, 1, 1))),
                "REFUSER",
                "PERIODE_ACHAT",
                "RESIDENCE",
                "MATERIEL",
                "ETAT_NEUF");
    }

    @Test
    void un_montant_nul_est_propose_au_refus() {
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Cas cas = Cas.complet().aidesAutres(Montant.ofEuros(500));
        attendre(Instruction.instruire(cas.dossier(), idfm, cas.contexte()), "REFUSER", "MONTANT_NUL");
        Cas moins = Cas.complet().aidesAutres(new Montant(49_999));
        assertEquals(
                new Montant(1),
                accord(Instruction.instruire(moins.dossier(), idfm, moins.contexte()))
                        .montant());
    }

    // ---- priority 2: what only the applicant can give

    @Test
    void chaque_piece_indispensable_absente_est_demandee() {
        for (String type : INDISPENSABLES) {
            attendre(instruire(Cas.complet().sans(type)), "COMPLETER", type + ":ABSENTE");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EtatLecture.class,
            names = {"ILLISIBLE", "CHIFFREE"})
    void chaque_piece_indispensable_illisible_ou_chiffree_est_redemandee(EtatLecture etat) {
        for (String type : INDISPENSABLES) {
            attendre(instruire(Cas.complet().remplacer(type, etat)), "COMPLETER", type + ":" + etat);
        }
    }

    @Test
    void un_devis_n_est_pas_une_facture() {
        attendre(instruire(Cas.complet().remplacer("FACTURE", lue("DEVIS"))), "COMPLETER", "FACTURE:MAUVAIS_TYPE");
    }

    @Test
    void une_nature_qui_n_a_pu_etre_lue_ne_nuit_pas() {
        attendre(instruire(Cas.complet().remplacer("FACTURE", lue(""))), "ACCORDER");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-15, 2020-03-15, COMPLETER",
        "2020-06-15, 2020-03-16, ACCORDER",
        "2020-06-15, 2020-06-15, ACCORDER",
        "2020-02-29, 2019-11-29, COMPLETER",
        "2020-02-29, 2019-11-30, COMPLETER",
        "2020-02-28, 2019-11-28, COMPLETER",
        "2020-02-28, 2019-11-30, ACCORDER",
        "2021-02-28, 2020-11-30, COMPLETER",
        "2021-02-27, 2020-11-30, ACCORDER",
        "2020-04-30, 2020-01-31, COMPLETER",
        "2020-04-29, 2020-01-31, ACCORDER",
        "2020-05-31, 2020-02-29, COMPLETER",
        "2020-05-29, 2020-02-29, COMPLETER",
        "2020-05-28, 2020-02-29, ACCORDER"
    })
    void un_justificatif_a_moins_de_trois_mois_au_depot(LocalDate depot, LocalDate date, String attendue) {
        Proposition proposition = instruire(domicile(date).depot(depot).achat("VAE", "NEUF", LocalDate.of(2020, 1, 2)));
        if (attendue.equals("ACCORDER")) {
            attendre(proposition, "ACCORDER");
        } else {
            attendre(proposition, "COMPLETER", "JUSTIFICATIF_DOMICILE:PERIMEE");
        }
    }

    @Test
    void l_age_d_un_justificatif_se_compte_au_depot_et_jamais_a_l_instruction() {
        attendre(
                instruire(domicile(LocalDate.of(2019, 1, 1))
                        .depot(LocalDate.of(2019, 3, 31))
                        .achat("VAE", "NEUF", LocalDate.of(2019, 2, 1))),
                "ACCORDER");
    }

    /** A postal code in that column, or a slip: it proves of nobody that he lives elsewhere. */
    @Test
    void un_code_qui_n_est_d_aucune_commune_ne_refuse_personne() {
        SortedMap<String, String> regions = new TreeMap<>(Map.of("92", "11", "75", "11"));
        ReglementAide definition = GPSO.definition();
        ReglementResolu situe = Catalogue.resoudre(
                        List.of(definition),
                        Geographie.of(
                                new Geographie.Millesime(ACHAT, ACHAT),
                                regions,
                                List.of(),
                                "75056",
                                List.of(new Geographie.Ancienne("92001", null, ACHAT.minusYears(1))),
                                new TreeMap<>(Map.of("75108", "75056"))))
                .reglements()
                .get(0);
        for (String inconnu : List.of("92100", "92000", "99999")) {
            attendre(instruire(Cas.complet().commune(inconnu), situe), "COMPLETER", "demandeur.commune:INCONNUE");
        }
        for (String ailleurs : List.of("75056", "75108", "92001")) {
            attendre(instruire(Cas.complet().commune(ailleurs), situe), "REFUSER", "RESIDENCE");
        }
        assertTrue(definition.communes().contains("92012"), "le règlement la nomme, quoi qu'en sache la géographie");
        attendre(instruire(Cas.complet().commune("92012"), situe), "ACCORDER");
    }

    @Test
    void un_fait_que_seul_le_demandeur_connait_lui_est_demande_par_son_nom() {
        attendre(instruire(Cas.complet().commune(null)), "COMPLETER", "demandeur.commune:INCONNUE");
        attendre(instruire(Cas.complet().achat(null, "NEUF", ACHAT)), "COMPLETER", "achat.nature:INCONNUE");
        attendre(instruire(Cas.complet().achat("VAE", "NEUF", null)), "COMPLETER", "achat.date:INCONNUE");
        Cas sansPrix = Cas.complet().prix(null, null, null).aidesAutres(Montant.ZERO);
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Proposition proposition = Instruction.instruire(sansPrix.dossier(), idfm, sansPrix.contexte());
        attendre(proposition, "COMPLETER", "achat.prixTtc:INCONNUE");
        assertEquals("article 4", proposition.motifs().get(0).article());
    }

    @Test
    void un_fait_inconnu_cite_le_premier_article_qui_en_a_besoin() {
        Proposition proposition =
                instruire(Cas.complet().achat("VAE", "NEUF", null).commune("78640"));
        attendre(proposition, "COMPLETER", "achat.date:INCONNUE");
        assertEquals("article 1", proposition.motifs().get(0).article());
    }

    // ---- priority 3: a person must look

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

    // ---- priority 4: payment never blocks

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

    // ---- one priority, and lighter reasons beside

    @Test
    void la_classe_la_plus_lourde_l_emporte_et_les_motifs_plus_legers_se_disent_aussi() {
        Cas cas = Cas.complet()
                .sans("PIECE_IDENTITE")
                .remplacer("FACTURE", facture().montant(Montant.ofEuros(1)).build())
                .remplacer(
                        "RIB", new Lu().nature("RIB").iban(Exemples.AUTRE_IBAN).build())
                .coincidences(coincidence(GenreDoublon.IBAN_PARTAGE));
        List<String> legers = List.of("FACTURE:MONTANT_DIFFERENT", "RIB:IBAN_DIFFERENT", "IBAN_PARTAGE");
        List<String> moyens =
                List.of("FACTURE:MONTANT_DIFFERENT", "PIECE_IDENTITE:ABSENTE", "RIB:IBAN_DIFFERENT", "IBAN_PARTAGE");
        attendre(instruire(cas), "COMPLETER", moyens.toArray(String[]::new));
        List<String> tous = new ArrayList<>(List.of("RESIDENCE"));
        tous.addAll(moyens);
        attendre(instruire(cas.commune("75056")), "REFUSER", tous.toArray(String[]::new));
        cas.commune("92048").avec(fichier("PIECE_IDENTITE", "PIECE_IDENTITE", lue("")));
        attendre(instruire(cas), "EXAMINER", legers.toArray(String[]::new));
    }

    @Test
    void les_quatre_propositions_se_distinguent_et_disent_leur_classe() {
        List<Proposition> propositions = List.of(
                instruire(Cas.complet().commune("75056")),
                instruire(Cas.complet().sans("FACTURE")),
                instruire(Cas.complet().coincidences(coincidence(GenreDoublon.IBAN_PARTAGE))),
                instruire(Cas.complet()));
        assertEquals(
                List.of(Portee.REFUS, Portee.COMPLEMENT, Portee.EXAMEN, Portee.PAIEMENT),
                propositions.stream().map(Proposition::classe).toList());
        assertEquals(
                List.of("REFUSER", "COMPLETER", "EXAMINER", "ACCORDER"),
                propositions.stream()
                        .map(p -> p.selon(
                                Proposition.Accorder::code,
                                Proposition.Refuser::code,
                                Proposition.Completer::code,
                                Proposition.Examiner::code))
                        .toList());
    }

    @Test
    void chaque_constat_mene_a_son_cas() {
        ReglementResolu idfm =
                new Reglements.Modele().bareme(Reglements.idfm2019()).resoudre();
        Cas cas = Cas.complet()
                .commune(null)
                .aidesAutres(Montant.ofEuros(600))
                .coincidences(coincidence(GenreDoublon.IBAN_PARTAGE));
        TreeSet<String> cases = new TreeSet<>();
        instruire(cas, idfm)
                .constats()
                .forEach(constat -> cases.add(constat.selon(
                        c -> "condition",
                        d -> "donnee",
                        p -> "piece",
                        d -> "doublon",
                        m -> "montant",
                        x -> "divergence")));
        Dossier divergent = Cas.complet().dossier().avecDivergence(Empreinte.deChamps("autre"));
        Instruction.instruire(divergent, idfm, Cas.complet().contexte())
                .constats()
                .forEach(constat -> cases.add(constat.selon(
                        c -> "condition",
                        d -> "donnee",
                        p -> "piece",
                        d -> "doublon",
                        m -> "montant",
                        x -> "divergence")));
        assertEquals(new TreeSet<>(List.of("condition", "divergence", "donnee", "piece", "doublon", "montant")), cases);
    }

    // ---- several files, alternatives, pieces required only if

    @Test
    void de_plusieurs_fichiers_le_meilleur_parle() {
        for (Fichier autre : List.of(
                fichier("FACTURE", "1", LecturePiece.sansFait(EtatLecture.ILLISIBLE)),
                fichier("FACTURE", "2", LecturePiece.sansFait(EtatLecture.SANS_TEXTE)),
                fichier("FACTURE", "3", lue("DEVIS")),
                fichier("FACTURE", "4", facture().montant(Montant.ofEuros(1)).build()))) {
            attendre(instruire(Cas.complet().avec(autre)), "ACCORDER");
        }
    }

    @Test
    void de_deux_fichiers_imparfaits_le_moins_grave_parle() {
        Lu deuxDefauts = facture().montant(null).noms();
        Lu unDefaut = facture().montant(null);
        for (String nom : List.of("a", "b", "c", "d")) {
            Cas cas = Cas.complet()
                    .sans("FACTURE")
                    .avec(fichier("FACTURE", nom, deuxDefauts.build()))
                    .avec(fichier("FACTURE", "x", unDefaut.build()))
                    .avec(fichier("FACTURE", "y", lue("DEVIS")));
            attendre(instruire(cas), "EXAMINER", "FACTURE:MONTANT_NON_LU");
        }
    }

    @ParameterizedTest
    @EnumSource(FaitALire.class)
    void ce_que_la_reconnaissance_optique_lit_seule_va_a_une_personne(FaitALire fait) {
        ReglementResolu reglement =
                new Reglements.Modele().pieces(List.of(facture(null, fait))).resoudre();
        Lu autre = new Lu()
                .noms("M. AUTRE ALBERT")
                .montant(Montant.ofEuros(1))
                .date(LocalDate.of(2020, 1, 1))
                .iban(Exemples.AUTRE_IBAN)
                .siret(Exemples.AUTRE_VENDEUR)
                .numero("AUTRE");
        Lu rien =
                new Lu().noms().montant(null).date(null).iban(null).siret(null).numero("");
        for (String nature : List.of("FACTURE", "DEVIS")) {
            for (Lu lu : List.of(facture(), autre, rien)) {
                Cas cas = Cas.complet().remplacer("FACTURE", reconnue(lu.nature(nature)));
                attendre(instruire(cas, reglement), "EXAMINER", "FACTURE:SANS_TEXTE");
            }
        }
    }

    @Test
    void une_nature_que_la_reconnaissance_optique_lit_seule_ne_demande_rien() {
        ReglementResolu sansFait =
                new Reglements.Modele().pieces(List.of(facture(null))).resoudre();
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", reconnue(new Lu().nature("DEVIS"))), sansFait),
                "ACCORDER");
    }

    @Test
    void une_piece_n_est_pas_perimee_parce_que_la_reconnaissance_optique_le_lit() {
        ReglementResolu fraiche = new Reglements.Modele()
                .pieces(List.of(facture(Delai.ofMois(3))))
                .resoudre();
        Lu ancienne = facture().date(LocalDate.of(2010, 1, 1));
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", ancienne.build()), fraiche),
                "COMPLETER",
                "FACTURE:PERIMEE");
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", reconnue(ancienne)), fraiche),
                "EXAMINER",
                "FACTURE:SANS_TEXTE");
    }

    @Test
    void un_fait_signe_compte_malgre_ceux_de_la_reconnaissance_optique() {
        List<FaitLu> faits = new ArrayList<>(reconnue(facture()).faits());
        facture().build().faits().stream()
                .map(fait -> new FaitLu(fait.nom(), fait.valeur(), FaitLu.Source.CODE_SIGNE, 0))
                .forEach(faits::add);
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", LecturePiece.lisible(NatureFichier.JPEG, faits))),
                "ACCORDER");
    }

    /** The same facts, read in a scan. */
    private static LecturePiece reconnue(Lu lu) {
        return LecturePiece.lisible(
                NatureFichier.PDF,
                lu.build().faits().stream()
                        .map(fait -> new FaitLu(fait.nom(), fait.valeur(), FaitLu.Source.ROC, 1))
                        .toList());
    }

    private static PieceRequise facture(@Nullable Delai fraicheur, FaitALire... faits) {
        return new PieceRequise(
                "FACTURE",
                "facture",
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of("FACTURE"),
                fraicheur,
                new TreeSet<>(List.of(faits)),
                List.of(),
                null,
                false);
    }

    @Test
    void une_piece_acceptee_en_remplacement_vaut_la_piece() {
        PieceRequise identite = new PieceRequise(
                "PIECE_IDENTITE",
                "pièce d'identité",
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of("PIECE_IDENTITE", "PASSEPORT"),
                null,
                new TreeSet<>(),
                List.of("PASSEPORT"),
                null,
                false);
        ReglementResolu reglement =
                new Reglements.Modele().pieces(List.of(identite)).resoudre();
        Cas sans = Cas.complet().sans("PIECE_IDENTITE");
        attendre(instruire(sans, reglement), "COMPLETER", "PIECE_IDENTITE:ABSENTE");
        attendre(instruire(sans.avec(fichier("PASSEPORT", "P", lue("PASSEPORT"))), reglement), "ACCORDER");
        attendre(
                instruire(
                        Cas.complet().sans("PIECE_IDENTITE").avec(fichier("PASSEPORT", "P", lue("DEVIS"))), reglement),
                "COMPLETER",
                "PIECE_IDENTITE:MAUVAIS_TYPE");
    }

    @Test
    void une_piece_requise_sous_condition_ne_l_est_que_si_la_condition_tient() {
        Donnee heberge = new Donnee("heberge", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "hébergement chez un tiers");
        PieceRequise attestation = new PieceRequise(
                "ATTESTATION_HEBERGEMENT",
                "attestation",
                "article 7",
                Usage.INSTRUCTION,
                true,
                List.of(),
                null,
                new TreeSet<>(),
                List.of(),
                new Predicat.EstVrai(heberge),
                false);
        ReglementResolu reglement = new Reglements.Modele()
                .pieces(List.of(attestation))
                .questions(List.of(heberge))
                .resoudre();
        attendre(
                instruire(Cas.complet().reponse("heberge", new Valeur.Booleen(true)), reglement),
                "COMPLETER",
                "ATTESTATION_HEBERGEMENT:ABSENTE");
        attendre(instruire(Cas.complet().reponse("heberge", new Valeur.Booleen(false)), reglement), "ACCORDER");
        Proposition inconnu = instruire(Cas.complet(), reglement);
        attendre(inconnu, "COMPLETER", "heberge:INCONNUE");
        assertEquals("article 7", inconnu.motifs().get(0).article());
    }

    @Test
    void une_piece_qui_n_est_pas_indispensable_ne_suspend_rien() {
        PieceRequise photo = new PieceRequise(
                "PHOTO",
                "photo du vélo",
                "article 6",
                Usage.INSTRUCTION,
                false,
                List.of("PHOTO"),
                null,
                new TreeSet<>(List.of(FaitALire.NOM)),
                List.of(),
                null,
                false);
        ReglementResolu reglement =
                new Reglements.Modele().pieces(List.of(photo)).resoudre();
        attendre(instruire(Cas.complet(), reglement), "ACCORDER");
        attendre(
                instruire(
                        Cas.complet().avec(fichier("PHOTO", "p", LecturePiece.sansFait(EtatLecture.CHIFFREE))),
                        reglement),
                "ACCORDER");
        attendre(
                instruire(
                        Cas.complet()
                                .avec(fichier(
                                        "PHOTO",
                                        "p",
                                        new Lu().noms("M. PETIT PAUL").build())),
                        reglement),
                "EXAMINER",
                "PHOTO:NOM_DIFFERENT");
    }

    // ---- facts read in pieces

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
            attendre(instruire(faits), "ACCORDER");
        }
        faits.add(new FaitLu(nom, imprime, FaitLu.Source.TEXTE, 1));
        attendre(instruire(faits), "EXAMINER", "FACTURE:DESACCORD");
    }

    private static Proposition instruire(List<FaitLu> faits) {
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

    // ---- facts of the dossier

    @Test
    void chaque_fait_commun_se_lit_dans_le_dossier_et_manque_sinon() {
        Cas rempli = Cas.complet()
                .foyer(new Foyer(3, Montant.ofEuros(20_000), new BigDecimal("2.5")))
                .prix(Montant.ofEuros(1500), Montant.ofEuros(1250), 1)
                .aidesAutres(Montant.ofEuros(100));
        Cas vide = Cas.complet()
                .demandeur(Exemples.demandeur("Morel", "Camille"))
                .naissance(null)
                .commune(null)
                .achat(null, null, null)
                .prix(null, null, null)
                .facture(null, "", "");
        lit(rempli, vide, Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code("92048"));
        lit(rempli, vide, Vocabulaire.DEMANDEUR_AGE, new Valeur.Nombre(BigDecimal.valueOf(36)));
        lit(rempli, vide, Vocabulaire.DEMANDEUR_NAISSANCE, new Valeur.Jour(LocalDate.of(1984, 2, 29)));
        lit(rempli, vide, Vocabulaire.FOYER_PERSONNES, new Valeur.Nombre(BigDecimal.valueOf(3)));
        lit(rempli, vide, Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(20_000)));
        lit(rempli, vide, Vocabulaire.FOYER_PARTS, new Valeur.Nombre(new BigDecimal("2.5")));
        lit(rempli, vide, Vocabulaire.ACHAT_NATURE, new Valeur.Code("VAE"));
        lit(rempli, vide, Vocabulaire.ACHAT_ETAT, new Valeur.Code("NEUF"));
        lit(rempli, vide, Vocabulaire.ACHAT_DATE, new Valeur.Jour(ACHAT));
        lit(rempli, vide, Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(1500)));
        lit(rempli, vide, Vocabulaire.ACHAT_PRIX_HT, new Valeur.Somme(Montant.ofEuros(1250)));
        lit(rempli, vide, Vocabulaire.ACHAT_QUANTITE, new Valeur.Nombre(BigDecimal.ONE));
        lit(rempli, vide, Vocabulaire.ACHAT_VENDEUR, new Valeur.Code(Exemples.VENDEUR.valeur()));
        lit(rempli, vide, Vocabulaire.AIDES_AUTRES, new Valeur.Somme(Montant.ofEuros(100)));
        assertEquals(new Valeur.Jour(DEPOT), valeurLue(vide, Vocabulaire.DEPOT_DATE));
    }

    private static void lit(Cas rempli, Cas vide, Donnee donnee, Valeur attendue) {
        assertEquals(attendue, valeurLue(rempli, donnee));
        assertEquals(null, valeurLue(vide, donnee));
    }

    private static @Nullable Valeur valeurLue(Cas cas, Donnee donnee) {
        Valeur borne = donnee.type() == TypeValeur.NOMBRE
                ? new Valeur.Nombre(BigDecimal.ZERO)
                : donnee.type() == TypeValeur.REVENU
                        ? new Valeur.Revenu(Montant.ZERO)
                        : donnee.type() == TypeValeur.MONTANT
                                ? new Valeur.Somme(Montant.ZERO)
                                : new Valeur.Jour(LocalDate.of(1900, 1, 1));
        Predicat exige = donnee.type() == TypeValeur.CODE
                ? Reglements.parmi(donnee, "X")
                : new Predicat.Entre(donnee, borne, null);
        ReglementResolu reglement = new Reglements.Modele()
                .conditions(List.of(new Condition("LUE", "article 9", "lire", exige)))
                .resoudre();
        return instruire(cas, reglement).constats().stream()
                .filter(constat -> constat.code().equals("LUE"))
                .map(constat ->
                        ((Constat.DeCondition) constat).appreciation().valeurs().get(0))
                .findFirst()
                .orElseThrow()
                .valeur();
    }

    @ParameterizedTest
    @CsvSource({"2002-06-01, 18", "2002-06-02, 17", "2020-06-01, 0", "2020-06-02, "})
    void l_age_se_compte_en_annees_entieres_au_jour_du_droit(LocalDate naissance, @Nullable Integer age) {
        Valeur attendue = age == null ? null : new Valeur.Nombre(BigDecimal.valueOf(age));
        assertEquals(attendue, valeurLue(Cas.complet().naissance(naissance), Vocabulaire.DEMANDEUR_AGE));
    }

    @Test
    void l_age_suit_le_fait_qui_ouvre_le_droit_meme_si_ce_n_est_pas_la_facture() {
        ReglementResolu auDepot = new Reglements.Modele()
                .validite(Vocabulaire.DEPOT_DATE, LocalDate.of(2019, 1, 1), null)
                .conditions(List.of(new Condition(
                        "MAJEUR",
                        "article 2",
                        "avoir dix-huit ans",
                        new Predicat.Entre(
                                Vocabulaire.DEMANDEUR_AGE, new Valeur.Nombre(BigDecimal.valueOf(18)), null))))
                .resoudre();
        attendre(instruire(Cas.complet().naissance(LocalDate.of(2002, 6, 15)), auDepot), "ACCORDER");
        attendre(instruire(Cas.complet().naissance(LocalDate.of(2002, 6, 16)), auDepot), "REFUSER", "MAJEUR");
    }

    @ParameterizedTest
    @CsvSource({
        "2002-06-14, ACCORDER",
        "2002-06-15, ACCORDER",
        "2002-06-16, REFUSER",
        "2021-01-01, REFUSER",
        ", COMPLETER"
    })
    void l_age_d_un_autre_jour_se_dit_de_la_naissance(@Nullable LocalDate naissance, String proposition) {
        ReglementResolu majeurAuDepot = new Reglements.Modele()
                .conditions(List.of(new Condition(
                        "MAJEUR",
                        "article 2",
                        "avoir dix-huit ans le jour du dépôt",
                        new Predicat.Ecoule(
                                Vocabulaire.DEMANDEUR_NAISSANCE, Vocabulaire.DEPOT_DATE, Delai.ofMois(216), null))))
                .resoudre();
        assertEquals(
                proposition,
                instruire(Cas.complet().naissance(naissance), majeurAuDepot).code());
    }

    @Test
    void la_version_choisie_est_celle_du_jour_de_la_facture() {
        Catalogue catalogue = Catalogue.resoudre(List.of(Reglements.gpso2012(), Reglements.gpso2019()));
        assertEquals("2012", version(catalogue, Cas.complet().achat("VAE", "NEUF", LocalDate.of(2015, 1, 1))));
        assertEquals("2019", version(catalogue, Cas.complet()));
        assertEquals("2019", version(catalogue, Cas.complet().achat("VAE", "NEUF", null)));
        assertTrue(Instruction.choisir(catalogue, Cas.complet().aide("autre").dossier())
                .isEmpty());
    }

    private static String version(Catalogue catalogue, Cas cas) {
        return Instruction.choisir(catalogue, cas.dossier())
                .orElseThrow()
                .definition()
                .version();
    }

    @Test
    void un_reglement_defectueux_n_instruit_pas() {
        ReglementResolu sansBorne = new Reglements.Modele()
                .bareme(new Bareme(
                        "article 4", new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC), fr.octroi.commun.Arrondi.AU_CENTIME))
                .resoudre();
        Cas cas = Cas.complet();
        assertThrows(
                IllegalStateException.class, () -> Instruction.instruire(cas.dossier(), sansBorne, cas.contexte()));
    }

    // ---- properties

    @Property(tries = 500)
    void ajouter_une_piece_conforme_n_aggrave_jamais_la_proposition(
            @ForAll("cas") Cas cas, @ForAll("types") String type) {
        Proposition avant = instruire(cas);
        Proposition apres = instruire(cas.avec(fichier(type, "toute neuve", lue(type))));
        assertTrue(apres.classe().compareTo(avant.classe()) >= 0, () -> avant.code() + " -> " + apres.code());
        assertTrue(avant.code().equals("REFUSER") == apres.code().equals("REFUSER"));
        assertFalse(codes(apres.motifs()).stream().anyMatch(code -> code.startsWith(type + ":")));
    }

    @Property(tries = 500)
    void l_ordre_des_pieces_ne_change_rien(@ForAll("cas") Cas cas, @ForAll Random hasard) {
        Proposition avant = instruire(cas);
        List<Fichier> melange = new ArrayList<>(cas.fichiers());
        Collections.shuffle(melange, hasard);
        assertEquals(avant, instruire(cas.fichiers(melange)));
    }

    @Property(tries = 500)
    void une_coincidence_de_plus_ne_refuse_ni_ne_demande_rien_a_personne(
            @ForAll("cas") Cas cas, @ForAll GenreDoublon genre) {
        Proposition avant = instruire(cas.coincidences());
        Proposition apres = instruire(cas.coincidences(coincidence(genre)));
        assertEquals(avant.code().equals("ACCORDER") ? "EXAMINER" : avant.code(), apres.code());
    }

    @Property(tries = 500)
    void chaque_constat_a_un_article_sauf_une_coincidence(@ForAll("cas") Cas cas) {
        for (Constat constat : instruire(cas).constats()) {
            assertEquals(constat instanceof Constat.DeDoublon, constat.article().isBlank());
        }
    }

    @Property(tries = 500)
    void l_instruction_est_la_meme_chaque_fois_et_ses_motifs_sont_de_sa_classe_ou_plus_legers(@ForAll("cas") Cas cas) {
        Proposition proposition = instruire(cas);
        assertEquals(proposition, instruire(cas));
        for (Constat motif : proposition.motifs()) {
            assertTrue(motif.portee().compareTo(proposition.classe()) >= 0);
            assertTrue(motif.portee() != Portee.NOTE);
        }
        assertFalse(codes(proposition.motifs()).contains("RIB:ABSENTE"));
        boolean refuse = proposition.constats().stream().anyMatch(constat -> constat.portee() == Portee.REFUS);
        assertEquals(refuse, proposition.code().equals("REFUSER"));
    }

    @Property(tries = 200)
    void le_rib_ne_change_jamais_la_proposition(@ForAll("cas") Cas cas, @ForAll("lectures") LecturePiece lecture) {
        String avant = instruire(cas.sans("RIB")).code();
        assertEquals(avant, instruire(cas.avec(fichier("RIB", "rib", lecture))).code());
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                GPSO.definition().pieces().stream().map(PieceRequise::type).toList());
    }

    @Provide
    Arbitrary<LecturePiece> lectures() {
        return Arbitraries.oneOf(
                Arbitraries.of(EtatLecture.values()).map(LecturePiece::sansFait),
                Combinators.combine(
                                Arbitraries.of("", "FACTURE", "DEVIS", "JUSTIFICATIF_DOMICILE", "RIB"),
                                Arbitraries.of("MOREL CAMILLE", "C MOREL", "MOREL PAUL", "12"),
                                Arbitraries.of(1500L, 1499L).injectNull(0.2),
                                Arbitraries.of(ACHAT, DEPOT.minusMonths(3), DEPOT.plusDays(1), LocalDate.MIN)
                                        .injectNull(0.2),
                                Arbitraries.of(Exemples.IBAN, Exemples.AUTRE_IBAN)
                                        .injectNull(0.2))
                        .as((nature, nom, euros, date, iban) -> new Lu()
                                .nature(nature)
                                .noms(nom)
                                .montant(euros == null ? null : Montant.ofEuros(euros))
                                .date(date)
                                .iban(iban)
                                .build()));
    }

    @Provide
    Arbitrary<Cas> cas() {
        Arbitrary<List<Fichier>> fichiers = Combinators.combine(
                        types(),
                        Arbitraries.integers().between(0, 1_000_000),
                        lectures(),
                        Arbitraries.of(true, true, false))
                .as((type, rang, lecture, bonne) -> fichier(type, "f" + rang, bonne ? lue(type) : lecture))
                .list()
                .ofMaxSize(12);
        return Combinators.combine(
                        fichiers,
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of("92048", "92048", "92048", "75056").injectNull(0.1),
                        Arbitraries.of("VAE", "VAE", "KIT").injectNull(0.1),
                        Arbitraries.of(GenreDoublon.values()).injectNull(0.6))
                .as((autres, complet, insee, nature, genre) -> {
                    Cas cas = Cas.complet().commune(insee).achat(nature, "NEUF", ACHAT);
                    if (!complet) {
                        cas.fichiers(List.of());
                    }
                    TreeSet<String> vus = new TreeSet<>();
                    autres.stream()
                            .filter(fichier -> vus.add(fichier.contenu().hexadecimal()))
                            .forEach(cas::avec);
                    return genre == null ? cas : cas.coincidences(coincidence(genre));
                });
    }

    private static ReglementResolu avecCondition(Donnee donnee) {
        List<Condition> conditions = new ArrayList<>(Reglements.conditions());
        conditions.add(new Condition("AUTRE", "article 8", "répondre oui", new Predicat.EstVrai(donnee)));
        return new Reglements.Modele()
                .conditions(conditions)
                .questions(List.of(donnee))
                .resoudre();
    }

    private static Cas domicile(@Nullable LocalDate date) {
        return Cas.complet()
                .remplacer(
                        "JUSTIFICATIF_DOMICILE",
                        new Lu().nature("JUSTIFICATIF_DOMICILE").date(date).build());
    }

    private static Lu facture() {
        return new Lu().nature("FACTURE");
    }

    private static Coincidence coincidence(GenreDoublon genre) {
        return new Coincidence(genre, List.of(new NumeroDossier("VAE-2020-0002")));
    }

    private static Proposition instruire(Cas cas) {
        return instruire(cas, GPSO);
    }

    private static Proposition instruire(Cas cas, ReglementResolu reglement) {
        return Instruction.instruire(cas.dossier(), reglement, cas.contexte());
    }

    private static Proposition.Accorder accord(Proposition proposition) {
        return proposition.selon(
                accorder -> accorder, r -> echec(proposition), c -> echec(proposition), e -> echec(proposition));
    }

    private static Proposition.Accorder echec(Proposition proposition) {
        throw new AssertionError(proposition.code() + " " + codes(proposition.motifs()));
    }

    private static void attendre(Proposition proposition, String code, String... motifs) {
        assertEquals(code + " " + List.of(motifs), proposition.code() + " " + codes(proposition.motifs()));
    }

    private static List<String> codes(List<Constat> constats) {
        return constats.stream().map(Constat::code).toList();
    }
}
