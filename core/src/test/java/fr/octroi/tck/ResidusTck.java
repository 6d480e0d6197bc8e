package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.empreinte;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.port.Residus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of {@link Residus}. */
public abstract class ResidusTck {

    private static final LocalDate FIN = LocalDate.of(2031, 5, 4);
    private static final Repere PERSONNE = new Repere(Repere.Genre.PERSONNE, empreinte("zoé"));
    private static final Repere FOYER = new Repere(Repere.Genre.FOYER, empreinte("zoé"));
    private static final Repere AUTRE = new Repere(Repere.Genre.PERSONNE, empreinte("paul"));

    /** For the subclasses. */
    protected ResidusTck() {}

    /**
     * Returns a store in which nothing is left of anybody.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Residus residusVides();

    private static void garder(Residus residus, String numero, Repere repere, LocalDate fin) {
        residus.garder(numero(numero), new TreeMap<>(Map.of(repere, fin)));
    }

    private static List<String> porteurs(Residus residus, Repere repere, LocalDate jour) {
        return residus.porteurs(repere, jour).stream()
                .map(NumeroDossier::valeur)
                .toList();
    }

    @Test
    void regle_1_ce_qui_est_garde_se_retrouve_sous_son_empreinte_jusqu_a_son_dernier_jour() {
        Residus residus = residusVides();
        assertEquals(List.of(), porteurs(residus, PERSONNE, FIN), "in an empty store");
        residus.garder(numero("D-1"), new TreeMap<>(Map.of(PERSONNE, FIN, AUTRE, FIN.minusDays(10))));
        garder(residus, "D-2", PERSONNE, FIN.plusYears(1));
        assertEquals(List.of("D-1", "D-2"), porteurs(residus, PERSONNE, FIN));
        assertEquals(List.of("D-2"), porteurs(residus, PERSONNE, FIN.plusDays(1)));
        assertEquals(List.of(), porteurs(residus, PERSONNE, FIN.plusYears(1).plusDays(1)));
        assertEquals(List.of("D-1"), porteurs(residus, AUTRE, FIN.minusDays(10)));
        assertEquals(List.of(), porteurs(residus, AUTRE, FIN));
        assertEquals(List.of(), porteurs(residus, FOYER, FIN), "the kind counts");
    }

    @Test
    void regle_2_garde_deux_fois_il_vaut_jusqu_au_plus_tard_des_deux_jours() {
        Residus residus = residusVides();
        garder(residus, "D-1", PERSONNE, FIN);
        garder(residus, "D-1", PERSONNE, FIN.plusDays(5));
        garder(residus, "D-1", PERSONNE, FIN.minusDays(5));
        assertEquals(List.of("D-1"), porteurs(residus, PERSONNE, FIN.plusDays(5)));
        assertEquals(List.of(), porteurs(residus, PERSONNE, FIN.plusDays(6)));
        assertEquals(1, residus.effacer(FIN.plusDays(6)), "it is there once");
    }

    @Test
    void regle_3_seul_ce_qui_a_passe_son_dernier_jour_s_efface() {
        Residus residus = residusVides();
        assertEquals(0, residus.effacer(FIN), "in an empty store");
        garder(residus, "D-1", PERSONNE, FIN);
        garder(residus, "D-1", FOYER, FIN.plusDays(1));
        garder(residus, "D-2", PERSONNE, FIN.plusDays(2));
        assertEquals(0, residus.effacer(FIN), "the last day counts whole");
        assertEquals(List.of("D-1", "D-2"), porteurs(residus, PERSONNE, FIN));
        assertEquals(1, residus.effacer(FIN.plusDays(1)));
        // As on the day before: what was erased is not only too old.
        assertEquals(List.of("D-2"), porteurs(residus, PERSONNE, FIN));
        assertEquals(List.of("D-1"), porteurs(residus, FOYER, FIN));
        assertEquals(2, residus.effacer(FIN.plusYears(1)));
    }

    @Test
    void regle_4_une_reponse_est_a_qui_la_recoit() {
        Residus residus = residusVides();
        garder(residus, "D-1", PERSONNE, FIN);
        SortedSet<NumeroDossier> porteurs = residus.porteurs(PERSONNE, FIN);
        garder(residus, "D-2", PERSONNE, FIN);
        assertEquals(List.of(numero("D-1")), List.copyOf(porteurs), "a later call changed an answer");
        try {
            residus.porteurs(PERSONNE, FIN).clear();
        } catch (UnsupportedOperationException ferme) {
            // As good: nothing can be changed through it.
        }
        assertEquals(new TreeSet<>(List.of(numero("D-1"), numero("D-2"))), residus.porteurs(PERSONNE, FIN));
    }

    @Test
    void regle_5_ce_qui_est_repris_est_d_un_dossier_et_d_une_empreinte() {
        Residus residus = residusVides();
        garder(residus, "D-1", PERSONNE, FIN);
        garder(residus, "D-1", FOYER, FIN);
        garder(residus, "D-1", AUTRE, FIN);
        garder(residus, "D-2", PERSONNE, FIN);
        residus.retirer(numero("D-1"), new TreeSet<>(List.of(PERSONNE, AUTRE)));
        assertEquals(List.of("D-2"), porteurs(residus, PERSONNE, FIN));
        assertEquals(List.of(), porteurs(residus, AUTRE, FIN));
        assertEquals(List.of("D-1"), porteurs(residus, FOYER, FIN));
        residus.retirer(numero("D-1"), new TreeSet<>(List.of(PERSONNE)));
        residus.retirer(numero("D-3"), new TreeSet<>(List.of(FOYER)));
        residus.retirer(numero("D-2"), new TreeSet<>());
        assertEquals(List.of("D-2"), porteurs(residus, PERSONNE, FIN));
        assertEquals(List.of("D-1"), porteurs(residus, FOYER, FIN));
        garder(residus, "D-1", PERSONNE, FIN);
        assertEquals(List.of("D-1", "D-2"), porteurs(residus, PERSONNE, FIN), "it may be left again");
    }

    @Test
    void regle_6_un_dossier_oublie_ne_laisse_plus_rien_et_les_autres_demeurent() {
        Residus residus = residusVides();
        residus.oublier(numero("D-1"));
        residus.garder(numero("D-1"), new TreeMap<>(Map.of(PERSONNE, FIN, FOYER, FIN, AUTRE, FIN.plusDays(1))));
        garder(residus, "D-2", AUTRE, FIN);
        residus.oublier(numero("D-1"));
        assertEquals(List.of(), porteurs(residus, PERSONNE, FIN));
        assertEquals(List.of(), porteurs(residus, FOYER, FIN));
        assertEquals(List.of("D-2"), porteurs(residus, AUTRE, FIN));
        assertEquals(1, residus.effacer(FIN.plusYears(1)), "nothing is counted of who was forgotten");
    }
}
