package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Vote;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurDeliberationTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 7, 2);

    private static final String PROCES_VERBAL = """
            seance: bureau-2020-07-02
            jour: 2020-07-02
            acte: B2020-07-012
            presents: [elu-1, elu-2]
            lignes:
              - {dossier: V-1, decision: accordé, montant: 1_200.50 EUR}
              - dossier: 0042
                decision: refusé
                motifs: [FACTURE:ABSENTE, PERIODE_ACHAT]
                deports: [elu-1]
              - {dossier: V-3, decision: ajourné}
              - {dossier: V-4, decision: retiré}
            """;

    private static Deliberation attendue() {
        return new Deliberation(
                new Acte("B2020-07-012", "bureau-2020-07-02", JOUR),
                List.of("elu-1", "elu-2"),
                List.of(
                        new LigneDeliberee(
                                new NumeroDossier("V-1"), Issue.ACCORDE, new Montant(120_050), List.of(), List.of()),
                        new LigneDeliberee(
                                new NumeroDossier("0042"),
                                Issue.REFUSE,
                                null,
                                List.of("FACTURE:ABSENTE", "PERIODE_ACHAT"),
                                List.of("elu-1")),
                        new LigneDeliberee(new NumeroDossier("V-3"), Issue.AJOURNE, null, List.of(), List.of()),
                        new LigneDeliberee(new NumeroDossier("V-4"), Issue.RETIRE, null, List.of(), List.of())));
    }

    @Test
    void un_proces_verbal_se_lit_tel_qu_il_est_ecrit(@TempDir Path dossier) throws IOException {
        assertEquals(attendue(), LecteurDeliberation.lire("pv.yaml", PROCES_VERBAL));
        Path fichier = Files.writeString(dossier.resolve("pv.yaml"), PROCES_VERBAL);
        assertEquals(attendue(), LecteurDeliberation.lire(fichier));
    }

    /** One fault put in the minutes: its line is named, and what stands there is never repeated. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seance: bureau-2020-07-02 | seance: Bureau Secret | 1 | VALEUR_INVALIDE",
                "jour: 2020-07-02          | jour: 2 juillet       | 2 | VALEUR_INVALIDE",
                "acte: B2020-07-012        | acte:                 | 3 | VALEUR_INVALIDE",
                "acte: B2020-07-012        | acte: Secret é        | 3 | VALEUR_INVALIDE",
                "[elu-1, elu-2]            | []                    | 4 | LISTE_VIDE",
                "[elu-1, elu-2]            | elu-1                 | 4 | LISTE_ATTENDUE",
                "[elu-1, elu-2]            | [elu-1, Mme Secret]   | 4 | VALEUR_INVALIDE",
                "dossier: V-1,             | dossier: Secret !,    | 6 | VALEUR_INVALIDE",
                "decision: accordé         | decision: Secret      | 6 | VALEUR_INVALIDE",
                "1_200.50 EUR              | 1200.50               | 6 | UNITE",
                "1_200.50 EUR              | Secret EUR            | 6 | VALEUR_INVALIDE",
                "montant: 1_200.50         | somme: 1_200.50       | 6 | CLE_INCONNUE",
                "'decision: accordé, '     | ''                    | 6 | CLE_ABSENTE",
                "FACTURE:ABSENTE           | parce que Secret      | 9 | VALEUR_INVALIDE",
                "FACTURE:ABSENTE           | 'FACTURE: ABSENTE'    | 9 | TEXTE_ATTENDU",
                "deports: [elu-1]          | deports: [M. Secret]  | 10 | VALEUR_INVALIDE",
                "V-3, decision: ajourné    | V-3, decision: reporté | 11 | VALEUR_INVALIDE"
            })
    void une_faute_de_forme_est_situee_a_sa_ligne(String juste, String faux, int ligne, String code) {
        assertTrue(PROCES_VERBAL.contains(juste));
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class,
                () -> LecteurDeliberation.lire("pv.yaml", PROCES_VERBAL.replace(juste, faux == null ? "" : faux)));
        assertEquals(code, faute.code());
        assertTrue(faute.getMessage().startsWith("pv.yaml, ligne " + ligne + ", colonne "), faute.getMessage());
        assertTrue(!faute.getMessage().contains("Secret"), faute.getMessage());
    }

    private static final String ASSISTANCE = """
            president: elu-1
            secretaire: elu-2
            pouvoirs: [{de: elu-4, a: elu-1, signe: 2020-06-30}]
            urgence: {pour: 3}
            """;

    private static final String VOTEE = """
              - dossier: V-5
                decision: accordé
                montant: 200.00 EUR
                absents: [elu-2]
                vote: {pour: 2, contre: 2, abstentions: 1, president: pour}
                acte: B2020-07-013
            """;

    @Test
    void l_assistance_les_pouvoirs_et_les_votes_se_lisent() {
        Deliberation lue = LecteurDeliberation.lire("pv.yaml", ASSISTANCE + PROCES_VERBAL + VOTEE);
        assertEquals(
                new Presence(
                        "elu-1",
                        "elu-2",
                        List.of("elu-1", "elu-2"),
                        List.of(new Presence.Pouvoir("elu-4", "elu-1", LocalDate.of(2020, 6, 30)))),
                lue.presence());
        assertEquals(new Vote(3, 0, 0, false, false), lue.urgence());
        LigneDeliberee votee = lue.lignes().get(4);
        assertEquals(List.of("elu-2"), votee.absents());
        assertEquals(new Vote(2, 2, 1, false, true), votee.vote());
        assertEquals("B2020-07-013", lue.acte(votee).numero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "president: elu-1   | president: M. Secret | 1  | VALEUR_INVALIDE",
                "a: elu-1           | a: elu-4             | 3  | VALEUR_INVALIDE",
                "signe: 2020-06-30  | signe: hier          | 3  | VALEUR_INVALIDE",
                "urgence: {pour: 3} | urgence: {}          | 4  | CLE_ABSENTE",
                "contre: 2          | contre: -2           | 21 | VALEUR_INVALIDE",
                "president: pour    | president: Secret    | 21 | VALEUR_INVALIDE",
                "abstentions: 1     | secret: oui          | 21 | VALEUR_INVALIDE",
                "acte: B2020-07-013 | acte: n° 13          | 22 | VALEUR_INVALIDE"
            })
    void une_faute_dans_l_assistance_ou_un_vote_est_situee(String juste, String faux, int ligne, String code) {
        String texte = ASSISTANCE + PROCES_VERBAL + VOTEE;
        assertTrue(texte.contains(juste));
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class, () -> LecteurDeliberation.lire("pv.yaml", texte.replace(juste, faux)));
        assertEquals(code, faute.code());
        assertTrue(faute.getMessage().startsWith("pv.yaml, ligne " + ligne + ", colonne "), faute.getMessage());
        assertTrue(!faute.getMessage().contains("Secret"), faute.getMessage());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SEANCE_AUTRE, , , 5
            JOUR_AUTRE, , , 6
            NUMERO_HORS_ORDRE, , , 7
            VOTE_CONTRAIRE, , , 4
            MEMBRE_HORS_EXERCICE, , elu-2, 8
            MEMBRE_ABSENT, , elu-2, 2
            POUVOIR_IRREGULIER, , elu-4, 3
            REFUS_SANS_MOTIF, 0042, , 11
            DEPORT_IGNORE, V-5, elu-2, 17
            LIGNE_ABSENTE, V-9, , 0
            SEANCE_NON_GELEE, , , 0
            """)
    void une_discordance_a_sa_ligne_quand_le_fichier_la_porte(
            Discordance.Code code, String numero, String membre, int ligne, @TempDir Path dossier) throws IOException {
        Path fichier = Files.writeString(dossier.resolve("pv.yaml"), ASSISTANCE + PROCES_VERBAL + VOTEE);
        Discordance discordance = new Discordance(code, numero == null ? null : new NumeroDossier(numero), membre);
        assertEquals(
                ligne == 0 ? OptionalInt.empty() : OptionalInt.of(ligne),
                LecteurDeliberation.lignes(fichier).apply(discordance));
        assertEquals(
                OptionalInt.empty(),
                LecteurDeliberation.lignes(dossier.resolve("absent.yaml")).apply(discordance));
        assertEquals(OptionalInt.empty(), LecteurDeliberation.lignes(dossier).apply(discordance));
    }

    @Test
    void une_cle_inconnue_a_la_racine_est_refusee_et_une_absente_est_nommee() {
        assertEquals(
                "CLE_INCONNUE",
                assertThrows(
                                FichierInvalideException.class,
                                () -> LecteurDeliberation.lire("pv.yaml", PROCES_VERBAL + "votes: 12\n"))
                        .code());
        for (String cle : List.of("seance", "jour", "acte", "presents")) {
            String sans = PROCES_VERBAL.replaceFirst("(?m)^" + cle + ".*\n", "");
            assertTrue(assertThrows(FichierInvalideException.class, () -> LecteurDeliberation.lire("pv.yaml", sans))
                    .getMessage()
                    .contains("« " + cle + " » est absente"));
        }
    }

    @Provide
    Arbitrary<OrdreDuJour> ordres() {
        Arbitrary<String> numeros = Arbitraries.of("V", "0", "17", "null", "Non", "x")
                .flatMap(debut -> Arbitraries.of("-1", ":2", "#3", " 4", "/e5", "", ".0", "_0", "e3", " -6")
                        .map(fin -> debut + fin))
                .filter(NumeroDossier::estValide);
        Arbitrary<OrdreDuJour.Ligne> lignes = Combinators.combine(
                        numeros,
                        Arbitraries.longs().between(0, 10_000_000),
                        Arbitraries.of("PERIODE_ACHAT", "FACTURE:ABSENTE", "NON", "Y")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.of("elu-1", "elu-2", "0", "1e3", "non")
                                .set()
                                .ofMaxSize(2))
                .as((numero, centimes, motifs, deports) -> new OrdreDuJour.Ligne(
                        1,
                        new NumeroDossier(numero),
                        centimes == 0 || centimes % 3 == 0 ? Sens.REFUS : Sens.ACCORD,
                        centimes % 3 == 0 ? Montant.ZERO : new Montant(centimes),
                        centimes % 3 == 0
                                ? motifs.stream()
                                        .map(motif -> new Motif(motif, "article 2"))
                                        .toList()
                                : List.of(),
                        new TreeSet<>(deports)));
        return lignes.list()
                .uniqueElements(OrdreDuJour.Ligne::numero)
                .ofMaxSize(8)
                .map(LecteurDeliberationTest::ordre);
    }

    private static OrdreDuJour ordre(List<OrdreDuJour.Ligne> lignes) {
        List<OrdreDuJour.Ligne> rangees = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : lignes) {
            rangees.add(new OrdreDuJour.Ligne(
                    rangees.size() + 1,
                    ligne.numero(),
                    ligne.sens(),
                    ligne.propose(),
                    ligne.motifs(),
                    ligne.deports()));
        }
        return new OrdreDuJour("bureau-07", JOUR.minusDays(8), rangees);
    }

    /** The template, once the act and the members present are filled in, decides as the agenda proposes. */
    @Property
    void le_modele_complete_decide_comme_propose(@ForAll("ordres") OrdreDuJour ordre) {
        String modele = LecteurDeliberation.modele(ordre, JOUR);
        Deliberation deliberation = LecteurDeliberation.lire(
                "pv.yaml",
                modele.replace("acte:\n", "acte: B2020-07-012\n")
                        .replace("presents: []", "presents: [elu-4, elu-5, elu-6, elu-7]"));
        Acte acte = new Acte("B2020-07-012", "bureau-07", JOUR);
        List<Decision> attendues = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            attendues.add(
                    ligne.sens() == Sens.ACCORD
                            ? new Decision.Accordee(ligne.numero(), acte, ligne.propose(), ligne.propose())
                            : new Decision.Refusee(ligne.numero(), acte, ligne.motifs()));
        }
        assertEquals(
                new Confrontation.Conforme(attendues),
                deliberation.confronter(
                        SeanceBureau.ouverte("bureau-07", JOUR, JOUR, 10).geler(ordre),
                        new Composition(new TreeSet<>(
                                List.of("elu-1", "elu-2", "0", "1e3", "non", "elu-4", "elu-5", "elu-6", "elu-7"))),
                        new RegleQuorum(List.of(new RegleQuorum.Periode(JOUR, JOUR, 1, 3, 1, "texte inventé"))),
                        Montant.ZERO,
                        dossier -> new TreeMap<>()));
        for (int i = 0; i < ordre.lignes().size(); i++) {
            assertEquals(
                    List.copyOf(ordre.lignes().get(i).deports()),
                    deliberation.lignes().get(i).deports());
        }
    }

    /** docs/deliberation.md: its example reads, and its table holds every code in order, with no other. */
    @Test
    void la_page_dit_ce_que_le_code_fait() throws IOException {
        String page = Files.readString(Path.of("../docs/deliberation.md"));
        String exemple = page.split("```yaml\n")[1].split("```")[0];
        assertEquals(
                List.of(Issue.ACCORDE, Issue.REFUSE, Issue.AJOURNE),
                LecteurDeliberation.lire("page", exemple).lignes().stream()
                        .map(LigneDeliberee::issue)
                        .toList());
        assertEquals(
                Stream.of(Discordance.Code.values()).map(Enum::name).toList(),
                page.lines()
                        .filter(ligne -> ligne.startsWith("| `"))
                        .map(ligne -> ligne.split("`")[1])
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "president",
                "secretaire",
                "pouvoirs",
                "urgence",
                "deports",
                "absents",
                "vote",
                "acte",
                "presents"
            })
    void le_modele_dit_a_qui_le_remplit_chaque_cle_qu_il_peut_ecrire(String cle) {
        String modele = LecteurDeliberation.modele(ordre(List.of()), JOUR);
        assertTrue(
                modele.lines()
                        .filter(texte -> texte.startsWith("#"))
                        .anyMatch(texte -> texte.matches(".*\\b" + cle + "\\b.*")),
                cle);
    }

    @Test
    void le_modele_non_rempli_est_refuse_a_la_ligne_de_l_acte() {
        String modele = LecteurDeliberation.modele(ordre(List.of()), JOUR);
        long ligne = modele.lines().takeWhile(texte -> !texte.equals("acte:")).count() + 1;
        FichierInvalideException faute =
                assertThrows(FichierInvalideException.class, () -> LecteurDeliberation.lire("pv.yaml", modele));
        assertTrue(faute.getMessage().startsWith("pv.yaml, ligne " + ligne + ","), faute.getMessage());
    }
}
