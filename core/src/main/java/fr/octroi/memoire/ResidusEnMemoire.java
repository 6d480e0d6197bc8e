package fr.octroi.memoire;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.port.Residus;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What erased dossiers left, in memory: lost with the process; safe for several threads. */
public final class ResidusEnMemoire implements Residus {

    private final SortedMap<Repere, SortedMap<NumeroDossier, LocalDate>> residus = new TreeMap<>();

    /** Makes an empty store. */
    public ResidusEnMemoire() {}

    @Override
    public synchronized void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> nouveaux) {
        nouveaux.forEach((repere, fin) -> residus.computeIfAbsent(repere, premier -> new TreeMap<>())
                .merge(numero, fin, (une, autre) -> une.isAfter(autre) ? une : autre));
    }

    @Override
    public synchronized SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
        SortedSet<NumeroDossier> porteurs = new TreeSet<>();
        residus.getOrDefault(repere, new TreeMap<>()).forEach((numero, fin) -> {
            if (!jour.isAfter(fin)) {
                porteurs.add(numero);
            }
        });
        return porteurs;
    }

    @Override
    public synchronized void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
        reperes.forEach(repere -> residus.getOrDefault(repere, new TreeMap<>()).remove(numero));
    }

    @Override
    public synchronized void oublier(NumeroDossier numero) {
        residus.values().forEach(fins -> fins.remove(numero));
        residus.values().removeIf(SortedMap::isEmpty);
    }

    @Override
    public synchronized long effacer(LocalDate jour) {
        long avant = compter();
        residus.values().forEach(fins -> fins.values().removeIf(jour::isAfter));
        residus.values().removeIf(SortedMap::isEmpty);
        return avant - compter();
    }

    private long compter() {
        return residus.values().stream().mapToLong(SortedMap::size).sum();
    }
}
