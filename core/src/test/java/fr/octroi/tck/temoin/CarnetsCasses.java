package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.CarnetEnMemoire;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.tck.CarnetDAvisTck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores of what subscribers were told, each broken in one place. */
final class CarnetsCasses {

    private CarnetsCasses() {}

    /** One that works, to be broken. */
    private static class Delegue implements CarnetDAvis {
        final CarnetDAvis sain = new CarnetEnMemoire();

        @Override
        public Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
            return sain.prendre(abonne, porteur, duree);
        }

        @Override
        public Optional<Etat> prolonger(String abonne, String porteur, Duration duree) {
            return sain.prolonger(abonne, porteur, duree);
        }

        @Override
        public void rendre(String abonne, String porteur) {
            sain.rendre(abonne, porteur);
        }

        @Override
        public List<Avis> attentes(String abonne, int taille) {
            return sain.attentes(abonne, taille);
        }

        @Override
        public List<Avis> morts(String abonne, @Nullable NumeroDossier apres, int taille) {
            return sain.morts(abonne, apres, taille);
        }

        @Override
        public boolean ecrire(
                String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
            return sain.ecrire(abonne, porteur, etat, ranges, retires);
        }

        @Override
        public int ranimer(String abonne, Instant maintenant) {
            return sain.ranimer(abonne, maintenant);
        }
    }

    static class Sain extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue();
        }
    }

    /** Rests beyond the second lose what is below it. */
    static class Regle1ReposALaSeconde extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public boolean ecrire(
                        String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
                    Instant repos = Instant.ofEpochSecond(etat.repos().getEpochSecond());
                    return super.ecrire(
                            abonne, porteur, new Etat(etat.curseur(), etat.echecs(), repos), ranges, retires);
                }
            };
        }
    }

    static class Regle2OrdreDesNumeros extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public List<Avis> attentes(String abonne, int taille) {
                    // Those of the other rules are in both orders, or are too few.
                    List<Avis> toutes = super.attentes(abonne, 10_000);
                    return toutes.size() < 4
                            ? super.attentes(abonne, taille)
                            : toutes.stream()
                                    .sorted(Comparator.comparing(Avis::numero))
                                    .limit(taille)
                                    .toList();
                }
            };
        }
    }

    static class Regle2TailleIgnoree extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public List<Avis> attentes(String abonne, int taille) {
                    return super.attentes(abonne, 10_000);
                }
            };
        }
    }

    static class Regle3MortQuiResteMort extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public boolean ecrire(
                        String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
                    TreeSet<NumeroDossier> morts = super.morts(abonne, null, 10_000).stream()
                            .map(Avis::numero)
                            .collect(Collectors.toCollection(TreeSet::new));
                    return super.ecrire(
                            abonne,
                            porteur,
                            etat,
                            ranges.stream()
                                    .filter(avis -> !morts.contains(avis.numero()))
                                    .toList(),
                            retires);
                }
            };
        }
    }

    static class Regle4RetraitApresRangement extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public boolean ecrire(
                        String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
                    return super.ecrire(abonne, porteur, etat, ranges, List.of())
                            && super.ecrire(abonne, porteur, etat, List.of(), retires);
                }
            };
        }
    }

    static class Regle5MortsRanimesPourTous extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public int ranimer(String abonne, Instant maintenant) {
                    return super.ranimer(abonne, maintenant)
                            + (abonne.equals("a") ? 0 : super.ranimer("a", maintenant));
                }
            };
        }
    }

    static class Regle6RenduParUnAutre extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public void rendre(String abonne, String porteur) {
                    Stream.of("un", porteur).forEach(lui -> super.rendre(abonne, lui));
                }
            };
        }
    }

    /** Only the rule of those who come at once is refused so often. */
    static class Regle6ChacunFinitParTenir extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                private final Map<String, Integer> refus = new HashMap<>();

                @Override
                public synchronized Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
                    Optional<Etat> etat = super.prendre(abonne, porteur, duree);
                    return etat.isEmpty() && refus.merge(abonne, 1, Integer::sum) > 5 ? Optional.of(Etat.NEUF) : etat;
                }
            };
        }
    }

    static class Regle7TenuPourToujours extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
                    return super.prendre(abonne, porteur, duree.plusDays(1));
                }
            };
        }
    }

    static class Regle7TropTardEtEcritQuandMeme extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                private final Map<String, String> porteurs = new HashMap<>();

                @Override
                public synchronized Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
                    Optional<Etat> etat = super.prendre(abonne, porteur, duree);
                    if (etat.isPresent()) {
                        porteurs.put(abonne, porteur);
                    }
                    return etat;
                }

                @Override
                public synchronized boolean ecrire(
                        String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
                    return super.ecrire(abonne, porteurs.getOrDefault(abonne, porteur), etat, ranges, retires);
                }
            };
        }
    }

    /** Takes again instead of holding longer. */
    static class Regle7RepritCeQuiEtaitRendu extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public Optional<Etat> prolonger(String abonne, String porteur, Duration duree) {
                    return super.prolonger(abonne, porteur, duree).or(() -> super.prendre(abonne, porteur, duree));
                }
            };
        }
    }

    static class Regle8PagesQuiRecommencent extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public List<Avis> morts(String abonne, @Nullable NumeroDossier apres, int taille) {
                    return super.morts(abonne, null, taille);
                }
            };
        }
    }

    static class Regle9EchecsQuiRestent extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new Delegue() {
                @Override
                public int ranimer(String abonne, Instant maintenant) {
                    Optional<Etat> avant = super.prolonger(abonne, "quelqu-un", Duration.ofMinutes(1));
                    int ranimes = super.ranimer(abonne, maintenant);
                    avant.ifPresent(etat -> super.ecrire(abonne, "quelqu-un", etat, List.of(), List.of()));
                    return ranimes;
                }
            };
        }
    }
}
