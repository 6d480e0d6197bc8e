package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Octroi asks of the host's pool of connections. */
class ReserveTest {

    /** A pool with one connection, whose defaults are the least convenient ones, and that looks at what it is given back. */
    private static final class Etroite {

        private final DataSource source;
        private final Semaphore place = new Semaphore(Integer.MAX_VALUE);
        private final AtomicInteger rendues = new AtomicInteger();

        Etroite(DataSource source) {
            this.source = source;
        }

        private Connection prendre() throws SQLException {
            if (!place.tryAcquire()) {
                throw new SQLException("a second connection is asked for while one is held", "08000");
            }
            Connection vraie = source.getConnection();
            vraie.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            vraie.setAutoCommit(false);
            return (Connection) Proxy.newProxyInstance(
                    ReserveTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (lui, methode, arguments) -> {
                        if (methode.getName().equals("close") && !vraie.isClosed()) {
                            assertEquals(Connection.TRANSACTION_SERIALIZABLE, vraie.getTransactionIsolation());
                            assertEquals(false, vraie.getAutoCommit());
                            rendues.incrementAndGet();
                            place.release();
                        }
                        try {
                            return methode.invoke(vraie, arguments);
                        } catch (InvocationTargetException echec) {
                            throw echec.getCause() == null ? echec : echec.getCause();
                        }
                    });
        }

        DataSource enSource() {
            return (DataSource) Proxy.newProxyInstance(
                    ReserveTest.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (lui, methode, arguments) -> methode.getName().equals("getConnection") ? prendre() : null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void une_seule_connexion_suffit_et_revient_comme_elle_est_venue(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote temoin = Hote.le(source, Hote.DEPOT);
        Etroite etroite = new Etroite(source);
        Base base = Base.ouvrir(etroite.enSource());
        etroite.place.drainPermits();
        etroite.place.release();

        ClesEnBase cles = new ClesEnBase(base, Exemples.MAITRESSES);
        DossiersEnBase dossiers = new DossiersEnBase(base, cles);
        NumeroDossier numero = new NumeroDossier("C-1");
        temoin.deposer("C-1");
        var present = dossiers.trouver(numero).orElseThrow();
        Ecriture ecriture = new Ecriture(
                Instant.parse("2022-05-02T08:00:00Z"),
                Hote.PLATEFORME,
                List.of(new Ecriture.Changement(
                        present.dossier(),
                        present.version(),
                        List.of(),
                        List.of(temoin.octroi.journaux().entrees(numero).get(0).fait()))));
        dossiers.ecrire(ecriture);
        assertThrows(ConflitDeVersionException.class, () -> dossiers.ecrire(ecriture));
        PiecesEnBase pieces = new PiecesEnBase(base, cles);
        pieces.deposer(new ByteArrayInputStream(new byte[10]), 10);
        pieces.deposer(new ByteArrayInputStream(new byte[10]), 10);
        assertThrows(PortException.class, () -> pieces.deposer(new ByteArrayInputStream(new byte[11]), 10));
        cles.detruire(new NumeroDossier("C-2"));
        cles.dossier(new NumeroDossier("C-3"));

        assertTrue(etroite.rendues.get() > 5);
        assertEquals(
                present.version() + 1,
                temoin.octroi.dossiers().trouver(numero).orElseThrow().version(),
                "what was written was committed");
        assertEquals(
                1L,
                temoin.base
                        .trouver("SELECT COUNT(*) FROM octroi.cle WHERE nom = 'C-3'", ligne -> ligne.getLong(1))
                        .orElseThrow(),
                "what was written alone was committed too");
    }
}
