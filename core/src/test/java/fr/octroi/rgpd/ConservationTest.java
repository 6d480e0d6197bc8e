package fr.octroi.rgpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Regle;
import fr.octroi.rgpd.Sort.Phase;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConservationTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FIN = LocalDate.of(2027, 8, 31);

    private static Regle regle(Depart depart, Period active, Period totale, EtatDossier... etats) {
        return new Regle(new TreeSet<>(Arrays.asList(etats)), depart, active, totale, "délibération 12, art. 4");
    }

    private static Conservation desistements(Period active, Period totale) {
        return new Conservation(List.of(regle(Depart.DERNIER_FAIT, active, totale, EtatDossier.DESISTE)));
    }

    private static Chronique desiste() {
        return new Chronique().le(FIN).puis(new FaitDeRelance.DesistementRecu(FIN));
    }

    private static Sort sort(Conservation conservation, EtatDossier etat, Parcours parcours, LocalDate jour) {
        return conservation.sort(etat, parcours, PARIS, jour);
    }

    private static Phase phase(Conservation conservation, Chronique chronique, LocalDate jour) {
        return sort(conservation, EtatDossier.DESISTE, chronique.parcours(), jour)
                .phase();
    }

    @Test
    void un_dossier_passe_de_la_base_active_a_l_archive_puis_son_heure_vient_et_chaque_dernier_jour_compte() {
        Conservation conservation = desistements(Period.ofMonths(6), Period.ofYears(1));
        Parcours parcours = desiste().parcours();
        // Six months after the last of August is the last of February.
        LocalDate archivage = LocalDate.of(2028, 2, 29);
        LocalDate terme = LocalDate.of(2028, 8, 31);
        for (LocalDate jour : List.of(FIN, archivage)) {
            assertEquals(
                    new Sort(Phase.ACTIVE, archivage, terme, "délibération 12, art. 4"),
                    sort(conservation, EtatDossier.DESISTE, parcours, jour));
        }
        for (LocalDate jour : List.of(archivage.plusDays(1), terme)) {
            assertEquals(
                    Phase.INTERMEDIAIRE,
                    sort(conservation, EtatDossier.DESISTE, parcours, jour).phase());
        }
        assertEquals(
                Phase.ECHU,
                sort(conservation, EtatDossier.DESISTE, parcours, terme.plusDays(1))
                        .phase());
    }

    @Test
    void sans_regle_ou_sans_ce_qui_fait_courir_le_delai_rien_ne_vient_a_terme() {
        LocalDate jamais = LocalDate.of(2999, 1, 1);
        Conservation conservation = new Conservation(List.of(
                regle(Depart.NOTIFICATION, Period.ZERO, Period.ofYears(1), EtatDossier.REFUSE, EtatDossier.DESISTE)));
        assertEquals(Phase.SANS_TERME, phase(conservation, desiste(), jamais), "nobody was notified");
        assertEquals(Phase.SANS_TERME, phase(new Conservation(List.of()), desiste(), jamais), "no rule");
        for (EtatDossier etat : EnumSet.complementOf(EnumSet.copyOf(Conservation.TERMINES))) {
            assertEquals(
                    Phase.EN_COURS,
                    sort(conservation, etat, desiste().parcours(), jamais).phase());
        }
    }

    /** What follows an appeal or a hearing is done in the active base, though the rule counts from what lies long before. */
    @Test
    void ce_qu_un_recours_ou_un_contradictoire_a_remue_reste_a_portee_et_pas_au_dela_de_son_terme() {
        LocalDate paye = LocalDate.of(2022, 3, 1);
        LocalDate limite = LocalDate.of(2026, 1, 5);
        Chronique chronique = new Chronique()
                .le(paye)
                .puis(
                        new FaitDePaiement.VersementLiquide(
                                "V-1", "B-1", Montant.ofEuros(200), Empreinte.deChamps("compte"), "bord-1"),
                        new FaitDePaiement.VersementSuivi("V-1", Versement.Etat.PAYE, null, "", paye, EtatDossier.PAYE))
                .le(limite.minusDays(20))
                .puis(new FaitDeRecours.ContradictoireOuvert(
                        MotifDeRetrait.ILLEGALITE,
                        List.of(new Grief(new Motif("REVENTE", "art. 6"), limite.minusDays(30))),
                        limite.minusDays(20),
                        limite));
        for (Period totale : List.of(Period.ofYears(10), Period.ofYears(4))) {
            Conservation conservation = new Conservation(
                    List.of(regle(Depart.EXERCICE_DU_PAIEMENT, Period.ofYears(3), totale, EtatDossier.PAYE)));
            LocalDate terme = LocalDate.of(2022, 12, 31).plus(totale);
            LocalDate archivage = totale.getYears() == 10 ? limite.plusYears(3) : terme;
            Sort sort = sort(conservation, EtatDossier.PAYE, chronique.parcours(), limite.plusDays(1));
            assertEquals(new Sort(Phase.ACTIVE, archivage, terme, "délibération 12, art. 4"), sort);
        }
    }

    @Test
    void ce_qui_est_paye_compte_du_paiement_ou_du_dernier_jour_de_son_annee() {
        LocalDate paye = LocalDate.of(2027, 3, 1);
        Parcours parcours = new Chronique()
                .le(paye.plusDays(9))
                .puis(
                        new FaitDePaiement.VersementLiquide(
                                "V-1", "B-1", Montant.ofEuros(200), Empreinte.deChamps("compte"), "bord-1"),
                        new FaitDePaiement.VersementSuivi("V-1", Versement.Etat.PAYE, null, "", paye, EtatDossier.PAYE))
                .parcours();
        for (Depart depart : List.of(Depart.PAIEMENT, Depart.EXERCICE_DU_PAIEMENT, Depart.DERNIER_FAIT)) {
            Conservation conservation =
                    new Conservation(List.of(regle(depart, Period.ofYears(3), Period.ofYears(10), EtatDossier.PAYE)));
            LocalDate attendu = switch (depart) {
                case PAIEMENT -> LocalDate.of(2037, 3, 1);
                case EXERCICE_DU_PAIEMENT -> LocalDate.of(2037, 12, 31);
                default -> LocalDate.of(2037, 3, 10);
            };
            assertEquals(
                    attendu,
                    sort(conservation, EtatDossier.PAYE, parcours, paye).terme());
        }
    }

    @Test
    void un_gel_l_emporte_sur_tout_et_le_delai_court_comme_si_de_rien_n_etait() {
        Conservation conservation = desistements(Period.ZERO, Period.ofYears(1));
        LocalDate apres = FIN.plusYears(2);
        Chronique chronique = desiste().le(apres).puis(new FaitDArchive.ConservationGelee("CONTROLE_CRC"));
        assertEquals(Phase.GELE, phase(conservation, chronique, apres));
        chronique.puis(new FaitDArchive.ArchiveConsultee("CONTROLE_CRC"));
        assertEquals(Phase.GELE, phase(conservation, chronique, apres), "to look lifts nothing");
        chronique.puis(new FaitDArchive.ConservationDegelee("CONTROLE_CLOS"));
        assertEquals(Phase.ECHU, phase(conservation, chronique, apres), "to hold and to look are no new beginning");
    }

    @Test
    void un_recours_retient_le_dossier_et_le_dernier_fait_fait_repartir_le_delai() {
        Conservation conservation = desistements(Period.ZERO, Period.ofYears(1));
        LocalDate recours = FIN.plusMonths(11);
        Chronique chronique =
                desiste().le(recours).puis(new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.CONTENTIEUX, recours));
        assertEquals(Phase.EN_COURS, phase(conservation, chronique, FIN.plusYears(5)));
        LocalDate jugement = FIN.plusYears(3);
        chronique.le(jugement).puis(new FaitDeRecours.RecoursTranche("R-1", Recours.Issue.REJETE, jugement));
        assertEquals(Phase.INTERMEDIAIRE, phase(conservation, chronique, jugement.plusYears(1)));
        assertEquals(
                Phase.ECHU, phase(conservation, chronique, jugement.plusYears(1).plusDays(1)));
    }

    @Property(tries = 500)
    void rien_ne_vient_a_terme_avant_son_jour_et_rien_n_en_revient(
            @ForAll @IntRange(max = 900) int active,
            @ForAll @IntRange(max = 900) int reste,
            @ForAll @IntRange(max = 60) int mois,
            @ForAll @IntRange(max = 8_000) int passe) {
        Period enBase = Period.ofMonths(mois).plusDays(active);
        Conservation conservation = desistements(enBase, enBase.plusDays(reste));
        Parcours parcours = desiste().parcours();
        LocalDate jour = FIN.plusDays(passe);
        Sort sort = sort(conservation, EtatDossier.DESISTE, parcours, jour);
        assertEquals(sort.phase() == Phase.ECHU, jour.isAfter(FIN.plus(enBase).plusDays(reste)));
        assertEquals(sort.phase() == Phase.ACTIVE, !jour.isAfter(FIN.plus(enBase)));
        Sort lendemain = sort(conservation, EtatDossier.DESISTE, parcours, jour.plusDays(1));
        assertTrue(lendemain.phase().compareTo(sort.phase()) >= 0);
        assertEquals(sort.terme(), lendemain.terme());
    }

    @Test
    void une_regle_sans_etat_sans_fondement_ou_dont_les_durees_se_contredisent_n_existe_pas() {
        Set<EtatDossier> refuse = Set.of(EtatDossier.REFUSE);
        Period an = Period.ofYears(1);
        for (Runnable faute : List.<Runnable>of(
                () -> regle(Depart.DECISION, an, an),
                () -> regle(Depart.DECISION, an, an, EtatDossier.DEPOSE),
                () -> regle(Depart.DECISION, an, Period.ofDays(365), EtatDossier.REFUSE),
                () -> regle(Depart.DECISION, Period.ofDays(-1), an, EtatDossier.REFUSE),
                () -> new Regle(new TreeSet<>(refuse), Depart.DECISION, an, an, " "),
                () -> new Conservation(List.of(
                        regle(Depart.DECISION, an, an, EtatDossier.REFUSE, EtatDossier.RETIRE),
                        regle(Depart.PAIEMENT, an, an, EtatDossier.REFUSE))))) {
            assertEquals(
                    "CONSERVATION_INVALIDE",
                    assertThrows(ValeurInvalideException.class, faute::run).code());
        }
    }

    private static Chronique accordeeEtNotifiee() {
        LocalDate seance = LocalDate.of(2020, 3, 2);
        return new Chronique()
                .le(seance)
                .puis(new FaitDeSeance.DecisionPrise(
                        "B-1",
                        "mars",
                        seance,
                        Issue.ACCORDE,
                        Montant.ofEuros(200),
                        Montant.ofEuros(200),
                        List.of(),
                        List.of(),
                        EtatDossier.ACCORDE))
                .le(LocalDate.of(2020, 3, 10))
                .puis(new FaitDeSeance.DecisionNotifiee("B-1", LocalDate.of(2020, 3, 10), EtatDossier.EXECUTOIRE));
    }

    /** From the day of a withdrawal its own time to appeal runs, and what was paid is claimed: four years after the grant, it would be erased the next day. */
    @Test
    void ce_qui_est_retire_se_garde_depuis_le_retrait() {
        LocalDate retrait = LocalDate.of(2024, 5, 6);
        Parcours parcours = accordeeEtNotifiee()
                .le(retrait)
                .puis(new FaitDeRecours.DecisionRetiree(
                        "B-9",
                        MotifDeRetrait.FRAUDE,
                        List.of(new Grief(new Motif("REVENTE", "art. 6"), retrait)),
                        retrait))
                .parcours();
        for (Depart depart : List.of(Depart.DECISION, Depart.NOTIFICATION, Depart.DERNIER_FAIT)) {
            Sort sort = sort(
                    new Conservation(List.of(regle(depart, Period.ofMonths(6), Period.ofYears(2), EtatDossier.RETIRE))),
                    EtatDossier.RETIRE,
                    parcours,
                    retrait.plusDays(1));
            assertEquals(Phase.ACTIVE, sort.phase(), depart.name());
            assertEquals(retrait.plusYears(2), sort.terme(), depart.name());
        }
    }

    /** The refusal that was notified holds no more: nothing was notified of what the dossier is now. */
    @Test
    void la_notification_de_ce_qui_fut_repris_ne_fait_rien_courir() {
        Conservation conservation = new Conservation(
                List.of(regle(Depart.NOTIFICATION, Period.ofMonths(6), Period.ofYears(2), EtatDossier.DESISTE)));
        LocalDate repris = LocalDate.of(2020, 5, 4);
        Parcours parcours = accordeeEtNotifiee()
                .le(repris)
                .puis(
                        new FaitDeRecours.DossierRouvert(repris, "RECOURS_ACCUEILLI"),
                        new FaitDeRelance.DesistementRecu(repris))
                .parcours();
        assertEquals(
                Phase.SANS_TERME,
                sort(conservation, EtatDossier.DESISTE, parcours, repris.plusYears(5))
                        .phase());
    }
}
