package fr.octroi.examples.cli;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import fr.octroi.format.Collectivite;
import fr.octroi.format.Collectivite.Credits;
import fr.octroi.format.Collectivite.Seances;
import fr.octroi.format.Paiement;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.relance.ServiceInstructeur;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a month goes after its proposals, and with what.
 *
 * @param collectivite who writes, who decides and with which credits; null when nobody said
 * @param sessions the sessions of the Bureau, null when no file of their own says them
 * @param budget the credits, null when no file of their own says them
 * @param deliberation the minutes to take in, null to stop before the session, or to invent it
 * @param procesVerbal the file of the minutes, null when there is none
 * @param transmission the day the préfecture received the act, null for the day of the session
 * @param notification the day the persons were notified, null for the day of the session
 * @param conseil the day of the council that the session is reported to, null for no report yet
 * @param retour what the accountant answered, null when he has not
 * @param simulation whether session, transmission, notices and payment are invented
 * @param paiement how the authority pays, null when nobody said
 * @param sortiePes where to write the bordereau for Hélios, null for nowhere
 * @param sortieSepa where to write it for a bank, null for nowhere
 */
record Suite(
        @Nullable Collectivite collectivite,
        @Nullable Seances sessions,
        @Nullable Credits budget,
        @Nullable Deliberation deliberation,
        @Nullable Path procesVerbal,
        @Nullable LocalDate transmission,
        @Nullable LocalDate notification,
        @Nullable LocalDate conseil,
        @Nullable Path retour,
        boolean simulation,
        @Nullable Paiement paiement,
        @Nullable Path sortiePes,
        @Nullable Path sortieSepa) {

    private static final String A_RENSEIGNER = "à renseigner";

    /** A month whose session and payment are invented, for an authority that is. */
    static Suite demonstration(Collectivite collectivite) {
        return new Suite(collectivite, null, null, null, null, null, null, null, null, true, null, null, null);
    }

    /**
     * Returns what is known of the authority; what nobody said shows as such on every page, so that no letter that leaves
     * can pass for a good one.
     */
    Collectivite collectivite(LocalDate jour, Montant propose) {
        Collectivite dite = collectivite != null ? collectivite : inventer(jour, propose);
        Collectivite reunie = sessions == null ? dite : dite.avec(sessions);
        return budget == null ? reunie : reunie.avec(budget);
    }

    /** Whether somebody said with which credits. */
    boolean aDesCredits() {
        return collectivite != null || budget != null;
    }

    /** Whether somebody said when the Bureau sits. */
    boolean aDesSeances() {
        return collectivite != null || sessions != null;
    }

    private Collectivite inventer(LocalDate jour, Montant propose) {
        SeanceBureau seance = seance(jour);
        String tribunal = "tribunal administratif " + A_RENSEIGNER;
        return new Collectivite(
                new ServiceInstructeur(
                        "Service instructeur " + A_RENSEIGNER,
                        List.of("Adresse " + A_RENSEIGNER, "Code postal et ville"),
                        "courriel " + A_RENSEIGNER,
                        "téléphone " + A_RENSEIGNER,
                        "nom de l'agent " + A_RENSEIGNER,
                        "qualité " + A_RENSEIGNER,
                        tribunal),
                new VoiesEtDelais(
                        VoiesEtDelais.DEUX_MOIS, tribunal, "le président de la collectivité, adresse " + A_RENSEIGNER),
                new Composition(new TreeSet<>(
                        deliberation == null
                                ? List.of("elu-01")
                                : deliberation.presence().membres())),
                List.of(seance),
                "credits-a-renseigner",
                prochaine(jour).orElse(seance).jour().getYear(),
                propose);
    }

    /** The session that somebody said: invented credits are those of its year. */
    private Optional<SeanceBureau> prochaine(LocalDate jour) {
        return sessions == null
                ? Optional.empty()
                : sessions.seances().stream()
                        .filter(dite -> !dite.limite().isBefore(jour))
                        .findFirst();
    }

    /** Three weeks leave time for the convocation and its five jours francs. */
    private SeanceBureau seance(LocalDate jour) {
        if (deliberation != null) {
            Acte acte = deliberation.acte();
            if (acte.jour().isBefore(jour)) {
                throw new CommandeImpossibleException(
                        "--deliberation : la séance du " + acte.jour() + " précède l'instruction du " + jour);
            }
            return SeanceBureau.ouverte(acte.seance(), acte.jour(), jour, 10_000);
        }
        LocalDate seance = CalendrierOuvre.ouvreAPartirDe(jour.plusWeeks(3));
        return SeanceBureau.ouverte("bureau-" + seance, seance, jour, 10_000);
    }

    /** Whether the session is held, in truth or in play. */
    boolean estDeliberee() {
        return simulation || deliberation != null;
    }
}
