package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Fraction;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Vocabulaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The explanation of any request under any règlement, in each language. */
class ExplicationEnDeuxLanguesTest {

    /** A key of a bundle, or a place for a value that nothing filled. */
    private static final Pattern CLE_NUE = Pattern.compile(
            "\\b(etape|signal|observation|vu|verdict|portee|doublon|condition|titre|unite|valeur|booleen|fait)\\.[A-Za-z_]+"
                    + "|\\{\\d}|\\bnull\\b");

    @Provide
    Arbitrary<Expliquee> expliquees() {
        return Expliquee.toutes();
    }

    @Provide
    Arbitrary<List<Expliquee>> plusieurs() {
        return expliquees().list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 2000)
    void la_derniere_etape_est_le_montant_et_le_dit_en_chaque_langue(@ForAll("expliquees") Expliquee expliquee) {
        if (!(expliquee.proposition() instanceof Proposition.Accorder accorder)) {
            return;
        }
        Etape derniere = accorder.etapes().get(accorder.etapes().size() - 1);
        assertEquals(
                Fraction.of(accorder.montant().enEuros()), derniere.resultat().valeur());
        assertEquals(Unite.EURO, derniere.resultat().unite());
        for (Langue langue : Langue.values()) {
            String dite = Explication.etape(derniere, langue);
            String montant = langue.euros(accorder.montant());
            assertTrue(dite.endsWith(montant), dite);
            String page = expliquee.page(langue).replaceAll("\\s+", " ");
            String total = langue == Langue.FRANCAIS ? "Montant : " : "Amount: ";
            String attendu = (dite + " " + total + montant + " (article 4).").replaceAll("\\s+", " ");
            assertTrue(page.contains(attendu), page);
        }
    }

    @Property(tries = 200)
    void qui_garde_une_explication_ecrit_les_memes_pages(@ForAll("plusieurs") List<Expliquee> expliquees) {
        Map<ReglementAide, Explication> gardees = new HashMap<>();
        for (Expliquee expliquee : expliquees) {
            Explication gardee = gardees.computeIfAbsent(
                    expliquee.reglement(), reglement -> new Explication(reglement, Langue.ANGLAIS));
            for (int i = 0; i < 2; i++) {
                assertEquals(expliquee.page(Langue.ANGLAIS), expliquee.page(gardee));
            }
        }
    }

    @Property(tries = 1000)
    void chaque_page_est_ecrite_en_entier_et_ne_nomme_personne(@ForAll("expliquees") Expliquee expliquee) {
        for (Langue langue : Langue.values()) {
            String page = expliquee.page(langue);
            assertFalse(CLE_NUE.matcher(page).find(), page);
            assertTrue(page.lines().allMatch(ligne -> ligne.length() <= 88), page);
            Expliquee.SECRETS.forEach(secret -> assertFalse(page.contains(secret), page));
            for (Constat constat : expliquee.proposition().constats()) {
                String phrase = Explication.constat(constat, langue);
                assertFalse(phrase.isBlank());
                assertFalse(CLE_NUE.matcher(phrase).find(), phrase);
                assertFalse(phrase.contains("AUTRE-2"), "the number of another dossier: " + phrase);
                assertTrue(
                        constat.article().isEmpty()
                                || page.replaceAll("\\s+", " ").contains(constat.article()),
                        page);
            }
            assertTrue(page.contains("CRPA L311-3-1"), page);
        }
    }

    /** Else a kind that is added later would be proved by nothing here. */
    @Example
    void les_reglements_inventes_usent_de_toutes_les_formules_et_donnent_toutes_les_propositions() {
        SortedSet<String> formules = new TreeSet<>();
        Expliquee.formules().sampleStream().limit(3_000).forEach(formule -> visiter(formule, formules));
        assertEquals(
                Arrays.stream(Formule.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                formules);
        SortedSet<String> propositions = Expliquee.toutes()
                .sampleStream()
                .limit(2_000)
                .map(expliquee -> expliquee.proposition().code())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of("ACCORDER", "COMPLETER", "EXAMINER", "REFUSER")), propositions);
    }

    private static void visiter(Formule formule, SortedSet<String> vues) {
        Deque<Formule> restent = new ArrayDeque<>(List.of(formule));
        while (!restent.isEmpty()) {
            Formule prochaine = restent.pop();
            vues.add(prochaine.getClass().getSimpleName());
            restent.addAll(prochaine.termes());
        }
    }

    /** The codes of steps are written in the source of the rules, and nowhere else. */
    @Example
    void chaque_etape_que_les_regles_laissent_a_sa_phrase() throws IOException {
        Path reglement = Path.of("src/main/java/fr/octroi/reglement");
        Pattern code = Pattern.compile(
                "(?:etape\\(\\s*|deux\\(\\s*evaluation,\\s*(?:[^\",]*\\?\\s*)?|(?<=\")\\s:\\s)\"([A-Z_]+)\"");
        SortedSet<String> codes = new TreeSet<>();
        for (String fichier : List.of("Formule.java", "Bareme.java")) {
            code.matcher(Files.readString(reglement.resolve(fichier)))
                    .results()
                    .forEach(trouve -> codes.add(trouve.group(1)));
        }
        assertTrue(
                codes.containsAll(List.of("FORFAIT", "RESTE", "RESTE_DE", "LIGNE", "SANS_PLAFOND", "BASE")),
                codes::toString);
        assertTrue(codes.remove("TOTAL_"));
        Stream.of(Niveau.values()).forEach(niveau -> codes.add("TOTAL_" + niveau));
        for (Langue langue : Langue.values()) {
            Phrases phrases = new Phrases("Intitules", langue);
            codes.forEach(connu -> assertTrue(phrases.sait("etape." + connu), connu + " in " + langue));
        }
    }

    @Example
    void un_fait_que_tous_les_reglements_partagent_a_son_nom_anglais_et_le_meme_nom_francais() {
        Phrases francais = new Phrases("Intitules", Langue.FRANCAIS);
        for (Donnee donnee : Vocabulaire.communes()) {
            assertEquals(Phrases.apostrophes(donnee.libelle()), francais.dire("fait." + donnee.nom()));
            assertFalse(Intitules.fait(donnee, Langue.ANGLAIS).startsWith("“"), donnee.nom());
        }
    }

    @Example
    void la_ligne_d_un_bareme_se_dit_par_son_rang() {
        Etape ligne = new Etape(
                "LIGNE",
                List.of(new Grandeur(Fraction.of(2), Unite.NOMBRE)),
                new Grandeur(Fraction.of(500), Unite.EURO));
        assertEquals(
                "ligne 2 du barème, la première qui convient : 500,00 €",
                Explication.etape(ligne, Langue.FRANCAIS).replace('\u00A0', ' '));
        assertEquals("row 2 of the scale, the first that applies: €500.00", Explication.etape(ligne, Langue.ANGLAIS));
    }

    @Example
    void la_mention_dit_le_traitement_et_ce_que_l_on_peut_demander() {
        for (Langue langue : Langue.values()) {
            for (String article : Explication.ARTICLES_ALGORITHME) {
                assertTrue(Explication.mention(langue).contains(article.replace("CRPA ", "")), article);
            }
        }
    }
}
