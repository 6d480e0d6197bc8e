package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Consultations;
import fr.octroi.port.Consultations.Filtre;
import fr.octroi.port.Consultations.Resume;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a host lists of many dossiers is found by an index, on PostgreSQL: the planner says so of the very statements that run. */
class PlansTest {

    /** A million in the whole suite. */
    private static final int DOSSIERS = Boolean.getBoolean("octroi.endurance") ? 1_000_000 : 50_000;

    private static final LocalDate PREMIER_JOUR = LocalDate.of(2015, 1, 1);

    private final DataSource source = Moteur.POSTGRESQL.baseMigree();
    private final ClesEnMemoire cles = new ClesEnMemoire();
    private final List<String> plans = new ArrayList<>();

    /** Made-up rows: pictures are never opened here. Nine dossiers in ten were paid long ago. */
    private void peupler() {
        Moteur.executer(
                source,
                "INSERT INTO octroi.dossier (numero, version, aide, depot, etat, commune, image) SELECT"
                        + " 'D-' || i, 1, 'aide-d-essai', DATE '2015-01-01' + (i % 4000), CASE WHEN i % 10 > 0 THEN 'PAYE'"
                        + " WHEN i % 3 = 0 THEN 'DEPOSE' WHEN i % 3 = 1 THEN 'A_EXAMINER' ELSE 'A_COMPLETER' END,"
                        + " CASE WHEN i % 500 = 0 THEN '" + ConsultationsEnBase.commune(cles.organisation(), "92012")
                        + "' ELSE encode(sha256(('ville ' || i % 300)::bytea), 'hex') END, decode(repeat(md5(i::text), 30), 'hex') FROM"
                        + " generate_series(1, " + DOSSIERS + ") i");
        Moteur.executer(
                source,
                "INSERT INTO octroi.ecrit (rang, numero) SELECT i, 'D-' || i FROM generate_series(1, " + DOSSIERS
                        + ") i");
        Moteur.executer(source, "UPDATE octroi.horloge SET rang = " + DOSSIERS);
        Moteur.executer(source, "VACUUM ANALYZE octroi.dossier");
        Moteur.executer(source, "VACUUM ANALYZE octroi.ecrit");
    }

    private interface Appel {
        @Nullable
        Object faire(Method methode, @Nullable Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T intercepter(Class<T> type, Appel appel) {
        return type.cast(Proxy.newProxyInstance(
                PlansTest.class.getClassLoader(), new Class<?>[] {type}, (mandataire, methode, arguments) -> {
                    try {
                        return appel.faire(methode, arguments);
                    } catch (InvocationTargetException echec) {
                        throw echec.getCause();
                    }
                }));
    }

    /** The same source, each of whose reads of dossiers is explained with its values before it runs. */
    private DataSource expliquee() {
        return intercepter(DataSource.class, (deLaSource, sansArgument) -> {
            Object rendu = deLaSource.invoke(source, sansArgument);
            return rendu instanceof Connection connexion
                    ? intercepter(
                            Connection.class,
                            (methode, arguments) -> methode.getName().equals("prepareStatement")
                                            && String.valueOf(arguments[0]).contains(" octroi.dossier ")
                                    ? expliquer(connexion, String.valueOf(arguments[0]))
                                    : methode.invoke(connexion, arguments))
                    : rendu;
        });
    }

    private PreparedStatement expliquer(Connection connexion, String sql) throws SQLException {
        PreparedStatement requete = connexion.prepareStatement(sql);
        PreparedStatement plan = connexion.prepareStatement("EXPLAIN " + sql);
        return intercepter(PreparedStatement.class, (methode, arguments) -> {
            if (methode.getName().startsWith("set")) {
                methode.invoke(plan, arguments);
            } else if (methode.getName().equals("executeQuery")) {
                StringBuilder texte = new StringBuilder();
                try (plan;
                        ResultSet lignes = plan.executeQuery()) {
                    while (lignes.next()) {
                        texte.append(lignes.getString(1)).append('\n');
                    }
                }
                plans.add(texte.toString());
            }
            return methode.invoke(requete, arguments);
        });
    }

    @Test
    void chaque_liste_se_lit_par_un_index_et_jamais_toute_la_table() {
        peupler();
        Base base = Base.ouvrir(expliquee());
        ConsultationsEnBase consultations = new ConsultationsEnBase(base, cles);
        DossiersEnBase dossiers = new DossiersEnBase(base, cles);
        Set<EtatDossier> deux = Set.of(EtatDossier.DEPOSE, EtatDossier.A_EXAMINER);
        TreeSet<EtatDossier> aucun = new TreeSet<>();
        Resume milieu = new Resume(new NumeroDossier("D-2000"), 1, "", PREMIER_JOUR.plusDays(2000), EtatDossier.PAYE);

        lire("dossier_depot", () -> consultations.lister(Filtre.TOUS, milieu, 100));
        lire(
                "dossier_etat_depot",
                () -> consultations.lister(new Filtre(new TreeSet<>(deux), "", "", null), milieu, 100));
        lire(
                "dossier_etat_depot",
                () -> consultations.lister(
                        new Filtre(new TreeSet<>(Set.of(EtatDossier.PAYE)), "", "", PREMIER_JOUR.plusDays(3000)),
                        null,
                        100));
        lire("dossier_commune", () -> consultations.lister(new Filtre(aucun, "", "92012", null), null, 100));
        lire("ecrit_pkey", () -> consultations.depuis(DOSSIERS / 2, 100));
        lire("dossier_etat", () -> dossiers.enEtat(deux, new NumeroDossier("D-2000"), 100));
        lire("dossier_pkey", () -> dossiers.apres(new NumeroDossier("D-2000"), 100));
        lire("dossier_pkey", () -> dossiers.connus(new TreeSet<>(Set.of(new NumeroDossier("D-1")))));
        assertEquals(
                DOSSIERS,
                consultations.compter(Filtre.TOUS).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(100, consultations.depuis(Consultations.DEBUT, 100).curseur());
    }

    private void lire(String index, Runnable lecture) {
        plans.clear();
        lecture.run();
        assertEquals(1, plans.size());
        String plan = plans.get(0);
        assertTrue(plan.contains(" using " + index + " ") || plan.contains(" on " + index + " "), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
        plans.clear();
    }
}
