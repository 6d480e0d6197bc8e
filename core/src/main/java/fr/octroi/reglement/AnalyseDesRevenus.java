package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a règlement makes of the income of a household and of its parts. */
final class AnalyseDesRevenus {

    private static final Formule REVENU = new Formule.Base(Vocabulaire.FOYER_REVENU);

    private final Enquete enquete;
    private final ReglementAide reglement;
    private final Espace espace;

    AnalyseDesRevenus(Enquete enquete) {
        this.enquete = enquete;
        this.reglement = enquete.reglement();
        this.espace = enquete.espace();
    }

    /** Two households alike in all but their income: the amounts are compared from one cell of incomes to the next. */
    void plusPauvre() {
        Formule formule = reglement.bareme().formule();
        List<Valeur> revenus = espace.cellules(Vocabulaire.FOYER_REVENU);
        if (revenus.isEmpty()) {
            return;
        }
        List<But> buts = new ArrayList<>();
        List<But> duRevenu = new ArrayList<>();
        for (But but : enquete.eligible()) {
            (but.lues().contains(Vocabulaire.FOYER_REVENU) ? duRevenu : buts).add(but);
        }
        List<Valeur> parts = espace.cellules(Vocabulaire.FOYER_PARTS);
        Situation.Builder seules = Situation.builder();
        if (parts.size() == 1) {
            seules.avec(Vocabulaire.FOYER_PARTS, parts.get(0));
        }
        Situation connue = seules.build();
        List<Formule> parRevenu = revenus.stream()
                .map(revenu -> selon(formule, espace.evaluation(connue.avec(Vocabulaire.FOYER_REVENU, revenu))))
                .toList();
        // One income tells the row of its whole cell only where no comparison changes within it.
        boolean parLaForme =
                (lesLignesSeTranchent(formule) ? neMontentPas(parRevenu) : SensDuRevenu.nonCroissante(formule))
                        && reglement.conditions().stream()
                                .allMatch(une -> SensDuRevenu.vautPourMoins(une.exige(), true));
        if (parLaForme) {
            return;
        }
        MoinsPourLePlusPauvre injustice = new MoinsPourLePlusPauvre(
                espace, formule, reglement.bareme().arrondi(), parRevenu, memes(parRevenu), duRevenu, revenus, false);
        Espace.Recherche injuste = chercher(buts, injustice);
        if (injuste.temoin() == null) {
            // What is rounded is not straight between the ends of a cell: only exact amounts are a proof there.
            boolean prouve = cellulesFontPreuve(formule)
                    && injuste.complete()
                    && chercher(buts, injustice.exactement()).personne();
            enquete.trouver(Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE, "montant", injuste.siProuvee(prouve));
            return;
        }
        Evaluation evaluation = espace.evaluation(injuste.temoin());
        int rang = injustice.saut(evaluation);
        enquete.ajouter(
                Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE,
                "montant",
                Optional.of(injuste.temoin().avec(Vocabulaire.FOYER_REVENU, revenus.get(rang - 1))),
                revenus.get(rang).toString());
    }

    private Espace.Recherche chercher(List<But> autres, MoinsPourLePlusPauvre injustice) {
        List<But> buts = new ArrayList<>(autres);
        buts.add(injustice);
        return espace.chercher(buts, new TreeSet<>(List.of(Vocabulaire.FOYER_REVENU)));
    }

    /** Whether every comparison of the rows that reads the income changes where cells begin, and nowhere else. */
    private static boolean lesLignesSeTranchent(Formule formule) {
        return Questions.de(formule)
                .filter(question -> question instanceof Predicat.Compare && SensDuRevenu.litLeRevenu(question))
                .allMatch(question -> Seuils.sontTranchees(
                        question.formules().get(0), question.formules().get(1)));
    }

