package fr.octroi.tck.temoin;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Cles;
import fr.octroi.tck.ClesTck;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Stores of secrets, each broken in one place. */
final class ClesCassees {

    private ClesCassees() {}

    private static class Deleguees implements Cles {
        private ClesEnMemoire saines = new ClesEnMemoire();

        @Override
        public Cle organisation() {
            return saines.organisation();
        }

        @Override
        public Cle dossier(NumeroDossier numero) {
            return saines.dossier(numero);
        }

        @Override
        public void detruire(NumeroDossier numero) {
            saines.detruire(numero);
        }

        final void oublierTout() {
            saines = new ClesEnMemoire();
        }
    }

    static class Sain extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees();
        }
    }

    static class Regle1CleChangeante extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                @Override
                public Cle organisation() {
                    return new ClesEnMemoire().organisation();
                }
            };
        }
    }

    static class Regle2ToutDetruit extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                private final Cle organisation = super.organisation();

                @Override
                public Cle organisation() {
                    return organisation;
                }

                @Override
                public void detruire(NumeroDossier numero) {
                    oublierTout();
                }
            };
        }
    }

    static class Regle3CasseIgnoree extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                @Override
                public Cle dossier(NumeroDossier numero) {
                    return super.dossier(new NumeroDossier(numero.valeur().toUpperCase(Locale.ROOT)));
                }

                @Override
                public void detruire(NumeroDossier numero) {
                    // Exact here, so that rule 2 does not see this fault.
                    super.detruire(numero);
                }
            };
        }
    }

    static class Regle4CleDeduiteDuNumero extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                @Override
                public Cle dossier(NumeroDossier numero) {
                    return new Cle(organisation()
                            .sceller(numero.valeur())
                            .hexadecimal()
                            .getBytes(StandardCharsets.US_ASCII));
                }
            };
        }
    }

    static class Regle5PremierAppelSansVerrou extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                private final Map<NumeroDossier, Cle> cles = new ConcurrentHashMap<>();

                @Override
                public Cle dossier(NumeroDossier numero) {
                    Cle connue = cles.get(numero);
                    if (connue == null) {
                        Attente.unInstant();
                        connue = new ClesEnMemoire().organisation();
                        cles.put(numero, connue);
                    }
                    return connue;
                }

                /** Locked here, so that rule 6 does not see this fault. */
                @Override
                public synchronized SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
                    return super.dossiers(numeros);
                }

                @Override
                public void detruire(NumeroDossier numero) {
                    cles.remove(numero);
                }
            };
        }
    }

    static class Regle6ToutesNeuves extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                @Override
                public SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
                    return new ClesEnMemoire().dossiers(numeros);
                }
            };
        }
    }

    static class Regle6DejaLaOubliees extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                private final Set<NumeroDossier> connus = ConcurrentHashMap.newKeySet();

                @Override
                public Cle dossier(NumeroDossier numero) {
                    connus.add(numero);
                    return super.dossier(numero);
                }

                @Override
                public SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
                    SortedSet<NumeroDossier> absents = new TreeSet<>(numeros);
                    absents.removeAll(connus);
                    return super.dossiers(absents);
                }
            };
        }
    }

    /** As a store does that keeps the keys it made, though somebody else's are there. */
    static class Regle6ChacunLesSiennes extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new Deleguees() {
                private final Set<NumeroDossier> connus = ConcurrentHashMap.newKeySet();

                @Override
                public SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
                    boolean premier = connus.isEmpty() || !connus.containsAll(numeros);
                    Attente.unInstant();
                    connus.addAll(numeros);
                    SortedMap<NumeroDossier, Cle> cles = super.dossiers(numeros);
                    if (premier && numeros.size() == 30) {
                        cles.put(numeros.last(), new ClesEnMemoire().dossier(numeros.last()));
                    }
                    return cles;
                }
            };
        }
    }
}
