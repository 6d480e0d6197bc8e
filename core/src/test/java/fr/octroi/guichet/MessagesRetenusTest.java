package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import fr.octroi.relance.Reprises;
import fr.octroi.versement.Indu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages that the carrier does not take. */
class MessagesRetenusTest {

    private static final Duration PREMIERE = Reprises.PAR_DEFAUT.premiere();

    private final Monde monde = new Monde();

    /** The keys that were tried, in order. */
    private final List<String> essais = new ArrayList<>();

    private static RuntimeException panne(PortException.Nature nature) {
        return new PortException(nature, "the carrier does not answer", null);
    }

    /** Hands over, but for the messages that meet a failure. */
    private int expedier(Predicate<Message> touche, RuntimeException panne) {
        Messagerie porteur = (message, dossier, parcours) -> {
            essais.add(message.cle());
            if (touche.test(message)) {
                throw panne;
            }
            return monde.remettre(message, dossier, parcours);
        };
        return monde.relances().expedier(Monde.PLATEFORME, porteur);
    }

    private int enPanne() {
        return expedier(message -> true, panne(PortException.Nature.TEMPORAIRE));
    }

    private void accuser(String numero) {
        monde.deposer(monde.complet(numero));
        assertEquals(
                Effet.FAIT,
                monde.relances().accuser(Monde.PLATEFORME, Monde.numero(numero), AccuseReception.ENREGISTREMENT));
    }

    private List<MessageEnAttente> attentes() {
        return monde.essai.dossiers.attentes(10_000);
    }

    private MessageEnAttente seule() {
        assertEquals(1, attentes().size());
        return attentes().get(0);
    }

    private static Instant heure(MessageEnAttente attente) {
        return Objects.requireNonNull(attente.aPartirDe());
    }

    private List<String> motifsDeRetour(String numero) {
        return monde.essai.faits(numero).stream()
                .filter(FaitDeRelance.MessageRevenu.class::isInstance)
                .map(fait -> ((FaitDeRelance.MessageRevenu) fait).motif())
                .toList();
    }

