package fr.octroi.tck.temoin;

import fr.octroi.commun.Empreinte;
import fr.octroi.memoire.ReponsesEnMemoire;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.tck.ReponsesGardeesTck;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Stores of answers, each broken in one place. */
final class ReponsesCassees {

    private ReponsesCassees() {}

    /** One that works, to be broken. */
    private static class Deleguees implements ReponsesGardees {
        final ReponsesGardees saines;

        Deleguees(Duration duree) {
            saines = new ReponsesEnMemoire(1_000, 16L * 1024 * 1024, duree);
        }

        @Override
        public Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
            return saines.prendre(appelant, cle, demande, maintenant);
        }

        @Override
        public void garder(Tenue tenue, String reponse) {
            saines.garder(tenue, reponse);
        }

        @Override
        public void rendre(Tenue tenue) {
            saines.rendre(tenue);
        }
    }

    static class Sain extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree);
        }
    }

    /** Only the rule of those who come at once asks so often. */
    static class Regle1ChacunFinitParPrendre extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                private final Map<String, Integer> demandes = new HashMap<>();

                @Override
                public synchronized Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
                    Prise prise = super.prendre(appelant, cle, demande, maintenant);
                    return prise == Etat.EN_COURS && demandes.merge(cle, 1, Integer::sum) > 5
                            ? new Tenue(appelant, cle, 0)
                            : prise;
                }
            };
        }
    }

    static class Regle2ReponseRognee extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                @Override
                public void garder(Tenue tenue, String reponse) {
                    super.garder(tenue, reponse.strip());
                }
            };
        }
    }

    static class Regle2AutreDemandeInapercue extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                @Override
                public Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
                    Prise prise = super.prendre(appelant, cle, demande, maintenant);
                    return prise == Etat.AUTRE_DEMANDE ? Etat.EN_COURS : prise;
                }
            };
        }
    }

    static class Regle3CleJamaisRendue extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                @Override
                public void rendre(Tenue tenue) {}
            };
        }
    }

    static class Regle4AppelantsConfondus extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                @Override
                public Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
                    return super.prendre("tous", cle, demande, maintenant);
                }
            };
        }
    }

    static class Regle4CasseIgnoree extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                @Override
                public Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
                    return super.prendre(appelant, cle.toLowerCase(Locale.ROOT), demande, maintenant);
                }
            };
        }
    }

    static class Regle5OubliTropTot extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree.minusSeconds(1));
        }
    }

    static class Regle5OubliTropTard extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree.plusSeconds(1));
        }
    }

    static class Regle6PriseQuiVautPourLesSuivantes extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            return new Deleguees(duree) {
                private final Map<String, Tenue> dernieres = new HashMap<>();

                @Override
                public synchronized Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
                    Prise prise = super.prendre(appelant, cle, demande, maintenant);
                    if (prise instanceof Tenue tenue) {
                        dernieres.put(appelant + " " + cle, tenue);
                    }
                    return prise;
                }

                private synchronized Tenue derniere(Tenue tenue) {
                    return dernieres.getOrDefault(tenue.appelant() + " " + tenue.cle(), tenue);
                }

                @Override
                public void garder(Tenue tenue, String reponse) {
                    super.garder(derniere(tenue), reponse);
                }

                @Override
                public void rendre(Tenue tenue) {
                    super.rendre(derniere(tenue));
                }
            };
        }
    }
}
