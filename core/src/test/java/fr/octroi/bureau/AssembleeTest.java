package fr.octroi.bureau;

import static fr.octroi.bureau.Exemples.ACTE;
import static fr.octroi.bureau.Exemples.GELEE;
import static fr.octroi.bureau.Exemples.JOUR;
import static fr.octroi.bureau.Exemples.ORDRE;
import static fr.octroi.bureau.Exemples.SEPT;
import static fr.octroi.bureau.Exemples.accord;
import static fr.octroi.bureau.Exemples.conforme;
import static fr.octroi.bureau.Exemples.dit;
import static fr.octroi.bureau.Exemples.numero;
import static fr.octroi.bureau.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Convocation.Delais;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Discordance.Code;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Presence.Pouvoir;
import fr.octroi.commun.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a body sits: called in time, counted at each item, by voices and by proxies; or one person who decides alone. */
class AssembleeTest {

    private static final LocalDate GEL = ORDRE.geleLe();
    private static final OrdreDuJour UN = new OrdreDuJour("bureau-07", GEL, List.of(accord(1, 200)));

    private static List<String> discordances(Deliberation deliberation, SeanceBureau seance, RegleQuorum quorum) {
        return deliberation
                .confronter(seance, SEPT, quorum, Montant.ZERO, dossier -> new TreeMap<>())
                .selon(conforme -> List.of(), discordante -> dire(discordante.discordances()));
    }

    private static List<String> dire(List<Discordance> discordances) {
        return discordances.stream()
                .map(une -> une.code()
                        + Optional.ofNullable(une.dossier())
                                .map(numero -> " " + numero)
                                .orElse("")
                        + Optional.ofNullable(une.membre())
                                .map(membre -> " " + membre)
                                .orElse(""))
                .toList();
    }

    private static List<String> discordances(Deliberation deliberation, SeanceBureau seance) {
        return discordances(deliberation, seance, RegleQuorum.MAJORITE);
    }

    private static SeanceBureau seule(ModeDeDecision mode) {
        return SeanceBureau.ouverte("bureau-07", JOUR, GEL, 10, mode).geler(UN);
    }

    private static LigneDeliberee ligne(List<String> absents, @Nullable Vote vote, @Nullable String acte) {
        LigneDeliberee dite = dit(1, Issue.ACCORDE, 200);
        return new LigneDeliberee(
                dite.numero(), dite.issue(), dite.montant(), dite.motifs(), dite.deports(), absents, vote, acte);
    }

    private static Deliberation une(Presence presence, LigneDeliberee ligne) {
        return new Deliberation(ACTE, presence, List.of(ligne), null);
    }

    private static Presence presence(@Nullable String president, List<String> membres, Pouvoir... pouvoirs) {
        return new Presence(president, null, membres, List.of(pouvoirs));
    }

    // ---- the convocation ----

    /** CGCT L2121-12: neither the day of sending nor that of the session counts. */
    @Test
    void cinq_jours_francs_separent_l_envoi_de_la_seance_et_un_seul_en_urgence() {
        for (int jours = 0; jours < 12; jours++) {
            LocalDate pour = GEL.plusDays(jours);
            assertEquals(
                    jours >= 6,
                    Convocation.ordinaire(GEL, pour, Note.JOINTE, Delais.CGCT).estReguliere());
            assertEquals(
                    jours >= 2,
                    Convocation.urgente(GEL, pour, Note.NON_DUE, Delais.CGCT).estReguliere());
            assertEquals(
                    jours >= 3, Convocation.seconde(GEL, pour, GEL, Delais.CGCT).estReguliere());
            assertEquals(pour.minusDays(6), Delais.CGCT.dernierEnvoi(pour));
        }
        refuse("CONVOCATION_INVALIDE", () -> Convocation.ordinaire(JOUR, JOUR.minusDays(1), Note.JOINTE, Delais.CGCT));
    }

