package fr.octroi.format;

import static fr.octroi.format.ValeursDuReglement.construire;
import static fr.octroi.format.ValeursDuReglement.delai;
import static fr.octroi.format.ValeursDuReglement.valeur;

import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.Predicat.Compare.Comparaison;
import fr.octroi.reglement.TypeValeur;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the questions that conditions, tables and pieces ask. */
final class LecteurPredicats {

    /** Bounds that compare with a number, in the order in which they are joined. */
    static final Map<String, Comparaison> BORNES = bornes();

    /** Kinds of which one alone stands in a table. */
    private static final List<String> GENRES = List.of("et", "ou", "non", "compare", "applicable", "fait");

    private final NomsDuReglement noms;
    private final LecteurFormules formules;

    LecteurPredicats(NomsDuReglement noms, LecteurFormules formules) {
        this.noms = noms;
        this.formules = formules;
    }

    private static Map<String, Comparaison> bornes() {
        Map<String, Comparaison> bornes = new LinkedHashMap<>();
        bornes.put("minimum", Comparaison.SUPERIEUR_OU_EGAL);
        bornes.put("plus_de", Comparaison.SUPERIEUR);
        bornes.put("maximum", Comparaison.INFERIEUR_OU_EGAL);
        bornes.put("moins_de", Comparaison.INFERIEUR);
        return Collections.unmodifiableMap(bornes);
    }

    Predicat lire(Noeud noeud) {
        noeud.seulement(ClesDuReglement.toutes(ClesDuReglement.PREDICATS));
        noeud.unSeul(GENRES);
        if (noeud.facultatif("et").isPresent()) {
            return construire(forme(noeud, "et"), () -> new Predicat.Et(termes(noeud.exiger("et"))));
        }
        if (noeud.facultatif("ou").isPresent()) {
            return construire(forme(noeud, "ou"), () -> new Predicat.Ou(termes(noeud.exiger("ou"))));
        }
        if (noeud.facultatif("non").isPresent()) {
            return new Predicat.Non(lire(forme(noeud, "non").exiger("non")));
        }
        if (noeud.facultatif("compare").isPresent()) {
            return comparaison(forme(noeud, "compare").exiger("compare"));
        }
        if (noeud.facultatif("applicable").isPresent()) {
            return new Predicat.Applicable(
                    formules.lire(forme(noeud, "applicable").exiger("applicable")));
        }
        return surUnFait(noeud);
    }

    private static Noeud forme(Noeud noeud, String genre) {
        return noeud.seulement(ClesDuReglement.cles(ClesDuReglement.PREDICATS, genre));
    }

    private Predicat comparaison(Noeud noeud) {
        List<Noeud> cotes = noeud.liste();
        if (cotes.size() != 3) {
            throw noeud.erreur(
                    "COMPARAISON", "il faut ici trois éléments, comme [{fait: achat.prixTtc}, \"<=\", 3000 EUR]");
        }
        Comparaison signe = Stream.of(Comparaison.values())
                .filter(connue -> connue.signe().equals(cotes.get(1).texte()))
                .findFirst()
                .orElseThrow(() -> cotes.get(1)
                        .erreur(
                                "VALEUR_INVALIDE",
                                "il faut ici l'un de \"<\", \"<=\", \"=\", \">=\" et \">\", entre guillemets"));
        return construire(
                noeud, () -> new Predicat.Compare(formules.lire(cotes.get(0)), signe, formules.lire(cotes.get(2))));
    }

