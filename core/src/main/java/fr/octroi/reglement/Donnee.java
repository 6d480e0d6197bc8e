package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule may read: its name, its kind, and who can supply it.
 *
 * @param nom a dotted name such as {@code achat.date}
 * @param type the kind of its values
 * @param origine who can supply it when it is missing
 * @param libelle what people call it, in French, as it stands in a letter
 * @param entier whether it is a number that is whole, such as how many children: nobody has half of one
 */
public record Donnee(String nom, TypeValeur type, Origine origine, String libelle, boolean entier)
        implements Comparable<Donnee> {

    /** Who can supply a fact. */
    public enum Origine {
        /** The applicant alone: when it is missing, he is asked. */
        DEMANDEUR,
        /** Somebody else (another funder, a register): when it is missing, an officer looks. */
        TIERS
    }

    private static final Pattern FORME = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*");

    /**
     * Checks the form of the name, and the kind.
     *
     * @throws ValeurInvalideException {@code DONNEE_INVALIDE}, {@code TYPE_DE_DONNEE} when what is whole is no number
     */
    public Donnee {
        if (!FORME.matcher(nom).matches() || libelle.isBlank()) {
            throw new ValeurInvalideException("DONNEE_INVALIDE");
        }
        if (entier && type != TypeValeur.NOMBRE) {
            throw new ValeurInvalideException("TYPE_DE_DONNEE");
        }
    }

    /**
     * Names a fact that is not known to be whole.
     *
     * @param nom a dotted name such as {@code achat.date}
     * @param type the kind of its values
     * @param origine who can supply it when it is missing
     * @param libelle what people call it, in French, as it stands in a letter
     * @throws ValeurInvalideException {@code DONNEE_INVALIDE}
     */
    public Donnee(String nom, TypeValeur type, Origine origine, String libelle) {
        this(nom, type, origine, libelle, false);
    }

    /**
     * Says whether it can have a value.
     *
     * @param valeur any value
     * @return false for one of another kind, and for a part of what is whole
     */
    public boolean admet(Valeur valeur) {
        return valeur.type() == type
                && (!entier
                        || (valeur instanceof Valeur.Nombre nombre
                                && nombre.nombre().scale() <= 0));
    }

    /** Written out: what the compiler gives a record is linked when first used, and the first règlement that is read waits for it. */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Donnee donnee
                && nom.equals(donnee.nom)
                && type == donnee.type
                && origine == donnee.origine
                && libelle.equals(donnee.libelle)
                && entier == donnee.entier;
    }

    @Override
    public int hashCode() {
        return nom.hashCode();
    }

    @Override
    public int compareTo(Donnee autre) {
        return nom.compareTo(autre.nom);
    }

    @Override
    public String toString() {
        return nom;
    }
}
