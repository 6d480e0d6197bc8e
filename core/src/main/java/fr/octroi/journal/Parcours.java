package fr.octroi.journal;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Executoire;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The life of a dossier since it was filed, as its facts tell it (<i>parcours</i>).
 *
 * <p>What was asked, said, decided and paid is nowhere else: there is no second record that could disagree with the journal.
 * The dossier itself, which holds personal data and its state, is the picture beside it.
 */
public final class Parcours {

    private final List<Entree> entrees;
    private @Nullable Empreinte demandeInitiale;
    private final Map<AccuseReception, LocalDate> accuses = new EnumMap<>(AccuseReception.class);
    private final List<DemandeDeComplement> demandes = new ArrayList<>();
    private final List<Optional<LocalDate>> reponses = new ArrayList<>();
    private final List<String> relances = new ArrayList<>();
    private final Map<String, Envoi> envois = new LinkedHashMap<>();
    private final SortedSet<Canal> oppositions = new TreeSet<>();
    private final SortedSet<Canal> echecs = new TreeSet<>();
    private final SortedSet<String> leves = new TreeSet<>();
    private final SortedMap<Empreinte, Observation> jugements = new TreeMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final EnumSet<Alerte> alertes = EnumSet.noneOf(Alerte.class);
    private Capacite capacite = Capacite.PLEINE;
    private boolean demandeOuverte;
    private @Nullable LocalDate dernierComplement;
    private @Nullable LocalDate derniereInformation;
    private Fait.@Nullable InstructionFaite instruction;
    private FaitDeRelance.@Nullable CarenceConstatee carence;
    private @Nullable Instant proposeA;
    private @Nullable LocalDate rouvert;
    private FaitDeSeance.@Nullable InscritALOrdreDuJour inscription;
    private @Nullable String enveloppe;
    private @Nullable Decision decision;
    private @Nullable LocalDate transmission;
    private @Nullable LocalDate notification;
    private @Nullable Empreinte compteVerifie;
    private @Nullable Empreinte compteChange;
    private final SortedSet<Empreinte> comptesRefuses = new TreeSet<>();
    private CoordonneesBancaires.@Nullable Changement changement;
    private final Map<String, Versement> versements = new LinkedHashMap<>();
    private final Map<String, String> bordereaux = new LinkedHashMap<>();
    private @Nullable LocalDate paye;
    private final Map<String, Indu> indus = new LinkedHashMap<>();
    private final Map<String, Recours> recours = new LinkedHashMap<>();
    private @Nullable Contradictoire contradictoire;
    private @Nullable MotifDeRetrait motifDeRetrait;
    private FaitDeRecours.@Nullable DossierTransmis transmis;

    private Parcours(List<Entree> entrees) {
        this.entrees = entrees;
    }

    /**
     * Folds what happened to one dossier.
     *
     * @param entrees its entries, of all organisations, in any order
     * @return its life
     */
    public static Parcours rejouer(List<Entree> entrees) {
        List<Entree> ordonnees = Journal.ordonner(entrees);
        Parcours parcours = new Parcours(ordonnees);
        for (Entree entree : ordonnees) {
            Fait fait = entree.fait();
            if (fait instanceof FaitDeRelance deRelance) {
                parcours.relance(deRelance);
            } else if (fait instanceof FaitDeSeance deSeance) {
                parcours.seance(entree.dossier(), deSeance);
            } else if (fait instanceof FaitDePaiement dePaiement) {
                parcours.paiement(entree.dossier(), entree.auteur(), dePaiement);
            } else if (fait instanceof FaitDeRecours deRecours) {
                parcours.recours(entree.dossier(), deRecours);
            } else {
                parcours.instruction(fait, entree.instant());
            }
            if (fait instanceof FaitDeRelance.CarenceConstatee) {
                parcours.proposeA = entree.instant();
            }
        }
        return parcours;
    }

    private void instruction(Fait fait, Instant instant) {
        if (fait instanceof Fait.DemandeEnregistree demande) {
            demandeInitiale = demande.demande();
        } else if (fait instanceof Fait.PieceJugee jugee) {
            jugements.put(jugee.contenu(), jugee.vu());
        } else if (fait instanceof Fait.SignalLeve leve) {
            leves.add(leve.signal());
        } else if (fait instanceof Fait.DepotDivergent) {
            leves.remove(Constat.DeSignal.DEPOT_DIVERGENT);
        } else if (fait instanceof Fait.InstructionFaite faite) {
            instruction = faite;
            carence = null;
            proposeA = instant;
            repondre(faite);
        }
    }

