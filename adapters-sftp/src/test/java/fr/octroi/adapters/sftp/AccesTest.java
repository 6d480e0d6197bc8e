package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, who is believed, and what is never looked at. */
class AccesTest {

    @TempDir
    Path dossier;

    private static AccesSftp acces(ServeurDEssai serveur, List<PublicKey> cles, KeyPair cle) {
        return new AccesSftp(
                "127.0.0.1",
                serveur.port(),
                serveur.utilisateur(),
                cles,
                cle,
                serveur.racine().toString(),
                Duration.ofSeconds(20));
    }

    private static boolean entre(AccesSftp acces) {
        try (LotsSftp lots = new LotsSftp(acces)) {
            lots.preparer();
            return true;
        } catch (PortException refus) {
            return false;
        }
    }

    private void chacun(Essai essai) throws Exception {
        try (ServeurDEssai mina = new ServeurMina(Files.createDirectory(dossier.resolve("mina")))) {
            essai.sur(mina);
        }
        try (ServeurDEssai openSsh = new ServeurOpenSsh(Files.createDirectory(dossier.resolve("openssh")))) {
            essai.sur(openSsh);
        }
    }

    private interface Essai {
        void sur(ServeurDEssai serveur) throws Exception;
    }

    @Test
    @Tag("securite")
    void seul_un_serveur_dont_la_cle_est_connue_est_cru() throws Exception {
        PublicKey autre = ServeurDEssai.cleNeuve().getPublic();
        chacun(serveur -> {
            assertTrue(entre(acces(serveur, List.of(serveur.cle()), serveur.admise())));
            assertFalse(entre(acces(serveur, List.of(autre), serveur.admise())), "a key that changed");
            assertTrue(entre(acces(serveur, List.of(autre, serveur.cle()), serveur.admise())), "while it changes");
        });
        assertThrows(
                IllegalArgumentException.class,
                () -> new AccesSftp(
                        "127.0.0.1", 22, "essai", List.of(), ServeurDEssai.cleNeuve(), "/", Duration.ofSeconds(1)));
    }

    @Test
    void seule_une_cle_admise_entre() throws Exception {
        chacun(serveur -> assertFalse(entre(acces(serveur, List.of(serveur.cle()), ServeurDEssai.cleNeuve()))));
    }

