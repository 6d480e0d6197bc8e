package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.suivi.Cadence;
import fr.octroi.suivi.Prevision;
import fr.octroi.versement.Blocage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that do not go as they were planned: too few members, another day, several acts. */
class SeancesTest {

    private final Monde monde = new Monde();

    /** Each act has its own receipt: what was not sent to the préfecture is paid to nobody. */
    @Test
    void chaque_acte_d_une_seance_est_recu_a_son_jour() {
        for (String numero : List.of("D-1", "D-2")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        OrdreDuJour ordre = monde.geler("avril");
        OrdreDuJour.Ligne aPart = ordre.lignes().get(1);
        assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(
                                Monde.commePropose(ordre.lignes().get(0)),
                                new LigneDeliberee(
                                        aPart.numero(),
                                        Issue.ACCORDE,
                                        aPart.propose(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        "B-2"))));
        GuichetSeances seances = monde.seances();
        assertEquals(
                transmission(Effet.IMPOSSIBLE),
                seances.transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour()),
                "which?");
        assertEquals(
                transmission(Effet.IMPOSSIBLE),
                seances.transmettreActe(Monde.ASSEMBLEES, "avril", "B-3", monde.jour()));
        assertEquals(transmission(Effet.FAIT), seances.transmettreActe(Monde.ASSEMBLEES, "avril", "B-2", monde.jour()));
        assertEquals(
                transmission(Effet.DEJA_FAIT), seances.transmettreActe(Monde.ASSEMBLEES, "avril", "B-2", monde.jour()));
        List.of("D-1", "D-2").forEach(numero -> seances.notifier(Monde.ASSEMBLEES, Monde.numero(numero), monde.jour()));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-2"));
    }

    /** Without a quorum the Bureau is convened again, and nobody loses his place: CGCT L2121-17. */
    @Test
    void une_seance_sans_quorum_est_convoquee_a_nouveau_avec_son_ordre_du_jour() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        LocalDate jour = monde.jour();
        LocalDate premier = jour.plusDays(6);
        monde.ouvrirSeance("avril", premier, jour, 5);
        Convocation premiere = Convocation.ordinaire(jour, premier, Convocation.Note.JOINTE, Convocation.Delais.CGCT);
        assertEquals(Effet.IMPOSSIBLE, convoquer(premiere), "without an agenda");
        OrdreDuJour ordre = monde.geler("avril");
        Montant reserve = monde.enveloppe().reserves();
        assertEquals(Effet.FAIT, convoquer(premiere));
        assertEquals(Effet.DEJA_FAIT, convoquer(premiere));
        Convocation seconde = Convocation.seconde(premier, premier.plusDays(3), premier, Convocation.Delais.CGCT);
        assertEquals(Effet.IMPOSSIBLE, convoquer(seconde), "before it was known that they would be too few");
        monde.le(premier);
        List<LigneDeliberee> lignes =
                ordre.lignes().stream().map(Monde::commePropose).toList();
        assertInstanceOf(Confrontation.Discordante.class, seul(lignes));
        assertEquals(Effet.FAIT, convoquer(seconde));
        assertEquals(reserve, monde.enveloppe().reserves());
        monde.plusTard(3);
        assertInstanceOf(Confrontation.Conforme.class, seul(lignes));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(Effet.DEJA_FAIT, convoquer(premiere));
    }

    private Effet convoquer(Convocation convocation) {
        return monde.seances().convoquer(Monde.ASSEMBLEES, "avril", convocation);
    }

    private Confrontation seul(List<LigneDeliberee> lignes) {
        return monde.seances()
                .deliberer(
                        Monde.ASSEMBLEES,
                        new Deliberation(new Acte("B-1", "avril", monde.jour()), List.of("maire-1"), lignes),
                        Monde.BUREAU,
                        RegleQuorum.MAJORITE);
    }

    /** The register has one number for each act, and grows: CGCT R2121-9. */
    @Test
    void un_numero_d_acte_deja_pris_arrete_le_proces_verbal() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.plusTard(10);
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-2");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        List<LigneDeliberee> lignes =
                monde.geler("avril").lignes().stream().map(Monde::commePropose).toList();
        assertEquals(
                new Confrontation.Discordante(List.of(new Discordance(Discordance.Code.NUMERO_HORS_ORDRE, null, null))),
                monde.deliberer("avril", "B-" + monde.jour().minusDays(10), lignes));
        assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-2"));
    }

    /** Neither dossiers nor envelopes are shared: only the register of numbers is. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void de_deux_proces_verbaux_pris_au_meme_moment_un_seul_prend_un_numero(boolean premierDAbord) {
        String un = premierDAbord ? "avril-a" : "avril-b";
        String autre = premierDAbord ? "avril-b" : "avril-a";
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of("autre", 2026, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000)));
        List<LigneDeliberee> lignes = inscrire("D-1", un, Monde.ENVELOPPE);
        List<LigneDeliberee> lignesDeLAutre = inscrire("D-2", autre, "autre");
        monde.essai.avantEcriture =
                () -> assertInstanceOf(Confrontation.Conforme.class, monde.deliberer(autre, "B-1", lignesDeLAutre));
        assertThrows(ConflitDeVersionException.class, () -> monde.deliberer(un, "B-1", lignes));
        assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-1"));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-2"));
        assertEquals(
                new Confrontation.Discordante(List.of(new Discordance(Discordance.Code.NUMERO_HORS_ORDRE, null, null))),
                monde.deliberer(un, "B-1", lignes));
        assertInstanceOf(Confrontation.Conforme.class, monde.deliberer(un, "B-2", lignes));
    }

    /** His credits are read after his dossiers: what was set aside for them has been engaged in between. */
    @Test
    void le_meme_proces_verbal_pris_avant_que_les_credits_soient_lus_est_un_conflit() {
        List<LigneDeliberee> lignes = inscrire("D-1", "avril", Monde.ENVELOPPE);
        monde.essai.avantLesCredits =
                () -> assertInstanceOf(Confrontation.Conforme.class, monde.deliberer("avril", "B-1", lignes));
        assertThrows(ConflitDeVersionException.class, () -> monde.deliberer("avril", "B-1", lignes));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(Montant.ofEuros(200), monde.enveloppe().engages());
        assertInstanceOf(Confrontation.Conforme.class, monde.deliberer("avril", "B-1", lignes), "it was taken once");
        assertEquals(Montant.ofEuros(200), monde.enveloppe().engages());
    }

    private List<LigneDeliberee> inscrire(String numero, String seance, String enveloppe) {
        monde.deposer(monde.complet(numero));
        monde.instruire(numero);
        monde.ouvrirSeance(seance, monde.jour(), monde.jour(), 5);
        return monde
                .seances()
                .geler(Monde.ASSEMBLEES, seance, Essai.AIDE, enveloppe, new TreeMap<>())
                .ordre()
                .lignes()
                .stream()
                .map(Monde::commePropose)
                .toList();
    }

    @Test
    void une_seance_est_reportee_avec_son_ordre_du_jour() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        LocalDate jour = monde.jour();
        monde.ouvrirSeance("avril", jour, jour, 5);
        OrdreDuJour ordre = monde.geler("avril");
        Montant reserve = monde.enveloppe().reserves();
        assertEquals(Effet.IMPOSSIBLE, monde.seances().reporterSeance(Monde.ASSEMBLEES, "avril", jour.minusDays(1)));
        assertEquals(Effet.FAIT, monde.seances().reporterSeance(Monde.ASSEMBLEES, "avril", jour.plusDays(4)));
        assertEquals(Effet.DEJA_FAIT, monde.seances().reporterSeance(Monde.ASSEMBLEES, "avril", jour.plusDays(4)));
        assertEquals(ordre, monde.geler("avril"), "the agenda stands");
        assertEquals(reserve, monde.enveloppe().reserves());
        assertEquals(
                jour.plusDays(4),
                monde.essai.dossiers.seance("avril").orElseThrow().valeur().jour());
        monde.plusTard(4);
        monde.deliberer(
                "avril", "B-1", ordre.lignes().stream().map(Monde::commePropose).toList());
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(Effet.IMPOSSIBLE, monde.seances().reporterSeance(Monde.ASSEMBLEES, "avril", jour.plusDays(9)));
    }

    /** The agenda goes with a session that is put off; what its year had set aside for it does not. */
    @Test
    void une_seance_reportee_apres_la_cloture_n_accorde_plus_rien_sur_ses_credits() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.le(LocalDate.of(2026, 12, 20));
        monde.ouvrirSeance("decembre", monde.jour(), monde.jour(), 5);
        OrdreDuJour.Ligne ligne = monde.geler("decembre").lignes().get(0);
        LocalDate janvier = LocalDate.of(2027, 1, 15);
        assertEquals(Effet.FAIT, monde.seances().reporterSeance(Monde.ASSEMBLEES, "decembre", janvier));
        monde.le(janvier);
        assertEquals(
                new Confrontation.Discordante(
                        List.of(new Discordance(Discordance.Code.CREDITS_CLOS, Monde.numero("D-1"), null))),
                monde.deliberer("decembre", "B-1", List.of(Monde.commePropose(ligne))));
        assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer("decembre", "B-1", List.of(Monde.ligne(ligne, Issue.RETIRE, null))));
        assertEquals(
                EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"), "it is proposed again, on the credits of the new year");
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
    }

    /** Whoever cannot be read is told, and costs nobody his session nor his payment. */
    @Test
    void un_dossier_que_le_magasin_ne_rend_plus_n_arrete_ni_seance_ni_bordereau_et_se_nomme() {
        for (String numero : List.of("D-1", "D-2", "D-3")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.essai.illisibles.add(Monde.numero("D-2"));
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        List<NumeroDossier> autres = List.of(Monde.numero("D-1"), Monde.numero("D-3"));

        Programme programme = monde.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE);
        assertEquals(
                autres,
                programme.candidats("avril").stream().map(Candidat::numero).toList());
        assertEquals(Set.of(Monde.numero("D-2")), programme.inaccessibles());
        List<Prevision> previsions = monde.seances()
                .prevoir(
                        Monde.ASSEMBLEES,
                        Essai.AIDE,
                        Monde.ENVELOPPE,
                        new Cadence(20, 240, Delai.ofJours(8), Delai.ofJours(30)));
        assertEquals(
                new Prevision(Monde.numero("D-2"), Prevision.Attente.REPARATION, null, null),
                previsions.get(previsions.size() - 1));
        OrdreGele gele = monde.seances().geler(Monde.ASSEMBLEES, "avril", Essai.AIDE, Monde.ENVELOPPE, new TreeMap<>());
        assertEquals(
                autres,
                gele.ordre().lignes().stream().map(OrdreDuJour.Ligne::numero).toList());
        assertEquals(Set.of(Monde.numero("D-2")), gele.inaccessibles());
        assertEquals(
                Map.of(
                        Monde.numero("D-1"),
                        List.of(new Blocage(Blocage.Genre.SANS_ACCORD, "")),
                        Monde.numero("D-2"),
                        List.of(new Blocage(Blocage.Genre.DOSSIER_INACCESSIBLE, ""))),
                monde.liquider("bord-1", "D-1", "D-2").bloques());

        monde.essai.illisibles.clear();
        monde.ouvrirSeance("mai", monde.jour(), monde.jour(), 5);
        assertEquals(1, monde.geler("mai").lignes().size(), "somebody mended it");
    }

    @Test
    void un_dossier_que_nul_reglement_ne_juge_plus_est_nomme_et_un_magasin_en_panne_arrete_tout() {
        monde.deposer(monde.complet("D-1"));
        Guichet sansElle = monde.essai.tenir(Essai.reglement("autre-aide", "art. 3"));
        assertEquals(
                Set.of(Monde.numero("D-1")),
                sansElle.seances()
                        .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                        .inaccessibles());
        assertEquals(
                Set.of(),
                sansElle.seances()
                        .programmer(Monde.ASSEMBLEES, "autre-aide", Monde.ENVELOPPE)
                        .inaccessibles());
        monde.essai.journauxEnPanne = true;
        assertThrows(
                PortException.class, () -> monde.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE));
    }

    /** A wrong master key, or a right that is missing: the session would sit on nothing, and could not be frozen again. */
    @Test
    void un_ordre_du_jour_vide_ne_se_gele_pas_quand_des_dossiers_ne_se_lisent_plus() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        monde.essai.illisibles.add(Monde.numero("D-1"));
        int ecritures = monde.essai.ecritures.size();
        IllegalStateException refus = assertThrows(IllegalStateException.class, () -> monde.geler("avril"));
        assertEquals("nothing to put on the agenda, and dossiers that cannot be read: D-1", refus.getMessage());
        assertEquals(ecritures, monde.essai.ecritures.size(), "nothing is written");
        monde.essai.illisibles.clear();
        assertEquals(1, monde.geler("avril").lignes().size());
        monde.ouvrirSeance("mai", monde.jour(), monde.jour(), 5);
        assertEquals(0, monde.geler("mai").lignes().size(), "nobody waits, and all that is known");
    }

    /** A wrong master key loses all of them at once: the message stays short, and whoever mends has the whole list. */
    @Test
    void un_gel_refuse_nomme_ses_dossiers_jusqu_a_dix() {
        SortedSet<NumeroDossier> tous = new TreeSet<>();
        for (int i = 10; i < 22; i++) {
            monde.deposer(monde.complet("D-" + i));
            tous.add(Monde.numero("D-" + i));
        }
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        monde.essai.illisibles.addAll(tous);
        IllegalStateException refus = assertThrows(IllegalStateException.class, () -> monde.geler("avril"));
        assertEquals(
                "nothing to put on the agenda, and dossiers that cannot be read: "
                        + "D-10, D-11, D-12, D-13, D-14, D-15, D-16, D-17, D-18, D-19 and 2 others",
                refus.getMessage());
    }

    @Test
    void un_dossier_dont_le_reglement_a_des_defauts_est_nomme_et_n_arrete_rien() {
        monde.deposer(monde.complet("D-1"));
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        GuichetSeances sansArticle = monde.essai.tenir(Essai.reglement(" ")).seances();
        assertEquals(
                Set.of(Monde.numero("D-1")),
                sansArticle
                        .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                        .inaccessibles());
        assertEquals(
                List.of(new Prevision(Monde.numero("D-1"), Prevision.Attente.REPARATION, null, null)),
                sansArticle.prevoir(
                        Monde.ASSEMBLEES,
                        Essai.AIDE,
                        Monde.ENVELOPPE,
                        new Cadence(20, 240, Delai.ofJours(8), Delai.ofJours(30))));
    }

    /** Whoever lost the answer of the freezing asks for it again. */
    @Test
    void un_ordre_du_jour_gele_se_redonne_quand_une_de_ses_lignes_ne_se_lit_plus() {
        for (String numero : List.of("D-1", "D-2")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        OrdreDuJour ordre = monde.geler("avril");
        monde.essai.illisibles.add(Monde.numero("D-2"));
        assertEquals(ordre, monde.geler("avril"));
        IllegalStateException autre = assertThrows(
                IllegalStateException.class,
                () -> monde.seances().geler(Monde.ASSEMBLEES, "avril", "autre-aide", Monde.ENVELOPPE, new TreeMap<>()));
        assertEquals("the agenda is frozen for another aid, that of dossiers: D-1", autre.getMessage());
    }

    /** What was voted on the others holds; minutes that come again decide the rest, on the credits that were kept for it. */
    @Test
    void un_dossier_illisible_n_arrete_pas_le_proces_verbal_et_reste_a_decider() {
        List<LigneDeliberee> lignes = geler("D-1", "D-2", "D-3");
        Montant reserve = monde.enveloppe().reserves();
        monde.essai.illisibles.add(Monde.numero("D-2"));
        Confrontation partielle = monde.deliberer("avril", "B-1", lignes);
        assertEquals(List.of("D-1", "D-3"), decides(partielle));
        assertEquals(Set.of(Monde.numero("D-2")), inaccessibles(partielle));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-3"));
        Montant sien = Objects.requireNonNull(lignes.get(1).montant());
        assertEquals(sien, monde.enveloppe().reserves(), "its credits are kept");
        assertEquals(reserve.moins(sien), monde.enveloppe().engages());
        int ecritures = monde.essai.ecritures.size();
        assertEquals(partielle, monde.deliberer("avril", "B-1", lignes), "the same, as long as nobody mends it");
        assertEquals(ecritures, monde.essai.ecritures.size());

        monde.essai.illisibles.clear();
        assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-2"));
        Confrontation entiere = monde.deliberer("avril", "B-1", lignes);
        assertEquals(List.of("D-1", "D-2", "D-3"), decides(entiere));
        assertEquals(Set.of(), inaccessibles(entiere));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-2"));
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
        assertEquals(reserve, monde.enveloppe().engages(), "once each");
        assertEquals(1, monde.parcours("D-1").decisions().size());
        assertEquals(entiere, monde.deliberer("avril", "B-1", lignes));
    }

    /** Only the line that nobody could compare can still be put right; what was decided stands. */
    @Test
    void la_ligne_d_un_dossier_repare_se_corrige_et_aucune_autre() {
        List<LigneDeliberee> lignes = geler("D-1", "D-2");
        monde.essai.illisibles.add(Monde.numero("D-2"));
        monde.deliberer("avril", "B-1", lignes);
        monde.essai.illisibles.clear();
        monde.relances().desister(Monde.USAGER, Monde.numero("D-2"));
        assertEquals(
                new Confrontation.Discordante(
                        List.of(new Discordance(Discordance.Code.DOSSIER_DESISTE, Monde.numero("D-2"), null))),
                monde.deliberer("avril", "B-1", lignes));
        LigneDeliberee autre =
                new LigneDeliberee(Monde.numero("D-1"), Issue.ACCORDE, Montant.ofEuros(1), List.of(), List.of());
        LigneDeliberee retiree = new LigneDeliberee(Monde.numero("D-2"), Issue.RETIRE, null, List.of(), List.of());
        assertEquals(
                new Confrontation.Discordante(List.of(new Discordance(Discordance.Code.SEANCE_DEJA_TENUE, null, null))),
                monde.deliberer("avril", "B-1", List.of(autre, retiree)));
        assertEquals(List.of("D-1", "D-2"), decides(monde.deliberer("avril", "B-1", List.of(lignes.get(0), retiree))));
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());
        assertEquals(lignes.get(0).montant(), monde.enveloppe().engages());
        assertEquals(EtatDossier.DESISTE, monde.etat("D-2"));
    }

    /** A wrong master key: nothing says that the session decided anything. */
    @Test
    void un_proces_verbal_dont_aucun_dossier_ne_se_lit_n_est_pas_pris_et_les_nomme_tous() {
        List<LigneDeliberee> lignes = geler("D-1", "D-2");
        monde.essai.illisibles.addAll(List.of(Monde.numero("D-1"), Monde.numero("D-2")));
        int ecritures = monde.essai.ecritures.size();
        assertEquals(
                new Confrontation.Discordante(List.of(
                        new Discordance(Discordance.Code.DOSSIER_INACCESSIBLE, Monde.numero("D-1"), null),
                        new Discordance(Discordance.Code.DOSSIER_INACCESSIBLE, Monde.numero("D-2"), null))),
                monde.deliberer("avril", "B-1", lignes));
        assertEquals(ecritures, monde.essai.ecritures.size());
        monde.essai.illisibles.clear();
        assertEquals(
                List.of(Discordance.Code.DOSSIER_INACCESSIBLE, Discordance.Code.DOSSIER_INACCESSIBLE),
                monde.essai
                        .tenir(Essai.reglement("autre-aide", "art. 3"))
                        .seances()
                        .deliberer(
                                Monde.ASSEMBLEES,
                                new Deliberation(
                                        new Acte("B-1", "avril", monde.jour()),
                                        List.of("maire-1", "maire-2", "maire-3"),
                                        lignes),
                                Monde.BUREAU,
                                RegleQuorum.MAJORITE)
                        .selon(
                                conforme -> List.of(),
                                discordante -> discordante.discordances().stream()
                                        .map(Discordance::code)
                                        .toList()),
                "no règlement judges them");
        assertEquals(List.of("D-1", "D-2"), decides(monde.deliberer("avril", "B-1", lignes)));
    }

    @Test
    void un_dossier_illisible_n_arrete_pas_la_transmission_de_l_acte() {
        List<LigneDeliberee> lignes = geler("D-1", "D-2");
        monde.deliberer("avril", "B-1", lignes);
        monde.essai.illisibles.add(Monde.numero("D-1"));
        assertEquals(
                transmission(Effet.FAIT, "D-1"),
                monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour()));
        assertEquals(
                transmission(Effet.DEJA_FAIT, "D-1"),
                monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour()));
        monde.essai.illisibles.clear();
        for (String numero : List.of("D-1", "D-2")) {
            monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero(numero), monde.jour());
        }
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-2"));
        assertEquals(
                transmission(Effet.FAIT), monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour()));
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
    }

    /** It was received once, whatever was mended since; what was voted on and is still to be decided is not forgotten. */
    @Test
    void la_reception_d_un_acte_nomme_ce_qui_reste_a_decider_et_n_a_qu_un_jour() {
        List<LigneDeliberee> lignes = geler("D-1", "D-2");
        monde.essai.illisibles.add(Monde.numero("D-2"));
        monde.deliberer("avril", "B-1", lignes);
        monde.essai.illisibles.clear();
        LocalDate recu = monde.jour();
        assertEquals(transmission(Effet.FAIT, "D-2"), monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", recu));
        monde.deliberer("avril", "B-1", lignes);
        monde.plusTard(1);
        assertEquals(
                transmission(Effet.IMPOSSIBLE),
                monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour()),
                "another day");
        assertEquals(transmission(Effet.FAIT), monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", recu));
        assertEquals(recu, monde.parcours("D-2").executoire().transmission());
    }

    private static TransmissionDActe transmission(Effet effet, String... inaccessibles) {
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        List.of(inaccessibles).forEach(numero -> numeros.add(Monde.numero(numero)));
        return new TransmissionDActe(effet, numeros);
    }

    /** Freezes the agenda of a session of today, and gives its minutes, as proposed. */
    private List<LigneDeliberee> geler(String... numeros) {
        for (String numero : numeros) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        return monde.geler("avril").lignes().stream().map(Monde::commePropose).toList();
    }

    private static List<String> decides(Confrontation confrontation) {
        return assertInstanceOf(Confrontation.Conforme.class, confrontation).decisions().stream()
                .map(decision -> decision.dossier().valeur())
                .toList();
    }

    private static Set<NumeroDossier> inaccessibles(Confrontation confrontation) {
        return assertInstanceOf(Confrontation.Conforme.class, confrontation).inaccessibles();
    }

    @Test
    void un_dossier_dont_la_cle_est_perdue_n_arrete_pas_le_bordereau() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-2");
        monde.accorder("D-1");
        monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero("D-2"), monde.jour());
        monde.essai.sansCle.add(Monde.numero("D-1"));
        Mandatement mandatement = monde.liquider("bord-1", "D-1", "D-2");
        assertEquals(
                Map.of(Monde.numero("D-1"), List.of(new Blocage(Blocage.Genre.DOSSIER_INACCESSIBLE, ""))),
                mandatement.bloques());
        assertEquals(
                List.of(Monde.numero("D-2")),
                mandatement.bordereau().orElseThrow().lignes().stream()
                        .map(ligne -> ligne.versement().dossier())
                        .toList());
    }

    @Test
    void une_seance_reportee_se_declare_a_nouveau_avec_sa_limite_deplacee() {
        LocalDate jour = monde.jour();
        SeanceBureau avant = SeanceBureau.ouverte("avril", jour.plusDays(9), jour.plusDays(4), 5);
        SeanceBureau apres = SeanceBureau.ouverte("avril", jour.plusDays(11), jour.plusDays(6), 5);
        GuichetSeances seances = monde.seances();
        assertEquals(Effet.FAIT, seances.ouvrirSeance(Monde.ASSEMBLEES, avant));
        assertEquals(Effet.FAIT, seances.reporterSeance(Monde.ASSEMBLEES, "avril", jour.plusDays(11)));
        assertEquals(Effet.DEJA_FAIT, seances.ouvrirSeance(Monde.ASSEMBLEES, apres));
        assertEquals(Effet.IMPOSSIBLE, seances.ouvrirSeance(Monde.ASSEMBLEES, avant));
    }

    /** The time to appeal runs from the first: a second day, typed or fed by mistake, is not told as recorded. */
    @Test
    void un_autre_jour_de_notification_ou_de_reception_n_est_pas_dit_enregistre() {
        Monde monde = new Monde();
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        LocalDate notifie = monde.jour();
        String seance = "s-" + notifie;
        monde.plusTard(5);
        assertEquals(Effet.DEJA_FAIT, monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero("D-1"), notifie));
        assertEquals(Effet.IMPOSSIBLE, monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero("D-1"), monde.jour()));
        assertEquals(
                Effet.DEJA_FAIT,
                monde.seances()
                        .transmettreActe(Monde.ASSEMBLEES, seance, notifie)
                        .effet());
        assertEquals(
                Effet.IMPOSSIBLE,
                monde.seances()
                        .transmettreActe(Monde.ASSEMBLEES, seance, monde.jour())
                        .effet());
        assertEquals(notifie, monde.parcours("D-1").executoire().notification());
        assertEquals(notifie, monde.parcours("D-1").executoire().transmission());
    }
}
