package fr.octroi.memoire;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Brouillons;
import fr.octroi.port.ConflitDeVersionException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Drafts in memory, for trials: lost with the process. Safe for several threads. */
public final class BrouillonsEnMemoire implements Brouillons {

    /** Where versions begin: drawn among so many that none is met again, with as many above for the writes that follow. */
    private static final long PREMIERES = 1L << 52;

    private static final SecureRandom HASARD = new SecureRandom();

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
    public synchronized OptionalLong commencer(
            String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
        if (trouver(auteur, numero, maintenant).isPresent()) {
            throw new ConflitDeVersionException(numero);
        }
        long siens = brouillons.entrySet().stream()
                .filter(un -> un.getKey().auteur().equals(auteur))
                .filter(un -> un.getValue().jusqua().isAfter(maintenant))
                .count();
        if (siens >= auPlus) {
            return OptionalLong.empty();
        }
        long version = 1 + HASARD.nextLong(PREMIERES);
        brouillons.put(new Place(auteur, numero), new Brouillon(version, contenu, maintenant.plus(conservation)));
        return OptionalLong.of(version);
    }

    @Override
    public synchronized long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
        if (trouver(auteur, numero, maintenant)
                .filter(present -> present.version() == vue)
                .isEmpty()) {
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
