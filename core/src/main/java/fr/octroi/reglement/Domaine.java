package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For whom a formula is computed, as far as it limits what comes of it: everybody, or whoever is eligible and comes to a row. */
final class Domaine {

    /** Structure alone. */
    private static final Preuve AUCUNE = (chemin, plafond) -> false;

    /** Everybody, of whom nothing is known. */
    static final Domaine TOUS = new Domaine(Set.of(), Set.of(), List.of(), AUCUNE);

    /** Proves that a cap always has an object where what it caps has one. */
    @FunctionalInterface
    interface Preuve {
        boolean toujours(List<But> chemin, Formule.Plafond plafond);
    }

    /** Of these nobody is above a known number. */
    private final Set<Donnee> bornees;

    /** Of these nobody is below a known number that is above zero: what is divided by them stays bounded. */
    private final Set<Donnee> minorees;

    private final List<But> chemin;
    private final Preuve preuve;

    private Domaine(Set<Donnee> bornees, Set<Donnee> minorees, List<But> chemin, Preuve preuve) {
        this.bornees = bornees;
        this.minorees = minorees;
        this.chemin = chemin;
        this.preuve = preuve;
    }

    /** Whether a number is known that the amount of whoever is eligible never exceeds. */
    static boolean borne(ReglementAide reglement) {
        Formule montant = reglement.bareme().formule();
        Set<Donnee> bornees = new HashSet<>();
        Set<Donnee> minorees = new HashSet<>();
        reglement.conditions().forEach(condition -> {
            bornees.addAll(bornees(condition.exige(), true));
            minorees.addAll(minorees(condition.exige(), true));
        });
        if (new Domaine(bornees, minorees, List.of(), AUCUNE).borne(montant)) {
            return true;
        }
        Enquete enquete = new Enquete(reglement, Geographie.INCONNUE);
        return new Domaine(bornees, minorees, List.of(), (chemin, plafond) -> {
                    Espace.Recherche sansPlafond = enquete.sansPlafond(chemin, plafond);
                    return sansPlafond.temoin() == null && sansPlafond.complete();
                })
                .borne(montant);
    }

    private Domaine selon(Predicat question, boolean vrai) {
        Set<Donnee> ici = new HashSet<>(bornees);
        ici.addAll(bornees(question, vrai));
        Set<Donnee> auDessus = new HashSet<>(minorees);
        auDessus.addAll(minorees(question, vrai));
        List<But> jusqua = new ArrayList<>(chemin);
        jusqua.add(vrai ? But.vrai(question) : But.faux(question));
        return new Domaine(ici, auDessus, jusqua, preuve);
    }

