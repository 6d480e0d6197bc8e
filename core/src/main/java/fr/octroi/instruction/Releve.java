package fr.octroi.instruction;

import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Verdict;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction finds of one dossier as it goes (<i>relevé</i>): the findings in order, the heaviest thing that any bears on,
 * the facts that are missing.
 */
final class Releve implements Consumer<Appreciation> {

    private Constat[] constats;
    private int nombre;
    private Portee classe = Portee.NOTE;

    /** What conditions were answered, gathered without a branch: which verdict comes next is what no processor foresees. */
    private boolean refusee;

    private boolean ouverte;

    /** Each missing fact with an article, null while none is: most dossiers know everything. */
    private @Nullable SortedMap<Donnee, String> inconnues;

    /**
     * Makes room.
     *
     * @param attendus how many findings there will most likely be
     */
    Releve(int attendus) {
        constats = new Constat[attendus];
    }

    /** Adds the answer to a condition. */
    @Override
    public void accept(Appreciation appreciation) {
        refusee |= appreciation.verdict() == Verdict.NON_SATISFAITE;
        ouverte |= appreciation.verdict() == Verdict.INDETERMINEE;
        mettre(new Constat.DeCondition(appreciation));
    }

    /** Weighs the conditions once all are answered. */
    void peser() {
        if (refusee) {
            peser(Portee.REFUS);
        }
        if (ouverte) {
            ouvrir();
        }
    }

    private void ouvrir() {
        for (int i = 0; i < nombre; i++) {
            if (constats[i] instanceof Constat.DeCondition condition && condition.estOuverte()) {
                List<Donnee> inconnues = condition.inconnues();
                if (inconnues.isEmpty()) {
                    peser(condition.portee());
                }
                ouvrir(inconnues, condition.article());
            }
        }
    }

    void ajouter(Constat constat) {
        mettre(constat);
        peser(constat.portee());
    }

    private void mettre(Constat constat) {
        if (nombre == constats.length) {
            agrandir();
        }
        constats[nombre++] = constat;
    }

    private void agrandir() {
        constats = Arrays.copyOf(constats, nombre + 4);
    }

    private void peser(Portee portee) {
        if (portee.compareTo(classe) < 0) {
            classe = portee;
        }
    }

    /** Keeps the facts that leave a rule open, each under the article of the first rule that needs it. */
    void ouvrir(Collection<Donnee> manquantes, String article) {
        if (inconnues == null) {
            inconnues = new TreeMap<>();
        }
        for (Donnee manquante : manquantes) {
            inconnues.putIfAbsent(manquante, article);
        }
    }

    /** Adds one finding for each missing fact, in order of name. */
    void demander() {
        if (inconnues != null) {
            inconnues.forEach((donnee, article) -> ajouter(new Constat.DeDonnee(donnee, article)));
        }
    }

    Portee classe() {
        return classe;
    }

    List<Constat> constats() {
        return List.of(nombre == constats.length ? constats : Arrays.copyOf(constats, nombre));
    }
}
