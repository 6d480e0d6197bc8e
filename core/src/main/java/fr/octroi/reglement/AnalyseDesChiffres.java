package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A sum goes on without a dated figure that has no value any more: an amount or a ceiling changes, and no rule says so. */
final class AnalyseDesChiffres {

    private final Enquete enquete;

    AnalyseDesChiffres(Enquete enquete) {
        this.enquete = enquete;
    }

    /** A part of a formula, and what leads to it. */
    private record Branche<F extends Formule>(F formule, List<But> chemin) {}

    /**
     * Looks at each term of a sum.
     *
     * @param lieu where the sum is; its terms have places of their own in it
     * @param chemin what leads to it
     */
    void regarder(Formule.Somme somme, String lieu, List<But> chemin) {
        SortedSet<String> dits = new TreeSet<>();
        for (int i = 0; i < somme.termes().size(); i++) {
            String place = lieu + "[" + i + "]";
            necessaires(somme.termes().get(i), chemin).forEach(besoin -> echu(besoin, place, dits));
        }
    }

    /**
     * Looks at each sum that a question compares, where it counts: with another answer to the comparison somebody would be judged otherwise.
     *
     * @param lieu the condition, or the row that asks
     * @param chemin what leads to the question
     * @param dits the figures that were told, to which it adds: one that lacks in ten rows is told once
     */
    void dansUneQuestion(Predicat question, String lieu, List<But> chemin, SortedSet<String> dits) {
        comparaisons(question).forEach(compare -> {
            Predicat si = Questions.avec(question, compare, Questions.toujoursVraie(compare));
            Predicat sinon = Questions.avec(question, compare, Questions.jamaisVraie(compare));
            for (List<But> compte :
                    List.of(List.of(But.vrai(si), But.faux(sinon)), List.of(But.faux(si), But.vrai(sinon)))) {
                List<But> ici = Stream.concat(chemin.stream(), compte.stream()).toList();
                compare.formules().stream()
                        .flatMap(cote -> sommes(cote, ici))
                        .flatMap(somme ->
                                somme.formule().termes().stream().flatMap(terme -> necessaires(terme, somme.chemin())))
                        .forEach(besoin -> echu(besoin, lieu, dits));
            }
        });
    }

    /** Whether a question compares with a figure that may lack: of two such conditions, each would hide what the other lacks. */
    static boolean enDepend(Predicat question) {
        return Questions.de(question).flatMap(une -> une.formules().stream()).anyMatch(AnalyseDesChiffres::enDepend);
    }

    private static boolean enDepend(Formule formule) {
        return (formule instanceof Formule.Parametre && !formule.aToujoursUnObjet())
                || formule.termes().stream().anyMatch(AnalyseDesChiffres::enDepend);
    }

    private static Stream<Predicat.Compare> comparaisons(Predicat question) {
        return question instanceof Predicat.Compare compare
                ? Stream.of(compare)
                : question.termes().stream().flatMap(AnalyseDesChiffres::comparaisons);
    }

    private void echu(Branche<Formule.Parametre> besoin, String lieu, SortedSet<String> dits) {
        String code = besoin.formule().code();
        if (besoin.formule().aToujoursUnObjet() || dits.contains(code)) {
            return;
        }
        List<But> sansLui = new ArrayList<>(besoin.chemin());
        sansLui.add(But.sansObjet(besoin.formule()));
        Situation quelquUn = enquete.espace().chercher(sansLui).temoin();
        if (quelquUn != null) {
            dits.add(code);
            enquete.ajouter(Defaut.Code.PARAMETRE_ECHU, lieu, Optional.of(quelquUn), code);
        }
    }

    /** The figures without which a formula has no object; those of a sum inside it are its own, and a cap without one limits nothing. */
    private static Stream<Branche<Formule.Parametre>> necessaires(Formule formule, List<But> chemin) {
        if (formule instanceof Formule.Parametre parametre) {
            return Stream.of(new Branche<>(parametre, chemin));
        }
        if (formule instanceof Formule.Somme) {
            return Stream.of();
        }
        return (formule instanceof Formule.Plafond plafond
                        ? Stream.of(new Branche<>(plafond.valeur(), chemin))
                        : branches(formule, chemin))
                .flatMap(branche -> necessaires(branche.formule(), branche.chemin()));
    }

    private static Stream<Branche<Formule.Somme>> sommes(Formule formule, List<But> chemin) {
        Stream<Branche<Formule.Somme>> dessous =
                branches(formule, chemin).flatMap(branche -> sommes(branche.formule(), branche.chemin()));
        return formule instanceof Formule.Somme somme
                ? Stream.concat(Stream.of(new Branche<>(somme, chemin)), dessous)
                : dessous;
    }

    /** What a formula is made of: a row is come to where it holds, and none before it does. */
    private static Stream<Branche<Formule>> branches(Formule formule, List<But> chemin) {
        if (!(formule instanceof Formule.Table table)) {
            return formule.termes().stream().map(terme -> new Branche<>(terme, chemin));
        }
        List<Branche<Formule>> toutes = new ArrayList<>();
        List<But> jusqua = new ArrayList<>(chemin);
        for (Formule.Table.Ligne ligne : table.lignes()) {
            List<But> ici = new ArrayList<>(jusqua);
            ici.add(But.vrai(ligne.si()));
            toutes.add(new Branche<>(ligne.alors(), ici));
            jusqua.add(But.faux(ligne.si()));
        }
        if (table.sinon() != null) {
            toutes.add(new Branche<>(table.sinon(), jusqua));
        }
        return toutes.stream();
    }
}