    /** Leaves a text message in the outbox, as if this had been entrusted so, after what it follows from. */
    private void confierParSms(String modele, Fait... avantLui) {
        DossierEnregistre avant = monde.essai.enregistre("D-1");
        Message sms = new Message("sms-1", Monde.numero("D-1"), Canal.SMS, modele, monde.jour());
        List<Fait> faits = new ArrayList<>(List.of(avantLui));
        faits.add(new FaitDeRelance.MessageConfie(sms.cle(), sms.modele(), sms.canal()));
        monde.essai.dossiers.ecrire(new Ecriture(
                monde.maintenant(),
                Monde.PLATEFORME,
                List.of(new Ecriture.Changement(avant.dossier(), avant.version(), List.of(), faits)),
                List.of(sms),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    private List<String> motifsDAbandon(String numero) {
        return monde.essai.faits(numero).stream()
                .filter(FaitDeRelance.MessageAbandonne.class::isInstance)
                .map(fait -> ((FaitDeRelance.MessageAbandonne) fait).motif())
                .toList();
    }

    /** The carrier comes back, and the demand is made again on the channel that failed it. */
    @Test
    void une_demande_que_le_porteur_n_a_pu_prendre_se_refait_par_le_meme_canal() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1")));
        for (int tour = 0; !attentes().isEmpty() && tour < 200; tour++) {
            monde.a(seule().aPartirDe() == null ? monde.maintenant() : heure(seule()));
            enPanne();
        }
        assertTrue(monde.parcours("D-1").demandePerdue());
        assertEquals(Effet.FAIT, monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1")));
        assertEquals(Canal.COURRIEL, seule().message().canal());
        epuiser(seule().message());
        assertEquals(Canal.COURRIER, seule().message().canal(), "what failed the former one says nothing of this one");
    }

    /** Tries a message until it is given up. */
    private void epuiser(Message message) {
        while (attentes().stream().anyMatch(attente -> attente.message().equals(message))) {
            monde.a(seule().aPartirDe() == null ? monde.maintenant() : heure(seule()));
            enPanne();
        }
    }

    @Test
    void ce_qui_fut_essaye_avant_une_nouvelle_adresse_ne_dit_rien_d_elle() {
        accuser("D-1");
        epuiser(seule().message());
        assertEquals(Canal.COURRIER, seule().message().canal());
        assertEquals(
                Effet.FAIT,
                monde.relances().changerContact(Monde.USAGER, Monde.numero("D-1"), "neuve@exemple.invalid", ""));
        expedier(message -> true, panne(PortException.Nature.DEFINITIVE));
        assertEquals(Canal.COURRIEL, seule().message().canal());
    }

    /** As demands were entrusted before. */
    @Test
    void une_demande_qui_attend_de_partir_par_sms_repart_par_un_canal_qui_la_porte() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        confierParSms(
                ModeleDeLettre.DEMANDE_COMPLEMENT.name(),
                new FaitDeRelance.ComplementDemande(
                        DemandeDeComplement.of(monde.parcours("D-1").manques(), Delai.ofJours(30), monde.jour())));
        monde.expedier();
        monde.expedier();
        assertEquals(List.of("CANAL_FERME"), motifsDAbandon("D-1"));
        assertEquals(
                List.of(Canal.COURRIEL),
                monde.partis.stream().map(Message::canal).toList());
        assertTrue(monde.parcours("D-1").demandeAtteinte());
    }

    /** As notices were entrusted before. */
    @ParameterizedTest
    @ValueSource(strings = {"NOTIFICATION_OCTROI", "NOTIFICATION_RETRAIT", "ACCUSE_RECEPTION", "TRANSMISSION"})
    void un_acte_qui_attend_de_partir_par_sms_repart_par_un_canal_qui_le_porte(String modele) {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.expedier();
        monde.partis.clear();
        confierParSms(modele);
        monde.expedier();
        monde.expedier();
        assertEquals(List.of("CANAL_FERME"), motifsDAbandon("D-1"));
        assertEquals(
                List.of(Canal.COURRIEL),
                monde.partis.stream().map(Message::canal).toList());
    }

    @Test
    void une_lettre_de_contradictoire_qui_attend_de_partir_par_sms_aussi() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.expedier();
        monde.partis.clear();
        confierParSms(
                "CONTRADICTOIRE",
                new FaitDeRecours.ContradictoireOuvert(
                        MotifDeRetrait.FRAUDE,
                        List.of(new Grief(new Motif("REVENTE", "art. 6"), monde.jour())),
                        monde.jour(),
                        monde.jour().plusDays(15)));
        monde.expedier();
        monde.expedier();
        assertEquals(List.of("CANAL_FERME"), motifsDAbandon("D-1"));
        assertEquals(
                List.of(Canal.COURRIEL),
                monde.partis.stream().map(Message::canal).toList());
    }

    @Test
    void un_message_que_le_porteur_ne_prend_pas_est_retente_de_plus_en_plus_tard_avec_la_meme_cle() {
        accuser("D-1");
        int faits = monde.essai.faits("D-1").size();
        assertEquals(0, enPanne());
        assertEquals(1, seule().tentatives());
        assertEquals("REMISE_IMPOSSIBLE", seule().motif());
        assertEquals(monde.maintenant().plus(PREMIERE), heure(seule()));
        enPanne();
        assertEquals(1, essais.size(), "it is not its time yet");

        monde.a(heure(seule()));
        enPanne();
        assertEquals(2, seule().tentatives());
        assertEquals(monde.maintenant().plus(PREMIERE.multipliedBy(2)), heure(seule()), "twice as long");
        assertEquals(faits, monde.essai.faits("D-1").size(), "nothing happened to the dossier yet");

        monde.a(heure(seule()));
        assertEquals(1, monde.expedier());
        assertEquals(List.of(), attentes());
        assertEquals(List.of(essais.get(0), essais.get(0)), essais);
        assertEquals(essais.get(0), monde.partis.get(0).cle());
        assertEquals(List.of(), motifsDeRetour("D-1"));
    }

    @Test
    void apres_la_derniere_tentative_le_journal_dit_pourquoi_et_le_canal_suivant_prend_le_relais() {
        accuser("D-1");
        Instant debut = monde.maintenant();
        Message premier = seule().message();
        assertEquals(Canal.COURRIEL, premier.canal());
        int tours = 0;
        while (seule().message().equals(premier)) {
            assertEquals(tours, seule().tentatives());
            monde.a(seule().aPartirDe() == null ? debut : heure(seule()));
            expedier(message -> message.canal() == Canal.COURRIEL, panne(PortException.Nature.TEMPORAIRE));
            tours++;
        }
        assertEquals(tours, essais.size(), "one try each time");
        assertTrue(tours > 10 && tours < 50, () -> "tried " + essais.size() + " times");
        assertTrue(Duration.between(debut, monde.maintenant()).compareTo(Duration.ofDays(5)) <= 0);
        assertEquals(List.of("TENTATIVES_EPUISEES"), motifsDAbandon("D-1"));
        assertEquals(List.of(), motifsDeRetour("D-1"), "nothing is known of his address");
        assertEquals(Set.of(), monde.parcours("D-1").canauxFermes());
        assertEquals(Canal.COURRIER, seule().message().canal());
        assertEquals(0, seule().tentatives(), "another message, with a count of its own");
        assertEquals(1, monde.expedier());
        assertEquals(List.of(), attentes());
    }

    @Test
    void un_message_qui_ne_part_par_aucun_canal_finit_en_alerte_et_en_incident() {
        accuser("D-1");
        for (int tour = 0; !attentes().isEmpty() && tour < 200; tour++) {
            monde.a(seule().aPartirDe() == null ? monde.maintenant() : heure(seule()));
            enPanne();
        }
        assertEquals(List.of(), attentes(), "nothing stays stuck");
        assertEquals(
                List.of("TENTATIVES_EPUISEES", "TENTATIVES_EPUISEES"), motifsDAbandon("D-1"), "one for each channel");
        assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
        assertEquals(Set.of(), monde.parcours("D-1").canauxFermes());
        assertEquals(
                List.of(Incident.Genre.ENVOI_REVENU),
                monde.parcours("D-1").incidents().stream().map(Incident::genre).toList());
    }

    @Test
    void une_semaine_sans_machine_ne_prend_aucune_tentative_a_personne() {
        accuser("D-1");
        enPanne();
        for (int semaine = 0; semaine < 3; semaine++) {
            monde.a(monde.maintenant().plus(Duration.ofDays(7)));
            enPanne();
        }
        assertEquals(4, seule().tentatives());
        assertEquals(List.of(), motifsDeRetour("D-1"));
    }

    @Test
    void un_refus_definitif_passe_au_canal_suivant_sans_attendre() {
        accuser("D-1");
        expedier(message -> true, panne(PortException.Nature.DEFINITIVE));
        assertEquals(List.of("REMISE_REFUSEE"), motifsDeRetour("D-1"));
        assertEquals(Canal.COURRIER, seule().message().canal());
        assertEquals(0, seule().tentatives());
    }

    @Test
    void une_panne_du_porteur_n_arrete_pas_les_autres_messages() {
        accuser("D-1");
        accuser("D-2");
        accuser("D-3");
        IllegalStateException defaut = new IllegalStateException("a bug of the carrier");
        Predicate<Message> lesDeuxPremiers = message -> !message.dossier().equals(Monde.numero("D-3"));
        assertSame(defaut, assertThrows(IllegalStateException.class, () -> expedier(lesDeuxPremiers, defaut)));
        assertEquals(1, monde.partis.size(), "the last one left");
        assertEquals(
                List.of("ERREUR_DE_REMISE", "ERREUR_DE_REMISE"),
                attentes().stream().map(MessageEnAttente::motif).toList());
        assertEquals(0, monde.expedier(), "it is not their time yet");

        for (int tour = 0; motifsDAbandon("D-1").isEmpty() && tour < 100; tour++) {
            monde.a(heure(attentes().get(0)));
            assertThrows(IllegalStateException.class, () -> expedier(lesDeuxPremiers, defaut));
        }
        assertEquals(List.of("TENTATIVES_EPUISEES"), motifsDAbandon("D-1"), "a bug too comes to an end");
    }

    @Test
    void plusieurs_defauts_sont_tous_dits() {
        accuser("D-1");
        accuser("D-2");
        Messagerie porteur = (message, dossier, parcours) -> {
            throw new IllegalStateException(message.cle());
        };
        IllegalStateException dit =
                assertThrows(IllegalStateException.class, () -> monde.relances().expedier(Monde.PLATEFORME, porteur));
        assertEquals(attentes().get(0).message().cle(), dit.getMessage());
        assertEquals(attentes().get(1).message().cle(), dit.getSuppressed()[0].getMessage());
    }

    @Test
    void un_dossier_illisible_n_arrete_personne_et_se_voit_dans_les_attentes() {
        accuser("D-1");
        accuser("D-2");
        monde.essai.illisibles.add(Monde.numero("D-1"));
        assertEquals(1, monde.expedier());
        assertEquals("DOSSIER_INACCESSIBLE", seule().motif());
        assertEquals(0, monde.expedier());
        for (int tour = 1; tour < 60; tour++) {
            assertEquals(tour, seule().tentatives(), "it goes on waiting, in sight");
            assertFalse(heure(seule()).isAfter(monde.maintenant().plus(Reprises.PAR_DEFAUT.plafond())));
            monde.a(heure(seule()));
            monde.expedier();
        }
        monde.essai.illisibles.clear();
        monde.a(heure(seule()));
        assertEquals(1, monde.expedier(), "somebody acted");
    }

    @Test
    void une_aide_qui_quitte_le_catalogue_retient_ses_messages_et_n_arrete_aucun_lot() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1")));
        Guichet sansElle = monde.essai.tenir(Essai.reglement("autre-aide", "art. 3"));

        assertEquals(0, sansElle.relances().expedier(Monde.PLATEFORME, monde));
        assertEquals("DOSSIER_INACCESSIBLE", seule().motif());
        assertEquals(1, seule().tentatives());
        assertEquals(Map.of(Effet.IMPOSSIBLE, 1), sansElle.relances().relancerTous(Monde.PLATEFORME));

        monde.a(heure(seule()));
        assertEquals(1, monde.expedier(), "it is back in the catalogue");
    }

