package fr.octroi.examples.cli;

import fr.octroi.document.LecteurDeCodes;
import fr.octroi.document.LecteurIsole;
import fr.octroi.document.Limites;

/** The wall behind which every command reads what strangers sent; no worker is launched before the first file. */
final class Mur {

    private static final int MEMOIRE_D_UN_OUVRIER_EN_MO = 200;
    private static final int OUVRIERS_AU_PLUS = 4;

    private Mur() {}

    /** How many files are read at once. */
    static int ouvriers() {
        return Math.min(OUVRIERS_AU_PLUS, Runtime.getRuntime().availableProcessors());
    }

    static LecteurIsole elever(LecteurDeCodes codes) {
        return new LecteurIsole(
                LecteurIsole.commande(MEMOIRE_D_UN_OUVRIER_EN_MO), Limites.PAR_DEFAUT, ouvriers(), codes);
    }
}
