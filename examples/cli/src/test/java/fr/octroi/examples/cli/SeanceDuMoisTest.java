package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Discordance;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the proposals of a month to its payments, on the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeanceDuMoisTest {

    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");
    private static final Path MAPPAGE = RESSOURCES.resolve("mappage/plateforme-e-services.yaml");
    private static final Path REGLEMENT = RESSOURCES.resolve("reglements/gpso-vae-2019.yaml");
    private static final Path COLLECTIVITE =
            Path.of("src/main/resources/fr/octroi/examples/cli/collectivite-demonstration.yaml");

    @TempDir
    Path dossier;

    private Path entree = Path.of("");
    private Path prepare = Path.of("");

    @BeforeAll
    void preparer_la_seance_d_un_mois_invente(@TempDir Path commun) throws IOException {
        entree = Files.createDirectory(commun.resolve("entree"));
        new GenerateurDeMois(60, 11, YearMonth.of(2020, 6), false).ecrire(entree);
        prepare = commun.resolve("prepare");
        Console console = mois(REGLEMENT, prepare, "--collectivite", COLLECTIVITE);
        assertEquals(0, console.code(), console.erreur());
    }

    private Console mois(Path reglement, Path sortie, Object... options) {
        Object[] arguments = {
            "mois",
            "--entree",
            entree,
            "--mappage",
            MAPPAGE,
            "--reglement",
            reglement,
            "--jour",
            "2020-07-01",
            "--sortie",
            sortie
        };
        return Console.taper(
                Stream.concat(Stream.of(arguments), Stream.of(options)).toArray());
    }

    private Path procesVerbal(String nom) throws IOException {
        return Files.writeString(
                dossier.resolve(nom),
                Files.readString(prepare.resolve("bureau/proces-verbal-modele.yaml"))
                        .replaceFirst("(?m)^acte:$", "acte: B2020-07-012")
                        .replaceFirst(
                                "(?m)^presents: \\[]$", "presents: [elu-01, elu-02, elu-03, elu-04, elu-05, elu-06]"));
    }

    private static SortedMap<String, List<Object>> propositions(Path sortie) throws IOException {
        SortedMap<String, List<Object>> propositions =
                new TreeMap<>(MoisDeReferenceTest.propositions(sortie.resolve("propositions.csv")));
        propositions.remove("numero");
        return propositions;
    }

    private static long nombre(SortedMap<String, List<Object>> propositions, String code) {
        return propositions.values().stream()
                .filter(proposition -> proposition.get(0).equals(code))
                .count();
    }

    private static List<String> noms(Path dossier) throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> String.valueOf(fichier.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String texte(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void un_mois_ecrit_les_lettres_et_le_dossier_du_bureau_et_s_arrete_la() throws IOException {
        assertEquals(
                List.of(
                        "bureau",
                        "explications",
                        "journal.jsonl",
                        "lettres",
                        "propositions.csv",
                        "rejets-en-clair.csv",
                        "rejets.csv",
                        "tableau-de-bord.pdf"),
                noms(prepare));
        SortedMap<String, List<Object>> propositions = propositions(prepare);
        assertEquals(List.of("accuse-reception", "demande-complement"), noms(prepare.resolve("lettres")));
        assertEquals(60, noms(prepare.resolve("lettres/accuse-reception")).size());
        long sansRib = propositions.values().stream()
                .filter(proposition -> proposition.get(3).equals("RIB_ATTENDU"))
                .count();
        assertEquals(
                nombre(propositions, "COMPLETER") + sansRib,
                noms(prepare.resolve("lettres/demande-complement")).size());
        assertEquals(
                List.of(
                        "annexe-integrale.pdf",
                        "annexe-publiable.pdf",
                        "convocation.pdf",
                        "ordre-du-jour.pdf",
                        "plan-de-travail.csv",
                        "proces-verbal-modele.yaml",
                        "programmation.csv"),
                noms(prepare.resolve("bureau")));
        String modele = Files.readString(prepare.resolve("bureau/proces-verbal-modele.yaml"));
        assertEquals(
                nombre(propositions, "ACCORDER") + nombre(propositions, "REFUSER"),
                modele.lines().filter(ligne -> ligne.contains("dossier:")).count());
        assertEquals(
                nombre(propositions, "ACCORDER") + nombre(propositions, "REFUSER") + nombre(propositions, "EXAMINER"),
                Files.readAllLines(prepare.resolve("bureau/programmation.csv")).size() - 1);
        assertFalse(texte(prepare.resolve("bureau/ordre-du-jour.pdf")).contains("SIMULATION"));
    }

    @Test
    void le_plan_de_travail_dit_de_chaque_dossier_ce_qu_il_attend_et_quand_il_serait_paye() throws IOException {
        List<String> plan = Files.readAllLines(prepare.resolve("bureau/plan-de-travail.csv"));
        SortedMap<String, List<Object>> propositions = propositions(prepare);
        assertEquals("ordre;numero;attend;seance-prevue;paiement-prevu-du;paiement-prevu-au", plan.get(0));
        assertEquals(propositions.size(), nombre(propositions, "TRANSMETTRE") + plan.size() - 1);
        for (String ligne : plan.subList(1, plan.size())) {
            String[] cellules = ligne.split(";", -1);
            String propose = String.valueOf(
                    propositions.getOrDefault(cellules[1], List.of("")).get(0));
            String attendu = switch (propose) {
                case "COMPLETER" -> "DEMANDEUR";
                case "EXAMINER" -> "AGENT";
                default -> "SEANCE";
            };
            assertEquals(attendu, cellules[2], ligne + " " + propose);
            assertEquals(propose.equals("REFUSER") || cellules[3].isEmpty(), cellules[4].isEmpty(), ligne);
            assertTrue(cellules[4].compareTo(cellules[5]) <= 0, ligne);
        }
    }

    @Test
    void l_annexe_publiable_ne_nomme_personne() throws IOException {
        String publiable = texte(prepare.resolve("bureau/annexe-publiable.pdf"));
        String integrale = texte(prepare.resolve("bureau/annexe-integrale.pdf"));
        List<String> demandes = Files.readAllLines(entree.resolve("demandes.csv"), Charset.forName("windows-1252"));
        List<String> colonnes = List.of(demandes.get(0).split(";"));
        int nom = colonnes.indexOf("Nom");
        long nommes = 0;
        for (String ligne : demandes.subList(1, demandes.size())) {
            String[] cellules = ligne.split(";");
            if (cellules.length > nom && cellules[nom].length() > 4) {
                nommes += integrale.contains(cellules[nom]) ? 1 : 0;
                assertFalse(publiable.contains(cellules[nom]));
            }
        }
        assertTrue(nommes > 20, "l'annexe intégrale, elle, nomme");
    }

    @Test
    void le_proces_verbal_mene_aux_notifications_au_bordereau_et_au_suivi() throws IOException {
        Path sortie = dossier.resolve("delibere");
        Path retire = procesVerbal("retire.yaml");
        // The first grant of the agenda is put off by the Bureau: it is neither notified nor paid.
        String texte = Files.readString(retire)
                .replaceFirst("    decision: accordé\n    montant: 200.00 EUR\n", "    decision: ajourné\n");
        Files.writeString(retire, texte);
        Console console = mois(
                REGLEMENT,
                sortie,
                "--collectivite",
                COLLECTIVITE,
                "--deliberation",
                retire,
                "--transmission",
                "2020-07-17",
                "--notification",
                "2020-07-20",
                "--conseil",
                "2020-09-30");
        assertEquals(0, console.code(), console.erreur());
        SortedMap<String, List<Object>> propositions = propositions(sortie);
        assertEquals(propositions(prepare), propositions);
        long accordes = nombre(propositions, "ACCORDER") - 1;
        assertEquals(
                accordes, noms(sortie.resolve("lettres/notification-octroi")).size());
        assertEquals(
                nombre(propositions, "REFUSER"),
                noms(sortie.resolve("lettres/notification-refus")).size());
        assertEquals(60, noms(sortie.resolve("suivi")).size());
        List<String> extraits = noms(sortie.resolve("bureau/extraits-individuels"));
        assertEquals(accordes + nombre(propositions, "REFUSER"), extraits.size());
        for (String individuel : extraits) {
            assertTrue(
                    texte(sortie.resolve("bureau/extraits-individuels/" + individuel))
                            .replaceAll("\\s", "")
                            .contains("dossier" + individuel.replace(".pdf", "")),
                    individuel);
        }
        String compteRendu = texte(sortie.resolve("bureau/compte-rendu.pdf"));
        assertTrue(compteRendu.contains("30 septembre 2020"), compteRendu);
        assertTrue(compteRendu.contains(Long.toString(accordes)), compteRendu);
        List<String> bordereau = Files.readAllLines(sortie.resolve("bordereau.csv"));
        List<String> bloques = Files.readAllLines(sortie.resolve("versements-bloques.csv"));
        assertEquals(accordes, bordereau.size() - 3 + bloques.size() - 1);
        assertEquals("2020-07-20", bordereau.get(1).split(";")[2]);
        long payables = propositions.values().stream()
                .filter(proposition -> proposition.get(3).equals("PAYABLE"))
                .count();
        assertTrue(payables - (bordereau.size() - 3) <= 1, "seul l'ajourné manque à ceux qui étaient payables");
        assertEquals(
                0,
                Console.taper("journal", "verifier", sortie.resolve("journal.jsonl"))
                        .code());
        assertFalse(console.sortie().contains("supposé"), console.sortie());
        assertFalse(console.sortie().contains("SIMULATION"));
        assertTrue(Files.readString(sortie.resolve("journal.jsonl")).contains("B2020-07-012"));
        // Every mandat names its act, and the extract of that act names the beneficiary.
        String extrait =
                texte(sortie.resolve("bureau/extrait-B2020-07-012.pdf")).replaceAll("\\s", "");
        for (String versement : bordereau.subList(3, bordereau.size())) {
            assertEquals("B2020-07-012", versement.split(";")[3]);
            assertTrue(extrait.contains(versement.split(";")[2]), versement.split(";")[2]);
        }
    }

    @Test
    void le_retour_du_comptable_se_prend_avec_le_proces_verbal() throws IOException {
        Path sortie = dossier.resolve("paye");
        Object[] options = {"--collectivite", COLLECTIVITE, "--deliberation", procesVerbal("paye.yaml")};
        Console sansConseil = mois(REGLEMENT, sortie, options);
        assertEquals(0, sansConseil.code());
        assertFalse(Files.exists(sortie.resolve("bureau/compte-rendu.pdf")));
        assertTrue(sansConseil.sortie().contains("--conseil"), sansConseil.sortie());
        List<String> bordereau = Files.readAllLines(sortie.resolve("bordereau.csv"));
        String[] un = bordereau.get(3).split(";");
        String[] deux = bordereau.get(4).split(";");
        Path retour = Files.writeString(
                dossier.resolve("retour.csv"),
                "reference;issue;code;montant;jour\n"
                        + un[1] + ";PAYE;;200,00;2020-08-03\n"
                        + deux[1] + ";REJET_BANCAIRE;AC04;200,00;2020-08-04\n"
                        + "V0-1;PAYE;;200,00;2020-08-03\n"
                        + "V0-2;PEUT_ETRE;;200,00;2020-08-03\n"
                        + un[1] + ";PAYÉ;;200,00;3/8/20\n");
        Console console = mois(
                REGLEMENT,
                sortie,
                Stream.concat(Stream.of(options), Stream.of("--retour", retour)).toArray());
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Retour du comptable : 2 lignes sur 5 appliquées"), console.sortie());
        assertTrue(
                console.sortie()
                        .contains(
                                "Retour du comptable, ligne 5 rejetée : ISSUE_INCONNUE, colonne « issue » : l'issue n'est"),
                console.sortie());
        assertTrue(console.sortie().contains("retour-a-voir.csv"), console.sortie());
        assertEquals(
                List.of(
                        "ligne;reference;colonne;code",
                        "5;;issue;ISSUE_INCONNUE",
                        "6;" + un[1] + ";issue;ISSUE_INCONNUE",
                        "6;" + un[1] + ";jour;DATE_INVALIDE",
                        "4;V0-1;;REFERENCE_INCONNUE"),
                Files.readAllLines(sortie.resolve("retour-a-voir.csv")));
        Path duTableur = Files.writeString(
                dossier.resolve("tableur.csv"), Files.readString(retour), Charset.forName("windows-1252"));
        Console autre = mois(
                REGLEMENT,
                sortie,
                Stream.concat(Stream.of(options), Stream.of("--retour", duTableur))
                        .toArray());
        assertEquals(2, autre.code());
        assertTrue(
                autre.erreur().startsWith("octroi : --retour " + duTableur + " : ce fichier n'est pas en UTF-8"),
                autre.erreur());
        assertEquals(List.of(deux[2] + ".pdf"), noms(sortie.resolve("lettres/demande-rib")));
        assertTrue(Files.readString(sortie.resolve("suivi").resolve(un[2] + ".txt"))
                .contains("3 août 2020"));
    }

    @Test
    void un_proces_verbal_qui_ne_s_accorde_pas_dit_chaque_ecart_et_n_ecrit_rien() throws IOException {
        Path faux = procesVerbal("faux.yaml");
        Files.writeString(
                faux,
                Files.readString(faux)
                        .replaceFirst("dossier: \"[^\"]+\"", "dossier: \"DEM-INCONNU\"")
                        .replace("elu-06", "elu-99"));
        Console console = mois(REGLEMENT, dossier.resolve("x"), "--collectivite", COLLECTIVITE, "--deliberation", faux);
        assertEquals(2, console.code());
        for (String ecart : List.of(
                "--deliberation " + faux
                        + " : le procès-verbal ne s'accorde pas avec l'ordre du jour ; rien n'a été écrit",
                "  ligne " + ligne(faux, "elu-99")
                        + ", membre elu-99 : un membre présent n'est pas parmi les membres en exercice : corriger son code,"
                        + " ou la liste des membres (MEMBRE_HORS_EXERCICE)",
                "  ligne " + ligne(faux, "DEM-INCONNU")
                        + ", dossier DEM-INCONNU : ce dossier n'est pas à l'ordre du jour (DOSSIER_HORS_ORDRE_DU_JOUR)",
                " : ce dossier est à l'ordre du jour et n'a pas de ligne (LIGNE_ABSENTE)")) {
            assertTrue(console.erreur().contains(ecart), console.erreur());
        }
        assertFalse(Files.exists(dossier.resolve("x")));
    }

    private static int ligne(Path fichier, String mot) throws IOException {
        List<String> lignes = Files.readAllLines(fichier);
        return 1
                + IntStream.range(0, lignes.size())
                        .filter(i -> lignes.get(i).contains(mot))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void chaque_discordance_a_sa_phrase_et_garde_son_code() {
        for (Discordance.Code code : Discordance.Code.values()) {
            String phrase = ApresSeance.phrase(new Discordance(code, null, null), OptionalInt.empty());
            assertTrue(phrase.matches("  [a-zé].*[^.] \\(" + code + "\\)"), phrase);
        }
    }

    @Test
    void une_seance_simulee_le_dit_dans_chaque_fichier_et_sur_chaque_page() throws IOException {
        Path sortie = dossier.resolve("simule");
        Console console = mois(REGLEMENT, sortie, "--collectivite", COLLECTIVITE, "--simuler-seance");
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("SIMULATION"));
        assertTrue(Files.exists(sortie.resolve("bordereau.csv")));
        int vus = 0;
        try (Stream<Path> fichiers = Files.walk(sortie)) {
            for (Path fichier : fichiers.filter(Files::isRegularFile).toList()) {
                String nom = String.valueOf(fichier.getFileName());
                if (nom.endsWith(".pdf")) {
                    chaquePageLeDit(fichier);
                } else if (nom.endsWith(".csv")) {
                    assertTrue(
                            Files.readAllLines(fichier).stream().allMatch(ligne -> ligne.contains("SIMULATION")), nom);
                } else {
                    assertTrue(
                            Files.readString(fichier).toUpperCase(Locale.ROOT).contains("SIMULATION"), nom);
                }
                vus++;
            }
        }
        assertTrue(vus > 200, "lettres, explications et suivi de 60 dossiers");
    }

    private static void chaquePageLeDit(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper lecteur = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                assertTrue(lecteur.getText(document).contains("SIMULATION"), pdf.getFileName() + ", page " + page);
            }
        }
    }

    @Test
    void apres_la_fin_du_reglement_la_demande_est_transmise_avec_ses_pieces() throws IOException {
        Path court = Files.writeString(
                dossier.resolve("court.yaml"), Files.readString(REGLEMENT).replace("au: 2021-10-31", "au: 2020-05-25"));
        Path sortie = dossier.resolve("transmis");
        Console console = mois(court, sortie, "--collectivite", COLLECTIVITE);
        assertEquals(0, console.code(), console.erreur());
        List<String> transmis = noms(sortie.resolve("transmissions"));
        assertTrue(transmis.size() > 5, console.sortie());
        SortedMap<String, List<Object>> propositions = propositions(sortie);
        String modele = Files.readString(sortie.resolve("bureau/proces-verbal-modele.yaml"));
        for (String numero : transmis) {
            assertTrue(String.valueOf(propositions.get(numero)).contains("PERIODE_ACHAT"), numero);
            assertFalse(modele.contains(numero), "le Bureau n'a rien à décider");
            assertTrue(Files.exists(sortie.resolve("lettres/transmission").resolve(numero + ".pdf")));
            assertFalse(Files.exists(sortie.resolve("lettres/accuse-reception").resolve(numero + ".pdf")));
            String demande = Files.readString(
                    sortie.resolve("transmissions").resolve(numero).resolve("demande.json"));
            assertTrue(demande.contains("\"recueLe\" : \"2020-06-"), demande);
            assertTrue(demande.contains("\"transmiseA\" : \"Île-de-France Mobilités\""));
            for (String piece : noms(sortie.resolve("transmissions").resolve(numero))) {
                assertTrue(piece.equals("demande.json") || demande.contains(piece), piece);
            }
        }
    }

    @Test
    void sans_fiche_de_collectivite_rien_ne_passe_pour_vrai() throws IOException {
        Path sortie = dossier.resolve("sans-fiche");
        Console console = mois(REGLEMENT, sortie);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Sans --collectivite"), console.sortie());
        Path lettres = sortie.resolve("lettres/accuse-reception");
        assertTrue(texte(lettres.resolve(noms(lettres).get(0))).contains("à renseigner"));
        assertTrue(Files.readString(sortie.resolve("bureau/proces-verbal-modele.yaml"))
                .contains("seance: \"bureau-2020-07-22\""));
    }

    @Test
    void ce_qui_a_ete_rempli_n_est_jamais_efface() throws IOException {
        Path sortie = dossier.resolve("rempli");
        assertEquals(0, mois(REGLEMENT, sortie, "--collectivite", COLLECTIVITE).code());
        Path modele = sortie.resolve("bureau/proces-verbal-modele.yaml");
        Files.writeString(modele, Files.readString(procesVerbal("rempli.yaml")));
        refuse(mois(REGLEMENT, sortie, "--collectivite", COLLECTIVITE), "a été rempli");
        refuse(mois(REGLEMENT, sortie, "--deliberation", modele), "le ranger ailleurs");
        assertTrue(Files.readString(modele).contains("B2020-07-012"));
    }

    @Test
    void les_options_qui_ne_vont_pas_ensemble_se_disent() throws IOException {
        Path sortie = dossier.resolve("x");
        Path pv = procesVerbal("options.yaml");
        refuse(mois(REGLEMENT, sortie, "--deliberation", pv, "--simuler-seance"), "--deliberation : ");
        refuse(mois(REGLEMENT, sortie, "--sans-pieces", "--simuler-seance"), "--sans-pieces");
        refuse(mois(REGLEMENT, sortie, "--sans-pieces", "--deliberation", pv), "--sans-pieces");
        refuse(mois(REGLEMENT, sortie, "--retour", pv), "--retour : ");
        refuse(mois(REGLEMENT, sortie, "--notification", "2020-07-20"), "--notification : ");
        refuse(
                mois(
                        REGLEMENT,
                        sortie,
                        "--collectivite",
                        COLLECTIVITE,
                        "--deliberation",
                        pv,
                        "--transmission",
                        "2020-07-15"),
                "--transmission : ce jour précède la séance du 16 juillet 2020");
        refuse(
                mois(REGLEMENT, sortie, "--deliberation", pv, "--retour", dossier.resolve("absent.csv")),
                "absent.csv : ce fichier n'existe pas");
        Path ailleurs = Files.writeString(
                dossier.resolve("ailleurs.yaml"), Files.readString(pv).replace("bureau-2020-07-16", "bureau-inconnu"));
        refuse(
                mois(REGLEMENT, sortie, "--collectivite", COLLECTIVITE, "--deliberation", ailleurs),
                "« bureau-inconnu » ; la séance préparée est « bureau-2020-07-16 »");
        Path modele = prepare.resolve("bureau/proces-verbal-modele.yaml");
        refuse(mois(REGLEMENT, sortie, "--deliberation", modele), "proces-verbal-modele.yaml, ligne ");
        Path passee = Files.writeString(
                dossier.resolve("passee.yaml"),
                Files.readString(COLLECTIVITE, StandardCharsets.UTF_8)
                        .replace("limite: 2020-07-03", "limite: 2020-06-20")
                        .replace("limite: 2020-09-04", "limite: 2020-06-25"));
        refuse(mois(REGLEMENT, sortie, "--collectivite", passee, "--simuler-seance"), "aucune séance");
        assertFalse(Files.exists(sortie));
        Console console = mois(REGLEMENT, dossier.resolve("sans-seance"), "--collectivite", passee);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Aucune séance n'est prévue"), console.sortie());
    }

    private static void refuse(Console console, String phrase) {
        assertEquals(2, console.code());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }
}
