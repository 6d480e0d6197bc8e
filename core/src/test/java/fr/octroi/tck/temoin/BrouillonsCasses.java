package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.BrouillonsEnMemoire;
import fr.octroi.port.Brouillons;
import fr.octroi.tck.BrouillonsTck;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

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
        public OptionalLong commencer(
                String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
            return sains.commencer(auteur, numero, contenu, auPlus, maintenant);
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
                public OptionalLong commencer(
                        String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
                    return super.commencer(auteur, numero, contenu.strip(), auPlus, maintenant);
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
                            .orElse(vue);
                    // Over what was never there, or is no more, it is as it should be.
                    return super.ecrire(auteur, numero, presente, contenu, maintenant);
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

    static class Regle3EffaceEtDitQueNon extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public boolean effacer(String auteur, NumeroDossier numero, long vue) {
                    super.effacer(auteur, numero, vue);
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

    static class Regle6RecommenceAUn extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                private final Map<String, Long> avant = new ConcurrentHashMap<>();

                private long avant(String auteur, NumeroDossier numero) {
                    return avant.getOrDefault(auteur + " " + numero.valeur(), 0L);
                }

                @Override
                public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
                    return super.trouver(auteur, numero, maintenant)
                            .map(brouillon -> new Brouillon(
                                    brouillon.version() - avant(auteur, numero),
                                    brouillon.contenu(),
                                    brouillon.jusqua()));
                }

                @Override
                public synchronized OptionalLong commencer(
                        String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
                    OptionalLong premiere = super.commencer(auteur, numero, contenu, auPlus, maintenant);
                    premiere.ifPresent(version -> avant.put(auteur + " " + numero.valeur(), version - 1));
                    return premiere.isEmpty() ? premiere : OptionalLong.of(1);
                }

                @Override
                public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
                    long decalage = avant(auteur, numero);
                    return super.ecrire(auteur, numero, vue + decalage, contenu, maintenant) - decalage;
                }

                @Override
                public boolean effacer(String auteur, NumeroDossier numero, long vue) {
                    return super.effacer(auteur, numero, vue + avant(auteur, numero));
                }
            };
        }
    }

    static class Regle7SansLimite extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                @Override
                public OptionalLong commencer(
                        String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
                    return super.commencer(auteur, numero, contenu, Integer.MAX_VALUE, maintenant);
                }
            };
        }
    }

    static class Regle7CompteSansTenir extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            return new Delegues(conservation) {
                private final Map<String, AtomicInteger> enCours = new ConcurrentHashMap<>();

                /** Those who count at the same time do not count each other: each sees a place that is free. */
                @Override
                public OptionalLong commencer(
                        String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
                    AtomicInteger ensemble = enCours.computeIfAbsent(auteur, nouveau -> new AtomicInteger());
                    int autres = ensemble.getAndIncrement();
                    try {
                        if (auteur.startsWith("ensemble")) {
                            Thread.sleep(20);
                        }
                        return super.commencer(auteur, numero, contenu, auPlus + autres, maintenant);
                    } catch (InterruptedException arret) {
                        throw new IllegalStateException(arret);
                    } finally {
                        ensemble.getAndDecrement();
                    }
                }
            };
        }
    }
}
