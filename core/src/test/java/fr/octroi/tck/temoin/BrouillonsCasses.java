package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.BrouillonsEnMemoire;
import fr.octroi.port.Brouillons;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.tck.BrouillonsTck;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Stores of drafts, each broken in one place. */
final class BrouillonsCasses {

    private BrouillonsCasses() {}

    /** One that works, to be broken. */
    private static class Delegues implements Brouillons {
        final Brouillons sains;

        Delegues(Duration conservation) {
            sains = new BrouillonsEnMemoire(conservation);
        }

        @Override
        public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
            return sains.trouver(auteur, numero, maintenant);
        }

        @Override
        public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
            return sains.ecrire(auteur, numero, vue, contenu, maintenant);
        }

        @Override
        public boolean effacer(String auteur, NumeroDossier numero, long vue) {
            return sains.effacer(auteur, numero, vue);
        }

        @Override
        public int eliminer(Instant maintenant) {
            return sains.eliminer(maintenant);
        }
    }

    static class Sain extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation);
        }
    }

    static class Regle1TexteRogne extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
                    return super.ecrire(auteur, numero, vue, contenu.strip(), maintenant);
                }
            };
        }
    }

    static class Regle1CasseIgnoree extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
                    Optional<Brouillon> sien = super.trouver(auteur, numero, maintenant);
                    String minuscule = auteur.substring(0, auteur.length() - 1)
                            + auteur.substring(auteur.length() - 1).toLowerCase(Locale.ROOT);
                    return sien.isPresent() ? sien : super.trouver(minuscule, numero, maintenant);
                }
            };
        }
    }

    static class Regle2DernierQuiParleARaison extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public synchronized long ecrire(
                        String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
                    long presente = trouver(auteur, numero, maintenant)
                            .map(Brouillon::version)
                            .orElse(0L);
                    // Over what was never there, or is no more, it is as it should be.
                    return super.ecrire(auteur, numero, presente == 0 ? vue : presente, contenu, maintenant);
                }
            };
        }
    }

    static class Regle3EffaceSansRegarder extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public boolean effacer(String auteur, NumeroDossier numero, long vue) {
                    return super.effacer(auteur, numero, vue) || super.effacer(auteur, numero, vue + 1);
                }
            };
        }
    }

    static class Regle3EffaceRien extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public boolean effacer(String auteur, NumeroDossier numero, long vue) {
                    return false;
                }
            };
        }
    }

    static class Regle4OubliTropTot extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
                    return super.trouver(auteur, numero, maintenant)
                            .filter(brouillon ->
                                    maintenant.equals(brouillon.jusqua().minus(conservation))
                                            || brouillon.jusqua().minusMillis(1).isAfter(maintenant));
                }
            };
        }
    }

    static class Regle4ConserveApresSonTemps extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
                    return super.trouver(auteur, numero, maintenant.minusMillis(1));
                }

                @Override
                public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
                    if (vue == 0 && trouver(auteur, numero, maintenant).isPresent()) {
                        throw new ConflitDeVersionException(numero);
                    }
                    return super.ecrire(auteur, numero, vue, contenu, maintenant);
                }
            };
        }
    }

    static class Regle5RienNEstEnleve extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public int eliminer(Instant maintenant) {
                    return 0;
                }
            };
        }
    }

    static class Regle5EnleveUnJourTropTot extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public int eliminer(Instant maintenant) {
                    return super.eliminer(maintenant.plus(Duration.ofDays(1)));
                }
            };
        }
    }
}
