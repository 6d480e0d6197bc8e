package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Values that others judged get the same judgement here. A social security number has no reader: an aid never needs one,
 * so none is kept.
 */
class IdentifiantsCorporaTest {

    private static final Map<String, Predicate<String>> LECTEURS = Map.of(
            "iban", Iban::seLit,
            "bic", Bic::seLit,
            "siret", Siret::seLit,
            "siren", IdentifiantsCorporaTest::sirenSeLit);

    /** A SIREN is right when some establishment of it is. */
    private static boolean sirenSeLit(String siren) {
        return IntStream.range(0, 10).anyMatch(cle -> Siret.seLit(siren + "0001" + cle));
    }

    /** One value and what is known of it. */
    record Verdict(String genre, String valeur, boolean juste) {}

    @Test
    void chaque_valeur_recoit_le_verdict_connu() {
        List<Verdict> verdicts = verdicts();
        for (Verdict verdict : verdicts) {
            Predicate<String> lecteur = LECTEURS.get(verdict.genre());
            if (lecteur != null) {
                assertEquals(
                        verdict.juste(),
                        lecteur.test(verdict.valeur()),
                        () -> verdict.genre() + " " + verdict.valeur());
            }
        }
        assertTrue(verdicts.stream().anyMatch(verdict -> LECTEURS.containsKey(verdict.genre())));
    }

    /** A verdict on the keys alone says nothing of the length or the country: the other library completes it. */
    @Test
    void une_cle_fausse_est_refusee_et_une_cle_juste_suffit_a_un_compte_bien_forme() {
        List<Verdict> verdicts = verdicts().stream()
                .filter(verdict -> verdict.genre().equals("mod97"))
                .toList();
        assertFalse(verdicts.isEmpty(), "the folder holds verdicts on the keys of IBANs");
        for (Verdict verdict : verdicts) {
            boolean bienForme =
                    fr.marcwrobel.jbanking.iban.Iban.isValid(verdict.valeur().replace(" ", ""));
            if (!verdict.juste()) {
                assertFalse(Iban.seLit(verdict.valeur()), verdict::valeur);
            } else if (bienForme) {
                assertTrue(Iban.seLit(verdict.valeur()), verdict::valeur);
            }
        }
    }

    private static List<Verdict> verdicts() {
        try (Stream<Path> fichiers = Files.list(Materiel.corpora().resolve("identifiants"))) {
            return fichiers.sorted()
                    .flatMap(fichier -> verdicts(fichier).stream())
                    .toList();
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }

    /** A table says what its columns are; a list is called {@code kind_valid…} or {@code kind_invalid…}. */
    private static List<Verdict> verdicts(Path fichier) {
        List<String> lignes;
        try {
            lignes = Files.readAllLines(fichier);
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
        String nom = fichier.getFileName().toString();
        boolean table = nom.endsWith(".tsv");
        List<String> colonnes = table ? List.of(lignes.get(0).split("\t")) : List.of();
        List<Verdict> verdicts = new ArrayList<>();
        for (String ligne : table ? lignes.subList(1, lignes.size()) : lignes) {
            String[] cellules = ligne.split("\t", -1);
            if (!table && !ligne.isBlank()) {
                verdicts.add(new Verdict(nom.split("_")[0], ligne.strip(), !nom.contains("_invalid")));
            } else if (colonnes.contains("mod97_ok")) {
                verdicts.add(new Verdict(
                        "mod97",
                        cellules[colonnes.indexOf("value")],
                        Boolean.parseBoolean(cellules[colonnes.indexOf("mod97_ok")])));
            } else if (colonnes.contains("kind")) {
                verdicts.add(new Verdict(
                        cellules[colonnes.indexOf("kind")],
                        cellules[colonnes.indexOf("value")],
                        Boolean.parseBoolean(cellules[colonnes.indexOf("valid")])));
            }
        }
        return verdicts;
    }
}
