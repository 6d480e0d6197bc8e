package fr.octroi.suivi;

import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Parcours;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the authority treated a dossier, as its facts tell it (<i>traitement</i>): what took how long, who did it, and where a person
 * put aside what was read. It names nobody but opaque agents.
 *
 * <p>It ends with the first decision and its payment: what a reopening or a withdrawal brings is another matter.
 *
 * @param numero the dossier
 * @param aide the aid asked for
 * @param depot the day of filing
 * @param agent who did the last act of instruction before the decision, null when no person did any
 * @param jours days spent on each stretch; one of the authority that still runs counts up to the day of the measure
 * @param fins the day on which each stretch that is over ended
 * @param enCours whether the time of the authority still runs
 * @param interventions where a person put aside what was read, in order
 * @param refusPropose whether the agent proposed a refusal to the Bureau, null while nothing is proposed, when the last proposal is not
 *     his own, or when the instruction ended otherwise
 * @param refuse whether the Bureau refused, null before it decided
 * @param attendDecision whether it still has to: it did not, and the dossier was neither given up nor sent on
 */
public record Traitement(
        NumeroDossier numero,
        String aide,
        LocalDate depot,
        @Nullable Acteur agent,
        SortedMap<Troncon, Integer> jours,
        SortedMap<Troncon, LocalDate> fins,
        boolean enCours,
        List<Intervention> interventions,
        @Nullable Boolean refusPropose,
        @Nullable Boolean refuse,
        boolean attendDecision) {

    private static final Set<EtatDossier> PAIEMENT_DU =
            Set.of(EtatDossier.ACCORDE, EtatDossier.EXECUTOIRE, EtatDossier.LIQUIDE, EtatDossier.PAIEMENT_REJETE);

    /** A stretch of time, in days. */
    public enum Troncon {
        /** From the filing until nothing is missing. */
        DEPOT_COMPLET,
        /** From then to the session that decides. */
        COMPLET_DECISION,
        /** From the session to the day the person is notified. */
        DECISION_NOTIFICATION,
        /** From then to the payment. */
        NOTIFICATION_PAIEMENT,
        /** The whole way. */
        DEPOT_PAIEMENT,
        /** Until something is proposed, the days on which the applicant had to answer: those that suspend (CRPA L114-5). */
        DEMANDEUR,
        /** Until something is proposed, all other days: those that the authority answers for. */
        ADMINISTRATION
    }

    /** How a person put aside what was read. */
    public enum Genre {
        /** He lifted a signal. */
        SIGNAL_LEVE,
        /** He said himself what a file shows. */
        PIECE_JUGEE
    }

    /**
     * A person put aside what was read.
     *
     * @param agent who
     * @param genre how
     * @param objet the signal, or the type of the piece, blank when unknown
     * @param motif his reason: a code
     */
    public record Intervention(Acteur agent, Genre genre, String objet, String motif) {}

    /** Copies. */
    public Traitement {
        jours = Collections.unmodifiableSortedMap(new TreeMap<>(jours));
        fins = Collections.unmodifiableSortedMap(new TreeMap<>(fins));
        interventions = List.copyOf(interventions);
    }

    /**
     * Reads how a dossier was treated.
     *
     * @param entrees its entries, of all organisations, in any order
     * @param jour the day of the measure: what still runs is counted up to it
     * @param zone where days begin, for proposals, whose instant alone is recorded
     * @return its treatment, empty when it has no registration
     */
    public static Optional<Traitement> de(List<Entree> entrees, LocalDate jour, ZoneId zone) {
        List<Entree> ordonnees = Journal.ordonner(entrees);
        return ordonnees.stream()
                .filter(entree -> entree.fait() instanceof Fait.DemandeEnregistree)
                .findFirst()
                .map(premiere -> lire(premiere, (Fait.DemandeEnregistree) premiere.fait(), ordonnees, jour, zone));
    }

    private static Traitement lire(
            Entree premiere, Fait.DemandeEnregistree demande, List<Entree> entrees, LocalDate jour, ZoneId zone) {
        int fin = 0;
        while (fin < entrees.size() && !estDecision(entrees.get(fin).fait())) {
            fin++;
        }
        List<Entree> instruites = entrees.subList(0, fin);
        Parcours parcours = Parcours.rejouer(instruites);
        LocalDate depot = demande.depot();
        LocalDate complet = parcours.rang().orElse(null);
        Acteur agent = agent(instruites);
        Terme terme = terme(instruites, zone, agent);
        LocalDate decision = fin == entrees.size()
                ? null
                : ((FaitDeSeance.DecisionPrise) entrees.get(fin).fait()).jour();
        List<Fait> suite = suite(entrees, fin);
        LocalDate notification = suite.stream()
                .filter(FaitDeSeance.DecisionNotifiee.class::isInstance)
                .map(fait -> ((FaitDeSeance.DecisionNotifiee) fait).jour())
                .findFirst()
                .orElse(null);
        LocalDate paiement = suite.stream()
                .filter(fait ->
                        fait instanceof FaitDePaiement.VersementSuivi suivi && suivi.versement() == Versement.Etat.PAYE)
                .map(fait -> ((FaitDePaiement.VersementSuivi) fait).jour())
                .findFirst()
                .orElse(null);
        Mesures mesures = new Mesures(new TreeMap<>(), new TreeMap<>());
        mesures.ajouter(Troncon.DEPOT_COMPLET, depot, complet);
        mesures.ajouter(Troncon.COMPLET_DECISION, complet, decision);
        mesures.ajouter(Troncon.DECISION_NOTIFICATION, decision, notification);
        mesures.ajouter(Troncon.NOTIFICATION_PAIEMENT, notification, paiement);
        mesures.ajouter(Troncon.DEPOT_PAIEMENT, depot, paiement);
        boolean attendDecision = fin == entrees.size()
                && instruites.stream()
                        .map(Entree::fait)
                        .noneMatch(fait ->
                                fait.etat() == EtatDossier.DESISTE || fait instanceof FaitDeRecours.DossierTransmis);
        EtatDossier etat = suite.size() == entrees.size() - fin ? etat(suite) : null;
        if (attendDecision) {
            mesures.laisserCourir(Troncon.COMPLET_DECISION, complet, jour);
        } else if (notification == null && (etat == EtatDossier.ACCORDE || etat == EtatDossier.REFUSE)) {
            mesures.laisserCourir(Troncon.DECISION_NOTIFICATION, decision, jour);
        } else if (paiement == null && etat != null && PAIEMENT_DU.contains(etat)) {
            mesures.laisserCourir(Troncon.NOTIFICATION_PAIEMENT, notification, jour);
        }
        // What was decided without a proposal on record took until the decision.
        LocalDate termine = terme.jour() == null ? decision : terme.jour();
        LocalDate borne = termine == null ? jour : termine;
        boolean enCours = termine == null && !terme.abandonne();
        if (!terme.abandonne() && !borne.isBefore(depot)) {
            int attente = attente(parcours.suspensions(), depot, borne);
            mesures.jours().put(Troncon.DEMANDEUR, attente);
            mesures.jours().put(Troncon.ADMINISTRATION, (int) ChronoUnit.DAYS.between(depot, borne) - attente);
            if (!enCours) {
                mesures.fins().put(Troncon.DEMANDEUR, borne);
                mesures.fins().put(Troncon.ADMINISTRATION, borne);
            }
        }
        return new Traitement(
                premiere.dossier(),
                demande.aide(),
                depot,
                agent,
                mesures.jours(),
                mesures.fins(),
                enCours,
                interventions(instruites),
                terme.refus(),
                fin == entrees.size()
                        ? null
                        : (Boolean)
                                (((FaitDeSeance.DecisionPrise) entrees.get(fin).fait()).issue()
                                        == LigneDeliberee.Issue.REFUSE),
                attendDecision);
    }

    /** The last state that these facts bring, null when there is none or when the dossier was erased. */
    private static @Nullable EtatDossier etat(List<Fait> faits) {
        EtatDossier etat = null;
        for (Fait fait : faits) {
            if (fait instanceof Fait.DossierEfface) {
                return null;
            }
            etat = fait.etat() == null ? etat : fait.etat();
        }
        return etat;
    }

    /** What the Bureau puts off, or takes off its agenda, it did not decide. */
    private static boolean estDecision(Fait fait) {
        return fait instanceof FaitDeSeance.DecisionPrise prise
                && (prise.issue() == LigneDeliberee.Issue.ACCORDE || prise.issue() == LigneDeliberee.Issue.REFUSE);
    }

    private static List<Fait> suite(List<Entree> entrees, int debut) {
        return entrees.subList(debut, entrees.size()).stream()
                .map(Entree::fait)
                .takeWhile(fait -> !(fait instanceof FaitDeRecours.DossierRouvert
                        || fait instanceof FaitDeRecours.DecisionRetiree))
                .toList();
    }

    /**
     * When the authority was done with the instruction.
     *
     * @param jour the day on which what went to the Bureau, or to another authority, was first proposed; null before
     * @param abandonne whether the applicant gave up before
     * @param refus whether the last that was proposed is a refusal, null when nothing is, or when somebody else than the agent did
     */
    private record Terme(
            @Nullable LocalDate jour,
            boolean abandonne,
            @Nullable Boolean refus) {}

    private static Terme terme(List<Entree> entrees, ZoneId zone, @Nullable Acteur agent) {
        LocalDate propose = null;
        boolean abandonne = false;
        Boolean refus = null;
        for (Entree entree : entrees) {
            Fait fait = entree.fait();
            if (fait instanceof FaitDeRecours.DossierTransmis transmis) {
                return new Terme(transmis.jour(), false, null);
            }
            if (fait.etat() == EtatDossier.DESISTE) {
                abandonne = propose == null;
            }
            EtatDossier etat = fait.etat();
            if (etat == EtatDossier.ACCORD_PROPOSE || etat == EtatDossier.REFUS_PROPOSE) {
                // Looking again and finding as much makes nothing later than it was.
                propose = propose == null ? LocalDate.ofInstant(entree.instant(), zone) : propose;
                // What the Bureau takes off its agenda stands as it was proposed, and by whom.
                if (fait instanceof Fait.InstructionFaite || fait instanceof FaitDeRelance.CarenceConstatee) {
                    refus = entree.auteur().equals(agent) ? Boolean.valueOf(etat == EtatDossier.REFUS_PROPOSE) : null;
                }
            } else if (etat == EtatDossier.DEPOSE
                    || etat == EtatDossier.A_COMPLETER
                    || etat == EtatDossier.A_EXAMINER) {
                propose = null;
                refus = null;
            }
        }
        return new Terme(propose, abandonne, refus);
    }

    /** What was measured so far: local to one call. */
    private record Mesures(SortedMap<Troncon, Integer> jours, SortedMap<Troncon, LocalDate> fins) {

        void ajouter(Troncon troncon, @Nullable LocalDate debut, @Nullable LocalDate fin) {
            if (debut != null && fin != null) {
                jours.put(troncon, (int) ChronoUnit.DAYS.between(debut, fin));
                fins.put(troncon, fin);
            }
        }

        void laisserCourir(Troncon troncon, @Nullable LocalDate debut, LocalDate jour) {
            if (debut != null && !jour.isBefore(debut)) {
                jours.put(troncon, (int) ChronoUnit.DAYS.between(debut, jour));
            }
        }
    }

    /** Days that several suspensions cover count once. */
    private static int attente(List<Suspension> suspensions, LocalDate debut, LocalDate fin) {
        return (int) debut.datesUntil(fin)
                .filter(jour -> suspensions.stream().anyMatch(suspension -> suspension.couvre(jour)))
                .count();
    }

    private static @Nullable Acteur agent(List<Entree> entrees) {
        return entrees.stream()
                .filter(entree -> estInstruction(entree.fait()) && estInstructeur(entree.auteur()))
                .map(Entree::auteur)
                .reduce((un, suivant) -> suivant)
                .orElse(null);
    }

    private static boolean estInstruction(Fait fait) {
        return fait instanceof Fait.InstructionFaite
                || fait instanceof Fait.PieceJugee
                || fait instanceof Fait.SignalLeve
                || fait instanceof FaitDeRelance.ComplementDemande
                || fait instanceof FaitDeRelance.CarenceConstatee;
    }

    private static boolean estInstructeur(Acteur auteur) {
        return auteur.role() == Role.PRESTATAIRE || auteur.role() == Role.INSTRUCTEUR;
    }

    private static List<Intervention> interventions(List<Entree> entrees) {
        List<Intervention> interventions = new ArrayList<>();
        for (Entree entree : entrees) {
            if (entree.fait() instanceof Fait.SignalLeve leve) {
                interventions.add(new Intervention(entree.auteur(), Genre.SIGNAL_LEVE, leve.signal(), leve.motif()));
            } else if (entree.fait() instanceof Fait.PieceJugee jugee) {
                String type = entrees.stream()
                        .filter(autre -> autre.fait() instanceof Fait.PieceRecue recue
                                && recue.contenu().equals(jugee.contenu()))
                        .map(autre -> ((Fait.PieceRecue) autre.fait()).type())
                        .findFirst()
                        .orElse("");
                interventions.add(new Intervention(
                        entree.auteur(), Genre.PIECE_JUGEE, type, jugee.vu().name()));
            }
        }
        return interventions;
    }
}
