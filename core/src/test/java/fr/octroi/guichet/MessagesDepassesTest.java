package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Message;
import fr.octroi.port.PortException;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happened since a message was entrusted, or since it left, is seen before it leaves, or leaves again. */
class MessagesDepassesTest {

    private static final NumeroDossier D1 = Monde.numero("D-1");

    private final Monde monde = new Monde();

    private void instruite(Formulaire formulaire) {
        monde.deposer(formulaire);
        monde.instruire("D-1");
    }

    /** The Bureau says this of the only dossier of its agenda, today; what it says waits to be told. */
    private void decider(Issue issue) {
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.deliberer(
                "avril", "B-1", List.of(Monde.ligne(ligne, issue, issue == Issue.ACCORDE ? ligne.propose() : null)));
    }

    private List<String> modeles() {
        return monde.partis.stream().map(Message::modele).toList();
    }

    private String cle(String modele) {
        return monde.partis.stream()
                .filter(message -> message.modele().equals(modele))
                .map(Message::cle)
                .findFirst()
                .orElseThrow();
    }

    private Effet revenu(ModeleDeLettre modele) {
        return monde.relances().messageRevenu(Monde.PLATEFORME, D1, cle(modele.name()), "BOITE_PLEINE");
    }

    private List<String> abandons() {
        return monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.MessageAbandonne.class::isInstance)
                .map(fait -> ((FaitDeRelance.MessageAbandonne) fait).motif())
                .toList();
    }

    private boolean estSignale() {
        return monde.parcours("D-1").incidents().stream().anyMatch(Incident::estOuvert);
    }

    @Test
    void un_refus_repris_avant_que_son_avis_ne_parte_ne_se_dit_pas() {
        instruite(monde.complet("D-1"));
        decider(Issue.REFUSE);
        monde.recours().rouvrir(Monde.INSTRUCTEUR, D1, "RECOURS_ACCUEILLI");
        assertEquals(0, monde.expedier());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertFalse(estSignale(), "there is nobody to be told anything");
    }

    @Test
    void l_avis_d_un_refus_repris_depuis_ne_repart_pas_quand_il_revient() {
        instruite(monde.complet("D-1"));
        decider(Issue.REFUSE);
        assertEquals(1, monde.expedier());
        monde.recours().rouvrir(Monde.INSTRUCTEUR, D1, "RECOURS_ACCUEILLI");
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.NOTIFICATION_REFUS));
        assertEquals(0, monde.expedier());
        assertEquals(List.of(ModeleDeLettre.NOTIFICATION_REFUS.name()), modeles());
        assertFalse(estSignale());
    }

    @Test
    void l_avis_d_un_octroi_abandonne_depuis_ne_part_pas() {
        instruite(monde.complet("D-1"));
        decider(Issue.ACCORDE);
        monde.relances().desister(Monde.INSTRUCTEUR, D1);
        monde.expedier();
        assertFalse(modeles().contains(ModeleDeLettre.NOTIFICATION_OCTROI.name()));
        assertTrue(abandons().contains("SANS_OBJET"));
    }

    /** Paid since, a grant is still what it was: its notice goes on by the next channel. */
    @Test
    void l_avis_d_un_octroi_paye_repart() {
        instruite(monde.complet("D-1"));
        monde.accorder("D-1");
        monde.expedier();
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.NOTIFICATION_OCTROI));
        assertEquals(1, monde.expedier());
    }

    @Test
    void un_compte_donne_depuis_ne_se_redemande_pas() {
        instruite(monde.complet("D-1"));
        monde.accorder("D-1");
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        monde.expedier();
        assertTrue(modeles().contains(ModeleDeLettre.DEMANDE_RIB.name()));
        int partis = monde.partis.size();
        monde.paiements().changerCompte(Monde.INSTRUCTEUR, D1, Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.DEMANDE_RIB));
        assertEquals(0, monde.expedier());
        assertEquals(partis, monde.partis.size());
        assertFalse(estSignale());
    }

    /** His only channel closed between the hearing and the act: it stands, and somebody must bring it to him. */
    @Test
    void un_retrait_que_nul_canal_ne_porte_appelle_quelqu_un() {
        accordeeParCourrierSeul();
        monde.contradictoire(monde.revente());
        monde.expedier();
        monde.plusTard(16);
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.NOTIFICATION_OCTROI));
        cloreLIncident();
        assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, D1, "B-9"));
        assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
        assertEquals(0, monde.expedier());
        assertTrue(estSignale());
    }

    private void accordeeParCourrierSeul() {
        Formulaire formulaire = monde.complet("D-1");
        formulaire.courriel = "";
        instruite(formulaire);
        monde.accorder("D-1");
    }

    private void cloreLIncident() {
        monde.relances()
                .cloreIncident(
                        Monde.INSTRUCTEUR,
                        monde.parcours("D-1").incidents().get(0).reference(),
                        "ADRESSE_TROUVEE",
                        List.of(D1));
        assertFalse(estSignale());
    }

    /** Nobody would ask him, and the dossier would say that it waits for him. */
    @Test
    void un_compte_que_nul_canal_ne_permet_de_demander_appelle_quelqu_un() {
        accordeeParCourrierSeul();
        monde.expedier();
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.NOTIFICATION_OCTROI));
        cloreLIncident();
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertEquals(EtatDossier.PAIEMENT_REJETE, monde.etat("D-1"));
        assertEquals(0, monde.expedier());
        assertTrue(estSignale());
    }

    /** It is entrusted once, by the minutes: if somebody was wrong about the death, or heirs go on, somebody must tell them. */
    @Test
    void une_decision_qu_un_deces_empeche_de_dire_appelle_quelqu_un() {
        instruite(monde.complet("D-1"));
        decider(Issue.REFUSE);
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, D1, Capacite.DECES);
        assertEquals(0, monde.expedier());
        assertEquals(List.of("DESTINATAIRE_DECEDE"), abandons());
        assertTrue(estSignale());
    }

    /** Entrusted on the last evening, after the hours at which people are reminded, it would name a day that has passed. */
    @Test
    void un_rappel_ne_part_pas_apres_le_jour_qu_il_rappelle() {
        instruite(Formulaire.de("D-1"));
        monde.relances().demander(Monde.PRESTATAIRE, D1);
        monde.expedier();
        LocalDate limite = monde.parcours("D-1").demandeOuverte().orElseThrow().limite();
        monde.a(limite, LocalTime.of(19, 55));
        assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
        monde.a(limite, LocalTime.of(20, 30));
        assertEquals(0, monde.expedier());
        monde.a(limite.plusDays(1), LocalTime.of(10, 0));
        assertEquals(0, monde.expedier());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertEquals(List.of(ModeleDeLettre.DEMANDE_COMPLEMENT.name()), modeles());
    }

    @Test
    void un_rappel_part_encore_le_jour_qu_il_rappelle() {
        instruite(Formulaire.de("D-1"));
        monde.relances().demander(Monde.PRESTATAIRE, D1);
        monde.expedier();
        monde.le(monde.parcours("D-1").demandeOuverte().orElseThrow().limite());
        assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
        assertEquals(1, monde.expedier());
    }

    private Effet demander() {
        return monde.relances().demander(Monde.PRESTATAIRE, D1);
    }

    private List<Canal> canaux() {
        return monde.partis.stream().map(Message::canal).toList();
    }

    /** The carrier took it, and the process died before it was written down: what came back had left. */
    @Test
    void un_retour_qui_arrive_avant_que_le_depart_soit_ecrit_est_entendu() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.essai.ecrituresAvantPanne = 0;
        monde.expedier();
        monde.essai.ecrituresAvantPanne = Integer.MAX_VALUE;
        assertEquals(Effet.FAIT, revenu(ModeleDeLettre.DEMANDE_COMPLEMENT));
        assertEquals(Effet.DEJA_FAIT, revenu(ModeleDeLettre.DEMANDE_COMPLEMENT));
        assertEquals(Set.of(Canal.COURRIEL), monde.parcours("D-1").canauxFermes());
        assertFalse(monde.parcours("D-1").demandeAtteinte());
        assertEquals(1, monde.expedier());
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(List.of(), monde.essai.dossiers.attentes(10));
    }

    @Test
    void ce_qui_fut_abandonne_ne_revient_pas() {
        instruite(Formulaire.de("D-1"));
        demander();
        String cle = monde.essai.dossiers.attentes(10).get(0).message().cle();
        monde.relances().desister(Monde.USAGER, D1);
        monde.expedier();
        assertEquals(Effet.IMPOSSIBLE, monde.relances().messageRevenu(Monde.PLATEFORME, D1, cle, "BOITE_PLEINE"));
    }

    /** A file comes that is no good, and the demand is made again. */
    private void redemander() {
        monde.recevoirUneFactureIllisible("D-1");
        assertEquals(Effet.FAIT, demander());
    }

    private Effet revenu(int rang) {
        return monde.relances()
                .messageRevenu(Monde.PLATEFORME, D1, monde.partis.get(rang).cle(), "BOITE_PLEINE");
    }

    /** The carrier is away while a demand is made, and made again. */
    @Test
    void une_demande_qui_attend_laisse_la_place_a_celle_qui_la_suit() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.plusTard(1);
        redemander();
        assertEquals(1, monde.expedier());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertTrue(monde.parcours("D-1").demandeAtteinte());
    }

    /** It leaves on another day than the one in whose place it stands was given up. */
    @Test
    void la_demande_qui_suit_est_datee_du_jour_ou_elle_part_et_atteint_la_personne() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.plusTard(1);
        redemander();
        monde.relances().expedier(Monde.PLATEFORME, (message, dossier, parcours) -> {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the carrier does not answer", null);
        });
        monde.plusTard(1);
        assertEquals(1, monde.expedier());
        assertTrue(monde.parcours("D-1").demandeAtteinte());
        assertFalse(monde.parcours("D-1").demandePerdue());
        assertEquals(
                monde.jour(),
                monde.parcours("D-1").demandeOuverte().orElseThrow().jour());
    }

    @Test
    void deux_lettres_de_demande_qui_reviennent_n_en_font_qu_une_autre() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.expedier();
        monde.plusTard(1);
        redemander();
        monde.expedier();
        monde.plusTard(1);
        assertEquals(Effet.FAIT, revenu(0));
        monde.expedier();
        monde.plusTard(1);
        assertEquals(Effet.FAIT, revenu(1));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIEL, Canal.COURRIER), canaux());
        assertTrue(monde.parcours("D-1").demandeAtteinte());
    }

    /** No letter reaches him; the demand went to an address with a slip in it, which he put right. */
    @Test
    void ce_qui_revient_d_une_ancienne_adresse_repart_a_la_nouvelle() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.expedier();
        revenu(0);
        monde.expedier();
        monde.relances().changerContact(Monde.USAGER, D1, "deux@exemple.invalid", "");
        revenu(1);
        monde.expedier();
        monde.relances().changerContact(Monde.USAGER, D1, "trois@exemple.invalid", "");
        assertEquals(Set.of(Canal.COURRIER), monde.parcours("D-1").canauxFermes());
        assertEquals(Effet.FAIT, revenu(2));
        assertEquals(1, monde.expedier());
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER, Canal.COURRIEL, Canal.COURRIEL), canaux());
        assertFalse(estSignale());
    }

    /** A message that waited when the address changed was handed over to the new one. */
    @Test
    void ce_qui_revient_de_la_nouvelle_adresse_la_ferme() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.relances().changerContact(Monde.USAGER, D1, "deux@exemple.invalid", "");
        monde.expedier();
        assertEquals(Effet.FAIT, revenu(0));
        assertEquals(Set.of(Canal.COURRIEL), monde.parcours("D-1").canauxFermes());
        assertEquals(1, monde.expedier());
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
    }

    private void demanderParLettre() {
        Formulaire formulaire = Formulaire.de("D-1");
        formulaire.courriel = "";
        instruite(formulaire);
        demander();
        monde.expedier();
    }

    @Test
    void une_lettre_qui_revient_d_une_ancienne_maison_repart_a_la_nouvelle() {
        demanderParLettre();
        monde.relances()
                .changerAdresse(Monde.USAGER, D1, new Adresse("3 rue Neuve", "92100", "Boulogne-Billancourt", ""));
        assertEquals(Effet.FAIT, revenu(0));
        assertEquals(1, monde.expedier());
        assertEquals(List.of(Canal.COURRIER, Canal.COURRIER), canaux());
        assertFalse(estSignale());
    }

    /** The telephone says nothing of where letters go. */
    @Test
    void une_lettre_qui_revient_apres_un_nouveau_courriel_ne_repart_pas_par_lettre() {
        demanderParLettre();
        monde.relances().changerContact(Monde.USAGER, D1, "neuf@exemple.invalid", "");
        assertEquals(Effet.FAIT, revenu(0));
        assertEquals(1, monde.expedier());
        assertEquals(List.of(Canal.COURRIER, Canal.COURRIEL), canaux());
    }

    /** A first demand comes back late: a second one reached him, and it is that one he did not answer. */
    @Test
    void une_carence_ne_tombe_que_si_sa_propre_demande_revient() {
        instruite(Formulaire.de("D-1"));
        demander();
        monde.expedier();
        monde.plusTard(1);
        redemander();
        monde.expedier();
        monde.le(monde.parcours("D-1").demandeOuverte().orElseThrow().limite().plusDays(1));
        assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, D1));
        assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
        assertEquals(Effet.FAIT, revenu(0));
        assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
        assertTrue(monde.parcours("D-1").carence().isPresent());
        assertEquals(Effet.FAIT, revenu(1));
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
    }
}
