package fr.octroi.suivi;

import fr.octroi.calendrier.Delai;

/**
 * How long payments have taken after a session, which is a target of the authority and no legal délai (<i>objectif de
 * service</i>).
 *
 * @param auPlusTot the shortest
 * @param auPlusTard the longest
 */
public record DelaiDePaiement(Delai auPlusTot, Delai auPlusTard) {

    /** From ten to thirty working days: a starting point, to be replaced by what the authority measures. */
    public static final DelaiDePaiement PAR_DEFAUT =
            new DelaiDePaiement(Delai.ofJoursOuvres(10), Delai.ofJoursOuvres(30));
}
