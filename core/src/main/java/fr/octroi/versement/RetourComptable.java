package fr.octroi.versement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the public accountant answers to a bordereau, in whole or in part (<i>retour du comptable</i>).
 *
 * @param bordereau the code of the bordereau
 * @param lignes the answers, in order of arrival; a payment may have several
 */
public record RetourComptable(String bordereau, List<Ligne> lignes) {

    private static final Pattern MOTIF = Pattern.compile("[A-Za-z0-9._-]{0,35}");

    /** Reasons of ISO 20022, of which these alone have no digit, and of Hélios. */
    private static final String NORMALISE =
            "ARDT|CNOR|CURR|CUST|DNOR|DUPL|ERIN|FOCR|FRAD|LEGL|NARR|NERI|NOAS|NOCM|NOOR|RUTA|SVNR|TECH|UPAY"
                    + "|[0-9]{2}|PES-[A-Z0-9_]{1,31}";

    /** What stands beside other reasons as it is. */
    private static final String COURANT = "(?:EN_CLAIR|[A-Z]{2}[0-9]{2}|" + NORMALISE + ")";

    private static final Pattern UN_COURANT = Pattern.compile(COURANT);

    /**
     * A bank's or an accountant's own has letters and digits, and no number as long as those of people's telephones or births; several reasons may stand
     * together.
     */
    private static final Pattern CODE_CONNU =
            Pattern.compile("(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])(?![^0-9]*[0-9]{5})[A-Z0-9._-]{1,12}|" + COURANT + "(?:-"
                    + COURANT + ")*");

    private static final int LONGUEUR = 35;

    /** Where a code stands somebody may write a sentence, and name a person in it: what is kept for good says so, and not what. */
    private static final String EN_CLAIR = "EN_CLAIR";

    /** What became of a payment. */
    public enum Issue {
        /** The accountant took it over. */
        ACCEPTE(Versement.Etat.ACCEPTE),
        /** The accountant sends it back, with reasons (CGCT L1617-2). */
        REJETE(Versement.Etat.REJETE_COMPTABLE),
        /** The accountant paid. */
        PAYE(Versement.Etat.PAYE),
        /** The bank sends the transfer back. */
        REJET_BANCAIRE(Versement.Etat.REJETE_BANQUE);

        private final Versement.Etat etat;

        Issue(Versement.Etat etat) {
            this.etat = etat;
        }

        /**
         * Returns the state that it leads to.
         *
         * @return the state of the payment
         */
        public Versement.Etat etat() {
            return etat;
        }
    }

