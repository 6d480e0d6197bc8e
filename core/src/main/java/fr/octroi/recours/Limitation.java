package fr.octroi.recours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing more than keeping is done with a dossier (<i>limitation du traitement</i>, RGPD art. 18), an objection that is being
 * looked at included (<i>opposition</i>, art. 21).
 *
 * <p>It is lifted once the person was told so (art. 18, 3), and never by itself.
 *
 * @param motif on what ground
 * @param demande the day on which the person asked for it
 * @param raisonDeLevee why it is to be lifted, a code; null while nobody announced that
 * @param estPrevenue whether the person was told, by a letter that left, not by text message, and did not come back, or otherwise
 * @param estAccueillie whether it is an objection that was accepted: nothing more is done with the dossier, and its time runs
 */
public record Limitation(
        Motif motif, LocalDate demande, @Nullable String raisonDeLevee, boolean estPrevenue, boolean estAccueillie) {

    /** On what ground. */
    public enum Motif {
        /** The person says that the data is wrong, until it is verified. */
        EXACTITUDE("RGPD art. 18, 1, a"),
        /** The processing is unlawful, and the person wants no erasure. */
        ILLICEITE("RGPD art. 18, 1, b"),
        /** The person needs the data for a claim of his own. */
        DROITS_EN_JUSTICE("RGPD art. 18, 1, c"),
        /** The person objects, until it is verified whether the authority has compelling grounds. */
        OPPOSITION("RGPD art. 18, 1, d et 21, 1");

        private final String article;

        Motif(String article) {
            this.article = article;
        }

        /**
         * Returns what the ground rests on.
         *
         * @return the article, as it is printed
         */
        public String article() {
            return article;
        }
    }

    /** What a dossier may be processed for, though it is limited (RGPD art. 18, 2). */
    public enum Derogation {
        /** The person agrees; he may change his mind. */
        CONSENTEMENT,
        /** A legal claim is established, exercised or defended. */
        DROITS_EN_JUSTICE,
        /** The rights of somebody else are protected. */
        DROITS_D_AUTRUI,
        /** An important public interest asks for it. */
        INTERET_PUBLIC
    }
}
