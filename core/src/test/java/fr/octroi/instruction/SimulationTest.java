package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Simulation.Bilan;
import fr.octroi.instruction.Simulation.Compte;
import fr.octroi.instruction.Simulation.Cote;
import fr.octroi.instruction.Simulation.Effet;
import fr.octroi.instruction.Simulation.Ligne;
import fr.octroi.instruction.Simulation.ParCommune;
import fr.octroi.instruction.Simulation.ParMois;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.Vocabulaire;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulationTest {

    /** 200 EUR for everybody. */
    private static final ReglementResolu FORFAIT =
            new Reglements.Modele().pieces(List.of()).resoudre();

    /** 25 % of the price, 300 EUR at most. */
    private static final ReglementResolu TAUX = new Reglements.Modele()
            .version("2020")
            .pieces(List.of())
            .bareme(Reglements.bareme(new Formule.Plafond(Reglements.tauxDuPrix("25 %"), Reglements.euros(300))))
            .resoudre();

    @Test
    void chacun_gagne_perd_ou_garde_selon_son_prix_et_qui_ne_peut_etre_juge_est_compte_a_part() {
        Simulation simulation = simuler(
                List.of(
                        velo(1, 1500L, "2020-01-10"),
                        velo(2, 400L, "2020-01-20"),
                        velo(3, 800L, "2020-02-01"),
                        velo(4, null, "2020-02-02"),
                        hors(5, 1500L)),
                null);
        assertEquals(
                List.of(Effet.GAGNE, Effet.PERD, Effet.PAREIL, Effet.NON_JUGE, Effet.PAREIL),
                simulation.lignes().stream().map(Ligne::effet).toList());
        assertEquals(
                new Bilan(1, 2, 1, 1, 0, 0, 3, euros(600), 3, euros(600), euros(100), euros(100)),
                simulation.ensemble());
        assertEquals(List.of(new Compte("achat.prixTtc:INCONNUE", 1)), simulation.nonJuges());
        assertEquals(List.of(), simulation.sorties());
    }

    @Test
    void le_cote_qui_juge_un_dossier_que_l_autre_ne_juge_pas_est_dit_et_ne_coute_rien() {
        Simulation simulation = simuler(List.of(velo(1, null, "2020-01-10")), null);
        Ligne ligne = simulation.lignes().get(0);
        assertEquals(euros(200), ligne.avant().montant());
        assertEquals("COMPLETER", ligne.apres().proposition());
        assertFalse(ligne.apres().estJugee());
        assertEquals(Montant.ZERO, simulation.ensemble().coutAvant());
        assertEquals(0, simulation.ensemble().aidesAvant());
    }

    @Test
    void entrer_dans_l_aide_est_gagner_en_sortir_est_perdre_avec_son_motif() {
        ReglementResolu plusCourt = new Reglements.Modele()
                .version("court")
                .validite(Vocabulaire.ACHAT_DATE, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31))
                .pieces(List.of())
                .resoudre();
        Dossier juin = velo(1, 1500L, "2020-06-15");
        Simulation sortie = Simulation.simuler(List.of(juin), FORFAIT, plusCourt, null);
        assertEquals(
                new Bilan(0, 0, 1, 0, 0, 1, 1, euros(200), 0, Montant.ZERO, Montant.ZERO, euros(200)),
                sortie.ensemble());
        assertEquals(List.of(new Compte("PERIODE_ACHAT", 1)), sortie.sorties());
        Simulation entree = Simulation.simuler(List.of(juin), plusCourt, FORFAIT, null);
        assertEquals(
                new Bilan(1, 0, 0, 0, 1, 0, 0, Montant.ZERO, 1, euros(200), euros(200), Montant.ZERO),
                entree.ensemble());
        assertEquals(List.of(), entree.sorties());
    }

    @Test
    void ce_qui_est_inconnu_ne_fait_sortir_personne() {
        Dossier sansPrix = velo(1, null, "2020-06-15");
        ReglementResolu tauxPlusCourt = new Reglements.Modele()
                .version("court")
                .validite(Vocabulaire.ACHAT_DATE, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31))
                .bareme(TAUX.definition().bareme())
                .pieces(List.of())
                .resoudre();
        Simulation sortie = Simulation.simuler(List.of(sansPrix), FORFAIT, tauxPlusCourt, null);
        assertEquals(List.of(new Compte("PERIODE_ACHAT", 1)), sortie.sorties());
        assertEquals(List.of("PERIODE_ACHAT"), sortie.lignes().get(0).apres().motifs());
    }

    @Test
    void une_demande_remise_avec_un_autre_contenu_attend_un_agent_et_n_est_pas_jugee() {
        Dossier dossier = velo(1, 1500L, "2020-01-10").avecDivergence(Exemples.contenu("autre"));
        Simulation simulation = simuler(List.of(dossier), null);
        assertEquals(1, simulation.ensemble().nonJuges());
        assertEquals(List.of(new Compte("DEPOT_DIVERGENT", 1)), simulation.nonJuges());
    }

    @Test
    void l_enveloppe_est_epuisee_le_premier_mois_qu_elle_ne_couvre_plus() {
        List<Dossier> dossiers =
                List.of(velo(1, 1500L, "2020-01-31"), velo(2, 1500L, "2020-02-01"), velo(3, 1500L, "2020-04-30"));
        Simulation juste = simuler(dossiers, euros(600));
        assertEquals(Optional.empty(), juste.epuisement(Cote.AVANT));
        assertEquals(Optional.of(YearMonth.of(2020, 4)), juste.epuisement(Cote.APRES));
        assertEquals(Optional.of(Montant.ZERO), juste.reste(Cote.AVANT));
        assertEquals(Optional.of(Montant.ZERO.moins(euros(300))), juste.reste(Cote.APRES));
        assertEquals(
                List.of(euros(300), euros(600), euros(900)),
                juste.mois().stream().map(ParMois::cumulApres).toList());
        Simulation petite = simuler(dossiers, euros(300));
        assertEquals(Optional.of(YearMonth.of(2020, 2)), petite.epuisement(Cote.APRES));
        Simulation sans = simuler(dossiers, null);
        assertEquals(Optional.empty(), sans.epuisement(Cote.APRES));
        assertEquals(Optional.empty(), sans.reste(Cote.APRES));
    }

    @Test
    void une_commune_porte_le_nom_que_la_plupart_lui_donnent() {
        List<Dossier> dossiers = new ArrayList<>();
        List.of("MEUDON", "Meudon", "Meudon", "meudon", "", "", "")
                .forEach(ville -> dossiers.add(Cas.complet()
                        .numero("V-" + dossiers.size())
                        .adresse("1 rue Haute", "92190", ville, "92048")
                        .dossier()));
        assertEquals(
                List.of("Meudon"),
                simuler(dossiers, null).communes().stream()
                        .map(ParCommune::ville)
                        .toList());
    }

    @Test
    void ceux_dont_le_code_de_commune_manque_sont_ensemble_et_sans_nom() {
        Dossier sans =
                Cas.complet().adresse("1 rue Haute", "92190", "Meudon", null).dossier();
        ParCommune commune = simuler(List.of(sans), null).communes().get(0);
        assertEquals("", commune.insee());
        assertEquals("", commune.ville());
        assertEquals(1, commune.bilan().nonJuges());
    }

    @Test
    void sans_dossier_il_n_y_a_ni_cout_ni_mois() {
        Simulation vide = simuler(List.of(), euros(100));
        assertEquals(Bilan.VIDE, vide.ensemble());
        assertEquals(List.of(), vide.mois());
        assertEquals(List.of(), vide.communes());
        assertEquals(Optional.of(euros(100)), vide.reste(Cote.APRES));
    }

    @Test
    void un_reglement_avec_des_pieces_ou_un_numero_repete_est_refuse() {
        ReglementResolu avecPieces = new Reglements.Modele().resoudre();
        Dossier dossier = velo(1, 1500L, "2020-01-10");
        assertThrows(
                IllegalArgumentException.class, () -> Simulation.simuler(List.of(dossier), avecPieces, TAUX, null));
        assertThrows(
                IllegalArgumentException.class, () -> Simulation.simuler(List.of(dossier), TAUX, avecPieces, null));
        assertThrows(IllegalArgumentException.class, () -> simuler(List.of(dossier, dossier), null));
    }

    // ---- properties

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void l_ordre_des_dossiers_ne_change_rien(@ForAll("lots") List<Dossier> lot, @ForAll long graine) {
        List<Dossier> melange = new ArrayList<>(lot);
        Collections.shuffle(melange, new Random(graine));
        assertEquals(simuler(lot, euros(1000)), simuler(melange, euros(1000)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void le_meme_reglement_ne_change_rien_a_personne(@ForAll("lots") List<Dossier> lot) {
        for (ReglementResolu reglement : List.of(FORFAIT, TAUX)) {
            Simulation simulation = Simulation.simuler(lot, reglement, reglement, euros(1000));
            Bilan ensemble = simulation.ensemble();
            assertEquals(lot.size(), ensemble.pareils() + ensemble.nonJuges());
            assertEquals(Montant.ZERO, ensemble.ecart());
            assertEquals(ensemble.aidesAvant(), ensemble.aidesApres());
            assertEquals(simulation.epuisement(Cote.AVANT), simulation.epuisement(Cote.APRES));
            assertEquals(List.of(), simulation.sorties());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void l_inverse_du_changement_fait_gagner_ceux_qu_il_fait_perdre(@ForAll("lots") List<Dossier> lot) {
        Bilan aller = Simulation.simuler(lot, FORFAIT, TAUX, null).ensemble();
        Bilan retour = Simulation.simuler(lot, TAUX, FORFAIT, null).ensemble();
        assertEquals(
                new Bilan(
                        aller.perdent(),
                        aller.pareils(),
                        aller.gagnent(),
                        aller.nonJuges(),
                        aller.sortants(),
                        aller.entrants(),
                        aller.aidesApres(),
                        aller.coutApres(),
                        aller.aidesAvant(),
                        aller.coutAvant(),
                        aller.perte(),
                        aller.gain()),
                retour);
    }

    /** Counted again, line by line, by another way. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void le_tout_est_la_somme_des_parties(@ForAll("lots") List<Dossier> lot) {
        Simulation simulation = simuler(lot, null);
        Bilan ensemble = simulation.ensemble();
        assertEquals(lot.size(), ensemble.dossiers());
        assertEquals(lot.size(), simulation.lignes().size());
        for (Effet effet : Effet.values()) {
            assertEquals(
                    simulation.lignes().stream()
                            .filter(ligne -> ligne.effet() == effet)
                            .count(),
                    ensemble.nombre(effet));
            assertEquals(
                    ensemble.nombre(effet),
                    simulation.communes().stream()
                            .mapToInt(commune -> commune.bilan().nombre(effet))
                            .sum());
            assertEquals(
                    ensemble.nombre(effet),
                    simulation.mois().stream()
                            .mapToInt(mois -> mois.bilan().nombre(effet))
                            .sum());
        }
        for (Cote cote : Cote.values()) {
            long centimes = simulation.lignes().stream()
                    .filter(ligne -> ligne.effet() != Effet.NON_JUGE)
                    .map(ligne -> cote == Cote.AVANT ? ligne.avant() : ligne.apres())
                    .mapToLong(issue -> issue.montant() == null
                            ? -1_000_000
                            : issue.montant().centimes())
                    .sum();
            assertEquals(centimes, ensemble.cout(cote).centimes());
            assertEquals(
                    centimes,
                    somme(simulation.communes(), commune -> commune.bilan().cout(cote)));
            assertEquals(centimes, somme(simulation.mois(), mois -> mois.bilan().cout(cote)));
            if (!lot.isEmpty()) {
                assertEquals(
                        centimes,
                        simulation
                                .mois()
                                .get(simulation.mois().size() - 1)
                                .cumul(cote)
                                .centimes());
            }
        }
        assertEquals(ensemble.ecart(), ensemble.gain().moins(ensemble.perte()));
        assertEquals(ensemble.aidesApres() - ensemble.aidesAvant(), ensemble.entrants() - ensemble.sortants());
        assertTrue(ensemble.entrants() <= ensemble.gagnent() && ensemble.sortants() <= ensemble.perdent());
    }

    private static <T> long somme(List<T> parts, Function<T, Montant> cout) {
        return parts.stream().mapToLong(part -> cout.apply(part).centimes()).sum();
    }

    @Provide
    Arbitrary<List<Dossier>> lots() {
        return Combinators.combine(
                        Arbitraries.of(0L, 400L, 800L, 1199L, 1200L, 3000L).injectNull(0.15),
                        Arbitraries.of("92048", "92048", "92012", "75056").injectNull(0.1),
                        Arbitraries.of("NEUF", "NEUF", "NEUF", "OCCASION").injectNull(0.1),
                        Arbitraries.of("Meudon", "MEUDON", "Boulogne", ""),
                        Arbitraries.integers().between(0, 500))
                .as((prix, insee, etat, ville, jours) -> Cas.complet()
                        .prix(prix == null ? null : Montant.ofEuros(prix), null, null)
                        .adresse("1 rue Haute", "92190", ville, insee)
                        .depot(LocalDate.of(2019, 12, 1).plusDays(jours))
                        .achat("VAE", etat, LocalDate.of(2019, 12, 1)))
                .list()
                .ofMaxSize(25)
                .map(tires -> {
                    List<Dossier> lot = new ArrayList<>();
                    tires.forEach(cas -> lot.add(cas.numero("V-" + lot.size()).dossier()));
                    return lot;
                });
    }

    private static Simulation simuler(List<Dossier> dossiers, @Nullable Montant enveloppe) {
        return Simulation.simuler(dossiers, FORFAIT, TAUX, enveloppe);
    }

    private static Dossier velo(int numero, @Nullable Long prix, String depot) {
        return Cas.complet()
                .numero("V-" + numero)
                .prix(prix == null ? null : euros(prix), null, null)
                .depot(LocalDate.parse(depot))
                .dossier();
    }

    private static Dossier hors(int numero, long prix) {
        return Cas.complet()
                .numero("V-" + numero)
                .prix(euros(prix), null, null)
                .commune("75056")
                .dossier();
    }

    private static Montant euros(long euros) {
        return Montant.ofEuros(euros);
    }
}
