package fr.octroi.tck.temoin;

import fr.octroi.port.Antivirus;
import fr.octroi.port.PortException;
import fr.octroi.tck.AntivirusTck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Antiviruses, each broken in one place. */
final class AntivirusCasses {

    private AntivirusCasses() {}

    /** Knows one signature. */
    static class Simple implements Antivirus {

        @Override
        public Verdict analyser(InputStream contenu) {
            try {
                return juger(new String(contenu.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (IOException panne) {
                return enPanne(panne);
            }
        }

        Verdict juger(String octets) {
            return octets.contains("EICAR-STANDARD") ? new Verdict.Infecte("Eicar") : new Verdict.Sain();
        }

        Verdict enPanne(IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read", panne);
        }
    }

    static class Sain extends AntivirusTck {
        @Override
        protected Antivirus antivirus() {
            return new Simple();
        }
    }

    static class Regle1Aveugle extends AntivirusTck {
        @Override
        protected Antivirus antivirus() {
            return new Simple() {
                @Override
                Verdict juger(String octets) {
                    return new Verdict.Sain();
                }
            };
        }
    }

    static class Regle2Mefiant extends AntivirusTck {
        @Override
        protected Antivirus antivirus() {
            return new Simple() {
                @Override
                Verdict juger(String octets) {
                    return octets.length() > 100_000 ? new Verdict.Infecte("Gros") : super.juger(octets);
                }
            };
        }
    }

    static class Regle3FluxFerme extends AntivirusTck {
        @Override
        protected Antivirus antivirus() {
            return new Simple() {
                @Override
                public Verdict analyser(InputStream contenu) {
                    try (contenu) {
                        return super.analyser(contenu);
                    } catch (IOException panne) {
                        return enPanne(panne);
                    }
                }
            };
        }
    }

    static class Regle4PanneSaine extends AntivirusTck {
        @Override
        protected Antivirus antivirus() {
            return new Simple() {
                @Override
                Verdict enPanne(IOException panne) {
                    return new Verdict.NonAnalyse("PANNE");
                }
            };
        }
    }
}
