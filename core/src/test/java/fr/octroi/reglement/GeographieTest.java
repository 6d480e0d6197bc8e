package fr.octroi.reglement;

import static fr.octroi.reglement.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Geographie.Ancienne;
import fr.octroi.reglement.Geographie.Commune;
import fr.octroi.reglement.Geographie.Groupement;
import fr.octroi.reglement.Geographie.Millesime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeographieTest {

    private static final Millesime MILLESIME = new Millesime(LocalDate.of(2026, 1, 1), LocalDate.of(2025, 1, 1));
    private static final String METROPOLE = "200054781";
    private static final String GPSO = "200057974";

    private static final Commune MEUDON = new Commune("92048", "92", "11", METROPOLE, GPSO);
    private static final Commune PARIS = new Commune("75056", "75", "11", METROPOLE, null);
    private static final Commune AJACCIO = new Commune("2A004", "2A", "94", null, null);
    private static final Commune OULLINS = new Commune("69149", "69", "84", null, null);
    private static final Ancienne PIERRE_BENITE = new Ancienne("69152", "69149", LocalDate.of(2024, 1, 1));
    private static final Ancienne MORONVILLIERS = new Ancienne("51385", null, LocalDate.of(1950, 6, 17));
    private static final Ancienne D_UN_JOUR = new Ancienne("44225", "69149", null);

    private static final SortedMap<String, String> NOMS =
            new TreeMap<>(Map.of(METROPOLE, "Métropole du Grand Paris", GPSO, "Grand Paris Seine Ouest"));

    private static final SortedMap<String, String> REGIONS = new TreeMap<>(Map.of("75", "11", "92", "11"));

    private static final Geographie QUELQUES_UNES =
            quelques(List.of(PARIS, MEUDON, OULLINS, AJACCIO), List.of(PIERRE_BENITE, MORONVILLIERS, D_UN_JOUR));

    private static Geographie quelques(List<Commune> communes, List<Ancienne> anciennes) {
        return geographie(communes, anciennes, new TreeMap<>(Map.of("75108", "75056")));
    }

    private static Geographie avec(String arrondissement, String commune) {
        return geographie(List.of(PARIS, MEUDON), List.of(), new TreeMap<>(Map.of(arrondissement, commune)));
    }

    @ParameterizedTest
    @CsvSource({
        "92048, 2026-01-01, 92048",
        "75108, 2026-01-01, 75056",
        "69152, 2023-12-31, 69152",
        "69152, 2024-01-01, 69149",
        "69152, , ",
        "51385, , 51385",
        "51385, 2026-01-01, 51385",
        "44225, 2026-01-01, 44225",
        "99999, 2026-01-01, 99999"
    })
    void un_code_nomme_un_jour_la_commune_qui_existe_ce_jour_la(String insee, LocalDate jour, String commune) {
        assertEquals(Optional.ofNullable(commune), QUELQUES_UNES.auJour(insee, jour));
    }

    /** The same communes in rows: their groups, in the order in which they come, and the région of each département. */
    private static Geographie geographie(
            List<Commune> communes, List<Ancienne> anciennes, SortedMap<String, String> arrondissements) {
        SortedMap<String, String> regions = new TreeMap<>();
        Map<String, Groupement> groupements = new LinkedHashMap<>();
        StringJoiner isolees = new StringJoiner(" ");
        for (Commune commune : communes) {
            regions.put(commune.departement(), commune.region());
            if (commune.epci() == null) {
                isolees.add(commune.insee());
            }
            ajouter(groupements, Niveau.EPCI, commune.epci(), commune.insee());
            ajouter(groupements, Niveau.EPT, commune.ept(), commune.insee());
        }
        return Geographie.of(
                MILLESIME, regions, List.copyOf(groupements.values()), isolees.toString(), anciennes, arrondissements);
    }

    private static void ajouter(
            Map<String, Groupement> groupements, Niveau niveau, @Nullable String siren, String insee) {
        if (siren != null) {
            groupements.merge(
                    siren,
                    new Groupement(niveau, siren, NOMS.getOrDefault(siren, "un autre"), insee),
                    (avant, un) -> new Groupement(niveau, siren, avant.nom(), avant.communes() + " " + un.communes()));
        }
    }

    @Test
    void une_commune_dit_de_quoi_elle_est() {
        assertEquals(Optional.of(MEUDON), QUELQUES_UNES.commune("92048"));
        assertEquals(Optional.of(PARIS), QUELQUES_UNES.commune("75056"));
        assertEquals(Optional.of(AJACCIO), QUELQUES_UNES.commune("2A004"));
        assertEquals(Optional.of("Grand Paris Seine Ouest"), QUELQUES_UNES.nom(GPSO));
        assertEquals(Optional.empty(), QUELQUES_UNES.nom("200058790"));
        assertEquals(Optional.of(MILLESIME), QUELQUES_UNES.millesime());
    }

    @Test
    void les_communes_viennent_dans_l_ordre_de_leur_code() {
        assertEquals(
                List.of(AJACCIO, OULLINS, PARIS, MEUDON),
                QUELQUES_UNES.communes().toList());
    }

    @Test
    void une_commune_fusionnee_n_existe_plus_et_dit_qui_l_a_reprise_et_depuis_quand() {
        assertFalse(QUELQUES_UNES.existe("69152"));
        assertTrue(QUELQUES_UNES.aExiste("69152"));
        assertEquals(Optional.empty(), QUELQUES_UNES.commune("69152"));
        assertEquals(Optional.of("69149"), QUELQUES_UNES.successeur("69152"));
        assertEquals(Optional.of(LocalDate.of(2024, 1, 1)), QUELQUES_UNES.disparition("69152"));
        assertEquals(Optional.of("69149"), QUELQUES_UNES.actuelle("69152"));
    }

    @Test
    void une_commune_partagee_n_a_pas_de_successeur() {
        assertTrue(QUELQUES_UNES.aExiste("51385"));
        assertEquals(Optional.empty(), QUELQUES_UNES.successeur("51385"));
        assertEquals(Optional.of(LocalDate.of(1950, 6, 17)), QUELQUES_UNES.disparition("51385"));
        assertEquals(Optional.empty(), QUELQUES_UNES.actuelle("51385"));
    }

    @Test
    void un_jour_de_disparition_peut_manquer() {
        assertTrue(QUELQUES_UNES.aExiste("44225"));
        assertEquals(Optional.of("69149"), QUELQUES_UNES.successeur("44225"));
        assertEquals(Optional.empty(), QUELQUES_UNES.disparition("44225"));
    }

    @Test
    void une_commune_qui_existe_mene_a_elle_meme_et_n_a_ni_fin_ni_successeur() {
        assertTrue(QUELQUES_UNES.existe("92048"));
        assertFalse(QUELQUES_UNES.aExiste("92048"));
        assertEquals(Optional.empty(), QUELQUES_UNES.successeur("92048"));
        assertEquals(Optional.empty(), QUELQUES_UNES.disparition("92048"));
        assertEquals(Optional.of("92048"), QUELQUES_UNES.actuelle("92048"));
    }

    @Test
    void un_arrondissement_n_est_pas_une_commune_mais_mene_a_la_sienne() {
        assertFalse(QUELQUES_UNES.existe("75108"));
        assertFalse(QUELQUES_UNES.aExiste("75108"));
        assertEquals(Optional.of("75056"), QUELQUES_UNES.actuelle("75108"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "9204", "920480", "92 48", "9204A", "A2004", "2C004", "1A004", "3B004", "2a004", "٩٢٠٤٨", "99999"
            })
    void un_code_inconnu_ou_mal_forme_n_est_qu_inconnu(String insee) {
        assertFalse(QUELQUES_UNES.existe(insee));
        assertFalse(QUELQUES_UNES.aExiste(insee));
        assertEquals(Optional.empty(), QUELQUES_UNES.commune(insee));
        assertEquals(Optional.empty(), QUELQUES_UNES.successeur(insee));
        assertEquals(Optional.empty(), QUELQUES_UNES.disparition(insee));
        assertEquals(Optional.empty(), QUELQUES_UNES.actuelle(insee));
    }

    @ParameterizedTest
    @CsvSource({
        "01001,01",
        "92048,92",
        "2A004,2A",
        "2B033,2B",
        "96999,96",
        "97411,974",
        "97801,978",
        "98818,988",
        "99100,99"
    })
    void le_departement_se_lit_dans_le_code(String insee, String departement) {
        assertEquals(departement, Geographie.departement(insee));
        assertEquals(departement, new Commune(insee, departement, "11", null, null).departement());
    }

    @Test
    void l_inconnue_ne_sait_rien() {
        assertEquals(Optional.empty(), Geographie.INCONNUE.millesime());
        assertEquals(Optional.empty(), Geographie.INCONNUE.commune("92048"));
        assertFalse(Geographie.INCONNUE.existe("92048"));
        assertFalse(Geographie.INCONNUE.aExiste("69152"));
        assertEquals(0, Geographie.INCONNUE.communes().count());
    }

    @Test
    void des_lignes_qui_ne_peuvent_pas_aller_ensemble_sont_refusees() {
        refuse("CODE_INSEE_INVALIDE", () -> Geographie.departement("9204"));
        refuse("CODE_INSEE_INVALIDE", () -> new Commune("2C004", "2C", "94", null, null));
        refuse("DEPARTEMENT_INVALIDE", () -> new Commune("92048", "93", "11", null, null));
        refuse("DEPARTEMENT_INVALIDE", () -> new Commune("97411", "97", "04", null, null));
        refuse("CODE_INSEE_INVALIDE", () -> quelques(List.of(PARIS), List.of(new Ancienne("6915", null, null))));
        refuse("CODE_INSEE_INVALIDE", () -> quelques(List.of(PARIS), List.of(new Ancienne("69152", "6914", null))));
        refuse("CODE_INSEE_INVALIDE", () -> avec("7510", "75056"));
        refuse("CODE_INSEE_INVALIDE", () -> avec("75108", "7505"));
        refuse("COMMUNE_EN_DOUBLE", () -> quelques(List.of(PARIS, PARIS), List.of()));
        refuse("COMMUNE_EN_DOUBLE", () -> quelques(List.of(PARIS), List.of(MORONVILLIERS, MORONVILLIERS)));
        refuse("COMMUNE_EN_DOUBLE", () -> quelques(List.of(PARIS), List.of(new Ancienne("75056", null, null))));
        refuse("COMMUNE_EN_DOUBLE", () -> avec("92048", "75056"));
        refuse("COMMUNE_INCONNUE", () -> quelques(List.of(PARIS), List.of(PIERRE_BENITE)));
        refuse("COMMUNE_INCONNUE", () -> avec("69381", "69123"));
        refuse("COMMUNE_EN_DOUBLE", () -> groupes(EPCI, new Groupement(Niveau.EPCI, GPSO, "", "92048")));
        refuse("COMMUNE_EN_DOUBLE", () -> groupes(EPCI, EPT, new Groupement(Niveau.EPT, "200058790", "", "92048")));
        refuse("COMMUNE_EN_DOUBLE", () -> groupes(EPCI, new Groupement(Niveau.EPT, GPSO, "", "92048 92048")));
        refuse("COMMUNE_SANS_LIGNE", () -> groupes(EPT));
        refuse("COMMUNE_SANS_LIGNE", () -> groupes(EPCI, new Groupement(Niveau.EPT, GPSO, "", "92012")));
        refuse("SIREN_EN_DOUBLE", () -> groupes(EPCI, new Groupement(Niveau.EPT, METROPOLE, "", "92048")));
        refuse("DEPARTEMENT_INCONNU", () -> groupes(new Groupement(Niveau.EPCI, METROPOLE, "", "92048 97411")));
        refuse("CODE_INSEE_INVALIDE", () -> isolees("92048 "));
        refuse("NIVEAU_INVALIDE", () -> new Groupement(Niveau.REGION, METROPOLE, "", "92048"));
        for (String siren : List.of("20005478", "2000547811", "20005478A", "")) {
            refuse("SIREN_INVALIDE", () -> new Groupement(Niveau.EPCI, siren, "", "92048"));
        }
        for (String codes : List.of("", " ", "9204", "92048 ", " 92048", "92048  75056", "92048;75056", "92048 7505")) {
            refuse("CODE_INSEE_INVALIDE", () -> new Groupement(Niveau.EPCI, METROPOLE, "", codes));
        }
    }

    private static final Groupement EPCI = new Groupement(Niveau.EPCI, METROPOLE, "", "92048 75056");
    private static final Groupement EPT = new Groupement(Niveau.EPT, GPSO, "", "92048");

    private static Geographie groupes(Groupement... groupements) {
        return Geographie.of(MILLESIME, REGIONS, List.of(groupements), "", List.of(), new TreeMap<>());
    }

    private static Geographie isolees(String communes) {
        return Geographie.of(MILLESIME, REGIONS, List.of(), communes, List.of(), new TreeMap<>());
    }

    @Test
    void l_ordre_des_groupes_ne_change_rien() {
        assertEquals(
                groupes(EPCI, EPT).communes().toList(),
                groupes(EPT, EPCI).communes().toList());
        assertEquals(Optional.of(MEUDON), groupes(EPT, EPCI).commune("92048"));
    }

    @Test
    void changer_les_lignes_apres_coup_ne_change_rien() {
        SortedMap<String, String> regions = new TreeMap<>(REGIONS);
        SortedMap<String, String> arrondissements = new TreeMap<>(Map.of("75108", "75056"));
        List<Groupement> groupements = new ArrayList<>(List.of(EPCI, EPT));
        Geographie geographie = Geographie.of(MILLESIME, regions, groupements, "", List.of(), arrondissements);
        regions.clear();
        arrondissements.clear();
        groupements.clear();
        assertTrue(geographie.nom(GPSO).isPresent());
        assertEquals(Optional.of("75056"), geographie.actuelle("75108"));
        assertEquals(Optional.of(PARIS), geographie.commune("75056"));
    }

    @Provide
    static Arbitrary<String> insee() {
        Arbitrary<String> prefixe = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99).map(nombre -> "%02d".formatted(nombre)),
                Arbitraries.of("2A", "2B", "29", "30", "97", "98"));
        return Combinators.combine(prefixe, Arbitraries.integers().between(0, 999))
                .as((debut, suite) -> debut + "%03d".formatted(suite));
    }

    /** Held against a plain map: what the arrays give back is what was put in, in the order of the codes as texts. */
    @Property
    void ce_qui_est_donne_est_retrouve_quel_que_soit_l_ordre(
            @ForAll("communesDiverses") List<Commune> communes, @ForAll Random hasard, @ForAll("insee") String autre) {
        List<Commune> melangees = new ArrayList<>(communes);
        Collections.shuffle(melangees, hasard);
        List<Commune> actuelles = melangees.subList(0, (melangees.size() + 1) / 2);
        SortedMap<String, Commune> attendues = new TreeMap<>();
        actuelles.forEach(commune -> attendues.put(commune.insee(), commune));
        SortedMap<String, Ancienne> passees = new TreeMap<>();
        for (Commune commune : melangees.subList(actuelles.size(), melangees.size())) {
            @Nullable
            String repreneur = hasard.nextBoolean()
                    ? actuelles.get(hasard.nextInt(actuelles.size())).insee()
                    : null;
            LocalDate fin = LocalDate.of(1943, 1, 1).plusDays(hasard.nextInt(30_000));
            passees.put(commune.insee(), new Ancienne(commune.insee(), repreneur, fin));
        }
        List<Ancienne> lignes = new ArrayList<>(passees.values());
        Collections.shuffle(lignes, hasard);
        Geographie geographie = geographie(actuelles, lignes, new TreeMap<>());

        assertEquals(List.copyOf(attendues.values()), geographie.communes().toList());
        TreeSet<String> codes = new TreeSet<>(attendues.keySet());
        codes.addAll(passees.keySet());
        codes.add(autre);
        for (String insee : codes) {
            assertEquals(Optional.ofNullable(attendues.get(insee)), geographie.commune(insee));
            assertEquals(attendues.containsKey(insee), geographie.existe(insee));
            assertEquals(passees.containsKey(insee), geographie.aExiste(insee));
            Optional<Ancienne> ancienne = Optional.ofNullable(passees.get(insee));
            assertEquals(ancienne.map(Ancienne::successeur), geographie.successeur(insee));
            assertEquals(ancienne.map(Ancienne::disparition), geographie.disparition(insee));
        }
    }

    @Provide
    static Arbitrary<List<Commune>> communesDiverses() {
        Arbitrary<Commune> commune = Combinators.combine(insee(), Arbitraries.of(0, 1, 2))
                .as((insee, niveaux) -> {
                    String departement = Geographie.departement(insee);
                    return new Commune(
                            insee,
                            departement,
                            List.of("11", "84", "04").get(departement.hashCode() % 3),
                            niveaux > 0 ? METROPOLE : null,
                            niveaux > 1 ? GPSO : null);
                });
        return commune.list().ofMinSize(1).ofMaxSize(60).uniqueElements(Commune::insee);
    }
}
