package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.Geographie.Commune;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurGeographieTest {

    private static final String RESSOURCE = Textes.ressource("/fr/octroi/geographie/communes.txt");
    private static final Geographie FRANCE = LecteurGeographie.fournie();

    private static final String METROPOLE_DU_GRAND_PARIS = "200054781";
    private static final String GPSO = "200057974";

    private static Commune commune(String insee) {
        return FRANCE.commune(insee).orElseThrow();
    }

    /** The codes of communes, by what a function says of each. */
    private static SortedMap<String, List<String>> par(Function<Commune, @Nullable String> groupe) {
        return FRANCE.communes()
                .filter(commune -> groupe.apply(commune) != null)
                .collect(Collectors.groupingBy(
                        commune -> Objects.requireNonNull(groupe.apply(commune)),
                        TreeMap::new,
                        Collectors.mapping(Commune::insee, Collectors.toList())));
    }

    /** The groups of the resource, read again another way. */
    private static SortedMap<String, List<String>> lignes(String genre) {
        SortedMap<String, List<String>> lignes = new TreeMap<>();
        for (String ligne : RESSOURCE.split("\n")) {
            if (ligne.startsWith(genre + ";")) {
                lignes.put(
                        ligne.split(";")[1],
                        Arrays.asList(
                                ligne.substring(ligne.lastIndexOf(';') + 1).split(" ")));
            }
        }
        return lignes;
    }

    @Test
    void grand_paris_seine_ouest_a_ses_huit_communes_et_ce_sont_celles_du_reglement() {
        List<String> huit = List.of("92012", "92022", "92040", "92047", "92048", "92072", "92075", "92077");
        assertEquals(huit, par(Commune::ept).get(GPSO));
        assertEquals(
                huit,
                Pattern.compile("- \"([0-9]{5})\"")
                        .matcher(Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml"))
                        .results()
                        .map(code -> code.group(1))
                        .toList());
        assertEquals(new Commune("92012", "92", "11", METROPOLE_DU_GRAND_PARIS, GPSO), commune("92012"));
        assertEquals(Optional.of("Grand Paris Seine Ouest"), FRANCE.nom(GPSO));
    }

    @Test
    void la_metropole_du_grand_paris_est_ses_onze_territoires_et_paris() {
        TreeSet<String> metropole = new TreeSet<>(par(Commune::epci).get(METROPOLE_DU_GRAND_PARIS));
        SortedMap<String, List<String>> territoires = par(Commune::ept);
        assertEquals(11, territoires.size());
        territoires.values().forEach(communes -> assertTrue(metropole.removeAll(communes)));
        assertEquals(List.of("75056"), List.copyOf(metropole));
    }

    @Test
    void paris_la_corse_et_l_outre_mer_sont_a_leur_place() {
        assertEquals(new Commune("75056", "75", "11", METROPOLE_DU_GRAND_PARIS, null), commune("75056"));
        assertEquals(new Commune("2A004", "2A", "94", "242010056", null), commune("2A004"));
        assertEquals(Optional.of("CA du Pays Ajaccien"), FRANCE.nom("242010056"));
        assertEquals(new Commune("97411", "974", "04", "249740119", null), commune("97411"));
        assertEquals(new Commune("29155", "29", "53", null, null), commune("29155"));
        assertEquals(new Commune("98818", "988", "988", null, null), commune("98818"));
    }

    @ParameterizedTest
    @CsvSource({
        "69152, 69149, 2024-01-01", // Pierre-Bénite, now Oullins-Pierre-Bénite
        "93059, 93066, 2025-01-01", // Pierrefitte-sur-Seine, now Saint-Denis
        "69159, 69114, 2024-03-15", // Porte des Pierres Dorées, whose chef-lieu moved
        "20004, 2A004, 1976-01-01", // Ajaccio, when Corsica became two départements
        "39012, 25527, 1974-06-01", // Antorpe, joined to a commune of another département
    })
    void une_commune_disparue_est_reconnue(String insee, String successeur, LocalDate jour) {
        assertFalse(FRANCE.existe(insee));
        assertTrue(FRANCE.aExiste(insee));
        assertEquals(Optional.of(successeur), FRANCE.successeur(insee));
        assertEquals(Optional.of(successeur), FRANCE.actuelle(insee));
        assertEquals(Optional.of(jour), FRANCE.disparition(insee));
    }

    @Test
    void une_commune_partagee_ou_sortie_de_la_liste_n_a_pas_de_successeur() {
        for (String insee : List.of("51385", "97123")) {
            assertTrue(FRANCE.aExiste(insee));
            assertEquals(Optional.empty(), FRANCE.successeur(insee));
        }
    }

    @Test
    void une_commune_retablie_existe() {
        assertTrue(FRANCE.existe("14666"));
        assertFalse(FRANCE.aExiste("14666"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"92100", "00000", "99100", "98501", "", "Meudon"})
    void ni_un_code_postal_ni_un_pays_ni_un_code_inconnu_n_est_une_commune(String code) {
        assertFalse(FRANCE.existe(code));
        assertFalse(FRANCE.aExiste(code));
        assertEquals(Optional.empty(), FRANCE.actuelle(code));
    }

    @Test
    void les_arrondissements_menent_a_paris_lyon_et_marseille() {
        IntStream.rangeClosed(75101, 75120).forEach(code -> assertEquals("75056", arrondissement(code)));
        IntStream.rangeClosed(69381, 69389).forEach(code -> assertEquals("69123", arrondissement(code)));
        IntStream.rangeClosed(13201, 13216).forEach(code -> assertEquals("13055", arrondissement(code)));
    }

    private static String arrondissement(int code) {
        assertFalse(FRANCE.existe(String.valueOf(code)));
        return FRANCE.actuelle(String.valueOf(code)).orElseThrow();
    }

    /** INSEE counts 34,875 communes, collectivities overseas apart; the DGCL 1,254 EPCI, and the Métropole de Lyon. */
    @Test
    void les_comptes_sont_ceux_des_producteurs() {
        List<Commune> communes = FRANCE.communes().toList();
        assertEquals(
                34_875,
                communes.stream()
                        .filter(commune -> commune.region().length() == 2)
                        .count());
        assertEquals(34_969, communes.size());
        assertEquals(1_255, par(Commune::epci).size());
        assertEquals(
                List.of("22016", "29083", "29155", "85113"),
                communes.stream()
                        .filter(commune -> commune.region().length() == 2 && commune.epci() == null)
                        .map(Commune::insee)
                        .toList());
        assertEquals(
                96 + 5,
                communes.stream()
                        .filter(commune -> commune.region().length() == 2)
                        .map(Commune::departement)
                        .distinct()
                        .count());
        assertEquals(
                13 + 5,
                communes.stream()
                        .map(Commune::region)
                        .filter(region -> region.length() == 2)
                        .distinct()
                        .count());
    }

    @Test
    void chaque_ligne_d_epci_et_d_ept_est_lue_avec_toutes_ses_communes() {
        assertEquals(lignes("epci"), par(Commune::epci));
        assertEquals(lignes("ept"), par(Commune::ept));
        assertEquals(
                34_871, lignes("epci").values().stream().mapToInt(List::size).sum());
    }

    @Test
    void chaque_siren_a_sa_cle_de_luhn() {
        TreeSet<String> sirens = new TreeSet<>(lignes("epci").keySet());
        sirens.addAll(lignes("ept").keySet());
        for (String siren : sirens) {
            int somme = 0;
            for (int i = 0; i < siren.length(); i++) {
                int produit = (siren.charAt(i) - '0') * (1 + i % 2);
                somme += produit / 10 + produit % 10;
            }
            assertEquals(0, somme % 10, siren);
            assertFalse(FRANCE.nom(siren).orElseThrow().isBlank());
        }
    }

    @Test
    void chaque_ancienne_commune_a_un_successeur_qui_existe_et_un_jour_passe() {
        List<String> anciennes = RESSOURCE
                .lines()
                .filter(ligne -> ligne.startsWith("anciennes;"))
                .flatMap(ligne -> Arrays.stream(
                        ligne.substring(ligne.lastIndexOf(';') + 1).split(" ")))
                .toList();
        assertEquals(4_242, anciennes.size());
        LocalDate millesime = FRANCE.millesime().orElseThrow().communes();
        for (String insee : anciennes) {
            assertTrue(FRANCE.aExiste(insee), insee);
            assertFalse(FRANCE.existe(insee), insee);
            FRANCE.successeur(insee).ifPresent(code -> assertTrue(FRANCE.existe(code), insee));
            FRANCE.disparition(insee).ifPresent(jour -> assertFalse(jour.isAfter(millesime), insee));
        }
        assertEquals(
                8,
                anciennes.stream()
                        .filter(insee -> FRANCE.successeur(insee).isEmpty())
                        .count());
        assertEquals(
                List.of("44225", "50649"),
                anciennes.stream()
                        .filter(insee -> FRANCE.disparition(insee).isEmpty())
                        .sorted()
                        .toList());
    }

    @Test
    void elle_est_lue_une_fois_et_pese_moins_de_400_000_octets() {
        assertSame(FRANCE, LecteurGeographie.fournie());
        assertTrue(RESSOURCE.getBytes(StandardCharsets.UTF_8).length < 400_000);
    }

    private static final String PETITE = String.join(
            "\n",
            "# une commune",
            "jour;2026-01-01;2025-01-01",
            "departement;92;11",
            "departement;75;11",
            "epci;200054781;Métropole du Grand Paris;92048 75056",
            "ept;200057974;Grand Paris Seine Ouest;92048",
            "arrondissements;75056;75108",
            "anciennes;1950-06-17;;51385",
            "");

    @Test
    void un_hote_peut_donner_la_sienne(@TempDir Path dossier) throws IOException {
        Path fichier = Files.writeString(dossier.resolve("geo.txt"), PETITE);
        Geographie lue = LecteurGeographie.lire(fichier);
        assertEquals(Optional.of(commune("92048")), lue.commune("92048"));
        assertFalse(lue.existe("92012"));
        assertEquals(FRANCE.millesime(), lue.millesime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jour;2026-01-01;2025-01-01 | jour;2026-01-01 | g.txt, ligne 2 : cette ligne n'a pas la forme attendue",
                "2026-01-01;2025 | 2026-13-01;2025 | g.txt, ligne 2 : cette ligne n'a pas la forme attendue",
                "jour;2026-01-01;2025-01-01 | # | g.txt : la ligne « jour » manque",
                "departement;75;11 | departement;92;11 | g.txt, ligne 4 : cette ligne n'a pas la forme attendue",
                "departement;75;11 | # | g.txt : le département d'une commune n'a pas de ligne",
                "epci;200054781;Métropole du Grand Paris;92048 | sans_epci;9204 | g.txt, ligne 5 : cette ligne n'a pas la forme attendue",
                "92048 75056 | 92048  75056 | g.txt, ligne 5 : cette ligne n'a pas la forme attendue",
                "92048 75056 | 92048 7505 | g.txt, ligne 5 : cette ligne n'a pas la forme attendue",
                "92048 75056 | 92048 92048 75056 | g.txt : un code de commune y est deux fois",
                "Ouest;92048 | Ouest;92012 | g.txt : un EPT a une commune qui n'est ni dans un EPCI ni sans EPCI",
                "Ouest;92048 | Ouest;92048 92048 | g.txt : un code de commune y est deux fois",
                "200057974 | 200054781 | g.txt, ligne 6 : cette ligne n'a pas la forme attendue",
                "200057974 | 20005797 | g.txt, ligne 6 : cette ligne n'a pas la forme attendue",
                "arrondissements;75056 | arrondissements;75057 | g.txt : une ligne renvoie à une commune qui n'existe pas",
                "1950-06-17;; | 1950-06-17;75; | g.txt, ligne 8 : cette ligne n'a pas la forme attendue",
                "anciennes | disparues | g.txt, ligne 8 : cette ligne n'a pas la forme attendue",
            })
    void une_faute_est_dite_a_sa_place(String bon, String mauvais, String phrase) {
        assertTrue(PETITE.contains(bon), bon);
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class, () -> LecteurGeographie.lire("g.txt", PETITE.replace(bon, mauvais)));
        assertEquals(phrase, faute.getMessage());
    }
}
