package fr.octroi.adapters.sftp;

import fr.octroi.echange.Environnement;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.LimitesDeLot;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we agreed to take, and from whom.
 *
 * @param organisation our code
 * @param environnement whether what we exchange counts
 * @param recus what each organisation may send us
 * @param limites what is taken at most of a lot, and sent
 */
public record Convention(
        String organisation,
        Environnement environnement,
        SortedMap<String, Set<ObjetDuLot>> recus,
        LimitesDeLot limites) {

    /** Copies. */
    public Convention {
        SortedMap<String, Set<ObjetDuLot>> copie = new TreeMap<>();
        recus.forEach((qui, objets) -> copie.put(
                qui,
                Collections.unmodifiableSet(
                        objets.isEmpty() ? EnumSet.noneOf(ObjetDuLot.class) : EnumSet.copyOf(objets))));
        recus = Collections.unmodifiableSortedMap(copie);
    }

    /**
     * Makes an agreement with the usual limits.
     *
     * @param organisation our code
     * @param environnement whether what we exchange counts
     * @param recus what each organisation may send us
     */
    public Convention(String organisation, Environnement environnement, Map<String, Set<ObjetDuLot>> recus) {
        this(organisation, environnement, new TreeMap<>(recus), LimitesDeLot.USUELLES);
    }

    boolean prevoit(String emetteur, ObjetDuLot objet) {
        return recus.getOrDefault(emetteur, Set.of()).contains(objet);
    }
}
