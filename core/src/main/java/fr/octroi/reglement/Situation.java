package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final Rangs rangs;

    /** By the rank of each fact, null when unknown. */
    private final @Nullable Valeur[] valeurs;

    /**
     * The ranks of facts, by their names: one for all the situations that a règlement judges, so that a fact is found at once and a
     * situation holds its values alone.
     */
    static final class Rangs {

        private final Map<String, Integer> rangs = new HashMap<>();
        private final List<String> noms;

        /** Ranks names, sorted and without repeats. */
        Rangs(List<String> noms) {
            this.noms = List.copyOf(noms);
            for (int i = 0; i < this.noms.size(); i++) {
                rangs.put(this.noms.get(i), i);
            }
        }

        /** The rank of a fact, -1 when it has none. */
        int de(Donnee donnee) {
            Integer rang = rangs.get(donnee.nom());
            return rang == null ? -1 : rang;
        }
    }

    private Situation(Rangs rangs, @Nullable Valeur[] valeurs) {
        this.rangs = rangs;
        this.valeurs = valeurs;
    }

    /**
     * Makes a situation of {@linkplain #possible possible} values in the order of their ranks; the array is no longer its maker's.
     */
    static Situation of(Rangs rangs, @Nullable Valeur[] valeurs) {
        return new Situation(rangs, valeurs);
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

    Rangs rangs() {
        return rangs;
    }

    @Nullable
    Valeur lire(int rang) {
        return valeurs[rang];
    }

    /** No price, income or number is negative: such a value is as good as unknown, wherever it comes from. */
    static @Nullable Valeur possible(Donnee donnee, @Nullable Valeur valeur) {
        return donnee.type().estUneQuantite() && valeur != null && estNegative(valeur) ? null : valeur;
    }

    private static boolean estNegative(Valeur valeur) {
        return (valeur instanceof Valeur.Somme somme && somme.montant().estNegatif())
                || (valeur instanceof Valeur.Revenu revenu && revenu.parAn().estNegatif())
                || (valeur instanceof Valeur.Nombre nombre && nombre.nombre().signum() < 0);
    }

    @Nullable
    Valeur lire(Donnee donnee) {
        int rang = rangs.de(donnee);
        Valeur valeur = rang < 0 ? null : valeurs[rang];
        return valeur != null && valeur.type() == donnee.type() ? valeur : null;
    }

    /** Returns this situation with one more fact. */
    Situation avec(Donnee donnee, Valeur valeur) {
        int rang = rangs.de(donnee);
        if (rang >= 0 && valeur.type() == donnee.type()) {
            @Nullable Valeur[] autres = valeurs.clone();
            autres[rang] = possible(donnee, valeur);
            return new Situation(rangs, autres);
        }
        Builder autre = new Builder();
        connues().forEach(connue -> autre.valeurs.put(connue.getKey(), connue.getValue()));
        return autre.avec(donnee, valeur).build();
    }

    /** Returns this situation with the code of a place, none being a code of its own, unless it has one. */
    Situation completee(Donnee lieu, @Nullable String code) {
        return lire(lieu) != null ? this : avec(lieu, new Valeur.Code(code == null ? Vocabulaire.AUCUN : code));
    }

    /**
     * Returns the known facts.
     *
     * @return name and value, in order of name
     */
    public List<Map.Entry<String, Valeur>> connues() {
        List<Map.Entry<String, Valeur>> connues = new ArrayList<>();
        for (int i = 0; i < valeurs.length; i++) {
            Valeur valeur = valeurs[i];
            if (valeur != null) {
                connues.add(Map.entry(rangs.noms.get(i), valeur));
            }
        }
        return connues;
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Situation situation && connues().equals(situation.connues());
    }

    @Override
    public int hashCode() {
        return connues().hashCode();
    }

    /** Names the known facts without their values, which may be personal data. */
    @Override
    public String toString() {
        return "Situation" + connues().stream().map(Map.Entry::getKey).toList();
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
            valeurs.compute(donnee.nom(), (nom, autre) -> possible(donnee, valeur));
            return this;
        }

        /**
         * Ends.
         *
         * @return the situation; this builder may go on without changing it
         */
        public Situation build() {
            Rangs rangs = new Rangs(List.copyOf(valeurs.keySet()));
            return new Situation(rangs, valeurs.values().toArray(Valeur[]::new));
        }
    }
}
