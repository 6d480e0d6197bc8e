package fr.octroi.memoire;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Repere;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who shares what, among dossiers too many to hold (<i>recensement</i>): they pass twice, and what no two of them share is never
 * kept.
 *
 * <p>At the first passage every digest is {@linkplain #compter counted}, in eight bytes; at the second, those that came twice are
 * {@linkplain #retenir kept} with the dossiers that have them. Then {@link Doublons#coincidences} may be asked with {@link
 * #porteurs}: the answers are those that a store of all dossiers would give. A million dossiers with five digests each take 80 MB at
 * most, while they are sorted 40, and what is shared besides.
 *
 * <p>For one thread. The second passage brings the dossiers of the first.
 */
public final class Recensement {

    private static final int HEXADECIMAL = 16;

    private long[] debuts = new long[1024];
    private int nombre;
    private boolean clos;
    private final Map<Repere, SortedSet<NumeroDossier>> partages = new HashMap<>();

    /** Counts nothing yet. */
    public Recensement() {}

    /**
     * Counts the digests of a dossier: the first passage.
     *
     * @param reperes its digests, without repeats
     * @throws IllegalStateException once the second passage began
     */
    public void compter(Collection<Repere> reperes) {
        if (clos) {
            throw new IllegalStateException("the second passage began");
        }
        for (Repere repere : reperes) {
            if (nombre == debuts.length) {
                debuts = Arrays.copyOf(debuts, nombre + (nombre >> 1));
            }
            debuts[nombre++] = debut(repere);
        }
    }

    /**
     * Keeps those digests of a dossier that were counted twice or more: the second passage.
     *
     * @param numero the dossier
     * @param reperes its digests, those that were counted
     */
    public void retenir(NumeroDossier numero, Collection<Repere> reperes) {
        if (!clos) {
            clos = true;
            neGarderQueLesRepetes();
        }
        for (Repere repere : reperes) {
            if (Arrays.binarySearch(debuts, debut(repere)) >= 0) {
                partages.computeIfAbsent(repere, premier -> new TreeSet<>()).add(numero);
            }
        }
    }

    /**
     * Returns the dossiers that have a digest.
     *
     * @param repere the digest
     * @return those that were kept, in order of number: all that have it when two or more do, else one or none
     */
    public Collection<NumeroDossier> porteurs(Repere repere) {
        SortedSet<NumeroDossier> porteurs = partages.get(repere);
        return porteurs == null ? List.of() : porteurs;
    }

    /** Two digests that begin alike and go on differently are both kept: {@link #porteurs} tells them apart. */
    private void neGarderQueLesRepetes() {
        Arrays.sort(debuts, 0, nombre);
        int repetes = 0;
        for (int i = 1; i < nombre; i++) {
            boolean nouveau = repetes == 0 || debuts[repetes - 1] != debuts[i];
            if (debuts[i] == debuts[i - 1] && nouveau) {
                debuts[repetes++] = debuts[i];
            }
        }
        debuts = Arrays.copyOf(debuts, repetes);
    }

    private static long debut(Repere repere) {
        Empreinte cle = repere.cle();
        return Long.parseUnsignedLong(cle.hexadecimal(), 0, HEXADECIMAL, HEXADECIMAL);
    }
}
