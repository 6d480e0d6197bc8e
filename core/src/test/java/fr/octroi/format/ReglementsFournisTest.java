package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Proposition;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Exemple;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Verification;
import fr.octroi.reglement.Vocabulaire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The règlements that come with the library: sound, whole, and true to their own examples. */
class ReglementsFournisTest {

    private static final Geographie FRANCE = LecteurGeographie.fournie();

    static List<String> noms() throws IOException, URISyntaxException {
        Path dossier = Path.of(Objects.requireNonNull(LecteurReglement.class.getResource("/fr/octroi/reglements"))
                .toURI());
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> String.valueOf(fichier.getFileName()))
                    .filter(nom -> nom.endsWith(".yaml"))
                    .map(nom -> nom.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<ReglementAide> tous() throws IOException, URISyntaxException {
        return noms().stream().map(LecteurReglement::fourni).toList();
    }

    private static ReglementResolu resoudre(ReglementAide reglement) {
        return Catalogue.resoudre(List.of(reglement), FRANCE).reglements().get(0);
    }

    private static List<String> fautes(ReglementAide reglement) {
        ReglementResolu resolu = resoudre(reglement);
        return reglement.exemples().stream()
                .filter(exemple -> !exemple.tient(resolu))
                .map(exemple ->
                        exemple.nom() + " : attendu " + exemple.attendu() + ", obtenu " + exemple.obtenu(resolu))
                .toList();
    }

    @Test
    void les_reglements_fournis_se_nomment_tous() throws IOException, URISyntaxException {
        assertEquals(noms(), LecteurReglement.fournis());
        assertEquals(
                "gpso : ce n'est pas le nom d'un règlement fourni ; il y a " + String.join(", ", noms()),
                assertThrows(FichierInvalideException.class, () -> LecteurReglement.fourni("gpso"))
                        .getMessage());
    }

    /** Every kind and state that its conditions name has words in each language. */
    @ParameterizedTest
    @MethodSource("noms")
    void chacun_nomme_des_codes_qui_se_disent(String nom) {
        for (Locale langue : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.Intitules", langue);
            assertEquals(
                    List.of(),
                    LecteurReglement.fourni(nom).conditions().stream()
                            .flatMap(condition -> codes(condition.exige()))
                            .filter(code -> !mots.containsKey("valeur." + code))
                            .toList(),
                    langue::toString);
        }
    }

    private static Stream<String> codes(Predicat question) {
        return question instanceof Predicat.Parmi parmi
                        && Set.of(Vocabulaire.ACHAT_NATURE, Vocabulaire.ACHAT_ETAT)
                                .contains(parmi.donnee())
                ? parmi.codes().stream()
                : question.termes().stream().flatMap(ReglementsFournisTest::codes);
    }

    @ParameterizedTest
    @MethodSource("noms")
    void chacun_est_sain_dit_ses_sources_et_qui_l_accorde(String nom) {
        ReglementAide reglement = LecteurReglement.fourni(nom);
        assertEquals(List.of(), Verification.verifier(reglement));
        assertTrue(reglement.sources().size() >= 2, nom);
        Objects.requireNonNull(reglement.niveau(), nom);
        assertTrue(nom.equals(reglement.code()) || nom.equals(reglement.code() + "-" + reglement.version()), nom);
    }

    @ParameterizedTest
    @MethodSource("noms")
    void ses_exemples_accordent_refusent_et_demandent_ce_qui_manque(String nom) {
        List<Exemple> exemples = LecteurReglement.fourni(nom).exemples();
        assertTrue(exemples.size() >= 5, nom);
        assertTrue(exemples.stream().anyMatch(exemple -> exemple.montant() != null), nom);
        assertTrue(exemples.stream().anyMatch(exemple -> !exemple.refus().isEmpty()), nom);
        assertTrue(exemples.stream().anyMatch(exemple -> !exemple.manque().isEmpty()), nom);
        assertEquals(
                exemples.size(), exemples.stream().map(Exemple::nom).distinct().count(), nom);
    }

    @ParameterizedTest
    @MethodSource("noms")
    void tous_ses_exemples_tiennent(String nom) {
        assertEquals(List.of(), fautes(LecteurReglement.fourni(nom)));
    }

    /** Each condition refuses somebody in an example: a condition that nobody sees could be wrong for years. */
    @ParameterizedTest
    @MethodSource("noms")
    void chaque_condition_refuse_dans_un_exemple_au_moins(String nom) {
        ReglementAide reglement = LecteurReglement.fourni(nom);
        TreeSet<String> muettes = new TreeSet<>(Set.of(reglement.validite().code()));
        reglement.conditions().forEach(condition -> muettes.add(condition.code()));
        reglement.exemples().forEach(exemple -> muettes.removeAll(exemple.refus()));
        assertEquals(Set.of(), muettes);
    }

    @Test
    void un_exemple_faux_se_voit_et_dit_ce_qui_est_attendu_et_obtenu() {
        String texte = Textes.ressource("/fr/octroi/reglements/cuve-gpso.yaml");
        assertEquals(
                List.of("trois cuves : attendu 150.01 EUR, obtenu 150.00 EUR"),
                fautes(LecteurReglement.lire("r.yaml", texte.replace("montant: 150.00 EUR", "montant: 150.01 EUR"))));
        assertEquals(
                List.of("un litre de moins que le volume : attendu [MATERIEL], obtenu [VOLUME]"),
                fautes(LecteurReglement.lire("r.yaml", texte.replace("refus: [VOLUME]", "refus: [MATERIEL]"))));
    }

    @Test
    void tous_ensemble_font_un_catalogue() throws IOException, URISyntaxException {
        Catalogue catalogue = Catalogue.resoudre(tous(), FRANCE);
        assertEquals(noms().size(), catalogue.reglements().size());
        catalogue.reglements().forEach(resolu -> assertEquals(List.of(), resolu.defauts()));
    }

    @Test
    void les_versions_d_une_aide_se_suivent_sans_trou() throws IOException, URISyntaxException {
        List<ReglementResolu> versions = Catalogue.resoudre(tous(), FRANCE).reglements();
        int suites = 0;
        for (int i = 1; i < versions.size(); i++) {
            ReglementAide avant = versions.get(i - 1).definition();
            ReglementAide apres = versions.get(i).definition();
            if (avant.code().equals(apres.code())) {
                suites++;
                assertEquals(
                        Objects.requireNonNull(avant.validite().au()).plusDays(1),
                        apres.validite().du(),
                        apres.code() + " " + apres.version());
            }
        }
        assertEquals(6, suites);
    }

    @ParameterizedTest
    @CsvSource({
        "bonus-velo, 2020-05-31, 2018",
        "bonus-velo, 2020-06-01, 2020",
        "bonus-velo, 2022-08-15, 2022",
        "bonus-velo, 2024-02-14, 2024",
        "idfm-velo, 2023-08-31, 2019-12",
        "idfm-velo, 2023-09-01, 2023-09",
        "idfm-velo, 2025-08-12, 2025",
    })
    void le_jour_de_la_facture_choisit_la_version(String aide, LocalDate jour, String version)
            throws IOException, URISyntaxException {
        assertEquals(
                version,
                Catalogue.resoudre(tous(), FRANCE)
                        .trouver(aide, jour)
                        .orElseThrow()
                        .definition()
                        .version());
    }

    /** Two authorities aid one purchase: two dossiers, two decisions, and neither is the other's duplicate. */
    @Test
    void le_territoire_et_la_ville_decident_chacun_de_leur_aide_pour_le_meme_achat() {
        DeuxAutorites lieu = new DeuxAutorites();
        lieu.deposer("gpso-vae", "T-1");
        lieu.deposer("boulogne-vae", "V-1");
        for (String numero : List.of("T-1", "V-1")) {
            Proposition proposition = lieu.instruire(numero);
            assertEquals(
                    Montant.ofEuros(200),
                    assertInstanceOf(Proposition.Accorder.class, proposition).montant());
            assertEquals(List.of(GenreDoublon.MEME_ACHAT), doublons(proposition), "linked, and not merged");
        }

        lieu.deliberer("gpso-vae", Issue.ACCORDE);
        assertEquals(EtatDossier.ACCORDE, lieu.etat("T-1"));
        assertEquals(EtatDossier.ACCORD_PROPOSE, lieu.etat("V-1"), "the town has not decided");
        lieu.deliberer("boulogne-vae", Issue.AJOURNE);
        assertEquals(EtatDossier.ACCORDE, lieu.etat("T-1"));
        assertEquals(EtatDossier.AJOURNE, lieu.etat("V-1"));

        lieu.deposer("gpso-vae", "T-2");
        Proposition encore = assertInstanceOf(Proposition.Examiner.class, lieu.instruire("T-2"));
        assertTrue(
                doublons(encore)
                        .containsAll(EnumSet.of(
                                GenreDoublon.DOUBLON_DEMANDEUR,
                                GenreDoublon.FACTURE_PARTAGEE,
                                GenreDoublon.SERIE_PARTAGEE)),
                "the same purchase again from the same authority");
    }

    private static List<GenreDoublon> doublons(Proposition proposition) {
        return proposition.constats().stream()
                .filter(Constat.DeDoublon.class::isInstance)
                .map(constat -> ((Constat.DeDoublon) constat).coincidence().genre())
                .toList();
    }

    /** A territory and a town of it on one platform, and somebody who bought one bicycle in 2020. */
    private static final class DeuxAutorites {

        private static final LocalDate JOUR = LocalDate.of(2020, 9, 1);
        private static final LocalDate ACHAT = LocalDate.of(2020, 8, 20);
        private static final String IBAN = "FR7630006000011234567890189";
        private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
        private static final Acteur INSTRUCTEUR = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
        private static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
        private static final Acteur ORDONNATEUR = new Acteur("collectivite", Role.ORDONNATEUR, "finances-1");

        private final Octroi octroi = Octroi.avec(
                        List.of(LecteurReglement.fourni("gpso-vae-2019"), LecteurReglement.fourni("boulogne-vae-2020")))
                .lecteur(DeuxAutorites::lire)
                .horloge(() ->
                        JOUR.atTime(10, 0).atZone(ZoneId.of("Europe/Paris")).toInstant())
                .build();

        /** A file says its own kind, up to the first space. */
        private static LecturePiece lire(InputStream contenu) {
            try {
                return LecturePiece.lisible(
                        new String(contenu.readAllBytes(), StandardCharsets.UTF_8).replaceAll(" .*", ""),
                        List.of("Ombeline Quertier"),
                        Montant.ofEuros(1_499),
                        ACHAT,
                        new Iban(IBAN),
                        null,
                        "");
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }

        void deposer(String aide, String numero) {
            List<PieceDeposee> pieces = Stream.of(
                            "FACTURE",
                            "CERTIFICAT_CONFORMITE",
                            "JUSTIFICATIF_DOMICILE",
                            "PIECE_IDENTITE",
                            "ATTESTATION_HONNEUR",
                            "RIB")
                    .map(type -> {
                        byte[] octets = (type + " de l'achat").getBytes(StandardCharsets.UTF_8);
                        Pieces.Deposee deposee =
                                octroi.pieces().deposer(new ByteArrayInputStream(octets), Long.MAX_VALUE);
                        return PieceDeposee.arrivee(type, "piece.pdf", deposee.contenu(), deposee.taille());
                    })
                    .toList();
            assertInstanceOf(
                    ResultatDepot.Enregistre.class,
                    octroi.guichet()
                            .deposer(
                                    PLATEFORME,
                                    aide,
                                    new Formulaire(numero, JOUR)
                                            .demandeur("Mme", "Quertier", "Ombeline")
                                            .naissance(LocalDate.of(1980, 3, 4))
                                            .domicile(
                                                    "3 rue du Port-aux-Vins", "92100", "Boulogne-Billancourt", "92012")
                                            .contact("ombeline@exemple.invalid", "")
                                            .objet("VAE", "NEUF", "")
                                            .achat(ACHAT, Montant.ofEuros(1_499))
                                            .quantite(1)
                                            .facture("73282932000074", "F-2020-117")
                                            .numeroSerie("BC7A1K22P9")
                                            .compte(IBAN, "Ombeline Quertier")
                                            .pieces(pieces)
                                            .demande()));
        }

        Proposition instruire(String numero) {
            return octroi.guichet()
                    .instruire(INSTRUCTEUR, new NumeroDossier(numero))
                    .orElseThrow();
        }

        /** The assembly of one authority sits on its own aid, on its own credits. */
        void deliberer(String aide, Issue issue) {
            octroi.guichet()
                    .seances()
                    .ouvrirCredits(
                            ORDONNATEUR,
                            Enveloppe.of(
                                    "credits-" + aide,
                                    2020,
                                    new LigneBudgetaire("65", "6574", ""),
                                    Montant.ofEuros(1_000)));
            String seance = "seance-" + aide;
            octroi.guichet().seances().ouvrirSeance(ASSEMBLEES, SeanceBureau.ouverte(seance, JOUR, JOUR, 10));
            List<LigneDeliberee> lignes = octroi
                    .guichet()
                    .seances()
                    .geler(ASSEMBLEES, seance, aide, "credits-" + aide, new TreeMap<>())
                    .ordre()
                    .lignes()
                    .stream()
                    .map(ligne -> new LigneDeliberee(
                            ligne.numero(),
                            issue,
                            issue == Issue.ACCORDE ? ligne.propose() : null,
                            List.of(),
                            List.of()))
                    .toList();
            assertEquals(1, lignes.size());
            assertInstanceOf(
                    Confrontation.Conforme.class,
                    octroi.guichet()
                            .seances()
                            .deliberer(
                                    ASSEMBLEES,
                                    new Deliberation(
                                            new Acte("B-" + aide, seance, JOUR),
                                            List.of("elu-1", "elu-2", "elu-3"),
                                            lignes),
                                    new Composition(new TreeSet<>(Set.of("elu-1", "elu-2", "elu-3", "elu-4"))),
                                    RegleQuorum.MAJORITE));
        }

        EtatDossier etat(String numero) {
            return octroi.dossiers()
                    .trouver(new NumeroDossier(numero))
                    .orElseThrow()
                    .dossier()
                    .etat();
        }
    }
}
