package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The règlements that an authority applies, resolved once and kept: every version of every aid.
 *
 * <p>Resolving is dear and evaluating is cheap: keep the catalogue, not the definitions. A catalogue never changes; a
 * new version is a new catalogue.
 */
public final class Catalogue {

    private final List<ReglementResolu> reglements;

    private Catalogue(List<ReglementResolu> reglements) {
        this.reglements = reglements;
    }

    /**
     * Resolves definitions.
     *
     * @param definitions the règlements, in any order; a lone one is a catalogue of one
     * @return the catalogue
     * @throws ValeurInvalideException {@code CATALOGUE_VIDE}, {@code VERSION_EN_DOUBLE} when a version of an aid comes
     *     twice, {@code VERSIONS_CHEVAUCHANTES} when two versions of an aid apply to the same day,
     *     {@code TYPE_DE_DONNEE} when a règlement gives two kinds to one fact
     */
    public static Catalogue resoudre(List<ReglementAide> definitions) {
        if (definitions.isEmpty()) {
            throw new ValeurInvalideException("CATALOGUE_VIDE");
        }
        List<ReglementAide> ordonnees = new ArrayList<>(definitions);
        ordonnees.sort(Comparator.comparing(ReglementAide::code)
                .thenComparing(definition -> definition.validite().du())
                .thenComparing(ReglementAide::version));
        Set<List<String>> versions = new HashSet<>();
        for (ReglementAide definition : ordonnees) {
            if (!versions.add(List.of(definition.code(), definition.version()))) {
                throw new ValeurInvalideException("VERSION_EN_DOUBLE");
            }
        }
        for (int i = 1; i < ordonnees.size(); i++) {
            ReglementAide avant = ordonnees.get(i - 1);
            ReglementAide apres = ordonnees.get(i);
            if (avant.code().equals(apres.code())
                    && avant.validite().couvre(apres.validite().du())) {
                throw new ValeurInvalideException("VERSIONS_CHEVAUCHANTES");
            }
        }
        return new Catalogue(ordonnees.stream().map(ReglementResolu::new).toList());
    }

    /**
     * Finds the version of an aid that governs a fact.
     *
     * <p>Outside every version, the nearest one answers, and its own condition of period refuses with its article: an
     * applicant is told why rather than nothing. Without a known date, the latest version answers. Between two
     * versions, at the same number of days from both, the earlier one answers.
     *
     * @param code the aid
     * @param jour the day of the fact that opens the right, null when unknown
     * @return the version, or empty when no version of this aid is in the catalogue
     */
    public Optional<ReglementResolu> trouver(String code, @Nullable LocalDate jour) {
        Stream<ReglementResolu> versions =
                reglements.stream().filter(r -> r.definition().code().equals(code));
        return jour == null
                ? versions.reduce((avant, apres) -> apres)
                : versions.min(
                        Comparator.comparingLong(r -> r.definition().validite().joursJusqua(jour)));
    }

    /**
     * Finds one version of an aid by its name.
     *
     * @param code the aid
     * @param version the version
     * @return the version, or empty
     */
    public Optional<ReglementResolu> version(String code, String version) {
        return reglements.stream()
                .filter(r -> r.definition().code().equals(code)
                        && r.definition().version().equals(version))
                .findFirst();
    }

    /**
     * Returns every version of every aid.
     *
     * @return in order of aid and of validity
     */
    public List<ReglementResolu> reglements() {
        return reglements;
    }
}
