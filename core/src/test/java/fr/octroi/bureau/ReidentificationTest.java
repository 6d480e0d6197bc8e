package fr.octroi.bureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.AnnexePubliable.Aide;
import fr.octroi.bureau.AnnexePubliable.Nombre;
import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An adversary reads what a small town publishes of a session. He has a register of everybody who bought a bike there, with the commune and
 * the price that a neighbour knows, he knows the règlement and the very rule by which the annex is drawn up; he lacks only who was granted an
 * aid. So he tries every set of buyers, keeps those that would have led to the same publication, and names whoever is in all of them: no
 * adversary with the same knowledge can name more. In 300 towns drawn once for all he names nobody in what is published, and many in what is kept
 * back. He can be luckier: where nearly every buyer of every commune was granted an aid, that a commune is not named may say that those of a smaller
 * one all were. Whoever knows his own commune alone never is, and that is a property.
 *
 * <p>What the design accepts is counted apart: a published number of {@link #SEUIL} people or more that is the number of those who could be
 * in it. Below, it is one person singled out too many.
 */
class ReidentificationTest {

    private static final int SEUIL = 3;
    private static final SortedSet<String> TERRITOIRE = new TreeSet<>(List.of("92001", "92002", "92003", "92004"));
    private static final Montant FORFAIT = Montant.ofEuros(200);

    /** A buyer, of whom the adversary knows all of this. */
    private record Acheteur(String nom, String commune, Montant aide) {}

    /** A register and those of it who were granted an aid, which the adversary wants to know. */
    private record Ville(List<Acheteur> registre, int accordes) {

        static Ville tirer(Random hasard, boolean forfait) {
            List<Acheteur> registre = new ArrayList<>();
            int nombre = 4 + hasard.nextInt(8);
            // Towns of very different sizes, so that some have one buyer alone.
            List<String> communes = new ArrayList<>(TERRITOIRE);
            Collections.shuffle(communes, hasard);
            for (int i = 0; i < nombre; i++) {
                double part = hasard.nextDouble();
                String commune = communes.get((int) (part * part * communes.size()));
                Montant aide = forfait
                        ? FORFAIT
                        : new Montant(hasard.nextInt(4) == 0 ? 30_000 : 10_000 + hasard.nextInt(20_000));
                registre.add(new Acheteur("habitant-" + i, commune, aide));
            }
            int accordes = 0;
            int chance = 1 + hasard.nextInt(9);
            for (int i = 0; i < nombre; i++) {
                accordes |= hasard.nextInt(10) < chance ? (1 << i) : 0;
            }
            return new Ville(registre, accordes);
        }

        List<Aide> aides(int ensemble) {
            return IntStream.range(0, registre.size())
                    .filter(i -> (ensemble & (1 << i)) != 0)
                    .mapToObj(i ->
                            new Aide(registre.get(i).commune(), registre.get(i).aide()))
                    .toList();
        }

        /** Those who are in every set of buyers that gives the same publication. */
        Set<Acheteur> certains(Function<List<Aide>, ?> publication) {
            Object lue = publication.apply(aides(accordes));
            int certains = -1;
            for (int monde = 0; monde < 1 << registre.size(); monde++) {
                if ((certains & monde) != certains
                        && publication.apply(aides(monde)).equals(lue)) {
                    certains &= monde;
                }
            }
            int tous = certains;
            return IntStream.range(0, registre.size())
                    .filter(i -> (tous & (1 << i)) != 0)
                    .mapToObj(registre::get)
                    .collect(Collectors.toSet());
        }
    }

    /** All that is published: the annex, and the number of grants and their sum in the minutes. */
    private record Publie(
            AnnexePubliable annexe, int accordees, @Nullable Montant somme) {
        static Publie de(List<Aide> aides, @Nullable Montant forfait) {
            boolean unique = aides.stream().allMatch(aide -> aide.montant().equals(forfait));
            return new Publie(
                    AnnexePubliable.de(aides, TERRITOIRE, forfait, SEUIL), aides.size(), unique ? sommer(aides) : null);
        }

        Set<String> nommees() {
            return annexe.communes().stream().map(Nombre::commune).collect(Collectors.toSet());
        }
    }

    private static Montant sommer(List<Aide> aides) {
        return aides.stream().map(Aide::montant).reduce(Montant.ZERO, Montant::plus);
    }

    /** How many people are named one by one: fewer than the threshold behind one number that was published. */
    private static int designes(Ville ville, Function<List<Aide>, ?> publication, Set<String> nommees) {
        Map<String, Integer> parNombre = new TreeMap<>();
        ville.certains(publication)
                .forEach(certain ->
                        parNombre.merge(nommees.contains(certain.commune()) ? certain.commune() : "", 1, Integer::sum));
        return parNombre.values().stream()
                .filter(nombre -> nombre < SEUIL)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * Whoever knows all the buyers of his own commune, and the rule, and of the others nothing, finds out nobody: elsewhere anything may have
     * been granted.
     */
    @Property(tries = 150)
    @Tag("securite")
    void ce_qui_est_publie_ne_designe_personne_a_qui_connait_sa_commune(
            @ForAll long graine, @ForAll boolean memeMontant) {
        Ville ville = Ville.tirer(new Random(graine), memeMontant);
        Montant forfait = memeMontant ? FORFAIT : null;
        Publie lue = Publie.de(ville.aides(ville.accordes()), forfait);
        for (String sienne : TERRITOIRE) {
            int certains = certains(ville, sienne, forfait, lue);
            assertTrue(certains == 0 || certains >= SEUIL, () -> sienne + " of " + lue + " of " + ville);
        }
    }

    /** How many of a commune are granted an aid in every world that gives the same publication. */
    private static int certains(Ville ville, String sienne, @Nullable Montant forfait, Publie lue) {
        List<Aide> siens = ville.registre().stream()
                .filter(acheteur -> acheteur.commune().equals(sienne))
                .map(acheteur -> new Aide(sienne, acheteur.aide()))
                .toList();
        List<String> ailleurs =
                TERRITOIRE.stream().filter(commune -> !commune.equals(sienne)).toList();
        int certains = (1 << siens.size()) - 1;
        for (int monde = 0; monde < 1 << siens.size(); monde++) {
            List<Aide> accordees = new ArrayList<>();
            for (int i = 0; i < siens.size(); i++) {
                if ((monde & (1 << i)) != 0) {
                    accordees.add(siens.get(i));
                }
            }
            if ((certains & monde) != certains && sePeut(accordees, ailleurs, forfait, lue)) {
                certains &= monde;
            }
        }
        return Integer.bitCount(certains);
    }

    /** Whether some numbers of grants elsewhere, one more than were granted in all among them, give that publication. */
    private static boolean sePeut(List<Aide> accordees, List<String> ailleurs, @Nullable Montant forfait, Publie lue) {
        if (ailleurs.isEmpty()) {
            return Publie.de(accordees, forfait).equals(lue);
        }
        List<Aide> essai = new ArrayList<>(accordees);
        while (essai.size() <= lue.accordees()) {
            if (sePeut(essai, ailleurs.subList(1, ailleurs.size()), forfait, lue)) {
                return true;
            }
            essai.add(new Aide(ailleurs.get(0), FORFAIT));
        }
        return false;
    }

    /** What the design keeps back is kept back for a reason: with any of it, the same adversary names people in the same towns. */
    @Test
    void le_meme_adversaire_designe_des_gens_dans_ce_qui_n_est_pas_publie() {
        Map<String, Function<List<Aide>, Object>> autres = new TreeMap<>(Map.of(
                "the integral annex, without its names",
                aides -> aides.stream().map(Aide::toString).sorted().toList(),
                "a sum of amounts that differ",
                aides -> List.of(Publie.de(aides, null), sommer(aides)),
                "small communes hidden, and no other with them",
                aides -> List.of(nommables(aides), aides.size()),
                "the smallest of the others hidden with them",
                aides -> {
                    Map<String, Integer> nommees = nommables(aides);
                    if (nommees.size() < TERRITOIRE.size()) {
                        nommees.entrySet().stream()
                                .min(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey)
                                .ifPresent(nommees::remove);
                    }
                    return List.of(nommees, aides.size());
                }));
        Map<String, Integer> designes = new TreeMap<>();
        for (long graine = 0; graine < 300; graine++) {
            Ville ville = Ville.tirer(new Random(graine), false);
            List<Aide> aides = ville.aides(ville.accordes());
            autres.forEach((nom, publication) -> designes.merge(
                    nom, designes(ville, publication, nommables(aides).keySet()), Integer::sum));
            designes.merge(
                    "published",
                    designes(
                            ville,
                            monde -> Publie.de(monde, null),
                            Publie.de(aides, null).nommees()),
                    Integer::sum);
        }
        assertEquals(0, designes.remove("published"));
        assertEquals(autres.keySet(), designes.keySet());
        designes.forEach((nom, nombre) -> assertTrue(nombre > 0, nom + " names nobody: the adversary is too weak"));
    }

    private static Map<String, Integer> nommables(List<Aide> aides) {
        Map<String, Integer> nombres = new TreeMap<>();
        aides.forEach(aide -> nombres.merge(aide.commune(), 1, Integer::sum));
        nombres.values().removeIf(nombre -> nombre < SEUIL);
        return nombres;
    }
}
