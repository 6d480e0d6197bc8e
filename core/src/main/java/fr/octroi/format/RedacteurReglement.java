package fr.octroi.format;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Exemple;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.Predicat.Compare.Comparaison;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a règlement in YAML, as {@link LecteurReglement} reads it: its keys in the order of {@code docs/reglement.md}, what is
 * short on one line.
 *
 * <p>The same règlement gives the same text. Territories and figures are written when a rule uses them, and no comment is.
 */
public final class RedacteurReglement {

    private static final Set<String> PARAGRAPHES = Set.of(
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
            "cas");

    private final SortedMap<String, Territoire> territoires = new TreeMap<>();
    private final SortedMap<String, Formule.Parametre> parametres = new TreeMap<>();

    private RedacteurReglement() {}

    /**
     * Writes a règlement.
     *
     * @param reglement any règlement
     * @return a text that reads back to an equal règlement, but for {@link ReglementAide#empreinte}, the digest of the text; with those
     *     of the aids that ask what only its cases state
     * @throws ValeurInvalideException {@code REGLEMENT_INEXPRIMABLE} when no file can say it: a fact that no règlement names so, a
     *     text that starts with a space, two territories of one code, a case whose code the vocabulary has not
     */
    public static String ecrire(ReglementAide reglement) {
        String texte = Yaml.rediger(new RedacteurReglement().reglement(reglement), PARAGRAPHES);
        try {
            ReglementAide relu = LecteurReglement.lire(reglement.code(), texte, desAutres(reglement));
            if (relu.equals(avecEmpreinte(reglement, relu.empreinte()))) {
                return texte;
            }
        } catch (FichierInvalideException inexprimable) {
            // Said below, with a code that speaks of the règlement and not of a file that nobody has.
        }
        throw new ValeurInvalideException("REGLEMENT_INEXPRIMABLE");
    }

    /** What its cases state and another règlement asks: the values say its kind. */
    private static List<Donnee> desAutres(ReglementAide reglement) {
        return reglement.exemples().stream()
                .flatMap(exemple -> exemple.situation().connues().stream())
                .filter(fait -> fait.getKey().startsWith(Champ.QUESTION))
                .map(fait -> new Donnee(fait.getKey(), fait.getValue().type(), Donnee.Origine.DEMANDEUR, fait.getKey()))
                .toList();
    }

    private static ReglementAide avecEmpreinte(ReglementAide reglement, Empreinte empreinte) {
        return new ReglementAide(
                reglement.code(),
                reglement.version(),
                reglement.titre(),
                reglement.autorite(),
                reglement.niveau(),
                reglement.baseJuridique(),
                reglement.validite(),
                reglement.conditions(),
                reglement.bareme(),
                reglement.pieces(),
                reglement.engagements(),
                reglement.doublons(),
                reglement.questions(),
                reglement.vocabulaires(),
                reglement.delaiSilence(),
                reglement.delaiComplement(),
                reglement.relances(),
                reglement.budget(),
                reglement.financeurs(),
                reglement.creditsEpuises(),
                reglement.relais(),
                reglement.exemples(),
                reglement.sources(),
                empreinte);
    }

    private Yaml.Table reglement(ReglementAide reglement) {
        Yaml.Liste conditions = liste(reglement.conditions(), this::condition);
        Yaml.Table montant = montant(reglement.bareme());
        Yaml.Liste pieces = liste(reglement.pieces(), this::piece);
        return Yaml.Table.longue()
                .avec("aide", Yaml.texte(reglement.code()))
                .avec("version", Yaml.texte(reglement.version()))
                .avec("titre", Yaml.texte(reglement.titre()))
                .avec("autorite", Yaml.texte(reglement.autorite()))
                .avec("niveau", Optional.ofNullable(reglement.niveau()).map(RedacteurReglement::mot))
                .avec("base", Yaml.texte(reglement.baseJuridique()))
                .avec("sources", (Yaml) liste(reglement.sources(), Yaml::texte).enColonne())
                .avec("validite", validite(reglement.validite()))
                .avec("territoires", nommes(territoires, RedacteurReglement::territoire))
                .avec("parametres", nommes(parametres, RedacteurReglement::parametre))
                .avec("questions", questions(reglement.questions()))
                .avec("vocabulaire", nommes(reglement.vocabulaires(), codes -> liste(codes, Yaml::texte)))
                .avec("conditions", (Yaml) conditions)
                .avec("montant", montant)
                .avec("pieces", (Yaml) pieces)
                .avec("engagements", liste(reglement.engagements(), RedacteurReglement::engagement))
                .avec("doublons", (Yaml) liste(reglement.doublons(), RedacteurReglement::mot))
                .avec("silence", delai(reglement.delaiSilence()))
                .avec("complement", delai(reglement.delaiComplement()))
                .avec(
                        "relances",
                        liste(reglement.relances(), RedacteurReglement::relance).enColonne())
                .avec("budget", Optional.ofNullable(reglement.budget()).map(budget -> budget(budget, reglement)))
                .avec("relais", Optional.ofNullable(reglement.relais()).map(RedacteurReglement::relais))
                .avec("cas", liste(reglement.exemples(), RedacteurReglement::exemple));
    }

