package fr.octroi.benchmarks;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementResolu;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One dossier instructed on its declared facts, beside hand-written Java that only decides.
 *
 * <p>The yardstick gives no reason, no value and no article: it is the floor, not a peer. The answers of both are
 * compared before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InstructionBench {

    private static final int DOSSIERS = 20_000;
    private static final Set<String> COMMUNES =
            Set.of("92012", "92022", "92040", "92047", "92048", "92072", "92075", "92077");
    private static final Set<String> VELOS = Set.of("VAE", "VAE_PLIANT", "VAE_CARGO");
    private static final LocalDate DU = LocalDate.of(2019, 1, 1);
    private static final LocalDate AU = LocalDate.of(2021, 10, 31);
    private static final Contexte RIEN = new Contexte(new TreeMap<>(), List.of());

    private final ReglementResolu reglement = Catalogue.resoudre(
                    List.of(LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares()))
            .reglements()
            .get(0);
    private final List<Dossier> dossiers = new ArrayList<>();
    private int suivant;

    /** Draws the dossiers, and checks that both ways answer alike. */
    @Setup
    public void tirer() {
        Random hasard = new Random(1);
        List<String> communes = List.of("92012", "92040", "92048", "92072", "75115");
        List<String> natures = List.of("VAE", "VAE_CARGO", "VAE_PLIANT", "SPEED_BIKE");
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(dossier(
                    i,
                    communes.get(hasard.nextInt(communes.size())),
                    natures.get(hasard.nextInt(natures.size())),
                    LocalDate.of(2018, 10, 1).plusDays(hasard.nextInt(700))));
        }
        for (Dossier dossier : dossiers) {
            boolean accorde = Instruction.instruire(dossier, reglement, RIEN) instanceof Proposition.Accorder;
            if (accorde != aLaMain(dossier)) {
                throw new IllegalStateException("the two ways disagree on " + dossier.numero());
            }
        }
    }

    private static Dossier dossier(int rang, String commune, String nature, LocalDate achat) {
        return new Dossier(
                new NumeroDossier("B-" + rang),
                "gpso-vae",
                achat.plusDays(20),
                new Demandeur("", "Nom", "Prenom", null, new Adresse("1 rue X", "", "", commune), "", ""),
                Foyer.INCONNU,
                new Depense(nature, "NEUF", "", achat, Montant.ofEuros(1_500), null, null, null, "", ""),
                null,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    private Dossier suivant() {
        suivant = suivant + 1 == DOSSIERS ? 0 : suivant + 1;
        return dossiers.get(suivant);
    }

    /**
     * Instructs, every condition reported.
     *
     * @return the proposal
     */
    @Benchmark
    public Proposition octroi() {
        return Instruction.instruire(suivant(), reglement, RIEN);
    }

    /**
     * Decides by hand, without a reason.
     *
     * @return whether it is granted
     */
    @Benchmark
    public boolean etalonSansMotif() {
        return aLaMain(suivant());
    }

    private static boolean aLaMain(Dossier dossier) {
        Depense depense = dossier.depense();
        LocalDate achat = Objects.requireNonNull(depense.date());
        return !achat.isBefore(DU)
                && !achat.isAfter(AU)
                && COMMUNES.contains(
                        Objects.requireNonNull(dossier.demandeur().adresse().insee()))
                && VELOS.contains(Objects.requireNonNull(depense.nature()))
                && "NEUF".equals(depense.etat());
    }
}