    @Test
    void une_histoire_impossible_n_arrete_ni_les_envois_ni_la_liste_des_archives() {
        accuser("D-1");
        accuser("D-2");
        DossierEnregistre present =
                monde.essai.dossiers.trouver(Monde.numero("D-1")).orElseThrow();
        monde.essai.dossiers.ecrire(new Ecriture(
                monde.maintenant(),
                Monde.PLATEFORME,
                List.of(new Ecriture.Changement(
                        present.dossier().avecEtat(EtatDossier.DESISTE),
                        present.version(),
                        List.of(),
                        List.of(
                                new FaitDePaiement.InduConstate(
                                        "I1", "V1", Montant.ofEuros(200), "REVENTE", "art. 9", monde.jour()),
                                new FaitDePaiement.InduSuivi("I1", Indu.Etat.CONSTATE))))));
        assertEquals(1, monde.expedier());
        assertEquals("DOSSIER_INACCESSIBLE", seule().motif());
        assertEquals(
                List.of(),
                monde.guichet().archives().proposer(Monde.ASSEMBLEES, "LISTE-1").lignes());
    }

    @Test
    void un_depart_qui_ne_peut_s_ecrire_n_est_pas_une_tentative_et_repart_avec_la_meme_cle() {
        accuser("D-1");
        monde.essai.ecrituresAvantPanne = 0;
        assertEquals(0, monde.expedier());
        assertEquals(0, seule().tentatives());
        monde.essai.ecrituresAvantPanne = Integer.MAX_VALUE;
        assertEquals(1, monde.expedier());
        assertEquals(monde.partis.get(0), monde.partis.get(1), "at least once, with one key");
        List<Fait> remis = monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.MessageRemis.class::isInstance)
                .toList();
        assertEquals(1, remis.size());
    }
}
