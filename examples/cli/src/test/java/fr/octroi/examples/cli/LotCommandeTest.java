package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code octroi lot} as two people type it, one on each side of an embedded server. */
class LotCommandeTest {

    private static final Acteur PRESTATAIRE = new Acteur("prestataire", Role.PRESTATAIRE, "agent-1");
    private static final Acteur VILLE = new Acteur("ma-ville", Role.INSTRUCTEUR, "agent-2");
    private static final byte[] PIECE = "une facture".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dossier;

    private LieuDEchange lieu;

    @BeforeEach
    void demarrer() throws IOException {
        lieu = new LieuDEchange(dossier, "ma-ville", "prestataire");
    }

    @AfterEach
    void arreter() {
        lieu.close();
    }

    @Test
    void la_demonstration_montre_un_lot_et_sa_reponse() {
        Path sortie = dossier.resolve("demo");
        Console demo = Console.taper("lot", "demo", "--sortie", sortie);
        assertEquals(0, demo.code(), demo.erreur());
        assertTrue(
                Pattern.compile("dépose (\\d+) demandes.*répond\\..*réponse : accepté, \\1 lignes", Pattern.DOTALL)
                        .matcher(demo.sortie())
                        .find(),
                demo.sortie());
        assertEquals(2, Console.taper("lot", "demo", "--sortie", sortie).code(), "nothing is written over");
    }

    private Path export() throws IOException {
        Path export = Files.createDirectory(dossier.resolve("export"));
        new GenerateurDeMois(8, 7, YearMonth.of(2020, 6), false).ecrire(export);
        return export;
    }

    private Console envoyer(Path export) {
        return Console.taper(
                "lot",
                "envoyer",
                "--poste",
                dossier.resolve("prestataire"),
                "--destinataire",
                "ma-ville",
                "--aide",
                "gpso-vae",
                "--mappage",
                Path.of("../../core/src/main/resources/fr/octroi/mappage/plateforme-e-services.yaml"),
                "--entree",
                export,
                "--du",
                "2020-06-01",
                "--au",
                "2020-06-30");
    }

    private Console recevoir(String poste) {
        return Console.taper(
                "lot",
                "recevoir",
                "--poste",
                dossier.resolve(poste),
                "--aide",
                "gpso-vae",
                "--sortie",
                dossier.resolve("recus-" + poste));
    }

    @Test
    void un_export_passe_d_une_organisation_a_l_autre_et_la_reponse_revient() throws IOException {
        Console envoi = envoyer(export());
        assertEquals("", envoi.erreur());
        Matcher parties =
                Pattern.compile("\\((\\d+) demandes, (\\d+) pièces\\)").matcher(envoi.sortie());
        assertTrue(parties.find(), envoi.sortie());
        String demandes = parties.group(1);
        int pieces = Integer.parseInt(parties.group(2));
        assertTrue(pieces > 0);

        Console etat = Console.taper("lot", "etat", "--poste", dossier.resolve("prestataire"));
        assertTrue(etat.sortie().contains("sans réponse depuis"), etat.sortie() + etat.erreur());
        assertEquals(0, etat.code());

        Path depose;
        try (Stream<Path> depots = Files.list(dossier.resolve("depot/depots"))) {
            depose = depots.findFirst().orElseThrow();
        }
        Console verification = Console.taper("lot", "verifier", "--poste", dossier.resolve("ma-ville"), depose);
        assertTrue(
                verification
                        .sortie()
                        .startsWith("Lot intact : rang 1, " + demandes + " lignes, " + pieces + " pièces, "),
                verification.sortie() + verification.erreur());
        byte[] octets = Files.readAllBytes(depose);
        octets[100] ^= 1;
        Path abime = Files.write(dossier.resolve(String.valueOf(depose.getFileName())), octets);
        Console refus = Console.taper("lot", "verifier", "--poste", dossier.resolve("ma-ville"), abime);
        assertEquals(2, refus.code());
        assertTrue(refus.erreur().contains("DEPOT_ABIME"), refus.erreur());

        Console reception = recevoir("ma-ville");
        assertTrue(
                reception.sortie().contains("accepté, " + demandes + " lignes"),
                reception.sortie() + reception.erreur());
        assertEquals(0, reception.code());
        String ligne = Files.readString(dossier.resolve("recus-ma-ville/prestataire-demandes-00000001.jsonl"));
        assertEquals(Long.parseLong(demandes), ligne.lines().count());
        assertTrue(ligne.startsWith("{\"aide\":\"gpso-vae\",\"numero\":"), ligne);
        try (Stream<Path> rangees = Files.list(dossier.resolve("recus-ma-ville/pieces"))) {
            assertEquals(pieces, rangees.count());
        }

        Console releve = recevoir("prestataire");
        assertTrue(
                releve.sortie().contains("Réponse à " + depose.getFileName() + " : accepté, " + demandes + " lignes"),
                releve.sortie());
        assertTrue(Console.taper("lot", "etat", "--poste", dossier.resolve("prestataire"))
                .sortie()
                .contains("accepté, " + demandes + " lignes"));
        Console purge = Console.taper("lot", "purger", "--poste", dossier.resolve("ma-ville"), "--jours", "0");
        assertTrue(purge.sortie().contains(" retiré"), purge.sortie() + purge.erreur());
    }

