package fr.octroi.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A 2D-Doc taken apart and not yet believed: header, message and signature (ANTS specification 3.2.6, C40 form). */
final class Trame2DDoc {

    /** More than the largest DataMatrix holds, which is 3,116 digits. */
    static final int OCTETS_MAXIMUM = 4096;

    /** The motive of what does not begin as a 2D-Doc does. */
    static final String AUTRE_CODE = "ENTETE";

    private static final byte US = 0x1F;
    private static final char GS = 0x1D;

    /** The form in bytes of version 04 starts with this one byte where the C40 form spells {@code DC}. */
    private static final int MARQUE_BINAIRE = 0xDC;

    private static final Pattern ENTETE =
            Pattern.compile("DC(0[1-4])([A-Z0-9]{4})([A-Z0-9]{4})([0-9A-F]{4})([0-9A-F]{4})([A-Z0-9]{2})");

    private static final Pattern AUTRE_VERSION = Pattern.compile("DC(?!0[1-4])[0-9]{2}");

    /** Version 03 adds the perimeter, version 04 the country. */
    private static final int[] LONGUEUR_DE_L_ENTETE = {22, 22, 24, 26};

    private static final String PERIMETRE = "01";
    private static final int SIGNATURE_DE_LA_VERSION_01 = 64;

    private static final LocalDate JOUR_ZERO = LocalDate.of(2000, 1, 1);
    private static final String SANS_DATE = "FFFF";

    private final byte[] octets;
    private final int version;
    private final Matcher entete;
    private final int finDuMessage;
    private final LocalDate jour;

    private Trame2DDoc(byte[] octets) {
        this.octets = octets;
        String texte = new String(octets, StandardCharsets.ISO_8859_1);
        this.entete = ENTETE.matcher(texte);
        if (octets.length > OCTETS_MAXIMUM) {
            throw new IllisibleException("TAILLE");
        }
        if (octets.length > 0 && (octets[0] & 0xFF) == MARQUE_BINAIRE) {
            throw new IllisibleException("BINAIRE");
        }
        if (!entete.lookingAt()) {
            throw new IllisibleException(AUTRE_VERSION.matcher(texte).lookingAt() ? "VERSION" : AUTRE_CODE);
        }
        this.version = Integer.parseInt(entete.group(1));
        if (octets.length < debutDuMessage()) {
            throw new IllisibleException("SANS_SIGNATURE");
        }
        if (version >= 3 && !texte.startsWith(PERIMETRE, entete.end())) {
            // Identifiers and types mean other things in another perimeter.
            throw new IllisibleException("PERIMETRE");
        }
        LocalDate date = emission() != null ? emission() : date(entete.group(5));
        if (date == null) {
            throw new IllisibleException("DATE");
        }
        this.jour = date;
        this.finDuMessage = version == 1 ? octets.length - SIGNATURE_DE_LA_VERSION_01 : texte.indexOf(US);
        if (finDuMessage < debutDuMessage()) {
            throw new IllisibleException("SANS_SIGNATURE");
        }
    }

    /**
     * Takes a code apart.
     *
     * @throws IllisibleException when it is none
     */
    static Trame2DDoc lire(byte[] octets) {
        return new Trame2DDoc(octets);
    }

    private int debutDuMessage() {
        return LONGUEUR_DE_L_ENTETE[version - 1];
    }

    private static @Nullable LocalDate date(String jours) {
        return jours.equals(SANS_DATE) ? null : JOUR_ZERO.plusDays(Integer.parseInt(jours, 16));
    }

    String autorite() {
        return entete.group(2);
    }

    String certificat() {
        return entete.group(3);
    }

    @Nullable
    LocalDate emission() {
        return date(entete.group(4));
    }

    /** The day on which the certificate has to be valid: of issue, or of signature when the document has no date. */
    LocalDate jour() {
        return jour;
    }

    String type() {
        return entete.group(6);
    }

    /** The fields, not taken apart. */
    String message() {
        return new String(octets, debutDuMessage(), finDuMessage - debutDuMessage(), StandardCharsets.ISO_8859_1);
    }

    /** What the signature is about: the header and the message. */
    byte[] signes() {
        return Arrays.copyOf(octets, finDuMessage);
    }

    /** The two numbers of the signature, one after the other; empty when what stands in its place is none. */
    byte[] signature() {
        if (version == 1) {
            return Arrays.copyOfRange(octets, finDuMessage, octets.length);
        }
        String reste =
                new String(octets, finDuMessage + 1, octets.length - finDuMessage - 1, StandardCharsets.ISO_8859_1);
        int annexe = version == 4 ? reste.indexOf(GS) : -1;
        return Base32.lire(annexe < 0 ? reste : reste.substring(0, annexe));
    }

    /** A code cannot be read, and its motive says why. */
    static final class IllisibleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String motif;

        IllisibleException(String motif) {
            super(motif, null, false, false);
            this.motif = motif;
        }

        String motif() {
            return motif;
        }
    }
}
