package fr.octroi.journal;

import fr.octroi.bureau.Decision;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Empreinte;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Grief;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.PieceRequise;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
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
    private final Map<AccuseReception, LocalDate> accuses;
    private final List<Incident> incidents;
    private final Set<FaitDeRelance.AlerteDonnee> alertes;
    private final Capacite capacite;
    private final boolean gele;

    private final List<Envoi> envois;
    private final Set<String> versUneAncienneAdresse;
    private final SortedSet<Canal> canauxFermes;

    private final List<DemandeDeComplement> demandes;
    private final @Nullable DemandeDeComplement demandeOuverte;
    private final boolean demandeAtteinte;
    private final boolean demandePerdue;
    private final boolean demandeInterrompue;
    private final List<Suspension> suspensions;
    private final List<String> relances;

    private final @Nullable Empreinte demandeInitiale;
    private final SortedSet<Empreinte> rectifiees;
    private final @Nullable LocalDate rectifieLe;
    private final @Nullable LocalDate rectifieIncomplet;
    private final @Nullable LocalDate rouvert;
    private final Fait.@Nullable InstructionFaite instruction;
    private final FaitDeRelance.@Nullable CarenceConstatee carence;
    private final @Nullable Instant proposeA;
    private final boolean aRevoir;
    private final SortedMap<String, SortedSet<String>> leves;
    private final SortedMap<Empreinte, Observation> jugements;
    private final SortedMap<String, LocalDate> informations;
    private final List<Element> manques;
    private final SortedSet<String> venusDepuisLInscription;

    private final List<Limitation> limitations;
    private final SortedSet<Limitation.Motif> leveesEnRoute;
    private final SortedSet<Limitation.Derogation> derogations;
    private final List<Arret> arrets;
    private final @Nullable LocalDate arreteDepuis;

    private final FaitDeSeance.@Nullable InscritALOrdreDuJour inscription;
    private final @Nullable String enveloppe;
    private final @Nullable Decision decision;
    private final List<Decision> decisions;
    private final Executoire executoire;

    private final @Nullable Empreinte compteVerifie;
    private final @Nullable Empreinte compteChange;
    private final SortedSet<Empreinte> comptesRefuses;
    private final CoordonneesBancaires.@Nullable Changement changement;
    private final boolean compteDuDefunt;
    private final List<Versement> versements;
    private final Map<String, String> bordereaux;
    private final @Nullable SuiteDeRejet suiteDuRejet;
    private final @Nullable LocalDate paye;
    private final List<Indu> indus;

    private final List<Recours> recours;
    private final @Nullable Contradictoire contradictoire;
    private final @Nullable MotifDeRetrait motifDeRetrait;
    private final List<Grief> griefs;
    private final boolean contradictoireAtteint;
    private final boolean contradictoirePerdu;
    private final boolean contradictoireRefait;
    private final @Nullable String lettreContradictoire;
    private final FaitDeRecours.@Nullable DossierTransmis transmis;

    /**
     * Days on which nothing more than keeping was done with the dossier.
     *
     * @param du the first
     * @param au the day on which it went on
     */
    record Arret(LocalDate du, LocalDate au) {}

    private Parcours(List<Entree> entrees, Relecture relecture) {
        this.entrees = entrees;
        this.accuses = Map.copyOf(relecture.accuses);
        this.incidents = List.copyOf(relecture.incidents);
        this.alertes = Set.copyOf(relecture.alertes);
        this.capacite = relecture.capacite;
        this.gele = relecture.gele;

        this.envois = List.copyOf(relecture.envois.tous.values());
        this.versUneAncienneAdresse = Set.copyOf(relecture.envois.anciens);
        this.canauxFermes = relecture.envois.canauxFermes();

        this.demandes = relecture.demandes.toutes();
        this.demandeOuverte = relecture.demandes.ouverte().orElse(null);
        this.demandeAtteinte = relecture.demandes.atteinte();
        this.demandePerdue = relecture.demandes.perdue();
        this.demandeInterrompue = relecture.demandes.interrompue();
        this.suspensions = relecture.demandes.suspensions();
        this.relances = List.copyOf(relecture.demandes.relances);

        this.demandeInitiale = relecture.examen.demandeInitiale;
        this.rectifiees = Collections.unmodifiableSortedSet(relecture.examen.rectifiees);
        this.rectifieLe = relecture.examen.rectifieLe;
        this.rectifieIncomplet = relecture.examen.rectifieIncomplet;
        this.rouvert = relecture.examen.rouvert;
        this.instruction = relecture.examen.instruction;
        this.carence = relecture.examen.carence;
        this.proposeA = relecture.examen.proposeA;
        this.aRevoir = relecture.examen.aRevoir;
        this.leves = Collections.unmodifiableSortedMap(relecture.examen.leves);
        this.jugements = Collections.unmodifiableSortedMap(relecture.examen.jugements);
        this.informations = Collections.unmodifiableSortedMap(relecture.examen.informations);
        this.manques = relecture.examen.manques();
        this.venusDepuisLInscription = Collections.unmodifiableSortedSet(relecture.examen.venusDepuisLInscription);

        this.limitations = relecture.limitations.enVigueur();
        this.leveesEnRoute = Collections.unmodifiableSortedSet(relecture.limitations.leveesEnRoute());
        this.derogations = Collections.unmodifiableSortedSet(relecture.limitations.derogations());
        this.arrets = List.copyOf(relecture.limitations.arrets);
        this.arreteDepuis = relecture.limitations.arreteDepuis;

        this.inscription = relecture.seances.inscription;
        this.enveloppe = relecture.seances.enveloppe;
        this.decision = relecture.seances.decision;
        this.decisions = List.copyOf(relecture.seances.decisions);
        this.executoire = new Executoire(relecture.seances.transmission, relecture.seances.notification);

        this.compteVerifie = relecture.paiements.compteVerifie;
        this.compteChange = relecture.paiements.compteChange;
        this.comptesRefuses = Collections.unmodifiableSortedSet(relecture.paiements.comptesRefuses);
        this.changement = relecture.paiements.changement;
        this.compteDuDefunt = relecture.paiements.compteDuDefunt;
        this.versements = List.copyOf(relecture.paiements.versements.values());
        this.bordereaux = Map.copyOf(relecture.paiements.bordereaux);
        this.suiteDuRejet = relecture.paiements.suiteDuRejet;
        this.paye = relecture.paiements.paye;
        this.indus = List.copyOf(relecture.paiements.indus.values());

        this.recours = List.copyOf(relecture.recours.tous.values());
        this.contradictoire = relecture.recours.contradictoire;
        this.motifDeRetrait = relecture.recours.motifDeRetrait;
        this.griefs = relecture.recours.griefs;
        this.contradictoireAtteint = relecture.recours.contradictoireAtteint();
        this.contradictoirePerdu = relecture.recours.contradictoirePerdu();
        this.contradictoireRefait = relecture.recours.contradictoireRefait;
        this.lettreContradictoire = relecture.recours.lettre;
        this.transmis = relecture.recours.transmis;
    }

    /**
     * Folds what happened to one dossier.
     *
     * @param entrees its entries, of all organisations, in any order
     * @return its life
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}, or the code of a value, when no dossier can have lived so
     */
    public static Parcours rejouer(List<Entree> entrees) {
        List<Entree> ordonnees = Journal.ordonner(entrees);
        Relecture relecture = new Relecture();
        ordonnees.forEach(relecture::lire);
        return new Parcours(ordonnees, relecture);
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
     * Returns the digests of the requests that put right what was declared.
     *
     * @return digests under the dossier's key, empty when nothing was wrong
     */
    public SortedSet<Empreinte> rectifiees() {
        return rectifiees;
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
        return demandes;
    }

    /**
     * Returns the demand that awaits its answer.
     *
     * @return the last demand with what is still awaited of it, empty when all of it came, or it was concluded
     */
    public Optional<DemandeDeComplement> demandeOuverte() {
        return Optional.ofNullable(demandeOuverte);
    }

    /**
     * Says whether the last demand left and did not come back.
     *
     * @return true once its letter was handed to a carrier, on some channel but a text message
     */
    public boolean demandeAtteinte() {
        return demandeAtteinte;
    }

    /**
     * Says whether the last demand reaches nobody: each of its letters came back, was given up before it left, or is a text message.
     *
     * @return true when none waits or arrived
     */
    public boolean demandePerdue() {
        return demandePerdue;
    }

    /**
     * Says whether what was not given in time was asked for in a letter that reached nobody: no refusal stands on it.
     *
     * @return true when that was found so, and the last demand is lost
     */
    public boolean carencePerdue() {
        return carence().isPresent() && demandePerdue;
    }

    /**
     * Returns what the dossier lacks.
     *
     * @return what the last instruction found missing, less what came since
     */
    public List<Element> manques() {
        return manques;
    }

    /**
     * Says whether something came since the agenda was frozen that bears on a motif.
     *
     * @param sujet the type of a piece, or the name of a fact
     * @return true when it came
     */
    public boolean estVenuDepuisLInscription(String sujet) {
        return venusDepuisLInscription.contains(sujet);
    }

    /**
     * Says whether what is declared was put right between the freeze of the agenda and a session.
     *
     * @param seance the day of the session
     * @return true when what the body was shown was known to be wrong on that day
     */
    public boolean estRectifieAvant(LocalDate seance) {
        return rectifieLe != null && !rectifieLe.isAfter(seance);
    }

    /**
     * Says whether something happened that the last instruction did not see.
     *
     * @return true until the dossier is instructed again
     */
    public boolean aRevoir() {
        return aRevoir;
    }

    /**
     * Returns the suspensions that demands to this applicant caused (CRPA L114-5).
     *
     * @return one per demand that suspends and reached its addressee, ended by its answer when that came earlier
     */
    public List<Suspension> suspensions() {
        return suspensions;
    }

    /**
     * Returns the reminders that were entrusted to the outbox for the last demand.
     *
     * @return their templates, in order
     */
    public List<String> relances() {
        return relances;
    }

    /**
     * Returns the messages to the applicant.
     *
     * @return in the order in which they were entrusted to the outbox
     */
    public List<Envoi> envois() {
        return envois;
    }

    /**
     * Says whether a message left for an address that was changed since: what comes back from there says nothing of the present one.
     *
     * @param cle the key of the message
     * @return false while it waits, and for a message that is not known
     */
    public boolean estPartiVersUneAncienneAdresse(String cle) {
        return versUneAncienneAdresse.contains(cle);
    }

    /**
     * Returns the channels on which the applicant cannot be written to.
     *
     * @return those he objected to, and those from which messages came back since his contact last changed
     */
    public SortedSet<Canal> canauxFermes() {
        return canauxFermes;
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
     * Returns the signals that a person lifted. One on a piece says nothing of what came for it since.
     *
     * @param pieces those that the règlement requires, with what it accepts in their place
     * @return their codes
     */
    public SortedSet<String> leves(List<PieceRequise> pieces) {
        SortedSet<String> restants = new TreeSet<>(leves.keySet());
        for (PieceRequise piece : pieces) {
            restants.removeIf(signal -> signal.startsWith(piece.type() + ":")
                    && !Collections.disjoint(Objects.requireNonNull(leves.get(signal)), piece.alternatives()));
        }
        return Collections.unmodifiableSortedSet(restants);
    }

    /**
     * Says whether a person lifted a signal that is of no piece.
     *
     * @param signal its code, such as {@code IBAN_PARTAGE}
     * @return true once somebody looked
     */
    public boolean estLeve(String signal) {
        return leves.containsKey(signal);
    }

    /**
     * Returns what persons saw in files.
     *
     * @return by digest of content
     */
    public SortedMap<Empreinte, Observation> jugements() {
        return jugements;
    }

    /**
     * Returns what went wrong.
     *
     * @return open and closed incidents, the oldest first
     */
    public List<Incident> incidents() {
        return incidents;
    }

    /**
     * Says whether an alert was given already.
     *
     * @param alerte which
     * @return true once it was, for whatever date
     */
    public boolean aAlerte(Alerte alerte) {
        return alertes.stream().anyMatch(donnee -> donnee.alerte() == alerte);
    }

    /**
     * Says whether an alert was given already for one date.
     *
     * @param alerte which
     * @param echeance the date that passed
     * @return true once it was
     */
    public boolean aAlerte(Alerte alerte, LocalDate echeance) {
        return alertes.contains(new FaitDeRelance.AlerteDonnee(alerte, echeance));
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
     * Returns when answers came that were given after the filing.
     *
     * @return by name of the fact, the day on which it first came
     */
    public SortedMap<String, LocalDate> informations() {
        return informations;
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
     * Returns the rank that a day of completeness gives, once what was put right while something was missing and a reopening are counted.
     *
     * @param complet the day on which the last indispensable piece or information had come
     * @return that day, or a later one
     */
    public LocalDate rang(LocalDate complet) {
        return plusTard(plusTard(complet, rectifieIncomplet), rouvert);
    }

    private static LocalDate plusTard(LocalDate jour, @Nullable LocalDate autre) {
        return autre != null && autre.isAfter(jour) ? autre : jour;
    }

    /**
     * Returns the day on which a refused dossier was taken up again.
     *
     * @return the day, empty when it never was
     */
    public Optional<LocalDate> rouvert() {
        return Optional.ofNullable(rouvert);
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
     * Returns all that the Bureau said.
     *
     * @return the oldest first
     */
    public List<Decision> decisions() {
        return decisions;
    }

    /**
     * Returns what the Bureau granted last, be it withdrawn or given up since: only the state of the dossier says whether it stands.
     *
     * @return the decision, empty when nothing was granted, and after the dossier was reopened
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
        return executoire;
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
        boolean rejete = versements.stream()
                .anyMatch(versement -> !versement.etat().estActif()
                        && versement.etat() != Versement.Etat.ANNULE
                        && versement.compte().equals(compte));
        return new CoordonneesBancaires(
                compte,
                verifie && (!rejete || Objects.equals(compte, compteVerifie)),
                compte != null && aChange(compte) ? changement : null);
    }

    /**
     * Returns the accounts that the bank said to be wrong, closed or blocked, and that nobody entered again since.
     *
     * @return their digests
     */
    public SortedSet<Empreinte> comptesRefuses() {
        return comptesRefuses;
    }

    /**
     * Says whether other bank details took the place of those first declared.
     *
     * @return true once they did
     */
    public boolean compteAChange() {
        return compteChange != null;
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
        return versements;
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
        return indus;
    }

    /**
     * Returns the appeals.
     *
     * @return the oldest first
     */
    public List<Recours> recours() {
        return recours;
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
     * Returns the facts that the withdrawal rests on.
     *
     * @return those told to the person, empty when none were
     */
    public List<Grief> griefs() {
        return griefs;
    }

    /**
     * Says whether the letter of the contradictory step left and did not come back, or was answered.
     *
     * @return true once it was handed to a carrier, not by text message, or once observations came
     */
    public boolean contradictoireAtteint() {
        return contradictoireAtteint;
    }

    /**
     * Says whether the letter of the contradictory step reached nobody: the step must be taken again, with a délai of its own.
     *
     * @return true when it came back, was given up or left as a text message, and no observations came
     */
    public boolean contradictoirePerdu() {
        return contradictoirePerdu;
    }

    /**
     * Says whether the contradictory step takes the place of one for the same facts, whose letter reached nobody.
     *
     * @return true when its délai runs from the day on which its own letter leaves
     */
    public boolean contradictoireRefait() {
        return contradictoireRefait;
    }

    /**
     * Returns the letter of the contradictory step.
     *
     * @return the key of the message, empty when no step was opened
     */
    public Optional<String> lettreDuContradictoire() {
        return Optional.ofNullable(lettreContradictoire);
    }

    /**
     * Returns what the last rejection of a payment calls for.
     *
     * @return what follows of it, empty when no payment was rejected, or the account that it asked for came
     */
    public Optional<SuiteDeRejet> suiteDuRejet() {
        return Optional.ofNullable(suiteDuRejet);
    }

    /**
     * Says whether the account is still that of an applicant who died.
     *
     * @return true from the day his death is known until other bank details come, a second person confirms those that came before, or
     *     his death proves to be a mistake
     */
    public boolean compteDuDefunt() {
        return compteDuDefunt;
    }

    /**
     * Returns where the request was sent on.
     *
     * @return the fact, empty when it was not
     */
    public Optional<FaitDeRecours.DossierTransmis> transmis() {
        return Optional.ofNullable(transmis);
    }

    /**
     * Says whether the dossier must be kept, whatever its time.
     *
     * @return true from the day a hold was laid on it until it is lifted
     */
    public boolean estGele() {
        return gele;
    }

    /**
     * Returns why nothing more than keeping is done with the dossier (RGPD art. 18 and 21).
     *
     * @return the limitations in force, in the order of their grounds
     */
    public List<Limitation> limitations() {
        return limitations;
    }

    /**
     * Returns what the dossier may be processed for, though it is limited.
     *
     * @return what was admitted and did not end, in order
     */
    public SortedSet<Limitation.Derogation> derogations() {
        return derogations;
    }

    /**
     * Says whether nothing more than keeping may be done with the dossier.
     *
     * @return true while a limitation is in force, and nothing was admitted in spite of it
     */
    public boolean estLimite() {
        return !limitations.isEmpty() && derogations.isEmpty();
    }

    /**
     * Says whether nothing more than keeping may be done with the dossier, from some day on.
     *
     * @param jour a day
     * @return true while that is so, when it began on that day or before
     */
    public boolean estLimiteDepuis(LocalDate jour) {
        return estLimite() && arreteDepuis != null && !arreteDepuis.isAfter(jour);
    }

    /**
     * Says whether nothing of the dossier may be erased, whatever its time: it is held, or the person may need it.
     *
     * @return true under a hold, and under a limitation that is not an accepted objection
     */
    public boolean estRetenu() {
        return gele || limitations.stream().anyMatch(limitation -> !limitation.estAccueillie());
    }

    /**
     * Says whether the letter that announces the end of a limitation waits to leave.
     *
     * @param motif the limitation
     * @return true until it was handed to a carrier, or given up
     */
    public boolean estEnRouteLaLevee(Limitation.Motif motif) {
        return leveesEnRoute.contains(motif);
    }

    /**
     * Says whether a limitation took the time to answer the last demand: it must be made again, with a deadline of its own.
     *
     * @return true from the end of the limitation until another demand is made
     */
    public boolean demandeInterrompue() {
        return demandeInterrompue;
    }

    /**
     * Returns the days on which nothing more than keeping was done, for whoever lets a legal clock stand still meanwhile.
     *
     * @param base the text that says so, as it is printed
     * @param jour today, with which a limitation in force is taken to end
     * @return one suspension for each time, the oldest first
     * @throws fr.octroi.commun.ValeurInvalideException {@code SUSPENSION_INVALIDE} without a text
     */
    public List<Suspension> suspensionsParLimitation(String base, LocalDate jour) {
        List<Suspension> suspensions = new ArrayList<>();
        arrets.forEach(arret -> suspensions.add(new Suspension(arret.du(), arret.au(), base)));
        if (arreteDepuis != null && !jour.isBefore(arreteDepuis)) {
            suspensions.add(new Suspension(arreteDepuis, jour, base));
        }
        return suspensions;
    }
}
