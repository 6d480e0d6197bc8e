package fr.octroi.adapters.rest.demarche;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    /** What the host keeps in a table of its own. */
    interface Carnet {
        Marque marque();

        /** After each page: where to go on from, and which dossiers to take up again. */
        void garder(Marque suite, List<String> aReprendre);

        void rejeter(String numero, List<Rejet> rejets);
    }

    static void importer(
            DemarcheNumerique service, Collecte collecte, Guichet guichet, Acteur plateforme, Carnet carnet) {
        boolean fin = false;
        while (!fin) {
            PageDeDossiers page = service.dossiers(collecte, carnet.marque());
            guichet.deposerLot(plateforme, "gpso-vae", page.lignes().iterator(), (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Rejete rejete) {
                    carnet.rejeter(ligne.numero(), rejete.rejets());
                } else if (!(resultat instanceof ResultatDepot.Enregistre) && ligne instanceof LigneDeLot.Lue lue) {
                    // What the applicant added there since; a piece that is known changes nothing.
                    guichet.completer(
                            plateforme,
                            new NumeroDossier(lue.numero()),
                            LocalDate.now(ZoneId.of("Europe/Paris")),
                            lue.demande().pieces(),
                            new TreeMap<>());
                }
            });
            carnet.garder(page.suite(), page.aReprendre());
            fin = page.fin();
        }
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
            Hote hote = new Hote(service);
            hote.importer();
            assertEquals(5, hote.magasin.depuis(0, 100).resumes().size());
            hote.importer();
            assertEquals(List.of(), hote.aReprendre);
            assertEquals(List.of(), hote.rejetes);
            assertTrue(hote.magasin.depuis(0, 100).resumes().stream().allMatch(resume -> resume.version() == 1));
        }
    }

    /** A host that runs the lines of the page, with its table in memory. */
    private static final class Hote implements Carnet {

        private final Guichetier service;
        private final DossiersEnMemoire magasin = new DossiersEnMemoire();
        private final Octroi octroi;
        private final List<String> aReprendre = new ArrayList<>();
        private final List<String> rejetes = new ArrayList<>();
        private Marque marque = Marque.DEBUT;

        Hote(Guichetier service) {
            this.service = service;
            this.octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
                    .magasin(magasin, magasin, magasin, magasin)
                    .pieces(service.pieces)
                    .build();
        }

        void importer() {
            TutorielTest.importer(
                    service.client(),
                    service.collecte(2),
                    octroi.guichet(),
                    new Acteur("ma-ville", Role.AUTOMATE, "demarche"),
                    this);
        }

        @Override
        public Marque marque() {
            return marque;
        }

        @Override
        public void garder(Marque suite, List<String> numeros) {
            marque = suite;
            aReprendre.addAll(numeros);
        }

        @Override
        public void rejeter(String numero, List<Rejet> rejets) {
            rejetes.add(numero);
        }
    }

    @Test
    void une_panne_au_milieu_d_un_tour_ne_fait_pas_recommencer_au_debut() {
        try (Guichetier service = Guichetier.officiel()) {
            for (int numero = 1; numero <= 5; numero++) {
                service.deposer(numero, "2026-06-01T09:00:0" + numero + "Z");
            }
            Hote hote = new Hote(service);
            service.panneDeFichier = echange -> {
                String numero = echange.getRequestURI().getPath().replaceAll("[^0-9]", "");
                if (numero.equals("3")) {
                    service.panne = Guichetier.dire(503, "");
                }
                Guichetier.dire(200, "facture de " + numero).handle(echange);
            };
            assertThrows(PortException.class, hote::importer);
            assertEquals(4, hote.magasin.depuis(0, 100).resumes().size(), "what came is filed");
            service.panne = null;
            service.telecharges.clear();
            hote.importer();
            assertEquals(5, hote.magasin.depuis(0, 100).resumes().size());
            assertEquals(1, service.telecharges.size(), "the pages that were kept are not read again");
        }
    }

    @Test
    void ce_qui_a_ete_demande_et_ajoute_la_bas_entre_au_dossier() {
        try (Guichetier service = Guichetier.officiel()) {
            Map<String, Object> dossier = service.deposer(3, "2026-06-01T09:00:00Z");
            Hote hote = new Hote(service);
            hote.importer();
            NumeroDossier numero = new NumeroDossier("3");
            assertEquals(Issue.FAIT, demander(service.client(), numero, "SW5z"));
            assertEquals("incomplete", String.valueOf(service.actes.get(0).get("correction")));

            byte[] ajoutee = "la facture acquittée".getBytes(StandardCharsets.UTF_8);
            List<Object> champs = new ArrayList<>((List<?>) Objects.requireNonNull(dossier.get("champs")));
            champs.set(
                    champs.size() - 1,
                    Guichetier.champ(
                            "PieceJustificativeChamp",
                            "Facture",
                            Map.of(
                                    "files",
                                    List.of(
                                            service.fichier("3.pdf", "facture de 3".getBytes(StandardCharsets.UTF_8)),
                                            service.fichier("3-bis.pdf", ajoutee)))));
            dossier.putAll(Map.of(
                    "champs", champs, "state", "en_instruction", "dateDerniereModification", "2026-06-02T09:00:00Z"));
            hote.importer();
            List<Empreinte> pieces = hote.magasin.trouver(numero).orElseThrow().dossier().pieces().stream()
                    .map(PieceJustificative::contenu)
                    .toList();
            assertEquals(2, pieces.size());
            assertTrue(pieces.contains(Empreinte.sha256(ajoutee)));
            long version = hote.magasin.trouver(numero).orElseThrow().version();
            hote.importer();
            assertEquals(version, hote.magasin.trouver(numero).orElseThrow().version(), "the same again is known");
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
