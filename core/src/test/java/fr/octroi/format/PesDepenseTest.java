package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import fr.octroi.format.Emission.Refus;
import fr.octroi.memoire.NumerotationEnMemoire;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.port.Numerotation;
import fr.octroi.port.PortException;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PesDepenseTest {

    private static final String SCHEMA = "pes-v2/xsd-v5.17/PES_V2/Rev0/PES_Aller.xsd";
    private static final String COMPTE = Difficiles.COMPTES.get(0);
    private static final LigneBudgetaire IMPUTATION = new LigneBudgetaire("65", "65748", "845");
    private static final Adresse SANS = new Adresse("", "", "", null);

    static ReglagesPes reglages(boolean dematerialise) {
        return new ReglagesPes(
                "092001",
                "21920000000013",
                "100",
                "00",
                "BUDGET PRINCIPAL",
                "Service des mobilités",
                "01",
                "01",
                "01",
                "03",
                "01",
                "01",
                "M/MME",
                "Aide vélo",
                dematerialise,
                List.of("FACTURE", "RIB"));
    }

    @Provide
    Arbitrary<Difficiles> envois() {
        return Difficiles.arbitraires(Difficiles.COMPTES);
    }

    private static byte[] ecrire(Difficiles envoi, PesDepense pes, List<Alteration> alterations) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        pes.ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, IMPUTATION, sortie)
                .selon(emise -> alterations.addAll(emise.alterations()), refusee -> {
                    throw new AssertionError(refusee);
                });
        return sortie.toByteArray();
    }

    private static byte[] ecrire(Difficiles envoi) {
        return ecrire(
                envoi,
                new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false),
                new ArrayList<>());
    }

    @Property(tries = 1000)
    @AddLifecycleHook(Schemas.Presents.class)
    void tout_bordereau_est_valide_dans_le_schema_de_la_dgfip(
            @ForAll("envois") Difficiles envoi, @ForAll boolean simulation, @ForAll boolean dematerialise) {
        PesDepense pes =
                new PesDepense(reglages(dematerialise), new NumerotationEnMemoire(), new PiecesEnMemoire(), simulation);
        Schemas.valider(SCHEMA, ecrire(envoi, pes, new ArrayList<>()));
    }

    /** The schema is asked, and answers. */
    @Test
    void le_schema_refuse_un_nom_vide() {
        Difficiles envoi =
                Difficiles.of("B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE)), List.of(20_050L));
        byte[] mauvais = new String(ecrire(envoi), StandardCharsets.ISO_8859_1)
                .replace("<Nom V=\"A\"/>", "<Nom V=\"\"/>")
                .getBytes(StandardCharsets.ISO_8859_1);
        Schemas.valider(SCHEMA, ecrire(envoi));
        assertThrows(AssertionError.class, () -> Schemas.valider(SCHEMA, mauvais));
    }

    private static List<String> valeurs(Document document, String nom) {
        NodeList noeuds = document.getElementsByTagName(nom);
        List<String> valeurs = new ArrayList<>();
        for (int i = 0; i < noeuds.getLength(); i++) {
            valeurs.add(((Element) noeuds.item(i)).getAttribute("V"));
        }
        return valeurs;
    }

    @Property(tries = 500)
    void chaque_centime_se_retrouve_sous_sa_reference_et_dans_la_somme(@ForAll("envois") Difficiles envoi) {
        Document lu = Schemas.lire(ecrire(envoi));
        Bordereau bordereau = envoi.bordereau();
        assertEquals(List.of(Integer.toString(bordereau.lignes().size())), valeurs(lu, "NbrPce"));
        assertEquals(List.of(bordereau.totaux().total().toString()), valeurs(lu, "MtBordHT"));
        assertEquals(
                bordereau.lignes().stream()
                        .map(ligne -> ligne.versement().reference())
                        .toList(),
                valeurs(lu, "LibVir2"));
        assertEquals(
                bordereau.lignes().stream()
                        .map(ligne -> ligne.versement().montant().toString())
                        .toList(),
                valeurs(lu, "MtHT"));
        assertEquals(
                bordereau.totaux().total(),
                valeurs(lu, "MtHT").stream().map(Montant::parse).reduce(Montant.ZERO, Montant::plus));
        assertEquals(
                bordereau.lignes().stream()
                        .map(ligne -> Integer.toString(ligne.rang()))
                        .toList(),
                valeurs(lu, "IdPce"));
    }

    @Property(tries = 100)
    void le_meme_bordereau_donne_les_memes_octets(@ForAll("envois") Difficiles envoi) {
        assertArrayEquals(ecrire(envoi), ecrire(envoi));
    }

    @Property(tries = 200)
    void ce_qui_change_d_un_nom_se_dit(@ForAll("envois") Difficiles envoi) {
        List<Alteration> dites = new ArrayList<>();
        Document lu = Schemas.lire(ecrire(
                envoi,
                new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false),
                dites));
        List<String> noms = valeurs(lu, "Nom");
        for (int i = 0; i < noms.size(); i++) {
            NumeroDossier numero = envoi.bordereau().lignes().get(i).versement().dossier();
            String declare = envoi.dossier(numero).demandeur().nom();
            boolean dit = dites.stream()
                    .anyMatch(une -> une.dossier().equals(numero) && une.champ().equals("nom"));
            String sansBlancs = declare.replaceAll("[\\s\\p{Z}\\p{Cc}]+", "");
            String composes = Normalizer.normalize(sansBlancs, Normalizer.Form.NFC);
            assertTrue(dit || noms.get(i).replace(" ", "").equals(composes), "a loss that nobody was told of");
        }
    }

    private static PieceJustificative deposer(PiecesEnMemoire pieces, String type, byte[] octets) {
        Empreinte contenu =
                pieces.deposer(new ByteArrayInputStream(octets), 100_000_000).contenu();
        return new PieceJustificative(type, "SECRET.pdf", contenu, octets.length, LocalDate.of(2020, 5, 4));
    }

    @Test
    void les_pieces_partent_compressees_sous_un_nom_qui_ne_dit_personne() throws IOException {
        PiecesEnMemoire pieces = new PiecesEnMemoire();
        byte[] facture = new byte[300_000];
        new Random(1).nextBytes(facture);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, facture, 0, 9);
        byte[] rib = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(
                        Difficiles.dossier(
                                "V-1",
                                "Exemple",
                                "Zoé",
                                "",
                                SANS,
                                COMPTE,
                                deposer(pieces, "FACTURE", facture),
                                deposer(pieces, "RIB", rib),
                                deposer(pieces, "PHOTO", new byte[] {1})),
                        Difficiles.dossier(
                                "V-2", "Exemple", "Léo", "", SANS, COMPTE, deposer(pieces, "FACTURE", facture))),
                List.of(100L));
        byte[] xml = ecrire(
                envoi, new PesDepense(reglages(false), new NumerotationEnMemoire(), pieces, false), new ArrayList<>());
        assertFalse(new String(xml, StandardCharsets.ISO_8859_1).contains("SECRET"));
        Document lu = Schemas.lire(xml);
        List<String> identifiants = valeurs(lu, "IdUnique");
        assertEquals(6, identifiants.size(), "three references, three pieces");
        assertEquals(identifiants.subList(0, 3), identifiants.subList(3, 6));
        assertEquals(3, identifiants.stream().distinct().count(), "the same file is another piece of another mandat");
        assertEquals(
                List.of("FACTURE-1.pdf", "RIB-2.jpg", "FACTURE-1.pdf"),
                valeurs(lu, "NomPJ").subList(3, 6));
        NodeList fichiers = lu.getElementsByTagName("Fichier");
        List<byte[]> attendus = List.of(facture, rib, facture);
        for (int i = 0; i < fichiers.getLength(); i++) {
            Element fichier = (Element) fichiers.item(i);
            assertEquals(i == 1 ? "image/jpeg" : "application/pdf", fichier.getAttribute("MIMEType"));
            try (InputStream octets = new GZIPInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(fichier.getTextContent())))) {
                assertArrayEquals(attendus.get(i), octets.readAllBytes());
            }
        }
        Schemas.valider(SCHEMA, xml);
    }

    @Test
    void une_longue_adresse_tient_sur_deux_lignes_et_une_adresse_incomplete_n_y_est_pas() {
        List<Alteration> dites = new ArrayList<>();
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(
                        Difficiles.dossier(
                                "V-1",
                                "Lebœuf",
                                "000",
                                "",
                                new Adresse(
                                        "12 bis boulevard de l'Exemple, bâtiment C, escalier 4", "92100", "Évry", null),
                                COMPTE),
                        Difficiles.dossier("V-2", "nc", "Zoé", "", new Adresse("1 rue", "92", "Évry", null), COMPTE)),
                List.of(100L));
        PesDepense pes = new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        Document lu = Schemas.lire(ecrire(envoi, pes, dites));
        assertEquals(List.of("12 bis boulevard de l'Exemple,"), valeurs(lu, "Adr2"));
        assertEquals(List.of("bâtiment C, escalier 4"), valeurs(lu, "Adr3"));
        assertEquals(List.of("Leboeuf", "NC"), valeurs(lu, "Nom"));
        assertEquals(List.of("-", "Zoé"), valeurs(lu, "Prenom"));
        assertTrue(dites.contains(new Alteration(new NumeroDossier("V-1"), "nom", Nature.TRANSLITTERE)));
        assertTrue(dites.contains(new Alteration(new NumeroDossier("V-1"), "prenom", Nature.SUPPLEE)));
        assertTrue(dites.contains(new Alteration(new NumeroDossier("V-2"), "adresse", Nature.SUPPLEE)));
    }

    /** The schema takes {@code nc} for nothing said. */
    @Test
    void un_numero_ou_une_reference_qui_se_lit_comme_rien_est_ecrit_autrement() {
        Dossier dossier = Difficiles.dossier("nc", "A", "A", "", SANS, COMPTE);
        Versement versement = Difficiles.of("B-1", List.of(dossier), List.of(20_050L))
                .bordereau()
                .lignes()
                .get(0)
                .versement();
        Versement autre = new Versement(
                "nc",
                versement.dossier(),
                versement.acte(),
                versement.montant(),
                versement.compte(),
                Versement.Etat.LIQUIDE);
        Difficiles envoi = new Difficiles(
                Bordereau.of("B-1", 2020, LocalDate.of(2020, 7, 20), "velo-2020", List.of(autre)),
                new TreeMap<>(Map.of(dossier.numero(), dossier)));
        PesDepense pes = new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        byte[] xml = ecrire(envoi, pes, new ArrayList<>());
        assertEquals(List.of("NC"), valeurs(Schemas.lire(xml), "RefTiers"));
        assertEquals(List.of("NC"), valeurs(Schemas.lire(xml), "LibVir2"));
        Schemas.valider(SCHEMA, xml);
    }

    @Test
    void un_bordereau_a_signer_dit_son_cumul_et_un_autre_n_en_a_pas_besoin() {
        Difficiles envoi =
                Difficiles.of("B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE)), List.of(20_050L));
        PesDepense signe = new PesDepense(reglages(true), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        Document lu = Schemas.lire(ecrire(envoi, signe, new ArrayList<>()));
        assertEquals(List.of("1"), valeurs(lu, "InfoDematerialisee"));
        assertEquals(List.of("200.50"), valeurs(lu, "MtCumulAnnuel"));
        PesDepense sansCumul =
                new PesDepense(reglages(true), new NumerotationEnMemoire(7, 70), new PiecesEnMemoire(), false);
        assertEquals("CUMUL_ABSENT", refus(envoi, sansCumul, IMPUTATION));
        PesDepense nonSigne =
                new PesDepense(reglages(false), new NumerotationEnMemoire(7, 70), new PiecesEnMemoire(), false);
        Document autre = Schemas.lire(ecrire(envoi, nonSigne, new ArrayList<>()));
        assertEquals(List.of("7"), valeurs(autre, "IdBord"));
        assertEquals(List.of("70"), valeurs(autre, "IdPce"));
    }

    private static String refus(Difficiles envoi, PesDepense pes, LigneBudgetaire imputation) {
        return assertThrows(
                        ValeurInvalideException.class,
                        () -> pes.ecrire(
                                envoi.bordereau(),
                                envoi::dossier,
                                Difficiles::cle,
                                imputation,
                                new ByteArrayOutputStream()))
                .code();
    }

    private static Numerotation numerotation(Function<Bordereau, Numerotation.Numeros> attribuer) {
        return new Numerotation() {
            @Override
            public Numeros attribuer(Bordereau bordereau) {
                return attribuer.apply(bordereau);
            }

            @Override
            public void rendre(Bordereau bordereau) {
                throw new AssertionError("a bordereau that is written is given back by its host alone");
            }
        };
    }

    @Test
    void un_numero_qui_manque_ou_une_imputation_qui_n_en_est_pas_une_arrete_tout() {
        Difficiles envoi =
                Difficiles.of("B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE)), List.of(20_050L));
        Numerotation vide = numerotation(bordereau -> new Numerotation.Numeros(1, new TreeMap<>(), null));
        assertEquals(
                "NUMERO_ABSENT",
                refus(envoi, new PesDepense(reglages(false), vide, new PiecesEnMemoire(), false), IMPUTATION));
        PesDepense pes = new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        for (LigneBudgetaire fausse : List.of(
                new LigneBudgetaire("65", "", ""),
                new LigneBudgetaire("65", "6574-B", ""),
                new LigneBudgetaire("65", "000", ""),
                new LigneBudgetaire("65", "6574", "8A"))) {
            assertEquals("IMPUTATION_INVALIDE", refus(envoi, pes, fausse));
        }
    }

    @Test
    void ce_qui_ne_peut_partir_arrete_tout_dit_tout_et_ne_prend_aucun_numero() {
        PiecesEnMemoire pieces = new PiecesEnMemoire();
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(
                        Difficiles.dossier("V-1", "A", "A", "", SANS, null),
                        Difficiles.dossier("V-2", "B", "B", "", SANS, Difficiles.COMPTES.get(2)),
                        Difficiles.dossier("V-3", "C", "C", "", SANS, COMPTE, deposer(pieces, "RIB", new byte[0]))),
                List.of(100L));
        Numerotation jamais = numerotation(bordereau -> {
            throw new AssertionError("numbered for nothing");
        });
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        Emission emission = new PesDepense(reglages(false), jamais, pieces, false)
                .ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, IMPUTATION, sortie);
        assertEquals(
                List.of(
                        new Refus(new NumeroDossier("V-1"), "COMPTE_DIFFERENT"),
                        new Refus(new NumeroDossier("V-3"), "PIECE_VIDE")),
                emission.selon(emise -> List.of(), Emission.Refusee::refus));
        assertEquals(0, sortie.size());
    }

    @Test
    void un_compte_a_l_etranger_part_sans_le_code_de_sa_banque_et_se_dit() {
        List<Alteration> dites = new ArrayList<>();
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(2))),
                List.of(20_050L));
        ecrire(
                envoi,
                new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false),
                dites);
        assertEquals(List.of(new Alteration(new NumeroDossier("V-1"), "bic", Nature.ABSENT)), dites);
    }

    @Test
    void une_piece_qui_manque_ne_laisse_pas_de_moitie(@TempDir Path dossier) throws IOException {
        PieceJustificative absente =
                new PieceJustificative("RIB", "x", Empreinte.deChamps("absente"), 4, LocalDate.of(2020, 5, 4));
        Difficiles envoi = Difficiles.of(
                "B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE, absente)), List.of(100L));
        PesDepense pes = new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        assertThrows(
                PortException.class,
                () -> pes.ecrire(
                        envoi.bordereau(), envoi::dossier, Difficiles::cle, IMPUTATION, dossier.resolve("pes.xml")));
        try (Stream<Path> reste = Files.list(dossier)) {
            assertEquals(List.of(), reste.toList());
        }
    }

    @Test
    void une_simulation_le_dit_dans_son_nom_son_budget_et_chaque_mandat() {
        Difficiles envoi =
                Difficiles.of("B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE)), List.of(20_050L));
        Document lu = Schemas.lire(ecrire(
                envoi,
                new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), true),
                new ArrayList<>()));
        for (String champ : List.of("NomFic", "LibelleColBud", "Obj", "LibVir1")) {
            assertTrue(valeurs(lu, champ).get(0).startsWith("SIMULATION"), champ);
        }
    }

    @Test
    void un_code_hors_du_schema_n_est_pas_un_reglage() {
        ReglagesPes bon = reglages(false);
        for (Changement changement : List.<Changement>of(
                () -> avec(bon, "12345", bon.siret(), "03"),
                () -> avec(bon, bon.poste(), "123", "03"),
                () -> avec(bon, bon.poste(), bon.siret(), "02"),
                () -> deType(bon, "02", "01"),
                () -> deType(bon, "01", "02"),
                () -> deType(bon, "01", "07"))) {
            assertEquals(
                    "REGLAGE_PES_INVALIDE",
                    assertThrows(ValeurInvalideException.class, changement::faire)
                            .code());
        }
    }

    private interface Changement {
        ReglagesPes faire();
    }

    private static ReglagesPes deType(ReglagesPes bon, String bordereau, String piece) {
        return avec(bon, bon.poste(), bon.siret(), bordereau, piece, "03");
    }

    private static ReglagesPes avec(ReglagesPes bon, String poste, String siret, String mode) {
        return avec(bon, poste, siret, bon.typeBordereau(), bon.typePiece(), mode);
    }

    private static ReglagesPes avec(
            ReglagesPes bon, String poste, String siret, String bordereau, String piece, String mode) {
        return new ReglagesPes(
                poste,
                siret,
                bon.codeCollectivite(),
                bon.codeBudget(),
                bon.libelleBudget(),
                bon.emetteur(),
                bordereau,
                piece,
                bon.naturePiece(),
                mode,
                bon.categorieTiers(),
                bon.natureJuridique(),
                bon.civilite(),
                bon.objet(),
                false,
                List.of());
    }

    /** The account and the pieces that are written are those that were checked, even when a store gives others the next time. */
    @Test
    void le_compte_ecrit_est_celui_qui_a_ete_controle() {
        PiecesEnMemoire pieces = new PiecesEnMemoire();
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, COMPTE, deposer(pieces, "RIB", new byte[] {1}))),
                List.of(100L));
        Dossier autre = Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(2));
        List<NumeroDossier> lectures = new ArrayList<>();
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new PesDepense(reglages(false), new NumerotationEnMemoire(), pieces, false)
                .ecrire(
                        envoi.bordereau(),
                        numero -> {
                            lectures.add(numero);
                            return lectures.size() == 1 ? envoi.dossier(numero) : autre;
                        },
                        Difficiles::cle,
                        IMPUTATION,
                        sortie);
        Document lu = Schemas.lire(sortie.toByteArray());
        assertEquals(List.of(COMPTE), valeurs(lu, "IBAN"));
        assertEquals(2, valeurs(lu, "IdUnique").size(), "a reference and its piece");
    }

    private static List<String> noms(String nom, String prenom, String titulaire, List<Alteration> dites) {
        Difficiles envoi = Difficiles.of(
                "B-1", List.of(Difficiles.dossier("V-1", nom, prenom, titulaire, SANS, COMPTE)), List.of(100L));
        Document lu = Schemas.lire(ecrire(
                envoi,
                new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false),
                dites));
        return Stream.of("Nom", "Prenom", "TitCpte")
                .map(champ -> valeurs(lu, champ).get(0))
                .toList();
    }

    @Test
    void un_nom_sans_lettre_ne_part_pas_en_points_d_interrogation() {
        String reference = "V" + Empreinte.deChamps("V-1").hexadecimal().substring(0, 24) + "-1";
        List<Alteration> dites = new ArrayList<>();
        assertEquals(List.of(reference, "-", reference), noms("李雷", "김철수", "שלום", dites));
        for (String champ : List.of("nom", "prenom", "titulaire")) {
            assertTrue(dites.contains(new Alteration(new NumeroDossier("V-1"), champ, Nature.SUPPLEE)), champ);
        }
        assertEquals(List.of("Exemple", "Zoé", "Zoé Exemple"), noms("Exemple", "Zoé", "李雷", new ArrayList<>()));
    }

    @Test
    void ce_qui_est_coupe_ou_laisse_de_cote_se_dit_champ_par_champ() {
        Dossier simple = Difficiles.dossier("N".repeat(31), "Exemple", "Zoé", "", SANS, COMPTE);
        Dossier dossier = new Dossier(
                simple.numero(),
                simple.aide(),
                simple.depot(),
                new Demandeur("Mademoiselle", "Exemple", "Zoé", null, SANS, "", ""),
                simple.foyer(),
                simple.depense(),
                simple.iban(),
                simple.titulaire(),
                simple.aidesAutres(),
                new TreeMap<>(),
                List.of(),
                simple.etat());
        Difficiles envoi = Difficiles.of("B-1", List.of(dossier), List.of(100L));
        Versement court = envoi.bordereau().lignes().get(0).versement();
        Versement versement = new Versement(
                court.reference(), court.dossier(), "D".repeat(120), court.montant(), court.compte(), court.etat());
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        List<Alteration> dites = new PesDepense(
                        reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false)
                .ecrire(
                        Bordereau.of("B-1", 2020, LocalDate.of(2020, 7, 20), "velo-2020", List.of(versement)),
                        envoi::dossier,
                        Difficiles::cle,
                        IMPUTATION,
                        sortie)
                .selon(Emission.Emise::alterations, refusee -> List.of());
        assertEquals(
                List.of(
                        new Alteration(simple.numero(), "objet", Nature.TRONQUE),
                        new Alteration(simple.numero(), "numero", Nature.SUPPLEE),
                        new Alteration(simple.numero(), "civilite", Nature.SUPPLEE)),
                dites);
        assertEquals(List.of("M/MME"), valeurs(Schemas.lire(sortie.toByteArray()), "Civilite"));
    }

    @Test
    void un_numero_hors_de_ses_bornes_n_en_est_pas_un() {
        for (int bordereau : new int[] {0, 10_000_000, -1}) {
            assertEquals(
                    "NUMERO_INVALIDE",
                    assertThrows(
                                    ValeurInvalideException.class,
                                    () -> new Numerotation.Numeros(bordereau, new TreeMap<>(), null))
                            .code());
        }
        for (int mandat : new int[] {0, 100_000_000, -1}) {
            assertThrows(
                    ValeurInvalideException.class,
                    () -> new Numerotation.Numeros(1, new TreeMap<>(Map.of("V", mandat)), null));
        }
    }

    /** A mandat a person, a line of it a funder, and the cents of all lines are those of the bordereau. */
    @Property(tries = 300)
    @AddLifecycleHook(Schemas.Presents.class)
    void un_bordereau_partage_est_valide_et_chaque_mandat_a_une_ligne_par_financeur(@ForAll("envois") Difficiles envoi)
            throws IOException {
        Path cible = Files.createTempFile("pes", ".xml");
        PesDepense pes = new PesDepense(reglages(false), new NumerotationEnMemoire(), new PiecesEnMemoire(), false);
        List<Alteration> partagees = new ArrayList<>();
        pes.ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, Difficiles::partagees, cible)
                .selon(emise -> partagees.addAll(emise.alterations()), refusee -> {
                    throw new AssertionError(refusee);
                });
        byte[] xml = Files.readAllBytes(cible);
        Files.delete(cible);
        Schemas.valider(SCHEMA, xml);
        NodeList mandats = Schemas.lire(xml).getElementsByTagName("Piece");
        assertEquals(envoi.bordereau().lignes().size(), mandats.getLength());
        for (int i = 0; i < mandats.getLength(); i++) {
            NodeList lignes = ((Element) mandats.item(i)).getElementsByTagName("MtHT");
            Montant somme = Montant.ZERO;
            for (int j = 0; j < lignes.getLength(); j++) {
                somme = somme.plus(Montant.parse(((Element) lignes.item(j)).getAttribute("V")));
            }
            Versement versement = envoi.bordereau().lignes().get(i).versement();
            assertEquals(versement.montant(), somme);
            assertEquals(
                    Difficiles.partagees(versement).stream()
                            .filter(part -> !part.montant().estNul())
                            .count(),
                    lignes.getLength());
        }
        List<Alteration> seules = new ArrayList<>();
        ecrire(envoi, pes, seules);
        assertEquals(seules, partagees, "what was altered is told once");
    }
}
