package fr.octroi.memoire;

import fr.octroi.commun.Montant;
import fr.octroi.port.Numerotation;
import fr.octroi.versement.Bordereau;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers in memory, one after the other in each year, safe for several threads.
 *
 * <p>They begin again with the process: enough for a trial, or for a host that says where its numbers stood.
 */
public final class NumerotationEnMemoire implements Numerotation {

    private final int premierBordereau;
    private final int premierMandat;
    private final Map<String, Numeros> attribues = new TreeMap<>();
    private final Map<Integer, Compte> comptes = new TreeMap<>();

    private record Compte(int bordereau, int mandat, Montant cumul) {}

    /** Begins every year at 1. */
    public NumerotationEnMemoire() {
        this(1, 1);
    }

    /**
     * Begins where another left off.
     *
     * @param premierBordereau the next number of a bordereau, from 1
     * @param premierMandat the next number of a mandat, from 1
     */
    public NumerotationEnMemoire(int premierBordereau, int premierMandat) {
        this.premierBordereau = premierBordereau;
        this.premierMandat = premierMandat;
    }

    @Override
    public synchronized Numeros attribuer(Bordereau bordereau) {
        String cle = cle(bordereau);
        Numeros deja = attribues.get(cle);
        if (deja != null) {
            return deja;
        }
        Compte compte =
                comptes.getOrDefault(bordereau.exercice(), new Compte(premierBordereau, premierMandat, Montant.ZERO));
        int mandat = compte.mandat();
        SortedMap<String, Integer> mandats = new TreeMap<>();
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            mandats.put(ligne.versement().reference(), mandat++);
        }
        Montant cumul = compte.cumul().plus(bordereau.totaux().total());
        // Who began in the middle of a year does not know what came before.
        Numeros numeros = new Numeros(compte.bordereau(), mandats, premierBordereau == 1 ? cumul : null);
        attribues.put(cle, numeros);
        comptes.put(bordereau.exercice(), new Compte(compte.bordereau() + 1, mandat, cumul));
        return numeros;
    }

    @Override
    public synchronized void rendre(Bordereau bordereau) {
        Numeros rendus = attribues.remove(cle(bordereau));
        if (rendus != null) {
            comptes.computeIfPresent(
                    bordereau.exercice(),
                    (annee, compte) -> sans(rendus, bordereau.totaux().total(), compte));
        }
    }

    private static Compte sans(Numeros rendus, Montant total, Compte compte) {
        Montant cumul = compte.cumul().moins(total);
        return rendus.bordereau() + 1 == compte.bordereau()
                ? new Compte(
                        rendus.bordereau(), compte.mandat() - rendus.mandats().size(), cumul)
                : new Compte(compte.bordereau(), compte.mandat(), cumul);
    }

    private static String cle(Bordereau bordereau) {
        return bordereau.exercice() + "/" + bordereau.code();
    }
}
