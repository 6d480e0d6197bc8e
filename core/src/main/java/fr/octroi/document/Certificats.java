package fr.octroi.document;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** X.509 certificates as the JDK reads them. */
final class Certificats {

    private Certificats() {}

    /** Reads a certificate in DER or PEM; null when the bytes are none. */
    static @Nullable X509Certificate lire(byte[] octets) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets))
                            instanceof X509Certificate certificat
                    ? certificat
                    : null;
        } catch (CertificateException e) {
            return null;
        }
    }
}
