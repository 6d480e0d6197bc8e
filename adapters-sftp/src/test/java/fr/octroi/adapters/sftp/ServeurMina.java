package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The embedded server of Apache MINA. */
final class ServeurMina implements ServeurDEssai {

    private final SshServer serveur = SshServer.setUpDefaultServer();
    private final KeyPair cle = ServeurDEssai.cleNeuve();
    private final KeyPair admise = ServeurDEssai.cleNeuve();
    private final Path racine;

    ServeurMina(Path racine) {
        this.racine = racine;
        serveur.setHost("127.0.0.1");
        serveur.setPort(0);
        serveur.setKeyPairProvider(KeyPairProvider.wrap(cle));
        serveur.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        serveur.setPublickeyAuthenticator((qui, montree, session) -> KeyUtils.compareKeys(montree, admise.getPublic()));
        serveur.setFileSystemFactory(NativeFileSystemFactory.INSTANCE);
        serveur.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        try {
            serveur.start();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    @Override
    public int port() {
        return serveur.getPort();
    }

    @Override
    public String utilisateur() {
        return "essai";
    }

    @Override
    public PublicKey cle() {
        return cle.getPublic();
    }

    @Override
    public KeyPair admise() {
        return admise;
    }

    @Override
    public Path racine() {
        return racine;
    }

    @Override
    public void close() {
        try {
            serveur.stop(true);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
