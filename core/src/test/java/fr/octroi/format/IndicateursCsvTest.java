package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.AnnexePubliable;
import fr.octroi.bureau.AnnexePubliable.Aide;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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
                        + "10000.00,aide en numéraire,unique",
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

    /** The names that we share with the schema of subsidies 2.1 come in its order. */
    @Test
    void les_colonnes_sont_dans_l_ordre_du_schema_des_subventions() {
        List<String> schema = List.of(
                "nomAttribuant",
                "idAttribuant",
                "dateConvention",
                "referenceDecision",
                "nomBeneficiaire",
                "idBeneficiaire",
                "rnaBeneficiaire",
                "objet",
                "montant",
                "nature",
                "conditionsVersement",
                "datesPeriodeVersement",
                "idRAE",
                "notificationUE",
                "pourcentageSubvention",
                "dispositifAide");
        List<String> colonnes = List.of(publier(DEUX_CENTS, 0, 0, 0, 0).strip().split(","));
        assertEquals(
                schema.stream().filter(colonnes::contains).toList(),
                colonnes.stream().filter(schema::contains).toList());
        assertTrue(colonnes.stream().filter(schema::contains).count() >= 6, colonnes.toString());
        assertFalse(colonnes.contains("nomBeneficiaire") || colonnes.contains("idBeneficiaire"), "nobody is named");
    }

    /** Whatever was granted to whom and where: each cell is one of those that the authority wrote, a named commune, a number or a sum of equal aids. */
    @Property(tries = 200)
    void aucune_cellule_ne_vient_d_une_personne(
            @ForAll @Size(max = 120) List<@IntRange(max = 7) Integer> ou, @ForAll boolean forfaitaire) {
        List<String> lieux = List.of("92012", "92048", "92047", "92072", "", "inconnue", "Mme Quillfeldt", "75056");
        TreeSet<String> territoire = new TreeSet<>(lieux.subList(0, 4));
        List<Aide> aides = new ArrayList<>();
        ou.forEach(lieu ->
                aides.add(new Aide(lieux.get(lieu), forfaitaire ? DEUX_CENTS : Montant.ofEuros(100 + aides.size()))));
        StringWriter sortie = new StringWriter();
        IndicateursCsv.ecrireAgregats(
                "Une collectivité",
                Siret.parse("732 829 320 00074"),
                "Aide",
                ANNEE,
                AnnexePubliable.de(aides, territoire, forfaitaire ? DEUX_CENTS : null, 10),
                sortie);
        List<String> lignes = sortie.toString().lines().skip(1).toList();
        long somme = 0;
        for (String ligne : lignes) {
            String[] cellules = ligne.split(",", -1);
            assertEquals(10, cellules.length, ligne);
            assertEquals("\"Une collectivité\"", cellules[0]);
            assertEquals("73282932000074", cellules[1]);
            assertEquals("2020-01-01", cellules[2]);
            assertEquals("2020-12-31", cellules[3]);
            assertEquals("\"Aide\"", cellules[4]);
            String commune = cellules[5].replace("\"", "");
            assertTrue(territoire.contains(commune) || commune.equals("autres"), ligne);
            int nombre = Integer.parseInt(cellules[6]);
            assertTrue(nombre >= 10, "those that are not named hide one another: " + ligne);
            assertEquals(forfaitaire ? nombre * 200L + ".00" : "", cellules[7]);
            assertEquals("aide en numéraire", cellules[8]);
            assertEquals("unique", cellules[9]);
            somme += nombre;
        }
        assertEquals(lignes.isEmpty() ? 0 : aides.size(), somme, "none is lost, none is told twice");
    }

    @Test
    void un_texte_qu_un_tableur_calculerait_ou_que_le_schema_refuse_n_est_pas_ecrit() {
        AnnexePubliable vide = AnnexePubliable.de(List.of(), new TreeSet<>(), null, 10);
        for (String texte : List.of("", " ", "=1+1", "@A1", "-1", "a".repeat(257))) {
            for (boolean objet : List.of(true, false)) {
                StringWriter sortie = new StringWriter();
                assertEquals(
                        "AGREGATS_INVALIDES",
                        assertThrows(
                                        ValeurInvalideException.class,
                                        () -> IndicateursCsv.ecrireAgregats(
                                                objet ? "Ville" : texte,
                                                Siret.parse("732 829 320 00074"),
                                                objet ? texte : "Aide",
                                                ANNEE,
                                                vide,
                                                sortie))
                                .code());
                assertEquals("", sortie.toString());
            }
        }
    }

    @Test
    void le_nom_du_fichier_dit_qui_quelle_aide_et_de_quand() {
        assertEquals(
                "73282932000074_gpso-vae_2020-01-01_2020-12-31.csv",
                IndicateursCsv.nomDesAgregats(Siret.parse("732 829 320 00074"), "gpso-vae", ANNEE));
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
