package fr.octroi.echange;

import fr.octroi.journal.Entree;
import java.util.List;
import java.util.function.Function;

/** What keeps a chain from being whole. */
public sealed interface Ecart {

    /**
     * Tells the cases apart.
     *
     * @param manque what to do with missing entries
     * @param fourche what to do with entries that tell two stories
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Manque, T> manque, Function<Fourche, T> fourche);

    /**
     * Entries have not come.
     *
     * @param chaine the chain
     * @param premier the first rank that is missing
     * @param dernier the last one
     */
    record Manque(Confluence.Chaine chaine, long premier, long dernier) implements Ecart {
        @Override
        public <T> T selon(Function<Manque, T> manque, Function<Fourche, T> fourche) {
            return manque.apply(this);
        }
    }

    /**
     * One organisation tells two stories: several entries stand at a rank, or one follows another than that before it.
     *
     * @param chaine the chain
     * @param rang the rank
     * @param dites all that was told there
     */
    record Fourche(Confluence.Chaine chaine, long rang, List<Entree> dites) implements Ecart {
        /** Copies. */
        public Fourche {
            dites = List.copyOf(dites);
        }

        @Override
        public <T> T selon(Function<Manque, T> manque, Function<Fourche, T> fourche) {
            return fourche.apply(this);
        }
    }
}
