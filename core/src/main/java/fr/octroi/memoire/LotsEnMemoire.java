package fr.octroi.memoire;

import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A drop in memory, safe for several threads: for trials, and for lots that memory holds.
 */
public final class LotsEnMemoire implements Lots {

    private static final int BLOC = 8_192;

    private final InstantSource horloge;
    private final SortedMap<NomDeDepot, ByteArrayOutputStream> partiels = new TreeMap<>();
    private final SortedMap<NomDeDepot, Lot> lots = new TreeMap<>();

    /** A lot: offered while it has neither reader nor answer, closed once it has an answer. */
    private static final class Lot {

        private final byte[] octets;
        private final Instant depuis;
        private final @Nullable String lecteur;
        private final byte @Nullable [] accuse;

        Lot(byte[] octets, Instant depuis, @Nullable String lecteur, byte @Nullable [] accuse) {
            this.octets = octets;
            this.depuis = depuis;
            this.lecteur = lecteur;
            this.accuse = accuse;
        }

        boolean estOffert() {
            return lecteur == null && accuse == null;
        }

        boolean estPris(String qui) {
            return accuse == null && qui.equals(lecteur);
        }
    }

    /**
     * Makes an empty drop.
     *
     * @param horloge gives the moment of each deposit and of each answer
     */
    public LotsEnMemoire(InstantSource horloge) {
        this.horloge = horloge;
    }

    @Override
    public synchronized void deposer(NomDeDepot nom, Scelle scelle) {
        if (lots.containsKey(nom)) {
            return;
        }
        ByteArrayOutputStream partiel = partiels.computeIfAbsent(nom, nouveau -> new ByteArrayOutputStream());
        try (InputStream suite = scelle.ouvrir(partiel.size())) {
            byte[] bloc = new byte[BLOC];
            for (int lus = suite.read(bloc); lus >= 0; lus = suite.read(bloc)) {
                partiel.write(bloc, 0, lus);
            }
            if (partiel.size() != scelle.taille()) {
                if (partiel.size() > scelle.taille()) {
                    partiels.remove(nom);
                }
                throw new IOException("the source is not as long as it says");
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be read", panne);
        }
        lots.put(nom, new Lot(partiel.toByteArray(), horloge.instant(), null, null));
        partiels.remove(nom);
    }

    @Override
    public synchronized List<NomDeDepot> offerts() {
        return noms(Lot::estOffert);
    }

    @Override
    public synchronized boolean prendre(NomDeDepot nom, String lecteur) {
        Lot lot = lots.get(nom);
        if (lot == null || !(lot.estOffert() || lot.estPris(lecteur))) {
            return false;
        }
        lots.put(nom, new Lot(lot.octets, lot.depuis, lecteur, null));
        return true;
    }

    @Override
    public synchronized List<NomDeDepot> pris(String lecteur) {
        return noms(lot -> lot.estPris(lecteur));
    }

    @Override
    public synchronized InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
        byte[] octets = exiger(nom, lecteur).octets;
        int saut = (int) Math.min(debut, octets.length);
        return new ByteArrayInputStream(octets, saut, octets.length - saut);
    }

    @Override
    public synchronized void rendre(NomDeDepot nom, String lecteur) {
        Lot lot = exiger(nom, lecteur);
        lots.put(nom, new Lot(lot.octets, lot.depuis, null, null));
    }

    @Override
    public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse);
    }

    @Override
    public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse);
    }

    private synchronized void clore(NomDeDepot nom, String lecteur, byte[] accuse) {
        Lot pris = exiger(nom, lecteur);
        lots.put(nom, new Lot(pris.octets, horloge.instant(), lecteur, accuse.clone()));
    }

    @Override
    public synchronized Optional<byte[]> accuse(NomDeDepot nom) {
        Lot lot = lots.get(nom);
        return lot == null || lot.accuse == null ? Optional.empty() : Optional.of(lot.accuse.clone());
    }

    @Override
    public synchronized int purger(Instant avant, Predicate<NomDeDepot> registre) {
        List<NomDeDepot> finis = noms(lot -> lot.accuse != null && lot.depuis.isBefore(avant));
        int retires = 0;
        for (NomDeDepot fini : finis) {
            if (registre.test(fini)) {
                lots.remove(fini);
                retires++;
            }
        }
        return retires;
    }

    private List<NomDeDepot> noms(Predicate<Lot> choix) {
        List<NomDeDepot> noms = new ArrayList<>();
        lots.forEach((nom, lot) -> {
            if (choix.test(lot)) {
                noms.add(nom);
            }
        });
        return noms;
    }

    private Lot exiger(NomDeDepot nom, String lecteur) {
        Lot lot = lots.get(nom);
        if (lot == null || !lot.estPris(lecteur)) {
            throw new PortException(PortException.Nature.DEFINITIVE, "this reader does not hold this lot", null);
        }
        return lot;
    }
}
