package fr.octroi.journal;

import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of one dossier, being folded: local to one call of {@link Parcours#rejouer}, never shared.
 *
 * <p>Each trade folds its own facts, and tells those before it what theirs changes for them: messages, demands, examination, limitations,
 * sessions, payments, appeals.
 */
final class Relecture {

    final EnvoisRelus envois = new EnvoisRelus();
    final DemandesRelues demandes = new DemandesRelues(envois);
    final ExamenRelu examen = new ExamenRelu(demandes);
    final LimitationsRelues limitations = new LimitationsRelues(envois, demandes);
    final SeancesRelues seances = new SeancesRelues(examen);
    final PaiementsRelus paiements = new PaiementsRelus(examen, seances);
    final RecoursRelus recours = new RecoursRelus(envois, examen, seances);

    final Map<AccuseReception, LocalDate> accuses = new EnumMap<>(AccuseReception.class);
    final List<Incident> incidents = new ArrayList<>();
    final Set<FaitDeRelance.AlerteDonnee> alertes = new LinkedHashSet<>();
    Capacite capacite = Capacite.PLEINE;
    boolean gele;

    void lire(Entree entree) {
        Fait fait = entree.fait();
        if (fait instanceof FaitDeRelance deRelance) {
            relance(deRelance, entree.instant());
        } else if (fait instanceof FaitDeSeance deSeance) {
            seances.lire(entree.dossier(), deSeance);
        } else if (fait instanceof FaitDePaiement dePaiement) {
            paiements.lire(entree.dossier(), entree.auteur(), dePaiement);
        } else if (fait instanceof FaitDeRecours deRecours) {
            recours.lire(entree.dossier(), deRecours);
        } else if (fait instanceof FaitDArchive dArchive) {
            archive(dArchive);
        } else {
            examen.lire(fait, entree.instant());
        }
    }

    private void archive(FaitDArchive fait) {
        if (fait instanceof FaitDArchive.ConservationGelee) {
            gele = true;
        } else if (fait instanceof FaitDArchive.ConservationDegelee) {
            gele = false;
        } else if (fait instanceof FaitDArchive.DeclarationRectifiee rectifiee) {
            examen.rectifier(rectifiee);
        } else {
            limitations.lire(fait);
        }
    }

    private void relance(FaitDeRelance fait, Instant instant) {
        envois.lire(fait);
        if (fait instanceof FaitDeRelance.MessageConfie confie) {
            demandes.confier(confie);
            recours.confier(confie);
            limitations.confier(confie);
        } else if (fait instanceof FaitDeRelance.MessageRevenu revenu) {
            examen.revenir(revenu);
        } else if (fait instanceof FaitDeRelance.AccuseEnvoye accuse) {
            accuses.put(accuse.genre(), accuse.jour());
        } else if (fait instanceof FaitDeRelance.ComplementDemande demande) {
            examen.demander(demande.demande());
        } else if (fait instanceof FaitDeRelance.ComplementRecu recu) {
            examen.completer(recu);
        } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
            demandes.relances.add(relance.modele());
        } else if (fait instanceof FaitDeRelance.CarenceConstatee constatee) {
            examen.constater(constatee, instant);
        } else if (fait instanceof FaitDeRelance.CarenceLevee) {
            examen.leverLaCarence();
        } else if (fait instanceof FaitDeRelance.AlerteDonnee alerte) {
            alertes.add(alerte);
        } else if (fait instanceof FaitDeRelance.CapaciteSignalee signalee) {
            paiements.signaler(capacite, signalee.capacite());
            capacite = signalee.capacite();
            examen.signaler(capacite.signal());
            examen.aRevoir = true;
        } else if (fait instanceof FaitDeRelance.IncidentOuvert ouvert) {
            incidents.add(ouvert.incident());
            if (ouvert.incident().genre() == Incident.Genre.PAYE_APRES_REJET) {
                examen.signaler(Incident.Genre.PAYE_APRES_REJET.name());
            }
        } else if (fait instanceof FaitDeRelance.IncidentClos clos) {
            incidents.replaceAll(incident -> incident.reference().equals(clos.reference()) && incident.estOuvert()
                    ? incident.clore(clos.motif())
                    : incident);
        }
    }
}
