package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be published of the grants of a session: numbers by commune, the amount where it is the same for all, and no person
 * (<i>annexe publiable</i>, CRPA L312-1-2).
 *
 * <p>Against a reader who knows this rule, the communes, and who bought what and for how much in his own, and lacks only who was granted an
 * aid:
 * <ul>
 *   <li>A commune with few grants would point at people: it is not named, nor is a commune with none, so that not being named says
 *       nothing. Another goes with them, whose number is lost in theirs: the last of the list that has enough, whatever its figures,
 *       since one chosen by its figures could be found again by them.
 *   <li>Amounts that differ are names: a price that a neighbour knows gives an aid to the centime, and a sum of such aids often comes
 *       from one set of neighbours alone. They are published when the règlement gives the same to everyone, and then say no more than the
 *       numbers; otherwise neither they nor any sum of theirs.
 * </ul>
 * What remains: where ten people or more could have been granted an aid and the number published is their number, each was. And a reader
 * who knew every buyer of every commune could find out a small commune where nearly all of them were granted: an authority whose register
 * of buyers is public gives a list of communes that holds the large ones alone, or none.
 *
 * @param communes the communes that are named, in their order, and their numbers
 * @param autres how many grants go to all other communes
 * @param ensemble how many grants; 0 when there are too few in all for anything to be published
 * @param unitaire what each of them comes to, null when that is not published
 */
public record AnnexePubliable(
        List<Nombre> communes,
        int autres,
        int ensemble,
        @Nullable Montant unitaire) {

    /** Below ten grants a commune is not named, unless the authority says otherwise. */
    public static final int SEUIL = 10;

    /**
     * A grant, before anything is hidden.
     *
     * @param commune the INSEE code of the commune, or another text for one that is unknown
     * @param montant the amount
     */
    public record Aide(String commune, Montant montant) {}

    /**
     * How many grants go to a commune.
     *
     * @param commune its INSEE code
     * @param nombre how many
     */
    public record Nombre(String commune, int nombre) {}

    /** Copies. */
    public AnnexePubliable {
        communes = List.copyOf(communes);
    }

    /**
     * Draws up the annex; the order of the grants changes nothing.
     *
     * @param aides the grants
     * @param territoire the communes that applicants may live in ({@link fr.octroi.reglement.ReglementAide#communes}), which must not
     *     come from the grants; no other is ever named
     * @param forfait what the règlement gives to everyone, null when it depends on the facts
     * @param seuil how many grants a commune needs to be named, 2 or more, such as {@link #SEUIL}
     * @return what may be published, empty below that number in all
     * @throws IllegalArgumentException for another threshold
     */
    public static AnnexePubliable de(
            List<Aide> aides, SortedSet<String> territoire, @Nullable Montant forfait, int seuil) {
        if (seuil < 2) {
            throw new IllegalArgumentException("one grant alone is always somebody");
        }
        if (aides.size() < seuil) {
            return new AnnexePubliable(List.of(), 0, 0, null);
        }
        List<Nombre> nommables = new ArrayList<>();
        territoire.forEach(commune -> {
            int nombre = (int) aides.stream()
                    .filter(aide -> aide.commune().equals(commune))
                    .count();
            if (nombre >= seuil) {
                nommables.add(new Nombre(commune, nombre));
            }
        });
        boolean ailleurs = aides.stream().anyMatch(aide -> !territoire.contains(aide.commune()));
        if (!nommables.isEmpty() && (ailleurs || nommables.size() < territoire.size())) {
            nommables.remove(nommables.size() - 1);
        }
        int nommees = nommables.stream().mapToInt(Nombre::nombre).sum();
        boolean unique = aides.stream().allMatch(aide -> aide.montant().equals(forfait));
        return new AnnexePubliable(nommables, aides.size() - nommees, aides.size(), unique ? forfait : null);
    }

    /**
     * Returns what a number of these grants comes to.
     *
     * @param nombre how many
     * @return null when amounts are not published
     * @throws fr.octroi.commun.ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public @Nullable Montant somme(int nombre) {
        return unitaire == null
                ? null
                : Collections.nCopies(nombre, unitaire).stream().reduce(Montant.ZERO, Montant::plus);
    }
}
