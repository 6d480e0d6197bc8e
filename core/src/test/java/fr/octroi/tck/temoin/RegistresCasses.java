package fr.octroi.tck.temoin;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Versionne;
import fr.octroi.tck.Magasin;
import fr.octroi.tck.RegistresTck;
import fr.octroi.versement.Bordereau;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Registers, each broken in one place. */
final class RegistresCasses {

    private RegistresCasses() {}

    static class Sain extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue().magasin();
        }
    }

    static class Regle1DeportsPerdus extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<Versionne<SeanceBureau>> seance(String code) {
                    return super.seance(code).map(lue -> lue.avec(sansDeport(lue.valeur())));
                }
            }.magasin();
        }

        private static SeanceBureau sansDeport(SeanceBureau seance) {
            OrdreDuJour ordre = seance.ordreDuJour();
            return ordre == null
                    ? seance
                    : new SeanceBureau(
                            seance.code(),
                            seance.jour(),
                            seance.limite(),
                            seance.capacite(),
                            seance.etat(),
                            seance.mode(),
                            seance.convocations(),
                            new OrdreDuJour(
                                    ordre.seance(),
                                    ordre.geleLe(),
                                    ordre.lignes().stream()
                                            .map(ligne -> new OrdreDuJour.Ligne(
                                                    ligne.rang(),
                                                    ligne.numero(),
                                                    ligne.sens(),
                                                    ligne.propose(),
                                                    ligne.motifs(),
                                                    new TreeSet<>()))
                                            .toList()),
                            seance.deliberation());
        }
    }

    static class Regle1VersionDepuisZero extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<Versionne<Bordereau>> bordereau(String code) {
                    return super.bordereau(code).map(lu -> lu.version() == 1 ? new Versionne<>(lu.valeur(), 0) : lu);
                }
            }.magasin();
        }
    }

    static class Regle1CasseIgnoree extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<Versionne<Enveloppe>> enveloppe(String code) {
                    return super.enveloppe(code.toLowerCase(Locale.ROOT));
                }
            }.magasin();
        }
    }

    static class Regle2EnveloppeFutureAcceptee extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(avecRegistres(
                            ecriture,
                            ecriture.seances(),
                            ecriture.enveloppes().stream()
                                    .map(ecrite -> new Versionne<>(
                                            ecrite.valeur(),
                                            Math.min(
                                                    ecrite.version(),
                                                    sain.enveloppe(ecrite.valeur()
                                                                    .code())
                                                            .map(Versionne::version)
                                                            .orElse(0L))))
                                    .toList()));
                }
            }.magasin();
        }
    }

    static class Regle2DossiersAvantLesRegistres extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    // Rule 5 touches one dossier at a time, and must not see this fault.
                    if (ecriture.changements().size() < 2) {
                        super.ecrire(ecriture);
                        return;
                    }
                    // Two transactions: what the second refuses, the first has done.
                    super.ecrire(new Ecriture(ecriture.instant(), ecriture.auteur(), ecriture.changements()));
                    super.ecrire(avec(ecriture, List.of()));
                }
            }.magasin();
        }
    }

    static class Regle3OrdreDeLEcriture extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<String> codes = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    for (Versionne<SeanceBureau> ecrite : ecriture.seances()) {
                        if (!codes.contains(ecrite.valeur().code())) {
                            codes.add(ecrite.valeur().code());
                        }
                    }
                }

                @Override
                public List<SeanceBureau> seances() {
                    return super.seances().stream()
                            .sorted(Comparator.comparing(seance -> codes.indexOf(seance.code())))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle3GeleeQuiResteOuverte extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<SeanceBureau> seancesOuvertes() {
                    return seances();
                }
            }.magasin();
        }
    }

    static class Regle3OrdreDesCodesSansTiret extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<SeanceBureau> seances() {
                    // What the collation of a database does with punctuation.
                    return super.seances().stream()
                            .sorted(Comparator.comparing(SeanceBureau::jour)
                                    .thenComparing(seance -> seance.code().replace("-", "")))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle4RegistresAvantLesDossiers extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<String, Versionne<SeanceBureau>> restes = new HashMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    try {
                        super.ecrire(ecriture);
                    } catch (ConflitDeVersionException conflit) {
                        boolean aCauseDUnDossier = ecriture.changements().stream()
                                .anyMatch(changement -> changement.versionAttendue()
                                        != versionDe(changement.dossier().numero()));
                        if (aCauseDUnDossier) {
                            ecriture.seances()
                                    .forEach(seance ->
                                            restes.put(seance.valeur().code(), new Versionne<>(seance.valeur(), 1)));
                        }
                        throw conflit;
                    }
                }

                @Override
                public Optional<Versionne<SeanceBureau>> seance(String code) {
                    return super.seance(code).or(() -> Optional.ofNullable(restes.get(code)));
                }
            }.magasin();
        }
    }

    static class Regle5CreditsVerifiesSansVerrou extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    for (Versionne<Enveloppe> ecrite : ecriture.enveloppes()) {
                        if (versionDe(ecrite) != ecrite.version()) {
                            throw new ConflitDeVersionException(ecrite.valeur().code());
                        }
                    }
                    Attente.unInstant();
                    synchronized (this) {
                        super.ecrire(avecRegistres(
                                ecriture,
                                ecriture.seances(),
                                ecriture.enveloppes().stream()
                                        .map(ecrite -> new Versionne<>(ecrite.valeur(), versionDe(ecrite)))
                                        .toList()));
                    }
                }

                private long versionDe(Versionne<Enveloppe> ecrite) {
                    return sain.enveloppe(ecrite.valeur().code())
                            .map(Versionne::version)
                            .orElse(0L);
                }
            }.magasin();
        }
    }

    static class Regle5MessageAvantLeConflit extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<Message> restes = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    try {
                        super.ecrire(ecriture);
                    } catch (ConflitDeVersionException conflit) {
                        // Rule 2 refuses writes one after the other, and must not see this fault.
                        if (ecriture.changements().size() == 1) {
                            synchronized (restes) {
                                restes.addAll(ecriture.messages());
                            }
                        }
                        throw conflit;
                    }
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> tous = new ArrayList<>(super.enAttente(maintenant, taille));
                    restes.forEach(message -> tous.add(neuf(message)));
                    return tous;
                }
            }.magasin();
        }
    }

    static class Regle6ListeVivante extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<SeanceBureau> vivante = new ArrayList<>();

                @Override
                public List<SeanceBureau> seances() {
                    vivante.clear();
                    vivante.addAll(super.seances());
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    seances();
                }
            }.magasin();
        }
    }
}
