package fr.octroi.guichet;

import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Message;
import fr.octroi.port.PortException;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Retrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementResolu;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The counter of what comes after, or instead of, an ordinary decision: appeals, withdrawal, reopening, another authority,
 * attestations.
 */
public final class GuichetRecours {

    private final Comptoir comptoir;

    GuichetRecours(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Registers an appeal; it changes no state by itself.
     *
     * @param acteur who
     * @param recours the appeal, pending
     * @return {@link Effet#DEJA_FAIT} when it is known, {@link Effet#IMPOSSIBLE} when its reference is that of another one, and when it comes
     *     answered, before the filing or after today
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet recevoir(Acteur acteur, Recours recours) {
        Habilitations.exiger(acteur, Operation.RECEVOIR_RECOURS);
        return comptoir.avec(recours.dossier(), pris -> {
            Optional<Recours> connu = trouver(pris, recours.reference());
            if (connu.isPresent()) {
                boolean leMeme = connu.get().genre() == recours.genre()
                        && connu.get().recu().equals(recours.recu());
                return leMeme ? Effet.DEJA_FAIT : Effet.IMPOSSIBLE;
            }
            if (recours.issue() != Recours.Issue.PENDANT
                    || recours.recu().isBefore(pris.dossier().depot())
                    || recours.recu().isAfter(comptoir.aujourdhui())) {
                return Effet.IMPOSSIBLE;
            }
            return comptoir.ecrire(
                    acteur, pris, new FaitDeRecours.RecoursRecu(recours.reference(), recours.genre(), recours.recu()));
        });
    }

    /**
     * Says whether the délai can be held against an appeal: a late one is registered all the same, and a person answers it.
     *
     * <p>The day that is known here is that of the notice of the decision. Against a withdrawal, or after an administrative appeal (CRPA
     * L411-2), the délai runs from the notice of another act, whose day is not: none is held against the appeal then, be that
     * administrative appeal late itself, and whoever knows that day asks {@link Recours#recevabilite}.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @param reference the appeal
     * @param envoi the day it was sent, by the postmark or the filing on line (CRPA L112-1)
     * @param voies what the notice of the decision said of appeals (CJA R421-5)
     * @return whether it comes in time, empty when there is no such appeal
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<Recours.Recevabilite> recevabilite(
            Acteur acteur, NumeroDossier numero, String reference, LocalDate envoi, VoiesEtDelais voies) {
        Habilitations.exiger(acteur, Operation.RECEVOIR_RECOURS);
        return comptoir.prendre(numero)
                .flatMap(pris -> trouver(pris, reference)
                        .map(recours -> recours.recevabilite(
                                envoi,
                                peutViserUnAutreActe(pris, recours)
                                        ? null
                                        : pris.parcours().executoire().notification(),
                                voies)));
    }

    private static boolean peutViserUnAutreActe(Pris pris, Recours recours) {
        boolean retireAvant = pris.parcours().entrees().stream()
                .anyMatch(entree -> entree.fait() instanceof FaitDeRecours.DecisionRetiree retrait
                        && !retrait.jour().isAfter(recours.recu()));
        return retireAvant
                || pris.parcours().recours().stream()
                        .anyMatch(autre -> autre.genre() != Recours.Genre.CONTENTIEUX
                                && autre.recu().isBefore(recours.recu()));
    }

    private static Optional<Recours> trouver(Pris pris, String reference) {
        return pris.parcours().recours().stream()
                .filter(recours -> recours.reference().equals(reference))
                .findFirst();
    }

    /**
     * Records the answer to an appeal, which a person gave: an automatic answer to an administrative appeal is forbidden.
     *
     * @param acteur who answered
     * @param numero the dossier
     * @param reference the appeal
     * @param issue the answer
     * @return {@link Effet#IMPOSSIBLE} when there is no such appeal, or it was answered otherwise
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet trancher(Acteur acteur, NumeroDossier numero, String reference, Recours.Issue issue) {
        Habilitations.exiger(acteur, Operation.STATUER);
        return comptoir.avec(numero, pris -> {
            Optional<Recours.Issue> connue = trouver(pris, reference).map(Recours::issue);
            if (connue.filter(issue::equals).isPresent() && issue != Recours.Issue.PENDANT) {
                return Effet.DEJA_FAIT;
            }
            return connue.filter(Recours.Issue.PENDANT::equals).isPresent() && issue != Recours.Issue.PENDANT
                    ? comptoir.ecrire(
                            acteur, pris, new FaitDeRecours.RecoursTranche(reference, issue, comptoir.aujourdhui()))
                    : Effet.IMPOSSIBLE;
        });
    }

    /**
     * Tells a beneficiary that the withdrawal of his grant is considered, and until when he may answer (CRPA L121-1, L122-1).
     *
     * <p>A letter that comes back, before its last day or after it, leaves again on the next channel, with as many days to answer from the
     * day it leaves, unless he answered or nothing may be withdrawn any more. When no channel is left, the step may be opened again once he
     * can be reached, before its last day or after it: he has as many days at least as he had. A first letter that has not left on its last day
     * is given up, and so is one that has not left when the step is opened on other facts.
     *
     * @param acteur who
     * @param numero the dossier
     * @param motif why
     * @param constats the facts, one at least: by the code of a rule, a piece or an engagement of the règlement, such as {@code
     *     REVENTE}, the day on which somebody found it broken
     * @param limite the last day to answer, after today
     * @return {@link Effet#DEJA_FAIT} when the step is open for this reason and these facts and its letter is not lost, {@link Effet#IMPOSSIBLE}
     *     when its letter is lost and {@code limite} leaves fewer days than that gave, without a grant in force, without a fact, for a code
     *     that no article of the règlement stands behind, for a fact found after today or once the engagement that it breaks is over, or
     *     when the person cannot be told, for want of a channel or since he is dead
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code CONTRADICTOIRE_INVALIDE} when the last day is not after today
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet ouvrirContradictoire(
            Acteur acteur,
            NumeroDossier numero,
            MotifDeRetrait motif,
            SortedMap<String, LocalDate> constats,
            LocalDate limite) {
        Habilitations.exiger(acteur, Operation.STATUER);
        Contradictoire step = new Contradictoire(comptoir.aujourdhui(), limite, null);
        return comptoir.traiter(numero, pris -> {
            List<Grief> griefs = griefs(constats, pris);
            Optional<Contradictoire> leMeme = pris.parcours()
                    .contradictoire()
                    .filter(ouvert -> pris.parcours()
                                    .motifDeRetrait()
                                    .filter(motif::equals)
                                    .isPresent()
                            && pris.parcours().griefs().equals(griefs));
            boolean perdu = pris.parcours().contradictoirePerdu();
            if (!perdu
                    && leMeme.filter(ouvert -> !ouvert.estClos(comptoir.aujourdhui()))
                            .isPresent()) {
                return Effet.DEJA_FAIT;
            }
            // Days that ran while no letter reached him are no time to answer, those of a step that is over no more
            // than others.
            boolean ecourte = perdu
                    && leMeme.map(ouvert -> ouvert.refaitLe(step.ouvert()))
                            .filter(entier -> step.limite().isBefore(entier.limite()))
                            .isPresent();
            // A letter to somebody who is dead would be given up, and another written at each call.
            if (ecourte
                    || !pris.estRelancable()
                    || pris.parcours().accord().isEmpty()
                    || pris.etat().suivants().isEmpty()
                    || griefs.isEmpty()
                    || griefs.size() < constats.size()) {
                return Effet.IMPOSSIBLE;
            }
            // Facts that are corrected on the same day are another letter.
            return comptoir.message(
                            pris,
                            ModeleDeLettre.CONTRADICTOIRE,
                            motif.name() + " " + step.ouvert() + " " + pris.version())
                    .map(message -> comptoir.ecrire(
                            acteur,
                            pris,
                            new FaitDeRecours.ContradictoireOuvert(motif, griefs, step.ouvert(), step.limite()),
                            message))
                    .orElse(Effet.IMPOSSIBLE);
        });
    }

    /** What is broken once its time is over breaks nothing. */
    private boolean tenait(String code, LocalDate constate, Pris pris) {
        ReglementResolu reglement = comptoir.reglement(pris.dossier());
        return reglement.definition().engagements().stream()
                .filter(engagement -> engagement.code().equals(code))
                .allMatch(engagement -> Instruction.jourDuDroit(pris.dossier(), reglement)
                        .map(ouverture -> engagement.court(ouverture, constate))
                        .orElse(true));
    }

    /** A person can answer only to a fact, and to a rule that he can read (CRPA L211-5). */
    private List<Grief> griefs(SortedMap<String, LocalDate> constats, Pris pris) {
        SortedMap<String, String> articles =
                Articles.de(comptoir.reglement(pris.dossier()).definition(), pris.parcours());
        List<Grief> griefs = new ArrayList<>();
        constats.forEach((code, constate) -> {
            String article = articles.get(code);
            if (article != null && !constate.isAfter(comptoir.aujourdhui()) && tenait(code, constate, pris)) {
                griefs.add(new Grief(new Motif(code, article), constate));
            }
        });
        return griefs;
    }

    /**
     * Records that the beneficiary answered.
     *
     * @param acteur who
     * @param numero the dossier
     * @return {@link Effet#IMPOSSIBLE} when no such step was opened
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet recevoirObservations(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.RECEVOIR_RECOURS);
        return comptoir.avec(
                numero,
                pris -> pris.parcours()
                        .contradictoire()
                        .map(contradictoire -> contradictoire.observations() != null
                                ? Effet.DEJA_FAIT
                                : comptoir.ecrire(
                                        acteur, pris, new FaitDeRecours.ObservationsRecues(comptoir.aujourdhui())))
                        .orElse(Effet.IMPOSSIBLE));
    }

    /**
     * Withdraws a grant by an act of today, as {@link #retirer(Acteur, NumeroDossier, String, LocalDate)}.
     *
     * @param acteur who records it
     * @param numero the dossier
     * @param acte the number of the act that withdraws
     * @return what stands in the way, empty once it is withdrawn or when it already was
     * @throws AccesRefuseException when the role may not
     * @throws ActeImpossibleException when there is no such dossier, nothing was granted, or a payment is under way
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier or the envelope meanwhile
     */
    public List<Retrait.Obstacle> retirer(Acteur acteur, NumeroDossier numero, String acte) {
        return retirer(acteur, numero, acte, comptoir.aujourdhui());
    }

    /**
     * Withdraws a grant (CRPA L242-1, L242-2 2°, L241-2), after the contradictory step; what was engaged and not paid is free
     * again, what was paid is claimed apart, and the person is notified. Whether it may be is judged on the day of the act.
     *
     * @param acteur who records it
     * @param numero the dossier
     * @param acte the number of the act that withdraws
     * @param jour the day of that act, from that of the grant to today
     * @return what stands in the way, empty once it is withdrawn or when it already was
     * @throws AccesRefuseException when the role may not
     * @throws ActeImpossibleException when there is no such dossier, nothing was granted, a payment is under way, or the day does not fit
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier or the envelope meanwhile
     */
    public List<Retrait.Obstacle> retirer(Acteur acteur, NumeroDossier numero, String acte, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.STATUER);
        Pris pris = comptoir.prendre(numero).orElseThrow(() -> new ActeImpossibleException("no dossier " + numero));
        if (pris.etat() == EtatDossier.RETIRE) {
            return List.of();
        }
        if (pris.parcours().accord().isEmpty() || !pris.etat().permet(EtatDossier.RETIRE)) {
            throw new ActeImpossibleException("nothing to withdraw: " + pris.dossier());
        }
        Decision.Accordee accord = pris.parcours().accord().get();
        if (jour.isBefore(accord.acte().jour()) || jour.isAfter(comptoir.aujourdhui())) {
            throw new ActeImpossibleException("no day of an act that withdraws: " + jour);
        }
        if (pris.estLimite()) {
            return List.of(Retrait.Obstacle.TRAITEMENT_LIMITE);
        }
        MotifDeRetrait motif = pris.parcours().motifDeRetrait().orElse(MotifDeRetrait.ILLEGALITE);
        return Retrait.examiner(accord, motif, pris.parcours().contradictoire().orElse(null), jour)
                .selon(
                        possible -> {
                            if (!pris.parcours().contradictoireAtteint()) {
                                return List.of(Retrait.Obstacle.PERSONNE_NON_PREVENUE);
                            }
                            Optional<Message> notification =
                                    comptoir.message(pris, ModeleDeLettre.NOTIFICATION_RETRAIT, acte);
                            List<Fait> faits = new ArrayList<>(List.of(new FaitDeRecours.DecisionRetiree(
                                    acte, motif, pris.parcours().griefs(), jour)));
                            faits.addAll(comptoir.faitsDeNotification(
                                    pris, notification, ModeleDeLettre.NOTIFICATION_RETRAIT, acte));
                            comptoir.ecrireEtDesengager(
                                    acteur, pris, faits, notification.stream().toList());
                            return List.of();
                        },
                        impossible -> impossible.obstacles());
    }

    /**
     * Looks at a refused dossier again, with a date of its own: it never takes back its former rank.
     *
     * @param acteur who
     * @param numero the dossier
     * @param motif why, a code such as {@code RECOURS_ACCUEILLI} or {@code PIECES_TARDIVES}
     * @return {@link Effet#IMPOSSIBLE} when it is not refused
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet rouvrir(Acteur acteur, NumeroDossier numero, String motif) {
        Habilitations.exiger(acteur, Operation.STATUER);
        return comptoir.traiter(
                numero,
                pris -> pris.etat() == EtatDossier.REFUSE
                        ? comptoir.ecrire(acteur, pris, new FaitDeRecours.DossierRouvert(comptoir.aujourdhui(), motif))
                        : Effet.IMPOSSIBLE);
    }

    /**
     * Sends a request on to the authority that is competent, and tells the person (CRPA L114-2); the day it was first received
     * is kept, since the clock of its silence runs from it (L114-3). When no channel is left to tell him, an alert is given and an incident opened.
     *
     * @param acteur who
     * @param numero the dossier
     * @return {@link Effet#IMPOSSIBLE} when this authority is competent, when nobody else is known, or past instruction
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet transmettre(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.TRANSMETTRE);
        return comptoir.traiter(numero, pris -> {
            if (pris.etat() == EtatDossier.TRANSMIS) {
                return Effet.DEJA_FAIT;
            }
            if (!pris.etat().estEnInstruction()) {
                return Effet.IMPOSSIBLE;
            }
            return Instruction.relais(pris.dossier(), comptoir.reglement(pris.dossier()))
                    .map(relais -> transmettre(acteur, pris, relais.autorite()))
                    .orElse(Effet.IMPOSSIBLE);
        });
    }

    private Effet transmettre(Acteur acteur, Pris pris, String autorite) {
        Optional<Message> avis = comptoir.message(pris, ModeleDeLettre.TRANSMISSION, autorite);
        List<Fait> faits = new ArrayList<>(List.of(
                new FaitDeRecours.DossierTransmis(autorite, pris.dossier().depot(), comptoir.aujourdhui())));
        if (avis.isEmpty()) {
            faits.addAll(comptoir.faitsDeNotification(pris, avis, ModeleDeLettre.TRANSMISSION, autorite));
        }
        return comptoir.ecrire(acteur, pris, faits, Comptoir.tableau(avis));
    }

    /**
     * Issues an attestation for another funder, when what it says is so.
     *
     * @param acteur who
     * @param numero the dossier
     * @param genre what it attests
     * @return {@link Effet#DEJA_FAIT} when it was issued today, {@link Effet#IMPOSSIBLE} when it would not be true
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet attester(Acteur acteur, NumeroDossier numero, Attestation genre) {
        Habilitations.exiger(acteur, Operation.ATTESTER);
        return comptoir.traiter(numero, pris -> {
            if (!genre.estVraie(pris.etat())) {
                return Effet.IMPOSSIBLE;
            }
            FaitDeRecours.AttestationDelivree fait =
                    new FaitDeRecours.AttestationDelivree(genre, comptoir.aujourdhui());
            boolean deja = pris.parcours().entrees().stream()
                    .anyMatch(entree -> entree.fait().equals(fait));
            return deja ? Effet.DEJA_FAIT : comptoir.ecrire(acteur, pris, fait);
        });
    }
}
