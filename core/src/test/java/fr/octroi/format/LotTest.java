package fr.octroi.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Rejet;
import fr.octroi.format.DepotDePieces.PieceRefuseeException;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotTest {

    private static final String MINIMAL = """
            mappage: essai
            fichier: d.csv
            encodage: UTF-8
            separateur: ";"
            fuseau: Europe/Paris
            dates: [dd/MM/yyyy]
            nombres: {decimale: ",", milliers: " "}
            colonnes:
              numero: N°
              depot: Dépôt
              nom: Nom
              prenom: Prénom
              montantTtc: Prix
            """;

    private static final String ENTETE = "N°;Dépôt;Nom;Prénom;Prix\n";

    private static final String SANS_ACCENT = "Num;Depot;Nom;Prenom;Prix\n";

    private static final DepotDePieces TOUT_EST_LA =
            chemin -> new Pieces.Deposee(Empreinte.sha256(chemin.getBytes(UTF_8)), chemin.length());

    private static List<LigneDeLot> lire(String mappage, byte[] octets, DepotDePieces depot) {
        List<LigneDeLot> lignes = new ArrayList<>();
        try (Lot lot = Mappage.lire("essai.yaml", mappage).ouvrir("d.csv", new ByteArrayInputStream(octets), depot)) {
            lot.forEachRemaining(lignes::add);
        }
        return lignes;
    }

    private static List<LigneDeLot> lire(String corps) {
        return lire(MINIMAL, (ENTETE + corps).getBytes(UTF_8), TOUT_EST_LA);
    }

    private static DemandeDeposee demande(LigneDeLot ligne) {
        return assertInstanceOf(LigneDeLot.Lue.class, ligne).demande();
    }

    private static List<String> codes(LigneDeLot ligne) {
        return assertInstanceOf(LigneDeLot.Illisible.class, ligne).rejets().stream()
                .map(Rejet::code)
                .toList();
    }

    private static String correspondance() {
        return Textes.ressource("/autre-plateforme/correspondance.yaml");
    }

    private static byte[] export(String... lignes) {
        String entetes = String.join(
                "\t",
                "request_id",
                "submitted_at",
                "last_name",
                "first_name",
                "born_on",
                "street_number",
                "street",
                "insee",
                "equipment",
                "condition",
                "invoiced_on",
                "total_cents",
                "other_aid",
                "iban",
                "trailer",
                "attachments",
                "internal_flag");
        return ("\uFEFF" + entetes + "\r\n" + String.join("\r\n", lignes)).getBytes(UTF_8);
    }

    @Test
    void une_plateforme_tres_differente_se_lit_sans_code() {
        byte[] octets = export(
                "2020/77\t2020-06-30T22:30:00Z\tÉpée\tZoé \"la grande\"\t1980-02-29\t3 bis\true Dürer\t92040\tE-BIKE\tnew"
                        + "\t1er juin 2020\t123456\t\t\toui\t[{\"kind\":\"Invoice\",\"name\":\"a;b.pdf\"},"
                        + "{\"kind\":\"bank details\",\"name\":\"rib.pdf\"}]\tx",
                "2020/78\t2020-06-01\tNoël\tAna\t\t\t\t92040\thoverboard\tused\t2 juin 2020\t100\t1.234,50\t\tnon\t\t");
        List<LigneDeLot> lignes =
                lire(correspondance().replace("d MMMM yyyy", "d['er'] MMMM yyyy"), octets, TOUT_EST_LA);

        DemandeDeposee premiere = demande(lignes.get(0));
        assertEquals("2020/77", premiere.numero());
        assertEquals(LocalDate.of(2020, 7, 1), premiere.depot(), "22 h 30 UTC est le lendemain à Paris");
        assertEquals("Zoé \"la grande\"", premiere.prenom());
        assertEquals("3 bis rue Dürer", premiere.voie());
        assertEquals("VAE", premiere.nature());
        assertEquals(LocalDate.of(2020, 6, 1), premiere.achat());
        assertEquals(Montant.parse("1234.56"), premiere.montantTtc());
        assertEquals(Map.of("question.remorque", new Valeur.Booleen(true)), premiere.reponses());
        assertEquals(
                List.of("FACTURE", "RIB"),
                premiere.pieces().stream().map(PieceDeposee::type).toList());

        DemandeDeposee seconde = demande(lignes.get(1));
        assertEquals("AUTRE", seconde.nature());
        assertEquals(Montant.parse("1234.50"), seconde.aidesAutres());
    }

    @Test
    void des_cellules_vides_apres_la_derniere_colonne_ne_sont_pas_une_faute() {
        byte[] octets = (ENTETE.strip() + ";;\nA;01/06/2020;N;P;1;;\nB;01/06/2020;N;P;1;; ;;\n").getBytes(UTF_8);
        List<LigneDeLot> lignes = lire(MINIMAL, octets, TOUT_EST_LA);
        assertEquals(Montant.ofEuros(1), demande(lignes.get(0)).montantTtc());
        assertEquals("B", demande(lignes.get(1)).numero());
        try (Lot lot =
                Mappage.lire("essai.yaml", MINIMAL).ouvrir("d.csv", new ByteArrayInputStream(octets), TOUT_EST_LA)) {
            assertEquals(List.of(), lot.colonnesNonMappees());
        }
        assertEquals(
                List.of("COLONNES_EN_TROP"),
                codes(lire("A;01/06/2020;N;P;1;;x\n").get(0)));
        byte[] teteSeule = (ENTETE.strip() + ";;\nA;01/06/2020;N;P;1\nB;01/06/2020;N;P;1;x\n").getBytes(UTF_8);
        List<LigneDeLot> courtes = lire(MINIMAL, teteSeule, TOUT_EST_LA);
        assertEquals("A", demande(courtes.get(0)).numero());
        assertEquals(List.of("COLONNES_EN_TROP"), codes(courtes.get(1)));
    }

    @Test
    void du_json_se_dit_au_lieu_d_une_colonne_absente() {
        for (String json :
                List.of("[{\"N°\":\"A\"}]", "\uFEFF{\"N°\":\"A\"}\n{\"N°\":\"B\"}\n", "\n [\n  {\n", "[]", "{")) {
            FichierInvalideException refus = assertThrows(
                    FichierInvalideException.class, () -> lire(MINIMAL, json.getBytes(UTF_8), TOUT_EST_LA));
            assertEquals("FORMAT_JSON", refus.code(), json);
        }
        byte[] crochets = (ENTETE.replace("N°", "[N°]") + "A;01/06/2020;N;P;1\n").getBytes(UTF_8);
        assertEquals(
                "A",
                lire(MINIMAL.replace("numero: N°", "numero: \"[N°]\""), crochets, TOUT_EST_LA)
                        .get(0)
                        .numero());
    }

    @Test
    void une_piece_peut_avoir_plusieurs_fichiers_dans_chaque_forme() {
        String json = """
                  prenom: Prénom
                pieces:
                  chemin: "{fichier}"
                  colonne: Prix
                  forme: json
                """;
        String enColonne = """
                  prenom: Prénom
                pieces:
                  chemin: "{fichier}"
                  colonnes: {FACTURE: {colonne: Prix, separateur: "\\n"}}
                """;
        String base = MINIMAL.replace("  prenom: Prénom\n  montantTtc: Prix\n", "");
        String ligne = ENTETE + "A;01/06/2020;N;P;";
        List<PieceDeposee> lues = demande(lire(
                                base + json,
                                (ligne
                                                + "\"[{\"\"type\"\":\"\"FACTURE\"\",\"\"fichier\"\":[\"\"1.pdf\"\",\"\"2.pdf\"\"]}]\"")
                                        .getBytes(UTF_8),
                                TOUT_EST_LA)
                        .get(0))
                .pieces();
        assertEquals(
                List.of("1.pdf", "2.pdf"), lues.stream().map(PieceDeposee::nom).toList());
        assertEquals(
                lues,
                demande(lire(base + enColonne, (ligne + "\"1.pdf\r\n2.pdf\"").getBytes(UTF_8), TOUT_EST_LA)
                                .get(0))
                        .pieces());
    }

    @Test
    void une_liste_de_pieces_se_lit_dans_les_deux_ordres() {
        String pieces = """
                  prenom: Prénom
                pieces:
                  chemin: "{fichier}"
                  colonne: Prix
                  forme: liste
                  separateur: "|"
                  liaison: "="
                  ordre: %s
                """;
        String base = MINIMAL.replace("  prenom: Prénom\n  montantTtc: Prix\n", "");
        List<PieceDeposee> typeDAbord = demande(lire(
                                base + pieces.formatted("type, fichier"),
                                (ENTETE + "A;01/06/2020;N;P;FACTURE=a=b.pdf| RIB = r.pdf |").getBytes(UTF_8),
                                TOUT_EST_LA)
                        .get(0))
                .pieces();
        List<PieceDeposee> fichierDAbord = demande(lire(
                                base + pieces.formatted("fichier, type"),
                                (ENTETE + "A;01/06/2020;N;P;a=b.pdf=FACTURE|r.pdf=RIB").getBytes(UTF_8),
                                TOUT_EST_LA)
                        .get(0))
                .pieces();
        assertEquals(
                List.of("a=b.pdf", "r.pdf"),
                typeDAbord.stream().map(PieceDeposee::nom).toList());
        assertEquals(typeDAbord, fichierDAbord);
    }

    @Test
    void une_mauvaise_ligne_ne_coute_qu_elle_et_garde_son_numero_de_ligne() {
        List<LigneDeLot> lignes = lire("A;01/06/2020;N;P;1\n"
                + "\n"
                + "B;31/02/2020;N;P;deux\n"
                + "C;01/06/2020;N\n"
                + "D;01/06/2020;N;P;1;de trop\n"
                + "\"E\"x;01/06/2020;N;P;1\n"
                + "\"F\";01/06/2020;\"N\nsuite\";P;1\n"
                + "G;01/06/2020;N;P;2\n");
        assertEquals(
                List.of(2, 4, 5, 6, 7, 8, 10),
                lignes.stream().map(LigneDeLot::ligne).toList());
        assertEquals(List.of("DATE_INVALIDE", "MONTANT_INVALIDE"), codes(lignes.get(1)));
        assertEquals(List.of("COLONNES_MANQUANTES"), codes(lignes.get(2)));
        assertEquals(List.of("COLONNES_EN_TROP"), codes(lignes.get(3)));
        assertEquals("C", lignes.get(2).numero());
        assertEquals(List.of("LIGNE_ILLISIBLE"), codes(lignes.get(4)));
        assertEquals("G", demande(lignes.get(6)).numero());
    }

    /** The quote that ends it may stand in somebody else's line, whose account would then be his: nothing of the file is certain any more. */
    @Test
    void un_guillemet_qui_se_ferme_dans_la_ligne_d_un_autre_arrete_tout_le_fichier() {
        for (String corps : List.of(
                "A;01/06/2020;\"N;P;1\nB;01/06/2020;N;P;2\nC;01/06/2020;N\";P;3\nD;01/06/2020;N;P;4\n",
                "A;01/06/2020;\"N;P;1\nB;01/06/2020;N\";P;2\nC;01/06/2020;N;P;3\n",
                "A;01/06/2020;\"N;P;1\nB;01/06/2020;N;P;2\nC;01/06/2020;\"N; M\";P;3\nD;01/06/2020;N;P;4\n",
                "A;01/06/2020;\"N;P;1\r\nB;01/06/2020;N\";P;2\r\n",
                "A;01/06/2020;\"N;P;1\nB;01/06/2020;N;P;2\n" + "C;01/06/2020;N;P;3\n".repeat(1_200_000))) {
            assertEquals(
                    "d.csv, ligne 2 : un guillemet y est ouvert et n'est pas fermé : les lignes qui suivent sont prises dans la même"
                            + " cellule",
                    String.valueOf(assertThrows(FichierInvalideException.class, () -> lire(corps))
                            .getMessage()));
        }
    }

    @Test
    void une_cellule_sur_plusieurs_lignes_n_est_pas_un_guillemet_ouvert() {
        List<LigneDeLot> lignes =
                lire("A;01/06/2020;\"12; rue X\nbât. B\n\";\"P;\n\";1\nB;01/06/2020;N;P;\"2\n\"\nC;01/06/2020;N;P;3\n");
        assertEquals(
                List.of("A", "B", "C"),
                lignes.stream().map(ligne -> demande(ligne).numero()).toList());
    }

    /** As exporters write that put every cell between quotes. */
    @Test
    void une_marque_d_ordre_des_octets_peut_preceder_un_guillemet() {
        String citee = "\uFEFF\"N°\";\"Dépôt\";\"Nom\";\"Prénom\";\"Prix\"\n\"A\";\"01/06/2020\";\"N\";\"P\";\"1\"\n";
        assertEquals(
                "A",
                demande(lire(MINIMAL, citee.getBytes(UTF_8), TOUT_EST_LA).get(0))
                        .numero());
    }

    /** 1.234 is a thousand where the point parts thousands, and 1234.567 is nothing that can be told. */
    @Test
    void des_milliers_mal_separes_ne_font_pas_un_montant() {
        String mappage = MINIMAL.replace("milliers: \" \"", "milliers: \".\"");
        assertEquals(
                Montant.parse("1234567.50"),
                demande(lire(mappage, (ENTETE + "A;01/06/2020;N;P;1.234.567,50").getBytes(UTF_8), TOUT_EST_LA)
                                .get(0))
                        .montantTtc());
        for (String faux : List.of(
                "1234.567",
                "12345 678",
                "0.999,5",
                "1 2345",
                "01.234",
                "1.23.456",
                "1..234",
                "1 234 5678",
                "1.234,567.8")) {
            assertEquals(
                    List.of("MONTANT_INVALIDE"),
                    codes(lire(mappage, (ENTETE + "A;01/06/2020;N;P;" + faux).getBytes(UTF_8), TOUT_EST_LA)
                            .get(0)),
                    faux);
        }
    }

    @Test
    void un_montant_s_ecrit_de_plusieurs_facons_et_jamais_a_peu_pres() {
        Map<String, String> justes = Map.of(
                "1234,56",
                "1234.56",
                "1 234,56",
                "1234.56",
                "1\u202F234,5 €",
                "1234.50",
                "1234",
                "1234.00",
                "12,00EUR",
                "12.00",
                "-12,00",
                "-12.00");
        justes.forEach((texte, attendu) -> assertEquals(
                Montant.parse(attendu),
                demande(lire("A;01/06/2020;N;P;" + texte).get(0)).montantTtc(),
                texte));
        for (String faux :
                List.of("douze", "1.234", "1,234", "1 23,00", "1,2,3", "1e3", "١٢", "0x10", "99999999999999,00")) {
            assertEquals(
                    List.of("MONTANT_INVALIDE"),
                    codes(lire("A;01/06/2020;N;P;" + faux).get(0)),
                    faux);
        }
    }

    @Test
    void une_espace_insecable_au_bord_d_une_cellule_ou_avant_la_monnaie_ne_compte_pas() {
        for (String espace : List.of(" ", "\u00A0", "\u202F", "\u2007")) {
            String prix = espace + "1" + espace + "234,56" + espace + "€" + espace;
            DemandeDeposee lue = demande(lire("A" + espace + ";" + espace + "01/06/2020" + espace + ";N;P;" + prix)
                    .get(0));
            assertEquals("A", lue.numero());
            assertEquals(LocalDate.of(2020, 6, 1), lue.depot());
            assertEquals(Montant.parse("1234.56"), lue.montantTtc());
        }
    }

    @Test
    void un_mot_hors_du_vocabulaire_est_une_faute_de_l_echange() {
        String mappage = MINIMAL + "  nature: {colonne: Prix, vocabulaire: {VAE: [Vélo à assistance électrique]}}\n";
        mappage = mappage.replace("  montantTtc: Prix\n", "");
        assertEquals(
                "VAE",
                demande(lire(
                                        mappage,
                                        (ENTETE + "A;01/06/2020;N;P;VELO A  assistance ELECTRIQUE").getBytes(UTF_8),
                                        TOUT_EST_LA)
                                .get(0))
                        .nature());
        assertEquals(
                List.of("VALEUR_INCONNUE"),
                codes(lire(mappage, (ENTETE + "A;01/06/2020;N;P;char à voile").getBytes(UTF_8), TOUT_EST_LA)
                        .get(0)));
    }

    @Test
    void une_reponse_hors_du_calendrier_est_une_faute_de_sa_ligne() {
        String mappage = MINIMAL.replace("  montantTtc: Prix\n", "  question.travaux: {colonne: Prix, type: date}\n");
        List<LigneDeLot> lignes = lire(
                mappage,
                (ENTETE + "A;01/06/2020;N;P;01/06/0202\nB;01/06/2020;N;P;01/06/2020").getBytes(UTF_8),
                TOUT_EST_LA);
        assertEquals(List.of("DATE_HORS_CALENDRIER"), codes(lignes.get(0)));
        assertEquals(
                Map.of("question.travaux", new Valeur.Jour(LocalDate.of(2020, 6, 1))),
                demande(lignes.get(1)).reponses());
    }

    @Test
    void une_piece_qui_manque_reste_attachee_a_sa_raison() {
        DepotDePieces vide = chemin -> {
            throw new PieceRefuseeException("PIECE_INTROUVABLE");
        };
        byte[] octets = export(
                "7\t2020-06-01\tN\tP\t\t\t\t92040\tebike\tnew\t\t1\t\t\t\t{\"invoice\":[\"a.pdf\",\"b.pdf\"]}\t");
        List<PieceDeposee> pieces =
                demande(lire(correspondance(), octets, vide).get(0)).pieces();
        assertEquals(2, pieces.size());
        assertTrue(pieces.stream().allMatch(piece -> piece.defaut().equals("PIECE_INTROUVABLE")));
    }

    @Test
    void un_fichier_nomme_d_une_facon_inconnue_rejette_la_ligne_et_ne_se_perd_pas() {
        for (String pieces : List.of(
                "{\"invoice\":{\"url\":\"a.pdf\"}}",
                "[{\"kind\":\"invoice\",\"file\":\"a.pdf\"}]",
                "{\"invoice\":\"a.pdf\",\"invoice\":\"b.pdf\"}",
                "[{\"kind\":\"invoice\",\"name\":\"a.pdf\"}] b.pdf",
                "\"a.pdf\"")) {
            byte[] octets = export("7\t2020-06-01\tN\tP\t\t\t\t92040\tebike\tnew\t\t1\t\t\t\t" + pieces + "\t");
            assertEquals(
                    List.of("PIECE_INVALIDE"),
                    codes(lire(correspondance(), octets, TOUT_EST_LA).get(0)),
                    pieces);
        }
        byte[] sansFichier = export(
                "7\t2020-06-01\tN\tP\t\t\t\t92040\tebike\tnew\t\t1\t\t\t\t{\"invoice\":null,\"bank details\":\"\"}\t");
        assertEquals(
                List.of(),
                demande(lire(correspondance(), sansFichier, TOUT_EST_LA).get(0)).pieces());
    }

    @Test
    void les_nombres_d_une_colonne_ne_prennent_rien_de_ceux_du_fichier() {
        String mappage = MINIMAL.replace("milliers: \" \"", "milliers: \".\"")
                .replace("montantTtc: Prix", "montantTtc: {colonne: Prix, nombres: {decimale: \".\"}}");
        byte[] octets = (ENTETE + "A;01/06/2020;N;P;12.500\n").getBytes(UTF_8);
        assertEquals(
                Montant.parse("12.5"),
                demande(lire(mappage, octets, TOUT_EST_LA).get(0)).montantTtc());
    }

    @Test
    void aucun_rejet_ne_porte_de_valeur() {
        List<LigneDeLot> lignes = lire("secret@exemple.invalid;31/02/2020;N;P;secret\nA;secret\n");
        for (LigneDeLot ligne : lignes) {
            assertFalse(assertInstanceOf(LigneDeLot.Illisible.class, ligne)
                    .rejets()
                    .toString()
                    .contains("secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void un_caractere_d_un_autre_encodage_se_dit_a_sa_ligne(String fin) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(ENTETE.replace("\n", fin).getBytes(UTF_8));
        for (int i = 2; i <= 1200; i++) {
            octets.writeBytes(("A" + i + ";01/06/2020;" + (i == 701 ? "Zo\u00e9" : "N") + ";P;1" + fin)
                    .getBytes(Charset.forName("windows-1252")));
        }
        String phrase = erreur(octets.toByteArray());
        assertTrue(phrase.startsWith("d.csv, ligne 701 : un caractère n'existe pas"), phrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c9lodie", "Zo\u00e9", "C\u0153ur", "Sainte-Ga\u00eft\u00e9", "l\u2019\u00cele"})
    void un_utf8_sous_un_autre_encodage_se_dit_a_la_premiere_cellule_accentuee(String accentue) {
        String lignes = "A;01/06/2020;N;P;1\nB;01/06/2020;" + accentue + ";P;1\n";
        assertEquals(
                "d.csv, ligne 3 : le fichier semble être en UTF-8, et le mappage annonce l'encodage « windows-1252 »",
                assertThrows(
                                FichierInvalideException.class,
                                () -> lire(
                                        sansAccent("windows-1252"),
                                        (SANS_ACCENT + lignes).getBytes(UTF_8),
                                        TOUT_EST_LA))
                        .getMessage());
        List<LigneDeLot> justes = lire(
                sansAccent("windows-1252"),
                (SANS_ACCENT + lignes).getBytes(Charset.forName("windows-1252")),
                TOUT_EST_LA);
        assertEquals(accentue, demande(justes.get(1)).nom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-15", "x-MacRoman", "IBM850", "windows-1250"})
    void quel_que_soit_l_encodage_annonce_de_l_utf8_se_dit(String annonce) {
        byte[] octets = (SANS_ACCENT + "A;01/06/2020;Erdo\u011fan;P;1\n").getBytes(UTF_8);
        String phrase = assertThrows(
                        FichierInvalideException.class, () -> lire(sansAccent(annonce), octets, TOUT_EST_LA))
                .getMessage();
        assertTrue(phrase.startsWith("d.csv, ligne 2 : ") && phrase.contains("semble être en UTF-8"), phrase);
    }

    @Test
    void un_encodage_que_les_octets_ne_disent_pas_n_est_pas_devine() {
        byte[] deMac = (SANS_ACCENT + "A;01/06/2020;\u00c5ngstr\u00f6m;P;1\n").getBytes(Charset.forName("x-MacRoman"));
        String phrase = assertThrows(
                        FichierInvalideException.class, () -> lire(sansAccent("windows-1252"), deMac, TOUT_EST_LA))
                .getMessage();
        assertTrue(phrase.startsWith("d.csv, ligne 2 : ") && phrase.endsWith("que le mappage annonce"), phrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JO\u00c3O", "Ch\u00e2teau", "\u00c2ge", "\u00c5ngstr\u00f6m", "S\u00c3O \u00a9"})
    void un_nom_qui_a_un_debut_d_utf8_n_en_est_pas(String nom) {
        String enWindows = MINIMAL.replace("UTF-8", "windows-1252");
        byte[] octets = (ENTETE + "A;01/06/2020;" + nom + ";P;1\n").getBytes(Charset.forName("windows-1252"));
        assertEquals(nom, demande(lire(enWindows, octets, TOUT_EST_LA).get(0)).nom());
    }

    @Test
    void un_fichier_inutilisable_se_dit_en_une_phrase_qui_nomme_l_endroit() {
        assertEquals(
                "d.csv, ligne 1 : la colonne « Prénom » du mappage est absente ; vouliez-vous dire « Prenoms » ?",
                erreur("N°;Dépôt;Nom;Prenoms;Prix\n".getBytes(UTF_8)));
        assertEquals(
                "d.csv, ligne 1 : la colonne « N° » du mappage est absente ; une seule colonne a été lue, "
                        + "le séparateur n'est sans doute pas celui du mappage",
                erreur(ENTETE.replace(';', ',').getBytes(UTF_8)));
        assertEquals("d.csv : le fichier est vide", erreur(new byte[0]));
        assertEquals(
                "d.csv, ligne 1 : un caractère n'existe pas dans l'encodage « UTF-8 » que le mappage annonce ; le fichier semble"
                        + " être en windows-1252",
                erreur((ENTETE + "A;01/06/2020;Zo\u00e9;P;1\n").getBytes(Charset.forName("windows-1252"))));
        assertTrue(erreur(ENTETE.getBytes(StandardCharsets.UTF_16)).endsWith("le fichier semble être en UTF-16"));
        assertEquals(
                "d.csv, ligne 3 : un guillemet y est ouvert et n'est pas fermé : les lignes qui suivent sont prises dans la même cellule",
                erreur((ENTETE + "A;01/06/2020;N;P;1\nB;01/06/2020;\"N;P;1\nC;01/06/2020;N;P;1\n").getBytes(UTF_8)));
        String enWindows = MINIMAL.replace("UTF-8", "windows-1252");
        assertTrue(
                assertThrows(FichierInvalideException.class, () -> lire(enWindows, ENTETE.getBytes(UTF_8), TOUT_EST_LA))
                        .getMessage()
                        .endsWith("le fichier semble être en UTF-8, pas dans l'encodage du mappage"));
        assertTrue(assertThrows(
                        FichierInvalideException.class,
                        () -> lire(enWindows, "\uFEFFNum;Nom\n".getBytes(UTF_8), TOUT_EST_LA))
                .getMessage()
                .endsWith("le fichier semble être en UTF-8, pas dans l'encodage du mappage"));
        assertEquals(
                "d.csv, ligne 1 : la colonne « NOM » est répétée",
                erreur("N°;Dépôt;Nom;Prénom;Prix;NOM\n".getBytes(UTF_8)));
    }

    /** A mapping whose headers have no accent, so that cells alone tell of an encoding. */
    private static String sansAccent(String encodage) {
        return MINIMAL.replace("UTF-8", encodage)
                .replace("N°", "Num")
                .replace("Dépôt", "Depot")
                .replace("Prénom", "Prenom");
    }

    private static String erreur(byte[] octets) {
        return String.valueOf(assertThrows(FichierInvalideException.class, () -> lire(MINIMAL, octets, TOUT_EST_LA))
                .getMessage());
    }

    @Test
    void les_colonnes_que_le_mappage_n_utilise_pas_sont_connues() {
        try (Lot lot = Mappage.lire("m.yaml", MINIMAL + "ignorees: [interne]\n")
                .ouvrir(
                        "d.csv",
                        new ByteArrayInputStream("N°;Dépôt;Nom;Prénom;Prix;Interne;Autre\n".getBytes(UTF_8)),
                        TOUT_EST_LA)) {
            assertEquals(List.of("Autre"), lot.colonnesNonMappees());
        }
    }

    @Test
    void une_ligne_malformee_en_deux_endroits_n_est_rejetee_qu_une_fois() {
        List<LigneDeLot> lignes = lire("\"A\"x;01/06/2020;\"N\"x;P;1\nB;01/06/2020;N;P;1\n");
        assertEquals(List.of(2, 3), lignes.stream().map(LigneDeLot::ligne).toList());
        assertEquals(List.of("LIGNE_ILLISIBLE"), codes(lignes.get(0)));
        assertEquals("B", demande(lignes.get(1)).numero());
    }
}
