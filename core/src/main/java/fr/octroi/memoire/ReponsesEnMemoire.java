package fr.octroi.memoire;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.PortException;
import fr.octroi.port.ReponsesGardees;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept in memory, for a host of one instance: lost with the process.
 *
 * <p>Safe for several threads. When there are too many, or too many bytes of them, the oldest answers go first; a key that is under way
 * stays, and when nothing but such keys is left, no more are taken. Bytes are reckoned: two for each character that is kept, and half a
 * kilobyte for each key. An answer for which there is no room even so is not kept, and its key is new again.
 */
public final class ReponsesEnMemoire implements ReponsesGardees {

    /** What a key costs beside its characters: its objects, its digest and its place in the table. */
    private static final int FRAIS = 512;

    private record Cle(String appelant, String valeur) {}

    private record Gardee(
            Tenue tenue,
            Empreinte demande,
            Instant prise,
            @Nullable String reponse) {

        long octets() {
            long signes = (long) tenue.appelant().length() + tenue.cle().length();
            return FRAIS + 2 * (signes + (reponse == null ? 0 : reponse.length()));
        }
    }

    private final int nombre;
    private final long octets;
    private final Duration duree;
    private final Map<Cle, Gardee> gardees = new LinkedHashMap<>();
    private long occupes;
    private long prises;

    /** Keeps ten thousand answers, sixteen megabytes of them, for a day. */
    public ReponsesEnMemoire() {
        this(10_000, 16L * 1024 * 1024, Duration.ofDays(1));
    }

    /**
     * Keeps answers.
     *
     * @param nombre how many at most
     * @param octets how many bytes at most, from 4,096
     * @param duree for how long
     * @throws IllegalArgumentException when it would keep none
     */
    public ReponsesEnMemoire(int nombre, long octets, Duration duree) {
        if (nombre < 1 || octets < 4_096 || duree.isNegative() || duree.isZero()) {
            throw new IllegalArgumentException("one answer at least, for some time");
        }
        this.nombre = nombre;
        this.octets = octets;
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
        Tenue tenue = new Tenue(appelant, cle, prises++);
        Gardee prise = new Gardee(tenue, demande, maintenant, null);
        if (!faireDeLaPlace(1, prise.octets())) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "too many keys are under way", null);
        }
        poser(sienne, prise);
        return tenue;
    }

    /** Keys stand in the order in which they were taken. */
    private void oublier(Instant maintenant) {
        Iterator<Gardee> anciennes = gardees.values().iterator();
        while (anciennes.hasNext()) {
            Gardee ancienne = anciennes.next();
            if (ancienne.prise().plus(duree).isAfter(maintenant)) {
                return;
            }
            occupes -= ancienne.octets();
            anciennes.remove();
        }
    }

    /** Takes the oldest answers away until there is room, and says whether there is. */
    private boolean faireDeLaPlace(int cles, long place) {
        Iterator<Gardee> anciennes = gardees.values().iterator();
        while (anciennes.hasNext() && !tient(cles, place)) {
            Gardee ancienne = anciennes.next();
            if (ancienne.reponse() != null) {
                occupes -= ancienne.octets();
                anciennes.remove();
            }
        }
        return tient(cles, place);
    }

    private boolean tient(int cles, long place) {
        return gardees.size() + cles <= nombre && occupes + place <= octets;
    }

    private void poser(Cle cle, Gardee gardee) {
        Gardee avant = gardees.put(cle, gardee);
        occupes += gardee.octets() - (avant == null ? 0 : avant.octets());
    }

    @Override
    public synchronized void garder(Tenue tenue, String reponse) {
        Gardee prise = enCours(tenue);
        if (prise == null) {
            return;
        }
        Gardee gardee = new Gardee(tenue, prise.demande(), prise.prise(), reponse);
        long dePlus = gardee.octets() - prise.octets();
        if (gardee.octets() <= octets && faireDeLaPlace(0, dePlus)) {
            poser(cle(tenue), gardee);
        } else {
            rendre(tenue);
        }
    }

    @Override
    public synchronized void rendre(Tenue tenue) {
        Gardee prise = enCours(tenue);
        if (prise != null) {
            occupes -= prise.octets();
            gardees.remove(cle(tenue));
        }
    }

    /** A key that was forgotten, and taken again by somebody else, is his. */
    private @Nullable Gardee enCours(Tenue tenue) {
        Gardee gardee = gardees.get(cle(tenue));
        return gardee != null && gardee.reponse() == null && gardee.tenue().equals(tenue) ? gardee : null;
    }

    private static Cle cle(Tenue tenue) {
        return new Cle(tenue.appelant(), tenue.cle());
    }
}
