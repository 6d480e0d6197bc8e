package fr.octroi.document;

import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Statut;
import fr.octroi.port.CertificatsDeSignature;
import fr.octroi.port.PortException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks 2D-Doc codes (ANTS specification 3.2.6: versions 01 to 04 in C40, perimeter 01; the binary form of version 04,
 * perimeter 0001); any number of threads may share one reader.
 *
 * <p>A code is checked against the certificate that it names, as the port gives it, on the day when the document was issued,
 * or signed when it has no date. The annex of a version 04 is signed by nobody, and left out. Whether a certificate was
 * revoked is not asked: who gives it answers for it.
 */
public final class LecteurDeCodes {

    /** Finds and reads codes, and proves none: no certificate is known. */
    public static final LecteurDeCodes SANS_CERTIFICAT = new LecteurDeCodes((autorite, certificat) -> Optional.empty());

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final CertificatsDeSignature certificats;
    private final @Nullable ListeDeConfiance confiance;

    /**
     * Makes a reader that believes whatever certificate it is given.
     *
     * @param certificats the certificates of the issuers
     */
    public LecteurDeCodes(CertificatsDeSignature certificats) {
        this.certificats = certificats;
        this.confiance = null;
    }

    /**
     * Makes a reader that also asks, of the authorities which a list knows, that they signed the certificate.
     *
     * @param certificats the certificates of the issuers
     * @param confiance the authorities; one that it does not name is left to the port alone
     */
    public LecteurDeCodes(CertificatsDeSignature certificats, ListeDeConfiance confiance) {
        this.certificats = certificats;
        this.confiance = confiance;
    }

    /**
     * Reads and checks one code.
     *
     * @param octets what the DataMatrix holds, one byte a character (ISO 8859-1), at most 4,096; from anybody
     * @return the code, with its status
     * @throws PortException when it cannot be known whether the certificate is held
     */
    public CodeSigne lire(byte[] octets) {
        try {
            Trame2DDoc trame = Trame2DDoc.lire(octets);
            ChampsDuCode champs = trame.champs();
            return new CodeSigne(
                    statut(trame),
                    "",
                    trame.perimetre(),
                    trame.type(),
                    trame.emission(),
                    champs.champs(),
                    champs.entier());
        } catch (Trame2DDoc.IllisibleException e) {
            return CodeSigne.illisible(e.motif());
        }
    }

    /** Reads and checks what was found in a file; a DataMatrix that is no 2D-Doc is nobody's business. */
    List<CodeSigne> lireTous(List<byte[]> trouves) {
        return trouves.stream()
                .map(this::lire)
                .filter(code -> !code.motif().equals(Trame2DDoc.AUTRE_CODE))
                .toList();
    }

    private Statut statut(Trame2DDoc trame) {
        X509Certificate certificat = certificats
                .certificat(trame.autorite(), trame.certificat())
                .map(Certificats::lire)
                .orElse(null);
        Courbe courbe = certificat == null ? null : Courbe.de(certificat.getPublicKey());
        if (certificat == null
                || courbe == null
                || (confiance != null && !confiance.admet(trame.autorite(), certificat))) {
            return Statut.CERTIFICAT_INCONNU;
        }
        byte[] signes = trame.signes();
        if (trame.signatures(courbe.octets()).stream()
                .noneMatch(signature -> courbe.verifie(certificat.getPublicKey(), signes, signature))) {
            return Statut.SIGNATURE_FAUSSE;
        }
        return trame.jour().isBefore(jour(certificat.getNotBefore().toInstant()))
                        || trame.jour().isAfter(jour(certificat.getNotAfter().toInstant()))
                ? Statut.EXPIRE
                : Statut.VALIDE;
    }

    private static LocalDate jour(Instant instant) {
        return LocalDate.ofInstant(instant, PARIS);
    }
}
