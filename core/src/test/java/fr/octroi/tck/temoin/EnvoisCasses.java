package fr.octroi.tck.temoin;

import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.relance.Canal;
import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.Magasin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Outboxes, each broken in one place. */
final class EnvoisCasses {

    private EnvoisCasses() {}

    static class Sain extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue().magasin();
        }
    }

    private static Message avecCle(Message message, String cle) {
        return new Message(cle, message.dossier(), message.canal(), message.modele(), message.jour());
    }

    private static Message surUnAutreCanal(Message message) {
        Canal canal = message.canal() == Canal.COURRIER ? Canal.COURRIEL : message.canal();
        return new Message(message.cle(), message.dossier(), canal, message.modele(), message.jour());
    }

    static class Regle1CanalPerdu extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, taille).stream()
                            .map(attente -> avecMessage(attente, surUnAutreCanal(attente.message())))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle1CleTronquee extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    UnaryOperator<String> tronquer = cle -> cle.substring(0, Math.min(cle.length(), 64));
                    super.ecrire(avecEnvois(
                            ecriture,
                            ecriture.messages().stream()
                                    .map(message -> avecCle(message, tronquer.apply(message.cle())))
                                    .toList(),
                            ecriture.partis().stream().map(tronquer).toList()));
                }
            }.magasin();
        }
    }

    static class Regle2CleOublieeAuDepart extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<String> partis = new HashSet<>();
                private final List<Message> revenus = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    ecriture.messages().stream()
                            .filter(message -> partis.contains(message.cle()))
                            .forEach(revenus::add);
                    partis.addAll(ecriture.partis());
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> tous = new ArrayList<>(super.enAttente(maintenant, taille));
                    revenus.forEach(message -> tous.add(neuf(message)));
                    return tous;
                }
            }.magasin();
        }
    }

    static class Regle2MessageRemplace extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<String, Message> derniers = new HashMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    ecriture.messages().forEach(message -> derniers.put(message.cle(), message));
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, taille).stream()
                            .map(attente -> avecMessage(
                                    attente,
                                    derniers.getOrDefault(attente.message().cle(), attente.message())))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle2CasseIgnoree extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<String> connues = new HashSet<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(avecEnvois(
                            ecriture,
                            ecriture.messages().stream()
                                    .filter(message ->
                                            !connues.contains(message.cle().toLowerCase(Locale.ROOT)))
                                    .toList(),
                            ecriture.partis()));
                    ecriture.messages()
                            .forEach(message -> connues.add(message.cle().toLowerCase(Locale.ROOT)));
                }
            }.magasin();
        }
    }

    /** The other rules write few messages, and neither fault is theirs. */
    private static boolean estDUneAutreRegle(List<MessageEnAttente> tous) {
        return tous.size() < 10;
    }

    static class Regle3OrdreDesCles extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> tous = super.enAttente(maintenant, 10_000);
                    return estDUneAutreRegle(tous)
                            ? super.enAttente(maintenant, taille)
                            : tous.stream()
                                    .sorted(Comparator.comparing(
                                            attente -> attente.message().cle()))
                                    .limit(taille)
                                    .toList();
                }
            }.magasin();
        }
    }

    static class Regle3TailleIgnoree extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> tous = super.enAttente(maintenant, 10_000);
                    return estDUneAutreRegle(tous) ? super.enAttente(maintenant, taille) : tous;
                }
            }.magasin();
        }
    }

    static class Regle4MessageDUneEcritureRefusee extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<Message> restes = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    try {
                        super.ecrire(ecriture);
                    } catch (ConflitDeVersionException conflit) {
                        restes.addAll(ecriture.messages());
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

    static class Regle4DepartDUneEcritureRefusee extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<String> partis = new HashSet<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    partis.addAll(ecriture.partis());
                    super.ecrire(ecriture);
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, 10_000).stream()
                            .filter(attente ->
                                    !partis.contains(attente.message().cle()))
                            .limit(taille)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle4CleRetenueDUneEcritureRefusee extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<String> retenues = new HashSet<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    Ecriture nouvelle = avecEnvois(
                            ecriture,
                            ecriture.messages().stream()
                                    .filter(message -> retenues.add(message.cle()))
                                    .toList(),
                            ecriture.partis());
                    super.ecrire(nouvelle);
                }
            }.magasin();
        }
    }

    static class Regle5ListeVivante extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<Instant, List<MessageEnAttente>> rendues = new HashMap<>();

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> vivante = rendues.computeIfAbsent(maintenant, nouvelle -> new ArrayList<>());
                    vivante.clear();
                    vivante.addAll(super.enAttente(maintenant, taille));
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendues.keySet()).forEach(maintenant -> enAttente(maintenant, 10_000));
                }
            }.magasin();
        }
    }

    static class Regle6HeureIgnoree extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.attentes(taille);
                }
            }.magasin();
        }
    }

    static class Regle6PageCoupeeAvantLHeure extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.attentes(taille).stream()
                            .filter(super.enAttente(maintenant, 10_000)::contains)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle6PremiereHeureGardee extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<String, Instant> premieres = new HashMap<>();

                @Override
                public void differer(String cle, Instant aPartirDe, String motif) {
                    premieres.putIfAbsent(cle, aPartirDe);
                    super.differer(cle, premieres.getOrDefault(cle, aPartirDe), motif);
                }
            }.magasin();
        }
    }

    static class Regle6DifferesALaFin extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, 10_000).stream()
                            .sorted(Comparator.comparing(attente -> attente.tentatives() > 0))
                            .limit(taille)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle7PremierMotifGarde extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<String, String> premiers = new HashMap<>();

                @Override
                public void differer(String cle, Instant aPartirDe, String motif) {
                    premiers.putIfAbsent(cle, motif);
                    super.differer(cle, aPartirDe, premiers.getOrDefault(cle, motif));
                }
            }.magasin();
        }
    }

    static class Regle7CompteCommun extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private int reports;

                @Override
                public void differer(String cle, Instant aPartirDe, String motif) {
                    reports++;
                    super.differer(cle, aPartirDe, motif);
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, taille).stream()
                            .map(attente -> new MessageEnAttente(
                                    attente.message(),
                                    attente.tentatives() == 0 ? 0 : reports,
                                    attente.motif(),
                                    attente.aPartirDe()))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle8ReportRetenuPourPlusTard extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<String> retenus = new HashSet<>();

                @Override
                public void differer(String cle, Instant aPartirDe, String motif) {
                    super.differer(cle, aPartirDe, motif);
                    if (attentes(10_000).stream()
                            .noneMatch(attente -> attente.message().cle().equals(cle))) {
                        retenus.add(cle);
                    }
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    ecriture.messages().stream()
                            .map(Message::cle)
                            .filter(retenus::remove)
                            .forEach(cle -> super.differer(cle, Instant.EPOCH, "RETENU"));
                }
            }.magasin();
        }
    }

    static class Regle8PartiQuiRevient extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<String, Message> connus = new HashMap<>();
                private final Set<String> partis = new HashSet<>();
                private final List<Message> revenus = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    ecriture.messages().forEach(message -> connus.put(message.cle(), message));
                    partis.addAll(ecriture.partis());
                }

                @Override
                public void differer(String cle, Instant aPartirDe, String motif) {
                    super.differer(cle, aPartirDe, motif);
                    Message connu = connus.get(cle);
                    if (connu != null && partis.contains(cle)) {
                        revenus.add(connu);
                    }
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    List<MessageEnAttente> tous = new ArrayList<>(super.enAttente(maintenant, taille));
                    revenus.forEach(message -> tous.add(neuf(message)));
                    return tous;
                }
            }.magasin();
        }
    }

    static class Regle9DifferesTus extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<MessageEnAttente> attentes(int taille) {
                    return super.attentes(taille).stream()
                            .filter(attente -> attente.aPartirDe() == null)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle9RegarderTient extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Set<MessageEnAttente> vus = new HashSet<>();

                @Override
                public List<MessageEnAttente> attentes(int taille) {
                    vus.addAll(super.attentes(taille));
                    return super.attentes(taille);
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return super.enAttente(maintenant, taille).stream()
                            .filter(attente -> !vus.contains(attente))
                            .toList();
                }
            }.magasin();
        }
    }
}
