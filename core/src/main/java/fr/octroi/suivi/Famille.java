package fr.octroi.suivi;

import fr.octroi.commun.Acteur;
import fr.octroi.suivi.Equite.Conclusion;
import fr.octroi.suivi.Equite.Critere;
import fr.octroi.suivi.Equite.Groupe;
import fr.octroi.suivi.Equite.Intervalle;
import fr.octroi.suivi.Equite.Objet;
import fr.octroi.suivi.Equite.Sujet;
import fr.octroi.suivi.RangsParStrate.Valeur;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All groups of a criterion, measured on one object. */
record Famille(Critere critere, Objet objet, List<Membre> membres) {

    /** Beyond, the interval of a median is no more computed term by term. */
    private static final int GRAND_NOMBRE = 10_000;

    private static final BigInteger DIX_MILLE = BigInteger.valueOf(10_000);

    /** The square of 1.96, times ten thousand. */
    private static final BigInteger Z_CARRE = BigInteger.valueOf(38_416);

    /** A dossier of a family: its value, whether it still runs, and whether it is compared with others or told alone. */
    private record Membre(Valeur valeur, boolean enCours, boolean compare) {}

    static Famille de(Critere critere, Objet objet, Collection<Sujet> sujets, Function<Acteur, String> noms) {
        List<Membre> membres = new ArrayList<>();
        Set<String> ouvertes = ouvertes(critere, objet, sujets);
        for (Sujet sujet : sujets) {
            Traitement traitement = sujet.traitement();
            Acteur agent = traitement.agent();
            String groupe = switch (critere) {
                case AGENT -> agent == null ? "" : noms.apply(agent);
                case COMMUNE -> sujet.commune();
                case CANAL -> sujet.canal();
            };
            OptionalInt valeur = objet.valeur(traitement, critere);
            if (!groupe.isBlank() && valeur.isPresent()) {
                String strate = strate(traitement);
                membres.add(new Membre(
                        new Valeur(groupe, strate, valeur.getAsInt()),
                        objet.court(traitement),
                        !ouvertes.contains(strate)));
            }
        }
        return new Famille(critere, objet, List.copyOf(membres));
    }

    private static String strate(Traitement traitement) {
        return traitement.aide() + " " + YearMonth.from(traitement.depot());
    }

    /**
     * Strata of a share that are not over: where refusals come sooner than grants, who grants slowly would look severe; where what is put
     * aside takes longer, who is slow would look docile. What no officer looked at yet counts as well, since nobody knows whose it is.
     */
    private static Set<String> ouvertes(Critere critere, Objet objet, Collection<Sujet> sujets) {
        return sujets.stream()
                .map(Sujet::traitement)
                .filter(traitement -> objet.attend(traitement, critere))
                .map(Famille::strate)
                .collect(Collectors.toSet());
    }

    List<Valeur> valeurs() {
        return membres.stream().filter(Membre::compare).map(Membre::valeur).toList();
    }

    /** The groups that are large enough, and have enough others like them; none when this is not judged. */
    List<String> jugeables(int tailleMinimale) {
        return objet.seJuge(critere)
                ? RangsParStrate.comparer(valeurs(), 0, 0).entrySet().stream()
                        .filter(un -> un.getValue().comparables() >= tailleMinimale
                                && un.getValue().autres() >= tailleMinimale)
                        .map(un -> un.getKey())
                        .toList()
                : List.of();
    }

    Famille sans(String nom) {
        return new Famille(
                critere,
                objet,
                membres.stream()
                        .filter(membre -> !membre.valeur().groupe().equals(nom))
                        .toList());
    }

    List<Groupe> groupes(SortedMap<Jugement.Cle, Jugement.Verdict> verdicts) {
        SortedMap<String, List<Membre>> parNom = new TreeMap<>();
        membres.forEach(membre -> parNom.computeIfAbsent(membre.valeur().groupe(), nouveau -> new ArrayList<>())
                .add(membre));
        List<Groupe> groupes = new ArrayList<>();
        parNom.forEach(
                (nom, siens) -> groupes.add(groupe(nom, siens, verdicts.get(new Jugement.Cle(critere, objet, nom)))));
        return groupes;
    }

