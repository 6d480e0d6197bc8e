package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Messages;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.suivi.Rejeu;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was declared is put right (RGPD art. 16), and what rested on it is looked at again. */
class RectificationTest {

    private final Monde monde = new Monde();

    private ResultatDepot rectifier(Formulaire juste) {
        return monde.guichet().droits().rectifier(Monde.INSTRUCTEUR, juste.remplir(), "ERREUR_DE_SAISIE");
    }

    private void rectifiee(Formulaire juste) {
        assertEquals(new ResultatDepot.Enregistre(juste.numero()), rectifier(juste));
    }

    private List<Rejeu> rejeux(String numero) {
        return monde.guichet().archives().rejouer(Monde.INSTRUCTEUR, Monde.numero(numero), "CONTROLE");
    }

    @Test
    void une_commune_fausse_est_rectifiee_et_le_dossier_se_regarde_de_nouveau() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        Formulaire juste = monde.complet("D-1");
        juste.insee = "75056";
        rectifiee(juste);
        assertEquals(EtatDossier.DEPOSE, monde.etat("D-1"));
        assertInstanceOf(
                Proposition.Refuser.class,
                monde.guichet()
                        .instruire(Monde.INSTRUCTEUR, Monde.numero("D-1"))
                        .orElseThrow());
        long seconde = monde.essai.enregistre("D-1").version();
        assertEquals(
                List.of(
                        new Rejeu.Impossible(2, Rejeu.Raison.DECLARATION_RECTIFIEE, ""),
                        new Rejeu.Identique(seconde, true)),
                rejeux("D-1"));
    }

    @Test
    void le_compte_les_pieces_le_contact_et_le_depot_restent() {
        monde.deposer(monde.complet("D-1"));
        Dossier avant = monde.essai.dossier("D-1");
        Formulaire juste = Formulaire.de("D-1");
        juste.nom = "Dupont";
        juste.courriel = "autre@exemple.invalid";
        juste.prix = Montant.ofEuros(900);
        rectifiee(juste);
        Dossier apres = monde.essai.dossier("D-1");
        assertEquals("Dupont", apres.demandeur().nom());
        assertEquals(Montant.ofEuros(900), apres.depense().montantTtc());
        assertEquals(avant.demandeur().courriel(), apres.demandeur().courriel());
        assertEquals(avant.pieces(), apres.pieces());
        assertEquals(avant.iban(), apres.iban());
        assertEquals(avant.titulaire(), apres.titulaire());
        assertEquals(avant.depot(), apres.depot());
    }

    @Test
    void le_journal_dit_qui_quand_et_pourquoi_sans_dire_quoi() {
        monde.deposer(monde.complet("D-1"));
        Formulaire juste = monde.complet("D-1");
        juste.nom = "Quidam";
        rectifiee(juste);
        FaitDArchive.DeclarationRectifiee fait = monde.essai.faits("D-1").stream()
                .filter(FaitDArchive.DeclarationRectifiee.class::isInstance)
                .map(FaitDArchive.DeclarationRectifiee.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("ERREUR_DE_SAISIE", fait.raison());
        assertEquals(monde.jour(), fait.jour());
        assertFalse(fait.donnees().toString().contains("Quidam"));
    }

    /** A platform that hands everything in every night calls nobody, whether it was put right or not. */
    @Test
    void la_meme_demande_juste_ou_fausse_est_connue() {
        monde.deposer(monde.complet("D-1"));
        Formulaire juste = monde.complet("D-1");
        juste.prenom = "Zoë";
        rectifiee(juste);
        ResultatDepot.DejaConnu connue = new ResultatDepot.DejaConnu(Monde.numero("D-1"));
        assertEquals(connue, rectifier(juste));
        assertEquals(connue, monde.essai.deposer(juste));
        assertEquals(connue, monde.essai.deposer(monde.complet("D-1")));
        Formulaire encore = monde.complet("D-1");
        encore.prenom = "Chloé";
        assertEquals(new ResultatDepot.Divergent(Monde.numero("D-1")), monde.essai.deposer(encore));
    }

    @Test
    void ce_qui_est_decide_reste_decide() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
        Formulaire juste = monde.complet("D-1");
        juste.nom = "Dupont";
        rectifiee(juste);
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
        assertEquals("Dupont", monde.essai.dossier("D-1").demandeur().nom());
    }

    @Test
    void ce_qui_est_rectifie_apres_le_gel_ne_peut_qu_etre_ajourne_ou_retire_sauf_vote_avant() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        LocalDate seance = monde.jour().plusDays(5);
        monde.ouvrirSeance("avril", seance, monde.jour(), 10);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        Formulaire juste = monde.complet("D-1");
        juste.insee = "75056";
        monde.le(seance);
        rectifiee(juste);
        assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-1"));
        for (Issue issue : List.of(Issue.ACCORDE, Issue.REFUSE)) {
            Confrontation confrontation = monde.deliberer(
                    "avril",
                    "B-1",
                    List.of(Monde.ligne(ligne, issue, issue == Issue.ACCORDE ? Montant.ofEuros(100) : null)));
            assertEquals(
                    List.of(new Discordance(Discordance.Code.MOTIF_DEPASSE, Monde.numero("D-1"), null)),
                    confrontation.selon(conforme -> List.of(), Confrontation.Discordante::discordances));
        }
        assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.AJOURNE, null))));
        monde.instruire("D-1");
        assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
    }

    @Test
    void ce_qui_fut_vote_avant_d_etre_rectifie_s_enregistre() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 10);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.plusTard(1);
        Formulaire juste = monde.complet("D-1");
        juste.nom = "Dupont";
        rectifiee(juste);
        assertInstanceOf(
                Confrontation.Conforme.class, monde.deliberer("avril", "B-1", List.of(Monde.commePropose(ligne))));
    }

    @Test
    void une_contradiction_de_la_plateforme_qui_disait_vrai_n_attend_plus_personne() {
        monde.deposer(monde.complet("D-1"));
        Formulaire juste = monde.complet("D-1");
        juste.prenom = "Zoë";
        assertEquals(new ResultatDepot.Divergent(Monde.numero("D-1")), monde.essai.deposer(juste));
        assertEquals(1, monde.essai.dossier("D-1").divergences().size());
        rectifiee(juste);
        assertEquals(0, monde.essai.dossier("D-1").divergences().size());
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
    }

    /** To whom what was awaited is put right, the rank is that of whoever answered the same day. */
    @Test
    void ce_qui_etait_attendu_et_se_rectifie_ne_fait_passer_devant_personne() {
        Formulaire sansCommune = monde.complet("D-1");
        sansCommune.insee = "";
        monde.deposer(sansCommune);
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        monde.expedier();
        monde.plusTard(12);
        rectifiee(monde.complet("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(monde.jour(), monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void un_dossier_limite_pour_son_exactitude_se_rectifie() {
        monde.deposer(monde.complet("D-1"));
        monde.guichet()
                .droits()
                .limiter(Monde.INSTRUCTEUR, Monde.numero("D-1"), Limitation.Motif.EXACTITUDE, monde.jour());
        Formulaire juste = monde.complet("D-1");
        juste.naissance = LocalDate.of(1999, 2, 28);
        rectifiee(juste);
        assertEquals(1, monde.parcours("D-1").limitations().size(), "the person is told first that it ends");
    }

    /** What was lifted was said of other facts: it is asked again. */
    @Test
    void les_doublons_suivent_les_donnees_justes_et_ce_qui_fut_leve_se_demande_de_nouveau() {
        monde.deposer(monde.complet("D-1"));
        Formulaire autre = monde.complet("D-2");
        monde.deposer(autre);
        monde.instruire("D-2");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-2"));
        Formulaire juste = monde.complet("D-2");
        juste.naissance = monde.complet("D-1").naissance;
        rectifiee(juste);
        monde.instruire("D-2");
        String doublon = GenreDoublon.DOUBLON_DEMANDEUR.name();
        assertTrue(monde.parcours("D-2").instruction().orElseThrow().motifs().contains(doublon));
        monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-2"), doublon, "HOMONYME");
        assertTrue(monde.parcours("D-2").leves(List.of()).contains(doublon));
        juste.voie = "2 rue Y";
        rectifiee(juste);
        assertFalse(monde.parcours("D-2").leves(List.of()).contains(doublon));
    }

    @Test
    void une_demande_fautive_un_numero_inconnu_et_un_dossier_efface_sont_rejetes_et_nommes() {
        monde.deposer(monde.complet("D-1"));
        Dossier avant = monde.essai.dossier("D-1");
        Formulaire fautive = monde.complet("D-1");
        fautive.nom = " ";
        assertEquals(List.of("nom NOM_ABSENT"), fautes(rectifier(fautive)));
        assertEquals(avant, monde.essai.dossier("D-1"));
        assertEquals(List.of("numero NUMERO_INCONNU"), fautes(rectifier(monde.complet("D-9"))));
        assertEquals(List.of("numero NUMERO_INVALIDE"), fautes(rectifier(monde.complet("é"))));
        monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
        monde.guichet().archives().effacer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "V-1");
        assertEquals(List.of("numero NUMERO_EFFACE"), fautes(rectifier(monde.complet("D-1"))));
        monde.deposer(monde.complet("D-2"));
        Formulaire juste = monde.complet("D-2");
        juste.nom = "Dupont";
        assertThrows(
                ValeurInvalideException.class,
                () -> monde.guichet()
                        .droits()
                        .rectifier(Monde.INSTRUCTEUR, juste.remplir(), "une phrase qui nomme quelqu'un"));
        assertEquals(2, monde.essai.dossier("D-2").pieces().size(), "nothing was written");
    }

    private static List<String> fautes(ResultatDepot resultat) {
        return assertInstanceOf(ResultatDepot.Rejete.class, resultat).rejets().stream()
                .map(rejet -> rejet.champ() + " " + rejet.code())
                .toList();
    }

    private ResultatDepot acheteeSousLaSuivante() {
        Formulaire juste = monde.complet("D-1");
        juste.achat = LocalDate.of(2026, 3, 20);
        return monde.essai
                .tenir(Monde.reglement(), Monde.suivant(FinanceursTest.FINANCEURS))
                .droits()
                .rectifier(Monde.INSTRUCTEUR, juste.remplir(), "ERREUR_DE_SAISIE");
    }

    private static ResultatDepot engages() {
        return new ResultatDepot.Rejete(List.of(Messages.rejet(0, "D-1", "achat", "FINANCEURS_ENGAGES")));
    }

    /** Withdrawn once paid, it is still charged to those who paid, until the money comes back. */
    @Test
    void ce_qui_fut_paye_puis_retire_ne_change_pas_de_financeurs() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        assertEquals(engages(), acheteeSousLaSuivante());
        monde.contradictoire(monde.revente());
        monde.expedier();
        monde.plusTard(16);
        assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
        assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
        assertEquals(engages(), acheteeSousLaSuivante());
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertEquals(Montant.ZERO, monde.enveloppe().mandates());
        assertEquals(new ResultatDepot.Enregistre(Monde.numero("D-1")), acheteeSousLaSuivante());
    }

    /** Credits stay set aside for it until the minutes of the session free them. */
    @Test
    void ce_qui_fut_abandonne_sur_un_ordre_du_jour_gele_ne_change_pas_de_financeurs() {
        monde.deposer(monde.complet("D-1"));
        assertEquals(new ResultatDepot.Enregistre(Monde.numero("D-1")), acheteeSousLaSuivante(), "nothing is engaged");
        rectifiee(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        monde.geler("avril");
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        assertEquals(engages(), acheteeSousLaSuivante());
    }
}
