package fr.octroi.instruction;

import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The central function: pure, complete, and the same for everyone.
 *
 * <p>Every condition, piece and coincidence is looked at and reported; the priority is written once, in {@link
 * #conclure}: a disproved condition refuses, since nothing is asked of someone who cannot have the aid; then what only
 * the applicant can give is asked for; then whatever a person must look at is shown to one; else it grants. What bears
 * on payment alone never blocks.
 */
public final class Instruction {

    /** The version of this library, with which the journal keeps each proposal: that of its release, or of what will be one. */
    public static final String VERSION = "0.1.0";

    private Instruction() {}

    /**
     * Instructs a dossier.
     *
     * @param dossier the dossier
     * @param reglement the version of the règlement in force at the fact that opens the right
     * @param contexte what was gathered: the readings, the coincidences
     * @return the proposal with all its reasons
     * @throws IllegalStateException when the règlement has {@linkplain ReglementResolu#defauts faults}: whoever loads
     *     it must check first
     */
    public static Proposition instruire(Dossier dossier, ReglementResolu reglement, Contexte contexte) {
        if (!reglement.defauts().isEmpty()) {
            throw new IllegalStateException(
                    "the règlement has faults: " + reglement.defauts().get(0));
        }
        List<PieceRequise> pieces = reglement.definition().pieces();
        Releve releve = new Releve(reglement.definition().conditions().size() + 1 + pieces.size());
        Situation situation = FaitsDeclares.apprecier(dossier, reglement, releve);
        releve.peser();
        for (PieceRequise piece : pieces) {
            Verdict requise = reglement.juger(piece, situation);
            if (requise == Verdict.INDETERMINEE && piece.suspend()) {
                releve.ouvrir(reglement.inconnues(piece, situation), piece.article());
            } else if (requise != Verdict.NON_SATISFAITE) {
                // While it is open whether one that suspends nothing is asked for, it is looked at: to ask would
                // suspend.
                new ExamenPiece(dossier, piece).examiner(contexte).forEach(releve::ajouter);
            }
        }
        signaler(dossier, reglement, contexte, releve);
        Calcul calcul = reglement.calculer(situation);
        if (calcul instanceof Calcul.Etabli etabli) {
            if (etabli.montant().estNul()) {
                releve.ajouter(
                        new Constat.DeMontant(reglement.definition().bareme().article(), etabli.etapes()));
            }
        } else if (calcul instanceof Calcul.Indetermine indetermine) {
            releve.ouvrir(
                    indetermine.inconnues(), reglement.definition().bareme().article());
        } else {
            releve.ajouter(new Constat.DeSignal(Constat.DeSignal.MONTANT_SANS_OBJET));
        }
        releve.demander();
        return conclure(dossier, releve, calcul);
    }

    private static void signaler(Dossier dossier, ReglementResolu reglement, Contexte contexte, Releve releve) {
        for (Coincidence coincidence : contexte.coincidences()) {
            boolean examinee = reglement.definition().doublons().contains(coincidence.genre())
                    && !contexte.leves().contains(coincidence.genre().name());
            releve.ajouter(new Constat.DeDoublon(coincidence, examinee ? Portee.EXAMEN : Portee.NOTE));
        }
        if (!dossier.divergences().isEmpty()) {
            releve.ajouter(new Constat.DeSignal(Constat.DeSignal.DEPOT_DIVERGENT));
        }
        for (String signal : contexte.signaux()) {
            if (!contexte.leves().contains(signal)) {
                releve.ajouter(new Constat.DeSignal(signal));
            }
        }
    }

    /**
     * Computes the amount of a dossier by itself, for whoever tells its steps: no piece is looked at, and none can change it.
     *
     * @param dossier the dossier
     * @param reglement the version of the règlement in force at the fact that opens the right
     * @return the amount that {@link #instruire} comes to for the same dossier, whatever its conditions and pieces say
     */
    public static Calcul calculer(Dossier dossier, ReglementResolu reglement) {
        return reglement.calculer(FaitsDeclares.situer(dossier, reglement));
    }

    /**
     * Chooses the version of the règlement that governs a dossier.
     *
     * @param catalogue the règlements
     * @param dossier the dossier
     * @return the version in force at the fact that opens the right, or empty when the catalogue lacks the aid
     */
    public static Optional<ReglementResolu> choisir(Catalogue catalogue, Dossier dossier) {
        return catalogue
                .trouver(dossier.aide(), null)
                .flatMap(derniere -> catalogue.trouver(dossier.aide(), FaitsDeclares.jourDuDroit(dossier, derniere)));
    }

    /**
     * Returns the day of the fact that opens the right to an aid, most often that of the purchase.
     *
     * @param dossier the dossier
     * @param reglement its règlement
     * @return the day that is declared, empty when none is
     */
    public static Optional<LocalDate> jourDuDroit(Dossier dossier, ReglementResolu reglement) {
        return Optional.ofNullable(FaitsDeclares.jourDuDroit(dossier, reglement));
    }

    /**
     * Returns when silence on a dossier would be a rejection.
     *
     * <p>An aid is a request of a financial character, whose silence is a rejection (CRPA L231-4 3°). The date raises an
     * alert and never changes a state: before a collegial body, an express decision alone ends the matter (CJA R421-3).
     *
     * @param dossier the dossier
     * @param reglement its règlement, which gives the délai
     * @param suspensions those that texts ordered for everybody, and those that demands to this applicant caused
     * @return the date, with all that it takes to compute it again
     */
    public static Echeance silence(Dossier dossier, ReglementAide reglement, List<Suspension> suspensions) {
        return silence(dossier.depot(), reglement, suspensions);
    }

    /**
     * Returns when silence that began on a day would be a rejection.
     *
     * @param depart the day of filing, or the day on which a refused dossier was taken up again
     * @param reglement the règlement, which gives the délai
     * @param suspensions those that texts ordered for everybody, and those that demands to this applicant caused
     * @return the date, with all that it takes to compute it again
     */
    public static Echeance silence(LocalDate depart, ReglementAide reglement, List<Suspension> suspensions) {
        return new Echeance("CRPA L231-4 3°", depart, reglement.delaiSilence(), false, suspensions);
    }

    /**
     * Returns the day on which the last piece or answer that instruction needs had come: the rank of a dossier for credits.
     *
     * <p>It is found by instructing the dossier as it stood on each day on which a file or an answer came. Neither the day an officer
     * looked nor a file or an answer that changed nothing can move it.
     *
     * @param dossier the dossier
     * @param reglement its règlement, without faults
     * @param contexte what was gathered
     * @return the first such day, empty while something is missing
     */
    public static Optional<LocalDate> completude(Dossier dossier, ReglementResolu reglement, Contexte contexte) {
        Stream<LocalDate> venues = Stream.concat(
                dossier.pieces().stream().map(PieceJustificative::recue), contexte.informations().values().stream());
        return Stream.concat(Stream.of(dossier.depot()), venues)
                .filter(jour -> !jour.isBefore(dossier.depot()))
                .distinct()
                .sorted()
                .filter(jour -> !(instruire(dossier.au(jour, contexte.informations()), reglement, contexte)
                        instanceof Proposition.Completer))
                .findFirst();
    }

    /**
     * Returns the authority that is competent in place of this one: what opens the right happened after the end of the
     * règlement.
     *
     * @param dossier the dossier
     * @param reglement its règlement
     * @return who takes over, empty when this authority is competent or nobody else is known
     */
    public static Optional<Relais> relais(Dossier dossier, ReglementResolu reglement) {
        LocalDate fin = reglement.definition().validite().au();
        LocalDate jour = FaitsDeclares.jourDuDroit(dossier, reglement);
        return fin != null && jour != null && jour.isAfter(fin)
                ? Optional.ofNullable(reglement.definition().relais())
                : Optional.empty();
    }

    private static Proposition conclure(Dossier dossier, Releve releve, Calcul calcul) {
        List<Constat> constats = releve.constats();
        return switch (releve.classe()) {
            case REFUS -> new Proposition.Refuser(constats);
            case COMPLEMENT -> new Proposition.Completer(constats);
            case EXAMEN -> new Proposition.Examiner(calcule(calcul), constats);
            case PAIEMENT, NOTE -> {
                if (!(calcul instanceof Calcul.Etabli etabli)) {
                    throw new IllegalStateException("an amount that is missing left no finding");
                }
                yield new Proposition.Accorder(
                        etabli.montant(), etabli.etapes(), versement(dossier, constats), constats);
            }
        };
    }

    private static @Nullable Montant calcule(Calcul calcul) {
        return calcul instanceof Calcul.Etabli etabli ? etabli.montant() : null;
    }

    private static EtatVersement versement(Dossier dossier, List<Constat> constats) {
        boolean demandees = false;
        boolean absentes = false;
        for (Constat constat : constats) {
            if (constat instanceof Constat.DePiece piece && piece.piece().usage() == PieceRequise.Usage.PAIEMENT) {
                if (piece.portee() == Portee.PAIEMENT) {
                    return EtatVersement.RIB_A_VERIFIER;
                }
                demandees = true;
                absentes |= piece.observation() == Observation.ABSENTE;
            }
        }
        if (absentes) {
            return EtatVersement.RIB_ATTENDU;
        }
        if (dossier.iban() == null) {
            // What was read in a piece is no account that the applicant gave: a person takes it over.
            return demandees ? EtatVersement.RIB_A_VERIFIER : EtatVersement.RIB_ATTENDU;
        }
        return EtatVersement.PAYABLE;
    }
}
