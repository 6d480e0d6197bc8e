package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Proposition;
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

/**
 * One dossier decided on its declared facts, every rule reported, by Octroi and by what a user would take instead.
 *
 * <p>Every engine starts from the same dossier, and is held to the same answers on all dossiers before it is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstructionBench {

    /** Octroi, held to the answers. */
    @State(Scope.Benchmark)
    public static class Octroi {
        private final ParOctroi moteur = ParOctroi.surFaitsDeclares();

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /** The code without a reason, held to the answers. */
    @State(Scope.Benchmark)
    public static class SansMotif {
        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            for (Dossier dossier : tirage.tous()) {
                if (ALaMain.accorde(dossier) != ALaMain.decider(dossier) instanceof ALaMain.Accord) {
                    throw new IllegalStateException("the two ways disagree on " + dossier.numero());
                }
            }
        }
    }

    /** Drools without a session kept, held to the answers. */
    @State(Scope.Benchmark)
    public static class DroolsSansEtat {
        private final Moteur moteur = new ParDrools.SansEtat(ParDrools.CONSEQUENCES);

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /** Drools with a session kept, held to the answers. */
    @State(Scope.Benchmark)
    public static class DroolsAvecEtat {
        private final Moteur moteur = new ParDrools.AvecEtat(ParDrools.CONSEQUENCES);

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /** Drools with a session kept and conditions of its own, held to the answers. */
    @State(Scope.Benchmark)
    public static class DroolsConditions {
        private final Moteur moteur = new ParDrools.AvecEtat(ParDrools.CONDITIONS);

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /** Easy Rules, held to the answers. */
    @State(Scope.Benchmark)
    public static class EasyRules {
        private final Moteur moteur = new ParEasyRules();

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /** DMN, held to the answers. */
    @State(Scope.Benchmark)
    public static class Dmn {
        private final Moteur moteur = new ParDmn();

        /**
         * Compares.
         *
         * @param tirage the dossiers
         */
        @Setup
        public void verifier(Tirage tirage) {
            Moteur.verifier(tirage, moteur);
        }
    }

    /**
     * Decides by hand, without a reason.
     *
     * @param tirage the dossiers
     * @param sansMotif held to the answers
     * @return whether it is granted
     */
    @Benchmark
    public boolean etalonSansMotif(Tirage tirage, SansMotif sansMotif) {
        return ALaMain.accorde(tirage.suivant());
    }

    /**
     * Decides by hand, every rule reported.
     *
     * @param tirage the dossiers
     * @return the decision
     */
    @Benchmark
    public Decision aLaMain(Tirage tirage) {
        return ALaMain.decider(tirage.suivant());
    }

    /**
     * Instructs.
     *
     * @param tirage the dossiers
     * @param octroi held to the answers
     * @return the proposal
     */
    @Benchmark
    public Proposition octroi(Tirage tirage, Octroi octroi) {
        return octroi.moteur.instruire(tirage.suivant());
    }

    /**
     * Decides with Easy Rules.
     *
     * @param tirage the dossiers
     * @param easyRules held to the answers
     * @return the decision
     */
    @Benchmark
    public Decision easyRules(Tirage tirage, EasyRules easyRules) {
        return easyRules.moteur.decider(tirage.suivant());
    }

    /**
     * Decides with Drools, without a session kept.
     *
     * @param tirage the dossiers
     * @param drools held to the answers
     * @return the decision
     */
    @Benchmark
    public Decision droolsSansEtat(Tirage tirage, DroolsSansEtat drools) {
        return drools.moteur.decider(tirage.suivant());
    }

    /**
     * Decides with Drools, with a session kept.
     *
     * @param tirage the dossiers
     * @param drools held to the answers
     * @return the decision
     */
    @Benchmark
    public Decision droolsAvecEtat(Tirage tirage, DroolsAvecEtat drools) {
        return drools.moteur.decider(tirage.suivant());
    }

    /**
     * Decides with Drools, with a session kept and conditions that it judges itself.
     *
     * @param tirage the dossiers
     * @param drools held to the answers
     * @return the decision
     */
    @Benchmark
    public Decision droolsConditions(Tirage tirage, DroolsConditions drools) {
        return drools.moteur.decider(tirage.suivant());
    }

    /**
     * Decides with DMN.
     *
     * @param tirage the dossiers
     * @param dmn held to the answers
     * @return the decision
     */
    @Benchmark
    public Decision dmn(Tirage tirage, Dmn dmn) {
        return dmn.moteur.decider(tirage.suivant());
    }
}
