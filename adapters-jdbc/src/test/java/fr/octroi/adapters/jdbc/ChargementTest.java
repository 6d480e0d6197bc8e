package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Consultations;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many dossiers at once leave what as many writes would have left, on both databases. */
class ChargementTest {

    private static final int LIGNES = 603;

    static List<LigneDeLot> lot(Hote hote, int lignes) {
        return IntStream.range(0, lignes)
                .<LigneDeLot>mapToObj(i -> new LigneDeLot.Lue(
                        i + 2,
                        hote.demande("C-" + i, Hote.Personne.numero(i), List.of("RIB"), Hote.REPONSES_INCOMPLETES)))
                .toList();
    }

    static Map<String, Integer> deposer(Hote hote, List<LigneDeLot> lot) {
        Map<String, Integer> issues = new TreeMap<>();
        hote.guichet.deposerLot(
                Hote.PLATEFORME,
                Hote.AIDE,
                lot.iterator(),
                (ligne, resultat) -> issues.merge(resultat.getClass().getSimpleName(), 1, Integer::sum));
        return issues;
    }

    @ParameterizedTest
    @EnumSource
    void un_lot_laisse_ce_que_ses_lignes_une_a_une_auraient_laisse(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = Hote.le(source, Hote.DEPOT);
        List<LigneDeLot> lot = lot(hote, LIGNES);
        assertEquals(Map.of("Enregistre", LIGNES), deposer(hote, lot));
        assertEquals(Map.of("DejaConnu", LIGNES), deposer(hote, lot), "the same lot again");

        hote.deposer("seul", Hote.Personne.numero(0), List.of("RIB"), Hote.REPONSES_INCOMPLETES);
        for (String numero : List.of("C-0", "C-499", "C-500", "C-602")) {
            DossierEnregistre relu = trouver(hote, numero);
            assertEquals(1, relu.version());
            List<Entree> chaine = hote.octroi.journaux().entrees(new NumeroDossier(numero));
            assertEquals(
                    List.of("DEMANDE_ENREGISTREE", "PIECE_RECUE"),
                    chaine.stream().map(entree -> entree.fait().code()).toList());
            assertEquals(chaine.get(0).empreinte(), chaine.get(1).precedente());
        }
        assertEquals(
                trouver(hote, "seul").dossier().demandeur(),
                trouver(hote, "C-0").dossier().demandeur());
        assertEquals(
                2
                        * hote.base
                                .lister("SELECT genre FROM octroi.repere WHERE numero = ?", l -> 1, "seul")
                                .size(),
                porteurs(hote, "seul").size());

        ConsultationsEnBase consultations = new ConsultationsEnBase(hote.base, hote.cles);
        List<Consultations.Resume> vus = new ArrayList<>();
        Consultations.Suite page = consultations.depuis(Consultations.DEBUT, 500);
        while (!page.resumes().isEmpty()) {
            vus.addAll(page.resumes());
            page = consultations.depuis(page.curseur(), 500);
        }
        assertEquals(LIGNES + 1, new TreeSet<>(vus).size());
        assertEquals(LIGNES + 1, vus.size());
    }

    /** Else batches would be tried twice, and COPY never. */
    @Test
    void sur_postgresql_les_lignes_passent_par_copy() throws SQLException {
        try (Connection connexion = Moteur.POSTGRESQL.baseMigree().getConnection()) {
            assertTrue(CopiePostgresql.sur(connexion, new Chargement.Colonnes("octroi.repere", List.of("numero")))
                    .isPresent());
        }
    }

    private static DossierEnregistre trouver(Hote hote, String numero) {
        return hote.octroi.dossiers().trouver(new NumeroDossier(numero)).orElseThrow();
    }

    /** Every digest of a dossier is shared with its twin. */
    private static List<String> porteurs(Hote hote, String numero) {
        return hote.base.lister(
                "SELECT a.numero FROM octroi.repere a JOIN octroi.repere b ON a.genre = b.genre AND a.cle = b.cle"
                        + " WHERE b.numero = ?",
                ligne -> ligne.getString(1),
                numero);
    }

    @ParameterizedTest
    @EnumSource
    void un_seul_dossier_deja_la_et_rien_du_nombre_n_est_ecrit(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = Hote.le(source, Hote.DEPOT);
        hote.deposer("C-7", Hote.Personne.numero(7), List.of("RIB"), Hote.REPONSES_INCOMPLETES);
        List<Entree> chaine = hote.octroi.journaux().entrees(new NumeroDossier("C-7"));
        DossierEnregistre present = trouver(hote, "C-7");
        List<Ecriture.Changement> changements = new ArrayList<>();
        hote.guichet.deposerLot(Hote.PLATEFORME, Hote.AIDE, lot(hote, 40).iterator(), (ligne, resultat) -> {
            assertTrue(!(resultat instanceof ResultatDepot.Rejete));
            NumeroDossier numero = new NumeroDossier(ligne.numero());
            changements.add(new Ecriture.Changement(
                    trouver(hote, ligne.numero()).dossier(),
                    0,
                    List.<Repere>of(),
                    List.of(hote.octroi.journaux().entrees(numero).get(0).fait())));
        });
        DataSource autre = moteur.baseMigree();
        Hote ailleurs = Hote.le(autre, Hote.DEPOT);
        ailleurs.deposer("C-7", Hote.Personne.numero(7), List.of("RIB"), Hote.REPONSES_INCOMPLETES);
        assertThrows(
                ConflitDeVersionException.class,
                () -> ailleurs.octroi
                        .dossiers()
                        .ecrire(new Ecriture(ailleurs.maintenant(), Hote.PLATEFORME, changements)));
        assertEquals(
                List.of(new NumeroDossier("C-7")), ailleurs.octroi.dossiers().apres(null, 100));
        assertEquals(
                present.dossier().demandeur(),
                trouver(ailleurs, "C-7").dossier().demandeur());
        assertEquals(
                chaine.size(),
                ailleurs.octroi.journaux().entrees(new NumeroDossier("C-7")).size());
        assertEquals(List.of(), ailleurs.octroi.journaux().entrees(new NumeroDossier("C-8")));
    }

    /** Rows that somebody took out by hand leave a chain: its number is spent, and nothing of the lot is half-written. */
    @ParameterizedTest
    @EnumSource
    void un_numero_dont_la_chaine_est_la_ne_revient_pas(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        deposer(hote, lot(hote, 30));
        List<Entree> chaine = hote.octroi.journaux().entrees(new NumeroDossier("C-3"));
        hote.base.modifier("DELETE FROM octroi.repere");
        hote.base.modifier("DELETE FROM octroi.dossier");
        assertThrows(PortException.class, () -> deposer(hote, lot(hote, 30)));
        assertEquals(List.of(), hote.octroi.dossiers().apres(null, 100));
        assertEquals(chaine, hote.octroi.journaux().entrees(new NumeroDossier("C-3")));
    }
}
