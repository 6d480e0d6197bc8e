package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.jspecify.annotations.Nullable;

/** A secret key of ours, unlocked: it signs what we send and opens what is sent to us. */
public final class CleSecrete {

    private final OpenPGPKey cle;
    private final Map<KeyIdentifier, PGPKeyPair> paires = new HashMap<>();

    private CleSecrete(OpenPGPKey cle, char @Nullable [] phrase) throws PGPException {
        this.cle = cle;
        for (OpenPGPSecretKey une : cle.getSecretKeys().values()) {
            if (une.getPGPSecretKey().isPrivateKeyEmpty()) {
                // The primary key stays in a safe, and its subkeys are all that came.
                continue;
            }
            PGPKeyPair paire = une.unlock(phrase).getKeyPair();
            paires.put(une.getKeyIdentifier(), paire);
        }
    }

    /**
     * Reads a secret key, armored or not, and unlocks it.
     *
     * @param octets what {@code gpg --export-secret-keys} or {@code sq key export} gave
     * @param phrase its passphrase, null when it has none
     * @return the key
     * @throws IllegalArgumentException when it is none, or another passphrase opens it
     */
    public static CleSecrete lire(byte[] octets, char @Nullable [] phrase) {
        try {
            return new CleSecrete(new OpenPGPKeyReader(new BcOpenPGPImplementation()).parseKey(octets), phrase);
        } catch (IOException | PGPException illisible) {
            throw new IllegalArgumentException("a file holds no secret key that this passphrase opens", illisible);
        }
    }

    /**
     * Makes a new key on Curve25519: one part signs, another is encrypted for.
     *
     * @param identite whose it is, such as {@code Ma ville <echanges@ma-ville.example>}
     * @param cree when it begins to hold
     * @param duree for how long
     * @return the key
     */
    public static CleSecrete neuve(String identite, Instant cree, Duration duree) {
        try {
            return new CleSecrete(NaissanceDeCle.creer(identite, KeyFlags.SIGN_DATA, cree, duree), null);
        } catch (PGPException impossible) {
            throw new IllegalStateException("a new key has no passphrase", impossible);
        }
    }

    /**
     * Returns the key as {@link #lire} and other programs read it, not protected: the host keeps it in its vault.
     *
     * @return its bytes, in binary form
     */
    public byte[] exporter() {
        try {
            return cle.getPGPSecretKeyRing().getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Returns what may be given to a correspondent.
     *
     * @return the public part
     */
    public Certificat certificat() {
        return new Certificat(cle.toCertificate());
    }

    /** Returns the newest key with which to sign, empty when none holds. */
    Optional<PGPKeyPair> cleDeSignature(Date instant) {
        return cle.getSigningKeys(instant).stream()
                .filter(une -> Certificat.defautDeSignature(une, instant).isEmpty())
                .filter(une -> paires.containsKey(une.getKeyIdentifier()))
                .max(Comparator.comparing(OpenPGPComponentKey::getCreationTime))
                .flatMap(une -> Optional.ofNullable(paires.get(une.getKeyIdentifier())));
    }

    /** A key that opens messages, and whether it still should. */
    record Ouvrante(PGPKeyPair paire, boolean tient) {}

    Optional<Ouvrante> ouvrante(long identifiant, Date instant) {
        KeyIdentifier cherche = new KeyIdentifier(identifiant);
        PGPKeyPair paire = paires.get(cherche);
        OpenPGPComponentKey composant = cle.toCertificate().getKey(cherche);
        return paire == null || composant == null
                ? Optional.empty()
                : Optional.of(new Ouvrante(paire, Certificat.chiffre(composant, instant)));
    }

    /** Names the key, and shows nothing of it. */
    @Override
    public String toString() {
        return "CleSecrete[" + certificat().empreinte() + "]";
    }
}
