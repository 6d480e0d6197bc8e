package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Antivirus;
import fr.octroi.port.PortException;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.DemandeDeComplement;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The counter: one method per use case, each one load, one pure call, one write (<i>guichet</i>).
 *
 * <p>Safe for several threads when its ports are. A call that throws has written nothing, but for those that go through many
 * dossiers or messages one by one ({@code deposerLot}, {@code expedier}, {@code relancerTous}, {@code prendreRetour}, {@code recevoirFaits},
 * {@code eliminer}): what came before the fault is written.
 */
public final class Guichet {

    /** What a person says of a file that he has before his eyes. */
    private static final Set<Observation> JUGEMENTS = EnumSet.of(
            Observation.CONFORME,
            Observation.ILLISIBLE,
            Observation.CHIFFREE,
            Observation.MAUVAIS_TYPE,
            Observation.PERIMEE);

    /** How many lines of a lot are filed in one write. */
    private static final int PAGE = 500;

    private final Comptoir comptoir;

    /**
     * Wires a counter; {@link fr.octroi.Octroi} does it with defaults.
     *
     * @param catalogue the règlements
     * @param ports the outside world
     * @param reglages what the authority sets once
     */
    public Guichet(Catalogue catalogue, Ports ports, Reglages reglages) {
        this(new Comptoir(catalogue, ports, reglages));
    }

