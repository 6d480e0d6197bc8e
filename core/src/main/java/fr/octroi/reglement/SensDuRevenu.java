package fr.octroi.reglement;

/**
 * Whether a formula grows or falls with the income of a household, all else being equal, where no row of a table is changed by it: by its
 * structure alone.
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
        if (formule instanceof Formule.Difference
                || formule instanceof Formule.Reste
                || formule instanceof Formule.Seuil) {
            // What is taken away, or below which nothing is paid, lowers the amount where it grows.
            return de(formule.termes().get(0)).avec(de(formule.termes().get(1)).inverse());
        }
        if (formule instanceof Formule.Quotient quotient) {
            SensDuRevenu diviseur = de(quotient.diviseur());
            return facteurs(formule, de(quotient.valeur()).foisUn(diviseur.inverse()));
        }
        if (formule instanceof Formule.Produit) {
            return facteurs(
                    formule, formule.termes().stream().map(SensDuRevenu::de).reduce(AUCUN, SensDuRevenu::foisUn));
        }
        return formule.termes().stream().map(SensDuRevenu::de).reduce(AUCUN, SensDuRevenu::avec);
    }

    /** What a formula is a product of turns it round where one may be negative. */
    private static SensDuRevenu facteurs(Formule formule, SensDuRevenu sens) {
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