    /**
     * Whether nobody found is nobody, as far as the amount follows the income: it only falls with it, or all its bends and jumps are where
     * cells begin. Where rows alone depend on the income, the cells are those of any other question.
     */
    private static boolean cellulesFontPreuve(Formule formule) {
        SensDuRevenu sens = SensDuRevenu.de(formule);
        if (sens == SensDuRevenu.AUCUN) {
            return true;
        }
        boolean sansSaut = Questions.lignes(formule).noneMatch(ligne -> SensDuRevenu.litLeRevenu(ligne.si()))
                || Seuils.sontTranchees(formule, formule);
        boolean droite = estDroite(formule) && Seuils.leSigneSeTranche(formule);
        return sansSaut && (sens == SensDuRevenu.DECROIT || droite);
    }

    /** Whether a formula is straight from one end of each cell of incomes to the other: all its bends are where cells begin. */
    private static boolean estDroite(Formule formule) {
        if (SensDuRevenu.de(formule) == SensDuRevenu.AUCUN) {
            return true;
        }
        List<Formule> termes = formule.termes();
        boolean plie = formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher
                || formule instanceof Formule.Seuil
                || formule instanceof Formule.Reste;
        return !Mesure.de(formule).isEmpty()
                && (!plie || Seuils.sontTranchees(termes.get(0), termes.get(1)))
                && termes.stream().allMatch(AnalyseDesRevenus::estDroite);
    }

    /** What a formula is for an income, as far as this alone tells the row: a table of thousands is not read again for each price. */
    private static Formule selon(Formule formule, Evaluation revenu) {
        if (formule instanceof Formule.Plafond plafond) {
            return new Formule.Plafond(selon(plafond.valeur(), revenu), selon(plafond.plafond(), revenu));
        }
        if (!(formule instanceof Formule.Table table)) {
            return formule;
        }
        for (Formule.Table.Ligne ligne : table.lignes()) {
            Verdict verdict = ligne.si().evaluer(revenu);
            if (verdict != Verdict.NON_SATISFAITE) {
                return verdict == Verdict.SATISFAITE ? selon(ligne.alors(), revenu) : table;
            }
        }
        return table.sinon() == null ? table : selon(table.sinon(), revenu);
    }

    private static List<Boolean> memes(List<Formule> parRevenu) {
        List<Boolean> memes = new ArrayList<>();
        for (int i = 0; i < parRevenu.size(); i++) {
            Formule ici = parRevenu.get(i);
            boolean suite = i > 0 && Objects.equals(ici, parRevenu.get(i - 1));
            memes.add(suite && !But.toutes(ici).contains(Vocabulaire.FOYER_REVENU));
        }
        return memes;
    }

