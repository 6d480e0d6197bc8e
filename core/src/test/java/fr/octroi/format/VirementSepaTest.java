package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import fr.octroi.format.Emission.Refus;
import fr.octroi.format.VirementSepa.Version;
import fr.octroi.versement.Bordereau;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

class VirementSepaTest {

    private static final LocalDate EXECUTION = LocalDate.of(2020, 7, 22);

    private static final DonneurDOrdre REGIE = new DonneurDOrdre(
            "Régie de l'Exemple", new Iban(Difficiles.COMPTES.get(0)), new Bic("AGRIFRPP"), "Évry", "FR", "Aide vélo");

    @Provide
    Arbitrary<Difficiles> envois() {
        return Difficiles.arbitraires(Difficiles.COMPTES);
    }

    private static byte[] ecrire(Difficiles envoi, Version version, boolean simulation, List<Alteration> alterations) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        Emission emission = new VirementSepa(REGIE, version, simulation)
                .ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, EXECUTION, sortie);
        emission.selon(emise -> alterations.addAll(emise.alterations()), refusee -> {
            throw new AssertionError(refusee);
        });
        return sortie.toByteArray();
    }

    private static byte[] ecrire(Difficiles envoi, Version version) {
        return ecrire(envoi, version, false, new ArrayList<>());
    }

    @Property(tries = 1000)
    @AddLifecycleHook(Schemas.Presents.class)
    void tout_bordereau_est_valide_dans_la_version_de_2019(
            @ForAll("envois") Difficiles envoi, @ForAll boolean simulation) {
        Schemas.valider("iso20022/xsd/pain.001.001.09.xsd", ecrire(envoi, Version.V09, simulation, new ArrayList<>()));
    }

    @Property(tries = 1000)
    @AddLifecycleHook(Schemas.Presents.class)
    void tout_bordereau_est_valide_dans_la_version_de_2009(
            @ForAll("envois") Difficiles envoi, @ForAll boolean simulation) {
        Schemas.valider("iso20022/xsd/pain.001.001.03.xsd", ecrire(envoi, Version.V03, simulation, new ArrayList<>()));
    }

    /** The schemas are asked, and answer. */
    @Test
    void les_schemas_refusent_un_nom_vide() {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0))),
                List.of(100L));
        for (Version version : Version.values()) {
            String chemin = "iso20022/xsd/pain.001.001." + (version == Version.V03 ? "03" : "09") + ".xsd";
            byte[] mauvais = new String(ecrire(envoi, version), StandardCharsets.UTF_8)
                    .replace("<Nm>A A</Nm>", "<Nm></Nm>")
                    .getBytes(StandardCharsets.UTF_8);
            Schemas.valider(chemin, ecrire(envoi, version));
            assertThrows(AssertionError.class, () -> Schemas.valider(chemin, mauvais));
        }
    }

    private static List<String> textes(Document document, String nom) {
        NodeList noeuds = document.getElementsByTagName(nom);
        List<String> textes = new ArrayList<>();
        for (int i = 0; i < noeuds.getLength(); i++) {
            textes.add(noeuds.item(i).getTextContent());
        }
        return textes;
    }

    /** Read by another reader: every cent of the bordereau, under its reference, to its account, and the same sum twice. */
    @Property(tries = 500)
    void chaque_centime_se_retrouve_sous_sa_reference_et_la_somme_deux_fois(@ForAll("envois") Difficiles envoi) {
        Document lu = Schemas.lire(ecrire(envoi, Version.V09));
        Bordereau bordereau = envoi.bordereau();
        String nombre = Integer.toString(bordereau.lignes().size());
        String total = bordereau.totaux().total().toString();
        assertEquals(List.of(nombre, nombre), textes(lu, "NbOfTxs"));
        assertEquals(List.of(total, total), textes(lu, "CtrlSum"));
        List<String> references = bordereau.lignes().stream()
                .map(ligne -> ligne.versement().reference())
                .toList();
        assertEquals(references, textes(lu, "EndToEndId"));
        assertEquals(references, textes(lu, "InstrId"));
        assertEquals(
                bordereau.lignes().stream()
                        .map(ligne -> ligne.versement().montant().toString())
                        .toList(),
                textes(lu, "InstdAmt"));
        assertEquals(
                Stream.concat(
                                Stream.of(Difficiles.COMPTES.get(0)),
                                bordereau.lignes().stream().map(ligne -> {
                                    Iban iban = envoi.dossier(ligne.versement().dossier())
                                            .iban();
                                    return iban == null ? "" : iban.valeur();
                                }))
                        .toList(),
                textes(lu, "IBAN"));
        assertEquals(
                bordereau.totaux().total(),
                textes(lu, "InstdAmt").stream().map(Montant::parse).reduce(Montant.ZERO, Montant::plus));
    }

    @Property(tries = 500)
    void aucun_texte_ne_sort_des_caracteres_des_banques_et_aucun_nom_n_est_vide(@ForAll("envois") Difficiles envoi) {
        Document lu = Schemas.lire(ecrire(envoi, Version.V09));
        for (String champ : List.of("Nm", "Ustrd", "MsgId", "PmtInfId", "TwnNm", "EndToEndId")) {
            for (String texte : textes(lu, champ)) {
                assertTrue(texte.matches("[A-Za-z0-9/?:().,'+ -]+"), champ);
                assertFalse(texte.startsWith("/") || texte.endsWith("/") || texte.contains("//"), champ);
            }
        }
        textes(lu, "Nm").forEach(nom -> {
            assertTrue(nom.length() <= 70, nom);
            assertTrue(nom.chars().anyMatch(Character::isLetter), nom);
        });
        assertTrue(textes(lu, "MsgId").get(0).length() <= 35);
        assertEquals(textes(lu, "MsgId"), textes(lu, "PmtInfId"));
        assertEquals(0, lu.getElementsByTagName("AdrLine").getLength());
        NodeList adresses = lu.getElementsByTagName("PstlAdr");
        for (int i = 0; i < adresses.getLength(); i++) {
            Element adresse = (Element) adresses.item(i);
            assertEquals(1, adresse.getElementsByTagName("TwnNm").getLength());
            assertEquals(1, adresse.getElementsByTagName("Ctry").getLength());
        }
    }

    @Property(tries = 200)
    void ce_qui_change_d_un_nom_se_dit(@ForAll("envois") Difficiles envoi) {
        List<Alteration> alterations = new ArrayList<>();
        Document lu = Schemas.lire(ecrire(envoi, Version.V09, false, alterations));
        List<String> noms = textes(lu, "Nm");
        for (int i = 0; i < envoi.bordereau().lignes().size(); i++) {
            NumeroDossier numero = envoi.bordereau().lignes().get(i).versement().dossier();
            String declare = envoi.dossier(numero).titulaire().isBlank()
                    ? envoi.dossier(numero).demandeur().prenom() + " "
                            + envoi.dossier(numero).demandeur().nom()
                    : envoi.dossier(numero).titulaire();
            String ecrit = noms.get(i + 2);
            boolean dit = alterations.stream().anyMatch(une -> une.dossier().equals(numero));
            String sansBlancs = declare.replaceAll("[\\s\\p{Z}\\p{Cc}/]+", "");
            assertTrue(dit || ecrit.replaceAll("[ /]+", "").equals(sansBlancs), "a loss that nobody was told of");
        }
    }

    @Property(tries = 100)
    void le_meme_bordereau_donne_les_memes_octets(@ForAll("envois") Difficiles envoi) {
        assertArrayEquals(ecrire(envoi, Version.V09), ecrire(envoi, Version.V09));
    }

    private static final Adresse SANS = new Adresse("", "", "", null);

    private static String nom(String titulaire, List<Alteration> alterations) {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "Exemple", "Zoé", titulaire, SANS, Difficiles.COMPTES.get(0))),
                List.of(20_050L));
        return textes(Schemas.lire(ecrire(envoi, Version.V09, false, alterations)), "Nm")
                .get(2);
    }

    @Test
    void les_noms_s_ecrivent_dans_les_lettres_des_banques() {
        List<Alteration> dites = new ArrayList<>();
        assertEquals("Zoe Exemple", nom("", dites));
        assertEquals("M. D'Almeida-O'Connor", nom("M. D'Almeida-O’Connor", dites));
        assertEquals("Leboeuf Strasse Lukasz", nom("Lebœuf Straße Łukasz", dites));
        assertEquals("Vladimir Shchukin", nom("Владимир Щукин", dites));
        assertEquals("Papadopoulos", nom("Παπαδοπουλος", dites));
        assertEquals("DUPONT + FILS", nom("DUPONT & FILS", dites));
        assertEquals(
                List.of(Nature.TRANSLITTERE),
                dites.stream().map(Alteration::nature).distinct().toList());
        dites.clear();
        assertEquals("Zoe Exemple", nom("李雷", dites), "the applicant, when the holder cannot be written");
        assertEquals(
                List.of(Nature.SUPPLEE, Nature.TRANSLITTERE),
                dites.stream().map(Alteration::nature).toList());
        dites.clear();
        assertEquals("A?B", nom("A李B", dites));
        assertEquals(
                List.of(Nature.REMPLACE), dites.stream().map(Alteration::nature).toList());
        dites.clear();
        assertEquals(70, nom("E".repeat(200), dites).length());
        assertEquals(
                List.of(Nature.TRONQUE), dites.stream().map(Alteration::nature).toList());
    }

    @Test
    void ce_qui_ne_peut_partir_arrete_tout_et_dit_tout() {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(
                        Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0)),
                        Difficiles.dossier("V-2", "B", "B", "", SANS, null),
                        Difficiles.dossier("V-3", "C", "C", "", SANS, Difficiles.ETRANGER_AU_SEPA)),
                List.of(100_000_000_000L, 100L, 100L));
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        Emission emission = new VirementSepa(REGIE, Version.V09, false)
                .ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, EXECUTION, sortie);
        assertEquals(
                List.of(
                        new Refus(new NumeroDossier("V-1"), "MONTANT_HORS_SEPA"),
                        new Refus(new NumeroDossier("V-2"), "COMPTE_DIFFERENT"),
                        new Refus(new NumeroDossier("V-3"), "COMPTE_HORS_SEPA")),
                emission.selon(emise -> List.of(), Emission.Refusee::refus));
        assertEquals(0, sortie.size());
    }

    @Test
    void un_fichier_est_entier_ou_n_est_pas(@TempDir Path dossier) throws IOException {
        Path cible = dossier.resolve("virements.xml");
        Difficiles bon = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0))),
                List.of(100L));
        VirementSepa virement = new VirementSepa(REGIE, Version.V09, false);
        virement.ecrire(bon.bordereau(), bon::dossier, Difficiles::cle, EXECUTION, cible);
        assertArrayEquals(ecrire(bon, Version.V09), Files.readAllBytes(cible));
        Difficiles mauvais =
                Difficiles.of("B-1", List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, null)), List.of(100L));
        virement.ecrire(mauvais.bordereau(), mauvais::dossier, Difficiles::cle, EXECUTION, cible);
        assertArrayEquals(ecrire(bon, Version.V09), Files.readAllBytes(cible), "a refusal replaces nothing");
        assertThrows(
                IllegalStateException.class,
                () -> virement.ecrire(
                        bon.bordereau(),
                        numero -> {
                            throw new IllegalStateException("the store fails");
                        },
                        Difficiles::cle,
                        EXECUTION,
                        cible));
        try (Stream<Path> reste = Files.list(dossier)) {
            assertEquals(List.of(cible), reste.toList());
        }
        OutputStream plein = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("plein");
            }
        };
        assertThrows(
                UncheckedIOException.class,
                () -> virement.ecrire(bon.bordereau(), bon::dossier, Difficiles::cle, EXECUTION, plein));
    }

    @Test
    void une_simulation_le_dit_partout_ou_une_banque_regarde() {
        Difficiles envoi = Difficiles.of(
                "Z".repeat(35),
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0))),
                List.of(100L));
        byte[] octets = ecrire(envoi, Version.V09, true, new ArrayList<>());
        assertTrue(new String(octets, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElse("")
                .contains("SIMULATION"));
        Document lu = Schemas.lire(octets);
        for (String champ : List.of("MsgId", "PmtInfId", "Ustrd")) {
            assertTrue(textes(lu, champ).get(0).startsWith("SIMULATION"), champ);
        }
        assertTrue(textes(lu, "Nm").get(0).startsWith("SIMULATION"));
    }

    @Test
    void un_donneur_d_ordre_se_nomme_et_son_adresse_est_entiere_ou_absente() {
        Iban iban = new Iban(Difficiles.COMPTES.get(0));
        for (DonneurFaux faux : List.<DonneurFaux>of(
                () -> new DonneurDOrdre("李", iban, null, "", "", ""),
                () -> new DonneurDOrdre("Régie", iban, null, "Évry", "", ""),
                () -> new DonneurDOrdre("Régie", iban, null, "", "FR", ""),
                () -> new DonneurDOrdre("Régie", iban, null, "Évry", "France", ""),
                () -> new DonneurDOrdre("Régie", new Iban(Difficiles.ETRANGER_AU_SEPA), null, "", "", ""))) {
            assertEquals(
                    "DONNEUR_D_ORDRE_INVALIDE",
                    assertThrows(ValeurInvalideException.class, faux::faire).code());
        }
    }

    private interface DonneurFaux {
        DonneurDOrdre faire();
    }

    /** What the bank answers under the identities of the order is understood. */
    @Property(tries = 100)
    void l_identite_du_message_tient_dans_trente_cinq_caracteres_surs(@ForAll("envois") Difficiles envoi) {
        String identifiant = VirementSepa.identifiant(envoi.bordereau().code());
        assertTrue(identifiant.matches("[A-Za-z0-9./-]{1,35}"), identifiant);
        assertEquals(identifiant, VirementSepa.identifiant(envoi.bordereau().code()));
    }

    /** The account that is written is the one that was checked, even when a store gives another the next time. */
    @Test
    void le_compte_ecrit_est_celui_qui_a_ete_controle() {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0))),
                List.of(100L));
        Dossier autre = Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(2));
        List<NumeroDossier> lectures = new ArrayList<>();
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new VirementSepa(REGIE, Version.V09, false)
                .ecrire(
                        envoi.bordereau(),
                        numero -> {
                            lectures.add(numero);
                            return lectures.size() == 1 ? envoi.dossier(numero) : autre;
                        },
                        Difficiles::cle,
                        EXECUTION,
                        sortie);
        assertEquals(
                Difficiles.COMPTES.get(0),
                textes(Schemas.lire(sortie.toByteArray()), "IBAN").get(1));
    }

    private static Document dates(LocalDate execution, Version version, DonneurDOrdre donneur) {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(Difficiles.dossier("V-1", "A", "A", "", SANS, Difficiles.COMPTES.get(0))),
                List.of(100L));
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new VirementSepa(donneur, version, false)
                .ecrire(envoi.bordereau(), envoi::dossier, Difficiles::cle, execution, sortie);
        return Schemas.lire(sortie.toByteArray());
    }

    @Test
    void le_jour_demande_est_ouvre_pour_les_banques_et_ne_precede_pas_le_bordereau() {
        for (Version version : Version.values()) {
            for (List<String> cas : List.of(
                    List.of("2020-07-22", "2020-07-22"),
                    List.of("2020-07-25", "2020-07-27"),
                    List.of("2020-07-26", "2020-07-27"),
                    List.of("2020-07-14", "2020-07-20"),
                    List.of("2021-01-01", "2021-01-04"),
                    List.of("2021-04-02", "2021-04-06"),
                    List.of("2021-05-13", "2021-05-13"),
                    List.of("2023-05-01", "2023-05-02"),
                    List.of("2023-12-25", "2023-12-27"))) {
                Document lu = dates(LocalDate.parse(cas.get(0)), version, REGIE);
                assertEquals(cas.get(1), textes(lu, "ReqdExctnDt").get(0).strip(), cas.get(0));
                assertEquals(List.of("2020-07-20T12:00:00"), textes(lu, "CreDtTm"));
            }
        }
    }

    @Test
    void une_banque_que_le_compte_dit_assez_n_est_pas_nommee() {
        DonneurDOrdre sansBic =
                new DonneurDOrdre("Régie", new Iban(Difficiles.COMPTES.get(0)), null, "", "", "Aide vélo");
        for (Version version : Version.values()) {
            Document lu = dates(EXECUTION, version, sansBic);
            Element banque = (Element) lu.getElementsByTagName("DbtrAgt").item(0);
            assertEquals("NOTPROVIDED", banque.getTextContent().strip());
            assertEquals(1, banque.getElementsByTagName("Othr").getLength());
            assertEquals(
                    "AGRIFRPP",
                    dates(EXECUTION, version, REGIE)
                            .getElementsByTagName("DbtrAgt")
                            .item(0)
                            .getTextContent()
                            .strip());
        }
    }

    @Test
    void un_compte_hors_de_l_espace_economique_demande_l_adresse_de_qui_ordonne() {
        Difficiles envoi = Difficiles.of(
                "B-1",
                List.of(
                        Difficiles.dossier("V-1", "A", "A", "", SANS, "GB29NWBK60161331926819"),
                        Difficiles.dossier("V-2", "B", "B", "", SANS, Difficiles.COMPTES.get(2))),
                List.of(100L));
        DonneurDOrdre sansVille =
                new DonneurDOrdre("Régie", new Iban(Difficiles.COMPTES.get(0)), null, "", "", "Aide vélo");
        for (DonneurDOrdre donneur : List.of(REGIE, sansVille)) {
            assertEquals(
                    donneur.ville().isEmpty()
                            ? List.of(new Alteration(new NumeroDossier("V-1"), "adresseDuDonneur", Nature.ABSENT))
                            : List.of(),
                    new VirementSepa(donneur, Version.V09, false)
                            .ecrire(
                                    envoi.bordereau(),
                                    envoi::dossier,
                                    Difficiles::cle,
                                    EXECUTION,
                                    new ByteArrayOutputStream())
                            .selon(Emission.Emise::alterations, refusee -> List.of()));
        }
    }
}
