package fr.octroi.suivi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.suivi.Equite.Comparaison;
import fr.octroi.suivi.Equite.Conclusion;
import fr.octroi.suivi.Equite.Groupe;
import fr.octroi.suivi.Equite.Objet;
import fr.octroi.suivi.Equite.Reglages;
import fr.octroi.suivi.Equite.Sujet;
import fr.octroi.suivi.Traitement.Genre;
import fr.octroi.suivi.Traitement.Intervention;
import fr.octroi.suivi.Traitement.Troncon;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquiteTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 12, 31);
    private static final Acteur UN = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    private static final Acteur DEUX = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-2");
    private static final Acteur TROIS = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-3");

    private static Sujet sujet(int rang, Acteur agent, int jours, boolean intervention) {
        return sujet(rang, agent, jours, intervention, null);
    }

    private static Sujet sujet(int rang, Acteur agent, int jours, boolean intervention, @Nullable Boolean refus) {
        return sujet(rang, agent, jours, intervention, refus, false);
    }

    private static Sujet sujet(
            int rang, Acteur agent, int jours, boolean intervention, @Nullable Boolean refus, boolean attend) {
        return new Sujet(
                new Traitement(
                        new NumeroDossier("V-" + rang),
                        "gpso-vae",
                        LocalDate.of(2020, 1 + rang % 6, 1),
                        agent,
                        new TreeMap<>(Map.of(Troncon.ADMINISTRATION, jours, Troncon.DEMANDEUR, rang % 5)),
                        new TreeMap<>(),
                        attend,
                        intervention
                                ? List.of(new Intervention(agent, Genre.SIGNAL_LEVE, "IBAN_PARTAGE", "MEME_FOYER"))
                                : List.of(),
                        refus,
                        refus,
                        attend),
                rang % 2 == 0 ? "92012" : "92048",
                "");
    }

    /** Three officers alike, but that the second takes so many days more. */
    private static List<Sujet> equipe(int chacun, int deplus) {
        List<Sujet> sujets = new ArrayList<>();
        List<Acteur> agents = List.of(UN, DEUX, TROIS);
        for (int i = 0; i < 3 * chacun; i++) {
            // Away from the months and from the towns: the quotient turns slower than they do.
            Acteur agent = agents.get(i / 12 % 3);
            int jours = 5 + (i * 7 + i / 12) % 11 + (agent.equals(DEUX) ? deplus : 0);
            sujets.add(sujet(i, agent, jours, i % 12 == 0));
        }
        return sujets;
    }

    private static Equite mesurer(List<Sujet> sujets) {
        return Equite.mesurer(sujets, Acteur::agent, JOUR, Reglages.PAR_DEFAUT);
    }

    private static Groupe groupe(Equite equite, Objet objet, String nom) {
        return equite.groupes().stream()
                .filter(groupe -> groupe.objet() == objet && groupe.nom().equals(nom))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void un_agent_plus_lent_est_seul_nomme() {
        Equite equite = mesurer(equipe(120, 6));
        assertEquals(
                List.of("AGENT ADMINISTRATION conseiller-2"),
                equite.ecarts().stream()
                        .map(ecart -> ecart.critere() + " " + ecart.objet() + " " + ecart.nom())
                        .toList());
        Groupe lent = groupe(equite, Objet.ADMINISTRATION, "conseiller-2");
        Comparaison comparaison = Objects.requireNonNull(lent.comparaison());
        assertTrue(comparaison.estAuDessus());
        assertEquals(120, comparaison.comparables());
        assertEquals(240, comparaison.autres());
    }

    /** Beside one who is slow, everybody looks quick: once he is set apart, they are compared among themselves. */
    @Test
    void les_autres_ne_passent_pas_pour_rapides() {
        Equite equite = mesurer(equipe(240, 30));
        assertEquals(1, equite.ecarts().size());
        for (String autre : List.of("conseiller-1", "agent-3")) {
            Groupe groupe = groupe(equite, Objet.ADMINISTRATION, autre);
            assertEquals(Conclusion.RIEN_DE_MONTRE, groupe.conclusion());
            assertEquals(240, Objects.requireNonNull(groupe.comparaison()).autres());
        }
    }

    @Test
    void une_equipe_equitable_n_alarme_pas() {
        assertEquals(List.of(), mesurer(equipe(120, 0)).ecarts());
    }

    @Test
    void rien_n_est_dit_d_un_petit_groupe_si_lent_soit_il() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sujets.add(sujet(i, i % 40 < 4 ? DEUX : UN, i % 40 < 4 ? 300 : 5, false));
        }
        Equite vingt = mesurer(sujets);
        assertEquals(20, groupe(vingt, Objet.ADMINISTRATION, "conseiller-2").nombre());
        assertEquals(
                Conclusion.ECART,
                groupe(vingt, Objet.ADMINISTRATION, "conseiller-2").conclusion());
        sujets.removeIf(sujet -> sujet.traitement().numero().valeur().equals("V-0"));
        Equite dixNeuf = mesurer(sujets);
        Groupe petit = groupe(dixNeuf, Objet.ADMINISTRATION, "conseiller-2");
        assertEquals(Conclusion.EFFECTIF_INSUFFISANT, petit.conclusion());
        assertNull(petit.comparaison());
        assertEquals(300, petit.mediane());
    }

    /** Of two groups alone, each is the other's other: both are told. */
    @Test
    void de_deux_groupes_l_un_est_plus_lent_et_l_autre_plus_rapide() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sujets.add(sujet(i, i / 12 % 2 == 0 ? UN : DEUX, i / 12 % 2 == 0 ? 5 + i % 3 : 20 + i % 5, false));
        }
        List<Groupe> ecarts = mesurer(sujets).ecarts();
        assertEquals(
                List.of("conseiller-1", "conseiller-2"),
                ecarts.stream().map(Groupe::nom).toList());
        assertEquals(
                List.of(false, true),
                ecarts.stream()
                        .map(ecart ->
                                Objects.requireNonNull(ecart.comparaison()).estAuDessus())
                        .toList());
    }

    /** Those who answer late are not treated unequally by the authority. */
    @Test
    void le_temps_du_demandeur_se_dit_et_ne_se_juge_pas() {
        List<Sujet> sujets = equipe(60, 0);
        Equite equite = mesurer(sujets);
        assertTrue(equite.groupes().stream()
                .filter(groupe -> groupe.objet() == Objet.DEMANDEUR)
                .allMatch(groupe -> groupe.conclusion() == Conclusion.DECRIT && groupe.comparaison() == null));
    }

    @Test
    void qui_met_de_cote_plus_souvent_que_les_autres_se_voit() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Acteur agent = List.of(UN, DEUX, TROIS).get(i / 12 % 3);
            sujets.add(sujet(i, agent, 5, agent.equals(TROIS) ? i % 12 < 6 : i % 12 < 1));
        }
        List<Groupe> ecarts = mesurer(sujets).ecarts();
        assertEquals(1, ecarts.size());
        assertEquals(Objet.INTERVENTION, ecarts.get(0).objet());
        assertEquals("agent-3", ecarts.get(0).nom());
    }

    @Test
    void qui_refuse_plus_souvent_que_les_autres_se_voit() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 360; i++) {
            Acteur agent = List.of(UN, DEUX, TROIS).get(i / 12 % 3);
            sujets.add(sujet(i, agent, 5, false, agent.equals(TROIS) ? i % 12 < 5 : i % 12 < 1));
        }
        List<Groupe> ecarts = mesurer(sujets).ecarts();
        assertEquals(1, ecarts.size());
        assertEquals(Objet.REFUS, ecarts.get(0).objet());
        assertEquals("agent-3", ecarts.get(0).nom());
        assertTrue(Objects.requireNonNull(ecarts.get(0).comparaison()).estAuDessus());
        assertEquals(50, ecarts.get(0).total());
    }

    /** A dossier that nobody proposed or decided yet says nothing of who refuses. */
    @Test
    void ce_qui_n_est_pas_tranche_ne_compte_pas_parmi_les_refus() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sujets.add(sujet(i, UN, 5, false, i % 3 == 0 ? null : (Boolean) (i % 3 == 1)));
        }
        Groupe groupe = groupe(mesurer(sujets), Objet.REFUS, "conseiller-1");
        assertEquals(40, groupe.nombre());
        assertEquals(20, groupe.total());
    }

    /** All refuse alike, but the second has his grants of three months still before him: what is over of his are refusals. */
    @Test
    void qui_accorde_lentement_ne_passe_pas_pour_severe() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 720; i++) {
            Acteur agent = List.of(UN, DEUX, TROIS).get(i / 12 % 3);
            boolean refus = i / 36 % 4 == 0;
            boolean attend = agent.equals(DEUX) && i % 6 >= 3 && !refus;
            Traitement traitement = sujet(i, agent, 5, false, attend ? null : (Boolean) refus, attend)
                    .traitement();
            sujets.add(new Sujet(traitement, "", agent.agent()));
        }
        Equite equite = mesurer(sujets);
        assertEquals(List.of(), equite.ecarts());
        List<Groupe> siens = equite.groupes().stream()
                .filter(groupe -> groupe.objet() == Objet.REFUS && groupe.nom().equals("conseiller-2"))
                .toList();
        assertEquals(2, siens.size());
        for (Groupe groupe : siens) {
            assertEquals(150, groupe.nombre());
            assertEquals(120, Objects.requireNonNull(groupe.comparaison()).comparables(), "the months that are over");
        }
    }

    /** All put aside alike, but the second has those of three months still before him: none of what is over of his is one. */
    @Test
    void qui_instruit_lentement_ne_passe_pas_pour_docile() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 720; i++) {
            Acteur agent = List.of(UN, DEUX, TROIS).get(i / 12 % 3);
            boolean ecarte = i / 36 % 4 == 0;
            boolean attend = agent.equals(DEUX) && i % 6 >= 3 && ecarte;
            Traitement traitement =
                    sujet(i, agent, 5, ecarte && !attend, null, attend).traitement();
            sujets.add(new Sujet(traitement, "", agent.agent()));
        }
        Equite equite = mesurer(sujets);
        assertEquals(List.of(), equite.ecarts());
        List<Groupe> siens = equite.groupes().stream()
                .filter(groupe ->
                        groupe.objet() == Objet.INTERVENTION && groupe.nom().equals("conseiller-2"))
                .toList();
        assertEquals(2, siens.size());
        for (Groupe groupe : siens) {
            assertEquals(210, groupe.nombre(), "those whose instruction is over");
            assertEquals(120, Objects.requireNonNull(groupe.comparaison()).comparables(), "the months that are over");
        }
    }

    @Test
    void de_moins_de_vingt_dossiers_aucune_part_n_est_jugee() {
        List<Sujet> sujets = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            Acteur agent = i % 40 < 3 ? DEUX : UN;
            sujets.add(sujet(i, agent, 5, false, agent.equals(DEUX)));
        }
        Groupe petit = groupe(mesurer(sujets), Objet.REFUS, "conseiller-2");
        assertEquals(18, petit.nombre());
        assertEquals(Conclusion.EFFECTIF_INSUFFISANT, petit.conclusion());
        assertNull(petit.comparaison());
    }

    /** As the textbook's formula gives them in floating point with z = 1.96, rounded outwards to ten-thousandths. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 2776",
        "10, 10, 7224, 10000",
        "1, 20, 88, 2362",
        "5, 67, 322, 1631",
        "22, 267, 550, 1216",
        "130, 1600, 688, 957",
        "0, 1, 0, 7935"
    })
    void l_intervalle_d_une_part_est_celui_de_wilson(int succes, int nombre, int bas, int haut) {
        assertEquals(new Equite.Intervalle(bas, haut), Famille.deLaPart(succes, nombre));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 33, 400})
    void l_intervalle_d_une_part_la_contient_et_se_retourne_avec_elle(int nombre) {
        for (int succes = 0; succes <= nombre; succes++) {
            Equite.Intervalle direct = Famille.deLaPart(succes, nombre);
            Equite.Intervalle retourne = Famille.deLaPart(nombre - succes, nombre);
            assertTrue(direct.bas() * (long) nombre <= succes * 10_000L);
            assertTrue(direct.haut() * (long) nombre >= succes * 10_000L);
            assertEquals(10_000 - direct.haut(), retourne.bas());
            assertEquals(10_000 - direct.bas(), retourne.haut());
        }
    }

    /** Holm, by hand: what is corrected is at least the number times the count of those that follow. */
    @Test
    void la_correction_est_celle_de_holm() {
        Equite equite = mesurer(equipe(120, 0));
        List<Comparaison> comparaisons = equite.groupes().stream()
                .flatMap(groupe -> Stream.ofNullable(groupe.comparaison()))
                .sorted(Comparator.comparing(Comparaison::p))
                .toList();
        assertEquals(equite.tests(), comparaisons.size());
        Fraction plancher = Fraction.ZERO;
        for (int i = 0; i < comparaisons.size(); i++) {
            Fraction fois = comparaisons.get(i).p().fois(Fraction.of((long) comparaisons.size() - i));
            plancher = plancher.max(fois.min(Fraction.of(1)));
            assertEquals(plancher, comparaisons.get(i).pCorrigee());
        }
    }

    @Test
    void l_ordre_des_dossiers_ne_change_rien() {
        List<Sujet> sujets = equipe(60, 3);
        Equite droit = mesurer(sujets);
        Collections.shuffle(sujets, new Random(8));
        assertEquals(droit, mesurer(sujets));
    }

    /** The tables of order statistics that statisticians print: n, and the rank of the lower bound at 95 %. */
    @ParameterizedTest
    @CsvSource({"5, 0", "6, 1", "9, 2", "10, 2", "15, 4", "20, 6", "25, 8", "30, 10", "40, 14", "50, 18", "100, 40"})
    void l_intervalle_de_la_mediane_est_celui_des_tables(int n, int rang) {
        assertEquals(rang, Famille.rangDeLIntervalle(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 33, 101, 999})
    void l_intervalle_est_le_plus_serre_qui_tienne_a_95_pour_cent(int n) {
        int k = Famille.rangDeLIntervalle(n);
        assertTrue(queue(n, k - 1).compareTo(new BigDecimal("0.025")) <= 0);
        assertTrue(queue(n, k).compareTo(new BigDecimal("0.025")) > 0);
    }

    @Test
    void au_dela_de_dix_mille_l_intervalle_est_plus_large_et_jamais_plus_etroit() {
        int exact = Famille.rangDeLIntervalle(10_000);
        int borne = Famille.rangDeLIntervalle(10_001);
        assertEquals(4_902, exact);
        assertTrue(borne < exact && borne > 4_800, borne + "");
    }

    /** The chance that at most k of n tosses fall on one side. */
    private static BigDecimal queue(int n, int k) {
        BigInteger somme = BigInteger.ZERO;
        for (int i = 0; i <= k; i++) {
            BigInteger parmi = BigInteger.ONE;
            for (int j = 0; j < i; j++) {
                parmi = parmi.multiply(BigInteger.valueOf(n - j)).divide(BigInteger.valueOf(j + 1));
            }
            somme = somme.add(parmi);
        }
        return new BigDecimal(somme).divide(new BigDecimal(BigInteger.TWO.pow(n)), MathContext.DECIMAL64);
    }

    @Test
    void des_reglages_qui_ne_peuvent_pas_etre_sont_refuses() {
        assertThrows(ValeurInvalideException.class, () -> new Reglages(1, new Pourcentage(500), 1));
        assertThrows(ValeurInvalideException.class, () -> new Reglages(20, new Pourcentage(0), 1));
        assertThrows(ValeurInvalideException.class, () -> new Reglages(20, new Pourcentage(10_000), 1));
    }

    @Test
    void sans_dossier_rien_ne_se_mesure() {
        Equite vide = mesurer(List.of());
        assertEquals(0, vide.dossiers());
        assertEquals(List.of(), vide.groupes());
    }

    @Test
    void un_pseudonyme_est_le_meme_sous_la_meme_cle_et_un_autre_sous_une_autre() {
        Pseudonymes noms = new Pseudonymes(new Cle(new byte[32]));
        assertEquals(noms.nom(UN), new Pseudonymes(new Cle(new byte[32])).nom(UN));
        byte[] autre = new byte[32];
        autre[0] = 1;
        assertNotEquals(noms.nom(UN), new Pseudonymes(new Cle(autre)).nom(UN));
        assertTrue(noms.nom(UN).matches("agent-[0-9a-f]{8}"));
        Set<String> vus = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertTrue(vus.add(noms.nom(new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-" + i))));
        }
        assertEquals("Pseudonymes[***]", noms.toString());
    }
}