    private static Yaml.Table validite(ReglementAide.Validite validite) {
        return Yaml.Table.longue()
                .avec("fait", fait(validite.donnee()))
                .avec("du", jour(validite.du()))
                .avec("au", jour(Optional.ofNullable(validite.au())))
                .avec("code", Yaml.texte(validite.code()))
                .avec("article", article(validite.article()))
                .avec("libelle", Yaml.texte(validite.libelle()));
    }

    private static <T> Optional<Yaml.Table> nommes(SortedMap<String, T> nommes, Function<T, Yaml> redaction) {
        Yaml.Table table = Yaml.Table.longue();
        nommes.forEach((code, nomme) -> table.avec(code, redaction.apply(nomme)));
        return Optional.of(table).filter(remplie -> !remplie.entrees().isEmpty());
    }

    private static Yaml territoire(Territoire territoire) {
        Yaml.Table table = Yaml.Table.longue().avec("libelle", Yaml.texte(territoire.libelle()));
        for (Niveau niveau : territoire.niveaux()) {
            List<Territoire.Appartenance> membres = territoire.membres().stream()
                    .filter(membre -> membre.niveau() == niveau)
                    .toList();
            table.avec(ClesDuReglement.cle(niveau), liste(membres, RedacteurReglement::appartenance));
        }
        return table;
    }

    private static Yaml appartenance(Territoire.Appartenance membre) {
        Yaml lieu = Yaml.texte(membre.lieu());
        return membre.du() == null && membre.au() == null
                ? lieu
                : Yaml.Table.courte()
                        .avec("code", lieu)
                        .avec("du", jour(Optional.ofNullable(membre.du())))
                        .avec("au", jour(Optional.ofNullable(membre.au())));
    }

    private static Yaml parametre(Formule.Parametre parametre) {
        return liste(
                        parametre.valeurs(),
                        periode -> Yaml.Table.courte()
                                .avec("valeur", grandeur(periode.valeur(), parametre.unite()))
                                .avec("du", jour(Optional.ofNullable(periode.du())))
                                .avec("au", jour(Optional.ofNullable(periode.au())))
                                .avec("source", Yaml.texte(periode.source())))
                .enColonne();
    }

    private static Optional<Yaml.Table> questions(List<Donnee> questions) {
        Yaml.Table table = Yaml.Table.longue();
        for (Donnee question : questions) {
            boolean courte = question.nom().startsWith(Champ.QUESTION);
            table.avec(
                    courte ? question.nom().substring(Champ.QUESTION.length()) : question.nom(),
                    Yaml.Table.courte()
                            .avec("type", mot(question.type()))
                            .avec("libelle", Yaml.texte(question.libelle()))
                            .avec(
                                    "origine",
                                    Optional.of(question.origine())
                                            .filter(origine -> origine != Donnee.Origine.DEMANDEUR)
                                            .map(RedacteurReglement::mot))
                            .avec(
                                    "entier",
                                    Optional.of(question).filter(Donnee::entier).map(entiere -> ouiOuNon(true))));
        }
        return Optional.of(table).filter(remplie -> !remplie.entrees().isEmpty());
    }

    private Yaml condition(Condition condition) {
        return Yaml.Table.longue()
                .avec("code", Yaml.texte(condition.code()))
                .avec("article", article(condition.article()))
                .avec("libelle", Yaml.texte(condition.libelle()))
                .avec("exige", predicat(condition.exige()));
    }

    private Yaml.Table montant(Bareme bareme) {
        return Yaml.Table.longue()
                .avec("article", article(bareme.article()))
                .avec("arrondi", mot(bareme.arrondi()))
                .avec("formule", formule(bareme.formule()));
    }

