package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.CreditsDisponibles;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.PlanDeTravail;
import fr.octroi.bureau.Programmation;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.bureau.Travail;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture.Changement;
import fr.octroi.port.Message;
import fr.octroi.port.PortException;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.suivi.Cadence;
import fr.octroi.suivi.Prevision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The counter of the Bureau: credits, sessions, agendas, minutes, and what makes a decision fit to be carried out.
 *
 * <p>Instruction proposes; what the minutes say is decided, and nothing else is.
 */
public final class GuichetSeances {

    /** Those that have a rank: nothing that instruction needs is missing. */
    private static final Set<EtatDossier> EN_LICE = EnumSet.of(
            EtatDossier.DEPOSE,
            EtatDossier.A_EXAMINER,
            EtatDossier.ACCORD_PROPOSE,
            EtatDossier.REFUS_PROPOSE,
            EtatDossier.AJOURNE);

    private final Comptoir comptoir;

    GuichetSeances(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Opens credits, or raises those of an envelope that is open.
     *
     * @param acteur who
     * @param enveloppe the envelope with what is opened in all; its other amounts are left out of account
     * @return {@link Effet#DEJA_FAIT} when as much is open already, {@link Effet#IMPOSSIBLE} when more is, for another year,
     *     closing day or budget line, and once the envelope is closed
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the envelope meanwhile
     */
    public Effet ouvrirCredits(Acteur acteur, Enveloppe enveloppe) {
        Habilitations.exiger(acteur, Operation.OUVRIR_CREDITS);
        Optional<Versionne<Enveloppe>> presente = comptoir.ports().registres().enveloppe(enveloppe.code());
        if (presente.isEmpty()) {
            ecrire(
                    acteur,
                    new Versionne<>(
                            Enveloppe.of(enveloppe.code(), enveloppe.exercice(), enveloppe.ligne(), enveloppe.ouverts())
                                    .fermant(enveloppe.cloture()),
                            0));
            return Effet.FAIT;
        }
        Enveloppe connue = presente.get().valeur();
        Montant hausse = enveloppe.ouverts().moins(connue.ouverts());
        if (connue.exercice() != enveloppe.exercice()
                || !connue.cloture().equals(enveloppe.cloture())
                || !connue.ligne().equals(enveloppe.ligne())
                || hausse.estNegatif()) {
            return Effet.IMPOSSIBLE;
        }
        if (hausse.estNul()) {
            return Effet.DEJA_FAIT;
        }
        if (comptoir.aujourdhui().isAfter(connue.cloture())) {
            return Effet.IMPOSSIBLE;
        }
        ecrire(acteur, presente.get().avec(connue.ouvrir(hausse)));
        return Effet.FAIT;
    }

    private void ecrire(Acteur acteur, Versionne<Enveloppe> enveloppe) {
        ecrire(acteur, List.of(), List.of(), List.of(), List.of(enveloppe));
    }

    private void ecrire(
            Acteur acteur,
            List<Changement> changements,
            List<Message> messages,
            List<Versionne<SeanceBureau>> seances,
            List<Versionne<Enveloppe>> enveloppes) {
        comptoir.ecrire(acteur, changements, messages, seances, enveloppes, List.of());
    }

    /**
     * Enters a session in the register. One that was put off is declared again as it is there: with the day to which it was put off and, where it was open
     * then, the last day to be ready that moved with it.
     *
     * @param acteur who
     * @param seance the session, open
     * @return {@link Effet#DEJA_FAIT} when it is there, {@link Effet#IMPOSSIBLE} when another session has its code, be it this one before
     *     it was put off, or it is not open
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the session meanwhile
     */
    public Effet ouvrirSeance(Acteur acteur, SeanceBureau seance) {
        Habilitations.exiger(acteur, Operation.ARRETER_ORDRE_DU_JOUR);
        Optional<SeanceBureau> presente =
                comptoir.ports().registres().seance(seance.code()).map(Versionne::valeur);
        if (presente.isPresent() || seance.etat() != Etat.OUVERTE) {
            boolean meme = presente.filter(connue -> connue.jour().equals(seance.jour())
                            && connue.limite().equals(seance.limite())
                            && connue.capacite() == seance.capacite()
                            && connue.mode() == seance.mode())
                    .isPresent();
            return meme ? Effet.DEJA_FAIT : Effet.IMPOSSIBLE;
        }
        ecrire(acteur, List.of(), List.of(), List.of(new Versionne<>(seance, 0)), List.of());
        return Effet.FAIT;
    }

    /**
     * Keeps the convocation of a session, right or wrong: nothing is decided on one that is late or without its note. A second one, once
     * the day of a session without a quorum has come, moves the session to its new day, with its agenda and the credits set
     * aside for it (CGCT L2121-17).
     *
     * @param acteur who
     * @param seance the session, its agenda frozen
     * @param convocation the convocation that was sent
     * @return {@link Effet#DEJA_FAIT} when it is kept, {@link Effet#IMPOSSIBLE} when it was sent before the freezing or after today, does
     *     not call to the day of the session, or follows no regular one
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the session meanwhile
     */
    public Effet convoquer(Acteur acteur, String seance, Convocation convocation) {
        Habilitations.exiger(acteur, Operation.ARRETER_ORDRE_DU_JOUR);
        Versionne<SeanceBureau> connue = comptoir.seance(seance);
        if (connue.valeur().convocations().contains(convocation)) {
            return Effet.DEJA_FAIT;
        }
        if (convocation.envoi().isAfter(comptoir.aujourdhui())
                || !connue.valeur().admet(convocation)) {
            return Effet.IMPOSSIBLE;
        }
        ecrire(acteur, List.of(), List.of(), List.of(connue.avec(connue.valeur().convoquer(convocation))), List.of());
        return Effet.FAIT;
    }

    /**
     * Puts a session off to a later day before it sits: whoever was convened is convened anew, and as long as no agenda is frozen, the last
     * day on which a dossier must be ready moves as far. After a session without a quorum,
     * {@link #convoquer} calls again.
     *
     * @param acteur who
     * @param seance the session
     * @param jour the day it will sit, after its present one
     * @return {@link Effet#DEJA_FAIT} when it sits that day, {@link Effet#IMPOSSIBLE} when it was held or the day is earlier
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the session meanwhile
     */
    public Effet reporterSeance(Acteur acteur, String seance, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.ARRETER_ORDRE_DU_JOUR);
        Versionne<SeanceBureau> connue = comptoir.seance(seance);
        if (connue.valeur().jour().equals(jour)) {
            return Effet.DEJA_FAIT;
        }
        if (connue.valeur().etat() == Etat.TENUE
                || jour.isBefore(connue.valeur().jour())) {
            return Effet.IMPOSSIBLE;
        }
        ecrire(acteur, List.of(), List.of(), List.of(connue.avec(connue.valeur().reporter(jour))), List.of());
        return Effet.FAIT;
    }

    /**
     * Says which dossier would go to which session, and why; nothing is written.
     *
     * <p>The rank for credits is the day of the last indispensable piece or information, whenever an officer looked.
     *
     * @param acteur who
     * @param aide the aid
     * @param enveloppe the envelope that it is paid from
     * @return every dossier that lacks nothing, in order of rank, and those, of whatever aid, that can be read no more, or that no sound règlement judges
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such envelope
     * @throws PortException when a store fails for now
     */
    public Programme programmer(Acteur acteur, String aide, String enveloppe) {
        Habilitations.exiger(acteur, Operation.PROGRAMMER);
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        SortedMap<Candidat, Pris> candidats = candidats(aide, inaccessibles);
        List<CreditsDisponibles> credits = disponibles(credits(candidats, enveloppe), candidats);
        return new Programme(
                programmer(refuserAuDela(candidats, credits, new TreeMap<>()), credits)
                        .affectations(),
                inaccessibles);
    }

    private Programme programmer(SortedMap<Candidat, Pris> candidats, List<CreditsDisponibles> credits) {
        return Programmation.programmer(
                comptoir.ports().registres().seances(),
                List.copyOf(candidats.keySet()),
                credits,
                comptoir.aujourdhui());
    }

    /** The envelopes of all who pay for one of these dossiers. */
    private Credits credits(SortedMap<Candidat, Pris> candidats, String enveloppe) {
        Credits credits = new Credits(comptoir, enveloppe);
        candidats.values().forEach(pris -> credits.prendre(pris.dossier()));
        return credits;
    }

    private static List<CreditsDisponibles> disponibles(Credits credits, SortedMap<Candidat, Pris> candidats) {
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        candidats.values().forEach(pris -> dossiers.put(pris.numero(), pris.dossier()));
        return credits.disponibles(dossiers);
    }

    /**
     * Says in which order officers should look at the dossiers that wait, so that most of them reach the first session, then the
     * second; for each what it waits for, and when it could be paid. Nothing is written, and nobody's rank changes.
     *
     * <p>A dossier that waits for its applicant is taken for one that will come in the time that such answers take, behind all
     * that are complete; what it will cost is not known, and counts for nothing before the credits.
     *
     * @param acteur who
     * @param aide the aid
     * @param enveloppe the envelope that it is paid from
     * @param cadence how fast officers look, and applicants answer
     * @return in the order of work, then those, of whatever aid, that can be read no more, or that no sound règlement judges
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such envelope
     * @throws PortException when a store fails for now
     */
    public List<Prevision> prevoir(Acteur acteur, String aide, String enveloppe, Cadence cadence) {
        Habilitations.exiger(acteur, Operation.PROGRAMMER);
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        SortedMap<Candidat, Pris> candidats = candidats(aide, inaccessibles);
        List<CreditsDisponibles> credits = disponibles(credits(candidats, enveloppe), candidats);
        List<SeanceBureau> seances = comptoir.ports().registres().seances();
        List<Candidat> enLice =
                List.copyOf(refuserAuDela(candidats, credits, new TreeMap<>()).keySet());
        List<Pris> incomplets = new ArrayList<>();
        comptoir.parcourir(
                EnumSet.of(EtatDossier.A_COMPLETER),
                numero -> prendre(numero, aide, inaccessibles).ifPresent(incomplets::add));
        Function<Delai, PlanDeTravail> plan = reponse -> PlanDeTravail.ordonner(
                seances,
                Stream.concat(
                                enLice.stream().map(candidat -> travail(candidat, cadence)),
                                incomplets.stream().flatMap(pris -> apresReponse(pris, cadence, reponse).stream()))
                        .toList(),
                credits,
                cadence.minutesParJour(),
                comptoir.aujourdhui());
        List<Prevision> previsions = new ArrayList<>(Prevision.de(
                plan.apply(cadence.reponse()),
                plan.apply(cadence.reponseLente()),
                seances,
                comptoir.reglages().delaiDePaiement(),
                comptoir.aujourdhui()));
        inaccessibles.forEach(
                numero -> previsions.add(new Prevision(numero, Prevision.Attente.REPARATION, null, null)));
        return previsions;
    }

    private Travail travail(Candidat candidat, Cadence cadence) {
        int minutes = candidat.pret() == null ? cadence.minutesParDossier() : 0;
        return new Travail(candidat, minutes, comptoir.aujourdhui());
    }

    private Optional<Travail> apresReponse(Pris pris, Cadence cadence, Delai reponse) {
        LocalDate demain = comptoir.aujourdhui().plusDays(1);
        return pris.parcours()
                .demandeOuverte()
                .map(demande -> reponse.depuis(demande.jour()))
                .map(prevue -> prevue.isBefore(demain) ? demain : prevue)
                .map(jour -> new Travail(
                        new Candidat(pris.numero(), jour, Sens.EN_EXAMEN, Montant.ZERO, null),
                        cadence.minutesParDossier(),
                        jour));
    }

    private SortedMap<Candidat, Pris> candidats(String aide, SortedSet<NumeroDossier> inaccessibles) {
        SortedMap<Candidat, Pris> candidats = new TreeMap<>();
        comptoir.parcourir(
                EN_LICE,
                numero -> prendre(numero, aide, inaccessibles)
                        .ifPresent(pris -> candidat(pris).ifPresent(candidat -> candidats.put(candidat, pris))));
        return candidats;
    }

    /** Takes a dossier of an aid; nobody judges by a règlement that has faults. */
    private Optional<Pris> prendre(NumeroDossier numero, String aide, SortedSet<NumeroDossier> inaccessibles) {
        Optional<Pris> pris = comptoir.prendre(numero, de(aide), inaccessibles);
        boolean juge = pris.isEmpty()
                || comptoir.reglement(pris.get().dossier()).defauts().isEmpty();
        if (!juge) {
            inaccessibles.add(numero);
        }
        return juge ? pris : Optional.empty();
    }

    private static Predicate<Pris> de(String aide) {
        return pris -> pris.dossier().aide().equals(aide) && !pris.estLimite();
    }

    /**
     * A request that nobody has looked at yet holds its rank and its credits by what it declares: an officer who is slow must
     * not cost it either.
     */
    private Optional<Candidat> provisoire(Pris pris) {
        ReglementResolu reglement = comptoir.reglement(pris.dossier());
        Contexte nonLu = new Contexte(
                new TreeMap<>(),
                List.of(),
                List.of(),
                new TreeSet<>(),
                new TreeMap<>(),
                pris.parcours().informations());
        Montant calcule = Instruction.instruire(pris.dossier(), reglement, nonLu)
                .selon(
                        accorder -> accorder.montant(),
                        refuser -> Montant.ZERO,
                        completer -> Montant.ZERO,
                        examiner -> Objects.requireNonNullElse(examiner.calcule(), Montant.ZERO));
        return Instruction.completude(pris.dossier(), reglement, nonLu)
                .map(complet ->
                        new Candidat(pris.numero(), pris.parcours().rang(complet), Sens.EN_EXAMEN, calcule, null));
    }

    private Optional<Candidat> candidat(Pris pris) {
        if (pris.etat() == EtatDossier.DEPOSE) {
            return provisoire(pris);
        }
        Parcours parcours = pris.parcours();
        Optional<Fait.InstructionFaite> instruction = parcours.instruction();
        Optional<LocalDate> rang = parcours.rang();
        if (rang.isEmpty() || instruction.isEmpty()) {
            return Optional.empty();
        }
        // What came while the dossier stood on an agenda, or a death that became known, is looked at first; and nobody
        // is refused on what he was asked for in a letter that reached nobody: it is asked for again.
        Sens sens = parcours.aRevoir() || pris.estEnCarencePerdue()
                ? Sens.EN_EXAMEN
                : switch (pris.etat()) {
                    case ACCORD_PROPOSE -> Sens.ACCORD;
                    case REFUS_PROPOSE -> Sens.REFUS;
                    case AJOURNE ->
                        instruction.get().proposition().equals("ACCORDER")
                                        && parcours.carence().isEmpty()
                                ? Sens.ACCORD
                                : Sens.REFUS;
                    default -> Sens.EN_EXAMEN;
                };
        Montant calcule = instruction.get().montant();
        Montant montant = sens == Sens.REFUS || calcule == null ? Montant.ZERO : calcule;
        LocalDate pret = sens == Sens.EN_EXAMEN ? null : comptoir.pret(pris).orElseThrow();
        return Optional.of(new Candidat(pris.numero(), rang.get(), sens, montant, pret));
    }

    /**
     * Freezes the agenda of a session: its dossiers stand on it, and their credits are set aside, all or nothing.
     *
     * @param acteur who
     * @param seance the session
     * @param aide the aid
     * @param enveloppe the envelope that it is paid from
     * @param deports for each dossier, the members who will withdraw from its line (CGCT L2131-11)
     * @return the frozen agenda, and the dossiers that could not be read: mended, they keep their rank, and what is left of the credits;
     *     the agenda of a session frozen before is given again, whoever of it can be read no more, and nothing is written
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session or envelope
     * @throws GelRefuseException when the agenda is frozen for another aid, or no line would be on it and some dossiers could not be
     *     read; it names them
     * @throws ActeImpossibleException when the envelope closes before the session or is of another year
     * @throws PortException when a store fails for now
     * @throws ConflitDeVersionException when somebody else writes a dossier, the session or the envelope meanwhile
     */
    public OrdreGele geler(
            Acteur acteur,
            String seance,
            String aide,
            String enveloppe,
            SortedMap<NumeroDossier, SortedSet<String>> deports) {
        Habilitations.exiger(acteur, Operation.ARRETER_ORDRE_DU_JOUR);
        Versionne<SeanceBureau> ouverte = comptoir.seance(seance);
        OrdreDuJour gele = ouverte.valeur().ordreDuJour();
        if (gele != null) {
            refuserUneAutreAide(gele, aide);
            return new OrdreGele(gele, new TreeSet<>());
        }
        if (ouverte.valeur()
                .jour()
                .isAfter(comptoir.enveloppe(enveloppe).valeur().cloture())) {
            // What nobody spoke for in its year lapses with it.
            throw new ActeImpossibleException("the envelope closes before the session");
        }
        if (!estDeLAnnee(comptoir.enveloppe(enveloppe).valeur(), ouverte.valeur())) {
            throw new ActeImpossibleException("the envelope is of another year than the session");
        }
        SortedMap<NumeroDossier, Pris> parNumero = new TreeMap<>();
        SortedMap<NumeroDossier, List<Motif>> motifs = new TreeMap<>();
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        SortedMap<Candidat, Pris> candidats = candidats(aide, inaccessibles);
        candidats.values().forEach(pris -> {
            parNumero.put(pris.numero(), pris);
            motifs.put(pris.numero(), motifs(pris));
        });
        Credits credits = credits(candidats, enveloppe);
        for (String code : credits.codes()) {
            if (ouverte.valeur().jour().isAfter(credits.prise(code).cloture())
                    || credits.prise(code).exercice() != credits.principale().exercice()) {
                throw new ActeImpossibleException(
                        "the envelope of a funder is of another year or closes before the session");
            }
        }
        List<CreditsDisponibles> disponibles = disponibles(credits, candidats);
        SortedMap<Candidat, Pris> retenus = refuserAuDela(candidats, disponibles, motifs);
        Programme programme = programmer(retenus, disponibles);
        OrdreDuJour ordre = OrdreDuJour.of(programme, seance, comptoir.aujourdhui(), motifs, deports);
        if (ordre.lignes().isEmpty() && !inaccessibles.isEmpty()) {
            // A wrong key, a right that is missing or a règlement that left: an empty agenda would be frozen for good.
            throw new GelRefuseException(GelRefuseException.Raison.DOSSIERS_INACCESSIBLES, inaccessibles);
        }
        List<Changement> changements = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            Pris pris = Objects.requireNonNull(parNumero.get(ligne.numero()));
            changements.add(comptoir.changement(
                    pris.version(),
                    pris.dossier(),
                    List.of(new FaitDeSeance.InscritALOrdreDuJour(
                            seance, ligne.rang(), ligne.sens(), ligne.propose(), enveloppe))));
            credits.mouvoir(pris.dossier(), ligne.propose(), GuichetSeances::reserver);
        }
        ecrire(
                acteur,
                changements,
                List.of(),
                List.of(ouverte.avec(ouverte.valeur().geler(ordre))),
                credits.mues());
        return new OrdreGele(ordre, inaccessibles);
    }

