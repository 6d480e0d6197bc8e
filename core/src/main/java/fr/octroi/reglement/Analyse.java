package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a règlement would do that its authors did not mean, before a council votes it.
 *
 * <p>It reasons over everybody that the rules can tell apart (intervals between thresholds, finite sets of codes), and evaluates with the engine
 * that instructs. A fault comes with the facts that show it. Where a rule compares several unknowns at once, or where there are too
 * many cases, it says that it could not decide ({@link Defaut.Code#NON_DECIDE}); what it found holds all the same.
 */
public final class Analyse {

    private Analyse() {}

    /**
     * Finds the faults of règlements that stand together.
     *
     * @param reglements every version of every aid; one alone is enough, but then its references to others are taken as given
     * @param geographie where communes are, {@link Geographie#INCONNUE} to leave them unchecked
     * @param jour the day on which versions may be past
     * @return in the order of the règlements, the worst first in each
     */
    public static List<Defaut> analyser(List<ReglementAide> reglements, Geographie geographie, LocalDate jour) {
        return analyser(reglements, geographie, Collections.emptySortedSet(), jour);
    }

    /**
     * Finds the faults of règlements that stand together, whose pieces a reader of known natures opens.
     *
     * @param reglements every version of every aid
     * @param geographie where communes are, {@link Geographie#INCONNUE} to leave them unchecked
     * @param natures the natures of documents that the reader of pieces tells, empty to leave them unchecked
     * @param jour the day on which versions may be past
     * @return in the order of the règlements, the worst first in each
     */
    public static List<Defaut> analyser(
            List<ReglementAide> reglements, Geographie geographie, SortedSet<String> natures, LocalDate jour) {
        List<Defaut> defauts = new ArrayList<>();
        SortedSet<String> anneau = Catalogue.cycle(reglements);
        Optional<Catalogue> catalogue = catalogue(reglements, geographie);
        SortedMap<String, Set<String>> derriere = Catalogue.derriere(reglements);
        for (ReglementAide reglement : reglements) {
            List<Defaut> siens = new ArrayList<>();
            if (anneau.contains(reglement.code())) {
                siens.add(Defaut.of(
                        Defaut.Code.CYCLE, reglement, "montant", Optional.empty(), String.join(", ", anneau)));
            }
            siens.addAll(analyser(reglement, geographie));
            siens.addAll(AnalyseDesLieux.lieux(reglement, geographie));
            siens.addAll(versions(reglement, reglements, jour));
            if (!natures.isEmpty()) {
                siens.addAll(natures(reglement, natures));
            }
            List<Defaut> absentes = aidesAbsentes(reglement, reglements);
            siens.addAll(absentes);
            siens.addAll(deDeuxGenres(reglement, reglements, derriere));
            siens.addAll(questionsSansEffet(reglement, reglements));
            if (catalogue.isPresent()) {
                siens.addAll(exemples(reglement, catalogue.get()));
            } else if (absentes.isEmpty() && !reglement.exemples().isEmpty()) {
                siens.add(Defaut.of(
                        Defaut.Code.NON_DECIDE, reglement, "cas", Optional.empty(), Defaut.Code.EXEMPLE_FAUX.name()));
            }
            siens.sort(Comparator.comparing(Defaut::gravite));
            defauts.addAll(siens);
        }
        return List.copyOf(defauts);
    }

    /**
     * Finds the natures of documents that no reader tells: whoever sends the right document hears that it is another one.
     *
     * @param reglement the règlement
     * @param connues the natures that the reader of pieces tells
     * @return in the order of the pieces, one for each such nature
     */
    public static List<Defaut> natures(ReglementAide reglement, SortedSet<String> connues) {
        List<Defaut> defauts = new ArrayList<>();
        for (PieceRequise piece : reglement.pieces()) {
            piece.natures().stream()
                    .filter(nature -> !connues.contains(nature))
                    .map(nature ->
                            Defaut.of(Defaut.Code.NATURE_INCONNUE, reglement, piece.type(), Optional.empty(), nature))
                    .forEach(defauts::add);
        }
        return List.copyOf(defauts);
    }

    /** An aid that another one names is read with it; beside others, one that is not there is misspelt or forgotten. */
    private static List<Defaut> aidesAbsentes(ReglementAide reglement, List<ReglementAide> reglements) {
        SortedSet<String> lues =
                reglements.stream().map(ReglementAide::code).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> absentes = ReglementResolu.dependances(reglement, Evaluation.Aides.AUCUNE);
        absentes.removeAll(lues);
        Defaut.Code code = lues.size() > 1 ? Defaut.Code.AIDE_INCONNUE : Defaut.Code.AIDE_A_LIRE_AVEC;
        return absentes.isEmpty()
                ? List.of()
                : List.of(Defaut.of(code, reglement, "montant", Optional.empty(), String.join(", ", absentes)));
    }

    /**
     * A name that two linked règlements read as two kinds: one answer of one dossier cannot be both, so no catalogue is made of them. It is told
     * of the one that depends on the other; of one that depends on both without reading it, where no other tells.
     */
    private static List<Defaut> deDeuxGenres(
            ReglementAide reglement, List<ReglementAide> reglements, SortedMap<String, Set<String>> derriere) {
        SortedSet<String> dites = new TreeSet<>();
        derriere(reglement, reglements, derriere)
                .forEach(autre ->
                        dites.addAll(deuxGenres(autre, reglements, derriere).keySet()));
        lues(reglement).forEach(donnee -> dites.remove(donnee.nom()));
        List<Defaut> defauts = new ArrayList<>();
        deuxGenres(reglement, reglements, derriere).forEach((nom, genres) -> {
            if (!dites.contains(nom)) {
                defauts.add(Defaut.of(Defaut.Code.FAIT_DE_DEUX_GENRES, reglement, nom, Optional.empty(), genres));
            }
        });
        return defauts;
    }

    private static Stream<ReglementAide> derriere(
            ReglementAide reglement, List<ReglementAide> reglements, SortedMap<String, Set<String>> derriere) {
        Set<String> codes = derriere.getOrDefault(reglement.code(), Set.of());
        return reglements.stream()
                .filter(autre -> codes.contains(autre.code()) && !autre.code().equals(reglement.code()));
    }

    /** The names of two kinds among what a règlement and those behind it read, with the kinds and who has which. */
    private static SortedMap<String, String> deuxGenres(
            ReglementAide reglement, List<ReglementAide> reglements, SortedMap<String, Set<String>> derriere) {
        SortedMap<String, SortedMap<TypeValeur, SortedSet<String>>> genres = new TreeMap<>();
        Stream.concat(Stream.of(reglement), derriere(reglement, reglements, derriere))
                .forEach(un -> lues(un).forEach(donnee -> genres.computeIfAbsent(donnee.nom(), nom -> new TreeMap<>())
                        .computeIfAbsent(donnee.type(), type -> new TreeSet<>())
                        .add(un.code() + " " + un.version())));
        SortedMap<String, String> deux = new TreeMap<>();
        genres.forEach((nom, parGenre) -> {
            if (parGenre.size() > 1) {
                deux.put(
                        nom,
                        parGenre.entrySet().stream()
                                .map(genre -> genre.getKey().name().toLowerCase(Locale.ROOT) + " dans "
                                        + String.join(", ", genre.getValue()))
                                .collect(Collectors.joining(" ; ")));
            }
        });
        return deux;
    }

    /** What is asked in one règlement may be read in another that is judged on the same dossier. */
    private static List<Defaut> questionsSansEffet(ReglementAide reglement, List<ReglementAide> reglements) {
        SortedSet<String> lues = reglements.stream()
                .flatMap(autre -> ReglementResolu.lues(autre).stream())
                .map(Donnee::nom)
                .collect(Collectors.toCollection(TreeSet::new));
        return reglement.questions().stream()
                .map(Donnee::nom)
                .filter(question -> !lues.contains(question))
                .map(question -> Defaut.of(Defaut.Code.QUESTION_SANS_EFFET, reglement, question, Optional.empty(), ""))
                .toList();
    }

    /** What its rules read, and what it asks that none does. */
    private static SortedSet<Donnee> lues(ReglementAide reglement) {
        SortedSet<Donnee> lues = ReglementResolu.lues(reglement);
        lues.addAll(reglement.questions());
        return lues;
    }

    /** Examples are run where a catalogue can be made: what forbids it is a fault of its own. */
    private static Optional<Catalogue> catalogue(List<ReglementAide> reglements, Geographie geographie) {
        try {
            return Optional.of(Catalogue.resoudre(reglements, geographie));
        } catch (ValeurInvalideException refuse) {
            return Optional.empty();
        }
    }

    private static List<Defaut> analyser(ReglementAide reglement, Geographie geographie) {
        Enquete enquete = new Enquete(reglement, geographie);
        for (Verification.Defaut defaut : Verification.verifier(reglement)) {
            enquete.ajouter(Defaut.Code.valueOf(defaut.code()), defaut.lieu(), Optional.empty(), "");
        }
        AnalyseDesRevenus revenus = new AnalyseDesRevenus(enquete);
        new AnalyseDesQuestions(enquete).regarder();
        if (enquete.quelquUnEstEligible()) {
            new AnalyseDuMontant(enquete).regarder();
            revenus.plusPauvre();
        }
        revenus.unites();
        return enquete.defauts();
    }

    private static List<Defaut> versions(ReglementAide reglement, List<ReglementAide> tous, LocalDate jour) {
        List<Defaut> defauts = new ArrayList<>();
        ReglementAide.Validite validite = reglement.validite();
        Optional<ReglementAide> suivante = tous.stream()
                .filter(autre -> autre.code().equals(reglement.code())
                        && !autre.version().equals(reglement.version())
                        && !autre.validite().du().isBefore(validite.du()))
                .min(Comparator.comparing(autre -> autre.validite().du()));
        boolean enDouble = tous.stream()
                        .filter(autre -> autre.code().equals(reglement.code())
                                && autre.version().equals(reglement.version()))
                        .count()
                > 1;
        if (enDouble) {
            defauts.add(Defaut.of(
                    Defaut.Code.VERSIONS_CHEVAUCHANTES, reglement, "version", Optional.empty(), reglement.version()));
        }
        suivante.ifPresent(autre -> {
            if (validite.couvre(autre.validite().du())) {
                defauts.add(Defaut.of(
                        Defaut.Code.VERSIONS_CHEVAUCHANTES, reglement, "validite", Optional.empty(), autre.version()));
            } else if (validite.au() != null
                    && validite.au().plusDays(1).isBefore(autre.validite().du())) {
                defauts.add(Defaut.of(
                        Defaut.Code.VERSIONS_ESPACEES, reglement, "validite", Optional.empty(), autre.version()));
            }
        });
        if (validite.au() != null && validite.au().isBefore(jour)) {
            defauts.add(Defaut.of(
                    Defaut.Code.VERSION_FINIE,
                    reglement,
                    "validite",
                    Optional.empty(),
                    validite.au().toString()));
        }
        return defauts;
    }

    private static List<Defaut> exemples(ReglementAide reglement, Catalogue catalogue) {
        List<Defaut> defauts = new ArrayList<>();
        ReglementResolu resolu =
                catalogue.version(reglement.code(), reglement.version()).orElseThrow();
        for (Exemple exemple : reglement.exemples()) {
            if (!exemple.tient(resolu)) {
                defauts.add(Defaut.of(
                        Defaut.Code.EXEMPLE_FAUX,
                        reglement,
                        exemple.nom(),
                        Optional.of(exemple.situation()),
                        exemple.attendu() + " / " + exemple.obtenu(resolu)));
            }
        }
        return defauts;
    }
}
