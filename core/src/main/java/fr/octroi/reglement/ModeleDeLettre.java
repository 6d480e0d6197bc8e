package fr.octroi.reglement;

import java.util.Arrays;
import java.util.Optional;

/**
 * The letters that every aid has (<i>modèle de lettre</i>): the template of a message is one of these, or that of a reminder, which the
 * règlement names ({@link EtapeRelance}) and which takes none of their codes.
 */
public enum ModeleDeLettre {
    /** That a request was registered: a day and a number (CRPA R112-11-2). */
    ACCUSE_ENREGISTREMENT(false, false),
    /** That it was received: the day on which silence is a rejection, and the remedies, without which none runs (R112-11-1, L112-12). */
    ACCUSE_RECEPTION(true, false),
    /** What is asked for, and until when (L114-5). */
    DEMANDE_COMPLEMENT(true, false),
    /** Who is competent instead, and from which day the silence of that authority counts (L114-2, L114-3). */
    TRANSMISSION(true, true),
    /** What is held against him, before a withdrawal (L121-1, L122-1). */
    CONTRADICTOIRE(true, false),
    /** That the aid is granted, and what for. */
    NOTIFICATION_OCTROI(true, true),
    /** That it is refused, why, and before whom he may go (L211-5, CJA R421-5). */
    NOTIFICATION_REFUS(true, true),
    /** That a grant is withdrawn, why, and before whom he may go. */
    NOTIFICATION_RETRAIT(true, true),
    /** That a payment came back, and that other bank details are wanted: it takes nothing of what was granted, and sets no day. */
    DEMANDE_RIB(false, false),
    /** That his limitation ends, why, and that he may complain (RGPD art. 18, 3). */
    LEVEE_DE_LIMITATION(true, false);

    private final boolean estUnActe;
    private final boolean seDitUneFois;

    ModeleDeLettre(boolean estUnActe, boolean seDitUneFois) {
        this.estUnActe = estUnActe;
        this.seDitUneFois = seDitUneFois;
    }

    /**
     * Finds the letter that a code names.
     *
     * @param code the template of a message
     * @return the letter; empty for that of a reminder
     */
    public static Optional<ModeleDeLettre> deCode(String code) {
        return Arrays.stream(values()).filter(modele -> modele.aPourCode(code)).findFirst();
    }

    /**
     * Tells whether a code is its own.
     *
     * @param code the template of a message
     * @return whether it is
     */
    public boolean aPourCode(String code) {
        return name().equals(code);
    }

    /**
     * Tells whether a right or a délai of the person follows from what it says, which a text message has no room for.
     *
     * @return whether one does
     */
    public boolean estUnActe() {
        return estUnActe;
    }

    /**
     * Tells whether no command entrusts it a second time: given up for good, nobody would ever be told.
     *
     * @return whether it is said once
     */
    public boolean seDitUneFois() {
        return seDitUneFois;
    }
}
