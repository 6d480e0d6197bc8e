package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.AnnexePubliable;
import fr.octroi.bureau.AnnexePubliable.Aide;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Siret;
import fr.octroi.journal.Entree;
import fr.octroi.suivi.AnneeSimulee;
import fr.octroi.suivi.Indicateurs;
import fr.octroi.suivi.Indicateurs.Periode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndicateursCsvTest {

    private static final Montant DEUX_CENTS = Montant.ofEuros(200);
    private static final Periode ANNEE = new Periode(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));

    @Test
    void chaque_valeur_a_sa_ligne_et_toutes_ont_les_memes_colonnes() {
        SortedMap<String, List<Entree>> parDossier = new TreeMap<>();
        new AnneeSimulee(150, 5, 1)
                .entrees()
                .forEach(entree -> parDossier
                        .computeIfAbsent(entree.dossier().valeur(), nouveau -> new ArrayList<>())
                        .add(entree));
        Indicateurs indicateurs = Indicateurs.mesurer(
                parDossier.values(), ANNEE, AnneeSimulee.PARIS, Delai.ofMois(2), List.of(), new TreeMap<>());
        StringWriter sortie = new StringWriter();
        IndicateursCsv.ecrire(indicateurs, sortie);
        List<String> lignes = sortie.toString().lines().toList();
        assertTrue(lignes.stream().allMatch(ligne -> ligne.split(";", -1).length == 4));
        assertTrue(lignes.contains("depots;;nombre;150"), sortie.toString());
        assertTrue(lignes.contains(
                "decisions;ACCORDE;nombre;" + indicateurs.decisions().accords()));
        assertTrue(
                lignes.stream().anyMatch(ligne -> ligne.startsWith("relances;DEMANDE_COMPLEMENT EN 30 JOURS;nombre;")));
        assertEquals(lignes.size(), lignes.stream().distinct().count());
    }

    private static String publier(@Nullable Montant forfait, int boulogne, int meudon, int marnes, int sevres) {
        List<Aide> aides = new ArrayList<>();
        int[] nombres = {boulogne, meudon, marnes, sevres};
        List<String> communes = List.of("92012", "92048", "92047", "92072");
        for (int i = 0; i < nombres.length; i++) {
            for (int j = 0; j < nombres[i]; j++) {
                aides.add(new Aide(communes.get(i), Montant.ofEuros(200)));
            }
        }
        StringWriter sortie = new StringWriter();
        IndicateursCsv.ecrireAgregats(
                "Une \"belle\" collectivité",
                Siret.parse("732 829 320 00074"),
                "Aide au vélo, 2020",
                ANNEE,
                AnnexePubliable.de(aides, new TreeSet<>(communes), forfait, 10),
                sortie);
        return sortie.toString();
    }

    @Test
    void une_petite_commune_n_est_pas_nommee_ni_celle_qui_la_trahirait() {
        String texte = publier(DEUX_CENTS, 50, 30, 9, 12);
        List<String> lignes = texte.lines().toList();
        assertEquals(
                "\"Une \"\"belle\"\" collectivité\",73282932000074,2020-01-01,2020-12-31,\"Aide au vélo, 2020\",\"92012\",50,"
                        + "10000.00,aide en numéraire",
                lignes.get(1));
        assertFalse(texte.contains("92047"), texte);
        assertFalse(texte.contains("92072"), texte);
        assertTrue(lignes.get(lignes.size() - 1).contains(",\"autres\",21,4200.00,"), texte);
        assertEquals(4, lignes.size());
    }

    @Test
    void des_montants_qui_dependent_des_personnes_ne_se_publient_pas() {
        List<String> lignes = publier(null, 50, 30, 9, 12).lines().toList();
        assertTrue(lignes.get(1).contains(",\"92012\",50,,aide en numéraire"), lignes.get(1));
    }

    @Test
    void la_page_nomme_chaque_colonne() throws IOException {
        String page = Files.readString(Path.of("../docs/indicateurs.md"));
        for (String colonne : publier(DEUX_CENTS, 0, 0, 0, 0).strip().split(",")) {
            assertTrue(page.contains("`" + colonne + "`"), colonne);
        }
        assertTrue(page.contains("`indicateur;detail;mesure;valeur`"));
    }

    @Test
    void trop_peu_d_aides_en_tout_ne_publient_rien() {
        assertEquals(1, publier(DEUX_CENTS, 4, 3, 0, 1).lines().count());
    }
}