    private Yaml piece(PieceRequise piece) {
        return Yaml.Table.longue()
                .avec("type", Yaml.texte(piece.type()))
                .avec("libelle", Yaml.texte(piece.libelle()))
                .avec("article", article(piece.article()))
                .avec(
                        "usage",
                        Optional.of(piece.usage())
                                .filter(usage -> usage != Usage.INSTRUCTION)
                                .map(RedacteurReglement::mot))
                .avec("indispensable", ouiOuNon(piece.indispensable()))
                .avec("natures", liste(piece.natures(), Yaml::texte))
                .avec("moins_de", Optional.ofNullable(piece.fraicheur()).map(RedacteurReglement::delai))
                .avec("lire", liste(piece.faits(), RedacteurReglement::mot))
                .avec("ou", liste(piece.alternatives(), Yaml::texte))
                .avec("si", Optional.ofNullable(piece.si()).map(this::predicat))
                .avec("unique", Optional.of(ouiOuNon(true)).filter(oui -> piece.unique()));
    }

    private static Yaml engagement(Engagement engagement) {
        return Yaml.Table.longue()
                .avec("code", Yaml.texte(engagement.code()))
                .avec("article", article(engagement.article()))
                .avec("libelle", Yaml.texte(engagement.libelle()))
                .avec("duree", Optional.ofNullable(engagement.duree()).map(RedacteurReglement::delai))
                .avec("manquement", Yaml.texte(engagement.manquement()));
    }

    private static Yaml relance(EtapeRelance etape) {
        return Yaml.Table.courte().avec("apres", delai(etape.apres())).avec("modele", Yaml.texte(etape.modele()));
    }

    private static Yaml.Table budget(LigneBudgetaire budget, ReglementAide reglement) {
        Yaml.Table table = reglement.financeurs().isEmpty()
                ? ligne(Yaml.Table.courte(), budget)
                : Yaml.Table.longue()
                        .avec(
                                "financeurs",
                                liste(reglement.financeurs(), RedacteurReglement::financeur)
                                        .enColonne());
        return table.avec(
                "epuisement", Optional.ofNullable(reglement.creditsEpuises()).map(Yaml::texte));
    }

    private static Yaml.Table ligne(Yaml.Table table, LigneBudgetaire ligne) {
        return table.avec("chapitre", Yaml.texte(ligne.chapitre()))
                .avec("article", Yaml.texte(ligne.article()))
                .avec("fonction", article(ligne.fonction()));
    }

    private static Yaml financeur(Financeur financeur) {
        Yaml.Table table = ligne(Yaml.Table.courte().avec("code", Yaml.texte(financeur.code())), financeur.ligne());
        return financeur.part() == null
                ? table.avec("reste", ouiOuNon(true))
                : table.avec("part", Yaml.mot(financeur.part().toString()));
    }

    private static Yaml.Table relais(Relais relais) {
        return Yaml.Table.longue()
                .avec("autorite", Yaml.texte(relais.autorite()))
                .avec("service", Yaml.texte(relais.service()))
                .avec("lien", Yaml.texte(relais.lien()));
    }

    private static Yaml exemple(Exemple exemple) {
        Yaml.Table faits = Yaml.Table.courte();
        exemple.situation().connues().forEach(connu -> faits.avec(connu.getKey(), valeur(connu.getValue())));
        return Yaml.Table.longue()
                .avec("nom", Yaml.texte(exemple.nom()))
                .avec("faits", faits)
                .avec("montant", Optional.ofNullable(exemple.montant()).map(somme -> Yaml.mot(somme + " EUR")))
                .avec("refus", liste(exemple.refus(), Yaml::texte))
                .avec("manque", liste(exemple.manque(), Yaml::texte));
    }