    @Test
    void rien_ne_se_decide_sur_une_convocation_tardive_sans_note_ou_pour_un_autre_jour() {
        SeanceBureau aTemps = GELEE.convoquer(Convocation.ordinaire(JOUR.minusDays(6), JOUR, Note.JOINTE, Delais.CGCT));
        assertEquals(List.of(), discordances(conforme(), aTemps));
        assertEquals(
                List.of("CONVOCATION_TARDIVE"),
                discordances(
                        conforme(),
                        GELEE.convoquer(Convocation.ordinaire(JOUR.minusDays(5), JOUR, Note.JOINTE, Delais.CGCT))));
        assertEquals(
                List.of("NOTE_ABSENTE"),
                discordances(
                        conforme(),
                        GELEE.convoquer(Convocation.ordinaire(JOUR.minusDays(6), JOUR, Note.ABSENTE, Delais.CGCT))));
        LocalDate autre = JOUR.plusDays(4);
        assertEquals(
                List.of("CONVOCATION_ABSENTE"),
                discordances(
                        new Deliberation(
                                new Acte("B1", "bureau-07", autre),
                                conforme().presence(),
                                conforme().lignes(),
                                null),
                        aTemps.reporter(autre)));
    }

    @Test
    void l_urgence_se_vote() {
        SeanceBureau urgente = GELEE.convoquer(Convocation.urgente(JOUR.minusDays(2), JOUR, Note.JOINTE, Delais.CGCT));
        assertEquals(List.of("URGENCE_NON_VOTEE"), discordances(conforme(), urgente));
        assertEquals(List.of(), discordances(urgence(new Vote(3, 2, 0, false, false)), urgente));
        assertEquals(List.of("VOTE_CONTRAIRE"), discordances(urgence(new Vote(2, 3, 0, false, false)), urgente));
        assertEquals(List.of("VOIX_DISCORDANTES"), discordances(urgence(new Vote(3, 1, 0, false, false)), urgente));
    }

    private static Deliberation urgence(Vote vote) {
        return new Deliberation(ACTE, conforme().presence(), conforme().lignes(), vote);
    }

    /** CGCT L2121-17: three days at least after the first, on the same agenda, whoever comes. */
    @Test
    void sans_quorum_une_seconde_convocation_siege_trois_jours_apres_sans_condition_de_quorum() {
        Convocation premiere = Convocation.ordinaire(JOUR.minusDays(6), JOUR, Note.JOINTE, Delais.CGCT);
        SeanceBureau convoquee = GELEE.convoquer(premiere);
        Convocation seconde = Convocation.seconde(JOUR, JOUR.plusDays(3), JOUR, Delais.CGCT);
        SeanceBureau rappelee = convoquee.convoquer(seconde);
        assertEquals(List.of(premiere, seconde), rappelee.convocations());
        assertEquals(JOUR.plusDays(3), rappelee.jour());
        assertEquals(convoquee.ordreDuJour(), rappelee.ordreDuJour());
        assertEquals(List.of(), discordances(seulElu2(3), rappelee));
        assertEquals(
                List.of("CONVOCATION_TARDIVE"),
                discordances(
                        seulElu2(2),
                        convoquee.convoquer(Convocation.seconde(JOUR, JOUR.plusDays(2), JOUR, Delais.CGCT))));
    }

    private static Deliberation seulElu2(int jours) {
        return new Deliberation(
                new Acte("B1", "bureau-07", JOUR.plusDays(jours)),
                List.of("elu-2"),
                conforme().lignes());
    }

    @Test
    void une_convocation_suit_l_ordre_du_jour_appelle_au_jour_de_la_seance_et_ne_se_repete_qu_apres_elle() {
        Convocation premiere = Convocation.ordinaire(GEL, JOUR, Note.JOINTE, Delais.CGCT);
        Convocation seconde = Convocation.seconde(JOUR, JOUR.plusDays(3), JOUR, Delais.CGCT);
        SeanceBureau ouverte = SeanceBureau.ouverte("bureau-07", JOUR, GEL, 10);
        assertFalse(ouverte.admet(premiere), "without an agenda");
        assertFalse(
                GELEE.admet(Convocation.ordinaire(GEL.minusDays(1), JOUR, Note.JOINTE, Delais.CGCT)),
                "before its agenda");
        assertFalse(GELEE.admet(Convocation.ordinaire(GEL, JOUR.plusDays(1), Note.JOINTE, Delais.CGCT)));
        assertFalse(GELEE.admet(seconde), "without a first one");
        assertTrue(GELEE.admet(premiere));
        SeanceBureau convoquee = GELEE.convoquer(premiere);
        assertFalse(
                convoquee.admet(Convocation.seconde(JOUR.minusDays(1), JOUR.plusDays(3), JOUR, Delais.CGCT)),
                "before it was known that they would be too few");
        assertFalse(
                GELEE.convoquer(Convocation.ordinaire(JOUR.minusDays(1), JOUR, Note.JOINTE, Delais.CGCT))
                        .admet(seconde),
                "after an irregular one");
        assertFalse(convoquee.tenir(conforme()).admet(premiere));
        assertFalse(seule(ModeDeDecision.DELEGATION_EXECUTIF).admet(premiere));
        assertNull(GELEE.convocation());
        assertThrows(IllegalStateException.class, () -> ouverte.convoquer(premiere));
    }