    /**
     * A demand is answered on the day the last answer came, once nothing indispensable of it is still absent; what came and
     * was no good is asked for again, by another demand.
     */
    private void repondre(Fait.InstructionFaite faite) {
        if (!demandeOuverte) {
            return;
        }
        int derniere = demandes.size() - 1;
        List<Element> encoreAttendus = demandes.get(derniere).elements().stream()
                .filter(element -> faite.manques().stream().anyMatch(manque -> attend(manque, element)))
                .toList();
        if (dernierComplement != null && encoreAttendus.stream().noneMatch(Element::indispensable)) {
            reponses.set(derniere, Optional.of(dernierComplement));
        }
        demandeOuverte = !encoreAttendus.isEmpty();
    }

    private boolean attend(Element manque, Element demande) {
        boolean absent = manque.code().endsWith(":ABSENTE") || manque.code().endsWith(":INCONNUE");
        return manque.sujet().equals(demande.sujet())
                && (absent || (dernierComplement == null && manque.code().equals(demande.code())));
    }

    private void relance(FaitDeRelance fait) {
        if (fait instanceof FaitDeRelance.MessageConfie confie) {
            envois.put(confie.cle(), new Envoi(confie.cle(), confie.modele(), confie.canal(), Envoi.Etat.CONFIE));
        } else if (fait instanceof FaitDeRelance.MessageRemis remis) {
            envois.computeIfPresent(remis.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REMIS));
        } else if (fait instanceof FaitDeRelance.MessageRevenu revenu) {
            envois.computeIfPresent(revenu.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REVENU));
            echecs.add(revenu.canal());
        } else if (fait instanceof FaitDeRelance.OppositionRecue opposition) {
            oppositions.add(opposition.canal());
        } else if (fait instanceof FaitDeRelance.ContactChange) {
            echecs.remove(Canal.COURRIEL);
            echecs.remove(Canal.SMS);
        } else if (fait instanceof FaitDeRelance.AccuseEnvoye accuse) {
            accuses.put(accuse.genre(), accuse.jour());
        } else if (fait instanceof FaitDeRelance.ComplementDemande demande) {
            demandes.add(demande.demande());
            reponses.add(Optional.empty());
            relances.clear();
            demandeOuverte = true;
            dernierComplement = null;
        } else if (fait instanceof FaitDeRelance.ComplementRecu recu) {
            dernierComplement = recu.jour();
            if (!recu.informations().isEmpty()) {
                derniereInformation = recu.jour();
            }
        } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
            relances.add(relance.modele());
        } else if (fait instanceof FaitDeRelance.CarenceConstatee constatee) {
            carence = constatee;
            demandeOuverte = false;
        } else if (fait instanceof FaitDeRelance.AlerteDonnee alerte) {
            alertes.add(alerte.alerte());
        } else if (fait instanceof FaitDeRelance.CapaciteSignalee signalee) {
            capacite = signalee.capacite();
            leves.remove(signalee.capacite().signal());
        } else if (fait instanceof FaitDeRelance.IncidentOuvert ouvert) {
            incidents.add(ouvert.incident());
        } else if (fait instanceof FaitDeRelance.IncidentClos clos) {
            incidents.replaceAll(incident -> incident.reference().equals(clos.reference()) && incident.estOuvert()
                    ? incident.clore(clos.motif())
                    : incident);
        }
    }

    private void seance(NumeroDossier numero, FaitDeSeance fait) {
        if (fait instanceof FaitDeSeance.InscritALOrdreDuJour inscrit) {
            inscription = inscrit;
            enveloppe = inscrit.enveloppe();
        } else if (fait instanceof FaitDeSeance.DecisionPrise prise) {
            inscription = null;
            decision = decision(numero, prise);
            transmission = null;
            notification = null;
        } else if (fait instanceof FaitDeSeance.ActeTransmis transmise) {
            transmission = transmise.jour();
        } else if (fait instanceof FaitDeSeance.DecisionNotifiee notifiee) {
            notification = notifiee.jour();
        }
    }

    private static Decision decision(NumeroDossier numero, FaitDeSeance.DecisionPrise prise) {
        Acte acte = new Acte(prise.acte(), prise.seance(), prise.jour());
        List<Motif> motifs = new ArrayList<>();
        for (int i = 0; i < prise.motifs().size(); i++) {
            motifs.add(new Motif(prise.motifs().get(i), prise.articles().get(i)));
        }
        Montant decide = prise.decide() == null ? Montant.ZERO : prise.decide();
        return switch (prise.issue()) {
            case ACCORDE -> new Decision.Accordee(numero, acte, prise.propose(), decide);
            case REFUSE -> new Decision.Refusee(numero, acte, motifs);
            case AJOURNE -> new Decision.Ajournee(numero, acte, prise.motifs());
            case RETIRE -> new Decision.Retiree(numero, acte, prise.motifs());
        };
    }

    private void paiement(NumeroDossier numero, Acteur auteur, FaitDePaiement fait) {
        if (fait instanceof FaitDePaiement.CompteVerifie verifie) {
            compteVerifie = verifie.compte();
        } else if (fait instanceof FaitDePaiement.CompteChange change) {
            compteChange = change.compte();
            compteVerifie = null;
            changement = new CoordonneesBancaires.Changement(change.jour(), auteur, null);
        } else if (fait instanceof FaitDePaiement.CompteConfirme confirme) {
            if (changement != null) {
                changement = new CoordonneesBancaires.Changement(changement.jour(), changement.auteur(), auteur);
            }
            compteVerifie = confirme.compte();
        } else if (fait instanceof FaitDePaiement.VersementLiquide liquide) {
            bordereaux.put(liquide.reference(), liquide.bordereau());
            versements.put(
                    liquide.reference(),
                    new Versement(
                            liquide.reference(),
                            numero,
                            liquide.acte(),
                            liquide.montant(),
                            liquide.compte(),
                            Versement.Etat.LIQUIDE));
        } else if (fait instanceof FaitDePaiement.VersementSuivi suivi) {
            versements.computeIfPresent(
                    suivi.reference(), (reference, versement) -> versement.avecEtat(suivi.versement()));
            if (suivi.versement() == Versement.Etat.PAYE) {
                paye = suivi.jour();
            } else if (!suivi.versement().estActif()) {
                // A rejected account is trusted no more: another one, or the same one confirmed, must come.
                compteVerifie = null;
                paye = null;
                if (suivi.suite() == SuiteDeRejet.NOUVEAU_RIB) {
                    Optional.ofNullable(versements.get(suivi.reference()))
                            .ifPresent(versement -> comptesRefuses.add(versement.compte()));
                }
            }
        } else if (fait instanceof FaitDePaiement.InduConstate constate) {
            indus.put(
                    constate.reference(),
                    new Indu(
                            constate.reference(),
                            numero,
                            constate.versement(),
                            constate.montant(),
                            new Motif(constate.motif(), constate.article()),
                            constate.jour(),
                            Indu.Etat.CONSTATE));
        } else if (fait instanceof FaitDePaiement.InduSuivi suivi) {
            indus.computeIfPresent(suivi.reference(), (reference, indu) -> indu.avecEtat(suivi.indu()));
        }
    }

    private void recours(NumeroDossier numero, FaitDeRecours fait) {
        if (fait instanceof FaitDeRecours.RecoursRecu recu) {
            recours.put(
                    recu.reference(),
                    new Recours(recu.reference(), numero, recu.genre(), recu.jour(), Recours.Issue.PENDANT));
        } else if (fait instanceof FaitDeRecours.RecoursTranche tranche) {
            recours.computeIfPresent(tranche.reference(), (reference, appel) -> appel.avecIssue(tranche.issue()));
        } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
            contradictoire = new Contradictoire(ouvert.jour(), ouvert.limite(), null);
            motifDeRetrait = ouvert.motif();
        } else if (fait instanceof FaitDeRecours.ObservationsRecues observations) {
            if (contradictoire != null) {
                contradictoire =
                        new Contradictoire(contradictoire.ouvert(), contradictoire.limite(), observations.jour());
            }
        } else if (fait instanceof FaitDeRecours.DossierRouvert reouverture) {
            rouvert = reouverture.jour();
            decision = null;
            demandeOuverte = false;
        } else if (fait instanceof FaitDeRecours.DossierTransmis transmission) {
            transmis = transmission;
        }
    }

    /**
     * Returns what happened, of all organisations.
     *
     * @return the entries in the order in which they were written
     */
    public List<Entree> entrees() {
        return entrees;
    }

    /**
     * Returns the digest of what was first declared.
     *
     * @return the digest under the dossier's key, empty before the registration
     */
    public Optional<Empreinte> demandeInitiale() {
        return Optional.ofNullable(demandeInitiale);
    }

    /**
     * Returns the day on which an acknowledgement left.
     *
     * @param genre which
     * @return the day, empty while it is due
     */
    public Optional<LocalDate> accuse(AccuseReception genre) {
        return Optional.ofNullable(accuses.get(genre));
    }

    /**
     * Returns all that was asked of the applicant.
     *
     * @return the demands, the oldest first
     */
    public List<DemandeDeComplement> demandes() {
        return Collections.unmodifiableList(demandes);
    }

    /**
     * Returns the demand that awaits its answer.
     *
     * @return the last demand, empty when it was answered, or concluded
     */
    public Optional<DemandeDeComplement> demandeOuverte() {
        return demandeOuverte ? Optional.of(demandes.get(demandes.size() - 1)) : Optional.empty();
    }

    /**
     * Returns the suspensions that demands to this applicant caused (CRPA L114-5).
     *
     * @return one per demand that suspends, ended by its answer when that came earlier
     */
    public List<Suspension> suspensions() {
        List<Suspension> suspensions = new ArrayList<>();
        for (int i = 0; i < demandes.size(); i++) {
            demandes.get(i).suspension(reponses.get(i).orElse(null)).ifPresent(suspensions::add);
        }
        return suspensions;
    }

    /**
     * Returns the reminders that left for the last demand.
     *
     * @return their templates, in order
     */
    public List<String> relances() {
        return Collections.unmodifiableList(relances);
    }

    /**
     * Returns the messages to the applicant.
     *
     * @return in the order in which they were entrusted to the outbox
     */
    public List<Envoi> envois() {
        return List.copyOf(envois.values());
    }

    /**
     * Returns the channels on which the applicant cannot be written to.
     *
     * @return those he objected to, and those from which messages came back since his contact last changed
     */
    public SortedSet<Canal> canauxFermes() {
        SortedSet<Canal> fermes = new TreeSet<>(oppositions);
        fermes.addAll(echecs);
        return fermes;
    }

    /**
     * Returns what the applicant can do by himself.
     *
     * @return what was last signalled
     */
    public Capacite capacite() {
        return capacite;
    }

    /**
     * Returns the signals that a person lifted.
     *
     * @return their codes
     */
    public SortedSet<String> leves() {
        return Collections.unmodifiableSortedSet(leves);
    }

    /**
     * Returns what persons saw in files.
     *
     * @return by digest of content
     */
    public SortedMap<Empreinte, Observation> jugements() {
        return Collections.unmodifiableSortedMap(jugements);
    }

    /**
     * Returns what went wrong.
     *
     * @return open and closed incidents, the oldest first
     */
    public List<Incident> incidents() {
        return Collections.unmodifiableList(incidents);
    }

    /**
     * Says whether an alert was given already.
     *
     * @param alerte which
     * @return true once it was
     */
    public boolean aAlerte(Alerte alerte) {
        return alertes.contains(alerte);
    }

    /**
     * Returns what was last instructed.
     *
     * @return the fact, empty before the first instruction
     */
    public Optional<Fait.InstructionFaite> instruction() {
        return Optional.ofNullable(instruction);
    }

    /**
     * Returns why nothing more is awaited of the applicant.
     *
     * @return the fact that what was asked did not come, empty when the last instruction says otherwise
     */
    public Optional<FaitDeRelance.CarenceConstatee> carence() {
        return Optional.ofNullable(carence);
    }

    /**
     * Returns when what is proposed was proposed.
     *
     * @return the instant, empty before the first instruction
     */
    public Optional<Instant> proposeA() {
        return Optional.ofNullable(proposeA);
    }

    /**
     * Returns the day that gives the dossier its rank for credits: that of its last indispensable piece or information, or
     * of its reopening.
     *
     * @return the day, empty while something is missing
     */
    public Optional<LocalDate> rang() {
        LocalDate complet = carence != null ? carence.limite() : instruction == null ? null : instruction.complet();
        return Optional.ofNullable(complet).map(this::rang);
    }

    /**
     * Returns the rank that a day of completeness gives, once later information and a reopening are counted.
     *
     * @param complet the day on which the last indispensable piece had come
     * @return that day, or a later one
     */
    public LocalDate rang(LocalDate complet) {
        return plusTard(plusTard(complet, derniereInformation), rouvert);
    }

    private static LocalDate plusTard(LocalDate jour, @Nullable LocalDate autre) {
        return autre != null && autre.isAfter(jour) ? autre : jour;
    }

    /**
     * Returns the frozen agenda on which the dossier stands.
     *
     * @return its line, empty when it stands on none
     */
    public Optional<FaitDeSeance.InscritALOrdreDuJour> inscription() {
        return Optional.ofNullable(inscription);
    }

    /**
     * Returns the envelope that credits were last set aside in for the dossier.
     *
     * @return its code, empty when the dossier never stood on an agenda
     */
    public Optional<String> enveloppe() {
        return Optional.ofNullable(enveloppe);
    }

    /**
     * Returns what the Bureau last said.
     *
     * @return the decision, empty before any, and after the dossier was reopened
     */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    /**
     * Returns the grant in force.
     *
     * @return the decision, empty when nothing was granted
     */
    public Optional<Decision.Accordee> accord() {
        return decision instanceof Decision.Accordee accordee ? Optional.of(accordee) : Optional.empty();
    }

    /**
     * Returns from when the last decision may be carried out.
     *
     * @return what is known of its transmission and notification
     */
    public Executoire executoire() {
        return new Executoire(transmission, notification);
    }

    /**
     * Returns what is known of an account.
     *
     * @param compte the digest of the account that the dossier declares, null when it declares none
     * @param conforme whether the instruction found the account in the applicant's name
     * @return the state of the bank details
     */
    public CoordonneesBancaires coordonnees(@Nullable Empreinte compte, boolean conforme) {
        boolean verifie = compte != null && (compte.equals(compteVerifie) || (conforme && !aChange(compte)));
        boolean rejete = versements.values().stream()
                .anyMatch(versement ->
                        !versement.etat().estActif() && versement.compte().equals(compte));
        return new CoordonneesBancaires(
                compte,
                verifie && (!rejete || Objects.equals(compte, compteVerifie)),
                compte != null && aChange(compte) ? changement : null);
    }

    /**
     * Returns the accounts that the bank said to be wrong, closed or blocked.
     *
     * @return their digests
     */
    public SortedSet<Empreinte> comptesRefuses() {
        return Collections.unmodifiableSortedSet(comptesRefuses);
    }

    private boolean aChange(Empreinte compte) {
        return compte.equals(compteChange);
    }

    /**
     * Returns the payments of this dossier.
     *
     * @return in order of attempt
     */
    public List<Versement> versements() {
        return List.copyOf(versements.values());
    }

    /**
     * Returns the bordereau of a payment.
     *
     * @param reference the reference of the payment
     * @return its code, empty for an unknown payment
     */
    public Optional<String> bordereau(String reference) {
        return Optional.ofNullable(bordereaux.get(reference));
    }

    /**
     * Returns the day of the payment.
     *
     * @return the day, empty while nothing is paid
     */
    public Optional<LocalDate> paye() {
        return Optional.ofNullable(paye);
    }

    /**
     * Returns the claims against the beneficiary.
     *
     * @return the oldest first
     */
    public List<Indu> indus() {
        return List.copyOf(indus.values());
    }

    /**
     * Returns the appeals.
     *
     * @return the oldest first
     */
    public List<Recours> recours() {
        return List.copyOf(recours.values());
    }

    /**
     * Returns the contradictory step that goes before a withdrawal.
     *
     * @return the step, empty when none was opened
     */
    public Optional<Contradictoire> contradictoire() {
        return Optional.ofNullable(contradictoire);
    }

    /**
     * Returns why a withdrawal is considered.
     *
     * @return the reason told to the person, empty when none was
     */
    public Optional<MotifDeRetrait> motifDeRetrait() {
        return Optional.ofNullable(motifDeRetrait);
    }

    /**
     * Returns where the request was sent on.
     *
     * @return the fact, empty when it was not
     */
    public Optional<FaitDeRecours.DossierTransmis> transmis() {
        return Optional.ofNullable(transmis);
    }
}
