package fr.octroi.port;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.versement.Bordereau;
import java.time.Instant;
import java.util.List;

/**
 * All that one use case writes, all or nothing: pictures of dossiers with the facts that led to them, registers, and
 * messages for the outbox.
 *
 * @param instant when
 * @param auteur who
 * @param changements the dossiers touched, each once
 * @param messages messages for the outbox; one whose key is known already is not added again
 * @param partis the keys of messages that have left, and that the outbox forgets
 * @param seances sessions of the Bureau, each with the version it was loaded with
 * @param enveloppes budget envelopes, each with the version it was loaded with
 * @param bordereaux bordereaux of payment, each with the version it was loaded with
 */
public record Ecriture(
        Instant instant,
        Acteur auteur,
        List<Changement> changements,
        List<Message> messages,
        List<String> partis,
        List<Versionne<SeanceBureau>> seances,
        List<Versionne<Enveloppe>> enveloppes,
        List<Versionne<Bordereau>> bordereaux) {

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
     * @throws IllegalArgumentException when nothing is written, or something twice
     */
    public Ecriture {
        changements = List.copyOf(changements);
        messages = List.copyOf(messages);
        partis = List.copyOf(partis);
        seances = List.copyOf(seances);
        enveloppes = List.copyOf(enveloppes);
        bordereaux = List.copyOf(bordereaux);
        if (changements.isEmpty() && seances.isEmpty() && enveloppes.isEmpty() && bordereaux.isEmpty()) {
            throw new IllegalArgumentException("a write touches a dossier or a register");
        }
        verifierUniques(changements.stream()
                .map(changement -> changement.dossier().numero())
                .toList());
        verifierUniques(messages.stream().map(Message::cle).toList());
        verifierUniques(seances.stream().map(seance -> seance.valeur().code()).toList());
        verifierUniques(
                enveloppes.stream().map(enveloppe -> enveloppe.valeur().code()).toList());
        verifierUniques(
                bordereaux.stream().map(bordereau -> bordereau.valeur().code()).toList());
    }

    private static void verifierUniques(List<?> identites) {
        if (identites.stream().distinct().count() != identites.size()) {
            throw new IllegalArgumentException("a write touches each thing once");
        }
    }

    /**
     * Makes a write that touches dossiers alone.
     *
     * @param instant when
     * @param auteur who
     * @param changements the dossiers touched, each once, one at least
     */
    public Ecriture(Instant instant, Acteur auteur, List<Changement> changements) {
        this(instant, auteur, changements, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
