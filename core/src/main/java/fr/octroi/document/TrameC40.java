package fr.octroi.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A 2D-Doc of letters and digits, versions 01 to 04 (ANTS specification 3.2.6). */
final class TrameC40 implements Trame2DDoc {

    static final String PERIMETRE = "01";

    private static final byte US = 0x1F;
    private static final char GS = 0x1D;

    private static final Pattern ENTETE =
            Pattern.compile("DC(0[1-4])([A-Z0-9]{4})([A-Z0-9]{4})([0-9A-F]{4})([0-9A-F]{4})([A-Z0-9]{2})");

    private static final Pattern AUTRE_VERSION = Pattern.compile("DC(?!0[1-4])[0-9]{2}");

    /** Version 03 adds the perimeter, version 04 the country. */
    private static final int[] LONGUEUR_DE_L_ENTETE = {22, 22, 24, 26};

    private static final int SIGNATURE_DE_LA_VERSION_01 = 64;

    private static final LocalDate JOUR_ZERO = LocalDate.of(2000, 1, 1);
    private static final String SANS_DATE = "FFFF";

    private final byte[] octets;
    private final int version;
    private final Matcher entete;
    private final int finDuMessage;
    private final LocalDate jour;

    private TrameC40(byte[] octets) {
        this.octets = octets;
        String texte = new String(octets, StandardCharsets.ISO_8859_1);
        this.entete = ENTETE.matcher(texte);
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
        this.jour = Trame2DDoc.jour(emission(), date(entete.group(5)));
        this.finDuMessage = version == 1 ? octets.length - SIGNATURE_DE_LA_VERSION_01 : texte.indexOf(US);
        if (finDuMessage < debutDuMessage()) {
            throw new IllisibleException("SANS_SIGNATURE");
        }
    }

    static TrameC40 lire(byte[] octets) {
        return new TrameC40(octets);
    }

    private int debutDuMessage() {
        return LONGUEUR_DE_L_ENTETE[version - 1];
    }

    private static @Nullable LocalDate date(String jours) {
        return jours.equals(SANS_DATE) ? null : JOUR_ZERO.plusDays(Integer.parseInt(jours, 16));
    }

    @Override
    public String autorite() {
        return entete.group(2);
    }

    @Override
    public String certificat() {
        return entete.group(3);
    }

    @Override
    public @Nullable LocalDate emission() {
        return date(entete.group(4));
    }

    @Override
    public LocalDate jour() {
        return jour;
    }

    @Override
    public String type() {
        return entete.group(6);
    }

    @Override
    public String perimetre() {
        return PERIMETRE;
    }

    @Override
    public ChampsDuCode champs() {
        return ChampsDuCode.lire(
                new String(octets, debutDuMessage(), finDuMessage - debutDuMessage(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public byte[] signes() {
        return Arrays.copyOf(octets, finDuMessage);
    }

    @Override
    public List<byte[]> signatures(int attendus) {
        if (version == 1) {
            return List.of(Arrays.copyOfRange(octets, finDuMessage, octets.length));
        }
        String reste =
                new String(octets, finDuMessage + 1, octets.length - finDuMessage - 1, StandardCharsets.ISO_8859_1);
        int annexe = version == 4 ? reste.indexOf(GS) : -1;
        return List.of(Base32.lire(annexe < 0 ? reste : reste.substring(0, annexe)));
    }
}