    /** A grant is engaged on the credits of the year in which it is decided; what that year did not mandate is carried over later. */
    static boolean estDeLAnnee(Enveloppe enveloppe, SeanceBureau seance) {
        return enveloppe.exercice() == seance.jour().getYear();
    }

    private static Enveloppe reserver(Enveloppe enveloppe, Montant montant) {
        return enveloppe.reserver(montant).selon(fait -> fait.enveloppe(), insuffisant -> {
            throw new IllegalStateException("the programme went beyond the credits");
        });
    }

    /**
     * Proposes to refuse what the credits do not reach, where the règlement says so; elsewhere it waits. Whoever is still under
     * examination takes nothing from those behind him here: only grants that are proposed can leave another without credits.
     */
    private SortedMap<Candidat, Pris> refuserAuDela(
            SortedMap<Candidat, Pris> candidats,
            List<CreditsDisponibles> credits,
            SortedMap<NumeroDossier, List<Motif>> motifs) {
        SortedMap<Candidat, Pris> accords = new TreeMap<>(candidats);
        accords.keySet().removeIf(candidat -> candidat.sens() != Sens.ACCORD);
        SortedMap<Candidat, Pris> retenus = new TreeMap<>(candidats);
        programmer(accords, credits).affectations().stream()
                .filter(affectation -> affectation.raison() == Raison.CREDITS_INSUFFISANTS)
                .map(Affectation::candidat)
                .forEach(candidat -> {
                    Pris pris = Objects.requireNonNull(candidats.get(candidat));
                    String article =
                            comptoir.reglement(pris.dossier()).definition().creditsEpuises();
                    if (article != null) {
                        retenus.remove(candidat);
                        retenus.put(
                                new Candidat(
                                        candidat.numero(),
                                        candidat.complet(),
                                        Sens.REFUS,
                                        Montant.ZERO,
                                        candidat.pret()),
                                pris);
                        motifs.put(candidat.numero(), List.of(new Motif(ReglementAide.CREDITS_EPUISES, article)));
                    }
                });
        return retenus;
    }

