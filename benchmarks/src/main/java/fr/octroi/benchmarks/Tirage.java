package fr.octroi.benchmarks;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The dossiers, the same at every run, handed out in turn: 20,000 of them do not fit in the nearest caches.
 *
 * <p>Each rule has dossiers that it accepts, dossiers that it refuses, and one in fifty that does not say the fact.
 */
@State(Scope.Benchmark)
public class Tirage {

    private static final int DOSSIERS = 20_000;
    private static final List<String> COMMUNES = List.of("92012", "92040", "92048", "92072", "75115");
    private static final List<String> NATURES = List.of("VAE", "VAE_CARGO", "VAE_PLIANT", "SPEED_BIKE");

    private final List<Dossier> dossiers = new ArrayList<>(DOSSIERS);
    private int suivant;

    /** Draws the dossiers. */
    @Setup
    public void tirer() {
        Random hasard = new Random(1);
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(dossier(
                    i,
                    dit(hasard, COMMUNES.get(hasard.nextInt(COMMUNES.size()))),
                    dit(hasard, NATURES.get(hasard.nextInt(NATURES.size()))),
                    dit(hasard, hasard.nextInt(10) == 0 ? "OCCASION" : "NEUF"),
                    dit(hasard, LocalDate.of(2018, 10, 1).plusDays(hasard.nextInt(700)))));
        }
    }

    private static <T> @Nullable T dit(Random hasard, T valeur) {
        return hasard.nextInt(50) == 0 ? null : valeur;
    }

    private static Dossier dossier(
            int rang,
            @Nullable String commune,
            @Nullable String nature,
            @Nullable String etat,
            @Nullable LocalDate achat) {
        return new Dossier(
                new NumeroDossier("B-" + rang),
                "gpso-vae",
                LocalDate.of(2020, 10, 1),
                new Demandeur("", "Nom", "Prenom", null, new Adresse("1 rue X", "", "", commune), "", ""),
                Foyer.INCONNU,
                new Depense(nature, etat, "", achat, Montant.ofEuros(1_500), null, null, null, "", ""),
                null,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    /**
     * Returns all dossiers.
     *
     * @return in the order of their numbers
     */
    public List<Dossier> tous() {
        return dossiers;
    }

    int rangSuivant() {
        suivant = suivant + 1 == DOSSIERS ? 0 : suivant + 1;
        return suivant;
    }

    Dossier suivant() {
        return dossiers.get(rangSuivant());
    }
}
