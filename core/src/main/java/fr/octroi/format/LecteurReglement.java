package fr.octroi.format;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Exemple;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a règlement written in YAML; the language is described in {@code docs/reglement.md}.
 *
 * <p>Every fault is one {@link FichierInvalideException} that names file, line, column and path: a key or a name that is
 * not known, a unit that does not fit, a value out of bounds. What is missing for the law (an article, a bound) loads,
 * and is found by {@link fr.octroi.reglement.Verification}.
 */
public final class LecteurReglement {

    private static final String REVENU_PAR_PART = "foyer.revenuParPart";

    /** Each formula by the key that names it, with all its keys. */
    private static final Map<String, List<String>> FORMULES = formes();

    private static final Map<String, Predicat.Compare.Comparaison> BORNES = bornes();

    private final Map<String, Formule.Parametre> parametres = new LinkedHashMap<>();
    private final Map<String, Donnee> donnees = new LinkedHashMap<>();
    private final Map<String, Territoire> territoires = new LinkedHashMap<>();
    private Optional<Donnee> jourDuTerritoire = Optional.empty();

    private static Map<String, List<String>> formes() {
        Map<String, List<String>> formes = new LinkedHashMap<>();
        formes.put("forfait", List.of("forfait"));
        formes.put("fait", List.of("fait"));
        formes.put("parametre", List.of("parametre"));
        formes.put("aide", List.of("aide"));
        formes.put("total", List.of("total"));
        formes.put("taux", List.of("taux", "de"));
        formes.put("somme", List.of("somme"));
        formes.put("produit", List.of("produit"));
        formes.put("difference", List.of("difference", "moins"));
        formes.put("quotient", List.of("quotient", "par"));
        formes.put("reste", List.of("reste", "moins"));
        formes.put("plafond", List.of("plafond", "valeur"));
        formes.put("plancher", List.of("plancher", "valeur"));
        formes.put("seuil", List.of("seuil", "valeur"));
        formes.put("arrondi", List.of("arrondi", "valeur"));
        formes.put("table", List.of("table", "sinon"));
        return Collections.unmodifiableMap(formes);
    }

    private static Map<String, Predicat.Compare.Comparaison> bornes() {
        Map<String, Predicat.Compare.Comparaison> bornes = new LinkedHashMap<>();
        bornes.put("minimum", Predicat.Compare.Comparaison.SUPERIEUR_OU_EGAL);
        bornes.put("plus_de", Predicat.Compare.Comparaison.SUPERIEUR);
        bornes.put("maximum", Predicat.Compare.Comparaison.INFERIEUR_OU_EGAL);
        bornes.put("moins_de", Predicat.Compare.Comparaison.INFERIEUR);
        return Collections.unmodifiableMap(bornes);
    }

    private LecteurReglement() {
        Vocabulaire.communes().forEach(donnee -> donnees.put(donnee.nom(), donnee));
    }

