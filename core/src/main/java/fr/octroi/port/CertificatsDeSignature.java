package fr.octroi.port;

import java.util.Optional;

/**
 * The certificates under which issuers sign the codes on their papers (2D-Doc).
 *
 * <p>Whoever answers decides whom to believe: a certificate that comes from here is trusted to be the one that it is
 * asked for.
 *
 * <p>Rules, checked by {@code CertificatsDeSignatureTck}:
 *
 * <ol>
 *   <li value="1">A certificate that is held is given as one X.509 certificate, in DER or in PEM.
 *   <li value="2">One that is not held is absent, whatever its two names hold: they come from the code of a stranger.
 *   <li value="3">The same names give the same certificate, and what a caller does to the bytes changes no later answer.
 * </ol>
 */
public interface CertificatsDeSignature {

    /**
     * Finds a certificate.
     *
     * @param autorite the authority that delivered it, four characters such as {@code FR05}
     * @param certificat its name within that authority, four characters, or five when the code is in bytes
     * @return the certificate, encoded; empty when it is not held
     * @throws PortException when it cannot be known whether it is held
     */
    Optional<byte[]> certificat(String autorite, String certificat);
}
