package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a condition or a row asks can be wrong by itself, whoever is eligible. */
final class AnalyseDesQuestions {

    private static final String MONTANT = "montant";

    private final Enquete enquete;
    private final ReglementAide reglement;
    private final Espace espace;
    private final AnalyseDesChiffres chiffres;

    AnalyseDesQuestions(Enquete enquete) {
        this.enquete = enquete;
        this.chiffres = new AnalyseDesChiffres(enquete);
        this.reglement = enquete.reglement();
        this.espace = enquete.espace();
    }

    void regarder() {
        reglement.conditions().forEach(condition -> {
            regarder(condition.exige(), condition.code());
            chiffres.dansUneQuestion(condition.exige(), condition.code(), enTemps(condition.exige()), new TreeSet<>());
            sansEffet(condition);
        });
        Questions.lignes(reglement.bareme().formule()).forEach(ligne -> regarder(ligne.si(), MONTANT));
    }

    private void regarder(Predicat question, String lieu) {
        Questions.de(question).distinct().forEach(une -> {
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

    /**
     * A condition that whoever is in time satisfies refuses nobody: an <i>ou</i> for an <i>et</i>, most often. One that asks for a code of the
     * vocabulary says in the règlement what the vocabulary says beside it, and refuses what is outside.
     */
    private void sansEffet(Condition condition) {
        if (Questions.de(condition.exige()).anyMatch(this::estDuVocabulaire)) {
            return;
        }
        Espace.Recherche refuse = espace.chercher(
                List.of(But.vrai(reglement.validite().condition().exige()), But.faux(condition.exige())));
        if (refuse.personne()) {
            enquete.ajouter(Defaut.Code.CONDITION_SANS_EFFET, condition.code(), Optional.empty(), "");
        }
    }

    private boolean estDuVocabulaire(Predicat question) {
        if (!(question instanceof Predicat.Parmi parmi)) {
            return false;
        }
        SortedSet<String> connus = reglement.vocabulaires().get(parmi.donnee().nom());
        return connus != null && parmi.codes().containsAll(connus);
    }

    private void branche(Predicat terme, String lieu) {
        Espace.Recherche quelquUn = espace.chercher(List.of(But.vrai(terme)));
        if (quelquUn.temoin() == null && quelquUn.complete()) {
            enquete.ajouter(Defaut.Code.BRANCHE_IMPOSSIBLE, lieu, Optional.empty(), "");
        }
    }

    private void vocabulaire(Predicat.Parmi parmi) {
        SortedSet<String> connus = reglement.vocabulaires().get(parmi.donnee().nom());
        if (connus != null && !connus.containsAll(parmi.codes())) {
            SortedSet<String> inconnus = new TreeSet<>(parmi.codes());
            inconnus.removeAll(connus);
            enquete.ajouter(
                    Defaut.Code.CODE_HORS_VOCABULAIRE,
                    parmi.donnee().nom(),
                    Optional.empty(),
                    String.join(", ", inconnus));
        }
    }

    /**
     * A ceiling without a value for somebody, where it counts: with another answer to the comparison he would be judged otherwise, and no
     * other condition refuses him. That another aid has no object is asked on purpose.
     */
    private void sansValeur(Formule cote, Predicat.Compare compare, Predicat question, String lieu) {
        if (!peutManquer(cote)) {
            return;
        }
        Predicat autrement = Questions.avec(question, compare, Questions.toujoursVraie(compare));
        List<But> sans = List.of(But.vrai(reglement.validite().condition().exige()), But.sansObjet(cote));
        List<But> autres = reglement.conditions().stream()
                .map(Condition::exige)
                .filter(exige -> !exige.equals(question) && !estTrouee(exige))
                .map(But::vrai)
                .toList();
        for (boolean refuse : List.of(true, false)) {
            List<But> buts = new ArrayList<>(sans);
            buts.add(refuse ? But.faux(question) : But.vrai(question));
            buts.add(refuse ? But.vrai(autrement) : But.faux(autrement));
            Espace.Recherche quelquUn = espace.chercher(
                    Stream.concat(autres.stream(), buts.stream()).toList());
            if (!quelquUn.complete()) {
                // Too many cases with the other conditions: rather one alarm too many than none.
                quelquUn = espace.chercher(buts);
            }
            if (quelquUn.temoin() != null) {
                enquete.ajouter(Defaut.Code.COMPARAISON_SANS_VALEUR, lieu, Optional.of(quelquUn.temoin()), "");
                return;
            }
        }
    }

    /** Who buys in time and satisfies the other conditions, but for those that may lack a figure too. */
    private List<But> enTemps(Predicat question) {
        Stream<Predicat> autres = reglement.conditions().stream()
                .map(Condition::exige)
                .filter(exige -> !exige.equals(question) && !AnalyseDesChiffres.enDepend(exige));
        return Stream.concat(Stream.of(reglement.validite().condition().exige()), autres)
                .map(But::vrai)
                .toList();
    }

    /** Whether a ceiling of it may have no value either: of two such conditions, each would hide the hole of the other. */
    private static boolean estTrouee(Predicat exige) {
        return Questions.de(exige)
                .filter(Predicat.Compare.class::isInstance)
                .flatMap(compare -> compare.formules().stream())
                .anyMatch(AnalyseDesQuestions::peutManquer);
    }

    private static boolean peutManquer(Formule cote) {
        return !cote.aToujoursUnObjet() && cote.aides(Evaluation.Aides.AUCUNE).isEmpty();
    }

    /** A ceiling in rows has each for somebody. */
    private void mesure(Formule cote, String lieu) {
        List<But> periode = List.of(But.vrai(reglement.validite().condition().exige()));
        if (cote instanceof Formule.Table table) {
            List<But> jusqua = new ArrayList<>(periode);
            for (int i = 0; i < table.lignes().size(); i++) {
                Predicat si = table.lignes().get(i).si();
                List<But> ici = new ArrayList<>(jusqua);
                ici.add(But.vrai(si));
                Espace.Recherche quelquUn = espace.chercher(ici);
                if (quelquUn.temoin() == null && quelquUn.complete()) {
                    // In the amount a row asks it, whose own place is another table's.
                    String place = lieu + (lieu.equals(MONTANT) ? ".compare" : "") + ".table[" + i + "]";
                    enquete.ajouter(Defaut.Code.LIGNE_JAMAIS_ATTEINTE, place, Optional.empty(), "");
                }
                jusqua.add(But.faux(si));
            }
        }
    }
}
