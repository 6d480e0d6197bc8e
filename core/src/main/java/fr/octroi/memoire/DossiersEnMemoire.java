package fr.octroi.memoire;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers and their journals in memory, safe for several threads.
 */
public final class DossiersEnMemoire implements Dossiers, Journaux {

    private final TreeMap<NumeroDossier, DossierEnregistre> dossiers = new TreeMap<>();
    private final Map<NumeroDossier, List<Repere>> reperesDe = new HashMap<>();
    private final Map<Repere, SortedSet<NumeroDossier>> porteurs = new HashMap<>();
    private final Map<NumeroDossier, TreeMap<String, List<Entree>>> chaines = new HashMap<>();

    /** Makes an empty store. */
    public DossiersEnMemoire() {}

    @Override
    public synchronized Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return Optional.ofNullable(dossiers.get(numero));
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
            NumeroDossier numero = changement.dossier().numero();
            DossierEnregistre present = dossiers.get(numero);
            if ((present == null ? 0 : present.version()) != changement.versionAttendue()) {
                throw new ConflitDeVersionException(numero);
            }
        }
        for (Ecriture.Changement changement : ecriture.changements()) {
            appliquer(ecriture, changement);
        }
    }

    private void appliquer(Ecriture ecriture, Ecriture.Changement changement) {
        NumeroDossier numero = changement.dossier().numero();
        dossiers.put(numero, new DossierEnregistre(changement.dossier(), changement.versionAttendue() + 1));
        for (Repere ancien : reperesDe.getOrDefault(numero, List.of())) {
            SortedSet<NumeroDossier> restants = porteurs.get(ancien);
            if (restants != null && restants.remove(numero) && restants.isEmpty()) {
                porteurs.remove(ancien);
            }
        }
        reperesDe.put(numero, changement.reperes());
        for (Repere nouveau : changement.reperes()) {
            porteurs.computeIfAbsent(nouveau, sansPorteur -> new TreeSet<>()).add(numero);
        }
        List<Entree> chaine = chaines.computeIfAbsent(numero, sansChaine -> new TreeMap<>())
                .computeIfAbsent(ecriture.auteur().organisation(), sansEntree -> new ArrayList<>());
        for (Fait fait : changement.faits()) {
            Entree derniere = chaine.isEmpty() ? null : chaine.get(chaine.size() - 1);
            chaine.add(Journal.enchainer(derniere, numero, ecriture.instant(), ecriture.auteur(), fait));
        }
    }

    @Override
    public synchronized List<Entree> entrees(NumeroDossier numero) {
        List<Entree> toutes = new ArrayList<>();
        chaines.getOrDefault(numero, new TreeMap<>()).values().forEach(toutes::addAll);
        return toutes;
    }
}
