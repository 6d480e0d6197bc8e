package fr.octroi.guichet;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import java.util.List;
import java.util.Random;

/** A part of a life, whether it acts or judges: all are played in the same world, under the same chance. */
abstract class PartDHistoire {

    static final List<String> NUMEROS = List.of("D-1", "D-2", "D-3");

    final Scene scene;
    final Random hasard;
    final Monde monde;
    final ToutesLesViesTest.Vu vu;

    PartDHistoire(Scene scene) {
        this.scene = scene;
        this.hasard = scene.hasard;
        this.monde = scene.monde;
        this.vu = scene.vu;
    }

    final <T> T tirer(List<T> choix) {
        return choix.get(hasard.nextInt(choix.size()));
    }

    final boolean pileOuFace() {
        return hasard.nextBoolean();
    }

    final List<Dossier> dossiers() {
        return monde.essai.dossiers.apres(null, 10).stream()
                .map(numero -> monde.essai.dossier(numero.valeur()))
                .toList();
    }

    /** What the parts of one life share. */
    static final class Scene {

        private final Random hasard;
        private final Monde monde;
        private final ToutesLesViesTest.Vu vu;

        /** How many things were made, for each to have a name of its own. */
        int compte;

        Scene(Random hasard, ToutesLesViesTest.Vu vu) {
            this.hasard = hasard;
            this.monde = new Monde(Montant.ofEuros(200 + 200L * hasard.nextInt(4)));
            this.vu = vu;
        }
    }
}
