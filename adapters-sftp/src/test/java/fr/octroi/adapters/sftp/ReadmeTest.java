package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.echange.Environnement;
import fr.octroi.echange.ObjetDuLot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README, compiled and run; another test holds the two texts together. */
class ReadmeTest {

    private static void brancher(
            AccesSftp acces,
            byte[] notreCle,
            char @Nullable [] phrase,
            byte[] leurCertificat,
            Path travail,
            InstantSource horloge,
            PosteDEchange.Accueil accueil) {
        // brancher
        Convention convention = new Convention(
                "ma-ville", Environnement.PRODUCTION, Map.of("prestataire", Set.of(ObjetDuLot.DEMANDES)));
        Trousseau trousseau = new Trousseau(
                List.of(CleSecrete.lire(notreCle, phrase)),
                Map.of("prestataire", List.of(Certificat.lire(leurCertificat))));
        Sceau sceau = new Sceau(convention, trousseau, horloge);
        try (LotsSftp lots = new LotsSftp(acces);
                Carnet carnet = Carnet.ouvrir(travail.resolve("carnet"))) {
            PosteDEchange poste = new PosteDEchange(convention, sceau, lots, carnet, travail, "poste-1", horloge);
            poste.recevoir(accueil);
            poste.relever();
        }
        // fin
    }

    @Test
    void les_lignes_du_readme_recoivent(@TempDir Path dossier) throws IOException {
        try (ServeurMina serveur = new ServeurMina(dossier)) {
            AccesSftp acces = serveur.acces(serveur.depotNeuf());
            try (LotsSftp lots = new LotsSftp(acces)) {
                lots.preparer();
            }
            brancher(
                    acces,
                    ClesDEssai.neuves().secretes(),
                    null,
                    ClesDEssai.neuves().publiques(),
                    Files.createDirectory(dossier.resolve("travail")),
                    InstantSource.system(),
                    new Correspondance.Guichet());
            assertTrue(Files.exists(dossier.resolve("travail/carnet")));
        }
    }

    @Test
    void les_lignes_du_readme_sont_celles_de_ce_test() throws IOException {
        String test = Files.readString(Path.of("src/test/java/fr/octroi/adapters/sftp/ReadmeTest.java"));
        String lignes = entre(test, "        // brancher\n", "        // fin\n").replaceAll("(?m)^ {8}", "");
        String readme = entre(Files.readString(Path.of("README.md")), "<!-- brancher -->\n```java\n", "```");
        assertTrue(lignes.lines().count() > 5);
        assertEquals(lignes, readme);
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }

    @Test
    void les_tests_que_le_readme_nomme_existent() throws IOException {
        List<String> nommes = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(nom -> nom.group(1))
                .distinct()
                .toList();
        assertTrue(nommes.size() > 5);
        for (String nom : nommes) {
            assertTrue(Files.exists(Path.of("src/test/java/fr/octroi/adapters/sftp", nom + ".java")), nom);
        }
    }
}
