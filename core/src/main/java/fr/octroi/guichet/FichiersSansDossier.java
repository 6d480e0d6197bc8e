package fr.octroi.guichet;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Journal;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of dossiers that ended: those that no other dossier holds go too. */
final class FichiersSansDossier {

    /** A file is stored before the dossier that names it: one that was stored lately may be awaited by somebody. */
    private static final Duration SURSIS = Duration.ofDays(1);

    private final Comptoir comptoir;

    FichiersSansDossier(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * What became of files; those that were not there are not among them.
     *
     * @param tenus how many a dossier holds, which is still there
     */
    record Bilan(long effaces, long tenus, long enAttente, SortedSet<Empreinte> enPanne) {}

    /** Erases files, without those that a dossier holds which is still there. */
    Bilan effacer(SortedSet<Empreinte> nommes) {
        SortedSet<Empreinte> fichiers = new TreeSet<>(nommes);
        oterTenus(fichiers);
        Instant depuis = comptoir.reglages().horloge().instant().minus(SURSIS);
        long effaces = 0;
        long enAttente = 0;
        SortedSet<Empreinte> enPanne = new TreeSet<>();
        for (Empreinte fichier : fichiers) {
            try {
                if (comptoir.ports().pieces().effacer(fichier, depuis)) {
                    effaces++;
                } else if (estLa(fichier)) {
                    enAttente++;
                }
            } catch (PortException panne) {
                // It stays, its line says so, and the same list again takes it.
                enPanne.add(fichier);
            }
        }
        return new Bilan(effaces, (long) nommes.size() - fichiers.size(), enAttente, enPanne);
    }

    /** Leaves those that a dossier holds: journals say which, without any key, and of dossiers that cannot be read. */
    private void oterTenus(SortedSet<Empreinte> fichiers) {
        if (!fichiers.isEmpty()) {
            comptoir.parcourir(
                    EnumSet.allOf(EtatDossier.class), numero -> tenus(numero).forEach(fichiers::remove));
        }
    }

    /** The files that came with a dossier, without those that ended before the rest of it: one may be there as something else. */
    private Set<Empreinte> tenus(NumeroDossier numero) {
        SortedMap<String, SortedSet<Empreinte>> parType = new TreeMap<>();
        for (Entree entree : Journal.ordonner(comptoir.ports().journaux().entrees(numero))) {
            if (entree.fait() instanceof Fait.PieceRecue recue) {
                parType.computeIfAbsent(recue.type(), nouveau -> new TreeSet<>())
                        .add(recue.contenu());
            } else if (entree.fait() instanceof FaitDArchive.DonneesEffacees effacees) {
                parType.keySet().removeAll(effacees.pieces());
            }
        }
        return parType.values().stream().flatMap(SortedSet::stream).collect(Collectors.toSet());
    }

    /** The store does not say whether it kept a file or had none. */
    private boolean estLa(Empreinte fichier) {
        try {
            comptoir.ports().pieces().ouvrir(fichier).close();
            return true;
        } catch (IOException fermeture) {
            return true;
        } catch (PortException absent) {
            if (absent.nature() == PortException.Nature.TEMPORAIRE) {
                throw absent;
            }
            return false;
        }
    }
}
