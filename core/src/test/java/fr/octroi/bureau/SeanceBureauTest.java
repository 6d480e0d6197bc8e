package fr.octroi.bureau;

import static fr.octroi.bureau.Exemples.GELEE;
import static fr.octroi.bureau.Exemples.JOUR;
import static fr.octroi.bureau.Exemples.ORDRE;
import static fr.octroi.bureau.Exemples.PERIODE;
import static fr.octroi.bureau.Exemples.accord;
import static fr.octroi.bureau.Exemples.codes;
import static fr.octroi.bureau.Exemples.conforme;
import static fr.octroi.bureau.Exemples.numero;
import static fr.octroi.bureau.Exemples.refus;
import static fr.octroi.bureau.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeanceBureauTest {

    private static final SeanceBureau OUVERTE = SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 4);

    @Test
    void une_seance_se_gele_une_fois_puis_se_tient_une_fois() {
        assertNull(OUVERTE.ordreDuJour());
        SeanceBureau gelee = OUVERTE.geler(ORDRE);
        SeanceBureau tenue = gelee.tenir(conforme());
        assertEquals(List.of(Etat.GELEE, Etat.TENUE), List.of(gelee.etat(), tenue.etat()));
        assertEquals(ORDRE, gelee.ordreDuJour());
        assertEquals(ORDRE, tenue.ordreDuJour());
        assertThrows(IllegalStateException.class, () -> OUVERTE.tenir(conforme()));
        assertThrows(IllegalStateException.class, () -> tenue.tenir(conforme()));
        assertThrows(IllegalStateException.class, () -> gelee.geler(ORDRE));
        assertThrows(IllegalStateException.class, () -> tenue.geler(ORDRE));
    }

    private static SeanceBureau session(Etat etat, @Nullable OrdreDuJour ordre) {
        return new SeanceBureau(
                "bureau-07", JOUR, JOUR, 4, etat, ModeDeDecision.INSTANCE_COLLEGIALE, List.of(), ordre, null);
    }

    @Test
    void une_seance_qui_ne_peut_pas_exister_est_refusee() {
        refuse("SEANCE_INVALIDE", () -> SeanceBureau.ouverte("Bureau", JOUR, JOUR, 1));
        refuse("SEANCE_INVALIDE", () -> SeanceBureau.ouverte("bureau", JOUR, JOUR.plusDays(1), 1));
        refuse("SEANCE_INVALIDE", () -> SeanceBureau.ouverte("bureau", JOUR, JOUR, 0));
        refuse("SEANCE_INVALIDE", () -> SeanceBureau.ouverte("bureau", JOUR, JOUR, 10_001));
        assertEquals(10_000, SeanceBureau.ouverte("bureau", JOUR, JOUR, 10_000).capacite());
        assertEquals(1, SeanceBureau.ouverte("bureau", JOUR, JOUR, 1).capacite());
        refuse("DATE_HORS_CALENDRIER", () -> SeanceBureau.ouverte("bureau", LocalDate.of(2200, 1, 1), JOUR, 1));
        refuse("DATE_HORS_CALENDRIER", () -> SeanceBureau.ouverte("bureau", JOUR, LocalDate.of(1899, 1, 1), 1));
        refuse("SEANCE_INVALIDE", () -> session(Etat.OUVERTE, ORDRE));
        refuse("SEANCE_INVALIDE", () -> session(Etat.GELEE, null));
        refuse("SEANCE_INVALIDE", () -> session(Etat.TENUE, null));
        refuse("SEANCE_INVALIDE", () -> session(Etat.TENUE, ORDRE));
        refuse(
                "SEANCE_INVALIDE",
                () -> SeanceBureau.ouverte("bureau-08", JOUR, JOUR, 4).geler(ORDRE));
        refuse(
                "SEANCE_INVALIDE",
                () -> SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 3).geler(ORDRE));
        refuse("SEANCE_INVALIDE", () -> OUVERTE.geler(new OrdreDuJour("bureau-07", JOUR.plusDays(1), List.of())));
        assertEquals(
                Etat.GELEE,
                OUVERTE.geler(new OrdreDuJour("bureau-07", JOUR, List.of())).etat());
    }

    /** CGCT L2121-17: without a quorum the Bureau is convened again, on the same agenda. */
    @Test
    void une_seance_se_reporte_plus_tard_telle_qu_elle_est_tant_qu_elle_n_est_pas_tenue() {
        LocalDate plusTard = JOUR.plusDays(4);
        assertEquals(plusTard, OUVERTE.reporter(plusTard).jour());
        SeanceBureau gelee = OUVERTE.geler(new OrdreDuJour("bureau-07", JOUR, List.of()));
        SeanceBureau reportee = gelee.reporter(plusTard);
        assertEquals(plusTard, reportee.jour());
        assertEquals(gelee.ordreDuJour(), reportee.ordreDuJour());
        assertEquals(gelee.limite(), reportee.limite());
        refuse("REPORT_INVALIDE", () -> gelee.reporter(JOUR));
        assertThrows(IllegalStateException.class, () -> gelee.tenir(conforme()).reporter(plusTard));
    }

    @Test
    void l_ordre_du_jour_vient_du_programme_dans_l_ordre_des_rangs() {
        Candidat refuse = new Candidat(numero(9), JOUR.minusDays(30), Sens.REFUS, Montant.ZERO, JOUR);
        Candidat accorde = new Candidat(numero(1), JOUR.minusDays(20), Sens.ACCORD, Montant.ofEuros(200), JOUR);
        Candidat ailleurs = new Candidat(numero(2), JOUR.minusDays(10), Sens.ACCORD, Montant.ofEuros(200), JOUR);
        Programme programme = Programmation.programmer(
                List.of(
                        SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 2),
                        SeanceBureau.ouverte("bureau-08", JOUR.plusDays(30), JOUR, 2)),
                List.of(ailleurs, accorde, refuse),
                Montant.ofEuros(400),
                JOUR);
        TreeMap<NumeroDossier, List<Motif>> motifs = new TreeMap<>();
        motifs.put(numero(9), List.of(PERIODE));
        motifs.put(numero(1), List.of(PERIODE));
        TreeMap<NumeroDossier, SortedSet<String>> deports = new TreeMap<>();
        deports.put(numero(1), codes("elu-2", "elu-1"));
        OrdreDuJour ordre = OrdreDuJour.of(programme, "bureau-07", JOUR, motifs, deports);
        OrdreDuJour.Ligne disjointe = new OrdreDuJour.Ligne(
                2, numero(1), Sens.ACCORD, Montant.ofEuros(200), List.of(), codes("elu-1", "elu-2"));
        assertEquals(
                new OrdreDuJour(
                        "bureau-07",
                        JOUR,
                        List.of(
                                new OrdreDuJour.Ligne(
                                        1, numero(9), Sens.REFUS, Montant.ZERO, List.of(PERIODE), new TreeSet<>()),
                                disjointe)),
                ordre);
        assertEquals(List.of(disjointe), ordre.disjointes());
        assertEquals(Montant.ofEuros(200), ordre.total());
        refuse("LIGNE_INVALIDE", () -> OrdreDuJour.of(programme, "bureau-07", JOUR, new TreeMap<>(), deports));
        assertEquals(Montant.ofEuros(550), ORDRE.total());
    }

    @Test
    void un_ordre_du_jour_se_numerote_sans_trou_ni_doublon() {
        refuse("ORDRE_DU_JOUR_INVALIDE", () -> new OrdreDuJour("bureau", JOUR, List.of(accord(2, 200))));
        refuse(
                "ORDRE_DU_JOUR_INVALIDE",
                () -> new OrdreDuJour("bureau", JOUR, List.of(accord(1, 200), accord(1, 200))));
        refuse("ORDRE_DU_JOUR_INVALIDE", () -> new OrdreDuJour("bureau", JOUR, List.of(accord(1, 200), refus(3))));
        refuse(
                "ORDRE_DU_JOUR_INVALIDE",
                () -> new OrdreDuJour(
                        "bureau",
                        JOUR,
                        List.of(
                                accord(1, 200),
                                new OrdreDuJour.Ligne(
                                        2, numero(1), Sens.ACCORD, Montant.ofEuros(1), List.of(), new TreeSet<>()))));
        refuse("ORDRE_DU_JOUR_INVALIDE", () -> new OrdreDuJour("Bureau", JOUR, List.of()));
    }

    @Test
    void une_ligne_accorde_une_somme_ou_refuse_avec_un_motif() {
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.ACCORD, 0, List.of()));
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.ACCORD, -1, List.of()));
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.ACCORD, 1, List.of(PERIODE)));
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.REFUS, 1, List.of(PERIODE)));
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.REFUS, 0, List.of()));
        refuse("LIGNE_INVALIDE", () -> ligne(1, Sens.EN_EXAMEN, 1, List.of()));
        refuse("LIGNE_INVALIDE", () -> ligne(0, Sens.ACCORD, 1, List.of()));
        refuse(
                "LIGNE_INVALIDE",
                () -> new OrdreDuJour.Ligne(
                        1, numero(1), Sens.ACCORD, Montant.ofEuros(1), List.of(), codes("elu-1", "Elu 2")));
    }

    private static OrdreDuJour.Ligne ligne(int rang, Sens sens, long centimes, List<Motif> motifs) {
        return new OrdreDuJour.Ligne(rang, numero(1), sens, new Montant(centimes), motifs, new TreeSet<>());
    }

    @Test
    void un_candidat_a_un_montant_s_il_est_accorde_et_un_jour_s_il_est_pret() {
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.ACCORD, 0, JOUR));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.ACCORD, -1, JOUR));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.ACCORD, 1, null));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.REFUS, 1, JOUR));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.REFUS, 0, null));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.EN_EXAMEN, 1, JOUR));
        refuse("CANDIDAT_INVALIDE", () -> candidat(Sens.EN_EXAMEN, -1, null));
        assertEquals(Montant.ZERO, candidat(Sens.EN_EXAMEN, 0, null).montant());
    }

    private static Candidat candidat(Sens sens, long centimes, @Nullable LocalDate pret) {
        return new Candidat(numero(1), JOUR, sens, new Montant(centimes), pret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PERIODE_ACHAT", "FACTURE:ABSENTE", "A", "foyer.parts:INCONNUE", "question.volumeLitres:INCONNUE"
            })
    void un_motif_a_un_code_du_reglement(String code) {
        assertEquals(code, new Motif(code, "article 2").code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "periode",
                "FACTURE:",
                ":ABSENTE",
                "A:B:C",
                "PERIODE ACHAT",
                "É",
                "foyer.parts",
                "foyer.:INCONNUE",
                "foyer.parts:"
            })
    void un_motif_d_une_autre_forme_est_refuse(String code) {
        refuse("MOTIF_INVALIDE", () -> new Motif(code, "article 2"));
    }

    @Test
    void un_motif_sans_article_est_refuse() {
        refuse("MOTIF_INVALIDE", () -> new Motif("PERIODE_ACHAT", " "));
    }

    @Test
    void un_acte_a_le_numero_du_registre_et_la_seance() {
        String quarante = "B".repeat(40);
        assertEquals(quarante, new Acte(quarante, "bureau", JOUR).numero());
        assertEquals("2020/07_1.2-B", new Acte("2020/07_1.2-B", "bureau", JOUR).numero());
        for (String numero : List.of("", quarante + "B", "B-", "-B", "B 1", "é")) {
            refuse("ACTE_INVALIDE", () -> new Acte(numero, "bureau", JOUR));
        }
        refuse("ACTE_INVALIDE", () -> new Acte("B1", "Bureau", JOUR));
    }

    @Test
    void une_composition_nomme_au_moins_un_membre_par_un_code_opaque() {
        refuse("COMPOSITION_INVALIDE", () -> new Composition(new TreeSet<>()));
        refuse("COMPOSITION_INVALIDE", () -> new Composition(codes("elu-1", "Un Nom")));
        assertEquals(codes("elu-1", "elu-2"), new Composition(codes("elu-2", "elu-1")).membres());
    }

    @Test
    void ce_qui_est_donne_ne_change_plus() {
        TreeSet<String> membres = new TreeSet<>(List.of("elu-1"));
        Composition composition = new Composition(membres);
        membres.add("elu-2");
        assertEquals(1, composition.membres().size());
        assertThrows(
                UnsupportedOperationException.class, () -> composition.membres().add("elu-3"));
        assertTrue(GELEE.ordreDuJour() != null);
        assertThrows(
                UnsupportedOperationException.class,
                () -> ORDRE.lignes().get(0).deports().add("elu-3"));
    }

    /** Who is ready later may still stand on it: the time for the convocation stays what it was. */
    @Test
    void la_limite_d_une_seance_ouverte_suit_le_jour_de_son_report() {
        SeanceBureau ouverte = SeanceBureau.ouverte("bureau-07", JOUR, JOUR.minusDays(10), 4);
        SeanceBureau reportee = ouverte.reporter(JOUR.plusDays(4));
        assertEquals(JOUR.minusDays(6), reportee.limite());
        assertEquals(reportee, ouverte.reporter(JOUR.plusDays(1)).reporter(JOUR.plusDays(4)));
    }
}
