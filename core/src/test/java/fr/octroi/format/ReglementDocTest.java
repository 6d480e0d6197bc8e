package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.document.LecteurTexte;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Vocabulaire;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The règlement of docs/reglement.md is one that the code reads, and can instruct under. */
class ReglementDocTest {

    /** What the rules of the page name: without it, that name is the error. */
    private static final Set<String> LUES_AILLEURS = Set.of("territoires", "parametres", "questions", "vocabulaire");

    private static final String TEXTE = texte();
    private static final String PAGE = page();

    private static String texte() {
        try {
            return Files.readString(Path.of("../docs/reglement.md"));
        } catch (IOException absente) {
            throw new IllegalStateException(absente);
        }
    }

    /** The whole règlement that the page shows. */
    static String page() {
        Matcher bloc = Pattern.compile("(?s)```yaml\n(.*?)\n```").matcher(TEXTE);
        assertTrue(bloc.find(), "the page has an example");
        return bloc.group(1);
    }

    /** The code of the first cell of each row of a part of the page. */
    static List<String> formes(String titre) {
        int debut = TEXTE.indexOf("\n## " + titre);
        int suite = TEXTE.indexOf("\n## ", debut + 1);
        assertTrue(debut > 0 && suite > debut, titre);
        Matcher rangees = Pattern.compile("(?m)^\\| `([^`]*)` \\|").matcher(TEXTE.substring(debut, suite));
        List<String> formes = new ArrayList<>();
        while (rangees.find()) {
            formes.add(rangees.group(1));
        }
        return formes;
    }

    /** The example, with one condition more. */
    static String avecCondition(String exige) {
        return PAGE.replace(
                "\nmontant:\n",
                "\n  - {code: FORME, article: article 9, libelle: Une forme., exige: " + exige + "}\nmontant:\n");
    }

    /** The example, with another formula. */
    static String avecFormule(String formule) {
        return sans("  formule:", "\npieces:")
                .replace("  arrondi: au centime\n", "  arrondi: au centime\n  formule: " + formule + "\n");
    }

    static List<String> montants() {
        return formes("Amount").stream()
                .filter(forme -> forme.startsWith("{") || forme.endsWith("EUR"))
                .toList();
    }

    @Test
    void le_partage_entre_financeurs_de_la_page_se_lit() {
        Matcher blocs = Pattern.compile("(?s)```yaml\n(budget:.*?)\n```").matcher(TEXTE);
        assertTrue(blocs.find(), "the page shows several funders");
        String budget = Matcher.quoteReplacement(blocs.group(1));
        ReglementAide partage = LecteurReglement.lire("page.yaml", PAGE.replaceFirst("(?m)^budget: .*$", budget));
        assertEquals(
                List.of("region", "departement", "ville"),
                partage.financeurs().stream().map(Financeur::code).toList());
        assertEquals(partage.financeurs().get(2).ligne(), partage.budget());
    }

    @Test
    void la_page_montre_chaque_forme_de_condition_et_chacune_se_lit() {
        Set<String> montrees = new TreeSet<>();
        for (String forme : formes("Conditions")) {
            lire(avecCondition(forme));
            montrees.add(genre(forme, ClesDuReglement.PREDICATS.keySet(), "bornes"));
        }
        assertEquals(new TreeSet<>(ClesDuReglement.PREDICATS.keySet()), montrees);
    }

    @Test
    void la_page_montre_chaque_forme_de_montant_et_chacune_se_lit() {
        Set<String> montrees = new TreeSet<>();
        for (String forme : montants()) {
            lire(avecFormule(forme));
            montrees.add(genre(forme, ClesDuReglement.FORMULES.keySet(), "un nombre"));
        }
        Set<String> attendues = new TreeSet<>(ClesDuReglement.FORMULES.keySet());
        attendues.add("un nombre");
        assertEquals(attendues, montrees);
    }

    private static String genre(String forme, Set<String> genres, String autre) {
        if (!forme.startsWith("{")) {
            return autre;
        }
        return Noeud.lire("forme.yaml", forme).table().keySet().stream()
                .filter(genres::contains)
                .findFirst()
                .orElse(autre);
    }

