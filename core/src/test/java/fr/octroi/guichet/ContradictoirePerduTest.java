package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Message;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Retrait;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CRPA L122-1: whoever was told nothing was not heard, and has the whole délai from the letter that reaches him. */
class ContradictoirePerduTest {

    private final Monde monde = new Monde();

    private void accorder(Formulaire formulaire) {
        monde.deposer(formulaire);
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.expedier();
        monde.partis.clear();
    }

    private Formulaire sansCourriel() {
        Formulaire formulaire = monde.complet("D-1");
        formulaire.courriel = "";
        return formulaire;
    }

    /** A grant, and the letter of the step before its withdrawal, gone today with so many days to answer. */
    private LocalDate entendre(int jours) {
        accorder(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        assertEquals(Effet.FAIT, ouvrir(jour, jour.plusDays(jours)));
        monde.expedier();
        return jour;
    }

    /** Opens the step on a fact of some day. */
    private Effet ouvrir(LocalDate constate, LocalDate limite) {
        return monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        new TreeMap<>(Map.of("REVENTE", constate)),
                        limite);
    }

    private void revenir(Message message) {
        assertEquals(
                Effet.FAIT,
                monde.relances()
                        .messageRevenu(Monde.PLATEFORME, Monde.numero("D-1"), message.cle(), "ADRESSE_INCONNUE"));
    }

    private List<Retrait.Obstacle> retirer() {
        return monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9");
    }

