package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.port.Brouillons;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void des_tables_d_une_version_plus_recente_sont_refusees_et_restent_telles_quelles(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        String historique = moteur == Moteur.H2 ? "octroi.\"schema_historique\"" : "octroi.schema_historique";
        Base.ouvrir(source)
                .modifier("INSERT INTO " + historique + " SELECT 99, '99', 'plus tard', 'SQL', 'V99__plus_tard.sql', 0,"
                        + " 'essai', CURRENT_TIMESTAMP, 0, TRUE");
        for (Callable<Base> ouverture : List.<Callable<Base>>of(() -> Base.ouvrir(source), () -> Base.migrer(source))) {
            PortException refus = assertThrows(PortException.class, ouverture::call);
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            assertEquals(
                    "the tables are of version 99, and this version of Octroi knows up to 7: use a later one",
                    refus.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void des_tables_absentes_sont_refusees_par_qui_ne_migre_pas(Moteur moteur) {
        DataSource source = moteur.baseNeuve();
        PortException refus = assertThrows(PortException.class, () -> Base.ouvrir(source));
        assertTrue(String.valueOf(refus.getMessage()).contains("Base.migrer"), refus.getMessage());
        Base.migrer(source);
        Base.ouvrir(source);
    }

    @ParameterizedTest
    @EnumSource
    void plusieurs_instances_migrent_en_meme_temps_et_une_seconde_fois_sans_effet(Moteur moteur) throws Exception {
        DataSource source = moteur.baseNeuve();
        ExecutorService fils = Executors.newFixedThreadPool(4);
        try {
            List<Future<Base>> promesses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                promesses.add(fils.submit(() -> Base.migrer(source)));
            }
            for (Future<Base> promesse : promesses) {
                promesse.get();
            }
        } finally {
            fils.shutdownNow();
        }
        Hote.le(source, Hote.DEPOT).deposer("C-1");
        Base.migrer(source);
        assertTrue(Hote.le(source, Hote.DEPOT)
                .octroi
                .dossiers()
                .trouver(new NumeroDossier("C-1"))
                .isPresent());
    }

    /** H2 has no lock for it: before instances of a JVM waited for each other, one in some hundred of such meetings failed on JDK 25. */
    @Test
    void des_bases_h2_neuves_se_migrent_a_plusieurs() throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(4);
        try {
            for (int tour = 0; tour < 20; tour++) {
                DataSource source = Moteur.H2.baseNeuve();
                for (Future<Base> promesse :
                        fils.invokeAll(Collections.<Callable<Base>>nCopies(4, () -> Base.migrer(source)))) {
                    promesse.get();
                }
            }
        } finally {
            fils.shutdownNow();
        }
    }

    /** Brings tables back to version 1, with what they hold. */
    private static void ramener(DataSource source, Moteur moteur, String... ajoutees) {
        String historique = moteur == Moteur.H2 ? "octroi.\"schema_historique\"" : "octroi.schema_historique";
        String version = moteur == Moteur.H2 ? "\"version\"" : "version";
        Base.ouvrir(source)
                .modifier("DELETE FROM " + historique + " WHERE " + version + " IN ('2', '3', '4', '5', '6', '7')");
        Moteur.executer(source, "ALTER TABLE octroi.piece DROP COLUMN depose");
        Moteur.executer(source, "DROP INDEX octroi.registre_ouvert");
        Moteur.executer(source, "ALTER TABLE octroi.registre DROP COLUMN ouvert");
        for (String table : List.of("brouillon", "avis", "abonne", "reponse", "residu")) {
            Moteur.executer(source, "DROP TABLE octroi." + table);
        }
        for (String table : ajoutees) {
            Moteur.executer(source, "DROP TABLE octroi." + table);
        }
    }

    @ParameterizedTest
    @EnumSource
    void des_tables_d_une_version_anterieure_sont_menees_a_celle_ci_avec_ce_qu_elles_tiennent(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        NumeroDossier numero = new NumeroDossier("C-1");
        Hote avant = Hote.le(source, Hote.DEPOT);
        avant.deposerEtDemander("C-1");
        DossierEnregistre dossier = avant.octroi.dossiers().trouver(numero).orElseThrow();
        List<Entree> journal = avant.octroi.journaux().entrees(numero);
        Empreinte fichier = avant.octroi
                .pieces()
                .deposer(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3)
                .contenu();
        ramener(source, moteur, "numerotation", "exercice", "morceau", "lot", "entree_recue");
        PortException refus = assertThrows(PortException.class, () -> Base.ouvrir(source));
        assertTrue(String.valueOf(refus.getMessage()).contains("Base.migrer"), refus.getMessage());

        Base.migrer(source);
        Hote apres = Hote.le(source, Hote.DEPOT);
        assertEquals(dossier, apres.octroi.dossiers().trouver(numero).orElseThrow());
        assertEquals(journal, apres.octroi.journaux().entrees(numero));
        Instant hier = Instant.now().minus(Duration.ofDays(1));
        assertFalse(apres.octroi.pieces().effacer(fichier, hier), "nobody knows since when it is there");
        assertTrue(apres.octroi.pieces().effacer(fichier, hier.plus(Duration.ofDays(2))));
        apres.deposerEtDemander("C-2");
        assertEquals(2, apres.octroi.dossiers().apres(null, 10).size());
    }

    @ParameterizedTest
    @EnumSource
    void des_brouillons_d_avant_leurs_places_en_prennent_une_chacun(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Instant quand = Instant.parse("2026-06-01T12:00:00Z");
        Brouillons avant = brouillons(source);
        for (String auteur : List.of("a", "b")) {
            for (int rang = 0; rang < 3; rang++) {
                avant.commencer(auteur, new NumeroDossier("C-" + rang), auteur + rang, 3, quand);
            }
        }
        String historique = moteur == Moteur.H2 ? "octroi.\"schema_historique\"" : "octroi.schema_historique";
        Base.ouvrir(source)
                .modifier("DELETE FROM " + historique + " WHERE " + (moteur == Moteur.H2 ? "\"version\"" : "version")
                        + " = '7'");
        Moteur.executer(source, "ALTER TABLE octroi.brouillon DROP CONSTRAINT brouillon_place");
        Moteur.executer(source, "ALTER TABLE octroi.brouillon DROP COLUMN place");

        Base.migrer(source);
        Brouillons apres = brouillons(source);
        NumeroDossier quatrieme = new NumeroDossier("C-4");
        for (String auteur : List.of("a", "b")) {
            for (int rang = 0; rang < 3; rang++) {
                assertEquals(
                        auteur + rang,
                        apres.trouver(auteur, new NumeroDossier("C-" + rang), quand)
                                .orElseThrow()
                                .contenu());
            }
            assertTrue(apres.commencer(auteur, quatrieme, "de trop", 3, quand).isEmpty());
            assertTrue(apres.commencer(auteur, quatrieme, "autre", 4, quand).isPresent());
        }
    }

    private static Brouillons brouillons(DataSource source) {
        Base base = Base.ouvrir(source);
        return new BrouillonsEnBase(base, new ClesEnBase(base, Exemples.MAITRESSES), Duration.ofDays(90));
    }

    /** Half of the tables, which only H2 leaves: PostgreSQL undoes what changes tables. */
    @ParameterizedTest
    @EnumSource
    void les_tables_d_une_migration_qui_a_echoue_sont_refusees_avec_une_phrase_claire(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        // The last but one is there: all before it are made, then it cannot be.
        ramener(source, moteur, "numerotation", "morceau", "lot", "entree_recue");
        assertEquals(
                PortException.Nature.DEFINITIVE,
                assertThrows(PortException.class, () -> Base.migrer(source)).nature());
        for (Callable<Base> ouverture : List.<Callable<Base>>of(() -> Base.ouvrir(source), () -> Base.migrer(source))) {
            PortException refus = assertThrows(PortException.class, ouverture::call);
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            if (moteur == Moteur.H2) {
                assertEquals(
                        "a migration of the tables to version 2 failed halfway: put back the copy made before it, then"
                                + " migrate again",
                        refus.getMessage());
            }
        }
        Moteur.executer(source, "DROP TABLE octroi.exercice");
        if (moteur == Moteur.POSTGRESQL) {
            Base.migrer(source);
            Hote.le(source, Hote.DEPOT).deposer("C-1");
        }
    }

    @Test
    void un_utilisateur_de_h2_qui_ne_peut_retenir_ce_qui_est_ecrit_est_refuse_avant_d_ecrire() {
        JdbcDataSource source = (JdbcDataSource) Moteur.H2.baseMigree();
        Moteur.executer(source, "CREATE USER simple PASSWORD 'simple'");
        Moteur.executer(source, "GRANT ALL ON SCHEMA octroi TO simple");
        JdbcDataSource simple = new JdbcDataSource();
        // Setting that needs an administrator too.
        simple.setURL(source.getURL().replace(";DB_CLOSE_DELAY=-1", ""));
        simple.setUser("simple");
        simple.setPassword("simple");
        for (Callable<Base> ouverture : List.<Callable<Base>>of(() -> Base.ouvrir(simple), () -> Base.migrer(simple))) {
            PortException refus = assertThrows(PortException.class, ouverture::call);
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            assertTrue(String.valueOf(refus.getMessage()).contains("CHECKPOINT"), refus.getMessage());
        }
        Moteur.executer(source, "ALTER USER simple ADMIN TRUE");
        Base.ouvrir(simple);
    }

    @Test
    void une_autre_base_est_refusee() {
        DatabaseMetaData meta = (DatabaseMetaData) Proxy.newProxyInstance(
                SchemaTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (lui, methode, arguments) -> "Autre");
        Connection connexion = (Connection) Proxy.newProxyInstance(
                SchemaTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (lui, methode, arguments) -> methode.getName().equals("getMetaData") ? meta : null);
        DataSource source = (DataSource) Proxy.newProxyInstance(
                SchemaTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (lui, methode, arguments) -> connexion);
        PortException refus = assertThrows(PortException.class, () -> Base.ouvrir(source));
        assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
    }

    @Test
    void ce_qui_est_ecrit_dans_un_fichier_h2_survit_a_l_arret(@TempDir Path dossier) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + dossier.resolve("octroi"));
        source.setUser("octroi");
        // Without a connection that stays open, H2 closes the file after each call.
        Base.migrer(source);
        Hote.le(source, Hote.DEPOT).deposer("C-1");
        assertEquals(
                "Ombeline",
                Hote.le(source, Hote.DEPOT)
                        .octroi
                        .dossiers()
                        .trouver(new NumeroDossier("C-1"))
                        .orElseThrow()
                        .dossier()
                        .demandeur()
                        .prenom());
    }
}
