package fr.octroi.port;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.versement.Bordereau;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
 * @param effacements the dossiers erased, each once, none of them touched otherwise
 */
public record Ecriture(
        Instant instant,
        Acteur auteur,
        List<Changement> changements,
        List<Message> messages,
        List<String> partis,
        List<Versionne<SeanceBureau>> seances,
        List<Versionne<Enveloppe>> enveloppes,
        List<Versionne<Bordereau>> bordereaux,
        List<Effacement> effacements) {

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
     * A dossier erased (<i>effacement</i>, RGPD art. 17): its picture, its digests and its waiting messages go, its chain stays.
     *
     * @param numero the dossier
     * @param versionAttendue the version it was loaded with, from 1
     * @param faits the last facts of its chain, one at least
     */
    public record Effacement(NumeroDossier numero, long versionAttendue, List<Fait> faits) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException without a fact, or for a dossier that was never written
         */
        public Effacement {
            faits = List.copyOf(faits);
            if (faits.isEmpty() || versionAttendue < 1) {
                throw new IllegalArgumentException("an erasure needs a fact and a version");
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
        effacements = List.copyOf(effacements);
        if (Stream.of(changements, seances, enveloppes, bordereaux, effacements).allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a write touches a dossier or a register");
        }
        verifierUniques(Stream.concat(
                        changements.stream()
                                .map(changement -> changement.dossier().numero()),
                        effacements.stream().map(Effacement::numero))
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
     * Makes a write that erases nothing.
     *
     * @param instant when
     * @param auteur who
     * @param changements the dossiers touched, each once
     * @param messages messages for the outbox
     * @param partis the keys of messages that have left
     * @param seances sessions of the Bureau
     * @param enveloppes budget envelopes
     * @param bordereaux bordereaux of payment
     */
    public Ecriture(
            Instant instant,
            Acteur auteur,
            List<Changement> changements,
            List<Message> messages,
            List<String> partis,
            List<Versionne<SeanceBureau>> seances,
            List<Versionne<Enveloppe>> enveloppes,
            List<Versionne<Bordereau>> bordereaux) {
        this(instant, auteur, changements, messages, partis, seances, enveloppes, bordereaux, List.of());
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

    /**
     * Makes a write that erases dossiers, and nothing else.
     *
     * @param instant when
     * @param auteur who
     * @param effacements the dossiers erased, each once, one at least
     * @return the write
     */
    public static Ecriture effacer(Instant instant, Acteur auteur, List<Effacement> effacements) {
        return new Ecriture(
                instant, auteur, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), effacements);
    }
}
