package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Accord;
import fr.octroi.benchmarks.ALaMain.Complement;
import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.benchmarks.ALaMain.Etape;
import fr.octroi.benchmarks.ALaMain.Lue;
import fr.octroi.benchmarks.ALaMain.Manque;
import fr.octroi.benchmarks.ALaMain.Refus;
import fr.octroi.benchmarks.ALaMain.Resultat;
import fr.octroi.benchmarks.ALaMain.Verdict;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Valeur;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Octroi with the règlement that comes with it.
 *
 * <p>What is measured is {@link #instruire}; a proposal is told in the words of {@link ALaMain} to be compared only.
 */
final class ParOctroi implements Moteur {

    private static final Contexte RIEN = new Contexte(new TreeMap<>(), List.of());
    private static final List<String> FAITS = List.of("achat.date", "demandeur.commune", "achat.nature", "achat.etat");

    private final ReglementResolu reglement;

    ParOctroi(ReglementAide definition) {
        reglement = Catalogue.resoudre(List.of(definition)).reglements().get(0);
    }

    static ParOctroi surFaitsDeclares() {
        return new ParOctroi(LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares());
    }

    ReglementAide definition() {
        return reglement.definition();
    }

    Proposition instruire(Dossier dossier) {
        return Instruction.instruire(dossier, reglement, RIEN);
    }

    @Override
    public Decision decider(Dossier dossier) {
        Proposition proposition = instruire(dossier);
        List<Resultat> resultats = new ArrayList<>();
        List<Manque> manques = new ArrayList<>();
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeCondition condition) {
                resultats.add(resultat(condition.appreciation()));
            } else if (constat instanceof Constat.DeDonnee donnee) {
                manques.add(new Manque(donnee.donnee().nom(), donnee.article()));
            } else {
                throw new IllegalStateException("no hand-written rule says " + constat.code());
            }
        }
        // Octroi names missing facts in the order of their names, and the hand-written code in that of its rules.
        manques.sort(Comparator.comparingInt(manque -> FAITS.indexOf(manque.fait())));
        return proposition.<Decision>selon(
                accorder -> new Accord(
                        accorder.montant(),
                        accorder.etapes().stream()
                                .map(etape -> new Etape(
                                        etape.code(),
                                        Montant.of(etape.resultat().valeur().arrondir(2, RoundingMode.UNNECESSARY))))
                                .toList(),
                        accorder.versement() != EtatVersement.RIB_ATTENDU,
                        resultats),
                refuser -> new Refus(resultats, manques),
                completer -> new Complement(resultats, manques),
                examiner -> {
                    throw new IllegalStateException("the hand-written code has no such answer");
                });
    }

    private static Resultat resultat(Appreciation appreciation) {
        return new Resultat(
                appreciation.condition().code(),
                appreciation.condition().article(),
                Verdict.valueOf(appreciation.verdict().name()),
                appreciation.valeurs().stream()
                        .map(lue -> new Lue(lue.donnee().nom(), brute(lue.valeur())))
                        .toList());
    }

    private static @Nullable Object brute(@Nullable Valeur valeur) {
        if (valeur == null) {
            return null;
        }
        return valeur instanceof Valeur.Jour jour ? jour.jour() : ((Valeur.Code) valeur).mot();
    }
}
