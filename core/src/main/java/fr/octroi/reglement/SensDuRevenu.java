package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /**
     * Whether nobody is given less than somebody of a higher income, if both are eligible, by its structure alone: it may fall with the income, and
     * rows that ask for it are held by lower ones and give less and less.
     */
    static boolean nonCroissante(Formule formule) {
        if (formule instanceof Formule.Table table) {
            List<Formule> termes = table.termes();
            return table.lignes().stream().allMatch(ligne -> vautPourMoins(ligne.si(), true))
                    && termes.stream().allMatch(SensDuRevenu::nonCroissante)
                    && (table.lignes().stream().noneMatch(ligne -> litLeRevenu(ligne.si()))
                            || IntStream.range(1, termes.size())
                                    .allMatch(i -> neMontePas(termes.get(i - 1), termes.get(i))));
        }
        if (formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher
                || formule instanceof Formule.Somme) {
            return formule.termes().stream()
                    .allMatch(terme -> nonCroissante(terme) && (terme.aToujoursUnObjet() || !litLeRevenu(terme)));
        }
        return suit(formule, DECROIT);
    }

    /** Whether a formula never gives more than another, by the form of both. */
    static boolean neMontePas(Formule avant, Formule apres) {
        if (Objects.equals(avant, apres)) {
            return nonCroissante(apres);
        }
        if (avant instanceof Formule.Plafond un && apres instanceof Formule.Plafond autre) {
            return un.plafond().aToujoursUnObjet()
                    && autre.plafond().aToujoursUnObjet()
                    && neMontePas(un.valeur(), autre.valeur())
                    && neMontePas(un.plafond(), autre.plafond());
        }
        if (avant instanceof Formule.Taux un && apres instanceof Formule.Taux autre) {
            return un.taux().pointsDeBase() >= autre.taux().pointsDeBase()
                    && !Majorant.peutEtreNegative(un.base())
                    && un.base().aToujoursUnObjet()
                    && neMontePas(un.base(), autre.base());
        }
        // Nothing less than nothing is given.
        Optional<Fraction> plus = Majorant.constante(avant)
                .or(() -> Majorant.peutEtreNegative(avant) ? Optional.empty() : Optional.of(Fraction.ZERO));
        return avant.aToujoursUnObjet()
                && apres.aToujoursUnObjet()
                && Majorant.constante(apres)
                        .filter(moins -> plus.isPresent() && plus.get().compareTo(moins) >= 0)
                        .isPresent();
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
            return (gaucheAuPlus && suit(droite, DECROIT) && suit(gauche, CROIT))
                    || (droiteAuPlus && suit(gauche, DECROIT) && suit(droite, CROIT));
        }
        return !question.termes().isEmpty() && question.termes().stream().allMatch(terme -> vautPourMoins(terme, vrai));
    }

    private static boolean suit(Formule formule, SensDuRevenu voulu) {
        SensDuRevenu sens = de(formule);
        return (sens == AUCUN || sens == voulu)
                && Questions.lignes(formule).noneMatch(ligne -> litLeRevenu(ligne.si()));
    }

    static boolean litLeRevenu(Predicat question) {
        return But.toutes(question).contains(Vocabulaire.FOYER_REVENU);
    }

    private static boolean litLeRevenu(Formule formule) {
        return But.toutes(formule).contains(Vocabulaire.FOYER_REVENU);
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
