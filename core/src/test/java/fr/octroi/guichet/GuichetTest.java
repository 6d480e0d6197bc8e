package fr.octroi.guichet;

import static fr.octroi.guichet.Essai.AGENT;
import static fr.octroi.guichet.Essai.AIDE;
import static fr.octroi.guichet.Essai.PLATEFORME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Antivirus;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GuichetTest {

    private final Essai essai = new Essai();
    private final Guichet guichet = essai.guichet;

    @Nested
    class PourVersion {

        private final NumeroDossier numero = new NumeroDossier("D-1");

        @Test
        void un_dossier_est_pris_dans_la_version_que_l_appelant_a_vue() {
            essai.deposer(essai.formulaire("D-1"));
            assertEquals(
                    Effet.FAIT,
                    guichet.pourVersion(numero, 1).accueil().consignerAppel(AGENT, numero, "AVANCEMENT", ""));
            DossierEnregistre avant = essai.enregistre("D-1");
            List<Entree> journal = essai.entrees("D-1");
            for (long autre : new long[] {1, 3, 0}) {
                Guichet perime = guichet.pourVersion(numero, autre);
                assertThrows(ConflitDeVersionException.class, () -> perime.instruire(AGENT, numero));
                assertThrows(
                        ConflitDeVersionException.class, () -> perime.relances().desister(AGENT, numero));
            }
            assertEquals(avant, essai.enregistre("D-1"));
            assertEquals(journal, essai.entrees("D-1"));
        }

        @Test
        void un_appel_qui_n_ecrirait_rien_est_refuse_aussi() {
            essai.deposer(essai.formulaire("D-1"));
            guichet.instruire(AGENT, numero);
            assertThrows(
                    ConflitDeVersionException.class,
                    () -> guichet.pourVersion(numero, 1).instruire(AGENT, numero));
        }

        @Test
        void qui_ecrit_entre_la_lecture_et_l_ecriture_fait_echouer_l_appel() {
            essai.deposer(essai.formulaire("D-1"));
            essai.avantEcriture = () -> guichet.accueil().consignerAppel(AGENT, numero, "AVANCEMENT", "");
            assertThrows(
                    ConflitDeVersionException.class,
                    () -> guichet.pourVersion(numero, 1).instruire(AGENT, numero));
            assertEquals(2, essai.enregistre("D-1").version());
        }

        @Test
        void les_autres_dossiers_sont_pris_comme_ils_sont_et_l_inconnu_reste_inconnu() {
            essai.deposer(essai.formulaire("D-1"));
            essai.deposer(essai.formulaire("D-2"));
            Guichet vu = guichet.pourVersion(numero, 7);
            NumeroDossier autre = new NumeroDossier("D-2");
            assertTrue(vu.instruire(AGENT, autre).isPresent());
            assertEquals(
                    Effet.INCONNU,
                    guichet.pourVersion(new NumeroDossier("D-9"), 1)
                            .relances()
                            .desister(AGENT, new NumeroDossier("D-9")));
        }
    }

    @Nested
    class Depot {

        @Test
        void une_demande_nouvelle_ouvre_un_dossier() {
            Formulaire formulaire = essai.formulaire("D-1").avec(essai.piece("RIB", "rib.pdf", "RIB"));
            assertEquals(new ResultatDepot.Enregistre(formulaire.numero()), essai.deposer(formulaire));

            DossierEnregistre enregistre = essai.enregistre("D-1");
            assertEquals(1, enregistre.version());
            assertEquals(EtatDossier.DEPOSE, enregistre.dossier().etat());
            assertEquals(AIDE, enregistre.dossier().aide());
            assertEquals("Durand", enregistre.dossier().demandeur().nom());
            assertEquals(
                    List.of("DEMANDE_ENREGISTREE", "PIECE_RECUE", "PIECE_RECUE"),
                    essai.faits("D-1").stream().map(Fait::code).toList());
            assertEquals(1, essai.ecritures.size());
            for (Entree entree : essai.entrees("D-1")) {
                assertEquals(Essai.MIDI, entree.instant());
                assertEquals(PLATEFORME, entree.auteur());
            }
        }

        @Test
        void la_meme_demande_ne_change_rien() {
            essai.deposer(essai.formulaire("D-1"));
            guichet.instruire(AGENT, new NumeroDossier("D-1"));
            DossierEnregistre avant = essai.enregistre("D-1");
            List<Entree> journal = essai.entrees("D-1");
            assertEquals(new ResultatDepot.DejaConnu(new NumeroDossier("D-1")), essai.deposer(essai.formulaire("D-1")));
            assertEquals(avant, essai.enregistre("D-1"));
            assertEquals(journal, essai.entrees("D-1"));
            assertEquals(2, essai.ecritures.size());
        }

        @Test
        void l_ordre_des_pieces_ne_fait_pas_une_autre_demande() {
            var facture = essai.facture("D-1");
            var rib = essai.piece("RIB", "rib.pdf", "RIB");
            essai.deposer(Formulaire.de("D-1").avec(facture).avec(rib));
            assertInstanceOf(
                    ResultatDepot.DejaConnu.class,
                    essai.deposer(Formulaire.de("D-1").avec(rib).avec(facture)));
        }

        @Test
        void une_demande_changee_va_a_une_personne_et_le_declare_reste() {
            essai.deposer(essai.formulaire("D-1"));
            Dossier avant = essai.dossier("D-1");
            Formulaire changee = essai.formulaire("D-1");
            changee.prix = Montant.ofEuros(1);
            assertEquals(new ResultatDepot.Divergent(changee.numero()), essai.deposer(changee));

            assertEquals(2, essai.ecritures.size());
            List<Fait> faits = essai.faits("D-1");
            Fait.DemandeEnregistree premiere = assertInstanceOf(Fait.DemandeEnregistree.class, faits.get(0));
            Fait.DepotDivergent divergence = assertInstanceOf(Fait.DepotDivergent.class, faits.get(faits.size() - 1));
            assertEquals(
                    avant.avecEtat(EtatDossier.A_EXAMINER).avecDivergence(divergence.demande()), essai.dossier("D-1"));
            assertEquals(EtatDossier.A_EXAMINER, divergence.etat());
            assertNotEquals(premiere.demande(), divergence.demande());
        }

        @Test
        void un_contenu_divergent_remis_deux_fois_ne_s_ecrit_qu_une() {
            essai.deposer(essai.formulaire("D-1"));
            Formulaire changee = essai.formulaire("D-1");
            changee.prix = Montant.ofEuros(1);
            essai.deposer(changee);
            assertInstanceOf(ResultatDepot.DejaConnu.class, essai.deposer(changee));
            assertEquals(2, essai.ecritures.size());
        }

        @Test
        void une_divergence_tient_le_dossier_a_l_examen_jusqu_a_ce_qu_une_personne_choisisse() {
            essai.deposer(essai.formulaire("D-1"));
            Formulaire changee = essai.formulaire("D-1");
            changee.prix = Montant.ofEuros(1);
            essai.deposer(changee);
            Proposition proposition =
                    guichet.instruire(PLATEFORME, changee.numero()).orElseThrow();
            assertTrue(
                    proposition.motifs().stream().anyMatch(motif -> motif.code().equals("DEPOT_DIVERGENT")));
            assertTrue(proposition.classe().compareTo(Portee.EXAMEN) <= 0);
        }

        @Test
        void un_dossier_inscrit_en_seance_y_reste() {
            essai.deposer(essai.formulaire("D-1"));
            passer("D-1", EtatDossier.ACCORD_PROPOSE, EtatDossier.EN_SEANCE);
            Dossier avant = essai.dossier("D-1");
            Formulaire changee = essai.formulaire("D-1");
            changee.nom = "Dupont";
            assertInstanceOf(ResultatDepot.Divergent.class, essai.deposer(changee));
            assertEquals(avant.etat(), essai.dossier("D-1").etat());
            assertEquals(avant.demandeur(), essai.dossier("D-1").demandeur());
            List<Fait> faits = essai.faits("D-1");
            assertEquals(
                    EtatDossier.EN_SEANCE,
                    assertInstanceOf(Fait.DepotDivergent.class, faits.get(faits.size() - 1))
                            .etat());
        }

        @Test
        void une_demande_fautive_rend_toutes_ses_fautes_et_n_ecrit_rien() {
            Formulaire fautive = essai.formulaire("D-1");
            fautive.nom = " ";
            fautive.iban = "FR00 1234";
            fautive.prix = new Montant(-1);
            ResultatDepot.Rejete rejete = assertInstanceOf(ResultatDepot.Rejete.class, essai.deposer(fautive));
            assertEquals(
                    List.of("IBAN_INVALIDE", "MONTANT_NEGATIF", "NOM_ABSENT"),
                    rejete.rejets().stream().map(Rejet::code).toList());
            assertRienEcrit("D-1");
        }

        @Test
        void une_aide_inconnue_n_ecrit_rien() {
            Formulaire formulaire = essai.formulaire("D-1");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> guichet.deposer(PLATEFORME, "autre-aide", formulaire.remplir()));
            assertRienEcrit("D-1");
        }

        @Test
        void un_magasin_en_panne_ne_garde_rien() {
            essai.ecrituresAvantPanne = 0;
            assertThrows(PortException.class, () -> essai.deposer(essai.formulaire("D-1")));
            assertRienEcrit("D-1");
        }
    }

    @Nested
    class Lot {

        private final List<ResultatDepot> resultats = new ArrayList<>();

        private void deposer(LigneDeLot... lignes) {
            resultats.clear();
            List<LigneDeLot> vues = new ArrayList<>();
            guichet.deposerLot(PLATEFORME, AIDE, List.of(lignes).iterator(), (ligne, resultat) -> {
                vues.add(ligne);
                resultats.add(resultat);
            });
            assertEquals(List.of(lignes), vues);
        }

        private static LigneDeLot illisible(int ligne, String numero) {
            return new LigneDeLot.Illisible(
                    ligne, numero, List.of(Messages.rejet(ligne, numero, "montant", "MONTANT_INVALIDE")));
        }

        private static Formulaire rejetee(Formulaire formulaire) {
            formulaire.prenom = "";
            return formulaire;
        }

        private List<String> codes(int rang) {
            return assertInstanceOf(ResultatDepot.Rejete.class, resultats.get(rang)).rejets().stream()
                    .map(rejet -> rejet.ligne() + " " + rejet.numero() + " " + rejet.code())
                    .toList();
        }

        @Test
        void une_mauvaise_ligne_n_arrete_rien() {
            deposer(
                    illisible(2, ""),
                    essai.formulaire("D-1").ligne(3),
                    rejetee(essai.formulaire("D-2")).ligne(4),
                    illisible(5, ""),
                    essai.formulaire("D-3").ligne(6));
            assertEquals(List.of("2  MONTANT_INVALIDE"), codes(0));
            assertEquals(new ResultatDepot.Enregistre(new NumeroDossier("D-1")), resultats.get(1));
            assertEquals(List.of("4 D-2 PRENOM_ABSENT"), codes(2));
            assertEquals(List.of("5  MONTANT_INVALIDE"), codes(3), "lines without a number are no duplicates");
            assertEquals(new ResultatDepot.Enregistre(new NumeroDossier("D-3")), resultats.get(4));
            assertEquals(1, essai.ecritures.size(), "what is new is one write");
        }

        @Test
        void la_seconde_ligne_d_un_numero_est_rejetee_quel_que_soit_le_sort_de_la_premiere() {
            Formulaire changee = essai.formulaire("D-1");
            changee.prix = Montant.ofEuros(1);
            deposer(
                    essai.formulaire("D-1").ligne(2),
                    rejetee(essai.formulaire("D-2")).ligne(3),
                    illisible(4, "D-3"),
                    changee.ligne(5),
                    essai.formulaire("D-2").ligne(6),
                    essai.formulaire("D-3").ligne(7),
                    illisible(8, "D-1"));
            assertEquals(List.of("5 D-1 NUMERO_EN_DOUBLE"), codes(3));
            assertEquals(List.of("6 D-2 NUMERO_EN_DOUBLE"), codes(4));
            assertEquals(List.of("7 D-3 NUMERO_EN_DOUBLE"), codes(5));
            assertEquals(List.of("8 D-1 NUMERO_EN_DOUBLE"), codes(6));
            assertEquals(1, essai.ecritures.size());
            assertEquals(EtatDossier.DEPOSE, essai.dossier("D-1").etat());
        }

        @Test
        void le_meme_lot_une_seconde_fois_est_tout_entier_deja_connu() {
            LigneDeLot[] lot = lot(4);
            deposer(lot);
            deposer(lot);
            for (ResultatDepot resultat : resultats) {
                assertInstanceOf(ResultatDepot.DejaConnu.class, resultat);
            }
            assertEquals(1, essai.ecritures.size());
        }

        @Test
        void ce_qu_un_autre_depose_au_meme_instant_ne_coute_rien_aux_autres_lignes() {
            essai.avantEcriture = () -> essai.deposer(essai.formulaire("D-2"));
            deposer(lot(4));
            assertEquals(
                    List.of("Enregistre", "Enregistre", "DejaConnu", "Enregistre"),
                    resultats.stream()
                            .map(resultat -> resultat.getClass().getSimpleName())
                            .toList());
            assertEquals(1, essai.enregistre("D-2").version());
        }

        /** Handed in again, a line that was filed and not told would only be known: nobody would instruct it. */
        @Test
        void ce_qui_est_enregistre_est_dit_meme_si_une_autre_ligne_de_la_page_echoue() {
            essai.deposer(essai.formulaire("D-1"));
            Formulaire changee = essai.formulaire("D-1");
            changee.prix = Montant.ofEuros(1);
            List<LigneDeLot> lot = new ArrayList<>(List.of(lot(4)));
            lot.set(1, changee.ligne(3));
            essai.ecrituresAvantPanne = 1;
            List<String> dits = new ArrayList<>();
            assertThrows(
                    PortException.class,
                    () -> guichet.deposerLot(
                            PLATEFORME, AIDE, lot.iterator(), (ligne, resultat) -> dits.add(ligne.numero())));
            assertEquals(List.of("D-0", "D-2", "D-3"), dits);
        }

        @Test
        void un_dossier_que_le_magasin_ne_rend_plus_n_arrete_aucune_autre_ligne_et_se_dit_a_la_fin() {
            deposer(lot(2));
            essai.illisibles.addAll(List.of(new NumeroDossier("D-0"), new NumeroDossier("D-1")));
            List<String> dits = new ArrayList<>();
            PortException fin = assertThrows(
                    PortException.class,
                    () -> guichet.deposerLot(
                            PLATEFORME,
                            AIDE,
                            List.of(lot(700)).iterator(),
                            (ligne, resultat) -> dits.add(ligne.numero())));
            assertEquals(698, dits.size());
            assertEquals(1, fin.getSuppressed().length);
        }

        @Test
        void un_lot_qui_s_interrompt_est_depose_jusque_la() {
            assertThrows(
                    UncheckedIOException.class,
                    () -> guichet.deposerLot(
                            PLATEFORME, AIDE, coupe(lot(3)), (ligne, resultat) -> resultats.add(resultat)));
            assertEquals(3, resultats.size());
        }

        @Test
        void ce_qui_interrompt_un_lot_se_dit_meme_si_le_magasin_echoue_ensuite() {
            essai.ecrituresAvantPanne = 0;
            UncheckedIOException rompu = assertThrows(
                    UncheckedIOException.class,
                    () -> guichet.deposerLot(PLATEFORME, AIDE, coupe(lot(3)), (ligne, resultat) -> {}));
            assertInstanceOf(PortException.class, rompu.getSuppressed()[0]);
            essai.ecrituresAvantPanne = Integer.MAX_VALUE;
            deposer(lot(1));
            essai.illisibles.add(new NumeroDossier("D-0"));
            rompu = assertThrows(
                    UncheckedIOException.class,
                    () -> guichet.deposerLot(PLATEFORME, AIDE, coupe(lot(1)), (ligne, resultat) -> {}));
            assertInstanceOf(PortException.class, rompu.getSuppressed()[0]);
        }

        private Iterator<LigneDeLot> coupe(LigneDeLot... avant) {
            return new Iterator<>() {
                private final Iterator<LigneDeLot> lignes = List.of(avant).iterator();

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public LigneDeLot next() {
                    if (!lignes.hasNext()) {
                        throw new UncheckedIOException(new IOException("the stream broke"));
                    }
                    return lignes.next();
                }
            };
        }

        @Test
        void un_lot_interrompu_se_redepose_entier_et_rien_ne_s_en_voit() {
            ClesEnMemoire cles = new ClesEnMemoire();
            InstantSource midi = InstantSource.fixed(Essai.MIDI);
            Essai temoin = new Essai(cles, midi, Essai.reglement("art. 3"));
            Essai interrompu = new Essai(cles, midi, Essai.reglement("art. 3"));
            List<LigneDeLot> lot = List.of(lot(1_100));
            temoin.guichet.deposerLot(PLATEFORME, AIDE, lot.iterator(), (ligne, resultat) -> {});

            List<ResultatDepot> avant = new ArrayList<>();
            interrompu.ecrituresAvantPanne = 1;
            assertThrows(
                    PortException.class,
                    () -> interrompu.guichet.deposerLot(
                            PLATEFORME, AIDE, lot.iterator(), (ligne, resultat) -> avant.add(resultat)));
            assertEquals(500, avant.size());
            interrompu.ecrituresAvantPanne = Integer.MAX_VALUE;
            List<Class<?>> apres = new ArrayList<>();
            interrompu.guichet.deposerLot(
                    PLATEFORME, AIDE, lot.iterator(), (ligne, resultat) -> apres.add(resultat.getClass()));
            assertEquals(Collections.nCopies(500, ResultatDepot.DejaConnu.class), apres.subList(0, 500));
            assertEquals(Collections.nCopies(600, ResultatDepot.Enregistre.class), apres.subList(500, 1_100));
            for (LigneDeLot ligne : lot) {
                assertEquals(temoin.enregistre(ligne.numero()), interrompu.enregistre(ligne.numero()));
                assertEquals(temoin.entrees(ligne.numero()), interrompu.entrees(ligne.numero()));
            }
        }

        private LigneDeLot[] lot(int taille) {
            LigneDeLot[] lot = new LigneDeLot[taille];
            for (int i = 0; i < taille; i++) {
                lot[i] = essai.formulaire("D-" + i).ligne(i + 2);
            }
            return lot;
        }
    }

    @Nested
    class Instruire {

        private Proposition instruire(String numero) {
            return guichet.instruire(AGENT, new NumeroDossier(numero)).orElseThrow();
        }

        private Fait.InstructionFaite dernierFait(String numero) {
            List<Fait> faits = essai.faits(numero);
            return assertInstanceOf(Fait.InstructionFaite.class, faits.get(faits.size() - 1));
        }

        @Test
        void un_dossier_en_regle_est_a_accorder_et_le_journal_le_dit() {
            essai.deposer(essai.formulaire("D-1").avec(essai.piece("RIB", "rib.pdf", "SANS_TEXTE")));
            Proposition.Accorder accorder = assertInstanceOf(Proposition.Accorder.class, instruire("D-1"));
            assertEquals(Essai.FORFAIT, accorder.montant());
            assertEquals(EtatDossier.ACCORD_PROPOSE, essai.dossier("D-1").etat());
            assertEquals(2, essai.enregistre("D-1").version());
            assertEquals(2, essai.ecritures.size(), "one to file, one to instruct");

            Fait.InstructionFaite fait = dernierFait("D-1");
            assertEquals(Essai.FORFAIT, fait.montant());
            assertEquals("ACCORDER", fait.proposition());
            assertEquals("2026", fait.version());
            assertEquals(Essai.reglement("art. 3").empreinte(), fait.reglement());
            List<EtatLecture> lues = essai.faits("D-1").stream()
                    .filter(Fait.PieceLue.class::isInstance)
                    .map(lue -> ((Fait.PieceLue) lue).lecture())
                    .toList();
            assertEquals(List.of(EtatLecture.LISIBLE, EtatLecture.SANS_TEXTE), lues);
            assertEquals(
                    AGENT,
                    essai.entrees("D-1").get(essai.entrees("D-1").size() - 1).auteur());
        }

        @Test
        void chaque_proposition_a_son_etat_et_ses_motifs() {
            Formulaire ailleurs = essai.formulaire("D-REFUS");
            ailleurs.insee = "75056";
            Formulaire sansFacture = Formulaire.de("D-COMPLETER");
            Formulaire autrePrix = essai.formulaire("D-EXAMINER");
            autrePrix.prix = Montant.ofEuros(1_400);
            for (Formulaire formulaire : List.of(ailleurs, sansFacture, autrePrix)) {
                essai.deposer(formulaire);
                Proposition proposition = instruire(formulaire.numero);
                Fait.InstructionFaite fait = dernierFait(formulaire.numero);
                assertEquals(proposition.code(), fait.proposition());
                assertEquals(proposition.motifs().stream().map(Constat::code).toList(), fait.motifs());
                assertTrue(!fait.motifs().isEmpty(), "no reason given");
                assertEquals(formulaire == autrePrix ? Essai.FORFAIT : null, fait.montant());
                assertEquals(fait.etat(), essai.dossier(formulaire.numero).etat());
            }
            assertEquals(EtatDossier.REFUS_PROPOSE, essai.dossier("D-REFUS").etat());
            assertEquals(EtatDossier.A_COMPLETER, essai.dossier("D-COMPLETER").etat());
            assertEquals(EtatDossier.A_EXAMINER, essai.dossier("D-EXAMINER").etat());
        }

        @Test
        void deux_dossiers_d_une_meme_personne_vont_a_une_personne() {
            Formulaire premier = essai.formulaire("D-1");
            Formulaire second = essai.formulaire("D-2");
            second.naissance = premier.naissance;
            essai.deposer(premier);
            essai.deposer(second);
            assertInstanceOf(Proposition.Examiner.class, instruire("D-2"));
            assertInstanceOf(Proposition.Examiner.class, instruire("D-1"));
            assertEquals(EtatDossier.A_EXAMINER, essai.dossier("D-2").etat());
        }

        @Test
        void un_dossier_inconnu_ne_donne_rien() {
            assertEquals(Optional.empty(), guichet.instruire(AGENT, new NumeroDossier("D-1")));
            assertRienEcrit("D-1");
        }

        @Test
        void un_contenu_depose_deux_fois_se_lit_une_fois_et_chaque_flux_se_ferme() {
            essai.deposer(essai.formulaire("D-1")
                    .avec(essai.facture("D-1"))
                    .avec(essai.piece("RIB", "rib.pdf", "ILLISIBLE")));
            instruire("D-1");
            assertEquals(2, essai.lectures);
            assertEquals(0, essai.fluxOuverts);
            assertEquals(
                    3,
                    essai.faits("D-1").stream()
                            .filter(Fait.PieceLue.class::isInstance)
                            .count());
        }

        @Test
        void le_journal_dit_ce_que_l_antivirus_a_vu_et_qu_il_n_y_en_a_pas() {
            essai.deposer(essai.formulaire("D-1").avec(essai.facture("D-1")));
            instruire("D-1");
            assertEquals(Set.of("ABSENT"), analyses("D-1"));
            essai.antivirus = contenu -> new Antivirus.Verdict.Sain();
            essai.deposer(essai.formulaire("D-2").avec(essai.facture("D-2")));
            instruire("D-2");
            assertEquals(Set.of("SAIN"), analyses("D-2"));
        }

        @Test
        @Tag("securite")
        void un_fichier_infecte_n_est_pas_ouvert_et_va_a_une_personne_qui_peut_le_redemander() {
            essai.antivirus = contenu -> new Antivirus.Verdict.Infecte("Eicar-Test-Signature");
            essai.deposer(essai.formulaire("D-1"));
            assertEquals(List.of("FACTURE:INFECTEE"), motifs(instruire("D-1")));
            assertEquals(
                    List.of("FACTURE:INFECTEE"),
                    motifs(guichet.proposition(AGENT, new NumeroDossier("D-1")).orElseThrow()),
                    "nor for a letter");
            assertEquals(0, essai.lectures);
            assertEquals(0, essai.fluxOuverts);
            assertEquals(EtatDossier.A_EXAMINER, essai.dossier("D-1").etat());
            assertEquals(Set.of("INFECTE"), analyses("D-1"));
            Empreinte facture = essai.dossier("D-1").pieces().get(0).contenu();
            assertEquals(Effet.FAIT, guichet.juger(AGENT, new NumeroDossier("D-1"), facture, Observation.ILLISIBLE));
            assertEquals(List.of("FACTURE:ILLISIBLE"), motifs(instruire("D-1")));
        }

        private List<String> motifs(Proposition proposition) {
            return proposition.motifs().stream().map(Constat::code).toList();
        }

        private Set<String> analyses(String numero) {
            return essai.faits(numero).stream()
                    .filter(Fait.PieceLue.class::isInstance)
                    .map(fait -> ((Fait.PieceLue) fait).antivirus())
                    .collect(Collectors.toSet());
        }

        @Test
        void un_magasin_en_panne_laisse_le_dossier_comme_il_etait() {
            essai.deposer(essai.formulaire("D-1"));
            DossierEnregistre avant = essai.enregistre("D-1");
            List<Entree> journal = essai.entrees("D-1");
            essai.ecrituresAvantPanne = 0;
            assertThrows(PortException.class, () -> instruire("D-1"));
            essai.ecrituresAvantPanne = Integer.MAX_VALUE;
            essai.piecesEnPanne = true;
            assertThrows(PortException.class, () -> instruire("D-1"));
            assertEquals(avant, essai.enregistre("D-1"));
            assertEquals(journal, essai.entrees("D-1"));
            assertEquals(0, essai.fluxOuverts);

            essai.piecesEnPanne = false;
            assertInstanceOf(Proposition.Accorder.class, instruire("D-1"));
        }

        @Test
        void un_dossier_ecrit_par_un_autre_pendant_la_lecture_n_est_pas_ecrase() {
            essai.deposer(essai.formulaire("D-1"));
            essai.pendantLaLecture = () -> passer("D-1", EtatDossier.DESISTE);
            assertThrows(ConflitDeVersionException.class, () -> instruire("D-1"));
            assertEquals(EtatDossier.DESISTE, essai.dossier("D-1").etat());
            assertEquals(1, essai.ecritures.size());
        }

        @Test
        void un_dossier_decide_ne_s_instruit_plus() {
            essai.deposer(essai.formulaire("D-1"));
            passer("D-1", EtatDossier.ACCORD_PROPOSE, EtatDossier.EN_SEANCE, EtatDossier.ACCORDE);
            assertThrows(IllegalStateException.class, () -> instruire("D-1"));
            assertEquals(EtatDossier.ACCORDE, essai.dossier("D-1").etat());
            assertEquals(1, essai.ecritures.size());
        }

        @Test
        void un_reglement_en_defaut_n_instruit_rien() {
            Essai sansArticle = new Essai(new ClesEnMemoire(), InstantSource.fixed(Essai.MIDI), Essai.reglement(" "));
            sansArticle.deposer(sansArticle.formulaire("D-1"));
            assertThrows(
                    IllegalStateException.class, () -> sansArticle.guichet.instruire(AGENT, new NumeroDossier("D-1")));
            assertEquals(1, sansArticle.ecritures.size());
        }

        @Test
        void un_usager_n_instruit_pas_et_rien_n_est_lu() {
            essai.deposer(essai.formulaire("D-1"));
            Acteur usager = new Acteur("plateforme", Role.USAGER, "u-1");
            assertThrows(AccesRefuseException.class, () -> guichet.instruire(usager, new NumeroDossier("D-1")));
            assertThrows(
                    AccesRefuseException.class,
                    () -> guichet.instruire(usager, new NumeroDossier("D-INCONNU")),
                    "whether a dossier exists is not his to know");
            assertEquals(0, essai.lectures);
            assertEquals(1, essai.ecritures.size());
        }
    }

    private void assertRienEcrit(String numero) {
        assertEquals(List.of(), essai.ecritures);
        assertTrue(essai.dossiers.trouver(new NumeroDossier(numero)).isEmpty());
        assertEquals(List.of(), essai.entrees(numero));
    }

    /** What later use cases will do: straight into the store, past the counter. */
    private void passer(String numero, EtatDossier... etats) {
        for (EtatDossier etat : etats) {
            DossierEnregistre enregistre = essai.enregistre(numero);
            Fait fait = new Fait.PieceRecue(
                    "COURRIER", Essai.reglement("art. 3").empreinte(), 0, LocalDate.of(2026, 11, 25));
            essai.dossiers.ecrire(new Ecriture(
                    Essai.MIDI,
                    AGENT,
                    List.of(new Ecriture.Changement(
                            enregistre.dossier().avecEtat(etat), enregistre.version(), List.of(), List.of(fait)))));
        }
    }
}
