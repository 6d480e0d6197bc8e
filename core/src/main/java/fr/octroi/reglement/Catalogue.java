package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The règlements that an authority applies, resolved once and kept: every version of every aid.
 *
 * <p>Resolving is dear and evaluating is cheap: keep the catalogue, not the definitions. A catalogue never changes; a
 * new version is a new catalogue.
 */
public final class Catalogue {

    private final List<ReglementResolu> reglements;
    private final Map<String, List<ReglementResolu>> parCode;
    private final Evaluation.Aides aides;
    private final SortedMap<String, SortedSet<String>> dependances;
    private final ParLieu parLieu;

    private Catalogue(List<ReglementAide> definitions, Geographie geographie) {
        this.aides = new DuCatalogue(codesParNiveau(definitions), this::resultat);
        this.dependances = dependances(definitions);
        this.reglements = definitions.stream()
                .map(definition ->
                        new ReglementResolu(definition, aides, geographie, desAutres(definition.code(), definitions)))
                .toList();
        this.parCode = reglements.stream()
                .collect(Collectors.groupingBy(
                        reglement -> reglement.definition().code()));
        this.parLieu = new ParLieu(reglements);
    }

    /** The aids that a rule may refer to, and how they are computed. */
    private record DuCatalogue(
            SortedMap<Niveau, List<String>> codes, BiFunction<String, Evaluation, Evaluation.Resultat> calcul)
            implements Evaluation.Aides {
        @Override
        public Evaluation.Resultat calculer(String code, Evaluation evaluation) {
            return calcul.apply(code, evaluation);
        }

        @Override
        public List<String> duNiveau(Niveau niveau) {
            return codes.getOrDefault(niveau, List.of());
        }
    }

    private static SortedMap<Niveau, List<String>> codesParNiveau(List<ReglementAide> definitions) {
        SortedMap<Niveau, List<String>> codes = new TreeMap<>();
        for (ReglementAide definition : definitions) {
            if (definition.niveau() != null) {
                List<String> duNiveau = codes.computeIfAbsent(definition.niveau(), nouveau -> new ArrayList<>());
                if (!duNiveau.contains(definition.code())) {
                    duNiveau.add(definition.code());
                }
            }
        }
        return codes;
    }

    /** The aids that each depends on by itself; known before any is resolved, so that what forbids to resolve them can be told. */
    private static SortedMap<String, SortedSet<String>> dependances(List<ReglementAide> definitions) {
        Evaluation.Aides nommees = new DuCatalogue(codesParNiveau(definitions), Evaluation.Aides.AUCUNE::calculer);
        SortedMap<String, SortedSet<String>> dependances = new TreeMap<>();
        for (ReglementAide definition : definitions) {
            dependances
                    .computeIfAbsent(definition.code(), code -> new TreeSet<>())
                    .addAll(ReglementResolu.dependances(definition, nommees));
        }
        return dependances;
    }

    /** The other aids behind each aid, through others or not. */
    static SortedMap<String, Set<String>> derriere(List<ReglementAide> definitions) {
        SortedMap<String, SortedSet<String>> dependances = dependances(definitions);
        SortedMap<String, Set<String>> derriere = new TreeMap<>();
        dependances.keySet().forEach(code -> derriere.put(code, atteintes(code, dependances)));
        return derriere;
    }

    /** The facts that the aids behind an aid read, since all are judged on the same dossier. */
    private SortedSet<Donnee> desAutres(String code, List<ReglementAide> definitions) {
        Set<String> atteintes = atteintes(code, dependances);
        SortedSet<Donnee> lues = new TreeSet<>();
        definitions.stream()
                .filter(definition -> atteintes.contains(definition.code()))
                .forEach(definition -> lues.addAll(ReglementResolu.lues(definition)));
        return lues;
    }

    private static Set<String> atteintes(String code, SortedMap<String, SortedSet<String>> dependances) {
        Set<String> atteintes = new HashSet<>();
        Deque<String> suite = new ArrayDeque<>(dependances.getOrDefault(code, Collections.emptySortedSet()));
        while (!suite.isEmpty()) {
            String suivante = suite.pop();
            if (atteintes.add(suivante)) {
                suite.addAll(dependances.getOrDefault(suivante, Collections.emptySortedSet()));
            }
        }
        return atteintes;
    }

    /** The version that governs a situation, empty when several could and the day that tells is unknown. */
    private Optional<ReglementResolu> gouvernante(String code, Situation situation) {
        List<ReglementResolu> versions = parCode.getOrDefault(code, List.of());
        ReglementResolu derniere = versions.get(versions.size() - 1);
        if (versions.size() == 1) {
            return Optional.of(derniere);
        }
        return situation.lire(derniere.definition().validite().donnee()) instanceof Valeur.Jour date
                ? trouver(code, date.jour())
                : Optional.empty();
    }

