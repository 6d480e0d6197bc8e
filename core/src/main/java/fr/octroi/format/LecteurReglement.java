package fr.octroi.format;

import static fr.octroi.format.ValeursDuReglement.constante;
import static fr.octroi.format.ValeursDuReglement.construire;
import static fr.octroi.format.ValeursDuReglement.date;
import static fr.octroi.format.ValeursDuReglement.delai;
import static fr.octroi.format.ValeursDuReglement.fait;
import static fr.octroi.format.ValeursDuReglement.grandeur;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Exemple;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads a règlement written in YAML; the language is described in {@code docs/reglement.md}.
 *
 * <p>Every fault is one {@link FichierInvalideException} that names file, line, column and path: a key or a name that is
 * not known, a unit that does not fit, a value out of bounds. What is missing for the law (an article, a bound) loads,
 * and is found by {@link fr.octroi.reglement.Verification}.
 */
public final class LecteurReglement {

    private static final List<String> FOURNIS = List.of(
            "bonus-velo-2018",
            "bonus-velo-2020",
            "bonus-velo-2022",
            "bonus-velo-2024",
            "boulogne-vae-2020",
            "cuve-gpso",
            "cuve-paca",
            "gpso-vae-2012",
            "gpso-vae-2019",
            "idfm-velo-2019-12",
            "idfm-velo-2023-09",
            "idfm-velo-2025");

    private static final String CODE_DEJA_PRIS = "le code d'une condition, d'une pièce ou d'un engagement";

    private final Noeud racine;
    private final Empreinte empreinte;
    private final NomsDuReglement noms = new NomsDuReglement();
    private final LecteurFormules formules = new LecteurFormules(noms);

    /** Reads first what the règlement asks: its rules may read it, and the examples of others state it. */
    private LecteurReglement(String nom, String texte) {
        this.racine = Noeud.lire(nom, texte)
                .saufSi("mappage", "aide", "le fichier semble être un mappage, pas un règlement")
                .seulement(ClesDuReglement.de("reglement"));
        this.empreinte = Empreinte.sha256(texte.getBytes(StandardCharsets.UTF_8));
        racine.facultatif("questions").ifPresent(this::questions);
        racine.facultatif("vocabulaire").ifPresent(this::vocabulaires);
    }

    /**
     * Reads a file.
     *
     * @param fichier a YAML file in UTF-8
     * @return the règlement
     * @throws FichierInvalideException when it cannot be used
     */
    public static ReglementAide lire(Path fichier) {
        return ouvrir(fichier).reglement();
    }

    /**
     * Reads files that stand together, such as the versions of an aid, or aids that refer to one another: a case ({@code cas}) of one
     * may state what only another asks for.
     *
     * @param fichiers YAML files in UTF-8
     * @param lus règlements that were read before, whose questions a case may state too
     * @return the règlements of the files, in their order
     * @throws FichierInvalideException when one of them cannot be used
     */
    public static List<ReglementAide> lireEnsemble(List<Path> fichiers, ReglementAide... lus) {
        List<LecteurReglement> lecteurs =
                fichiers.stream().map(LecteurReglement::ouvrir).toList();
        for (LecteurReglement lecteur : lecteurs) {
            for (LecteurReglement autre : lecteurs) {
                lecteur.noms.connaitre(autre.noms.questions(), autre.noms.vocabulaires());
            }
            for (ReglementAide autre : lus) {
                lecteur.noms.connaitre(autre.questions(), autre.vocabulaires());
            }
        }
        return lecteurs.stream().map(LecteurReglement::reglement).toList();
    }