    /**
     * Reads a file.
     *
     * @param fichier a YAML file in UTF-8
     * @return the règlement
     * @throws FichierInvalideException when it cannot be used
     */
    public static ReglementAide lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads one of the règlements that come with the library.
     *
     * @param nom such as {@code gpso-vae-2019}
     * @return the règlement
     * @throws FichierInvalideException when there is none of that name
     */
    public static ReglementAide fourni(String nom) {
        String fichier = nom + ".yaml";
        return lire(fichier, Textes.ressource("/fr/octroi/reglements/" + fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the YAML text
     * @return the règlement
     * @throws FichierInvalideException when it cannot be used
     */
    public static ReglementAide lire(String nom, String texte) {
        return new LecteurReglement()
                .reglement(Noeud.lire(nom, texte), Empreinte.sha256(texte.getBytes(StandardCharsets.UTF_8)));
    }

    private ReglementAide reglement(Noeud racine, Empreinte empreinte) {
        racine.seulement(
                "aide",
                "version",
                "titre",
                "autorite",
                "niveau",
                "base",
                "sources",
                "validite",
                "territoires",
                "parametres",
                "questions",
                "vocabulaire",
                "conditions",
                "montant",
                "pieces",
                "engagements",
                "doublons",
                "silence",
                "complement",
                "relances",
                "budget",
                "relais",
                "cas");
        racine.facultatif("questions").ifPresent(this::questions);
        ReglementAide.Validite validite = validite(racine.exiger("validite"));
        jourDuTerritoire = Optional.of(validite.donnee());
        racine.facultatif("territoires").ifPresent(this::territoires);
        racine.facultatif("parametres").ifPresent(this::parametres);
        List<Condition> conditions = new ArrayList<>();
        for (Noeud noeud : racine.exiger("conditions").liste()) {
            conditions.add(condition(noeud));
        }
        List<PieceRequise> pieces = new ArrayList<>();
        for (Noeud noeud : racine.exiger("pieces").liste()) {
            pieces.add(piece(noeud));
        }
        List<Engagement> engagements = new ArrayList<>();
        for (Noeud noeud : listeFacultative(racine, "engagements")) {
            engagements.add(engagement(noeud));
        }
        List<GenreDoublon> doublons = new ArrayList<>();
        for (Noeud noeud : racine.exiger("doublons").liste()) {
            doublons.add(constante(noeud, GenreDoublon.class));
        }
        List<EtapeRelance> relances = new ArrayList<>();
        for (Noeud noeud : listeFacultative(racine, "relances")) {
            noeud.seulement("apres", "modele");
            relances.add(construire(
                    noeud,
                    () -> new EtapeRelance(
                            delai(noeud.exiger("apres")), noeud.exiger("modele").texte())));
        }
        List<Donnee> questions = donnees.values().stream()
                .filter(donnee -> Vocabulaire.trouver(donnee.nom()).isEmpty())
                .toList();
        return construire(
                racine,
                () -> new ReglementAide(
                        racine.exiger("aide").texte(),
                        racine.exiger("version").texte(),
                        racine.exiger("titre").texte(),
                        racine.exiger("autorite").texte(),
                        racine.facultatif("niveau")
                                .map(LecteurReglement::niveau)
                                .orElse(null),
                        racine.exiger("base").texte(),
                        validite,
                        conditions,
                        bareme(racine.exiger("montant")),
                        pieces,
                        engagements,
                        doublons,
                        questions,
                        vocabulaires(racine),
                        delai(racine.exiger("silence")),
                        racine.facultatif("complement")
                                .map(LecteurReglement::delai)
                                .orElse(ReglementAide.DELAI_COMPLEMENT_PAR_DEFAUT),
                        relances,
                        racine.facultatif("budget").map(this::budget).orElse(null),
                        racine.facultatif("relais").map(this::relais).orElse(null),
                        listeFacultative(racine, "cas").stream()
                                .map(this::exemple)
                                .toList(),
                        racine.exiger("sources").liste().stream()
                                .map(Noeud::texte)
                                .toList(),
                        empreinte));
    }

    private void questions(Noeud noeud) {
        noeud.table().forEach((court, question) -> {
            String nom = Champ.QUESTION + court;
            question.seulement("type", "libelle", "origine");
            donnees.put(
                    nom,
                    construire(
                            question,
                            () -> new Donnee(
                                    nom,
                                    constante(question.exiger("type"), TypeValeur.class),
                                    question.facultatif("origine")
                                            .map(origine -> constante(origine, Donnee.Origine.class))
                                            .orElse(Donnee.Origine.DEMANDEUR),
                                    question.exiger("libelle").texteNonVide())));
        });
    }

    private SortedMap<String, SortedSet<String>> vocabulaires(Noeud racine) {
        SortedMap<String, SortedSet<String>> vocabulaires = new TreeMap<>();
        racine.facultatif("vocabulaire")
                .ifPresent(noeud -> noeud.table().forEach((nom, codes) -> {
                    Donnee donnee = donnees.get(nom);
                    if (donnee == null || donnee.type() != TypeValeur.CODE) {
                        throw codes.erreur(
                                "NOM_INCONNU",
                                "« " + nom + " » n'est pas un nom de donnée codée"
                                        + Noeud.suggestion(nom, donnees.keySet()));
                    }
                    vocabulaires.put(
                            nom,
                            new TreeSet<>(
                                    codes.liste().stream().map(Noeud::texte).toList()));
                }));
        return vocabulaires;
    }

    private ReglementAide.Validite validite(Noeud noeud) {
        noeud.seulement("fait", "du", "au", "code", "article", "libelle");
        return construire(
                noeud,
                () -> new ReglementAide.Validite(
                        donnee(noeud.exiger("fait")),
                        date(noeud.exiger("du")),
                        noeud.facultatif("au").map(LecteurReglement::date).orElse(null),
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide()));
    }

    private void territoires(Noeud noeud) {
        noeud.table().forEach((code, territoire) -> {
            territoire.seulement("libelle", "communes", "epci", "ept", "departements", "regions", "pays");
            List<Territoire.Appartenance> membres = new ArrayList<>();
            for (Niveau niveau : Niveau.values()) {
                for (Noeud membre : listeFacultative(territoire, cle(niveau))) {
                    membres.add(appartenance(niveau, membre));
                }
            }
            territoires.put(
                    code,
                    construire(
                            territoire,
                            () -> new Territoire(
                                    code, territoire.exiger("libelle").texteNonVide(), membres)));
        });
    }

    private static String cle(Niveau niveau) {
        return switch (niveau) {
            case COMMUNE -> "communes";
            case EPCI -> "epci";
            case EPT -> "ept";
            case DEPARTEMENT -> "departements";
            case REGION -> "regions";
            case PAYS -> "pays";
        };
    }

    private static Territoire.Appartenance appartenance(Niveau niveau, Noeud noeud) {
        if (!noeud.estTable()) {
            return construire(noeud, () -> new Territoire.Appartenance(niveau, noeud.texte(), null, null));
        }
        noeud.seulement("code", "du", "au");
        return construire(
                noeud,
                () -> new Territoire.Appartenance(
                        niveau,
                        noeud.exiger("code").texte(),
                        noeud.facultatif("du").map(LecteurReglement::date).orElse(null),
                        noeud.facultatif("au").map(LecteurReglement::date).orElse(null)));
    }

    private void parametres(Noeud noeud) {
        noeud.table().forEach((code, parametre) -> {
            List<Formule.Parametre.Periode> periodes = new ArrayList<>();
            List<Grandeur> grandeurs = new ArrayList<>();
            for (Noeud periode : parametre.liste()) {
                periode.seulement("valeur", "du", "au", "source");
                Grandeur grandeur = grandeur(periode.exiger("valeur"));
                grandeurs.add(grandeur);
                if (grandeur.unite() != grandeurs.get(0).unite()) {
                    throw periode.erreur("UNITE", "toutes les valeurs d'un paramètre ont la même unité");
                }
                periodes.add(construire(
                        periode,
                        () -> new Formule.Parametre.Periode(
                                periode.facultatif("du")
                                        .map(LecteurReglement::date)
                                        .orElse(null),
                                periode.facultatif("au")
                                        .map(LecteurReglement::date)
                                        .orElse(null),
                                grandeur.valeur(),
                                periode.exiger("source").texteNonVide())));
            }
            parametres.put(
                    code,
                    construire(
                            parametre,
                            () -> new Formule.Parametre(
                                    code,
                                    grandeurs.isEmpty()
                                            ? Unite.NOMBRE
                                            : grandeurs.get(0).unite(),
                                    periodes,
                                    jourDuTerritoire.orElseThrow())));
        });
    }

    /** A number with its unit: {@code 300 EUR}, {@code 28657 EUR/an}, {@code 15400 EUR/an/part}, {@code 2}, {@code 25 %}. */
    private static Grandeur grandeur(Noeud noeud) {
        return noeud.lire("un nombre, avec son unité s'il en a une, comme 300 EUR ou 15400 EUR/an/part", texte -> {
            String[] mots = texte.replace("_", "").split(" +", -1);
            String unite = mots.length == 2 ? mots[1] : "";
            if (mots.length > 2 || !mots[0].matches("[0-9]{1,12}([.][0-9]{1,6})?")) {
                throw noeud.erreur("VALEUR_INVALIDE", "il faut ici un nombre, avec son unité s'il en a une");
            }
            Fraction valeur = Fraction.of(new BigDecimal(mots[0]));
            return switch (unite) {
                case "" -> new Grandeur(valeur, Unite.NOMBRE);
                case "%" -> new Grandeur(valeur.divisePar(Fraction.of(100)), Unite.NOMBRE);
                case "EUR" -> new Grandeur(valeur, Unite.EURO);
                case "EUR/an" -> new Grandeur(valeur, Unite.EURO_PAR_AN);
                case "EUR/an/part" -> new Grandeur(valeur, Unite.EURO_PAR_AN_ET_PAR_PART);
                default ->
                    throw noeud.erreur(
                            "UNITE", "« " + unite + " » n'est pas une unité connue : EUR, EUR/an, EUR/an/part, %");
            };
        });
    }

    private static Niveau niveau(Noeud noeud) {
        return constante(noeud, Niveau.class);
    }

    private Condition condition(Noeud noeud) {
        noeud.seulement("code", "article", "libelle", "exige");
        return construire(
                noeud,
                () -> new Condition(
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide(),
                        predicat(noeud.exiger("exige"))));
    }

    private Predicat predicat(Noeud noeud) {
        noeud.seulement(
                "et",
                "ou",
                "non",
                "compare",
                "applicable",
                "fait",
                "parmi",
                "dans",
                "minimum",
                "maximum",
                "plus_de",
                "moins_de",
                "vrai",
                "apres",
                "au_moins",
                "au_plus");
        if (noeud.facultatif("et").isPresent()) {
            return construire(noeud.seulement("et"), () -> new Predicat.Et(termes(noeud.exiger("et"))));
        }
        if (noeud.facultatif("ou").isPresent()) {
            return construire(noeud.seulement("ou"), () -> new Predicat.Ou(termes(noeud.exiger("ou"))));
        }
        if (noeud.facultatif("non").isPresent()) {
            return new Predicat.Non(predicat(noeud.seulement("non").exiger("non")));
        }
        if (noeud.facultatif("compare").isPresent()) {
            return comparaison(noeud.seulement("compare").exiger("compare"));
        }
        if (noeud.facultatif("applicable").isPresent()) {
            return new Predicat.Applicable(formule(noeud.seulement("applicable").exiger("applicable")));
        }
        return surUnFait(noeud);
    }

    private Predicat comparaison(Noeud noeud) {
        List<Noeud> cotes = noeud.liste();
        if (cotes.size() != 3) {
            throw noeud.erreur(
                    "COMPARAISON", "il faut ici trois éléments, comme [{fait: achat.prixTtc}, <=, 3000 EUR]");
        }
        Predicat.Compare.Comparaison signe = Stream.of(Predicat.Compare.Comparaison.values())
                .filter(connue -> connue.signe().equals(cotes.get(1).texte()))
                .findFirst()
                .orElseThrow(() -> cotes.get(1).erreur("VALEUR_INVALIDE", "il faut ici l'un de < <= = >= >"));
        return construire(noeud, () -> new Predicat.Compare(formule(cotes.get(0)), signe, formule(cotes.get(2))));
    }

    private Predicat surUnFait(Noeud noeud) {
        Noeud fait = noeud.exiger("fait");
        if (fait.texte().equals(REVENU_PAR_PART)) {
            return bornes(noeud, Formule.Quotient.revenuParPart());
        }
        Donnee donnee = donnee(fait);
        if (noeud.facultatif("parmi").isPresent()) {
            noeud.seulement("fait", "parmi");
            TreeSet<String> codes = new TreeSet<>();
            noeud.exiger("parmi").liste().forEach(code -> codes.add(code.texte()));
            return construire(noeud, () -> new Predicat.Parmi(donnee, codes));
        }
        if (noeud.facultatif("dans").isPresent()) {
            noeud.seulement("fait", "dans");
            Territoire territoire = nomme(noeud.exiger("dans"), territoires, "territoire");
            return construire(
                    noeud, () -> new Predicat.DansTerritoire(donnee, territoire, jourDuTerritoire.orElseThrow()));
        }
        if (noeud.facultatif("vrai").isPresent()) {
            noeud.seulement("fait", "vrai");
            Predicat vrai = construire(noeud, () -> new Predicat.EstVrai(donnee));
            return noeud.exiger("vrai").ouiOuNon() ? vrai : new Predicat.Non(vrai);
        }
        if (noeud.facultatif("apres").isPresent()) {
            noeud.seulement("fait", "apres", "au_moins", "au_plus");
            return construire(
                    noeud,
                    () -> new Predicat.Ecoule(
                            donnee(noeud.exiger("apres")),
                            donnee,
                            noeud.facultatif("au_moins")
                                    .map(LecteurReglement::delai)
                                    .orElse(null),
                            noeud.facultatif("au_plus")
                                    .map(LecteurReglement::delai)
                                    .orElse(null)));
        }
        boolean strict = noeud.facultatif("plus_de").isPresent()
                || noeud.facultatif("moins_de").isPresent();
        if (strict && donnee.type() != TypeValeur.DATE) {
            return bornes(noeud, construire(noeud, () -> new Formule.Base(donnee)));
        }
        noeud.seulement("fait", "minimum", "maximum");
        return construire(
                noeud,
                () -> new Predicat.Entre(
                        donnee,
                        noeud.facultatif("minimum")
                                .map(borne -> valeur(donnee, borne))
                                .orElse(null),
                        noeud.facultatif("maximum")
                                .map(borne -> valeur(donnee, borne))
                                .orElse(null)));
    }

    /** One bound or two, strict or not, each a number with its unit. */
    private static Predicat bornes(Noeud noeud, Formule mesure) {
        noeud.seulement("fait", "minimum", "maximum", "plus_de", "moins_de");
        List<Predicat> bornes = new ArrayList<>();
        BORNES.forEach((cle, comparaison) -> noeud.facultatif(cle).ifPresent(borne -> {
            Grandeur grandeur = grandeur(borne);
            bornes.add(construire(
                    borne,
                    () -> new Predicat.Compare(
                            mesure, comparaison, new Formule.Constante(grandeur.valeur(), grandeur.unite()))));
        }));
        return bornes.size() == 1 ? bornes.get(0) : construire(noeud, () -> new Predicat.Et(bornes));
    }

    private List<Predicat> termes(Noeud noeud) {
        return noeud.liste().stream().map(this::predicat).toList();
    }

    private Exemple exemple(Noeud noeud) {
        noeud.seulement("nom", "faits", "montant", "refus", "manque");
        Situation.Builder situation = Situation.builder();
        noeud.exiger("faits").table().forEach((nom, valeur) -> {
            Donnee donnee = donnees.get(nom);
            if (donnee == null) {
                throw valeur.erreur(
                        "NOM_INCONNU",
                        "« " + nom + " » n'est pas un nom de donnée connu" + Noeud.suggestion(nom, donnees.keySet()));
            }
            situation.avec(donnee, fait(donnee, valeur));
        });
        return construire(
                noeud,
                () -> new Exemple(
                        noeud.exiger("nom").texte(),
                        situation.build(),
                        noeud.facultatif("montant").map(Noeud::montant).orElse(null),
                        new TreeSet<>(textes(noeud, "refus")),
                        new TreeSet<>(textes(noeud, "manque"))));
    }

    private static Valeur fait(Donnee donnee, Noeud noeud) {
        return switch (donnee.type()) {
            case CODE -> new Valeur.Code(noeud.texteNonVide());
            case BOOLEEN -> new Valeur.Booleen(noeud.ouiOuNon());
            case MONTANT, REVENU, DATE, NOMBRE -> valeur(donnee, noeud);
        };
    }

    private static Valeur valeur(Donnee donnee, Noeud noeud) {
        return switch (donnee.type()) {
            case MONTANT -> new Valeur.Somme(noeud.montant());
            case REVENU -> new Valeur.Revenu(revenu(noeud));
            case DATE -> new Valeur.Jour(date(noeud));
            case NOMBRE -> new Valeur.Nombre(noeud.lire("un nombre sans unité, comme 2 ou 1.5", BigDecimal::new));
            case CODE, BOOLEEN -> throw noeud.erreur("TYPE_DE_DONNEE", "« " + donnee.nom() + " » n'a pas d'ordre");
        };
    }

    private static Montant revenu(Noeud noeud) {
        Grandeur grandeur = grandeur(noeud);
        if (grandeur.unite() != Unite.EURO_PAR_AN) {
            throw noeud.erreur("UNITE", "il faut ici un revenu avec son unité, comme 28657 EUR/an");
        }
        return noeud.lire(
                "un revenu en centimes au plus",
                texte -> Montant.of(grandeur.valeur().arrondir(2, RoundingMode.UNNECESSARY)));
    }

    private Bareme bareme(Noeud noeud) {
        noeud.seulement("article", "arrondi", "formule");
        Formule formule = formule(noeud.exiger("formule"));
        Arrondi arrondi = constante(noeud.exiger("arrondi"), Arrondi.class);
        return construire(noeud, () -> new Bareme(article(noeud), formule, arrondi));
    }

    private Formule formule(Noeud noeud) {
        if (!noeud.estTable()) {
            Grandeur grandeur = grandeur(noeud);
            return new Formule.Constante(grandeur.valeur(), grandeur.unite());
        }
        String genre = noeud.table().keySet().stream()
                .filter(FORMULES::containsKey)
                .findFirst()
                .orElseGet(() -> {
                    noeud.seulement(FORMULES.keySet().toArray(String[]::new));
                    return "table";
                });
        noeud.seulement(Objects.requireNonNull(FORMULES.get(genre)).toArray(String[]::new));
        return switch (genre) {
            case "forfait" ->
                construire(
                        noeud, () -> new Formule.Forfait(noeud.exiger("forfait").montant()));
            case "fait" ->
                noeud.exiger("fait").texte().equals(REVENU_PAR_PART)
                        ? Formule.Quotient.revenuParPart()
                        : construire(noeud, () -> new Formule.Base(donnee(noeud.exiger("fait"))));
            case "parametre" -> nomme(noeud.exiger("parametre"), parametres, "paramètre");
            case "aide" -> new Formule.AutreAide(noeud.exiger("aide").texteNonVide());
            case "total" -> new Formule.TotalDeNiveau(niveau(noeud.exiger("total")));
            case "taux" ->
                new Formule.Taux(
                        noeud.exiger("taux").lire("un taux, comme 25 %", Pourcentage::parse),
                        formule(noeud.exiger("de")));
            case "somme" -> construire(noeud, () -> new Formule.Somme(formules(noeud.exiger("somme"))));
            case "produit" -> construire(noeud, () -> new Formule.Produit(formules(noeud.exiger("produit"))));
            case "difference" -> deux(noeud, "difference", "moins", Formule.Difference::new);
            case "quotient" -> deux(noeud, "quotient", "par", Formule.Quotient::new);
            case "reste" -> deux(noeud, "reste", "moins", Formule.Reste::new);
            case "plafond" -> deux(noeud, "valeur", "plafond", Formule.Plafond::new);
            case "plancher" -> deux(noeud, "valeur", "plancher", Formule.Plancher::new);
            case "seuil" -> deux(noeud, "valeur", "seuil", Formule.Seuil::new);
            case "arrondi" ->
                construire(
                        noeud,
                        () -> new Formule.Arrondie(
                                formule(noeud.exiger("valeur")), constante(noeud.exiger("arrondi"), Arrondi.class)));
            default -> table(noeud);
        };
    }

    private Formule deux(Noeud noeud, String gauche, String droite, BinaryOperator<Formule> fabrique) {
        Formule a = formule(noeud.exiger(gauche));
        Formule b = formule(noeud.exiger(droite));
        return construire(noeud, () -> fabrique.apply(a, b));
    }

    private List<Formule> formules(Noeud noeud) {
        return noeud.liste().stream().map(this::formule).toList();
    }

    private Formule table(Noeud noeud) {
        noeud.seulement("table", "sinon");
        List<Formule.Table.Ligne> lignes = new ArrayList<>();
        for (Noeud ligne : noeud.exiger("table").liste()) {
            ligne.seulement("si", "alors");
            lignes.add(new Formule.Table.Ligne(predicat(ligne.exiger("si")), formule(ligne.exiger("alors"))));
        }
        return construire(
                noeud,
                () -> new Formule.Table(
                        lignes, noeud.facultatif("sinon").map(this::formule).orElse(null)));
    }

    private PieceRequise piece(Noeud noeud) {
        noeud.seulement(
                "type",
                "libelle",
                "article",
                "usage",
                "indispensable",
                "natures",
                "moins_de",
                "lire",
                "ou",
                "si",
                "unique");
        EnumSet<FaitALire> faits = EnumSet.noneOf(FaitALire.class);
        listeFacultative(noeud, "lire").forEach(fait -> faits.add(constante(fait, FaitALire.class)));
        return construire(
                noeud,
                () -> new PieceRequise(
                        noeud.exiger("type").texte(),
                        noeud.exiger("libelle").texteNonVide(),
                        article(noeud),
                        noeud.facultatif("usage")
                                .map(usage -> constante(usage, Usage.class))
                                .orElse(Usage.INSTRUCTION),
                        noeud.exiger("indispensable").ouiOuNon(),
                        textes(noeud, "natures"),
                        noeud.facultatif("moins_de")
                                .map(LecteurReglement::delai)
                                .orElse(null),
                        new TreeSet<>(faits),
                        textes(noeud, "ou"),
                        noeud.facultatif("si").map(this::predicat).orElse(null),
                        noeud.facultatif("unique").map(Noeud::ouiOuNon).orElse(false)));
    }

    private Engagement engagement(Noeud noeud) {
        noeud.seulement("code", "article", "libelle", "manquement");
        return construire(
                noeud,
                () -> new Engagement(
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide(),
                        noeud.exiger("manquement").texteNonVide()));
    }

    private Relais relais(Noeud noeud) {
        noeud.seulement("autorite", "service", "lien");
        return construire(
                noeud,
                () -> new Relais(
                        noeud.exiger("autorite").texteNonVide(),
                        noeud.exiger("service").texteNonVide(),
                        noeud.exiger("lien").texteNonVide()));
    }

    private LigneBudgetaire budget(Noeud noeud) {
        noeud.seulement("chapitre", "article", "fonction");
        return new LigneBudgetaire(
                noeud.exiger("chapitre").texte(),
                noeud.exiger("article").texte(),
                noeud.facultatif("fonction").map(Noeud::texte).orElse(""));
    }

    private Donnee donnee(Noeud noeud) {
        return nomme(noeud, donnees, "donnée");
    }

    private static <T> T nomme(Noeud noeud, Map<String, T> connus, String quoi) {
        T trouve = connus.get(noeud.texte());
        if (trouve == null) {
            throw noeud.erreur(
                    "NOM_INCONNU",
                    "« " + noeud.texte() + " » n'est pas un nom de " + quoi + " connu"
                            + Noeud.suggestion(noeud.texte(), connus.keySet()));
        }
        return trouve;
    }

    private static String article(Noeud noeud) {
        return noeud.facultatif("article").map(Noeud::texte).orElse("");
    }

    private static List<String> textes(Noeud noeud, String cle) {
        return listeFacultative(noeud, cle).stream().map(Noeud::texte).toList();
    }

    private static List<Noeud> listeFacultative(Noeud noeud, String cle) {
        return noeud.facultatif(cle).map(Noeud::liste).orElse(List.of());
    }

    private static LocalDate date(Noeud noeud) {
        return noeud.lire("une date, comme 2019-01-01", LocalDate::parse);
    }

    private static Delai delai(Noeud noeud) {
        return noeud.lire("un délai, comme 3 mois ou 10 jours ouvrés", Delai::parse);
    }

    private static <E extends Enum<E>> E constante(Noeud noeud, Class<E> type) {
        String mot = noeud.texte().toUpperCase(Locale.ROOT).replace(' ', '_');
        List<String> connus = new ArrayList<>();
        for (E constante : type.getEnumConstants()) {
            if (constante.name().equals(mot)) {
                return constante;
            }
            connus.add(constante.name());
        }
        throw noeud.erreur(
                "VALEUR_INVALIDE",
                "« " + noeud.texte() + " » n'est pas l'un de "
                        + String.join(", ", connus).toLowerCase(Locale.ROOT));
    }

    /** Builds a value; what its invariants refuse becomes an error at this place. */
    private static <T> T construire(Noeud noeud, Supplier<T> fabrique) {
        try {
            return fabrique.get();
        } catch (ValeurInvalideException refusee) {
            throw noeud.erreur(refusee.code(), "la valeur est refusée (" + refusee.code() + ")");
        }
    }
}
