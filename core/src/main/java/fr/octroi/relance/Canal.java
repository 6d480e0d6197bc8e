package fr.octroi.relance;

import fr.octroi.dossier.Demandeur;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way to write to somebody, the least costly first (<i>canal</i>).
 */
public enum Canal {
    /** An e-mail (<i>courriel</i>). */
    COURRIEL,
    /** A text message to a mobile telephone (<i>SMS</i>). */
    SMS,
    /** A letter (<i>courrier postal</i>): everybody who files has a home to send it to. */
    COURRIER;

    private static final Pattern MOBILE = Pattern.compile("(?:(?:\\+33|0033)0?|0)[67][0-9]{8}");

    /**
     * Says whether an act can be told on this channel: the receipt of a request, with the day on which silence is a rejection and the remedies (CRPA R112-11-1),
     * what is missing, with a reason each and a deadline (CRPA L114-5), the facts held against somebody who is
     * heard (CRPA L121-1, L122-1), a decision with its reasons and remedies (CRPA L211-5, L411-2, CJA R421-5), that another authority is
     * competent (CRPA L114-2, L114-3), or that a limitation ends (RGPD art. 18, 3).
     *
     * @return false for a text message, which has no place for it, and proves no day of receipt
     */
    public boolean porteUnActe() {
        return this != SMS;
    }

    /**
     * Returns the channels on which a person can still be written to.
     *
     * @param demandeur the person, as declared
     * @param fermes the channels that he objected to, or from which messages came back
     * @return in order of preference; a letter is always among them, unless letters came back
     */
    public static List<Canal> ouverts(Demandeur demandeur, Collection<Canal> fermes) {
        List<Canal> ouverts = new ArrayList<>();
        for (Canal canal : values()) {
            boolean declare = switch (canal) {
                case COURRIEL -> !demandeur.courriel().isBlank();
                case SMS ->
                    MOBILE.matcher(demandeur.telephone().replaceAll("[\\s.()-]", ""))
                            .matches();
                case COURRIER -> true;
            };
            if (declare && !fermes.contains(canal)) {
                ouverts.add(canal);
            }
        }
        return List.copyOf(ouverts);
    }
}
