package fr.octroi.adapters.rest.acces;

/**
 * Tells who bears a token: {@link JetonsSignes}, or what the host has already.
 */
@FunctionalInterface
public interface Jetons {

    /**
     * Verifies a token.
     *
     * @param jeton what follows {@code Bearer}, as it came: anything
     * @return who bears it
     * @throws JetonRefuseException when it is not one that is believed
     * @throws fr.octroi.port.PortException when it cannot be said now, such as while the keys cannot be fetched
     */
    Porteur verifier(String jeton);
}
