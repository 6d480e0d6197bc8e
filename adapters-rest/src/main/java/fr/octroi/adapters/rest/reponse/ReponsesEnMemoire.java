package fr.octroi.adapters.rest.reponse;

import fr.octroi.commun.Empreinte;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept in memory, for a host of one instance: lost with the process.
 *
 * <p>Safe for several threads. When there are too many, the oldest go first; a bound of some ten thousand costs a few megabytes.
 */
public final class ReponsesEnMemoire implements ReponsesGardees {

    private record Cle(String appelant, String valeur) {}

    private record Gardee(
            Empreinte demande, Instant prise, @Nullable Reponse reponse) {}

    private final int nombre;
    private final Duration duree;
    private final Map<Cle, Gardee> gardees = new LinkedHashMap<>();

    /** Keeps ten thousand answers for a day. */
    public ReponsesEnMemoire() {
        this(10_000, Duration.ofDays(1));
    }

    /**
     * Keeps answers.
     *
     * @param nombre how many at most
     * @param duree for how long
     * @throws IllegalArgumentException when it would keep none
     */
    public ReponsesEnMemoire(int nombre, Duration duree) {
        if (nombre < 1 || duree.isNegative() || duree.isZero()) {
            throw new IllegalArgumentException("one answer at least, for some time");
        }
        this.nombre = nombre;
        this.duree = duree;
    }

    @Override
    public synchronized Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
        oublier(maintenant);
        Cle sienne = new Cle(appelant, cle);
        Gardee connue = gardees.get(sienne);
        if (connue != null) {
            if (!connue.demande().equals(demande)) {
                return Etat.AUTRE_DEMANDE;
            }
            return connue.reponse() == null ? Etat.EN_COURS : new Connue(connue.reponse());
        }
        while (gardees.size() >= nombre) {
            gardees.remove(gardees.keySet().iterator().next());
        }
        gardees.put(sienne, new Gardee(demande, maintenant, null));
        return Etat.PRISE;
    }

    /** Keys stand in the order in which they were taken. */
    private void oublier(Instant maintenant) {
        Iterator<Gardee> anciennes = gardees.values().iterator();
        while (anciennes.hasNext() && !anciennes.next().prise().plus(duree).isAfter(maintenant)) {
            anciennes.remove();
        }
    }

    @Override
    public synchronized void garder(String appelant, String cle, Reponse reponse) {
        gardees.computeIfPresent(
                new Cle(appelant, cle), (sienne, prise) -> new Gardee(prise.demande(), prise.prise(), reponse));
    }

    @Override
    public synchronized void rendre(String appelant, String cle) {
        gardees.remove(new Cle(appelant, cle));
    }
}
