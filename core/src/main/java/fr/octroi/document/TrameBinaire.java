package fr.octroi.document;

import fr.octroi.instruction.CodeSigne.Champ;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A 2D-Doc of bytes, version 04 (ANTS specification 3.3.4, sections 3.3.4 and 3.4.2, as public readers have it).
 *
 * <p>The header takes nineteen bytes: {@code DC 04}, the country and the certificate in C40, the days of issue and of
 * signature as the number that month, day and year write together, the type and the perimeter. Each field is an
 * identifier of one byte, its length in one, or in two after {@code FF}, and its value. {@code FF} in place of an identifier
 * begins the signature.
 */
final class TrameBinaire implements Trame2DDoc {

    private static final int MARQUE = 0xDC;
    private static final int VERSION = 4;

    private static final int CERTIFICAT = 4;
    private static final int EMISSION = 10;
    private static final int SIGNATURE = 13;
    private static final int TYPE = 16;
    private static final int PERIMETRE = 17;
    private static final int MESSAGE = 19;

    private static final int SANS_DATE = 0xFFFFFF;

    /** Where an identifier stands: the signature begins. Where a length stands: two bytes hold it. */
    private static final int AU_DELA = 0xFF;

    private static final String SEUL_PERIMETRE = "0001";
    private static final int AUTORITE = 4;

    /** Four characters of the authority, and those of the certificate: one more than in the other form. */
    private static final Pattern NOM_DU_CERTIFICAT = Pattern.compile("[A-Z0-9]{8,9}");

    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    private final byte[] octets;
    private final String certificat;
    private final @Nullable LocalDate emission;
    private final LocalDate jour;
    private final List<Champ> champs = new ArrayList<>();
    private final int finDuMessage;

    private TrameBinaire(byte[] octets) {
        this.octets = octets;
        if (octets.length > 1 && octet(1) != VERSION) {
            throw new IllisibleException("VERSION");
        }
        if (octets.length < MESSAGE) {
            throw new IllisibleException("SANS_SIGNATURE");
        }
        this.certificat = C40.lire(Arrays.copyOfRange(octets, CERTIFICAT, EMISSION))
                .filter(nom -> NOM_DU_CERTIFICAT.matcher(nom).matches())
                .orElseThrow(() -> new IllisibleException(AUTRE_CODE));
        if (!perimetre().equals(SEUL_PERIMETRE)) {
            throw new IllisibleException("PERIMETRE");
        }
        this.emission = date(EMISSION);
        this.jour = Trame2DDoc.jour(emission, date(SIGNATURE));
        this.finDuMessage = lireLesChamps();
    }

    static boolean commence(byte[] octets) {
        return octets.length > 0 && (octets[0] & 0xFF) == MARQUE;
    }

    static TrameBinaire lire(byte[] octets) {
        return new TrameBinaire(octets);
    }

    private int octet(int place) {
        if (place >= octets.length) {
            throw new IllisibleException("SANS_SIGNATURE");
        }
        return octets[place] & 0xFF;
    }

    private @Nullable LocalDate date(int place) {
        int nombre = (octet(place) << 16) | (octet(place + 1) << 8) | octet(place + 2);
        try {
            return nombre == SANS_DATE
                    ? null
                    : LocalDate.of(nombre % 10_000, nombre / 1_000_000, nombre / 10_000 % 100);
        } catch (DateTimeException aucunJour) {
            throw new IllisibleException("DATE");
        }
    }

    private int lireLesChamps() {
        int place = MESSAGE;
        while (octet(place) != AU_DELA) {
            int debut = place + 2;
            int longueur = octet(place + 1);
            if (longueur == AU_DELA) {
                longueur = (octet(place + 2) << 8) | octet(place + 3);
                debut = place + 4;
            }
            if (debut + longueur > octets.length) {
                throw new IllisibleException("SANS_SIGNATURE");
            }
            champs.add(new Champ(
                    HEXADECIMAL.toHexDigits((byte) octet(place)),
                    valeur(Arrays.copyOfRange(octets, debut, debut + longueur)),
                    false));
            place = debut + longueur;
        }
        return place;
    }

    /** Without a catalogue, nothing says of what kind a value is. */
    private static String valeur(byte[] valeur) {
        return C40.lire(valeur).orElseGet(() -> HEXADECIMAL.formatHex(valeur));
    }

    @Override
    public String autorite() {
        return certificat.substring(0, AUTORITE);
    }

    @Override
    public String certificat() {
        return certificat.substring(AUTORITE);
    }

    @Override
    public @Nullable LocalDate emission() {
        return emission;
    }

    @Override
    public LocalDate jour() {
        return jour;
    }

    @Override
    public String type() {
        return HEXADECIMAL.toHexDigits(octets[TYPE]);
    }

    @Override
    public String perimetre() {
        return HEXADECIMAL.formatHex(octets, PERIMETRE, MESSAGE);
    }

    @Override
    public ChampsDuCode champs() {
        return new ChampsDuCode(champs, true);
    }

    @Override
    public byte[] signes() {
        return Arrays.copyOf(octets, finDuMessage);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Public readers take the signature right after its mark; a seal of the same family (ICAO 9303-13) writes its
     * length first. Whoever signed knows: a signature is good at one place only. An annex follows without a mark.
     */
    @Override
    public List<byte[]> signatures(int attendus) {
        int debut = finDuMessage + 1;
        List<byte[]> possibles = new ArrayList<>();
        for (int apres : new int[] {debut, debut + 1}) {
            boolean annoncee = apres == debut || (debut < octets.length && octet(debut) == attendus);
            if (annoncee && apres + attendus <= octets.length) {
                possibles.add(Arrays.copyOfRange(octets, apres, apres + attendus));
            }
        }
        return possibles;
    }
}
