package consommateur;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plainest store that keeps the contract: lists, searched from end to end. */
public final class MonMagasin implements Dossiers, Journaux {

    private final Map<NumeroDossier, DossierEnregistre> images = new TreeMap<>();
    private final Map<NumeroDossier, List<Repere>> reperes = new TreeMap<>();
    private final List<Entree> entrees = new ArrayList<>();

    @Override
    public synchronized Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return Optional.ofNullable(images.get(numero));
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
    public synchronized void ecrire(Ecriture ecriture) {
        for (Ecriture.Changement changement : ecriture.changements()) {
            NumeroDossier numero = changement.dossier().numero();
            long version = trouver(numero).map(DossierEnregistre::version).orElse(0L);
            if (version != changement.versionAttendue()) {
                throw new ConflitDeVersionException(numero);
            }
        }
        for (Ecriture.Changement changement : ecriture.changements()) {
            NumeroDossier numero = changement.dossier().numero();
            images.put(numero, new DossierEnregistre(changement.dossier(), changement.versionAttendue() + 1));
            reperes.put(numero, changement.reperes());
            for (Fait fait : changement.faits()) {
                Entree derniere = null;
                for (Entree entree : entrees) {
                    if (entree.dossier().equals(numero)
                            && entree.auteur().organisation().equals(ecriture.auteur().organisation())) {
                        derniere = entree;
                    }
                }
                entrees.add(Journal.enchainer(
                        derniere, numero, changement.versionAttendue() + 1, ecriture.instant(), ecriture.auteur(), fait));
            }
        }
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
