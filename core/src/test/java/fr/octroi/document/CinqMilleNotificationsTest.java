package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.document.Vie.Demande;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The letters that follow a large session, each an archive of its own, in a heap that holds a few of them. */
class CinqMilleNotificationsTest {

    private static final int LETTRES = 5_000;
    private static final int ECRITES = Boolean.getBoolean("octroi.endurance") ? LETTRES : LETTRES / 10;
    private static final int MEMOIRE_EN_MO = 64;
    private static final int SEANCE = 100;

    @TempDir
    Path dossier;

    /** What runs in a small heap: sessions of a hundred grants, each with its letter. */
    static final class Petit {

        private Petit() {}

        public static void main(String[] arguments) throws IOException {
            Path ici = Path.of(arguments[0]);
            int lettres = Integer.parseInt(arguments[1]);
            Lettres service = new Lettres(Vie.SERVICE, Vie.VOIES, false);
            long octets = 0;
            long duree = 0;
            for (int ecrites = 0; ecrites < lettres; ecrites += SEANCE) {
                Vie vie = new Vie();
                List<String> numeros = new ArrayList<>();
                for (int rang = ecrites; rang < ecrites + SEANCE; rang++) {
                    Demande demande = Vie.demande("VAE-" + (10_000 + rang));
                    demande.nom = "Quertier" + (char) ('a' + rang / 26 % 26) + (char) ('a' + rang % 26);
                    demande.voie = rang + " rue du Port-aux-Vins";
                    demande.iban = "";
                    vie.deposer(demande.sans("RIB")).instruire(demande.numero);
                    numeros.add(demande.numero);
                }
                vie.le(10, 8).deliberer(null);
                long depart = System.nanoTime();
                for (String numero : numeros) {
                    Path lettre = ici.resolve(numero + ".pdf");
                    try (OutputStream pdf = Files.newOutputStream(lettre)) {
                        service.ecrire("NOTIFICATION_OCTROI", vie.affaire(numero), vie.jour(), pdf);
                    }
                    octets += Files.size(lettre);
                }
                duree += System.nanoTime() - depart;
            }
            System.out.println("octets " + octets + ", ms " + duree / 1_000_000);
        }
    }

    @Test
    void elles_s_ecrivent_dans_une_memoire_qui_n_en_tient_que_quelques_unes() throws Exception {
        Path dit = dossier.resolve("dit.txt");
        Path lettres = Files.createDirectory(dossier.resolve("lettres"));
        Process petit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMOIRE_EN_MO + "m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Petit.class.getName(),
                        lettres.toString(),
                        Integer.toString(ECRITES))
                .redirectErrorStream(true)
                .redirectOutput(dit.toFile())
                .start();
        int code = petit.waitFor();
        String texte = Files.readString(dit);
        System.out.println(ECRITES + " letters in " + MEMOIRE_EN_MO + " MB of heap, of " + LETTRES + ": "
                + texte.substring(Math.max(0, texte.lastIndexOf("octets"))).strip());
        assertEquals(0, code, texte);
        List<Path> ecrites;
        try (var liste = Files.list(lettres)) {
            ecrites = liste.sorted().toList();
        }
        assertEquals(ECRITES, ecrites.size());
        long octets = 0;
        for (Path lettre : ecrites) {
            octets += Files.size(lettre);
        }
        assertTrue(texte.contains("octets " + octets), texte);
        for (int rang : List.of(0, ECRITES / 2, ECRITES - 1)) {
            VeraPdf.verifier(Files.readAllBytes(ecrites.get(rang)));
        }
    }
}
