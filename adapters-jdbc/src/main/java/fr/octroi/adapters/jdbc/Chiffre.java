package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.port.PortException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM (NIST SP 800-38D) under a key drawn from a {@link Cle}, bound to the place where the result is kept: moved to
 * another row or column, it cannot be opened.
 *
 * <p>What is sealed is one byte of form, 12 random bytes, the text and 16 bytes of tag. Nonces are random: a key must seal fewer than
 * 2^32 values.
 */
final class Chiffre {

    /** How many bytes sealing adds. */
    static final int SURPOIDS = 1 + 12 + 16;

    private static final byte FORME = 1;
    private static final int NONCE = 12;
    private static final int BITS_DU_SCEAU = 128;
    private static final String ALGORITHME = "AES/GCM/NoPadding";
    /** Found once: a look-up that names no provider asks them all, at each value that is opened. */
    private static final Provider FOURNISSEUR = fournisseur();

    private static final SecureRandom HASARD = new SecureRandom();

    private final SecretKey secret;

    Chiffre(Cle cle) {
        this.secret = new SecretKeySpec(
                HexFormat.of()
                        .parseHex(cle.sceller("octroi-adapters-jdbc", "AES-256-GCM")
                                .hexadecimal()),
                "AES");
    }

    byte[] sceller(byte[] clair, String... place) {
        byte[] nonce = new byte[NONCE];
        HASARD.nextBytes(nonce);
        byte[] scelle = new byte[clair.length + SURPOIDS];
        scelle[0] = FORME;
        System.arraycopy(nonce, 0, scelle, 1, NONCE);
        try {
            chiffre(Cipher.ENCRYPT_MODE, nonce, place).doFinal(clair, 0, clair.length, scelle, 1 + NONCE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is part of every Java platform", impossible);
        }
        return scelle;
    }

    /** Opens what {@link #sceller} gave with the same key and place; else a definitive {@link PortException}. */
    byte[] ouvrir(byte[] scelle, String... place) {
        if (scelle.length < SURPOIDS || scelle[0] != FORME) {
            throw illisible(null);
        }
        try {
            return chiffre(Cipher.DECRYPT_MODE, Arrays.copyOfRange(scelle, 1, 1 + NONCE), place)
                    .doFinal(scelle, 1 + NONCE, scelle.length - 1 - NONCE);
        } catch (GeneralSecurityException refus) {
            throw illisible(refus);
        }
    }

    /** What {@link #ouvrir} throws, also for whoever finds no key to open with. */
    static PortException illisible(@Nullable Throwable cause) {
        return new PortException(
                PortException.Nature.DEFINITIVE,
                "a sealed value cannot be opened: its key was destroyed, or it was altered or moved",
                cause);
    }

    private static Provider fournisseur() {
        try {
            return Cipher.getInstance(ALGORITHME).getProvider();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is part of every Java platform", impossible);
        }
    }

    private Cipher chiffre(int sens, byte[] nonce, String... place) throws GeneralSecurityException {
        Cipher chiffre = Cipher.getInstance(ALGORITHME, FOURNISSEUR);
        chiffre.init(sens, secret, new GCMParameterSpec(BITS_DU_SCEAU, nonce));
        chiffre.updateAAD(Empreinte.deChamps(place).hexadecimal().getBytes(StandardCharsets.US_ASCII));
        return chiffre;
    }
}
