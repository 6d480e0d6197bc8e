package fr.octroi.examples.spark;

import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.format.DemandesJson;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A stock of invented requests for the State's bicycle bonus, as large as is asked for, written in parts by as many processes as there are.
 *
 * <p>A line is a function of its rank, so how the stock is cut changes nothing. One applicant in two hundred comes back under another
 * number; one line in a hundred has a fault.
 */
public final class Generateur {

    static final String AIDE = "bonus-velo";

    private static final List<String> NOMS =
            List.of("Aubry", "Béranger", "Côté", "Dûment", "Émery", "Faÿ", "Guérin", "Hédé");
    private static final List<String> PRENOMS =
            List.of("Anaïs", "Benoît", "Chloé", "Éric", "François", "Gaëlle", "Hélène");
    private static final List<String> VILLES = List.of(
            "13001;Marseille;13055",
            "29200;Brest;29019",
            "33000;Bordeaux;33063",
            "59000;Lille;59350",
            "63000;Clermont-Ferrand;63113",
            "67000;Strasbourg;67482",
            "97400;Saint-Denis;97411");
    private static final List<String> NATURES =
            List.of("VAE", "VAE", "VAE", "VAE_CARGO", "VAE_PLIANT", "VELO", "TROTTINETTE");

    private Generateur() {}

    /**
     * Writes a stock.
     *
     * @param arguments how many requests; the folder to write, which must not be there; how many parts
     */
    public static void main(String[] arguments) {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("octroi-stock"))) {
            ecrire(spark, Long.parseLong(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        }
    }

    static void ecrire(JavaSparkContext spark, long lignes, String dossier, int parts) {
        spark.parallelize(IntStream.range(0, parts).boxed().toList(), parts)
                .flatMap(part -> LongStream.range(lignes * part / parts, lignes * (part + 1) / parts)
                        .mapToObj(Generateur::ligne)
                        .iterator())
                .saveAsTextFile(dossier);
    }

    static String ligne(long rang) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        DemandesJson.ecrire(AIDE, demande(rang), octets);
        return octets.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static DemandeDeposee demande(long rang) {
        Random hasard = new Random(rang);
        // Who comes back is told by the same number.
        long personne = rang % 200 == 7 ? rang - 1 : rang;
        Random celle = new Random(personne);
        String nom = NOMS.get(celle.nextInt(NOMS.size())) + mot(personne);
        String prenom = PRENOMS.get(celle.nextInt(PRENOMS.size()));
        LocalDate naissance = LocalDate.of(1940, 1, 1).plusDays(celle.nextInt(24_000));
        String[] ville = VILLES.get(celle.nextInt(VILLES.size())).split(";", -1);
        LocalDate achat = LocalDate.of(2022, 8, 15).plusDays(hasard.nextInt(600));
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        reponses.put("question.batteriePlomb", new Valeur.Booleen(hasard.nextInt(100) == 0));
        if (hasard.nextInt(50) != 0) {
            reponses.put("question.handicap", new Valeur.Booleen(hasard.nextInt(20) == 0));
        }
        return new DemandeDeposee(
                "N-" + rang,
                achat.plusDays(hasard.nextInt(200)),
                "Mme",
                nom,
                prenom,
                naissance,
                (1 + personne % 180) + " rue " + mot(personne),
                ville[0],
                ville[1],
                ville[2],
                rang % 100 == 11 ? "sans arobase" : "p" + personne + "@exemple.invalid",
                "",
                1 + hasard.nextInt(5),
                Montant.ofEuros(4_000 + hasard.nextInt(30_000)),
                BigDecimal.valueOf(2 + hasard.nextInt(6), 1).multiply(BigDecimal.valueOf(5)),
                NATURES.get(hasard.nextInt(NATURES.size())),
                hasard.nextInt(12) == 0 ? "OCCASION" : "NEUF",
                "",
                achat,
                Montant.ofEuros(300 + hasard.nextInt(4_000)),
                null,
                1,
                "",
                "F" + rang,
                String.format(Locale.ROOT, "S%010d", rang),
                "",
                "",
                null,
                reponses,
                List.of());
    }

    /** A number in letters: what people are called by. */
    private static String mot(long nombre) {
        StringBuilder mot = new StringBuilder();
        for (long reste = nombre; reste > 0; reste /= 26) {
            mot.append((char) ('a' + reste % 26));
        }
        return mot.toString();
    }
}
