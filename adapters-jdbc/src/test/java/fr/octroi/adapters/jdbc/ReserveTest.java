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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Octroi asks of the host's pool of connections. */
class ReserveTest {

    /** A pool with one connection, whose defaults are the least convenient ones, and that looks at what it is given back. */
    private static final class Etroite {

        private final DataSource source;
        private final Semaphore place = new Semaphore(Integer.MAX_VALUE);
        private final AtomicInteger rendues = new AtomicInteger();
        private final AtomicInteger prises = new AtomicInteger();
        private final AtomicInteger auPlus = new AtomicInteger();
        private boolean sansRetour;
        private boolean sansRetenue;

        Etroite(DataSource source) {
            this.source = source;
        }

        private Connection prendre() throws SQLException {
            if (!place.tryAcquire()) {
                throw new SQLException("a second connection is asked for while one is held", "08000");
            }
            Connection vraie = source.getConnection();
            auPlus.accumulateAndGet(prises.incrementAndGet(), Math::max);
            vraie.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            vraie.setAutoCommit(false);
            return (Connection) Proxy.newProxyInstance(
                    ReserveTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (lui, methode, arguments) -> {
                        if (methode.getName().equals("close") && !vraie.isClosed() && !sansRetour) {
                            assertEquals(Connection.TRANSACTION_SERIALIZABLE, vraie.getTransactionIsolation());
                            assertEquals(false, vraie.getAutoCommit());
                            rendues.incrementAndGet();
                            prises.decrementAndGet();
                            place.release();
                        }
                        if (sansRetenue && methode.getName().equals("createStatement")) {
                            throw new SQLException("CHECKPOINT fails", "HY000");
                        }
                        if (sansRetour && methode.getName().equals("rollback")) {
                            throw new SQLException("no way back", "08000");
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
    void une_fois_ouverte_une_seule_connexion_suffit_et_revient_comme_elle_est_venue(Moteur moteur) {
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

    @ParameterizedTest
    @EnumSource
    void une_ecriture_qu_on_ne_peut_annuler_est_fermee_et_ne_laisse_rien(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote temoin = Hote.le(source, Hote.DEPOT);
        temoin.deposer("C-1");
        temoin.deposer("C-2");
        Etroite etroite = new Etroite(source);
        Base base = Base.ouvrir(etroite.enSource());
        etroite.sansRetour = true;
        DossiersEnBase dossiers = new DossiersEnBase(base, temoin.cles);
        NumeroDossier premier = new NumeroDossier("C-1");
        var present = dossiers.trouver(premier).orElseThrow();
        var autre = dossiers.trouver(new NumeroDossier("C-2")).orElseThrow();
        var fait = temoin.octroi.journaux().entrees(premier).get(0).fait();
        // The first change is written, then the second is refused.
        Ecriture refusee = new Ecriture(
                Instant.parse("2022-05-02T08:00:00Z"),
                Hote.PLATEFORME,
                List.of(
                        new Ecriture.Changement(present.dossier(), present.version(), List.of(), List.of(fait)),
                        new Ecriture.Changement(autre.dossier(), autre.version() + 1, List.of(), List.of(fait))));
        assertThrows(ConflitDeVersionException.class, () -> dossiers.ecrire(refusee));
        assertEquals(present, temoin.octroi.dossiers().trouver(premier).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void ouvrir_et_migrer_prennent_deux_connexions_a_la_fois(Moteur moteur) {
        Etroite large = new Etroite(moteur.baseNeuve());
        Base.migrer(large.enSource());
        assertEquals(2, large.auPlus.getAndSet(0));
        Base.ouvrir(large.enSource());
        assertEquals(2, large.auPlus.get());
        assertEquals(0, large.prises.get(), "one was not given back");

        large.place.drainPermits();
        large.place.release();
        PortException refus = assertThrows(PortException.class, () -> Base.ouvrir(large.enSource()));
        assertEquals(PortException.Nature.TEMPORAIRE, refus.nature());
        assertThrows(PortException.class, () -> Base.migrer(large.enSource()));
        assertEquals(0, large.prises.get(), "one was not given back");
    }

    @Test
    void une_ecriture_validee_n_est_jamais_dite_perdue_et_la_suivante_attend_qu_elle_soit_retenue() {
        DataSource source = Moteur.H2.baseMigree();
        Hote temoin = Hote.le(source, Hote.DEPOT);
        temoin.deposer("C-1");
        Etroite etroite = new Etroite(source);
        Base base = Base.ouvrir(etroite.enSource());
        ClesEnBase cles = new ClesEnBase(base, Exemples.MAITRESSES);
        NumeroDossier numero = new NumeroDossier("C-1");

        etroite.sansRetenue = true;
        cles.detruire(numero);
        assertThrows(PortException.class, () -> temoin.octroi.dossiers().trouver(numero), "it was written");
        PortException refus = assertThrows(PortException.class, () -> cles.dossier(new NumeroDossier("C-2")));
        assertEquals(PortException.Nature.TEMPORAIRE, refus.nature());
        assertEquals(
                0L,
                temoin.base
                        .trouver("SELECT COUNT(*) FROM octroi.cle WHERE nom = 'C-2'", ligne -> ligne.getLong(1))
                        .orElseThrow(),
                "what is said not to be written is not");

        etroite.sansRetenue = false;
        assertEquals(
                cles.dossier(new NumeroDossier("C-2")).sceller("x"),
                temoin.cles.dossier(new NumeroDossier("C-2")).sceller("x"));
        assertEquals(0, etroite.prises.get());
    }
}