    /** Whether a number is known that a formula never exceeds. */
    boolean borne(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return bornees.contains(base.donnee());
        }
        if (formule instanceof Formule.Taux taux && taux.taux().pointsDeBase() == 0) {
            return true;
        }
        if (formule instanceof Formule.Difference || formule instanceof Formule.Reste) {
            return borne(formule.termes().get(0))
                    && borneDessous(formule.termes().get(1));
        }
        if (formule instanceof Formule.Produit produit) {
            return produit.termes().stream().allMatch(terme -> borne(terme) && borneDessous(terme));
        }
        if (formule instanceof Formule.Quotient quotient) {
            return borne(quotient.valeur()) && minoree(quotient.diviseur());
        }
        if (formule instanceof Formule.Plafond plafond) {
            return borne(plafond.valeur())
                    || (borne(plafond.plafond())
                            && (plafond.plafond().aToujoursUnObjet() || preuve.toujours(chemin, plafond)));
        }
        if (formule instanceof Formule.Seuil seuil) {
            return borne(seuil.valeur());
        }
        if (formule instanceof Formule.Table table) {
            return borne(table, Domaine::borne);
        }
        // Of what has no terms, a number is one, and another aid is verified on its own.
        return formule.termes().stream().allMatch(this::borne);
    }

    /** Whether a number is known below which a formula never is: two things below zero make one above it. */
    private boolean borneDessous(Formule formule) {
        if (formule instanceof Formule.Reste || !Majorant.peutEtreNegative(formule)) {
            return true;
        }
        if (formule instanceof Formule.Difference difference) {
            return borneDessous(difference.valeur()) && borne(difference.deduction());
        }
        if (formule instanceof Formule.Produit produit) {
            return produit.termes().stream().allMatch(terme -> borne(terme) && borneDessous(terme));
        }
        if (formule instanceof Formule.Quotient quotient) {
            return borneDessous(quotient.valeur()) && minoree(quotient.diviseur());
        }
        if (formule instanceof Formule.Table table) {
            return borne(table, Domaine::borneDessous);
        }
        return formule instanceof Formule.Plancher
                ? formule.termes().stream().anyMatch(this::borneDessous)
                : formule.termes().stream().allMatch(this::borneDessous);
    }

    /** Whether a number above zero is known below which a formula never is, where it can divide. */
    private boolean minoree(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return Cellules.auMoinsUn(base.donnee()) || minorees.contains(base.donnee());
        }
        if (formule instanceof Formule.Somme somme) {
            return somme.termes().stream().noneMatch(Majorant::peutEtreNegative)
                    && somme.termes().stream().anyMatch(terme -> terme.aToujoursUnObjet() && minoree(terme));
        }
        return formule instanceof Formule.Plancher
                ? formule.termes().stream().anyMatch(this::minoree)
                : estPositive(formule);
    }

    private static boolean estPositive(Formule formule) {
        return Majorant.minorant(formule).filter(nombre -> nombre.signe() > 0).isPresent();
    }

    /** A row limits what it asks about, and so does it that none before it holds. */
    private boolean borne(Formule.Table table, BiPredicate<Domaine, Formule> bornee) {
        Domaine jusqua = this;
        for (Formule.Table.Ligne ligne : table.lignes()) {
            if (!bornee.test(jusqua.selon(ligne.si(), true), ligne.alors())) {
                return false;
            }
            jusqua = jusqua.selon(ligne.si(), false);
        }
        return table.sinon() == null || bornee.test(jusqua, table.sinon());
    }

    /** The facts of which nobody is above a known number once a question is answered, whoever answered it. */
    static Set<Donnee> bornees(Predicat question, boolean vrai) {
        return limitees(question, vrai, true);
    }

    /** The facts of which nobody is below a known number that is above zero, once a question is answered. */
    static Set<Donnee> minorees(Predicat question, boolean vrai) {
        return limitees(question, vrai, false);
    }

    private static Set<Donnee> limitees(Predicat question, boolean vrai, boolean dessus) {
        if (question instanceof Predicat.Non non) {
            return limitees(non.terme(), !vrai, dessus);
        }
        if (question instanceof Predicat.Entre entre) {
            // Who is not between two bounds may be above both, or below.
            boolean limite = dessus
                    ? (vrai ? entre.maximum() != null : entre.maximum() == null)
                    : (vrai ? estPositive(entre.minimum()) : entre.minimum() == null && estPositive(entre.maximum()));
            return limite ? Set.of(entre.donnee()) : Set.of();
        }
        if (question instanceof Predicat.Compare compare) {
            int cote = dessus ? 1 : -1;
            Set<Donnee> deux = new HashSet<>(limitees(compare.gauche(), compare, cote, compare.droite(), vrai, dessus));
            deux.addAll(limitees(compare.droite(), compare, -cote, compare.gauche(), vrai, dessus));
            return deux;
        }
        // All of them say so, or we do not know which does.
        boolean ensemble = question instanceof Predicat.Et ? vrai : !vrai;
        return question.termes().stream()
                .map(terme -> limitees(terme, vrai, dessus))
                .reduce((uns, autres) -> ensemble ? union(uns, autres) : intersection(uns, autres))
                .orElse(Set.of());
    }

    private static boolean estPositive(@Nullable Valeur borne) {
        return borne != null && Seuils.nombre(borne).signe() > 0;
    }

    /** Whether a fact that is compared can be on that side of what it is compared with; a side without an object is answered no. */
    private static Set<Donnee> limitees(
            Formule mesuree, Predicat.Compare compare, int cote, Formule autre, boolean vrai, boolean dessus) {
        boolean limite = compare.comparaison().tient(cote) != vrai
                && (dessus ? autre.estBornee() : estPositive(autre))
                && (vrai || autre.aToujoursUnObjet());
        if (!limite) {
            return Set.of();
        }
        if (mesuree instanceof Formule.Base base) {
            return Set.of(base.donnee());
        }
        // Of a sum that is limited each term is, where none takes away from it.
        return dessus && mesuree instanceof Formule.Somme somme && !Majorant.peutEtreNegative(somme)
                ? somme.termes().stream()
                        .filter(Formule.Base.class::isInstance)
                        .map(terme -> ((Formule.Base) terme).donnee())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<Donnee> union(Set<Donnee> uns, Set<Donnee> autres) {
        Set<Donnee> tous = new HashSet<>(uns);
        tous.addAll(autres);
        return tous;
    }

    private static Set<Donnee> intersection(Set<Donnee> uns, Set<Donnee> autres) {
        Set<Donnee> communes = new HashSet<>(uns);
        communes.retainAll(autres);
        return communes;
    }
}
