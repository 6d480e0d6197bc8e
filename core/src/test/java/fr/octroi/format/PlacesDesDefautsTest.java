package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
                        "formule:",
                        Code.BRANCHE_IMPOSSIBLE,
                        "- code: AGE",
                        Code.COMMUNE_INCONNUE,
                        "- \"99999\"",
                        Code.PLAFOND_TROUE,
                        "plafond:",
                        Code.PLANCHER_SANS_DROIT,
                        "- plancher: 50 EUR",
                        Code.LIGNE_JAMAIS_ATTEINTE,
                        "- {si: {fait: achat.prixTtc, minimum: 2000 EUR}, alors: 300 EUR}",
                        Code.VERSION_FINIE,
                        "au: 2021-12-31",
                        Code.EXEMPLE_FAUX,
                        "- nom: un vélo"),
                lignes);
    }

    @Test
    void un_code_se_cherche_sous_son_fait_un_lieu_sous_son_niveau_et_un_fait_sous_les_questions() throws IOException {
        Path fichier = ecrire("essai.yaml", """
                aide: essai
                version: "2025"
                territoires:
                  T:
                    departements: ["82"]
                    regions:
                      - {code: "82"}
                questions:
                  batterie: {type: code, libelle: batterie}
                conditions:
                  - code: UNE
                    exige: {fait: question.batterie, parmi: [NEUVE, REMISE]}
                  - code: AUTRE
                    exige:
                      et:
                        - {fait: achat.etat, parmi: [NEUF, REMISE]}
                        - {fait: demandeur.epci, parmi: ["82"]}
                """);
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(fichier));
        assertEquals(
                Optional.of("essai.yaml, ligne 16"),
                places.ou(dit(Code.CODE_HORS_VOCABULAIRE, "achat.etat", "REMISE")));
        assertEquals(Optional.of("essai.yaml, ligne 5"), places.ou(dit(Code.LIEU_INCONNU, "82", "departement")));
        assertEquals(Optional.of("essai.yaml, ligne 7"), places.ou(dit(Code.LIEU_INCONNU, "82", "region")));
        assertEquals(Optional.of("essai.yaml, ligne 17"), places.ou(dit(Code.LIEU_INCONNU, "82", "epci")));
        assertEquals(
                Optional.of("essai.yaml, ligne 9"), places.ou(dit(Code.FAIT_DE_DEUX_GENRES, "question.batterie", "")));
        assertEquals(Optional.of("essai.yaml, ligne 16"), places.ou(dit(Code.FAIT_DE_DEUX_GENRES, "achat.etat", "")));
        assertEquals(
                Optional.of("essai.yaml, ligne 9"), places.ou(dit(Code.QUESTION_SANS_EFFET, "question.batterie", "")));
    }

    private static Defaut dit(Code code, String lieu, String precision) {
        return new Defaut(Defaut.Gravite.FAUTE, code, "essai 2025", lieu, null, precision);
    }

    @Test
    void ce_qui_n_est_pas_dans_un_fichier_n_a_pas_de_place() throws IOException {
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(ecrire("essai.yaml", REGLEMENT)));

        assertEquals(Optional.empty(), places.ou(defaut("autre 2025", "montant")));
        assertEquals(Optional.empty(), places.ou(defaut("essai 2025", "foyer.revenuParPart")));
        assertEquals(
                "essai.yaml, ligne 36",
                places.ou(defaut("essai 2025", "montant.inconnu[7]")).orElseThrow());
        Path vide = ecrire("vide.yaml", "");
        assertEquals(Optional.empty(), PlacesDesDefauts.lire(List.of(vide)).ou(defaut(" ", "montant")));
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
            assertFalse(ligne < 36 || ligne > REGLEMENT.lines().count(), () -> lieu + " at " + place);
        }
    }

    @Test
    void une_ligne_mene_a_ce_qu_elle_donne_quel_que_soit_l_ordre_des_cles() throws IOException {
        Path fichier = ecrire("essai.yaml", """
                aide: essai
                version: "2025"
                montant:
                  formule:
                    table:
                      - si: {fait: achat.nature, parmi: [VELO]}
                        alors:
                          seuil: 10 EUR
                          valeur:
                            table:
                              - si: {fait: achat.etat, parmi: [NEUF]}
                                alors: 20 EUR
                              - si: {fait: achat.etat, parmi: [OCCASION]}
                                alors:
                                  moins: 1 EUR
                                  reste:
                                    somme: [2 EUR, 3 EUR]
                """);
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(fichier));
        Map.of(
                        "montant.table[0]", 6,
                        "montant.table[0][0]", 9,
                        "montant.table[0][1]", 8,
                        "montant.table[0][0].table[1]", 13,
                        "montant.table[0][0].table[1][0]", 16,
                        "montant.table[0][0].table[1][0][1]", 17,
                        "montant.table[0][0].table[1][1]", 15)
                .forEach((lieu, ligne) -> assertEquals(
                        Optional.of("essai.yaml, ligne " + ligne), places.ou(defaut("essai 2025", lieu)), lieu));
    }

    @Test
    void deux_fichiers_d_une_version_n_ont_pas_de_place_et_deux_d_un_nom_ont_leur_chemin() throws IOException {
        Path ici = ecrire("essai.yaml", REGLEMENT);
        Path double_ = ecrire("double.yaml", REGLEMENT);
        assertEquals(
                Optional.empty(), PlacesDesDefauts.lire(List.of(ici, double_)).ou(defaut("essai 2025", "montant")));

        Path autre = Files.writeString(
                Files.createDirectory(dossier.resolve("autre")).resolve("essai.yaml"),
                REGLEMENT.replace("\"2025\"", "\"2026\""));
        assertEquals(
                Optional.of(autre + ", ligne 36"),
                PlacesDesDefauts.lire(List.of(ici, autre)).ou(defaut("essai 2026", "montant")));
    }

    @Test
    void un_mot_ailleurs_dans_le_fichier_n_est_pas_un_nom() throws IOException {
        String mots = REGLEMENT
                .replace("autorite: Ville d'essai", "autorite: AGE")
                .replace("- nom: un vélo", "- nom: montant")
                .replace("pieces: []", "pieces: [{type: RIB, article: art. 5, libelle: RIB}]");
        PlacesDesDefauts places = PlacesDesDefauts.lire(List.of(ecrire("essai.yaml", mots)));
        long age = 1
                + mots.lines().takeWhile(ligne -> !ligne.contains("code: AGE")).count();
        assertEquals(Optional.of("essai.yaml, ligne " + age), places.ou(defaut("essai 2025", "AGE")));
        long cas = 1
                + mots.lines()
                        .takeWhile(ligne -> !ligne.contains("nom: montant"))
                        .count();
        assertEquals(
                Optional.of("essai.yaml, ligne " + cas),
                places.ou(new Defaut(Defaut.Gravite.FAUTE, Code.EXEMPLE_FAUX, "essai 2025", "montant", null, "")));
        assertEquals(Optional.empty(), places.ou(defaut("essai 2025", "")));
    }

    private static Defaut defaut(String reglement, String lieu) {
        return new Defaut(Defaut.Gravite.FAUTE, Code.LIGNE_IMPOSSIBLE, reglement, lieu, null, "");
    }
}
