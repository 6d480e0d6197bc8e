package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Ecriture;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Partie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The end of a dossier, or of a part of it: what is written, in which order, so that an interruption leaves nothing that the same call does not take. */
final class Effacements {

    private final Comptoir comptoir;
    private final ResidusDEffacement laisses;

    Effacements(Comptoir comptoir) {
        this.comptoir = comptoir;
        this.laisses = new ResidusDEffacement(comptoir);
    }

    /** Erases a dossier, but for its files; the same call again finishes what this one could not. */
    Effet effacer(Acteur acteur, NumeroDossier numero, String visa) {
        // A visa of another form is refused before anything is looked at.
        Fait sansReste = new Fait.DossierEfface(visa);
        Optional<Pris> pris = comptoir.prendre(numero);
        if (pris.isEmpty()) {
            if (!comptoir.estPris(numero)) {
                return Effet.INCONNU;
            }
            oublier(numero);
            return Effet.DEJA_FAIT;
        }
        laisses.reprendre(pris.get());
        if (!peutFinir(pris.get())) {
            return Effet.IMPOSSIBLE;
        }
        SortedMap<Repere, LocalDate> residus = laisses.de(pris.get(), null);
        Fait fait = residus.isEmpty() ? sansReste : new Fait.DossierEfface(visa, ResidusDEffacement.dernier(residus));
        laisses.laisser(
                numero,
                residus,
                () -> comptoir.ports()
                        .dossiers()
                        .ecrire(Ecriture.effacer(
                                comptoir.reglages().horloge().instant(),
                                acteur,
                                List.of(new Ecriture.Effacement(
                                        numero, pris.get().version(), List.of(fait))))));
        oublier(numero);
        return Effet.FAIT;
    }

    private boolean peutFinir(Pris pris) {
        return switch (comptoir.sort(pris).phase()) {
            case ECHU -> true;
            case SANS_TERME ->
                !comptoir.reglages().conservations().containsKey(pris.dossier().aide());
            case EN_COURS, GELE, ACTIVE, INTERMEDIAIRE -> false;
        };
    }

    /** After the write: a key that goes first would leave a dossier that nobody can read, nor erase. */
    private void oublier(NumeroDossier numero) {
        comptoir.ports().notes().effacer(numero);
        comptoir.ports().cles().detruire(numero);
    }

    /**
     * Erases parts of one dossier in one write: each is judged again.
     *
     * @param jour the day on which the list was drawn up: what came on it or since stays
     */
    SortedMap<Partie, Issue> effacer(Acteur acteur, Pris pris, SortedSet<Partie> parties, LocalDate jour, String visa) {
        laisses.reprendre(pris);
        if (pris.parcours().estRetenu()) {
            return toutes(parties, Issue.GELE);
        }
        Conservation conservation = comptoir.conservation(pris);
        SortedSet<Partie> echues = new TreeSet<>(conservation
                .echues(pris.etat(), pris.parcours(), comptoir.reglages().fuseau(), comptoir.aujourdhui())
                .keySet());
        Issue pasEncore = conservation.estEnCours(pris.etat(), pris.parcours(), comptoir.aujourdhui())
                ? Issue.EN_COURS
                : Issue.PAS_ECHU;
        SortedMap<Partie, Issue> issues = new TreeMap<>();
        Dossier reste = pris.dossier();
        List<String> effacees = new ArrayList<>();
        for (Partie partie : parties) {
            if (!partie.estTenue(pris.dossier(), pris.parcours().entrees()) || estEffacee(pris, partie, jour, visa)) {
                issues.put(partie, Issue.DEJA_EFFACE);
            } else if (echues.contains(partie) && !estVenue(pris, partie, jour)) {
                issues.put(partie, Issue.EFFACE);
                reste = partie.oter(reste);
                effacees.add(partie.code());
            } else {
                issues.put(partie, pasEncore);
            }
        }
        if (!effacees.isEmpty()) {
            Dossier apres = reste;
            SortedMap<Repere, LocalDate> residus = laisses.de(pris, apres);
            Fait fait = new FaitDArchive.DonneesEffacees(visa, effacees, ResidusDEffacement.dernier(residus));
            laisses.laisser(pris.numero(), residus, () -> comptoir.ecrire(acteur, pris, apres, List.of(fait)));
        }
        issues.forEach((partie, issue) -> {
            if (partie.donnees() == CategorieDeDonnees.APPELS
                    && (issue == Issue.EFFACE || issue == Issue.DEJA_EFFACE)) {
                oublierLesAppels(pris, partie);
            }
        });
        return issues;
    }

    static SortedMap<Partie, Issue> toutes(SortedSet<Partie> parties, Issue issue) {
        SortedMap<Partie, Issue> issues = new TreeMap<>();
        parties.forEach(partie -> issues.put(partie, issue));
        return issues;
    }

    /** Whether this list took it already. One reference may stand for several lists: what an earlier one took says nothing of this. */
    private boolean estEffacee(Pris pris, Partie partie, LocalDate jour, String visa) {
        return pris.parcours().entrees().stream()
                .anyMatch(entree -> partie.efface(entree)
                        && entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                        && effacees.visa().equals(visa)
                        && !jour(entree).isBefore(jour));
    }

    /** After the write, as for a whole dossier. All notes go at once: with a call that was noted since, they wait for the list that takes it. */
    private void oublierLesAppels(Pris pris, Partie appels) {
        boolean tenue = comptoir.prendre(pris.numero())
                .filter(relu -> appels.estTenue(relu.dossier(), relu.parcours().entrees()))
                .isPresent();
        if (!tenue) {
            comptoir.ports().notes().effacer(pris.numero());
        }
    }

    /** Whether a dossier, or a part of it that is there, may stand on a list of today. */
    boolean peutPartir(Pris pris, @Nullable Partie partie) {
        return partie == null
                || (partie.estTenue(pris.dossier(), pris.parcours().entrees())
                        && !estVenue(pris, partie, comptoir.aujourdhui()));
    }

    /** A list says a day and no hour: what came on that day may have come after it. */
    private boolean estVenue(Pris pris, Partie partie, LocalDate depuis) {
        return pris.parcours().entrees().stream()
                .anyMatch(entree -> apporte(entree, partie) && !jour(entree).isBefore(depuis));
    }

    private static boolean apporte(Entree entree, Partie partie) {
        Fait fait = entree.fait();
        return switch (partie.donnees()) {
            case PIECES -> fait instanceof Fait.PieceRecue recue && recue.type().equals(partie.type());
            case APPELS -> fait instanceof FaitDeRelance.AppelConsigne appel && appel.note() != null;
            case COORDONNEES_BANCAIRES ->
                fait instanceof Fait.DemandeEnregistree || fait instanceof FaitDePaiement.CompteChange;
            default -> fait instanceof Fait.DemandeEnregistree || fait instanceof FaitDeRelance.ContactChange;
        };
    }

    private LocalDate jour(Entree entree) {
        return LocalDate.ofInstant(entree.instant(), comptoir.reglages().fuseau());
    }
}
