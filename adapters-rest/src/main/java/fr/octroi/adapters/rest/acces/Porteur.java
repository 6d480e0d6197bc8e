package fr.octroi.adapters.rest.acces;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whoever bears a token.
 *
 * @param acteur who acts
 * @param siens the dossiers that an applicant may see and act on, those that he is about to file included; of no use for others
 */
public record Porteur(Acteur acteur, SortedSet<NumeroDossier> siens) {

    /** Copies. */
    public Porteur {
        siens = Collections.unmodifiableSortedSet(new TreeSet<>(siens));
    }

    /**
     * Says whether there is such a dossier for him: an applicant knows of his own alone.
     *
     * @param numero the dossier
     * @return true for everybody but an applicant whose token does not name it
     */
    public boolean connait(NumeroDossier numero) {
        return acteur.role() != Role.USAGER || siens.contains(numero);
    }

    /**
     * Tells callers apart, for their limits and their kept answers.
     *
     * @return the organisation, the role and the agent
     */
    public String appelant() {
        return acteur.organisation() + "/" + acteur.role() + "/" + acteur.agent();
    }
}
