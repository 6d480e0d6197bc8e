package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.guichet.Effet;
import fr.octroi.port.Brouillons;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.Consultations;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The roles of {@code roles.sql}, on PostgreSQL. */
class DroitsTest {

    private static final NumeroDossier NUMERO = new NumeroDossier("C-1");
    private static final String REFUS = "42501";

    private final DataSource proprietaire = Moteur.POSTGRESQL.baseMigree();

    @BeforeEach
    void creer_les_roles() throws IOException {
        try (InputStream script = Objects.requireNonNull(Base.class.getResourceAsStream("postgresql/roles.sql"))) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Moteur.executer(proprietaire, sql);
            // Once more: after a later migration it is run again.
            Moteur.executer(proprietaire, sql);
        }
    }

    /** Connections that have the rights of a role, and no other. */
    private DataSource sous(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(((PGSimpleDataSource) proprietaire).getUrl());
        source.setUser(((PGSimpleDataSource) proprietaire).getUser());
        source.setPassword(((PGSimpleDataSource) proprietaire).getPassword());
        source.setOptions("-c role=" + role);
        return source;
    }

    private static void refuse(Base base, String sql) {
        PortException refus = assertThrows(PortException.class, () -> base.modifier(sql), sql);
        assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
        assertEquals(REFUS, ((SQLException) Objects.requireNonNull(refus.getCause())).getSQLState(), sql);
    }

    @Test
    @Tag("securite")
    void l_application_fait_tout_son_travail_et_ne_touche_pas_au_journal() {
        Hote hote = Hote.le(sous("octroi_application"), Hote.DEPOT);
        hote.deposerEtDemander("C-1");
        hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, NUMERO, "OU_EN_EST_ON", "rappeler mardi");
        new NotesEnBase(hote.base, hote.cles).effacer(NUMERO);
        assertFalse(hote.octroi.journaux().entrees(NUMERO).isEmpty());
        assertEquals(1, hote.octroi.dossiers().apres(null, 10).size());
        EnvoisEnBase envois = new EnvoisEnBase(hote.base, Duration.ofMinutes(1));
        assertFalse(envois.enAttente(Instant.EPOCH, 10).isEmpty());
        String cle = envois.attentes(10).get(0).message().cle();
        envois.differer(cle, Instant.parse("2022-05-02T09:00:00Z"), "PANNE");
        assertEquals(1, envois.attentes(10).get(0).tentatives());
        // One of the lot has the number of the first dossier.
        assertEquals(
                Map.of("Divergent", 1, "Enregistre", 24), ChargementTest.deposer(hote, ChargementTest.lot(hote, 25)));
        ConsultationsEnBase consultations = new ConsultationsEnBase(hote.base, hote.cles);
        assertEquals(
                25, consultations.depuis(Consultations.DEBUT, 100).resumes().size());
        assertEquals(
                25, consultations.lister(Consultations.Filtre.TOUS, null, 25).size());
        LotsEnBase lots = new LotsEnBase(hote.base, InstantSource.system());
        NomDeDepot nom = new NomDeDepot("prestataire.ma-ville.demandes.essai.00000001.0123456789abcdef.lot");
        lots.deposer(nom, new Vide());
        assertTrue(lots.prendre(nom, "a"));
        lots.archiver(nom, "a", new byte[] {1});
        assertEquals(1, lots.purger(Instant.parse("2199-01-01T00:00:00Z"), purge -> true));
        Versement versement = new Versement(
                "V-1", NUMERO, "B2022-1", Montant.ofEuros(50), Empreinte.deChamps("compte"), Versement.Etat.LIQUIDE);
        Bordereau bordereau = Bordereau.of("bord-1", 2022, Hote.DEPOT, "cuves-2022", List.of(versement));
        NumerotationEnBase numerotation = new NumerotationEnBase(hote.base, 1, 1);
        assertEquals(1, numerotation.attribuer(bordereau).bordereau());
        numerotation.rendre(bordereau);
        assertEquals(1, numerotation.attribuer(bordereau).bordereau());
        ReponsesGardees reponses = new ReponsesEnBase(hote.base, hote.cles);
        Instant quand = Instant.parse("2022-05-02T09:00:00Z");
        for (int i = 0; i < 2; i++) {
            Instant alors = quand.plus(Duration.ofDays(2L * i));
            ReponsesGardees.Prise prise = reponses.prendre("a", "k", Empreinte.deChamps("k"), alors);
            reponses.garder((ReponsesGardees.Tenue) prise, "200");
        }
        ReponsesGardees.Prise rendue = reponses.prendre("a", "k2", Empreinte.deChamps("k"), quand);
        reponses.rendre((ReponsesGardees.Tenue) rendue);
        for (int i = 0; i < 100; i++) {
            // The hundredth tidies up.
            reponses.prendre("a", "k3", Empreinte.deChamps("k"), quand.plus(Duration.ofDays(9)));
        }
        Brouillons brouillons = new BrouillonsEnBase(hote.base, hote.cles, Duration.ofDays(90));
        long version = brouillons.commencer("a", NUMERO, "{}", 1, quand).orElseThrow();
        assertTrue(brouillons.effacer("a", NUMERO, brouillons.ecrire("a", NUMERO, version, "{}", quand)));
        brouillons.commencer("a", NUMERO, "{}", 1, quand);
        assertEquals(1, brouillons.eliminer(quand.plus(Duration.ofDays(90))));
        CarnetDAvis carnet = new CarnetEnBase(hote.base);
        CarnetDAvis.Etat etat = carnet.prendre("a", "p", Duration.ofMinutes(1)).orElseThrow();
        CarnetDAvis.Avis avis = new CarnetDAvis.Avis(NUMERO, "{}", 1, quand, true);
        assertTrue(carnet.ecrire("a", "p", etat, List.of(avis), List.of()));
        assertEquals(1, carnet.ranimer("a", quand));
        carnet.rendre("a", "p");
        hote.guichet.relances().desister(Hote.PLATEFORME, NUMERO);
        Acteur greffe = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
        assertEquals(Effet.FAIT, hote.guichet.archives().effacer(greffe, NUMERO, "VISA-1"));
        assertEquals(
                24, hote.base.modifier("DELETE FROM octroi.cle"), "the key of the organisation is not its to destroy");
        assertEquals(
                0, hote.base.modifier("UPDATE octroi.cle SET scellee = '\\x00' WHERE nom = '*'"), "nor to write over");
        hote.cles.organisation();

        for (String sql : List.of(
                "UPDATE octroi.entree SET agent = 'autre'",
                "DELETE FROM octroi.entree",
                "TRUNCATE octroi.entree",
                "DROP TABLE octroi.entree",
                "ALTER TABLE octroi.entree ADD COLUMN x INTEGER",
                "DELETE FROM octroi.dossier",
                "UPDATE octroi.ecrit SET rang = 1",
                "INSERT INTO octroi.horloge (seule, rang) VALUES (TRUE, 1)",
                "DELETE FROM octroi.horloge",
                "UPDATE octroi.dossier SET numero = 'C-9'",
                "UPDATE octroi.registre SET code = 'autre'",
                "UPDATE octroi.message SET cle = 'autre'",
                "UPDATE octroi.message SET numero = 'C-9'",
                "UPDATE octroi.cle SET nom = 'C-9'",
                "TRUNCATE octroi.cle",
                "DROP POLICY detruire ON octroi.cle",
                "ALTER TABLE octroi.cle DISABLE ROW LEVEL SECURITY",
                "DELETE FROM octroi.message",
                "UPDATE octroi.reponse SET cle = 'autre'",
                "DELETE FROM octroi.abonne",
                "UPDATE octroi.avis SET corps = '{}'",
                "UPDATE octroi.tranche SET rang = 1",
                "UPDATE octroi.schema_historique SET version = '99'",
                "CREATE TABLE octroi.autre (x INTEGER)")) {
            refuse(hote.base, sql);
        }
    }

    @Test
    @Tag("securite")
    void seul_qui_change_la_cle_maitresse_rescelle_celle_de_l_organisation_et_il_ne_fait_rien_d_autre() {
        Hote hote = Hote.le(sous("octroi_application"), Hote.DEPOT);
        hote.deposer("C-1");
        Empreinte sceau = hote.cles.organisation().sceller("x");
        List<Cle> maitresses = new ArrayList<>(List.of(Exemples.maitresse("la nouvelle cle maitresse")));
        maitresses.addAll(Exemples.MAITRESSES);
        assertEquals(
                PortException.Nature.DEFINITIVE,
                assertThrows(PortException.class, new ClesEnBase(hote.base, maitresses)::resceller)
                        .nature());
        assertEquals(sceau, hote.cles.organisation().sceller("x"));
        assertEquals(1, hote.octroi.dossiers().apres(null, 10).size(), "none was sealed again");

        Base base = Base.ouvrir(sous("octroi_cles"));
        assertEquals(2, new ClesEnBase(base, maitresses).resceller());
        assertEquals(
                sceau,
                new ClesEnBase(hote.base, maitresses.subList(0, 1))
                        .organisation()
                        .sceller("x"));
        for (String sql : List.of(
                "DELETE FROM octroi.cle",
                "INSERT INTO octroi.cle VALUES ('C-9', '')",
                "UPDATE octroi.cle SET nom = 'C-9'",
                "SELECT image FROM octroi.dossier",
                "UPDATE octroi.dossier SET etat = 'PAYE'")) {
            refuse(base, sql);
        }
    }

    private static final class Vide implements Lots.Scelle {
        @Override
        public long taille() {
            return 0;
        }

        @Override
        public InputStream ouvrir(long debut) {
            return InputStream.nullInputStream();
        }
    }

    @Test
    void le_pilotage_ne_voit_aucune_colonne_scellee_et_n_ecrit_rien() {
        Hote.le(proprietaire, Hote.DEPOT).deposer("C-1");
        DataSource source = sous("octroi_pilotage");
        // He reads the columns below, and the history of the tables is none of them.
        assertThrows(PortException.class, () -> Base.ouvrir(source));
        Base proprietaireDesTables = Base.ouvrir(proprietaire);
        TreeSet<String> visibles = new TreeSet<>(proprietaireDesTables.lister(
                "SELECT table_name || '.' || column_name FROM information_schema.column_privileges"
                        + " WHERE grantee = 'octroi_pilotage' AND table_schema = 'octroi' AND privilege_type = 'SELECT'",
                ligne -> ligne.getString(1)));
        assertTrue(visibles.contains("dossier.etat"), "it sees something");
        TreeSet<String> scellees = new TreeSet<>(proprietaireDesTables.lister(
                "SELECT table_name || '.' || column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'octroi' AND data_type = 'bytea'",
                ligne -> ligne.getString(1)));
        assertFalse(scellees.isEmpty());
        scellees.addAll(List.of("repere.cle", "entree.agent", "entree.donnees", "message.cle"));
        for (String scellee : scellees) {
            assertFalse(visibles.contains(scellee), scellee);
        }
        assertEquals(
                0L,
                proprietaireDesTables
                        .trouver(
                                "SELECT COUNT(*) FROM information_schema.role_table_grants WHERE grantee = 'octroi_pilotage'"
                                        + " AND table_schema = 'octroi'",
                                ligne -> ligne.getLong(1))
                        .orElseThrow(),
                "rights on a whole table would cover columns that are added later");

        assertEquals("1", un(source, "SELECT COUNT(numero) FROM octroi.dossier WHERE etat = 'DEPOSE'"));
        for (String sql : List.of(
                "SELECT image FROM octroi.dossier",
                "SELECT * FROM octroi.dossier",
                "SELECT scellee FROM octroi.cle",
                "SELECT texte FROM octroi.note",
                "SELECT agent FROM octroi.entree",
                "UPDATE octroi.dossier SET etat = 'PAYE'",
                "INSERT INTO octroi.registre VALUES ('a', 'b', 1, '')")) {
            assertEquals(REFUS, un(source, sql), sql);
        }
    }

    /** The first value, or the state of the refusal. */
    private static String un(DataSource source, String sql) {
        try (var connexion = source.getConnection();
                var ordre = connexion.createStatement()) {
            ordre.execute(sql);
            var lignes = ordre.getResultSet();
            return lignes != null && lignes.next() ? lignes.getString(1) : "nothing";
        } catch (SQLException refus) {
            return String.valueOf(refus.getSQLState());
        }
    }
}
