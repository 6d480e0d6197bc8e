package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRing;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;

/** Keys of nobody, made for one test. */
record ClesDEssai(PGPSecretKeyRing anneau, PGPKeyPair signature, PGPPublicKey chiffrement) {

    static final Instant CREEES = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant MAINTENANT = Instant.parse("2020-07-01T08:00:00Z");

    static ClesDEssai neuves() {
        return valables(Duration.ZERO);
    }

    /** Makes keys that hold for a time from {@link #CREEES}; zero is for ever. */
    static ClesDEssai valables(Duration duree) {
        return creer(duree, KeyFlags.SIGN_DATA);
    }

    /** Makes keys none of which may sign data. */
    static ClesDEssai sansSignature() {
        return creer(Duration.ZERO, 0);
    }

    private static ClesDEssai creer(Duration duree, int usages) {
        try {
            OpenPGPKey cle =
                    NaissanceDeCle.creer("Organisation d'essai <essai@exemple.invalid>", usages, CREEES, duree);
            OpenPGPSecretKey principale = cle.getPrimarySecretKey();
            return new ClesDEssai(
                    cle.getPGPSecretKeyRing(),
                    principale.unlock().getKeyPair(),
                    cle.getEncryptionKeys(Date.from(CREEES)).get(0).getPGPPublicKey());
        } catch (PGPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the same keys, whose owner says that they may be in other hands. */
    ClesDEssai revoquees() {
        try {
            PGPSignatureGenerator revocation = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                    signature.getPublicKey());
            revocation.init(PGPSignature.KEY_REVOCATION, signature.getPrivateKey());
            PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
            couverts.setSignatureCreationTime(false, Date.from(CREEES.plusSeconds(60)));
            couverts.setRevocationReason(false, RevocationReasonTags.KEY_COMPROMISED, "");
            couverts.setIssuerFingerprint(false, signature.getPublicKey());
            revocation.setHashedSubpackets(couverts.generate());
            PGPPublicKeyRing publiques = anneau.toCertificate();
            PGPPublicKey revoquee = PGPPublicKey.addCertification(
                    publiques.getPublicKey(), revocation.generateCertification(publiques.getPublicKey()));
            return new ClesDEssai(
                    PGPSecretKeyRing.replacePublicKeys(anneau, PGPPublicKeyRing.insertPublicKey(publiques, revoquee)),
                    signature,
                    chiffrement);
        } catch (PGPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] secretes() {
        return octets(anneau);
    }

    byte[] publiques() {
        return octets(anneau.toCertificate());
    }

    private static byte[] octets(PGPKeyRing anneau) {
        try {
            return anneau.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    CleSecrete secrete() {
        return CleSecrete.lire(secretes(), null);
    }

    Certificat certificat() {
        return Certificat.lire(publiques());
    }
}
