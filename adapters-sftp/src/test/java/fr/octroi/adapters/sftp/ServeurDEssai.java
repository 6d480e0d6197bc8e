package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;

/** A server of SFTP on this machine, that lets in one key. */
interface ServeurDEssai extends AutoCloseable {

    int port();

    String utilisateur();

    /** Returns the key that the server shows. */
    PublicKey cle();

    /** Returns a key that it lets in. */
    KeyPair admise();

    /** Returns where files lie: an absolute path of this machine, which the server names so too. */
    Path racine();

    @Override
    void close();

    default AccesSftp acces(Path depot) {
        return new AccesSftp(
                "127.0.0.1", port(), utilisateur(), List.of(cle()), admise(), depot.toString(), Duration.ofSeconds(20));
    }

    default Path depotNeuf() throws IOException {
        return Files.createTempDirectory(racine(), "depot-");
    }

    static KeyPair cleNeuve() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
