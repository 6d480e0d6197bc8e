package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.dossier.Dossier;

/** An engine that decides dossiers, one result per rule kept. */
interface Moteur {

    Decision decider(Dossier dossier);

    /**
     * Holds an engine to the answers written by hand, every result included: what answers something else is not
     * measured.
     *
     * @throws IllegalStateException at the first dossier that is answered otherwise
     */
    static void verifier(Tirage tirage, Moteur moteur) {
        for (Dossier dossier : tirage.tous()) {
            Decision attendue = ALaMain.decider(dossier);
            Decision obtenue = moteur.decider(dossier);
            if (!obtenue.equals(attendue)) {
                throw new IllegalStateException(
                        dossier.numero() + ": expected " + attendue + " but this engine says " + obtenue);
            }
        }
    }
}
