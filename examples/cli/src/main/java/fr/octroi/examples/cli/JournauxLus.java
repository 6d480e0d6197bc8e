package fr.octroi.examples.cli;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Parcours;
import fr.octroi.suivi.Traitement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exported journals, read together: each is checked first, and an entry that two of them hold counts once.
 *
 * @param parDossier the entries of each dossier, of all organisations
 */
record JournauxLus(SortedMap<NumeroDossier, List<Entree>> parDossier) {

    static JournauxLus lire(List<Path> fichiers) {
        Map<NumeroDossier, Set<Entree>> uniques = new TreeMap<>();
        for (Path fichier : fichiers) {
            JournalCommande.exigerIntact(fichier);
            JournalCommande.entrees(fichier)
                    .forEach(entree -> uniques.computeIfAbsent(entree.dossier(), nouveau -> new LinkedHashSet<>())
                            .add(entree));
        }
        SortedMap<NumeroDossier, List<Entree>> parDossier = new TreeMap<>();
        uniques.forEach((numero, entrees) -> parDossier.put(numero, new ArrayList<>(entrees)));
        return new JournauxLus(parDossier);
    }

    /** The day of the last entry. */
    LocalDate dernierJour(ZoneId zone) {
        return parDossier.values().stream()
                .flatMap(Collection::stream)
                .map(Entree::instant)
                .max(Instant::compareTo)
                .map(instant -> LocalDate.ofInstant(instant, zone))
                .orElseThrow(() -> new CommandeImpossibleException("--journal : aucune entrée n'y est lue"));
    }

    /** The dossiers whose facts can be followed: a file can hold facts that follow each other in no life. */
    SortedMap<NumeroDossier, List<Entree>> lisibles(LocalDate jour, ZoneId zone) {
        SortedMap<NumeroDossier, List<Entree>> lisibles = new TreeMap<>(parDossier);
        lisibles.values().removeIf(entrees -> traitement(entrees, jour, zone).isEmpty());
        return lisibles;
    }

    /** How a dossier was treated, empty when its facts cannot be followed. */
    static Optional<Traitement> traitement(List<Entree> entrees, LocalDate jour, ZoneId zone) {
        try {
            Parcours.rejouer(entrees);
            return Traitement.de(entrees, jour, zone);
        } catch (ValeurInvalideException impossible) {
            return Optional.empty();
        }
    }
}
