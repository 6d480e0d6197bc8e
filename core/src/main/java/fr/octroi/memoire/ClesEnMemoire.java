package fr.octroi.memoire;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Cles;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random keys in memory, safe for several threads.
 */
public final class ClesEnMemoire implements Cles {

    private final SecureRandom hasard = new SecureRandom();
    private final Cle organisation = nouvelle();
    private final Map<NumeroDossier, Cle> cles = new ConcurrentHashMap<>();

    /** Makes a new organisation's key and no other. */
    public ClesEnMemoire() {}

    @Override
    public Cle organisation() {
        return organisation;
    }

    @Override
    public Cle dossier(NumeroDossier numero) {
        return cles.computeIfAbsent(numero, sansCle -> nouvelle());
    }

    @Override
    public void detruire(NumeroDossier numero) {
        cles.remove(numero);
    }

    private Cle nouvelle() {
        byte[] octets = new byte[32];
        hasard.nextBytes(octets);
        return new Cle(octets);
    }
}
