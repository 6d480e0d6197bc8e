package fr.octroi.guichet;

import static fr.octroi.commun.Role.ASSEMBLEES;
import static fr.octroi.commun.Role.AUTOMATE;
import static fr.octroi.commun.Role.COMPTABLE;
import static fr.octroi.commun.Role.INSTRUCTEUR;
import static fr.octroi.commun.Role.ORDONNATEUR;
import static fr.octroi.commun.Role.PRESTATAIRE;
import static fr.octroi.commun.Role.USAGER;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what (<i>habilitations</i>).
 *
 * <p>An authority may entrust a third party with instructing requests and preparing decisions (CGCT L1611-7 I); it never
 * entrusts him with deciding or paying, and he changes no bank details alone. Instructing, recording what the Bureau
 * decided, ordering payments and paying are four hands.
 */
public final class Habilitations {

    /** What somebody may ask of a counter. */
    public enum Operation {
        /** To file a request. */
        DEPOSER(USAGER, AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To answer a demand for pieces or information. */
        COMPLETER(USAGER, AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To have a dossier instructed. */
        INSTRUIRE(AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To look at a file or a signal, and say what it is worth: a person does. */
        JUGER(PRESTATAIRE, INSTRUCTEUR),
        /** To acknowledge, ask, remind and warn as the plan says. */
        RELANCER(AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To report what the applicant or his carrier says: withdrawal, death, objection, contact, a message come back. */
        SIGNALER(USAGER, AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To open and close incidents. */
        SUIVRE_INCIDENT(PRESTATAIRE, INSTRUCTEUR),
        /** To read the timeline of a dossier. */
        CONSULTER(USAGER, AUTOMATE, PRESTATAIRE, INSTRUCTEUR, ASSEMBLEES, ORDONNATEUR),
        /** To record a call. */
        CONSIGNER_APPEL(PRESTATAIRE, INSTRUCTEUR, ASSEMBLEES, ORDONNATEUR),
        /** To take in what another organisation recorded. */
        RECEVOIR_FAITS(AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To send a request on to the authority that is competent. */
        TRANSMETTRE(AUTOMATE, PRESTATAIRE, INSTRUCTEUR),
        /** To see what the next sessions would take. */
        PROGRAMMER(AUTOMATE, PRESTATAIRE, INSTRUCTEUR, ASSEMBLEES, ORDONNATEUR),
        /** To open credits. */
        OUVRIR_CREDITS(ORDONNATEUR),
        /** To open sessions and freeze their agendas. */
        ARRETER_ORDRE_DU_JOUR(ASSEMBLEES),
        /** To take in the minutes of the Bureau. */
        DELIBERER(ASSEMBLEES),
        /** To record that the act was transmitted, and the person notified. */
        NOTIFIER(ASSEMBLEES, INSTRUCTEUR),
        /** To accept bank details that instruction could not tie to the applicant. */
        VERIFIER_COMPTE(INSTRUCTEUR, ORDONNATEUR),
        /** To lift what stops a payment, or to record that a person acts for himself again. */
        LEVER_ARRET(INSTRUCTEUR),
        /** To propose other bank details. */
        CHANGER_COMPTE(PRESTATAIRE, INSTRUCTEUR, ORDONNATEUR),
        /** To confirm, as a second person, bank details that another proposed. */
        CONFIRMER_COMPTE(INSTRUCTEUR, ORDONNATEUR),
        /** To fix what is due, draw up a bordereau, and cancel one that was not handed on. */
        LIQUIDER(ORDONNATEUR),
        /** To take in what the accountant and the bank say. */
        SUIVRE_PAIEMENT(ORDONNATEUR, COMPTABLE),
        /** To claim back what was paid and is not due. */
        CONSTATER_INDU(ORDONNATEUR),
        /** To register an appeal. */
        RECEVOIR_RECOURS(PRESTATAIRE, INSTRUCTEUR, ASSEMBLEES),
        /** To answer an appeal, hear a beneficiary, withdraw a grant or reopen a dossier: acts of the authority itself. */
        STATUER(INSTRUCTEUR, ASSEMBLEES),
        /** To issue an attestation. */
        ATTESTER(INSTRUCTEUR, ASSEMBLEES),
        /** To erase a dossier whose time has come: an act of the authority itself. */
        EFFACER(INSTRUCTEUR, ASSEMBLEES),
        /** To take away what has passed its last day, and needs nobody's agreement. */
        PURGER(AUTOMATE, INSTRUCTEUR, ASSEMBLEES),
        /** To hold a dossier back from its end, and to look into what has left the active base: the authority's own affairs. */
        CONSERVER(INSTRUCTEUR, ASSEMBLEES),
        /** To put right what was declared: an act of the authority itself. */
        RECTIFIER(INSTRUCTEUR, ASSEMBLEES),
        /** To limit what is done with a dossier, and to answer an objection: acts of the authority itself. */
        LIMITER(INSTRUCTEUR, ASSEMBLEES);

        @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, and seen by nobody else.
        private final Set<Role> roles;

        Operation(Role premier, Role... autres) {
            this.roles = Collections.unmodifiableSet(EnumSet.of(premier, autres));
        }
    }

    private Habilitations() {}

    /**
     * Says whether a role may do something.
     *
     * @param role the role
     * @param operation what it wants to do
     * @return true when it may
     */
    public static boolean permet(Role role, Operation operation) {
        return operation.roles.contains(role);
    }

    static void exiger(Acteur acteur, Operation operation) {
        if (!permet(acteur.role(), operation)) {
            throw new AccesRefuseException(operation);
        }
    }
}
