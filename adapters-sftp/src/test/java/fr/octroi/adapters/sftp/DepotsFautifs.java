package fr.octroi.adapters.sftp;

import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Drops that fail, each in its own way. */
final class DepotsFautifs {

    private DepotsFautifs() {}

    /** A drop that gives all but one lot. */
    static final class Empeche extends Capricieux {

        private final NomDeDepot refuse;
        private final PortException.Nature nature;

        Empeche(Lots surs, NomDeDepot refuse, PortException.Nature nature) {
            super(surs, new Random(1), Integer.MAX_VALUE);
            this.refuse = refuse;
            this.nature = nature;
        }

        private void refuser(NomDeDepot nom) {
            if (nom.equals(refuse)) {
                throw new PortException(nature, "refused", null);
            }
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            refuser(nom);
            return surs.ouvrir(nom, lecteur, debut);
        }

        @Override
        public Optional<byte[]> accuse(NomDeDepot nom) {
            refuser(nom);
            return super.accuse(nom);
        }
    }

    /** A drop whose first stream is cut. */
    static final class Interrompu extends Capricieux {

        private final int permis;
        final List<Long> debuts = new ArrayList<>();

        Interrompu(Lots surs, int permis) {
            super(surs, new Random(1), Integer.MAX_VALUE);
            this.permis = permis;
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            debuts.add(debut);
            InputStream flux = surs.ouvrir(nom, lecteur, debut);
            return debuts.size() > 1
                    ? flux
                    : new FilterInputStream(flux) {
                        private int lus;

                        @Override
                        public int read(byte[] tampon, int place, int longueur) throws IOException {
                            if (lus == permis) {
                                throw new IOException("cut");
                            }
                            int nouveaux = super.read(tampon, place, Math.min(longueur, permis - lus));
                            lus += nouveaux;
                            return nouveaux;
                        }
                    };
        }
    }

    /** A drop on which nothing is written. */
    static final class Coupe extends Capricieux {

        Coupe(Lots surs) {
            super(surs, new Random(1), Integer.MAX_VALUE);
        }

        private static PortException coupure() {
            return new PortException(PortException.Nature.TEMPORAIRE, "cut", null);
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            return surs.ouvrir(nom, lecteur, debut);
        }

        @Override
        public void deposer(NomDeDepot nom, Scelle scelle) {
            throw coupure();
        }

        @Override
        public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
            throw coupure();
        }

        @Override
        public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
            throw coupure();
        }
    }

    /** A drop whose calls fail before they did anything, after they did all, or in the middle of a stream. */
    static class Capricieux implements Lots {

        final Lots surs;
        private final Random hasard;
        private final int chances;

        Capricieux(Lots surs, Random hasard, int chances) {
            this.surs = surs;
            this.hasard = hasard;
            this.chances = chances;
        }

        private void peutEtre() {
            if (hasard.nextInt(chances) == 0) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "cut", null);
            }
        }

        private <T> T couper(Supplier<T> appel) {
            peutEtre();
            T rendu = appel.get();
            peutEtre();
            return rendu;
        }

        private InputStream couper(InputStream flux) {
            int permis = hasard.nextInt(20_000);
            return new FilterInputStream(flux) {
                private int lus;

                @Override
                public int read(byte[] tampon, int debut, int longueur) throws IOException {
                    int nouveaux = super.read(tampon, debut, Math.min(longueur, 1 + hasard.nextInt(3_000)));
                    lus += nouveaux;
                    if (lus > permis && hasard.nextInt(8) == 0) {
                        throw new IOException("cut");
                    }
                    return nouveaux;
                }
            };
        }

        @Override
        public void deposer(NomDeDepot nom, Scelle scelle) {
            couper(() -> {
                surs.deposer(nom, new Scelle() {
                    @Override
                    public long taille() {
                        return scelle.taille();
                    }

                    @Override
                    public InputStream ouvrir(long debut) {
                        return couper(scelle.ouvrir(debut));
                    }
                });
                return true;
            });
        }

        @Override
        public List<NomDeDepot> offerts() {
            return couper(surs::offerts);
        }

        @Override
        public boolean prendre(NomDeDepot nom, String lecteur) {
            return couper(() -> surs.prendre(nom, lecteur));
        }

        @Override
        public List<NomDeDepot> pris(String lecteur) {
            return couper(() -> surs.pris(lecteur));
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            return couper(couper(() -> surs.ouvrir(nom, lecteur, debut)));
        }

        @Override
        public void rendre(NomDeDepot nom, String lecteur) {
            surs.rendre(nom, lecteur);
        }

        @Override
        public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
            couper(() -> {
                surs.archiver(nom, lecteur, accuse);
                return true;
            });
        }

        @Override
        public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
            couper(() -> {
                surs.isoler(nom, lecteur, accuse);
                return true;
            });
        }

        @Override
        public Optional<byte[]> accuse(NomDeDepot nom) {
            return couper(() -> surs.accuse(nom));
        }

        @Override
        public int purger(Instant avant, Predicate<NomDeDepot> registre) {
            return surs.purger(avant, registre);
        }
    }
}