    private Evaluation.Resultat resultat(String code, Evaluation evaluation) {
        Optional<ReglementResolu> version = gouvernante(code, evaluation.situation());
        if (version.isPresent()) {
            return version.get().resultat(evaluation);
        }
        if (estExclu(code, evaluation)) {
            return new Evaluation.Resultat(null, Collections.emptySortedSet());
        }
        evaluation.manque(jour(code));
        return new Evaluation.Resultat(Fraction.ZERO, evaluation.inconnues());
    }

    private Calcul calculer(String code, Evaluation evaluation) {
        Optional<ReglementResolu> version = gouvernante(code, evaluation.situation());
        if (version.isPresent()) {
            return version.get().evaluer(evaluation.autre());
        }
        return estExclu(code, evaluation) ? new Calcul.SansObjet() : new Calcul.Indetermine(List.of(jour(code)));
    }

    /** Whether no version of an aid applies, whatever the day. */
    private boolean estExclu(String code, Evaluation evaluation) {
        return parCode.getOrDefault(code, List.of()).stream()
                .allMatch(version -> version.evaluer(evaluation.autre()) instanceof Calcul.SansObjet);
    }

    private Donnee jour(String code) {
        List<ReglementResolu> versions = parCode.getOrDefault(code, List.of());
        return versions.get(versions.size() - 1).definition().validite().donnee();
    }

    private void verifierDependances() {
        Set<String> connues = dependances.keySet();
        if (!dependances.values().stream().allMatch(connues::containsAll)) {
            throw new ValeurInvalideException("AIDE_INCONNUE");
        }
        if (!enAnneau(dependances).isEmpty()) {
            throw new ValeurInvalideException("CYCLE");
        }
    }

    /** The aids that depend on themselves, through others or not. */
    private static SortedSet<String> enAnneau(SortedMap<String, SortedSet<String>> dependances) {
        SortedSet<String> anneau = new TreeSet<>();
        for (String code : dependances.keySet()) {
            if (atteintes(code, dependances).contains(code)) {
                anneau.add(code);
            }
        }
        return anneau;
    }

    /**
     * Names the aids that depend on one another in a ring, which no catalogue accepts.
     *
     * @param definitions the règlements
     * @return the codes of the aids, empty when a catalogue can be made of them
     */
    public static SortedSet<String> cycle(List<ReglementAide> definitions) {
        return enAnneau(dependances(definitions));
    }

    /**
     * Resolves definitions.
     *
     * @param definitions the règlements, in any order; a lone one is a catalogue of one
     * @return the catalogue
     * @throws ValeurInvalideException {@code CATALOGUE_VIDE}, {@code VERSION_EN_DOUBLE} when a version of an aid comes
     *     twice, {@code VERSIONS_CHEVAUCHANTES} when two versions of an aid apply to the same day,
     *     {@code TYPE_DE_DONNEE} when a règlement gives two kinds to one fact, {@code AIDE_INCONNUE} when one refers to an aid
     *     that is not there, {@code CYCLE} when aids depend on one another in a ring
     */
    public static Catalogue resoudre(List<ReglementAide> definitions) {
        return resoudre(definitions, Geographie.INCONNUE);
    }

    /**
     * Resolves definitions, with what is known of communes.
     *
     * @param definitions the règlements, in any order; a lone one is a catalogue of one
     * @param geographie where communes are: a règlement that names an EPCI, a région or a commune that merged needs it
     * @return the catalogue
     * @throws ValeurInvalideException as {@link #resoudre(List)}
     */
    public static Catalogue resoudre(List<ReglementAide> definitions, Geographie geographie) {
        if (definitions.isEmpty()) {
            throw new ValeurInvalideException("CATALOGUE_VIDE");
        }
        List<ReglementAide> ordonnees = new ArrayList<>(definitions);
        ordonnees.sort(Comparator.comparing(ReglementAide::code)
                .thenComparing(definition -> definition.validite().du())
                .thenComparing(ReglementAide::version));
        Set<List<String>> versions = new HashSet<>();
        for (ReglementAide definition : ordonnees) {
            if (!versions.add(List.of(definition.code(), definition.version()))) {
                throw new ValeurInvalideException("VERSION_EN_DOUBLE");
            }
        }
        for (int i = 1; i < ordonnees.size(); i++) {
            ReglementAide avant = ordonnees.get(i - 1);
            ReglementAide apres = ordonnees.get(i);
            if (avant.code().equals(apres.code())
                    && avant.validite().couvre(apres.validite().du())) {
                throw new ValeurInvalideException("VERSIONS_CHEVAUCHANTES");
            }
        }
        Catalogue catalogue = new Catalogue(ordonnees, geographie);
        catalogue.verifierDependances();
        return catalogue;
    }

