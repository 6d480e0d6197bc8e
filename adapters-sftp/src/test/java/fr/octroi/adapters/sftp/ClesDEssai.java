package fr.octroi.adapters.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Keys of nobody, made for one test. */
final class ClesDEssai {

    static final Instant CREEES = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant MAINTENANT = Instant.parse("2020-07-01T08:00:00Z");

    private final PGPSecretKeyRing anneau;
    private final PGPKeyPair principale;
    private final PGPKeyPair chiffrement;
    private final byte[] publique;

    private ClesDEssai(PGPSecretKeyRing anneau, PGPKeyPair principale, PGPKeyPair chiffrement, byte[] publique) {
        this.anneau = anneau;
        this.principale = principale;
        this.chiffrement = chiffrement;
        this.publique = publique;
    }

    static ClesDEssai neuves() {
        return valables(Duration.ZERO);
    }

    /** Makes keys that hold for a time from {@link #CREEES}; zero is for ever. */
    static ClesDEssai valables(Duration duree) {
        return creer(duree, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
    }

    /** Makes keys none of which may sign data. */
    static ClesDEssai sansSignature() {
        return creer(Duration.ZERO, KeyFlags.CERTIFY_OTHER);
    }

    private static ClesDEssai creer(Duration duree, int usages) {
        try {
            Date cree = Date.from(CREEES);
            PGPKeyPair principale = new BcPGPKeyPair(
                    4, PublicKeyAlgorithmTags.EDDSA_LEGACY, paire(new Ed25519KeyPairGenerator()), cree);
            PGPKeyPair chiffrement =
                    new BcPGPKeyPair(4, PublicKeyAlgorithmTags.ECDH, paire(new X25519KeyPairGenerator()), cree);
            PGPKeyRingGenerator generateur = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    principale,
                    "Organisation d'essai <essai@exemple.invalid>",
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    usages(usages, duree),
                    null,
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                    null);
            generateur.addSubKey(chiffrement, usages(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, duree), null);
            PGPSecretKeyRing anneau = generateur.generateSecretKeyRing();
            return new ClesDEssai(
                    anneau,
                    principale,
                    chiffrement,
                    generateur.generatePublicKeyRing().getEncoded());
        } catch (PGPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AsymmetricCipherKeyPair paire(AsymmetricCipherKeyPairGenerator generateur) {
        generateur.init(new KeyGenerationParameters(new SecureRandom(), 255));
        return generateur.generateKeyPair();
    }

    private static PGPSignatureSubpacketVector usages(int usages, Duration duree) {
        PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
        couverts.setSignatureCreationTime(false, Date.from(CREEES));
        couverts.setKeyFlags(true, usages);
        // Without these, GnuPG writes for a key what every reader had in 1998: triple DES.
        couverts.setPreferredSymmetricAlgorithms(
                false, new int[] {SymmetricKeyAlgorithmTags.AES_256, SymmetricKeyAlgorithmTags.AES_128});
        couverts.setPreferredHashAlgorithms(false, new int[] {HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
        couverts.setPreferredCompressionAlgorithms(
                false, new int[] {CompressionAlgorithmTags.ZLIB, CompressionAlgorithmTags.UNCOMPRESSED});
        couverts.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        if (!duree.isZero()) {
            couverts.setKeyExpirationTime(true, duree.toSeconds());
        }
        return couverts.generate();
    }

    /** Returns the same keys, whose owner says that they may be in other hands. */
    ClesDEssai revoquees() {
        try {
            PGPSignatureGenerator revocation = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                    principale.getPublicKey());
            revocation.init(PGPSignature.KEY_REVOCATION, principale.getPrivateKey());
            PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
            couverts.setSignatureCreationTime(false, Date.from(CREEES.plusSeconds(60)));
            couverts.setRevocationReason(false, RevocationReasonTags.KEY_COMPROMISED, "");
            couverts.setIssuerFingerprint(false, principale.getPublicKey());
            revocation.setHashedSubpackets(couverts.generate());
            PGPPublicKeyRing publiques = new PGPPublicKeyRing(publique, new BcKeyFingerprintCalculator());
            PGPPublicKey revoquee = PGPPublicKey.addCertification(
                    publiques.getPublicKey(), revocation.generateCertification(publiques.getPublicKey()));
            return new ClesDEssai(
                    PGPSecretKeyRing.replacePublicKeys(anneau, PGPPublicKeyRing.insertPublicKey(publiques, revoquee)),
                    principale,
                    chiffrement,
                    PGPPublicKeyRing.insertPublicKey(publiques, revoquee).getEncoded());
        } catch (PGPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PGPKeyPair signature() {
        return principale;
    }

    PGPPublicKey chiffrement() {
        return chiffrement.getPublicKey();
    }

    byte[] secretes() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            anneau.encode(octets);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    byte[] publiques() {
        return publique.clone();
    }

    CleSecrete secrete() {
        return CleSecrete.lire(secretes(), null);
    }

    Certificat certificat() {
        return Certificat.lire(publique);
    }
}
