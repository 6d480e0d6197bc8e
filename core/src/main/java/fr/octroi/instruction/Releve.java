package fr.octroi.instruction;

import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an instruction finds of one dossier as it goes (<i>relevé</i>): the findings in order, the heaviest thing that any bears on,
 * the facts that are missing.
 */
final class Releve implements Consumer<Appreciation> {

    private Constat[] constats;
    private int nombre;
    private Portee classe = Portee.NOTE;

    private boolean uneDisprouvee;
    private boolean uneOuverte;

    /** Each missing fact with an article, in order of the facts: most dossiers know everything. */
    private List<Constat.DeDonnee> manquantes = List.of();

    /**
     * Makes room.
     *
     * @param attendus how many findings there will most likely be
     */
    Releve(int attendus) {
        constats = new Constat[attendus];
    }

    /** Adds the answer to a condition, to be weighed with the others. */
    @Override
    public void accept(Appreciation appreciation) {
        ranger(new Constat.DeCondition(appreciation));
        uneDisprouvee |= appreciation.verdict() == Verdict.NON_SATISFAITE;
        uneOuverte |= appreciation.verdict() == Verdict.INDETERMINEE;
    }

    /** Weighs the answers once all are there: a branch on each is one that no processor foresees. */
    void peserLesConditions() {
        if (uneDisprouvee) {
            classe = Portee.REFUS;
        }
        if (uneOuverte) {
            for (int i = 0; i < nombre; i++) {
                if (constats[i] instanceof Constat.DeCondition condition) {
                    ouvrir(condition);
                }
            }
        }
    }

    private void ouvrir(Constat.DeCondition condition) {
        Appreciation appreciation = condition.appreciation();
        if (appreciation.verdict() == Verdict.INDETERMINEE) {
            peser(condition.portee());
            ouvrir(appreciation.inconnues(), condition.article());
        }
    }

    void ajouter(Constat constat) {
        ranger(constat);
        peser(constat.portee());
    }

    private void ranger(Constat constat) {
        if (nombre == constats.length) {
            constats = Arrays.copyOf(constats, nombre + 4);
        }
        constats[nombre++] = constat;
    }

    private void peser(Portee portee) {
        if (portee.compareTo(classe) < 0) {
            classe = portee;
        }
    }

    void ouvrir(Collection<Donnee> inconnues, String article) {
        for (Donnee inconnue : inconnues) {
            ouvrir(new Constat.DeDonnee(inconnue, article));
        }
    }

    /** The first rule that needs a fact is the one that is named. */
    private void ouvrir(Constat.DeDonnee manquante) {
        int rang = Collections.binarySearch(manquantes, manquante, Comparator.comparing(Constat.DeDonnee::donnee));
        if (rang < 0) {
            if (manquantes.isEmpty()) {
                manquantes = new ArrayList<>(2);
            }
            manquantes.add(-rang - 1, manquante);
        }
    }

    void demander() {
        manquantes.forEach(this::ajouter);
    }

    Portee classe() {
        return classe;
    }

    List<Constat> constats() {
        return List.of(nombre == constats.length ? constats : Arrays.copyOf(constats, nombre));
    }
}
