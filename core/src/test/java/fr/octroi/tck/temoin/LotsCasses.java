package fr.octroi.tck.temoin;

import fr.octroi.echange.NomDeDepot;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import fr.octroi.tck.LotsTck;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Drops, each broken in one place. */
final class LotsCasses {

    private LotsCasses() {}

    private static class Delegues implements Lots {
        final LotsEnMemoire sains = new LotsEnMemoire(InstantSource.system());

        @Override
        public void deposer(NomDeDepot nom, Scelle scelle) {
            sains.deposer(nom, scelle);
        }

        @Override
        public List<NomDeDepot> offerts() {
            return sains.offerts();
        }

        @Override
        public boolean prendre(NomDeDepot nom, String lecteur) {
            return sains.prendre(nom, lecteur);
        }

        @Override
        public List<NomDeDepot> pris(String lecteur) {
            return sains.pris(lecteur);
        }

        @Override
        public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
            return sains.ouvrir(nom, lecteur, debut);
        }

        @Override
        public void rendre(NomDeDepot nom, String lecteur) {
            sains.rendre(nom, lecteur);
        }

        @Override
        public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
            sains.archiver(nom, lecteur, accuse);
        }

        @Override
        public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
            sains.isoler(nom, lecteur, accuse);
        }

        @Override
        public Optional<byte[]> accuse(NomDeDepot nom) {
            return sains.accuse(nom);
        }

        @Override
        public int purger(Instant avant, Predicate<NomDeDepot> registre) {
            return sains.purger(avant, registre);
        }
    }

    static class Sain extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues();
        }
    }

    static class Regle1PlaceArrondie extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
                    return super.ouvrir(nom, lecteur, debut & ~1L);
                }
            };
        }
    }

    static class Regle2DemiLotOffert extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                private final Set<NomDeDepot> demis = new HashSet<>();

                @Override
                public void deposer(NomDeDepot nom, Scelle scelle) {
                    demis.add(nom);
                    super.deposer(nom, scelle);
                    demis.remove(nom);
                }

                @Override
                public List<NomDeDepot> offerts() {
                    List<NomDeDepot> offerts = new ArrayList<>(super.offerts());
                    offerts.addAll(demis);
                    return offerts;
                }
            };
        }
    }

    static class Regle3ToutRecommence extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public void deposer(NomDeDepot nom, Scelle scelle) {
                    byte[] octets;
                    try (InputStream tout = scelle.ouvrir(0)) {
                        octets = tout.readAllBytes();
                    } catch (IOException panne) {
                        throw new PortException(PortException.Nature.TEMPORAIRE, "source", panne);
                    }
                    super.deposer(nom, new Scelle() {
                        @Override
                        public long taille() {
                            return scelle.taille();
                        }

                        @Override
                        public InputStream ouvrir(long debut) {
                            return new ByteArrayInputStream(octets, (int) debut, octets.length);
                        }
                    });
                }
            };
        }
    }

    static class Regle4ClosPuisOffertEncore extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                private final List<NomDeDepot> encore = new ArrayList<>();

                @Override
                public void deposer(NomDeDepot nom, Scelle scelle) {
                    if (super.accuse(nom).isPresent()) {
                        encore.add(nom);
                    }
                    super.deposer(nom, scelle);
                }

                @Override
                public List<NomDeDepot> offerts() {
                    List<NomDeDepot> offerts = new ArrayList<>(super.offerts());
                    offerts.addAll(encore);
                    return offerts;
                }
            };
        }
    }

    static class Regle5PrisParTous extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public boolean prendre(NomDeDepot nom, String lecteur) {
                    boolean etaitOffert = super.offerts().contains(nom);
                    Attente.unInstant();
                    return super.prendre(nom, lecteur) || etaitOffert;
                }
            };
        }
    }

    static class Regle6RenduPuisPerdu extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                private final Set<NomDeDepot> rendus = new HashSet<>();

                @Override
                public void rendre(NomDeDepot nom, String lecteur) {
                    super.rendre(nom, lecteur);
                    rendus.add(nom);
                }

                @Override
                public List<NomDeDepot> offerts() {
                    return super.offerts().stream()
                            .filter(nom -> !rendus.contains(nom))
                            .toList();
                }
            };
        }
    }

    static class Regle7ClosPuisPrisEncore extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public boolean prendre(NomDeDepot nom, String lecteur) {
                    return super.prendre(nom, lecteur) || super.accuse(nom).isPresent();
                }
            };
        }
    }

    static class Regle8ClosDeuxFois extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
                    if (super.accuse(nom).isEmpty()) {
                        super.archiver(nom, lecteur, accuse);
                    }
                }
            };
        }
    }

    static class Regle8OuvertATous extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
                    return super.pris(lecteur).contains(nom)
                            ? super.ouvrir(nom, lecteur, debut)
                            : InputStream.nullInputStream();
                }
            };
        }
    }

    static class Regle9PurgeMuette extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public int purger(Instant avant, Predicate<NomDeDepot> registre) {
                    return super.purger(avant, nom -> true);
                }
            };
        }
    }

    static class Regle10FluxOublie extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new Delegues() {
                @Override
                public void deposer(NomDeDepot nom, Scelle scelle) {
                    super.deposer(nom, new Scelle() {
                        @Override
                        public long taille() {
                            return scelle.taille();
                        }

                        @Override
                        public InputStream ouvrir(long debut) {
                            InputStream flux = scelle.ouvrir(debut);
                            return new FilterInputStream(flux) {
                                @Override
                                public void close() {}
                            };
                        }
                    });
                }
            };
        }
    }
}
