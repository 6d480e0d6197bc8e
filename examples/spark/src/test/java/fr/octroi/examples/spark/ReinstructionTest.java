package fr.octroi.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.Recensement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark answers as one process does that reads the stock line by line; {@code -Doctroi.spark.lignes=1000000} for a larger one. */
class ReinstructionTest {

    private static final int LIGNES = Integer.getInteger("octroi.spark.lignes", 5_000);
    private static final LocalDate JOUR = LocalDate.of(2025, 1, 1);

    @TempDir
    static Path dossier;

    private static JavaSparkContext spark;

    @BeforeAll
    static void demarrer() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("essai")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.local.dir", dossier.resolve("melange").toString()));
        Generateur.ecrire(spark, LIGNES, dossier.resolve("stock").toString(), 4);
    }

    @AfterAll
    static void arreter() {
        spark.close();
    }

    /** Each with a key of its own, which changes no answer. */
    private static Atelier atelier(int cle) throws IOException {
        byte[] secret = new byte[32];
        secret[0] = (byte) cle;
        try (InputStream texte = Objects.requireNonNull(
                Atelier.class.getResourceAsStream("/fr/octroi/reglements/bonus-velo-2022.yaml"))) {
            return new Atelier(
                    "bonus-velo-2022", new String(texte.readAllBytes(), StandardCharsets.UTF_8), JOUR, secret);
        }
    }

    @Test
    void les_memes_propositions_que_dans_un_seul_processus_quelles_que_soient_les_parts() throws IOException {
        Path stock = dossier.resolve("stock");
        long debut = System.nanoTime();
        List<String> seules = dansUnSeulProcessus(stock);
        long milieu = System.nanoTime();
        Map<String, Long> comptes = instruire(1, stock, "sept", 7);
        long fin = System.nanoTime();
        System.out.printf(
                "%d requests: %.1f s in one process, %.1f s by Spark on two threads%n",
                LIGNES, (milieu - debut) / 1e9, (fin - milieu) / 1e9);
        assertEquals(seules, lignes("sept", "propositions"));
        assertEquals(Set.of("ACCORDER", "COMPLETER", "EXAMINER", "REFUSER", "REJETS"), comptes.keySet());
        assertEquals(
                LIGNES, comptes.values().stream().mapToLong(Long::longValue).sum());
        if (LIGNES <= 5_000) {
            instruire(2, stock, "une", 1);
            assertEquals(seules, lignes("une", "propositions"));
            assertEquals(lignes("sept", "rejets"), lignes("une", "rejets"));
        }
    }

    @Test
    void deux_lignes_d_un_numero_ne_sont_pas_instruites_et_disent_ou_elles_sont() throws IOException {
        Path stock = dossier.resolve("doubles");
        Files.createDirectory(stock);
        String ligne = Generateur.ligne(1) + "\n";
        Files.writeString(stock.resolve("a"), ligne + Generateur.ligne(2) + "\n");
        Files.writeString(stock.resolve("b"), ligne);
        instruire(3, stock, "doubles-sortie", 3);
        List<String> propositions = lignes("doubles-sortie", "propositions");
        assertEquals(List.of("N-1;NUMERO_EN_DOUBLE;;a:0", "N-1;NUMERO_EN_DOUBLE;;b:0"), propositions.subList(0, 2));
        assertEquals(3, propositions.size());
        assertTrue(propositions.get(2).startsWith("N-2;"), propositions::toString);
    }

    @Test
    void ce_qui_ne_se_lit_pas_est_rendu_avec_sa_place_et_n_arrete_rien() throws IOException {
        Path stock = dossier.resolve("abime");
        Files.createDirectory(stock);
        byte[] juste = (Generateur.ligne(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] coupee = "{\"aide\": \"bonus-velo\", \"num\n".getBytes(StandardCharsets.UTF_8);
        byte[] latine = Generateur.ligne(2).replace("Mme", "Émue").getBytes(StandardCharsets.ISO_8859_1);
        try (var sortie = Files.newOutputStream(stock.resolve("a"))) {
            sortie.write(coupee);
            sortie.write('\n');
            sortie.write(juste);
            sortie.write(latine);
        }
        instruire(4, stock, "abime-sortie", 2);
        assertEquals(1, lignes("abime-sortie", "propositions").size());
        List<String> places = lignes("abime-sortie", "rejets").stream()
                .map(rejet -> rejet.split(";", -1)[0])
                .toList();
        assertEquals(
                List.of("a:0", "a:" + coupee.length, "a:" + (coupee.length + 1 + juste.length)),
                places.stream().sorted().toList());
    }

    @Test
    void un_stock_ne_depend_pas_de_sa_coupe() throws IOException {
        Generateur.ecrire(spark, 500, dossier.resolve("stock-une").toString(), 1);
        Generateur.ecrire(spark, 500, dossier.resolve("stock-trois").toString(), 3);
        assertEquals(lignes("stock-une", ""), lignes("stock-trois", ""));
    }

    private static Map<String, Long> instruire(int cle, Path stock, String sortie, int parts) throws IOException {
        return Reinstruction.instruire(
                spark, atelier(cle), stock.toString(), dossier.resolve(sortie).toString(), parts);
    }

    /** The stock three times, line by line, as {@code Million} of the benchmarks does. */
    private static List<String> dansUnSeulProcessus(Path stock) throws IOException {
        Atelier atelier = atelier(0);
        Recensement recensement = new Recensement();
        passer(stock, atelier, dossierLu -> recensement.compter(atelier.reperes(dossierLu)));
        passer(stock, atelier, dossierLu -> recensement.retenir(dossierLu.numero(), atelier.reperes(dossierLu)));
        List<String> propositions = new ArrayList<>();
        passer(stock, atelier, dossierLu -> propositions.add(atelier.instruire(dossierLu, recensement::porteurs)));
        propositions.sort(null);
        return propositions;
    }

    private static void passer(Path stock, Atelier atelier, Consumer<Dossier> suite) throws IOException {
        for (Path part : parts(stock)) {
            try (BufferedReader lignes = Files.newBufferedReader(part)) {
                for (String ligne = lignes.readLine(); ligne != null; ligne = lignes.readLine()) {
                    atelier.<NumeroDossier>recevoir(
                            (ligne + "\n").getBytes(StandardCharsets.UTF_8),
                            lu -> {
                                suite.accept(lu);
                                return lu.numero();
                            },
                            rejets -> new NumeroDossier("AUCUN"));
                }
            }
        }
    }

    private static List<Path> parts(Path stock) throws IOException {
        try (Stream<Path> fichiers = Files.list(stock)) {
            return fichiers.filter(fichier -> fichier.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lignes(String sortie, String quoi) throws IOException {
        List<String> lignes = new ArrayList<>();
        for (Path part : parts(dossier.resolve(sortie).resolve(quoi))) {
            lignes.addAll(Files.readAllLines(part));
        }
        lignes.sort(null);
        return lignes;
    }
}
