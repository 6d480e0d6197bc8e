package fr.octroi.tck.temoin;

import fr.octroi.port.CertificatsDeSignature;
import fr.octroi.tck.CertificatsDeSignatureTck;
import java.util.Optional;

/** Stores of certificates, each broken in one place. */
final class CertificatsCasses {

    private CertificatsCasses() {}

    /** Holds one certificate. */
    static class Simple implements CertificatsDeSignature {

        private final String nom;
        private final byte[] pem;

        Simple(String autorite, String certificat, byte[] pem) {
            this.nom = autorite + "-" + certificat;
            this.pem = pem;
        }

        @Override
        public Optional<byte[]> certificat(String autorite, String certificat) {
            return nom.equals(autorite + "-" + certificat) ? Optional.of(copie(pem)) : Optional.empty();
        }

        byte[] copie(byte[] octets) {
            return octets.clone();
        }
    }

    static class Sain extends CertificatsDeSignatureTck {
        @Override
        protected CertificatsDeSignature avec(String autorite, String certificat, byte[] pem) {
            return new Simple(autorite, certificat, pem);
        }
    }

    static class Regle1OctetsAbimes extends CertificatsDeSignatureTck {
        @Override
        protected CertificatsDeSignature avec(String autorite, String certificat, byte[] pem) {
            return new Simple(autorite, certificat, pem) {
                @Override
                byte[] copie(byte[] octets) {
                    byte[] coupe = octets.clone();
                    coupe[octets.length / 2] = '\n';
                    coupe[octets.length / 2 + 1] = '-';
                    return coupe;
                }
            };
        }
    }

    static class Regle2NomRefuse extends CertificatsDeSignatureTck {
        @Override
        protected CertificatsDeSignature avec(String autorite, String certificat, byte[] pem) {
            return new Simple(autorite, certificat, pem) {
                @Override
                public Optional<byte[]> certificat(String demande, String nom) {
                    if (nom.contains("/")) {
                        throw new IllegalArgumentException("a name that is none");
                    }
                    return super.certificat(demande, nom);
                }
            };
        }
    }

    static class Regle3TableauPartage extends CertificatsDeSignatureTck {
        @Override
        protected CertificatsDeSignature avec(String autorite, String certificat, byte[] pem) {
            return new Simple(autorite, certificat, pem) {
                @Override
                byte[] copie(byte[] octets) {
                    return octets;
                }
            };
        }
    }
}
