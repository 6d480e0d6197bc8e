package fr.octroi.format;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.Predicat.Compare.Comparaison;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Turns the published rules of bicycle aids, written as a tree, into règlements, by the kind of each node and never aid by aid; and a
 * situation of theirs, with their defaults, into facts.
 *
 * <p>Rules: {@code @betagouv/aides-velo} (Apache-2.0), evaluated by {@code publicodes} (MIT).
 */
final class ConvertisseurAidesVelo {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Donnee STATUT = question("statut", TypeValeur.CODE);
    private static final SortedMap<String, SortedSet<String>> VOCABULAIRES = new TreeMap<>(Map.of(
            Vocabulaire.ACHAT_NATURE.nom(),
            new TreeSet<>(List.of(
                    "mécanique simple",
                    "électrique",
                    "cargo",
                    "cargo électrique",
                    "pliant",
                    "pliant électrique",
                    "motorisation",
                    "adapté")),
            Vocabulaire.ACHAT_ETAT.nom(),
            new TreeSet<>(List.of("neuf", "occasion"))));
    private static final Set<String> QUESTIONS = Set.of(
            "et",
            "ou",
            "non",
            "cmp",
            "territoire",
            "type∈",
            "état=",
            "statut=",
            "drapeau",
            "question",
            "nonApplicable");
    private static final BigDecimal POINTS = BigDecimal.valueOf(10_000);

    /** How the situations write the flags of a person. */
    private static final Map<String, String> DRAPEAUX = Map.of(
            "demandeur . en situation de handicap", "handicap",
            "demandeur . bénéficiaire du RSA", "rsa",
            "demandeur . bénéficiaire de l'AAH", "aah",
            "demandeur . bénéficiaire de minima sociaux", "minima",
            "localisation . ZFE", "zfe",
            "vélo . fabriqué en france", "franceMade");

    private static final Map<String, Niveau> LIEUX = Map.of(
            "code insee", Niveau.COMMUNE,
            "epci", Niveau.EPCI,
            "département", Niveau.DEPARTEMENT,
            "région", Niveau.REGION,
            "pays", Niveau.PAYS);

    private static final Map<Niveau, String> CLES = Map.of(
            Niveau.COMMUNE, "insee",
            Niveau.EPCI, "epci",
            Niveau.DEPARTEMENT, "dep",
            Niveau.REGION, "reg",
            Niveau.PAYS, "pays");

    /** Their names of the levels of authority. */
    static final Map<String, Niveau> NIVEAUX = Map.of(
            "commune", Niveau.COMMUNE,
            "intercommunalité", Niveau.EPCI,
            "département", Niveau.DEPARTEMENT,
            "région", Niveau.REGION,
            "état", Niveau.PAYS);

    private final SortedMap<String, JsonNode> regles = new TreeMap<>();
    private final Map<String, Donnee> questions = new LinkedHashMap<>();
    private final Map<String, Boolean> defauts = new HashMap<>();
    private final LocalDate jour;

