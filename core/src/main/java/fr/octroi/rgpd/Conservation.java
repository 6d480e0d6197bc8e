package fr.octroi.rgpd;

import fr.octroi.bureau.Decision;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.Recours;
import fr.octroi.relance.Incident;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the dossiers of an aid are kept, by what became of them (<i>politique de conservation</i>, RGPD art. 5, 1, e).
 *
 * <p>A dossier stands in the active base, then in the intermediate archive, then its time has come. Nothing ends by itself: a list is
 * drawn up, and the archives give their visa (Code du patrimoine L212-2).
 *
 * @param regles one rule for each way in which a dossier may end; a state without a rule is kept for good
 * @param parties what of a dossier ends before the rest of it, once nothing of it is under way but perhaps its payment; each part in one rule for each state
 * @param residus what is left of a dossier once it is erased: keyed digests; each kind in one rule for each state
 * @param hote what the host keeps beside, such as its own logs, and ends by itself: told in the register, never erased here
 */
public record Conservation(
        List<Regle> regles, List<RegleDePartie> parties, List<RegleDeResidu> residus, List<DureeDeLHote> hote) {

    /** The states in which nothing is expected of anybody any more, as far as a state tells. */
    public static final SortedSet<EtatDossier> TERMINES = Collections.unmodifiableSortedSet(new TreeSet<>(EnumSet.of(
            EtatDossier.REFUSE, EtatDossier.PAYE, EtatDossier.RETIRE, EtatDossier.TRANSMIS, EtatDossier.DESISTE)));

    /** The states in which a part may end: those above, and those that lead from the grant to the payment. */
    public static final SortedSet<EtatDossier> INSTRUITS;

    static {
        SortedSet<EtatDossier> instruits = new TreeSet<>(TERMINES);
        // A payment that came back asks for papers again.
        instruits.addAll(EnumSet.of(EtatDossier.ACCORDE, EtatDossier.EXECUTOIRE, EtatDossier.LIQUIDE));
        INSTRUITS = Collections.unmodifiableSortedSet(instruits);
    }

    /** From when the time of a dossier runs. */
    public enum Depart {
        /** The last thing that happened to it, but for what is done with it as something that is kept, unless that ended it. */
        DERNIER_FAIT,
        /** The session that decided last, or the act that withdrew what it granted. */
        DECISION,
        /** The day the person was notified of what still holds, or that of the act that withdrew it. */
        NOTIFICATION,
        /** The payment. */
        PAIEMENT,
        /** The last day of the year of the payment, for what accounts are judged by. */
        EXERCICE_DU_PAIEMENT;

        /** Whether a dossier may stand in such states once it has happened: one that is not paid counts from no payment. */
        boolean peutPreceder(SortedSet<EtatDossier> etats) {
            return (this != PAIEMENT && this != EXERCICE_DU_PAIEMENT) || TERMINES.containsAll(etats);
        }

        Optional<LocalDate> jour(Parcours parcours, ZoneId fuseau) {
            return switch (this) {
                case DERNIER_FAIT ->
                    parcours.entrees().stream()
                            .filter(entree -> !(entree.fait() instanceof FaitDArchive)
                                    || (entree.fait() instanceof FaitDArchive.OppositionAccueillie
                                            && entree.fait().etat() == EtatDossier.DESISTE))
                            .map(Entree::instant)
                            .max(Comparator.naturalOrder())
                            .map(instant -> LocalDate.ofInstant(instant, fuseau));
                case DECISION ->
                    retrait(parcours)
                            .or(() -> parcours.decision().map(Decision::acte).map(acte -> acte.jour()));
                case NOTIFICATION ->
                    retrait(parcours)
                            .or(() -> parcours.decision()
                                    .flatMap(decision -> Optional.ofNullable(
                                            parcours.executoire().notification())));
                case PAIEMENT -> parcours.paye();
                case EXERCICE_DU_PAIEMENT ->
                    parcours.paye().map(jour -> MonthDay.of(12, 31).atYear(jour.getYear()));
            };
        }

        /** From a withdrawal on, its own time to appeal runs, and what was paid is claimed. */
        private static Optional<LocalDate> retrait(Parcours parcours) {
            return parcours.entrees().stream()
                    .map(Entree::fait)
                    .filter(FaitDeRecours.DecisionRetiree.class::isInstance)
                    .map(fait -> ((FaitDeRecours.DecisionRetiree) fait).jour())
                    .max(Comparator.naturalOrder());
        }
    }

    /**
     * How long dossiers that ended in some way are kept.
     *
     * @param etats how they ended, each of {@link #TERMINES}, one at least
     * @param depart from when
     * @param active how long in the active base, not negative
     * @param totale how long in all, at least as long
     * @param fondement the text or the decision that says so, not blank
     */
    public record Regle(SortedSet<EtatDossier> etats, Depart depart, Period active, Period totale, String fondement) {

        /** Any day: it is only asked which of two times is the longer. */
        private static final LocalDate REPERE = LocalDate.of(2000, 1, 1);

        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE}
         */
        public Regle {
            etats = Collections.unmodifiableSortedSet(new TreeSet<>(etats));
            if (etats.isEmpty()
                    || !TERMINES.containsAll(etats)
                    || fondement.isBlank()
                    || active.isNegative()
                    || totale.isNegative()
                    || REPERE.plus(totale).isBefore(REPERE.plus(active))) {
                throw new ValeurInvalideException("CONSERVATION_INVALIDE");
            }
        }
    }

    /**
     * How long a part of dossiers that stand in some state is kept.
     *
     * @param parties which, one at least; before the payment, files alone: the account and the ways to reach the person still serve
     * @param etats where the dossiers stand, each of {@link #INSTRUITS}, one at least
     * @param depart from when
     * @param duree how long, not negative
     * @param fondement the text or the decision that says so, not blank
     */
    public record RegleDePartie(
            SortedSet<Partie> parties, SortedSet<EtatDossier> etats, Depart depart, Period duree, String fondement) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE}
         */
        public RegleDePartie {
            parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
            etats = Collections.unmodifiableSortedSet(new TreeSet<>(etats));
            if (parties.isEmpty()
                    || etats.isEmpty()
                    || !INSTRUITS.containsAll(etats)
                    || !depart.peutPreceder(etats)
                    || !(TERMINES.containsAll(etats) || parties.stream().allMatch(Partie::estDeFichiers))
                    || fondement.isBlank()
                    || duree.isNegative()) {
                throw new ValeurInvalideException("CONSERVATION_INVALIDE");
            }
        }
    }

    /**
     * How long digests are left of dossiers, or of parts of them, that are erased in some state (<i>empreinte résiduelle</i>).
     *
     * @param genres which, one at least
     * @param etats where the dossiers stood, each of {@link #INSTRUITS}, one at least
     * @param depart from when
     * @param duree how long, not negative
     * @param fondement the text or the decision that says so, not blank
     */
    public record RegleDeResidu(
            SortedSet<Repere.Genre> genres,
            SortedSet<EtatDossier> etats,
            Depart depart,
            Period duree,
            String fondement) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE}
         */
        public RegleDeResidu {
            genres = Collections.unmodifiableSortedSet(new TreeSet<>(genres));
            etats = Collections.unmodifiableSortedSet(new TreeSet<>(etats));
            if (genres.isEmpty()
                    || etats.isEmpty()
                    || !INSTRUITS.containsAll(etats)
                    || !depart.peutPreceder(etats)
                    || fondement.isBlank()
                    || duree.isNegative()) {
                throw new ValeurInvalideException("CONSERVATION_INVALIDE");
            }
        }
    }

    /**
     * How long the host keeps something that is not Octroi's to erase.
     *
     * @param quoi what, in words, not blank
     * @param duree how long, not negative
     * @param fondement the text or the decision that says so, not blank
     */
    public record DureeDeLHote(String quoi, Period duree, String fondement) {
        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE}
         */
        public DureeDeLHote {
            if (quoi.isBlank() || fondement.isBlank() || duree.isNegative()) {
                throw new ValeurInvalideException("CONSERVATION_INVALIDE");
            }
        }
    }

    /**
     * When a dossier, or a part of it, ends, and why.
     *
     * @param partie which part, null for all of it
     * @param depart what its time runs from
     * @param depuis the day on which that happened
     * @param duree how long it is kept from then, not negative
     * @param fondement the text or the decision that says so, not blank
     */
    public record Terme(@Nullable Partie partie, Depart depart, LocalDate depuis, Period duree, String fondement) {
        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE}
         */
        public Terme {
            if (fondement.isBlank() || duree.isNegative()) {
                throw new ValeurInvalideException("CONSERVATION_INVALIDE");
            }
        }

        /**
         * Returns the last day on which it is kept.
         *
         * @return the day; on the day after, it may go
         */
        public LocalDate jour() {
            return depuis.plus(duree);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE} when two rules speak of one state, or of one part, or one digest, in one state
     */
    public Conservation {
        regles = List.copyOf(regles);
        parties = List.copyOf(parties);
        hote = List.copyOf(hote);
        residus = List.copyOf(residus);
        List<String> laisses = residus.stream()
                .flatMap(regle -> regle.genres().stream()
                        .flatMap(genre -> regle.etats().stream().map(etat -> genre + " " + etat)))
                .toList();
        if (laisses.size() != laisses.stream().distinct().count()) {
            throw new ValeurInvalideException("CONSERVATION_INVALIDE");
        }
        if (parties.stream()
                        .mapToLong(regle ->
                                (long) regle.parties().size() * regle.etats().size())
                        .sum()
                != parties.stream()
                        .flatMap(regle -> regle.parties().stream()
                                .flatMap(partie -> regle.etats().stream().map(etat -> partie.code() + " " + etat)))
                        .distinct()
                        .count()) {
            throw new ValeurInvalideException("CONSERVATION_INVALIDE");
        }
        if (regles.stream().mapToLong(regle -> regle.etats().size()).sum()
                != regles.stream()
                        .flatMap(regle -> regle.etats().stream())
                        .distinct()
                        .count()) {
            throw new ValeurInvalideException("CONSERVATION_INVALIDE");
        }
    }

    /**
     * Makes a policy by which a dossier ends whole.
     *
     * @param regles one rule for each way in which a dossier may end
     * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE} when two rules speak of one state
     */
    public Conservation(List<Regle> regles) {
        this(regles, List.of(), List.of(), List.of());
    }

    /**
     * Makes a policy by which nothing is left of a dossier.
     *
     * @param regles one rule for each way in which a dossier may end
     * @param parties what of a dossier ends before the rest of it
     * @param hote what the host keeps beside
     * @throws ValeurInvalideException {@code CONSERVATION_INVALIDE} when two rules speak of one state, or of one part in one state
     */
    public Conservation(List<Regle> regles, List<RegleDePartie> parties, List<DureeDeLHote> hote) {
        this(regles, parties, List.of(), hote);
    }

    /**
     * Says what is left of a dossier that is erased today.
     *
     * @param etat the state it is in
     * @param parcours what happened to it
     * @param fuseau where the authority is
     * @param jour today
     * @return the kinds of digests, each with the last day on which it counts; none whose day has passed, or never began
     */
    public SortedMap<Repere.Genre, LocalDate> residus(
            EtatDossier etat, Parcours parcours, ZoneId fuseau, LocalDate jour) {
        SortedMap<Repere.Genre, LocalDate> laisses = new TreeMap<>();
        if (parcours.limitations().stream().anyMatch(Limitation::estAccueillie)) {
            // Whoever objected rightly leaves nothing to be compared with.
            return laisses;
        }
        for (RegleDeResidu regle : residus) {
            if (regle.etats().contains(etat)) {
                regle.depart()
                        .jour(parcours, fuseau)
                        .map(depart -> depart.plus(regle.duree()))
                        .filter(fin -> !jour.isAfter(fin))
                        .ifPresent(fin -> regle.genres().forEach(genre -> laisses.put(genre, fin)));
            }
        }
        return laisses;
    }

    /**
     * Says which parts of a dossier may go before the rest of it; whether there is anything of them left is not judged here.
     *
     * @param etat the state it is in
     * @param parcours what happened to it
     * @param fuseau where the authority is
     * @param jour today
     * @return those whose time has passed, in order; none while the dossier is held or limited, or {@link #estEnCours} says so
     */
    public SortedMap<Partie, Terme> echues(EtatDossier etat, Parcours parcours, ZoneId fuseau, LocalDate jour) {
        SortedMap<Partie, Terme> echues = new TreeMap<>();
        if (parcours.estRetenu() || estEnCours(etat, parcours, jour)) {
            return echues;
        }
        for (RegleDePartie regle : parties) {
            if (regle.etats().contains(etat)) {
                regle.depart()
                        .jour(parcours, fuseau)
                        .ifPresent(depuis -> regle.parties().forEach(partie -> {
                            Terme terme = new Terme(partie, regle.depart(), depuis, regle.duree(), regle.fondement());
                            if (jour.isAfter(terme.jour())) {
                                echues.put(partie, terme);
                            }
                        }));
            }
        }
        return echues;
    }

    /** What files leave behind by themselves; the rest is of what was declared, which ends with the dossier. */
    private static final Set<Repere.Genre> DES_FICHIERS = EnumSet.of(Repere.Genre.FICHIER, Repere.Genre.ACHAT);

    /**
     * Says which digests this policy means to leave of files, and does not of those that it ends before the payment.
     *
     * @return each as the state in which files end, a space and the kind of the digest; in order
     */
    SortedSet<String> empreintesPerdues() {
        SortedSet<String> perdues = new TreeSet<>();
        for (RegleDePartie partie : parties) {
            for (EtatDossier etat : partie.etats()) {
                residus.stream()
                        .flatMap(residu -> residu.genres().stream())
                        .filter(DES_FICHIERS::contains)
                        .filter(genre -> !TERMINES.contains(etat)
                                && residus.stream()
                                        .noneMatch(residu -> residu.genres().contains(genre)
                                                && residu.etats().contains(etat)))
                        .forEach(genre -> perdues.add(etat + " " + genre));
            }
        }
        return perdues;
    }

    /**
     * Says whether it is too early to judge the parts of a dossier: something is under way, or it goes on to its payment and no rule of a part
     * speaks of its state.
     *
     * @param etat the state it is in
     * @param parcours what happened to it
     * @param jour today
     * @return false when each part waits for its day alone
     */
    public boolean estEnCours(EtatDossier etat, Parcours parcours, LocalDate jour) {
        return !estTermine(etat, parcours, jour)
                && (!estEnRepos(etat, parcours, jour)
                        || parties.stream().noneMatch(regle -> regle.etats().contains(etat)));
    }

    /**
     * Says what of a dossier may go: all of it, or parts of it.
     *
     * @param etat the state it is in
     * @param parcours what happened to it
     * @param fuseau where the authority is
     * @param jour today, or a day to come: what may go by then if nothing happens meanwhile
     * @return what it says whose time has passed, of a dossier that goes whole no part; none while it is held or limited, or something of it
     *     is under way, a payment apart where a rule of a part speaks of it
     */
    public List<Terme> aEliminer(EtatDossier etat, Parcours parcours, ZoneId fuseau, LocalDate jour) {
        if (sort(etat, parcours, fuseau, jour).phase() == Sort.Phase.ECHU) {
            return regles.stream()
                    .filter(regle -> regle.etats().contains(etat))
                    .flatMap(regle -> regle.depart().jour(parcours, fuseau).stream()
                            .map(depuis -> new Terme(null, regle.depart(), depuis, regle.totale(), regle.fondement())))
                    .toList();
        }
        return List.copyOf(echues(etat, parcours, fuseau, jour).values());
    }

    /**
     * Says where a dossier stands between its end and its erasure.
     *
     * @param etat the state it is in
     * @param parcours what happened to it
     * @param fuseau where the authority is
     * @param jour today
     * @return its phase, with the days that lead to it
     */
    public Sort sort(EtatDossier etat, Parcours parcours, ZoneId fuseau, LocalDate jour) {
        if (parcours.estRetenu()) {
            return Sort.sans(Sort.Phase.GELE);
        }
        if (!estTermine(etat, parcours, jour)) {
            return Sort.sans(Sort.Phase.EN_COURS);
        }
        for (Regle regle : regles) {
            if (regle.etats().contains(etat)) {
                return regle.depart()
                        .jour(parcours, fuseau)
                        .map(depart -> Sort.de(regle, depart, derniereProcedure(parcours, fuseau), jour))
                        .orElse(Sort.sans(Sort.Phase.SANS_TERME));
            }
        }
        return Sort.sans(Sort.Phase.SANS_TERME);
    }

    /** When a hearing or an appeal last ended: what follows it is done in the active base, whatever the rule counts from. */
    private static Optional<LocalDate> derniereProcedure(Parcours parcours, ZoneId fuseau) {
        return Stream.concat(
                        parcours.contradictoire().map(Contradictoire::limite).stream(),
                        parcours.entrees().stream()
                                .filter(entree -> entree.fait() instanceof FaitDeRecours.ObservationsRecues
                                        || entree.fait() instanceof FaitDeRecours.RecoursTranche)
                                .map(entree -> LocalDate.ofInstant(entree.instant(), fuseau)))
                .max(Comparator.naturalOrder());
    }

    /**
     * Says whether nothing of a dossier is under way: no instruction, session, payment, appeal, hearing, claim or incident.
     *
     * @param etat where it stands
     * @param parcours what happened to it
     * @param jour today
     * @return true when it may be closed for good
     */
    public static boolean estTermine(EtatDossier etat, Parcours parcours, LocalDate jour) {
        return TERMINES.contains(etat) && estEnRepos(etat, parcours, jour);
    }

    /**
     * Whatever its state leads to, nobody is heard, judged or asked for anything. Before the payment a hearing holds until what comes of it, and a new account until
     * it is paid: whoever decides or confirms looks into the files.
     */
    private static boolean estEnRepos(EtatDossier etat, Parcours parcours, LocalDate jour) {
        boolean entendu = etat == EtatDossier.RETIRE
                || parcours.contradictoire()
                        .filter(contradictoire -> !TERMINES.contains(etat) || !contradictoire.estClos(jour))
                        .isEmpty();
        if (!TERMINES.contains(etat) && (parcours.demandeOuverte().isPresent() || parcours.compteAChange())) {
            return false;
        }
        return entendu
                // Whoever gave up on a frozen agenda is on it until the minutes.
                && parcours.inscription().isEmpty()
                && parcours.recours().stream().noneMatch(recours -> recours.issue() == Recours.Issue.PENDANT)
                && parcours.indus().stream()
                        .allMatch(indu -> indu.etat().suivants().isEmpty())
                && parcours.incidents().stream().noneMatch(Incident::estOuvert);
    }
}
