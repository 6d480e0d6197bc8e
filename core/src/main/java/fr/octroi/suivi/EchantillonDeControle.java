package fr.octroi.suivi;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Dossiers drawn to be looked at again by somebody else (<i>échantillon de contrôle</i>).
 *
 * <p>Nobody chooses them: the dossiers stand in the order of the digests of the seed and their number, and the first are taken. When the
 * seed was published before the last of them was filed, and is nobody's choice either, neither those who instruct nor those who check can
 * know or steer who is drawn; afterwards anybody can draw again.
 *
 * @param graine what was published beforehand, never blank
 * @param population among how many
 * @param numeros those that are drawn, in the order of the draw
 */
public record EchantillonDeControle(String graine, int population, List<NumeroDossier> numeros) {

    /** Copies. */
    public EchantillonDeControle {
        numeros = List.copyOf(numeros);
    }

    /**
     * Draws.
     *
     * @param population the dossiers, in any order; one that comes twice counts once
     * @param graine what was published beforehand
     * @param taille how many to draw, 1 at least; all are, when there are fewer
     * @return the same for the same dossiers and seed; a larger draw begins with a smaller one
     * @throws ValeurInvalideException {@code GRAINE_ABSENTE}, {@code TAILLE_INVALIDE}
     */
    public static EchantillonDeControle tirer(Collection<NumeroDossier> population, String graine, int taille) {
        if (graine.isBlank()) {
            throw new ValeurInvalideException("GRAINE_ABSENTE");
        }
        if (taille < 1) {
            throw new ValeurInvalideException("TAILLE_INVALIDE");
        }
        List<NumeroDossier> tous = population.stream().distinct().toList();
        return new EchantillonDeControle(
                graine,
                tous.size(),
                tous.stream()
                        .map(numero ->
                                new Place(Empreinte.deChamps("octroi", "controle", graine, numero.valeur()), numero))
                        .sorted(Comparator.comparing(Place::empreinte).thenComparing(Place::numero))
                        .limit(taille)
                        .map(Place::numero)
                        .toList());
    }

    private record Place(Empreinte empreinte, NumeroDossier numero) {}
}
