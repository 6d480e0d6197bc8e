package fr.octroi.memoire;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Consultations;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Registres;
import fr.octroi.port.Versionne;
import fr.octroi.versement.Bordereau;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers, their journals, the registers and the outbox in memory, safe for several threads. The outbox holds nothing for whoever hands over:
 * one thread at a time does.
 */
public final class DossiersEnMemoire implements Dossiers, Consultations, Journaux, Registres, Envois {

    private static final Comparator<Entree> PAR_CHAINE = Comparator.comparing(
                    (Entree entree) -> entree.auteur().organisation())
            .thenComparingLong(Entree::rang)
            .thenComparing(Entree::empreinte);

    private final TreeMap<NumeroDossier, DossierEnregistre> dossiers = new TreeMap<>();

    /** Each dossier at the rank of its latest write. */
    private final TreeMap<Long, NumeroDossier> parEcriture = new TreeMap<>();

    private final TreeSet<NumeroDossier> effaces = new TreeSet<>();
    private final Map<NumeroDossier, Long> derniereEcriture = new HashMap<>();
    private final Map<NumeroDossier, List<Repere>> reperesDe = new HashMap<>();
    private final Map<Repere, SortedSet<NumeroDossier>> porteurs = new HashMap<>();
    private final Map<NumeroDossier, TreeMap<String, List<Entree>>> chaines = new HashMap<>();
    private final Map<NumeroDossier, SortedSet<Entree>> recues = new HashMap<>();
    private final Map<String, Versionne<SeanceBureau>> seances = new HashMap<>();
    private final Map<String, Versionne<Enveloppe>> enveloppes = new HashMap<>();
    private final Map<String, Versionne<Bordereau>> bordereaux = new HashMap<>();
    private final Map<String, MessageEnAttente> enAttente = new LinkedHashMap<>();
    private final Set<String> connus = new HashSet<>();

    /** Makes an empty store. */
    public DossiersEnMemoire() {}

