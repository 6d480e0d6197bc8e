package maville;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.tck.PiecesTck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract names the rule that a broken store breaks. */
class MagasinsRompusTest {

    // rompu
    /** Forgets what it was told of the size. */
    static class SansLimite extends Rompu {
        @Override
        public Deposee deposer(InputStream source, long limite) {
            return super.deposer(source, Long.MAX_VALUE);
        }
    }
    // fin

    /** Reads the whole of a source that breaks as if it had ended. */
    static class SourceCrueSurParole extends Rompu {
        @Override
        public Deposee deposer(InputStream source, long limite) {
            byte[] lus = new byte[1 << 20];
            int fin = 0;
            try {
                for (int lu = source.read(lus); lu >= 0; lu = source.read(lus, fin, lus.length - fin)) {
                    fin += lu;
                }
            } catch (IOException tue) {
                // That is what is broken.
            }
            return super.deposer(new ByteArrayInputStream(lus, 0, fin), limite);
        }
    }

    /** Does not look at the date. */
    static class EffaceTout extends Rompu {
        @Override
        public boolean effacer(Empreinte contenu, Instant depuis) {
            return super.effacer(contenu, Instant.MAX);
        }
    }

    /** Closes what is not its own. */
    static class FermeLaSource extends Rompu {
        @Override
        public Deposee deposer(InputStream source, long limite) {
            try (source) {
                return super.deposer(source, limite);
            } catch (IOException panne) {
                throw new IllegalStateException(panne);
            }
        }
    }

    private abstract static class Rompu implements Pieces {

        private final Pieces sain;

        Rompu() {
            try {
                sain = new PiecesDansUnDossier(Files.createTempDirectory(DOSSIER, "rompu"));
            } catch (IOException panne) {
                throw new IllegalStateException(panne);
            }
        }

        @Override
        public Deposee deposer(InputStream source, long limite) {
            return sain.deposer(source, limite);
        }

        @Override
        public InputStream ouvrir(Empreinte contenu) {
            return sain.ouvrir(contenu);
        }

        @Override
        public boolean effacer(Empreinte contenu, Instant depuis) {
            return sain.effacer(contenu, depuis);
        }
    }

    @TempDir
    static Path DOSSIER;

    static class SansLimiteAuContrat extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new SansLimite();
        }
    }

    static class SourceCrueAuContrat extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new SourceCrueSurParole();
        }
    }

    static class EffaceToutAuContrat extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new EffaceTout();
        }
    }

    static class FermeLaSourceAuContrat extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new FermeLaSource();
        }
    }

    @Test
    void le_contrat_nomme_la_regle_que_chacun_rompt() {
        // The test of rule 7 has a file refused, too.
        assertEquals(List.of(4, 7), reglesManquees(SansLimiteAuContrat.class));
        assertEquals(List.of(6), reglesManquees(SourceCrueAuContrat.class));
        assertEquals(List.of(7), reglesManquees(FermeLaSourceAuContrat.class));
        assertEquals(List.of(10), reglesManquees(EffaceToutAuContrat.class));
    }

    private static List<Integer> reglesManquees(Class<? extends PiecesTck> contrat) {
        SortedSet<Integer> executees = new TreeSet<>();
        SortedSet<Integer> manquees = new TreeSet<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contrat))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult resultat) {
                                if (test.isTest()) {
                                    int regle = Integer.parseInt(test.getLegacyReportingName().split("_")[1]);
                                    executees.add(regle);
                                    if (resultat.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                                        manquees.add(regle);
                                    }
                                }
                            }
                        });
        assertEquals(10, executees.size(), "every rule ran");
        return List.copyOf(manquees);
    }
}
