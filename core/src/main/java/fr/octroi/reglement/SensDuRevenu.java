package fr.octroi.reglement;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a formula grows or falls with the income of a household, all else being equal, by its structure alone. What another row of a
 * table gives from some income on is not looked at.
 */
enum SensDuRevenu {
    /** The income is not counted in it. */
    AUCUN,
    CROIT,
    DECROIT,
    INCONNU;

    static SensDuRevenu de(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return base.donnee().equals(Vocabulaire.FOYER_REVENU) ? CROIT : AUCUN;
        }
        if (formule instanceof Formule.Difference || formule instanceof Formule.Reste) {
            return de(formule.termes().get(0)).avec(de(formule.termes().get(1)).inverse());
        }
        if (formule instanceof Formule.Seuil seuil) {
            SensDuRevenu sens = de(seuil.valeur()).avec(de(seuil.minimum()).inverse());
            // Nothing at all is more than what is paid above a minimum below zero.
            return sens != AUCUN && Majorant.peutEtreNegative(seuil.minimum()) ? INCONNU : sens;
        }
        if (formule instanceof Formule.Quotient quotient) {
            SensDuRevenu diviseur = de(quotient.diviseur());
            return deFacteurs(formule, de(quotient.valeur()).foisUn(diviseur.inverse()));
        }
        if (formule instanceof Formule.Produit) {
            return deFacteurs(
                    formule, formule.termes().stream().map(SensDuRevenu::de).reduce(AUCUN, SensDuRevenu::foisUn));
        }
        boolean commeSesTermes = formule.termes().isEmpty()
                || Mesure.estUnChoix(formule)
                || formule instanceof Formule.Somme
                || formule instanceof Formule.Taux
                || formule instanceof Formule.Arrondie;
        return commeSesTermes
                ? formule.termes().stream().map(SensDuRevenu::de).reduce(AUCUN, SensDuRevenu::avec)
                : INCONNU;
    }

    /** Whether nobody is given less than somebody of a higher income, if both are eligible: it may fall with the income, and no row asks it. */
    static boolean nonCroissante(Formule formule) {
        SensDuRevenu sens = de(formule);
        return (sens == AUCUN || sens == DECROIT)
                && Questions.lignes(formule).noneMatch(ligne -> litLeRevenu(ligne.si()));
    }

    /** Whether a question that is answered so for an income is so for each that is lower, by its structure alone. */
    static boolean vautPourMoins(Predicat question, boolean vrai) {
        if (!litLeRevenu(question)) {
            return true;
        }
        if (question instanceof Predicat.Non non) {
            return vautPourMoins(non.terme(), !vrai);
        }
        if (question instanceof Predicat.Entre entre) {
            return (vrai ? entre.minimum() : entre.maximum()) == null;
        }
        if (question instanceof Predicat.Compare compare) {
            Formule gauche = compare.gauche();
            Formule droite = compare.droite();
            boolean gaucheAuPlus = compare.comparaison().tient(-1) == vrai
                    && compare.comparaison().tient(1) != vrai;
            boolean droiteAuPlus = compare.comparaison().tient(1) == vrai
                    && compare.comparaison().tient(-1) != vrai;
            return (gaucheAuPlus && nonCroissante(droite) && nonDecroissante(gauche))
                    || (droiteAuPlus && nonCroissante(gauche) && nonDecroissante(droite));
        }
        return !question.termes().isEmpty() && question.termes().stream().allMatch(terme -> vautPourMoins(terme, vrai));
    }

    private static boolean nonDecroissante(Formule formule) {
        SensDuRevenu sens = de(formule);
        return (sens == AUCUN || sens == CROIT)
                && Questions.lignes(formule).noneMatch(ligne -> litLeRevenu(ligne.si()));
    }

    static boolean litLeRevenu(Predicat question) {
        SortedSet<Donnee> lues = new TreeSet<>();
        question.donnees(lues::add);
        return lues.contains(Vocabulaire.FOYER_REVENU);
    }

    /** What a formula is a product of turns it round where one may be negative. */
    private static SensDuRevenu deFacteurs(Formule formule, SensDuRevenu sens) {
        return sens != AUCUN && formule.termes().stream().anyMatch(Majorant::peutEtreNegative) ? INCONNU : sens;
    }

    private SensDuRevenu inverse() {
        return switch (this) {
            case CROIT -> DECROIT;
            case DECROIT -> CROIT;
            case AUCUN, INCONNU -> this;
        };
    }

    /** Of a sum, or of a choice. */
    private SensDuRevenu avec(SensDuRevenu autre) {
        return this == AUCUN || this == autre ? autre : autre == AUCUN ? this : INCONNU;
    }

    /** Of two factors, one at most counts the income. */
    private SensDuRevenu foisUn(SensDuRevenu autre) {
        return this == AUCUN ? autre : autre == AUCUN ? this : INCONNU;
    }
}
