package fr.octroi.bureau;

import fr.octroi.bureau.Discordance.Code;
import fr.octroi.bureau.Presence.Pouvoir;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those who decide, as the minutes tell of them: who is in the room for a line, for whom he votes, and what comes of it. */
final class Assemblee {

    private final SeanceBureau seance;
    private final Deliberation deliberation;
    private final Composition composition;
    private final RegleQuorum quorum;
    private final List<Discordance> discordances;
    private final SortedSet<String> presents = new TreeSet<>();

    Assemblee(
            SeanceBureau seance,
            Deliberation deliberation,
            Composition composition,
            RegleQuorum quorum,
            List<Discordance> discordances) {
        this.seance = seance;
        this.deliberation = deliberation;
        this.composition = composition;
        this.quorum = quorum;
        this.discordances = discordances;
    }

    /** What bears on the session as a whole. */
    void verifier() {
        for (String membre : presence().membres()) {
            if (!composition.membres().contains(membre)) {
                noter(Code.MEMBRE_HORS_EXERCICE, null, membre);
            } else if (!presents.add(membre)) {
                noter(Code.MEMBRE_EN_DOUBLE, null, membre);
            }
        }
        exigerPresent(null, presence().president());
        exigerPresent(null, presence().secretaire());
        presence().pouvoirs().forEach(this::verifier);
        if (seance.mode().siege()) {
            convocation();
        } else if (presence().membres().size() > 1
                || !presence().pouvoirs().isEmpty()
                || deliberation.urgence() != null
                || deliberation.lignes().stream().anyMatch(ligne -> ligne.vote() != null)) {
            noter(Code.DECISION_D_UN_SEUL, null, null);
        }
    }

    private void verifier(Pouvoir pouvoir) {
        boolean enTrop = pouvoirs(Pouvoir::mandataire, pouvoir.mandataire())
                        > quorum.pouvoirs(deliberation.acte().jour())
                || pouvoirs(Pouvoir::mandant, pouvoir.mandant()) > 1;
        if (enTrop
                || presents.contains(pouvoir.mandant())
                || !composition.membres().contains(pouvoir.mandant())
                || pouvoir.signe().isAfter(deliberation.acte().jour())) {
            noter(Code.POUVOIR_IRREGULIER, null, pouvoir.mandant());
        }
        exigerPresent(null, pouvoir.mandataire());
    }

    private long pouvoirs(Function<Pouvoir, String> qui, String membre) {
        return presence().pouvoirs().stream().map(qui).filter(membre::equals).count();
    }

    private void convocation() {
        if (seance.convocations().isEmpty()) {
            return;
        }
        Convocation convocation = seance.convocation();
        if (convocation == null) {
            noter(Code.CONVOCATION_ABSENTE, null, null);
            return;
        }
        if (convocation.pour().isBefore(convocation.auPlusTot())) {
            noter(Code.CONVOCATION_TARDIVE, null, null);
        }
        if (convocation.note() == Convocation.Note.ABSENTE) {
            noter(Code.NOTE_ABSENTE, null, null);
        }
        if (convocation.genre() == Convocation.Genre.URGENTE) {
            urgence();
        }
    }

    private void urgence() {
        Vote urgence = deliberation.urgence();
        if (urgence == null) {
            noter(Code.URGENCE_NON_VOTEE, null, null);
        } else {
            verifier(urgence, presents, voix(presents, new TreeSet<>()), null);
        }
    }

    /** What bears on one line: the members who must leave it, the quorum of those who stay, their votes. */
    void verifier(OrdreDuJour.Ligne prevue, LigneDeliberee dite) {
        SortedSet<String> votants = new TreeSet<>(presents);
        for (String membre : dite.absents()) {
            exigerPresent(dite.numero(), membre);
            votants.remove(membre);
        }
        SortedSet<String> deports = new TreeSet<>(prevue.deports());
        for (String membre : prevue.deports()) {
            if (votants.contains(membre) && !dite.deports().contains(membre)) {
                noter(Code.DEPORT_IGNORE, dite.numero(), membre);
            }
        }
        for (String membre : dite.deports()) {
            if (!composition.membres().contains(membre)) {
                noter(Code.DEPORT_HORS_EXERCICE, dite.numero(), membre);
            }
            deports.add(membre);
        }
        votants.removeAll(deports);
        if (dite.issue().tranche() && !estAtteint(votants.size())) {
            noter(Code.QUORUM_NON_ATTEINT, dite.numero(), null);
        }
        if (dite.vote() != null && seance.mode().siege()) {
            verifier(dite.vote(), votants, voix(votants, deports), dite.numero());
        }
    }

    private void verifier(Vote vote, SortedSet<String> votants, long voix, @Nullable NumeroDossier dossier) {
        String president = presence().president();
        if (vote.voix() != voix) {
            noter(Code.VOIX_DISCORDANTES, dossier, null);
        }
        if (!vote.estAcquis(president != null && votants.contains(president))) {
            noter(Code.VOTE_CONTRAIRE, dossier, null);
        }
    }

    /** A proxy votes with whoever holds it, and never on what he who gave it must leave. */
    private long voix(SortedSet<String> votants, SortedSet<String> deports) {
        return votants.size()
                + presence().pouvoirs().stream()
                        .filter(pouvoir ->
                                votants.contains(pouvoir.mandataire()) && !deports.contains(pouvoir.mandant()))
                        .count();
    }

    private boolean estAtteint(int votants) {
        Convocation convocation = seance.convocation();
        boolean seul =
                !seance.mode().siege() || (convocation != null && convocation.genre() == Convocation.Genre.SECONDE);
        return seul
                ? votants > 0
                : quorum.estAtteint(
                        deliberation.acte().jour(),
                        votants,
                        composition.membres().size());
    }

    private void exigerPresent(@Nullable NumeroDossier dossier, @Nullable String membre) {
        if (membre != null && !presents.contains(membre)) {
            noter(Code.MEMBRE_ABSENT, dossier, membre);
        }
    }

    private Presence presence() {
        return deliberation.presence();
    }

    private void noter(Code code, @Nullable NumeroDossier dossier, @Nullable String membre) {
        discordances.add(new Discordance(code, dossier, membre));
    }
}
