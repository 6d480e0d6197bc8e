package fr.octroi.tck.temoin;

import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.relance.Canal;
import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.Magasin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    static class Regle1CanalPerdu extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Message> enAttente(int taille) {
                    return super.enAttente(taille).stream()
                            .map(message -> message.canal() == Canal.COURRIER
                                    ? new Message(
                                            message.cle(),
                                            message.dossier(),
                                            Canal.COURRIEL,
                                            message.modele(),
                                            message.jour())
                                    : message)
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
                private final Map<String, Message> presents = new LinkedHashMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    ecriture.messages().forEach(message -> presents.putIfAbsent(message.cle(), message));
                    ecriture.partis().forEach(presents::remove);
                }

                @Override
                public List<Message> enAttente(int taille) {
                    return presents.values().stream().limit(taille).toList();
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
                public List<Message> enAttente(int taille) {
                    return super.enAttente(taille).stream()
                            .map(message -> derniers.getOrDefault(message.cle(), message))
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

    static class Regle3OrdreDesCles extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Message> enAttente(int taille) {
                    // The other rules write few messages, and this fault is not theirs.
                    List<Message> tous = super.enAttente(10_000);
                    return (tous.size() < 10 ? tous.stream() : tous.stream().sorted(Comparator.comparing(Message::cle)))
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
                public List<Message> enAttente(int taille) {
                    return super.enAttente(10_000);
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
                public List<Message> enAttente(int taille) {
                    List<Message> tous = new ArrayList<>(super.enAttente(taille));
                    tous.addAll(restes);
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
                public List<Message> enAttente(int taille) {
                    return super.enAttente(10_000).stream()
                            .filter(message -> !partis.contains(message.cle()))
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
                private final Map<Integer, List<Message>> rendues = new HashMap<>();

                @Override
                public List<Message> enAttente(int taille) {
                    List<Message> vivante = rendues.computeIfAbsent(taille, nouvelle -> new ArrayList<>());
                    vivante.clear();
                    vivante.addAll(super.enAttente(taille));
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendues.keySet()).forEach(this::enAttente);
                }
            }.magasin();
        }
    }
}