    // ---- presence, proxies, votes ----

    record Cas(
            TreeSet<String> presents, TreeSet<String> absents, TreeSet<String> deports, Pouvoir pouvoir, Vote vote) {}

    @Provide
    Arbitrary<Cas> cas() {
        Arbitrary<TreeSet<String>> membres =
                Arbitraries.of(SEPT.membres()).set().map(TreeSet::new);
        Arbitrary<Vote> votes = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(0, 1, 2))
                .as((pour, contre, abstentions, scrutin) ->
                        new Vote(pour, contre, abstentions, scrutin == 2, scrutin == 1 && pour > 0));
        return Combinators.combine(
                        membres.filter(presents -> !presents.isEmpty()),
                        Arbitraries.of(SEPT.membres()).set().ofMaxSize(2),
                        Arbitraries.of(SEPT.membres()).set().ofMaxSize(2),
                        Arbitraries.of(SEPT.membres())
                                .list()
                                .ofSize(2)
                                .filter(deux -> !deux.get(0).equals(deux.get(1))),
                        votes)
                .as((presents, absents, deports, deux, vote) -> new Cas(
                        presents,
                        new TreeSet<>(
                                absents.stream().filter(presents::contains).toList()),
                        new TreeSet<>(deports),
                        new Pouvoir(deux.get(0), deux.get(1), JOUR),
                        vote));
    }

    /** Counted one by one, member after member, and not by the sets of the code. */
    @Property
    void quorum_pouvoir_et_majorite_se_comptent_a_chaque_point(@ForAll("cas") Cas cas) {
        String president = cas.presents().first();
        int dansLaSalle = 0;
        int voix = 0;
        boolean presidentVote = false;
        for (String membre : SEPT.membres()) {
            boolean votant = cas.presents().contains(membre)
                    && !cas.absents().contains(membre)
                    && !cas.deports().contains(membre);
            dansLaSalle += votant ? 1 : 0;
            voix += votant ? 1 : 0;
            presidentVote |= votant && membre.equals(president);
            boolean porte = votant
                    && cas.pouvoir().mandataire().equals(membre)
                    && !cas.deports().contains(cas.pouvoir().mandant());
            voix += porte ? 1 : 0;
        }
        Vote vote = cas.vote();
        List<String> attendues = new ArrayList<>();
        if (cas.presents().contains(cas.pouvoir().mandant())) {
            attendues.add("POUVOIR_IRREGULIER " + cas.pouvoir().mandant());
        }
        if (!cas.presents().contains(cas.pouvoir().mandataire())) {
            attendues.add("MEMBRE_ABSENT " + cas.pouvoir().mandataire());
        }
        if (dansLaSalle < 4) {
            attendues.add("QUORUM_NON_ATTEINT V-1");
        }
        if (vote.pour() + vote.contre() + vote.abstentions() != voix) {
            attendues.add("VOIX_DISCORDANTES V-1");
        }
        boolean preponderante = vote.pour() == vote.contre() && presidentVote && vote.presidentPour() && !vote.secret();
        if (vote.pour() <= vote.contre() && !preponderante) {
            attendues.add("VOTE_CONTRAIRE V-1");
        }
        LigneDeliberee dite = new LigneDeliberee(
                numero(1),
                Issue.ACCORDE,
                Montant.ofEuros(200),
                List.of(),
                List.copyOf(cas.deports()),
                List.copyOf(cas.absents()),
                vote,
                null);
        assertEquals(
                attendues,
                discordances(
                        une(presence(president, List.copyOf(cas.presents()), cas.pouvoir()), dite),
                        seule(ModeDeDecision.INSTANCE_COLLEGIALE)));
    }

    @Test
    void un_pouvoir_est_ecrit_avant_la_seance_d_un_membre_en_exercice_et_chacun_n_en_porte_qu_un() {
        List<String> quatre = List.of("elu-1", "elu-2", "elu-3", "elu-4");
        Pouvoir cinq = new Pouvoir("elu-5", "elu-1", JOUR);
        Pouvoir six = new Pouvoir("elu-6", "elu-1", JOUR);
        SeanceBureau seance = seule(ModeDeDecision.INSTANCE_COLLEGIALE);
        LigneDeliberee unanime = ligne(List.of(), null, null);
        assertEquals(List.of(), discordances(une(presence("elu-1", quatre, cinq), unanime), seance));
        assertEquals(
                List.of("POUVOIR_IRREGULIER elu-5", "POUVOIR_IRREGULIER elu-6"),
                discordances(une(presence("elu-1", quatre, cinq, six), unanime), seance));
        RegleQuorum exception = new RegleQuorum(List.of(new RegleQuorum.Periode(JOUR, JOUR, 1, 3, 2, "texte inventé")));
        assertEquals(List.of(), discordances(une(presence("elu-1", quatre, cinq, six), unanime), seance, exception));
        for (Pouvoir autre :
                List.of(new Pouvoir("elu-5", "elu-2", JOUR.plusDays(1)), new Pouvoir("elu-9", "elu-2", JOUR))) {
            assertEquals(
                    List.of("POUVOIR_IRREGULIER " + autre.mandant()),
                    discordances(une(presence("elu-1", quatre, autre), unanime), seance));
        }
        assertEquals(
                List.of("POUVOIR_IRREGULIER elu-5", "POUVOIR_IRREGULIER elu-5"),
                discordances(
                        une(presence("elu-1", quatre, cinq, new Pouvoir("elu-5", "elu-2", JOUR)), unanime), seance));
        refuse("DELIBERATION_INVALIDE", () -> new Pouvoir("elu-5", "elu-5", JOUR));
    }

    @Test
    void qui_preside_tient_la_plume_ou_quitte_la_salle_etait_la() {
        SeanceBureau seance = seule(ModeDeDecision.INSTANCE_COLLEGIALE);
        Presence presence = new Presence("elu-6", "elu-7", List.of("elu-1", "elu-2", "elu-3", "elu-4"), List.of());
        assertEquals(
                List.of("MEMBRE_ABSENT elu-6", "MEMBRE_ABSENT elu-7", "MEMBRE_ABSENT V-1 elu-5"),
                discordances(une(presence, ligne(List.of("elu-5"), null, null)), seance));
    }

    @Test
    void un_vote_ne_compte_pas_moins_que_zero_et_un_scrutin_secret_ne_dit_aucune_voix() {
        refuse("VOTE_INVALIDE", () -> new Vote(-1, 0, 0, false, false));
        refuse("VOTE_INVALIDE", () -> new Vote(0, -1, 0, false, false));
        refuse("VOTE_INVALIDE", () -> new Vote(0, 0, -1, false, false));
        refuse("VOTE_INVALIDE", () -> new Vote(1, 0, 0, true, true));
        refuse("VOTE_INVALIDE", () -> new Vote(0, 1, 0, false, true));
    }

    // ---- one who decides alone ----

    @Test
    void qui_decide_seul_n_a_ni_quorum_ni_voix_mais_ne_decide_pas_pour_lui() {
        SeanceBureau seance = seule(ModeDeDecision.DELEGATION_EXECUTIF);
        Presence president = Presence.de(List.of("elu-1"));
        assertEquals(List.of(), discordances(une(president, ligne(List.of(), null, null)), seance));
        assertEquals(
                List.of("DECISION_D_UN_SEUL"),
                discordances(une(Presence.de(List.of("elu-1", "elu-2")), ligne(List.of(), null, null)), seance));
        assertEquals(
                List.of("DECISION_D_UN_SEUL"),
                discordances(une(president, ligne(List.of(), new Vote(1, 0, 0, false, false), null)), seance));
        LigneDeliberee interesse =
                new LigneDeliberee(numero(1), Issue.ACCORDE, Montant.ofEuros(200), List.of(), List.of("elu-1"));
        assertEquals(List.of("QUORUM_NON_ATTEINT V-1"), discordances(une(president, interesse), seance));
    }

    @Test
    void chaque_octroi_par_convention_a_la_sienne() {
        SeanceBureau seance = SeanceBureau.ouverte("bureau-07", JOUR, GEL, 10, ModeDeDecision.CONVENTION)
                .geler(new OrdreDuJour("bureau-07", GEL, List.of(accord(1, 200), accord(2, 200))));
        assertEquals(List.of(), discordances(conventions("C-1", "C-2"), seance));
        assertEquals(List.of("CONVENTION_ABSENTE V-1"), discordances(conventions(null, "C-2"), seance));
        assertEquals(
                List.of("CONVENTION_ABSENTE V-1", "CONVENTION_ABSENTE V-2"),
                discordances(conventions("C-1", "C-1"), seance));
        List<Decision> decisions = conventions("C-1", "C-2")
                .confronter(seance, SEPT, RegleQuorum.MAJORITE, Montant.ZERO, dossier -> new TreeMap<>())
                .selon(Confrontation.Conforme::decisions, discordante -> List.of());
        assertEquals(
                List.of("C-1", "C-2"),
                decisions.stream().map(decision -> decision.acte().numero()).toList());
    }

    private static Deliberation conventions(@Nullable String premiere, @Nullable String seconde) {
        LigneDeliberee un = ligne(List.of(), null, premiere);
        return new Deliberation(
                ACTE,
                Presence.de(List.of("elu-1")),
                List.of(
                        un,
                        new LigneDeliberee(
                                numero(2), un.issue(), un.montant(), List.of(), List.of(), List.of(), null, seconde)),
                null);
    }

    // ---- the register ----

    private static SeanceBureau tenue(String code, LocalDate jour, String acte) {
        return SeanceBureau.ouverte(code, jour, jour, 10)
                .geler(new OrdreDuJour(code, jour, List.of()))
                .tenir(new Deliberation(new Acte(acte, code, jour), List.of("elu-1"), List.of()));
    }

    /** CGCT R2121-9: a number is used once, and grows with the days of its series. */
    @Test
    void les_actes_se_numerotent_dans_l_ordre_du_registre() {
        SeanceBureau juin = tenue("juin", JOUR.minusDays(30), "B2020-06-009");
        SeanceBureau aout = tenue("aout", JOUR.plusDays(30), "B2020-07-020");
        List<SeanceBureau> registre = List.of(juin, GELEE, aout);
        assertEquals(List.of(), conforme().confronterAuRegistre(registre));
        for (String acte : List.of("B2020-06-009", "B2020-06-008", "B2020-07-020", "B2020-07-21")) {
            assertEquals(List.of("NUMERO_HORS_ORDRE"), dire(numerotee(acte).confronterAuRegistre(registre)), acte);
        }
        for (String acte : List.of("B2020-06-010", "B2020-07-19", "C1", "sans")) {
            assertEquals(List.of(), numerotee(acte).confronterAuRegistre(registre), acte);
        }
        Deliberation aPart = une(conforme().presence(), ligne(List.of(), null, "B2020-06-001"));
        assertEquals(List.of("NUMERO_HORS_ORDRE"), dire(aPart.confronterAuRegistre(registre)));
        assertEquals(
                List.of("B2020-07-012", "B2020-06-001"),
                aPart.actes().stream().map(Acte::numero).toList());
    }

    private static Deliberation numerotee(String acte) {
        return new Deliberation(
                new Acte(acte, "bureau-07", JOUR),
                conforme().presence(),
                conforme().lignes(),
                null);
    }

    /** CGCT L2121-20: worth three sessions in a row, whether it served at each or not. */
    @Test
    void un_pouvoir_vaut_trois_seances_de_suite() {
        Deliberation deliberation = une(
                presence("elu-1", List.of("elu-1"), new Pouvoir("elu-5", "elu-1", JOUR.minusDays(20))),
                ligne(List.of(), null, null));
        List<SeanceBureau> registre = new ArrayList<>(List.of(tenue("avant", JOUR.minusDays(21), "A1")));
        for (int avant = 1; avant <= 4; avant++) {
            registre.add(tenue("s-" + avant, JOUR.minusDays(20 - 3L * avant), "A" + (avant + 1)));
            assertEquals(
                    avant >= 3 ? List.of(new Discordance(Code.POUVOIR_PERIME, null, "elu-5")) : List.of(),
                    deliberation.confronterAuRegistre(registre));
        }
    }
}
