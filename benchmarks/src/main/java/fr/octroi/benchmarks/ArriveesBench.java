package fr.octroi.benchmarks;

import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Reception;
import fr.octroi.dossier.Dossier;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.Mappage;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A whole month of requests, from bytes to dossiers or their faults, beside Jackson and Hibernate Validator alone.
 *
 * <p>Both find the same faults in the same lines, or nothing is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArriveesBench {

    private static final int BOUCLE = 1_000_000;

    /** The month. */
    @State(Scope.Benchmark)
    public static class Mois {

        /** How many requests arrived: a small town's month, that of a strike, a year of it. */
        @Param({"50", "500", "5000"})
        public int lignes;

        private final Validator validateur = Validations.validateur();
        private final Mappage mappage = Mappage.fourni().sansPieces();
        private final ParJackson parJackson = new ParJackson(validateur);
        private final ParOctroi parOctroi = ParOctroi.surFaitsDeclares();
        private final List<DemandeDeposee> demandes = new ArrayList<>();
        private byte[] csv = {};
        private byte[] json = {};

        /** Writes the month, and holds both sides to the same answers. */
        @Setup
        public void ecrire() {
            csv = Export.csv(lignes);
            json = Export.json(csv);
            Export.lire(mappage, new ByteArrayInputStream(csv), ligne -> demandes.add(demande(ligne)));
            List<String> parOctroi = new ArrayList<>();
            csv(recue -> parOctroi.add(dites(recue)));
            List<String> alternatives = new ArrayList<>();
            parJackson.csv(csv, (ligne, fautes) -> alternatives.add(dites(ligne.numero(), fautes)));
            Accords.exiger(alternatives, parOctroi);
            parOctroi.clear();
            json(recue -> parOctroi.add(dites(recue)));
            alternatives.clear();
            parJackson.json(json, (demande, fautes) -> alternatives.add(dites(demande.numero(), fautes)));
            Accords.exiger(alternatives, parOctroi);
        }

        private void csv(Consumer<Reception> suite) {
            Export.lire(mappage, new ByteArrayInputStream(csv), ligne -> suite.accept(recevoir(ligne)));
        }

        private void json(Consumer<Reception> suite) {
            new DemandesJson(new ByteArrayInputStream(json), Export.AIDE, contenu -> true)
                    .forEachRemaining(ligne -> suite.accept(recevoir(ligne)));
        }

        private Reception recevoir(LigneDeLot ligne) {
            return Reception.recevoir(demande(ligne), Export.AIDE, ligne.ligne(), Export.JOUR, validateur);
        }

        private static DemandeDeposee demande(LigneDeLot ligne) {
            return ligne.selon(LigneDeLot.Lue::demande, illisible -> {
                throw new IllegalStateException("line " + illisible.ligne() + " cannot be read");
            });
        }

        private static String dites(Reception reception) {
            return reception.selon(
                    recue -> dites(recue.dossier().numero().valeur(), List.of()),
                    rejetee -> dites(
                            rejetee.rejets().get(0).numero(),
                            rejetee.rejets().stream()
                                    .map(rejet -> rejet.champ() + ' ' + rejet.code())
                                    .sorted()
                                    .toList()));
        }

        private static String dites(String numero, List<String> fautes) {
            return numero + ' ' + fautes;
        }

        private void instruire(Reception reception, Blackhole puits) {
            if (reception instanceof Reception.Recue recue) {
                Dossier dossier = recue.dossier();
                puits.consume(parOctroi.instruire(dossier));
            } else {
                puits.consume(reception);
            }
        }
    }

    /**
     * Checks requests that were read, and makes dossiers of them.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void valider(Mois mois, Blackhole puits) {
        for (DemandeDeposee demande : mois.demandes) {
            puits.consume(Reception.recevoir(demande, Export.AIDE, 0, Export.JOUR, mois.validateur));
        }
    }

    /**
     * Checks requests that were read, with Hibernate Validator alone.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void validerSeulement(Mois mois, Blackhole puits) {
        for (DemandeDeposee demande : mois.demandes) {
            puits.consume(mois.validateur.validate(demande));
        }
    }

    /**
     * From an export to dossiers.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void csv(Mois mois, Blackhole puits) {
        mois.csv(puits::consume);
    }

    /**
     * From an export to records that were checked, with jackson-csv and Hibernate Validator alone.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void csvParJackson(Mois mois, Blackhole puits) {
        mois.parJackson.csv(mois.csv, (ligne, fautes) -> {
            puits.consume(ligne);
            puits.consume(fautes);
        });
    }

    /**
     * From JSON Lines to dossiers.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void json(Mois mois, Blackhole puits) {
        mois.json(puits::consume);
    }

    /**
     * From JSON Lines to records that were checked, with Jackson and Hibernate Validator alone.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void jsonParJackson(Mois mois, Blackhole puits) {
        mois.parJackson.json(mois.json, (demande, fautes) -> {
            puits.consume(demande);
            puits.consume(fautes);
        });
    }

    /**
     * From an export to proposals.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    public void csvInstruit(Mois mois, Blackhole puits) {
        mois.csv(reception -> mois.instruire(reception, puits));
    }

    /**
     * The same, in two threads, a month each.
     *
     * @param mois the month
     * @param puits takes the results
     */
    @Benchmark
    @Threads(2)
    public void csvInstruitADeux(Mois mois, Blackhole puits) {
        mois.csv(reception -> mois.instruire(reception, puits));
    }

    /**
     * A loop that needs nothing but a processor.
     *
     * @return its result
     */
    @Benchmark
    public long calcul() {
        return boucle();
    }

    /**
     * The same, in two threads.
     *
     * @return its result
     */
    @Benchmark
    @Threads(2)
    public long calculADeux() {
        return boucle();
    }

    private static long boucle() {
        long etat = 88_172_645_463_325_252L;
        for (int i = 0; i < BOUCLE; i++) {
            etat ^= etat << 13;
            etat ^= etat >>> 7;
            etat ^= etat << 17;
        }
        return etat;
    }
}