    /**
     * Finds the version of an aid that governs a fact.
     *
     * <p>Outside every version, the nearest one answers, and its own condition of period refuses with its article: an
     * applicant is told why rather than nothing. Without a known date, the latest version answers. Between two
     * versions, at the same number of days from both, the earlier one answers.
     *
     * @param code the aid
     * @param jour the day of the fact that opens the right, null when unknown
     * @return the version, or empty when no version of this aid is in the catalogue
     */
    public Optional<ReglementResolu> trouver(String code, @Nullable LocalDate jour) {
        Stream<ReglementResolu> versions = parCode.getOrDefault(code, List.of()).stream();
        return jour == null
                ? versions.reduce((avant, apres) -> apres)
                : versions.min(
                        Comparator.comparingLong(r -> r.definition().validite().joursJusqua(jour)));
    }

    /**
     * Finds one version of an aid by its name.
     *
     * @param code the aid
     * @param version the version
     * @return the version, or empty
     */
    public Optional<ReglementResolu> version(String code, String version) {
        return reglements.stream()
                .filter(r -> r.definition().code().equals(code)
                        && r.definition().version().equals(version))
                .findFirst();
    }

    /**
     * Returns every version of every aid.
     *
     * @return in order of aid and of validity
     */
    public List<ReglementResolu> reglements() {
        return reglements;
    }

    /**
     * Says what every aid comes to for one applicant; where he lives decides first, so that the aids of other places cost nothing.
     *
     * @param situation the facts, with the codes of the places where he lives
     * @return by aid, what it comes to under the version that governs it; aids that do not apply are left out
     */
    public SortedMap<String, Calcul> appliquer(Situation situation) {
        SortedMap<String, Calcul> calculs = new TreeMap<>();
        Evaluation evaluation = new Evaluation(situation, aides);
        parLieu.candidates(situation).forEach(code -> {
            Calcul calcul = calculer(code, evaluation);
            if (!(calcul instanceof Calcul.SansObjet)) {
                calculs.put(code, calcul);
            }
        });
        return calculs;
    }

    /** The aids by the places that they require, and those that require none. */
    private static final class ParLieu {

        private final Map<String, SortedSet<String>> exigeant = new HashMap<>();
        private final SortedSet<String> partout = new TreeSet<>();
        private final SortedMap<Niveau, SortedSet<String>> parNiveau = new TreeMap<>();

        ParLieu(List<ReglementResolu> reglements) {
            for (ReglementResolu reglement : reglements) {
                String code = reglement.definition().code();
                List<Territoire.Appartenance> membres = reglement.definition().conditions().stream()
                        .flatMap(condition -> territoires(condition.exige()))
                        .findFirst()
                        .orElse(List.of());
                if (membres.isEmpty()) {
                    partout.add(code);
                }
                for (Territoire.Appartenance membre : membres) {
                    exigeant.computeIfAbsent(lieu(membre.niveau(), membre.lieu()), nouveau -> new TreeSet<>())
                            .add(code);
                    parNiveau
                            .computeIfAbsent(membre.niveau(), nouveau -> new TreeSet<>())
                            .add(code);
                }
            }
        }

        /** The territories without which a question is answered no. */
        private static Stream<List<Territoire.Appartenance>> territoires(Predicat question) {
            if (question instanceof Predicat.DansTerritoire dans
                    && dans.commune().equals(Vocabulaire.DEMANDEUR_COMMUNE)) {
                return Stream.of(dans.territoire().membres());
            }
            return question instanceof Predicat.Et et
                    ? et.termes().stream().flatMap(ParLieu::territoires)
                    : Stream.of();
        }

        private static String lieu(Niveau niveau, String code) {
            return niveau.mot() + " " + code;
        }

        SortedSet<String> candidates(Situation situation) {
            SortedSet<String> candidates = new TreeSet<>(partout);
            parNiveau.forEach((niveau, codes) -> {
                Valeur valeur = situation.lire(Vocabulaire.residence(niveau));
                if (!(valeur instanceof Valeur.Code code)) {
                    candidates.addAll(codes);
                } else {
                    candidates.addAll(exigeant.getOrDefault(lieu(niveau, code.mot()), Collections.emptySortedSet()));
                }
            });
            return candidates;
        }
    }
}
