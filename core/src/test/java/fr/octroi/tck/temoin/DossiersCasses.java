package fr.octroi.tck.temoin;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.Magasin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores of dossiers, each broken in one place. */
final class DossiersCasses {

    private DossiersCasses() {}

    static class Sain extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue().magasin();
        }
    }

    static class Regle1ReponsesPerdues extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
                    return super.trouver(numero)
                            .map(enregistre ->
                                    new DossierEnregistre(sansReponse(enregistre.dossier()), enregistre.version()));
                }
            }.magasin();
        }

        private static Dossier sansReponse(Dossier dossier) {
            return new Dossier(
                    dossier.numero(),
                    dossier.aide(),
                    dossier.depot(),
                    dossier.demandeur(),
                    dossier.foyer(),
                    dossier.depense(),
                    dossier.iban(),
                    dossier.titulaire(),
                    dossier.aidesAutres(),
                    new TreeMap<>(),
                    dossier.pieces(),
                    dossier.etat());
        }
    }

    static class Regle1VersionDepuisZero extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
                    return super.trouver(numero)
                            .map(enregistre -> new DossierEnregistre(
                                    enregistre.dossier(), enregistre.version() == 1 ? 0 : enregistre.version()));
                }
            }.magasin();
        }
    }

    static class Regle2CasseIgnoree extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
                    return sain.apres(null, 10_000).stream()
                            .filter(autre -> autre.valeur().equalsIgnoreCase(numero.valeur()))
                            .findFirst()
                            .flatMap(sain::trouver);
                }
            }.magasin();
        }
    }

    static class Regle3VersionFutureAcceptee extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    sain.ecrire(avec(
                            ecriture,
                            ecriture.changements().stream()
                                    .map(changement -> new Ecriture.Changement(
                                            changement.dossier(),
                                            Math.min(
                                                    changement.versionAttendue(),
                                                    versionDe(
                                                            changement.dossier().numero())),
                                            changement.reperes(),
                                            changement.faits()))
                                    .toList()));
                }
            }.magasin();
        }
    }

    static class Regle4ChangementsUnParUn extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    if (ecriture.changements().isEmpty()) {
                        sain.ecrire(ecriture);
                    }
                    for (Ecriture.Changement changement : ecriture.changements()) {
                        sain.ecrire(avec(ecriture, List.of(changement)));
                    }
                }
            }.magasin();
        }
    }

    static class Regle4EmpreintesDUneEcritureRefusee extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<Repere, SortedSet<NumeroDossier>> restes = new HashMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    try {
                        sain.ecrire(ecriture);
                    } catch (ConflitDeVersionException conflit) {
                        for (Ecriture.Changement changement : ecriture.changements()) {
                            for (Repere repere : changement.reperes()) {
                                restes.computeIfAbsent(repere, nouveau -> new TreeSet<>())
                                        .add(changement.dossier().numero());
                            }
                        }
                        throw conflit;
                    }
                }

                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere) {
                    SortedSet<NumeroDossier> porteurs = super.porteurs(repere);
                    porteurs.addAll(restes.getOrDefault(repere, new TreeSet<>()));
                    return porteurs;
                }
            }.magasin();
        }
    }

    static class Regle4DepartDUneEcritureRefusee extends DossiersTck {
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
                    return super.enAttente(maintenant, taille).stream()
                            .filter(attente ->
                                    !partis.contains(attente.message().cle()))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle4DossiersAvantLesRegistres extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    if (ecriture.enveloppes().isEmpty()) {
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

    static class Regle5FaitsRenverses extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    List<Ecriture.Changement> renverses = new ArrayList<>();
                    for (Ecriture.Changement changement : ecriture.changements()) {
                        List<Fait> faits = new ArrayList<>(changement.faits());
                        Collections.reverse(faits);
                        renverses.add(new Ecriture.Changement(
                                changement.dossier(), changement.versionAttendue(), changement.reperes(), faits));
                    }
                    sain.ecrire(avec(ecriture, renverses));
                }
            }.magasin();
        }
    }

    static class Regle6AnciennesEmpreintesGardees extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<NumeroDossier, SortedSet<Repere>> tous = new HashMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    sain.ecrire(ecriture);
                    for (Ecriture.Changement changement : ecriture.changements()) {
                        tous.computeIfAbsent(changement.dossier().numero(), nouveau -> new TreeSet<>())
                                .addAll(changement.reperes());
                    }
                    ecriture.effacements().forEach(effacement -> tous.remove(effacement.numero()));
                }

                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere) {
                    SortedSet<NumeroDossier> porteurs = super.porteurs(repere);
                    tous.forEach((numero, reperes) -> {
                        if (reperes.contains(repere)) {
                            porteurs.add(numero);
                        }
                    });
                    return porteurs;
                }
            }.magasin();
        }
    }

    static class Regle7CasseIgnoreeDansLOrdre extends DossiersTck {
        private static final Comparator<NumeroDossier> ORDRE = Comparator.comparing(
                        NumeroDossier::valeur, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.naturalOrder());

        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
                    return sain.apres(null, 10_000).stream()
                            .sorted(ORDRE)
                            .filter(numero -> curseur == null || ORDRE.compare(numero, curseur) > 0)
                            .limit(taille)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle7CurseurCompris extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
                    return sain.apres(null, 10_000).stream()
                            .filter(numero -> curseur == null || numero.compareTo(curseur) >= 0)
                            .limit(taille)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle8VersionVerifieeSansVerrou extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    for (Ecriture.Changement changement : ecriture.changements()) {
                        if (versionDe(changement.dossier().numero()) != changement.versionAttendue()) {
                            throw new ConflitDeVersionException(
                                    changement.dossier().numero());
                        }
                    }
                    Attente.unInstant();
                    synchronized (this) {
                        sain.ecrire(avec(
                                ecriture,
                                ecriture.changements().stream()
                                        .map(changement -> new Ecriture.Changement(
                                                changement.dossier(),
                                                versionDe(changement.dossier().numero()),
                                                changement.reperes(),
                                                changement.faits()))
                                        .toList()));
                    }
                }
            }.magasin();
        }
    }

    static class Regle8MessageDeQuiAPerdu extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<Message> restes = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    try {
                        super.ecrire(ecriture);
                    } catch (ConflitDeVersionException conflit) {
                        // Rule 4 touches several dossiers at a time, and must not see this fault.
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

    static class Regle9PorteursVivants extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<Repere, SortedSet<NumeroDossier>> rendus = new HashMap<>();

                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere) {
                    SortedSet<NumeroDossier> vivant = rendus.computeIfAbsent(repere, nouveau -> new TreeSet<>());
                    SortedSet<NumeroDossier> presents = super.porteurs(repere);
                    vivant.retainAll(presents);
                    vivant.addAll(presents);
                    return vivant;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendus.keySet()).forEach(this::porteurs);
                }
            }.magasin();
        }
    }

    static class Regle9PageVivante extends DossiersTck {
        private record Demande(@Nullable NumeroDossier curseur, int taille) {}

        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<Demande, List<NumeroDossier>> rendues = new HashMap<>();

                @Override
                public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
                    List<NumeroDossier> vivante =
                            rendues.computeIfAbsent(new Demande(curseur, taille), nouvelle -> new ArrayList<>());
                    vivante.clear();
                    vivante.addAll(super.apres(curseur, taille));
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendues.keySet()).forEach(demande -> apres(demande.curseur(), demande.taille()));
                }
            }.magasin();
        }
    }

    static class Regle9PageDEtatsVivante extends DossiersTck {
        private record DemandeDEtats(
                Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {}

        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<DemandeDEtats, List<NumeroDossier>> rendues = new HashMap<>();

                @Override
                public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
                    List<NumeroDossier> vivante = rendues.computeIfAbsent(
                            new DemandeDEtats(Set.copyOf(etats), curseur, taille), nouvelle -> new ArrayList<>());
                    vivante.clear();
                    vivante.addAll(super.enEtat(etats, curseur, taille));
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendues.keySet())
                            .forEach(demande -> enEtat(demande.etats(), demande.curseur(), demande.taille()));
                }
            }.magasin();
        }
    }

    static class Regle10PremierEtatGarde extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final TreeMap<NumeroDossier, EtatDossier> premiers = new TreeMap<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    synchronized (premiers) {
                        for (Ecriture.Changement changement : ecriture.changements()) {
                            premiers.putIfAbsent(
                                    changement.dossier().numero(),
                                    changement.dossier().etat());
                        }
                    }
                }

                @Override
                public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
                    return sain.apres(curseur, 10_000).stream()
                            .filter(numero -> etats.contains(premiers.get(numero)))
                            .limit(taille)
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle10PageCoupeeAvantLeTri extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
                    // A page of all dossiers, of which few are in these states: an empty one is not the end.
                    return sain.apres(curseur, taille).stream()
                            .filter(numero -> etats.contains(
                                    sain.trouver(numero).orElseThrow().dossier().etat()))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle10AucunEtatAccepte extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
                    return etats.isEmpty() ? List.of() : super.enEtat(etats, curseur, taille);
                }
            }.magasin();
        }
    }

    static class Regle11CasseIgnoree extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
                    SortedSet<NumeroDossier> connus = super.connus(numeros);
                    for (NumeroDossier numero : numeros) {
                        String valeur = numero.valeur();
                        if (sain.trouver(new NumeroDossier(valeur.toLowerCase(Locale.ROOT)))
                                .isPresent()) {
                            connus.add(numero);
                        }
                    }
                    return connus;
                }
            }.magasin();
        }
    }

    static class Regle11PremiersSeulement extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
                    return super.connus(numeros.stream().limit(1_000).collect(Collectors.toCollection(TreeSet::new)));
                }
            }.magasin();
        }
    }

    static class Regle12NumeroRendu extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
                    SortedSet<NumeroDossier> connus = super.connus(numeros);
                    connus.removeIf(numero -> sain.trouver(numero).isEmpty());
                    return connus;
                }
            }.magasin();
        }
    }

    static class Regle12LettreGardee extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final List<MessageEnAttente> gardees = new ArrayList<>();

                @Override
                public void ecrire(Ecriture ecriture) {
                    List<MessageEnAttente> avant = sain.attentes(10_000);
                    super.ecrire(ecriture);
                    if (!ecriture.effacements().isEmpty()) {
                        gardees.addAll(avant);
                    }
                }

                @Override
                public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
                    return gardees.isEmpty() ? super.enAttente(maintenant, taille) : gardees;
                }
            }.magasin();
        }
    }
}
