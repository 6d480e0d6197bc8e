package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.suivi.AnneeSimulee;
import fr.octroi.suivi.Equite;
import fr.octroi.suivi.Equite.Critere;
import fr.octroi.suivi.Equite.Groupe;
import fr.octroi.suivi.Equite.Objet;
import fr.octroi.suivi.Equite.Reglages;
import fr.octroi.suivi.Pseudonymes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How small a difference the equity report sees, and how often it cries wolf: invented years with an officer whose dossiers take so
 * many times longer. An ordinary build judges some years; {@code -Pendurance} judges all, and holds the table of {@code docs/equite.md}.
 */
class PuissanceEquiteTest {

    private static final boolean ENTIERE = Boolean.getBoolean("octroi.endurance");

    private static final List<Integer> TAILLES = List.of(400, 1_600);
    private static final List<Double> EFFETS = List.of(1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0);
    private static final int GRAINES = 20;
    private static final int ANNEES_EQUITABLES = 100;

    private static final Pseudonymes NOMS = new Pseudonymes(new Cle(new byte[32]));

    /** What a report says of a year. */
    private record Annee(boolean lentVu, int autres) {

        static Annee juger(int taille, long graine, double effet) {
            AnneeSimulee annee = new AnneeSimulee(taille, graine, effet);
            Equite equite = Equite.mesurer(annee.sujets(), NOMS::nom, AnneeSimulee.FIN, Reglages.PAR_DEFAUT);
            String lent = NOMS.nom(AnneeSimulee.LENT);
            List<Groupe> ecarts = equite.ecarts();
            long vus = ecarts.stream()
                    .filter(groupe -> groupe.critere() == Critere.AGENT
                            && groupe.objet() == Objet.ADMINISTRATION
                            && groupe.nom().equals(lent))
                    .count();
            return new Annee(vus > 0, (int) (ecarts.size() - vus));
        }
    }

    @Test
    void un_agent_deux_fois_plus_lent_est_vu_et_lui_seul() {
        for (long graine = 1; graine <= (ENTIERE ? GRAINES : 3); graine++) {
            Annee annee = Annee.juger(1_600, graine, 2.0);
            assertTrue(annee.lentVu(), "graine " + graine);
        }
    }

    @Test
    void une_annee_equitable_n_alarme_pas_plus_souvent_que_le_seuil() {
        int annees = ENTIERE ? ANNEES_EQUITABLES : 10;
        int alarmes = 0;
        for (long graine = 1; graine <= annees; graine++) {
            alarmes += Annee.juger(400, 1_000 + graine, 1).autres() > 0 ? 1 : 0;
        }
        // More would come by chance less than once in five hundred times, at five in a hundred.
        int auPlus = ENTIERE ? 12 : 3;
        assertTrue(alarmes <= auPlus, alarmes + " alarmes en " + annees + " années");
    }

    @Test
    void la_table_de_la_documentation_est_celle_que_ce_test_calcule() throws IOException {
        if (!ENTIERE) {
            System.out.println("PuissanceEquiteTest : la table de docs/equite.md n'est recalculée qu'avec -Pendurance");
            return;
        }
        String table = table();
        Files.writeString(Path.of("target/puissance-equite.md"), table);
        String page = Files.readString(Path.of("../docs/equite.md"));
        assertTrue(page.contains(table), table);
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        table.append("| Delays of one officer of six, multiplied by | Seen, 400 dossiers a year | Another finding |"
                + " Seen, 1,600 dossiers a year | Another finding |\n|--:|--:|--:|--:|--:|\n");
        for (double effet : EFFETS) {
            table.append(String.format(Locale.ROOT, "| %.1f |", effet));
            for (int taille : TAILLES) {
                int vus = 0;
                int autres = 0;
                for (long graine = 1; graine <= GRAINES; graine++) {
                    Annee annee = Annee.juger(taille, graine, effet);
                    vus += annee.lentVu() ? 1 : 0;
                    autres += annee.autres() > 0 ? 1 : 0;
                }
                table.append(" " + vus + " of " + GRAINES + " | " + autres + " |");
            }
            table.append('\n');
        }
        table.append("| 1.0, a fair year |");
        for (int taille : TAILLES) {
            int alarmes = 0;
            for (long graine = 1; graine <= ANNEES_EQUITABLES; graine++) {
                alarmes += Annee.juger(taille, 1_000 + graine, 1).autres() > 0 ? 1 : 0;
            }
            assertTrue(alarmes <= 12, alarmes + " alarmes à " + taille);
            table.append(" | " + alarmes + " of " + ANNEES_EQUITABLES + " |");
        }
        return table.append('\n').toString();
    }

    @Test
    void la_meme_annee_se_juge_de_meme() {
        assertEquals(Annee.juger(200, 5, 1.6), Annee.juger(200, 5, 1.6));
    }
}