    /** Reads the rules; purchases are dated of the first day on which one of them ends, when all hold. */
    ConvertisseurAidesVelo(JsonNode arbres) {
        arbres.properties().forEach(regle -> regles.put(regle.getKey(), regle.getValue()));
        jour = regles.values().stream()
                .flatMap(regle -> fin(regle).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        regles.values().forEach(this::relever);
    }

    private static Optional<LocalDate> fin(JsonNode regle) {
        return Optional.ofNullable(regle.get("fin")).map(fin -> LocalDate.parse(fin.asText(), JOUR));
    }

    private static Donnee question(String nom, TypeValeur type) {
        return new Donnee("question." + nom, type, Donnee.Origine.DEMANDEUR, nom);
    }

    /** Every question, flag and figure that the rules ask of a person becomes a fact of its own. */
    private void relever(JsonNode noeud) {
        switch (genre(noeud)) {
            case "question" -> {
                questions.computeIfAbsent(
                        noeud.get(1).asText(), nom -> question("q" + questions.size(), TypeValeur.BOOLEEN));
                defauts.put(noeud.get(1).asText(), "oui".equals(noeud.get(2).asText()));
            }
            case "drapeau" ->
                questions.computeIfAbsent(
                        noeud.get(1).asText(), nom -> question("q" + questions.size(), TypeValeur.BOOLEEN));
            case "saisie" ->
                questions.computeIfAbsent(
                        noeud.get(1).asText(), nom -> question("q" + questions.size(), TypeValeur.MONTANT));
            default -> {}
        }
        noeud.forEach(this::relever);
    }

    private static String genre(JsonNode noeud) {
        return noeud.isArray() && noeud.size() > 0 && noeud.get(0).isTextual()
                ? noeud.get(0).asText()
                : "";
    }

    Collection<String> aides() {
        return regles.keySet();
    }

    static String code(String aide) {
        return "a" + Empreinte.deChamps(aide).hexadecimal().substring(0, 20);
    }

    /** The aids that a place does not rule out, with those that they name. */
    SortedSet<String> possibles(JsonNode situation) {
        SortedSet<String> possibles = new TreeSet<>();
        for (Map.Entry<String, JsonNode> regle : regles.entrySet()) {
            if (estPossible(regle.getValue().get("eligibilite"), situation)) {
                possibles.add(regle.getKey());
            }
        }
        return fermer(possibles);
    }

    /** An aid with those of a place that its amount depends on, through level totals too. */
    SortedSet<String> dependances(String aide, SortedSet<String> possibles) {
        SortedSet<String> liees = fermer(List.of(aide));
        boolean grandit = true;
        while (grandit) {
            SortedSet<String> niveaux = new TreeSet<>();
            liees.forEach(liee -> lus(Objects.requireNonNull(regles.get(liee)), niveaux));
            grandit = liees.addAll(fermer(possibles.stream()
                    .filter(possible -> niveaux.contains(Objects.requireNonNull(regles.get(possible))
                            .path("niveau")
                            .asText()))
                    .toList()));
        }
        return liees;
    }

    private static void lus(JsonNode noeud, SortedSet<String> niveaux) {
        if (genre(noeud).equals("niveau")) {
            niveaux.add(noeud.get(1).asText());
        }
        noeud.forEach(dessous -> lus(dessous, niveaux));
    }

    SortedSet<String> fermer(Collection<String> aides) {
        SortedSet<String> fermes = new TreeSet<>();
        aides.forEach(aide -> ajouter(aide, fermes));
        return fermes;
    }

    private void ajouter(String aide, SortedSet<String> fermes) {
        if (fermes.add(aide)) {
            citees(Objects.requireNonNull(regles.get(aide), aide)).forEach(citee -> ajouter(citee, fermes));
            parente(aide).ifPresent(parente -> ajouter(parente, fermes));
        }
    }

    /** A rule named inside another, such as a supplement, does not apply when that one does not. */
    private Optional<String> parente(String aide) {
        int fin = aide.lastIndexOf(" . ");
        return Optional.of(aide.substring(0, fin)).filter(regles::containsKey);
    }

    private static Stream<String> citees(JsonNode noeud) {
        Stream<String> dessous =
                StreamSupport.stream(noeud.spliterator(), false).flatMap(ConvertisseurAidesVelo::citees);
        return Stream.of("aide", "nonApplicable").anyMatch(genre(noeud)::equals)
                ? Stream.of(noeud.get(1).asText())
                : dessous;
    }

    /** False only when the places that a rule names prove that it does not apply. */
    private boolean estPossible(JsonNode noeud, JsonNode situation) {
        return switch (genre(noeud)) {
            case "et" -> termes(noeud).allMatch(terme -> estPossible(terme, situation));
            case "ou" -> termes(noeud).anyMatch(terme -> estPossible(terme, situation));
            case "territoire" ->
                lieu(Objects.requireNonNull(LIEUX.get(noeud.get(1).asText())), situation)
                        .equals(noeud.get(2).asText());
            default -> true;
        };
    }

    private static Stream<JsonNode> termes(JsonNode noeud) {
        return StreamSupport.stream(noeud.spliterator(), false).skip(1);
    }

    private static String lieu(Niveau niveau, JsonNode situation) {
        JsonNode lieu = situation.get(CLES.get(niveau));
        return lieu != null ? lieu.asText() : niveau == Niveau.PAYS ? "France" : "?";
    }

    /** The règlements of aids that stand in one catalogue, by the levels that a situation states of its own. */
    List<ReglementAide> reglements(SortedSet<String> aides, JsonNode situation) {
        return aides.stream().map(aide -> reglement(aide, aides, situation)).toList();
    }

    private ReglementAide reglement(String aide, SortedSet<String> catalogue, JsonNode situation) {
        return reglement(aide, new Traduction(catalogue, niveauxDits(situation), false));
    }

    private ReglementAide reglement(String aide, Traduction traduction) {
        JsonNode regle = Objects.requireNonNull(regles.get(aide), aide);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                new Condition("ELIGIBILITE", "publié", "éligibilité", traduction.predicat(regle.get("eligibilite"))));
        parente(aide)
                .ifPresent(parente -> conditions.add(new Condition(
                        "PARENTE",
                        "publié",
                        "supplément",
                        new Predicat.Applicable(new Formule.AutreAide(code(parente))))));
        if (regle.has("exclusion")) {
            conditions.add(new Condition(
                    "EXCLUSION", "publié", "exclusion", new Predicat.Non(traduction.predicat(regle.get("exclusion")))));
        }
        JsonNode niveau = regle.get("niveau");
        return new ReglementAide(
                code(aide),
                "publiee",
                aide,
                aide,
                niveau == null ? null : NIVEAUX.get(niveau.asText()),
                "règle publiée",
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE,
                        LocalDate.of(2010, 1, 1),
                        fin(regle).orElse(null),
                        "PERIODE",
                        "publié",
                        "période"),
                conditions,
                new Bareme("publié", traduction.formule(regle.get("montant"), Unite.EURO), Arrondi.AU_CENTIME),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(questions.values()),
                VOCABULAIRES,
                Delai.ofMois(2),
                Delai.ofJours(30),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of("@betagouv/aides-velo"),
                Empreinte.deChamps(aide));
    }

    /** One aid as a verifier takes it, what other levels give left open. */
    ReglementAide seul(String aide) {
        return reglement(aide, new Traduction(Collections.emptySortedSet(), Map.of(), true));
    }

    private static Map<String, BigDecimal> niveauxDits(JsonNode situation) {
        Map<String, BigDecimal> dits = new HashMap<>();
        for (String niveau : NIVEAUX.keySet()) {
            JsonNode dit = situation.path("q").get("aides . " + niveau);
            if (dit != null) {
                dits.put(niveau, dit.decimalValue());
            }
        }
        return dits;
    }

    /** The formula of a level total as that engine takes it: the last aid that applies, by name, or nothing. */
    Formule total(String niveau, SortedSet<String> catalogue) {
        return new Traduction(catalogue, Map.of(), false).total(niveau);
    }

    /** The ceilings that an aid compares the income of the household with, as amounts. */
    List<Formule> plafonds(String aide) {
        List<Formule> plafonds = new ArrayList<>();
        plafonds(Objects.requireNonNull(regles.get(aide)), plafonds);
        return plafonds;
    }

    private void plafonds(JsonNode noeud, List<Formule> plafonds) {
        if (genre(noeud).equals("cmp") && genre(noeud.get(2)).equals("rfr")) {
            plafonds.add(
                    new Traduction(Collections.emptySortedSet(), Map.of(), false).formule(noeud.get(3), Unite.EURO));
        }
        noeud.forEach(dessous -> plafonds(dessous, plafonds));
    }

    /** Whether what is known of a person, other aids left aside, rules an aid out. */
    boolean estExclue(String aide, Situation situation) {
        Traduction sansAides = new Traduction(null, Map.of(), false);
        return sansAides
                        .predicat(Objects.requireNonNull(regles.get(aide)).get("eligibilite"))
                        .evaluer(situation)
                == Verdict.NON_SATISFAITE;
    }

    /** A situation, their defaults filled in; ours have none. */
    Situation situation(JsonNode dite) {
        Situation.Builder situation = Situation.builder();
        LIEUX.values()
                .forEach(niveau -> situation.avec(Vocabulaire.residence(niveau), new Valeur.Code(lieu(niveau, dite))));
        BigDecimal prix = dite.has("prix") ? dite.get("prix").decimalValue() : BigDecimal.ONE;
        BigDecimal parts = dite.has("parts") ? dite.get("parts").decimalValue() : BigDecimal.ONE;
        situation
                .avec(Vocabulaire.ACHAT_DATE, new Valeur.Jour(jour))
                .avec(
                        Vocabulaire.ACHAT_NATURE,
                        new Valeur.Code(dite.path("type").asText("électrique")))
                .avec(Vocabulaire.ACHAT_ETAT, new Valeur.Code(dite.path("etat").asText("neuf")))
                .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.of(prix.max(BigDecimal.ONE))))
                .avec(Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.of(nombre(dite, "rfr", 800))))
                .avec(Vocabulaire.FOYER_PARTS, new Valeur.Nombre(parts.max(BigDecimal.ONE)))
                .avec(Vocabulaire.FOYER_PERSONNES, entier(dite, "personnes", 1))
                .avec(Vocabulaire.DEMANDEUR_AGE, entier(dite, "age", 18))
                .avec(STATUT, new Valeur.Code(dite.path("statut").asText("autre")));
        questions.forEach((nom, donnee) -> situation.avec(donnee, reponse(nom, donnee, dite)));
        return situation.build();
    }

    private static Valeur entier(JsonNode dite, String cle, long defaut) {
        return new Valeur.Nombre(nombre(dite, cle, defaut));
    }

    private static BigDecimal nombre(JsonNode dite, String cle, long defaut) {
        return dite.has(cle) ? dite.get(cle).decimalValue() : BigDecimal.valueOf(defaut);
    }

    private Valeur reponse(String nom, Donnee donnee, JsonNode dite) {
        JsonNode dit = dite.path("q").path(nom);
        if (dit.isMissingNode() && DRAPEAUX.containsKey(nom)) {
            dit = dite.path(DRAPEAUX.get(nom));
        }
        return donnee.type() == TypeValeur.MONTANT
                ? new Valeur.Somme(Montant.of(dit.isMissingNode() ? BigDecimal.ZERO : dit.decimalValue()))
                : new Valeur.Booleen(
                        dit.isTextual() ? "oui".equals(dit.asText()) : dit.asBoolean(defauts.getOrDefault(nom, false)));
    }

    /** One rule, among the aids of a catalogue; without a catalogue, what other aids give stays unknown. */
    private final class Traduction {

        private final @Nullable SortedSet<String> catalogue;
        private final Map<String, BigDecimal> niveauxDits;

        private final boolean totaux;

        Traduction(@Nullable SortedSet<String> catalogue, Map<String, BigDecimal> niveauxDits, boolean totaux) {
            this.catalogue = catalogue;
            this.niveauxDits = niveauxDits;
            this.totaux = totaux;
        }

        Predicat predicat(JsonNode noeud) {
            if (noeud.isBoolean()) {
                return noeud.asBoolean() ? vrai() : new Predicat.Non(vrai());
            }
            return switch (genre(noeud)) {
                case "et" -> new Predicat.Et(termes(noeud).map(this::predicat).toList());
                case "ou" -> new Predicat.Ou(termes(noeud).map(this::predicat).toList());
                case "non" -> new Predicat.Non(predicat(noeud.get(1)));
                case "cmp" -> comparer(noeud);
                case "territoire" -> territoire(noeud);
                case "type∈" -> parmi(Vocabulaire.ACHAT_NATURE, noeud.get(1));
                case "état=" -> egal(Vocabulaire.ACHAT_ETAT, noeud.get(1));
                case "statut=" -> egal(STATUT, noeud.get(1));
                case "drapeau" -> new Predicat.EstVrai(connue(noeud));
                case "question" -> poser(noeud);
                case "nonApplicable" -> new Predicat.Non(new Predicat.Applicable(aide(noeud)));
                case "table" -> table(noeud);
                default -> new Predicat.Applicable(formule(noeud, Unite.EURO));
            };
        }

        /** A table whose rows are questions answers as the first that holds. */
        private Predicat table(JsonNode noeud) {
            JsonNode sinon = noeud.get(2);
            boolean demande = Stream.of(noeud.get(1).get(0).get(1), sinon)
                    .anyMatch(valeur -> valeur.isBoolean() || QUESTIONS.contains(genre(valeur)));
            if (!demande) {
                return new Predicat.Applicable(table(noeud, Unite.EURO));
            }
            Predicat reste = sinon.isNull() ? new Predicat.Non(vrai()) : predicat(sinon);
            for (int i = noeud.get(1).size() - 1; i >= 0; i--) {
                Predicat si = predicat(noeud.get(1).get(i).get(0));
                Predicat alors = predicat(noeud.get(1).get(i).get(1));
                reste = new Predicat.Ou(List.of(
                        new Predicat.Et(List.of(si, alors)), new Predicat.Et(List.of(new Predicat.Non(si), reste))));
            }
            return reste;
        }

        private static Predicat vrai() {
            return new Predicat.Applicable(new Formule.Constante(Fraction.of(1), Unite.NOMBRE));
        }

        private Predicat comparer(JsonNode noeud) {
            Comparaison signe = Stream.of(Comparaison.values())
                    .filter(connue -> connue.signe().equals(noeud.get(1).asText()))
                    .findFirst()
                    .orElseThrow();
            Unite unite = Objects.requireNonNullElse(
                    unite(noeud.get(2)), Objects.requireNonNullElse(unite(noeud.get(3)), Unite.NOMBRE));
            return new Predicat.Compare(formule(noeud.get(2), unite), signe, formule(noeud.get(3), unite));
        }

        private Predicat territoire(JsonNode noeud) {
            String lieu = noeud.get(2).asText();
            Niveau niveau = Objects.requireNonNull(LIEUX.get(noeud.get(1).asText()));
            return new Predicat.DansTerritoire(
                    Vocabulaire.DEMANDEUR_COMMUNE,
                    new Territoire(lieu, lieu, List.of(new Territoire.Appartenance(niveau, lieu, null, null))),
                    Vocabulaire.ACHAT_DATE);
        }

        private static Predicat parmi(Donnee donnee, JsonNode codes) {
            TreeSet<String> mots = new TreeSet<>();
            codes.forEach(code -> mots.add(code.asText()));
            return new Predicat.Parmi(donnee, mots);
        }

        private static Predicat egal(Donnee donnee, JsonNode code) {
            return new Predicat.Parmi(donnee, new TreeSet<>(List.of(code.asText())));
        }

        private Donnee connue(JsonNode noeud) {
            return Objects.requireNonNull(questions.get(noeud.get(1).asText()));
        }

        /** A question that does not concern somebody is answered no. */
        private Predicat poser(JsonNode noeud) {
            Predicat question = new Predicat.EstVrai(connue(noeud));
            JsonNode concerne = noeud.get(3);
            return concerne.isBoolean() && concerne.asBoolean()
                    ? question
                    : new Predicat.Et(List.of(predicat(concerne), question));
        }

        private Formule aide(JsonNode noeud) {
            return catalogue == null
                    ? inconnu()
                    : new Formule.AutreAide(code(noeud.get(1).asText()));
        }

        private static Formule inconnu() {
            return new Formule.Base(question("inconnu", TypeValeur.MONTANT));
        }

        Formule total(String niveau) {
            if (totaux) {
                return new Formule.TotalDeNiveau(Objects.requireNonNull(NIVEAUX.get(niveau)));
            }
            BigDecimal dit = niveauxDits.get(niveau);
            if (dit != null) {
                return new Formule.Forfait(Montant.of(dit));
            }
            if (catalogue == null) {
                return inconnu();
            }
            List<Formule.Table.Ligne> lignes = new ArrayList<>();
            for (String aide : catalogue) {
                if (Objects.requireNonNull(regles.get(aide))
                        .path("niveau")
                        .asText()
                        .equals(niveau)) {
                    Formule autre = new Formule.AutreAide(code(aide));
                    lignes.add(0, new Formule.Table.Ligne(new Predicat.Applicable(autre), autre));
                }
            }
            Formule rien = new Formule.Forfait(Montant.ZERO);
            return lignes.isEmpty() ? rien : new Formule.Table(lignes, rien);
        }

        Formule formule(JsonNode noeud, Unite attendue) {
            if (noeud.isNumber()) {
                return constante(noeud.decimalValue(), attendue);
            }
            return switch (genre(noeud)) {
                case "prix" -> new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);
                case "prixHT" -> horsTaxe();
                case "âge" -> new Formule.Base(Vocabulaire.DEMANDEUR_AGE);
                case "rfr" -> new Formule.Base(Vocabulaire.FOYER_REVENU);
                case "rfrPart" -> Formule.Quotient.revenuParPart();
                case "parts" -> new Formule.Base(Vocabulaire.FOYER_PARTS);
                case "personnes" -> new Formule.Base(Vocabulaire.FOYER_PERSONNES);
                case "saisie" -> new Formule.Base(connue(noeud));
                case "param" -> formule(noeud.get(2), attendue);
                case "taux" -> constante(noeud.get(1).decimalValue(), Unite.NOMBRE);
                case "fois", "produit" -> produit(noeud, attendue);
                case "plus", "somme" ->
                    new Formule.Somme(
                            termes(noeud).map(terme -> formule(terme, attendue)).toList());
                case "moins" ->
                    new Formule.Difference(formule(noeud.get(1), attendue), formule(noeud.get(2), attendue));
                case "max", "plancher" ->
                    new Formule.Plancher(formule(noeud.get(1), attendue), formule(noeud.get(2), attendue));
                case "plafond" -> new Formule.Plafond(formule(noeud.get(1), attendue), formule(noeud.get(2), attendue));
                case "arrondi" -> new Formule.Arrondie(formule(noeud.get(1), attendue), Arrondi.A_L_EURO);
                case "table" -> table(noeud, attendue);
                case "aide" -> aide(noeud);
                case "niveau" -> total(noeud.get(1).asText());
                default -> throw new IllegalStateException("no translation of " + noeud);
            };
        }

        private static Formule constante(BigDecimal nombre, Unite unite) {
            return new Formule.Constante(Fraction.of(nombre), unite);
        }

        private static Formule horsTaxe() {
            Formule prix = new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC);
            Predicat luxembourg = new Predicat.Parmi(Vocabulaire.DEMANDEUR_PAYS, new TreeSet<>(List.of("Luxembourg")));
            return new Formule.Table(
                    List.of(new Formule.Table.Ligne(
                            luxembourg, new Formule.Quotient(prix, constante(new BigDecimal("1.17"), Unite.NOMBRE)))),
                    new Formule.Quotient(prix, constante(new BigDecimal("1.20"), Unite.NOMBRE)));
        }

        /** One factor has the unit that is expected, and is the first that can have it; the others have none. */
        private Formule produit(JsonNode noeud, Unite attendue) {
            List<JsonNode> facteurs = termes(noeud).toList();
            int porteur = porteur(facteurs, attendue);
            if (facteurs.size() == 2 && genre(facteurs.get(0)).equals("taux") && porteur == 1) {
                BigDecimal points = facteurs.get(0).get(1).decimalValue().multiply(POINTS);
                if (points.stripTrailingZeros().scale() <= 0) {
                    return new Formule.Taux(
                            new Pourcentage(points.intValueExact()), formule(facteurs.get(1), attendue));
                }
            }
            List<Formule> formules = new ArrayList<>();
            for (int i = 0; i < facteurs.size(); i++) {
                formules.add(formule(facteurs.get(i), i == porteur ? attendue : Unite.NOMBRE));
            }
            return new Formule.Produit(formules);
        }

        private int porteur(List<JsonNode> facteurs, Unite attendue) {
            List<@Nullable Unite> unites = new ArrayList<>();
            facteurs.forEach(facteur -> unites.add(unite(facteur)));
            return Math.max(0, unites.contains(attendue) ? unites.indexOf(attendue) : unites.indexOf(null));
        }

        private Formule table(JsonNode noeud, Unite attendue) {
            List<Formule.Table.Ligne> lignes = new ArrayList<>();
            for (JsonNode ligne : noeud.get(1)) {
                lignes.add(new Formule.Table.Ligne(predicat(ligne.get(0)), formule(ligne.get(1), attendue)));
            }
            JsonNode sinon = noeud.get(2);
            return new Formule.Table(lignes, sinon == null || sinon.isNull() ? null : formule(sinon, attendue));
        }

        /** The unit that a node has by itself, null for a bare number and what is made of bare numbers. */
        private @Nullable Unite unite(JsonNode noeud) {
            return switch (genre(noeud)) {
                case "prix", "prixHT", "aide", "niveau", "saisie" -> Unite.EURO;
                case "rfr" -> Unite.EURO_PAR_AN;
                case "rfrPart" -> Unite.EURO_PAR_AN_ET_PAR_PART;
                case "âge", "parts", "personnes", "taux" -> Unite.NOMBRE;
                case "param" -> unite(noeud.get(2));
                case "table" -> {
                    List<JsonNode> valeurs = new ArrayList<>();
                    noeud.get(1).forEach(ligne -> valeurs.add(ligne.get(1)));
                    valeurs.add(noeud.get(2));
                    yield premiere(valeurs.stream(), false);
                }
                case "fois", "produit" -> premiere(termes(noeud), true);
                case "plus", "somme", "moins", "max", "plancher", "plafond", "arrondi" ->
                    premiere(termes(noeud), false);
                default -> null;
            };
        }

        private @Nullable Unite premiere(Stream<JsonNode> noeuds, boolean duProduit) {
            return noeuds.map(this::unite)
                    .filter(Objects::nonNull)
                    .filter(unite -> !duProduit || unite != Unite.NOMBRE)
                    .findFirst()
                    .orElse(null);
        }
    }

    static double exact(Fraction fraction) {
        return fraction.arrondir(14, RoundingMode.HALF_EVEN).doubleValue();
    }
}
