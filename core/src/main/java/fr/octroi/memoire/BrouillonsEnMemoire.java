package fr.octroi.memoire;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Brouillons;
import fr.octroi.port.ConflitDeVersionException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Drafts in memory, for trials: lost with the process. Safe for several threads. */
public final class BrouillonsEnMemoire implements Brouillons {

    private record Place(String auteur, NumeroDossier numero) {}

    private final Duration conservation;
    private final Map<Place, Brouillon> brouillons = new HashMap<>();

    /**
     * Keeps drafts.
     *
     * @param conservation how long a draft stays that nobody writes, above zero
     * @throws IllegalArgumentException out of bounds
     */
    public BrouillonsEnMemoire(Duration conservation) {
        if (conservation.isNegative() || conservation.isZero()) {
            throw new IllegalArgumentException("a draft stays for some time");
        }
        this.conservation = conservation;
    }

    @Override
    public synchronized Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
        return Optional.ofNullable(brouillons.get(new Place(auteur, numero)))
                .filter(brouillon -> brouillon.jusqua().isAfter(maintenant));
    }

    @Override
    public synchronized long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
        if (trouver(auteur, numero, maintenant).map(Brouillon::version).orElse(0L) != vue) {
            throw new ConflitDeVersionException(numero);
        }
        brouillons.put(new Place(auteur, numero), new Brouillon(vue + 1, contenu, maintenant.plus(conservation)));
        return vue + 1;
    }

    @Override
    public synchronized boolean effacer(String auteur, NumeroDossier numero, long vue) {
        Place place = new Place(auteur, numero);
        Brouillon present = brouillons.get(place);
        if (present == null || present.version() != vue) {
            return false;
        }
        brouillons.remove(place);
        return true;
    }

    @Override
    public synchronized int eliminer(Instant maintenant) {
        int avant = brouillons.size();
        brouillons.values().removeIf(brouillon -> !brouillon.jusqua().isAfter(maintenant));
        return avant - brouillons.size();
    }
}
