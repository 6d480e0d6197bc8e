package fr.octroi.guichet;

import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.relance.PlanRelance;
import fr.octroi.relance.Relance;
import fr.octroi.suivi.SilenceProche;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The counter that acknowledges, asks and reminds, and hears what applicants say of themselves.
 *
 * <p>Every command may be given again: what was done is not done twice. Messages wait in the outbox until {@link #expedier}.
 */
public final class GuichetRelances {

    private static final int MESSAGES_AU_PLUS = 10_000;

    /** An outbox that is shared holds what it gives for a while: few enough to be handed over within it. */
    private static final int PAGE_DE_MESSAGES = 500;

    private static final Set<EtatDossier> AVANT_DECISION = EnumSet.of(
            EtatDossier.DEPOSE,
            EtatDossier.A_COMPLETER,
            EtatDossier.A_EXAMINER,
            EtatDossier.ACCORD_PROPOSE,
            EtatDossier.REFUS_PROPOSE,
            EtatDossier.EN_SEANCE,
            EtatDossier.AJOURNE);

    private final Comptoir comptoir;

    GuichetRelances(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Acknowledges a request: its registration at once, its receipt within ten working days (CRPA R112-11-2). A receipt that left by
     * text message alone told no remedy, and is acknowledged again while nothing is decided.
     *
     * @param acteur who
     * @param numero the dossier
     * @param genre which acknowledgement
     * @return {@link Effet#IMPOSSIBLE} when no channel is left
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet accuser(Acteur acteur, NumeroDossier numero, AccuseReception genre) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        return comptoir.traiter(numero, pris -> {
            List<Envoi> accuses = pris.parcours().envois().stream()
                    .filter(envoi -> genre.modele().aPourCode(envoi.modele()))
                    .toList();
            // Once it is decided, the notice of the decision tells the remedies, and silence is no rejection any more.
            boolean parti = !AVANT_DECISION.contains(pris.etat())
                    && accuses.stream().anyMatch(envoi -> envoi.etat() != Envoi.Etat.ABANDONNE);
            if (parti || accuses.stream().anyMatch(GuichetRelances::accuse)) {
                return Effet.DEJA_FAIT;
            }
            return comptoir.message(pris, genre.modele(), pris.dossier().depot() + " " + accuses.size())
                    .map(message -> comptoir.ecrire(acteur, pris, List.of(), message))
                    .orElse(Effet.IMPOSSIBLE);
        });
    }

    /** The journal may tell of a receipt without its message, which is believed. */
    private static boolean estAccuseParSmsSeul(Pris pris) {
        List<Envoi> partis = pris.parcours().envois().stream()
                .filter(envoi -> ModeleDeLettre.ACCUSE_RECEPTION.aPourCode(envoi.modele())
                        && (envoi.etat() == Envoi.Etat.REMIS || envoi.etat() == Envoi.Etat.REVENU))
                .toList();
        return !partis.isEmpty() && partis.stream().noneMatch(envoi -> Comptoir.porte(envoi.canal(), envoi.modele()));
    }

    /** Whether a message acknowledges, or will: one that waits on a channel that cannot bear it takes the next when it leaves. */
    private static boolean accuse(Envoi envoi) {
        return envoi.etat() == Envoi.Etat.CONFIE
                || (envoi.etat() != Envoi.Etat.ABANDONNE && Comptoir.porte(envoi.canal(), envoi.modele()));
    }

    /**
     * Asks the applicant for what the last instruction lacks, with a reason each and a deadline (CRPA L114-5). A refusal that is proposed for
     * what was asked for in a demand that reached nobody is given up by that.
     *
     * @param acteur who
     * @param numero the dossier
     * @return {@link Effet#DEJA_FAIT} when all of it is asked for already, {@link Effet#IMPOSSIBLE} when nothing is lacking or
     *     no channel is left
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet demander(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        return comptoir.traiter(numero, pris -> demander(acteur, pris));
    }

    private Effet demander(Acteur acteur, Pris pris) {
        List<Element> manques = pris.parcours().manques();
        boolean carencePerdue = pris.estEnCarencePerdue();
        if (manques.isEmpty() || !(pris.attendLUsager() || carencePerdue) || !pris.estRelancable()) {
            return Effet.IMPOSSIBLE;
        }
        boolean dejaDemande = pris.parcours()
                .demandeOuverte()
                .filter(ouverte -> ouverte.elements().containsAll(manques))
                .isPresent();
        if (dejaDemande && !pris.parcours().demandePerdue() && !pris.parcours().demandeInterrompue()) {
            return Effet.DEJA_FAIT;
        }
        DemandeDeComplement demande =
                DemandeDeComplement.of(manques, reglement(pris).delaiComplement(), comptoir.aujourdhui());
        return comptoir.message(pris, ModeleDeLettre.DEMANDE_COMPLEMENT, occasion(pris, demande))
                .map(message -> {
                    List<Fait> faits = new ArrayList<>();
                    if (carencePerdue) {
                        pris.parcours()
                                .carence()
                                .ifPresent(carence -> faits.add(new FaitDeRelance.CarenceLevee(carence.demande())));
                    }
                    faits.add(new FaitDeRelance.ComplementDemande(demande));
                    return comptoir.ecrire(acteur, pris, faits, message);
                })
                .orElse(Effet.IMPOSSIBLE);
    }

    /** Two demands of one day for the same thing are two letters. */
    private static String occasion(Pris pris, DemandeDeComplement demande) {
        List<String> champs = new ArrayList<>(List.of(
                demande.jour().toString(),
                Integer.toString(pris.parcours().demandes().size())));
        demande.elements().forEach(element -> champs.add(element.code()));
        return String.join(" ", champs);
    }

    /**
     * Does what the reminder plan says now: reminds, or proposes to the Bureau to refuse what was never completed.
     *
     * <p>Nobody is reminded while something he sent awaits review, once he gave up, or once he died, nor while his dossier is limited:
     * afterwards the demand is made again, with a deadline of its own; so is one that reached nobody, as soon as a channel is open. Somebody is
     * reminded, and a refusal is proposed, only when the demand reached its addressee on some channel.
     *
     * @param acteur who
     * @param numero the dossier
     * @return {@link Effet#DEJA_FAIT} when nothing is due now, {@link Effet#IMPOSSIBLE} when no channel is left, the dossier is limited, or the deadline passed
     *     of a demand that has not reached anybody
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet relancer(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        return comptoir.traiter(numero, pris -> {
            Optional<DemandeDeComplement> ouverte = pris.parcours().demandeOuverte();
            if (ouverte.isEmpty() || !pris.attendLUsager() || !pris.estRelancable()) {
                return Effet.DEJA_FAIT;
            }
            // Nobody is held to a deadline that ran while nothing could be done, or that he was never told: a letter
            // sets another.
            return pris.parcours().demandeInterrompue() || pris.parcours().demandePerdue()
                    ? demander(acteur, pris)
                    : relancer(acteur, pris, ouverte.get());
        });
    }

    private Effet relancer(Acteur acteur, Pris pris, DemandeDeComplement demande) {
        PlanRelance plan =
                new PlanRelance(reglement(pris).relances(), comptoir.reglages().plage());
        LocalDateTime maintenant = comptoir.maintenant();
        return switch (plan.suite(demande, pris.parcours().relances(), maintenant)) {
            case ATTENDRE -> Effet.DEJA_FAIT;
            case RELANCER -> {
                if (!pris.parcours().demandeAtteinte()) {
                    yield Effet.DEJA_FAIT;
                }
                Relance relance = plan.due(demande, pris.parcours().relances(), maintenant)
                        .orElseThrow();
                yield comptoir.message(pris, relance.modele(), occasion(pris, demande))
                        .map(message -> comptoir.ecrire(
                                acteur,
                                pris,
                                new FaitDeRelance.RelanceFaite(relance.modele(), maintenant.toLocalDate()),
                                message))
                        .orElse(Effet.IMPOSSIBLE);
            }
            case CONCLURE ->
                pris.etat() == EtatDossier.A_COMPLETER && pris.parcours().demandeAtteinte()
                        ? comptoir.ecrire(acteur, pris, carence(demande, maintenant.toLocalDate()))
                        : Effet.IMPOSSIBLE;
        };
    }

    private static Fait carence(DemandeDeComplement demande, LocalDate jour) {
        return new FaitDeRelance.CarenceConstatee(
                demande.jour(),
                demande.limite(),
                jour,
                demande.elements().stream()
                        .filter(Element::indispensable)
                        .map(Element::code)
                        .toList());
    }

    /**
     * Reminds everybody whose turn it is; one dossier that fails stops no other.
     *
     * @param acteur who
     * @return how many dossiers each outcome had
     * @throws AccesRefuseException when the role may not
     * @throws PortException when the list of dossiers cannot be had
     */
    public Map<Effet, Integer> relancerTous(Acteur acteur) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        Map<Effet, Integer> comptes = new EnumMap<>(Effet.class);
        comptoir.parcourir(Comptoir.ATTEND_L_USAGER, numero -> {
            Effet effet;
            try {
                effet = relancer(acteur, numero);
            } catch (PortException | ConflitDeVersionException | ValeurInvalideException autreFois) {
                effet = Effet.IMPOSSIBLE;
            }
            comptes.merge(effet, 1, Integer::sum);
        });
        return comptes;
    }

    /**
     * Hands the messages that wait over to their carrier, each with the fact that it left; one that fails stops no other.
     *
     * <p>A message that cannot be handed over for now is put off, longer each time ({@link Reglages#reprises}); meanwhile a reminder,
     * and whatever leaves by text message, also waits for the hours in which people are written to. One that the carrier refuses for good leaves
     * the outbox as a message that came back ({@code REMISE_REFUSEE} in the journal), which closes its channel; one that was put off long
     * enough is given up ({@code TENTATIVES_EPUISEES}), and its channel stays open, since nothing is known of the address. Either leaves
     * again on the next channel; when none is left, an alert is given and an incident opened. One
     * that has lost its object or its addressee is given up; one whose channel was closed meanwhile leaves on the next. A demand
     * that waited is dated of the day it leaves, and so is a hearing that is told again. One whose dossier cannot be read or written, or
     * whose aid left the catalogue, goes on waiting, and is put off too ({@link fr.octroi.port.Envois#attentes} shows it). Of a dossier that is limited, only the notice
     * that this is to end leaves; all others wait.
     *
     * <p>Calls that overlap share what waits where the outbox holds what it gives, as that of a database does; elsewhere both would hand over
     * each message: one call at a time.
     *
     * @param acteur who
     * @param messagerie the carrier; an exception of its own other than a {@link PortException} is thrown once all messages were
     *     tried
     * @return how many left; a call takes no more from the outbox once it has tried 10,000
     * @throws AccesRefuseException when the role may not
     * @throws PortException when the outbox fails
     */
    public int expedier(Acteur acteur, Messagerie messagerie) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        Expedition expedition = new Expedition(comptoir, acteur);
        List<RuntimeException> defauts = new ArrayList<>();
        int partis = 0;
        Set<String> essayes = new HashSet<>();
        boolean encore = true;
        while (encore && essayes.size() < MESSAGES_AU_PLUS) {
            Instant maintenant = comptoir.reglages().horloge().instant();
            // Those that were tried and still wait stand before the others.
            int demandes = Math.min(MESSAGES_AU_PLUS, PAGE_DE_MESSAGES + essayes.size() - partis);
            List<MessageEnAttente> lus;
            try {
                lus = comptoir.ports().envois().enAttente(maintenant, demandes);
            } catch (PortException panne) {
                defauts.forEach(panne::addSuppressed);
                throw panne;
            }
            List<MessageEnAttente> page = lus.stream()
                    .filter(attente -> essayes.add(attente.message().cle()))
                    .toList();
            encore = lus.size() == demandes && !page.isEmpty();
            for (MessageEnAttente attente : page) {
                if (comptoir.reglages().horloge().instant().isBefore(messagerie.reprise())) {
                    encore = false;
                    break;
                }
                try {
                    partis += tenter(expedition, messagerie, attente) ? 1 : 0;
                } catch (RuntimeException defaut) {
                    defauts.add(defaut);
                }
            }
        }
        if (!defauts.isEmpty()) {
            RuntimeException premier = defauts.get(0);
            defauts.stream().filter(defaut -> defaut != premier).forEach(premier::addSuppressed);
            throw premier;
        }
        return partis;
    }

    private static boolean tenter(Expedition expedition, Messagerie messagerie, MessageEnAttente attente) {
        try {
            return expedition.expedier(messagerie, attente);
        } catch (ConflitDeVersionException autreFois) {
            // It stays in the outbox with its key, and leaves again: at least once, never less.
            return false;
        } catch (PortException panne) {
            // The same; and where it will fail until somebody acts, nobody is written to at each call.
            if (panne.nature() == PortException.Nature.DEFINITIVE) {
                expedition.differerSansFin(attente);
            }
            return false;
        }
    }

    /**
     * Records that a message came back: its channel is closed for this person, and the message leaves again on the next one. From a former
     * address, it closes nothing, and leaves again to the present one.
     *
     * <p>A demand that never arrived is made again, with a deadline of its own, and a hearing is told again, with the whole time to
     * answer, also when its last day has passed; not when he answered, the step was opened on other facts, or nothing may be withdrawn any
     * more. When no channel is left, an alert is given and an incident opened. A message that still waits here left all the same, since it
     * came back: whoever handed it over could not write that down, and it leaves the outbox.
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @param cle the key of the message
     * @param motif why it came back, a code of the carrier
     * @return {@link Effet#DEJA_FAIT} when that is known, {@link Effet#IMPOSSIBLE} for a message that was given up, or that nobody entrusted
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet messageRevenu(Acteur acteur, NumeroDossier numero, String cle, String motif) {
        Habilitations.exiger(acteur, Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            Optional<Envoi> envoi = pris.parcours().envois().stream()
                    .filter(connu -> connu.cle().equals(cle))
                    .findFirst();
            if (envoi.isEmpty() || envoi.get().etat() == Envoi.Etat.ABANDONNE) {
                return Effet.IMPOSSIBLE;
            }
            if (envoi.get().etat() == Envoi.Etat.REVENU) {
                return Effet.DEJA_FAIT;
            }
            new Expedition(comptoir, acteur).revenir(pris, envoi.get(), motif);
            return Effet.FAIT;
        });
    }

    /**
     * Records that the applicant does not want to be written to on a channel (CRPA L112-14).
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @param canal an e-mail or a text message; letters of the administration cannot be objected to
     * @return {@link Effet#IMPOSSIBLE} for letters
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet opposer(Acteur acteur, NumeroDossier numero, Canal canal) {
        Habilitations.exiger(acteur, Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            if (canal == Canal.COURRIER) {
                return Effet.IMPOSSIBLE;
            }
            return pris.parcours().entrees().stream()
                            .anyMatch(entree -> entree.fait().equals(new FaitDeRelance.OppositionRecue(canal)))
                    ? Effet.DEJA_FAIT
                    : comptoir.ecrire(acteur, pris, new FaitDeRelance.OppositionRecue(canal));
        });
    }

    /**
     * Changes how the applicant is reached; his name, his home and his account stay.
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @param courriel an e-mail address, blank when none
     * @param telephone a telephone number, blank when none
     * @return what it did
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet changerContact(Acteur acteur, NumeroDossier numero, String courriel, String telephone) {
        Habilitations.exiger(acteur, Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            String adresse = courriel.strip();
            String appel = telephone.strip();
            Dossier joignable = pris.dossier().avecContact(adresse, appel);
            if (joignable.equals(pris.dossier())) {
                return Effet.DEJA_FAIT;
            }
            Empreinte contact = comptoir.ports().cles().dossier(numero).sceller("contact", adresse, appel);
            return comptoir.ecrire(acteur, pris, joignable, List.of(new FaitDeRelance.ContactChange(contact)));
        });
    }

    /**
     * Changes where letters go, and opens that channel again when a letter had come back; the home that was declared stays, since
     * the right to the aid was judged on it.
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @param courrier where letters go from now on
     * @return {@link Effet#DEJA_FAIT} when they go there already, {@link Effet#IMPOSSIBLE} without a street or a town, where nobody finds
     *     the person
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet changerAdresse(Acteur acteur, NumeroDossier numero, Adresse courrier) {
        Habilitations.exiger(acteur, Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            if (courrier.equals(pris.dossier().demandeur().adressePostale())) {
                return Effet.DEJA_FAIT;
            }
            if (courrier.voie().isBlank() || courrier.ville().isBlank()) {
                return Effet.IMPOSSIBLE;
            }
            Empreinte adresse = comptoir.ports()
                    .cles()
                    .dossier(numero)
                    .sceller("courrier", courrier.voie(), courrier.codePostal(), courrier.ville());
            return comptoir.ecrire(
                    acteur,
                    pris,
                    pris.dossier().avecCourrier(courrier),
                    List.of(new FaitDeRelance.AdresseChangee(adresse)));
        });
    }

    /**
     * Records that the applicant gives up (<i>désistement</i>), before a decision or after it, until payment is under way.
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @return {@link Effet#IMPOSSIBLE} once a payment is under way, or when nothing is left to give up
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet desister(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            if (pris.etat() == EtatDossier.DESISTE) {
                return Effet.DEJA_FAIT;
            }
            if (!pris.etat().permet(EtatDossier.DESISTE)) {
                return Effet.IMPOSSIBLE;
            }
            // Before the minutes, the agenda frees the credits; after a grant, nobody else would.
            return comptoir.ecrireEtDesengager(acteur, pris, new FaitDeRelance.DesistementRecu(comptoir.aujourdhui()));
        });
    }

    /**
     * Records that the applicant is dead, under age, or does not act alone.
     *
     * <p>Before a decision a person must look, and says with {@link Guichet#lever} once the papers were seen; after it, the
     * payment waits for the papers that the accountant may ask for.
     *
     * @param acteur who reports it
     * @param numero the dossier
     * @param capacite what became known
     * @return {@link Effet#DEJA_FAIT} when it was known
     * @throws AccesRefuseException when the role may not; that a person acts for himself again, or anything else once he is dead, is for the
     *     authority to say
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet signalerCapacite(Acteur acteur, NumeroDossier numero, Capacite capacite) {
        Habilitations.exiger(acteur, capacite == Capacite.PLEINE ? Operation.LEVER_ARRET : Operation.SIGNALER);
        return comptoir.avec(numero, pris -> {
            if (pris.parcours().capacite() == capacite) {
                return Effet.DEJA_FAIT;
            }
            // What is said since of an heir, or by one, does not bring the applicant back to life.
            if (pris.parcours().capacite() == Capacite.DECES) {
                Habilitations.exiger(acteur, Operation.LEVER_ARRET);
            }
            EtatDossier etat = pris.etat().estEnInstruction() && capacite != Capacite.PLEINE
                    ? EtatDossier.A_EXAMINER
                    : pris.etat();
            return comptoir.ecrire(
                    acteur, pris, new FaitDeRelance.CapaciteSignalee(capacite, comptoir.aujourdhui(), etat));
        });
    }

    /**
     * Gives the alerts that are due on a dossier, each once; no alert changes its state.
     *
     * @param acteur who
     * @param numero the dossier
     * @return what was given now, empty when nothing is due or there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public List<Alerte> alerter(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        return comptoir.prendre(numero)
                .map(pris -> {
                    List<Fait> faits = alertes(pris);
                    if (!faits.isEmpty()) {
                        comptoir.ecrire(acteur, pris, faits);
                    }
                    return faits.stream()
                            .map(fait -> ((FaitDeRelance.AlerteDonnee) fait).alerte())
                            .toList();
                })
                .orElse(List.of());
    }

    /**
     * Tells which dossiers silence would reject up to some day, the most pressing first.
     *
     * <p>Each dossier that is not decided is read, since its date moves with what is asked of the applicant and answered.
     *
     * @param acteur who asks
     * @param jusquAu the last day
     * @return in order of date, those whose date has passed included; one that can be read no more is not among them
     * @throws AccesRefuseException when the role may not
     * @throws ValeurInvalideException {@code AIDE_INCONNUE} when the catalogue lacks the aid of one
     * @throws PortException when a store fails for now
     */
    public List<SilenceProche> silences(Acteur acteur, LocalDate jusquAu) {
        Habilitations.exiger(acteur, Operation.RELANCER);
        List<SilenceProche> proches = new ArrayList<>();
        comptoir.parcourir(
                AVANT_DECISION,
                numero -> silence(numero)
                        .filter(proche -> !proche.silence().date().isAfter(jusquAu))
                        .ifPresent(proches::add));
        proches.sort(null);
        return proches;
    }

    private Optional<SilenceProche> silence(NumeroDossier numero) {
        try {
            return comptoir.prendre(numero)
                    .filter(pris -> AVANT_DECISION.contains(pris.etat()))
                    .map(pris -> new SilenceProche(numero, pris.etat(), comptoir.silence(pris)));
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            return Optional.empty();
        }
    }

    private List<Fait> alertes(Pris pris) {
        LocalDate jour = comptoir.aujourdhui();
        Map<Alerte, Echeance> echeances = new EnumMap<>(Alerte.class);
        LocalDate depot = pris.dossier().depot();
        if (pris.parcours().accuse(AccuseReception.ENREGISTREMENT).isEmpty()) {
            echeances.put(Alerte.ACCUSE_ENREGISTREMENT_TARDIF, AccuseReception.ENREGISTREMENT.limite(depot));
        }
        if (pris.parcours().accuse(AccuseReception.RECEPTION).isEmpty()
                || (AVANT_DECISION.contains(pris.etat()) && estAccuseParSmsSeul(pris))) {
            echeances.put(Alerte.ACCUSE_RECEPTION_TARDIF, AccuseReception.RECEPTION.limite(depot));
        }
        if (AVANT_DECISION.contains(pris.etat())) {
            echeances.put(Alerte.SILENCE, comptoir.silence(pris));
        }
        pris.parcours().recours().stream()
                .filter(recours -> recours.issue() == Recours.Issue.PENDANT)
                .flatMap(recours -> recours.silence(comptoir.reglages().suspensions()).stream())
                .filter(echeance -> !pris.parcours().aAlerte(Alerte.SILENCE_SUR_RECOURS, echeance.date()))
                .min(Comparator.comparing(Echeance::date))
                .ifPresent(echeance -> echeances.put(Alerte.SILENCE_SUR_RECOURS, echeance));
        pris.parcours().incidents().stream()
                .filter(Incident::estOuvert)
                .flatMap(incident -> incident.notificationCnil().stream())
                .filter(echeance -> !pris.parcours().aAlerte(Alerte.NOTIFICATION_CNIL, echeance.date()))
                .min(Comparator.comparing(Echeance::date))
                .ifPresent(echeance -> echeances.put(Alerte.NOTIFICATION_CNIL, echeance));
        List<Fait> faits = new ArrayList<>();
        echeances.forEach((alerte, echeance) -> {
            LocalDate premier = switch (alerte) {
                // Seventy-two hours end at an hour that a day cannot tell: its eve is still in time.
                case NOTIFICATION_CNIL -> echeance.date().minusDays(1);
                case SILENCE, SILENCE_SUR_RECOURS -> echeance.date();
                default -> echeance.date().plusDays(1);
            };
            if (!jour.isBefore(premier) && !pris.parcours().aAlerte(alerte, echeance.date())) {
                faits.add(new FaitDeRelance.AlerteDonnee(alerte, echeance.date()));
            }
        });
        return faits;
    }

    /**
     * Opens an incident on the dossiers it touches, all or none.
     *
     * @param acteur who found it
     * @param incident the incident, open
     * @param numeros the dossiers, one at least
     * @return {@link Effet#DEJA_FAIT} when all of them have it already, {@link Effet#IMPOSSIBLE} when one has another of that name, {@link
     *     Effet#INCONNU} when one does not exist
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes one of the dossiers meanwhile
     */
    public Effet ouvrirIncident(Acteur acteur, Incident incident, List<NumeroDossier> numeros) {
        Habilitations.exiger(acteur, Operation.SUIVRE_INCIDENT);
        return surIncident(
                acteur,
                numeros,
                incident.reference(),
                connu -> connu.map(present ->
                                present.genre() == incident.genre() && present.gravite() == incident.gravite()
                                        ? Effet.DEJA_FAIT
                                        : Effet.IMPOSSIBLE)
                        .orElse(Effet.FAIT),
                new FaitDeRelance.IncidentOuvert(incident));
    }

    /**
     * Closes an incident on the dossiers it touches, all or none.
     *
     * @param acteur who closes it
     * @param reference its name
     * @param motif why, a code in upper case
     * @param numeros the dossiers, one at least
     * @return {@link Effet#DEJA_FAIT} when it is closed on all of them, {@link Effet#IMPOSSIBLE} when one of them never had
     *     it, and when a contractor would close a suspicion of a breach, which is the authority's to judge (RGPD art. 33, 1); {@link
     *     Effet#INCONNU} when one does not exist
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} when the reason is no code
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes one of the dossiers meanwhile
     */
    public Effet cloreIncident(Acteur acteur, String reference, String motif, List<NumeroDossier> numeros) {
        Habilitations.exiger(acteur, Operation.SUIVRE_INCIDENT);
        return surIncident(
                acteur,
                numeros,
                reference,
                connu -> connu.filter(present -> acteur.role() != Role.PRESTATAIRE
                                || present.genre() != Incident.Genre.SOUPCON_DE_VIOLATION)
                        .map(present -> present.estOuvert() ? Effet.FAIT : Effet.DEJA_FAIT)
                        .orElse(Effet.IMPOSSIBLE),
                new FaitDeRelance.IncidentClos(reference, motif));
    }

    /** Writes a fact on each dossier where it is to be done, by what is known there of the incident; on none when it cannot be on one. */
    private Effet surIncident(
            Acteur acteur,
            List<NumeroDossier> numeros,
            String reference,
            Function<Optional<Incident>, Effet> aFaire,
            Fait fait) {
        List<Ecriture.Changement> changements = new ArrayList<>();
        for (NumeroDossier numero : new TreeSet<>(numeros)) {
            Optional<Pris> pris = comptoir.prendre(numero);
            if (pris.isEmpty()) {
                return Effet.INCONNU;
            }
            Effet effet = aFaire.apply(pris.get().parcours().incidents().stream()
                    .filter(incident -> incident.reference().equals(reference))
                    .findFirst());
            if (effet == Effet.IMPOSSIBLE) {
                return effet;
            }
            if (effet == Effet.FAIT) {
                changements.add(
                        comptoir.changement(pris.get().version(), pris.get().dossier(), List.of(fait)));
            }
        }
        if (changements.isEmpty()) {
            return Effet.DEJA_FAIT;
        }
        comptoir.ports()
                .dossiers()
                .ecrire(new Ecriture(comptoir.reglages().horloge().instant(), acteur, changements));
        return Effet.FAIT;
    }

    private ReglementAide reglement(Pris pris) {
        return comptoir.reglement(pris.dossier()).definition();
    }
}