    private static LecteurReglement ouvrir(Path fichier) {
        return new LecteurReglement(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Returns the names of the règlements that come with the library.
     *
     * @return sorted
     */
    public static List<String> fournis() {
        return FOURNIS;
    }

    /**
     * Reads one of the règlements that come with the library.
     *
     * @param nom such as {@code gpso-vae-2019}
     * @return the règlement
     * @throws FichierInvalideException when there is none of that name
     */
    public static ReglementAide fourni(String nom) {
        if (!FOURNIS.contains(nom)) {
            throw new FichierInvalideException(
                    "FICHIER_ABSENT",
                    nom,
                    "ce n'est pas le nom d'un règlement fourni ; il y a " + String.join(", ", FOURNIS));
        }
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
        return new LecteurReglement(nom, texte).reglement();
    }

    /** Reads a text whose cases may state what others ask. */
    static ReglementAide lire(String nom, String texte, List<Donnee> desAutres) {
        LecteurReglement lecteur = new LecteurReglement(nom, texte);
        lecteur.noms.connaitre(desAutres, Map.of());
        return lecteur.reglement();
    }

    private ReglementAide reglement() {
        String aide = code(racine.exiger("aide"), ReglementAide::verifierCode);
        String version = code(racine.exiger("version"), ReglementAide::verifierVersion);
        ReglementAide.Validite validite = validite(racine.exiger("validite"));
        noms.jourDuDroit(validite.donnee());
        racine.facultatif("territoires").ifPresent(this::territoires);
        racine.facultatif("parametres").ifPresent(this::parametres);
        List<Condition> conditions = new ArrayList<>();
        Set<String> codes = new HashSet<>(Set.of(validite.code()));
        for (Noeud noeud : racine.exiger("conditions").liste()) {
            unique(noeud.exiger("code"), codes, CODE_DEJA_PRIS);
            conditions.add(condition(noeud));
        }
        List<PieceRequise> pieces = new ArrayList<>();
        for (Noeud noeud : racine.exiger("pieces").liste()) {
            unique(noeud.exiger("type"), codes, CODE_DEJA_PRIS);
            pieces.add(piece(noeud));
        }
        List<Engagement> engagements = new ArrayList<>();
        for (Noeud noeud : listeFacultative(racine, "engagements")) {
            unique(noeud.exiger("code"), codes, CODE_DEJA_PRIS);
            engagements.add(engagement(noeud));
        }
        List<GenreDoublon> doublons = new ArrayList<>();
        for (Noeud noeud : racine.exiger("doublons").liste()) {
            doublons.add(constante(noeud, GenreDoublon.class));
        }
        List<EtapeRelance> relances = new ArrayList<>();
        Set<String> modeles = new HashSet<>();
        for (Noeud noeud : listeFacultative(racine, "relances")) {
            noeud.seulement(ClesDuReglement.de("relance"));
            Noeud modele = noeud.exiger("modele");
            unique(modele, modeles, "le modèle d'une relance");
            relances.add(construire(modele, () -> new EtapeRelance(delai(noeud.exiger("apres")), modele.texte())));
        }
        return construire(
                racine,
                () -> new ReglementAide(
                        aide,
                        version,
                        racine.exiger("titre").texteNonVide(),
                        racine.exiger("autorite").texteNonVide(),
                        racine.facultatif("niveau")
                                .map(ValeursDuReglement::niveau)
                                .orElse(null),
                        racine.exiger("base").texteNonVide(),
                        validite,
                        conditions,
                        bareme(racine.exiger("montant")),
                        pieces,
                        engagements,
                        doublons,
                        noms.questions(),
                        noms.vocabulaires(),
                        delai(racine.exiger("silence")),
                        delai(racine, "complement").orElse(ReglementAide.DELAI_COMPLEMENT_PAR_DEFAUT),
                        relances,
                        racine.facultatif("budget").map(this::budget).orElse(null),
                        racine.facultatif("budget")
                                .flatMap(budget -> budget.facultatif("financeurs"))
                                .map(this::financeurs)
                                .orElse(List.of()),
                        racine.facultatif("budget")
                                .flatMap(budget -> budget.facultatif("epuisement"))
                                .map(Noeud::texteNonVide)
                                .orElse(null),
                        racine.facultatif("relais").map(this::relais).orElse(null),
                        listeFacultative(racine, "cas").stream()
                                .map(cas -> exemple(cas, validite, conditions))
                                .toList(),
                        racine.exiger("sources").liste().stream()
                                .map(Noeud::texte)
                                .toList(),
                        empreinte));
    }

    private static String code(Noeud noeud, UnaryOperator<String> forme) {
        return construire(noeud, () -> forme.apply(noeud.texte()));
    }

    private static void unique(Noeud code, Set<String> codes, String quoi) {
        if (!codes.add(code.texte())) {
            throw code.erreur("CODE_EN_DOUBLE", "« " + code.texte() + " » est déjà " + quoi);
        }
    }

    private void questions(Noeud noeud) {
        noeud.table().forEach((court, question) -> {
            String nom = Champ.QUESTION + court;
            question.seulement(ClesDuReglement.de("question"));
            noms.ajouter(construire(
                    question,
                    () -> new Donnee(
                            nom,
                            constante(question.exiger("type"), TypeValeur.class),
                            question.facultatif("origine")
                                    .map(origine -> constante(origine, Donnee.Origine.class))
                                    .orElse(Donnee.Origine.DEMANDEUR),
                            question.exiger("libelle").texteNonVide(),
                            question.facultatif("entier")
                                    .filter(Noeud::ouiOuNon)
                                    .isPresent())));
        });
    }

    private void vocabulaires(Noeud noeud) {
        noeud.table().forEach((nom, codes) -> {
            if (noms.donnee(nom, codes).type() != TypeValeur.CODE) {
                throw codes.erreur("NOM_INCONNU", "« " + nom + " » n'est pas un nom de donnée codée");
            }
            noms.limiter(
                    nom, new TreeSet<>(codes.liste().stream().map(Noeud::texte).toList()));
        });
    }

    private ReglementAide.Validite validite(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("validite"));
        return construire(
                noeud,
                () -> new ReglementAide.Validite(
                        noms.donnee(noeud.exiger("fait")),
                        date(noeud.exiger("du")),
                        date(noeud, "au").orElse(null),
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide()));
    }

    private void territoires(Noeud noeud) {
        noeud.table().forEach((code, territoire) -> {
            territoire.seulement(ClesDuReglement.de("territoire"));
            List<Territoire.Appartenance> membres = new ArrayList<>();
            for (Niveau niveau : Niveau.values()) {
                territoire
                        .facultatif(ClesDuReglement.cle(niveau))
                        .ifPresent(lieux -> membres.addAll(appartenances(niveau, lieux)));
            }
            noms.ajouter(construire(
                    territoire,
                    () -> new Territoire(code, territoire.exiger("libelle").texteNonVide(), membres)));
        });
    }

    private static List<Territoire.Appartenance> appartenances(Niveau niveau, Noeud lieux) {
        if (lieux.liste().isEmpty()) {
            throw lieux.erreur("TERRITOIRE_VIDE", "aucun lieu n'est nommé ici");
        }
        return lieux.liste().stream().map(lieu -> appartenance(niveau, lieu)).toList();
    }

    private static Territoire.Appartenance appartenance(Niveau niveau, Noeud noeud) {
        if (!noeud.estTable()) {
            return construire(noeud, () -> new Territoire.Appartenance(niveau, noeud.texte(), null, null));
        }
        noeud.seulement(ClesDuReglement.de("appartenance"));
        return construire(
                noeud,
                () -> new Territoire.Appartenance(
                        niveau,
                        noeud.exiger("code").texte(),
                        date(noeud, "du").orElse(null),
                        date(noeud, "au").orElse(null)));
    }

    private void parametres(Noeud noeud) {
        noeud.table().forEach((code, parametre) -> {
            List<Formule.Parametre.Periode> periodes = new ArrayList<>();
            List<Grandeur> grandeurs = new ArrayList<>();
            for (Noeud periode : parametre.liste()) {
                periode.seulement(ClesDuReglement.de("periode"));
                Grandeur grandeur = grandeur(periode.exiger("valeur"));
                grandeurs.add(grandeur);
                if (grandeur.unite() != grandeurs.get(0).unite()) {
                    throw periode.erreur("UNITE", "toutes les valeurs d'un paramètre ont la même unité");
                }
                periodes.add(construire(
                        periode,
                        () -> new Formule.Parametre.Periode(
                                date(periode, "du").orElse(null),
                                date(periode, "au").orElse(null),
                                grandeur.valeur(),
                                periode.exiger("source").texteNonVide())));
            }
            noms.ajouter(construire(
                    parametre,
                    () -> new Formule.Parametre(
                            code,
                            grandeurs.isEmpty()
                                    ? Unite.NOMBRE
                                    : grandeurs.get(0).unite(),
                            periodes,
                            noms.jourDuDroit())));
        });
    }

    private Condition condition(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("condition"));
        return construire(
                noeud,
                () -> new Condition(
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide(),
                        formules.predicats().lire(noeud.exiger("exige"))));
    }

