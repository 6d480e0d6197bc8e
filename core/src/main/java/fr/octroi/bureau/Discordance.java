package fr.octroi.bureau;

import fr.octroi.dossier.NumeroDossier;
import org.jspecify.annotations.Nullable;

/**
 * One thing on which minutes and agenda, credits or quorum disagree (<i>discordance</i>).
 *
 * @param code what
 * @param dossier of which dossier, null when it bears on the whole session
 * @param membre of which member, null when it bears on none
 */
public record Discordance(
        Code code,
        @Nullable NumeroDossier dossier,
        @Nullable String membre) {

    /** What disagrees. */
    public enum Code {
        /** The minutes are those of another session. */
        SEANCE_AUTRE,
        /** The minutes are of another day. */
        JOUR_AUTRE,
        /** The agenda of the session is not frozen. */
        SEANCE_NON_GELEE,
        /** Minutes of this session were taken in before. */
        SEANCE_DEJA_TENUE,
        /** A member present is not in office. */
        MEMBRE_HORS_EXERCICE,
        /** A member present is listed twice. */
        MEMBRE_EN_DOUBLE,
        /** Whoever presided, kept the minutes, holds a proxy or left the room for a line was not there. */
        MEMBRE_ABSENT,
        /** A proxy of a member who was there or is not in office, signed after the session, or one too many. */
        POUVOIR_IRREGULIER,
        /** A proxy is used after more sessions in a row than one is worth. */
        POUVOIR_PERIME,
        /** The members were called to another day. */
        CONVOCATION_ABSENTE,
        /** The session sat too soon after its convocation, or after the session without a quorum. */
        CONVOCATION_TARDIVE,
        /** The explanatory note did not go with the convocation. */
        NOTE_ABSENTE,
        /** The members were called in urgency, and did not vote on it. */
        URGENCE_NON_VOTEE,
        /** One person decides, and the minutes tell of several, of proxies or of votes. */
        DECISION_D_UN_SEUL,
        /** The number of an act does not follow those of the register. */
        NUMERO_HORS_ORDRE,
        /** A dossier is not on the agenda. */
        DOSSIER_HORS_ORDRE_DU_JOUR,
        /** A dossier is listed twice. */
        DOSSIER_EN_DOUBLE,
        /** The minutes say nothing of a dossier on the agenda. */
        LIGNE_ABSENTE,
        /** A grant has no amount. */
        ACCORD_SANS_MONTANT,
        /** A grant of nothing, or less. */
        MONTANT_NON_POSITIF,
        /** Something else than a grant has an amount. */
        MONTANT_SANS_ACCORD,
        /** A grant by convention has no convention of its own. */
        CONVENTION_ABSENTE,
        /** More was granted than proposed, and the credits do not cover what was granted in all. */
        MONTANT_AU_DELA_DES_CREDITS,
        /** A grant on credits that closed before the session, which was put off: the line can only be postponed, or withdrawn. */
        CREDITS_CLOS,
        /** A grant on credits of another year than the session, which was put off: the line can only be postponed, or withdrawn. */
        EXERCICE_AUTRE,
        /** A refusal says not why. */
        REFUS_SANS_MOTIF,
        /** A refusal gives a motif that has no article. */
        MOTIF_INCONNU,
        /** A grant gives reasons to refuse. */
        MOTIF_SUR_ACCORD,
        /** Too few members took part to grant or refuse. */
        QUORUM_NON_ATTEINT,
        /** A member present had to take no part, and the minutes do not say that he did not. */
        DEPORT_IGNORE,
        /** A member who took no part is not in office. */
        DEPORT_HORS_EXERCICE,
        /** The votes are not as many as those who could vote. */
        VOIX_DISCORDANTES,
        /** What the line states was not carried. */
        VOTE_CONTRAIRE,
        /** Neither this dossier nor any other of the agenda can be read, or is judged by a règlement. */
        DOSSIER_INACCESSIBLE,
        /** The applicant gave up since the agenda was frozen: the line can only be withdrawn from it. */
        DOSSIER_DESISTE,
        /** Nothing but keeping may be done with the dossier (RGPD art. 18): the line can only be postponed, or withdrawn. */
        TRAITEMENT_LIMITE,
        /** What a refusal holds against the applicant came since the agenda was frozen, or was asked for in a letter that came back; or what was shown was put right before the session. */
        MOTIF_DEPASSE
    }
}
