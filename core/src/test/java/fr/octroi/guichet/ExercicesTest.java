package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The credits of a year: when they close, what goes on to the next, and whom they do not reach. */
class ExercicesTest {

    private final Monde monde = new Monde();

    private void accorder() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
    }

    @Test
    void une_fois_l_exercice_clos_un_octroi_attend_et_le_mandatement_dit_pourquoi() {
        accorder();
        monde.le(LocalDate.of(2027, 2, 2));
        Mandatement mandatement = monde.liquider("bord-1", "D-1");
        assertTrue(mandatement.bordereau().isEmpty());
        assertEquals(
                List.of(new Blocage(Blocage.Genre.EXERCICE_CLOS, "")),
                mandatement.bloques().get(Monde.numero("D-1")));
    }

    /** What a year engaged and did not mandate is paid from the next, with the credits behind it. */
    @Test
    void un_octroi_non_mandate_passe_a_l_exercice_suivant_avec_ses_credits() {
        accorder();
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(
                                "velo-2027", 2027, new LigneBudgetaire("65", "65748", ""), Montant.ofEuros(5_000)));
        assertEquals(Effet.IMPOSSIBLE, reporter("velo-2027"), "before the closing");
        monde.le(LocalDate.of(2027, 1, 4));
        assertEquals(Effet.IMPOSSIBLE, reporter(Monde.ENVELOPPE), "to another year");
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(
                                "cuves-2027", 2027, new LigneBudgetaire("204", "20422", ""), Montant.ofEuros(5_000)));
        assertEquals(Effet.IMPOSSIBLE, reporter("cuves-2027"), "to what is voted for investment");
        assertEquals(Effet.FAIT, reporter("velo-2027"));
        assertEquals(Effet.DEJA_FAIT, reporter("velo-2027"));
        assertEquals(Montant.ofEuros(9_800), monde.enveloppe().credits());
        Enveloppe suivante =
                monde.essai.dossiers.enveloppe("velo-2027").orElseThrow().valeur();
        assertEquals(Montant.ofEuros(5_200), suivante.credits());
        for (Enveloppe connue : List.of(monde.enveloppe(), suivante)) {
            assertEquals(
                    Effet.DEJA_FAIT,
                    monde.seances()
                            .ouvrirCredits(
                                    Monde.ORDONNATEUR,
                                    Enveloppe.of(connue.code(), connue.exercice(), connue.ligne(), connue.ouverts())
                                            .fermant(connue.cloture())),
                    "the file of the budget, again");
        }
        assertEquals(
                Effet.IMPOSSIBLE,
                monde.seances()
                        .ouvrirCredits(Monde.ORDONNATEUR, monde.enveloppe().ouvrir(Montant.ofEuros(1))),
                "a year that is closed");
        assertEquals(Essai.FORFAIT, suivante.engages());
        Bordereau bordereau = monde.paiements()
                .liquider(Monde.ORDONNATEUR, "bord-1", "velo-2027", new TreeSet<>(List.of(Monde.numero("D-1"))))
                .bordereau()
                .orElseThrow();
        assertEquals(2027, bordereau.exercice());
        assertEquals(EtatDossier.LIQUIDE, monde.etat("D-1"));
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertEquals(
                Essai.FORFAIT,
                monde.essai
                        .dossiers
                        .enveloppe("velo-2027")
                        .orElseThrow()
                        .valeur()
                        .engages());
    }

    /** What is set aside for a dossier that could not be read when its session was held waits alone. */
    @Test
    void un_dossier_jamais_repare_ne_retient_pas_les_octrois_des_autres() {
        for (String numero : List.of("D-1", "D-2")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        List<LigneDeliberee> lignes =
                monde.geler("avril").lignes().stream().map(Monde::commePropose).toList();
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(
                                "velo-2027", 2027, new LigneBudgetaire("65", "65748", ""), Montant.ofEuros(5_000)));
        monde.essai.illisibles.add(Monde.numero("D-2"));
        monde.deliberer("avril", "B-1", lignes);
        monde.le(LocalDate.of(2027, 1, 4));
        assertEquals(Effet.FAIT, reporter("velo-2027"));
        assertEquals(Essai.FORFAIT, monde.enveloppe().reserves(), "its own stays");
        monde.essai.illisibles.clear();
        monde.deliberer("avril", "B-1", lignes);
        assertEquals(Effet.FAIT, reporter("velo-2027"), "and follows once it is decided");
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
    }

    /** What was granted to a dossier that can be read no more is lost to nobody: it stays engaged, and follows once it is mended. */
    @Test
    void un_octroi_illisible_n_arrete_pas_le_report_des_autres_et_suit_une_fois_repare() {
        deuxOctrois();
        SortedSet<NumeroDossier> lui = new TreeSet<>(List.of(Monde.numero("D-2")));
        monde.essai.illisibles.addAll(lui);
        assertEquals(new ReportDeCredits(Effet.FAIT, lui), report("velo-2027"));
        assertEquals(Essai.FORFAIT, monde.enveloppe().engages(), "its own stays");
        assertEquals(Essai.FORFAIT, suivante().engages());
        assertEquals(Montant.ofEuros(5_200), suivante().credits());
        assertEquals(new ReportDeCredits(Effet.IMPOSSIBLE, lui), report("velo-2027"), "nothing else is left");
        assertEquals(Essai.FORFAIT, suivante().engages());
        assertTrue(payer("bord-1", "D-1").bloques().isEmpty());

        monde.essai.illisibles.clear();
        assertEquals(
                List.of(new Blocage(Blocage.Genre.PAIEMENT_ARRETE, "AUTRE_ENVELOPPE")),
                payer("bord-2", "D-2").bloques().get(Monde.numero("D-2")),
                "what is behind it did not follow yet");
        assertEquals(new ReportDeCredits(Effet.FAIT, new TreeSet<>()), report("velo-2027"));
        assertEquals(Effet.DEJA_FAIT, reporter("velo-2027"));
        assertEquals(Montant.ZERO, monde.enveloppe().engages());
        assertTrue(payer("bord-3", "D-2").bloques().isEmpty());
        assertEquals(Essai.FORFAIT.plus(Essai.FORFAIT), suivante().mandates());
    }

    /** A wrong key, or a règlement that left: what is carried over is carried over for somebody. */
    @Test
    void rien_n_est_reporte_quand_aucun_octroi_ne_se_lit_ou_n_est_juge() {
        deuxOctrois();
        SortedSet<NumeroDossier> tous = new TreeSet<>(List.of(Monde.numero("D-1"), Monde.numero("D-2")));
        int ecritures = monde.essai.ecritures.size();
        monde.essai.illisibles.addAll(tous);
        assertEquals(new ReportDeCredits(Effet.IMPOSSIBLE, tous), report("velo-2027"));
        monde.essai.illisibles.clear();
        assertEquals(
                new ReportDeCredits(Effet.IMPOSSIBLE, tous),
                monde.essai
                        .tenir(Essai.reglement("autre-aide", "art. 3"))
                        .paiements()
                        .reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027"));
        assertEquals(ecritures, monde.essai.ecritures.size());
        assertEquals(new ReportDeCredits(Effet.FAIT, new TreeSet<>()), report("velo-2027"));
    }

    private void deuxOctrois() {
        for (String numero : List.of("D-1", "D-2")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.accorder("D-1");
        monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero("D-2"), monde.jour());
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(
                                "velo-2027", 2027, new LigneBudgetaire("65", "65748", ""), Montant.ofEuros(5_000)));
        monde.le(LocalDate.of(2027, 1, 4));
    }

    private Enveloppe suivante() {
        return monde.essai.dossiers.enveloppe("velo-2027").orElseThrow().valeur();
    }

    private Mandatement payer(String bordereau, String numero) {
        return monde.paiements()
                .liquider(Monde.ORDONNATEUR, bordereau, "velo-2027", new TreeSet<>(List.of(Monde.numero(numero))));
    }

    private ReportDeCredits report(String suivante) {
        return monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, suivante);
    }

    private Effet reporter(String suivante) {
        return report(suivante).effet();
    }

    /** "Within the credits": what they do not reach waits, unless the règlement says that it is refused. */
    @Test
    void au_dela_des_credits_une_demande_attend_ou_se_refuse_comme_le_reglement_le_dit() {
        assertEquals(List.of("D-1 ACCORD []"), ordreDuJour(new Monde(Montant.ofEuros(300))));
        Monde ferme = new Monde(Montant.ofEuros(300), "art. 9");
        assertEquals(List.of("D-1 ACCORD []", "D-2 REFUS [CREDITS_EPUISES art. 9]"), ordreDuJour(ferme));
        OrdreDuJour ordre = ferme.geler("avril");
        ferme.deliberer(
                "avril",
                "B-1",
                ordre.lignes().stream()
                        .map(ligne -> ligne.motifs().isEmpty()
                                ? Monde.ligne(ligne, Issue.ACCORDE, ligne.propose())
                                : new LigneDeliberee(
                                        ligne.numero(),
                                        Issue.REFUSE,
                                        null,
                                        List.of(ligne.motifs().get(0).code()),
                                        List.of()))
                        .toList());
        assertEquals(EtatDossier.REFUSE, ferme.etat("D-2"));
        assertEquals(Montant.ofEuros(100), ferme.enveloppe().disponible());
    }

    @Test
    void ce_que_seuls_les_credits_refusaient_se_propose_de_nouveau_quand_ils_montent() {
        Monde ferme = new Monde(Montant.ofEuros(300), "art. 9");
        assertEquals(List.of("D-1 ACCORD []", "D-2 REFUS [CREDITS_EPUISES art. 9]"), ordreDuJour(ferme));
        OrdreDuJour ordre = ferme.geler("avril");
        ferme.deliberer(
                "avril",
                "B-1",
                List.of(
                        Monde.commePropose(ordre.lignes().get(0)),
                        Monde.ligne(ordre.lignes().get(1), Issue.RETIRE, null)));
        assertEquals(EtatDossier.ACCORD_PROPOSE, ferme.etat("D-2"));
        ferme.ouvrirSeance("mai", ferme.jour(), ferme.jour(), 5);
        assertEquals(
                List.of(Candidat.Sens.REFUS),
                ferme.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE).affectations().stream()
                        .map(affectation -> affectation.candidat().sens())
                        .toList(),
                "the programme says what would be frozen");
        ferme.seances().ouvrirCredits(Monde.ORDONNATEUR, ferme.enveloppe().ouvrir(Montant.ofEuros(1_000)));
        assertEquals(
                List.of(Candidat.Sens.ACCORD),
                ferme.geler("mai").lignes().stream()
                        .map(OrdreDuJour.Ligne::sens)
                        .toList());
    }

    @Test
    void une_enveloppe_close_avant_la_seance_ne_reserve_rien() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        LocalDate janvier = LocalDate.of(2027, 1, 5);
        monde.ouvrirSeance("janvier", janvier, janvier, 5);
        assertThrows(IllegalStateException.class, () -> monde.geler("janvier"));
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
    }

    private static List<String> ordreDuJour(Monde serre) {
        for (String numero : List.of("D-1", "D-2")) {
            serre.deposer(serre.complet(numero));
            serre.instruire(numero);
        }
        serre.ouvrirSeance("avril", serre.jour(), serre.jour(), 5);
        return serre.geler("avril").lignes().stream()
                .map(ligne -> ligne.numero() + " " + ligne.sens() + " "
                        + ligne.motifs().stream()
                                .map(motif -> motif.code() + " " + motif.article())
                                .toList())
                .toList();
    }

    /** Whoever is still looked at takes nothing from those behind him: nobody is refused for a grant that may never be. */
    @Test
    void une_demande_en_examen_ne_fait_refuser_personne_faute_de_credits() {
        Monde ferme = new Monde(Montant.ofEuros(200), "art. 9");
        ferme.deposer(ferme.complet("D-1"));
        ferme.plusTard(1);
        ferme.deposer(ferme.complet("D-2"));
        ferme.instruire("D-2");
        ferme.ouvrirSeance("avril", ferme.jour(), ferme.jour(), 5);
        assertEquals(List.of(), ferme.geler("avril").lignes(), "the second waits for the first");
    }

    /** A session that is frozen and not held keeps its credits where they are. */
    @Test
    void un_ordre_du_jour_non_delibere_arrete_le_report() {
        accorder();
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-2");
        monde.ouvrirSeance("mai", monde.jour(), monde.jour(), 5);
        monde.geler("mai");
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(
                                "velo-2027", 2027, new LigneBudgetaire("65", "65748", ""), Montant.ofEuros(5_000)));
        monde.le(LocalDate.of(2027, 1, 4));
        assertEquals(Effet.IMPOSSIBLE, reporter("velo-2027"));
    }

    /** A year pays for what is decided in it, whenever its envelope may still be mandated. */
    @Test
    void une_enveloppe_d_une_autre_annee_que_la_seance_ne_reserve_rien() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        LigneBudgetaire ligne = new LigneBudgetaire("65", "65748", "");
        LocalDate decembre = LocalDate.of(2026, 12, 15);
        LocalDate janvier = LocalDate.of(2027, 1, 15);
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of("tardive-2026", 2026, ligne, Montant.ofEuros(5_000))
                                .fermant(LocalDate.of(2027, 1, 31)));
        monde.seances()
                .ouvrirCredits(Monde.ORDONNATEUR, Enveloppe.of("velo-2027", 2027, ligne, Montant.ofEuros(5_000)));
        monde.ouvrirSeance("janvier", janvier, janvier, 5);
        monde.ouvrirSeance("decembre", decembre, decembre, 5);
        assertThrows(IllegalStateException.class, () -> geler("janvier", "tardive-2026"));
        assertThrows(IllegalStateException.class, () -> geler("decembre", "velo-2027"));

        OrdreDuJour.Ligne inscrite = geler("decembre", "tardive-2026").lignes().get(0);
        monde.seances().reporterSeance(Monde.ASSEMBLEES, "decembre", janvier);
        monde.le(janvier);
        assertEquals(
                "EXERCICE_AUTRE D-1",
                monde.deliberer("decembre", "B-1", List.of(Monde.commePropose(inscrite)))
                        .selon(
                                conforme -> "",
                                discordante -> discordante.discordances().stream()
                                        .map(ecart -> ecart.code() + " " + ecart.dossier())
                                        .collect(java.util.stream.Collectors.joining(","))));
    }

    private OrdreDuJour geler(String seance, String enveloppe) {
        return monde.seances()
                .geler(Monde.ASSEMBLEES, seance, Essai.AIDE, enveloppe, new TreeMap<>())
                .ordre();
    }
}
