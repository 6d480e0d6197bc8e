package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a lot says of itself before anything of it is read (<i>manifeste</i>).
 *
 * <p>The SHA-256 of the manifest's bytes is the digest of the lot: it covers every file through its own, and does not
 * change when the lot is sealed again for other keys.
 *
 * @param flux from whom, to whom, for what
 * @param sequence the rank in the flux, from 1
 * @param precedent the digest of the lot before, {@link #ORIGINE} for the first
 * @param cree when it was made, in whole seconds
 * @param du the first day of the period that the lines are of
 * @param au its last day
 * @param lignes how many lines there are
 * @param montant the sum of the declared prices, in the way of {@code docs/echange.md}; a control, not a sum owed
 * @param fichiers the files in order: the pieces in order of digest, each once, then the lines, which may cite them
 */
public record Manifeste(
        Flux flux,
        long sequence,
        Empreinte precedent,
        Instant cree,
        LocalDate du,
        LocalDate au,
        long lignes,
        Montant montant,
        List<FichierDuLot> fichiers) {

    /** The version of the form of lots. */
    public static final int SCHEMA = 1;

    /** The highest rank: eight digits. */
    public static final long SEQUENCE_MAXIMALE = 99_999_999;

    /** What the first lot of a flux follows. */
    public static final Empreinte ORIGINE = Empreinte.deChamps("octroi", "lot", "1");

    /**
     * Checks what can be without the files.
     *
     * @throws ValeurInvalideException {@code SEQUENCE_INVALIDE}, {@code CHAINAGE_INVALIDE} when the first lot follows
     *     another or a later one follows none, {@code INSTANT_INVALIDE}, {@code PERIODE_INVALIDE}, {@code
     *     NOMBRE_INVALIDE}, {@code FICHIERS_INVALIDES}
     */
    public Manifeste {
        fichiers = List.copyOf(fichiers);
        exiger(sequence >= 1 && sequence <= SEQUENCE_MAXIMALE, "SEQUENCE_INVALIDE");
        exiger((sequence == 1) == precedent.equals(ORIGINE), "CHAINAGE_INVALIDE");
        exiger(cree.equals(cree.truncatedTo(ChronoUnit.SECONDS)), "INSTANT_INVALIDE");
        exiger(!au.isBefore(du), "PERIODE_INVALIDE");
        exiger(lignes >= 0 && !montant.estNegatif(), "NOMBRE_INVALIDE");
        int pieces = fichiers.size() - 1;
        exiger(pieces >= 0 && fichiers.get(pieces).estLignes(), "FICHIERS_INVALIDES");
        for (int i = 0; i < pieces; i++) {
            // Strictly ascending: no name stands twice.
            boolean monte = i == 0
                    || fichiers.get(i - 1).nom().compareTo(fichiers.get(i).nom()) < 0;
            exiger(monte && !fichiers.get(i).estLignes(), "FICHIERS_INVALIDES");
        }
    }

    private static void exiger(boolean tenu, String code) {
        if (!tenu) {
            throw new ValeurInvalideException(code);
        }
    }

    /**
     * Returns the pieces announced.
     *
     * @return all files but the lines, in order of digest
     */
    public List<FichierDuLot> pieces() {
        return fichiers.subList(0, fichiers.size() - 1);
    }
}
