package fr.octroi.format;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads a règlement written in YAML; the language is described in {@code docs/reglement.md}.
 *
 * <p>Every fault is one {@link FichierInvalideException} that names file, line, column and path: a key or a name that is
 * not known, a unit that does not fit, a value out of bounds. What is missing for the law (an article, a bound) loads,
 * and is found by {@link fr.octroi.reglement.Verification}.
 */
public final class LecteurReglement {

    private final Map<String, Donnee> donnees = new LinkedHashMap<>();
    private final Map<String, Territoire> territoires = new LinkedHashMap<>();
    private Optional<Donnee> jourDuTerritoire = Optional.empty();

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
                "base",
                "sources",
                "validite",
                "territoires",
                "questions",
                "conditions",
                "montant",
                "pieces",
                "engagements",
                "doublons",
                "silence",
                "complement",
                "relances",
                "budget",
                "relais");
        racine.facultatif("questions").ifPresent(this::questions);
        ReglementAide.Validite validite = validite(racine.exiger("validite"));
        jourDuTerritoire = Optional.of(validite.donnee());
        racine.facultatif("territoires").ifPresent(this::territoires);
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
                        racine.exiger("base").texte(),
                        validite,
                        conditions,
                        bareme(racine.exiger("montant")),
                        pieces,
                        engagements,
                        doublons,
                        questions,
                        delai(racine.exiger("silence")),
                        racine.facultatif("complement")
                                .map(LecteurReglement::delai)
                                .orElse(ReglementAide.DELAI_COMPLEMENT_PAR_DEFAUT),
                        relances,
                        racine.facultatif("budget").map(this::budget).orElse(null),
                        racine.facultatif("relais").map(this::relais).orElse(null),
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
            territoire.seulement("libelle", "communes");
            List<Territoire.Appartenance> communes = new ArrayList<>();
            for (Noeud commune : territoire.exiger("communes").liste()) {
                communes.add(appartenance(commune));
            }
            territoires.put(
                    code,
                    construire(
                            territoire,
                            () -> new Territoire(
                                    code, territoire.exiger("libelle").texteNonVide(), communes)));
        });
    }

    private Territoire.Appartenance appartenance(Noeud noeud) {
        if (!noeud.estTable()) {
            return construire(noeud, () -> new Territoire.Appartenance(noeud.texte(), null, null));
        }
        noeud.seulement("insee", "du", "au");
        return construire(
                noeud,
                () -> new Territoire.Appartenance(
                        noeud.exiger("insee").texte(),
                        noeud.facultatif("du").map(LecteurReglement::date).orElse(null),
                        noeud.facultatif("au").map(LecteurReglement::date).orElse(null)));
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
        noeud.seulement("et", "ou", "non", "fait", "parmi", "dans", "minimum", "maximum", "vrai");
        if (noeud.facultatif("et").isPresent()) {
            return construire(noeud.seulement("et"), () -> new Predicat.Et(termes(noeud.exiger("et"))));
        }
        if (noeud.facultatif("ou").isPresent()) {
            return construire(noeud.seulement("ou"), () -> new Predicat.Ou(termes(noeud.exiger("ou"))));
        }
        if (noeud.facultatif("non").isPresent()) {
            return new Predicat.Non(predicat(noeud.seulement("non").exiger("non")));
        }
        Donnee donnee = donnee(noeud.exiger("fait"));
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

    private List<Predicat> termes(Noeud noeud) {
        return noeud.liste().stream().map(this::predicat).toList();
    }

    private static Valeur valeur(Donnee donnee, Noeud noeud) {
        return switch (donnee.type()) {
            case MONTANT -> new Valeur.Somme(noeud.montant());
            case DATE -> new Valeur.Jour(date(noeud));
            case NOMBRE -> new Valeur.Nombre(noeud.lire("un nombre sans unité, comme 2 ou 1.5", BigDecimal::new));
            case CODE, BOOLEEN -> throw noeud.erreur("TYPE_DE_DONNEE", "« " + donnee.nom() + " » n'a pas d'ordre");
        };
    }

    private Bareme bareme(Noeud noeud) {
        noeud.seulement("article", "arrondi", "formule");
        return new Bareme(
                article(noeud), formule(noeud.exiger("formule")), constante(noeud.exiger("arrondi"), Arrondi.class));
    }

    private Formule formule(Noeud noeud) {
        noeud.seulement("forfait", "fait", "taux", "de", "plafond", "valeur", "reste", "moins", "table", "sinon");
        if (noeud.facultatif("forfait").isPresent()) {
            noeud.seulement("forfait");
            return construire(
                    noeud, () -> new Formule.Forfait(noeud.exiger("forfait").montant()));
        }
        if (noeud.facultatif("fait").isPresent()) {
            noeud.seulement("fait");
            return construire(noeud, () -> new Formule.Base(donnee(noeud.exiger("fait"))));
        }
        if (noeud.facultatif("taux").isPresent()) {
            noeud.seulement("taux", "de");
            return new Formule.Taux(
                    noeud.exiger("taux").lire("un taux, comme 25 %", Pourcentage::parse), formule(noeud.exiger("de")));
        }
        if (noeud.facultatif("plafond").isPresent()) {
            noeud.seulement("plafond", "valeur");
            return new Formule.Plafond(formule(noeud.exiger("valeur")), formule(noeud.exiger("plafond")));
        }
        if (noeud.facultatif("reste").isPresent()) {
            noeud.seulement("reste", "moins");
            return new Formule.Reste(formule(noeud.exiger("reste")), formule(noeud.exiger("moins")));
        }
        noeud.seulement("table", "sinon");
        List<Formule.Table.Ligne> lignes = new ArrayList<>();
        for (Noeud ligne : noeud.exiger("table").liste()) {
            ligne.seulement("si", "alors");
            lignes.add(new Formule.Table.Ligne(predicat(ligne.exiger("si")), formule(ligne.exiger("alors"))));
        }
        return construire(noeud, () -> new Formule.Table(lignes, formule(noeud.exiger("sinon"))));
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