    @Test
    void la_page_nomme_chaque_cle_chaque_donnee_et_chaque_mot() {
        List<String> mots = new ArrayList<>();
        ClesDuReglement.TABLES.values().forEach(mots::addAll);
        ClesDuReglement.PREDICATS.values().forEach(mots::addAll);
        ClesDuReglement.FORMULES.values().forEach(mots::addAll);
        Vocabulaire.communes().forEach(donnee -> mots.add(donnee.nom()));
        Stream.of(
                        Niveau.values(),
                        Arrondi.values(),
                        TypeValeur.values(),
                        GenreDoublon.values(),
                        FaitALire.values(),
                        Usage.values())
                .flatMap(Stream::of)
                .forEach(mot -> mots.add(mot.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        for (String mot : mots) {
            assertTrue(
                    Pattern.compile("(?<![\\w.])" + Pattern.quote(mot) + "(?![\\w])")
                            .matcher(TEXTE)
                            .find(),
                    mot);
        }
    }

    @Test
    void chaque_arrondi_donne_ce_que_dit_la_page() {
        Matcher rangees =
                Pattern.compile("(?m)^\\| `(a[u ][a-z ]*)` \\| ([0-9.]+) EUR").matcher(TEXTE);
        int vues = 0;
        for (; rangees.find(); vues++) {
            Arrondi arrondi =
                    Arrondi.valueOf(rangees.group(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
            assertEquals(Montant.parse(rangees.group(2)), arrondi.arrondir(Fraction.of(new BigDecimal("33.335"))));
        }
        assertEquals(Arrondi.values().length, vues);
    }

    @Test
    void les_cas_de_l_exemple_tiennent() {
        ReglementResolu resolu =
                Catalogue.resoudre(List.of(lire(PAGE))).reglements().get(0);
        assertEquals(3, resolu.definition().exemples().size());
        resolu.definition().exemples().forEach(cas -> assertEquals(cas.attendu(), cas.obtenu(resolu), cas.nom()));
    }

    private static ReglementAide lire(String texte) {
        return LecteurReglement.lire("exemple.yaml", texte);
    }

    private static String sans(String debut, String fin) {
        int coupe = PAGE.indexOf(debut);
        int reprise = PAGE.indexOf(fin, coupe);
        return PAGE.substring(0, coupe) + (reprise < 0 ? "" : PAGE.substring(reprise));
    }

    @Test
    void l_exemple_de_la_page_se_lit_et_n_a_aucun_defaut() {
        ReglementAide reglement = lire(PAGE);
        assertEquals(
                List.of(),
                Catalogue.resoudre(List.of(reglement)).reglements().get(0).defauts());
        assertEquals(Delai.ofMois(2), reglement.delaiSilence());
        assertEquals(List.of(new EtapeRelance(Delai.ofJours(15), "RELANCE")), reglement.relances());
        assertEquals(
                new Relais("Région d'exemple", "l'aide régionale à l'achat d'un vélo", "https://region.invalid/velo"),
                reglement.relais());
    }

    @Test
    void le_delai_pour_repondre_est_celui_du_reglement_ou_trente_jours() {
        assertEquals(
                Delai.ofJoursOuvres(20),
                lire(PAGE.replace("complement: 30 jours", "complement: 20 jours ouvrés"))
                        .delaiComplement());
        assertEquals(Delai.ofJours(30), lire(sans("complement:", "relances:")).delaiComplement());
    }

    @Test
    void un_reglement_sans_relais_se_lit_et_un_silence_manque_toujours() {
        assertTrue(Objects.isNull(lire(sans("relais:", "\0")).relais()));
        assertThrows(FichierInvalideException.class, () -> lire(sans("silence:", "complement:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autorite: Région", "service:", "lien:"})
    void un_relais_dit_qui_quoi_et_ou(String debut) {
        int relais = PAGE.indexOf("relais:");
        int ligne = PAGE.indexOf(debut, relais);
        int suite = PAGE.indexOf("\n", ligne);
        String incomplet = PAGE.substring(0, ligne).stripTrailing() + (suite < 0 ? "" : PAGE.substring(suite));
        assertThrows(FichierInvalideException.class, () -> lire(incomplet));
    }

    @Test
    void les_natures_que_la_page_donne_sont_celles_du_lecteur() {
        assertEquals(LecteurTexte.types(), codes("| `natures` |.* tells ", "[A-Z_]+"));
    }

    /** The codes of the line of the page that starts so. */
    private static SortedSet<String> codes(String debut, String forme) {
        Matcher ligne =
                Pattern.compile("(?m)^" + debut.replace("|", "\\|") + "(.*)$").matcher(TEXTE);
        assertTrue(ligne.find(), debut);
        return Pattern.compile("`(" + forme + ")`")
                .matcher(ligne.group(1))
                .results()
                .map(trouve -> trouve.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void les_cles_que_la_page_dit_exigees_le_sont_et_elles_seules() {
        SortedSet<String> exigees = codes("Every règlement has", "[a-z]+");
        for (String cle : Pattern.compile("(?m)^([a-z]+):")
                .matcher(PAGE)
                .results()
                .map(trouve -> trouve.group(1))
                .toList()) {
            String sans = (PAGE + "\n").replaceAll("(?m)^" + cle + ":.*\\n(?:(?:[ #-].*)?\\n)*", "");
            if (exigees.remove(cle)) {
                String dite = assertThrows(FichierInvalideException.class, () -> lire(sans))
                        .getMessage();
                assertTrue(dite.contains("la clé « " + cle + " » est absente"), dite);
            } else if (!LUES_AILLEURS.contains(cle)) {
                lire(sans);
            }
        }
        assertEquals(new TreeSet<>(), exigees);
    }

    /** A letter prints it, and whoever reads it must not be led elsewhere on the way. */
    @Test
    void un_lien_commence_par_https() {
        String clair = PAGE.replace("https://region.invalid/velo", "http://region.invalid/velo");
        assertTrue(assertThrows(FichierInvalideException.class, () -> lire(clair))
                .getMessage()
                .contains("relais"));
    }
}
