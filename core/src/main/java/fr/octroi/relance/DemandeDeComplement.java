package fr.octroi.relance;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.PieceRequise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an applicant, with a reason each and a deadline (<i>demande de pièces et d'informations</i>, CRPA
 * L114-5).
 *
 * <p>It is a legal act: it suspends the clock of the implicit rejection from its day to its deadline, and an earlier answer
 * ends the suspension. Only what the instruction cannot do without suspends (L114-5-1): bank details are asked for in the
 * same letter, and wait for nobody.
 *
 * @param jour the day it is made
 * @param limite the last day to answer, not before {@code jour}
 * @param elements what is asked for, in the order of the règlement, one at least
 */
public record DemandeDeComplement(LocalDate jour, LocalDate limite, List<Element> elements) {

    private static final String BASE = "CRPA L114-5";

    /**
     * One thing asked for.
     *
     * @param code what is wrong, such as {@code FACTURE:ABSENTE} or {@code foyer.parts:INCONNUE}
     * @param article the article that allows to ask for it: what no text requires cannot be demanded
     * @param indispensable whether the request cannot be instructed without it
     */
    public record Element(String code, String article, boolean indispensable) {

        /**
         * Checks that there is a reason and an article.
         *
         * @throws ValeurInvalideException {@code ELEMENT_INVALIDE} when one is blank, or they hold a bar or the code no
         *     colon
         */
        public Element {
            if (article.isBlank() || code.contains("|") || article.contains("|") || code.indexOf(':') < 1) {
                throw new ValeurInvalideException("ELEMENT_INVALIDE");
            }
        }

        /**
         * Returns what is asked for, without what is wrong with it.
         *
         * @return the type of a piece, or the name of a fact
         */
        public String sujet() {
            return code.substring(0, code.indexOf(':'));
        }
    }

    /**
     * Checks and copies.
     *
     * @throws ValeurInvalideException {@code DEMANDE_INVALIDE} without an element, or with a deadline before its day;
     *     {@code DATE_HORS_CALENDRIER}
     */
    public DemandeDeComplement {
        CalendrierOuvre.verifier(jour);
        CalendrierOuvre.verifier(limite);
        elements = List.copyOf(elements);
        if (elements.isEmpty() || limite.isBefore(jour)) {
            throw new ValeurInvalideException("DEMANDE_INVALIDE");
        }
    }

    /**
     * Lists what a proposal lacks.
     *
     * <p>Bank details that are missing are asked for together with the rest, or alone once the dossier could be granted.
     *
     * @param proposition the proposal
     * @return in the order of the règlement, empty when nothing is to be asked
     */
    public static List<Element> manques(Proposition proposition) {
        boolean seDemande = proposition.selon(accorder -> true, refuser -> false, completer -> true, examiner -> false);
        List<Element> elements = new ArrayList<>();
        if (seDemande) {
            for (Constat constat : proposition.constats()) {
                boolean indispensable = constat.portee() == Portee.COMPLEMENT;
                if (indispensable || attendPourPayer(constat)) {
                    elements.add(new Element(constat.code(), constat.article(), indispensable));
                }
            }
        }
        return List.copyOf(elements);
    }

    /**
     * Makes a demand; a deadline that ends on a day off runs to the next working day.
     *
     * @param elements what is asked for, one at least
     * @param delai how long the applicant has, from the règlement
     * @param jour the day of the demand
     * @return the demand
     * @throws ValeurInvalideException {@code DEMANDE_INVALIDE} without an element
     */
    public static DemandeDeComplement of(List<Element> elements, Delai delai, LocalDate jour) {
        return new DemandeDeComplement(jour, new Echeance(BASE, jour, delai, true, List.of()).date(), elements);
    }

    private static boolean attendPourPayer(Constat constat) {
        return constat instanceof Constat.DePiece piece
                && piece.piece().usage() == PieceRequise.Usage.PAIEMENT
                && piece.observation() == Observation.ABSENTE;
    }

    /**
     * Says whether the clock stands still while the applicant answers.
     *
     * @return true when something indispensable is asked for
     */
    public boolean suspend() {
        return elements.stream().anyMatch(Element::indispensable);
    }

    /**
     * Returns the suspension that this demand causes.
     *
     * @param reponse the day all that is indispensable had come, null while something is missing
     * @return from its day to its deadline or to the answer, whichever comes first; of no day when the answer was
     *     posted before; empty when it suspends nothing
     */
    public Optional<Suspension> suspension(@Nullable LocalDate reponse) {
        if (!suspend()) {
            return Optional.empty();
        }
        Suspension accordee = Suspension.accordee(jour, limite);
        if (reponse == null) {
            return Optional.of(accordee);
        }
        // A letter posted before the demand, and that crossed it, leaves nothing to suspend.
        return Optional.of(accordee.abregee(reponse.isBefore(jour) ? jour : reponse));
    }
}