    private Predicat surUnFait(Noeud noeud) {
        Noeud fait = noeud.exiger("fait");
        if (fait.texte().equals(NomsDuReglement.REVENU_PAR_PART)) {
            return bornes(noeud);
        }
        Donnee donnee = noms.donnee(fait);
        if (noeud.facultatif("parmi").isPresent()) {
            exigerGenre(noeud, donnee, TypeValeur.CODE);
            forme(noeud, "parmi");
            TreeSet<String> codes = new TreeSet<>();
            noeud.exiger("parmi").liste().forEach(code -> codes.add(code.texte()));
            noms.nommer(donnee, codes);
            return construire(noeud, () -> new Predicat.Parmi(donnee, codes));
        }
        if (noeud.facultatif("dans").isPresent()) {
            exigerGenre(noeud, donnee, TypeValeur.CODE);
            forme(noeud, "dans");
            return construire(
                    noeud,
                    () -> new Predicat.DansTerritoire(
                            donnee, noms.territoire(noeud.exiger("dans")), noms.jourDuDroit()));
        }
        if (noeud.facultatif("vrai").isPresent()) {
            exigerGenre(noeud, donnee, TypeValeur.BOOLEEN);
            forme(noeud, "vrai");
            Predicat vrai = construire(noeud, () -> new Predicat.EstVrai(donnee));
            return noeud.exiger("vrai").ouiOuNon() ? vrai : new Predicat.Non(vrai);
        }
        if (noeud.facultatif("apres").isPresent()) {
            exigerGenre(noeud, donnee, TypeValeur.DATE);
            forme(noeud, "apres");
            return construire(
                    noeud,
                    () -> new Predicat.Ecoule(
                            noms.donnee(noeud.exiger("apres")),
                            donnee,
                            delai(noeud, "au_moins").orElse(null),
                            delai(noeud, "au_plus").orElse(null)));
        }
        boolean strict = noeud.facultatif("plus_de").isPresent()
                || noeud.facultatif("moins_de").isPresent();
        boolean sansOrdre = donnee.type() == TypeValeur.CODE || donnee.type() == TypeValeur.BOOLEEN;
        if (sansOrdre || (strict && donnee.type() == TypeValeur.DATE)) {
            throw autreGenre(noeud, donnee);
        }
        if (strict
                || (donnee.type() == TypeValeur.NOMBRE
                        && BORNES.keySet().stream().anyMatch(cle -> enFraction(noeud, cle)))) {
            return bornes(noeud);
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

    /** Nobody declares a third: such a bound is no value of a fact, but a number that it is compared with. */
    private static boolean enFraction(Noeud noeud, String cle) {
        return noeud.facultatif(cle)
                .filter(borne -> borne.texte().contains("/"))
                .isPresent();
    }

    /** One bound or more, strict or not, each a number with its unit. */
    private Predicat bornes(Noeud noeud) {
        forme(noeud, "bornes");
        Formule mesure = formules.mesure(noeud);
        List<Predicat> bornes = new ArrayList<>();
        BORNES.forEach((cle, comparaison) -> noeud.facultatif(cle)
                .ifPresent(borne -> bornes.add(construire(
                        borne, () -> new Predicat.Compare(mesure, comparaison, LecteurFormules.constante(borne))))));
        return bornes.size() == 1 ? bornes.get(0) : construire(noeud, () -> new Predicat.Et(bornes));
    }

    private static void exigerGenre(Noeud noeud, Donnee donnee, TypeValeur genre) {
        if (donnee.type() != genre) {
            throw autreGenre(noeud, donnee);
        }
    }

    private static FichierInvalideException autreGenre(Noeud noeud, Donnee donnee) {
        String formes = switch (donnee.type()) {
            case CODE -> "un code, et se demande par « parmi » ou « dans »";
            case BOOLEEN -> "un oui ou non, et se demande par « vrai »";
            case DATE -> "un jour, et se demande par « minimum » et « maximum », ce jour compris, ou par « apres »";
            case MONTANT, REVENU, NOMBRE ->
                "un nombre, et se demande par « minimum », « maximum », « plus_de » ou « moins_de »";
        };
        return noeud.erreur("TYPE_DE_DONNEE", "« " + donnee.nom() + " » est " + formes);
    }

    private List<Predicat> termes(Noeud noeud) {
        return noeud.liste().stream().map(this::lire).toList();
    }
}