    @Override
    public synchronized Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return Optional.ofNullable(dossiers.get(numero));
    }

    @Override
    public synchronized SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
        SortedSet<NumeroDossier> connus = new TreeSet<>(numeros);
        connus.removeIf(numero -> !dossiers.containsKey(numero) && !effaces.contains(numero));
        return connus;
    }

    @Override
    public synchronized SortedSet<NumeroDossier> porteurs(Repere repere) {
        return new TreeSet<>(porteurs.getOrDefault(repere, new TreeSet<>()));
    }

    @Override
    public synchronized List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return (curseur == null ? dossiers : dossiers.tailMap(curseur, false))
                .keySet().stream().limit(taille).toList();
    }

    @Override
    public synchronized void ecrire(Ecriture ecriture) {
        for (Ecriture.Changement changement : ecriture.changements()) {
            exigerVersion(changement.dossier().numero(), changement.versionAttendue());
        }
        for (Ecriture.Effacement effacement : ecriture.effacements()) {
            exigerVersion(effacement.numero(), effacement.versionAttendue());
        }
        verifier(seances, ecriture.seances(), SeanceBureau::code);
        verifier(enveloppes, ecriture.enveloppes(), Enveloppe::code);
        verifier(bordereaux, ecriture.bordereaux(), Bordereau::code);
        for (Ecriture.Changement changement : ecriture.changements()) {
            appliquer(ecriture, changement);
        }
        for (Ecriture.Effacement effacement : ecriture.effacements()) {
            effacer(ecriture, effacement);
        }
        ranger(seances, ecriture.seances(), SeanceBureau::code);
        ranger(enveloppes, ecriture.enveloppes(), Enveloppe::code);
        ranger(bordereaux, ecriture.bordereaux(), Bordereau::code);
        for (Message message : ecriture.messages()) {
            if (connus.add(message.cle())) {
                enAttente.put(message.cle(), new MessageEnAttente(message, 0, "", null));
            }
        }
        ecriture.partis().forEach(enAttente::remove);
    }

    private void exigerVersion(NumeroDossier numero, long attendue) {
        DossierEnregistre present = dossiers.get(numero);
        if (effaces.contains(numero) || (present == null ? 0 : present.version()) != attendue) {
            throw new ConflitDeVersionException(numero);
        }
    }

    private static <T> void verifier(
            Map<String, Versionne<T>> registre, List<Versionne<T>> ecrits, Function<T, String> code) {
        for (Versionne<T> ecrit : ecrits) {
            Versionne<T> present = registre.get(code.apply(ecrit.valeur()));
            if ((present == null ? 0 : present.version()) != ecrit.version()) {
                throw new ConflitDeVersionException(code.apply(ecrit.valeur()));
            }
        }
    }

    private static <T> void ranger(
            Map<String, Versionne<T>> registre, List<Versionne<T>> ecrits, Function<T, String> code) {
        for (Versionne<T> ecrit : ecrits) {
            registre.put(code.apply(ecrit.valeur()), new Versionne<>(ecrit.valeur(), ecrit.version() + 1));
        }
    }

    private void appliquer(Ecriture ecriture, Ecriture.Changement changement) {
        NumeroDossier numero = changement.dossier().numero();
        dossiers.put(numero, new DossierEnregistre(changement.dossier(), changement.versionAttendue() + 1));
        dater(numero);
        reperer(numero, changement.reperes());
        enchainer(ecriture, numero, changement.versionAttendue() + 1, changement.faits());
    }

    private void effacer(Ecriture ecriture, Ecriture.Effacement effacement) {
        NumeroDossier numero = effacement.numero();
        dossiers.remove(numero);
        effaces.add(numero);
        dater(numero);
        reperer(numero, List.of());
        enAttente.values().removeIf(attente -> attente.message().dossier().equals(numero));
        enchainer(ecriture, numero, effacement.versionAttendue() + 1, effacement.faits());
    }

    private void dater(NumeroDossier numero) {
        long rang = parEcriture.isEmpty() ? DEBUT + 1 : parEcriture.lastKey() + 1;
        parEcriture.put(rang, numero);
        Long precedent = derniereEcriture.put(numero, rang);
        if (precedent != null) {
            parEcriture.remove(precedent);
        }
    }

    private void reperer(NumeroDossier numero, List<Repere> reperes) {
        for (Repere ancien : reperesDe.getOrDefault(numero, List.of())) {
            SortedSet<NumeroDossier> restants = porteurs.get(ancien);
            if (restants != null && restants.remove(numero) && restants.isEmpty()) {
                porteurs.remove(ancien);
            }
        }
        reperesDe.put(numero, reperes);
        for (Repere nouveau : reperes) {
            porteurs.computeIfAbsent(nouveau, sansPorteur -> new TreeSet<>()).add(numero);
        }
    }

    private void enchainer(Ecriture ecriture, NumeroDossier numero, long version, List<Fait> faits) {
        List<Entree> chaine = chaines.computeIfAbsent(numero, sansChaine -> new TreeMap<>())
                .computeIfAbsent(ecriture.auteur().organisation(), sansEntree -> new ArrayList<>());
        for (Fait fait : faits) {
            Entree derniere = chaine.isEmpty() ? null : chaine.get(chaine.size() - 1);
            chaine.add(Journal.enchainer(derniere, numero, version, ecriture.instant(), ecriture.auteur(), fait));
        }
    }

    @Override
    public synchronized List<Entree> entrees(NumeroDossier numero) {
        List<Entree> toutes = new ArrayList<>();
        chaines.getOrDefault(numero, new TreeMap<>()).values().forEach(toutes::addAll);
        return toutes;
    }

    @Override
    public synchronized List<Entree> recues(NumeroDossier numero) {
        return List.copyOf(recues.getOrDefault(numero, Collections.emptySortedSet()));
    }

    @Override
    public synchronized void recevoir(List<Entree> entrees) {
        for (Entree entree : entrees) {
            recues.computeIfAbsent(entree.dossier(), premiere -> new TreeSet<>(PAR_CHAINE))
                    .add(entree);
        }
    }

    @Override
    public synchronized List<NumeroDossier> enEtat(
            Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
        if (etats.isEmpty()) {
            throw new IllegalArgumentException("a state is needed");
        }
        return (curseur == null ? dossiers : dossiers.tailMap(curseur, false))
                .entrySet().stream()
                        .filter(present ->
                                etats.contains(present.getValue().dossier().etat()))
                        .map(Map.Entry::getKey)
                        .limit(taille)
                        .toList();
    }

    @Override
    public synchronized List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
        return retenus(filtre)
                .filter(resume -> apres == null || resume.compareTo(apres) > 0)
                .sorted()
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized SortedMap<EtatDossier, Long> compter(Filtre filtre) {
        return retenus(filtre).collect(Collectors.groupingBy(Resume::etat, TreeMap::new, Collectors.counting()));
    }

    private Stream<Resume> retenus(Filtre filtre) {
        return dossiers.values().stream()
                .filter(present -> filtre.retient(present.dossier()))
                .map(Resume::de);
    }

    @Override
    public synchronized Suite depuis(long curseur, int taille) {
        SortedMap<Long, NumeroDossier> suivants = new TreeMap<>();
        parEcriture.tailMap(curseur, false).entrySet().stream()
                .limit(taille)
                .forEach(suivant -> suivants.put(suivant.getKey(), suivant.getValue()));
        return new Suite(
                suivants.values().stream()
                        .filter(numero -> !effaces.contains(numero))
                        .map(numero -> Resume.de(Objects.requireNonNull(dossiers.get(numero))))
                        .toList(),
                suivants.values().stream().filter(effaces::contains).toList(),
                suivants.isEmpty() ? curseur : suivants.lastKey());
    }

    @Override
    public synchronized Optional<Versionne<SeanceBureau>> seance(String code) {
        return Optional.ofNullable(seances.get(code));
    }

    @Override
    public synchronized List<SeanceBureau> seances() {
        return seances.values().stream()
                .map(Versionne::valeur)
                .sorted(Comparator.comparing(SeanceBureau::jour).thenComparing(SeanceBureau::code))
                .toList();
    }

    @Override
    public synchronized Optional<Versionne<Enveloppe>> enveloppe(String code) {
        return Optional.ofNullable(enveloppes.get(code));
    }

    @Override
    public synchronized Optional<Versionne<Bordereau>> bordereau(String code) {
        return Optional.ofNullable(bordereaux.get(code));
    }

    @Override
    public synchronized List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
        return enAttente.values().stream()
                .filter(attente ->
                        attente.aPartirDe() == null || !attente.aPartirDe().isAfter(maintenant))
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized void differer(String cle, Instant aPartirDe, String motif) {
        enAttente.computeIfPresent(
                cle,
                (connue, attente) ->
                        new MessageEnAttente(attente.message(), attente.tentatives() + 1, motif, aPartirDe));
    }

    @Override
    public synchronized List<MessageEnAttente> attentes(int taille) {
        return enAttente.values().stream().limit(taille).toList();
    }
}
