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
        /** More was granted than proposed, and the credits do not cover what was granted in all. */
        MONTANT_AU_DELA_DES_CREDITS,
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
        /** The applicant gave up since the agenda was frozen: the line can only be withdrawn from it. */
        DOSSIER_DESISTE,
        /** What a refusal holds against the applicant came since the agenda was frozen, or was asked for in a letter that came back. */
        MOTIF_DEPASSE
    }
}
