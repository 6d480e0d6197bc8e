package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulerCommandeTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");
    private static final Path MAPPAGE = RESSOURCES.resolve("mappage/plateforme-e-services.yaml");
    private static final List<String> RESULTATS =
            List.of("communes.csv", "mois.csv", "rejets.csv", "simulation.csv", "simulation.pdf");

    @TempDir
    Path dossier;

    private Path mai = Path.of("");
    private Path juin = Path.of("");
    private Path apres = Path.of("");

    @BeforeAll
    void inventer_deux_mois_et_changer_le_bareme(@TempDir Path commun) throws IOException {
        mai = inventer(commun.resolve("mai"), 80, YearMonth.of(2020, 5));
        juin = inventer(commun.resolve("juin"), 120, YearMonth.of(2020, 6));
        apres = changer(
                commun.resolve("apres.yaml"),
                "  formule: {forfait: 200.00 EUR}",
                "  formule: {plafond: {forfait: 300.00 EUR}, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}}");
    }

    private static Path inventer(Path place, int dossiers, YearMonth mois) throws IOException {
        Files.createDirectory(place);
        new GenerateurDeMois(dossiers, 7, mois, true).ecrire(place);
        return place.resolve("demandes.csv");
    }

    private static Path changer(Path place, String ancien, String nouveau) throws IOException {
        String texte = Files.readString(RESSOURCES.resolve("reglements/gpso-vae-2019.yaml"));
        assertTrue(texte.contains(ancien));
        return Files.writeString(
                place, texte.replace(ancien, nouveau).replace("version: \"2019\"", "version: \"2019-taux\""));
    }

    private Console rejouer(Object avant, Object apres, List<Path> dossiers, Path sortie, Object... options) {
        List<Object> arguments =
                new ArrayList<>(List.of("reglement", "simuler", "--avant", avant, "--apres", apres, "--dossiers"));
        arguments.addAll(dossiers);
        arguments.addAll(List.of("--mappage", MAPPAGE, "--sortie", sortie));
        arguments.addAll(List.of(options));
        return Console.taper(arguments.toArray());
    }

    /** An export that bears the name of a result would go with the folder. */
    @Test
    void un_resultat_ne_remplace_pas_un_export() throws IOException {
        Path exports = Files.createDirectory(dossier.resolve("exports"));
        Path export = Files.copy(mai, exports.resolve("mois.csv"));
        Console console = rejouer("gpso-vae-2019", apres, List.of(export), exports);
        assertEquals(2, console.code());
        assertTrue(console.erreur().contains("--sortie " + exports + " : un fichier lu y est"), console.erreur());
        assertArrayEquals(Files.readAllBytes(mai), Files.readAllBytes(export));
    }

    private Console simuler(String sortie, Object... options) {
        return rejouer("gpso-vae-2019", apres, List.of(mai, juin), dossier.resolve(sortie), options);
    }

    private static List<String[]> lignes(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .map(ligne -> ligne.split(";", -1))
                .toList();
    }

    private static BigDecimal somme(List<String[]> lignes, int colonne) {
        return lignes.stream()
                .map(ligne -> new BigDecimal(ligne[colonne].replace(',', '.')))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> contenu(Path dossier) throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> fichier.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void un_forfait_change_en_taux_est_rejoue_dossier_par_dossier() throws IOException {
        Console console = simuler("rejeu", "--enveloppe", "15 000 EUR");
        assertEquals(0, console.code(), console.erreur());
        assertEquals("", console.erreur());
        Path sortie = dossier.resolve("rejeu");
        assertEquals(RESULTATS, contenu(sortie));
        List<String[]> dossiers = lignes(sortie.resolve("simulation.csv"));
        assertEquals(200, dossiers.size());
        for (String[] ligne : dossiers) {
            BigDecimal prix = prix(ligne[0]);
            if (ligne[3].equals("ACCORDER")) {
                BigDecimal attendu = prix.multiply(new BigDecimal("0.25")).min(new BigDecimal("300"));
                BigDecimal obtenu = new BigDecimal(ligne[7].replace(',', '.'));
                assertTrue(attendu.subtract(obtenu).abs().compareTo(new BigDecimal("0.005")) <= 0, ligne[0]);
                int sens = obtenu.compareTo(new BigDecimal("200"));
                assertEquals(sens > 0 ? "GAGNE" : sens < 0 ? "PERD" : "PAREIL", ligne[9], ligne[0]);
            } else {
                assertEquals(List.of("REFUSER", "REFUSER", "PAREIL"), List.of(ligne[3], ligne[6], ligne[9]));
            }
        }
        for (String partage : List.of("communes.csv", "mois.csv")) {
            List<String[]> parts = lignes(sortie.resolve(partage));
            assertEquals(0, new BigDecimal("200").compareTo(somme(parts, 1)), partage);
            assertEquals(0, somme(dossiers, 4).compareTo(somme(parts, 9)), partage);
            assertEquals(0, somme(dossiers, 7).compareTo(somme(parts, 11)), partage);
        }
        assertTrue(
                console.sortie()
                        .contains("Avant : gpso-vae-2019, version 2019 ; après : " + apres.getFileName()
                                + ", version 2019-taux"),
                console.sortie());
        assertTrue(console.sortie().contains("200 dossiers rejoués, 16 lignes rejetées"), console.sortie());
        List<String[]> rejets = lignes(sortie.resolve("rejets.csv"));
        assertEquals(16, rejets.size());
        for (String[] rejet : rejets) {
            Path export = rejet[0].equals(mai.toString()) ? mai : juin;
            String ligne = Files.readAllLines(export, WINDOWS_1252).get(Integer.parseInt(rejet[1]) - 1);
            assertTrue(rejet[2].isEmpty() || ligne.startsWith(rejet[2] + ";"), () -> List.of(rejet) + " " + ligne);
            assertFalse(rejet[3].isBlank());
        }
        assertTrue(console.sortie().contains("elle ne suffit plus dès juin 2020"), console.sortie());
        assertTrue(console.sortie().contains("SUR LES FAITS DÉCLARÉS SEULEMENT"), console.sortie());
        assertFalse(console.sortie().contains("--meme-periode"), console.sortie());
    }

    /** The price that the export gives, not that of Octroi. */
    private BigDecimal prix(String numero) throws IOException {
        for (Path export : List.of(mai, juin)) {
            List<String> lignes = Files.readAllLines(export, WINDOWS_1252);
            int colonne = List.of(lignes.get(0).split(";", -1)).indexOf("Montant TTC");
            for (String ligne : lignes) {
                if (ligne.startsWith(numero + ";")) {
                    return new BigDecimal(ligne.split(";", -1)[colonne]
                            .replaceAll("[\\s\\u00A0\\u202F€\"]", "")
                            .replace(',', '.'));
                }
            }
        }
        throw new AssertionError(numero);
    }

    @Test
    void ni_l_ordre_des_fichiers_ni_celui_des_lignes_ne_change_un_octet() throws IOException {
        simuler("droit");
        List<String> lignes = new ArrayList<>(Files.readAllLines(juin, WINDOWS_1252));
        String entetes = lignes.remove(0);
        // A number that comes twice in a file is that of its first line: the second stays behind.
        List<String> fausses = lignes.stream()
                .filter(ligne -> lignes.stream()
                                .filter(autre -> numero(autre).equals(numero(ligne)))
                                .count()
                        > 1)
                .toList();
        lignes.removeAll(fausses);
        Collections.shuffle(lignes, new Random(4));
        lignes.add(0, entetes);
        lignes.addAll(fausses);
        Path melange = Files.write(dossier.resolve("melange.csv"), lignes, WINDOWS_1252);
        rejouer("gpso-vae-2019", apres, List.of(melange, mai), dossier.resolve("melange"));
        for (String fichier : RESULTATS) {
            if (fichier.equals("rejets.csv")) {
                // It gives the places of lines that moved.
                assertEquals(
                        lignes(dossier.resolve("droit").resolve(fichier)).size(),
                        lignes(dossier.resolve("melange").resolve(fichier)).size());
                continue;
            }
            assertArrayEquals(
                    Files.readAllBytes(dossier.resolve("droit").resolve(fichier)),
                    Files.readAllBytes(dossier.resolve("melange").resolve(fichier)),
                    fichier);
        }
    }

    private static String numero(String ligne) {
        return ligne.substring(0, Math.max(0, ligne.indexOf(';')));
    }

    @Test
    void le_meme_reglement_ne_change_rien_et_les_tableaux_ne_nomment_personne() throws IOException {
        Console console = rejouer("gpso-vae-2019", "gpso-vae-2019", List.of(juin), dossier.resolve("meme"));
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("écart : 0,00\u00A0€"), console.sortie());
        List<String> lignes = Files.readAllLines(juin, WINDOWS_1252);
        int nom = List.of(lignes.get(0).split(";", -1)).indexOf("Nom");
        for (String fichier : List.of("simulation.csv", "communes.csv", "mois.csv", "rejets.csv")) {
            String texte = Files.readString(dossier.resolve("meme").resolve(fichier));
            assertFalse(texte.contains("GAGNE") || texte.contains("PERD"));
            for (String ligne : lignes.subList(1, lignes.size())) {
                String[] cellules = ligne.split(";", -1);
                assertTrue(
                        cellules.length <= nom || cellules[nom].isBlank() || !texte.contains(";" + cellules[nom]),
                        fichier);
            }
        }
    }

    @Test
    void un_reglement_de_demain_se_compare_sur_la_periode_d_hier_si_on_le_demande() throws IOException {
        Path demain = Files.writeString(
                dossier.resolve("demain.yaml"), Files.readString(apres).replace("du: 2019-01-01", "du: 2021-01-01"));
        Console sans = rejouer("gpso-vae-2019", demain, List.of(juin), dossier.resolve("sans"));
        assertEquals(0, sans.code(), sans.erreur());
        assertTrue(sans.sortie().contains("PERIODE_ACHAT"), sans.sortie());
        assertTrue(sans.sortie().contains("ajouter --meme-periode"), sans.sortie());
        Console avec = rejouer("gpso-vae-2019", demain, List.of(juin), dossier.resolve("avec"), "--meme-periode");
        rejouer("gpso-vae-2019", apres, List.of(juin), dossier.resolve("temoin"));
        assertEquals(0, avec.code(), avec.erreur());
        assertEquals(
                Files.readString(dossier.resolve("temoin/simulation.csv")),
                Files.readString(dossier.resolve("avec/simulation.csv")));
    }

    @Test
    void un_fait_que_l_export_ne_donne_pas_laisse_les_dossiers_sans_jugement() throws IOException {
        Path ressources = changer(
                dossier.resolve("ressources.yaml"),
                "  - code: ETAT_NEUF\n",
                "  - code: RESSOURCES\n    article: article 3\n    libelle: Le revenu est sous le plafond.\n"
                        + "    exige: {fait: foyer.revenu, maximum: 40000 EUR/an}\n  - code: ETAT_NEUF\n");
        Console console = rejouer("gpso-vae-2019", ressources, List.of(juin), dossier.resolve("ressources"));
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("foyer.revenu:INCONNUE"), console.sortie());
        assertTrue(console.sortie().contains("Coût avant : 0,00\u00A0€ ; après : 0,00\u00A0€"), console.sortie());
    }

    @Test
    void une_mauvaise_demande_est_refusee_en_une_phrase_et_rien_n_est_ecrit() throws IOException {
        List<Path> bons = List.of(juin);
        refuse("gpso-vae-1789", apres, bons, "ni un fichier, ni le nom d'un règlement fourni");
        refuse("../gpso-vae-2019", apres, bons, "ni un fichier");
        refuse("gpso-vae-2019", dossier, bons, "c'est un dossier ; il faut un fichier");
        refuse("gpso-vae-2019", juin, bons, "demandes.csv");
        refuse("gpso-vae-2019", apres, List.of(dossier.resolve("absent.csv")), "--dossiers");
        refuse("gpso-vae-2019", apres, List.of(apres), "apres.yaml");
        Path vide = Files.writeString(
                dossier.resolve("vide.csv"),
                Files.readAllLines(juin, WINDOWS_1252).get(0),
                WINDOWS_1252);
        refuse("gpso-vae-2019", apres, List.of(vide), "aucune ligne n'est une demande");
        for (String montant : List.of("beaucoup", "-5 EUR", "10000", "1,234 EUR", "999999999999999 EUR", "")) {
            refuse("gpso-vae-2019", apres, bons, "--enveloppe", "--enveloppe", montant);
        }
        assertEquals(2, Console.taper("reglement", "simuler").code());
        assertEquals(2, Console.taper("reglement").code());
    }

    private void refuse(Object avant, Object apres, List<Path> dossiers, String phrase, Object... options) {
        Path sortie = dossier.resolve("refus");
        Console console = rejouer(avant, apres, dossiers, sortie, options);
        assertEquals(2, console.code(), console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
        assertFalse(Files.exists(sortie));
    }

    @Test
    void un_dossier_de_sortie_occupe_par_autre_chose_est_refuse_et_une_ancienne_sortie_remplacee() throws IOException {
        Path occupe = Files.createDirectory(dossier.resolve("occupe"));
        Files.writeString(occupe.resolve("important.txt"), "");
        Console refus = simuler("occupe");
        assertEquals(2, refus.code());
        assertTrue(refus.erreur().contains("rien n'a été écrit"), refus.erreur());
        assertEquals(List.of("important.txt"), contenu(occupe));
        assertEquals(0, simuler("deux-fois").code());
        assertEquals(0, simuler("deux-fois").code());
        assertEquals(RESULTATS, contenu(dossier.resolve("deux-fois")));
    }

    @Test
    void un_montant_s_ecrit_comme_on_l_ecrit() {
        for (String montant : List.of("15000 EUR", "15 000 EUR", "15\u00A0000,00\u00A0€", "15000.00€")) {
            Console console = simuler("montant", "--enveloppe", montant);
            assertTrue(console.sortie().contains("Enveloppe de 15\u00A0000,00\u00A0€"), console.sortie());
        }
    }
}
