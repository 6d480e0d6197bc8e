package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that others made to break readers: each has an answer, in time. */
class CorporaLectureTest {

    private static final long GRAINE = 20200601L;

    @Test
    void chaque_fichier_hostile_a_sa_reponse_a_temps() {
        Path corpora = Materiel.corpora();
        boolean tout = Boolean.getBoolean("octroi.endurance");
        LecteurPdf lecteur = new LecteurPdf();
        for (String nom : List.of("pdf-corpora", "image-corpora", "facturx")) {
            Path dossier = corpora.resolve(nom);
            if (!Files.isDirectory(dossier)) {
                continue;
            }
            List<Path> fichiers = new ArrayList<>(MaterielDocument.fichiers(dossier));
            Collections.shuffle(fichiers, new Random(GRAINE));
            int combien = tout ? fichiers.size() : (fichiers.size() + 9) / 10;
            Map<EtatLecture, Integer> decompte = new TreeMap<>();
            long plusLong = 0;
            for (Path fichier : fichiers.subList(0, combien)) {
                byte[] octets = MaterielDocument.octets(fichier);
                long debut = System.nanoTime();
                LecturePiece lecture = PdfFabrique.lire(lecteur, octets);
                plusLong = Math.max(plusLong, System.nanoTime() - debut);
                decompte.merge(lecture.etat(), 1, Integer::sum);
                if (lecture.etat() != EtatLecture.LISIBLE) {
                    assertEquals(List.of(), lecture.faits());
                }
            }
            assertTrue(plusLong < Limites.PAR_DEFAUT.temps().plusSeconds(5).toNanos());
            System.out.printf(
                    "%s: %d of %d files, %s, longest %d ms%n",
                    nom, combien, fichiers.size(), decompte, plusLong / 1_000_000);
        }
        assertEquals(0, lecteur.abandons());
    }
}