    private Groupe groupe(String nom, List<Membre> siens, Jugement.@Nullable Verdict verdict) {
        List<Integer> tries =
                siens.stream().map(membre -> membre.valeur().valeur()).sorted().toList();
        int n = tries.size();
        int total = tries.stream().reduce(0, Math::addExact);
        return new Groupe(
                critere,
                objet,
                nom,
                n,
                (int) siens.stream().filter(Membre::enCours).count(),
                total,
                tries.get((n * 50 + 99) / 100 - 1),
                tries.get((int) ((n * 90L + 99) / 100 - 1)),
                objet.estUnePart() ? deLaPart(total, n) : deLaMediane(tries),
                verdict == null ? null : verdict.comparaison(),
                verdict != null
                        ? verdict.conclusion()
                        : objet.seJuge(critere) ? Conclusion.EFFECTIF_INSUFFISANT : Conclusion.DECRIT);
    }

    private static @Nullable Intervalle deLaMediane(List<Integer> tries) {
        int n = tries.size();
        int k = rangDeLIntervalle(n);
        return k == 0 ? null : new Intervalle(tries.get(k - 1), tries.get(n - k));
    }

    /**
     * Returns where a share lies at 95 % (Wilson 1927), which holds for few dossiers and for shares near none or all, where the textbook's
     * plus or minus goes below zero.
     *
     * @param succes how many are so, from 0
     * @param nombre of how many, 1 at least
     * @return in ten-thousandths, rounded outwards
     */
    static Intervalle deLaPart(int succes, int nombre) {
        BigInteger n = BigInteger.valueOf(nombre);
        BigInteger k = BigInteger.valueOf(succes);
        // Both bounds are (2nk + nz² ± z √(n(4k(n-k) + nz²))) / (2n(n + z²)), here with z² = 38416 / 10⁴ and all times
        // 10⁴.
        BigInteger nz2 = n.multiply(Z_CARRE);
        BigInteger milieu = n.multiply(k).multiply(DIX_MILLE).shiftLeft(1).add(nz2);
        BigInteger sousRacine = n.multiply(k)
                .multiply(n.subtract(k))
                .multiply(DIX_MILLE)
                .shiftLeft(2)
                .add(nz2.multiply(n))
                .multiply(Z_CARRE);
        BigInteger racine = sousRacine.sqrt();
        BigInteger auDessus = racine.multiply(racine).equals(sousRacine) ? racine : racine.add(BigInteger.ONE);
        BigInteger diviseur = n.multiply(n.multiply(DIX_MILLE).add(Z_CARRE)).shiftLeft(1);
        BigInteger bas = milieu.subtract(auDessus).max(BigInteger.ZERO).multiply(DIX_MILLE);
        BigInteger haut = milieu.add(auDessus).multiply(DIX_MILLE);
        return new Intervalle(
                bas.divide(diviseur).intValueExact(),
                haut.add(diviseur)
                        .subtract(BigInteger.ONE)
                        .divide(diviseur)
                        .min(DIX_MILLE)
                        .intValueExact());
    }

    /**
     * Returns the rank k such that the median lies between the k-th value and the k-th from the end, at 95 %: the greatest whose
     * binomial tail is at most 2.5 %, exactly; beyond {@value #GRAND_NOMBRE} values a smaller one, by Hoeffding's inequality.
     *
     * @param n how many values
     * @return from 1, or 0 when there are too few of them
     */
    static int rangDeLIntervalle(int n) {
        if (n > GRAND_NOMBRE) {
            // The logarithm of 40 is below 3.69: half of it times n is the square of the margin.
            return n / 2
                    - BigInteger.valueOf(n)
                            .multiply(BigInteger.valueOf(3_690))
                            .divide(BigInteger.valueOf(2_000))
                            .sqrt()
                            .intValueExact()
                    - 1;
        }
        BigInteger terme = BigInteger.ONE;
        BigInteger queue = BigInteger.ONE;
        int k = 0;
        while (queue.multiply(BigInteger.valueOf(40)).bitLength() <= n) {
            k++;
            terme = terme.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
            queue = queue.add(terme);
        }
        return k;
    }
}
