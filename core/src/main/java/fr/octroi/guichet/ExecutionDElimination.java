package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import fr.octroi.rgpd.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One list that the archives agreed to, being carried out: the dossiers and parts first, then the files that no other dossier holds. */
final class ExecutionDElimination {

    private final Comptoir comptoir;
    private final Effacements effacements;
    private final Acteur acteur;
    private final Elimination liste;
    private final Elimination.Visa visa;
    private final List<Emporte> emportes = new ArrayList<>();

    ExecutionDElimination(
            Comptoir comptoir, Effacements effacements, Acteur acteur, Elimination liste, Elimination.Visa visa) {
        this.comptoir = comptoir;
        this.effacements = effacements;
        this.acteur = acteur;
        this.liste = liste;
        this.visa = visa;
    }

    /** A file that may go, with the line of the list that it goes by. */
    private record Emporte(NumeroDossier numero, @Nullable Partie partie, Empreinte fichier) {}

    CertificatDElimination executer() {
        SortedMap<NumeroDossier, Issue> issues = new TreeMap<>();
        SortedMap<NumeroDossier, SortedSet<Partie>> enPartie = new TreeMap<>();
        for (Elimination.Ligne ligne : liste.lignes()) {
            Partie partie = ligne.partie();
            if (partie == null) {
                issues.put(ligne.numero(), eliminer(ligne.numero()));
            } else {
                enPartie.computeIfAbsent(ligne.numero(), nouveau -> new TreeSet<>())
                        .add(partie);
            }
        }
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> parties = new TreeMap<>();
        enPartie.forEach((numero, siennes) -> parties.put(numero, eliminer(numero, siennes)));
        SortedSet<Empreinte> fichiers =
                emportes.stream().map(Emporte::fichier).collect(Collectors.toCollection(TreeSet::new));
        FichiersSansDossier.Bilan sortis = new FichiersSansDossier(comptoir).effacer(fichiers);
        for (Emporte emporte : emportes) {
            if (sortis.enPanne().contains(emporte.fichier())) {
                Partie partie = emporte.partie();
                if (partie == null) {
                    issues.put(emporte.numero(), Issue.EN_PANNE);
                } else {
                    parties.getOrDefault(emporte.numero(), new TreeMap<>()).put(partie, Issue.EN_PANNE);
                }
            }
        }
        return new CertificatDElimination(
                liste.code(),
                visa,
                comptoir.aujourdhui(),
                issues,
                parties,
                sortis.effaces(),
                sortis.tenus(),
                sortis.enAttente());
    }

    /** Erases one dossier, and adds its files to those that may go. */
    private Issue eliminer(NumeroDossier numero) {
        try {
            Optional<Pris> present = comptoir.prendre(numero);
            Optional<Sort.Phase> phase = present.map(pris -> comptoir.sort(pris).phase());
            Effet effet;
            if (phase.filter(autre -> autre != Sort.Phase.ECHU).isPresent()) {
                present.ifPresent(new ResidusDEffacement(comptoir)::reprendre);
                effet = Effet.IMPOSSIBLE;
            } else {
                effet = effacements.effacer(acteur, numero, visa.reference());
            }
            if (effet == Effet.FAIT || effet == Effet.DEJA_FAIT) {
                recues(comptoir.ports().journaux().entrees(numero))
                        .forEach(recue -> emportes.add(new Emporte(numero, null, recue.contenu())));
            }
            return switch (effet) {
                case FAIT -> Issue.EFFACE;
                case DEJA_FAIT -> Issue.DEJA_EFFACE;
                case INCONNU -> Issue.INCONNU;
                default ->
                    switch (phase.orElse(Sort.Phase.EN_COURS)) {
                        case GELE -> Issue.GELE;
                        case EN_COURS -> Issue.EN_COURS;
                        default -> Issue.PAS_ECHU;
                    };
            };
        } catch (PortException | ConflitDeVersionException | ValeurInvalideException panne) {
            // An aid that left the catalogue is among them: what a dossier leaves is computed from its règlement.
            return Issue.EN_PANNE;
        }
    }

    /** Erases parts of one dossier, and adds their files to those that may go. */
    private SortedMap<Partie, Issue> eliminer(NumeroDossier numero, SortedSet<Partie> parties) {
        try {
            Optional<Pris> pris = comptoir.prendre(numero);
            if (pris.isEmpty()) {
                return Effacements.toutes(parties, comptoir.estPris(numero) ? Issue.DEJA_EFFACE : Issue.INCONNU);
            }
            SortedMap<Partie, Issue> issues =
                    effacements.effacer(acteur, pris.get(), parties, liste.jour(), visa.reference());
            issues.forEach((partie, issue) -> {
                if (issue == Issue.EFFACE || issue == Issue.DEJA_EFFACE) {
                    emporter(pris.get(), partie);
                }
            });
            return issues;
        } catch (PortException | ConflitDeVersionException | ValeurInvalideException panne) {
            // An aid that left the catalogue is among them: what a dossier shares with others is computed from its
            // règlement.
            return Effacements.toutes(parties, Issue.EN_PANNE);
        }
    }

    private void emporter(Pris pris, Partie partie) {
        if (partie.donnees() == CategorieDeDonnees.PIECES) {
            recues(pris.parcours().entrees())
                    .filter(recue -> recue.type().equals(partie.type()))
                    .forEach(recue -> emportes.add(new Emporte(pris.numero(), partie, recue.contenu())));
        }
    }

    private static Stream<Fait.PieceRecue> recues(List<Entree> entrees) {
        return entrees.stream()
                .map(Entree::fait)
                .filter(Fait.PieceRecue.class::isInstance)
                .map(Fait.PieceRecue.class::cast);
    }
}
