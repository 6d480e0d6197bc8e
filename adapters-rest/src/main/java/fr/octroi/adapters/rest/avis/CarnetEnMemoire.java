package fr.octroi.adapters.rest.avis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is told, in memory. */
final class CarnetEnMemoire implements CarnetDAvis {

    private final Map<String, EtatDAbonne> etats = new ConcurrentHashMap<>();

    @Override
    public EtatDAbonne lire(String abonne) {
        return etats.getOrDefault(abonne, EtatDAbonne.NEUF);
    }

    @Override
    public void ecrire(String abonne, EtatDAbonne etat) {
        etats.put(abonne, etat);
    }
}
