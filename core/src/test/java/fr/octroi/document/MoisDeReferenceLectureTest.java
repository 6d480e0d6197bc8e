package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.Concordance;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Noms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The pieces of the reference month say what the requests declare, but where the month says that they do not. */
class MoisDeReferenceLectureTest {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Map<String, String> COLONNES = Map.of(
            "Facture", "FACTURE",
            "Certificat de conformité", "CERTIFICAT_CONFORMITE",
            "Justificatif de domicile", "JUSTIFICATIF_DOMICILE",
            "Pièce d'identité", "PIECE_IDENTITE",
            "Attestation sur l'honneur", "ATTESTATION_HONNEUR",
            "RIB", "RIB");

    private final LecteurPdf lecteur = new LecteurPdf();
    private final List<String> ecarts = new ArrayList<>();
    private int pieces;
    private long nanos;

    @Test
    void les_faits_des_pieces_sont_ceux_des_demandes() throws IOException {
        for (Path mois : mois()) {
            Map<String, String> attendus = new HashMap<>();
            for (Map<String, String> ligne : table(mois.resolve("attendu.csv"), Charset.forName("UTF-8"))) {
                attendus.put(champ(ligne, "numero"), champ(ligne, "motifs"));
            }
            for (Map<String, String> ligne : table(mois.resolve("demandes.csv"), Charset.forName("windows-1252"))) {
                String motifs = attendus.get(champ(ligne, "N° demande"));
                if (motifs != null) {
                    verifier(mois.resolve("pieces"), ligne, motifs);
                }
            }
        }
        System.out.printf("%d pieces, %.0f a second%n", pieces, pieces * 1e9 / nanos);
        assertTrue(pieces > 0);
        assertEquals(List.of(), ecarts);
    }

    private void verifier(Path dossier, Map<String, String> ligne, String motifs) {
        COLONNES.forEach((colonne, type) -> {
            String nom = champ(ligne, colonne);
            if (nom.isEmpty()) {
                return;
            }
            Path fichier = dossier.resolve(champ(ligne, "N° demande")).resolve(nom);
            byte[] octets = MaterielDocument.octets(fichier);
            long debut = System.nanoTime();
            LecturePiece lecture = PdfFabrique.lire(lecteur, octets);
            nanos += System.nanoTime() - debut;
            pieces++;
            for (EtatLecture etat : List.of(EtatLecture.SANS_TEXTE, EtatLecture.CHIFFREE, EtatLecture.ILLISIBLE)) {
                if (motifs.contains(type + ":" + etat)) {
                    egal(etat, lecture.etat(), fichier, "etat");
                    return;
                }
            }
            // A refused request's motifs are all given, but a photo of an identity card is none.
            if (lecture.etat() == EtatLecture.SANS_TEXTE
                    && !List.of("FACTURE", "RIB", "JUSTIFICATIF_DOMICILE").contains(type)) {
                return;
            }
            egal(EtatLecture.LISIBLE, lecture.etat(), fichier, "etat");
            egal(motifs.contains(type + ":MAUVAIS_TYPE") ? "DEVIS" : type, lecture.nature(), fichier, "nature");
            verifierLesFaits(ligne, motifs, type, lecture, fichier);
        });
    }

    private void verifierLesFaits(
            Map<String, String> ligne, String motifs, String type, LecturePiece lecture, Path fichier) {
        if (List.of("FACTURE", "RIB", "JUSTIFICATIF_DOMICILE").contains(type)) {
            boolean concorde = lecture.noms().stream()
                    .anyMatch(nom -> Noms.comparer(demandeur(ligne), nom) == Concordance.CONCORDANT);
            egal(!motifs.contains(type + ":NOM_DIFFERENT"), concorde, fichier, "nom");
        }
        if (type.equals("FACTURE")) {
            Montant declare =
                    Montant.of(new BigDecimal(champ(ligne, "Montant TTC").replace(',', '.')));
            egal(
                    !motifs.contains("FACTURE:MONTANT_DIFFERENT"),
                    declare.equals(lecture.montantTtc()),
                    fichier,
                    "montant");
            egal(LocalDate.parse(champ(ligne, "Date de facture"), JOUR), lecture.date(), fichier, "date");
            egal(champ(ligne, "N° de facture"), lecture.numero(), fichier, "numero");
            egal(champ(ligne, "SIRET vendeur"), Objects.toString(lecture.siret(), ""), fichier, "siret");
        }
        if (type.equals("RIB")) {
            egal(
                    !motifs.contains("RIB:IBAN_DIFFERENT"),
                    Iban.parse(champ(ligne, "IBAN")).equals(lecture.iban()),
                    fichier,
                    "iban");
        }
        if (type.equals("JUSTIFICATIF_DOMICILE") && lecture.date() != null) {
            LocalDate depot = LocalDate.parse(champ(ligne, "Date de dépôt"), JOUR);
            egal(
                    motifs.contains("JUSTIFICATIF_DOMICILE:PERIMEE"),
                    !depot.isBefore(lecture.date().plusMonths(3)),
                    fichier,
                    "fraicheur");
        } else if (type.equals("JUSTIFICATIF_DOMICILE")) {
            ecarts.add(fichier + " date");
        }
    }

    private void egal(Object attendu, @Nullable Object lu, Path fichier, String quoi) {
        if (!attendu.equals(lu)) {
            ecarts.add(fichier + " " + quoi + ": " + attendu + " / " + lu);
        }
    }

    private static Demandeur demandeur(Map<String, String> ligne) {
        return new Demandeur(
                "", champ(ligne, "Nom"), champ(ligne, "Prénom"), null, new Adresse("", "", "", null), "", "");
    }

    private static List<Path> mois() throws IOException {
        try (var dossiers = Files.list(Materiel.moisReference())) {
            List<Path> mois = dossiers.filter(dossier -> Files.exists(dossier.resolve("demandes.csv")))
                    .sorted()
                    .toList();
            if (mois.isEmpty()) {
                throw new TestAbortedException("Skipped: the folder of the reference month holds no month.");
            }
            return mois;
        }
    }

    private static String champ(Map<String, String> ligne, String nom) {
        return ligne.getOrDefault(nom, "");
    }

    /** A plain reading of a table whose fields hold no separator. */
    private static List<Map<String, String>> table(Path fichier, Charset jeu) throws IOException {
        List<String> lignes = Files.readAllLines(fichier, jeu);
        String[] noms = lignes.get(0).split(";", -1);
        List<Map<String, String>> table = new ArrayList<>();
        for (String ligne : lignes.subList(1, lignes.size())) {
            String[] valeurs = ligne.split(";", -1);
            Map<String, String> champs = new HashMap<>();
            for (int i = 0; i < Math.min(noms.length, valeurs.length); i++) {
                champs.put(noms[i], valeurs[i]);
            }
            table.add(champs);
        }
        return table;
    }
}
