package consommateur;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The plainest store that keeps the contract: lists, searched from end to end. */
public final class MonMagasin implements Dossiers, Journaux, Registres, Envois {

    private final Map<NumeroDossier, DossierEnregistre> images = new TreeMap<>();
    private final Set<NumeroDossier> effaces = new TreeSet<>();
    private final Map<NumeroDossier, List<Repere>> reperes = new TreeMap<>();
    private final List<Entree> entrees = new ArrayList<>();
    private final Set<Entree> recues = new HashSet<>();
    private final Map<String, Versionne<SeanceBureau>> seances = new TreeMap<>();
    private final Map<String, Versionne<Enveloppe>> enveloppes = new TreeMap<>();
    private final Map<String, Versionne<Bordereau>> bordereaux = new TreeMap<>();
    private final List<MessageEnAttente> messages = new ArrayList<>();
    private final Set<String> partis = new TreeSet<>();

    @Override
    public synchronized Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return Optional.ofNullable(images.get(numero));
    }

    @Override
    public synchronized SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
        SortedSet<NumeroDossier> connus = new TreeSet<>(numeros);
        connus.removeIf(numero -> !images.containsKey(numero) && !effaces.contains(numero));
        return connus;
    }

    @Override
    public synchronized SortedSet<NumeroDossier> porteurs(Repere repere) {
        SortedSet<NumeroDossier> porteurs = new TreeSet<>();
        reperes.forEach((numero, siens) -> {
            if (siens.contains(repere)) {
                porteurs.add(numero);
            }
        });
        return porteurs;
    }

    @Override
    public synchronized List<NumeroDossier> apres(NumeroDossier curseur, int taille) {
        return images.keySet().stream()
                .filter(numero -> curseur == null || numero.compareTo(curseur) > 0)
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized List<NumeroDossier> enEtat(Set<EtatDossier> etats, NumeroDossier curseur, int taille) {
        if (etats.isEmpty()) {
            throw new IllegalArgumentException("a state is needed");
        }
        return images.values().stream()
                .map(DossierEnregistre::dossier)
                .filter(dossier -> etats.contains(dossier.etat()))
                .map(Dossier::numero)
                .filter(numero -> curseur == null || numero.compareTo(curseur) > 0)
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized void ecrire(Ecriture ecriture) {
        ecriture.changements()
                .forEach(changement -> verifier(changement.dossier().numero(), changement.versionAttendue()));
        ecriture.effacements().forEach(effacement -> verifier(effacement.numero(), effacement.versionAttendue()));
        verifier(seances, ecriture.seances(), SeanceBureau::code);
        verifier(enveloppes, ecriture.enveloppes(), Enveloppe::code);
        verifier(bordereaux, ecriture.bordereaux(), Bordereau::code);
        ranger(seances, ecriture.seances(), SeanceBureau::code);
        ranger(enveloppes, ecriture.enveloppes(), Enveloppe::code);
        ranger(bordereaux, ecriture.bordereaux(), Bordereau::code);
        for (Message message : ecriture.messages()) {
            if (messages.stream().noneMatch(connu -> connu.message().cle().equals(message.cle()))) {
                messages.add(new MessageEnAttente(message, 0, "", null));
            }
        }
        partis.addAll(ecriture.partis());
        for (Ecriture.Changement changement : ecriture.changements()) {
            NumeroDossier numero = changement.dossier().numero();
            images.put(numero, new DossierEnregistre(changement.dossier(), changement.versionAttendue() + 1));
            reperes.put(numero, changement.reperes());
            enchainer(ecriture, numero, changement.versionAttendue() + 1, changement.faits());
        }
        for (Ecriture.Effacement effacement : ecriture.effacements()) {
            NumeroDossier numero = effacement.numero();
            images.remove(numero);
            effaces.add(numero);
            reperes.remove(numero);
            messages.stream()
                    .map(MessageEnAttente::message)
                    .filter(message -> message.dossier().equals(numero))
                    .forEach(message -> partis.add(message.cle()));
            enchainer(ecriture, numero, effacement.versionAttendue() + 1, effacement.faits());
        }
    }

    private void verifier(NumeroDossier numero, long attendue) {
        long version = trouver(numero).map(DossierEnregistre::version).orElse(0L);
        if (effaces.contains(numero) || version != attendue) {
            throw new ConflitDeVersionException(numero);
        }
    }

    private void enchainer(Ecriture ecriture, NumeroDossier numero, long version, List<Fait> faits) {
        for (Fait fait : faits) {
            Entree derniere = null;
            for (Entree entree : entrees) {
                if (entree.dossier().equals(numero)
                        && entree.auteur().organisation().equals(ecriture.auteur().organisation())) {
                    derniere = entree;
                }
            }
            entrees.add(Journal.enchainer(derniere, numero, version, ecriture.instant(), ecriture.auteur(), fait));
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
        return attentes(Integer.MAX_VALUE).stream()
                .filter(attente -> attente.aPartirDe() == null || !attente.aPartirDe().isAfter(maintenant))
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized void differer(String cle, Instant aPartirDe, String motif) {
        messages.replaceAll(attente -> attente.message().cle().equals(cle)
                ? new MessageEnAttente(attente.message(), attente.tentatives() + 1, motif, aPartirDe)
                : attente);
    }

    @Override
    public synchronized List<MessageEnAttente> attentes(int taille) {
        return messages.stream()
                .filter(attente -> !partis.contains(attente.message().cle()))
                .limit(taille)
                .toList();
    }

    @Override
    public synchronized List<Entree> recues(NumeroDossier numero) {
        return recues.stream()
                .filter(entree -> entree.dossier().equals(numero))
                .sorted(Comparator.comparing((Entree entree) -> entree.auteur().organisation())
                        .thenComparing(Entree::rang)
                        .thenComparing(Entree::empreinte))
                .toList();
    }

    @Override
    public synchronized void recevoir(List<Entree> nouvelles) {
        recues.addAll(nouvelles);
    }

    @Override
    public synchronized List<Entree> entrees(NumeroDossier numero) {
        return entrees.stream()
                .filter(entree -> entree.dossier().equals(numero))
                .sorted(Comparator.comparing((Entree entree) -> entree.auteur().organisation())
                        .thenComparing(Entree::rang))
                .toList();
    }
}
