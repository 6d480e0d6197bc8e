package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Retrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes after a grant: the letter on new facts, the appeal against a later act, the claim in parts, the day of a payment. */
class ActesSuivantsTest {

    private static final VoiesEtDelais VOIES =
            new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "le tribunal", "le président");

    private final Monde monde = new Monde();

    @BeforeEach
    void accorder() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
    }

    @Test
    void des_faits_corriges_le_jour_meme_font_une_seconde_lettre() {
        monde.expedier();
        int avant = monde.partis.size();
        LocalDate jour = monde.jour();
        monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour));
        monde.expedier();
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour)));
        monde.expedier();
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        monde.expedier();
        assertEquals(avant + 3, monde.partis.size());
        assertEquals(Effet.DEJA_FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        monde.plusTard(16);
        assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
    }

    private Optional<Recours.Recevabilite> recevabilite(String reference, Recours.Genre genre) {
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(reference, Monde.numero("D-1"), genre, monde.jour(), Recours.Issue.PENDANT));
        return monde.recours().recevabilite(Monde.INSTRUCTEUR, Monde.numero("D-1"), reference, monde.jour(), VOIES);
    }

    @Test
    void un_recours_contre_le_retrait_n_est_pas_compte_depuis_l_octroi() {
        monde.contradictoire(monde.revente());
        monde.expedier();
        monde.plusTard(100);
        assertEquals(Optional.of(Recours.Recevabilite.TARDIF), recevabilite("R-0", Recours.Genre.CONTENTIEUX));
        monde.plusTard(1);
        assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
        monde.plusTard(5);
        assertEquals(
                Optional.of(Recours.Recevabilite.DELAI_INOPPOSABLE), recevabilite("R-1", Recours.Genre.CONTENTIEUX));
        assertEquals(
                Optional.of(Recours.Recevabilite.TARDIF),
                monde.recours().recevabilite(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-0", monde.jour(), VOIES),
                "it came before the withdrawal, and is not against it");
    }

    @Test
    void un_recours_administratif_fait_courir_un_autre_delai_que_celui_de_l_octroi() {
        monde.plusTard(50);
        assertEquals(Optional.of(Recours.Recevabilite.DANS_LE_DELAI), recevabilite("R-1", Recours.Genre.GRACIEUX));
        monde.plusTard(40);
        assertEquals(
                Optional.of(Recours.Recevabilite.DELAI_INOPPOSABLE), recevabilite("R-2", Recours.Genre.CONTENTIEUX));
    }

    @Test
    void une_fois_recouvre_le_meme_montant_se_reclame_encore_dans_la_limite_de_ce_qui_fut_verse() {
        monde.retour(payer(), RetourComptable.Issue.PAYE, "");
        monde.contradictoire(monde.revente());
        monde.expedier();
        monde.plusTard(30);
        monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9");
        assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
        assertEquals(Effet.FAIT, reclamer());
        assertEquals(Effet.DEJA_FAIT, reclamer());
        String reference = monde.parcours("D-1").indus().get(0).reference();
        for (Indu.Etat etat : List.of(Indu.Etat.TITRE_EMIS, Indu.Etat.RECOUVRE)) {
            monde.paiements().suivreIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), reference, etat);
        }
        assertEquals(Effet.FAIT, reclamer());
        assertEquals(Effet.DEJA_FAIT, reclamer());
        assertEquals(2, monde.parcours("D-1").indus().size());
    }

    private Effet reclamer() {
        return monde.paiements()
                .constaterIndu(
                        Monde.ORDONNATEUR, Monde.numero("D-1"), Montant.ofEuros(100), new Motif("REVENTE", "art. 6"));
    }

    private Bordereau payer() {
        return monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
    }

    @Test
    void un_paiement_d_avant_son_bordereau_ou_a_venir_va_a_une_personne() {
        Bordereau bordereau = payer();
        int ecrites = monde.essai.ecritures.size();
        for (LocalDate jour : List.of(
                bordereau.jour().minusYears(20),
                bordereau.jour().minusDays(1),
                monde.jour().plusDays(1))) {
            RetourComptable.Inapplicable refuse =
                    assertInstanceOf(RetourComptable.Inapplicable.class, paye(bordereau, jour));
            assertEquals(RetourComptable.Obstacle.JOUR_IMPOSSIBLE, refuse.obstacle());
        }
        assertEquals(ecrites, monde.essai.ecritures.size());
        assertInstanceOf(RetourComptable.Applique.class, paye(bordereau, bordereau.jour()));
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        assertInstanceOf(
                RetourComptable.DejaConnu.class,
                paye(bordereau, bordereau.jour().minusDays(1)),
                "old news stays so");
    }

    private RetourComptable.Resultat paye(Bordereau bordereau, LocalDate jour) {
        RetourComptable.Ligne ligne = new RetourComptable.Ligne(
                bordereau.lignes().get(0).versement().reference(), RetourComptable.Issue.PAYE, "", null, jour);
        return monde.paiements()
                .prendreRetour(Monde.ORDONNATEUR, new RetourComptable(bordereau.code(), List.of(ligne)))
                .get(0);
    }

    /** The act was taken in time; whoever records it later takes nothing of that, and adds nothing to it. */
    @Test
    void un_retrait_porte_le_jour_de_son_acte_et_se_juge_ce_jour_la() {
        monde.contradictoire(monde.revente());
        monde.expedier();
        LocalDate limite = monde.jour().plusDays(15);
        monde.plusTard(30);
        assertThrows(IllegalStateException.class, () -> retirer(monde.jour().plusDays(1)), "after today");
        assertThrows(IllegalStateException.class, () -> retirer(LocalDate.of(2026, 3, 1)), "before the grant");
        assertEquals(List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS), retirer(limite));
        assertEquals(List.of(), retirer(limite.plusDays(1)));
        assertEquals(
                List.of(limite.plusDays(1)),
                monde.essai.faits("D-1").stream()
                        .filter(FaitDeRecours.DecisionRetiree.class::isInstance)
                        .map(fait -> ((FaitDeRecours.DecisionRetiree) fait).jour())
                        .toList());
    }

    private List<Retrait.Obstacle> retirer(LocalDate jour) {
        return monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9", jour);
    }
}