    private Path journal(String nom, Acteur auteur, int appels) throws IOException {
        List<Entree> entrees = new ArrayList<>();
        for (int appel = 0; appel < appels; appel++) {
            entrees.add(Journal.enchainer(
                    entrees.isEmpty() ? null : entrees.get(appel - 1),
                    new NumeroDossier("E-1"),
                    appel + 1,
                    Instant.parse("2020-06-15T08:00:00Z").plusSeconds(appel),
                    auteur,
                    appel % 2 == 0
                            ? new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null)
                            : new Fait.PieceRecue(
                                    auteur.role() == Role.PRESTATAIRE ? "FACTURE" : "RIB",
                                    Empreinte.sha256(PIECE),
                                    PIECE.length,
                                    LocalDate.of(2020, 6, 2))));
        }
        Path journal = dossier.resolve(nom + ".jsonl");
        try (Writer sortie = Files.newBufferedWriter(journal)) {
            JournalJson.ecrire(entrees, sortie);
        }
        return journal;
    }

    private Console envoyerFaits(Path journal) {
        return Console.taper(
                "lot",
                "envoyer",
                "--poste",
                dossier.resolve("prestataire"),
                "--destinataire",
                "ma-ville",
                "--journal",
                journal,
                "--du",
                "2020-06-01",
                "--au",
                "2020-06-30");
    }

    @Test
    void un_chemin_faux_est_dit_par_son_option() {
        Path absent = dossier.resolve("absent");
        assertTrue(envoyerFaits(absent).erreur().contains("--journal " + absent + " : ce fichier n'existe pas"));
        Console controle = Console.taper(
                "lot", "restitution", "controler", "--recus", absent, "--emetteur", "titulaire", "--journal", absent);
        assertEquals(2, controle.code());
        assertTrue(controle.erreur().contains("--recus " + absent + " : ce dossier n'existe pas"), controle.erreur());
    }

    private Console recevoir(Path notre) {
        return Console.taper(
                "lot",
                "recevoir",
                "--poste",
                dossier.resolve("ma-ville"),
                "--aide",
                "gpso-vae",
                "--sortie",
                dossier.resolve("recus-ma-ville"),
                "--journal",
                notre);
    }

    @Test
    void les_faits_d_un_journal_passent_et_ce_qui_se_contredit_alerte() throws IOException {
        Path leur = journal("leur", PRESTATAIRE, 1);
        Console envoi = envoyerFaits(leur);
        assertTrue(envoi.sortie().contains("(1 fait)"), envoi.sortie() + envoi.erreur());
        Path notre = journal("notre", VILLE, 2);
        Console reception = recevoir(notre);
        assertTrue(reception.sortie().contains("accepté, 1 ligne"), reception.sortie() + reception.erreur());
        assertEquals(0, reception.code());
        assertTrue(envoyerFaits(journal("leur", PRESTATAIRE, 2)).sortie().contains("(2 faits)"));
        Console desaccord = recevoir(notre);
        assertTrue(
                desaccord.sortie().contains("Alerte : désaccord sur E-1, PIECE_RECUE, entre ma-ville et prestataire"),
                desaccord.sortie() + desaccord.erreur());
        assertEquals(1, desaccord.code());
        Console rien = Console.taper(
                "lot",
                "envoyer",
                "--poste",
                dossier.resolve("prestataire"),
                "--destinataire",
                "ma-ville",
                "--du",
                "2020-06-01",
                "--au",
                "2020-06-30");
        assertEquals(2, rien.code(), "neither requests nor facts");
    }

    @Test
    void a_la_fin_du_contrat_tout_est_rendu_controle_puis_efface_et_certifie() throws IOException {
        Path leur = journal("leur", PRESTATAIRE, 4);
        Path notre = journal("notre", VILLE, 1);
        envoyerFaits(leur);
        recevoir(notre);
        Path pieces = Files.createDirectories(dossier.resolve("a-rendre/pieces"));
        Console incomplet = rendre(journal("ailleurs", PRESTATAIRE, 3), pieces);
        assertTrue(incomplet.sortie().contains("(3 faits, 0 fichier)"), incomplet.sortie() + incomplet.erreur());
        recevoir(notre);
        Console defauts = controler(notre);
        assertTrue(defauts.sortie().contains("ENTREE_MANQUANTE : E-1, 4"), defauts.sortie() + defauts.erreur());
        assertTrue(defauts.sortie().contains("PIECE_MANQUANTE : E-1, "), defauts.sortie());
        assertEquals(1, defauts.code());
        Files.write(pieces.resolve("facture.pdf"), PIECE);
        Console rendu = rendre(leur, pieces);
        String nom = rendu.sortie().split(" ")[2];
        assertEquals(2, certifier(nom).code(), "nobody said that he has it");
        assertTrue(Files.exists(pieces.resolve("facture.pdf")));
        recevoir(notre);
        Console controle = controler(notre);
        assertTrue(controle.sortie().contains(" 0 défaut."), controle.sortie() + controle.erreur());
        assertEquals(0, controle.code());
        recevoir("prestataire");
        Console certificat = certifier(nom);
        assertEquals(0, certificat.code(), certificat.erreur());
        assertFalse(Files.exists(dossier.resolve("a-rendre")));
        recevoir(notre);
        assertTrue(
                Pattern.compile("Purge certifiée le .*, du lot d'empreinte [0-9a-f]{64}, à comparer à ")
                        .matcher(controler(notre).sortie())
                        .find(),
                "whose lot it is, a person says");
    }

    /** Hands a folder back, with one file, and has the other side accept it. */
    private String rendreEtAccepter(Path pieces, Path journal) throws IOException {
        Files.write(Files.createDirectories(pieces).resolve("facture.pdf"), PIECE);
        String nom = rendre(journal, pieces).sortie().split(" ")[2];
        recevoir("ma-ville");
        recevoir("prestataire");
        return nom;
    }

    @Test
    void ce_qui_n_est_pas_un_vrai_dossier_n_est_ni_rendu_ni_efface() throws IOException {
        Path vrai = dossier.resolve("ailleurs");
        Path lie = dossier.resolve("a-rendre");
        Path journal = journal("leur", PRESTATAIRE, 2);
        String nom = rendreEtAccepter(vrai, journal);
        Files.createSymbolicLink(lie, vrai);
        assertEquals(2, certifier(nom).code(), "the link would go, and nothing else");
        assertEquals(2, rendre(journal, lie).code());
        assertEquals(2, rendre(journal, dossier.resolve("nulle-part")).code());
        Files.delete(lie);
        Files.createDirectory(lie);
        Files.createSymbolicLink(lie.resolve("lien.pdf"), vrai.resolve("facture.pdf"));
        Console lien = certifier(nom);
        assertEquals(2, lien.code());
        assertTrue(lien.erreur().contains("lien.pdf"), lien.erreur());
        assertEquals(2, rendre(journal, lie).code());
        assertTrue(Files.exists(vrai.resolve("facture.pdf")) && Files.isSymbolicLink(lie.resolve("lien.pdf")));
    }

    @Test
    void un_fichier_qui_n_a_pas_ete_rendu_empeche_d_effacer_et_est_nomme() throws IOException {
        Path aRendre = dossier.resolve("a-rendre");
        String nom = rendreEtAccepter(aRendre.resolve("pieces"), journal("leur", PRESTATAIRE, 2));
        Path oublie = Files.writeString(aRendre.resolve("oublie.txt"), "jamais rendu");
        Console refus = certifier(nom);
        assertEquals(2, refus.code());
        assertTrue(refus.erreur().contains("oublie.txt"), refus.erreur());
        assertTrue(Files.exists(aRendre.resolve("pieces/facture.pdf")), "nothing went");
        Files.delete(oublie);
        Files.write(aRendre.resolve("copie.pdf"), PIECE);
        assertEquals(0, certifier(nom).code(), "the same bytes twice");
        assertFalse(Files.exists(aRendre));
    }

    @Test
    void une_certification_coupee_se_refait_par_le_meme_appel() throws IOException {
        Path aRendre = dossier.resolve("a-rendre");
        Path depots = dossier.resolve("depot/depots");
        Path journal = journal("leur", PRESTATAIRE, 2);
        String nom = rendreEtAccepter(aRendre, journal);
        Files.delete(depots);
        envoyerFaits(journal);
        assertTrue(certifier(nom).code() != 0, "a lot waits, and cannot be put");
        assertTrue(Files.exists(aRendre.resolve("facture.pdf")), "nothing goes before what waited went");
        Files.createDirectory(depots);
        envoyerFaits(journal);
        recevoir("ma-ville");
        Files.delete(depots);
        assertTrue(certifier(nom).code() != 0, "no folder to put the certificate in");
        assertFalse(Files.exists(aRendre.resolve("facture.pdf")));
        Files.createDirectory(depots);
        Console encore = certifier(nom);
        assertEquals(0, encore.code(), encore.erreur());
        assertTrue(encore.sortie().startsWith("Effacé, et certifié : "), encore.sortie());
        assertFalse(Files.exists(aRendre));
        assertEquals(2, certifier(nom).code(), "a name that is mistyped is not erased");
    }

    private Console rendre(Path journal, Path pieces) {
        return Console.taper(
                "lot",
                "restitution",
                "rendre",
                "--poste",
                dossier.resolve("prestataire"),
                "--destinataire",
                "ma-ville",
                "--journal",
                journal,
                "--pieces",
                pieces);
    }

    private Console controler(Path journal) {
        return Console.taper(
                "lot",
                "restitution",
                "controler",
                "--recus",
                dossier.resolve("recus-ma-ville"),
                "--emetteur",
                "prestataire",
                "--journal",
                journal);
    }

    @Test
    @Tag("securite")
    void un_dossier_ou_ce_qui_a_ete_rendu_n_est_pas_ne_certifie_rien() throws IOException {
        Path vrai = dossier.resolve("ailleurs");
        Path depots = dossier.resolve("depot/depots");
        String nom = rendreEtAccepter(vrai, journal("leur", PRESTATAIRE, 2));
        Path vide = Files.createDirectory(dossier.resolve("a-rendre"));
        Console refus = certifier(nom);
        assertEquals(2, refus.code());
        assertTrue(refus.erreur().contains("1 fichier du lot rendu n'y est pas"), refus.erreur());
        assertTrue(Files.exists(vrai.resolve("facture.pdf")));
        try (Stream<Path> deposes = Files.list(depots)) {
            assertEquals(0, deposes.count(), "nothing was certified");
        }
        Files.delete(depots);
        assertTrue(certifier(nom, vrai).code() != 0, "no folder to put the certificate in");
        assertFalse(Files.exists(vrai.resolve("facture.pdf")));
        Files.createDirectory(depots);
        assertEquals(2, certifier(nom).code(), "what began elsewhere took nothing from here");
        assertTrue(Files.exists(vide));
        assertEquals(0, certifier(nom, vrai).code(), "there the same call ends it");
        assertFalse(Files.exists(vrai));
    }

    @Test
    @Tag("securite")
    void d_un_lot_de_demandes_rien_ne_reste_apres_la_purge_qu_a_qui_l_a_recu() throws IOException {
        envoyer(export());
        recevoir("ma-ville");
        recevoir("prestataire");
        Path recus = dossier.resolve("recus-ma-ville");
        Matcher noms = Pattern.compile("\"nom\":\"([^\"]{5,})\"")
                .matcher(Files.readString(recus.resolve("prestataire-demandes-00000001.jsonl")));
        assertTrue(noms.find(), "somebody is named in the lot");
        byte[] nom = noms.group(1).getBytes(StandardCharsets.UTF_8);
        Path archive = seul("archives");
        Path accuse = seul("accuses");
        byte[] scelle = Arrays.copyOfRange(Files.readAllBytes(archive), 100, 200);
        assertEquals(List.of(recus.resolve("prestataire-demandes-00000001.jsonl")), ou(nom, recus));
        assertEquals(List.of(archive), ou(scelle, dossier), "sealed, and whoever holds the key opens it");
        Path copie = Files.copy(archive, dossier.resolve(String.valueOf(archive.getFileName())));
        assertEquals(
                0,
                Console.taper("lot", "verifier", "--poste", dossier.resolve("ma-ville"), copie)
                        .code());
        Files.delete(copie);

        FileTime vieux = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(archive, vieux);
        Files.setLastModifiedTime(accuse, vieux);
        Console purge = Console.taper("lot", "purger", "--poste", dossier.resolve("ma-ville"));
        assertTrue(purge.sortie().contains("1 lot retiré"), purge.sortie() + purge.erreur());
        assertEquals(List.of(), ou(scelle, dossier));
        for (String place : List.of("depot", "ma-ville", "prestataire")) {
            assertEquals(List.of(), ou(nom, dossier.resolve(place)), place);
        }
        assertFalse(Files.exists(accuse));
        assertEquals(1, ou(nom, recus).size(), "what was laid out for us is ours to erase: no purge takes it");
    }

    @Test
    void qui_a_envoye_lit_les_reponses_avant_de_retirer_ses_lots() throws IOException {
        envoyer(export());
        recevoir("ma-ville");
        FileTime vieux = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(seul("archives"), vieux);
        Files.setLastModifiedTime(seul("accuses"), vieux);
        Console purge = Console.taper("lot", "purger", "--poste", dossier.resolve("prestataire"));
        assertTrue(purge.sortie().startsWith("Réponse à prestataire.ma-ville."), purge.sortie() + purge.erreur());
        assertTrue(purge.sortie().contains("1 lot retiré"), purge.sortie());
        assertEquals(0, purge.code());
        assertTrue(Console.taper("lot", "etat", "--poste", dossier.resolve("prestataire"))
                .sortie()
                .contains("accepté"));
    }

    /** The files under a folder in which some bytes stand. */
    private static List<Path> ou(byte[] cherches, Path racine) throws IOException {
        String texte = new String(cherches, StandardCharsets.ISO_8859_1);
        List<Path> ou = new ArrayList<>();
        try (Stream<Path> fichiers = Files.walk(racine)) {
            for (Path fichier : fichiers.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(fichier), StandardCharsets.ISO_8859_1).contains(texte)) {
                    ou.add(fichier);
                }
            }
        }
        return ou;
    }

    private Console certifier(String lot) {
        return certifier(lot, dossier.resolve("a-rendre"));
    }

    private Console certifier(String lot, Path efface) {
        return Console.taper(
                "lot",
                "restitution",
                "certifier",
                "--poste",
                dossier.resolve("prestataire"),
                "--lot",
                lot,
                "--efface",
                efface);
    }

    private Path seul(String dossierDuDepot) throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier.resolve("depot").resolve(dossierDuDepot))) {
            return fichiers.findFirst().orElseThrow();
        }
    }

    private Console etat(String poste) {
        return Console.taper("lot", "etat", "--poste", dossier.resolve(poste));
    }

    @Test
    void un_lot_refuse_alerte_celui_qui_l_a_envoye_jusqu_a_ce_qu_il_soit_refait() throws IOException {
        Path export = export();
        assertTrue(envoyer(export).sortie().startsWith("Déposé"));
        Path depose = seul("depots");
        byte[] octets = Files.readAllBytes(depose);
        octets[octets.length / 2] ^= 1;
        Files.write(depose, octets);
        assertEquals(1, recevoir("ma-ville").code());
        Console releve = recevoir("prestataire");
        assertTrue(releve.sortie().contains("refusé, DEPOT_ABIME"), releve.sortie());
        assertEquals(1, releve.code());
        assertEquals(0, recevoir("prestataire").code(), "an answer is read once");
        assertEquals(1, etat("prestataire").code());
        assertTrue(etat("prestataire").sortie().contains("pas encore refait, " + depose.getFileName()));
        assertTrue(envoyer(export).sortie().startsWith("Déposé"));
        assertEquals(0, etat("prestataire").code(), etat("prestataire").sortie());
        // The receiver does not know the aid: every line is rejected.
        Console.taper(
                "lot",
                "recevoir",
                "--poste",
                dossier.resolve("ma-ville"),
                "--aide",
                "autre-aide",
                "--sortie",
                dossier.resolve("recus-ma-ville"));
        Console rejets = recevoir("prestataire");
        assertTrue(rejets.sortie().contains(" rejets"), rejets.sortie());
        assertEquals(1, rejets.code());
    }

    @Test
    void un_lot_qui_attendait_part_et_l_export_du_jour_alerte_de_n_etre_pas_parti() throws IOException {
        Path export = export();
        Path depots = dossier.resolve("depot/depots");
        Files.delete(depots);
        assertTrue(envoyer(export).code() != 0, "no folder to put it in");
        Files.createDirectory(depots);
        Console repris = envoyer(export);
        assertTrue(repris.sortie().contains("n'a pas été envoyé"), repris.sortie() + repris.erreur());
        assertEquals(1, repris.code());
        try (Stream<Path> la = Files.list(depots)) {
            assertEquals(1, la.count());
        }
    }

    @Test
    void un_vieux_fichier_sans_nom_de_lot_est_ecarte_et_alerte() throws IOException {
        Path fichier = Files.writeString(dossier.resolve("depot/depots/courrier.zip"), "x");
        assertEquals(0, recevoir("ma-ville").code(), "it may be on its way to a name");
        Files.setLastModifiedTime(fichier, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Console reception = recevoir("ma-ville");
        assertTrue(reception.sortie().contains("1 fichier sans nom de lot"), reception.sortie());
        assertEquals(1, reception.code());
        assertTrue(String.valueOf(seul("quarantaine").getFileName()).startsWith("inconnu-"));
        assertEquals(0, recevoir("ma-ville").code());
    }

    @Test
    void les_reglages_du_readme_se_lisent() throws IOException {
        String readme = Files.readString(Path.of("../../adapters-sftp/README.md"));
        int debut = readme.indexOf("```properties\n") + "```properties\n".length();
        Properties reglages = new Properties();
        reglages.load(new StringReader(readme.substring(debut, readme.indexOf("```", debut))));
        Properties notres = new Properties();
        try (Reader lecteur = Files.newBufferedReader(dossier.resolve("ma-ville/poste.properties"))) {
            notres.load(lecteur);
        }
        assertEquals(notres.stringPropertyNames(), reglages.stringPropertyNames());
        // What it says of a key holds as it stands: nothing is read into a value.
        for (String nom : reglages.stringPropertyNames()) {
            assertTrue(reglages.getProperty(nom).matches("[A-Za-z0-9./-]+"), nom);
        }
        Path poste = dossier.resolve("ma-ville");
        Files.move(poste.resolve("autre.pgp"), poste.resolve("prestataire.pgp"));
        try (var sortie = Files.newBufferedWriter(poste.resolve("poste.properties"))) {
            reglages.store(sortie, null);
        }
        Path faux = Files.writeString(
                dossier.resolve("prestataire.ma-ville.demandes.essai.00000001." + "0123456789abcdef.lot"), "x");
        Console verification = Console.taper("lot", "verifier", "--poste", poste, faux);
        assertTrue(verification.erreur().contains("DEPOT_ABIME"), verification.erreur());
    }

    @Test
    void un_reglage_qui_manque_est_nomme() throws IOException {
        Files.writeString(dossier.resolve("ma-ville/poste.properties"), "organisation = ma-ville\n");
        Console refus = recevoir("ma-ville");
        assertEquals(2, refus.code());
        assertTrue(refus.erreur().contains("« environnement » manque"), refus.erreur());
        Console absent = recevoir("nulle-part");
        assertTrue(absent.erreur().contains("n'existe pas"), absent.erreur());
    }
}
