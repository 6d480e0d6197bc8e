package fr.octroi.document;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A curve on which codes are signed (FIPS 186-4), with the digest that goes with it. */
enum Courbe {
    /** Numbers of 32 bytes. */
    P256(256, "SHA256"),
    /** Numbers of 48 bytes. */
    P384(384, "SHA384"),
    /** Numbers of 66 bytes. */
    P521(521, "SHA512");

    private final int bits;
    private final String algorithme;

    Courbe(int bits, String condense) {
        this.bits = bits;
        this.algorithme = condense + "withECDSAinP1363Format";
    }

    /** Returns the curve of a key, or null when codes are not signed with such a key. */
    static @Nullable Courbe de(PublicKey cle) {
        return cle instanceof ECPublicKey ec
                ? Arrays.stream(values())
                        .filter(courbe ->
                                courbe.bits == ec.getParams().getOrder().bitLength())
                        .findAny()
                        .orElse(null)
                : null;
    }

    String algorithme() {
        return algorithme;
    }

    /** How many bytes a signature takes: its two numbers, one after the other. */
    int octets() {
        return 2 * ((bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** Whether the owner of a key of this curve signed these bytes. */
    boolean verifie(PublicKey cle, byte[] signes, byte[] signature) {
        int moitie = octets() / 2;
        if (signature.length != octets() || estNul(signature, 0, moitie) || estNul(signature, moitie, 2 * moitie)) {
            return false;
        }
        try {
            Signature verification = Signature.getInstance(algorithme);
            verification.initVerify(cle);
            verification.update(signes);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Java 17 before 17.0.3 believed a signature of zeros (CVE-2022-21449). */
    private static boolean estNul(byte[] octets, int debut, int fin) {
        for (int i = debut; i < fin; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
