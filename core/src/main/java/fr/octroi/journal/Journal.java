package fr.octroi.journal;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks chains of entries.
 *
 * <p>A chain that holds proves that nobody changed, removed or reordered an entry of it since the digest of its head
 * was known to somebody else. Without a root kept outside, it proves only that the file agrees with itself: whoever can
 * rewrite the whole file can rewrite all its digests.
 */
public final class Journal {

    private Journal() {}

    /**
     * Adds a fact to a chain.
     *
     * @param derniere the last entry of the chain of this organisation and dossier, null for the first
     * @param dossier the dossier
     * @param version the version of the dossier that this write makes
     * @param instant when
     * @param auteur who
     * @param fait what
     * @return the new head of the chain
     * @throws IllegalArgumentException when the last entry is of another chain
     */
    public static Entree enchainer(
            @Nullable Entree derniere, NumeroDossier dossier, long version, Instant instant, Acteur auteur, Fait fait) {
        if (derniere != null
                && !(derniere.dossier().equals(dossier)
                        && derniere.auteur().organisation().equals(auteur.organisation()))) {
            throw new IllegalArgumentException("the last entry belongs to another chain");
        }
        long rang = derniere == null ? 1 : derniere.rang() + 1;
        Empreinte precedente = derniere == null ? Entree.ORIGINE : derniere.empreinte();
        return new Entree(
                dossier,
                rang,
                version,
                instant,
                auteur,
                fait,
                precedente,
                Entree.calculer(dossier, rang, version, instant, auteur, fait, precedente));
    }

    /**
     * Puts the entries of one dossier in the order in which they were written, whichever organisation wrote them.
     *
     * @param entrees the entries, of any chains of one dossier
     * @return in order of version, then of rank
     */
    public static List<Entree> ordonner(List<Entree> entrees) {
        return entrees.stream()
                .sorted(Comparator.comparingLong(Entree::version).thenComparingLong(Entree::rang))
                .toList();
    }

    /**
     * Closes an export.
     *
     * @param entrees all entries, each chain in order
     * @return the closing line
     */
    public static Cloture clore(Iterator<Entree> entrees) {
        Controle controle = new Controle();
        entrees.forEachRemaining(controle::compter);
        return controle.cloture();
    }

    /**
     * Proves that the chains of one dossier stand under the root of all, without telling anything of the others.
     *
     * @param entrees all entries, each chain in order
     * @param dossier the dossier
     * @return one proof for each organisation that wrote of it, in order; empty when nobody did
     */
    public static List<Preuve> prouver(Iterator<Entree> entrees, NumeroDossier dossier) {
        Controle controle = new Controle();
        entrees.forEachRemaining(controle::compter);
        return controle.preuves(dossier);
    }

    /**
     * Checks an export, line by line, to the first that does not hold; then that no write is missing before another.
     *
     * @param lignes the entries of all chains of each dossier, each chain in order, then the closing line
     * @return intact, or the place and nature of the first break
     */
    public static Verification verifier(Iterator<? extends LigneJournal> lignes) {
        Controle controle = new Controle();
        Ecritures ecritures = new Ecritures();
        long position = 0;
        while (lignes.hasNext()) {
            position++;
            LigneJournal ligne = lignes.next();
            if (ligne instanceof Cloture cloture) {
                if (lignes.hasNext()) {
                    return new Verification.Rompu(position + 1, Verification.Rupture.APRES_CLOTURE);
                }
                if (!cloture.equals(controle.cloture())) {
                    return new Verification.Rompu(position, Verification.Rupture.CLOTURE_FAUSSE);
                }
                return ecritures
                        .apresUnTrou()
                        .<Verification>map(
                                suivante -> new Verification.Rompu(suivante, Verification.Rupture.VERSION_MANQUANTE))
                        .orElseGet(() -> new Verification.Intact(cloture));
            }
            Entree entree = (Entree) ligne;
            if (!entree.estIntacte()) {
                return new Verification.Rompu(position, Verification.Rupture.EMPREINTE_FAUSSE);
            }
            if (!controle.suit(entree)) {
                return new Verification.Rompu(position, Verification.Rupture.CHAINON_MANQUANT);
            }
            controle.compter(entree);
            ecritures.compter(entree, position);
        }
        return new Verification.Rompu(position + 1, Verification.Rupture.CLOTURE_ABSENTE);
    }

    /** The heads of all chains met so far: local to one run, never shared. */
    private static final class Controle {

        private final SortedMap<String, SortedMap<NumeroDossier, Entree>> tetes = new TreeMap<>();
        private long nombre;

        boolean suit(Entree entree) {
            SortedMap<NumeroDossier, Entree> chaines = tetes.get(entree.auteur().organisation());
            Entree tete = chaines == null ? null : chaines.get(entree.dossier());
            return tete == null
                    ? entree.rang() == 1 && entree.precedente().equals(Entree.ORIGINE)
                    : entree.rang() == tete.rang() + 1 && entree.precedente().equals(tete.empreinte());
        }

        void compter(Entree entree) {
            tetes.computeIfAbsent(entree.auteur().organisation(), nouvelle -> new TreeMap<>())
                    .put(entree.dossier(), entree);
            nombre++;
        }

        Cloture cloture() {
            return new Cloture(
                    nombre,
                    Preuve.racine(nombre, Preuve.sommet(feuilles().toList()).map(Preuve.Noeud::empreinte)));
        }

        /** The proofs of the chains of one dossier, in order of organisation. */
        List<Preuve> preuves(NumeroDossier dossier) {
            Optional<Preuve.Noeud> sommet = Preuve.sommet(feuilles().toList());
            return feuilles()
                    .filter(feuille -> feuille.dossier().equals(dossier))
                    .map(feuille -> new Preuve(
                            feuille.organisation(),
                            dossier,
                            feuille.tete(),
                            sommet.orElseThrow().chemin(feuille).orElseThrow(),
                            nombre))
                    .toList();
        }

        private Stream<Preuve.Feuille> feuilles() {
            return tetes.entrySet().stream()
                    .flatMap(organisation -> organisation.getValue().entrySet().stream()
                            .map(chaine -> new Preuve.Feuille(
                                    organisation.getKey(),
                                    chaine.getKey(),
                                    chaine.getValue().empreinte())));
        }
    }

    /** The versions of each dossier, which follow one another over its chains, in whatever order these are woven. */
    private static final class Ecritures {

        private final SortedMap<NumeroDossier, Long> suivies = new TreeMap<>();

        /** Those beyond a version that has not come yet, each with its first line. */
        private final SortedMap<NumeroDossier, SortedMap<Long, Long>> enAvance = new TreeMap<>();

        void compter(Entree entree, long ligne) {
            long suivie = suivies.getOrDefault(entree.dossier(), 0L);
            if (entree.version() <= suivie) {
                return;
            }
            SortedMap<Long, Long> attendent = enAvance.computeIfAbsent(entree.dossier(), nouveau -> new TreeMap<>());
            attendent.putIfAbsent(entree.version(), ligne);
            while (attendent.remove(suivie + 1) != null) {
                suivie++;
            }
            suivies.put(entree.dossier(), suivie);
            if (attendent.isEmpty()) {
                enAvance.remove(entree.dossier());
            }
        }

        /** The first line of all that stand after a version that never came. */
        Optional<Long> apresUnTrou() {
            return enAvance.values().stream()
                    .map(attendent -> attendent.values().iterator().next())
                    .min(Long::compareTo);
        }
    }
}
