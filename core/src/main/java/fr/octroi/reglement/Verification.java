package fr.octroi.reglement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the faults of a règlement that forbid to instruct under it: a reason without an article, an amount without a
 * bound.
 */
public final class Verification {

    private Verification() {}

    /**
     * A fault.
     *
     * @param code {@code ARTICLE_ABSENT} or {@code MONTANT_NON_BORNE}
     * @param lieu the condition, piece, engagement or rule at fault
     */
    public record Defaut(String code, String lieu) {}

    /**
     * Finds all faults of a règlement.
     *
     * @param reglement the règlement
     * @return the faults in the order of the règlement, empty when sound
     */
    public static List<Defaut> verifier(ReglementAide reglement) {
        List<Defaut> defauts = new ArrayList<>();
        exigerArticle(reglement.validite().article(), reglement.validite().code(), defauts);
        for (Condition condition : reglement.conditions()) {
            exigerArticle(condition.article(), condition.code(), defauts);
        }
        for (PieceRequise piece : reglement.pieces()) {
            exigerArticle(piece.article(), piece.type(), defauts);
        }
        for (Engagement engagement : reglement.engagements()) {
            exigerArticle(engagement.article(), engagement.code(), defauts);
        }
        exigerArticle(reglement.bareme().article(), "montant", defauts);
        Set<Donnee> bornees = new HashSet<>();
        reglement.conditions().forEach(condition -> bornees.addAll(bornees(condition.exige(), true)));
        if (!estBornee(reglement.bareme().formule(), bornees, reglement.validite())) {
            defauts.add(new Defaut("MONTANT_NON_BORNE", "montant"));
        }
        return List.copyOf(defauts);
    }

    /** As {@link Formule#estBornee(Set)}, for whoever the règlement is valid for: a dated figure may cap all of them. */
    private static boolean estBornee(Formule formule, Set<Donnee> bornees, ReglementAide.Validite validite) {
        if (formule.estBornee(bornees)) {
            return true;
        }
        if (formule instanceof Formule.Plafond plafond) {
            return estBornee(plafond.valeur(), bornees, validite)
                    || (plafond.plafond() instanceof Formule.Parametre parametre && vautToujours(parametre, validite));
        }
        if (formule instanceof Formule.Reste reste) {
            return estBornee(reste.valeur(), bornees, validite) && !Majorant.peutEtreNegative(reste.deduction());
        }
        if (formule instanceof Formule.Seuil seuil) {
            return estBornee(seuil.valeur(), bornees, validite);
        }
        return (formule instanceof Formule.Somme
                        || formule instanceof Formule.Table
                        || formule instanceof Formule.Plancher
                        || formule instanceof Formule.Taux
                        || formule instanceof Formule.Arrondie)
                && formule.termes().stream().allMatch(terme -> estBornee(terme, bornees, validite));
    }

    /** Whether a dated figure has a value on every day on which a règlement is valid. */
    private static boolean vautToujours(Formule.Parametre parametre, ReglementAide.Validite validite) {
        LocalDate jour = validite.du();
        LocalDate fin = validite.au();
        if (!parametre.jour().equals(validite.donnee())) {
            return false;
        }
        while (fin == null || !jour.isAfter(fin)) {
            LocalDate celuiLa = jour;
            Optional<Formule.Parametre.Periode> periode = parametre.valeurs().stream()
                    .filter(une -> une.couvre(celuiLa))
                    .findFirst();
            if (periode.isEmpty()) {
                return false;
            }
            LocalDate dernier = periode.get().au();
            if (dernier == null) {
                return true;
            }
            jour = dernier.plusDays(1);
        }
        return true;
    }

    /**
     * The facts of which nobody is above a known number once a question is answered, whoever answered it.
     *
     * @param vrai the answer
     */
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

    private static void exigerArticle(String article, String lieu, List<Defaut> defauts) {
        if (article.isBlank()) {
            defauts.add(new Defaut("ARTICLE_ABSENT", lieu));
        }
    }
}
