package fr.octroi.commun;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that turns guessable values (names, bank accounts) into digests that nobody can guess back without it.
 *
 * <p>HMAC-SHA-256 (RFC 2104). Equality is identity: two keys are never compared by content.
 */
@DonneePersonnelle
public final class Cle {

    private final SecretKeySpec secret;

    /**
     * Makes a key of random bytes.
     *
     * @param octets 16 bytes at least, copied
     * @throws ValeurInvalideException {@code CLE_TROP_COURTE}
     */
    public Cle(byte[] octets) {
        if (octets.length < 16) {
            throw new ValeurInvalideException("CLE_TROP_COURTE");
        }
        this.secret = new SecretKeySpec(octets, "HmacSHA256");
    }

    /**
     * Seals a list of fields; their boundaries count.
     *
     * @param champs the fields, in order
     * @return the keyed digest
     */
    public Empreinte sceller(String... champs) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Empreinte.of(mac.doFinal(Empreinte.encoder(champs)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", impossible);
        }
    }

    @Override
    public String toString() {
        return "Cle[***]";
    }
}
