package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.commun.Acteur;
import fr.octroi.document.PageDAcces;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.DroitAccesZip;
import fr.octroi.format.LecteurConservation;
import fr.octroi.format.LecteurRegistre;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Journal;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Incident;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.RegistreTraitement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person asks for is all there, nothing of anybody else is, and that it was asked for is written. */
class DroitAccesTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 5, 4);

    private final Monde monde = new Monde();

    private static NumeroDossier numero(String numero) {
        return Monde.numero(numero);
    }

    /** Words that stand in one dossier alone: each is told apart by its mark. */
    private static List<String> secrets(String marque) {
        return List.of(
                "Nom" + marque,
                "Prenom" + marque,
                "rue " + marque,
                "courriel" + marque + "@exemple.invalid",
                "modele " + marque,
                "F-" + marque,
                "S-" + marque,
                "Titulaire " + marque,
                "fichier-" + marque + ".pdf",
                "octets " + marque,
                "note " + marque,
                "REPONSE" + marque.toUpperCase(Locale.ROOT),
                "boite " + marque);
    }

    /** Filed, instructed, asked, told on the telephone, answered. */
    private void vivre(String numero, String marque, String iban) {
        Formulaire formulaire = Formulaire.de(numero)
                .avec(monde.essai.piece("FACTURE", "fichier-" + marque + ".pdf", "FACTURE 1500.00 octets " + marque));
        formulaire.nom = "Nom" + marque;
        formulaire.prenom = "Prenom" + marque;
        formulaire.voie = "rue " + marque;
        formulaire.courriel = "courriel" + marque + "@exemple.invalid";
        formulaire.designation = "modele " + marque;
        formulaire.numeroFacture = "F-" + marque;
        formulaire.numeroSerie = "S-" + marque;
        formulaire.iban = iban;
        formulaire.titulaire = "Titulaire " + marque;
        monde.deposer(formulaire);
        monde.relances().accuser(Monde.PLATEFORME, numero(numero), AccuseReception.RECEPTION);
        monde.instruire(numero);
        monde.expedier();
        monde.accueil().consignerAppel(Monde.PRESTATAIRE, numero(numero), "OU_EN_EST_ON", "note " + marque);
        monde.relances()
                .changerAdresse(
                        Monde.INSTRUCTEUR, numero(numero), new Adresse("boite " + marque, "92100", "Essai", null));
        monde.guichet()
                .completer(
                        Monde.USAGER,
                        numero(numero),
                        monde.jour(),
                        List.of(),
                        new TreeMap<>(Map.of(
                                "question.usage", new Valeur.Code("REPONSE" + marque.toUpperCase(Locale.ROOT)))));
        monde.instruire(numero);
    }

    private Map<String, byte[]> exporter(Acteur acteur, String numero) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertTrue(DroitAccesZip.ecrire(monde.guichet().archives(), acteur, numero(numero), JOUR, sortie));
        return lire(sortie.toByteArray());
    }

    private static Map<String, byte[]> lire(byte[] octets) {
        Map<String, byte[]> fichiers = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(octets))) {
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                fichiers.put(entree.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return fichiers;
    }

    private static String texte(Map<String, byte[]> fichiers) {
        StringBuilder tout = new StringBuilder();
        fichiers.forEach((nom, octets) -> tout.append(nom)
                .append('\n')
                .append(new String(octets, StandardCharsets.UTF_8))
                .append('\n'));
        return tout.toString();
    }

    /** They share an account, a household and a contractor; each dossier is about one of them. */
    @Test
    @Tag("securite")
    void tout_ce_qui_est_a_la_personne_y_est_et_rien_de_ceux_qui_partagent_avec_elle() {
        vivre("D-1", "alpha", Monde.IBAN);
        vivre("D-2", "beta", Monde.IBAN);
        vivre("D-3", "gamma", Monde.AUTRE_IBAN);
        monde.relances()
                .ouvrirIncident(
                        Monde.INSTRUCTEUR,
                        new Incident(
                                "incident-1",
                                Incident.Genre.MAUVAIS_FICHIER,
                                Incident.Gravite.FORTE,
                                "agent-responsable",
                                monde.jour(),
                                ""),
                        List.of(numero("D-1"), numero("D-2")));
        String deAlpha = texte(exporter(Monde.INSTRUCTEUR, "D-1"));
        String deBeta = texte(exporter(Monde.ASSEMBLEES, "D-2"));
        for (String secret : secrets("alpha")) {
            assertTrue(deAlpha.contains(secret), secret);
            assertFalse(deBeta.contains(secret), secret);
        }
        for (String secret : secrets("beta")) {
            assertTrue(deBeta.contains(secret), secret);
            assertFalse(deAlpha.contains(secret), secret);
        }
        for (String secret : secrets("gamma")) {
            assertFalse(deAlpha.contains(secret) || deBeta.contains(secret), secret);
        }
        assertTrue(deAlpha.contains(Monde.IBAN) && !deAlpha.contains(Monde.AUTRE_IBAN));
        assertTrue(
                deBeta.contains("IBAN_PARTAGE") && !deBeta.contains("\"D-1\"") && deAlpha.contains("INCIDENT_OUVERT"),
                deAlpha);
        for (String autre : List.of("\"D-2\"", "\"D-3\"", "agent-responsable", "agent-1", "conseiller-1", "greffe-1")) {
            assertFalse(deAlpha.contains(autre), autre);
        }
    }

    @Test
    void chaque_fichier_y_est_octet_par_octet_et_chaque_fait_y_est_dans_l_ordre() throws IOException {
        vivre("D-1", "alpha", Monde.IBAN);
        Map<String, byte[]> fichiers = exporter(Monde.INSTRUCTEUR, "D-1");
        PieceJustificative facture = monde.essai.dossier("D-1").pieces().get(0);
        String nom = "pieces/FACTURE-" + facture.contenu() + ".pdf";
        assertEquals(Set.of("dossier.json", nom), fichiers.keySet());
        assertArrayEquals("FACTURE 1500.00 octets alpha".getBytes(StandardCharsets.UTF_8), fichiers.get(nom));
        JsonNode json = new ObjectMapper().readTree(fichiers.get("dossier.json"));
        assertEquals(DroitAccesZip.FORMAT, json.get("format").textValue());
        assertEquals(nom, json.get("pieces").get(0).get("fichier").textValue());
        List<String> faits = new ArrayList<>();
        json.get("faits").forEach(fait -> faits.add(fait.get("fait").textValue()));
        assertEquals(
                Journal.ordonner(monde.essai.entrees("D-1")).stream()
                        .map(entree -> entree.fait().code())
                        .toList(),
                faits);
    }

    @Test
    void qui_le_demande_est_inscrit_avant_que_rien_ne_soit_dit() {
        vivre("D-1", "alpha", Monde.IBAN);
        int avant = monde.essai.faits("D-1").size();
        exporter(Monde.ASSEMBLEES, "D-1");
        List<Fait> faits = monde.essai.faits("D-1");
        assertEquals(avant + 1, faits.size());
        assertTrue(faits.contains(new FaitDArchive.ArchiveConsultee("DROIT_ACCES")));

        monde.essai.ecrituresAvantPanne = 0;
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertThrows(
                RuntimeException.class,
                () -> DroitAccesZip.ecrire(monde.guichet().archives(), Monde.ASSEMBLEES, numero("D-1"), JOUR, sortie));
        assertEquals(0, sortie.size());
    }

    @Test
    void qui_n_en_a_pas_le_droit_n_a_rien_et_un_inconnu_n_a_rien_non_plus() {
        vivre("D-1", "alpha", Monde.IBAN);
        int avant = monde.essai.faits("D-1").size();
        for (Acteur acteur : List.of(Monde.USAGER, Monde.PLATEFORME, Monde.PRESTATAIRE, Monde.ORDONNATEUR)) {
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            assertThrows(
                    AccesRefuseException.class,
                    () -> DroitAccesZip.ecrire(monde.guichet().archives(), acteur, numero("D-1"), JOUR, sortie));
            assertEquals(0, sortie.size());
        }
        assertEquals(avant, monde.essai.faits("D-1").size());
        ByteArrayOutputStream vide = new ByteArrayOutputStream();
        assertFalse(DroitAccesZip.ecrire(monde.guichet().archives(), Monde.INSTRUCTEUR, numero("D-9"), JOUR, vide));
        assertEquals(Map.of(), lire(vide.toByteArray()));
    }

    /** The same bytes twice, names that end alike or not at all, types that a file name cannot tell apart. */
    @Test
    void chaque_piece_dit_le_fichier_qui_est_dans_l_archive() throws IOException {
        monde.deposer(Formulaire.de("D-1")
                .avec(monde.essai.piece("FACTURE", "a.jpg", "FACTURE octets"))
                .avec(monde.essai.piece("FACTURE", "b.pdf", "FACTURE octets"))
                .avec(monde.essai.piece("RIB-1", "rib", "RIB octets"))
                .avec(monde.essai.piece("RIB_1", "rib.pdf", "RIB octets"))
                .avec(monde.essai.piece("RIB 1", "rib.pdf", "RIB octets")));
        Map<String, byte[]> fichiers = exporter(Monde.INSTRUCTEUR, "D-1");
        JsonNode json = new ObjectMapper().readTree(fichiers.get("dossier.json"));
        assertEquals(5, json.get("pieces").size());
        for (JsonNode piece : json.get("pieces")) {
            assertTrue(fichiers.containsKey(piece.get("fichier").textValue()), piece.toString());
        }
        assertEquals(5, fichiers.size(), "the dossier, one invoice and three others");
    }

    private RegistreTraitement registre() throws IOException {
        return new RegistreTraitement(
                LecteurRegistre.lire("registre.md", exemple("registre.md", "registre")),
                Catalogue.resoudre(List.of(Monde.reglement())).reglements(),
                new TreeMap<>(Map.of(
                        Essai.AIDE,
                        LecteurConservation.lire("conservation.md", exemple("conservation.md", "conservation")))),
                new TreeMap<>(),
                JOUR);
    }

    private static String exemple(String page, String nom) throws IOException {
        String texte = Files.readString(Path.of("../docs", page)).replace("\r", "");
        String debut = "<!-- " + nom + " -->\n```yaml\n";
        int place = texte.indexOf(debut) + debut.length();
        return texte.substring(place, texte.indexOf("```", place));
    }

    private Map<String, byte[]> exporterAvecIndex(String numero) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertTrue(DroitAccesZip.ecrire(
                monde.guichet().archives(), Monde.INSTRUCTEUR, numero(numero), JOUR, registre(), sortie));
        return lire(sortie.toByteArray());
    }

    private static String mots(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    /** RGPD art. 15, 1: what for, which data, to whom, how long, what rights, where from, and what an algorithm does. */
    @Test
    void l_index_se_lit_et_dit_tout_ce_que_l_article_quinze_demande() throws IOException {
        vivre("D-1", "alpha", Monde.IBAN);
        byte[] index = Objects.requireNonNull(exporterAvecIndex("D-1").get("index.pdf"));
        String mots = mots(index);
        String empreinte = monde.essai.dossier("D-1").pieces().get(0).contenu().hexadecimal();
        for (String attendu : List.of(
                "Vos données : dossier n° D-1",
                "Délégué à la protection des données",
                "Nomalpha",
                "rue alpha",
                "courrielalpha@exemple.invalid",
                "boite alpha",
                "modele alpha",
                "Compte finissant par 0189",
                "reponsealpha",
                "Votre demande du",
                "remise par",
                "par vous",
                "« collectivite » (service instructeur)",
                "Instruire, décider et payer",
                "Comptable public",
                "Titulaire du marché",
                "aucune durée ne court encore",
                "la CNIL",
                "Un traitement algorithmique",
                "31 mars 2026, 28 octets",
                "fichier pieces/FACTURE-" + empreinte.substring(0, 12))) {
            assertTrue(mots.contains(attendu), attendu + " is not in " + mots);
        }
        assertTrue(mots.replace(" ", "").contains(empreinte), mots);
        assertFalse(mots.matches("(?s).*\\{[0-9]}.*") || mots.contains("null"), mots);
    }

    @Test
    @Tag("securite")
    void l_index_ne_dit_rien_des_autres_ni_de_l_agent() throws IOException {
        vivre("D-1", "alpha", Monde.IBAN);
        vivre("D-2", "beta", Monde.IBAN);
        String deAlpha = mots(Objects.requireNonNull(exporterAvecIndex("D-1").get("index.pdf")));
        for (String secret : secrets("beta")) {
            assertFalse(deAlpha.contains(secret), secret);
        }
        for (String autre : List.of("D-2", "agent-1", "conseiller-1", "fichier-alpha")) {
            assertFalse(deAlpha.contains(autre), autre);
        }
    }

    @Test
    void l_index_dit_la_piece_absente_et_le_meme_contenu_donne_les_memes_octets() throws IOException {
        vivre("D-1", "alpha", Monde.IBAN);
        PieceJustificative facture = monde.essai.dossier("D-1").pieces().get(0);
        RegistreTraitement registre = registre();
        DroitAcces acces = monde.guichet()
                .archives()
                .exporter(Monde.INSTRUCTEUR, numero("D-1"), (piece, octets) -> {})
                .orElseThrow();
        List<byte[]> ecrits = new ArrayList<>();
        for (int fois = 0; fois < 2; fois++) {
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            new PageDAcces(acces, registre, piece -> Optional.empty(), new TreeSet<>()).ecrire(sortie);
            ecrits.add(sortie.toByteArray());
        }
        assertArrayEquals(ecrits.get(0), ecrits.get(1));
        assertTrue(mots(ecrits.get(0)).contains("son contenu n’est plus conservé"));
        ByteArrayOutputStream alteree = new ByteArrayOutputStream();
        new PageDAcces(
                        acces,
                        new RegistreTraitement(
                                registre.declaration(), List.of(), new TreeMap<>(), new TreeMap<>(), JOUR),
                        piece -> Optional.of("pieces/x.pdf"),
                        new TreeSet<>(Set.of(facture.contenu())))
                .ecrire(alteree);
        assertTrue(mots(alteree.toByteArray()).contains("n’est plus celui que vous avez envoyé"));
    }

    @Test
    void un_fichier_qui_n_est_plus_la_est_dit_absent_et_le_reste_est_remis() {
        vivre("D-1", "alpha", Monde.IBAN);
        PieceJustificative facture = monde.essai.dossier("D-1").pieces().get(0);
        monde.essai.pieces.effacer(facture.contenu(), monde.maintenant().plus(Duration.ofDays(2)));
        Map<String, byte[]> fichiers = exporter(Monde.INSTRUCTEUR, "D-1");
        assertEquals(Set.of("dossier.json"), fichiers.keySet());
        assertTrue(texte(fichiers).contains("\"absente\" : true"));
        assertEquals(Iban.parse(Monde.IBAN), monde.essai.dossier("D-1").iban());
    }
}
