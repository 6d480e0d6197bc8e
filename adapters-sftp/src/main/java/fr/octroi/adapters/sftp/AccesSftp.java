package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * How to reach a drop: a server whose keys are known beforehand, and a key of ours; never a password.
 *
 * @param hote the name or address of the server
 * @param port its port
 * @param utilisateur the account
 * @param clesDuServeur the public keys that the server may show, one at least: the present one, and the next while it changes
 * @param cle the key of the account
 * @param racine the folder of the drop, as the server names it
 * @param delai how long to wait for each answer of the server
 */
public record AccesSftp(
        String hote,
        int port,
        String utilisateur,
        List<PublicKey> clesDuServeur,
        KeyPair cle,
        String racine,
        Duration delai) {

    /**
     * Checks that the server is known.
     *
     * @throws IllegalArgumentException when no key of the server is given, or the delay is none
     */
    public AccesSftp {
        clesDuServeur = List.copyOf(clesDuServeur);
        if (clesDuServeur.isEmpty() || delai.isZero() || delai.isNegative()) {
            throw new IllegalArgumentException("a server is known by its key, and answers in time");
        }
    }

    /**
     * Reads public keys as OpenSSH writes them, one a line: {@code ssh-ed25519 AAAA… comment}.
     *
     * @param lignes the lines; blank ones and those that begin with {@code #} are left out
     * @return the keys
     * @throws IllegalArgumentException when a line is none
     */
    public static List<PublicKey> clesPubliques(List<String> lignes) {
        List<PublicKey> cles = new ArrayList<>();
        for (String ligne : lignes) {
            if (!ligne.isBlank() && !ligne.startsWith("#")) {
                try {
                    cles.add(PublicKeyEntry.parsePublicKeyEntry(ligne.strip()).resolvePublicKey(null, null, null));
                } catch (IOException | GeneralSecurityException | RuntimeException illisible) {
                    throw new IllegalArgumentException("a line is no public key", illisible);
                }
            }
        }
        return cles;
    }

    /**
     * Reads a private key as OpenSSH writes it.
     *
     * @param fichier the file, not protected by a passphrase
     * @return the key
     * @throws IllegalArgumentException when it is none
     */
    public static KeyPair clePrivee(Path fichier) {
        try (InputStream flux = Files.newInputStream(fichier)) {
            Iterable<KeyPair> cles = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("key"), flux, FilePasswordProvider.EMPTY);
            return cles.iterator().next();
        } catch (IOException | GeneralSecurityException | RuntimeException illisible) {
            throw new IllegalArgumentException("a file holds no private key", illisible);
        }
    }

    /** Names the server alone. */
    @Override
    public String toString() {
        return "AccesSftp[" + hote + ":" + port + "]";
    }
}
