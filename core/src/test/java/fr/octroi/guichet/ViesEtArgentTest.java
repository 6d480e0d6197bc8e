package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.PlusTot;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money, accounts and roles: each of these once paid wrongly, or let somebody act who may not. */
class ViesEtArgentTest extends VieDifficile {

    @Test
    void apres_un_rejet_pour_doublon_verifier_le_compte_ne_suffit_pas_a_payer_encore() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertTrue(monde.liquider("bord-2", "D-1").bordereau().isEmpty(), "the bank says that it was paid already");
    }

    @Test
    void l_usager_ne_leve_pas_lui_meme_sa_tutelle() {
        accorder();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.TUTELLE);
        assertTrue(monde.liquider("bord-0", "D-1").bordereau().isEmpty());
        assertThrows(
                AccesRefuseException.class,
                () -> monde.relances().signalerCapacite(Monde.USAGER, Monde.numero("D-1"), Capacite.PLEINE));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void le_prestataire_ne_leve_pas_seul_un_arret_de_paiement() {
        accorder();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.TUTELLE);
        assertThrows(
                AccesRefuseException.class,
                () -> monde.guichet().lever(Monde.PRESTATAIRE, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    /** Lifted while it is instructed, it would stop no payment afterwards. */
    @Test
    void ni_avant_la_decision() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.TUTELLE);
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
        assertThrows(
                AccesRefuseException.class,
                () -> monde.guichet().lever(Monde.PRESTATAIRE, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        assertEquals(
                Effet.FAIT,
                monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isPresent());
    }

    @Test
    void qui_confirme_un_compte_confirme_celui_qu_il_a_vu() {
        accorder();
        monde.paiements()
                .changerCompte(Monde.PRESTATAIRE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        // The colleague looks at it and calls the person back; meanwhile the account is changed once more.
        monde.paiements()
                .changerCompte(
                        Monde.PRESTATAIRE,
                        Monde.numero("D-1"),
                        Iban.parse("FR7630004000031234567890143"),
                        "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void des_heritiers_qui_poursuivent_ne_sont_pas_payes_sur_le_compte_du_defunt() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.instruire("D-1");
        monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_DECES", "HERITIERS_POURSUIVENT");
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty(), "the heirs' papers and account are awaited");
    }

    @Test
    void un_virement_revenu_apres_le_retrait_eteint_l_indu() {
        accorder();
        Bordereau bordereau = payer("bord-1");
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        contradictoire(MotifDeRetrait.FRAUDE, 1);
        monde.expedier();
        monde.plusTard(3);
        monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9");
        monde.paiements()
                .constaterIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), Essai.FORFAIT, new Motif("FRAUDE", "art. 6"));
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertTrue(
                monde.parcours("D-1").indus().stream().allMatch(indu -> indu.etat() == Indu.Etat.ANNULE),
                "he has nothing to give back");
    }

    @Test
    void un_compte_change_vers_celui_d_un_autre_dossier_est_vu() {
        monde.deposer(monde.complet("D-2"));
        accorder();
        monde.paiements()
                .changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty(), "D-2 has the same account");
    }

    @Test
    void un_bordereau_deja_etabli_dit_ce_qu_il_ne_contient_pas() {
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-2");
        accorder();
        payer("bord-1");
        Mandatement encore = monde.liquider("bord-1", "D-1", "D-2");
        boolean dedans = encore.bordereau().orElseThrow().lignes().stream()
                .anyMatch(ligne -> ligne.versement().dossier().equals(Monde.numero("D-2")));
        assertTrue(dedans || encore.bloques().containsKey(Monde.numero("D-2")));
    }

    @Test
    void une_demande_abandonnee_parce_qu_une_partie_est_venue_est_refaite_pour_le_reste() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        demander();
        completer(rib());
        monde.expedier();
        assertEquals(List.of(), monde.partis, "what came awaits review");
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander(), "nobody has told him yet");
        monde.expedier();
        assertEquals(1, monde.partis.size());
    }

    @Test
    void une_demande_revenue_apres_un_ajournement_n_est_plus_opposee_a_personne() {
        carence();
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("mai").lignes().get(0);
        monde.le(jour(5, 15));
        revenu(monde.partis.get(0).cle());
        monde.le(jour(5, 20));
        monde.deliberer("mai", "B-1", List.of(Monde.ligne(ligne, Issue.AJOURNE, null)));
        monde.ouvrirSeance("juin", jour(6, 20), jour(6, 10), 5);
        assertEquals(List.of(), monde.geler("juin").lignes());
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void une_demande_revenue_pendant_qu_une_piece_attend_ne_laisse_pas_refuser() {
        carence();
        completer(rib());
        revenu(monde.partis.get(0).cle());
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void un_arret_de_paiement_se_leve_apres_coup_et_le_suivant_arrete_encore() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertEquals(Effet.IMPOSSIBLE, lever("IBAN_PARTAGE"), "nothing is lifted before it stops");
        assertEquals(Effet.IMPOSSIBLE, lever(""));
        assertEquals(Effet.FAIT, lever("REJET_ARRET"));
        monde.retour(payer("bord-2"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertTrue(monde.liquider("bord-3", "D-1").bordereau().isEmpty());
    }

    private Effet lever(String signal) {
        return monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), signal, "VU");
    }

    @Test
    void un_compte_change_avant_le_deces_reste_celui_du_defunt() {
        accorder();
        monde.paiements()
                .changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.DECES);
        assertEquals(Effet.FAIT, lever("CAPACITE_DECES"));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void le_rib_qui_manque_est_rappele_a_tous_apres_la_decision_aussi() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        demander();
        monde.accorder("D-1");
        monde.expedier();
        monde.le(jour(4, 13));
        assertEquals(1, monde.relances().relancerTous(Monde.PLATEFORME).get(Effet.FAIT));
    }

    @Test
    void un_accuse_abandonne_par_erreur_part_quand_l_erreur_est_reparee() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION);
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.expedier();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.PLEINE);
        assertEquals(
                Effet.FAIT, monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION));
        monde.expedier();
        assertEquals(1, monde.partis.size());
    }

    @Test
    void la_fiche_annonce_la_seance_que_la_programmation_donne() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.le(jour(4, 13));
        Affectation affectation = monde.seances()
                .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                .affectations()
                .get(0);
        assertEquals(
                affectation.seance(), Objects.requireNonNull(fiche().seance()).code());
    }

    @Test
    void aucun_retrait_n_est_envisage_sans_un_fait_qu_un_article_fonde() {
        accorder();
        LocalDate jour = monde.jour();
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of()));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("ENVIE", jour)));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("REVENTE", jour, "ENVIE", jour)));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("REVENTE", jour.plusDays(1))));
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        assertEquals(Effet.DEJA_FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour)), "other facts are another step");
        assertEquals(
                List.of(new Grief(new Motif("REVENTE", "art. 7"), jour)),
                monde.parcours("D-1").griefs());
    }

    @Test
    void un_recours_tardif_est_enregistre_et_dit_tardif() {
        accorder();
        LocalDate notifie = monde.jour();
        VoiesEtDelais voies = new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "le tribunal", "le président");
        monde.plusTard(90);
        recours("R-1");
        assertEquals(
                Optional.of(Recours.Recevabilite.TARDIF),
                monde.recours()
                        .recevabilite(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-1"),
                                "R-1",
                                voies.dernierJour(notifie).date().plusDays(1),
                                voies));
        assertEquals(
                Optional.of(Recours.Recevabilite.DANS_LE_DELAI),
                monde.recours()
                        .recevabilite(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-1"),
                                "R-1",
                                voies.dernierJour(notifie).date(),
                                voies));
        assertEquals(
                Optional.empty(),
                monde.recours().recevabilite(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-9", notifie, voies));
    }

    @Test
    void une_violation_de_donnees_alerte_la_veille_des_soixante_douze_heures_une_fois() {
        monde.deposer(monde.complet("D-1"));
        Incident violation = new Incident(
                "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "agent-1", monde.jour(), "");
        monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, List.of(Monde.numero("D-1")));
        monde.plusTard(1);
        assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL));
        monde.plusTard(1);
        assertTrue(alertes().contains(Alerte.NOTIFICATION_CNIL));
        assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL), "once");
        assertTrue(fiche().alertes().contains(Alerte.NOTIFICATION_CNIL));
    }

    @Test
    void une_seconde_violation_a_sa_propre_alerte_bien_que_la_premiere_soit_ouverte() {
        monde.deposer(monde.complet("D-1"));
        for (String reference : List.of("fuite-1", "fuite-2")) {
            Incident violation = new Incident(
                    reference,
                    Incident.Genre.SOUPCON_DE_VIOLATION,
                    Incident.Gravite.CRITIQUE,
                    "agent-1",
                    monde.jour(),
                    "");
            monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, List.of(Monde.numero("D-1")));
            monde.plusTard(2);
            assertTrue(alertes().contains(Alerte.NOTIFICATION_CNIL), reference);
            assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL), "once");
        }
    }

    @Test
    void un_prestataire_ne_clot_pas_un_soupcon_de_violation_et_une_autre_chose_ne_prend_pas_son_nom() {
        monde.deposer(monde.complet("D-1"));
        List<NumeroDossier> touches = List.of(Monde.numero("D-1"));
        Incident violation = new Incident(
                "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "agent-1", monde.jour(), "");
        Incident retard = new Incident(
                "fuite", Incident.Genre.LOT_EN_RETARD, Incident.Gravite.FAIBLE, "agent-1", monde.jour(), "");
        assertEquals(Effet.FAIT, monde.relances().ouvrirIncident(Monde.PRESTATAIRE, violation, touches));
        assertEquals(Effet.DEJA_FAIT, monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, touches));
        assertEquals(Effet.IMPOSSIBLE, monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, retard, touches));
        assertEquals(
                Effet.IMPOSSIBLE, monde.relances().cloreIncident(Monde.PRESTATAIRE, "fuite", "SANS_OBJET", touches));
        assertEquals(Effet.FAIT, monde.relances().cloreIncident(Monde.INSTRUCTEUR, "fuite", "SANS_OBJET", touches));
    }

    @Test
    void nulle_lettre_ne_va_nulle_part() {
        monde.deposer(monde.complet("D-1"));
        for (Adresse vide : List.of(new Adresse(" ", "92100", "Ville", null), new Adresse("2 rue X", "", "\t", null))) {
            assertEquals(Effet.IMPOSSIBLE, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), vide));
        }
    }

    @Test
    void qui_demenage_recoit_ses_lettres_et_garde_le_domicile_sur_lequel_il_est_juge() {
        Formulaire sansMail = Formulaire.de("D-1");
        sansMail.courriel = "";
        monde.deposer(sansMail);
        monde.instruire("D-1");
        demander();
        monde.expedier();
        revenu(monde.partis.get(0).cle());
        assertTrue(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIER));
        Adresse domicile = monde.essai.dossier("D-1").demandeur().adresse();
        Adresse neuve = new Adresse("3 rue Neuve", "75000", "Ailleurs", null);
        assertEquals(Effet.DEJA_FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), domicile));
        assertEquals(Effet.FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), neuve));
        assertEquals(Effet.DEJA_FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), neuve));
        assertFalse(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIER));
        assertEquals(domicile, monde.essai.dossier("D-1").demandeur().adresse());
        assertEquals(neuve, monde.essai.dossier("D-1").demandeur().adressePostale());
        monde.relances().changerContact(Monde.USAGER, Monde.numero("D-1"), "neuf@exemple.invalid", "");
        assertEquals(neuve, monde.essai.dossier("D-1").demandeur().adressePostale());
    }

    @Test
    void la_fiche_dit_la_seance_que_le_rang_les_places_et_les_credits_donnent() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 1);
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-1");
        monde.instruire("D-2");
        Programme programme = monde.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE);
        FicheDeSuivi fiche = monde.accueil()
                .suivre(Monde.PRESTATAIRE, Monde.numero("D-2"), programme)
                .orElseThrow();
        assertEquals("mai", Objects.requireNonNull(fiche.seance()).code());
        Affectation affectation = Objects.requireNonNull(fiche.affectation());
        assertEquals(Raison.SEANCE_PLEINE, affectation.raison());
        assertEquals(List.of(new PlusTot.PourSeance("avril", null, 1)), affectation.plusTot());
    }
}
