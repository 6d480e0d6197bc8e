package fr.octroi.adapters.sftp;

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
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Makes keys that say which algorithms they prefer: for one that says nothing, GnuPG writes triple DES. */
final class NaissanceDeCle {

    private static final int VERSION = 4;
    private static final int BITS = 255;

    private NaissanceDeCle() {}

    /**
     * Makes a key.
     *
     * @param usages what the primary key may do besides certifying
     * @param duree for how long, zero for ever
     */
    static OpenPGPKey creer(String identite, int usages, Instant cree, Duration duree) throws PGPException {
        Date depuis = Date.from(cree);
        PGPKeyPair signature = new BcPGPKeyPair(
                VERSION, PublicKeyAlgorithmTags.EDDSA_LEGACY, paire(new Ed25519KeyPairGenerator()), depuis);
        PGPKeyPair chiffrement =
                new BcPGPKeyPair(VERSION, PublicKeyAlgorithmTags.ECDH, paire(new X25519KeyPairGenerator()), depuis);
        PGPKeyRingGenerator anneau = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                signature,
                identite,
                // The sum of the secret part in version 4, which protects nothing.
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                usages(KeyFlags.CERTIFY_OTHER | usages, depuis, duree),
                null,
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                null);
        anneau.addSubKey(chiffrement, usages(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, depuis, duree), null);
        return new OpenPGPKey(anneau.generateSecretKeyRing(), new BcOpenPGPImplementation());
    }

    private static AsymmetricCipherKeyPair paire(AsymmetricCipherKeyPairGenerator generateur) {
        generateur.init(new KeyGenerationParameters(new SecureRandom(), BITS));
        return generateur.generateKeyPair();
    }

    private static PGPSignatureSubpacketVector usages(int usages, Date depuis, Duration duree) {
        PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
        couverts.setSignatureCreationTime(false, depuis);
        couverts.setKeyFlags(true, usages);
        couverts.setKeyExpirationTime(true, duree.toSeconds());
        couverts.setPreferredSymmetricAlgorithms(
                false, new int[] {SymmetricKeyAlgorithmTags.AES_256, SymmetricKeyAlgorithmTags.AES_128});
        couverts.setPreferredHashAlgorithms(false, new int[] {HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
        couverts.setPreferredCompressionAlgorithms(
                false, new int[] {CompressionAlgorithmTags.UNCOMPRESSED, CompressionAlgorithmTags.ZLIB});
        couverts.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        return couverts.generate();
    }
}
