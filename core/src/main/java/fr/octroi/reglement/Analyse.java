package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what a règlement would do that its authors did not mean, before a council votes it.
 *
 * <p>It reasons over everybody that the rules can tell apart (intervals between thresholds, finite sets of codes), and evaluates with the engine
 * that instructs. A fault comes with the facts that show it. Where a rule compares several unknowns at once, or where there are too
 * many cases, it says that it could not decide ({@link Defaut.Code#NON_DECIDE}); what it found holds all the same.
 */
public final class Analyse {

    private static final Formule PRIX = new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);

    private final ReglementAide reglement;
    private final Espace espace;
    private final List<Espace.But> eligible = new ArrayList<>();
    private final List<Defaut> defauts = new ArrayList<>();

    private Analyse(ReglementAide reglement) {
        this.reglement = reglement;
        this.espace = new Espace(reglement);
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
            siens.addAll(analyser(reglement));
            siens.addAll(lieux(reglement, geographie));
            siens.addAll(versions(reglement, reglements, jour));
            if (catalogue.isPresent()) {
                siens.addAll(exemples(reglement, catalogue.get()));
            } else if (!reglement.exemples().isEmpty()) {
                siens.add(Defaut.of(
                        Defaut.Code.NON_DECIDE, reglement, "cas", Optional.empty(), Defaut.Code.EXEMPLE_FAUX.name()));
            }
            siens.sort(Comparator.comparing(Defaut::gravite));
            defauts.addAll(siens);
        }
        return List.copyOf(defauts);
    }

    /** Examples are run where a catalogue can be made: what forbids it is a fault of its own. */
    private static Optional<Catalogue> catalogue(List<ReglementAide> reglements, Geographie geographie) {
        try {
            return Optional.of(Catalogue.resoudre(reglements, geographie));
        } catch (ValeurInvalideException refuse) {
            return Optional.empty();
        }
    }

    private static List<Defaut> analyser(ReglementAide reglement) {
        Analyse analyse = new Analyse(reglement);
        for (Verification.Defaut defaut : Verification.verifier(reglement)) {
            analyse.ajouter(Defaut.Code.valueOf(defaut.code()), defaut.lieu(), Optional.empty(), "");
        }
        if (analyse.conditions()) {
            Formule formule = reglement.bareme().formule();
            analyse.parcourir(formule, "montant", List.of());
            analyse.sansMontant(formule);
            analyse.auDessusDuPrix(formule);
            analyse.plusPauvre(formule);
        }
        analyse.unites();
        return analyse.defauts;
    }

    private void ajouter(Defaut.Code code, String lieu, Optional<Situation> temoin, String precision) {
        defauts.add(Defaut.of(code, reglement, lieu, temoin, precision));
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
        boolean prouve = recherche.complete() && espace.estExact();
        ajouter(prouve ? code : Defaut.Code.NON_DECIDE, lieu, Optional.empty(), prouve ? "" : code.name());
    }

    /** Somebody was found: that is a fault. Nobody, in a search that could not be whole: that is said. */
    private void trouver(Defaut.Code code, String lieu, Espace.Recherche recherche) {
        if (recherche.temoin() != null) {
            ajouter(code, lieu, Optional.of(recherche.temoin()), "");
        } else if (!recherche.complete() || !espace.estExact()) {
            ajouter(Defaut.Code.NON_DECIDE, lieu, Optional.empty(), code.name());
        }
    }

    private List<Espace.But> avec(List<Espace.But> chemin, Espace.But... buts) {
        List<Espace.But> tous = new ArrayList<>(eligible);
        tous.addAll(chemin);
        tous.addAll(List.of(buts));
        return tous;
    }

    private void parcourir(Formule formule, String lieu, List<Espace.But> chemin) {
        if (formule instanceof Formule.Table table) {
            lignes(table, lieu, chemin);
            return;
        }
        if (formule instanceof Formule.Plafond plafond && !plafond.plafond().aToujoursUnObjet()) {
            Espace.Recherche sansPlafond = espace.chercher(avec(
                    chemin,
                    Espace.sur(plafond.valeur(), valeur -> valeur != null),
                    Espace.sansObjet(plafond.plafond())));
            trouver(Defaut.Code.PLAFOND_TROUE, lieu + ".plafond", sansPlafond);
        }
        if (formule instanceof Formule.Plancher plancher) {
            Espace.Recherche sansDroit = espace.chercher(avec(
                    chemin,
                    Espace.sur(plancher.plancher(), valeur -> valeur != null && valeur.signe() > 0),
                    Espace.sur(plancher.valeur(), valeur -> valeur != null && valeur.signe() == 0)));
            trouver(Defaut.Code.PLANCHER_SANS_DROIT, lieu + ".plancher", sansDroit);
        }
        List<Formule> termes = formule.termes();
        for (int i = 0; i < termes.size(); i++) {
            parcourir(termes.get(i), lieu + nom(formule, i), chemin);
        }
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

    private void lignes(Formule.Table table, String lieu, List<Espace.But> chemin) {
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
                parcourir(ligne.alors(), place, ici);
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
            parcourir(table.sinon(), lieu + ".sinon", jusqua);
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
        if (!lues.contains(Vocabulaire.ACHAT_PRIX_TTC)) {
            if (!lues.contains(Vocabulaire.ACHAT_PRIX_HT)) {
                ajouter(
                        Defaut.Code.FORFAIT_SANS_PRIX,
                        "montant",
                        Optional.ofNullable(espace.chercher(eligible).temoin()),
                        "");
            }
            return;
        }
        Espace.Recherche trop = espace.chercher(avec(List.of(), evaluation -> {
            Evaluation.Resultat aide = evaluation.aPart(formule);
            Evaluation.Resultat prix = evaluation.aPart(PRIX);
            aide.inconnues().forEach(evaluation::manque);
            prix.inconnues().forEach(evaluation::manque);
            if (!aide.estConnu() || !prix.estConnu()) {
                return Verdict.INDETERMINEE;
            }
            return Verdict.of(aide.valeur() != null
                    && prix.valeur() != null
                    && aide.valeur().compareTo(prix.valeur()) > 0);
        }));
        trouver(Defaut.Code.AIDE_AU_DESSUS_DU_PRIX, "montant", trop);
    }

    /** Two households alike in all but their income: the amounts are compared from one cell of incomes to the next. */
    private void plusPauvre(Formule formule) {
        List<Valeur> revenus = espace.cellules(Vocabulaire.FOYER_REVENU);
        if (revenus.isEmpty()) {
            return;
        }
        Espace.Recherche injuste = espace.chercher(List.of(evaluation -> {
            Fraction avant = null;
            for (Valeur revenu : revenus) {
                Evaluation avecRevenu =
                        espace.evaluation(evaluation.situation().avec(Vocabulaire.FOYER_REVENU, revenu));
                Verdict verdict = Verdict.SATISFAITE;
                for (Espace.But but : eligible) {
                    verdict = verdict.et(but.atteint(avecRevenu));
                }
                Evaluation.Resultat aide = verdict == Verdict.NON_SATISFAITE ? null : avecRevenu.aPart(formule);
                if (aide != null) {
                    aide.inconnues().forEach(avecRevenu::manque);
                }
                if (verdict != Verdict.NON_SATISFAITE && !avecRevenu.inconnues().isEmpty()) {
                    avecRevenu.inconnues().forEach(evaluation::manque);
                    return Verdict.INDETERMINEE;
                }
                Fraction montant = aide == null || aide.valeur() == null ? Fraction.ZERO : aide.valeur();
                if (avant != null && montant.compareTo(avant) > 0 && avant.signe() > 0) {
                    return Verdict.SATISFAITE;
                }
                avant = montant;
            }
            return Verdict.NON_SATISFAITE;
        }));
        trouver(Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE, "montant", injuste);
    }

    /** A ceiling that grows with the persons of a household is a ceiling of the household. */
    private void unites() {
        boolean melange = questions(reglement)
                .filter(Predicat.Compare.class::isInstance)
                .map(Predicat.Compare.class::cast)
                .anyMatch(compare -> seMelangent(compare.gauche(), compare.droite())
                        || seMelangent(compare.droite(), compare.gauche()));
        if (melange) {
            ajouter(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, "foyer.revenuParPart", Optional.empty(), "");
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
        questions(reglement)
                .filter(Predicat.DansTerritoire.class::isInstance)
                .map(Predicat.DansTerritoire.class::cast)
                .flatMap(dans -> dans.territoire().membres().stream())
                .filter(membre -> membre.niveau() == Niveau.COMMUNE
                        && geographie.millesime().isPresent())
                .distinct()
                .forEach(membre -> commune(membre, reglement, geographie).ifPresent(defauts::add));
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