    /** Whether nobody of an income is given more than anybody of the one before, by the form of both formulas. */
    private static boolean neMontentPas(List<Formule> parRevenu) {
        for (int i = 0; i < parRevenu.size(); i++) {
            if (!SensDuRevenu.neMontePas(parRevenu.get(Math.max(i - 1, 0)), parRevenu.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A household of the next income gets more.
     *
     * @param parRevenu what the formula is for each income
     * @param memes whether that gives what it gives for the income before
     * @param exact whether amounts are compared before they are rounded, but for numbers, of which all that is near is rounded alike
     */
    private record MoinsPourLePlusPauvre(
            Espace espace,
            Formule formule,
            Arrondi arrondi,
            List<Formule> parRevenu,
            List<Boolean> memes,
            List<But> conditions,
            List<Valeur> revenus,
            boolean exact)
            implements But {

        MoinsPourLePlusPauvre exactement() {
            return new MoinsPourLePlusPauvre(espace, formule, arrondi, parRevenu, memes, conditions, revenus, true);
        }

        /** The rank of the first income that gets more than the one before, 0 when there is none. */
        int saut(Evaluation evaluation) {
            Fraction avant = null;
            boolean nombreAvant = false;
            for (int i = 0; i < revenus.size(); i++) {
                if (avant != null && conditions.isEmpty() && memes.get(i)) {
                    continue;
                }
                Evaluation avecRevenu =
                        espace.evaluation(evaluation.situation().avec(Vocabulaire.FOYER_REVENU, revenus.get(i)));
                Verdict verdict = Verdict.SATISFAITE;
                for (But condition : conditions) {
                    verdict = verdict.et(condition.atteint(avecRevenu));
                }
                Evaluation.Resultat aide =
                        verdict == Verdict.NON_SATISFAITE ? null : avecRevenu.aPart(parRevenu.get(i));
                if (aide != null) {
                    aide.inconnues().forEach(avecRevenu::manque);
                }
                if (verdict != Verdict.NON_SATISFAITE && !avecRevenu.inconnues().isEmpty()) {
                    avecRevenu.inconnues().forEach(evaluation::manque);
                    return 0;
                }
                Fraction euros = aide == null || aide.valeur() == null ? Fraction.ZERO : aide.valeur();
                Fraction montant = exact ? euros.max(Fraction.ZERO) : Enquete.paye(euros, arrondi);
                boolean nombre = exact && estUnNombre(euros.signe() == 0 ? Seuils.RIEN : parRevenu.get(i), avecRevenu);
                if (avant != null && montant.compareTo(avant) > 0 && !(nombre && nombreAvant)) {
                    return i;
                }
                avant = montant;
                nombreAvant = nombre;
            }
            return 0;
        }

        /** Whether what comes of a formula is a number that the règlement writes, for somebody and for whoever is near. */
        private static boolean estUnNombre(Formule formule, Evaluation evaluation) {
            if (formule instanceof Formule.Plafond plafond) {
                Fraction valeur = evaluation.aPart(plafond.valeur()).valeur();
                Fraction limite = evaluation.aPart(plafond.plafond()).valeur();
                int ordre = valeur == null || limite == null ? 0 : valeur.compareTo(limite);
                return (ordre > 0 || estUnNombre(plafond.valeur(), evaluation))
                        && (ordre < 0 || estUnNombre(plafond.plafond(), evaluation));
            }
            if (formule instanceof Formule.Table table) {
                for (Formule.Table.Ligne ligne : table.lignes()) {
                    if (ligne.si().evaluer(evaluation) == Verdict.SATISFAITE) {
                        return estUnNombre(ligne.alors(), evaluation);
                    }
                }
                return table.sinon() == null || estUnNombre(table.sinon(), evaluation);
            }
            Set<Mesure> mesures = Mesure.de(formule);
            return !mesures.isEmpty() && mesures.stream().allMatch(Mesure::estUnNombre);
        }

        @Override
        public Verdict atteint(Evaluation evaluation) {
            boolean injuste = saut(evaluation) > 0;
            return evaluation.inconnues().isEmpty() ? Verdict.of(injuste) : Verdict.INDETERMINEE;
        }

        @Override
        public SortedSet<Donnee> lues() {
            SortedSet<Donnee> lues = But.toutes(formule);
            conditions.forEach(condition -> lues.addAll(condition.lues()));
            return lues;
        }
    }

    /** A ceiling that grows with the persons of a household is one of the household; and one number is not a ceiling of both. */
    void unites() {
        for (Condition condition : reglement.conditions()) {
            Stream<Predicat> melanges =
                    Questions.de(condition.exige()).filter(AnalyseDesRevenus::compareAvecLesPersonnes);
            plafondQuiGrandit(Stream.concat(parPart(condition.exige()), melanges), condition.code());
        }
        plafondQuiGrandit(
                Questions.de(reglement.bareme().formule()).filter(AnalyseDesRevenus::compareAvecLesPersonnes),
                "montant");
        plafondCommun();
    }

    /** What a question asks of the income of a part: a ceiling of the household beside it may well grow with the persons. */
    private static Stream<Predicat> parPart(Predicat question) {
        if (!SensDuRevenu.litLeRevenu(question)) {
            return Stream.of(question);
        }
        if (Questions.de(question).noneMatch(AnalyseDesRevenus::compareParPart)) {
            return Stream.of();
        }
        List<Predicat> termes =
                question.termes().stream().flatMap(AnalyseDesRevenus::parPart).toList();
        if (question instanceof Predicat.Et) {
            return Stream.of(new Predicat.Et(termes));
        }
        if (question instanceof Predicat.Ou) {
            return Stream.of(new Predicat.Ou(termes));
        }
        return Stream.of(question instanceof Predicat.Non ? new Predicat.Non(termes.get(0)) : question);
    }

    private static boolean compareParPart(Predicat question) {
        return question instanceof Predicat.Compare
                && question.formules().stream().anyMatch(AnalyseDesRevenus::litLaPart);
    }

    private static boolean litLaPart(Formule formule) {
        return formule.equals(Formule.Quotient.revenuParPart())
                || formule.termes().stream().anyMatch(AnalyseDesRevenus::litLaPart);
    }

    private void plafondQuiGrandit(Stream<Predicat> questions, String lieu) {
        questions
                .flatMap(question -> Optional.ofNullable(espace.chercher(
                                        List.of(new PlafondQuiGrandit(espace, question)),
                                        new TreeSet<>(List.of(Vocabulaire.FOYER_REVENU, Vocabulaire.FOYER_PERSONNES)))
                                .temoin())
                        .stream())
                .findFirst()
                .ifPresent(quelquUn ->
                        enquete.ajouter(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, lieu, Optional.of(quelquUn), ""));
    }

    /** Whether the income of a part is compared with what depends on the persons. */
    private static boolean compareAvecLesPersonnes(Predicat question) {
        return question instanceof Predicat.Compare compare
                && (seMelangent(compare.gauche(), compare.droite()) || seMelangent(compare.droite(), compare.gauche()));
    }

    private void plafondCommun() {
        SortedSet<Fraction> duMenage = plafonds(
                Stream.concat(
                                reglement.conditions().stream().map(Condition::exige),
                                Questions.lignes(reglement.bareme().formule()).map(Formule.Table.Ligne::si))
                        .flatMap(AnalyseDesRevenus::dePlusieurs),
                REVENU);
        for (Condition condition : reglement.conditions()) {
            if (plafondCommun(Questions.de(condition.exige()), condition.code(), duMenage)) {
                return;
            }
        }
        plafondCommun(Questions.de(reglement.bareme().formule()), "montant", duMenage);
    }

    /** What is asked of households of several: the income of somebody alone is that of his one part. */
    private static Stream<Predicat> dePlusieurs(Predicat question) {
        if (question instanceof Predicat.Et et && et.termes().stream().anyMatch(AnalyseDesRevenus::estSeul)) {
            return Stream.of();
        }
        return Stream.of(
                        Stream.of(question),
                        question.termes().stream().flatMap(AnalyseDesRevenus::dePlusieurs),
                        question.formules().stream().flatMap(Questions::de))
                .flatMap(toutes -> toutes);
    }

    private static boolean estSeul(Predicat question) {
        if (question instanceof Predicat.Entre entre) {
            return entre.donnee().equals(Vocabulaire.FOYER_PERSONNES)
                    && entre.maximum() instanceof Valeur.Nombre plusHaut
                    && plusHaut.nombre().compareTo(BigDecimal.ONE) <= 0;
        }
        return question instanceof Predicat.Compare compare
                && compare.comparaison() == Predicat.Compare.Comparaison.INFERIEUR
                && compare.gauche().equals(new Formule.Base(Vocabulaire.FOYER_PERSONNES))
                && compare.droite() instanceof Formule.Constante constante
                && constante.valeur().compareTo(Fraction.of(2)) <= 0;
    }

    private boolean plafondCommun(Stream<Predicat> questions, String lieu, SortedSet<Fraction> duMenage) {
        SortedSet<Fraction> communs = plafonds(questions, Formule.Quotient.revenuParPart());
        communs.retainAll(duMenage);
        if (!communs.isEmpty()) {
            String plafond = communs.first().toString();
            enquete.ajouter(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, lieu, Optional.empty(), plafond);
        }
        return !communs.isEmpty();
    }

    /** The numbers that an income must not exceed. */
    private static SortedSet<Fraction> plafonds(Stream<Predicat> questions, Formule revenu) {
        return questions
                .flatMap(question -> plafond(question, revenu).stream())
                .filter(plafond -> plafond.signe() > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Fraction> plafond(Predicat question, Formule revenu) {
        if (question instanceof Predicat.Entre entre) {
            return revenu.equals(REVENU)
                            && entre.donnee().equals(Vocabulaire.FOYER_REVENU)
                            && entre.maximum() instanceof Valeur.Revenu plafond
                    ? Optional.of(Fraction.of(plafond.parAn().enEuros()))
                    : Optional.empty();
        }
        if (!(question instanceof Predicat.Compare compare)) {
            return Optional.empty();
        }
        boolean aGauche = compare.gauche().equals(revenu);
        boolean plafonne = aGauche
                ? compare.comparaison().tient(-1)
                : compare.droite().equals(revenu) && compare.comparaison().tient(1);
        return plafonne && (aGauche ? compare.droite() : compare.gauche()) instanceof Formule.Constante constante
                ? Optional.of(constante.valeur())
                : Optional.empty();
    }

    /**
     * The income of a part up to which a question holds is higher in a larger household, of however many parts: one of the household that is
     * higher than that of few parts is lower than that of many.
     */
    private record PlafondQuiGrandit(Espace espace, Predicat question) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            SortedSet<Donnee> lues = lues();
            if (!lues.contains(Vocabulaire.FOYER_PARTS) || !lues.contains(Vocabulaire.FOYER_PERSONNES)) {
                return Verdict.NON_SATISFAITE;
            }
            if (evaluation.situation().lire(Vocabulaire.FOYER_PARTS) == null) {
                evaluation.manque(Vocabulaire.FOYER_PARTS);
                return Verdict.INDETERMINEE;
            }
            boolean grandit = grandit(evaluation, false);
            for (Valeur parts : espace.cellules(Vocabulaire.FOYER_PARTS)) {
                Evaluation avec = espace.evaluation(evaluation.situation().avec(Vocabulaire.FOYER_PARTS, parts));
                grandit = grandit && grandit(avec, true);
                avec.inconnues().forEach(evaluation::manque);
            }
            return evaluation.inconnues().isEmpty() ? Verdict.of(grandit) : Verdict.INDETERMINEE;
        }

        /**
         * Whether it is higher in a larger household of so many parts.
         *
         * @param sansPlafond the answer where no two households have one
         */
        private boolean grandit(Evaluation evaluation, boolean sansPlafond) {
            int plusBas = Integer.MAX_VALUE;
            boolean compare = false;
            for (Valeur personnes : espace.cellules(Vocabulaire.FOYER_PERSONNES)) {
                int rang = plafond(evaluation, personnes);
                if (!evaluation.inconnues().isEmpty() || rang > plusBas) {
                    return true;
                }
                compare = compare || (rang >= 0 && plusBas < Integer.MAX_VALUE);
                plusBas = rang < 0 ? plusBas : Math.min(plusBas, rang);
            }
            return !compare && sansPlafond;
        }

        /** The rank of the last income for which it holds, -1 when there is none, or none for which it does not. */
        private int plafond(Evaluation evaluation, Valeur personnes) {
            List<Valeur> revenus = espace.cellules(Vocabulaire.FOYER_REVENU);
            int dernier = -1;
            for (int i = 0; i < revenus.size(); i++) {
                Evaluation avec = espace.evaluation(evaluation
                        .situation()
                        .avec(Vocabulaire.FOYER_PERSONNES, personnes)
                        .avec(Vocabulaire.FOYER_REVENU, revenus.get(i)));
                Verdict verdict = question.evaluer(avec);
                if (verdict == Verdict.INDETERMINEE) {
                    avec.manque(question);
                    avec.inconnues().forEach(evaluation::manque);
                }
                dernier = verdict == Verdict.SATISFAITE ? i : dernier;
            }
            return dernier == revenus.size() - 1 ? -1 : dernier;
        }

        @Override
        public SortedSet<Donnee> lues() {
            return But.toutes(question);
        }
    }

    private static boolean seMelangent(Formule mesure, Formule plafond) {
        List<Donnee> lues = new ArrayList<>();
        plafond.donnees(lues::add);
        return mesure.equals(Formule.Quotient.revenuParPart()) && lues.contains(Vocabulaire.FOYER_PERSONNES);
    }
}
