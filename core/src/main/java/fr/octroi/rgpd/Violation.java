package fr.octroi.rgpd;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a breach touches, as far as the journal and what was kept tell (<i>violation de données</i>, RGPD art. 33 and 34).
 *
 * <p>It leaves nobody out rather than adding nobody: what may have been held counts as held. It names no one, but a number leads to a
 * person for whoever knows dossiers. Whether it is notified, and whether those whom it touches are told, a person decides.
 *
 * @param perimetre what was touched
 * @param connue when whoever decides of the processing knew of it
 * @param concernes the dossiers touched, in order of number
 * @param inconnus the numbers of the perimeter of which nothing is known
 */
public record Violation(
        Perimetre perimetre, Instant connue, List<Concerne> concernes, SortedSet<NumeroDossier> inconnus) {

    /** 72 hours, from when it is known to when the supervisory authority must know (RGPD art. 33, 1). */
    public static final Duration DELAI = Duration.ofDays(3);

    /**
     * What was touched, and when: a dossier is concerned when one of these meets it.
     *
     * @param dossiers these dossiers, whole
     * @param fichiers these files, by the digest of their bytes, and nothing else of their dossiers
     * @param organisations the copies of these organisations: all dossiers of which they wrote
     * @param tout all that is held
     * @param du from when
     * @param au to when, not before
     */
    public record Perimetre(
            SortedSet<NumeroDossier> dossiers,
            SortedSet<Empreinte> fichiers,
            SortedSet<String> organisations,
            boolean tout,
            Instant du,
            Instant au) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code VIOLATION_INVALIDE} when it names nothing, or ends before it begins
         */
        public Perimetre {
            dossiers = Collections.unmodifiableSortedSet(new TreeSet<>(dossiers));
            fichiers = Collections.unmodifiableSortedSet(new TreeSet<>(fichiers));
            organisations = Collections.unmodifiableSortedSet(new TreeSet<>(organisations));
            boolean nomme = tout || !dossiers.isEmpty() || !fichiers.isEmpty() || !organisations.isEmpty();
            if (!nomme || au.isBefore(du)) {
                throw new ValeurInvalideException("VIOLATION_INVALIDE");
            }
        }

        /**
         * Says whether the named dossiers are all that must be looked at.
         *
         * @return false when others may be concerned
         */
        public boolean nommeSesDossiers() {
            return !tout && fichiers.isEmpty() && organisations.isEmpty();
        }

        private boolean prendEntier(NumeroDossier numero, List<Entree> entrees) {
            return tout
                    || dossiers.contains(numero)
                    || entrees.stream()
                            .anyMatch(entree -> !entree.instant().isAfter(au)
                                    && organisations.contains(entree.auteur().organisation()));
        }
    }

    /**
     * A dossier that was touched.
     *
     * @param numero the dossier
     * @param donnees the kinds of data of it that were, or may have been
     * @param pieces the types of its files that were
     * @param depuis since when: the first moment at which something of it was there to be touched
     * @param efface when it was erased, null while it is there
     * @param lu whether its picture was looked at; else all that its règlement makes one gather counts
     */
    public record Concerne(
            NumeroDossier numero,
            SortedSet<CategorieDeDonnees> donnees,
            SortedSet<String> pieces,
            Instant depuis,
            @Nullable Instant efface,
            boolean lu) {
        /** Copies. */
        public Concerne {
            donnees = Collections.unmodifiableSortedSet(new TreeSet<>(donnees));
            pieces = Collections.unmodifiableSortedSet(new TreeSet<>(pieces));
        }

        /** A line of such a list is personal data: it names nothing. */
        @Override
        public String toString() {
            return "Concerne[***]";
        }
    }

    /** Copies and sorts. */
    public Violation {
        concernes = concernes.stream()
                .sorted(Comparator.comparing(Concerne::numero))
                .toList();
        inconnus = Collections.unmodifiableSortedSet(new TreeSet<>(inconnus));
    }

    /**
     * Returns until when the supervisory authority must know, unless no risk is likely.
     *
     * @return 72 hours after it was known
     */
    public Instant echeance() {
        return connue.plus(DELAI);
    }

    /**
     * Counts the dossiers by kind of data (RGPD art. 33, 3, a).
     *
     * @return how many dossiers hold each, in order; kinds that none holds are left out
     */
    public SortedMap<CategorieDeDonnees, Long> nombres() {
        EnumMap<CategorieDeDonnees, Long> nombres = new EnumMap<>(CategorieDeDonnees.class);
        concernes.forEach(un -> un.donnees().forEach(donnees -> nombres.merge(donnees, 1L, Long::sum)));
        return new TreeMap<>(nombres);
    }

    /** Says how many, and not who. */
    @Override
    public String toString() {
        return "Violation[" + concernes.size() + "]";
    }

    /**
     * Says whether a dossier is concerned, and what of it.
     *
     * @param perimetre what was touched
     * @param entrees what happened to it, of all organisations
     * @param image its picture, null when it is not there or cannot be read
     * @param demandees what its règlement makes one gather, all kinds when that is not known
     * @return what was touched of it, empty when nothing was
     */
    public static Optional<Concerne> concerne(
            Perimetre perimetre,
            List<Entree> entrees,
            @Nullable Dossier image,
            SortedSet<CategorieDeDonnees> demandees) {
        Optional<Instant> debut = entrees.stream().map(Entree::instant).min(Comparator.naturalOrder());
        Optional<Instant> efface = dernier(entrees, fait -> fait instanceof Fait.DossierEfface);
        if (debut.filter(instant -> !instant.isAfter(perimetre.au())).isEmpty()
                || efface.filter(instant -> instant.isBefore(perimetre.du())).isPresent()) {
            return Optional.empty();
        }
        NumeroDossier numero = entrees.get(0).dossier();
        boolean entier = perimetre.prendEntier(numero, entrees);
        List<Entree> fichiers = fichiers(perimetre, entrees, entier).toList();
        if (!entier && fichiers.isEmpty()) {
            return Optional.empty();
        }
        EnumSet<CategorieDeDonnees> donnees =
                entier ? tenues(perimetre, entrees, image, demandees) : EnumSet.noneOf(CategorieDeDonnees.class);
        SortedSet<String> types = new TreeSet<>();
        fichiers.forEach(entree -> types.add(((Fait.PieceRecue) entree.fait()).type()));
        if (!types.isEmpty()) {
            donnees.add(CategorieDeDonnees.PIECES);
        }
        Instant premiere = entier
                ? debut.orElseThrow()
                : fichiers.stream()
                        .map(Entree::instant)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Instant depuis = premiere.isAfter(perimetre.du()) ? premiere : perimetre.du();
        return Optional.of(
                new Concerne(numero, new TreeSet<>(donnees), types, depuis, efface.orElse(null), image != null));
    }

    private static Optional<Instant> dernier(List<Entree> entrees, Predicate<Fait> qui) {
        return entrees.stream()
                .filter(entree -> qui.test(entree.fait()))
                .map(Entree::instant)
                .max(Comparator.naturalOrder());
    }

    /** Those that were there at some moment of the window. */
    private static Stream<Entree> fichiers(Perimetre perimetre, List<Entree> entrees, boolean entier) {
        return entrees.stream()
                .filter(entree -> entree.fait() instanceof Fait.PieceRecue recue
                        && !entree.instant().isAfter(perimetre.au())
                        && (entier || perimetre.fichiers().contains(recue.contenu()))
                        && !estEffacee(
                                perimetre,
                                entrees,
                                CategorieDeDonnees.PIECES.name() + ":" + recue.type(),
                                entree.instant()));
    }

    /** Whether a part was erased before the window, and after what came of it. */
    private static boolean estEffacee(Perimetre perimetre, List<Entree> entrees, String partie, Instant venue) {
        return entrees.stream()
                .anyMatch(entree -> entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                        && effacees.parties().contains(partie)
                        && !entree.instant().isBefore(venue)
                        && entree.instant().isBefore(perimetre.du()));
    }

    private static EnumSet<CategorieDeDonnees> tenues(
            Perimetre perimetre,
            List<Entree> entrees,
            @Nullable Dossier image,
            SortedSet<CategorieDeDonnees> demandees) {
        EnumSet<CategorieDeDonnees> tenues = EnumSet.of(CategorieDeDonnees.IDENTITE);
        tenues.addAll(demandees);
        if (image != null) {
            EnumSet<CategorieDeDonnees> encore = CategorieDeDonnees.tenues(image);
            // What is not in it any more may have been there then.
            tenues.removeIf(une -> !encore.contains(une) && !aEteEffacee(perimetre, entrees, une));
            tenues.addAll(encore);
        } else {
            retirerSiEffacee(
                    tenues,
                    CategorieDeDonnees.CONTACT,
                    perimetre,
                    entrees,
                    fait -> fait instanceof FaitDeRelance.ContactChange
                            || fait instanceof FaitDeRelance.AdresseChangee);
            retirerSiEffacee(
                    tenues,
                    CategorieDeDonnees.COORDONNEES_BANCAIRES,
                    perimetre,
                    entrees,
                    fait -> fait instanceof FaitDePaiement.CompteChange);
        }
        tenues.remove(CategorieDeDonnees.PIECES);
        tenues.remove(CategorieDeDonnees.APPELS);
        boolean appele = entrees.stream()
                .anyMatch(entree -> entree.fait() instanceof FaitDeRelance.AppelConsigne appel
                        && appel.note() != null
                        && !entree.instant().isAfter(perimetre.au())
                        && !estEffacee(perimetre, entrees, CategorieDeDonnees.APPELS.name(), entree.instant()));
        if (appele) {
            tenues.add(CategorieDeDonnees.APPELS);
        }
        tenues.add(CategorieDeDonnees.JOURNAL);
        return tenues;
    }

    /** Whether it went during the window or later. */
    private static boolean aEteEffacee(Perimetre perimetre, List<Entree> entrees, CategorieDeDonnees une) {
        return entrees.stream()
                .anyMatch(entree -> entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                        && effacees.parties().contains(une.name())
                        && !entree.instant().isBefore(perimetre.du()));
    }

    private static void retirerSiEffacee(
            EnumSet<CategorieDeDonnees> tenues,
            CategorieDeDonnees une,
            Perimetre perimetre,
            List<Entree> entrees,
            Predicate<Fait> revenue) {
        Instant derniere = dernier(entrees, revenue).orElse(Instant.MIN);
        if (estEffacee(perimetre, entrees, une.name(), derniere)) {
            tenues.remove(une);
        }
    }
}