    private Yaml predicat(Predicat predicat) {
        if (predicat instanceof Predicat.Et et) {
            return bornes(et.termes())
                    .filter(bornes -> et.termes().size() > 1)
                    .orElseGet(() -> Yaml.Table.courte().avec("et", (Yaml) liste(et.termes(), this::predicat)));
        }
        if (predicat instanceof Predicat.Ou ou) {
            return Yaml.Table.courte().avec("ou", (Yaml) liste(ou.termes(), this::predicat));
        }
        if (predicat instanceof Predicat.Non non) {
            return non.terme() instanceof Predicat.EstVrai reponse
                    ? sur(reponse.donnee()).avec("vrai", ouiOuNon(false))
                    : Yaml.Table.courte().avec("non", predicat(non.terme()));
        }
        if (predicat instanceof Predicat.Parmi parmi) {
            return sur(parmi.donnee()).avec("parmi", (Yaml) liste(parmi.codes(), Yaml::texte));
        }
        if (predicat instanceof Predicat.DansTerritoire dans) {
            return sur(dans.commune()).avec("dans", Yaml.texte(nommer(dans.territoire())));
        }
        if (predicat instanceof Predicat.Entre entre) {
            return sur(entre.donnee())
                    .avec("minimum", Optional.ofNullable(entre.minimum()).map(RedacteurReglement::valeur))
                    .avec("maximum", Optional.ofNullable(entre.maximum()).map(RedacteurReglement::valeur));
        }
        if (predicat instanceof Predicat.EstVrai reponse) {
            return sur(reponse.donnee()).avec("vrai", ouiOuNon(true));
        }
        if (predicat instanceof Predicat.Compare compare) {
            return bornes(List.of(compare))
                    .orElseGet(() -> Yaml.Table.courte().avec("compare", (Yaml) new Yaml.Liste(
                            List.of(
                                    formule(compare.gauche()),
                                    Yaml.texte(compare.comparaison().signe()),
                                    formule(compare.droite())),
                            false)));
        }
        if (predicat instanceof Predicat.Applicable applicable) {
            return Yaml.Table.courte().avec("applicable", formule(applicable.formule()));
        }
        if (predicat instanceof Predicat.Ecoule ecoule) {
            return sur(ecoule.fin())
                    .avec("apres", fait(ecoule.debut()))
                    .avec("au_moins", Optional.ofNullable(ecoule.minimum()).map(RedacteurReglement::delai))
                    .avec("au_plus", Optional.ofNullable(ecoule.maximum()).map(RedacteurReglement::delai));
        }
        throw new IllegalStateException("a kind of question that nobody taught to write: " + predicat.getClass());
    }

    private static Yaml.Table sur(Donnee donnee) {
        return Yaml.Table.courte().avec("fait", fait(donnee));
    }

    private String nommer(Territoire territoire) {
        territoires.putIfAbsent(territoire.code(), territoire);
        return territoire.code();
    }

    /** The short form of comparisons of one fact with numbers, when they are what that form reads to. */
    private static Optional<Yaml> bornes(List<Predicat> termes) {
        List<Comparaison> ordre = List.copyOf(LecteurPredicats.BORNES.values());
        List<String> cles = List.copyOf(LecteurPredicats.BORNES.keySet());
        Optional<Yaml> nom =
                termes.get(0) instanceof Predicat.Compare premier ? mesure(premier.gauche()) : Optional.empty();
        if (nom.isEmpty()) {
            return Optional.empty();
        }
        Yaml.Table table = Yaml.Table.courte().avec("fait", nom.get());
        boolean stricte = false;
        int rang = -1;
        for (Predicat terme : termes) {
            if (!(terme instanceof Predicat.Compare compare)
                    || !mesure(compare.gauche()).equals(nom)
                    || !(compare.droite() instanceof Formule.Constante borne)
                    || ordre.indexOf(compare.comparaison()) <= rang) {
                return Optional.empty();
            }
            rang = ordre.indexOf(compare.comparaison());
            stricte |= compare.comparaison() == Comparaison.SUPERIEUR || compare.comparaison() == Comparaison.INFERIEUR;
            table.avec(cles.get(rang), grandeur(borne.valeur(), borne.unite()));
        }
        // Without a strict bound, a fact lies between bounds instead; the income by the parts is always compared.
        boolean comparee = stricte || nom.get().equals(Yaml.mot(NomsDuReglement.REVENU_PAR_PART));
        return comparee ? Optional.of(table) : Optional.empty();
    }

    private static Optional<Yaml> mesure(Formule formule) {
        if (formule.equals(Formule.Quotient.revenuParPart())) {
            return Optional.of(Yaml.mot(NomsDuReglement.REVENU_PAR_PART));
        }
        return formule instanceof Formule.Base base ? Optional.of(fait(base.donnee())) : Optional.empty();
    }

