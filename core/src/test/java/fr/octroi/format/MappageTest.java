package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Rejet;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Vocabulaire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappageTest {

    private static final String JUSTE = """
            mappage: essai
            fichier: d.csv
            encodage: UTF-8
            separateur: ";"
            fuseau: Europe/Paris
            dates: [dd/MM/yyyy]
            colonnes:
              numero: N°
              depot: Dépôt
              nom: Nom
              prenom: Prénom
            pieces:
              chemin: pieces/{numero}/{fichier}
              colonnes: {FACTURE: Facture}
            """;

    private static String erreur(String avant, String apres) {
        String faux = JUSTE.replace(avant, apres);
        return String.valueOf(assertThrows(FichierInvalideException.class, () -> Mappage.lire("m.yaml", faux))
                .getMessage());
    }

    @Test
    void le_mappage_fourni_et_le_minimal_se_lisent() {
        assertEquals("demandes.csv", Mappage.fourni().fichier());
        assertEquals("d.csv", Mappage.lire("m.yaml", JUSTE).fichier());
    }

    @Test
    void une_ligne_deja_coupee_se_lit_comme_celle_d_un_fichier() {
        Mappage mappage = Mappage.lire("m.yaml", JUSTE);
        List<Map.Entry<String, String>> cellules = List.of(
                Map.entry("PRENOM", "Camille"),
                Map.entry("n°", "V-1"),
                Map.entry("Inconnue", "?"),
                Map.entry("Depot", "01/06/2026"),
                Map.entry("Facture", "f.pdf"));
        LigneDeLot ligne = mappage.traduire(
                3,
                cellules,
                chemin -> new Pieces.Deposee(Empreinte.sha256(chemin.getBytes(StandardCharsets.UTF_8)), 1));
        DemandeDeposee demande = ligne.selon(LigneDeLot.Lue::demande, illisible -> {
            throw new AssertionError(illisible.rejets().toString());
        });
        assertEquals(3, ligne.ligne());
        assertEquals(LocalDate.of(2026, 6, 1), demande.depot());
        assertEquals("Camille", demande.prenom());
        assertEquals("", demande.nom(), "a column that did not come is an empty cell");
        assertEquals(
                Empreinte.sha256("pieces/V-1/f.pdf".getBytes(StandardCharsets.UTF_8)),
                demande.pieces().get(0).contenu());
        assertEquals(List.of("nom"), mappage.entetesAbsents(List.of("n°", "depot", "prénom", "FACTURE", "Autre")));
    }

    @Test
    void une_colonne_du_mappage_qui_vient_deux_fois_coute_la_ligne() {
        List<Map.Entry<String, String>> cellules = List.of(
                Map.entry("N°", "V-1"),
                Map.entry("Nom", "Exemple"),
                Map.entry("NOM", "Modèle"),
                Map.entry("x", ""),
                Map.entry("X", ""));
        List<Rejet> rejets = Mappage.lire("m.yaml", JUSTE)
                .traduire(1, cellules, chemin -> {
                    throw new AssertionError(chemin);
                })
                .selon(lue -> List.of(), LigneDeLot.Illisible::rejets);
        assertEquals(List.of(Messages.rejet(1, "V-1", "nom", "COLONNE_EN_DOUBLE")), rejets);
        assertEquals("une colonne du mappage vient deux fois", rejets.get(0).message());
    }

    @Test
    void chaque_faute_nomme_sa_ligne_et_ce_qu_il_faut() {
        assertEquals(
                "m.yaml, ligne 3, colonne 11 (encodage) : il faut ici un encodage connu, comme UTF-8 ou windows-1252",
                erreur("UTF-8", "UTF-9"));
        assertEquals(
                "m.yaml, ligne 4, colonne 13 (separateur) : il faut ici un seul caractère, ou tabulation",
                erreur("\";\"", "\";;\""));
        assertEquals(
                "m.yaml, ligne 5, colonne 9 (fuseau) : il faut ici un fuseau horaire, comme Europe/Paris",
                erreur("Europe/Paris", "Europe/Pairs"));
        assertEquals(
                "m.yaml, ligne 6, colonne 9 (dates[0]) : il faut ici une forme de date, comme dd/MM/yyyy, iso ou iso-horodatage",
                erreur("dd/MM/yyyy", "jj/mm/aaaa"));
        assertEquals(
                "m.yaml, ligne 9, colonne 3 (colonnes.depots) : le champ « depots » est inconnu ; vouliez-vous dire « depot » ?",
                erreur("depot:", "depots:"));
        assertEquals(
                "m.yaml, ligne 9, colonne 3 (colonnes.depots) : le champ « depots » est inconnu ; vouliez-vous dire « depot » ?",
                erreur("depot: Dépôt", "depots:\n    colonne: Dépôt"));
        assertEquals(
                "m.yaml, ligne 8, colonne 3 (colonnes) : le champ « prenom » doit avoir une colonne",
                erreur("  prenom: Prénom\n", ""));
        assertEquals(
                "m.yaml, ligne 7, colonne 1 (colones) : la clé « colones » est inconnue ; vouliez-vous dire « colonnes » ?",
                erreur("colonnes:\n", "colones:\n"));
        assertEquals(
                "m.yaml, ligne 13, colonne 11 (pieces.chemin) : il faut ici un chemin qui contient {fichier}",
                erreur("pieces/{numero}/{fichier}", "../{fichier}"));
        assertEquals(
                "m.yaml, ligne 10, colonne 9 (colonnes.nom.colone) : la clé « colone » est inconnue ; vouliez-vous dire"
                        + " « colonne » ?",
                erreur("nom: Nom", "nom: {colone: Nom}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/mm/yyyy", "dd/MM/YYYY", "dd/MM", "HH:mm"})
    void une_forme_ou_aucune_date_ne_se_lirait_est_refusee(String forme) {
        assertEquals(
                "m.yaml, ligne 6, colonne 9 (dates[0]) : il faut ici une forme de date, comme dd/MM/yyyy, iso ou iso-horodatage",
                erreur("[dd/MM/yyyy]", "[\"" + forme + "\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/MM/yy",
                "d/M/yyyy H:mm",
                "d['er'] MMMM yyyy",
                "EEEE d MMM yyyy",
                "yyyy-MM-dd'T'HH:mm:ssXXX",
                "iso",
                "iso-horodatage"
            })
    void une_forme_ou_une_date_se_lit_est_admise(String forme) {
        Mappage.lire("m.yaml", JUSTE.replace("[dd/MM/yyyy]", "[\"" + forme + "\"]"));
    }

    @Test
    void ce_qui_ne_lirait_jamais_rien_est_refuse() {
        assertEquals(
                "m.yaml, ligne 6, colonne 8 (dates) : il faut ici au moins une valeur", erreur("[dd/MM/yyyy]", "[]"));
        assertEquals(
                "m.yaml, ligne 10, colonne 8 (colonnes.nom) : il faut ici au moins une valeur",
                erreur("nom: Nom", "nom: []"));
        assertEquals(
                "m.yaml, ligne 10, colonne 8 (colonnes.nom) : il faut ici un texte qui n'est pas vide",
                erreur("nom: Nom", "nom: \"\""));
        for (String chemin : List.of("\"pieces/{dossier}/{fichier}\"", "pieces\\{fichier}")) {
            assertEquals(
                    "m.yaml, ligne 13, colonne 11 (pieces.chemin) : il faut ici un chemin qui contient {fichier}",
                    erreur("pieces/{numero}/{fichier}", chemin));
        }
    }

    @Test
    void un_mot_ne_peut_pas_designer_deux_codes() {
        assertEquals(
                "m.yaml, ligne 12, colonne 67 (colonnes.nature.vocabulaire.B) : ce mot désigne déjà « A »",
                erreur(
                        "  prenom: Prénom\n",
                        "  prenom: Prénom\n  nature: {colonne: Type, vocabulaire: {A: [Vélo, Bicyclette], B: VELO}}\n"));
    }

    private static final String CODEES = """
            insee: Insee
            achat: Achat
            nature: {colonne: Type, vocabulaire: {VAE: Vélo, VAE_CARGO: Cargo, KIT: Kit}}
            etat: {colonne: État, vocabulaire: {NEUF: Neuf}, sinon: OCCASION}
            """;

    private static Mappage codes(String avant, String apres) {
        return Mappage.lire(
                "m.yaml",
                JUSTE.replace(
                        "  prenom: Prénom\n",
                        "  prenom: Prénom\n" + CODEES.indent(2).replace(avant, apres)));
    }

    private static String refus(String avant, String apres, ReglementAide reglement) {
        Mappage mappage = codes(avant, apres);
        return String.valueOf(assertThrows(FichierInvalideException.class, () -> mappage.verifierLesCodes(reglement))
                .getMessage());
    }

    private static ReglementAide ferme(String codes) {
        return LecteurReglement.lire(
                "r.yaml",
                Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml")
                                .replace("conditions:", "vocabulaire: {achat.nature: [" + codes + "]}\n\nconditions:")
                                .split("\ncas:")[0]
                        + "\n");
    }

    /** The words of the platform taken for codes, or a code misspelt, would refuse everybody and say nothing. */
    @Test
    void des_codes_que_le_reglement_ne_comprendrait_pas_sont_refuses_avec_leur_colonne() {
        ReglementAide gpso = LecteurReglement.fourni("gpso-vae-2019");
        codes("", "").verifierLesCodes(gpso);
        Mappage.fourni().verifierLesCodes(gpso);
        Mappage.lire("m.yaml", JUSTE).verifierLesCodes(gpso);
        assertEquals(
                "m.yaml (colonnes.nature) : la colonne « Type » n'a pas de vocabulaire, et ses mots seraient pris pour les"
                        + " codes de « achat.nature », qui sont : VAE, VAE_CARGO, VAE_PLIANT ; donner sous vocabulaire"
                        + " les mots de la plateforme pour chacun",
                refus("{colonne: Type, vocabulaire: {VAE: Vélo, VAE_CARGO: Cargo, KIT: Kit}}", "Type", gpso));
        assertEquals(
                "m.yaml (colonnes.nature) : la colonne « Type » donne le code « VEA », qu'aucune condition ne nomme pour"
                        + " « achat.nature » : VAE, VAE_CARGO, VAE_PLIANT ; vouliez-vous dire « VAE » ?",
                refus("VAE: Vélo", "VEA: Vélo", gpso));
        assertEquals(
                "m.yaml (colonnes.etat) : la colonne « État » ne donne aucun des codes de « achat.etat » que la condition"
                        + " ETAT_NEUF admet (NEUF) : tout le monde serait refusé ; dans un vocabulaire, le code vient"
                        + " d'abord, puis les mots de la plateforme",
                refus("NEUF: Neuf", "Nouveau: NEUF", gpso));
    }

    @Test
    void le_vocabulaire_ferme_d_un_reglement_ferme_celui_du_mappage() {
        codes("", "").verifierLesCodes(ferme("VAE, VAE_CARGO, VAE_PLIANT, KIT"));
        assertEquals(
                "m.yaml (colonnes.nature) : la colonne « Type » donne le code « KIT », que le règlement n'a pas pour"
                        + " « achat.nature » : VAE, VAE_CARGO, VAE_PLIANT",
                refus("", "", ferme("VAE, VAE_CARGO, VAE_PLIANT")));
    }

    @Test
    void une_piece_mal_ecrite_se_nomme_a_sa_place_tant_qu_une_autre_manque() {
        ReglementAide gpso = LecteurReglement.fourni("gpso-vae-2019");
        assertEquals(List.of(), Mappage.fourni().piecesHorsReglement(gpso), "rien ne manque");
        Mappage faux = Mappage.lire("m.yaml", JUSTE.replace("FACTURE: Facture", "FACTRE: Facture, PHOTO: Photo"));
        assertEquals(
                List.of(
                        "m.yaml (pieces.colonnes.FACTRE) : le règlement ne nomme pas cette pièce ; vouliez-vous dire « FACTURE » ?",
                        "m.yaml (pieces.colonnes.PHOTO) : le règlement ne nomme pas cette pièce"),
                faux.piecesHorsReglement(gpso));
        Mappage mots = Mappage.lire(
                "m.yaml",
                JUSTE.replace(
                        "  colonnes: {FACTURE: Facture}",
                        "  colonne: Pièces\n  forme: json\n  vocabulaire: {FACTRE: facture}"));
        assertTrue(mots.piecesHorsReglement(gpso).get(0).startsWith("m.yaml (pieces.vocabulaire.FACTRE) : "));
    }

    @Test
    void un_fichier_d_une_autre_sorte_est_dit_pour_ce_qu_il_est() {
        String reglement = Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml");
        assertTrue(assertThrows(FichierInvalideException.class, () -> Mappage.lire("r.yaml", reglement))
                .getMessage()
                .contains("le fichier semble être un règlement, pas un mappage"));
        assertTrue(assertThrows(FichierInvalideException.class, () -> LecteurReglement.lire("m.yaml", JUSTE))
                .getMessage()
                .contains("le fichier semble être un mappage, pas un règlement"));
    }

    @Test
    void une_piece_ou_un_fait_que_rien_ne_donne_se_sait_avant_la_premiere_ligne() {
        ReglementAide gpso = LecteurReglement.fourni("gpso-vae-2019");
        assertTrue(codes("", "").codesJamaisDonnes(gpso).contains("RIB"));
        Mappage sansPieces = Mappage.lire("m.yaml", JUSTE.substring(0, JUSTE.indexOf("pieces:")));
        assertTrue(sansPieces.codesJamaisDonnes(gpso).contains("FACTURE"), "rien ne dit où sont les pièces");
        Mappage structurees = Mappage.lire(
                "m.yaml", JUSTE.replace("  colonnes: {FACTURE: Facture}", "  colonne: Pièces\n  forme: json"));
        assertEquals(List.of(), structurees.codesJamaisDonnes(gpso), "les mots de la colonne sont les types");
        ReglementResolu resolu = Catalogue.resoudre(List.of(gpso)).reglements().get(0);
        assertEquals(List.of(), codes("", "").donneesJamaisDonnees(resolu));
        assertEquals(
                List.of(Vocabulaire.DEMANDEUR_COMMUNE),
                codes("  insee: Insee\n", "").donneesJamaisDonnees(resolu));
    }

    @Test
    void un_espace_qui_separe_se_garde() {
        for (String separateur : List.of("\"\\t\"", "tabulation", "\" \"")) {
            Mappage.lire("m.yaml", JUSTE.replace("\";\"", separateur));
        }
        assertEquals(
                "m.yaml, ligne 14, colonne 54 (pieces.colonnes.FACTURE.separateur) : il faut ici un texte qui n'est pas vide",
                erreur("{FACTURE: Facture}", "{FACTURE: {colonne: Facture, separateur: \"\"}}"));
    }

    @Test
    void un_intitule_qui_finit_par_un_point_d_interrogation_se_met_entre_guillemets() {
        assertEquals(
                "m.yaml, ligne 10, colonne 32 : la syntaxe YAML est fausse : un texte qui finit par un point"
                        + " d'interrogation, entre crochets ou accolades, se met entre guillemets",
                erreur("nom: Nom", "nom: {colonne: Est-ce un nom ?}"));
    }

    @Test
    void un_meme_signe_ne_separe_pas_les_decimales_et_les_milliers() {
        assertEquals(
                "m.yaml, ligne 7, colonne 10 (nombres) : decimale et milliers doivent être deux signes différents",
                erreur("colonnes:\n", "nombres: {decimale: \".\", milliers: \".\"}\ncolonnes:\n"));
    }

    @Test
    void la_syntaxe_et_les_tours_de_yaml_sont_refuses_avec_leur_ligne() {
        assertEquals(
                "m.yaml, ligne 2, colonne 8 : la clé « mappage » est répétée", erreur("fichier: d.csv", "mappage: b"));
        assertEquals(
                "m.yaml, ligne 1 : le fichier doit commencer par une clé suivie de deux-points",
                String.valueOf(assertThrows(FichierInvalideException.class, () -> Mappage.lire("m.yaml", "- a"))
                        .getMessage()));
        assertEquals(
                "ALIAS_INTERDIT",
                assertThrows(
                                FichierInvalideException.class,
                                () -> Mappage.lire(
                                        "m.yaml", JUSTE.replace("mappage: essai", "mappage: &a essai\nx: *a")))
                        .code());
    }
}
