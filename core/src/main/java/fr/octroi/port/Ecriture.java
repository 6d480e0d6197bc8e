package fr.octroi.port;

import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import java.time.Instant;
import java.util.List;

/**
 * All that one use case writes, all or nothing: pictures of dossiers, and the facts that led to them.
 *
 * @param instant when
 * @param auteur who
 * @param changements the dossiers touched, each once, one at least
 */
public record Ecriture(Instant instant, Acteur auteur, List<Changement> changements) {

    /**
     * A dossier touched.
     *
     * @param dossier its new picture
     * @param versionAttendue the version it was loaded with, 0 when it is new
     * @param reperes the digests by which others may find that they share something with it
     * @param faits what happened, in order, one at least
     */
    public record Changement(Dossier dossier, long versionAttendue, List<Repere> reperes, List<Fait> faits) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException without a fact, or with a negative version
         */
        public Changement {
            reperes = List.copyOf(reperes);
            faits = List.copyOf(faits);
            if (faits.isEmpty() || versionAttendue < 0) {
                throw new IllegalArgumentException("a change needs a fact and a version");
            }
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException without a change, or with two of one dossier
     */
    public Ecriture {
        changements = List.copyOf(changements);
        long distincts = changements.stream()
                .map(changement -> changement.dossier().numero())
                .distinct()
                .count();
        if (changements.isEmpty() || distincts != changements.size()) {
            throw new IllegalArgumentException("a write touches at least one dossier, and each once");
        }
    }
}
