package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one dossier that a rule may read, known or not.
 *
 * <p>A fact without a value is unknown: no rule can tell it from one that was never asked, and none gets a default.
 */
public final class Situation {

    private final SortedMap<String, Valeur> valeurs;

    private Situation(SortedMap<String, Valeur> valeurs) {
        this.valeurs = valeurs;
    }

    /**
     * Starts from no known fact.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the value of a fact.
     *
     * @param donnee the fact
     * @return its value, or empty when unknown
     */
    public Optional<Valeur> valeur(Donnee donnee) {
        return Optional.ofNullable(lire(donnee));
    }

    @Nullable
    Valeur lire(Donnee donnee) {
        return valeurs.get(donnee.nom());
    }

    /** Returns this situation with one more fact. */
    Situation avec(Donnee donnee, Valeur valeur) {
        SortedMap<String, Valeur> autres = new TreeMap<>(valeurs);
        autres.put(donnee.nom(), valeur);
        return new Situation(autres);
    }

    /**
     * Returns the known facts.
     *
     * @return name and value, in order of name
     */
    public List<Map.Entry<String, Valeur>> connues() {
        return new ArrayList<>(valeurs.entrySet());
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Situation situation && valeurs.equals(situation.valeurs);
    }

    @Override
    public int hashCode() {
        return valeurs.hashCode();
    }

    /** Names the known facts without their values, which may be personal data. */
    @Override
    public String toString() {
        return "Situation" + valeurs.keySet();
    }

    /** Gathers facts; an absent value is simply not known. */
    public static final class Builder {

        private final SortedMap<String, Valeur> valeurs = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a fact.
         *
         * @param donnee the fact
         * @param valeur its value, null when unknown
         * @return this builder
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE} when the value is of another kind
         */
        public Builder avec(Donnee donnee, @Nullable Valeur valeur) {
            if (valeur == null) {
                return this;
            }
            if (valeur.type() != donnee.type()) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
            valeurs.put(donnee.nom(), valeur);
            return this;
        }

        /**
         * Ends.
         *
         * @return the situation; this builder may go on without changing it
         */
        public Situation build() {
            return new Situation(new TreeMap<>(valeurs));
        }
    }
}
