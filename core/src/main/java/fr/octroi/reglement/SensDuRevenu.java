package fr.octroi.reglement;

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
