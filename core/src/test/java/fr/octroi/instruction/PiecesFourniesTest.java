package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.attendre;
import static fr.octroi.instruction.EssaiDInstruction.facture;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.fichier;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Fichier;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Valeur;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several files of a piece, what stands in for it, and when it is required at all. */
class PiecesFourniesTest {

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
                new Reglements.Modele().pieces(List.of(exigee(null, fait))).resoudre();
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
                new Reglements.Modele().pieces(List.of(exigee(null))).resoudre();
        attendre(
                instruire(Cas.complet().remplacer("FACTURE", reconnue(new Lu().nature("DEVIS"))), sansFait),
                "ACCORDER");
    }

    @Test
    void une_piece_n_est_pas_perimee_parce_que_la_reconnaissance_optique_le_lit() {
        ReglementResolu fraiche =
                new Reglements.Modele().pieces(List.of(exigee(Delai.ofMois(3)))).resoudre();
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

    private static PieceRequise exigee(@Nullable Delai fraicheur, FaitALire... faits) {
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
        attendre(
                instruire(
                        Cas.complet()
                                .avec(fichier("PHOTO", "a", LecturePiece.sansFait(EtatLecture.CHIFFREE)))
                                .avec(fichier(
                                        "PHOTO",
                                        "b",
                                        new Lu().noms("M. PETIT PAUL").build())),
                        reglement),
                "ACCORDER");
    }

    @Test
    void d_une_piece_qui_n_est_pas_indispensable_le_meilleur_fichier_se_dit() {
        ReglementResolu reglement = new Reglements.Modele()
                .pieces(List.of(rib(null, Usage.INSTRUCTION, false)))
                .resoudre();
        Cas cas = Cas.complet()
                .sans("RIB")
                .avec(fichier("RIB", "a", LecturePiece.sansFait(EtatLecture.CHIFFREE)))
                .avec(fichier("RIB", "b", lue("RIB")))
                .avec(fichier("RIB", "c", LecturePiece.sansFait(EtatLecture.ILLISIBLE)));
        assertTrue(EssaiDInstruction.codes(instruire(cas, reglement).constats()).contains("RIB:CONFORME"));
    }

    /** What its absence does not suspend, the doubt whether it is asked for does not either (CRPA L114-5-1). */
    @Test
    void ignorer_si_une_piece_qui_ne_suspend_rien_est_requise_ne_suspend_rien() {
        Donnee avance = new Donnee("avance", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "avance par le vendeur");
        for (boolean indispensable : List.of(true, false)) {
            ReglementResolu reglement = new Reglements.Modele()
                    .pieces(List.of(rib(new Predicat.EstVrai(avance), Usage.PAIEMENT, indispensable)))
                    .questions(List.of(avance))
                    .resoudre();
            Proposition.Accorder accord =
                    EssaiDInstruction.accord(instruire(Cas.complet().sans("RIB").iban(null), reglement));
            assertEquals(EtatVersement.RIB_ATTENDU, accord.versement());
        }
        ReglementResolu deLInstruction = new Reglements.Modele()
                .pieces(List.of(rib(new Predicat.EstVrai(avance), Usage.INSTRUCTION, false)))
                .questions(List.of(avance))
                .resoudre();
        attendre(instruire(Cas.complet().sans("RIB"), deLInstruction), "ACCORDER");
    }

    private static PieceRequise rib(@Nullable Predicat si, Usage usage, boolean indispensable) {
        return new PieceRequise(
                "RIB",
                "relevé d'identité bancaire",
                "article 6",
                usage,
                indispensable,
                List.of("RIB"),
                null,
                new TreeSet<>(),
                List.of(),
                si,
                false);
    }

    /** Who is asked for a proof of less than three months sends the last one, which is of after his request. */
    @Test
    void un_justificatif_demande_de_nouveau_peut_etre_plus_recent_que_la_demande() {
        LocalDate recu = Exemples.DEPOT.plusDays(40);
        attendre(avecUnJustificatif(Exemples.DEPOT.plusDays(10), recu), "ACCORDER");
        attendre(avecUnJustificatif(recu, recu), "ACCORDER");
        attendre(avecUnJustificatif(recu.plusDays(1), recu), "EXAMINER", "JUSTIFICATIF_DOMICILE:DATE_DIFFERENTE");
    }

    private static Proposition avecUnJustificatif(LocalDate date, LocalDate recu) {
        Cas cas = EssaiDInstruction.domicile(date);
        Contexte contexte = cas.contexte();
        List<PieceJustificative> pieces = cas.dossier().pieces("JUSTIFICATIF_DOMICILE").stream()
                .map(piece -> new PieceJustificative(piece.type(), piece.nom(), piece.contenu(), piece.taille(), recu))
                .toList();
        Dossier dossier = cas.sans("JUSTIFICATIF_DOMICILE").dossier().avecPieces(pieces);
        return Instruction.instruire(dossier, EssaiDInstruction.GPSO, contexte);
    }
}
