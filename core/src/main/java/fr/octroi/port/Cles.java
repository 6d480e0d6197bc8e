package fr.octroi.port;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.NumeroDossier;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The secrets under which guessable values are digested.
 *
 * <p>Rules, checked by {@code ClesTck}:
 *
 * <ol>
 *   <li value="1">The organisation's key is the same at every call.
 *   <li value="2">A dossier's key is the same at every call until it is destroyed, whatever becomes of others.
 *   <li value="3">Two dossiers have different keys, and neither is the organisation's.
 *   <li value="4">After {@link #detruire}, the same number gets another key: what was sealed stays sealed for good.
 *       Destroying a key that is not there does nothing.
 *   <li value="5">Simultaneous first calls for one dossier give one key.
 *   <li value="6">Keys that are asked for together are those that each dossier has alone, simultaneous first calls included.
 * </ol>
 */
public interface Cles {

    /**
     * Returns the key of the organisation, for what must be compared between dossiers.
     *
     * @return the key
     * @throws PortException when it cannot be had
     */
    Cle organisation();

    /**
     * Returns the key of a dossier, made at the first call.
     *
     * @param numero the dossier
     * @return the key
     * @throws PortException when it cannot be had
     */
    Cle dossier(NumeroDossier numero);

    /**
     * Returns the keys of several dossiers, each made at its first call.
     *
     * @param numeros the dossiers
     * @return the key of each
     * @throws PortException when one cannot be had
     */
    default SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
        SortedMap<NumeroDossier, Cle> cles = new TreeMap<>();
        numeros.forEach(numero -> cles.put(numero, dossier(numero)));
        return cles;
    }

    /**
     * Destroys the key of a dossier; nothing happens when there is none.
     *
     * @param numero the dossier
     * @throws PortException when it cannot be destroyed
     */
    void detruire(NumeroDossier numero);
}
