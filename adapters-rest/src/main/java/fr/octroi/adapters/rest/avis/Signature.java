package fr.octroi.adapters.rest.avis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The seal of a notice: HMAC-SHA-256 over the second at which it left, a full stop and its bytes, under one secret or two.
 *
 * <p>In the header {@code Octroi-Signature} it reads {@code t=1780300800,v1=…,v1=…}. Two secrets serve while one takes the other's place:
 * a receiver that knows either believes it.
 */
public final class Signature {

    /** The header. */
    public static final String ENTETE = "Octroi-Signature";

    /** How old a notice may be when it is checked, and how far ahead its sender's clock. */
    public static final Duration FENETRE = Duration.ofMinutes(5);

    private static final String ALGORITHME = "HmacSHA256";
    private static final Pattern FORME = Pattern.compile("t=([0-9]{1,12})((?:,v1=[0-9a-f]{64}){1,2})");

    private Signature() {}

    /**
     * A secret that sender and receiver share.
     *
     * @param texte at least 32 characters that nobody can guess
     */
    public record Secret(String texte) {
        /**
         * Checks the length.
         *
         * @throws IllegalArgumentException when it is short
         */
        public Secret {
            if (texte.length() < 32) {
                throw new IllegalArgumentException("a secret has 32 characters at least");
            }
        }

        @Override
        public String toString() {
            return "Secret[***]";
        }
    }

    /**
     * Seals a notice.
     *
     * @param secrets one, or two while they change
     * @param instant when it leaves
     * @param corps its bytes
     * @return the header
     * @throws IllegalArgumentException with no secret, or more than two
     */
    public static String signer(List<Secret> secrets, Instant instant, byte[] corps) {
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException("one secret, or two");
        }
        StringBuilder entete = new StringBuilder("t=").append(instant.getEpochSecond());
        secrets.forEach(secret ->
                entete.append(",v1=").append(HexFormat.of().formatHex(sceau(secret, instant.getEpochSecond(), corps))));
        return entete.toString();
    }

    /**
     * Checks a notice, as its receiver must before he believes it.
     *
     * <p>A notice that was believed comes again when its answer was lost: whoever cannot bear that remembers {@code Octroi-Avis}.
     *
     * @param secrets those that the receiver knows
     * @param maintenant now
     * @param entete the header that came with it, anything
     * @param corps the bytes that came, before anything was made of them
     * @return whether it comes from who knows a secret, and now
     */
    public static boolean estBonne(List<Secret> secrets, Instant maintenant, String entete, byte[] corps) {
        Matcher forme = FORME.matcher(entete);
        if (!forme.matches()) {
            return false;
        }
        long seconde = Long.parseLong(forme.group(1));
        try {
            if (Duration.between(Instant.ofEpochSecond(seconde), maintenant)
                            .abs()
                            .compareTo(FENETRE)
                    > 0) {
                return false;
            }
        } catch (DateTimeException horsDuTemps) {
            return false;
        }
        boolean bonne = false;
        for (String sceau : forme.group(2).substring(",v1=".length()).split(",v1=")) {
            for (Secret secret : secrets) {
                // All are compared, each in constant time.
                bonne |= MessageDigest.isEqual(HexFormat.of().parseHex(sceau), sceau(secret, seconde, corps));
            }
        }
        return bonne;
    }

    private static byte[] sceau(Secret secret, long seconde, byte[] corps) {
        try {
            Mac mac = Mac.getInstance(ALGORITHME);
            mac.init(new SecretKeySpec(secret.texte().getBytes(StandardCharsets.UTF_8), ALGORITHME));
            mac.update((seconde + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(corps);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHME, impossible);
        }
    }
}
