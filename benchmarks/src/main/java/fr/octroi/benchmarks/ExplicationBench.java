package fr.octroi.benchmarks;

import fr.octroi.document.Explication;
import fr.octroi.document.Langue;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Etape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a dossier that was instructed is told in: its sentences alone, or the whole page of reasons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExplicationBench {

    private static final LocalDate JOUR = LocalDate.of(2020, 10, 5);

    private final ParOctroi octroi = ParOctroi.surFaitsDeclares();
    private final Explication explication = new Explication(octroi.definition(), Langue.FRANCAIS);
    private final List<Proposition> propositions = new ArrayList<>();

    /**
     * Instructs all dossiers, and checks that a page tells each rule.
     *
     * @param tirage the dossiers
     */
    @Setup
    public void instruire(Tirage tirage) {
        for (Dossier dossier : tirage.tous()) {
            Proposition proposition = octroi.instruire(dossier);
            propositions.add(proposition);
            String texte = page(dossier, proposition).replaceAll("\\s+", " ");
            for (Constat constat : proposition.constats()) {
                if (!texte.contains("(" + constat.article() + ")")) {
                    throw new IllegalStateException("the page of " + dossier.numero() + " lacks " + constat.code());
                }
            }
        }
    }

    private String page(Dossier dossier, Proposition proposition) {
        return explication.page(
                dossier, proposition, JOUR, Instruction.silence(dossier, octroi.definition(), List.of()));
    }

    /**
     * Says every finding and every step of the amount, one sentence each, as letters and the timeline do.
     *
     * @param tirage the dossiers
     * @param puits takes each sentence
     */
    @Benchmark
    public void phrases(Tirage tirage, Blackhole puits) {
        Proposition proposition = propositions.get(tirage.rangSuivant());
        for (Constat constat : proposition.constats()) {
            puits.consume(Explication.constat(constat, Langue.FRANCAIS));
        }
        if (proposition instanceof Proposition.Accorder accorder) {
            for (Etape etape : accorder.etapes()) {
                puits.consume(Explication.etape(etape, Langue.FRANCAIS));
            }
        }
    }

    /**
     * Writes a page.
     *
     * @param tirage the dossiers
     * @return the page
     */
    @Benchmark
    public String page(Tirage tirage) {
        int rang = tirage.rangSuivant();
        return page(tirage.tous().get(rang), propositions.get(rang));
    }
}
