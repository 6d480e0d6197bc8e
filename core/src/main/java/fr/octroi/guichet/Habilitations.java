package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what (<i>habilitations</i>).
 *
 * <p>An authority may entrust a third party with instructing requests and preparing decisions (CGCT L1611-7 I); it never
 * entrusts him with deciding or paying.
 */
public final class Habilitations {

    /** What somebody may ask of the {@link Guichet}. */
    public enum Operation {
        /** To file a request. */
        DEPOSER,
        /** To have a dossier instructed. */
        INSTRUIRE
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
        Set<Role> habilites = switch (operation) {
            case DEPOSER -> EnumSet.allOf(Role.class);
            case INSTRUIRE -> EnumSet.of(Role.AUTOMATE, Role.PRESTATAIRE, Role.INSTRUCTEUR);
        };
        return habilites.contains(role);
    }

    static void exiger(Acteur acteur, Operation operation) {
        if (!permet(acteur.role(), operation)) {
            throw new AccesRefuseException(operation);
        }
    }
}
