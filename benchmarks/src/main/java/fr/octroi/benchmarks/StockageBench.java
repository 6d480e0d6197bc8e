package fr.octroi.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Base;
import fr.octroi.adapters.jdbc.ClesEnBase;
import fr.octroi.adapters.jdbc.ConsultationsEnBase;
import fr.octroi.adapters.jdbc.DossiersEnBase;
import fr.octroi.adapters.jdbc.EnvoisEnBase;
import fr.octroi.adapters.jdbc.JournauxEnBase;
import fr.octroi.adapters.jdbc.NotesEnBase;
import fr.octroi.adapters.jdbc.PiecesEnBase;
import fr.octroi.adapters.jdbc.RegistresEnBase;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.port.Consultations;
import fr.octroi.port.Consultations.Suite;
import fr.octroi.reglement.ReglementAide;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What storage costs on a PostgreSQL of its own, as it comes: a lot filed, a month filed and instructed, a page of what changed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StockageBench {

    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    private static final Acteur AGENT = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    private static final Cle MAITRESSE =
            new Cle("une cle maitresse d'essai, assez longue".getBytes(StandardCharsets.US_ASCII));

    /** A server, a pool and an Octroi on them. */
    private static final class Depot implements AutoCloseable {

        private final EmbeddedPostgres serveur;
        private final HikariDataSource source;
        private final Base base;
        private final ClesEnBase cles;
        private final Octroi octroi;
        private final ReglementAide reglement =
                LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares();

        Depot() {
            serveur = demarrer();
            HikariConfig reserve = new HikariConfig();
            reserve.setDataSource(serveur.getPostgresDatabase());
            reserve.setMaximumPoolSize(4);
            source = new HikariDataSource(reserve);
            base = Base.migrer(source);
            cles = new ClesEnBase(base, List.of(MAITRESSE));
            octroi = Octroi.avec(List.of(reglement))
                    .magasin(
                            new DossiersEnBase(base, cles),
                            new JournauxEnBase(base),
                            new RegistresEnBase(base),
                            new EnvoisEnBase(base, Duration.ofMinutes(1)))
                    .notes(new NotesEnBase(base, cles))
                    .pieces(new PiecesEnBase(base, cles))
                    .cles(cles)
                    .build();
        }

        private static EmbeddedPostgres demarrer() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException echec) {
                throw new UncheckedIOException(echec);
            }
        }

        void executer(String... ordres) throws SQLException {
            try (Connection connexion = source.getConnection();
                    Statement ordre = connexion.createStatement()) {
                for (String sql : ordres) {
                    ordre.execute(sql);
                }
            }
        }

        void vider() throws SQLException {
            executer(
                    "TRUNCATE octroi.cle, octroi.dossier, octroi.repere, octroi.entree, octroi.ecrit",
                    "UPDATE octroi.horloge SET rang = 0",
                    "CHECKPOINT");
        }

        /** Files a lot; a line that is not filed is a fault of this benchmark. */
        int deposer(List<LigneDeLot> lot) {
            int[] enregistres = {0};
            octroi.guichet().deposerLot(PLATEFORME, reglement.code(), lot.iterator(), (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Enregistre) {
                    enregistres[0]++;
                }
            });
            if (enregistres[0] != lot.size()) {
                throw new IllegalStateException(enregistres[0] + " of " + lot.size() + " lines were filed");
            }
            return enregistres[0];
        }

        @Override
        public void close() throws IOException {
            source.close();
            serveur.close();
        }
    }

    private static List<LigneDeLot> lot(int lignes) {
        return IntStream.range(0, lignes)
                .<LigneDeLot>mapToObj(i -> new LigneDeLot.Lue(i + 2, demande(i)))
                .toList();
    }

    private static DemandeDeposee demande(int rang) {
        return new Formulaire("B-" + rang, LocalDate.of(2020, 10, 1))
                .demandeur("Mme", "Nom" + rang, "Prenom")
                .naissance(LocalDate.of(1950, 1, 1).plusDays(rang))
                .domicile((rang + 1) + " rue de l'Essai", "92310", "Sèvres", "92072")
                .contact("personne@exemple.invalid", "0199000000")
                .objet("VAE", "NEUF", "Velo d'essai")
                .achat(LocalDate.of(2020, 9, 1), Montant.ofEuros(1_500))
                .quantite(1)
                .facture("", "F-" + rang)
                .numeroSerie("S-" + rang)
                .demande();
    }

    /** A lot, and the very rows that it leaves. */
    @State(Scope.Benchmark)
    public static class Lot {

        /** How many requests. */
        private static final int LIGNES = 5_000;

        private final List<LigneDeLot> lignes = lot(LIGNES);
        private final List<LigneDeLot> mois = lot(500);
        private final Map<String, byte[]> rangees = new LinkedHashMap<>();
        private final Depot depot = new Depot();

        /**
         * Files the lot, keeps the rows, puts them back by COPY alone, and checks that they are the same dossiers.
         *
         * @throws SQLException when the server fails
         * @throws IOException never
         */
        @Setup
        public void preparer() throws SQLException, IOException {
            depot.deposer(lignes);
            try (Connection connexion = depot.source.getConnection()) {
                CopyManager copies = connexion.unwrap(PGConnection.class).getCopyAPI();
                for (String table : List.of("cle", "dossier", "repere", "entree", "ecrit")) {
                    ByteArrayOutputStream octets = new ByteArrayOutputStream();
                    copies.copyOut("COPY octroi." + table + " TO STDOUT (FORMAT BINARY)", octets);
                    rangees.put(table, octets.toByteArray());
                }
            }
            vider();
            if (copier() < 4 * LIGNES
                    || depot.octroi
                            .dossiers()
                            .trouver(new NumeroDossier("B-" + (LIGNES - 1)))
                            .isEmpty()) {
                throw new IllegalStateException("the rows are not those of the lot");
            }
        }

        /**
         * Empties the tables.
         *
         * @throws SQLException when the server fails
         */
        @Setup(Level.Invocation)
        public void vider() throws SQLException {
            depot.vider();
        }

        long copier() throws SQLException, IOException {
            long lues = 0;
            try (Connection connexion = depot.source.getConnection()) {
                connexion.setAutoCommit(false);
                CopyManager copies = connexion.unwrap(PGConnection.class).getCopyAPI();
                for (Map.Entry<String, byte[]> table : rangees.entrySet()) {
                    lues += copies.copyIn(
                            "COPY octroi." + table.getKey() + " FROM STDIN (FORMAT BINARY)",
                            new ByteArrayInputStream(table.getValue()));
                }
                connexion.commit();
                connexion.setAutoCommit(true);
            }
            return lues;
        }

        /**
         * Stops the server.
         *
         * @throws IOException when it does not stop
         */
        @TearDown
        public void fermer() throws IOException {
            depot.close();
        }
    }

    /** Tables of many dossiers that nobody opens. */
    @State(Scope.Benchmark)
    public static class Stock {

        /** How many dossiers. */
        @Param({"10000", "1000000"})
        public int dossiers = 10_000;

        private final Random hasard = new Random(1);
        private final Depot depot = new Depot();
        private final Consultations consultations = new ConsultationsEnBase(depot.base, depot.cles);

        /**
         * Fills the tables.
         *
         * @throws SQLException when the server fails
         */
        @Setup
        public void peupler() throws SQLException {
            depot.executer(
                    "INSERT INTO octroi.dossier (numero, version, aide, depot, etat, image) SELECT 'D-' || i, 1, 'gpso-vae',"
                            + " DATE '2015-01-01' + (i % 4000), 'PAYE', decode(repeat(md5(i::text), 30), 'hex')"
                            + " FROM generate_series(1, " + dossiers + ") i",
                    "INSERT INTO octroi.ecrit (rang, numero) SELECT i, 'D-' || i FROM generate_series(1, " + dossiers
                            + ") i",
                    "VACUUM ANALYZE octroi.dossier",
                    "VACUUM ANALYZE octroi.ecrit");
        }

        /**
         * Stops the server.
         *
         * @throws IOException when it does not stop
         */
        @TearDown
        public void fermer() throws IOException {
            depot.close();
        }
    }

    /**
     * Files a lot of 5,000 requests, keys made and pictures sealed.
     *
     * @param lot the lot
     * @return how many are filed
     */
    @Benchmark
    public int lotParOctroi(Lot lot) {
        return lot.depot.deposer(lot.lignes);
    }

    /**
     * Puts the rows that such a lot leaves into the same tables, by COPY alone.
     *
     * @param lot the lot
     * @return how many rows
     * @throws SQLException when the server fails
     * @throws IOException never
     */
    @Benchmark
    public long lotParCopie(Lot lot) throws SQLException, IOException {
        return lot.copier();
    }

    /**
     * Files a month of 500 requests and instructs each, one write a dossier.
     *
     * @param lot the lot
     * @return how many
     */
    @Benchmark
    public int moisDeposeEtInstruit(Lot lot) {
        lot.depot.deposer(lot.mois);
        int proposes = 0;
        for (LigneDeLot ligne : lot.mois) {
            if (lot.depot
                    .octroi
                    .guichet()
                    .instruire(AGENT, new NumeroDossier(ligne.numero()))
                    .isPresent()) {
                proposes++;
            }
        }
        return proposes;
    }

    /**
     * Reads a page of 100 from any cursor.
     *
     * @param stock the tables
     * @return the page
     */
    @Benchmark
    public Suite pageDesChangements(Stock stock) {
        return stock.consultations.depuis(stock.hasard.nextInt(stock.dossiers - 100), 100);
    }
}
