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
import fr.octroi.reglement.ReglementResolu;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
     * <p>What is named by number or digest was touched, whatever the dates of its journal: what leaked may have been written down later,
     * and a copy that went astray outlives what was erased.
     *
     * @param dossiers these dossiers, whole
     * @param fichiers these files, by the digest of their bytes, and nothing else of their dossiers
     * @param organisations the copies of these organisations: all dossiers of which they wrote, and not those that they were handed and
     *     of which they wrote nothing yet
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

        /** Whether one of the copies that were touched is one of it. */
        private boolean prendUneCopie(List<Entree> entrees) {
            return tout
                    || entrees.stream()
                            .anyMatch(entree ->
                                    organisations.contains(entree.auteur().organisation()));
        }

        /** A number leads to a person, and the digest of a file to a dossier: it says how many. */
        @Override
        public String toString() {
            return "Perimetre[" + dossiers.size() + ", " + fichiers.size() + ", " + organisations + ", " + tout + ", "
                    + du + ", " + au + "]";
        }
    }

    /**
     * A dossier that was touched.
     *
     * @param numero the dossier
     * @param donnees the kinds of data of it that were, or may have been
     * @param pieces the types of its files that were
     * @param depuis since when: the first moment at which something of it was there to be touched
     * @param efface when one of those who wrote of it last erased it, of whom another may hold it; null when nobody did, or it is there
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
     * @param connus the règlements that are known: of its aid, which version applies the picture alone would tell, so all count; when there
     *     is none, all kinds of data do
     * @return what was touched of it, empty when nothing was
     */
    public static Optional<Concerne> concerne(
            Perimetre perimetre, List<Entree> entrees, @Nullable Dossier image, List<ReglementResolu> connus) {
        if (entrees.isEmpty()) {
            return Optional.empty();
        }
        NumeroDossier numero = entrees.get(0).dossier();
        boolean nomme = perimetre.dossiers().contains(numero);
        Instant debut = entrees.stream()
                .map(Entree::instant)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Copies copies = new Copies(perimetre, entrees, nomme);
        boolean entier = nomme
                || (perimetre.prendUneCopie(entrees) && !debut.isAfter(perimetre.au()) && !copies.etaientEffacees());
        List<Entree> fichiers = fichiers(perimetre, copies, entier).toList();
        if (!entier && fichiers.isEmpty()) {
            return Optional.empty();
        }
        EnumSet<CategorieDeDonnees> donnees =
                entier ? tenues(copies, image, demandees(entrees, connus)) : EnumSet.noneOf(CategorieDeDonnees.class);
        SortedSet<String> types = new TreeSet<>();
        fichiers.forEach(entree -> types.add(((Fait.PieceRecue) entree.fait()).type()));
        if (!types.isEmpty()) {
            donnees.add(CategorieDeDonnees.PIECES);
        }
        Instant premiere = entier
                ? debut
                : fichiers.stream()
                        .map(Entree::instant)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        // Named, and written down after the window only: it was there at an unknown moment of it.
        boolean connu = premiere.isAfter(perimetre.du()) && !premiere.isAfter(perimetre.au());
        return Optional.of(new Concerne(
                numero,
                new TreeSet<>(donnees),
                types,
                connu ? premiere : perimetre.du(),
                image != null
                        ? null
                        : dernier(entrees, fait -> fait instanceof Fait.DossierEfface)
                                .orElse(null),
                image != null));
    }

    /**
     * What happened to a dossier, in the hands of several: what one erased, another may still hold.
     *
     * @param nomme whether the dossier is named: then neither the end of the window nor an erasure takes anything from it
     */
    private record Copies(Perimetre perimetre, List<Entree> entrees, boolean nomme) {

        /** Those whose copy was touched; anybody who wrote of it, when it is not said whose. */
        private Stream<String> organisations() {
            boolean toutes = nomme || perimetre.tout();
            return entrees.stream()
                    .map(entree -> entree.auteur().organisation())
                    .filter(une -> toutes || perimetre.organisations().contains(une))
                    .distinct();
        }

        /** When one erased its copy, if nothing of it came to it since. */
        private Optional<Instant> effacement(String organisation) {
            List<Entree> siennes = entrees.stream()
                    .filter(entree -> entree.auteur().organisation().equals(organisation))
                    .toList();
            return dernier(siennes, fait -> fait instanceof Fait.DossierEfface)
                    .filter(instant -> siennes.stream()
                            .noneMatch(entree -> entree.instant().isAfter(instant)));
        }

        /** When the last copy was erased, empty while one may be there. */
        Optional<Instant> effacement() {
            List<Optional<Instant>> toutes =
                    organisations().map(this::effacement).toList();
            return toutes.stream().allMatch(Optional::isPresent)
                    ? toutes.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                    : Optional.empty();
        }

        boolean etaientEffacees() {
            return effacement()
                    .filter(instant -> instant.isBefore(perimetre.du()))
                    .isPresent();
        }

        /** Whether all had erased a part before the window, and after what came of it. */
        boolean ontEfface(String partie, Instant venue) {
            return !nomme
                    && organisations()
                            .allMatch(une -> effacement(une)
                                            .filter(instant -> instant.isBefore(perimetre.du()))
                                            .isPresent()
                                    || effacements(partie)
                                            .anyMatch(entree -> entree.auteur()
                                                            .organisation()
                                                            .equals(une)
                                                    && !entree.instant().isBefore(venue)
                                                    && entree.instant().isBefore(perimetre.du())));
        }

        /** Each time that somebody erased a part. */
        Stream<Entree> effacements(String partie) {
            return entrees.stream()
                    .filter(entree -> entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                            && effacees.parties().contains(partie));
        }

        /** Whether something was there before the window ended, as far as its date is looked at. */
        boolean etaitVenue(Entree entree) {
            return nomme || !entree.instant().isAfter(perimetre.au());
        }
    }

    private static Optional<Instant> dernier(List<Entree> entrees, Predicate<Fait> qui) {
        return entrees.stream()
                .filter(entree -> qui.test(entree.fait()))
                .map(Entree::instant)
                .max(Comparator.naturalOrder());
    }

    /** Those that are named, whatever became of them, and those that were there at some moment of the window. */
    private static Stream<Entree> fichiers(Perimetre perimetre, Copies copies, boolean entier) {
        return copies.entrees().stream()
                .filter(entree -> entree.fait() instanceof Fait.PieceRecue recue
                        && (perimetre.fichiers().contains(recue.contenu())
                                || (entier
                                        && copies.etaitVenue(entree)
                                        && !copies.ontEfface(
                                                CategorieDeDonnees.PIECES.name() + ":" + recue.type(),
                                                entree.instant()))));
    }

    private static SortedSet<CategorieDeDonnees> demandees(List<Entree> entrees, List<ReglementResolu> connus) {
        Set<String> aides = entrees.stream()
                .map(Entree::fait)
                .filter(Fait.DemandeEnregistree.class::isInstance)
                .map(fait -> ((Fait.DemandeEnregistree) fait).aide())
                .collect(Collectors.toSet());
        return CategorieDeDonnees.demandees(connus.stream()
                .filter(reglement -> aides.contains(reglement.definition().code()))
                .toList());
    }

    private static EnumSet<CategorieDeDonnees> tenues(
            Copies copies, @Nullable Dossier image, SortedSet<CategorieDeDonnees> demandees) {
        EnumSet<CategorieDeDonnees> tenues = EnumSet.of(CategorieDeDonnees.IDENTITE);
        tenues.addAll(demandees);
        if (image != null) {
            EnumSet<CategorieDeDonnees> encore = CategorieDeDonnees.tenues(image);
            // What is not in it any more may have been there then.
            tenues.removeIf(une -> !encore.contains(une) && !aEteOtee(copies, une));
            tenues.addAll(encore);
        } else {
            tenues.removeIf(une -> changeable(une)
                    && copies.ontEfface(
                            une.name(),
                            dernier(copies.entrees(), fait -> change(fait, une)).orElse(Instant.MIN)));
        }
        tenues.remove(CategorieDeDonnees.PIECES);
        tenues.remove(CategorieDeDonnees.APPELS);
        boolean appele = copies.entrees().stream()
                .anyMatch(entree -> entree.fait() instanceof FaitDeRelance.AppelConsigne appel
                        && appel.note() != null
                        && copies.etaitVenue(entree)
                        && !copies.ontEfface(CategorieDeDonnees.APPELS.name(), entree.instant()));
        if (appele) {
            tenues.add(CategorieDeDonnees.APPELS);
        }
        tenues.add(CategorieDeDonnees.JOURNAL);
        return tenues;
    }

    /** Whether it was there once, and went or was changed during the window or later, or may be held by another. */
    private static boolean aEteOtee(Copies copies, CategorieDeDonnees une) {
        boolean effacee = copies.effacements(une.name()).findAny().isPresent();
        boolean changee = copies.entrees().stream()
                .anyMatch(entree -> change(entree.fait(), une)
                        && (copies.nomme()
                                || !entree.instant().isBefore(copies.perimetre().du())));
        return changee || (effacee && !copies.ontEfface(une.name(), Instant.MIN));
    }

    private static boolean changeable(CategorieDeDonnees une) {
        return une == CategorieDeDonnees.CONTACT || une == CategorieDeDonnees.COORDONNEES_BANCAIRES;
    }

    private static boolean change(Fait fait, CategorieDeDonnees une) {
        return switch (une) {
            case CONTACT -> fait instanceof FaitDeRelance.ContactChange || fait instanceof FaitDeRelance.AdresseChangee;
            case COORDONNEES_BANCAIRES -> fait instanceof FaitDePaiement.CompteChange;
            case FOYER, REVENU, DEPENSE, REPONSES -> fait instanceof FaitDArchive.DeclarationRectifiee;
            default -> false;
        };
    }
}
