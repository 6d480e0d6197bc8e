package fr.octroi.memoire;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.CarnetDAvis;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What subscribers were told, in memory, safe for several threads: after a restart, everything is told again. */
public final class CarnetEnMemoire implements CarnetDAvis {

    private static final Comparator<Avis> A_ESSAYER =
            Comparator.comparing(Avis::suivant).thenComparing(Avis::numero);

    private final Map<String, Abonne> abonnes = new TreeMap<>();

    private static final class Abonne {
        private Etat etat = Etat.NEUF;
        private @Nullable String porteur;
        /** On the clock of the machine that never goes back. */
        private long echeance;

        private final SortedMap<NumeroDossier, Avis> avis = new TreeMap<>();

        Optional<Etat> tenir(String qui, Duration duree) {
            porteur = qui;
            echeance = System.nanoTime() + duree.toNanos();
            return Optional.of(etat);
        }

        boolean estTenuPar(String qui) {
            return qui.equals(porteur);
        }
    }

    /** Makes an empty one. */
    public CarnetEnMemoire() {}

    private Abonne abonne(String code) {
        return abonnes.computeIfAbsent(code, nouveau -> new Abonne());
    }

    @Override
    public synchronized Optional<Etat> prendre(String abonne, String porteur, Duration duree) {
        Abonne lui = abonne(abonne);
        return lui.porteur != null && System.nanoTime() - lui.echeance < 0
                ? Optional.empty()
                : lui.tenir(porteur, duree);
    }

    @Override
    public synchronized Optional<Etat> prolonger(String abonne, String porteur, Duration duree) {
        Abonne lui = abonne(abonne);
        return lui.estTenuPar(porteur) ? lui.tenir(porteur, duree) : Optional.empty();
    }

    @Override
    public synchronized void rendre(String abonne, String porteur) {
        Abonne lui = abonne(abonne);
        if (lui.estTenuPar(porteur)) {
            lui.porteur = null;
        }
    }

    @Override
    public synchronized List<Avis> attentes(String abonne, int taille) {
        return choisir(abonne, false).sorted(A_ESSAYER).limit(taille).toList();
    }

    @Override
    public synchronized List<Avis> morts(String abonne, @Nullable NumeroDossier apres, int taille) {
        return choisir(abonne, true)
                .filter(avis -> apres == null || avis.numero().compareTo(apres) > 0)
                .limit(taille)
                .toList();
    }

    private Stream<Avis> choisir(String abonne, boolean morts) {
        return abonne(abonne).avis.values().stream().filter(avis -> avis.mort() == morts);
    }

    @Override
    public synchronized boolean ecrire(
            String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
        Abonne lui = abonne(abonne);
        if (!lui.estTenuPar(porteur)) {
            return false;
        }
        lui.etat = etat;
        retires.forEach(lui.avis::remove);
        ranges.forEach(avis -> lui.avis.put(avis.numero(), avis));
        return true;
    }

    @Override
    public synchronized int ranimer(String abonne, Instant maintenant) {
        Abonne lui = abonne(abonne);
        List<Avis> morts = choisir(abonne, true).toList();
        morts.forEach(mort -> lui.avis.put(mort.numero(), new Avis(mort.numero(), mort.corps(), 0, maintenant, false)));
        lui.etat = new Etat(lui.etat.curseur(), 0, Instant.EPOCH);
        return morts.size();
    }
}