    private void refuserUneAutreAide(OrdreDuJour gele, String aide) {
        SortedSet<NumeroDossier> illisibles = new TreeSet<>();
        List<NumeroDossier> autres = gele.lignes().stream()
                .flatMap(ligne -> comptoir.lire(ligne.numero(), illisibles).stream())
                .filter(pris -> !pris.dossier().aide().equals(aide))
                .map(Pris::numero)
                .toList();
        if (!autres.isEmpty()) {
            throw new GelRefuseException(GelRefuseException.Raison.AUTRE_AIDE, autres);
        }
    }

    private List<Motif> motifs(Pris pris) {
        return Articles.motifsFondes(comptoir.reglement(pris.dossier()).definition(), pris.parcours());
    }

    /**
     * Takes in the minutes of a session, in one write or none: each decision, its effect on the credits, its notice in the outbox. They
     * are kept with the session.
     *
     * <p>Each dossier is voted on by itself (CGCT L2121-20), and what is broken may stay so for weeks: one that can be read no more, or that no
     * règlement judges, is named, and stops no other. Of its line no more is checked than its members and the number of its act, nothing is
     * written on it, and what was set aside for it stays so. Once it is mended, the minutes come again and decide it, with the same checks, and its line alone
     * may be corrected then, since nobody could tell what was wrong with it. Where no dossier can be read, the session is not held.
     *
     * @param acteur who
     * @param deliberation what the minutes say
     * @param composition the members in office on the day of the session, also when its minutes come again later
     * @param quorum the rule of quorum
     * @return the decisions, also when the same minutes come again, those on dossiers that were erased since left out, and the dossiers
     *     that stay to be decided or cannot be read again; or every mismatch, and then nothing is written
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session
     * @throws PortException when a store fails for now
     * @throws ConflitDeVersionException when somebody else writes a dossier, the session or the envelope meanwhile, or takes in the minutes
     *     of another session
     */
    public Confrontation deliberer(
            Acteur acteur, Deliberation deliberation, Composition composition, RegleQuorum quorum) {
        Habilitations.exiger(acteur, Operation.DELIBERER);
        return new ProcesVerbal(comptoir, acteur).prendre(deliberation, composition, quorum);
    }

