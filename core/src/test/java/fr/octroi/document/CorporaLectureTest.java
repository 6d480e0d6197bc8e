package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.LecteurDePieces;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that others made to break readers: each has an answer, in time, before the wall as behind it. */
class CorporaLectureTest {

    private static final long GRAINE = 20200601L;
    private static final int MEMOIRE_EN_MO = 200;
    private static final Set<String> PANNES = Set.of("CRASH", "PROTOCOLE", "DEMARRAGE", "MACHINE");

    @Test
    void chaque_fichier_hostile_a_sa_reponse_a_temps() {
        LecteurPdf lecteur = new LecteurPdf();
        verifier(lecteur);
        assertEquals(0, lecteur.abandons());
    }

    /** The heap of the workers is bounded by their command: what they answer, they answer within it. */
    @Test
    void derriere_le_mur_aucun_fichier_ne_casse_un_ouvrier() {
        try (LecteurIsole mur = new LecteurIsole(LecteurIsole.commande(MEMOIRE_EN_MO), Limites.PAR_DEFAUT, 1)) {
            verifier(mur);
        }
    }

    private static void verifier(LecteurDePieces lecteur) {
        Path corpora = Materiel.corpora();
        boolean tout = Boolean.getBoolean("octroi.endurance");
        for (String nom : List.of("pdf-corpora", "image-corpora", "facturx")) {
            Path dossier = corpora.resolve(nom);
            if (!Files.isDirectory(dossier)) {
                continue;
            }
            List<Path> fichiers = new ArrayList<>(MaterielDocument.fichiers(dossier));
            Collections.shuffle(fichiers, new Random(GRAINE));
            int combien = tout ? fichiers.size() : (fichiers.size() + 9) / 10;
            Map<String, Integer> decompte = new TreeMap<>();
            long plusLong = 0;
            for (Path fichier : fichiers.subList(0, combien)) {
                byte[] octets = MaterielDocument.octets(fichier);
                long debut = System.nanoTime();
                LecturePiece lecture = lecteur.lire(new ByteArrayInputStream(octets));
                plusLong = Math.max(plusLong, System.nanoTime() - debut);
                decompte.merge(lecture.fichier() + " " + lecture.etat() + " " + lecture.code(), 1, Integer::sum);
                if (lecture.etat() != EtatLecture.LISIBLE) {
                    assertEquals(List.of(), lecture.faits());
                }
                assertFalse(PANNES.contains(lecture.code()), () -> fichier + " " + lecture.code());
            }
            assertTrue(plusLong < Limites.PAR_DEFAUT.temps().plusSeconds(5).toNanos());
            System.out.printf(
                    "%s: %d of %d files, longest %d ms%n", nom, combien, fichiers.size(), plusLong / 1_000_000);
            decompte.forEach((classe, fois) -> System.out.printf("  %5d  %s%n", fois, classe));
        }
    }
}
