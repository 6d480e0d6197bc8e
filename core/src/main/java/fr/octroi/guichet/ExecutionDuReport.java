package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture.Changement;
import fr.octroi.port.Versionne;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The report of what a closed year engaged and did not mandate, being carried out: read, then written at once. */
final class ExecutionDuReport {

    private static final Set<EtatDossier> A_MANDATER =
            EnumSet.of(EtatDossier.ACCORDE, EtatDossier.EXECUTOIRE, EtatDossier.PAIEMENT_REJETE);

    private final Comptoir comptoir;
    private final String close;
    private final String suivante;
    private final SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
    private final List<Changement> changements = new ArrayList<>();

    /** What is engaged in each envelope of the closed year. */
    private final SortedMap<String, Montant> engages = new TreeMap<>();

    /** The envelope of the next year, by that of the closed one. */
    private final SortedMap<String, String> suivantes = new TreeMap<>();

    /** The envelopes that bear what is granted on those of others. */
    private final SortedSet<String> portees = new TreeSet<>();

    ExecutionDuReport(Comptoir comptoir, String close, String suivante) {
        this.comptoir = comptoir;
        this.close = close;
        this.suivante = suivante;
    }

    ReportDeCredits executer(Acteur acteur) {
        Versionne<Enveloppe> avant = comptoir.enveloppe(close);
        Versionne<Enveloppe> apres = comptoir.enveloppe(suivante);
        if (!peutReporter(avant.valeur(), apres.valeur())) {
            return new ReportDeCredits(Effet.IMPOSSIBLE, inaccessibles);
        }
        // Who takes the rest has something of every grant: when nothing is engaged here, nothing is elsewhere.
        if (avant.valeur().engages().estNul()) {
            return new ReportDeCredits(Effet.DEJA_FAIT, inaccessibles);
        }
        comptoir.parcourir(
                A_MANDATER,
                numero -> comptoir.prendre(numero, this::estAMandater, inaccessibles)
                        .ifPresent(this::porter));
        if (changements.isEmpty()) {
            return sansRien(avant);
        }
        suivantes.remove(close);
        List<Versionne<Enveloppe>> enveloppes = new ArrayList<>(reporter(avant, apres));
        for (Map.Entry<String, String> autre : suivantes.entrySet()) {
            Versionne<Enveloppe> sienne = comptoir.enveloppe(autre.getKey());
            Versionne<Enveloppe> sa = comptoir.enveloppe(autre.getValue());
            if (!peutReporter(sienne.valeur(), sa.valeur())) {
                return new ReportDeCredits(Effet.IMPOSSIBLE, Collections.emptySortedSet());
            }
            enveloppes.addAll(reporter(sienne, sa));
        }
        comptoir.ecrire(acteur, changements, List.of(), List.of(), enveloppes, List.of());
        return new ReportDeCredits(Effet.FAIT, inaccessibles);
    }

    /** The envelope of another funder alone, whose grants go with that of the aid; or nothing can be read, for want of a key or a right. */
    private ReportDeCredits sansRien(Versionne<Enveloppe> avant) {
        if (comptoir.enveloppe(close).version() != avant.version()) {
            throw new ConflitDeVersionException(close);
        }
        return new ReportDeCredits(
                Effet.IMPOSSIBLE, portees.contains(close) ? Collections.emptySortedSet() : inaccessibles);
    }

    private void porter(Pris pris) {
        List<String> avant = Credits.codes(comptoir, pris.dossier(), close);
        List<String> apres = Credits.codes(comptoir, pris.dossier(), suivante);
        List<Montant> parts = Credits.parts(
                comptoir, pris.dossier(), pris.parcours().accord().orElseThrow().decide());
        for (int i = 0; i < avant.size(); i++) {
            suivantes.put(avant.get(i), apres.get(i));
            engages.merge(avant.get(i), parts.get(i), Montant::plus);
        }
        changements.add(comptoir.changement(
                pris.version(), pris.dossier(), List.of(new FaitDePaiement.CreditsReportes(suivante))));
    }

    /** Whether a dossier, as it is taken, is to be paid from the closed envelope: somebody may have ended it since its page was read. */
    private boolean estAMandater(Pris pris) {
        Optional<String> sienne = pris.parcours().enveloppe().filter(enveloppe -> A_MANDATER.contains(pris.etat()));
        boolean estSienne = sienne.equals(Optional.of(close));
        if (!estSienne && comptoir.estJuge(pris)) {
            sienne.ifPresent(autre -> portees.addAll(Credits.codes(comptoir, pris.dossier(), autre)));
        }
        return estSienne;
    }

    private boolean peutReporter(Enveloppe avant, Enveloppe apres) {
        return comptoir.aujourdhui().isAfter(avant.cloture())
                && (avant.reserves().estNul() || aucuneSeanceNeSeraTenue(avant.exercice()))
                // An account may be called otherwise the next year; what is voted for investment stays so.
                && apres.ligne().chapitre().equals(avant.ligne().chapitre())
                && apres.exercice() == avant.exercice() + 1;
    }

    /**
     * What is still set aside is then for dossiers that could not be read when their session was held, or for a session put off to the next
     * year: it waits, and nobody with it.
     */
    private boolean aucuneSeanceNeSeraTenue(int exercice) {
        return comptoir.ports().registres().seances().stream()
                .noneMatch(seance -> seance.etat() == SeanceBureau.Etat.GELEE
                        && seance.jour().getYear() == exercice);
    }

    private List<Versionne<Enveloppe>> reporter(Versionne<Enveloppe> avant, Versionne<Enveloppe> apres) {
        Montant engage = engages.getOrDefault(avant.valeur().code(), Montant.ZERO);
        if (engage.compareTo(avant.valeur().engages()) > 0) {
            // A grant that was taken ended before the envelope was read: its dossier could not be written.
            throw new ConflitDeVersionException(avant.valeur().code());
        }
        return List.of(
                avant.avec(avant.valeur().ceder(engage)),
                apres.avec(apres.valeur().reprendre(engage)));
    }
}
