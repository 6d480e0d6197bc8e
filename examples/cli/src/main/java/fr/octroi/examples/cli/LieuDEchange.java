package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.CleSecrete;
import fr.octroi.adapters.sftp.LotsSftp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Two organisations and a server of SFTP between them, all on this machine: to see an exchange, and never for one that counts, since
 * each could read the keys of the other.
 */
final class LieuDEchange implements AutoCloseable {

    private final SshServer serveur = SshServer.setUpDefaultServer();
    private final KeyPair cleDuServeur = cleSsh();
    private final List<KeyPair> comptes = new ArrayList<>();
    private final Path racine;

    /** Starts a server whose drop is {@code depot}, and writes the settings of both sides beside it. */
    LieuDEchange(Path racine, String une, String autre) throws IOException {
        this.racine = racine;
        serveur.setHost("127.0.0.1");
        serveur.setPort(0);
        serveur.setKeyPairProvider(KeyPairProvider.wrap(cleDuServeur));
        serveur.setPublickeyAuthenticator((qui, montree, session) ->
                comptes.stream().anyMatch(compte -> KeyUtils.compareKeys(compte.getPublic(), montree)));
        serveur.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(depot().toAbsolutePath())));
        serveur.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        serveur.start();
        CleSecrete cleDeLUne = cle(une);
        CleSecrete cleDeLAutre = cle(autre);
        inscrire(une, cleDeLUne, autre, cleDeLAutre);
        inscrire(autre, cleDeLAutre, une, cleDeLUne);
        try (Poste poste = new Poste(poste(une), Instant::now)) {
            LotsSftp lots = poste.lots();
            lots.preparer();
        }
    }

    Path depot() {
        return racine.resolve("depot");
    }

    Path poste(String organisation) {
        return racine.resolve(organisation);
    }

    private static CleSecrete cle(String organisation) {
        return CleSecrete.neuve(
                organisation + " <" + organisation + "@exemple.invalid>",
                Instant.now().minusSeconds(60),
                Duration.ofDays(30));
    }

    private static KeyPair cleSsh() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void inscrire(String organisation, CleSecrete cle, String autre, CleSecrete sienne) throws IOException {
        Path poste = Files.createDirectories(poste(organisation));
        Files.write(poste.resolve("cle.pgp"), cle.exporter());
        Files.write(poste.resolve("autre.pgp"), sienne.certificat().exporter());
        KeyPair compte = cleSsh();
        comptes.add(compte);
        try (OutputStream sortie = Files.newOutputStream(poste.resolve("compte"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(compte, organisation, null, sortie);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        Files.writeString(poste.resolve("serveur.pub"), PublicKeyEntry.toString(cleDuServeur.getPublic()) + "\n");
        Files.writeString(
                poste.resolve("poste.properties"), """
                organisation = %s
                environnement = ESSAI
                cle = cle.pgp
                correspondant.%s = autre.pgp
                correspondant.%s.envoie = DEMANDES, EVENEMENTS, REVERSIBILITE
                depot.hote = 127.0.0.1
                depot.port = %d
                depot.utilisateur = essai
                depot.serveur = serveur.pub
                depot.cle = compte
                depot.racine = /
                """.formatted(organisation, autre, autre, serveur.getPort()));
    }

    @Override
    public void close() {
        try {
            serveur.stop(true);
        } catch (IOException panne) {
            throw new CommandeImpossibleException("le serveur de démonstration ne s'arrête pas");
        }
    }
}
