package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a règlement would do that its authors did not mean, before a council votes it.
 *
 * <p>It reasons over everybody that the rules can tell apart (intervals between thresholds, finite sets of codes), and evaluates with the engine
 * that instructs. A fault comes with the facts that show it. Where a rule compares several unknowns at once, or where there are too
 * many cases, it says that it could not decide ({@link Defaut.Code#NON_DECIDE}); what it found holds all the same.
 */
public final class Analyse {

    /** Codes of two letters (ISO 3166-1). */
    private static final Set<String> PAYS = Set.of(Locale.getISOCountries());

    private static final Formule PRIX = new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);
    private static final Formule PRIX_HT = new Formule.Base(Vocabulaire.ACHAT_PRIX_HT);

    /** The highest of the common rates of the tax on what is sold: 20 %. */
    private static final Formule PRIX_HT_TAXE = new Formule.Produit(
            List.of(PRIX_HT, new Formule.Constante(Fraction.of(BigDecimal.valueOf(12, 1)), Unite.NOMBRE)));

    private final ReglementAide reglement;
    private final Espace espace;
    private final List<Espace.But> eligible = new ArrayList<>();
    private final List<Defaut> defauts = new ArrayList<>();

    private Analyse(ReglementAide reglement, Geographie geographie) {
        this.reglement = reglement;
        this.espace = new Espace(reglement, geographie);
        eligible.add(Espace.vrai(reglement.validite().condition().exige()));
        reglement.conditions().forEach(condition -> eligible.add(Espace.vrai(condition.exige())));
    }

    /**
     * Finds the faults of règlements that stand together.
     *
     * @param reglements every version of every aid; one alone is enough, but then its references to others are taken as given
     * @param geographie where communes are, {@link Geographie#INCONNUE} to leave them unchecked
     * @param jour the day on which versions may be past
     * @return in the order of the règlements, the worst first in each
     */
    public static List<Defaut> analyser(List<ReglementAide> reglements, Geographie geographie, LocalDate jour) {
        List<Defaut> defauts = new ArrayList<>();
        SortedSet<String> anneau = Catalogue.cycle(reglements);
        Optional<Catalogue> catalogue = catalogue(reglements, geographie);
        for (ReglementAide reglement : reglements) {
            List<Defaut> siens = new ArrayList<>();
            if (anneau.contains(reglement.code())) {
                siens.add(Defaut.of(
                        Defaut.Code.CYCLE, reglement, "montant", Optional.empty(), String.join(", ", anneau)));
            }
            siens.addAll(analyser(reglement, geographie));
            siens.addAll(lieux(reglement, geographie));
            siens.addAll(versions(reglement, reglements, jour));
            List<Defaut> absentes = aidesAbsentes(reglement, reglements);
            siens.addAll(absentes);
            if (catalogue.isPresent()) {
                siens.addAll(exemples(reglement, catalogue.get()));
            } else if (absentes.isEmpty() && !reglement.exemples().isEmpty()) {
                siens.add(Defaut.of(
                        Defaut.Code.NON_DECIDE, reglement, "cas", Optional.empty(), Defaut.Code.EXEMPLE_FAUX.name()));
            }
            siens.sort(Comparator.comparing(Defaut::gravite));
            defauts.addAll(siens);
        }
        return List.copyOf(defauts);
    }

    /** An aid that another one names is read with it; beside others, one that is not there is misspelt or forgotten. */
    private static List<Defaut> aidesAbsentes(ReglementAide reglement, List<ReglementAide> reglements) {
        SortedSet<String> lues =
                reglements.stream().map(ReglementAide::code).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> absentes = ReglementResolu.dependances(reglement, Evaluation.Aides.AUCUNE);
        absentes.removeAll(lues);
        Defaut.Code code = lues.size() > 1 ? Defaut.Code.AIDE_INCONNUE : Defaut.Code.AIDE_A_LIRE_AVEC;
        return absentes.isEmpty()
                ? List.of()
                : List.of(Defaut.of(code, reglement, "montant", Optional.empty(), String.join(", ", absentes)));
    }

    /** Examples are run where a catalogue can be made: what forbids it is a fault of its own. */
    private static Optional<Catalogue> catalogue(List<ReglementAide> reglements, Geographie geographie) {
        try {
            return Optional.of(Catalogue.resoudre(reglements, geographie));
        } catch (ValeurInvalideException refuse) {
            return Optional.empty();
        }
    }

    private static List<Defaut> analyser(ReglementAide reglement, Geographie geographie) {
        Analyse analyse = new Analyse(reglement, geographie);
        for (Verification.Defaut defaut : Verification.verifier(reglement)) {
            analyse.ajouter(Defaut.Code.valueOf(defaut.code()), defaut.lieu(), Optional.empty(), "");
        }
        analyse.questions();
        if (analyse.conditions()) {
            Formule formule = reglement.bareme().formule();
            analyse.rienPourPersonne(formule);
            analyse.parcourir(formule, "montant", List.of(), true);
            analyse.sansMontant(formule);
            analyse.auDessusDuPrix(formule);
            analyse.plusPauvre(formule);
        }
        analyse.unites();
        return analyse.defauts;
    }

    private void ajouter(Defaut.Code code, String lieu, Optional<Situation> temoin, String precision) {
        defauts.add(Defaut.of(code, reglement, lieu, temoin.map(espace::dite), precision));
    }

    /** Says whether anybody is eligible: without anybody, nothing can be said of amounts. */
    private boolean conditions() {
        Espace.Recherche quelquUn = espace.chercher(eligible);
        if (quelquUn.temoin() == null) {
            impossible(Defaut.Code.CONDITIONS_CONTRADICTOIRES, "conditions", quelquUn);
        }
        return quelquUn.temoin() != null;
    }

    /** Nobody was found: that proves a fault, or shows that it could not be decided. */
    private void impossible(Defaut.Code code, String lieu, Espace.Recherche recherche) {
        boolean prouve = recherche.complete();
        ajouter(prouve ? code : Defaut.Code.NON_DECIDE, lieu, Optional.empty(), prouve ? "" : code.name());
    }

    /** Somebody was found: that is a fault. Nobody, in a search that could not be whole: that is said. */
    private void trouver(Defaut.Code code, String lieu, Espace.Recherche recherche) {
        if (recherche.temoin() != null) {
            ajouter(code, lieu, Optional.of(recherche.temoin()), "");
        } else if (!recherche.complete()) {
            ajouter(Defaut.Code.NON_DECIDE, lieu, Optional.empty(), code.name());
        }
    }

    private List<Espace.But> avec(List<Espace.But> chemin, Espace.But... buts) {
        List<Espace.But> tous = new ArrayList<>(eligible);
        tous.addAll(chemin);
        tous.addAll(List.of(buts));
        return tous;
    }

    /** What a condition or a row asks can be wrong by itself, whoever is eligible. */
    private void questions() {
        reglement.conditions().forEach(condition -> questions(condition.exige(), condition.code()));
        lignes(reglement.bareme().formule())
                .forEach(ligne -> questions(ligne.si(), reglement.bareme().article()));
    }

    private static Stream<Formule.Table.Ligne> lignes(Formule formule) {
        Stream<Formule.Table.Ligne> siennes =
                formule instanceof Formule.Table table ? table.lignes().stream() : Stream.of();
        return Stream.concat(siennes, formule.termes().stream().flatMap(Analyse::lignes));
    }

    private void questions(Predicat question, String lieu) {
        questions(question).distinct().forEach(une -> {
            if (une instanceof Predicat.Ou ou) {
                ou.termes().forEach(terme -> branche(terme, lieu));
            } else if (une instanceof Predicat.Compare compare) {
                compare.formules().forEach(cote -> sansValeur(cote, compare, question, lieu));
                compare.formules().forEach(cote -> mesure(cote, lieu));
            } else if (une instanceof Predicat.Parmi parmi) {
                vocabulaire(parmi);
            }
        });
    }

    private void branche(Predicat terme, String lieu) {
        Espace.Recherche quelquUn = espace.chercher(List.of(Espace.vrai(terme)));
        if (quelquUn.temoin() == null && quelquUn.complete()) {
            ajouter(Defaut.Code.BRANCHE_IMPOSSIBLE, lieu, Optional.empty(), "");
        }
    }

    private void vocabulaire(Predicat.Parmi parmi) {
        SortedSet<String> connus = reglement.vocabulaires().get(parmi.donnee().nom());
        if (connus != null && !connus.containsAll(parmi.codes())) {
            SortedSet<String> inconnus = new TreeSet<>(parmi.codes());
            inconnus.removeAll(connus);
            ajouter(
                    Defaut.Code.CODE_HORS_VOCABULAIRE,
                    parmi.donnee().nom(),
                    Optional.empty(),
                    String.join(", ", inconnus));
        }
    }

    /**
     * A ceiling without a value for somebody, where it counts: with another answer to the comparison he would be judged otherwise. That
     * another aid has no object is asked on purpose.
     */
    private void sansValeur(Formule cote, Predicat.Compare compare, Predicat question, String lieu) {
        if (cote.aToujoursUnObjet() || !cote.aides(Evaluation.Aides.AUCUNE).isEmpty()) {
            return;
        }
        Predicat toujoursVraie = new Predicat.Ou(List.of(compare, new Predicat.Non(compare)));
        Predicat autrement = remplacer(question, compare, toujoursVraie);
        List<Espace.But> sans =
                List.of(Espace.vrai(reglement.validite().condition().exige()), Espace.sansObjet(cote));
        for (boolean refuse : List.of(true, false)) {
            List<Espace.But> buts = new ArrayList<>(sans);
            buts.add(refuse ? Espace.faux(question) : Espace.vrai(question));
            buts.add(refuse ? Espace.vrai(autrement) : Espace.faux(autrement));
            Espace.Recherche quelquUn = espace.chercher(buts);
            if (quelquUn.temoin() != null) {
                ajouter(Defaut.Code.COMPARAISON_SANS_VALEUR, lieu, Optional.of(quelquUn.temoin()), "");
                return;
            }
        }
    }

    private static Predicat remplacer(Predicat question, Predicat une, Predicat par) {
        if (question.equals(une)) {
            return par;
        }
        if (question instanceof Predicat.Non non) {
            return new Predicat.Non(remplacer(non.terme(), une, par));
        }
        List<Predicat> termes = question.termes().stream()
                .map(terme -> remplacer(terme, une, par))
                .toList();
        if (question instanceof Predicat.Et) {
            return new Predicat.Et(termes);
        }
        return question instanceof Predicat.Ou ? new Predicat.Ou(termes) : question;
    }

    /** A ceiling in rows has each for somebody. */
    private void mesure(Formule cote, String lieu) {
        List<Espace.But> periode =
                List.of(Espace.vrai(reglement.validite().condition().exige()));
        if (cote instanceof Formule.Table table) {
            List<Espace.But> jusqua = new ArrayList<>(periode);
            for (int i = 0; i < table.lignes().size(); i++) {
                Predicat si = table.lignes().get(i).si();
                List<Espace.But> ici = new ArrayList<>(jusqua);
                ici.add(Espace.vrai(si));
                Espace.Recherche quelquUn = espace.chercher(ici);
                if (quelquUn.temoin() == null && quelquUn.complete()) {
                    ajouter(Defaut.Code.LIGNE_JAMAIS_ATTEINTE, lieu + ".table[" + i + "]", Optional.empty(), "");
                }
                jusqua.add(Espace.faux(si));
            }
        }
    }

    /**
     * Looks at a formula and at those that it is made of.
     *
     * @param ajoute whether the amount grows with it: a floor under what is taken away pays nobody
     */
    private void parcourir(Formule formule, String lieu, List<Espace.But> chemin, boolean ajoute) {
        if (formule instanceof Formule.Table table) {
            lignes(table, lieu, chemin, ajoute);
            return;
        }
        if (formule instanceof Formule.Somme somme && somme.termes().stream().noneMatch(Formule::aToujoursUnObjet)) {
            List<Espace.But> aucun = avec(chemin);
            somme.termes().forEach(terme -> aucun.add(Espace.sansObjet(terme)));
            trouver(Defaut.Code.ELIGIBLE_SANS_MONTANT, lieu, espace.chercher(aucun));
        }
        if (formule instanceof Formule.Plafond plafond && !plafond.plafond().aToujoursUnObjet()) {
            Espace.Recherche sansPlafond = espace.chercher(avec(
                    chemin,
                    Espace.sur(plafond.valeur(), valeur -> valeur != null),
                    Espace.sansObjet(plafond.plafond())));
            trouver(Defaut.Code.PLAFOND_TROUE, lieu + ".plafond", sansPlafond);
        }
        if (formule instanceof Formule.Plancher plancher && ajoute) {
            // The greater of two is the same written either way: the floor is the one that is a number.
            boolean inverse = estUnNombre(plancher.valeur()) && !estUnNombre(plancher.plancher());
            Formule plusBas = inverse ? plancher.valeur() : plancher.plancher();
            Formule droit = inverse ? plancher.plancher() : plancher.valeur();
            Espace.Recherche sansDroit = espace.chercher(avec(
                    chemin,
                    Espace.sur(plusBas, valeur -> valeur != null && valeur.signe() > 0),
                    Espace.sur(droit, valeur -> valeur != null && valeur.signe() <= 0)));
            trouver(Defaut.Code.PLANCHER_SANS_DROIT, lieu + ".plancher", sansDroit);
        }
        List<Formule> termes = formule.termes();
        for (int i = 0; i < termes.size(); i++) {
            boolean retire = i > 0 && (formule instanceof Formule.Difference || formule instanceof Formule.Reste);
            parcourir(termes.get(i), lieu + nom(formule, i), chemin, ajoute != retire);
        }
    }

    private static boolean estUnNombre(Formule formule) {
        return formule instanceof Formule.Constante || formule instanceof Formule.Forfait;
    }

    private static String nom(Formule formule, int rang) {
        if (formule instanceof Formule.Plafond) {
            return rang == 0 ? ".valeur" : ".plafond";
        }
        if (formule instanceof Formule.Plancher) {
            return rang == 0 ? ".valeur" : ".plancher";
        }
        return formule.termes().size() == 1 ? ".valeur" : "[" + rang + "]";
    }

    private void lignes(Formule.Table table, String lieu, List<Espace.But> chemin, boolean ajoute) {
        List<Espace.But> jusqua = new ArrayList<>(chemin);
        for (int i = 0; i < table.lignes().size(); i++) {
            Formule.Table.Ligne ligne = table.lignes().get(i);
            String place = lieu + ".table[" + i + "]";
            List<Espace.But> ici = new ArrayList<>(jusqua);
            ici.add(Espace.vrai(ligne.si()));
            Espace.Recherche quelquUn = espace.chercher(avec(ici));
            if (quelquUn.temoin() == null) {
                Espace.Recherche jamais = espace.chercher(List.of(Espace.vrai(ligne.si())));
                impossible(
                        jamais.temoin() == null ? Defaut.Code.LIGNE_IMPOSSIBLE : Defaut.Code.LIGNE_JAMAIS_ATTEINTE,
                        place,
                        jamais.temoin() == null ? jamais : quelquUn);
            } else {
                parcourir(ligne.alors(), place, ici, ajoute);
            }
            jusqua.add(Espace.faux(ligne.si()));
        }
        if (table.sinon() == null) {
            return;
        }
        Espace.Recherche quelquUn = espace.chercher(avec(jusqua));
        if (quelquUn.temoin() == null) {
            impossible(Defaut.Code.SINON_JAMAIS_ATTEINT, lieu + ".sinon", quelquUn);
        } else {
            parcourir(table.sinon(), lieu + ".sinon", jusqua, ajoute);
        }
    }

    private void rienPourPersonne(Formule formule) {
        if (Majorant.de(formule).filter(montant -> montant.signe() <= 0).isPresent()) {
            ajouter(Defaut.Code.RIEN_POUR_PERSONNE, "montant", Optional.empty(), "");
        }
    }

    private void sansMontant(Formule formule) {
        Espace.Recherche oublie = espace.chercher(avec(List.of(), Espace.sansObjet(formule)));
        trouver(Defaut.Code.ELIGIBLE_SANS_MONTANT, "montant", oublie);
    }

    private void auDessusDuPrix(Formule formule) {
        SortedSet<Donnee> lues = new TreeSet<>();
        formule.donnees(lues::add);
        reglement.conditions().forEach(condition -> condition.exige().donnees(lues::add));
        if (!lues.contains(Vocabulaire.ACHAT_PRIX_TTC) && !lues.contains(Vocabulaire.ACHAT_PRIX_HT)) {
            if (reglement.questions().stream()
                    .anyMatch(question -> question.type() == TypeValeur.MONTANT && lues.contains(question))) {
                // The price is asked under a name of the règlement's own.
                return;
            }
            ajouter(
                    Defaut.Code.FORFAIT_SANS_PRIX,
                    "montant",
                    Optional.ofNullable(espace.chercher(eligible).temoin()),
                    "");
            return;
        }
        trouver(
                Defaut.Code.AIDE_AU_DESSUS_DU_PRIX,
                "montant",
                espace.chercher(avec(List.of(), new AuDessusDuPrix(formule, lues))));
    }

    /** The aid is above the price; a price before taxes is never above the other, nor below it by more than the common rate. */
    private record AuDessusDuPrix(Formule formule, SortedSet<Donnee> lues) implements Espace.But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            boolean ttc = lues.contains(Vocabulaire.ACHAT_PRIX_TTC);
            Evaluation.Resultat aide = evaluation.aPart(formule);
            Evaluation.Resultat prix = evaluation.aPart(ttc ? PRIX : PRIX_HT_TAXE);
            aide.inconnues().forEach(evaluation::manque);
            prix.inconnues().forEach(evaluation::manque);
            if (!aide.estConnu() || !prix.estConnu()) {
                return Verdict.INDETERMINEE;
            }
            Evaluation.Resultat horsTaxe = evaluation.aPart(PRIX_HT);
            boolean possible = !ttc
                    || !horsTaxe.estConnu()
                    || horsTaxe.valeur() == null
                    || prix.valeur() == null
                    || horsTaxe.valeur().compareTo(prix.valeur()) <= 0;
            return Verdict.of(possible
                    && aide.valeur() != null
                    && prix.valeur() != null
                    && aide.valeur().compareTo(prix.valeur()) > 0);
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            Espace.toutes(formule, visiteur);
            lues.forEach(visiteur);
        }
    }

    /** Two households alike in all but their income: the amounts are compared from one cell of incomes to the next. */
    private void plusPauvre(Formule formule) {
        List<Valeur> revenus = espace.cellules(Vocabulaire.FOYER_REVENU);
        if (revenus.isEmpty()) {
            return;
        }
        List<Espace.But> buts = new ArrayList<>();
        List<Espace.But> duRevenu = new ArrayList<>();
        for (Espace.But but : eligible) {
            SortedSet<Donnee> lues = new TreeSet<>();
            but.donnees(lues::add);
            (lues.contains(Vocabulaire.FOYER_REVENU) ? duRevenu : buts).add(but);
        }
        MoinsPourLePlusPauvre injustice = new MoinsPourLePlusPauvre(espace, formule, duRevenu, revenus);
        buts.add(injustice);
        Espace.Recherche injuste = espace.chercher(buts, new TreeSet<>(List.of(Vocabulaire.FOYER_REVENU)));
        if (injuste.temoin() == null) {
            trouver(Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE, "montant", injuste);
            return;
        }
        Evaluation evaluation = espace.evaluation(injuste.temoin());
        int rang = injustice.saut(evaluation);
        ajouter(
                Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE,
                "montant",
                Optional.of(injuste.temoin().avec(Vocabulaire.FOYER_REVENU, revenus.get(rang - 1))),
                revenus.get(rang).toString());
    }

    /** A household of the next income gets more. */
    private record MoinsPourLePlusPauvre(
            Espace espace, Formule formule, List<Espace.But> conditions, List<Valeur> revenus) implements Espace.But {

        /** The rank of the first income that gets more than the one before, 0 when there is none. */
        int saut(Evaluation evaluation) {
            Fraction avant = null;
            for (int i = 0; i < revenus.size(); i++) {
                Evaluation avecRevenu =
                        espace.evaluation(evaluation.situation().avec(Vocabulaire.FOYER_REVENU, revenus.get(i)));
                Verdict verdict = Verdict.SATISFAITE;
                for (Espace.But condition : conditions) {
                    verdict = verdict.et(condition.atteint(avecRevenu));
                }
                Evaluation.Resultat aide = verdict == Verdict.NON_SATISFAITE ? null : avecRevenu.aPart(formule);
                if (aide != null) {
                    aide.inconnues().forEach(avecRevenu::manque);
                }
                if (verdict != Verdict.NON_SATISFAITE && !avecRevenu.inconnues().isEmpty()) {
                    avecRevenu.inconnues().forEach(evaluation::manque);
                    return 0;
                }
                Fraction montant = aide == null || aide.valeur() == null
                        ? Fraction.ZERO
                        : aide.valeur().max(Fraction.ZERO);
                if (avant != null && montant.compareTo(avant) > 0) {
                    return i;
                }
                avant = montant;
            }
            return 0;
        }

        @Override
        public Verdict atteint(Evaluation evaluation) {
            boolean injuste = saut(evaluation) > 0;
            return evaluation.inconnues().isEmpty() ? Verdict.of(injuste) : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            Espace.toutes(formule, visiteur);
            conditions.forEach(condition -> condition.donnees(visiteur));
        }
    }

    /** A ceiling that grows with the persons of a household is one of the household; and one number is not a ceiling of both. */
    private void unites() {
        for (Condition condition : reglement.conditions()) {
            boolean duMenage = questions(condition.exige()).anyMatch(Analyse::compareLeMenage);
            Stream<Predicat> siennes = duMenage
                    ? questions(condition.exige()).filter(Analyse::compareAvecLesPersonnes)
                    : Stream.of(condition.exige());
            plafondQuiGrandit(siennes, condition.code());
        }
        plafondQuiGrandit(questions(reglement.bareme().formule()).filter(Analyse::compareAvecLesPersonnes), "montant");
        SortedSet<Fraction> desParts = plafonds(Formule.Quotient.revenuParPart());
        if (plafonds(new Formule.Base(Vocabulaire.FOYER_REVENU)).stream()
                .anyMatch(plafond -> plafond.signe() > 0 && desParts.contains(plafond))) {
            ajouter(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, "foyer.revenuParPart", Optional.empty(), "");
        }
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
                        ajouter(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, lieu, Optional.of(quelquUn), ""));
    }

    /** Whether the income of a part is compared with what depends on the persons. */
    private static boolean compareAvecLesPersonnes(Predicat question) {
        return question instanceof Predicat.Compare compare
                && (seMelangent(compare.gauche(), compare.droite()) || seMelangent(compare.droite(), compare.gauche()));
    }

    /** Whether a question is about the income of the household as a whole. */
    private static boolean compareLeMenage(Predicat question) {
        return question instanceof Predicat.Entre entre
                ? entre.donnee().equals(Vocabulaire.FOYER_REVENU)
                : question instanceof Predicat.Compare compare
                        && compare.formules().contains(new Formule.Base(Vocabulaire.FOYER_REVENU));
    }

    /** The numbers that an income must not exceed. */
    private SortedSet<Fraction> plafonds(Formule revenu) {
        SortedSet<Fraction> plafonds = new TreeSet<>();
        questions(reglement)
                .filter(Predicat.Compare.class::isInstance)
                .map(Predicat.Compare.class::cast)
                .forEach(compare -> {
                    boolean plafonne = compare.gauche().equals(revenu)
                            ? compare.comparaison().tient(-1)
                            : compare.droite().equals(revenu)
                                    && compare.comparaison().tient(1);
                    Formule autre = compare.gauche().equals(revenu) ? compare.droite() : compare.gauche();
                    if (plafonne && autre instanceof Formule.Constante constante) {
                        plafonds.add(constante.valeur());
                    }
                });
        questions(reglement).forEach(question -> {
            if (question instanceof Predicat.Entre entre
                    && revenu.equals(new Formule.Base(Vocabulaire.FOYER_REVENU))
                    && entre.donnee().equals(Vocabulaire.FOYER_REVENU)) {
                if (entre.maximum() instanceof Valeur.Revenu plafond) {
                    plafonds.add(Fraction.of(plafond.parAn().enEuros()));
                }
            }
        });
        return plafonds;
    }

    /** The income of a part up to which a question holds is higher in a larger household. */
    private record PlafondQuiGrandit(Espace espace, Predicat question) implements Espace.But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            SortedSet<Donnee> lues = new TreeSet<>();
            donnees(lues::add);
            if (!lues.contains(Vocabulaire.FOYER_PARTS) || !lues.contains(Vocabulaire.FOYER_PERSONNES)) {
                return Verdict.NON_SATISFAITE;
            }
            int plusBas = Integer.MAX_VALUE;
            for (Valeur personnes : espace.cellules(Vocabulaire.FOYER_PERSONNES)) {
                int rang = plafond(evaluation, personnes);
                if (!evaluation.inconnues().isEmpty()) {
                    return Verdict.INDETERMINEE;
                }
                if (rang > plusBas) {
                    return Verdict.SATISFAITE;
                }
                plusBas = rang < 0 ? plusBas : Math.min(plusBas, rang);
            }
            return Verdict.NON_SATISFAITE;
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
        public void donnees(Consumer<Donnee> visiteur) {
            Espace.toutes(question, visiteur);
        }
    }

    private static boolean seMelangent(Formule mesure, Formule plafond) {
        List<Donnee> lues = new ArrayList<>();
        plafond.donnees(lues::add);
        return mesure.equals(Formule.Quotient.revenuParPart()) && lues.contains(Vocabulaire.FOYER_PERSONNES);
    }

    /** Every question that the conditions and the amount ask, those inside others too. */
    private static Stream<Predicat> questions(ReglementAide reglement) {
        return Stream.concat(
                reglement.conditions().stream().map(Condition::exige).flatMap(Analyse::questions),
                questions(reglement.bareme().formule()));
    }

    private static Stream<Predicat> questions(Predicat predicat) {
        return Stream.of(
                        Stream.of(predicat),
                        predicat.termes().stream().flatMap(Analyse::questions),
                        predicat.formules().stream().flatMap(Analyse::questions))
                .flatMap(toutes -> toutes);
    }

    private static Stream<Predicat> questions(Formule formule) {
        Stream<Predicat> siennes = formule instanceof Formule.Table table
                ? table.lignes().stream().map(Formule.Table.Ligne::si).flatMap(Analyse::questions)
                : Stream.of();
        return Stream.concat(siennes, formule.termes().stream().flatMap(Analyse::questions));
    }

    private static List<Defaut> lieux(ReglementAide reglement, Geographie geographie) {
        List<Defaut> defauts = new ArrayList<>();
        if (geographie.millesime().isEmpty()) {
            return defauts;
        }
        questions(reglement)
                .filter(Predicat.DansTerritoire.class::isInstance)
                .map(Predicat.DansTerritoire.class::cast)
                .flatMap(dans -> dans.territoire().membres().stream())
                .distinct()
                .forEach(membre -> {
                    if (membre.niveau() == Niveau.COMMUNE) {
                        commune(membre, reglement, geographie).ifPresent(defauts::add);
                    } else if (membre.niveau() == Niveau.PAYS
                            ? !PAYS.contains(membre.lieu())
                            : membre.au() == null && !geographie.connait(membre.niveau(), membre.lieu())) {
                        defauts.add(
                                Defaut.of(Defaut.Code.LIEU_INCONNU, reglement, membre.lieu(), Optional.empty(), ""));
                    }
                });
        return defauts;
    }

    private static Optional<Defaut> commune(
            Territoire.Appartenance membre, ReglementAide reglement, Geographie geographie) {
        String insee = membre.lieu();
        if (geographie.existe(insee)) {
            return Optional.empty();
        }
        Optional<String> actuelle = geographie.actuelle(insee);
        if (!geographie.aExiste(insee) && actuelle.isEmpty()) {
            return Optional.of(Defaut.of(Defaut.Code.COMMUNE_INCONNUE, reglement, insee, Optional.empty(), ""));
        }
        LocalDate fin = geographie.disparition(insee).orElse(null);
        boolean finie = membre.au() != null && (fin == null || !membre.au().isAfter(fin));
        boolean avant = fin != null
                && reglement.validite().au() != null
                && reglement.validite().au().isBefore(fin);
        return finie || avant
                ? Optional.empty()
                : Optional.of(Defaut.of(
                        Defaut.Code.COMMUNE_DISPARUE, reglement, insee, Optional.empty(), actuelle.orElse("")));
    }

    private static List<Defaut> versions(ReglementAide reglement, List<ReglementAide> tous, LocalDate jour) {
        List<Defaut> defauts = new ArrayList<>();
        ReglementAide.Validite validite = reglement.validite();
        Optional<ReglementAide> suivante = tous.stream()
                .filter(autre -> autre.code().equals(reglement.code())
                        && !autre.version().equals(reglement.version())
                        && !autre.validite().du().isBefore(validite.du()))
                .min(Comparator.comparing(autre -> autre.validite().du()));
        boolean enDouble = tous.stream()
                        .filter(autre -> autre.code().equals(reglement.code())
                                && autre.version().equals(reglement.version()))
                        .count()
                > 1;
        if (enDouble) {
            defauts.add(Defaut.of(
                    Defaut.Code.VERSIONS_CHEVAUCHANTES, reglement, "version", Optional.empty(), reglement.version()));
        }
        suivante.ifPresent(autre -> {
            if (validite.couvre(autre.validite().du())) {
                defauts.add(Defaut.of(
                        Defaut.Code.VERSIONS_CHEVAUCHANTES, reglement, "validite", Optional.empty(), autre.version()));
            } else if (validite.au() != null
                    && validite.au().plusDays(1).isBefore(autre.validite().du())) {
                defauts.add(Defaut.of(
                        Defaut.Code.VERSIONS_ESPACEES, reglement, "validite", Optional.empty(), autre.version()));
            }
        });
        if (validite.au() != null && validite.au().isBefore(jour)) {
            defauts.add(Defaut.of(
                    Defaut.Code.VERSION_FINIE,
                    reglement,
                    "validite",
                    Optional.empty(),
                    validite.au().toString()));
        }
        return defauts;
    }

    private static List<Defaut> exemples(ReglementAide reglement, Catalogue catalogue) {
        List<Defaut> defauts = new ArrayList<>();
        ReglementResolu resolu =
                catalogue.version(reglement.code(), reglement.version()).orElseThrow();
        for (Exemple exemple : reglement.exemples()) {
            if (!exemple.tient(resolu)) {
                defauts.add(Defaut.of(
                        Defaut.Code.EXEMPLE_FAUX,
                        reglement,
                        exemple.nom(),
                        Optional.of(exemple.situation()),
                        exemple.attendu() + " / " + exemple.obtenu(resolu)));
            }
        }
        return defauts;
    }
}
