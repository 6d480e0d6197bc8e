package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the formula of the amount gives to whoever is eligible: rows, caps, floors, and the price beside it. */
final class AnalyseDuMontant {

    private static final Formule PRIX = new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);

    private static final Formule PRIX_HT = new Formule.Base(Vocabulaire.ACHAT_PRIX_HT);

    /** The highest of the common rates of the tax on what is sold: 20 %. */
    private static final Formule PRIX_HT_TAXE = new Formule.Produit(
            List.of(PRIX_HT, new Formule.Constante(Fraction.of(BigDecimal.valueOf(12, 1)), Unite.NOMBRE)));

    private final Enquete enquete;
    private final ReglementAide reglement;
    private final Espace espace;
    private final AnalyseDesChiffres chiffres;

    AnalyseDuMontant(Enquete enquete) {
        this.enquete = enquete;
        this.chiffres = new AnalyseDesChiffres(enquete);
        this.reglement = enquete.reglement();
        this.espace = enquete.espace();
    }

    void regarder() {
        Formule formule = reglement.bareme().formule();
        rienPourPersonne(formule);
        parcourir(formule, "montant", List.of(), true);
        sansMontant(formule);
        auDessusDuPrix(formule);
    }

    /**
     * Looks at a formula and at those that it is made of.
     *
     * @param ajoute whether the amount grows with it: a floor under what is taken away pays nobody
     */
    private void parcourir(Formule formule, String lieu, List<But> chemin, boolean ajoute) {
        if (formule instanceof Formule.Table table) {
            lignes(table, lieu, chemin, ajoute);
            return;
        }
        if (formule instanceof Formule.Somme somme && somme.termes().stream().noneMatch(Formule::aToujoursUnObjet)) {
            List<But> aucun = enquete.avec(chemin);
            somme.termes().forEach(terme -> aucun.add(But.sansObjet(terme)));
            enquete.trouver(Defaut.Code.ELIGIBLE_SANS_MONTANT, lieu, espace.chercher(aucun));
        }
        if (formule instanceof Formule.Somme somme) {
            chiffres.regarder(somme, lieu, enquete.avec(chemin));
        }
        if (formule instanceof Formule.Plafond plafond && !plafond.plafond().aToujoursUnObjet()) {
            enquete.trouver(Defaut.Code.PLAFOND_TROUE, lieu + ".plafond", enquete.sansPlafond(chemin, plafond));
        }
        if (formule instanceof Formule.Plafond plafond && plafond.valeur() instanceof Formule.Plancher plancher) {
            plancherAuPlafond(plancher.plancher(), plafond.plafond(), lieu, chemin);
        } else if (formule instanceof Formule.Plancher plancher
                && plancher.valeur() instanceof Formule.Plafond plafond) {
            plancherAuPlafond(plancher.plancher(), plafond.plafond(), lieu, chemin);
        }
        if (formule instanceof Formule.Plancher plancher && ajoute) {
            // The greater of two is the same written either way: the floor is the one that is a number.
            boolean inverse = estUnNombre(plancher.valeur()) && !estUnNombre(plancher.plancher());
            Formule plusBas = inverse ? plancher.valeur() : plancher.plancher();
            Formule droit = inverse ? plancher.plancher() : plancher.valeur();
            Espace.Recherche sansDroit = espace.chercher(enquete.avec(
                    chemin,
                    But.sur(plusBas, valeur -> valeur != null && valeur.signe() > 0),
                    But.sur(droit, valeur -> valeur != null && valeur.signe() <= 0)));
            enquete.trouver(
                    Defaut.Code.PLANCHER_SANS_DROIT,
                    lieu + ".plancher",
                    sansDroit.siProuvee(formule.termes().stream().allMatch(Seuils::leSigneSeTranche)));
        }
        List<Formule> termes = formule.termes();
        for (int i = 0; i < termes.size(); i++) {
            boolean retire = i > 0 && (formule instanceof Formule.Difference || formule instanceof Formule.Reste);
            parcourir(termes.get(i), lieu + nom(formule, i), chemin, ajoute != retire);
        }
    }

    /** A floor that is never below the cap beside it: whatever is computed between them, everybody gets the same. */
    private void plancherAuPlafond(Formule plancher, Formule plafond, String lieu, List<But> chemin) {
        if (!Mesure.sontDesNombres(plancher) || !Mesure.sontDesNombres(plafond)) {
            return;
        }
        Espace.Recherche quelquUn = espace.chercher(enquete.avec(
                chemin,
                But.sur(new Formule.Difference(plafond, plancher), ecart -> ecart == null || ecart.signe() > 0)));
        if (quelquUn.personne()) {
            enquete.ajouter(Defaut.Code.PLANCHER_AU_PLAFOND, lieu, Optional.empty(), "");
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

    private void lignes(Formule.Table table, String lieu, List<But> chemin, boolean ajoute) {
        List<But> jusqua = new ArrayList<>(chemin);
        SortedSet<Integer> atteintes = lignesAtteintes(table, chemin);
        SortedSet<String> chiffresDits = new TreeSet<>();
        for (int i = 0; i < table.lignes().size(); i++) {
            Formule.Table.Ligne ligne = table.lignes().get(i);
            String place = lieu + ".table[" + i + "]";
            List<But> ici = new ArrayList<>(jusqua);
            ici.add(But.vrai(ligne.si()));
            chiffres.dansUneQuestion(ligne.si(), place, enquete.avec(jusqua), chiffresDits);
            if (atteintes.contains(i)) {
                parcourir(ligne.alors(), place, ici, ajoute);
                jusqua.add(But.faux(ligne.si()));
                continue;
            }
            Espace.Recherche quelquUn = espace.chercher(enquete.avec(ici));
            if (quelquUn.temoin() == null) {
                Espace.Recherche jamais = espace.chercher(List.of(But.vrai(ligne.si())));
                enquete.impossible(
                        jamais.temoin() == null ? Defaut.Code.LIGNE_IMPOSSIBLE : Defaut.Code.LIGNE_JAMAIS_ATTEINTE,
                        place,
                        jamais.temoin() == null ? jamais : quelquUn);
            } else {
                parcourir(ligne.alors(), place, ici, ajoute);
            }
            jusqua.add(But.faux(ligne.si()));
        }
        if (table.sinon() == null) {
            return;
        }
        Espace.Recherche quelquUn = espace.chercher(enquete.avec(jusqua));
        if (quelquUn.temoin() == null) {
            enquete.impossible(Defaut.Code.SINON_JAMAIS_ATTEINT, lieu + ".sinon", quelquUn);
        } else {
            parcourir(table.sinon(), lieu + ".sinon", jusqua, ajoute);
        }
    }

    /** Rows of one fact that somebody comes to who differs from one in this alone: a table of thousands is not searched once for each. */
    private SortedSet<Integer> lignesAtteintes(Formule.Table table, List<But> chemin) {
        SortedSet<Integer> atteintes = new TreeSet<>();
        SortedSet<Donnee> lues = new TreeSet<>();
        table.lignes().forEach(ligne -> lues.addAll(But.toutes(ligne.si())));
        List<But> buts = enquete.avec(chemin);
        Situation quelquUn = lues.size() == 1 ? espace.chercher(buts).temoin() : null;
        if (quelquUn == null) {
            return atteintes;
        }
        List<Valeur> restent = new ArrayList<>(espace.cellules(lues.first()));
        for (int i = 0; i < table.lignes().size(); i++) {
            List<Valeur> suite = new ArrayList<>();
            for (Valeur valeur : restent) {
                Situation autre = quelquUn.avec(lues.first(), valeur);
                Verdict verdict = table.lignes().get(i).si().evaluer(espace.evaluation(autre));
                if (verdict == Verdict.NON_SATISFAITE) {
                    suite.add(valeur);
                } else if (verdict == Verdict.SATISFAITE
                        && !atteintes.contains(i)
                        && espace.peutEtre(autre)
                        && buts.stream().allMatch(but -> but.atteint(espace.evaluation(autre)) == Verdict.SATISFAITE)) {
                    atteintes.add(i);
                }
            }
            restent = suite;
        }
        return atteintes;
    }

    private void rienPourPersonne(Formule formule) {
        if (Majorant.de(formule)
                .filter(montant ->
                        Enquete.paye(montant, reglement.bareme().arrondi()).signe() == 0)
                .isPresent()) {
            enquete.ajouter(Defaut.Code.RIEN_POUR_PERSONNE, "montant", Optional.empty(), "");
            return;
        }
        // What has no object is another fault, and so is what is rounded to nothing: where all else is nothing,
        // conditions make it so.
        Espace.Recherche quelquUn = espace.chercher(enquete.avec(
                List.of(), But.sur(formule, valeur -> valeur == null || valeur.signe() > 0)));
        if (quelquUn.temoin() == null) {
            enquete.impossible(
                    Defaut.Code.RIEN_POUR_PERSONNE, "montant", quelquUn.siProuvee(Seuils.leSigneSeTranche(formule)));
        }
    }

    private void sansMontant(Formule formule) {
        if (formule.aToujoursUnObjet()) {
            return;
        }
        Espace.Recherche oublie = espace.chercher(enquete.avec(List.of(), But.sansObjet(formule)));
        enquete.trouver(Defaut.Code.ELIGIBLE_SANS_MONTANT, "montant", oublie);
    }

    private void auDessusDuPrix(Formule formule) {
        SortedSet<Donnee> lues = new TreeSet<>();
        formule.donnees(lues::add);
        reglement.conditions().forEach(condition -> condition.exige().donnees(lues::add));
        if (lues.stream().noneMatch(Vocabulaire::estDUnAchat)
                && !Vocabulaire.estDUnAchat(reglement.validite().donnee())) {
            // Nothing is bought: there is no price to be above.
            return;
        }
        if (!lues.contains(Vocabulaire.ACHAT_PRIX_TTC) && !lues.contains(Vocabulaire.ACHAT_PRIX_HT)) {
            if (reglement.questions().stream()
                    .anyMatch(question -> question.type() == TypeValeur.MONTANT && lues.contains(question))) {
                // The price is asked under a name of the règlement's own.
                return;
            }
            enquete.ajouter(
                    Defaut.Code.FORFAIT_SANS_PRIX,
                    "montant",
                    Optional.ofNullable(espace.chercher(enquete.eligible()).temoin()),
                    "");
            return;
        }
        Arrondi arrondi = reglement.bareme().arrondi();
        boolean monte = arrondi == Arrondi.A_L_EURO || arrondi == Arrondi.A_L_EURO_SUPERIEUR;
        if (!monte && limiteeAuPrix(formule)) {
            return;
        }
        lues.addAll(But.toutes(formule));
        enquete.trouver(
                Defaut.Code.AIDE_AU_DESSUS_DU_PRIX,
                "montant",
                espace.chercher(enquete.avec(List.of(), new AuDessusDuPrix(formule, arrondi, lues))));
    }

    /** Whether a formula never exceeds the price, by its structure alone. */
    private static boolean limiteeAuPrix(Formule formule) {
        if (formule instanceof Formule.Plafond plafond) {
            return limiteeAuPrix(plafond.valeur())
                    || (plafond.plafond().aToujoursUnObjet() && limiteeAuPrix(plafond.plafond()));
        }
        if (formule instanceof Formule.Taux taux) {
            return taux.taux().pointsDeBase() <= 10_000 && limiteeAuPrix(taux.base());
        }
        if (formule instanceof Formule.Seuil seuil) {
            return limiteeAuPrix(seuil.valeur());
        }
        if (formule instanceof Formule.Reste || formule instanceof Formule.Difference) {
            return limiteeAuPrix(formule.termes().get(0))
                    && !Majorant.peutEtreNegative(formule.termes().get(1));
        }
        if (formule instanceof Formule.Table || formule instanceof Formule.Plancher) {
            return formule.termes().stream().allMatch(AnalyseDuMontant::limiteeAuPrix);
        }
        return formule.equals(PRIX)
                || formule.equals(PRIX_HT)
                || Majorant.constante(formule)
                        .filter(nombre -> nombre.signe() <= 0)
                        .isPresent();
    }

    /** The aid is above the price; a price before taxes is never above the other, nor below it by more than the common rate. */
    private record AuDessusDuPrix(Formule formule, Arrondi arrondi, SortedSet<Donnee> lues) implements But {
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
                    && depasse(aide.valeur(), prix.valeur()));
        }

        /** What is rounded up may pass a price too; one below an euro is nobody's concern. */
        private boolean depasse(Fraction aide, Fraction prix) {
            return aide.compareTo(prix) > 0
                    || (prix.compareTo(Fraction.of(1)) >= 0
                            && Enquete.paye(aide, arrondi).compareTo(prix) > 0);
        }
    }
}
