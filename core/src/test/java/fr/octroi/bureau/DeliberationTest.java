package fr.octroi.bureau;

import static fr.octroi.bureau.Exemples.ACTE;
import static fr.octroi.bureau.Exemples.GELEE;
import static fr.octroi.bureau.Exemples.JOUR;
import static fr.octroi.bureau.Exemples.ORDRE;
import static fr.octroi.bureau.Exemples.PERIODE;
import static fr.octroi.bureau.Exemples.SEPT;
import static fr.octroi.bureau.Exemples.conforme;
import static fr.octroi.bureau.Exemples.dit;
import static fr.octroi.bureau.Exemples.lignes;
import static fr.octroi.bureau.Exemples.numero;
import static fr.octroi.bureau.Exemples.sauf;
import static fr.octroi.bureau.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Mouvement;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.LigneBudgetaire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliberationTest {

    private static final SortedMap<String, String> ARTICLES =
            new TreeMap<>(Map.of("ETAT_NEUF", "article 4", "SANS_ARTICLE", " "));

    private static Confrontation confronter(Deliberation deliberation, SeanceBureau seance, int disponible) {
        return deliberation.confronter(
                seance, SEPT, RegleQuorum.MAJORITE, Montant.ofEuros(disponible), dossier -> ARTICLES);
    }

    private static List<Decision> decisions(Deliberation deliberation, int disponible) {
        return confronter(deliberation, GELEE, disponible).selon(Confrontation.Conforme::decisions, discordante -> {
            throw new AssertionError(discordante);
        });
    }

    private static List<String> discordances(Deliberation deliberation, SeanceBureau seance, int disponible) {
        return confronter(deliberation, seance, disponible)
                .selon(
                        conforme -> List.of(),
                        discordante -> discordante.discordances().stream()
                                .map(DeliberationTest::dire)
                                .toList());
    }

    private static List<String> discordances(Deliberation deliberation) {
        return discordances(deliberation, GELEE, 0);
    }

    private static String dire(Discordance discordance) {
        NumeroDossier dossier = discordance.dossier();
        String membre = discordance.membre();
        return discordance.code() + (dossier == null ? "" : " " + dossier) + (membre == null ? "" : " " + membre);
    }

    @Test
    void un_proces_verbal_conforme_decide_tout_dans_l_ordre_du_jour() {
        List<Decision> attendues = List.of(
                new Decision.Accordee(numero(1), ACTE, Montant.ofEuros(200), Montant.ofEuros(200)),
                new Decision.Accordee(numero(2), ACTE, Montant.ofEuros(200), Montant.ofEuros(200)),
                new Decision.Refusee(numero(3), ACTE, List.of(PERIODE)),
                new Decision.Accordee(numero(4), ACTE, Montant.ofEuros(150), Montant.ofEuros(150)));
        assertEquals(attendues, decisions(conforme(), 0));
        assertEquals(
                attendues,
                decisions(
                        lignes(lignes -> {
                            Collections.reverse(lignes);
                            return lignes;
                        }),
                        0));
    }

    @Test
    void le_bureau_peut_decider_autrement_que_propose() {
        Deliberation autrement = new Deliberation(
                ACTE,
                conforme().presence().membres(),
                List.of(
                        dit(1, Issue.AJOURNE, null, "COMPLEMENT"),
                        dit(2, Issue.RETIRE, null, "ERREUR"),
                        dit(3, Issue.ACCORDE, 50),
                        dit(4, Issue.REFUSE, null, "ETAT_NEUF")));
        SeanceBureau sansDeport = SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 10)
                .geler(new OrdreDuJour(
                        "bureau-07",
                        JOUR,
                        List.of(
                                Exemples.accord(1, 200),
                                Exemples.accord(2, 200),
                                Exemples.refus(3),
                                Exemples.accord(4, 150))));
        assertEquals(
                new Confrontation.Conforme(List.of(
                        new Decision.Ajournee(numero(1), ACTE, List.of("COMPLEMENT")),
                        new Decision.Retiree(numero(2), ACTE, List.of("ERREUR")),
                        new Decision.Accordee(numero(3), ACTE, Montant.ZERO, Montant.ofEuros(50)),
                        new Decision.Refusee(numero(4), ACTE, List.of(new Motif("ETAT_NEUF", "article 4"))))),
                confronter(autrement, sansDeport, 0));
    }

    @Test
    void chaque_decision_se_distingue() {
        List<Decision> decisions = List.of(
                new Decision.Accordee(numero(1), ACTE, Montant.ZERO, Montant.ofEuros(50)),
                new Decision.Refusee(numero(2), ACTE, List.of(PERIODE)),
                new Decision.Ajournee(numero(3), ACTE, List.of()),
                new Decision.Retiree(numero(4), ACTE, List.of()));
        assertEquals(
                List.of("accordee", "refusee", "ajournee", "retiree"),
                decisions.stream()
                        .map(decision -> decision.<String>selon(
                                accordee -> "accordee",
                                refusee -> "refusee",
                                ajournee -> "ajournee",
                                retiree -> "retiree"))
                        .toList());
    }

    /** What a person may get wrong, one fault at a time: it is named, with its dossier or member, and nothing else is. */
    @Test
    void chaque_discordance_est_nommee_seule() {
        assertEquals(
                List.of("SEANCE_AUTRE"),
                discordances(new Deliberation(
                        new Acte("B1", "bureau-08", JOUR),
                        conforme().presence().membres(),
                        conforme().lignes())));
        assertEquals(
                List.of("JOUR_AUTRE"),
                discordances(new Deliberation(
                        new Acte("B1", "bureau-07", JOUR.plusDays(1)),
                        conforme().presence().membres(),
                        conforme().lignes())));
        assertEquals(
                List.of("SEANCE_NON_GELEE"),
                discordances(conforme(), SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 10), 0));
        assertEquals(List.of("SEANCE_DEJA_TENUE"), discordances(conforme(), GELEE.tenir(conforme()), 0));
        assertEquals(
                List.of("MEMBRE_HORS_EXERCICE elu-9"),
                discordances(presents("elu-1", "elu-2", "elu-3", "elu-4", "elu-5", "elu-9")));
        assertEquals(
                List.of("MEMBRE_EN_DOUBLE elu-2"),
                discordances(presents("elu-1", "elu-2", "elu-3", "elu-4", "elu-5", "elu-2")));
        assertEquals(List.of("DOSSIER_HORS_ORDRE_DU_JOUR V-5"), discordances(lignes(lignes -> {
            lignes.add(1, dit(5, Issue.ACCORDE, 200));
            return lignes;
        })));
        assertEquals(List.of("DOSSIER_EN_DOUBLE V-1"), discordances(lignes(lignes -> {
            lignes.add(lignes.get(0));
            return lignes;
        })));
        assertEquals(List.of("LIGNE_ABSENTE V-3"), discordances(lignes(lignes -> {
            lignes.remove(2);
            return lignes;
        })));
        assertEquals(List.of("ACCORD_SANS_MONTANT V-1"), discordances(sauf(dit(1, Issue.ACCORDE, null))));
        assertEquals(List.of("MONTANT_NON_POSITIF V-1"), discordances(sauf(dit(1, Issue.ACCORDE, 0))));
        assertEquals(List.of("MONTANT_NON_POSITIF V-1"), discordances(sauf(dit(1, Issue.ACCORDE, -1))));
        assertEquals(List.of("MONTANT_SANS_ACCORD V-1"), discordances(sauf(dit(1, Issue.AJOURNE, 200))));
        assertEquals(
                List.of("MONTANT_SANS_ACCORD V-3"), discordances(sauf(dit(3, Issue.REFUSE, 200, "PERIODE_ACHAT"))));
        assertEquals(List.of("REFUS_SANS_MOTIF V-3"), discordances(sauf(dit(3, Issue.REFUSE, null))));
        assertEquals(List.of("MOTIF_INCONNU V-3"), discordances(sauf(dit(3, Issue.REFUSE, null, "AUTRE"))));
        assertEquals(
                List.of("MOTIF_INCONNU V-3"),
                discordances(sauf(dit(3, Issue.REFUSE, null, "SANS_ARTICLE", "PERIODE_ACHAT"))));
        assertEquals(List.of("MOTIF_INCONNU V-1"), discordances(sauf(dit(1, Issue.REFUSE, null, "PERIODE_ACHAT"))));
        assertEquals(List.of("MOTIF_SUR_ACCORD V-1"), discordances(sauf(dit(1, Issue.ACCORDE, 200, "PERIODE_ACHAT"))));
        assertEquals(List.of("DEPORT_IGNORE V-2 elu-1"), discordances(sauf(dit(2, Issue.ACCORDE, 200))));
        assertEquals(
                List.of("DEPORT_HORS_EXERCICE V-1 elu-9"), discordances(sauf(deport(1, Issue.ACCORDE, 200, "elu-9"))));
    }

    private static Deliberation presents(String... codes) {
        return new Deliberation(ACTE, List.of(codes), conforme().lignes());
    }

    private static LigneDeliberee deport(int rang, Issue issue, @Nullable Integer euros, String... membres) {
        LigneDeliberee ligne = dit(rang, issue, euros);
        return new LigneDeliberee(ligne.numero(), ligne.issue(), ligne.montant(), ligne.motifs(), List.of(membres));
    }

    @Test
    void toutes_les_discordances_sont_nommees_a_la_fois() {
        Deliberation fausse = new Deliberation(
                new Acte("B1", "bureau-08", JOUR.plusDays(1)),
                List.of("elu-1", "elu-9"),
                List.of(dit(1, Issue.ACCORDE, null), dit(1, Issue.AJOURNE, 5), dit(7, Issue.RETIRE, null)));
        assertEquals(
                List.of(
                        "SEANCE_AUTRE",
                        "JOUR_AUTRE",
                        "SEANCE_DEJA_TENUE",
                        "MEMBRE_HORS_EXERCICE elu-9",
                        "ACCORD_SANS_MONTANT V-1",
                        "QUORUM_NON_ATTEINT V-1",
                        "DOSSIER_EN_DOUBLE V-1",
                        "MONTANT_SANS_ACCORD V-1",
                        "DOSSIER_HORS_ORDRE_DU_JOUR V-7",
                        "LIGNE_ABSENTE V-2",
                        "LIGNE_ABSENTE V-3",
                        "LIGNE_ABSENTE V-4"),
                discordances(fausse, GELEE.tenir(conforme()), 0));
    }

    @Test
    void un_membre_absent_n_a_pas_a_se_deporter() {
        Deliberation sansElu1 = new Deliberation(
                ACTE,
                List.of("elu-2", "elu-3", "elu-4", "elu-5"),
                sauf(dit(2, Issue.ACCORDE, 200)).lignes());
        assertEquals(List.of(), discordances(sansElu1));
    }

    /** Seven in office, four there: quorum, save for the line that one of them leaves. Three there: for none. */
    @Test
    void le_quorum_se_compte_ligne_a_ligne_sans_ceux_qui_se_deportent() {
        assertEquals(List.of("QUORUM_NON_ATTEINT V-2"), discordances(presents("elu-1", "elu-2", "elu-3", "elu-4")));
        assertEquals(
                List.of("QUORUM_NON_ATTEINT V-1", "QUORUM_NON_ATTEINT V-3", "QUORUM_NON_ATTEINT V-4"),
                discordances(new Deliberation(
                        ACTE,
                        List.of("elu-2", "elu-3", "elu-4"),
                        sauf(dit(2, Issue.AJOURNE, null)).lignes())));
        assertEquals(
                List.of("QUORUM_NON_ATTEINT V-1"),
                discordances(new Deliberation(
                        ACTE,
                        List.of("elu-2", "elu-3", "elu-4", "elu-5"),
                        sauf(deport(1, Issue.ACCORDE, 200, "elu-2")).lignes())));
        // Put off or withdrawn: what becomes of a line without quorum.
        for (Issue issue : List.of(Issue.AJOURNE, Issue.RETIRE)) {
            assertEquals(
                    List.of(),
                    discordances(new Deliberation(
                            ACTE,
                            List.of("elu-1", "elu-2", "elu-3", "elu-4"),
                            sauf(deport(2, issue, null, "elu-1")).lignes())));
        }
    }

    @Test
    void un_accord_releve_se_paie_sur_ce_qui_se_libere_et_sur_le_disponible() {
        Deliberation releve = lignes(lignes -> {
            lignes.set(0, dit(1, Issue.ACCORDE, 360));
            lignes.set(3, dit(4, Issue.AJOURNE, null));
            return lignes;
        });
        assertEquals(List.of(), discordances(releve, GELEE, 10));
        assertEquals(List.of("MONTANT_AU_DELA_DES_CREDITS V-1"), discordances(releve, GELEE, 9));
        assertEquals(
                List.of("MONTANT_AU_DELA_DES_CREDITS V-1", "MONTANT_AU_DELA_DES_CREDITS V-4"),
                discordances(
                        lignes(lignes -> {
                            lignes.set(0, dit(1, Issue.ACCORDE, 201));
                            lignes.set(3, dit(4, Issue.ACCORDE, 151));
                            return lignes;
                        }),
                        GELEE,
                        1));
    }

    /** Minutes with an issue, an amount and motifs at random, whether they make sense or not. */
    @Provide
    Arbitrary<Deliberation> procesVerbaux() {
        Arbitrary<LigneDeliberee> lignes = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(Issue.values()),
                        Arbitraries.of(0, 100, 200, 350).injectNull(0.5),
                        Arbitraries.of("PERIODE_ACHAT", "ETAT_NEUF", "AUTRE")
                                .list()
                                .ofMaxSize(2))
                .as((rang, issue, euros, motifs) -> new LigneDeliberee(
                        numero(rang), issue, euros == null ? null : Montant.ofEuros(euros), motifs, List.of("elu-1")));
        Arbitrary<List<LigneDeliberee>> sensees = Combinators.combine(issues(), issues(), issues(), issues())
                .as((a, b, c, d) -> {
                    List<LigneDeliberee> toutes = new ArrayList<>();
                    for (Dit dit : List.of(a, b, c, d)) {
                        int rang = toutes.size() + 1;
                        toutes.add(
                                switch (dit.issue()) {
                                    case ACCORDE -> deport(rang, Issue.ACCORDE, dit.euros(), "elu-1");
                                    case REFUSE ->
                                        new LigneDeliberee(
                                                numero(rang),
                                                Issue.REFUSE,
                                                null,
                                                List.of("ETAT_NEUF"),
                                                List.of("elu-1"));
                                    case AJOURNE, RETIRE -> deport(rang, dit.issue(), null, "elu-1");
                                });
                    }
                    return toutes;
                });
        return Arbitraries.frequencyOf(Tuple.of(1, lignes.list().ofMaxSize(6)), Tuple.of(3, sensees))
                .map(dites -> new Deliberation(ACTE, List.of("elu-2", "elu-3", "elu-4", "elu-5"), dites))
                .withoutEdgeCases();
    }

    record Dit(Issue issue, int euros) {}

    private static Arbitrary<Dit> issues() {
        return Combinators.combine(
                        Arbitraries.of(Issue.values()), Arbitraries.integers().between(1, 400))
                .as(Dit::new);
    }

    /** All or nothing, and what goes through is what was said, one decision a line, within the credits. */
    @Property
    void tout_est_decide_comme_il_est_dit_ou_rien_ne_l_est(
            @ForAll("procesVerbaux") Deliberation deliberation, @ForAll long hasard) {
        int disponible = (int) Math.floorMod(hasard, 400L);
        Enveloppe avant = Enveloppe.of(
                        "velo-2020", 2020, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(550 + disponible))
                .reserver(ORDRE.total())
                .selon(Mouvement.Fait::enveloppe, insuffisant -> {
                    throw new AssertionError();
                });
        boolean conforme = confronter(deliberation, GELEE, disponible)
                .selon(
                        accord -> {
                            assertEquals(
                                    ORDRE.lignes().stream()
                                            .map(OrdreDuJour.Ligne::numero)
                                            .toList(),
                                    accord.decisions().stream()
                                            .map(Decision::dossier)
                                            .toList());
                            long decide = 0;
                            for (LigneDeliberee ligne : deliberation.lignes()) {
                                Montant montant = ligne.montant();
                                decide += montant == null ? 0 : montant.centimes();
                            }
                            Enveloppe apres = ORDRE.appliquer(avant, accord.decisions());
                            assertEquals(decide, apres.engages().centimes());
                            assertEquals(Montant.ZERO, apres.reserves());
                            assertEquals(avant.ouverts(), apres.ouverts());
                            assertEquals(avant.mandates(), apres.mandates());
                            return true;
                        },
                        discordante -> {
                            assertTrue(!discordante.discordances().isEmpty());
                            return false;
                        });
        List<LigneDeliberee> melangees = new ArrayList<>(deliberation.lignes());
        Collections.shuffle(melangees, new Random(hasard));
        assertEquals(
                conforme,
                confronter(new Deliberation(ACTE, deliberation.presence().membres(), melangees), GELEE, disponible)
                        .selon(accord -> true, discordante -> false));
    }

    @Test
    void appliquer_des_decisions_d_un_autre_ordre_du_jour_ou_sans_credits_est_une_faute_de_l_appelant() {
        List<Decision> decisions = decisions(conforme(), 0);
        Enveloppe enveloppe =
                Enveloppe.of("velo-2020", 2020, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(550));
        Enveloppe reservee = enveloppe.reserver(ORDRE.total()).selon(Mouvement.Fait::enveloppe, i -> enveloppe);
        assertThrows(IllegalArgumentException.class, () -> ORDRE.appliquer(reservee, decisions.subList(0, 3)));
        assertThrows(IllegalStateException.class, () -> ORDRE.appliquer(enveloppe, decisions));
        List<Decision> trop = new ArrayList<>(decisions);
        trop.set(0, new Decision.Accordee(numero(1), ACTE, Montant.ofEuros(200), new Montant(20_001)));
        assertThrows(IllegalStateException.class, () -> ORDRE.appliquer(reservee, trop));
        assertEquals(Montant.ofEuros(550), ORDRE.appliquer(reservee, decisions).engages());
    }

    @Test
    void ce_qui_ne_peut_pas_exister_est_refuse() {
        refuse("DELIBERATION_INVALIDE", () -> new Deliberation(ACTE, List.of(), List.of()));
        refuse("DELIBERATION_INVALIDE", () -> new Deliberation(ACTE, List.of("elu-1", "Un Nom"), List.of()));
        refuse("DELIBERATION_INVALIDE", () -> dit(1, Issue.REFUSE, null, "PERIODE_ACHAT", "parce que"));
        refuse("DELIBERATION_INVALIDE", () -> deport(1, Issue.ACCORDE, 1, "elu-1", "Un Nom"));
        refuse("DECISION_INVALIDE", () -> new Decision.Accordee(numero(1), ACTE, Montant.ZERO, Montant.ZERO));
        refuse("DECISION_INVALIDE", () -> new Decision.Accordee(numero(1), ACTE, Montant.ZERO, new Montant(-1)));
        refuse("DECISION_INVALIDE", () -> new Decision.Accordee(numero(1), ACTE, new Montant(-1), new Montant(1)));
        refuse("DECISION_INVALIDE", () -> new Decision.Refusee(numero(1), ACTE, List.of()));
    }
}
