package fr.octroi.relance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.PlanRelance.Suite;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demand of the examples is of Monday 1 June 2020 (a holiday: Whit Monday), until Wednesday 1 July. */
class PlanRelanceTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 1);
    private static final LocalDate LIMITE = LocalDate.of(2020, 7, 1);
    private static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    private static final Element RIB = new Element("RIB:ABSENTE", "art. 6", false);
    private static final DemandeDeComplement DEMANDE = new DemandeDeComplement(JOUR, LIMITE, List.of(FACTURE, RIB));
    private static final PlanRelance PLAN = plan(etape(25, "DERNIER_RAPPEL"), etape(12, "RAPPEL"));

    private static EtapeRelance etape(int jours, String modele) {
        return new EtapeRelance(Delai.ofJours(jours), modele);
    }

    private static PlanRelance plan(EtapeRelance... etapes) {
        return new PlanRelance(List.of(etapes), Plage.JOURNEE);
    }

    private static LocalDateTime matin(LocalDate jour) {
        return jour.atTime(10, 0);
    }

    /** 13 June 2020 is a Saturday. */
    @Test
    void les_etapes_partent_dans_l_ordre_des_jours_et_un_jour_ouvre() {
        assertEquals(
                List.of(
                        new Relance("RAPPEL", LocalDate.of(2020, 6, 15)),
                        new Relance("DERNIER_RAPPEL", LocalDate.of(2020, 6, 26))),
                PLAN.echeancier(DEMANDE));
    }

    @Test
    void deux_etapes_du_meme_jour_gardent_l_ordre_du_reglement() {
        assertEquals(
                List.of("RAPPEL_LUNDI", "RAPPEL_SAMEDI", "RAPPEL_DIMANCHE"),
                plan(etape(14, "RAPPEL_LUNDI"), etape(12, "RAPPEL_SAMEDI"), etape(13, "RAPPEL_DIMANCHE"))
                        .echeancier(DEMANDE)
                        .stream()
                        .map(Relance::modele)
                        .toList());
    }

    @Test
    void une_etape_part_le_jour_de_la_limite_et_jamais_apres() {
        assertEquals(
                List.of(new Relance("LE_JOUR_MEME", LIMITE)),
                plan(etape(30, "LE_JOUR_MEME"), etape(31, "TROP_TARD")).echeancier(DEMANDE));
    }

    /** The step of 12 days falls on a Saturday, and leaves on Monday 15 from eight o'clock on. */
    @ParameterizedTest
    @CsvSource({
        "2020-06-12T19:59,ATTENDRE",
        "2020-06-13T10:00,ATTENDRE",
        "2020-06-15T07:59,ATTENDRE",
        "2020-06-15T08:00,RELANCER",
        "2020-06-15T19:59,RELANCER",
        "2020-06-15T20:00,ATTENDRE",
        "2020-06-16T08:00,RELANCER",
        "2020-06-21T10:00,ATTENDRE"
    })
    void une_relance_part_un_jour_ouvre_hors_des_heures_de_silence(LocalDateTime maintenant, Suite suite) {
        assertEquals(suite, PLAN.suite(DEMANDE, List.of(), maintenant));
        assertEquals(
                suite == Suite.RELANCER
                        ? Optional.of(new Relance("RAPPEL", LocalDate.of(2020, 6, 15)))
                        : Optional.empty(),
                PLAN.due(DEMANDE, List.of(), maintenant));
    }

    @Test
    void une_relance_faite_ne_se_refait_pas() {
        LocalDateTime lendemain = matin(LocalDate.of(2020, 6, 16));
        assertEquals(Optional.empty(), PLAN.due(DEMANDE, List.of("RAPPEL"), lendemain));
        assertEquals(Suite.ATTENDRE, PLAN.suite(DEMANDE, List.of("RAPPEL"), lendemain));
        assertEquals(Suite.RELANCER, PLAN.suite(DEMANDE, List.of("UNE_AUTRE"), lendemain));
    }

    @Test
    void apres_une_interruption_la_derniere_seule_part_et_celles_d_avant_ne_partent_plus() {
        LocalDateTime retour = matin(LocalDate.of(2020, 6, 29));
        assertEquals(
                Optional.of("DERNIER_RAPPEL"),
                PLAN.due(DEMANDE, List.of(), retour).map(Relance::modele));
        assertEquals(Optional.empty(), PLAN.due(DEMANDE, List.of("DERNIER_RAPPEL"), retour));
    }

    /** Never a silent closure: the end of the délai calls for an express proposal. */
    @Test
    void passe_la_limite_on_conclut_a_toute_heure_et_on_ne_relance_plus() {
        for (int heure : List.of(0, 10, 23)) {
            LocalDateTime apres = LIMITE.plusDays(1).atTime(heure, 0);
            assertEquals(Suite.CONCLURE, PLAN.suite(DEMANDE, List.of(), apres));
            assertEquals(Optional.empty(), PLAN.due(DEMANDE, List.of(), apres));
        }
        assertEquals(Suite.RELANCER, PLAN.suite(DEMANDE, List.of(), matin(LIMITE)));
        assertEquals(Suite.ATTENDRE, PLAN.suite(DEMANDE, List.of("DERNIER_RAPPEL"), LIMITE.atTime(23, 59)));
    }

    /** Bank details wait for nobody (CRPA L114-5-1): nothing unfavourable follows from their absence. */
    @Test
    void un_rib_qui_ne_vient_pas_ne_conclut_rien() {
        DemandeDeComplement rib = new DemandeDeComplement(JOUR, LIMITE, List.of(RIB));
        assertEquals(Suite.ATTENDRE, PLAN.suite(rib, List.of(), matin(LIMITE.plusDays(1))));
        assertEquals(Suite.RELANCER, PLAN.suite(rib, List.of(), matin(LocalDate.of(2020, 6, 15))));
    }

    @Test
    void sans_etape_on_ne_relance_jamais() {
        PlanRelance muet = plan();
        assertEquals(List.of(), muet.echeancier(DEMANDE));
        assertEquals(Suite.ATTENDRE, muet.suite(DEMANDE, List.of(), matin(LIMITE)));
        assertEquals(Suite.CONCLURE, muet.suite(DEMANDE, List.of(), matin(LIMITE.plusDays(1))));
    }

    @Provide
    Arbitrary<List<Integer>> delais() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Integer>> passages() {
        return Arbitraries.integers()
                .between(0, 24 * 75)
                .set()
                .ofMaxSize(40)
                .map(heures -> heures.stream().sorted().toList());
    }

    /** Whoever is called at any hours, downtime included: what leaves is what the plan says, and little of it. */
    @Property
    void chaque_etape_part_une_fois_au_plus_une_relance_par_jour_et_jamais_hors_des_heures(
            @ForAll @DateRange(min = "2015-01-01", max = "2030-12-31") LocalDate jour,
            @ForAll("delais") List<Integer> delais,
            @ForAll @IntRange(max = 60) int accordes,
            @ForAll("passages") List<Integer> passages) {
        List<EtapeRelance> etapes = new ArrayList<>();
        delais.forEach(delai -> etapes.add(etape(delai, "RAPPEL_" + etapes.size())));
        PlanRelance plan = new PlanRelance(etapes, Plage.JOURNEE);
        DemandeDeComplement demande = DemandeDeComplement.of(List.of(FACTURE), Delai.ofJours(accordes), jour);
        List<Relance> echeancier = plan.echeancier(demande);
        List<String> faites = new ArrayList<>();
        List<LocalDate> jours = new ArrayList<>();
        List<Integer> rangs = new ArrayList<>();
        for (int heures : passages) {
            LocalDateTime maintenant = jour.atStartOfDay().plusHours(heures);
            Suite suite = plan.suite(demande, faites, maintenant);
            Optional<Relance> due = plan.due(demande, faites, maintenant);
            assertEquals(suite == Suite.RELANCER, due.isPresent());
            assertEquals(suite == Suite.CONCLURE, maintenant.toLocalDate().isAfter(demande.limite()));
            due.ifPresent(relance -> {
                assertTrue(CalendrierOuvre.estOuvre(maintenant.toLocalDate()));
                assertFalse(maintenant.toLocalTime().isBefore(LocalTime.of(8, 0)));
                assertTrue(maintenant.toLocalTime().isBefore(LocalTime.of(20, 0)));
                assertFalse(relance.prevue().isAfter(maintenant.toLocalDate()));
                faites.add(relance.modele());
                jours.add(maintenant.toLocalDate());
                rangs.add(echeancier.indexOf(relance));
            });
        }
        assertEquals(new HashSet<>(faites).size(), faites.size());
        assertEquals(new HashSet<>(jours).size(), jours.size());
        assertEquals(rangs.stream().sorted().toList(), rangs);
    }

    @Property
    void l_echeancier_est_en_ordre_sur_des_jours_ouvres_dans_le_delai(
            @ForAll @DateRange(min = "2015-01-01", max = "2030-12-31") LocalDate jour,
            @ForAll("delais") List<Integer> delais,
            @ForAll @IntRange(max = 60) int accordes) {
        List<EtapeRelance> etapes = new ArrayList<>();
        delais.forEach(delai -> etapes.add(etape(delai, "RAPPEL_" + etapes.size())));
        DemandeDeComplement demande = DemandeDeComplement.of(List.of(FACTURE), Delai.ofJours(accordes), jour);
        List<LocalDate> prevues = new PlanRelance(etapes, Plage.JOURNEE)
                .echeancier(demande).stream().map(Relance::prevue).toList();
        assertEquals(prevues.stream().sorted().toList(), prevues);
        assertEquals(
                delais.stream()
                        .map(delai -> CalendrierOuvre.ouvreAPartirDe(jour.plusDays(delai)))
                        .filter(prevue -> !prevue.isAfter(demande.limite()))
                        .sorted()
                        .toList(),
                prevues);
    }
}
