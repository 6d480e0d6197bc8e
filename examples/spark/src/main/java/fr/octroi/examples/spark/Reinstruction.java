package fr.octroi.examples.spark;

import fr.octroi.dossier.NumeroDossier;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaHadoopRDD;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A stock of requests in JSON Lines, instructed again under a règlement: proposals in one folder, faults in another.
 *
 * <p>Who asked twice is found by two shuffles. Digests under the key of this run meet in one place, which says who else has them; that word and
 * the line meet by the number of the dossier, which is then instructed. No process holds more than a part of either.
 */
public final class Reinstruction {

    private static final int OCTETS_DE_CLE = 32;

    private Reinstruction() {}

    /** A line, and where it stands. */
    private static final class Ligne implements Serializable {

        private final String place;
        private final byte[] octets;

        Ligne(String place, byte[] octets) {
            this.place = place;
            this.octets = octets;
        }
    }

    /** A digest that several dossiers have. */
    private record Partage(String cle, List<String> numeros) implements Serializable {}

    /**
     * Runs.
     *
     * @param arguments the file of a règlement; the folder or files of the stock; the folder to write, which must not be there; the day, such
     *     as {@code 2024-06-01}; how many parts
     * @throws IOException when the règlement cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            System.err.println("Reinstruction REGLEMENT STOCK SORTIE JOUR PARTS");
            System.exit(2);
        }
        Path reglement = Path.of(arguments[0]);
        byte[] secret = new byte[OCTETS_DE_CLE];
        new SecureRandom().nextBytes(secret);
        Atelier atelier = new Atelier(
                String.valueOf(reglement.getFileName()),
                Files.readString(reglement),
                LocalDate.parse(arguments[3]),
                secret);
        atelier.verifier();
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("octroi"))) {
            long debut = System.nanoTime();
            SortedMap<String, Long> comptes =
                    instruire(spark, atelier, arguments[1], arguments[2], Integer.parseInt(arguments[4]));
            System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - debut) / 1e9);
            comptes.forEach((issue, nombre) -> System.out.printf(Locale.ROOT, "%s %d%n", issue, nombre));
        }
    }

    /** Writes {@code propositions} and {@code rejets} under a folder; says how many of each. */
    static SortedMap<String, Long> instruire(
            JavaSparkContext spark, Atelier celui, String stock, String sortie, int parts) {
        Broadcast<Atelier> atelier = spark.broadcast(celui);
        JavaRDD<Ligne> lignes = lire(spark, stock, parts);

        JavaPairRDD<String, Ligne> parNumero = lignes.flatMapToPair(ligne -> atelier.value()
                .recevoir(
                        ligne.octets,
                        dossier -> List.of(new Tuple2<>(dossier.numero().valeur(), ligne))
                                .iterator(),
                        rejets -> List.<Tuple2<String, Ligne>>of().iterator()));
        JavaPairRDD<String, Partage> partages = lignes.flatMapToPair(
                        ligne -> reperes(atelier.value(), ligne).iterator())
                .groupByKey(parts)
                .flatMapToPair(groupe -> partages(groupe._1(), groupe._2()).iterator());
        JavaRDD<String> issues = parNumero
                .cogroup(partages, parts)
                .flatMap(ensemble -> issues(
                                atelier.value(),
                                ensemble._2()._1(),
                                ensemble._2()._2())
                        .iterator());

        issues.saveAsTextFile(sortie + "/propositions");
        lignes.flatMap(ligne -> rejets(atelier.value(), ligne).iterator()).saveAsTextFile(sortie + "/rejets");

        // What is on the disk is counted: a task that was tried twice has written once.
        SortedMap<String, Long> comptes = new TreeMap<>(spark.textFile(sortie + "/propositions")
                .map(ligne -> ligne.split(";", -1)[1])
                .countByValue());
        comptes.put("REJETS", spark.textFile(sortie + "/rejets").count());
        return comptes;
    }

    /** Bytes and not texts, cut where core cuts them: a line that is no UTF-8 must be refused, and not mended by who reads it first. */
    private static JavaRDD<Ligne> lire(JavaSparkContext spark, String stock, int parts) {
        spark.hadoopConfiguration().set("textinputformat.record.delimiter", "\n");
        JavaHadoopRDD<LongWritable, Text> fichiers = (JavaHadoopRDD<LongWritable, Text>)
                spark.hadoopFile(stock, TextInputFormat.class, LongWritable.class, Text.class, parts);
        return fichiers.mapPartitionsWithInputSplit(
                (part, suite) -> {
                    String fichier = ((FileSplit) part).getPath().getName();
                    return new Suite<>(
                            suite, ligne -> new Ligne(fichier + ":" + ligne._1().get(), octets(ligne._2())));
                },
                false);
    }

    /** With its end: an empty line is a line. */
    private static byte[] octets(Text texte) {
        byte[] octets = Arrays.copyOf(texte.getBytes(), texte.getLength() + 1);
        octets[texte.getLength()] = '\n';
        return octets;
    }

    private static List<Tuple2<String, String>> reperes(Atelier atelier, Ligne ligne) {
        return atelier.recevoir(
                ligne.octets,
                dossier -> atelier.reperes(dossier).stream()
                        .map(repere -> new Tuple2<>(
                                repere.cle().hexadecimal(), dossier.numero().valeur()))
                        .toList(),
                rejets -> List.of());
    }

    /** A digest that one dossier alone has goes no further. */
    private static List<Tuple2<String, Partage>> partages(String cle, Iterable<String> porteurs) {
        SortedSet<String> numeros = new TreeSet<>();
        porteurs.forEach(numeros::add);
        if (numeros.size() < 2) {
            return List.of();
        }
        Partage partage = new Partage(cle, List.copyOf(numeros));
        return numeros.stream().map(numero -> new Tuple2<>(numero, partage)).toList();
    }

    /** The proposal of a number; two lines under one number are each other's doubt, and neither is instructed. */
    private static List<String> issues(Atelier atelier, Iterable<Ligne> lignes, Iterable<Partage> partages) {
        List<Ligne> siennes = new ArrayList<>();
        lignes.forEach(siennes::add);
        if (siennes.size() != 1) {
            return siennes.stream()
                    .map(ligne -> atelier.recevoir(
                            ligne.octets,
                            dossier -> dossier.numero() + ";NUMERO_EN_DOUBLE;;" + ligne.place,
                            rejets -> ""))
                    .sorted()
                    .toList();
        }
        Map<String, List<NumeroDossier>> porteurs = new HashMap<>();
        partages.forEach(partage -> porteurs.put(
                partage.cle(),
                partage.numeros().stream().map(NumeroDossier::new).toList()));
        return List.of(atelier.<String>recevoir(
                siennes.get(0).octets,
                dossier -> atelier.instruire(
                        dossier, repere -> porteurs.getOrDefault(repere.cle().hexadecimal(), List.of())),
                rejets -> {
                    throw new IllegalStateException("the same line was read and then refused");
                }));
    }

    private static List<String> rejets(Atelier atelier, Ligne ligne) {
        return atelier.recevoir(
                ligne.octets,
                dossier -> List.of(),
                rejets -> rejets.stream()
                        .map(rejet -> ligne.place + ";" + rejet.champ() + ";" + rejet.code())
                        .toList());
    }
}
