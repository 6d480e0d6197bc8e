package fr.octroi.versement;

import static fr.octroi.versement.Exemples.JOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.versement.Indu.Etat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InduTest {

    private static final Versement PAYE = Exemples.versement(1, Versement.Etat.PAYE);
    private static final Motif REVENTE = new Motif("REVENTE", "article 6");

    private static Indu constater(long euros, List<Indu> anterieurs) {
        return Indu.constater(PAYE, Montant.ofEuros(euros), REVENTE, anterieurs, JOUR);
    }

    private static String refus(Versement versement, long euros, List<Indu> anterieurs) {
        return assertThrows(
                        ValeurInvalideException.class,
                        () -> Indu.constater(versement, Montant.ofEuros(euros), REVENTE, anterieurs, JOUR))
                .code();
    }

    @Test
    void un_indu_porte_sur_un_versement_paye_et_sur_lui_seul() {
        Indu indu = constater(200, List.of());
        assertEquals(PAYE.dossier(), indu.dossier());
        assertEquals(PAYE.reference(), indu.versement());
        assertEquals(REVENTE, indu.motif());
        assertEquals(JOUR, indu.constate());
        assertEquals(Etat.CONSTATE, indu.etat());
        assertTrue(indu.reference().matches("I[0-9A-F]{24}-1"));
        for (Versement.Etat etat : Versement.Etat.values()) {
            if (etat != Versement.Etat.PAYE) {
                assertEquals("INDU_SANS_PAIEMENT", refus(Exemples.versement(1, etat), 1, List.of()));
            }
        }
    }

    @Test
    void un_indu_est_au_dessus_de_zero() {
        assertEquals("MONTANT_INVALIDE", refus(PAYE, 0, List.of()));
        assertEquals("MONTANT_INVALIDE", refus(PAYE, -1, List.of()));
    }

    @Property
    void on_ne_reclame_jamais_plus_que_ce_qui_fut_paye(
            @ForAll @Size(max = 8) List<@LongRange(min = 1, max = 250) Long> sommes) {
        List<Indu> indus = new ArrayList<>();
        long reclame = 0;
        for (long somme : sommes) {
            if (reclame + somme > 200) {
                assertEquals("INDU_EXCESSIF", refus(PAYE, somme, indus));
            } else {
                reclame += somme;
                indus.add(constater(somme, indus));
            }
        }
        assertEquals(
                indus.size(), indus.stream().map(Indu::reference).distinct().count());
    }

    @Test
    void un_indu_annule_ou_d_un_autre_versement_ne_compte_pas_et_garde_sa_reference() {
        Indu annule = constater(200, List.of()).avecEtat(Etat.ANNULE);
        Indu autre = Indu.constater(
                Exemples.versement(2, Versement.Etat.PAYE), Montant.ofEuros(200), REVENTE, List.of(), JOUR);
        Indu nouveau = constater(200, List.of(annule, autre));
        assertTrue(nouveau.reference().endsWith("-2"));
        assertEquals("INDU_EXCESSIF", refus(PAYE, 1, List.of(annule, autre, nouveau)));
    }

    @ParameterizedTest
    @EnumSource(Etat.class)
    void un_indu_ne_suit_que_les_passages_permis(Etat depart) {
        Indu constate = constater(50, List.of());
        Indu indu = new Indu(
                constate.reference(),
                constate.dossier(),
                constate.versement(),
                constate.montant(),
                constate.motif(),
                constate.constate(),
                depart);
        assertEquals(List.copyOf(new TreeSet<>(depart.suivants())), depart.suivants());
        for (Etat arrivee : Etat.values()) {
            if (depart.permet(arrivee)) {
                assertEquals(arrivee, indu.avecEtat(arrivee).etat());
                assertEquals(constate.montant(), indu.avecEtat(arrivee).montant());
            } else {
                assertThrows(IllegalStateException.class, () -> indu.avecEtat(arrivee));
            }
        }
    }

    @Test
    void rien_ne_se_recouvre_sans_titre() {
        for (Etat etat : Etat.values()) {
            assertEquals(etat == Etat.TITRE_EMIS, etat.permet(Etat.RECOUVRE), etat::name);
            assertEquals(
                    EnumSet.of(Etat.RECOUVRE, Etat.ANNULE).contains(etat),
                    etat.suivants().isEmpty(),
                    etat::name);
        }
    }

    @Test
    void le_recouvrement_se_prescrit_par_quatre_ans() {
        Echeance prescription = Indu.prescription(LocalDate.of(2020, 2, 29));
        assertEquals("CGCT L1617-5", prescription.base());
        assertEquals(LocalDate.of(2024, 2, 29), prescription.date());
        assertEquals(
                LocalDate.of(2025, 6, 30),
                Indu.prescription(LocalDate.of(2021, 6, 30)).date());
    }

    private static String refus(String reference, String versement, LocalDate jour) {
        return assertThrows(
                        ValeurInvalideException.class,
                        () -> new Indu(
                                reference, PAYE.dossier(), versement, Montant.ofEuros(1), REVENTE, jour, Etat.CONSTATE))
                .code();
    }

    @Test
    void un_indu_mal_forme_n_existe_pas() {
        assertEquals("REFERENCE_INVALIDE", refus("I 1", "V1", JOUR));
        assertEquals("REFERENCE_INVALIDE", refus("I1", "", JOUR));
        assertEquals("DATE_HORS_CALENDRIER", refus("I1", "V1", LocalDate.of(2200, 1, 1)));
    }
}