    private Exemple exemple(Noeud noeud, ReglementAide.Validite validite, List<Condition> conditions) {
        noeud.seulement(ClesDuReglement.de("cas"));
        Set<String> codes = new TreeSet<>(Set.of(validite.code()));
        conditions.forEach(condition -> codes.add(condition.code()));
        for (Noeud refus : listeFacultative(noeud, "refus")) {
            if (!codes.contains(refus.texte())) {
                throw refus.erreur(
                        "NOM_INCONNU",
                        "aucune condition n'a le code « " + refus.texte() + " »"
                                + MotProche.suggestion(refus.texte(), codes));
            }
        }
        listeFacultative(noeud, "manque").forEach(manque -> noms.dUnCas(manque.texte(), manque));
        Situation.Builder situation = Situation.builder();
        noeud.exiger("faits").table().forEach((nom, valeur) -> {
            Donnee donnee = noms.dUnCas(nom, valeur);
            Valeur lue = fait(donnee, valeur);
            if (lue instanceof Valeur.Code code) {
                noms.verifierCode(donnee, code.mot(), valeur);
            }
            situation.avec(donnee, lue);
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

    private Bareme bareme(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("montant"));
        Formule formule = formules.lire(noeud.exiger("formule"));
        Arrondi arrondi = constante(noeud.exiger("arrondi"), Arrondi.class);
        return construire(noeud, () -> new Bareme(article(noeud), formule, arrondi));
    }

    private PieceRequise piece(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("piece"));
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
                        delai(noeud, "moins_de").orElse(null),
                        new TreeSet<>(faits),
                        textes(noeud, "ou"),
                        noeud.facultatif("si").map(formules.predicats()::lire).orElse(null),
                        noeud.facultatif("unique").map(Noeud::ouiOuNon).orElse(false)));
    }

    private Engagement engagement(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("engagement"));
        return construire(
                noeud,
                () -> new Engagement(
                        noeud.exiger("code").texte(),
                        article(noeud),
                        noeud.exiger("libelle").texteNonVide(),
                        delai(noeud, "duree").orElse(null),
                        noeud.exiger("manquement").texteNonVide()));
    }

    private Relais relais(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("relais"));
        return construire(
                noeud,
                () -> new Relais(
                        noeud.exiger("autorite").texteNonVide(),
                        noeud.exiger("service").texteNonVide(),
                        noeud.exiger("lien").texteNonVide()));
    }

    private LigneBudgetaire budget(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("budget"));
        Optional<Noeud> partage = noeud.facultatif("financeurs");
        if (partage.isEmpty()) {
            return ligne(noeud);
        }
        // Each funder says where his own part is charged.
        noeud.seulement("financeurs", "epuisement");
        return financeurs(partage.get()).stream()
                .filter(Financeur::prendLeReste)
                .map(Financeur::ligne)
                .findFirst()
                .orElseThrow();
    }

    private static LigneBudgetaire ligne(Noeud noeud) {
        return new LigneBudgetaire(
                noeud.exiger("chapitre").texte(),
                noeud.exiger("article").texte(),
                noeud.facultatif("fonction").map(Noeud::texte).orElse(""));
    }

    private List<Financeur> financeurs(Noeud noeud) {
        List<Financeur> financeurs = noeud.liste().stream().map(this::financeur).toList();
        return construire(noeud, () -> Financeur.verifier(financeurs));
    }

    private Financeur financeur(Noeud noeud) {
        noeud.seulement(ClesDuReglement.de("financeur"));
        boolean reste = noeud.facultatif("reste").map(Noeud::ouiOuNon).orElse(false);
        // He who takes the rest has no part of his own.
        noeud.seulement("code", "chapitre", "article", "fonction", reste ? "reste" : "part");
        Pourcentage part =
                reste ? null : noeud.exiger("part").nombre("une part de chaque aide, comme 30 %", Pourcentage::parse);
        return construire(noeud, () -> new Financeur(noeud.exiger("code").texte(), ligne(noeud), part));
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
}
