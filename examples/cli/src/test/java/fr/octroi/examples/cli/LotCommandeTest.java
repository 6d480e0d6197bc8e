package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.CleSecrete;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code octroi lot} as two people type it, one on each side of an embedded server. */
class LotCommandeTest {

    @TempDir
    Path dossier;

    private final SshServer serveur = SshServer.setUpDefaultServer();
    private final KeyPair cleDuServeur = cleSsh();

    private static KeyPair cleSsh() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void demarrer() throws Exception {
        Path depot = Files.createDirectory(dossier.resolve("depot"));
        for (String nom : List.of("depots", "pris", "archives", "quarantaine", "accuses")) {
            Files.createDirectory(depot.resolve(nom));
        }
        serveur.setHost("127.0.0.1");
        serveur.setPort(0);
        serveur.setKeyPairProvider(KeyPairProvider.wrap(cleDuServeur));
        serveur.setPublickeyAuthenticator((qui, cle, session) -> true);
        serveur.setFileSystemFactory(new VirtualFileSystemFactory(depot));
        serveur.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        serveur.start();
        CleSecrete ville = neuve("ville");
        CleSecrete prestataire = neuve("prestataire");
        poste("ma-ville", ville, "prestataire", prestataire);
        poste("prestataire", prestataire, "ma-ville", ville);
    }

    @AfterEach
    void arreter() throws IOException {
        serveur.stop(true);
    }

    private static CleSecrete neuve(String nom) {
        return CleSecrete.neuve(
                nom + " <" + nom + "@exemple.invalid>", Instant.now().minusSeconds(60), Duration.ofDays(30));
    }

    private void poste(String nom, CleSecrete cle, String autre, CleSecrete sienne) throws Exception {
        Path poste = Files.createDirectory(dossier.resolve(nom));
        Files.write(poste.resolve("cle.pgp"), cle.exporter());
        Files.write(poste.resolve("autre.pgp"), sienne.certificat().exporter());
        KeyPair compte = cleSsh();
        try (var sortie = Files.newOutputStream(poste.resolve("compte"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(compte, "essai", null, sortie);
        }
        Files.writeString(poste.resolve("serveur.pub"), PublicKeyEntry.toString(cleDuServeur.getPublic()) + "\n");
        Files.writeString(poste.resolve("poste.properties"), """
                organisation = %s
                environnement = ESSAI
                cle = cle.pgp
                correspondant.%s = autre.pgp
                correspondant.%s.envoie = DEMANDES
                depot.hote = 127.0.0.1
                depot.port = %d
                depot.utilisateur = essai
                depot.serveur = serveur.pub
                depot.cle = compte
                depot.racine = /
                """.formatted(nom, autre, autre, serveur.getPort()));
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
        assertTrue(purge.sortie().contains("lots retirés"), purge.sortie() + purge.erreur());
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
