package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Raison;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.suivi.Balle;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the sheet tells and what the Bureau decides: each of these once went wrong. */
class ViesEtBureauTest extends VieDifficile {

    // ---- the sheet ----

    private List<String> manquants() {
        return fiche().manquants().stream()
                .map(DemandeDeComplement.Element::code)
                .toList();
    }

    @Test
    void la_fiche_ne_reclame_pas_une_piece_qui_est_venue() {
        sansFactureDemandee();
        completer(monde.essai.facture("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(List.of("RIB:ABSENTE"), manquants());
    }

    @Test
    void la_fiche_d_un_dossier_paye_ne_reclame_pas_de_rib() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
        monde.accorder("D-1");
        completer(rib());
        monde.paiements().changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        Balle avant = fiche().balle();
        monde.retour(payer("bord-1"), RetourComptable.Issue.PAYE, "");
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        assertEquals(List.of(), manquants());
        assertEquals(Balle.COLLECTIVITE, avant, "he gave all that was asked");
    }

    @Test
    void la_fiche_dit_ce_qui_manque_avant_meme_que_la_demande_soit_partie() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertTrue(manquants().contains("FACTURE:ABSENTE"));
    }

    @Test
    void un_doublon_de_virement_n_attend_rien_de_l_usager() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        assertNotEquals(Balle.USAGER, fiche().balle());
    }

    // ---- the Bureau ----

    @Test
    void une_information_inutile_ne_fait_pas_perdre_son_rang() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        assertEquals(jour(3, 31), monde.parcours("D-1").rang().orElseThrow());
        monde.le(jour(5, 4));
        SortedMap<String, Valeur> informations = new TreeMap<>(Map.of("velo.couleur", new Valeur.Code("ROUGE")));
        monde.guichet().completer(Monde.USAGER, Monde.numero("D-1"), jour(5, 4), List.of(), informations);
        monde.instruire("D-1");
        assertEquals(jour(3, 31), monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void redire_ce_qui_etait_declare_ne_fait_pas_perdre_son_rang() {
        monde.deposer(monde.complet("D-1"));
        monde.le(jour(5, 4));
        SortedMap<String, Valeur> informations =
                new TreeMap<>(Map.of("achat.date", new Valeur.Jour(LocalDate.of(2026, 3, 1))));
        monde.guichet().completer(Monde.USAGER, Monde.numero("D-1"), jour(5, 4), List.of(), informations);
        monde.instruire("D-1");
        assertEquals(jour(3, 31), monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void ce_qu_une_personne_a_leve_ne_dit_rien_de_ce_qui_vient_a_la_place() {
        monde.deposer(Formulaire.de("D-1").avec(monde.essai.piece("FACTURE", "facture.pdf", "FACTURE 1400.00 D-1")));
        monde.instruire("D-1");
        String signal = "FACTURE:MONTANT_DIFFERENT";
        assertEquals(Effet.FAIT, lever(signal));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        completer(monde.essai.piece(Essai.DUPLICATA, "duplicata.pdf", "FACTURE 900.00 D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, lever(signal));
        assertEquals(Effet.DEJA_FAIT, lever(signal));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
    }

    private Effet lever(String signal) {
        return monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), signal, "VU");
    }

    @Test
    void instruire_une_seconde_fois_pour_le_meme_resultat_ne_fait_pas_manquer_la_seance() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.le(jour(4, 11));
        monde.instruire("D-1");
        assertEquals(
                Raison.PREMIERE_SEANCE,
                monde.seances()
                        .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                        .affectations()
                        .get(0)
                        .raison());
    }

    @Test
    void le_meme_proces_verbal_qui_a_epuise_les_credits_revient_sans_discordance() {
        Monde serre = new Monde(Montant.ofEuros(400));
        serre.deposer(serre.complet("D-1"));
        serre.instruire("D-1");
        serre.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour ordre = serre.geler("avril");
        serre.le(jour(4, 20));
        List<LigneDeliberee> lignes = List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, Montant.ofEuros(400)));
        Confrontation premiere = serre.deliberer("avril", "B-1", lignes);
        assertInstanceOf(Confrontation.Conforme.class, premiere);
        assertEquals(premiere, serre.deliberer("avril", "B-1", lignes));
    }

    @Test
    void ce_qui_vient_a_la_place_de_la_piece_apres_le_gel_arrete_le_refus_qui_dit_qu_elle_manque() {
        carence();
        monde.ouvrirSeance("mai", monde.jour().plusDays(5), monde.jour(), 5);
        OrdreDuJour.Ligne ligne = monde.geler("mai").lignes().get(0);
        completer(monde.essai.piece(Essai.DUPLICATA, "duplicata.pdf", "FACTURE 1500.00 D-1"));
        monde.le(monde.jour().plusDays(5));
        LigneDeliberee refus = new LigneDeliberee(
                ligne.numero(), LigneDeliberee.Issue.REFUSE, null, List.of("FACTURE:ABSENTE"), List.of());
        assertEquals(
                List.of(new Discordance(Discordance.Code.MOTIF_DEPASSE, Monde.numero("D-1"), null)),
                monde.deliberer("mai", "B-1", List.of(refus))
                        .selon(conforme -> List.of(), Confrontation.Discordante::discordances));
    }

    @Test
    void un_proces_verbal_qui_refuse_pour_d_autres_motifs_n_est_pas_le_meme() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.le(jour(4, 20));
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.REFUSE, null)));
        assertInstanceOf(
                Confrontation.Discordante.class,
                monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(new LigneDeliberee(
                                ligne.numero(), Issue.REFUSE, null, List.of("PERIODE_ACHAT"), List.of()))));
    }

    @Test
    void le_motif_d_un_ajournement_est_garde() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.le(jour(4, 20));
        Confrontation.Conforme conforme = assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(new LigneDeliberee(
                                ligne.numero(), Issue.AJOURNE, null, List.of("FACTURE_A_VERIFIER"), List.of()))));
        assertEquals(
                conforme.decisions().get(0), monde.parcours("D-1").decision().orElseThrow());
    }

    @Test
    void un_deces_connu_en_seance_est_regarde_avant_la_seance_suivante() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.le(jour(4, 20));
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.RETIRE, null)));
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        assertEquals(List.of(), monde.geler("mai").lignes(), "a person must look first");
    }
}
