package fr.octroi.adapters.rest.demarche;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.Guichet;
import fr.octroi.memoire.DossiersEnMemoire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The lines of {@code docs/demarche-numerique.md}, compiled and run. */
class TutorielTest {

    private static DemarcheNumerique brancher(URI adresse, String jeton) {
        // brancher
        Destinations hotes = new Destinations(
                new TreeSet<>(Set.of("demarche.ma-ville.invalid", "fichiers.ma-ville.invalid")), false);
        DemarcheNumerique service =
                new DemarcheNumerique(new Acces(adresse, jeton, hotes, Duration.ofSeconds(30)), InstantSource.system());
        // fin
        return service;
    }

    // importer
    static Marque importer(
            DemarcheNumerique service,
            Collecte collecte,
            Guichet guichet,
            Acteur plateforme,
            Marque marque,
            Set<String> aReprendre) {
        PageDeDossiers page;
        do {
            page = service.dossiers(collecte, marque);
            guichet.deposerLot(plateforme, "gpso-vae", page.lignes().iterator(), (ligne, resultat) -> {});
            // The host keeps both: which dossiers to take up again, and where to go on from.
            aReprendre.addAll(page.aReprendre());
            marque = page.suite();
        } while (!page.fin());
        return marque;
    }
    // fin

    // demander
    static Issue demander(DemarcheNumerique service, NumeroDossier numero, String instructeur) {
        return service.demanderCorrection(
                numero,
                instructeur,
                MotifDeCorrection.INCOMPLET,
                "Il manque la facture de votre vélo. Ajoutez-la à votre dossier, puis déposez-le à nouveau.");
    }
    // fin

    @Test
    void les_lignes_de_la_page_importent_deux_fois_et_deposent_une_fois() {
        try (Guichetier service = Guichetier.officiel()) {
            for (int numero = 1; numero <= 5; numero++) {
                service.deposer(numero, "2026-06-01T09:00:0" + numero + "Z");
            }
            DossiersEnMemoire magasin = new DossiersEnMemoire();
            Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
                    .magasin(magasin, magasin, magasin, magasin)
                    .pieces(service.pieces)
                    .build();
            Acteur plateforme = new Acteur("ma-ville", Role.AUTOMATE, "demarche");
            Set<String> aReprendre = new TreeSet<>();
            Marque marque = importer(
                    service.client(), service.collecte(2), octroi.guichet(), plateforme, Marque.DEBUT, aReprendre);
            assertEquals(5, magasin.depuis(0, 100).resumes().size());
            importer(service.client(), service.collecte(2), octroi.guichet(), plateforme, marque, aReprendre);
            assertEquals(Set.of(), aReprendre);
            assertTrue(magasin.depuis(0, 100).resumes().stream().allMatch(resume -> resume.version() == 1));
            assertEquals(Issue.FAIT, demander(service.client(), new NumeroDossier("3"), "SW5z"));
            assertEquals("incomplete", String.valueOf(service.actes.get(0).get("correction")));
        }
    }

    @Test
    void le_client_de_la_page_appelle_les_hotes_qu_elle_nomme() {
        DemarcheNumerique service = brancher(URI.create("https://demarche.ma-ville.invalid/graphql"), "un-jeton");
        assertTrue(service.reprise().isBefore(InstantSource.system().instant()));
    }

    @Test
    void les_lignes_de_la_page_sont_celles_de_ce_test() throws IOException {
        String test = Files.readString(Path.of("src/test/java/fr/octroi/adapters/rest/demarche/TutorielTest.java"));
        String page = Files.readString(Path.of("../docs/demarche-numerique.md"));
        for (String nom : List.of("importer", "demander")) {
            String lignes = entre(test, "    // " + nom + "\n", "    // fin\n").replaceAll("(?m)^ {4}", "");
            assertTrue(lignes.lines().count() > 5, nom);
            assertEquals(lignes, entre(page, "<!-- " + nom + " -->\n```java\n", "```\n"), nom);
        }
        assertEquals(
                entre(test, "        // brancher\n", "        // fin\n").replaceAll("(?m)^ {8}", ""),
                entre(page, "<!-- brancher -->\n```java\n", "```\n"));
    }

    /** The mapping that the page shows is one, and its columns are those of a form with the fields that it names. */
    @Test
    void le_mappage_de_la_page_se_lit() throws IOException {
        String page = Files.readString(Path.of("../docs/demarche-numerique.md"));
        Mappage mappage = Mappage.lire("page.yaml", entre(page, "<!-- mappage -->\n```yaml\n", "```\n"));
        try (Guichetier service = Guichetier.officiel()) {
            service.deposer(1, "2026-06-01T09:00:00Z");
            Collecte collecte =
                    new Collecte(1, new TreeSet<>(EnumSet.allOf(EtatDeDemarche.class)), mappage, service.pieces, 10);
            assertEquals(
                    List.of(),
                    service.client()
                            .dossiers(collecte, Marque.DEBUT)
                            .lignes()
                            .get(0)
                            .selon(lue -> List.of(), illisible -> illisible.rejets()));
        }
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }
}