    private List<String> abandons() {
        return monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.MessageAbandonne.class::isInstance)
                .map(fait -> ((FaitDeRelance.MessageAbandonne) fait).motif())
                .toList();
    }

    private List<Canal> canaux() {
        return monde.partis.stream().map(Message::canal).toList();
    }

    /** The days on which the journal says that he was told, each with his last day. */
    private Map<LocalDate, LocalDate> dits() {
        Map<LocalDate, LocalDate> dits = new TreeMap<>();
        monde.essai.faits("D-1").stream()
                .filter(FaitDeRecours.ContradictoireOuvert.class::isInstance)
                .map(FaitDeRecours.ContradictoireOuvert.class::cast)
                .forEach(ouvert -> dits.put(ouvert.jour(), ouvert.limite()));
        return dits;
    }

    @Test
    void une_lettre_revenue_repart_avec_un_delai_entier_et_le_journal_dit_les_deux() {
        LocalDate jour = entendre(15);
        monde.plusTard(10);
        revenir(monde.partis.get(0));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(Map.of(jour, jour.plusDays(15), jour.plusDays(10), jour.plusDays(25)), dits());
        assertEquals(Effet.DEJA_FAIT, ouvrir(jour, jour.plusDays(30)), "a letter is on its way");
        monde.le(jour.plusDays(25));
        assertEquals(List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS), retirer());
        monde.le(jour.plusDays(26));
        assertEquals(List.of(), retirer());
    }

    @Test
    void le_delai_refait_court_du_jour_ou_la_nouvelle_lettre_part() {
        LocalDate jour = entendre(15);
        monde.plusTard(10);
        revenir(monde.partis.get(0));
        monde.plusTard(3);
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(
                jour.plusDays(28),
                monde.parcours("D-1").contradictoire().orElseThrow().limite());
        assertTrue(monde.parcours("D-1").contradictoireAtteint());
        monde.le(jour.plusDays(28));
        assertEquals(List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS), retirer());
        monde.plusTard(1);
        assertEquals(List.of(), retirer());
    }

    /** The authority set a day, and the four months of CRPA L242-1 run. */
    @Test
    void le_jour_fixe_par_la_collectivite_ne_bouge_pas_quand_la_premiere_lettre_tarde() {
        accorder(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        ouvrir(jour, jour.plusDays(15));
        monde.plusTard(3);
        monde.expedier();
        assertEquals(Map.of(jour, jour.plusDays(15)), dits());
        monde.le(jour.plusDays(16));
        assertEquals(List.of(), retirer());
    }

    @Test
    void sans_canal_le_contradictoire_se_rouvre_avant_son_terme_des_que_la_personne_est_retrouvee() {
        accorder(sansCourriel());
        LocalDate jour = monde.jour();
        ouvrir(jour, jour.plusDays(15));
        monde.expedier();
        monde.plusTard(5);
        revenir(monde.partis.get(0));
        assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
        assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(40)), "no channel is left");
        monde.plusTard(2);
        assertEquals(
                Effet.FAIT,
                monde.relances()
                        .changerAdresse(
                                Monde.PRESTATAIRE,
                                Monde.numero("D-1"),
                                new Adresse("3 rue des Exemples", "92100", "Boulogne-Billancourt", Essai.COMMUNE)));
        assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(15)), "eight days are left of fifteen");
        assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(21)));
        assertEquals(Effet.FAIT, ouvrir(jour, jour.plusDays(22)));
        assertEquals(Effet.DEJA_FAIT, ouvrir(jour, jour.plusDays(22)));
        monde.plusTard(1);
        monde.expedier();
        assertEquals(List.of(Canal.COURRIER, Canal.COURRIER), canaux());
        assertEquals(
                Map.of(
                        jour,
                        jour.plusDays(15),
                        jour.plusDays(7),
                        jour.plusDays(22),
                        jour.plusDays(8),
                        jour.plusDays(23)),
                dits());
        monde.le(jour.plusDays(23));
        assertEquals(List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS), retirer());
        monde.plusTard(1);
        assertEquals(List.of(), retirer());
    }

    /** RGPD art. 18, 2: no step is opened meanwhile, and the letter waits, longer than its délai perhaps. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void une_lettre_revenue_pendant_une_limitation_repart_apres_elle_avec_un_delai_entier(int attente) {
        LocalDate jour = entendre(15);
        GuichetDroits droits = monde.guichet().droits();
        Limitation.Motif motif = Limitation.Motif.EXACTITUDE;
        droits.limiter(Monde.INSTRUCTEUR, Monde.numero("D-1"), motif, jour);
        monde.plusTard(3);
        revenir(monde.partis.get(0));
        monde.plusTard(attente);
        droits.prevenirAutrement(Monde.INSTRUCTEUR, Monde.numero("D-1"), motif, "DONNEES_EXACTES", monde.jour());
        assertEquals(Effet.FAIT, droits.lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), motif));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(Map.of(jour, jour.plusDays(15), jour.plusDays(3 + attente), jour.plusDays(18 + attente)), dits());
    }

    /** A registered letter is kept for fifteen days before it comes back. */
    @Test
    void une_lettre_revenue_apres_le_dernier_jour_repart_avec_un_delai_entier() {
        LocalDate jour = entendre(15);
        monde.plusTard(18);
        revenir(monde.partis.get(0));
        assertEquals(Effet.DEJA_FAIT, ouvrir(jour, jour.plusDays(19)), "a letter is on its way");
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(Map.of(jour, jour.plusDays(15), jour.plusDays(18), jour.plusDays(33)), dits());
        monde.le(jour.plusDays(33));
        assertEquals(List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS), retirer());
        monde.plusTard(1);
        assertEquals(List.of(), retirer());
    }

    @Test
    void une_lettre_refaite_qui_part_apres_son_dernier_jour_n_est_pas_abandonnee() {
        LocalDate jour = entendre(5);
        monde.plusTard(2);
        revenir(monde.partis.get(0));
        monde.plusTard(6);
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(
                Map.of(jour, jour.plusDays(5), jour.plusDays(2), jour.plusDays(7), jour.plusDays(8), jour.plusDays(13)),
                dits());
    }

    /** The authority set a day: what has not left by then tells a délai that is over, and gives none. */
    @Test
    void une_premiere_lettre_qui_n_est_pas_partie_a_temps_est_abandonnee_et_le_contradictoire_se_rouvre_entier() {
        accorder(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        ouvrir(jour, jour.plusDays(15));
        monde.plusTard(16);
        monde.expedier();
        assertEquals(List.of(), canaux());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(17)), "one day is left of fifteen");
        assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(30)));
        assertEquals(Effet.FAIT, ouvrir(jour, jour.plusDays(31)));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL), canaux());
    }

    /** Once he was heard, or could have been, a shorter délai for the same facts is the authority's to set. */
    @Test
    void un_contradictoire_clos_qui_a_prevenu_se_rouvre_avec_le_delai_que_l_on_veut() {
        LocalDate jour = entendre(15);
        monde.plusTard(16);
        assertEquals(Effet.FAIT, ouvrir(jour, jour.plusDays(20)));
    }

    @Test
    void qui_est_mort_n_est_pas_entendu_et_rien_ne_s_ecrit() {
        accorder(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        ouvrir(jour, jour.plusDays(15));
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.DECES);
        monde.expedier();
        assertEquals(List.of("DESTINATAIRE_DECEDE"), abandons());
        int faits = monde.essai.faits("D-1").size();
        for (int appel = 0; appel < 3; appel++) {
            assertEquals(Effet.IMPOSSIBLE, ouvrir(jour, jour.plusDays(20)));
            monde.expedier();
        }
        assertEquals(faits, monde.essai.faits("D-1").size());
    }

    @Test
    void une_premiere_lettre_qui_attend_est_abandonnee_quand_d_autres_faits_la_remplacent() {
        accorder(monde.complet("D-1"));
        LocalDate jour = monde.jour();
        ouvrir(jour, jour.plusDays(15));
        monde.plusTard(1);
        assertEquals(Effet.FAIT, ouvrir(jour.plusDays(1), jour.plusDays(20)));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL), canaux());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertTrue(monde.parcours("D-1").contradictoireAtteint());
    }

    @Test
    void qui_a_repondu_n_est_pas_entendu_une_seconde_fois() {
        LocalDate jour = entendre(15);
        monde.plusTard(2);
        assertEquals(Effet.FAIT, monde.recours().recevoirObservations(Monde.INSTRUCTEUR, Monde.numero("D-1")));
        revenir(monde.partis.get(0));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL), canaux());
        assertEquals(Map.of(jour, jour.plusDays(15)), dits());
        assertEquals(List.of(), retirer());
    }

    @Test
    void ni_qui_repond_pendant_que_la_lettre_refaite_attend() {
        entendre(15);
        monde.plusTard(2);
        revenir(monde.partis.get(0));
        assertEquals(Effet.FAIT, monde.recours().recevoirObservations(Monde.INSTRUCTEUR, Monde.numero("D-1")));
        monde.plusTard(1);
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL), canaux());
        assertEquals(List.of("SANS_OBJET"), abandons());
        assertEquals(List.of(), retirer());
    }

    @Test
    void ni_qui_a_renonce() {
        LocalDate jour = entendre(15);
        assertEquals(Effet.FAIT, monde.relances().desister(Monde.USAGER, Monde.numero("D-1")));
        monde.plusTard(2);
        revenir(monde.partis.get(0));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL), canaux());
        assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        assertEquals(Map.of(jour, jour.plusDays(15)), dits());
    }

    /** What holds is told by the letter on the other facts, which did not come back. */
    @Test
    void une_lettre_que_d_autres_faits_ont_remplacee_ne_repart_pas() {
        LocalDate jour = entendre(15);
        monde.plusTard(1);
        assertEquals(Effet.FAIT, ouvrir(jour.plusDays(1), jour.plusDays(20)));
        monde.expedier();
        revenir(monde.partis.get(0));
        monde.plusTard(1);
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIEL), canaux());
        assertEquals(Map.of(jour, jour.plusDays(15), jour.plusDays(1), jour.plusDays(20)), dits());
        assertTrue(monde.parcours("D-1").contradictoireAtteint());
        revenir(monde.partis.get(1));
        monde.expedier();
        assertEquals(List.of(Canal.COURRIEL, Canal.COURRIEL, Canal.COURRIER), canaux());
        assertEquals(
                jour.plusDays(21),
                monde.parcours("D-1").contradictoire().orElseThrow().limite());
    }
}
