package fr.octroi.guichet;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The digests that erased dossiers leave, so that the same request is still known when it comes again (<i>résidus</i>). */
final class ResidusDEffacement {

    private final Comptoir comptoir;

    ResidusDEffacement(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * What a dossier leaves when it is erased now, as its policy says.
     *
     * @param reste what is there of it afterwards, which bears its digests itself; null when it goes whole
     */
    SortedMap<Repere, LocalDate> de(Pris pris, @Nullable Dossier reste) {
        SortedMap<Repere.Genre, LocalDate> genres = comptoir.conservation(pris)
                .residus(pris.etat(), pris.parcours(), comptoir.reglages().fuseau(), comptoir.aujourdhui());
        SortedMap<Repere, LocalDate> residus = new TreeMap<>();
        if (!genres.isEmpty()) {
            List<Repere> demeurent = reste == null ? List.of() : comptoir.reperes(reste);
            for (Repere repere : comptoir.reperes(pris.dossier())) {
                LocalDate fin = genres.get(repere.genre());
                if (fin != null && !demeurent.contains(repere)) {
                    residus.put(repere, fin);
                }
            }
        }
        return residus;
    }

    /**
     * Takes back what an erasure left that did not come to its end: a dossier that is there bears its digests itself, but for those of its parts that
     * ended before.
     */
    void reprendre(Pris pris) {
        if (comptoir.conservation(pris).residus().isEmpty()) {
            return;
        }
        if (aLaisse(pris, 0)) {
            // Without its règlement its digests are not known, and none was left of it.
            Instruction.choisir(comptoir.catalogue(), pris.dossier())
                    .ifPresent(reglement -> comptoir.ports()
                            .residus()
                            .retirer(
                                    pris.numero(),
                                    new TreeSet<>(Doublons.reperes(
                                            pris.dossier(),
                                            reglement.definition(),
                                            comptoir.ports().cles().organisation()))));
        } else {
            comptoir.ports().residus().oublier(pris.numero());
        }
        rendre(pris);
    }

    /** Gives back what was taken from another erasure, which came to its end while this one looked. */
    private void rendre(Pris pris) {
        Optional<Pris> present = comptoir.lire(pris.numero());
        if (present.isEmpty() || aLaisse(present.get(), pris.version())) {
            SortedMap<Repere, LocalDate> residus =
                    de(pris, present.map(Pris::dossier).orElse(null));
            if (!residus.isEmpty()) {
                comptoir.ports().residus().garder(pris.numero(), residus);
            }
        }
    }

    /** Whether a part of it has ended, after a version, and left something. */
    private static boolean aLaisse(Pris pris, long version) {
        return pris.parcours().entrees().stream()
                .filter(entree -> entree.version() > version)
                .anyMatch(entree ->
                        entree.fait() instanceof FaitDArchive.DonneesEffacees effacees && effacees.residu() != null);
    }

    static @Nullable LocalDate dernier(SortedMap<Repere, LocalDate> residus) {
        return residus.values().stream().max(LocalDate::compareTo).orElse(null);
    }

    /**
     * Leaves digests before what bears them goes: whoever dies in between leaves one too much, of a dossier that is there and shows it
     * anyway, and the same call again takes it back or ends the dossier. A write that was refused takes it back at once.
     */
    void laisser(NumeroDossier numero, SortedMap<Repere, LocalDate> residus, Runnable ecriture) {
        if (residus.isEmpty()) {
            ecriture.run();
            return;
        }
        comptoir.ports().residus().garder(numero, residus);
        try {
            ecriture.run();
            // Once more: the same call, made again meanwhile, may have found the dossier there and taken them back.
            comptoir.ports().residus().garder(numero, residus);
        } catch (ConflitDeVersionException refus) {
            try {
                // As it stands now: whom another outran may have no dossier any more. Of a store that failed nobody
                // knows whether it wrote: what is left stays until the same call knows.
                comptoir.prendre(numero).ifPresent(this::reprendre);
            } catch (PortException | ConflitDeVersionException panne) {
                refus.addSuppressed(panne);
            }
            throw refus;
        }
    }
}
