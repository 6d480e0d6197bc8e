package fr.octroi.suivi;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.DonneePersonnelle;

/**
 * Names under which officers are told, which nobody can lift without a key (<i>pseudonymisation</i>, RGPD art. 4, 5).
 *
 * <p>An agent identifier is opaque outside his organisation, and known inside: who reads an equity report must not recognise a
 * colleague. The same key gives the same names, so that two reports can be compared.
 */
@DonneePersonnelle
public final class Pseudonymes {

    private static final int CHIFFRES = 8;

    private final Cle cle;

    /**
     * Makes names under a key.
     *
     * @param cle kept by whoever may lift them, and by nobody who reads the report
     */
    public Pseudonymes(Cle cle) {
        this.cle = cle;
    }

    /**
     * Returns the name of an officer.
     *
     * @param agent the officer
     * @return such as {@code agent-3f9a1c2b}
     */
    public String nom(Acteur agent) {
        return "agent-"
                + cle.sceller("equite", "agent", agent.organisation(), agent.agent())
                        .hexadecimal()
                        .substring(0, CHIFFRES);
    }

    @Override
    public String toString() {
        return "Pseudonymes[***]";
    }
}
