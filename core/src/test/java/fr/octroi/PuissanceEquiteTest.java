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
 * many times longer, or are refused so many times as often. An ordinary build judges some years; {@code -Pendurance} judges all, and holds the table of {@code docs/equite.md}.
 */
class PuissanceEquiteTest {

    private static final boolean ENTIERE = Boolean.getBoolean("octroi.endurance");

    private static final List<Integer> TAILLES = List.of(400, 1_600);
    private static final List<Double> EFFETS = List.of(1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0);
    private static final List<Double> SEVERITES = List.of(1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0, 3.0);
    private static final int GRAINES = 20;
    private static final int ANNEES_EQUITABLES = 100;

    private static final Pseudonymes NOMS = new Pseudonymes(new Cle(new byte[32]));

    /** What a report says of a year. */
    private record Annee(boolean injusteVu, int autres, int refus) {

        static Annee lente(int taille, long graine, double effet) {
            return juger(new AnneeSimulee(taille, graine, effet), Objet.ADMINISTRATION);
        }

        static Annee severe(int taille, long graine, double effet) {
            return juger(new AnneeSimulee(taille, graine, 1, effet), Objet.REFUS);
        }

        private static Annee juger(AnneeSimulee annee, Objet objet) {
            Equite equite = Equite.mesurer(annee.sujets(), NOMS::nom, AnneeSimulee.FIN, Reglages.PAR_DEFAUT);
            String injuste = NOMS.nom(AnneeSimulee.LENT);
            List<Groupe> ecarts = equite.ecarts();
            long vus = ecarts.stream()
                    .filter(groupe -> groupe.critere() == Critere.AGENT
                            && groupe.objet() == objet
                            && groupe.nom().equals(injuste))
                    .count();
            long refus = ecarts.stream()
                    .filter(groupe -> groupe.objet() == Objet.REFUS)
                    .count();
            return new Annee(vus > 0, (int) (ecarts.size() - vus), (int) refus);
        }

        /** In a fair year whoever is named is named wrongly, the usual suspect as well. */
        boolean alarme() {
            return injusteVu || autres > 0;
        }
    }

    private interface Planteur {
        Annee annee(int taille, long graine, double effet);
    }

    @Test
    void un_agent_deux_fois_plus_lent_est_vu_et_lui_seul() {
        for (long graine = 1; graine <= (ENTIERE ? GRAINES : 3); graine++) {
            Annee annee = Annee.lente(1_600, graine, 2.0);
            assertTrue(annee.injusteVu(), "graine " + graine);
        }
    }

    @Test
    void un_agent_qui_refuse_quatre_fois_plus_est_vu() {
        for (long graine = 1; graine <= (ENTIERE ? GRAINES : 3); graine++) {
            assertTrue(Annee.severe(1_600, graine, 4.0).injusteVu(), "graine " + graine);
        }
    }

    @Test
    void une_annee_equitable_n_alarme_pas_plus_souvent_que_le_seuil() {
        int annees = ENTIERE ? ANNEES_EQUITABLES : 10;
        int alarmes = 0;
        for (long graine = 1; graine <= annees; graine++) {
            alarmes += Annee.lente(400, 1_000 + graine, 1).alarme() ? 1 : 0;
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
        String delais = table("Delays of one officer of six, multiplied by", EFFETS, Annee::lente);
        String refus = table("Refusals of one officer of six, multiplied by", SEVERITES, Annee::severe);
        String equitables = equitables();
        Files.writeString(Path.of("target/puissance-equite.md"), delais + "\n" + refus + "\n" + equitables);
        String page = Files.readString(Path.of("../docs/equite.md"));
        for (String table : List.of(delais, refus, equitables)) {
            assertTrue(page.contains(table), table);
        }
    }

    private static String table(String injustice, List<Double> effets, Planteur planteur) {
        StringBuilder table = new StringBuilder("| " + injustice + " | Seen, 400 dossiers a year | Another finding |"
                + " Seen, 1,600 dossiers a year | Another finding |\n|--:|--:|--:|--:|--:|\n");
        for (double effet : effets) {
            table.append(String.format(Locale.ROOT, "| %.1f |", effet));
            for (int taille : TAILLES) {
                int vus = 0;
                int autres = 0;
                for (long graine = 1; graine <= GRAINES; graine++) {
                    Annee annee = planteur.annee(taille, graine, effet);
                    vus += annee.injusteVu() ? 1 : 0;
                    autres += annee.autres() > 0 ? 1 : 0;
                }
                table.append(" " + vus + " of " + GRAINES + " | " + autres + " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String equitables() {
        StringBuilder table = new StringBuilder(
                "| Fair years that find | 400 dossiers a year | 1,600 dossiers a year |\n|---|--:|--:|\n");
        StringBuilder quoiQueCeSoit = new StringBuilder("| anything at all |");
        StringBuilder unRefus = new StringBuilder("| a share of refusals |");
        for (int taille : TAILLES) {
            int alarmes = 0;
            int refus = 0;
            for (long graine = 1; graine <= ANNEES_EQUITABLES; graine++) {
                Annee annee = Annee.lente(taille, 1_000 + graine, 1);
                alarmes += annee.alarme() ? 1 : 0;
                refus += annee.refus() > 0 ? 1 : 0;
            }
            assertTrue(alarmes <= 12, alarmes + " alarmes à " + taille);
            quoiQueCeSoit.append(" " + alarmes + " of " + ANNEES_EQUITABLES + " |");
            unRefus.append(" " + refus + " of " + ANNEES_EQUITABLES + " |");
        }
        return table.append(quoiQueCeSoit)
                .append('\n')
                .append(unRefus)
                .append('\n')
                .toString();
    }

    @Test
    void la_meme_annee_se_juge_de_meme() {
        assertEquals(Annee.lente(200, 5, 1.6), Annee.lente(200, 5, 1.6));
    }
}
