package fr.octroi.format;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.versement.SuiteDeRejet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one file that a bank or the comptable sent back says, in one form whatever its own (<i>retour</i>).
 *
 * <p>Banks and agents write sentences in it: it may tell something of a person.
 *
 * @param format the message, such as {@code pain.002.001.03}, {@code camt.054.001.08}, {@code PES_ACQUIT} or {@code
 *     PES_RETOUR}
 * @param statut what it says of the whole
 * @param origine the code of the format behind it, such as {@code RJCT}; blank when it is summed up from the parts
 * @param reference what it answers: the identity of a message, or the name of a file; blank when it does not say
 * @param motifs the reason codes given for the whole, in order
 * @param informations the sentences given for the whole
 * @param jour the day it was made, null when it does not say
 * @param lots what it says of groups of payments, in order
 * @param lignes what it says of payments one by one, in order
 * @param anomalies what in it cannot be understood, in order
 */
@DonneePersonnelle
public record RetourLu(
        String format,
        Statut statut,
        String origine,
        String reference,
        List<String> motifs,
        List<String> informations,
        @Nullable LocalDate jour,
        List<Lot> lots,
        List<Ligne> lignes,
        List<Anomalie> anomalies) {

    /** The start of the formats of the DGFiP. */
    private static final String PES = "PES_";

    /** What is said of a file, a group or a payment. */
    public enum Statut {
        /** Taken, and not said to be paid. */
        ACCEPTE,
        /** Paid: the account was debited, or the comptable says so. */
        PAYE,
        /** Received, or waiting for something: other news will follow. */
        EN_COURS,
        /** Some of it taken, some not. */
        PARTIEL,
        /** Not taken, or the money came back. */
        REJETE,
        /** Nothing that can be relied on: a person must look. */
        INCONNU;

        /**
         * Sums up what is said of the parts; parts of which nothing is known do not count beside others.
         *
         * @param parties what is said of each
         * @return what can be said of the whole: {@link #PAYE} only when it is said of every part
         */
        public static Statut resumer(List<Statut> parties) {
            boolean rejet = parties.contains(REJETE);
            boolean attente = parties.contains(EN_COURS);
            boolean pris = parties.contains(ACCEPTE) || parties.contains(PAYE);
            boolean tousPayes = parties.stream().allMatch(partie -> partie == PAYE);
            if (parties.contains(PARTIEL) || (rejet && (attente || pris))) {
                return PARTIEL;
            }
            return rejet ? REJETE : attente ? EN_COURS : !pris ? INCONNU : tousPayes ? PAYE : ACCEPTE;
        }
    }

    /** Which way the money went on the account that is told of. */
    public enum Sens {
        /** Out of it. */
        DEBIT,
        /** Into it. */
        CREDIT,
        /** Not said, or no money moved. */
        AUCUN
    }

    /**
     * What is said of payments together.
     *
     * @param reference their common reference
     * @param statut what is said of them
     * @param origine the code of the format behind it, such as {@code PART}
     * @param motifs the reason codes, in order
     * @param nombre how many the original message held, null when not said
     * @param operations how many of {@link RetourLu#lignes} are in it
     */
    public record Lot(
            String reference,
            Statut statut,
            String origine,
            List<String> motifs,
            @Nullable Integer nombre,
            int operations) {
        /** Copies. */
        public Lot {
            motifs = List.copyOf(motifs);
        }
    }

    /**
     * What is said of one payment, or of one entry of the account.
     *
     * @param reference the reference of the payment as the file has it: the end-to-end identity of a transfer, the number of
     *     a mandat, of a bordereau or of a piece; blank when there is none
     * @param statut what became of it
     * @param origine the code of the format behind it, such as {@code RJCT}
     * @param sens which way the money went
     * @param motifs the reason codes, in order
     * @param informations sentences of the bank or of the comptable
     * @param montant the sum, below zero for a mandat that corrects another, null when not told
     * @param devise its currency, {@code EUR} when the format knows no other
     * @param jour the day of the event, null when not told
     * @param lot what it was sent in: a group of transfers, the year and the number of a bordereau; blank when not said
     * @param ensemble whether it tells of payments together: the reference is then that of a batch, of a bordereau or of a file
     * @param lieu the line of the file where it is told
     */
    @DonneePersonnelle
    public record Ligne(
            String reference,
            Statut statut,
            String origine,
            Sens sens,
            List<String> motifs,
            List<String> informations,
            @Nullable BigDecimal montant,
            String devise,
            @Nullable LocalDate jour,
            String lot,
            boolean ensemble,
            int lieu) {
        /** Copies. */
        public Ligne {
            motifs = List.copyOf(motifs);
            informations = List.copyOf(informations);
        }

        @Override
        public String toString() {
            return "RetourLu.Ligne[***]";
        }
    }

    /**
     * Something that cannot be understood; what it stands in is told without it.
     *
     * @param code a stable code such as {@code MONTANT_ILLISIBLE}
     * @param champ the element
     * @param ligne the line of the file
     * @param colonne the column
     */
    public record Anomalie(String code, String champ, int ligne, int colonne) {}

    /** Copies. */
    public RetourLu {
        motifs = List.copyOf(motifs);
        informations = List.copyOf(informations);
        lots = List.copyOf(lots);
        lignes = List.copyOf(lignes);
        anomalies = List.copyOf(anomalies);
    }

    /**
     * Says whether the comptable sent it, whose reasons are numbers of his own.
     *
     * @return true for the formats of the DGFiP
     */
    public boolean estDuComptable() {
        return format.startsWith(PES);
    }

    /**
     * Returns the reasons of a line as {@link SuiteDeRejet} knows them.
     *
     * @param ligne a line of this file
     * @return the codes of ISO 20022 as they are, those of the comptable after {@code PES-}
     */
    public List<String> codes(Ligne ligne) {
        return ligne.motifs().stream()
                .map(motif -> estDuComptable() ? "PES-" + motif : motif)
                .toList();
    }

    /**
     * Returns what a rejected payment calls for.
     *
     * @param ligne a line of this file
     * @return empty unless it is rejected; a person must look when its reasons call for different things, or for none known
     */
    public Optional<SuiteDeRejet> suite(Ligne ligne) {
        if (ligne.statut() != Statut.REJETE) {
            return Optional.empty();
        }
        List<SuiteDeRejet> suites = new ArrayList<>(
                codes(ligne).stream().map(SuiteDeRejet::deCode).distinct().toList());
        return Optional.of(suites.size() == 1 ? suites.get(0) : SuiteDeRejet.EXAMEN);
    }

    @Override
    public String toString() {
        return "RetourLu[***]";
    }
}
