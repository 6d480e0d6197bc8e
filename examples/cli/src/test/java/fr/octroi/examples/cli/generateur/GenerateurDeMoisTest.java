package fr.octroi.examples.cli.generateur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.Siret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateurDeMoisTest {

    private static final YearMonth JUIN = YearMonth.of(2020, 6);
    private static final int DOSSIERS = 130;
    private static final int CINQ_CENTS = 500;

    @TempDir
    static Path racine;

    private static Path mois = Path.of("");

    @BeforeAll
    static void tirer_un_mois() throws IOException {
        mois = Files.createDirectory(racine.resolve("mois"));
        new GenerateurDeMois(DOSSIERS, 1, JUIN, false).ecrire(mois);
    }

    @Test
    void la_meme_graine_donne_les_memes_octets() throws IOException {
        Path encore = Files.createDirectory(racine.resolve("encore"));
        new GenerateurDeMois(DOSSIERS, 1, JUIN, false).ecrire(encore);
        List<Path> fichiers = fichiers(mois);
        assertEquals(fichiers, fichiers(encore));
        for (Path fichier : fichiers) {
            assertEquals(-1, Files.mismatch(mois.resolve(fichier), encore.resolve(fichier)), fichier.toString());
        }
    }

    @Test
    void une_autre_graine_donne_un_autre_mois() throws IOException {
        Path autre = Files.createDirectory(racine.resolve("autre"));
        new GenerateurDeMois(20, 2, JUIN, true).ecrire(autre);
        Path premier = Files.createDirectory(racine.resolve("premier"));
        new GenerateurDeMois(20, 1, JUIN, true).ecrire(premier);
        assertTrue(Files.mismatch(autre.resolve("demandes.csv"), premier.resolve("demandes.csv")) >= 0);
    }

    @Test
    void l_export_se_lit_en_windows_1252_avec_des_fins_de_ligne_crlf() throws IOException {
        String texte = texte(mois.resolve("demandes.csv"));
        assertTrue(texte.startsWith("N° demande;Date de dépôt;"));
        assertEquals(texte.replace("\r\n", "").length(), texte.length() - 2 * lignes().size());
        assertFalse(texte.replace("\r\n", "").contains("\n"));
        assertTrue(texte.contains("œ"), "a character that ISO 8859-1 lacks");
    }

    @Test
    void chaque_dossier_a_sa_ligne_attendue_et_ses_fichiers() throws IOException {
        Map<String, String> attendus = attendus();
        assertEquals(DOSSIERS, attendus.size());
        Set<String> rejetees = lignesRejetees();
        Set<String> vus = new HashSet<>();
        int ligne = 1;
        for (List<String> cellules : lignes()) {
            if (ligne > 1 && !rejetees.contains(ligne + ";" + cellules.get(0))) {
                assertTrue(attendus.containsKey(cellules.get(0)));
                assertTrue(vus.add(cellules.get(0)));
                assertTrue(NumeroDossier.estValide(cellules.get(0)));
                assertEquals(Colonnes.ENTETES.size(), cellules.size());
                for (String fichier : cellules.subList(Colonnes.PREMIERE_PIECE, cellules.size())) {
                    Path piece = mois.resolve("pieces").resolve(cellules.get(0)).resolve(fichier);
                    assertTrue(fichier.isEmpty() || Files.isRegularFile(piece), fichier);
                }
            }
            ligne++;
        }
        assertEquals(attendus.keySet(), vus);
    }

    @Test
    void les_cles_sont_justes_sauf_aux_lignes_fausses() throws IOException {
        Set<String> rejetees = lignesRejetees();
        int ligne = 1;
        for (List<String> cellules : lignes()) {
            if (ligne > 1 && !rejetees.contains(ligne + ";" + cellules.get(0))) {
                String iban = cellules.get(Colonnes.IBAN);
                assertTrue(iban.isEmpty() || Iban.seLit(iban), iban);
                assertTrue(Siret.seLit(cellules.get(Colonnes.SIRET)), cellules.get(Colonnes.SIRET));
            }
            ligne++;
        }
        for (String rejet : Files.readAllLines(mois.resolve("rejets-attendus.csv"))) {
            String[] champs = rejet.split(";");
            if (champs[2].equals("IBAN_INVALIDE")) {
                assertFalse(
                        Iban.seLit(lignes().get(Integer.parseInt(champs[0]) - 1).get(Colonnes.IBAN)));
            } else if (champs[2].equals("SIRET_INVALIDE")) {
                assertFalse(Siret.seLit(
                        lignes().get(Integer.parseInt(champs[0]) - 1).get(Colonnes.SIRET)));
            }
        }
    }

    @Test
    void toutes_les_classes_de_pieges_sont_dans_un_mois_de_cinq_cents() throws IOException {
        Tirage tirage = new Tirage(1, JUIN, CINQ_CENTS, false);
        Map<Cas, Integer> comptes = new EnumMap<>(Cas.class);
        for (int i = 0; i < CINQ_CENTS; i++) {
            comptes.merge(tirage.place(i).cas(), 1, Integer::sum);
        }
        assertEquals(Set.of(Cas.values()), comptes.keySet());
        assertTrue(comptes.getOrDefault(Cas.CONFORME, 0) < CINQ_CENTS / 2);

        Set<String> motifs = new TreeSet<>();
        Set<String> versements = new TreeSet<>();
        for (int i = 0; i < CINQ_CENTS; i++) {
            String[] champs = tirage.demande(i).attendu().split(";", -1);
            motifs.addAll(Arrays.asList(champs[3].split("\\|")));
            versements.add(champs[4]);
        }
        assertTrue(motifs.containsAll(List.of(
                "RESIDENCE",
                "MATERIEL",
                "ETAT_NEUF",
                "PERIODE_ACHAT",
                "FACTURE:ABSENTE",
                "CERTIFICAT_CONFORMITE:ABSENTE",
                "JUSTIFICATIF_DOMICILE:ABSENTE",
                "PIECE_IDENTITE:ABSENTE",
                "ATTESTATION_HONNEUR:ABSENTE",
                "FACTURE:ILLISIBLE",
                "FACTURE:CHIFFREE",
                "FACTURE:SANS_TEXTE",
                "FACTURE:MAUVAIS_TYPE",
                "FACTURE:MONTANT_DIFFERENT",
                "FACTURE:NOM_DIFFERENT",
                "JUSTIFICATIF_DOMICILE:PERIMEE",
                "JUSTIFICATIF_DOMICILE:NOM_DIFFERENT",
                "IBAN_PARTAGE",
                "FACTURE_PARTAGEE",
                "DOUBLON_DEMANDEUR",
                "DOUBLON_FOYER",
                "RIB:NOM_DIFFERENT",
                "RIB:IBAN_DIFFERENT",
                "RIB:SANS_TEXTE",
                "RIB:ILLISIBLE",
                "RIB:CHIFFREE")));
        assertEquals(Set.of("", "PAYABLE", "RIB_ATTENDU", "RIB_A_VERIFIER"), versements);
        Set<String> rejets = new TreeSet<>();
        for (String rejet : lignesDe("rejets-attendus.csv")) {
            rejets.add(rejet.split(";")[2]);
        }
        assertEquals(LigneFausse.SORTES, rejets.size());
    }

    @Test
    void rien_n_est_partage_par_accident() throws IOException {
        Tirage tirage = new Tirage(7, JUIN, 20_000, true);
        Map<String, List<Integer>> porteurs = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Demande d = tirage.demande(i);
            String nom = Tirage.sansAccents(d.personne().nom()).toUpperCase(Locale.ROOT);
            for (String cle : List.of(
                    "IBAN " + d.iban(),
                    "FACTURE " + d.achat().siret() + d.achat().numero().replaceAll("\\W", ""),
                    "PERSONNE " + nom + Tirage.sansAccents(d.personne().prenom())
                            + d.personne().naissance(),
                    "FOYER " + nom + d.domicile().voie())) {
                if (!cle.equals("IBAN ")) {
                    porteurs.computeIfAbsent(cle, sansAutre -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        porteurs.values().removeIf(liste -> liste.size() < 2 || estUnePaire(tirage, liste));
        assertEquals(Map.of(), porteurs);
    }

    @Test
    void les_fichiers_portent_ce_que_l_attendu_en_dit() throws IOException {
        Tirage tirage = new Tirage(1, JUIN, DOSSIERS, false);
        Atelier atelier = new Atelier(1);
        for (int i = 0; i < DOSSIERS; i++) {
            Demande demande = tirage.demande(i);
            for (TypePiece type : TypePiece.values()) {
                Alteration alteration = demande.alteration(type);
                if (alteration == Alteration.ABSENTE) {
                    continue;
                }
                byte[] octets = atelier.fabriquer(demande, type);
                switch (alteration) {
                    case VIDE -> assertEquals(0, octets.length);
                    case TRONQUEE, HTML -> assertThrows(IOException.class, () -> lire(octets));
                    case CHIFFREE -> assertThrows(InvalidPasswordException.class, () -> lire(octets));
                    case SCAN -> assertEquals("", lire(octets).strip());
                    default -> assertFalse(lire(octets).isBlank());
                }
            }
        }
    }

    @Test
    void deux_noms_differents_ne_se_ressemblent_pas() {
        for (List<String> noms : List.of(
                Lexique.TOUS_LES_NOMS,
                Stream.concat(Lexique.PRENOMS_FEMININS.stream(), Lexique.PRENOMS_MASCULINS.stream())
                        .toList())) {
            for (String a : noms) {
                for (String b : noms) {
                    if (!a.equals(b)) {
                        String lettresA = Tirage.sansAccents(a).toUpperCase(Locale.ROOT);
                        String lettresB = Tirage.sansAccents(b).toUpperCase(Locale.ROOT);
                        assertTrue(distance(lettresA, lettresB) > 2, a + " / " + b);
                        Set<String> parts = new TreeSet<>(Arrays.asList(lettresA.split("[^A-Z]+")));
                        parts.retainAll(Arrays.asList(lettresB.split("[^A-Z]+")));
                        parts.removeIf(part -> part.length() < 3);
                        assertEquals(Set.of(), parts, a + " / " + b);
                    }
                }
            }
        }
        assertEquals(Lexique.PRENOMS_FEMININS.size(), Lexique.PRENOMS_MASCULINS.size());
    }

    @Test
    void la_permutation_se_defait() {
        for (int taille : new int[] {1, 2, 3, 80, 1_000}) {
            Permutation permutation = new Permutation(taille, 5, taille);
            Set<Integer> images = new HashSet<>();
            for (int i = 0; i < taille; i++) {
                images.add(permutation.image(i));
                assertEquals(i, permutation.antecedent(permutation.image(i)));
            }
            assertEquals(taille, images.size());
        }
    }

    @Test
    void sans_pieces_tout_le_monde_est_a_completer_ou_refuse() throws IOException {
        Path tableaux = Files.createDirectory(racine.resolve("tableaux"));
        new GenerateurDeMois(120, 1, JUIN, true).ecrire(tableaux);
        assertFalse(Files.exists(tableaux.resolve("pieces")));
        Set<String> propositions = new TreeSet<>();
        for (String ligne : Files.readAllLines(tableaux.resolve("attendu.csv"))) {
            propositions.add(ligne.split(";")[1]);
        }
        assertEquals(Set.of("COMPLETER", "REFUSER", "proposition"), propositions);
    }

    @Test
    void un_mois_d_un_seul_dossier_se_tire() throws IOException {
        Path seul = Files.createDirectory(racine.resolve("seul"));
        assertEquals(1, new GenerateurDeMois(1, 1, JUIN, false).ecrire(seul));
        assertEquals(2, Files.readAllLines(seul.resolve("attendu.csv")).size());
    }

    private static boolean estUnePaire(Tirage tirage, List<Integer> indices) {
        Demande premiere = tirage.demande(indices.get(0));
        Demande seconde = tirage.demande(indices.get(1));
        return indices.size() == 2 && (premiere.equals(seconde.jumelle()) || seconde.equals(premiere.jumelle()));
    }

    private static String lire(byte[] octets) throws IOException {
        try (PDDocument document = Loader.loadPDF(octets)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int distance(String a, String b) {
        int[] ligne = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            ligne[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonale = ligne[0];
            ligne[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonale + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonale = ligne[j];
                ligne[j] = Math.min(substitution, Math.min(ligne[j], ligne[j - 1]) + 1);
            }
        }
        return ligne[b.length()];
    }

    private static List<Path> fichiers(Path dossier) throws IOException {
        try (Stream<Path> chemins = Files.walk(dossier)) {
            return chemins.filter(Files::isRegularFile)
                    .map(dossier::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static String texte(Path fichier) throws IOException {
        CharsetDecoder decodeur = Charset.forName("windows-1252").newDecoder();
        return decodeur.decode(ByteBuffer.wrap(Files.readAllBytes(fichier))).toString();
    }

    private static List<List<String>> lignes() throws IOException {
        return texte(mois.resolve("demandes.csv"))
                .lines()
                .map(ligne -> List.of(ligne.split(";", -1)))
                .toList();
    }

    private static List<String> lignesDe(String fichier) throws IOException {
        List<String> lignes = Files.readAllLines(mois.resolve(fichier));
        return lignes.subList(1, lignes.size());
    }

    private static Map<String, String> attendus() throws IOException {
        Map<String, String> attendus = new TreeMap<>();
        for (String ligne : lignesDe("attendu.csv")) {
            attendus.put(ligne.substring(0, ligne.indexOf(';')), ligne);
        }
        return attendus;
    }

    /** The malformed lines, as {@code ligne;numero}. */
    private static Set<String> lignesRejetees() throws IOException {
        Set<String> rejetees = new HashSet<>();
        for (String rejet : lignesDe("rejets-attendus.csv")) {
            rejetees.add(rejet.substring(0, rejet.lastIndexOf(';')));
        }
        return rejetees;
    }
}
