package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.acces.ClesPubliques;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.adapters.rest.avis.Abonne;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.adapters.rest.avis.Diffusion;
import fr.octroi.adapters.rest.avis.MessagerieDePlateforme;
import fr.octroi.adapters.rest.avis.Redaction;
import fr.octroi.adapters.rest.avis.Signature.Secret;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.CarnetEnMemoire;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.Consultations;
import fr.octroi.port.Registres;
import fr.octroi.relance.AccuseReception;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The lines of the README, compiled and run; another test holds the two texts together. */
class ReadmeTest {

    private static Application brancher(
            Octroi octroi,
            Consultations consultations,
            Registres registres,
            NavigableMap<LocalDate, Composition> compositions) {
        // brancher
        Emetteur notreAnnuaire = new Emetteur(
                "https://identite.ma-ville.invalid",
                "octroi",
                ClesPubliques.enLigne(URI.create("https://identite.ma-ville.invalid/cles.json")),
                new TreeSet<>(Set.of("ma-ville")),
                new TreeSet<>(Set.of(Role.AUTOMATE, Role.INSTRUCTEUR, Role.ASSEMBLEES, Role.ORDONNATEUR)));
        Emetteur sonAnnuaire = new Emetteur(
                "https://identite.prestataire.invalid",
                "octroi",
                ClesPubliques.enLigne(URI.create("https://identite.prestataire.invalid/cles.json")),
                new TreeSet<>(Set.of("prestataire")),
                new TreeSet<>(Set.of(Role.PRESTATAIRE)));
        Application ressources = InterfaceRest.builder(
                        octroi,
                        consultations,
                        registres,
                        new JetonsSignes(List.of(notreAnnuaire, sonAnnuaire), InstantSource.system()))
                .bureau(
                        jour -> Optional.ofNullable(compositions.floorEntry(jour))
                                .map(Map.Entry::getValue),
                        RegleQuorum.MAJORITE)
                .build();
        // fin
        return ressources;
    }

    private static int diffuser(Consultations consultations, CarnetDAvis carnet, Secret secret) {
        // diffuser
        Abonne plateforme =
                new Abonne("plateforme", URI.create("https://plateforme.ma-ville.invalid/avis"), List.of(secret));
        Diffusion diffusion = new Diffusion(
                consultations,
                new Destinations(new TreeSet<>(Set.of("plateforme.ma-ville.invalid")), false),
                carnet,
                InstantSource.system());
        diffusion.diffuser(plateforme);
        // fin
        return carnet.attentes(plateforme.code(), 10).size();
    }

    private static int remettre(Octroi octroi, Acteur automate, String jeton, Redaction redaction) {
        // remettre
        MessagerieDePlateforme messagerie = new MessagerieDePlateforme(
                new Acces(
                        URI.create("https://plateforme.ma-ville.invalid/notifications"),
                        jeton,
                        new Destinations(new TreeSet<>(Set.of("plateforme.ma-ville.invalid")), false),
                        Duration.ofSeconds(10)),
                redaction,
                InstantSource.system());
        int remis = octroi.guichet().relances().expedier(automate, messagerie);
        // fin
        return remis;
    }

    /** Its host has no address today: the message waits. */
    @Test
    void les_lignes_du_readme_remettent_ce_qui_attend() {
        try (Commune commune = new Commune()) {
            commune.deposer("D-1");
            Acteur automate = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");
            commune.octroi
                    .guichet()
                    .relances()
                    .accuser(automate, new NumeroDossier("D-1"), AccuseReception.ENREGISTREMENT);
            assertEquals(
                    0,
                    remettre(
                            commune.octroi,
                            automate,
                            "un-jeton",
                            (message, dossier, parcours) -> new Redaction.Ecrit("text/plain", new byte[1])));
            assertEquals(1, commune.dossiers.attentes(10).get(0).tentatives());
        }
    }

    /** Its host has no address today: the notice waits. */
    @Test
    void les_lignes_du_readme_disent_ce_qui_a_change() {
        try (Commune commune = new Commune()) {
            commune.deposer("D-1");
            assertEquals(
                    1,
                    diffuser(
                            commune.dossiers,
                            new CarnetEnMemoire(),
                            new Secret("un secret que personne ne devine, un")));
        }
    }

    @Test
    void les_lignes_du_readme_font_des_ressources_que_jersey_monte() {
        try (Commune commune = new Commune()) {
            Application ressources = brancher(
                    commune.octroi,
                    commune.dossiers,
                    commune.dossiers,
                    new TreeMap<>(Map.of(LocalDate.of(2026, 1, 1), new Composition(new TreeSet<>(Set.of("maire-1"))))));
            assertFalse(
                    ResourceConfig.forApplication(ressources).getSingletons().isEmpty());
        }
    }

    @Test
    void les_lignes_du_readme_sont_celles_de_ce_test() throws IOException {
        String test = Files.readString(Path.of("src/test/java/fr/octroi/adapters/rest/ReadmeTest.java"));
        for (String nom : List.of("brancher", "diffuser", "remettre")) {
            String lignes =
                    entre(test, "        // " + nom + "\n", "        // fin\n").replaceAll("(?m)^ {8}", "");
            String readme = entre(Files.readString(Path.of("README.md")), "<!-- " + nom + " -->\n```java\n", "```");
            assertTrue(lignes.lines().count() > 5);
            assertEquals(lignes, readme);
        }
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
            assertTrue(
                    List.of("", "http", "avis", "acces", "adresse", "charge", "demarche").stream()
                            .anyMatch(dossier -> Files.exists(
                                    Path.of("src/test/java/fr/octroi/adapters/rest", dossier, nom + ".java"))),
                    nom);
        }
    }
}
