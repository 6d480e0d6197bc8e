package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The règlement of an aid as data: one version, in force between two dates of the fact that opens the right.
 *
 * <p>It is a definition: {@link Catalogue#resoudre} makes it usable. A dossier is judged under the version in force at
 * the fact that opens the right (most often the date of the invoice), whatever the day of instruction (CRPA L221-4).
 *
 * @param code the aid, such as {@code gpso-vae}: lower-case letters, digits and hyphens
 * @param version this version of it, same form, at most 32, such as {@code 2019}
 * @param titre what people call the aid
 * @param autorite the authority that grants it
 * @param niveau the level of that authority, null when the règlement does not say
 * @param baseJuridique the act that created it
 * @param validite when this version applies
 * @param conditions what it requires besides, in the order in which reasons are given
 * @param bareme how much it gives
 * @param pieces what it asks for, in the order of a letter
 * @param engagements what a beneficiary undertakes for after the grant
 * @param doublons which coincidences between dossiers an officer must look at
 * @param questions the facts that only this aid asks for, kept in order of name
 * @param vocabulaires by the name of a coded fact, the only codes that it can have; a fact that is not there can have others
 * @param delaiSilence how long until silence is a rejection, from the receipt (CRPA L231-4 3°)
 * @param delaiComplement how long an applicant has to send what is asked for (CRPA L114-5)
 * @param relances the reminder plan
 * @param budget where it is charged, null when the règlement does not say
 * @param financeurs those who pay it together, one of whom takes the rest and is charged to {@link #budget}; none when one pays all
 * @param creditsEpuises the article by which the Bureau refuses what the credits do not reach, null when that waits for others
 * @param relais who is competent for what happens after the end of this règlement, null when nobody takes over
 * @param exemples cases worked by hand, that must come to what they state
 * @param sources where each of these was read
 * @param empreinte the digest of the text this was read from, which pins it in the journal
 */
public record ReglementAide(
        String code,
        String version,
        String titre,
        String autorite,
        @Nullable Niveau niveau,
        String baseJuridique,
        Validite validite,
        List<Condition> conditions,
        Bareme bareme,
        List<PieceRequise> pieces,
        List<Engagement> engagements,
        List<GenreDoublon> doublons,
        List<Donnee> questions,
        SortedMap<String, SortedSet<String>> vocabulaires,
        Delai delaiSilence,
        Delai delaiComplement,
        List<EtapeRelance> relances,
        @Nullable LigneBudgetaire budget,
        List<Financeur> financeurs,
        @Nullable String creditsEpuises,
        @Nullable Relais relais,
        List<Exemple> exemples,
        List<String> sources,
        Empreinte empreinte) {

    /** How long an applicant has when the règlement does not say: the law asks for a deadline, and leaves its length open. */
    public static final Delai DELAI_COMPLEMENT_PAR_DEFAUT = Delai.ofJours(30);

    /** The code of a refusal because the credits do not reach the rank of a request. */
    public static final String CREDITS_EPUISES = "CREDITS_EPUISES";

    private static final String SUR_FAITS_DECLARES = "-declare";
    private static final Pattern FORME_DE_VERSION =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,31}(" + SUR_FAITS_DECLARES + ")?");

    /**
     * When a version of a règlement applies.
     *
     * <p>It is itself a condition, the first of all: what falls outside is refused with its article.
     *
     * @param donnee the fact that opens the right, of kind {@link TypeValeur#DATE}
     * @param du the first day
     * @param au the last day, null while it is in force
     * @param code the code of the reason, such as {@code PERIODE_ACHAT}
     * @param article where the règlement says it
     * @param libelle what it requires, in a French sentence
     */
    public record Validite(
            Donnee donnee, LocalDate du, @Nullable LocalDate au, String code, String article, String libelle) {

        /**
         * Checks the kind and the order.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code PERIODE_INVALIDE}, {@code CODE_INVALIDE}
         */
        public Validite {
            Condition.verifierCode(code);
            if (donnee.type() != TypeValeur.DATE) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
            if (au != null && au.isBefore(du)) {
                throw new ValeurInvalideException("PERIODE_INVALIDE");
            }
        }

        /**
         * Says whether a day is inside.
         *
         * @param jour the day
         * @return true from {@link #du} to {@link #au}, both included
         */
        public boolean couvre(LocalDate jour) {
            return !jour.isBefore(du) && (au == null || !jour.isAfter(au));
        }

        /** Counts the days between a day and this period, 0 inside. */
        long joursJusqua(LocalDate jour) {
            if (couvre(jour)) {
                return 0;
            }
            LocalDate borne = au == null || jour.isBefore(du) ? du : au;
            return Math.abs(ChronoUnit.DAYS.between(jour, borne));
        }

        Condition condition() {
            Valeur fin = au == null ? null : new Valeur.Jour(au);
            return new Condition(code, article, libelle, new Predicat.Entre(donnee, new Valeur.Jour(du), fin));
        }
    }

    /**
     * Checks the forms, and that no code and no template of a reminder is used twice.
     *
     * @throws ValeurInvalideException {@code CODE_INVALIDE}, {@code CODE_EN_DOUBLE}, {@code FINANCEURS_INVALIDES}
     */
    public ReglementAide {
        verifierCode(code);
        verifierVersion(version);
        conditions = List.copyOf(conditions);
        pieces = List.copyOf(pieces);
        engagements = List.copyOf(engagements);
        doublons = List.copyOf(doublons);
        questions = questions.stream().sorted().toList();
        SortedMap<String, SortedSet<String>> copie = new TreeMap<>();
        vocabulaires.forEach(
                (donnee, codes) -> copie.put(donnee, Collections.unmodifiableSortedSet(new TreeSet<>(codes))));
        vocabulaires = Collections.unmodifiableSortedMap(copie);
        relances = List.copyOf(relances);
        financeurs = financeurs.isEmpty() ? List.of() : Financeur.verifier(financeurs);
        for (Financeur financeur : financeurs) {
            if (financeur.prendLeReste() && !financeur.ligne().equals(budget)) {
                throw new ValeurInvalideException("FINANCEURS_INVALIDES");
            }
        }
        exemples = List.copyOf(exemples);
        sources = List.copyOf(sources);
        Set<String> codes = new HashSet<>(Set.of(validite.code()));
        boolean uniques = conditions.stream().allMatch(condition -> codes.add(condition.code()))
                && pieces.stream().allMatch(piece -> codes.add(piece.type()))
                && engagements.stream().allMatch(engagement -> codes.add(engagement.code()))
                && questions.stream().allMatch(question -> codes.add(question.nom()))
                && relances.stream().map(EtapeRelance::modele).distinct().count() == relances.size();
        if (!uniques) {
            throw new ValeurInvalideException("CODE_EN_DOUBLE");
        }
    }

    /**
     * Checks the form of the code of an aid.
     *
     * @param code lower-case letters, digits and hyphens, 40 at most
     * @return it
     * @throws ValeurInvalideException {@code CODE_INVALIDE}
     */
    public static String verifierCode(String code) {
        return verifier(FormeDeCode.IDENTIFIANT.estCelleDe(code), code);
    }

    /**
     * Checks the form of the name of a version.
     *
     * @param version lower-case letters, digits and hyphens, 32 at most
     * @return it
     * @throws ValeurInvalideException {@code CODE_INVALIDE}
     */
    public static String verifierVersion(String version) {
        return verifier(FORME_DE_VERSION.matcher(version).matches(), version);
    }

    private static String verifier(boolean estEnForme, String code) {
        if (!estEnForme) {
            throw new ValeurInvalideException("CODE_INVALIDE");
        }
        return code;
    }

    /**
     * Returns the communes in one of which every applicant must live, when this règlement lists them.
     *
     * @return INSEE codes in their order, those that were members once included; empty when it names no place, or names a wider one
     */
    public SortedSet<String> communes() {
        return conditions.stream()
                .map(Condition::exige)
                .filter(exige -> exige instanceof Predicat.DansTerritoire dans
                        && dans.commune().equals(Vocabulaire.DEMANDEUR_COMMUNE)
                        && dans.territoire().niveaux().equals(List.of(Niveau.COMMUNE)))
                .map(exige -> ((Predicat.DansTerritoire) exige).territoire().membres())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(Territoire.Appartenance::lieu)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Says whether this règlement was cut down to declared facts.
     *
     * @return true of what {@link #surFaitsDeclares} gives
     */
    public boolean estSurFaitsDeclares() {
        return version.endsWith(SUR_FAITS_DECLARES);
    }

    /**
     * Returns this règlement without its pieces, under another version name: what declared facts alone can say.
     *
     * @return a règlement that asks for no piece, its version followed by {@code -declare}
     */
    public ReglementAide surFaitsDeclares() {
        return copie(version + SUR_FAITS_DECLARES, validite, List.of());
    }

    /**
     * Returns this règlement as if it applied when another does: what past requests would have had under it. It is made to
     * compare, never to instruct.
     *
     * @param autre the règlement that applied
     * @return a règlement of the same rules, whose period is that of the other
     */
    public ReglementAide surLaPeriodeDe(ReglementAide autre) {
        Validite sienne = autre.validite();
        return copie(
                version,
                new Validite(
                        sienne.donnee(),
                        sienne.du(),
                        sienne.au(),
                        validite.code(),
                        validite.article(),
                        validite.libelle()),
                pieces);
    }

    private ReglementAide copie(String nouvelleVersion, Validite nouvelleValidite, List<PieceRequise> nouvellesPieces) {
        return new ReglementAide(
                code,
                nouvelleVersion,
                titre,
                autorite,
                niveau,
                baseJuridique,
                nouvelleValidite,
                conditions,
                bareme,
                nouvellesPieces,
                engagements,
                doublons,
                questions,
                vocabulaires,
                delaiSilence,
                delaiComplement,
                relances,
                budget,
                financeurs,
                creditsEpuises,
                relais,
                exemples,
                sources,
                empreinte);
    }
}
