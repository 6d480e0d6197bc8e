package fr.octroi.adapters.sftp;

import fr.octroi.echange.MotifDeRefus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/**
 * The public keys of a correspondent: what an OpenPGP certificate says of itself, and what of it holds at a given time.
 *
 * <p>That it is the correspondent's is nothing that the certificate can say: the host compares its fingerprint with one
 * that came another way.
 */
public final class Certificat {

    private static final int VERSION = 4;
    private static final int RSA_MINIMUM = 2_048;

    private final OpenPGPCertificate certificat;

    Certificat(OpenPGPCertificate certificat) {
        this.certificat = certificat;
    }

    /**
     * Reads a certificate, armored or not.
     *
     * @param octets what {@code gpg --export} or {@code sq cert export} gave
     * @return the certificate
     * @throws IllegalArgumentException when it is none, or not of version 4
     */
    public static Certificat lire(byte[] octets) {
        try {
            OpenPGPCertificate lu = new OpenPGPKeyReader(new BcOpenPGPImplementation()).parseCertificate(octets);
            if (lu.getPrimaryKey().getVersion() != VERSION) {
                throw new IllegalArgumentException("only OpenPGP certificates of version 4 are agreed");
            }
            return new Certificat(lu);
        } catch (IOException illisible) {
            throw new IllegalArgumentException("a file holds no OpenPGP certificate", illisible);
        }
    }

    /**
     * Returns the certificate as {@link #lire} and other programs read it.
     *
     * @return its bytes, in binary form
     */
    public byte[] exporter() {
        try {
            return certificat.getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Returns the fingerprint, to compare with one that came another way.
     *
     * @return 40 upper-case hexadecimal digits
     */
    public String empreinte() {
        return HexFormat.of().withUpperCase().formatHex(certificat.getFingerprint());
    }

    /** Returns what two copies of one certificate say together: a revocation or a prolongation in either counts. */
    Certificat joindre(Certificat autre) {
        try {
            return new Certificat(OpenPGPCertificate.join(certificat, autre.certificat));
        } catch (PGPException impossible) {
            throw new IllegalArgumentException("two copies of a certificate cannot be joined", impossible);
        }
    }

    /** Returns the identifiers of all its keys, whether they hold or not. */
    Set<Long> identifiants() {
        return certificat.getKeys().stream()
                .map(cle -> cle.getPGPPublicKey().getKeyID())
                .collect(Collectors.toSet());
    }

    /** Returns the newest key for which to encrypt, empty when none holds. */
    Optional<PGPPublicKey> cleDeChiffrement(Date instant) {
        return certificat.getEncryptionKeys(instant).stream()
                .filter(cle -> estAdmise(cle.getPGPPublicKey()))
                .max(Comparator.comparing(OpenPGPComponentKey::getCreationTime))
                .map(OpenPGPComponentKey::getPGPPublicKey);
    }

    /** Finds a key by its identifier, whether it holds or not. */
    Optional<OpenPGPComponentKey> cle(long identifiant) {
        return Optional.ofNullable(certificat.getKey(new KeyIdentifier(identifiant)));
    }

    /** Says why a key may not sign at a time, empty when it may. */
    static Optional<MotifDeRefus> defautDeSignature(OpenPGPComponentKey cle, Date instant) {
        if (cle.isBoundAt(instant) && cle.isSigningKey(instant) && estAdmise(cle.getPGPPublicKey())) {
            return Optional.empty();
        }
        return Optional.of(raison(cle, instant));
    }

    /** Says whether a key may be encrypted for at a time. */
    static boolean chiffre(OpenPGPComponentKey cle, Date instant) {
        return cle.isBoundAt(instant) && cle.isEncryptionKey(instant);
    }

    /** A forged revocation names the reason wrongly, and changes nothing else: the key does not hold anyway. */
    private static MotifDeRefus raison(OpenPGPComponentKey cle, Date instant) {
        for (OpenPGPComponentKey une : List.of(cle, cle.getCertificate().getPrimaryKey())) {
            if (une.getRevocation(instant) != null) {
                return MotifDeRefus.CLE_REVOQUEE;
            }
        }
        for (OpenPGPComponentKey une : List.of(cle, cle.getCertificate().getPrimaryKey())) {
            Date fin = une.getKeyExpirationDateAt(instant);
            if (fin != null && !fin.toInstant().isAfter(instant.toInstant())) {
                return MotifDeRefus.CLE_EXPIREE;
            }
        }
        return MotifDeRefus.CLE_SANS_USAGE;
    }

    private static boolean estAdmise(PGPPublicKey cle) {
        return switch (cle.getAlgorithm()) {
            case PublicKeyAlgorithmTags.RSA_GENERAL -> cle.getBitStrength() >= RSA_MINIMUM;
            case PublicKeyAlgorithmTags.EDDSA_LEGACY, PublicKeyAlgorithmTags.ECDH, PublicKeyAlgorithmTags.ECDSA -> true;
            default -> false;
        };
    }

    /** Names the certificate. */
    @Override
    public String toString() {
        return "Certificat[" + empreinte() + "]";
    }
}