    /**
     * An answer on one payment.
     *
     * @param reference the reference of the payment
     * @param issue what became of it
     * @param code the reason, ISO 20022's or the accountant's, at most 35 ASCII letters, digits and {@code . _ -};
     *     empty when none is given; whatever is no code is kept as {@code EN_CLAIR}
     * @param montant the sum that the accountant names, null when he names none
     * @param jour the day of the event
     */
    public record Ligne(
            String reference,
            Issue issue,
            String code,
            @Nullable Montant montant,
            LocalDate jour) {

        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code REFERENCE_INVALIDE}, {@code MOTIF_INVALIDE}, {@code
         *     DATE_HORS_CALENDRIER}
         */
        public Ligne {
            Versement.verifierReference(reference);
            if (!MOTIF.matcher(code).matches()) {
                throw new ValeurInvalideException("MOTIF_INVALIDE");
            }
            CalendrierOuvre.verifier(jour);
            code = code.isEmpty() ? code : codeConnu(code);
        }
    }

    /** Why an answer cannot be applied. */
    public enum Obstacle {
        /** No payment of the bordereau has this reference. */
        REFERENCE_INCONNUE,
        /** The accountant names another sum. */
        MONTANT_DIFFERENT,
        /** The day of the answer is before that of the bordereau, or to come. */
        JOUR_IMPOSSIBLE,
        /** What the answer says cannot follow what is known: a payment once sent back takes no other news. */
        PASSAGE_IMPOSSIBLE,
        /** The aid of its dossier left the catalogue: nothing can be written of it before the aid is back. */
        AIDE_INCONNUE
    }

    /**
     * Keeps of a reason what is a code.
     *
     * @param brut what was written where a code stands
     * @return the same, or {@code EN_CLAIR} for what may be words
     */
    public static String codeConnu(String brut) {
        return brut.length() <= LONGUEUR && CODE_CONNU.matcher(brut).matches() ? brut : EN_CLAIR;
    }

    /**
     * Puts several reasons together, as many as have room; of a bank's own, which nobody could part again, it is said that there is one.
     *
     * @param codes what {@link #codeConnu} kept of each
     * @return them joined by hyphens, at most 35 characters
     */
    public static String ensemble(List<String> codes) {
        StringBuilder ensemble = new StringBuilder();
        codes.stream()
                .map(code -> UN_COURANT.matcher(code).matches() ? code : EN_CLAIR)
                .distinct()
                .forEach(code -> {
                    int avecLui = ensemble.length() + code.length() + (ensemble.isEmpty() ? 0 : 1);
                    if (avecLui <= LONGUEUR) {
                        ensemble.append(ensemble.isEmpty() ? "" : "-").append(code);
                    }
                });
        return ensemble.toString();
    }

    /** Copies. */
    public RetourComptable {
        lignes = List.copyOf(lignes);
    }

    /**
     * Applies the answers one after the other; a bad one never stops the others, and a replay changes nothing.
     *
     * @param versements the payments of the bordereau as they stand
     * @return what becomes of each line, in their order; the last {@link Applique} of a payment is its new state
     * @throws IllegalArgumentException when two payments have one reference: a bug of the caller
     */
    public List<Resultat> appliquer(List<Versement> versements) {
        SortedMap<String, Versement> courants = new TreeMap<>();
        for (Versement versement : versements) {
            if (courants.put(versement.reference(), versement) != null) {
                throw new IllegalArgumentException("two payments have one reference");
            }
        }
        List<Resultat> resultats = new ArrayList<>();
        for (Ligne ligne : lignes) {
            Resultat resultat = appliquer(ligne, courants.get(ligne.reference()));
            if (resultat instanceof Applique applique) {
                courants.put(ligne.reference(), applique.versement());
            }
            resultats.add(resultat);
        }
        return List.copyOf(resultats);
    }

    private static Resultat appliquer(Ligne ligne, @Nullable Versement courant) {
        if (courant == null) {
            return new Inapplicable(ligne, Obstacle.REFERENCE_INCONNUE);
        }
        if (ligne.montant() != null && !ligne.montant().equals(courant.montant())) {
            return new Inapplicable(ligne, Obstacle.MONTANT_DIFFERENT);
        }
        Versement.Etat vise = ligne.issue().etat();
        if (courant.etat().permet(vise)) {
            return new Applique(
                    ligne, courant.avecEtat(vise), vise.estActif() ? null : SuiteDeRejet.deCode(ligne.code()));
        }
        // What was paid had been accepted. Of what was sent back nothing is taken for granted: should the accountant
        // pay it after all, a person must know before another attempt is made: the counter opens an incident.
        boolean depasse = courant.etat() == Versement.Etat.PAYE && vise == Versement.Etat.ACCEPTE;
        return courant.etat() == vise || depasse
                ? new DejaConnu(ligne, courant)
                : new Inapplicable(ligne, Obstacle.PASSAGE_IMPOSSIBLE);
    }

    /** What becomes of one answer. */
    public sealed interface Resultat {

        /**
         * Returns the answer.
         *
         * @return the line
         */
        Ligne ligne();

        /**
         * Tells the cases apart.
         *
         * @param applique for a payment that changed
         * @param dejaConnu for old news
         * @param inapplicable for an answer that a person must look at
         * @param <T> the type of the answer
         * @return the answer of the case at hand
         */
        <T> T selon(
                Function<Applique, T> applique,
                Function<DejaConnu, T> dejaConnu,
                Function<Inapplicable, T> inapplicable);
    }

    /**
     * The payment changed.
     *
     * @param ligne the answer
     * @param versement the payment in its new state
     * @param suite what a rejection calls for, null when it is none
     */
    public record Applique(
            Ligne ligne, Versement versement, @Nullable SuiteDeRejet suite) implements Resultat {
        @Override
        public <T> T selon(
                Function<Applique, T> applique,
                Function<DejaConnu, T> dejaConnu,
                Function<Inapplicable, T> inapplicable) {
            return applique.apply(this);
        }
    }

    /**
     * The answer was known: nothing changes.
     *
     * @param ligne the answer
     * @param versement the payment as it stands
     */
    public record DejaConnu(Ligne ligne, Versement versement) implements Resultat {
        @Override
        public <T> T selon(
                Function<Applique, T> applique,
                Function<DejaConnu, T> dejaConnu,
                Function<Inapplicable, T> inapplicable) {
            return dejaConnu.apply(this);
        }
    }

    /**
     * The answer cannot be applied: nothing changes, and a person must look.
     *
     * @param ligne the answer
     * @param obstacle why
     */
    public record Inapplicable(Ligne ligne, Obstacle obstacle) implements Resultat {
        @Override
        public <T> T selon(
                Function<Applique, T> applique,
                Function<DejaConnu, T> dejaConnu,
                Function<Inapplicable, T> inapplicable) {
            return inapplicable.apply(this);
        }
    }
}