    /**
     * Records that the préfecture received the act of a session that has one act alone (CGCT L2131-1).
     *
     * @param acteur who
     * @param seance the session, held
     * @param jour the day of receipt, from that of the session to today
     * @return as {@link #transmettreActe(Acteur, String, String, LocalDate)}; {@link Effet#IMPOSSIBLE} also when its minutes have
     *     several acts, each received on a day of its own
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session
     * @throws PortException when a store fails for now
     * @throws ConflitDeVersionException when somebody else writes a dossier meanwhile
     */
    public TransmissionDActe transmettreActe(Acteur acteur, String seance, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.NOTIFIER);
        Deliberation deliberation = comptoir.seance(seance).valeur().deliberation();
        return deliberation == null || deliberation.actes().size() > 1
                ? new TransmissionDActe(Effet.IMPOSSIBLE, new TreeSet<>())
                : transmettreActe(acteur, seance, deliberation.acte().numero(), jour);
    }

    /**
     * Records that the préfecture received an act of a session (CGCT L2131-1), on all its decisions that can be read; given again, on
     * those that were mended since.
     *
     * @param acteur who
     * @param seance the session, held
     * @param acte the number of the act
     * @param jour the day of receipt, from that of the session to today
     * @return {@link Effet#DEJA_FAIT} when that day is recorded on all its decisions that can be read, {@link Effet#IMPOSSIBLE} when the session
     *     was not held, its minutes have no such act, the day does not fit, or some of its decisions have that of another day; with the dossiers
     *     of the agenda that cannot be read or were mended and are still to be decided
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such session
     * @throws PortException when a store fails for now
     * @throws ConflitDeVersionException when somebody else writes a dossier meanwhile
     */
    public TransmissionDActe transmettreActe(Acteur acteur, String seance, String acte, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.NOTIFIER);
        SeanceBureau tenue = comptoir.seance(seance).valeur();
        Deliberation deliberation = tenue.deliberation();
        if (deliberation == null
                || deliberation.actes().stream()
                        .noneMatch(connu -> connu.numero().equals(acte))
                || jour.isBefore(tenue.jour())
                || jour.isAfter(comptoir.aujourdhui())) {
            return new TransmissionDActe(Effet.IMPOSSIBLE, new TreeSet<>());
        }
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        SortedSet<LocalDate> recus = new TreeSet<>();
        List<Changement> changements = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : ProcesVerbal.lignes(tenue)) {
            Optional<Pris> present = comptoir.prendre(ligne.numero(), pris -> true, inaccessibles);
            if (present.map(pris -> ProcesVerbal.decideeEn(pris, tenue).isEmpty())
                    .orElseGet(() -> !comptoir.estPris(ligne.numero()))) {
                inaccessibles.add(ligne.numero());
            }
            present.filter(pris -> decisionDe(pris, seance)
                            .filter(decision -> decision.acte().numero().equals(acte))
                            .isPresent())
                    .ifPresent(pris -> {
                        LocalDate recu = pris.parcours().executoire().transmission();
                        if (recu != null) {
                            recus.add(recu);
                            return;
                        }
                        boolean notifiee = pris.parcours().executoire().notification() != null;
                        changements.add(comptoir.changement(
                                pris.version(),
                                pris.dossier(),
                                List.of(new FaitDeSeance.ActeTransmis(acte, jour, apres(pris, notifiee)))));
                    });
        }
        if (recus.stream().anyMatch(recu -> !recu.equals(jour))) {
            // One act is received once.
            return new TransmissionDActe(Effet.IMPOSSIBLE, inaccessibles);
        }
        if (!changements.isEmpty()) {
            ecrire(acteur, changements, List.of(), List.of(), List.of());
        }
        return new TransmissionDActe(changements.isEmpty() ? Effet.DEJA_FAIT : Effet.FAIT, inaccessibles);
    }

    /** The grant or refusal of a session that is still the last word on a dossier. */
    private static Optional<Decision> decisionDe(Pris pris, String seance) {
        return pris.parcours()
                .decision()
                .filter(decision -> decision.acte().seance().equals(seance) && ProcesVerbal.tranche(decision));
    }

    /** A grant that was both transmitted and notified may be carried out. */
    private static EtatDossier apres(Pris pris, boolean autreCondition) {
        return pris.etat() == EtatDossier.ACCORDE && autreCondition ? EtatDossier.EXECUTOIRE : pris.etat();
    }

    /**
     * Records that a person received the decision on his dossier, with its remedies (CJA R421-5).
     *
     * <p>It sends nothing: the notice is in the outbox since the minutes were taken, and leaves with {@link GuichetRelances#expedier}. What a
     * receipt of delivery or an agent says of it is recorded here.
     *
     * @param acteur who
     * @param numero the dossier
     * @param jour the day he received it, from that of the session to today
     * @return {@link Effet#DEJA_FAIT} when that day is recorded, {@link Effet#IMPOSSIBLE} when another one is, since the time to appeal runs from
     *     the first, when nothing was granted or refused, or the day does not fit
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet notifier(Acteur acteur, NumeroDossier numero, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.NOTIFIER);
        return comptoir.avec(numero, pris -> {
            Optional<Decision> decision = pris.parcours().decision().filter(prise -> ProcesVerbal.tranche(prise));
            if (decision.isEmpty()
                    || jour.isBefore(decision.get().acte().jour())
                    || jour.isAfter(comptoir.aujourdhui())) {
                return Effet.IMPOSSIBLE;
            }
            LocalDate notifiee = pris.parcours().executoire().notification();
            if (notifiee != null) {
                return notifiee.equals(jour) ? Effet.DEJA_FAIT : Effet.IMPOSSIBLE;
            }
            boolean transmise = pris.parcours().executoire().transmission() != null;
            return comptoir.ecrire(
                    acteur,
                    pris,
                    new FaitDeSeance.DecisionNotifiee(decision.get().acte().numero(), jour, apres(pris, transmise)));
        });
    }
}
