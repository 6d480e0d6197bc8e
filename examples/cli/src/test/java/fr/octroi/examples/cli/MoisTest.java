package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.instruction.Instruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoisTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");
    private static final Path MAPPAGE = RESSOURCES.resolve("mappage/plateforme-e-services.yaml");
    private static final Path REGLEMENT = RESSOURCES.resolve("reglements/gpso-vae-2019.yaml");

    @TempDir
    Path dossier;

    private Path entree = Path.of("");

    @BeforeAll
    void inventer_un_mois(@TempDir Path commun) throws IOException {
        entree = Files.createDirectory(commun.resolve("entree"));
        new GenerateurDeMois(120, 7, YearMonth.of(2020, 6), false).ecrire(entree);
    }

    private Console mois(Path lot, Path mappage, Path reglement, Path sortie, Object... options) {
        Object[] arguments = {
            "mois",
            "--entree",
            lot,
            "--mappage",
            mappage,
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

    private Console mois(String sortie, Object... options) {
        return mois(entree, MAPPAGE, REGLEMENT, dossier.resolve(sortie), options);
    }

    private static List<String> contenu(Path dossier) throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> fichier.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void un_mois_invente_est_instruit_comme_il_fut_invente() throws IOException {
        Console console = mois("fidele");
        assertEquals(0, console.code(), console.erreur());
        assertEquals("", console.erreur());
        Path sortie = dossier.resolve("fidele");
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
                contenu(sortie));
        assertEquals(
                MoisDeReferenceTest.propositions(entree.resolve("attendu.csv")),
                MoisDeReferenceTest.propositions(sortie.resolve("propositions.csv")));
        assertEquals(
                new TreeSet<>(Files.readAllLines(entree.resolve("rejets-attendus.csv"))),
                new TreeSet<>(Files.readAllLines(sortie.resolve("rejets.csv"))));
        assertEquals(120, contenu(sortie.resolve("explications")).size());
        assertTrue(console.sortie().contains("120 dossiers instruits"));
    }

    @Test
    void chaque_motif_est_explique_avec_son_article_et_sans_nommer_personne() throws IOException {
        mois("explique");
        String demandes = Files.readString(entree.resolve("demandes.csv"), WINDOWS_1252);
        for (String ligne : Files.readAllLines(dossier.resolve("explique/propositions.csv"))) {
            String[] cellules = ligne.split(";", -1);
            if (cellules[0].equals("numero")) {
                continue;
            }
            String page = Files.readString(dossier.resolve("explique/explications/" + cellules[0] + ".txt"));
            for (String motif : cellules[3].isEmpty() ? new String[0] : cellules[3].split("\\|")) {
                assertTrue(page.contains("[" + motif + "]"), motif);
            }
            assertTrue(page.contains("article 2") && page.contains("L311-3-1"));
            assertTrue(page.lines().allMatch(texte -> texte.length() <= 88), page);
            String demande = demandes.lines()
                    .filter(d -> d.startsWith(cellules[0] + ";"))
                    .findFirst()
                    .orElseThrow();
            String courriel = Stream.of(demande.split(";"))
                    .filter(c -> c.contains("@"))
                    .findFirst()
                    .orElseThrow();
            assertFalse(page.contains(courriel));
        }
    }

    @Test
    void le_meme_mois_donne_les_memes_propositions_et_remplace_les_anciennes() throws IOException {
        mois("deux-fois");
        String premiere = Files.readString(dossier.resolve("deux-fois/propositions.csv"));
        assertEquals(0, mois("deux-fois").code());
        assertEquals(premiere, Files.readString(dossier.resolve("deux-fois/propositions.csv")));
        assertTrue(contenu(dossier).stream().noneMatch(nom -> nom.startsWith(".")), "rien ne reste à côté");

        Path note = Files.writeString(dossier.resolve("deux-fois/explications/note.docx"), "d'un agent");
        refuse(mois("deux-fois"), "--sortie", "« note.docx »");
        assertTrue(Files.exists(note));
    }

    @Test
    void le_journal_se_verifie_et_une_ligne_changee_se_dit() throws IOException {
        mois("journal");
        Path journal = dossier.resolve("journal/journal.jsonl");
        assertEquals(0, Console.taper("journal", "verifier", journal).code());

        Path change = dossier.resolve("change.jsonl");
        Files.writeString(change, Files.readString(journal).replaceFirst("\"rang\":2", "\"rang\":3"));
        Console console = Console.taper("journal", "verifier", change);
        assertEquals(1, console.code());
        assertTrue(console.erreur().contains("change.jsonl, ligne 2 : "), console.erreur());

        List<String> lignes = Files.readAllLines(journal);
        Files.write(change, lignes.subList(0, lignes.size() / 2));
        assertTrue(Console.taper("journal", "verifier", change).erreur().contains("CLOTURE_ABSENTE"));
        assertEquals(
                2,
                Console.taper("journal", "verifier", dossier.resolve("absent")).code());
    }

    @Test
    @Tag("securite")
    void un_journal_refait_ne_passe_pas_pour_celui_dont_la_racine_a_ete_gardee() throws IOException {
        mois("journal");
        Path journal = dossier.resolve("journal/journal.jsonl");
        List<String> lignes = Files.readAllLines(journal);
        String racine = lignes.get(lignes.size() - 1).replaceAll(".*\"racine\":\"([0-9a-f]{64})\".*", "$1");
        Console console = Console.taper("journal", "verifier", journal, "--racine", racine.toUpperCase(Locale.ROOT));
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("celle qui a été gardée"), console.sortie());

        // Whoever can write the file can close it again: its chain holds, and its root is another.
        Path refait = Files.writeString(
                dossier.resolve("refait.jsonl"),
                "{\"nombre\":0,\"racine\":\""
                        + Empreinte.deChamps("racine", "0").hexadecimal() + "\"}\n");
        assertEquals(0, Console.taper("journal", "verifier", refait).code());
        Console autre = Console.taper("journal", "verifier", refait, "--racine", racine);
        assertEquals(1, autre.code());
        assertTrue(autre.erreur().contains("RACINE_DIFFERENTE"), autre.erreur());
        refuse(Console.taper("journal", "verifier", journal, "--racine", "1234"), "--racine", "64");
    }

    @Test
    void un_demandeur_controle_son_dossier_sans_voir_les_autres() throws IOException {
        mois("journal");
        Path journal = dossier.resolve("journal/journal.jsonl");
        List<String> lignes = Files.readAllLines(journal);
        String racine = lignes.get(lignes.size() - 1).replaceAll(".*\"racine\":\"([0-9a-f]{64})\".*", "$1");
        String numero = lignes.get(0).replaceAll(".*\"dossier\":\"([^\"]*)\".*", "$1");
        Path preuve = dossier.resolve("preuve.jsonl");
        Console console = Console.taper("journal", "prouver", journal, "--dossier", numero, "--sortie", preuve);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains(racine), console.sortie());
        for (String ligne : Files.readAllLines(preuve)) {
            assertTrue(ligne.contains("\"dossier\":\"" + numero + "\""), ligne);
        }
        Console tient = Console.taper("journal", "controler", preuve, "--racine", racine);
        assertEquals(0, tient.code(), tient.erreur());
        assertTrue(tient.sortie().startsWith("Prouvé : "), tient.sortie());

        Path change = Files.writeString(
                dossier.resolve("change.jsonl"), Files.readString(preuve).replaceFirst("\"rang\":2", "\"rang\":3"));
        finit(
                Main.A_VOIR,
                Console.taper("journal", "controler", change, "--racine", racine),
                "CHAINE_ROMPUE",
                "a été changé");
        Files.writeString(change, Files.readString(preuve).replaceFirst("\"rang\":2", "\"rang\":-2"));
        finit(
                Main.A_VOIR,
                Console.taper("journal", "controler", change, "--racine", racine),
                "change.jsonl",
                "ni une preuve");
        refuse(
                Console.taper("journal", "controler", dossier.resolve("absente"), "--racine", racine),
                "absente",
                "n'existe pas");
        finit(
                Main.A_VOIR,
                Console.taper("journal", "controler", preuve, "--racine", "0".repeat(64)),
                "AUTRE_RACINE",
                "ne sont pas ceux");
        refuse(
                Console.taper("journal", "prouver", journal, "--dossier", "PERSONNE", "--sortie", preuve),
                "PERSONNE",
                "rien n'y est écrit");
        refuse(
                Console.taper("journal", "prouver", journal, "--dossier", numero, "--sortie", journal),
                "--sortie",
                "c'est un fichier lu");
        assertEquals(lignes, Files.readAllLines(journal), "what proves everybody was written over");
    }

    private Console rejouer(Path journal, Path lot, Path reglement, Object... options) {
        Object[] arguments = {
            "journal", "rejouer", journal, "--entree", lot, "--mappage", MAPPAGE, "--reglement", reglement
        };
        return Console.taper(
                Stream.concat(Stream.of(arguments), Stream.of(options)).toArray());
    }

    /** Few enough to be read several times. */
    private Path petitMois(String nom) throws IOException {
        Path petit = Files.createDirectory(dossier.resolve(nom));
        new GenerateurDeMois(12, 7, YearMonth.of(2020, 6), false).ecrire(petit);
        return petit;
    }

    @Test
    void ce_qui_fut_propose_se_rejoue_et_ce_qui_fut_change_se_nomme() throws IOException {
        Path petit = petitMois("petit");
        mois(petit, MAPPAGE, REGLEMENT, dossier.resolve("journal"));
        Path journal = dossier.resolve("journal/journal.jsonl");
        long proposees = Files.readAllLines(journal).stream()
                .filter(ligne -> ligne.contains("INSTRUCTION_FAITE"))
                .count();
        Console console = rejouer(journal, petit, REGLEMENT);
        assertEquals(0, console.code(), console.sortie() + console.erreur());
        assertTrue(
                console.sortie().startsWith(proposees + " propositions rejouées à l'identique, 0 différente, 0 imp"),
                console.sortie());

        String accordee = Files.readAllLines(journal).stream()
                .filter(ligne -> ligne.contains("\"proposition\":\"ACCORDER\""))
                .map(ligne -> ligne.replaceAll(".*\"dossier\":\"([^\"]*)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        Path change = petitMois("change");
        Path demandes = change.resolve("demandes.csv");
        List<String> lignes = Files.readAllLines(demandes, WINDOWS_1252);
        int insee = List.of(lignes.get(0).split(";", -1)).indexOf("Code INSEE");
        List<String> changees = lignes.stream()
                .map(ligne -> {
                    String[] cellules = ligne.split(";", -1);
                    if (ligne.contains(accordee)) {
                        cellules[insee] = "75056";
                    }
                    return String.join(";", cellules);
                })
                .toList();
        Files.write(demandes, changees, WINDOWS_1252);
        Console autre = rejouer(journal, change, REGLEMENT);
        assertEquals(1, autre.code(), autre.erreur());
        assertTrue(autre.sortie().startsWith(accordee + ", version 2 : DIFFERENT, MOTIF"), autre.sortie());
        assertTrue(
                autre.sortie()
                        .contains("au journal par Octroi " + Instruction.VERSION
                                + ", « RESIDENCE » au rejeu par Octroi " + Instruction.VERSION),
                autre.sortie());
        assertTrue(
                autre.sortie().contains((proposees - 1) + " propositions rejouées à l'identique, 1 différente"),
                autre.sortie());

        Path regle =
                Files.writeString(dossier.resolve("regle.yaml"), Files.readString(REGLEMENT) + "# un mot de plus\n");
        Console sousUneAutre = rejouer(journal, petit, regle);
        assertEquals(1, sousUneAutre.code(), sousUneAutre.erreur());
        assertTrue(sousUneAutre.sortie().contains("IMPOSSIBLE, REGLEMENT_AUTRE : 2019"), sousUneAutre.sortie());
        assertTrue(sousUneAutre.sortie().contains(proposees + " impossibles à rejouer"), sousUneAutre.sortie());
    }

    @Test
    void un_mois_sans_pieces_se_rejoue_sans_pieces() throws IOException {
        Path petit = petitMois("petit-declare");
        mois(petit, MAPPAGE, REGLEMENT, dossier.resolve("declare"), "--sans-pieces");
        Path journal = dossier.resolve("declare/journal.jsonl");
        Console console = rejouer(journal, petit, REGLEMENT, "--sans-pieces");
        assertEquals(0, console.code(), console.sortie() + console.erreur());
        assertEquals(1, rejouer(journal, petit, REGLEMENT).code());
        refuse(rejouer(journal, dossier.resolve("absent"), REGLEMENT), "--entree", "n'existe pas");
    }

    @Test
    void sans_pieces_rien_n_est_ouvert_et_cela_se_dit() throws IOException {
        Path seul = Files.createDirectory(dossier.resolve("table-seule"));
        Files.copy(entree.resolve("demandes.csv"), seul.resolve("demandes.csv"));
        Console console = mois(seul, MAPPAGE, REGLEMENT, dossier.resolve("declare"), "--sans-pieces");
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("FAITS DÉCLARÉS SEULEMENT"));
        String journal = Files.readString(dossier.resolve("declare/journal.jsonl"));
        assertTrue(journal.contains("\"version\":\"2019-declare\""));
        assertFalse(journal.contains("PIECE_"));
        String page = Files.readString(dossier.resolve("declare/explications")
                .resolve(contenu(dossier.resolve("declare/explications")).get(0)));
        assertTrue(page.replaceAll("\\s+", " ").contains("ne vaut que sur les faits déclarés"));
    }

    @Test
    void un_dossier_du_nom_d_un_reglement_fourni_ne_le_cache_pas() throws IOException {
        Path ici = Files.createDirectory(Path.of("gpso-vae-2019"));
        try {
            assertEquals(Optional.empty(), SimulerCommande.fichier("gpso-vae-2019"));
            assertEquals(
                    "gpso-vae",
                    SimulerCommande.lire("--reglement", "gpso-vae-2019").code());
            assertEquals(
                    1,
                    SimulerCommande.lireEnsemble("--reglement", List.of("gpso-vae-2019"))
                            .size());
        } finally {
            Files.delete(ici);
        }
        assertEquals(Optional.of(REGLEMENT), SimulerCommande.fichier(REGLEMENT.toString()));
    }

    @Test
    void une_nature_que_le_lecteur_ne_reconnait_pas_se_dit_avant_d_ecrire_a_tous() throws IOException {
        Path faute = dossier.resolve("nature.yaml");
        Files.writeString(faute, Files.readString(REGLEMENT).replace("natures: [RIB]", "natures: [RIBE]"));
        Console console = mois(entree, MAPPAGE, faute, dossier.resolve("nature"));
        assertTrue(
                console.sortie().startsWith("Attention, pièce RIB : le lecteur ne reconnaît pas la nature « RIBE »"),
                console.sortie());
    }

    @Test
    void un_code_que_le_mappage_ne_donne_jamais_se_dit() throws IOException {
        Path faute = dossier.resolve("faute.yaml");
        Files.writeString(faute, Files.readString(MAPPAGE).replace("VAE_CARGO:", "BIPORTEUR:"));
        Console console = mois(entree, faute, REGLEMENT, dossier.resolve("faute"));
        assertTrue(console.sortie()
                .startsWith("Attention, codes du règlement que le mappage ne donne jamais : VAE_CARGO"));
        assertFalse(mois("sans-faute").sortie().contains("Attention"));
        Path sansCommune = dossier.resolve("sans-commune.yaml");
        Files.writeString(sansCommune, Files.readString(MAPPAGE).replace("  insee: Code INSEE\n", ""));
        assertTrue(mois(entree, sansCommune, REGLEMENT, dossier.resolve("sans-commune"))
                .sortie()
                .startsWith(
                        "Attention, aucune colonne ne donne ce que le règlement lit, inconnu donc dans chaque dossier :"
                                + " commune de résidence principale (demandeur.commune)"));
    }

    @Test
    void un_mappage_qui_refuserait_tout_le_monde_arrete_la_commande() throws IOException {
        Path intervertis = dossier.resolve("intervertis.yaml");
        Files.writeString(intervertis, Files.readString(MAPPAGE).replace("VAE_CARGO:", "VAE_CRAGO:"));
        refuse(
                mois(entree, intervertis, REGLEMENT, dossier.resolve("x")),
                "intervertis.yaml (colonnes.nature)",
                "vouliez-vous dire « VAE_CARGO » ?");
        Path brut = dossier.resolve("brut.yaml");
        Files.writeString(
                brut,
                Files.readString(MAPPAGE).replaceAll("(?s)  etat:\n.*?  designation", "  etat: État\n  designation"));
        refuse(mois(entree, brut, REGLEMENT, dossier.resolve("x")), "« État »", "pas de vocabulaire");
        refuse(
                Console.taper(
                        "mappage", "essai", "--mappage", brut, "--entree", entree, "--reglement", "gpso-vae-2019"),
                "« État »",
                "pas de vocabulaire");
        refuse(
                Console.taper(
                        "reglement",
                        "simuler",
                        "--avant",
                        "gpso-vae-2019",
                        "--apres",
                        "gpso-vae-2019",
                        "--dossiers",
                        entree.resolve("demandes.csv"),
                        "--mappage",
                        brut,
                        "--sortie",
                        dossier.resolve("x")),
                "« État »",
                "pas de vocabulaire");
        Path sansPieces = dossier.resolve("sans-pieces.yaml");
        String texte = Files.readString(MAPPAGE);
        Files.writeString(sansPieces, texte.substring(0, texte.indexOf("\npieces:")));
        refuse(mois(entree, sansPieces, REGLEMENT, dossier.resolve("x")), "« FACTURE »", "--sans-pieces");
        assertFalse(Files.exists(dossier.resolve("x")));
    }

    @Test
    void un_code_qui_n_est_d_aucune_commune_ne_refuse_personne() throws IOException {
        Path lot = Files.createDirectory(dossier.resolve("communes"));
        List<String> lignes = Files.readAllLines(entree.resolve("demandes.csv"), WINDOWS_1252);
        int insee = List.of(lignes.get(0).split(";")).indexOf("Code INSEE");
        Path attendus = entree.resolve("attendu.csv");
        String accorde = Files.readAllLines(attendus).stream()
                .filter(ligne -> ligne.contains(";ACCORDER;"))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
        String[] cellules = lignes.stream()
                .filter(ligne -> ligne.startsWith(accorde + ";"))
                .findFirst()
                .orElseThrow()
                .split(";", -1);
        cellules[insee] = "92100";
        Files.write(lot.resolve("demandes.csv"), List.of(lignes.get(0), String.join(";", cellules)), WINDOWS_1252);
        mois(lot, MAPPAGE, REGLEMENT, dossier.resolve("communes-lues"), "--sans-pieces");
        assertEquals(
                accorde + ";COMPLETER;;demandeur.commune:INCONNUE;",
                Files.readAllLines(dossier.resolve("communes-lues/propositions.csv"))
                        .get(1));
    }

    @Test
    void un_fichier_annonce_et_absent_rend_sa_ligne_a_la_plateforme() throws IOException {
        Path lot = Files.createDirectory(dossier.resolve("incomplet"));
        List<String> lignes =
                Files.readAllLines(entree.resolve("demandes.csv"), WINDOWS_1252).subList(0, 2);
        Files.write(lot.resolve("demandes.csv"), lignes, WINDOWS_1252);
        assertEquals(0, mois(lot, MAPPAGE, REGLEMENT, dossier.resolve("rendu")).code());
        String numero = lignes.get(1).substring(0, lignes.get(1).indexOf(';'));
        assertEquals(
                List.of("ligne;numero;motif", "2;" + numero + ";PIECE_INTROUVABLE"),
                Files.readAllLines(dossier.resolve("rendu/rejets.csv")));
    }

    @Test
    void chaque_faute_d_une_ligne_se_dit_en_clair_avec_son_champ_et_sans_la_valeur() throws IOException {
        Path lot = Files.createDirectory(dossier.resolve("fautif"));
        List<String> lignes =
                Files.readAllLines(entree.resolve("demandes.csv"), WINDOWS_1252).subList(0, 2);
        List<String> entetes = List.of(lignes.get(0).split(";", -1));
        List<String> cellules = new ArrayList<>(List.of(lignes.get(1).split(";", -1)));
        cellules.set(entetes.indexOf("Montant TTC"), "mille");
        cellules.set(entetes.indexOf("Date de facture"), "31/02/2020");
        Files.write(lot.resolve("demandes.csv"), List.of(lignes.get(0), String.join(";", cellules)), WINDOWS_1252);
        assertEquals(
                0,
                mois(lot, MAPPAGE, REGLEMENT, dossier.resolve("fautes"), "--sans-pieces")
                        .code());
        List<String> dites = Files.readAllLines(dossier.resolve("fautes/rejets-en-clair.csv"));
        assertEquals(3, dites.size(), dites.toString());
        assertEquals("ligne;numero;champ;motif;phrase", dites.get(0));
        String debut = "2;" + cellules.get(0) + ";";
        assertTrue(dites.stream().anyMatch(dite -> dite.startsWith(debut) && dite.contains(";MONTANT_INVALIDE;")));
        assertTrue(dites.stream().anyMatch(dite -> dite.startsWith(debut) && dite.contains(";DATE_INVALIDE;")));
        assertFalse(dites.toString().contains("mille") || dites.toString().contains("31/02"), dites.toString());
    }

    @Test
    void ce_qui_ne_peut_pas_se_faire_se_dit_en_une_phrase_et_n_ecrit_rien() throws IOException {
        Path faux = dossier.resolve("faux.yaml");
        Files.writeString(faux, Files.readString(REGLEMENT).replace("conditions:", "condtions:"));
        refuse(
                mois(entree, MAPPAGE, faux, dossier.resolve("x")),
                "faux.yaml, ligne ",
                "vouliez-vous dire « conditions » ?");

        Files.writeString(faux, Files.readString(REGLEMENT).replace("    article: article 3\n", ""));
        refuse(mois(entree, MAPPAGE, faux, dossier.resolve("x")), "faux.yaml, MATERIEL", "ARTICLE_ABSENT");

        Files.writeString(faux, Files.readString(MAPPAGE).replace("windows-1252", "UTF-8"));
        refuse(mois(entree, faux, REGLEMENT, dossier.resolve("x")), "demandes.csv, ligne ", "encodage");

        Files.writeString(faux, Files.readString(MAPPAGE).replace("    FACTURE: Facture", "    FACTUR: Facture"));
        refuse(
                mois(entree, faux, REGLEMENT, dossier.resolve("x")),
                "--mappage " + faux + " : aucune colonne ne donne la pièce « FACTURE »",
                " ; faux.yaml (pieces.colonnes.FACTUR) : le règlement ne nomme pas cette pièce ; vouliez-vous dire « FACTURE » ?");
        assertTrue(Console.taper("mappage", "essai", "--mappage", faux, "--entree", entree, "--reglement", REGLEMENT)
                .sortie()
                .contains("Attention, faux.yaml (pieces.colonnes.FACTUR) : le règlement ne nomme pas cette pièce"));

        Files.writeString(faux, Files.readString(MAPPAGE).replace("nom: Nom", "nom: Patronyme"));
        refuse(mois(entree, faux, REGLEMENT, dossier.resolve("x")), "demandes.csv, ligne 1", "« Patronyme »");

        refuse(
                mois(dossier.resolve("nulle-part"), MAPPAGE, REGLEMENT, dossier.resolve("x")),
                "--entree",
                "n'existe pas");
        refuse(mois(dossier, MAPPAGE, REGLEMENT, dossier.resolve("x")), "--entree", "demandes.csv");
        refuse(mois(entree, MAPPAGE, REGLEMENT, entree), "--sortie", "rien n'a été écrit");
        refuse(
                mois(entree, MAPPAGE, dossier.resolve("absent.yaml"), dossier.resolve("x")),
                "absent.yaml",
                "ce n'est ni un fichier");
        refuse(Console.taper("mois", "--entree", entree), "octroi : ", "--help");
        refuse(Console.taper("-x"), "octroi : « -x »", "n'est pas attendu ici");
        assertFalse(Console.taper("-x").erreur().contains("vouliez-vous"), "every option of one letter is near");
        refuse(Console.taper("journal", "verifier", ""), "octroi : il faut un fichier", "rien n'est donné");
        refuse(Console.taper("moix"), "octroi : ", "--help");
        assertFalse(Files.exists(dossier.resolve("x")));
        assertTrue(contenu(dossier).stream().noneMatch(nom -> nom.contains("partiel")));
    }

    @Test
    void un_dossier_n_est_pas_un_fichier_ni_un_fichier_un_dossier_et_la_place_se_dit_comme_elle_fut_ecrite() {
        Path x = dossier.resolve("x");
        String dossierDonne = " " + dossier + " : c'est un dossier ; il faut un fichier";
        refuse(mois(entree, dossier, REGLEMENT, x), "octroi : --mappage", dossierDonne);
        refuse(mois(entree, MAPPAGE, dossier, x), "octroi : --reglement", dossierDonne);
        for (String option : List.of("--collectivite", "--sessions", "--budget", "--deliberation")) {
            refuse(mois("x", option, dossier), "octroi : " + option, dossierDonne);
        }
        Path absent = dossier.resolve("absent.yaml");
        refuse(
                mois(entree, absent, REGLEMENT, x),
                "octroi : --mappage " + absent,
                "ce fichier n'existe pas ou ne peut pas être lu");
        Path demandes = entree.resolve("demandes.csv");
        refuse(mois(demandes, MAPPAGE, REGLEMENT, x), "octroi : --entree " + demandes, "ce n'est pas un dossier");
        refuse(
                Console.taper("mappage", "essai", "--mappage", MAPPAGE, "--entree", demandes),
                "octroi : --entree " + demandes,
                "ce n'est pas un dossier");
        refuse(Console.taper("reglement", "verifier", dossier), "octroi :", dossierDonne);
    }

    @Test
    void un_reglement_fourni_se_nomme_sans_fichier() throws IOException {
        Path lot = petitMois("petit-fourni");
        Console nomme = mois(lot, MAPPAGE, Path.of("gpso-vae-2019"), dossier.resolve("nomme"));
        assertEquals(0, nomme.code(), nomme.erreur());
        mois(lot, MAPPAGE, REGLEMENT, dossier.resolve("lu"));
        assertEquals(
                Files.readString(dossier.resolve("lu/propositions.csv")),
                Files.readString(dossier.resolve("nomme/propositions.csv")));
        refuse(
                mois(lot, MAPPAGE, Path.of("gpso-vae-1999"), dossier.resolve("x")),
                "octroi : --reglement gpso-vae-1999",
                "ce n'est ni un fichier, ni le nom d'un règlement fourni (bonus-velo-2018, ");
    }

    @Test
    void un_fichier_donne_pour_un_autre_se_dit_pour_ce_qu_il_est() {
        refuse(
                mois(entree, REGLEMENT, REGLEMENT, dossier.resolve("x")),
                "gpso-vae-2019.yaml, ligne ",
                "le fichier semble être un règlement, pas un mappage");
        refuse(
                mois(entree, MAPPAGE, MAPPAGE, dossier.resolve("x")),
                "plateforme-e-services.yaml, ligne ",
                "le fichier semble être un mappage, pas un règlement");
    }

    @Test
    void un_jour_d_avant_tous_les_depots_se_dit_a_cote_de_leur_nombre() throws IOException {
        Path lot = petitMois("petit-tot");
        String sortie = Console.taper(
                        "mois",
                        "--entree",
                        lot,
                        "--mappage",
                        MAPPAGE,
                        "--reglement",
                        REGLEMENT,
                        "--jour",
                        "2019-07-01",
                        "--sortie",
                        dossier.resolve("tot"))
                .sortie();
        assertTrue(sortie.contains(" DATE_DEPOT_FUTURE"), sortie);
        assertTrue(
                sortie.contains(
                        "Aucune demande lisible n'a été déposée le 1er juillet 2019 ou avant : le jour donné par --jour est sans doute faux."),
                sortie);
        String juste = mois(lot, MAPPAGE, REGLEMENT, dossier.resolve("a-temps")).sortie();
        assertFalse(juste.contains("--jour"), juste);
    }

    @Test
    void une_commande_mal_ecrite_se_dit_en_francais() {
        refuse(Console.taper("moix"), "« moix »", "n'est pas attendu ici ; vouliez-vous dire « mois » ?");
        refuse(Console.taper("payer"), "« payer »", "n'est pas attendu ici ; les commandes sont mois, demo, ");
        refuse(
                Console.taper("reglement", "verfier", REGLEMENT),
                "« verfier »",
                "n'est pas attendu ici ; vouliez-vous dire « verifier » ?");
        refuse(mois("x", "--colectivite", MAPPAGE), "« --colectivite »", "vouliez-vous dire « --collectivite » ?");
        refuse(mois("x", "--colectivite=" + MAPPAGE), "« --colectivite", "vouliez-vous dire « --collectivite » ?");
        refuse(mois("x", "--payer"), "« --payer »", "n'est pas attendu ici (voir");
        refuse(
                Console.taper("mappage"),
                "octroi : il manque une de ses commandes : essai",
                "« octroi mappage --help »");
        refuse(Console.taper("journal"), "il manque une de ses commandes : ", "horodater, ");
        refuse(Console.taper("journal", "lire"), "« lire » n'est pas attendu ici", "les commandes sont ");
        refuse(Console.taper("piece"), "octroi : il manque ", "--liste FICHIER ou FICHIER (voir");
        refuse(
                Console.taper(
                        "lot",
                        "envoyer",
                        "--poste",
                        "p",
                        "--destinataire",
                        "d",
                        "--du",
                        "2020-06-01",
                        "--au",
                        "2020-06-30"),
                "octroi : il manque --journal FICHIER ou --aide CODE, --mappage FICHIER, --entree DOSSIER (voir",
                "");
        refuse(Console.taper("mois", "--entree"), "--entree DOSSIER", "il manque");
        refuse(Console.taper("mois", "--jour", "2020-07-01"), "--mappage FICHIER, ", "il manque");
        refuse(Console.taper("journal", "verifier"), "FICHIER", "il manque");
        refuse(Console.taper("demo", "--dossiers", "abc"), "--dossiers N", "n'a pas cette forme");
        refuse(mois("x", "--jour", "2020-07-02"), "--jour AAAA-MM-JJ", "donnée deux fois (voir");
        Console console = Console.taper("mois", "--jour", "2020-02-30");
        refuse(console, "--jour AAAA-MM-JJ", "il faut un jour écrit AAAA-MM-JJ, comme 2026-01-31");
        assertFalse(console.erreur().contains("java"), console.erreur());
        refuse(
                Console.taper(
                        "mois",
                        "--entree",
                        entree,
                        "--mappage",
                        MAPPAGE,
                        "--reglement",
                        REGLEMENT,
                        "--jour",
                        "1820-07-01",
                        "--sortie",
                        dossier.resolve("x")),
                "--jour 1820-07-01",
                "hors du calendrier");
    }

    @Test
    void toute_aide_est_en_francais() {
        lireLAide(Main.commande());
    }

    private static void lireLAide(CommandLine commande) {
        String aide = commande.getUsageMessage();
        assertTrue(aide.startsWith("Usage\u00A0: octroi"), aide);
        for (String anglais : List.of("Show", "Print", "Commands", "COMMAND]", "Usage:", "OPTIONS")) {
            assertFalse(aide.contains(anglais), aide);
        }
        commande.getSubcommands().values().forEach(MoisTest::lireLAide);
    }

    /** What a result of before holds is replaced whole; what is read there would be lost. */
    @Test
    void un_mois_n_ecrit_pas_sur_ce_qu_il_lit() throws IOException {
        Path sortie = dossier.resolve("ancien");
        Path lu = Files.createDirectories(sortie.resolve("bureau")).resolve("seances.yaml");
        Files.writeString(lu, "bureau: {}");
        for (String option : List.of("--sessions", "--budget", "--collectivite")) {
            refuse(mois("ancien", option, lu), option, "ce fichier est dans --sortie, qui va être remplacé");
        }
        refuse(mois(entree, lu, REGLEMENT, sortie), "--mappage", "est dans --sortie");
        refuse(mois(entree, MAPPAGE, lu, sortie), "--reglement", "est dans --sortie");
        assertEquals("bureau: {}", Files.readString(lu));
        byte[] export = Files.readAllBytes(entree.resolve("demandes.csv"));
        Path fiche = Files.writeString(dossier.resolve("fiche.yaml"), "service:");
        for (String option : List.of("--sortie-pes", "--sortie-sepa")) {
            refuse(
                    mois("x", "--simuler-seance", option, entree.resolve("demandes.csv")),
                    option,
                    "de ceux de --entree ; rien n'a été écrit");
            refuse(
                    mois("x", "--simuler-seance", "--collectivite", fiche, option, fiche),
                    option,
                    "c'est un fichier lu ; rien n'a été écrit");
        }
        refuse(
                mois("x", "--simuler-seance", "--sortie-pes", fiche, "--sortie-sepa", dossier.resolve("./fiche.yaml")),
                "--sortie-pes et --sortie-sepa",
                "c'est le même fichier");
        assertArrayEquals(export, Files.readAllBytes(entree.resolve("demandes.csv")));
        assertEquals("service:", Files.readString(fiche));
    }

    @Test
    void une_panne_de_la_machine_se_dit_en_francais_sans_nommer_de_fichier() {
        assertEquals(
                "une lecture ou une écriture a échoué : le disque est plein",
                Main.phrase(new UncheckedIOException(new IOException("No space left on device"))));
        assertEquals(
                "une lecture ou une écriture a échoué : le droit de lire ou d'écrire manque",
                Main.phrase(new UncheckedIOException(new AccessDeniedException("Jean Dupont.pdf"))));
        assertEquals(
                "un fichier ou un dossier donné n'existe pas",
                Main.phrase(new UncheckedIOException(new NoSuchFileException("Jean Dupont.pdf"))));
        assertFalse(Main.phrase(new UncheckedIOException(new IOException("Jean Dupont.pdf")))
                .contains("Dupont"));
        assertTrue(
                Main.phrase(new InvalidPathException("Zoé.csv", "unmappable")).startsWith("un nom de fichier ne peut"));
        assertTrue(Main.phrase(new IllegalStateException(new OutOfMemoryError("heap")))
                .startsWith("la mémoire ne suffit pas"));
    }

    @Test
    void une_demonstration_n_ecrase_pas_un_vrai_mois() throws IOException {
        Path vrai = Files.createDirectories(dossier.resolve("vrai/entree/pieces"));
        Files.writeString(vrai.resolveSibling("demandes.csv"), "un vrai export");
        refuse(Console.taper("demo", "--dossiers", 1, "--sortie", dossier.resolve("vrai")), "--sortie", "« entree »");
        assertEquals("un vrai export", Files.readString(vrai.resolveSibling("demandes.csv")));
    }

    @Test
    void un_lien_qui_ne_mene_nulle_part_n_est_pas_une_sortie() throws IOException {
        Files.createSymbolicLink(dossier.resolve("pendant"), dossier.resolve("nulle-part"));
        refuse(mois("pendant"), "--sortie", "ce n'est pas un dossier");
    }

    private static void refuse(Console console, String lieu, String phrase) {
        finit(Main.ECHEC, console, lieu, phrase);
    }

    /** Ends with one sentence on what was found or could not be done, and nothing else. */
    private static void finit(int code, Console console, String lieu, String phrase) {
        assertEquals(code, console.code());
        assertEquals("", console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(lieu), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }

    @Test
    void l_essai_d_un_mappage_dit_ce_qui_manque_sans_montrer_de_valeur() throws IOException {
        Path partiel = dossier.resolve("partiel.yaml");
        Files.writeString(
                partiel,
                Files.readString(MAPPAGE)
                        .replace("  telephone: Téléphone\n", "")
                        .replace("VAE cargo, Vélo cargo", "Vélo cargo"));
        Console console = Console.taper("mappage", "essai", "--mappage", partiel, "--entree", entree);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Colonnes non mappées : Téléphone"), console.sortie());
        assertTrue(console.sortie().contains("VALEUR_INCONNUE (nature), lignes "), console.sortie());
        assertTrue(console.sortie().contains("100 %  numero"), console.sortie());
        assertFalse(console.sortie().contains("@"), console.sortie());
        assertFalse(console.sortie().contains("NUMERO_INVALIDE"), console.sortie());

        Path lot = Files.createDirectory(dossier.resolve("numeros"));
        List<String> lignes =
                Files.readAllLines(entree.resolve("demandes.csv"), WINDOWS_1252).subList(0, 1);
        String[] cellules = new String[lignes.get(0).split(";").length];
        Arrays.fill(cellules, "");
        cellules[0] = "#1234";
        Files.write(lot.resolve("demandes.csv"), List.of(lignes.get(0), String.join(";", cellules)), WINDOWS_1252);
        Console numeros = Console.taper(
                "mappage", "essai", "--mappage", MAPPAGE, "--entree", lot, "--reglement", "gpso-vae-2019");
        assertTrue(numeros.sortie().contains("NUMERO_INVALIDE (numero), ligne 2"), numeros.sortie());
        assertTrue(numeros.sortie().contains("Tous les codes du règlement peuvent venir."), numeros.sortie());
    }
}
