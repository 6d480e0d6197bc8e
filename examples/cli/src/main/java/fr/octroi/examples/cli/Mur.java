package fr.octroi.examples.cli;

import fr.octroi.document.LecteurDeCodes;
import fr.octroi.document.LecteurIsole;
import fr.octroi.document.Limites;
import fr.octroi.document.Tesseract;
import java.time.Duration;
import java.util.List;

/** The wall behind which every command reads what strangers sent; no worker is launched before the first file. */
final class Mur {

    private static final int MEMOIRE_D_UN_OUVRIER_EN_MO = 200;
    private static final int MEMOIRE_AVEC_RECONNAISSANCE_EN_MO = 400;

    /** A page takes some seconds to recognise. */
    private static final Limites LIMITES_AVEC_RECONNAISSANCE = new Limites(
            Duration.ofMinutes(1),
            Limites.PAR_DEFAUT.pages(),
            Limites.PAR_DEFAUT.octets(),
            Limites.PAR_DEFAUT.caracteres());

    private static final int OUVRIERS_AU_PLUS = 4;

    private Mur() {}

    /** How many files are read at once. */
    static int ouvriers() {
        return Math.min(OUVRIERS_AU_PLUS, Runtime.getRuntime().availableProcessors());
    }

    static LecteurIsole elever(LecteurDeCodes codes) {
        return new LecteurIsole(
                LecteurIsole.commandePourUnLot(MEMOIRE_D_UN_OUVRIER_EN_MO, List.of()),
                Limites.PAR_DEFAUT,
                ouvriers(),
                codes);
    }

    static LecteurIsole avecReconnaissance(LecteurDeCodes codes) {
        return new LecteurIsole(
                LecteurIsole.commandePourUnLot(MEMOIRE_AVEC_RECONNAISSANCE_EN_MO, Tesseract.COMMANDE),
                LIMITES_AVEC_RECONNAISSANCE,
                ouvriers(),
                codes);
    }
}
