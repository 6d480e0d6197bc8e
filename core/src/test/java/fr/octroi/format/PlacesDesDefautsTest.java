package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault leads to the line that its author has to mend. */
class PlacesDesDefautsTest {

    private static final String REGLEMENT = """
            aide: essai
            version: "2025"
            titre: Aide d'essai
            autorite: Ville d'essai
            base: délibération d'essai
            sources: [essai]
            validite:
              fait: achat.date
              du: 2020-01-01
              au: 2021-12-31
              code: PERIODE
              article: art. 1
              libelle: période
            territoires:
              VILLE:
                libelle: la ville
                communes:
                  - "69123"
                  - "99999"
            vocabulaire: {achat.nature: [VELO, CARGO]}
            conditions:
              - code: AGE
                article: art. 3
                libelle: âge
                exige:
                  ou:
                    - {et: [{fait: demandeur.age, minimum: 26}, {fait: demandeur.age, maximum: 25}]}
                    - {fait: demandeur.age, minimum: 18}
              - code: COMMUNE
                article: art. 4
                libelle: commune
                exige: {fait: demandeur.commune, dans: VILLE}
            montant:
              article: art. 2
              arrondi: au centime
              formule:
                plafond:
                  table:
                    - {si: {fait: achat.nature, parmi: [VELO]}, alors: 500 EUR}
                valeur:
                  somme:
                    - {forfait: 10 EUR}
                    - plancher: 50 EUR
                      valeur:
                        table:
                          - {si: {fait: achat.prixTtc, minimum: 1000 EUR}, alors: 200 EUR}
                          - {si: {fait: achat.prixTtc, minimum: 2000 EUR}, alors: 300 EUR}
                        sinon: 0 EUR
            pieces: []
            doublons: []
            silence: 2 mois
            cas:
              - nom: un vélo
                faits: {achat.date: 2020-05-01, achat.nature: VELO, achat.prixTtc: 1500 EUR, demandeur.age: 30, demandeur.commune: "69123"}
                montant: 999 EUR
            """;

    @TempDir
    private Path dossier;

    private Path ecrire(String nom, String texte) throws IOException {
        return Files.writeString(dossier.resolve(nom), texte);
    }

    @Test
    void chaque_defaut_mene_a_sa_ligne() throws IOException {
        Path fichier = ecrire("essai.yaml", REGLEMENT);
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(fichier));
        Map<Code, String> lignes = new TreeMap<>();
        for (Defaut defaut : Analyse.analyser(
                LecteurReglement.lireEnsemble(List.of(fichier)),
                LecteurGeographie.fournie(),
                LocalDate.of(2026, 1, 1))) {
            String place = places.ou(defaut).orElseThrow(() -> new AssertionError(defaut));
            int ligne = Integer.parseInt(place.substring("essai.yaml, ligne ".length()));
            lignes.put(
                    defaut.code(),
                    REGLEMENT.lines().skip(ligne - 1L).findFirst().orElseThrow().strip());
        }

        assertEquals(
                Map.of(
                        Code.AIDE_AU_DESSUS_DU_PRIX,
                        "plafond:",
                        Code.BRANCHE_IMPOSSIBLE,
                        "- code: AGE",
                        Code.COMMUNE_INCONNUE,
                        "- \"99999\"",
                        Code.PLAFOND_TROUE,
                        "table:",
                        Code.PLANCHER_SANS_DROIT,
                        "- plancher: 50 EUR",
                        Code.LIGNE_JAMAIS_ATTEINTE,
                        "- {si: {fait: achat.prixTtc, minimum: 2000 EUR}, alors: 300 EUR}",
                        Code.VERSION_FINIE,
                        "fait: achat.date",
                        Code.EXEMPLE_FAUX,
                        "- nom: un vélo"),
                lignes);
    }

    @Test
    void ce_qui_n_est_pas_dans_un_fichier_n_a_pas_de_place() throws IOException {
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(ecrire("essai.yaml", REGLEMENT)));

        assertEquals(Optional.empty(), places.ou(defaut("autre 2025", "montant")));
        assertEquals(Optional.empty(), places.ou(defaut("essai 2025", "foyer.revenuParPart")));
        assertEquals(
                "essai.yaml, ligne 37",
                places.ou(defaut("essai 2025", "montant.inconnu[7]")).orElseThrow());
        Path vide = ecrire("vide.yaml", "titre: rien\n");
        FichierInvalideException refus =
                assertThrows(FichierInvalideException.class, () -> PlacesDesDefauts.lire(List.of(vide)));
        assertEquals("CLE_ABSENTE", refus.code());
    }

    @Test
    void un_chemin_ne_sort_jamais_de_son_fichier() throws IOException {
        Path fichier = ecrire("essai.yaml", REGLEMENT);
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(fichier));
        for (String lieu : List.of(
                "montant",
                "montant.valeur",
                "montant.valeur[1]",
                "montant.valeur[1].valeur.table[1]",
                "montant.valeur[1].valeur.table[99]",
                "montant.plafond.table[0].si",
                "montant[0]",
                "montant.valeur[99999999]")) {
            String place = places.ou(defaut("essai 2025", lieu)).orElseThrow();
            int ligne = Integer.parseInt(place.substring("essai.yaml, ligne ".length()));
            assertFalse(ligne < 37 || ligne > REGLEMENT.lines().count(), () -> lieu + " at " + place);
        }
    }

    private static Defaut defaut(String reglement, String lieu) {
        return new Defaut(Defaut.Gravite.FAUTE, Code.LIGNE_IMPOSSIBLE, reglement, lieu, null, "");
    }
}
