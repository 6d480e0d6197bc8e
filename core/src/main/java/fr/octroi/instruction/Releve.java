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
        Constat.DeCondition condition = new Constat.DeCondition(appreciation);
        ajouter(condition, condition.portee());
        if (appreciation.verdict() == Verdict.INDETERMINEE) {
            ouvrir(appreciation.inconnues(), condition.article());
        }
    }

    void ajouter(Constat constat) {
        ajouter(constat, constat.portee());
    }

    /** Adds a finding, and weighs it at once: what it bears on follows from what was just judged. */
    private void ajouter(Constat constat, Portee portee) {
        if (nombre == constats.length) {
            constats = Arrays.copyOf(constats, nombre + 4);
        }
        constats[nombre++] = constat;
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
