package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Message;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Canal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A reminder is that of one demand, which reached its addressee before it. */
class RappelsTest {

    private static final NumeroDossier D1 = Monde.numero("D-1");

    private static final String DEMANDE = ModeleDeLettre.DEMANDE_COMPLEMENT.name();

    private final Monde monde = new Monde();

    private Effet demander() {
        return monde.relances().demander(Monde.PRESTATAIRE, D1);
    }

    private Effet relancer() {
        return monde.relances().relancer(Monde.PLATEFORME, D1);
    }

    private Effet revenu(int rang) {
        return monde.relances()
                .messageRevenu(Monde.PLATEFORME, D1, monde.partis.get(rang).cle(), "BOITE_PLEINE");
    }

    private void sansFacture(Formulaire formulaire) {
        monde.deposer(formulaire);
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
    }

    /** A demand has left, and its first reminder waits. */
    private void rappelEnAttente(Formulaire formulaire) {
        sansFacture(formulaire);
        monde.expedier();
        monde.le(LocalDate.of(2026, 4, 17));
        assertEquals(Effet.FAIT, relancer());
    }

    private void redemander() {
        monde.recevoirUneFactureIllisible("D-1");
        assertEquals(Effet.FAIT, demander());
    }

    private List<String> modeles() {
        return monde.partis.stream().map(Message::modele).toList();
    }

    private List<String> abandons() {
        return monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.MessageAbandonne.class::isInstance)
                .map(fait -> ((FaitDeRelance.MessageAbandonne) fait).motif())
                .toList();
    }

    @Test
    void qui_redevient_joignable_recoit_la_demande_et_aucun_rappel_avant_elle() {
        sansFacture(Formulaire.de("D-1"));
        monde.expedier();
        revenu(0);
        monde.expedier();
        revenu(1);
        assertTrue(monde.parcours("D-1").demandePerdue());
        monde.plusTard(1);
        assertEquals(Effet.IMPOSSIBLE, relancer(), "no channel is left");
        monde.relances().changerContact(Monde.USAGER, D1, "neuf@exemple.invalid", "");
        monde.le(LocalDate.of(2026, 4, 15));
        assertEquals(Effet.FAIT, relancer());
        assertEquals(Effet.DEJA_FAIT, relancer());
        monde.expedier();
        assertEquals(List.of(DEMANDE, DEMANDE, DEMANDE), modeles());
        assertEquals(
                LocalDate.of(2026, 5, 15),
                monde.parcours("D-1").demandeOuverte().orElseThrow().limite());
    }

    /** The outbox stands still for twelve days, and the reminders go on. */
    @Test
    void aucun_rappel_ne_se_confie_tant_que_sa_demande_attend_et_chacun_part_une_fois() {
        sansFacture(Formulaire.de("D-1"));
        for (int jour = 0; jour < 13; jour++) {
            monde.plusTard(1);
            assertEquals(Effet.DEJA_FAIT, relancer());
        }
        for (int jour = 0; jour < 30; jour++) {
            monde.expedier();
            relancer();
            monde.plusTard(1);
        }
        assertEquals(List.of(DEMANDE, "RELANCE", "DERNIER_AVIS"), modeles());
    }

    /** Entrusted on a Friday evening, it misses the hours; on Saturday a file comes that is no good, and another demand is made. */
    @Test
    void un_rappel_qui_attend_ne_part_pas_pour_une_autre_demande() {
        sansFacture(Formulaire.de("D-1"));
        monde.expedier();
        monde.a(LocalDate.of(2026, 4, 17), LocalTime.of(19, 55));
        assertEquals(Effet.FAIT, relancer());
        monde.a(LocalDate.of(2026, 4, 17), LocalTime.of(20, 5));
        assertEquals(0, monde.expedier());
        monde.le(LocalDate.of(2026, 4, 18));
        redemander();
        monde.le(LocalDate.of(2026, 4, 20));
        monde.expedier();
        assertEquals(List.of(DEMANDE, DEMANDE), modeles());
        assertEquals(List.of("SANS_OBJET"), abandons());
    }

    @Test
    void une_demande_qui_revient_emporte_le_rappel_qui_attend() {
        rappelEnAttente(Formulaire.de("D-1"));
        assertEquals(Effet.FAIT, revenu(0));
        monde.expedier();
        monde.expedier();
        assertEquals(List.of(DEMANDE, DEMANDE), modeles());
        assertEquals(List.of("SANS_OBJET"), abandons());
    }

    /** A text message can remind, and cannot ask. */
    @Test
    void nul_n_est_relance_de_ce_qu_aucun_canal_n_a_pu_lui_demander() {
        Formulaire formulaire = Formulaire.de("D-1");
        formulaire.telephone = "06 39 98 00 00";
        sansFacture(formulaire);
        monde.expedier();
        revenu(0);
        monde.expedier();
        monde.le(LocalDate.of(2026, 4, 17));
        assertEquals(Effet.FAIT, relancer());
        assertEquals(
                Canal.SMS, monde.essai.dossiers.attentes(10).get(0).message().canal());
        assertEquals(Effet.FAIT, revenu(1));
        assertEquals(0, monde.expedier());
        assertEquals(List.of("SANS_OBJET"), abandons());
    }

    @Test
    void un_rappel_d_une_demande_d_avant_ne_repart_pas_quand_il_revient() {
        rappelEnAttente(Formulaire.de("D-1"));
        monde.expedier();
        redemander();
        monde.expedier();
        assertEquals(List.of(DEMANDE, "RELANCE", DEMANDE), modeles());
        assertEquals(Effet.FAIT, revenu(1));
        assertEquals(0, monde.expedier());
        assertTrue(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIEL));
        assertFalse(monde.parcours("D-1").incidents().stream().anyMatch(incident -> incident.estOuvert()));
    }

    /** The authority renames its steps while one waits. */
    @Test
    void un_rappel_reste_un_rappel_quand_son_etape_quitte_le_reglement() {
        rappelEnAttente(Formulaire.de("D-1"));
        GuichetRelances sansEtapes =
                monde.essai.tenir(Essai.reglement("art. 3")).relances();
        monde.a(LocalDate.of(2026, 4, 19), LocalTime.of(3, 0));
        assertEquals(0, sansEtapes.expedier(Monde.PLATEFORME, monde), "three in the morning, on a Sunday");
        monde.guichet().completer(Monde.USAGER, D1, monde.jour(), List.of(monde.essai.facture("D-1")), new TreeMap<>());
        monde.le(LocalDate.of(2026, 4, 20));
        assertEquals(0, sansEtapes.expedier(Monde.PLATEFORME, monde), "what came awaits review");
        assertEquals(List.of("SANS_OBJET"), abandons());
    }

    /** On the next channel it has a key of its own. */
    @Test
    void un_rappel_qui_repart_reste_un_rappel_aussi() {
        rappelEnAttente(Formulaire.de("D-1"));
        monde.expedier();
        assertEquals(Effet.FAIT, revenu(1));
        GuichetRelances sansEtapes =
                monde.essai.tenir(Essai.reglement("art. 3")).relances();
        monde.a(LocalDate.of(2026, 4, 19), LocalTime.of(3, 0));
        assertEquals(0, sansEtapes.expedier(Monde.PLATEFORME, monde));
        monde.le(LocalDate.of(2026, 4, 20));
        assertEquals(1, sansEtapes.expedier(Monde.PLATEFORME, monde));
        assertEquals(Canal.COURRIER, monde.partis.get(2).canal());
    }
}