    @Test
    void une_cle_rsa_entre_avec_un_condense_sain() throws Exception {
        KeyPair rsa = KeyUtils.generateKeyPair("ssh-rsa", 3072);
        try (Etroit serveur = new Etroit(rsa)) {
            serveur.demarrer();
            assertTrue(serveur.laisseEntrer(rsa));
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    @Tag("securite")
    void ce_qui_est_faible_n_est_jamais_negocie() throws Exception {
        KeyPair cle = ServeurDEssai.cleNeuve();
        // The same servers, each with something sound beside: what is refused below is refused for what is weak.
        try (Etroit serveur = new Etroit(cle)) {
            serveur.ssh.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.aes256ctr));
            serveur.ssh.setMacFactories(List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacsha256etm));
            serveur.ssh.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                    true, List.of(BuiltinDHFactories.dhg14, BuiltinDHFactories.curve25519), ServerBuilder.DH2KEX));
            serveur.demarrer();
            assertTrue(serveur.laisseEntrer(cle), "with something sound");
        }
        KeyPair rsaSaine = KeyUtils.generateKeyPair("ssh-rsa", 3072);
        try (Etroit serveur = new Etroit(rsaSaine)) {
            serveur.ssh.setSignatureFactories(List.of(BuiltinSignatures.rsa, BuiltinSignatures.rsaSHA512));
            serveur.demarrer();
            assertTrue(serveur.laisseEntrer(rsaSaine), "with RSA over SHA-512");
        }
        try (Etroit serveur = new Etroit(cle)) {
            serveur.ssh.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc));
            serveur.demarrer();
            assertFalse(serveur.laisseEntrer(cle), "CBC");
        }
        try (Etroit serveur = new Etroit(cle)) {
            serveur.ssh.setCipherFactories(List.of(BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr));
            serveur.ssh.setMacFactories(List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacmd5));
            serveur.demarrer();
            assertFalse(serveur.laisseEntrer(cle), "SHA-1 and MD5");
        }
        try (Etroit serveur = new Etroit(cle)) {
            serveur.ssh.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                    true, List.of(BuiltinDHFactories.dhg14, BuiltinDHFactories.dhgex), ServerBuilder.DH2KEX));
            serveur.demarrer();
            assertFalse(serveur.laisseEntrer(cle), "Diffie-Hellman over SHA-1");
        }
        KeyPair rsa = KeyUtils.generateKeyPair("ssh-rsa", 3072);
        try (Etroit serveur = new Etroit(rsa)) {
            serveur.ssh.setSignatureFactories(List.of(BuiltinSignatures.rsa));
            serveur.demarrer();
            assertFalse(serveur.laisseEntrer(rsa), "RSA over SHA-1");
        }
    }

    /** Nothing else lets in: with a home full of keys that the server admits, a key of ours that it does not is refused. */
    @Test
    void la_maison_de_la_machine_n_est_jamais_lue() throws Exception {
        String avant = System.getProperty("user.home");
        Path maison = Files.createDirectory(dossier.resolve("maison"));
        Path cles = Files.createDirectory(
                maison.resolve(".ssh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (ServeurOpenSsh serveur = new ServeurOpenSsh(Files.createDirectory(dossier.resolve("openssh")))) {
            for (String nom : List.of("id_ed25519", "id_rsa")) {
                Files.copy(serveur.racine().resolve("sshd/compte"), cles.resolve(nom));
            }
            Files.writeString(
                    cles.resolve("config"),
                    "Host *\n  HostName 192.0.2.1\n  IdentityFile " + cles.resolve("id_ed25519") + "\n");
            System.setProperty("user.home", maison.toString());
            assertFalse(entre(acces(serveur, List.of(serveur.cle()), ServeurDEssai.cleNeuve())));
            assertTrue(entre(acces(serveur, List.of(serveur.cle()), serveur.admise())));
        } finally {
            System.setProperty("user.home", avant);
        }
    }

    @Test
    void un_acces_ne_montre_ni_cle_ni_compte() {
        AccesSftp acces = new AccesSftp(
                "depot.invalid",
                22,
                "compte-secret",
                List.of(ServeurDEssai.cleNeuve().getPublic()),
                ServeurDEssai.cleNeuve(),
                "/",
                Duration.ofSeconds(1));
        assertEquals("AccesSftp[depot.invalid:22]", acces.toString());
    }

    @Test
    void un_fichier_qui_n_est_pas_une_cle_est_refuse() throws IOException {
        Path faux = Files.writeString(dossier.resolve("faux"), "-----BEGIN OPENSSH PRIVATE KEY-----\nrien\n");
        assertThrows(IllegalArgumentException.class, () -> AccesSftp.clePrivee(faux));
        assertThrows(IllegalArgumentException.class, () -> AccesSftp.clesPubliques(List.of("ssh-ed25519 rien")));
    }

    /** A server that offers only what a test leaves it. */
    private final class Etroit implements AutoCloseable {

        private final SshServer ssh = SshServer.setUpDefaultServer();
        private final KeyPair cle;

        Etroit(KeyPair cle) throws GeneralSecurityException {
            this.cle = cle;
            ssh.setHost("127.0.0.1");
            ssh.setPort(0);
            ssh.setKeyPairProvider(KeyPairProvider.wrap(cle));
            ssh.setPublickeyAuthenticator((qui, montree, session) -> true);
            ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            ssh.setFileSystemFactory(NativeFileSystemFactory.INSTANCE);
        }

        void demarrer() throws IOException {
            ssh.start();
        }

        boolean laisseEntrer(KeyPair compte) {
            return entre(new AccesSftp(
                    "127.0.0.1",
                    ssh.getPort(),
                    "essai",
                    List.of(cle.getPublic()),
                    compte,
                    dossier.toString(),
                    Duration.ofSeconds(20)));
        }

        @Override
        public void close() throws IOException {
            ssh.stop(true);
        }
    }
}
