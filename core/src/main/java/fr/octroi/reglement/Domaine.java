package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** For whom a formula is computed, as far as it limits what comes of it: everybody, or whoever is eligible and comes to a row. */
final class Domaine {

    /** Structure alone. */
    private static final Preuve AUCUNE = (chemin, plafond) -> false;

    /** Everybody, of whom nothing is known. */
    static final Domaine TOUS = new Domaine(Set.of(), List.of(), AUCUNE);

    /** Proves that a cap always has an object where what it caps has one. */
    @FunctionalInterface
    interface Preuve {
        boolean toujours(List<But> chemin, Formule.Plafond plafond);
    }

    private final Set<Donnee> bornees;
    private final List<But> chemin;
    private final Preuve preuve;

    private Domaine(Set<Donnee> bornees, List<But> chemin, Preuve preuve) {
        this.bornees = bornees;
        this.chemin = chemin;
        this.preuve = preuve;
    }

    /** Whether a number is known that the amount of whoever is eligible never exceeds. */
    static boolean borne(ReglementAide reglement) {
        Formule montant = reglement.bareme().formule();
        Set<Donnee> bornees = new HashSet<>();
        reglement.conditions().forEach(condition -> bornees.addAll(bornees(condition.exige(), true)));
        if (new Domaine(bornees, List.of(), AUCUNE).borne(montant)) {
            return true;
        }
        Enquete enquete = new Enquete(reglement, Geographie.INCONNUE);
        return new Domaine(bornees, List.of(), (chemin, plafond) -> {
                    Espace.Recherche sansPlafond = enquete.sansPlafond(chemin, plafond);
                    return sansPlafond.temoin() == null && sansPlafond.complete();
                })
                .borne(montant);
    }

    private Domaine selon(Predicat question, boolean vrai) {
        Set<Donnee> ici = new HashSet<>(bornees);
        ici.addAll(bornees(question, vrai));
        List<But> jusqua = new ArrayList<>(chemin);
        jusqua.add(vrai ? But.vrai(question) : But.faux(question));
        return new Domaine(ici, jusqua, preuve);
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
                    && !Majorant.peutEtreNegative(formule.termes().get(1));
        }
        if (formule instanceof Formule.Produit produit) {
            return produit.termes().stream().allMatch(terme -> borne(terme) && !Majorant.peutEtreNegative(terme));
        }
        if (formule instanceof Formule.Quotient quotient) {
            return borne(quotient.valeur())
                    && quotient.diviseur() instanceof Formule.Constante constante
                    && constante.valeur().signe() > 0;
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
            return borne(table);
        }
        // Of what has no terms, a number is one, and another aid is verified on its own.
        return formule.termes().stream().allMatch(this::borne);
    }

    /** A row limits what it asks about, and so does it that none before it holds. */
    private boolean borne(Formule.Table table) {
        Domaine jusqua = this;
        for (Formule.Table.Ligne ligne : table.lignes()) {
            if (!jusqua.selon(ligne.si(), true).borne(ligne.alors())) {
                return false;
            }
            jusqua = jusqua.selon(ligne.si(), false);
        }
        return table.sinon() == null || jusqua.borne(table.sinon());
    }

    /** The facts of which nobody is above a known number once a question is answered, whoever answered it. */
    static Set<Donnee> bornees(Predicat question, boolean vrai) {
        if (question instanceof Predicat.Non non) {
            return bornees(non.terme(), !vrai);
        }
        if (question instanceof Predicat.Entre entre) {
            // Who is not between two bounds may be above both.
            boolean limite = vrai ? entre.maximum() != null : entre.maximum() == null;
            return limite ? Set.of(entre.donnee()) : Set.of();
        }
        if (question instanceof Predicat.Compare compare) {
            Set<Donnee> deux = new HashSet<>(bornees(compare.gauche(), compare, 1, compare.droite(), vrai));
            deux.addAll(bornees(compare.droite(), compare, -1, compare.gauche(), vrai));
            return deux;
        }
        // All of them say so, or we do not know which does.
        boolean ensemble = question instanceof Predicat.Et ? vrai : !vrai;
        return question.termes().stream()
                .map(terme -> bornees(terme, vrai))
                .reduce((uns, autres) -> ensemble ? union(uns, autres) : intersection(uns, autres))
                .orElse(Set.of());
    }

    /** Whether a fact that is compared can be above what it is compared with; a side without an object is answered no. */
    private static Set<Donnee> bornees(
            Formule mesuree, Predicat.Compare compare, int auDessus, Formule autre, boolean vrai) {
        return mesuree instanceof Formule.Base base
                        && compare.comparaison().tient(auDessus) != vrai
                        && autre.estBornee()
                        && (vrai || autre.aToujoursUnObjet())
                ? Set.of(base.donnee())
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
