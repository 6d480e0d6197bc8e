package fr.octroi.adapters.sftp;

import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made when it is needed and made again after a cut.
 *
 * <p>Nothing of the machine's own SSH is read: no configuration, no known hosts, no keys. Only algorithms that are thought
 * sound in 2026 are offered.
 */
final class LiaisonSftp implements AutoCloseable {

    private final AccesSftp acces;
    private @Nullable SshClient client;
    private @Nullable ClientSftp sftp;

    LiaisonSftp(AccesSftp acces) {
        this.acces = acces;
    }

    /** What is done over a connection. */
    interface Acte<T extends @Nullable Object> {
        T faire(ClientSftp sftp) throws IOException;
    }

    <T extends @Nullable Object> T avec(String echec, Acte<T> acte) {
        ClientSftp ouvert = ouvrir();
        try {
            return acte.faire(ouvert);
        } catch (SftpException refus) {
            // The server answered: the connection holds.
            boolean definitif = refus.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED
                    || refus.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
            throw new PortException(
                    definitif ? PortException.Nature.DEFINITIVE : PortException.Nature.TEMPORAIRE, echec, refus);
        } catch (IOException | UncheckedIOException panne) {
            // Listings are iterated, and their failures unchecked.
            oublier(ouvert);
            throw new PortException(PortException.Nature.TEMPORAIRE, echec, panne);
        } catch (PortException dite) {
            throw dite;
        } catch (RuntimeException panne) {
            if (ouvert.isOpen()) {
                // The caller's own.
                throw panne;
            }
            // The library says so too that a connection went away under it.
            oublier(ouvert);
            throw new PortException(PortException.Nature.TEMPORAIRE, echec, panne);
        }
    }

    private synchronized ClientSftp ouvrir() {
        ClientSftp courant = sftp;
        if (courant != null && courant.isOpen()) {
            return courant;
        }
        try {
            SshClient demarre = client;
            if (demarre == null) {
                demarre = demarrer();
                client = demarre;
            }
            ClientSession session = demarre.connect(acces.utilisateur(), acces.hote(), acces.port())
                    .verify(acces.delai())
                    .getSession();
            try {
                session.addPublicKeyIdentity(acces.cle());
                session.auth().verify(acces.delai());
                ClientSftp neuf = ClientSftp.ouvrir(session);
                sftp = neuf;
                return neuf;
            } catch (IOException | RuntimeException refus) {
                session.close(true);
                throw refus;
            }
        } catch (IOException | IllegalStateException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the drop cannot be reached", panne);
        }
    }

    private SshClient demarrer() {
        SshClient neuf = SshClient.setUpDefaultClient();
        neuf.setServerKeyVerifier((session, adresse, cle) -> estConnue(cle));
        neuf.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        neuf.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        neuf.setAgentFactory(null);
        neuf.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        neuf.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.mlkem768x25519,
                        BuiltinDHFactories.sntrup761x25519_openssh,
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.ecdhp256,
                        BuiltinDHFactories.dhg16_512),
                ClientBuilder.DH2KEX));
        neuf.setCipherFactories(List.of(
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.cc20p1305_openssh,
                BuiltinCiphers.aes256ctr));
        neuf.setMacFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm));
        neuf.setSignatureFactories(List.of(
                BuiltinSignatures.ed25519,
                BuiltinSignatures.nistp256,
                BuiltinSignatures.rsaSHA512,
                BuiltinSignatures.rsaSHA256));
        CoreModuleProperties.TCP_NODELAY.set(neuf, true);
        // It bounds the wait for each answer too; a session that nobody used meanwhile is made again.
        CoreModuleProperties.IDLE_TIMEOUT.set(neuf, acces.delai());
        neuf.start();
        return neuf;
    }

    private boolean estConnue(PublicKey montree) {
        return KeyUtils.findMatchingKey(montree, acces.clesDuServeur()) != null;
    }

    private synchronized void oublier(ClientSftp casse) {
        if (sftp == casse) {
            sftp = null;
            casse.getSession().close(true);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.stop();
            client = null;
            sftp = null;
        }
    }
}
