package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.Concordance;
import fr.octroi.instruction.Noms;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** The bank details and the homes that the pieces of the reference month give are those that the requests declare. */
class MoisDeReferenceDomicileTest {

    private final List<String> ecarts = new ArrayList<>();
    private int lues;

    @Test
    void les_comptes_et_les_domiciles_lus_sont_ceux_qui_sont_declares() throws IOException {
        try (var mois = Files.list(Materiel.moisReference())) {
            for (Path dossier : mois.filter(lieu -> Files.exists(lieu.resolve("demandes.csv")))
                    .sorted()
                    .toList()) {
                List<String> lignes =
                        Files.readAllLines(dossier.resolve("demandes.csv"), Charset.forName("windows-1252"));
                List<String> colonnes = List.of(lignes.get(0).split(";", -1));
                for (String ligne : lignes.subList(1, lignes.size())) {
                    Map<String, String> demande = new HashMap<>();
                    List<String> valeurs = Arrays.asList(ligne.split(";", -1));
                    for (int i = 0; i < Math.min(colonnes.size(), valeurs.size()); i++) {
                        demande.put(colonnes.get(i), valeurs.get(i));
                    }
                    verifier(dossier.resolve("pieces").resolve(champ(demande, "N° demande")), demande);
                }
            }
        }
        assertTrue(lues > 0, "the month holds pieces with a text");
        assertEquals(List.of(), ecarts);
    }

    private void verifier(Path pieces, Map<String, String> demande) {
        Adresse declaree =
                new Adresse(champ(demande, "Adresse"), champ(demande, "Code postal"), champ(demande, "Ville"), null);
        texte(pieces, champ(demande, "Justificatif de domicile")).ifPresent(texte -> {
            Domicile lu = Domicile.lire(texte);
            if (lu.genre() == null || Dates.duDocument(texte) == null || lu.adresse() == null) {
                ecarts.add(pieces + " unread");
            } else if (!lu.adresse().memeVoie(declaree)
                    || !lu.adresse().codePostal().equals(declaree.codePostal())) {
                ecarts.add(pieces + " address");
            }
        });
        texte(pieces, champ(demande, "RIB")).ifPresent(texte -> {
            Iban iban = Comptes.iban(texte);
            if (iban == null || Banques.bic(texte) == null) {
                ecarts.add(pieces + " account");
            }
            boolean concorde = TitulairesDuCompte.lire(texte).stream()
                    .anyMatch(nom -> Noms.comparer(demandeur(demande), nom) == Concordance.CONCORDANT);
            boolean declare =
                    Noms.comparer(demandeur(demande), champ(demande, "Titulaire du compte")) == Concordance.CONCORDANT;
            if (concorde != declare) {
                ecarts.add(pieces + " holder");
            }
        });
    }

    /** The text of a piece, or nothing when it cannot be opened or has none: other tests say what becomes of such. */
    private Optional<TextePiece> texte(Path pieces, String nom) {
        if (nom.isEmpty() || !Files.isRegularFile(pieces.resolve(nom))) {
            return Optional.empty();
        }
        try (PDDocument document = Loader.loadPDF(MaterielDocument.octets(pieces.resolve(nom)))) {
            TextePiece texte = new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT)).extraire(document);
            lues += texte.lignes().isEmpty() ? 0 : 1;
            return Optional.of(texte).filter(lu -> !lu.lignes().isEmpty());
        } catch (IOException | RuntimeException illisible) {
            return Optional.empty();
        }
    }

    private static Demandeur demandeur(Map<String, String> demande) {
        return new Demandeur(
                "", champ(demande, "Nom"), champ(demande, "Prénom"), null, new Adresse("", "", "", null), "", "");
    }

    private static String champ(Map<String, String> demande, String nom) {
        return demande.getOrDefault(nom, "");
    }
}