    private Guichet(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Returns a counter that takes a dossier in one version alone, for whoever decided on what he saw of it.
     *
     * <p>The version is compared on the very picture that a call decides on and writes over: nobody comes between. Other dossiers
     * are taken as they stand. Its counters ({@link #relances} and the others) do the same.
     *
     * @param numero the dossier
     * @param version the version that was seen, as {@link fr.octroi.port.DossierEnregistre} tells it
     * @return a counter whose calls on that dossier throw {@link fr.octroi.port.ConflitDeVersionException}, and write nothing, once
     *     it has another version
     */
    public Guichet pourVersion(NumeroDossier numero, long version) {
        return new Guichet(comptoir.pourVersion(numero, version));
    }

    /**
     * Returns a counter for which a dossier that has left the active base is one that never was, for whoever must not tell them apart.
     *
     * <p>Its calls read and write none, and answer as they do where there is no such dossier; its number is refused to another request, as that of
     * a dossier that was erased. Its counters ({@link #relances} and the others) do the same. Minutes of a session and what the bank says of a
     * bordereau are taken in by the counter itself: they happened, wherever their dossiers are kept.
     *
     * @return the counter
     */
    public Guichet enBaseActive() {
        return new Guichet(comptoir.enBaseActive());
    }

    /**
     * Returns the counter that acknowledges, asks and reminds.
     *
     * @return the counter
     */
    public GuichetRelances relances() {
        return new GuichetRelances(comptoir);
    }

    /**
     * Returns the counter of the Bureau and of its credits.
     *
     * @return the counter
     */
    public GuichetSeances seances() {
        return new GuichetSeances(comptoir);
    }

    /**
     * Returns the counter of payments.
     *
     * @return the counter
     */
    public GuichetPaiements paiements() {
        return new GuichetPaiements(comptoir);
    }

    /**
     * Returns the counter of what comes after, or instead of, an ordinary decision.
     *
     * @return the counter
     */
    public GuichetRecours recours() {
        return new GuichetRecours(comptoir);
    }

    /**
     * Returns the counter of those who answer the telephone.
     *
     * @return the counter
     */
    public GuichetAccueil accueil() {
        return new GuichetAccueil(comptoir);
    }

    /**
     * Returns the counter of the rights that persons have over their data.
     *
     * @return the counter
     */
    public GuichetDroits droits() {
        return new GuichetDroits(comptoir);
    }

    /**
     * Returns the counter of the archives.
     *
     * @return the counter
     */
    public GuichetArchives archives() {
        return new GuichetArchives(comptoir);
    }

    /**
     * Files a request.
     *
     * <p>The same request again changes nothing; the same number with other content leaves what was declared as it is, and
     * sends the dossier to a person, once however often that content comes. The number of a dossier that was erased is rejected.
     *
     * @param acteur who files it
     * @param aide the aid asked for, one of the catalogue's
     * @param demande the request, its files already stored
     * @return what became of it
     * @throws AccesRefuseException when the role may not file
     * @throws fr.octroi.commun.ValeurInvalideException {@code AIDE_INCONNUE} when the catalogue lacks the aid
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public ResultatDepot deposer(Acteur acteur, String aide, DemandeDeposee demande) {
        Habilitations.exiger(acteur, Operation.DEPOSER);
        return new Depot(comptoir, acteur, aide).deposer(demande);
    }

    /**
     * Files the requests of a lot, line by line; a bad line stops nothing.
     *
     * <p>Inside one lot, the second line of a number is rejected, whatever became of the first. Lines are filed by five hundred,
     * those that are new in one write, and told when they are: to instruct one meanwhile is to see those beside it too. A lot
     * that was interrupted is handed in again whole: what was already filed is known again.
     *
     * @param acteur who hands it in
     * @param aide the aid asked for, one of the catalogue's
     * @param lot its lines, read once
     * @param suite receives each line with what became of it, in order; what it throws ends the lot, and leaves up to five hundred lines
     *     that were filed untold
     * @throws AccesRefuseException when the role may not file
     * @throws fr.octroi.commun.ValeurInvalideException {@code AIDE_INCONNUE} when the catalogue lacks the aid
     * @throws PortException when a store fails; the lines that were told are filed. What fails definitively for one dossier, such
     *     as one whose key was destroyed, is thrown at the end: no other line waits for it
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile; the lines
     *     that were told are filed
     */
    public void deposerLot(
            Acteur acteur,
            String aide,
            Iterator<? extends LigneDeLot> lot,
            BiConsumer<LigneDeLot, ResultatDepot> suite) {
        Habilitations.exiger(acteur, Operation.DEPOSER);
        Depot depot = new Depot(comptoir, acteur, aide);
        List<LigneDeLot> page = new ArrayList<>();
        try {
            while (lot.hasNext()) {
                page.add(lot.next());
                if (page.size() == PAGE) {
                    List<LigneDeLot> pleine = List.copyOf(page);
                    page.clear();
                    depot.deposer(pleine, suite);
                }
            }
        } catch (RuntimeException rompu) {
            // A lot that breaks off is filed as far as it could be read.
            try {
                depot.deposer(page, suite);
                depot.finir();
            } catch (RuntimeException aussi) {
                if (aussi != rompu) {
                    rompu.addSuppressed(aussi);
                }
            }
            throw rompu;
        }
        depot.deposer(page, suite);
        depot.finir();
    }

    /**
     * Instructs a dossier: reads its files, gathers what it shares with others, and proposes.
     *
     * @param acteur who has it instructed
     * @param numero the dossier
     * @return the proposal, or empty when there is no such dossier
     * @throws AccesRefuseException when the role may not instruct
     * @throws ActeImpossibleException when the règlement has faults, or the dossier is past instruction or limited
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Optional<Proposition> instruire(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.INSTRUIRE);
        return comptoir.prendre(numero).map(pris -> instruire(acteur, pris));
    }

    private Proposition instruire(Acteur acteur, Pris pris) {
        if (!pris.etat().estEnInstruction()) {
            throw new ActeImpossibleException("past instruction: " + pris.dossier());
        }
        if (pris.estLimite()) {
            throw new ActeImpossibleException("limited: " + pris.dossier());
        }
        ReglementResolu reglement = sain(pris);
        List<Fait> faits = new ArrayList<>();
        SortedMap<Empreinte, LecturePiece> lectures = lire(pris, faits);
        Contexte contexte = contexte(pris, lectures);
        Proposition proposition = Instruction.instruire(pris.dossier(), reglement, contexte);
        Fait.InstructionFaite faite = Fait.InstructionFaite.de(proposition, pris.dossier(), reglement, contexte);
        Optional<FaitDeRelance.CarenceConstatee> carence = carenceQuiTient(pris, proposition);
        boolean memeChose = !pris.parcours().aRevoir()
                && pris.etat() == (carence.isPresent() ? EtatDossier.REFUS_PROPOSE : faite.etat())
                && (carence.isPresent()
                        || pris.parcours()
                                .instruction()
                                .filter(faite::revientAuMeme)
                                .isPresent());
        if (!memeChose) {
            faits.add(faite);
            carence.ifPresent(faits::add);
            comptoir.ecrire(acteur, pris, faits);
        }
        return proposition;
    }

    /** What was asked for in vain is still missing: the dossier goes back to the Bureau, whatever else came. */
    private static Optional<FaitDeRelance.CarenceConstatee> carenceQuiTient(Pris pris, Proposition proposition) {
        String signal = pris.parcours().capacite().signal();
        boolean agitSeul = signal.isEmpty() || pris.parcours().estLeve(signal);
        List<String> manques = DemandeDeComplement.manques(proposition).stream()
                .map(DemandeDeComplement.Element::code)
                .toList();
        return pris.parcours()
                .carence()
                .filter(carence -> agitSeul
                        && pris.parcours().demandeAtteinte()
                        && proposition instanceof Proposition.Completer
                        && manques.containsAll(carence.motifs()));
    }

    /**
     * Proposes again, and writes nothing: the reasons of a proposal with their values, for a letter.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @return the proposal, or empty when there is no such dossier
     * @throws AccesRefuseException when the role may not instruct
     * @throws ActeImpossibleException when the règlement has faults
     * @throws PortException when a store fails
     */
    public Optional<Proposition> proposition(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.INSTRUIRE);
        return comptoir.prendre(numero).map(pris -> {
            ReglementResolu reglement = sain(pris);
            SortedMap<Empreinte, LecturePiece> lectures = lire(pris, new ArrayList<>());
            return Instruction.instruire(pris.dossier(), reglement, contexte(pris, lectures));
        });
    }

    /** Nobody is judged by a règlement that has faults. */
    private ReglementResolu sain(Pris pris) {
        ReglementResolu reglement = comptoir.reglement(pris.dossier());
        if (!reglement.defauts().isEmpty()) {
            throw new ActeImpossibleException(
                    "the règlement has faults: " + reglement.defauts().get(0));
        }
        return reglement;
    }

    /** Reads each file once, unless something is found in it, and notes what was read for each piece. */
    private SortedMap<Empreinte, LecturePiece> lire(Pris pris, List<Fait> faits) {
        SortedMap<Empreinte, String> analyses = new TreeMap<>();
        SortedMap<Empreinte, LecturePiece> lectures = new TreeMap<>();
        for (PieceJustificative piece : pris.dossier().pieces()) {
            String analyse = analyses.computeIfAbsent(piece.contenu(), this::analyser);
            LecturePiece lecture = lectures.computeIfAbsent(
                    piece.contenu(),
                    contenu -> analyse.equals(Fait.PieceLue.INFECTE)
                            ? LecturePiece.sansFait(EtatLecture.INFECTEE)
                            : lire(contenu));
            faits.add(new Fait.PieceLue(piece.contenu(), lecture.etat(), lecture.nature(), analyse));
        }
        return lectures;
    }

    private Contexte contexte(Pris pris, SortedMap<Empreinte, LecturePiece> lectures) {
        String signal = pris.parcours().capacite().signal();
        return new Contexte(
                lectures,
                Doublons.coincidences(pris.numero(), comptoir.reperes(pris.dossier()), comptoir::porteurs),
                signal.isEmpty() ? List.of() : List.of(signal),
                leves(pris),
                pris.parcours().jugements(),
                pris.parcours().informations());
    }

    private SortedSet<String> leves(Pris pris) {
        return pris.parcours()
                .leves(comptoir.reglement(pris.dossier()).definition().pieces());
    }

    /**
     * Takes in what an applicant sends, asked for or not.
     *
     * <p>While the dossier can still be instructed it goes back to be looked at, with nothing said of what came; later, what
     * came is kept. What was declared stays as it was: an information fills a gap, and nothing else.
     *
     * @param acteur who hands it in
     * @param numero the dossier
     * @param recu the day it was sent, which is the postmark's for a letter (CRPA L112-1), not after today; an applicant
     *     does not date what he hands in himself: it is today
     * @param pieces files, already stored
     * @param informations answers to questions that had none, by name of the fact
     * @return {@link Effet#DEJA_FAIT} when all of it was known, {@link Effet#IMPOSSIBLE} on a day before the filing or after
     *     today, and once the dossier is closed
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code INFORMATION_DEJA_DECLAREE} when an answer contradicts a
     *     former one, {@code REPONSES_TROP_NOMBREUSES} beyond 200 answers in all
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet completer(
            Acteur acteur,
            NumeroDossier numero,
            LocalDate recu,
            List<PieceDeposee> pieces,
            SortedMap<String, Valeur> informations) {
        Habilitations.exiger(acteur, Operation.COMPLETER);
        LocalDate arrivee = acteur.role() == Role.USAGER ? comptoir.aujourdhui() : recu;
        return comptoir.avec(numero, pris -> {
            if (arrivee.isBefore(pris.dossier().depot())
                    || arrivee.isAfter(comptoir.aujourdhui())
                    || pris.etat().suivants().isEmpty()) {
                return Effet.IMPOSSIBLE;
            }
            return completer(acteur, pris, arrivee, pieces, informations);
        });
    }

    private Effet completer(
            Acteur acteur,
            Pris pris,
            LocalDate recu,
            List<PieceDeposee> pieces,
            SortedMap<String, Valeur> informations) {
        List<PieceJustificative> arrivees = pieces.stream()
                .map(piece -> new PieceJustificative(
                        piece.type(), piece.nom(), Objects.requireNonNull(piece.contenu()), piece.taille(), recu))
                .toList();
        Dossier complete = pris.dossier().avecPieces(arrivees).avecReponses(informations);
        SortedMap<String, Valeur> nouvelles = new TreeMap<>(informations);
        nouvelles.keySet().removeAll(pris.dossier().reponses().keySet());
        // What the règlement reads nowhere is kept, and was asked for by nobody.
        nouvelles
                .keySet()
                .removeIf(nom -> comptoir.reglement(pris.dossier()).donnees().stream()
                        .noneMatch(donnee -> donnee.nom().equals(nom)));
        if (complete.equals(pris.dossier())) {
            return Effet.DEJA_FAIT;
        }
        List<Fait> faits = new ArrayList<>();
        complete.pieces().stream()
                .filter(piece -> !pris.dossier().pieces().contains(piece))
                .forEach(piece ->
                        faits.add(new Fait.PieceRecue(piece.type(), piece.contenu(), piece.taille(), piece.recue())));
        faits.add(new FaitDeRelance.ComplementRecu(
                recu,
                List.copyOf(nouvelles.keySet()),
                nouvelles.isEmpty()
                        ? null
                        : FaitDeRelance.ComplementRecu.sceller(
                                nouvelles, comptoir.ports().cles().dossier(pris.numero())),
                pris.etat().estEnInstruction() ? EtatDossier.DEPOSE : pris.etat()));
        return comptoir.ecrire(acteur, pris, complete, faits);
    }

    /**
     * Records that a person looked at a signal, and that it stops the dossier no longer.
     *
     * @param acteur who looked
     * @param numero the dossier
     * @param signal its code, such as {@code IBAN_PARTAGE}, {@code FACTURE:NOM_DIFFERENT} or {@code CAPACITE_TUTELLE}
     * @param motif why it stops nothing, a code
     * @return {@link Effet#IMPOSSIBLE} when the last instruction showed no such signal; past instruction, when the signal stops
     *     no payment
     * @throws AccesRefuseException when the role may not: what stops a payment, who may receive it included, is for the authority to lift
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet lever(Acteur acteur, NumeroDossier numero, String signal, String motif) {
        Habilitations.exiger(acteur, Operation.JUGER);
        return comptoir.traiter(numero, pris -> {
            if (leves(pris).contains(signal)) {
                return Effet.DEJA_FAIT;
            }
            boolean enInstruction = pris.etat().estEnInstruction();
            // Who may receive money, lifted while it is instructed, would stop no payment later.
            if (!enInstruction || signal.equals(pris.parcours().capacite().signal())) {
                Habilitations.exiger(acteur, Operation.LEVER_ARRET);
            }
            if (!enInstruction) {
                return Arrets.de(comptoir, pris).containsKey(signal)
                        ? comptoir.ecrire(acteur, pris, new Fait.SignalLeve(signal, motif, pris.etat()))
                        : Effet.IMPOSSIBLE;
            }
            boolean montre = pris.parcours()
                    .instruction()
                    .filter(faite -> faite.motifs().contains(signal))
                    .isPresent();
            boolean examinable = pris.etat() == EtatDossier.A_EXAMINER || pris.etat() == EtatDossier.A_COMPLETER;
            if (!montre || !examinable) {
                return Effet.IMPOSSIBLE;
            }
            Dossier dossier = signal.equals(Constat.DeSignal.DEPOT_DIVERGENT)
                    ? pris.dossier().sansDivergence()
                    : pris.dossier();
            return comptoir.ecrire(
                    acteur, pris, dossier, List.of(new Fait.SignalLeve(signal, motif, EtatDossier.DEPOSE)));
        });
    }

    /**
     * Records what a person saw in a file: in order, or what is wrong with it.
     *
     * @param acteur who looked
     * @param numero the dossier
     * @param contenu the file, by its digest
     * @param vu what he saw: {@link Observation#CONFORME}, or why the file must be asked for again
     * @return {@link Effet#IMPOSSIBLE} when the dossier has no such file or is past instruction, or when what he saw is
     *     nothing that a person would say of a file
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Effet juger(Acteur acteur, NumeroDossier numero, Empreinte contenu, Observation vu) {
        Habilitations.exiger(acteur, Operation.JUGER);
        return comptoir.traiter(numero, pris -> {
            if (vu == pris.parcours().jugements().get(contenu)) {
                return Effet.DEJA_FAIT;
            }
            boolean present = pris.dossier().pieces().stream()
                    .anyMatch(piece -> piece.contenu().equals(contenu));
            return present && pris.etat().estEnInstruction() && JUGEMENTS.contains(vu)
                    ? comptoir.ecrire(acteur, pris, new Fait.PieceJugee(contenu, vu, EtatDossier.DEPOSE))
                    : Effet.IMPOSSIBLE;
        });
    }

    /** What the antivirus says of a file, as the journal keeps it. */
    private String analyser(Empreinte contenu) {
        Antivirus antivirus = comptoir.ports().antivirus();
        return ouvrir(contenu, antivirus::analyser)
                .selon(() -> Fait.PieceLue.SAIN, signature -> Fait.PieceLue.INFECTE, raison -> raison);
    }

    private LecturePiece lire(Empreinte contenu) {
        return ouvrir(contenu, comptoir.ports().lecteur()::lire);
    }

    private <T> T ouvrir(Empreinte contenu, Function<InputStream, T> usage) {
        try (InputStream flux = comptoir.ports().pieces().ouvrir(contenu)) {
            return usage.apply(flux);
        } catch (IOException fermeture) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be closed", fermeture);
        }
    }
}