    private Yaml formule(Formule formule) {
        if (formule instanceof Formule.Forfait forfait) {
            return Yaml.Table.courte().avec("forfait", Yaml.mot(forfait.montant() + " EUR"));
        }
        if (formule instanceof Formule.Constante constante) {
            return grandeur(constante.valeur(), constante.unite());
        }
        if (formule instanceof Formule.Parametre parametre) {
            parametres.putIfAbsent(parametre.code(), parametre);
            return Yaml.Table.courte().avec("parametre", Yaml.texte(parametre.code()));
        }
        Optional<Yaml> mesure = mesure(formule);
        if (mesure.isPresent()) {
            return Yaml.Table.courte().avec("fait", mesure.get());
        }
        if (formule instanceof Formule.Taux taux) {
            return Yaml.Table.courte()
                    .avec("taux", Yaml.mot(taux.taux().toString()))
                    .avec("de", formule(taux.base()));
        }
        if (formule instanceof Formule.Somme somme) {
            return Yaml.Table.courte().avec("somme", (Yaml) liste(somme.termes(), this::formule));
        }
        if (formule instanceof Formule.Produit produit) {
            return Yaml.Table.courte().avec("produit", (Yaml) liste(produit.termes(), this::formule));
        }
        if (formule instanceof Formule.Difference difference) {
            return deux("difference", difference.valeur(), "moins", difference.deduction());
        }
        if (formule instanceof Formule.Quotient quotient) {
            return deux("quotient", quotient.valeur(), "par", quotient.diviseur());
        }
        if (formule instanceof Formule.Reste reste) {
            return deux("reste", reste.valeur(), "moins", reste.deduction());
        }
        if (formule instanceof Formule.Plafond plafond) {
            return deux("plafond", plafond.plafond(), "valeur", plafond.valeur());
        }
        if (formule instanceof Formule.Plancher plancher) {
            return deux("plancher", plancher.plancher(), "valeur", plancher.valeur());
        }
        if (formule instanceof Formule.Seuil seuil) {
            return deux("seuil", seuil.minimum(), "valeur", seuil.valeur());
        }
        if (formule instanceof Formule.Arrondie arrondie) {
            return Yaml.Table.courte()
                    .avec("arrondi", mot(arrondie.arrondi()))
                    .avec("valeur", formule(arrondie.valeur()));
        }
        if (formule instanceof Formule.AutreAide aide) {
            return Yaml.Table.courte().avec("aide", Yaml.texte(aide.code()));
        }
        if (formule instanceof Formule.TotalDeNiveau total) {
            return Yaml.Table.courte().avec("total", mot(total.niveau()));
        }
        if (formule instanceof Formule.Table table) {
            return Yaml.Table.courte()
                    .avec("table", liste(table.lignes(), this::ligne).enColonne())
                    .avec("sinon", Optional.ofNullable(table.sinon()).map(this::formule));
        }
        throw new IllegalStateException("a kind of formula that nobody taught to write: " + formule.getClass());
    }

    private Yaml ligne(Formule.Table.Ligne ligne) {
        return Yaml.Table.courte().avec("si", predicat(ligne.si())).avec("alors", formule(ligne.alors()));
    }

    private Yaml deux(String cle, Formule gauche, String autre, Formule droite) {
        return Yaml.Table.courte().avec(cle, formule(gauche)).avec(autre, formule(droite));
    }

    private static Yaml fait(Donnee donnee) {
        return Yaml.mot(donnee.nom());
    }

    private static Yaml valeur(Valeur valeur) {
        return valeur instanceof Valeur.Code code ? Yaml.texte(code.mot()) : Yaml.mot(valeur.toString());
    }

    private static Yaml grandeur(Fraction valeur, Unite unite) {
        return Yaml.mot(
                switch (unite) {
                    case NOMBRE -> valeur.toString();
                    case EURO -> valeur + " EUR";
                    case EURO_PAR_AN -> valeur + " EUR/an";
                    case EURO_PAR_AN_ET_PAR_PART -> valeur + " EUR/an/part";
                });
    }

    private static Yaml delai(Delai delai) {
        int ans = delai.nombre() / 12;
        boolean enAns = delai.unite() == Delai.Unite.MOIS && !delai.franc() && ans > 0 && delai.nombre() % 12 == 0;
        return Yaml.mot(enAns ? ans + (ans > 1 ? " ans" : " an") : delai.toString());
    }

    private static Yaml jour(LocalDate jour) {
        return Yaml.mot(jour.toString());
    }

    private static Optional<Yaml> jour(Optional<LocalDate> jour) {
        return jour.map(RedacteurReglement::jour);
    }

    /** What a règlement leaves out rather than writes blank. */
    private static Optional<Yaml> article(String texte) {
        return Optional.of(texte).filter(dit -> !dit.isEmpty()).map(Yaml::texte);
    }

    private static Yaml ouiOuNon(boolean vrai) {
        return Yaml.mot(vrai ? "oui" : "non");
    }

    private static Yaml mot(Enum<?> constante) {
        return Yaml.mot(constante.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static <T> Yaml.Liste liste(Collection<T> elements, Function<T, Yaml> redaction) {
        List<Yaml> liste = new ArrayList<>();
        elements.forEach(element -> liste.add(redaction.apply(element)));
        return new Yaml.Liste(liste, false);
    }
}
