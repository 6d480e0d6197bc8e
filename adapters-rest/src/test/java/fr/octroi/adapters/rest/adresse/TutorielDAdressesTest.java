package fr.octroi.adapters.rest.adresse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.adresse.Geoplateforme.Fiche;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.Adresses;
import fr.octroi.reglement.Valeur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The lines of {@code docs/adresses.md}, compiled and run. */
class TutorielDAdressesTest {

    private static final Acteur PLATEFORME = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");
    private static final Acteur AGENT = new Acteur("ma-ville", Role.INSTRUCTEUR, "agent-1");
    private static final LocalDate JOUR = LocalDate.of(2020, 6, 1);

    private static Adresses brancher() {
        // brancher
        Adresses registre = new BaseAdresseNationale(Reglages.geoplateforme(), InstantSource.system());
        // fin
        return registre;
    }

    // deposer
    /** Files a page, and returns the numbers of the requests whose commune a person has to look at. */
    static List<String> deposer(
            Guichet guichet,
            Acteur plateforme,
            Adresses registre,
            List<LigneDeLot> page,
            BiConsumer<LigneDeLot, ResultatDepot> suite) {
        List<LigneDeLot.Lue> sansCode = new ArrayList<>();
        for (LigneDeLot ligne : page) {
            if (ligne instanceof LigneDeLot.Lue lue && lue.demande().insee().isBlank()) {
                sansCode.add(lue);
            }
        }
        List<Adresses.Localisation> localisations = registre.localiser(sansCode.stream()
                .map(LigneDeLot.Lue::demande)
                .map(demande -> new Adresse(demande.voie(), demande.codePostal(), demande.ville(), null))
                .toList());
        Map<Integer, String> codes = new TreeMap<>();
        List<String> aExaminer = new ArrayList<>();
        for (int i = 0; i < sansCode.size(); i++) {
            if (localisations.get(i) instanceof Adresses.Localisation.Trouvee trouvee) {
                codes.put(sansCode.get(i).ligne(), trouvee.commune().insee());
            } else {
                aExaminer.add(sansCode.get(i).numero());
            }
        }
        List<LigneDeLot> completes = new ArrayList<>();
        for (LigneDeLot ligne : page) {
            String code = codes.get(ligne.ligne());
            completes.add(
                    ligne instanceof LigneDeLot.Lue lue && code != null
                            ? new LigneDeLot.Lue(lue.ligne(), lue.demande().withInsee(code))
                            : ligne);
        }
        guichet.deposerLot(plateforme, "gpso-vae", completes.iterator(), suite);
        return aExaminer;
    }
    // fin

    // dire
    static void dire(Guichet guichet, Acteur agent, NumeroDossier numero, String insee, LocalDate jour) {
        guichet.completer(
                agent, numero, jour, List.of(), new TreeMap<>(Map.of("demandeur.commune", new Valeur.Code(insee))));
    }
    // fin

    private final DossiersEnMemoire magasin = new DossiersEnMemoire();
    private final Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
            .magasin(magasin, magasin, magasin, magasin)
            .horloge(() -> JOUR.atTime(12, 0).toInstant(ZoneOffset.UTC))
            .build();
    private final Guichet guichet = octroi.guichet();

    private static LigneDeLot demande(int ligne, String voie, String insee) {
        return new LigneDeLot.Lue(
                ligne,
                new Formulaire("V-" + ligne, JOUR)
                        .demandeur("", "Exemple", "Camille")
                        .domicile(voie, "92100", "Essai", insee)
                        .objet("VAE", "NEUF", "")
                        .achat(LocalDate.of(2020, 5, 2), Montant.ofEuros(1_500))
                        .demande());
    }

    private String commune(int ligne) {
        return Objects.toString(
                magasin.trouver(new NumeroDossier("V-" + ligne))
                        .orElseThrow()
                        .dossier()
                        .demandeur()
                        .adresse()
                        .insee(),
                "");
    }

    /** Whether the instruction asks for the commune, refuses because of it, or is content. */
    private String residence(int ligne) {
        Proposition proposition =
                guichet.instruire(PLATEFORME, new NumeroDossier("V-" + ligne)).orElseThrow();
        if (proposition instanceof Proposition.Refuser) {
            return "REFUS";
        }
        boolean demandee = proposition.constats().stream()
                .anyMatch(constat -> constat instanceof Constat.DeDonnee fait
                        && fait.donnee().nom().equals("demandeur.commune")
                        && constat.portee() == Portee.COMPLEMENT);
        return demandee ? "DEMANDE" : "CONNUE";
    }

    @Test
    void ce_qui_est_sur_est_complete_et_le_reste_va_a_une_personne() {
        try (Geoplateforme service = new Geoplateforme()) {
            service.connaitre("1 rue Sure Essai", new Fiche("92100", "92012", "0.97"));
            service.connaitre(
                    "2 rue Double Essai", new Fiche("92100", "92012", "0.9"), new Fiche("92100", "75016", "0.9"));
            service.connaitre("3 rue Floue Essai", new Fiche("92100", "75016", "0.41"));
            List<LigneDeLot> page = List.of(
                    demande(1, "1 rue Sure", ""),
                    demande(2, "2 rue Double", ""),
                    demande(3, "3 rue Floue", ""),
                    demande(4, "4 rue Absente", ""),
                    demande(5, "1 rue Sure", "92040"),
                    new LigneDeLot.Illisible(6, "V-6", List.of()));
            List<String> suites = new ArrayList<>();
            List<String> aExaminer = deposer(
                    guichet,
                    PLATEFORME,
                    service.client(),
                    page,
                    (ligne, resultat) -> suites.add(resultat.getClass().getSimpleName()));
            assertEquals(List.of("V-2", "V-3", "V-4"), aExaminer);
            assertEquals(
                    List.of("Enregistre", "Enregistre", "Enregistre", "Enregistre", "Enregistre", "Rejete"), suites);
            assertEquals("92012", commune(1));
            assertEquals("92040", commune(5), "what was declared stands");
            assertEquals(List.of("", "", ""), List.of(commune(2), commune(3), commune(4)));
            assertEquals("CONNUE", residence(1));
            for (int ligne = 2; ligne <= 4; ligne++) {
                assertEquals("DEMANDE", residence(ligne), "a doubt refuses nobody");
            }
            dire(guichet, AGENT, new NumeroDossier("V-2"), "92012", JOUR);
            assertEquals("CONNUE", residence(2));
            dire(guichet, AGENT, new NumeroDossier("V-3"), "75116", JOUR);
            assertEquals("REFUS", residence(3), "only what a person said refuses");
        }
    }

    @Test
    void le_registre_de_la_page_est_celui_de_l_etat() {
        assertEquals(List.of(), brancher().localiser(List.of()));
    }

    @Test
    void les_lignes_de_la_page_sont_celles_de_ce_test() throws IOException {
        String test =
                Files.readString(Path.of("src/test/java/fr/octroi/adapters/rest/adresse/TutorielDAdressesTest.java"));
        String page = Files.readString(Path.of("../docs/adresses.md"));
        for (String nom : List.of("brancher", "deposer", "dire")) {
            String lignes =
                    entre(test, "// " + nom + "\n", "// fin\n").stripIndent().stripTrailing();
            assertTrue(lignes.length() > 50, nom);
            assertEquals(
                    lignes,
                    entre(page, "<!-- " + nom + " -->\n```java\n", "```\n").stripTrailing(),
                    nom);
        }
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }
}
