package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.Limitation.Derogation;
import fr.octroi.recours.Limitation.Motif;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Retrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Sort;
import fr.octroi.suivi.Balle;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RGPD art. 18 and 21: what is limited is kept, and nothing is begun with it. */
class LimitationTest {

    private static final NumeroDossier D1 = Monde.numero("D-1");

    private final Monde monde = new Monde();

    private GuichetDroits droits() {
        return monde.guichet().droits();
    }

    private Effet limiter(Motif motif) {
        return droits().limiter(Monde.INSTRUCTEUR, D1, motif, monde.jour());
    }

    /** The notice, its way to the person, the lifting. */
    private void lever(Motif motif, String raison) {
        assertEquals(Effet.FAIT, droits().annoncerLevee(Monde.INSTRUCTEUR, D1, motif, raison));
        assertEquals(Effet.IMPOSSIBLE, droits().lever(Monde.INSTRUCTEUR, D1, motif), "nobody was told yet");
        monde.expedier();
        assertEquals(Effet.FAIT, droits().lever(Monde.INSTRUCTEUR, D1, motif));
    }

    private void accordee() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
    }

    private Effet envisagerLeRetrait() {
        return monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        D1,
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        monde.revente(),
                        monde.jour().plusDays(15));
    }

    private List<String> partis() {
        return monde.partis.stream().map(Message::modele).toList();
    }

    @Test
    void l_acte_dit_le_jour_le_motif_et_qui_l_a_decide() {
        monde.deposer(monde.complet("D-1"));
        LocalDate demande = monde.jour();
        monde.plusTard(2);
        assertEquals(Effet.FAIT, droits().limiter(Monde.ASSEMBLEES, D1, Motif.EXACTITUDE, demande));
        assertEquals(Effet.DEJA_FAIT, droits().limiter(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, demande));
        List<Entree> entrees = monde.parcours("D-1").entrees();
        Entree derniere = entrees.get(entrees.size() - 1);
        assertEquals(Monde.ASSEMBLEES, derniere.auteur());
        assertEquals(monde.maintenant(), derniere.instant());
        assertEquals(new FaitDArchive.TraitementLimite(Motif.EXACTITUDE, demande, monde.jour()), derniere.fait());
        assertEquals(
                List.of(new Limitation(Motif.EXACTITUDE, demande, null, false, false)),
                monde.parcours("D-1").limitations());
    }

    @Test
    void une_demande_d_avant_le_depot_ou_de_demain_est_refusee() {
        monde.deposer(monde.complet("D-1"));
        LocalDate depot = monde.essai.dossier("D-1").depot();
        for (LocalDate jour : List.of(depot.minusDays(1), monde.jour().plusDays(1))) {
            assertEquals(Effet.IMPOSSIBLE, droits().limiter(Monde.INSTRUCTEUR, D1, Motif.ILLICEITE, jour));
        }
        assertEquals(
                Effet.INCONNU, droits().limiter(Monde.INSTRUCTEUR, Monde.numero("D-9"), Motif.ILLICEITE, monde.jour()));
    }

    @Test
    void rien_n_est_instruit_ni_ecrit_et_tout_reprend() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().accuser(Monde.PLATEFORME, D1, AccuseReception.ENREGISTREMENT);
        limiter(Motif.EXACTITUDE);
        assertThrows(IllegalStateException.class, () -> monde.guichet().instruire(Monde.INSTRUCTEUR, D1));
        assertEquals(Effet.IMPOSSIBLE, monde.relances().accuser(Monde.PLATEFORME, D1, AccuseReception.RECEPTION));
        assertEquals(0, monde.expedier(), "what waited goes on waiting");
        assertEquals(EtatDossier.DEPOSE, monde.etat("D-1"));

        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        assertEquals(List.of(ModeleDeLettre.LEVEE_DE_LIMITATION.name()), partis());
        assertEquals(1, monde.expedier());
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
    }

    @Test
    void ce_que_la_personne_envoie_est_garde() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        limiter(Motif.EXACTITUDE);
        assertEquals(
                Effet.FAIT,
                monde.guichet()
                        .completer(
                                Monde.USAGER,
                                D1,
                                monde.jour(),
                                List.of(monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-1")),
                                new TreeMap<>()));
        assertEquals(Effet.FAIT, monde.relances().changerContact(Monde.INSTRUCTEUR, D1, "la@exemple.invalid", ""));
        assertEquals(Effet.FAIT, monde.relances().opposer(Monde.USAGER, D1, Canal.SMS));
        assertEquals(Effet.FAIT, monde.relances().desister(Monde.USAGER, D1), "he may give up");
    }

    @Test
    void une_demande_dont_la_limitation_a_pris_le_temps_est_refaite_avec_un_autre_delai() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        monde.relances().demander(Monde.PRESTATAIRE, D1);
        monde.expedier();
        LocalDate limite = monde.parcours("D-1").demandeOuverte().orElseThrow().limite();
        limiter(Motif.EXACTITUDE);
        monde.le(limite.plusDays(5));
        assertEquals(Effet.IMPOSSIBLE, monde.relances().relancer(Monde.PLATEFORME, D1));
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");

        assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
        monde.expedier();
        assertEquals(
                List.of(
                        ModeleDeLettre.DEMANDE_COMPLEMENT.name(),
                        ModeleDeLettre.LEVEE_DE_LIMITATION.name(),
                        ModeleDeLettre.DEMANDE_COMPLEMENT.name()),
                partis(),
                "no refusal is proposed, and no reminder of a day that passed");
        assertEquals(
                monde.jour().plusDays(30),
                monde.parcours("D-1").demandeOuverte().orElseThrow().limite());
        assertEquals(Effet.DEJA_FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
    }

    @Test
    void un_rappel_qui_attendait_ne_dit_pas_un_delai_passe() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        monde.relances().demander(Monde.PRESTATAIRE, D1);
        monde.expedier();
        monde.plusTard(13);
        assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
        limiter(Motif.EXACTITUDE);
        monde.plusTard(40);
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        monde.expedier();
        assertEquals(
                List.of(ModeleDeLettre.DEMANDE_COMPLEMENT.name(), ModeleDeLettre.LEVEE_DE_LIMITATION.name()), partis());
    }

    @Test
    void le_silence_court_a_moins_qu_un_texte_ne_dise_le_contraire() {
        monde.deposer(monde.complet("D-1"));
        LocalDate avant = silence();
        limiter(Motif.EXACTITUDE);
        LocalDate depuis = monde.jour();
        monde.plusTard(12);
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        monde.plusTard(3);
        assertEquals(avant, silence(), "no text says that it stands still");
        assertEquals(
                List.of(new Suspension(depuis, depuis.plusDays(12), "règlement intérieur")),
                monde.parcours("D-1").suspensionsParLimitation("règlement intérieur", monde.jour()));
        assertThrows(
                ValeurInvalideException.class, () -> monde.parcours("D-1").suspensionsParLimitation(" ", monde.jour()));
    }

    /** A clock ran a day ahead and was put right: the dossier ended to be limited before it began. */
    @Test
    void une_horloge_remise_en_arriere_ne_rend_pas_le_silence_impossible() {
        monde.deposer(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        monde.plusTard(1);
        limiter(Motif.EXACTITUDE);
        monde.le(jour);
        droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT);
        assertEquals(
                List.of(new Suspension(jour.plusDays(1), jour.plusDays(1), "règlement intérieur")),
                monde.parcours("D-1").suspensionsParLimitation("règlement intérieur", jour));
    }

    private LocalDate silence() {
        return monde.accueil()
                .suivre(Monde.INSTRUCTEUR, D1)
                .orElseThrow()
                .silence()
                .date();
    }

    @Test
    void la_fiche_le_dit_et_la_balle_est_a_la_collectivite() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        monde.relances().demander(Monde.PRESTATAIRE, D1);
        limiter(Motif.OPPOSITION);
        FicheDeSuivi fiche = monde.accueil().suivre(Monde.INSTRUCTEUR, D1).orElseThrow();
        assertEquals(Motif.OPPOSITION, fiche.limitations().get(0).motif());
        assertEquals(Balle.COLLECTIVITE, fiche.balle());
        droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT);
        assertEquals(
                Set.of(Derogation.CONSENTEMENT),
                monde.accueil().suivre(Monde.INSTRUCTEUR, D1).orElseThrow().derogations());
    }

    @Test
    void un_dossier_limite_va_a_aucune_seance_et_garde_son_rang() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        limiter(Motif.ILLICEITE);
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 10);
        assertEquals(List.of(), monde.geler("avril").lignes());
        LocalDate rang = monde.parcours("D-1").rang().orElseThrow();
        monde.plusTard(3);
        lever(Motif.ILLICEITE, "DEMANDE_RETIREE");
        monde.ouvrirSeance("mai", monde.jour(), monde.jour(), 10);
        assertEquals(1, monde.geler("mai").lignes().size());
        assertEquals(rang, monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void ce_qui_est_limite_apres_le_gel_ne_peut_qu_etre_ajourne_ou_retire() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 10);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        limiter(Motif.EXACTITUDE);
        for (Issue issue : List.of(Issue.ACCORDE, Issue.REFUSE)) {
            Confrontation refusee = monde.deliberer(
                    "avril",
                    "B-1",
                    List.of(Monde.ligne(ligne, issue, issue == Issue.ACCORDE ? Montant.ofEuros(100) : null)));
            assertEquals(
                    List.of(new Discordance(Discordance.Code.TRAITEMENT_LIMITE, D1, null)),
                    refusee.selon(conforme -> List.of(), Confrontation.Discordante::discordances));
        }
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.AJOURNE, null)));
        assertEquals(EtatDossier.AJOURNE, monde.etat("D-1"));
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
    }

    @Test
    void rien_n_est_paye_et_l_accord_tient() {
        accordee();
        monde.plusTard(1);
        limiter(Motif.EXACTITUDE);
        Mandatement bloque = monde.liquider("bord-1", "D-1");
        assertTrue(bloque.bordereau().isEmpty());
        assertEquals(
                List.of(new Blocage(Blocage.Genre.PAIEMENT_ARRETE, "TRAITEMENT_LIMITE")),
                bloque.bloques().get(D1));
        assertEquals(Effet.IMPOSSIBLE, envisagerLeRetrait());
        lever(Motif.EXACTITUDE, "DONNEES_RECTIFIEES");
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isPresent());
    }

    @Test
    void avec_l_accord_de_la_personne_tout_va_son_cours_et_rien_n_est_efface() {
        monde.deposer(monde.complet("D-1"));
        assertEquals(Effet.IMPOSSIBLE, droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT));
        limiter(Motif.DROITS_EN_JUSTICE);
        assertEquals(Effet.FAIT, droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT));
        assertEquals(Effet.DEJA_FAIT, droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(Effet.FAIT, droits().finirDerogation(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT));
        assertEquals(Effet.DEJA_FAIT, droits().finirDerogation(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT));
        assertTrue(monde.parcours("D-1").estLimite(), "he changed his mind");
        monde.relances().desister(Monde.USAGER, D1);
        assertEquals(Effet.IMPOSSIBLE, monde.guichet().archives().effacer(Monde.INSTRUCTEUR, D1, "VISA-1"));
    }

    @Test
    @Tag("securite")
    void ce_qui_est_limite_n_est_jamais_efface_et_son_temps_court() {
        Monde tenu = new Monde(new Conservation(List.of(new Conservation.Regle(
                new TreeSet<>(Set.of(EtatDossier.DESISTE)),
                Conservation.Depart.DERNIER_FAIT,
                Period.ZERO,
                Period.ofMonths(1),
                "essai"))));
        tenu.deposer(tenu.complet("D-1"));
        tenu.relances().desister(Monde.USAGER, D1);
        tenu.plusTard(40);
        GuichetArchives archives = tenu.guichet().archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
        assertEquals(1, liste.lignes().size());
        GuichetDroits droits = tenu.guichet().droits();
        droits.limiter(Monde.INSTRUCTEUR, D1, Motif.DROITS_EN_JUSTICE, tenu.jour());
        assertEquals(
                CertificatDElimination.Issue.GELE,
                archives.eliminer(Monde.ASSEMBLEES, liste, new Elimination.Visa("V-1", liste.jour(), liste.empreinte()))
                        .issues()
                        .get(D1));
        assertEquals(
                Sort.Phase.GELE,
                archives.sort(Monde.INSTRUCTEUR, D1).orElseThrow().phase());
        assertEquals(List.of(), archives.proposer(Monde.ASSEMBLEES, "E-2").lignes());
        droits.prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.DROITS_EN_JUSTICE, "LITIGE_CLOS", tenu.jour());
        droits.lever(Monde.INSTRUCTEUR, D1, Motif.DROITS_EN_JUSTICE);
        assertEquals(1, archives.proposer(Monde.ASSEMBLEES, "E-3").lignes().size());
    }

    @Test
    void une_opposition_accueillie_arrete_tout_pour_de_bon_et_le_dossier_finit() {
        accordee();
        assertEquals(Effet.IMPOSSIBLE, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        limiter(Motif.OPPOSITION);
        assertEquals(Effet.FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        assertEquals(Effet.DEJA_FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        assertEquals(Montant.ZERO, monde.enveloppe().engages(), "what was engaged is free again");
        assertEquals(
                Effet.IMPOSSIBLE, droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.OPPOSITION, "MOTIFS_IMPERIEUX"));
        assertEquals(Effet.IMPOSSIBLE, droits().lever(Monde.INSTRUCTEUR, D1, Motif.OPPOSITION));
        assertEquals(Effet.IMPOSSIBLE, droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.INTERET_PUBLIC));
        assertTrue(monde.parcours("D-1").estLimite());
        assertEquals(
                Effet.FAIT,
                monde.guichet().archives().effacer(Monde.INSTRUCTEUR, D1, "VISA-1"),
                "it ends as others do (art. 17, 1, c)");
    }

    @Test
    void une_opposition_ecartee_se_leve_comme_une_limitation() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.OPPOSITION);
        lever(Motif.OPPOSITION, "OBLIGATION_LEGALE");
        assertFalse(monde.parcours("D-1").estLimite());
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
    }

    @Test
    void deux_limitations_se_levent_une_par_une() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        limiter(Motif.OPPOSITION);
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        assertTrue(monde.parcours("D-1").estLimite());
        lever(Motif.OPPOSITION, "MOTIFS_IMPERIEUX");
        assertFalse(monde.parcours("D-1").estLimite());
        assertEquals(Effet.DEJA_FAIT, droits().lever(Monde.INSTRUCTEUR, D1, Motif.OPPOSITION));
    }

    @Test
    void un_avis_qui_revient_ne_leve_rien_et_repart_sur_un_autre_canal() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES");
        assertEquals(
                Effet.DEJA_FAIT, droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES"));
        monde.expedier();
        assertEquals(
                Effet.DEJA_FAIT, droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES"));
        monde.relances().messageRevenu(Monde.PLATEFORME, D1, monde.partis.get(0).cle(), "BOITE_PLEINE");
        assertEquals(Effet.IMPOSSIBLE, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
        monde.expedier();
        assertEquals(
                List.of(ModeleDeLettre.LEVEE_DE_LIMITATION.name(), ModeleDeLettre.LEVEE_DE_LIMITATION.name()),
                partis());
        assertEquals(Effet.FAIT, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
    }

    /** Why it ends, what goes on and where to complain have no room in a text message (RGPD art. 18, 3). */
    @Test
    void un_avis_de_levee_ne_part_pas_par_sms_et_un_sms_ne_previent_personne() {
        Formulaire formulaire = monde.complet("D-1");
        formulaire.courriel = "";
        formulaire.telephone = "06 39 98 00 00";
        monde.deposer(formulaire);
        limiter(Motif.EXACTITUDE);
        DossierEnregistre avant = monde.essai.enregistre("D-1");
        monde.essai.dossiers.ecrire(new Ecriture(
                monde.maintenant(),
                Monde.INSTRUCTEUR,
                List.of(new Ecriture.Changement(
                        avant.dossier(),
                        avant.version(),
                        List.of(),
                        List.of(
                                new FaitDArchive.LeveeAnnoncee(Motif.EXACTITUDE, "DONNEES_EXACTES", null),
                                new FaitDeRelance.MessageConfie(
                                        "sms-1", ModeleDeLettre.LEVEE_DE_LIMITATION.name(), Canal.SMS),
                                new FaitDeRelance.MessageRemis("sms-1", Empreinte.deChamps("sms-1"), ""))))));
        assertEquals(Effet.IMPOSSIBLE, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        assertEquals(
                List.of(Canal.COURRIER),
                monde.partis.stream().map(Message::canal).toList());
    }

    @Test
    void qui_ne_peut_etre_joint_est_prevenu_autrement() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        LocalDate demain = monde.jour().plusDays(1);
        assertEquals(
                Effet.IMPOSSIBLE,
                droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES", demain));
        assertEquals(
                Effet.IMPOSSIBLE,
                droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.OPPOSITION, "DONNEES_EXACTES", monde.jour()));
        assertEquals(
                Effet.FAIT,
                droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES", monde.jour()));
        assertEquals(
                Effet.DEJA_FAIT,
                droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES", monde.jour()));
        assertEquals(Effet.FAIT, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
        assertThrows(
                ValeurInvalideException.class,
                () -> droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "parce que", monde.jour()));
    }

    @Test
    void un_accord_donne_pour_un_motif_ne_vaut_pas_pour_le_suivant() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        droits().deroger(Monde.INSTRUCTEUR, D1, Derogation.CONSENTEMENT);
        assertFalse(monde.parcours("D-1").estLimite());
        limiter(Motif.OPPOSITION);
        assertTrue(monde.parcours("D-1").estLimite());
        assertThrows(IllegalStateException.class, () -> monde.guichet().instruire(Monde.INSTRUCTEUR, D1));
    }

    @Test
    void un_avis_de_levee_qui_n_a_plus_d_objet_est_abandonne_et_ne_ferme_aucun_canal() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES");
        droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES", monde.jour());
        assertEquals(Effet.FAIT, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
        monde.expedier();
        assertEquals(List.of(), partis());
        assertEquals(Set.of(), Set.copyOf(monde.parcours("D-1").canauxFermes()));

        limiter(Motif.OPPOSITION);
        droits().annoncerLevee(Monde.INSTRUCTEUR, D1, Motif.OPPOSITION, "MOTIFS_IMPERIEUX");
        assertEquals(Effet.FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        monde.expedier();
        assertEquals(List.of(), partis(), "what it said was not done");
    }

    @Test
    void un_avis_qui_revient_apres_la_levee_ne_repart_pas() {
        monde.deposer(monde.complet("D-1"));
        limiter(Motif.EXACTITUDE);
        lever(Motif.EXACTITUDE, "DONNEES_EXACTES");
        monde.relances().messageRevenu(Monde.PLATEFORME, D1, monde.partis.get(0).cle(), "BOITE_PLEINE");
        monde.expedier();
        assertEquals(List.of(ModeleDeLettre.LEVEE_DE_LIMITATION.name()), partis());
    }

    @Test
    void ce_qui_fut_vote_avant_la_limitation_s_ecrit() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 10);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.plusTard(3);
        limiter(Motif.EXACTITUDE);
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.ACCORDE, Montant.ofEuros(100))));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
    }

    @Test
    void une_opposition_accueillie_pendant_un_paiement_finit_le_dossier_quand_il_revient() {
        accordee();
        monde.plusTard(1);
        Bordereau parti = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        limiter(Motif.OPPOSITION);
        assertEquals(Effet.FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        assertEquals(EtatDossier.LIQUIDE, monde.etat("D-1"));
        assertEquals(Effet.DEJA_FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        monde.retour(parti, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertEquals(EtatDossier.PAIEMENT_REJETE, monde.etat("D-1"));
        assertEquals(Effet.FAIT, droits().accueillirOpposition(Monde.INSTRUCTEUR, D1));
        assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        assertEquals(Montant.ZERO, monde.enveloppe().engages());
    }

    @Test
    void une_lettre_dont_le_dernier_jour_a_passe_ne_part_plus_et_nul_n_est_retire_sans_avoir_ete_entendu() {
        accordee();
        monde.expedier();
        int partis = monde.partis.size();
        assertEquals(Effet.FAIT, envisagerLeRetrait());
        limiter(Motif.EXACTITUDE);
        monde.plusTard(20);
        droits().prevenirAutrement(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE, "DONNEES_EXACTES", monde.jour());
        assertEquals(Effet.FAIT, droits().lever(Monde.INSTRUCTEUR, D1, Motif.EXACTITUDE));
        monde.expedier();
        assertEquals(partis, monde.partis.size(), "its last day has passed");
        assertEquals(
                List.of(Retrait.Obstacle.PERSONNE_NON_PREVENUE),
                monde.recours().retirer(Monde.INSTRUCTEUR, D1, "RETRAIT-1"));
    }
}
